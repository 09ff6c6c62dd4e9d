/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Found in the catalog each time: some fifty tables of some twenty lines.
 */

#include "config.h"

#include "mp-relation.h"

#include <glib/gi18n-lib.h>

static void
relation_free (gpointer data)
{
  MpRelation *self = data;

  g_free (self->key);
  g_free (self->label);
  g_free (self);
}

/* Everything lies in a division; what belongs to one says so by its parent. */
static gboolean
speaks_of (const MpField *field, const MpEntity *entity, gboolean owned)
{
  return (field->type == MP_LINK || (field->type == MP_DIVISION && owned))
         && field->entity_by == NULL && (field->flags & (MP_CUSTOM | MP_DERIVED)) == 0
         && mp_field_links_to (field, entity->name);
}

/* A post that mentions a person is a post; a project that mentions an organization may be one that
 * it carries out or one that it has contracted for.
 */
static char *
make_label (const MpEntity *from, const MpField *link, const MpEntity *to, gboolean owned)
{
  return owned || g_str_equal (mp_field_label (link), _(to->label))
           ? g_strdup (_(from->label))
           : g_strdup_printf (C_("relation", "%s (%s)"), _(from->label), mp_field_label (link));
}

static void
add (GPtrArray *relations, const MpEntity *from, const MpEntity *to, gboolean owned)
{
  for (guint i = 0; i < from->n_fields; i++)
    if (speaks_of (&from->fields[i], to, owned)
        && (g_strcmp0 (from->fields[i].name, from->parent) == 0) == owned)
      {
        const MpField *link = &from->fields[i];
        MpRelation *relation = g_new (MpRelation, 1);

        *relation = (MpRelation) {
          from, link, owned,
          owned ? g_strdup (from->name) : g_strconcat (from->name, ".", link->name, NULL),
          make_label (from, link, to, owned),
        };
        g_ptr_array_add (relations, relation);
      }
}

GPtrArray *
mp_relations (MpStore *store, const MpEntity *entity)
{
  GPtrArray *relations = g_ptr_array_new_with_free_func (relation_free);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint owned = 2; owned-- > 0;)
    for (guint i = 0; i < n_entities; i++)
      if (entities[i]->group != NULL)
        add (relations, mp_store_get_entity (store, entities[i]->name), entity, owned == 1);

  return relations;
}

static gboolean
take_counts (const char *const *values, guint n_values, gpointer data, GError **error)
{
  for (guint i = 0; i < n_values; i++)
    g_array_index ((GArray *) data, guint, i) = (guint) g_ascii_strtoull (values[i], NULL, 10);
  return FALSE;
}

GArray *
mp_relations_count (MpStore *store, GPtrArray *relations, gint64 id)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (guint));
  const MpParam params[] = { { ":id", NULL, id } };
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  g_array_set_size (counts, relations->len);
  for (guint i = 0; i < relations->len; i++)
    {
      const MpRelation *relation = relations->pdata[i];
      g_autofree char *where = mp_relation_dup_where (relation);

      g_string_append_printf (sql, "%s(SELECT count (*) FROM %s WHERE %s)", i > 0 ? ", " : "",
                              relation->entity->name, where);
    }
  if (relations->len > 0 && id != 0)
    mp_store_select (store, sql->str, params, G_N_ELEMENTS (params), take_counts, counts, NULL,
                     NULL);

  return counts;
}

char *
mp_relation_dup_where (const MpRelation *self)
{
  return g_strdup_printf ("%s = :id AND deleted_at IS NULL", self->link->name);
}
