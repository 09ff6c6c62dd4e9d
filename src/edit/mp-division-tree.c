/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite walks a recursive query depth first when its queue is ordered by depth, downwards; the
 * children of one division come by id, which is the code of an official one.
 */

#include "config.h"

#include "mp-division-tree.h"

static const char tree_sql[] =
    "WITH RECURSIVE tree (id, name, depth) AS ("
    " SELECT id, coalesce (short_name, name), 0 FROM division WHERE id = :root"
    " UNION ALL"
    " SELECT d.id, coalesce (d.short_name, d.name), tree.depth + 1 FROM division AS d JOIN tree ON "
    "d.parent = tree.id"
    " WHERE d.deleted_at IS NULL AND d.valid_to IS NULL"
    " ORDER BY 3 DESC, 1)"
    " SELECT id, name, depth FROM tree";

void
mp_division_node_free (MpDivisionNode *node)
{
  g_free (node->name);
  g_free (node);
}

static gboolean
add_node (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpDivisionNode *node = g_new0 (MpDivisionNode, 1);

  node->id = g_ascii_strtoll (values[0], NULL, 10);
  node->name = g_strdup (values[1]);
  node->depth = (guint) g_ascii_strtoull (values[2], NULL, 10);
  g_ptr_array_add (data, node);

  return TRUE;
}

static void
load_tree (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpParam root = { ":root", NULL, *(gint64 *) data };
  g_autoptr (GPtrArray) nodes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mp_division_node_free);
  GError *error = NULL;

  if (mp_store_select (source, tree_sql, &root, 1, add_node, nodes, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&nodes), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mp_division_tree_async (MpStore *store, gint64 root, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_division_tree_async);
  g_task_set_task_data (task, g_memdup2 (&root, sizeof root), g_free);
  g_task_run_in_thread (task, load_tree);
}

GPtrArray *
mp_division_tree_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
