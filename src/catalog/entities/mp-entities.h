/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of record, each in a file of its own; the list of them is in mp-entity.c.
 */

#pragma once

#include "catalog/mp-entity.h"

extern const MpEntity mp_entity_division;
extern const MpEntity mp_entity_sub_committee;
extern const MpEntity mp_entity_division_group;
extern const MpEntity mp_entity_division_group_member;
extern const MpEntity mp_entity_person;
extern const MpEntity mp_entity_venue;
extern const MpEntity mp_entity_organization;
extern const MpEntity mp_entity_tier_period;
extern const MpEntity mp_entity_registration;
extern const MpEntity mp_entity_person_role;
extern const MpEntity mp_entity_org_venue;
extern const MpEntity mp_entity_filing;
extern const MpEntity mp_entity_filing_material;
extern const MpEntity mp_entity_filing_check;
extern const MpEntity mp_entity_party_org;
extern const MpEntity mp_entity_party_coverage;
extern const MpEntity mp_entity_import_batch;
extern const MpEntity mp_entity_export_batch;
