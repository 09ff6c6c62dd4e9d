/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query as SQL. Every value is bound.
 */

#include "config.h"

#include "mp-query-private.h"
#include "store/mp-table.h"

#include <string.h>

/* --- conditions ----------------------------------------------------------------------------- */

static gboolean
is_in_row (const MpField *field)
{
  return (field->flags & (MP_CUSTOM | MP_DERIVED)) == 0;
}

static gboolean
is_date (const MpField *field)
{
  return field->type == MP_DATE || field->type == MP_DATETIME;
}

static void
clear_condition (gpointer data)
{
  g_free (((MpCondition *) data)->sql);
}

/* Takes `value`; returns the number of its parameter. */
static guint
add_value (MpQueryParts *self, char *value)
{
  g_ptr_array_add (self->values, value);
  return self->values->len;
}

static void
add_condition (MpQueryParts *self, GString *sql, const char *column, gboolean exact)
{
  MpCondition condition = { g_string_free (sql, FALSE), column, exact };

  g_array_append_val (self->conditions, condition);
}

static void
append_divisions (MpQueryParts *self, GString *sql, const char *const *roots, guint n_roots)
{
  g_string_append (sql, "(WITH RECURSIVE under (id) AS (VALUES ");
  for (guint i = 0; i < n_roots; i++)
    g_string_append_printf (sql, "%s(CAST (?%u AS INTEGER))", i > 0 ? ", " : "",
                            add_value (self, g_strdup (roots[i])));
  g_string_append (sql, " UNION SELECT d.id FROM division AS d JOIN under ON d.parent = under.id) SELECT id FROM under)");
}

static void
append_comparison (MpQueryParts *self, GString *sql, const MpField *field, const char *value)
{
  g_autoptr (GString) column = g_string_new (NULL);
  guint number;

  mp_table_append_value (column, "t", field);
  if (value == NULL)
    {
      g_string_append_printf (sql, "%s IS NULL", column->str);
      return;
    }

  number = add_value (self, g_strdup (value));
  if (field->type == MP_CODES)
    g_string_append_printf (sql, "instr (',' || %s || ',', ',' || ?%u || ',') > 0", column->str,
                            number);
  else if (is_date (field))
    g_string_append_printf (sql, "%s BETWEEN ?%u AND ?%u || '~'", column->str, number, number);
  else
    g_string_append_printf (sql, "%s = CAST (?%u AS %s)", column->str, number,
                            mp_field_sql_type (field));
}

/* The divisions among the values are one set, whatever their number. */
static void
append_division_comparison (MpQueryParts *self, GString *sql, const MpField *field,
                            const MpFilter *filters, guint n_filters)
{
  g_autoptr (GPtrArray) roots = g_ptr_array_new ();
  const char *separator = "";

  for (guint i = 0; i < n_filters; i++)
    if (filters[i].value != NULL)
      g_ptr_array_add (roots, filters[i].value);

  if (roots->len < n_filters)
    {
      append_comparison (self, sql, field, NULL);
      separator = " OR ";
    }
  if (roots->len > 0)
    {
      g_string_append (sql, separator);
      mp_table_append_value (sql, "t", field);
      g_string_append (sql, " IN ");
      append_divisions (self, sql, (const char *const *) roots->pdata, roots->len);
    }
}

/* One column that holds one value, or a set of divisions, or the days of a year. */
static const char *
indexable_column (const MpField *field, const MpFilter *filters, guint n_filters)
{
  if (!is_in_row (field) || field->type == MP_CODES)
    return NULL;
  if (field->type != MP_DIVISION)
    return n_filters == 1 ? field->name : NULL;

  for (guint i = 0; i < n_filters; i++)
    if (filters[i].value == NULL)
      return NULL;
  return field->name;
}

static void
add_filters (MpQueryParts *self, const MpFilter *filters, guint n_filters)
{
  const MpField *field = filters[0].field;
  GString *sql = g_string_new ("(");

  if (field->type == MP_DIVISION)
    append_division_comparison (self, sql, field, filters, n_filters);
  else
    for (guint i = 0; i < n_filters; i++)
      {
        g_string_append (sql, i > 0 ? " OR " : "");
        append_comparison (self, sql, field, filters[i].value);
      }
  g_string_append_c (sql, ')');

  self->derived |= (field->flags & MP_DERIVED) != 0;
  add_condition (self, sql, indexable_column (field, filters, n_filters),
                 !is_date (field) || filters[0].value == NULL);
}

static void
add_all_filters (MpQueryParts *self)
{
  const MpFilter *filters = (const MpFilter *) self->query->filters->data;
  guint n = self->query->filters->len;

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && filters[end].field == filters[first].field;)
        end++;
      add_filters (self, filters + first, end - first);
    }
}

static void append_ways (MpQueryParts *self, GString *sql, const MpEntity *entity, const char *alias,
                         const char *divisions);

/* One way to a division (MpEntity.scope): the record's own, that of a record it links to, or that
 * of the records that link to it.
 */
