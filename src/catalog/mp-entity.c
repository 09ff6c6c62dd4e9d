/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of entities. A new kind of record is its file, its schema step and its name here.
 */

#include "config.h"

#include "catalog/entities/mp-entities.h"

/* Parents before children, and what is linked to before what links to it. */
static const MpEntity *const entities[] = {
  &mp_entity_division,
  &mp_entity_sub_committee,
  &mp_entity_division_group,
  &mp_entity_division_group_member,
  &mp_entity_person,
  &mp_entity_venue,
  &mp_entity_party_org,
  &mp_entity_organization,
  &mp_entity_registration,
  &mp_entity_person_role,
  &mp_entity_org_venue,
  &mp_entity_filing,
  &mp_entity_filing_material,
  &mp_entity_filing_check,
  &mp_entity_tier_period,
  &mp_entity_party_coverage,
  &mp_entity_import_batch,
  &mp_entity_export_batch,
};

const MpEntity *const *
mp_entities (guint *n_entities)
{
  *n_entities = G_N_ELEMENTS (entities);
  return entities;
}

const MpEntity *
mp_entity_lookup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i]->name, name))
      return entities[i];
  return NULL;
}

const MpEntity *
mp_entity_get_parent (const MpEntity *entity)
{
  const MpField *link = entity->parent != NULL ? mp_entity_get_field (entity, entity->parent) : NULL;

  if (link == NULL)
    return NULL;
  return mp_entity_lookup (link->type == MP_DIVISION ? "division" : link->of);
}

const MpField *
mp_entity_get_field (const MpEntity *entity, const char *name)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (g_str_equal (entity->fields[i].name, name))
      return &entity->fields[i];
  return NULL;
}

int
mp_entity_index (const MpEntity *entity, const MpField *field)
{
  g_return_val_if_fail (field >= entity->fields && field < entity->fields + entity->n_fields, -1);

  return (int) (field - entity->fields);
}
