/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the records of one entity are read, with the titles of what they link to. A link of one kind
 * is kept true by the file itself; what one of several kinds means is asked here.
 */

#include "config.h"

#include "mp-table-private.h"

#define MAX_TITLE_DEPTH 3

static gboolean
is_stored (const MpField *field)
{
  return (field->flags & MP_DERIVED) == 0;
}

gboolean
mp_table_is_link (const MpField *field)
{
  return field->type == MP_LINK || field->type == MP_DIVISION;
}

void
mp_table_append_value (GString *sql, const char *alias, const MpField *field)
{
  if ((field->flags & MP_CUSTOM) != 0)
    g_string_append_printf (sql, "json_extract (%s.custom, '$.%s')", alias, field->name);
  else
    g_string_append_printf (sql, "%s.%s", alias, field->name);
}

char *
mp_table_dup_belonging (const MpEntity *entity, const MpEntity *owner, const char *alias,
                        const char *id)
{
  const MpField *link = mp_entity_get_belonging (entity, owner);

  if (link == NULL)
    return NULL;
  if (link->entity_by == NULL)
    return g_strdup_printf ("%s.%s = %s", alias, link->name, id);
  return g_strdup_printf ("%s.%s = %s AND %s.%s = '%s'", alias, link->name, id, alias,
                          link->entity_by, owner->name);
}

void
mp_table_append_each_kind (GString *sql, const char *alias, const MpField *field, MpKindFunc append,
                           gpointer data)
{
  g_auto (GStrv) kinds = mp_field_list_kinds (field);

  if (field->entity_by == NULL)
    {
      append (sql, kinds[0], data);
      return;
    }

  g_string_append_printf (sql, "CASE %s.%s", alias, field->entity_by);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_string_append_printf (sql, " WHEN '%s' THEN ", kinds[i]);
      append (sql, kinds[i], data);
    }
  g_string_append (sql, " END");
}

typedef struct
{
  const char *alias; /* of the row that has the link */
  const MpField *link;
  guint depth;
  MpEntityFunc lookup;
  gpointer data;
} Title;

/* The title of the record of `kind` that is linked to; when that title is a link itself, its
 * title.
 */
static void
append_title (GString *sql, const char *kind, gpointer data)
{
  const Title *self = data;
  const MpEntity *target = self->lookup (self->data, kind);
  const MpField *title = target != NULL ? mp_entity_get_field (target, target->title) : NULL;
  g_autofree char *alias = g_strdup_printf ("x%u", self->depth);
  Title next = { alias, title, self->depth + 1, self->lookup, self->data };

  if (title == NULL || self->depth > MAX_TITLE_DEPTH)
    {
      g_string_append (sql, "NULL");
      return;
    }

  g_string_append (sql, "(SELECT ");
  if (mp_table_is_link (title))
    mp_table_append_each_kind (sql, alias, title, append_title, &next);
  else if (self->link->type == MP_DIVISION)
    g_string_append_printf (sql, "coalesce (%s.short_name, %s.name)", alias, alias);
  else
    mp_table_append_value (sql, alias, title);
  g_string_append_printf (sql, " FROM %s%s AS %s WHERE %s.id = ", target->name,
                          is_stored (title) ? "" : "_view", alias, alias);
  mp_table_append_value (sql, self->alias, self->link);
  g_string_append_c (sql, ')');
}

/* id, deleted_at, then the fields in their order, then the titles of the links in theirs. */
char *
mp_table_make_select (const MpEntity *entity, gboolean plain, const char *where,
                      MpEntityFunc lookup, gpointer data)
{
  GString *sql = g_string_new ("SELECT t.id, t.deleted_at");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_string_append (sql, ", ");
      if (plain && !is_stored (&entity->fields[i]))
        g_string_append (sql, "NULL");
      else
        mp_table_append_value (sql, "t", &entity->fields[i]);
    }
  for (guint i = 0; i < entity->n_fields && !plain; i++)
    if (mp_table_is_link (&entity->fields[i]))
      {
        Title title = { "t", &entity->fields[i], 1, lookup, data };

        g_string_append (sql, ", ");
        mp_table_append_each_kind (sql, "t", title.link, append_title, &title);
      }
  g_string_append_printf (sql, " FROM %s%s AS t WHERE %s", entity->name,
                          !plain && (entity->flags & MP_ENTITY_VIEW) != 0 ? "_view" : "", where);

  return g_string_free (sql, FALSE);
}

static void
append_exists (GString *sql, const char *kind, gpointer data)
{
  const MpField *link = data;

  g_string_append_printf (sql, "EXISTS (SELECT 1 FROM %s WHERE id = t.%s)", kind, link->name);
}

char *
mp_table_make_lost (const MpEntity *entity)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *link = &entity->fields[i];

      if (link->entity_by == NULL)
        continue;
      g_string_append_printf (sql, " OR t.%s IS NOT NULL AND NOT ifnull (", link->name);
      mp_table_append_each_kind (sql, "t", link, append_exists, (gpointer) link);
      g_string_append (sql, ", 0)");
    }
  if (sql->len == 0)
    return NULL;

  return g_strdup_printf ("SELECT count (*) FROM %s AS t WHERE t.id BETWEEN ?1 AND ?2 AND (0%s)",
                          entity->name, sql->str);
}
