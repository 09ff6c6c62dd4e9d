/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the catalog's list is taken in under other names, and the two functions that know
 * the list are written anew over a longer one.
 */

#include "paper-entity.h"

const MpEntity *const *built_in_entities (guint *n_entities);
const MpEntity *built_in_lookup (const char *name);

#define mp_entities built_in_entities
#define mp_entity_lookup built_in_lookup
#include "catalog/mp-entity.c"
#undef mp_entities
#undef mp_entity_lookup

static const MpField fields[] = {
  { .name = "title", .label = "文件名称", .type = MP_TEXT,
    .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "owner_kind", .label = "归属类别", .type = MP_CODE, .of = "paper_owner",
    .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER },
  { .name = "owner", .label = "归属", .type = MP_LINK, .of = "organization person",
    .entity_by = "owner_kind", .flags = MP_REQUIRED | MP_IN_LIST | MP_SEARCHED },
};

static const MpEntity paper = {
  .name = "paper",
  .label = "文件",
  .title = "title",
  .order = "title",
  .group = "reporting",
  .scope = "owner",
  .identity = "title owner_kind owner",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

static const MpEntity *const all[] = { MP_ENTITIES (ADDRESS) &paper };

const MpEntity *const *
mp_entities (guint *n_entities)
{
  *n_entities = G_N_ELEMENTS (all);
  return all;
}

const MpEntity *
mp_entity_lookup (const char *name)
{
  return g_str_equal (name, paper.name) ? &paper : built_in_lookup (name);
}

void
paper_add_codes (MpCodes *codes)
{
  mp_codes_add (codes, "paper_owner", "organization", "集体", NULL, NULL);
  mp_codes_add (codes, "paper_owner", "person", "自然人", NULL, NULL);
}
