/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of entities: a new kind of record is its file mp-<name>.c in this folder, its schema
 * step, and its line here. Declarations, the catalog's array and the list of sources all follow
 * from it.
 */

#pragma once

#include "catalog/mp-entity.h"

/* Parents before children, and what is linked to before what links to it. */
#define MP_ENTITIES(X) \
  X (division) \
  X (sub_committee) \
  X (division_group) \
  X (division_group_member) \
  X (person) \
  X (venue) \
  X (party_org) \
  X (organization) \
  X (registration) \
  X (person_role) \
  X (org_venue) \
  X (filing) \
  X (filing_material) \
  X (filing_check) \
  X (tier_period) \
  X (party_coverage) \
  X (activity) \
  X (activity_group) \
  X (deliberation) \
  X (deliberation_group) \
  X (volunteer_record) \
  X (publicity) \
  X (major_report) \
  X (org_change) \
  X (exit_record) \
  X (periodic_report) \
  X (review) \
  X (eval_scheme) \
  X (eval_item) \
  X (evaluation) \
  X (eval_score) \
  X (annual_report) \
  X (credit_record) \
  X (inspection) \
  X (rectification) \
  X (disclosure) \
  X (need) \
  X (project) \
  X (award) \
  X (party_member) \
  X (party_life) \
  X (contact_visit) \
  X (cultivation) \
  X (fund_account) \
  X (fund_txn) \
  X (incubation_base) \
  X (incubation) \
  X (partner_unit) \
  X (pairing) \
  X (training) \
  X (training_group) \
  X (training_attendance) \
  X (report_batch) \
  X (twin_denial) \
  X (attachment) \
  X (import_batch) \
  X (export_batch)

#define MP_DECLARE_ENTITY(name) extern const MpEntity mp_entity_##name;
MP_ENTITIES (MP_DECLARE_ENTITY)
#undef MP_DECLARE_ENTITY
