/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bundled queries and how one is run. The result columns are asked for by the names in the
 * header, around the query as it stands in its file: so a header and its SELECT cannot disagree
 * about the order of columns, and a name that is not there is an error of the statement.
 */

#include "config.h"

#include "mp-policy-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-policy-resource.h"

#define POLICY_PATH "/org/miaopu/Miaopu/policy/"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const MpPolicyQuery *left = *(const MpPolicyQuery *const *) a;
  const MpPolicyQuery *right = *(const MpPolicyQuery *const *) b;

  return g_strcmp0 (left->id, right->id);
}

static MpPolicyQuery *
load_query (GResource *resource, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);
  g_autofree char *text = NULL;
  MpPolicyQuery *query;

  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  query = mp_policy_query_parse (text, error);
  if (query == NULL)
    g_prefix_error (error, "%s: ", path);
  return query;
}

static GPtrArray *
load_folder (const char *folder)
{
  GResource *resource = mp_policy_resource_get_resource ();
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_policy_query_free);
  g_autofree char *path = g_strconcat (POLICY_PATH, folder, "/", NULL);
  g_auto (GStrv) files = g_resource_enumerate_children (resource, path, 0, NULL);

  for (char **file = files; file != NULL && *file != NULL; file++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strconcat (path, *file, NULL);
      MpPolicyQuery *query = load_query (resource, name, &error);

      if (query != NULL)
        g_ptr_array_add (queries, query);
      else
        g_warning ("%s", error->message);
    }
  g_ptr_array_sort (queries, compare_ids);

  return queries;
}

GPtrArray *
mp_policy_queries (const char *folder)
{
  static GMutex mutex;
  static GHashTable *folders;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GPtrArray *queries;

  if (folders == NULL)
    folders = g_hash_table_new (g_str_hash, g_str_equal);
  queries = g_hash_table_lookup (folders, folder);
  if (queries == NULL)
    {
      queries = load_folder (folder);
      g_hash_table_insert (folders, g_strdup (folder), queries);
    }

  return queries;
}

const MpPolicyQuery *
mp_policy_query_lookup (const char *folder, const char *id, GError **error)
{
  GPtrArray *queries = mp_policy_queries (folder);

  for (guint i = 0; i < queries->len; i++)
    {
      const MpPolicyQuery *query = g_ptr_array_index (queries, i);

      if (g_str_equal (query->id, id))
        return query;
    }

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _ ("There is no “%s” among the %s."), id, folder);
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

static char *
wrap (const char *sql, const char *what)
{
  return g_strdup_printf ("SELECT %s FROM (\n%s\n)", what, sql);
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

static void
get_params (const MpPolicyScope *scope, MpParam params[4])
{
  params[0] = (MpParam){ ":scope", NULL, scope->scope };
  params[1] = (MpParam){ ":date", scope->date, 0 };
  params[2] = (MpParam){ ":from", scope->from, 0 };
  params[3] = (MpParam){ ":to", scope->to, 0 };
}

gboolean
mp_policy_query_run (const MpPolicyQuery *self, MpStore *store, const MpPolicyScope *scope,
                     MpRowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) values = mp_policy_query_values (self);
  g_autofree char *names = NULL;
  g_autofree char *sql = NULL;
  MpParam params[4];

  g_ptr_array_add (values, NULL);
  names = g_strjoinv (", ", (char **) values->pdata);
  sql = wrap (self->sql, names);
  get_params (scope, params);

  return mp_store_select (store, sql, params, G_N_ELEMENTS (params), func, data, cancellable,
                          error);
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
  g_autofree char *sql = wrap (unordered, "1");
  MpParam params[4];

  *n_rows = 0;
  get_params (scope, params);

  return mp_store_select (store, sql, params, G_N_ELEMENTS (params), count_row, n_rows, cancellable,
                          error);
}
