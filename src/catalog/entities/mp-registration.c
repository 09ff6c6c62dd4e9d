/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The legal registration of an organization of the first tier (domain.md E03). A credit code
 * that fails its check is kept and marked, never refused: real ones exist.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-record.h"
#include "catalog/mp-check.h"

static gboolean
is_registered (MpRecord *organization)
{
  return mp_record_is (organization, "tier", "1");
}

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "uscc", .label = N_("Unified social credit code"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED | MP_DECISIVE | MP_ALONE, .section = N_("Registration"), .check = mp_check_uscc },
  { .name = "old_cert_no", .label = N_("Registration certificate number"), .type = MP_TEXT, .check = mp_check_paper_no },
  { .name = "registry", .label = N_("Registry"), .type = MP_TEXT },
  { .name = "direct_registration", .label = N_("Registered directly"), .type = MP_FLAG },
  { .name = "business_authority", .label = N_("Business authority"), .type = MP_TEXT },
  { .name = "registered_on", .label = N_("Registered on"), .type = MP_DATE, .check = mp_check_past, .flags = MP_IN_LIST },
  { .name = "valid_from", .label = N_("Certificate from"), .type = MP_DATE, .flags = MP_BEGINS },
  { .name = "valid_to", .label = N_("Certificate until"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "capital", .label = N_("Capital (yuan)"), .type = MP_MONEY, .check = mp_check_amount },
  { .name = "legal_rep", .label = N_("Legal representative"), .type = MP_LINK, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .of = "person" },
  { .name = "domicile", .label = N_("Domicile"), .type = MP_TEXT },
  { .name = "directors", .label = N_("Directors"), .type = MP_INTEGER },
  { .name = "supervisors", .label = N_("Supervisors"), .type = MP_INTEGER },
  { .name = "rating", .label = N_("Rating"), .type = MP_CODE, .flags = MP_IN_LIST, .of = "rating" },
  { .name = "rating_valid_to", .label = N_("Rating valid until"), .type = MP_DATE },
  { .name = "last_check_year", .label = N_("Year of the last annual check"), .type = MP_INTEGER },
  { .name = "last_check_result", .label = N_("Result of the last annual check"), .type = MP_CODE, .of = "check_result" },
};

const MpEntity mp_entity_registration = {
  .name = "registration",
  .label = N_("Registration"),
  .group = "organizations",
  .title = "uscc",
  .parent = "organization",
  .scope = "organization",
  .identity = "organization",
  .flags = MP_ENTITY_ONE,
  .shown = is_registered,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
