/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite knows nothing about how the records are spread, and guesses badly where it matters: it
 * walks the index of the order and jumps to every row (4 s for a million) where one scan and a
 * sort take a tenth of that. So the choice is made here. An index that holds all conditions and
 * the order is taken as it is; of the others the one with the fewest entries for its condition,
 * which the index itself is asked; and where that is too many, no index at all.
 */

#include "config.h"

#include "mp-query-private.h"
#include "mp-table.h"

#include <string.h>

/* More entries than this, each a jump to a row, cost more than reading everything. */
#define MAX_JUMPS 20000

typedef struct
{
  const MpField *field;
  char *value;
} Filter;

struct _MpQuery
{
  const MpEntity *entity;
  GArray *filters; /* of Filter, those of one field together */
  char *text;
  gint64 scope;
  const MpField *sort;
  gboolean descending;
  gboolean deleted;
};

static void
clear_filter (gpointer data)
{
  g_free (((Filter *) data)->value);
}

MpQuery *
mp_query_new (const MpEntity *entity)
{
  MpQuery *self = g_new0 (MpQuery, 1);

  self->entity = entity;
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, clear_filter);

  return self;
}

MpQuery *
mp_query_copy (const MpQuery *self)
{
  MpQuery *copy = mp_query_new (self->entity);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = &g_array_index (self->filters, Filter, i);

      mp_query_add_filter (copy, filter->field, filter->value);
    }
  copy->text = g_strdup (self->text);
  copy->scope = self->scope;
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->deleted = self->deleted;

  return copy;
}

void
mp_query_free (MpQuery *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->filters);
  g_free (self->text);
  g_free (self);
}

const MpEntity *
mp_query_get_entity (const MpQuery *self)
{
  return self->entity;
}

void
mp_query_add_filter (MpQuery *self, const MpField *field, const char *value)
{
  Filter filter = { field, value != NULL && *value != '\0' ? g_strdup (value) : NULL };
  guint i = 0;

  while (i < self->filters->len && g_array_index (self->filters, Filter, i).field != field)
    i++;
  g_array_insert_val (self->filters, i, filter);
}

void
mp_query_clear_filters (MpQuery *self)
{
  g_array_set_size (self->filters, 0);
}

void
mp_query_set_text (MpQuery *self, const char *text)
{
  g_free (self->text);
  self->text = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (self->text != NULL && *self->text == '\0')
    g_clear_pointer (&self->text, g_free);
}

void
mp_query_set_scope (MpQuery *self, gint64 division)
{
  self->scope = division;
}

void
mp_query_set_sort (MpQuery *self, const MpField *field, gboolean descending)
{
  self->sort = field;
  self->descending = descending;
}

const MpField *
mp_query_get_sort (const MpQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
mp_query_set_deleted (MpQuery *self, gboolean deleted)
{
  self->deleted = deleted;
}

/* --- conditions ----------------------------------------------------------------------------- */

/* One condition of the WHERE: what must hold together. `column` is set when it is the equality of
 * one column, or its membership in a set of divisions, so that an index can serve it.
 */
typedef struct
{
  char *sql;
  const char *column;
} Condition;

typedef struct
{
  const MpQuery *query;
  GArray *conditions;
  GPtrArray *values; /* of char *, ?1 … */
  gboolean derived;  /* the view is needed */
} Builder;

static void
clear_condition (gpointer data)
{
  g_free (((Condition *) data)->sql);
}

/* Takes `value`; returns the number of its parameter. */
static guint
add_value (Builder *self, char *value)
{
  g_ptr_array_add (self->values, value);
  return self->values->len;
}

static void
add_condition (Builder *self, GString *sql, const char *column)
{
  Condition condition = { g_string_free (sql, FALSE), column };

  g_array_append_val (self->conditions, condition);
}

static void
append_divisions (Builder *self, GString *sql, const char *const *roots, guint n_roots)
{
  g_string_append (sql, "(WITH RECURSIVE under (id) AS (VALUES ");
  for (guint i = 0; i < n_roots; i++)
    g_string_append_printf (sql, "%s(CAST (?%u AS INTEGER))", i > 0 ? ", " : "", add_value (self, g_strdup (roots[i])));
  g_string_append (sql, " UNION SELECT d.id FROM division AS d JOIN under ON d.parent = under.id) SELECT id FROM under)");
}

static void
append_comparison (Builder *self, GString *sql, const MpField *field, const char *value)
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
    g_string_append_printf (sql, "instr (',' || %s || ',', ',' || ?%u || ',') > 0", column->str, number);
  else if (field->type == MP_DATE || field->type == MP_DATETIME)
    g_string_append_printf (sql, "%s BETWEEN ?%u AND ?%u || '~'", column->str, number, number);
  else
    g_string_append_printf (sql, "%s = CAST (?%u AS %s)", column->str, number, mp_field_sql_type (field));
}

