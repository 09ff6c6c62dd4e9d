/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Found in the catalog each time: some fifty tables of some twenty lines.
 */

#include "config.h"

#include "mp-relation.h"

static gboolean
speaks_of (const MpField *field, const MpEntity *entity)
{
  return field->type == MP_LINK && field->entity_by == NULL
         && (field->flags & (MP_CUSTOM | MP_DERIVED)) == 0
         && mp_field_links_to (field, entity->name);
}

static void
add (GPtrArray *relations, const MpEntity *from, const MpEntity *to, gboolean owned)
{
  for (guint i = 0; i < from->n_fields; i++)
    if (speaks_of (&from->fields[i], to)
        && (g_strcmp0 (from->fields[i].name, from->parent) == 0) == owned)
      {
        MpRelation *relation = g_new (MpRelation, 1);

        *relation = (MpRelation) { from, &from->fields[i], owned };
        g_ptr_array_add (relations, relation);
      }
}

GPtrArray *
mp_relations (MpStore *store, const MpEntity *entity)
{
  GPtrArray *relations = g_ptr_array_new_with_free_func (g_free);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint owned = 2; owned-- > 0;)
    for (guint i = 0; i < n_entities; i++)
      if (entities[i]->group != NULL)
        add (relations, mp_store_get_entity (store, entities[i]->name), entity, owned == 1);

  return relations;
}

char *
mp_relation_dup_where (const MpRelation *self)
{
  return g_strdup_printf ("%s = :id AND deleted_at IS NULL", self->link->name);
}
