/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of record by name; the list itself is entities/mp-entities.h.
 */

#include "config.h"

#include "catalog/entities/mp-entities.h"

#define ADDRESS(name) &mp_entity_##name,

static const MpEntity *const entities[] = { MP_ENTITIES (ADDRESS) };

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
  const MpField *link =
      entity->parent != NULL ? mp_entity_get_field (entity, entity->parent) : NULL;

  if (link == NULL)
    return NULL;
  return mp_entity_lookup (link->type == MP_DIVISION ? "division" : link->of);
}

const MpField *
mp_entity_get_belonging (const MpEntity *entity, const MpEntity *owner)
{
  const MpEntity *parent = mp_entity_get_parent (entity);
  const MpField *link = entity->owner != NULL ? mp_entity_get_field (entity, entity->owner) : NULL;

  if (parent != NULL && g_str_equal (parent->name, owner->name))
    return mp_entity_get_field (entity, entity->parent);

  return link != NULL && mp_field_links_to (link, owner->name) ? link : NULL;
}

const MpField *
mp_entity_get_division (const MpEntity *entity)
{
  const MpField *field = entity->scope != NULL ? mp_entity_get_field (entity, entity->scope) : NULL;

  return field != NULL && field->type == MP_DIVISION ? field : NULL;
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