/* The divisions among the values are one set, whatever their number. */
static void
append_division_comparison (Builder *self, GString *sql, const MpField *field, const Filter *filters, guint n_filters)
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

static const char *
indexable_column (const MpField *field, const Filter *filters, guint n_filters)
{
  if ((field->flags & (MP_CUSTOM | MP_DERIVED)) != 0)
    return NULL;
  if (field->type == MP_DIVISION)
    {
      for (guint i = 0; i < n_filters; i++)
        if (filters[i].value == NULL)
          return NULL;
      return field->name;
    }
  if (n_filters != 1 || field->type == MP_CODES)
    return NULL;
  if ((field->type == MP_DATE || field->type == MP_DATETIME) && filters[0].value != NULL)
    return NULL;

  return field->name;
}

static void
add_filters (Builder *self, const Filter *filters, guint n_filters)
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
  add_condition (self, sql, indexable_column (field, filters, n_filters));
}

static void
add_all_filters (Builder *self)
{
  const Filter *filters = (const Filter *) self->query->filters->data;
  guint n = self->query->filters->len;

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && filters[end].field == filters[first].field;)
        end++;
      add_filters (self, filters + first, end - first);
    }
}

static void
add_scope (Builder *self)
{
  const char *column = g_str_equal (self->query->entity->name, "division") ? "id" : "division";
  g_autofree char *root = g_strdup_printf ("%" G_GINT64_FORMAT, self->query->scope);
  const char *roots[] = { root };
  GString *sql;

  if (self->query->scope == 0 || (*column == 'd' && (self->query->entity->flags & MP_ENTITY_DIVIDED) == 0))
    return;

  sql = g_string_new (NULL);
  g_string_append_printf (sql, "t.%s IN ", column);
  append_divisions (self, sql, roots, 1);
  add_condition (self, sql, column);
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
add_text (Builder *self)
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
  add_condition (self, sql, NULL);
}

/* --- the order ------------------------------------------------------------------------------ */

static const MpField *
sort_field (const MpQuery *query)
{
  if (query->sort != NULL)
    return query->sort;
  return query->entity->order != NULL ? mp_entity_get_field (query->entity, query->entity->order) : NULL;
}

static gboolean
is_in_row (const MpField *field)
{
  return (field->flags & (MP_CUSTOM | MP_DERIVED)) == 0;
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
  const MpField *order = query->entity->order != NULL ? mp_entity_get_field (query->entity, query->entity->order) : NULL;

  if (sort == NULL || sort == order || (sort->type != MP_CODE && sort->type != MP_DIVISION && sort->type != MP_FLAG))
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
    g_string_append_printf (sql, "pinyin_key (%s, %d)%s%s, ", value->str, mp_table_key_kind (field), way, empty);
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

/* --- the index ------------------------------------------------------------------------------ */

typedef struct
{
  char *name;
  GPtrArray *columns;
} Index;

static void
index_free (gpointer data)
{
  Index *index = data;

  g_free (index->name);
  g_ptr_array_unref (index->columns);
  g_free (index);
}

static GPtrArray *
list_indexes (MpDb *db, const char *table, GError **error)
{
  g_autoptr (GPtrArray) indexes = g_ptr_array_new_with_free_func (index_free);
  sqlite3_stmt *statement = mp_db_prepare (db,
                                           "SELECT l.name, x.name FROM pragma_index_list (?1) AS l"
                                           " JOIN pragma_index_xinfo (l.name) AS x WHERE x.key ORDER BY l.name, x.seqno",
                                           error);
  Index *index = NULL;
  int code;

  if (statement == NULL)
    return NULL;

  mp_db_bind_text (statement, 1, table);
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      const char *column = (const char *) sqlite3_column_text (statement, 1);

      if (index == NULL || !g_str_equal (index->name, name))
        {
          index = g_new0 (Index, 1);
          index->name = g_strdup (name);
          index->columns = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (indexes, index);
        }
      g_ptr_array_add (index->columns, g_strdup (column != NULL ? column : ""));
    }
  mp_db_finish (db, statement);

  return code == SQLITE_DONE ? g_steal_pointer (&indexes) : NULL;
}

static const Condition *
find_condition (Builder *self, const char *column)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);

      if (g_strcmp0 (condition->column, column) == 0)
        return condition;
    }
  return NULL;
}

/* All conditions are columns at the beginning of the index, and the order comes next. The id stands
 * behind the last column of every index.
 */
static gboolean
covers (Builder *self, const Index *index)
{
  g_autoptr (GPtrArray) order = list_order_columns (self->query);
  guint n_conditions = self->conditions->len;
  guint i = 0;

  if (order == NULL || index->columns->len < n_conditions || (n_conditions == 0 && order->len == 1))
    return FALSE;

  for (; i < n_conditions; i++)
    if (find_condition (self, index->columns->pdata[i]) == NULL)
      return FALSE;
  for (guint j = 0; j < order->len; j++, i++)
    if (i < index->columns->len ? !g_str_equal (index->columns->pdata[i], order->pdata[j]) : !g_str_equal (order->pdata[j], "id"))
      return FALSE;

  return TRUE;
}

