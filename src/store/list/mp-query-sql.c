/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query as SQL. Every value is bound.
 */

#include "config.h"

#include "mp-query-private.h"
#include "store/table/mp-table.h"

#include <string.h>

static void
clear_condition (gpointer data)
{
  g_free (((MpCondition *) data)->sql);
}

/* --- the order ------------------------------------------------------------------------------ */

static const MpField *
sort_field (const MpQuery *query)
{
  if (query->sort != NULL)
    return query->sort;
  return query->entity->order != NULL ? mp_entity_get_field (query->entity, query->entity->order)
                                      : NULL;
}

static char *
order_column (const MpField *field)
{
  return g_strconcat (field->name, mp_table_has_key (field) ? "_key" : NULL, NULL);
}

/* The link by which records are sorted is the one to their parent, of which there is always one. */
static gboolean
is_link (const MpField *field)
{
  return field != NULL && field->type == MP_LINK && (field->flags & MP_SORTABLE) != 0
         && mp_query_is_in_row (field);
}

/* The field of the parent by whose order the link to it is sorted. */
static const MpField *
title_of_parent (const MpQuery *query)
{
  const MpEntity *parent = mp_entity_get_parent (query->entity);

  return mp_entity_get_field (parent, parent->title);
}

/* Many records share a code, a division or an owner; among themselves they stand in the order of
 * the entity.
 */
static const MpField *
second_sort_field (const MpQuery *query)
{
  const MpField *sort = sort_field (query);
  const MpField *order = query->entity->order != NULL
                           ? mp_entity_get_field (query->entity, query->entity->order)
                           : NULL;

  if (sort == NULL || sort == order
      || (sort->type != MP_CODE && sort->type != MP_DIVISION && sort->type != MP_FLAG
          && sort->type != MP_LINK))
    return NULL;
  return order;
}

/* The columns from which an index can deliver the order; NULL when none can. */
static GPtrArray *
list_order_columns (const MpQuery *query)
{
  const MpField *fields[] = { sort_field (query), second_sort_field (query) };
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL && (!mp_query_is_in_row (fields[i]) || is_link (fields[i])))
      return NULL;
    else if (fields[i] != NULL)
      g_ptr_array_add (columns, order_column (fields[i]));
  g_ptr_array_add (columns, g_strdup ("id"));

  return g_steal_pointer (&columns);
}

/* Empty values come last, whichever way. */
static void
append_order_field (const MpQuery *query, GString *sql, const MpField *field)
{
  const char *way = query->descending ? " DESC" : "";
  const char *empty = query->descending || (field->flags & MP_REQUIRED) != 0 ? "" : " NULLS LAST";
  g_autofree char *column = order_column (field);
  g_autoptr (GString) value = g_string_new (NULL);

  mp_table_append_value (value, "t", field);
  if (is_link (field))
    {
      g_autofree char *title = order_column (title_of_parent (query));

      g_string_append_printf (sql, "l.%s%s%s, l.id%s, ", title, way, empty, way);
    }
  else if (mp_query_is_in_row (field))
    g_string_append_printf (sql, "t.%s%s%s, ", column, way, empty);
  else if (field->type == MP_TEXT)
    g_string_append_printf (sql, "pinyin_key (%s, %d)%s%s, ", value->str, mp_table_key_kind (field),
                            way, empty);
  else
    g_string_append_printf (sql, "%s%s%s, ", value->str, way, empty);
}

static void
append_order (const MpQuery *query, GString *sql)
{
  g_string_append (sql, " ORDER BY ");
  if (query->deleted && query->sort == NULL)
    {
      g_string_append (sql, "t.deleted_at DESC, t.id DESC");
      return;
    }
  if (sort_field (query) != NULL)
    append_order_field (query, sql, sort_field (query));
  if (second_sort_field (query) != NULL)
    append_order_field (query, sql, second_sort_field (query));
  g_string_append (sql, query->descending ? "t.id DESC" : "t.id");
}

/* --- the statement -------------------------------------------------------------------------- */

/* The linked records in their order, and those of each in theirs: nothing is left to be sorted. */
static gboolean
append_walk (const MpQueryParts *self, GString *sql, MpDb *db, const MpField *link, GError **error)
{
  const MpEntity *entity = self->query->entity;
  const char *parent = mp_entity_get_parent (entity)->name;
  const MpField *second = second_sort_field (self->query);
  g_autofree char *title = order_column (title_of_parent (self->query));
  g_autofree char *tie = second != NULL ? order_column (second) : NULL;
  const char *outer[] = { title, "id", NULL };
  const char *inner[] = { link->name, tie != NULL ? tie : "id", tie != NULL ? "id" : NULL, NULL };
  g_autofree char *outer_index = NULL;
  g_autofree char *inner_index = NULL;

  if (!mp_query_find_index (db, parent, outer, &outer_index, error)
      || !mp_query_find_index (db, entity->name, inner, &inner_index, error))
    return FALSE;
  if (outer_index != NULL && inner_index != NULL)
    g_string_append_printf (sql, "%s AS l INDEXED BY %s CROSS JOIN %s AS t INDEXED BY %s", parent,
                            outer_index, entity->name, inner_index);
  else
    g_string_append_printf (sql, "%s AS l CROSS JOIN %s AS t", parent, entity->name);
  g_string_append_printf (sql, " ON t.%s = l.id AND l.deleted_at IS NULL", link->name);

  return TRUE;
}

static gboolean
append_source (const MpQueryParts *self, GString *sql, MpDb *db, GError **error)
{
  const MpEntity *entity = self->query->entity;
  const MpField *sort = sort_field (self->query);
  g_autofree char *index = NULL;

  if (self->derived || (sort != NULL && (sort->flags & MP_DERIVED) != 0))
    g_string_append_printf (sql, "%s_view AS t", entity->name);
  else if (is_link (sort) && self->conditions->len == 0 && !self->query->deleted)
    return append_walk (self, sql, db, sort, error);
  else
    {
      if (!mp_query_choose_index (self, db, &index, error))
        return FALSE;
      g_string_append_printf (sql, "%s AS t %s%s", entity->name,
                              index != NULL ? "INDEXED BY " : "NOT INDEXED",
                              index != NULL ? index : "");
    }
  if (is_link (sort))
    g_string_append_printf (sql, " CROSS JOIN %s AS l ON l.id = t.%s",
                            mp_entity_get_parent (entity)->name, sort->name);

  return TRUE;
}

sqlite3_stmt *
mp_query_prepare (MpQuery *self, MpDb *db, GError **error)
{
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (MpCondition));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) order = list_order_columns (self);
  g_autoptr (GString) sql = g_string_new ("SELECT t.id FROM ");
  MpQueryParts parts = {
    .query = self,
    .live = self->deleted ? "t.deleted_at IS NOT NULL" : "t.deleted_at IS NULL",
    .conditions = conditions,
    .values = values,
    .order = order,
  };
  sqlite3_stmt *statement;

  g_array_set_clear_func (conditions, clear_condition);
  mp_query_add_conditions (&parts);

  if (!append_source (&parts, sql, db, error))
    return NULL;
  g_string_append_printf (sql, " WHERE %s", parts.live);
  for (guint i = 0; i < conditions->len; i++)
    g_string_append_printf (sql, " AND %s", g_array_index (conditions, MpCondition, i).sql);
  append_order (self, sql);

  statement = mp_db_prepare (db, sql->str, error);
  if (statement != NULL)
    mp_query_bind (&parts, statement);
  return statement;
}
