/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies under the root is meant as a list means its scope: the members of a group, the
 * divisions below a division. An id is of one record only, so nobody says which of both it is.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-division-tree.h"

static const char tree_sql[] =
    "WITH RECURSIVE under (id) AS (VALUES (:root)"
    " UNION SELECT d.id FROM division AS d JOIN under ON d.parent = under.id"
    " WHERE d.deleted_at IS NULL AND d.valid_to IS NULL"
    " UNION SELECT d.id FROM division_group_member AS m"
    " JOIN under ON m.division_group = under.id AND m.deleted_at IS NULL"
    " JOIN division AS d ON d.id = m.division AND d.deleted_at IS NULL AND d.valid_to IS NULL)"
    /* the root */
    " SELECT id, coalesce (short_name, name), NULL AS level, NULL, 0 AS rank, NULL AS key"
    " FROM division WHERE id = :root"
    " UNION ALL SELECT id, name, NULL, NULL, 0, NULL FROM division_group WHERE id = :root"
    /* groups with something under the root */
    " UNION ALL SELECT g.id, g.name, '', NULL, 1, g.name_key FROM division_group AS g"
    " WHERE g.deleted_at IS NULL AND g.id <> :root AND EXISTS (SELECT 1"
    " FROM division_group_member AS m JOIN under ON under.id = m.division"
    " WHERE m.division_group = g.id AND m.deleted_at IS NULL)"
    /* divisions */
    " UNION ALL SELECT d.id, coalesce (d.short_name, d.name), d.level,"
    " CASE WHEN min (d.parent) OVER alike <> max (d.parent) OVER alike"
    " THEN coalesce (p.short_name, p.name) END, 2, NULL"
    " FROM under JOIN division AS d ON d.id = under.id AND d.id <> :root"
    " LEFT JOIN division AS p ON p.id = d.parent"
    " WINDOW alike AS (PARTITION BY d.level)"
    " ORDER BY rank, level, key, 1";

void
mp_division_node_free (MpDivisionNode *node)
{
  g_free (node->name);
  g_free (node->level);
  g_free (node->note);
  g_free (node);
}

const char *
mp_division_node_section (const MpDivisionNode *node, MpStore *store)
{
  if (node->level == NULL)
    return NULL;
  return *node->level == '\0' ? _("Groups of divisions")
                              : mp_codes_label (mp_store_get_codes (store), "division_level",
                                                node->level);
}

static gboolean
add_node (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpDivisionNode *node = g_new0 (MpDivisionNode, 1);

  node->id = g_ascii_strtoll (values[0], NULL, 10);
  node->name = g_strdup (values[1]);
  node->level = g_strdup (values[2]);
  node->note = g_strdup (values[3]);
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

gboolean
mp_division_tree_follows (const char *entity)
{
  return entity == NULL || g_str_equal (entity, "division")
         || g_str_has_prefix (entity, "division_group");
}