static void
append_way (MpQueryParts *self, GString *sql, const MpEntity *entity, const char *alias,
            const char *way, const char *divisions)
{
  const char *dot = strchr (way, '.');
  const MpField *field = dot == NULL ? mp_entity_get_field (entity, way) : NULL;
  g_autofree char *child = dot != NULL ? g_strndup (way, dot - way) : NULL;
  g_autofree char *below = g_strdup_printf ("%ss", alias);

  if (dot != NULL)
    {
      g_string_append_printf (sql, "%s.id IN (SELECT %s.%s FROM %s AS %s WHERE %s.deleted_at IS NULL AND ",
                              alias, below, dot + 1, child, below, below);
      append_ways (self, sql, mp_entity_lookup (child), below, divisions);
      g_string_append_c (sql, ')');
    }
  else if (field != NULL && field->type == MP_LINK)
    {
      g_string_append_printf (sql, "%s.%s IN (SELECT %s.id FROM %s AS %s WHERE ", alias, way, below,
                              field->of, below);
      append_ways (self, sql, mp_entity_lookup (field->of), below, divisions);
      g_string_append_c (sql, ')');
    }
  else
    g_string_append_printf (sql, "%s.%s IN %s", alias, way, divisions);
}

static void
append_ways (MpQueryParts *self, GString *sql, const MpEntity *entity, const char *alias,
             const char *divisions)
{
  g_auto (GStrv) ways = g_strsplit (entity->scope, " ", -1);

  g_string_append_c (sql, '(');
  for (guint i = 0; ways[i] != NULL; i++)
    {
      g_string_append (sql, i > 0 ? " OR " : "");
      append_way (self, sql, entity, alias, ways[i], divisions);
    }
  g_string_append_c (sql, ')');
}

static void
add_scope (MpQueryParts *self)
{
  const MpEntity *entity = self->query->entity;
  g_autofree char *root = g_strdup_printf ("%" G_GINT64_FORMAT, self->query->scope);
  const char *roots[] = { root };
  g_autoptr (GString) divisions = g_string_new (NULL);
  GString *sql;

  if (self->query->scope == 0 || entity->scope == NULL)
    return;

  append_divisions (self, divisions, roots, 1);
  sql = g_string_new (NULL);
  append_ways (self, sql, entity, "t", divisions->str);
  /* Of one way the index of its column is the way in. */
  add_condition (self, sql, strpbrk (entity->scope, " .") == NULL ? entity->scope : NULL,
                 strpbrk (entity->scope, " .") == NULL);
}

static char *
escape_like (const char *text)
{
  GString *pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');

  return g_string_free (pattern, FALSE);
}

static gboolean
has_ascii_letter (const char *text)
{
  while (*text != '\0' && !g_ascii_isalpha (*text))
    text++;
  return *text != '\0';
}

/* instr() is twice as fast as LIKE, and enough where there is no case. */
static void
add_text (MpQueryParts *self)
{
  const MpEntity *entity = self->query->entity;
  gboolean cased;
  GString *sql;
  guint number;

  if (self->query->text == NULL)
    return;

  cased = has_ascii_letter (self->query->text);
  number = add_value (self, cased ? escape_like (self->query->text) : g_strdup (self->query->text));
  sql = g_string_new ("(0");
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_SEARCHED) != 0)
      {
        g_autoptr (GString) column = g_string_new (NULL);

        mp_table_append_value (column, "t", &entity->fields[i]);
        if (cased)
          g_string_append_printf (sql, " OR %s LIKE ?%u ESCAPE '\\'", column->str, number);
        else
          g_string_append_printf (sql, " OR instr (%s, ?%u)", column->str, number);
        self->derived |= (entity->fields[i].flags & MP_DERIVED) != 0;
      }
  g_string_append_c (sql, ')');
  add_condition (self, sql, NULL, FALSE);
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

/* Many records share a code or a division; among themselves they stand in the order of the entity. */
static const MpField *
second_sort_field (const MpQuery *query)
{
  const MpField *sort = sort_field (query);
  const MpField *order = query->entity->order != NULL
                           ? mp_entity_get_field (query->entity, query->entity->order)
                           : NULL;

  if (sort == NULL || sort == order
      || (sort->type != MP_CODE && sort->type != MP_DIVISION && sort->type != MP_FLAG))
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
    if (fields[i] != NULL && !is_in_row (fields[i]))
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
  if (is_in_row (field))
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
  if (sort_field (query) != NULL)
    append_order_field (query, sql, sort_field (query));
  if (second_sort_field (query) != NULL)
    append_order_field (query, sql, second_sort_field (query));
  g_string_append (sql, query->descending ? "t.id DESC" : "t.id");
}

/* --- the statement -------------------------------------------------------------------------- */

static gboolean
append_source (const MpQueryParts *self, GString *sql, MpDb *db, GError **error)
{
  const MpEntity *entity = self->query->entity;
  const MpField *sort = sort_field (self->query);
  g_autofree char *index = NULL;

  if (self->derived || (sort != NULL && (sort->flags & MP_DERIVED) != 0))
    {
      g_string_append_printf (sql, "%s_view AS t", entity->name);
      return TRUE;
    }

  if (!mp_query_choose_index (self, db, &index, error))
    return FALSE;
  g_string_append_printf (sql, "%s AS t %s%s", entity->name,
                          index != NULL ? "INDEXED BY " : "NOT INDEXED",
                          index != NULL ? index : "");
  return TRUE;
}

void
mp_query_bind (const MpQueryParts *self, sqlite3_stmt *statement)
{
  guint n = (guint) sqlite3_bind_parameter_count (statement);

  for (guint i = 0; i < MIN (n, self->values->len); i++)
    sqlite3_bind_text (statement, (int) i + 1, self->values->pdata[i], -1, SQLITE_TRANSIENT);
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
  add_all_filters (&parts);
  add_scope (&parts);
  add_text (&parts);

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
