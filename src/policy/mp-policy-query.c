/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled queries and how one is run. The result columns are asked for by name, around the
 * query as it stands in its file: so a header and its SELECT cannot disagree about the order of
 * columns, and a name that is not there is an error of the statement.
 */

#include "config.h"

#include "mp-policy-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-parameters.h"
#include "mp-policy-resource.h"

#define POLICY_PATH "/org/miaopu/Miaopu/policy/"

static const char *const folders[] = {
  [MP_QUERY_LEDGER] = POLICY_PATH "ledgers/",
  [MP_QUERY_FIGURE] = POLICY_PATH "figures/",
  [MP_QUERY_REMINDER] = POLICY_PATH "reminders/",
};

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const MpPolicyQuery *left = *(const MpPolicyQuery *const *) a;
  const MpPolicyQuery *right = *(const MpPolicyQuery *const *) b;

  return g_strcmp0 (left->id, right->id);
}

static char *
load_text (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (mp_policy_resource_get_resource (), path, 0,
                                                     error);

  return bytes != NULL
             ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
             : NULL;
}

static MpPolicyQuery *
load_query (MpQueryKind kind, const char *path, GError **error)
{
  g_autofree char *text = load_text (path, error);
  g_autoptr (MpPolicyQuery) query = text != NULL ? mp_policy_query_parse (text, error) : NULL;

  if (query == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (query->kind != kind)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _ ("%s: a query of another kind."), path);
      return NULL;
    }

  return g_steal_pointer (&query);
}

static GPtrArray *
load_folder (MpQueryKind kind)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_policy_query_free);
  g_auto (GStrv) files = g_resource_enumerate_children (mp_policy_resource_get_resource (),
                                                        folders[kind], 0, NULL);

  for (char **file = files; file != NULL && *file != NULL; file++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strconcat (folders[kind], *file, NULL);
      MpPolicyQuery *query = load_query (kind, path, &error);

      if (query != NULL)
        g_ptr_array_add (queries, query);
      else
        g_warning ("%s", error->message);
    }
  g_ptr_array_sort (queries, compare_ids);

  return queries;
}

GPtrArray *
mp_policy_queries (MpQueryKind kind)
{
  static GMutex mutex;
  static GPtrArray *queries[G_N_ELEMENTS (folders)];
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (queries[kind] == NULL)
    queries[kind] = load_folder (kind);

  return queries[kind];
}

const MpPolicyQuery *
mp_policy_query_lookup (MpQueryKind kind, const char *id, GError **error)
{
  GPtrArray *queries = mp_policy_queries (kind);

  for (guint i = 0; i < queries->len; i++)
    {
      const MpPolicyQuery *query = g_ptr_array_index (queries, i);

      if (g_str_equal (query->id, id))
        return query;
    }

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               kind == MP_QUERY_LEDGER   ? _ ("There is no ledger “%s”.")
               : kind == MP_QUERY_FIGURE ? _ ("There is no figure “%s”.")
                                         : _ ("There is no reminder “%s”."),
               id);
  return NULL;
}

static void
add_value (GPtrArray *values, char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (values, name, g_str_equal, NULL))
    g_ptr_array_add (values, name);
}

GPtrArray *
mp_policy_query_values (const MpPolicyQuery *self)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MpPolicyColumn *column = g_ptr_array_index (self->columns, i);

      add_value (values, column->value);
      add_value (values, column->over);
    }

  return values;
}

/* --- running -------------------------------------------------------------------------------- */

static char *
wrap (const char *what, const char *select)
{
  g_autofree char *prelude = load_text (POLICY_PATH "prelude.sql", NULL);

  return g_strdup_printf ("%s\nSELECT %s FROM (\n%s\n)", prelude, what, select);
}

gboolean
mp_policy_select (MpStore *store, const char *what, const char *select, const MpPolicyScope *scope,
                  MpRowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = wrap (what, select);
  g_autoptr (GArray) params = g_array_new (FALSE, FALSE, sizeof (MpParam));
  GPtrArray *parameters = mp_parameters ();
  const MpParam own[] = {
    { ":scope", NULL, scope->scope },
    { ":date", scope->date, 0 },
    { ":from", scope->from, 0 },
    { ":to", scope->to, 0 },
  };

  g_array_append_vals (params, own, G_N_ELEMENTS (own));
  for (guint i = 0; i < parameters->len; i++)
    {
      const MpParameter *parameter = g_ptr_array_index (parameters, i);
      const MpParam param = { parameter->name, NULL,
                              mp_parameters_get_int (store, parameter->name) };

      g_array_append_val (params, param);
    }

  return mp_store_select (store, sql, (const MpParam *) params->data, params->len, func, data,
                          cancellable, error);
}

const char *
mp_policy_query_get_brief (const MpPolicyQuery *self)
{
  return self->brief != NULL ? self->brief : self->title;
}

static char *
join (GPtrArray *values)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (char *) values->pdata[i]);

  return g_string_free (names, FALSE);
}

char *
mp_policy_query_sql (const MpPolicyQuery *self, GPtrArray *values)
{
  g_autofree char *names = join (values);

  return wrap (names, self->sql);
}

gboolean
mp_policy_query_run (const MpPolicyQuery *self, MpStore *store, const MpPolicyScope *scope,
                     MpRowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) values = mp_policy_query_values (self);
  g_autofree char *names = join (values);

  return mp_policy_select (store, names, self->sql, scope, func, data, cancellable, error);
}

/* Without order, and with nothing asked of a row, SQLite leaves out the joins that cannot change
 * the number of rows; for count (*) it does not.
 */
static char *
without_order (const char *sql)
{
  const char *order = g_strrstr (sql, "\nORDER BY ");

  return g_strndup (sql, order != NULL ? (gsize) (order - sql) : strlen (sql));
}

static gboolean
count_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  (*(gint64 *) data)++;
  return TRUE;
}

gboolean
mp_policy_query_count (const MpPolicyQuery *self, MpStore *store, const MpPolicyScope *scope,
                       gint64 *n_rows, GCancellable *cancellable, GError **error)
{
  g_autofree char *unordered = without_order (self->sql);

  *n_rows = 0;
  return mp_policy_select (store, "1", unordered, scope, count_row, n_rows, cancellable, error);
}