static const char *
live (Builder *self)
{
  return self->query->deleted ? "t.deleted_at IS NOT NULL" : "t.deleted_at IS NULL";
}

static void
bind_values (Builder *self, sqlite3_stmt *statement)
{
  int n = sqlite3_bind_parameter_count (statement);

  for (guint i = 0; i < self->values->len && (int) i < n; i++)
    sqlite3_bind_text (statement, (int) i + 1, self->values->pdata[i], -1, SQLITE_TRANSIENT);
}

/* A partial index may leave out what is asked for; SQLite then refuses to use it. */
static gboolean
is_usable (Builder *self, MpDb *db, const Index *index)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "SELECT 1 FROM %s AS t INDEXED BY %s WHERE %s", self->query->entity->name, index->name, live (self));
  for (guint i = 0; i < self->conditions->len; i++)
    g_string_append_printf (sql, " AND %s", g_array_index (self->conditions, Condition, i).sql);
  statement = mp_db_prepare (db, sql->str, NULL);
  mp_db_finish (db, statement);

  return statement != NULL;
}

/* How many entries the index holds for its first condition, up to one too many. */
static gint64
probe (Builder *self, MpDb *db, const Index *index, const Condition *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM %s AS t INDEXED BY %s WHERE %s AND %s LIMIT %d)",
                                          self->query->entity->name, index->name, live (self), condition->sql, MAX_JUMPS + 1);
  sqlite3_stmt *statement = mp_db_prepare (db, sql, NULL);
  gint64 count = MAX_JUMPS + 1;

  if (statement == NULL)
    return count;

  bind_values (self, statement);
  if (mp_db_step (db, statement, NULL) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  mp_db_finish (db, statement);

  return count;
}

/* Few records lie in the bin, and an index of its own holds them. */
static const char *
find_bin (GPtrArray *indexes)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      const Index *index = indexes->pdata[i];

      if (g_str_equal (index->columns->pdata[0], "deleted_at"))
        return index->name;
    }
  return NULL;
}

static const char *
choose_index (Builder *self, MpDb *db, GPtrArray *indexes)
{
  const char *best = NULL;
  gint64 fewest = MAX_JUMPS + 1;

  if (self->query->deleted)
    return find_bin (indexes);

  for (guint i = 0; i < indexes->len; i++)
    {
      const Index *index = indexes->pdata[i];

      if (covers (self, index) && is_usable (self, db, index))
        return index->name;
    }

  for (guint i = 0; i < indexes->len && self->conditions->len > 0; i++)
    {
      const Index *index = indexes->pdata[i];
      const Condition *condition = find_condition (self, index->columns->pdata[0]);
      gint64 count;

      if (condition == NULL || !is_usable (self, db, index))
        continue;
      count = probe (self, db, index, condition);
      if (count < fewest)
        {
          fewest = count;
          best = index->name;
        }
    }

  return best;
}

/* --- the statement -------------------------------------------------------------------------- */

static void
append_source (Builder *self, GString *sql, MpDb *db, GPtrArray *indexes)
{
  const MpEntity *entity = self->query->entity;
  const MpField *sort = sort_field (self->query);
  const char *index;

  if (self->derived || (sort != NULL && (sort->flags & MP_DERIVED) != 0))
    {
      g_string_append_printf (sql, "%s_view AS t", entity->name);
      return;
    }

  g_string_append_printf (sql, "%s AS t ", entity->name);
  index = choose_index (self, db, indexes);
  if (index != NULL)
    g_string_append_printf (sql, "INDEXED BY %s", index);
  else
    g_string_append (sql, "NOT INDEXED");
}

sqlite3_stmt *
mp_query_prepare (MpQuery *self, MpDb *db, GError **error)
{
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) indexes = list_indexes (db, self->entity->name, error);
  g_autoptr (GString) sql = g_string_new ("SELECT t.id FROM ");
  Builder builder = { self, conditions, values, FALSE };
  sqlite3_stmt *statement;

  if (indexes == NULL)
    return NULL;

  g_array_set_clear_func (conditions, clear_condition);
  add_all_filters (&builder);
  add_scope (&builder);
  add_text (&builder);

  append_source (&builder, sql, db, indexes);
  g_string_append_printf (sql, " WHERE %s", live (&builder));
  for (guint i = 0; i < conditions->len; i++)
    g_string_append_printf (sql, " AND %s", g_array_index (conditions, Condition, i).sql);
  append_order (self, sql);

  statement = mp_db_prepare (db, sql->str, error);
  if (statement != NULL)
    bind_values (&builder, statement);
  return statement;
}
