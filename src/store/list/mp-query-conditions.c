/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which records a query means: its filters, the division it is narrowed to, the ids that were given
 * (the text that was typed: mp-query-text.c). Every value is bound.
 */

#include "config.h"

#include "mp-query-private.h"
#include "store/table/mp-table.h"

#include <string.h>

gboolean
mp_query_is_in_row (const MpField *field)
{
  return (field->flags & (MP_CUSTOM | MP_DERIVED)) == 0;
}

static gboolean
is_date (const MpField *field)
{
  return field->type == MP_DATE || field->type == MP_DATETIME;
}

guint
mp_query_add_value (MpQueryParts *self, char *value)
{
  g_ptr_array_add (self->values, value);
  return self->values->len;
}

void
mp_query_add_condition (MpQueryParts *self, GString *sql, const char *column, gboolean exact)
{
  MpCondition condition = { g_string_free (sql, FALSE), column, exact };

  g_array_append_val (self->conditions, condition);
}

/* What lies under `roots`: the divisions below a division, those of a group of divisions and what
 * is below them. An id is of one record only, so nobody has to say which it is.
 */
static void
append_divisions (MpQueryParts *self, GString *sql, const char *const *roots, guint n_roots)
{
  g_string_append (sql, "(WITH RECURSIVE under (id) AS (VALUES ");
  for (guint i = 0; i < n_roots; i++)
    g_string_append_printf (sql, "%s(CAST (?%u AS INTEGER))", i > 0 ? ", " : "",
                            mp_query_add_value (self, g_strdup (roots[i])));
  g_string_append (sql, " UNION SELECT d.id FROM division AS d JOIN under ON d.parent = under.id"
                        " UNION SELECT m.division FROM division_group_member AS m JOIN under"
                        " ON m.division_group = under.id WHERE m.deleted_at IS NULL) "
                        "SELECT id FROM under)");
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

  number = mp_query_add_value (self, g_strdup (value));
  if (field->type == MP_CODES)
    g_string_append_printf (sql, "instr (',' || %s || ',', ',' || ?%u || ',') > 0", column->str,
                            number);
  else if (is_date (field))
    g_string_append_printf (sql, "%s BETWEEN ?%u AND ?%u || '~'", column->str, number, number);
  else
    g_string_append_printf (sql, "%s = CAST (?%u AS %s)", column->str, number,
                            mp_field_sql_type (field));
}

/* Days are compared as text: one that is known in part is shorter. */
static void
append_due (MpQueryParts *self, GString *sql, const MpFilter *filter)
{
  g_autoptr (GString) column = g_string_new (NULL);
  guint today = mp_query_add_value (self, g_strdup (filter->value));

  mp_table_append_value (column, "t", filter->field);
  if (filter->until == NULL)
    g_string_append_printf (sql, "%s < substr (?%u, 1, length (%s))", column->str, today,
                            column->str);
  else
    g_string_append_printf (sql, "length (%s) = length (?%u) AND %s BETWEEN ?%u AND ?%u",
                            column->str, today, column->str, today,
                            mp_query_add_value (self, g_strdup (filter->until)));
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
  if (!mp_query_is_in_row (field) || field->type == MP_CODES)
    return NULL;
  if (field->type != MP_DIVISION)
    return n_filters == 1 && !filters[0].due ? field->name : NULL;

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
        if (filters[i].due)
          append_due (self, sql, &filters[i]);
        else
          append_comparison (self, sql, field, filters[i].value);
      }
  g_string_append_c (sql, ')');

  self->derived |= (field->flags & MP_DERIVED) != 0;
  mp_query_add_condition (self, sql, indexable_column (field, filters, n_filters),
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

static void
append_ways (MpQueryParts *self, GString *sql, const MpEntity *entity, const char *alias,
             const char *divisions);

typedef struct
{
  MpQueryParts *parts;
  const char *alias;
  const MpField *link;
  const char *divisions;
} Way;

static void
append_way_of_kind (GString *sql, const char *kind, gpointer data)
{
  const Way *self = data;
  g_autofree char *below = g_strdup_printf ("%ss", self->alias);

  g_string_append_printf (sql, "%s.%s IN (SELECT %s.id FROM %s AS %s WHERE ", self->alias,
                          self->link->name, below, kind, below);
  append_ways (self->parts, sql, mp_entity_lookup (kind), below, self->divisions);
  g_string_append_c (sql, ')');
}

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
      g_string_append_printf (
          sql, "%s.id IN (SELECT %s.%s FROM %s AS %s WHERE %s.deleted_at IS NULL AND ", alias,
          below, dot + 1, child, below, below);
      append_ways (self, sql, mp_entity_lookup (child), below, divisions);
      g_string_append_c (sql, ')');
    }
  else if (field != NULL && field->type == MP_LINK)
    {
      Way to_link = { self, alias, field, divisions };

      mp_table_append_each_kind (sql, alias, field, append_way_of_kind, &to_link);
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
  const MpField *way;
  gboolean single;
  GString *sql;

  if (self->query->scope == 0 || entity->scope == NULL)
    return;

  way = mp_entity_get_field (entity, entity->scope);

  append_divisions (self, divisions, roots, 1);
  sql = g_string_new (NULL);
  append_ways (self, sql, entity, "t", divisions->str);
  /* Of one way the index of its column is the way in. */
  single = strpbrk (entity->scope, " .") == NULL && (way == NULL || way->entity_by == NULL);
  mp_query_add_condition (self, sql, single ? entity->scope : NULL, single);
}

/* However many: one value, a list of JSON. */
static void
add_ids (MpQueryParts *self)
{
  GString *sql;

  if (self->query->ids == NULL)
    return;

  sql = g_string_new (NULL);
  g_string_append_printf (sql, "t.id IN (SELECT value FROM json_each (?%u))",
                          mp_query_add_value (self, mp_store_join_ids (self->query->ids)));
  mp_query_add_condition (self, sql, NULL, FALSE);
}

/* What went with its parent comes back with it and is no item of the bin by itself. */
static void
add_own_deletion (MpQueryParts *self)
{
  const MpEntity *entity = self->query->entity;
  const MpEntity *parent = mp_entity_get_parent (entity);
  GString *sql;

  if (!self->query->deleted || parent == NULL)
    return;
  sql = g_string_new (NULL);
  g_string_append_printf (sql,
                          "NOT EXISTS (SELECT 1 FROM %s AS p WHERE p.id = t.%s AND "
                          "p.deleted_at = t.deleted_at)",
                          parent->name, entity->parent);
  mp_query_add_condition (self, sql, NULL, FALSE);
}

void
mp_query_add_conditions (MpQueryParts *self)
{
  add_own_deletion (self);
  add_all_filters (self);
  add_scope (self);
  mp_query_add_text (self);
  add_ids (self);
}

void
mp_query_bind (const MpQueryParts *self, sqlite3_stmt *statement)
{
  guint n = (guint) sqlite3_bind_parameter_count (statement);

  for (guint i = 0; i < MIN (n, self->values->len); i++)
    sqlite3_bind_text (statement, (int) i + 1, self->values->pdata[i], -1, SQLITE_TRANSIENT);
}
