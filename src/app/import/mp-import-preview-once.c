/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no column says and the program took for the rows is said once above them, with the number of
 * rows, and not in every line: so a line shows what is the matter with it alone.
 */

#include "config.h"

#include "mp-import-preview-private.h"

#include <glib/gi18n-lib.h>

gboolean
mp_import_preview_says_once (MpImport *import, MpImportRow *row, const MpImportWarning *warning)
{
  return !mp_import_table_tells (mp_import_get_table (import, mp_import_row_get_table (row)),
                                 warning->target);
}

char *
mp_import_preview_dup_warning (MpImport *import, MpImportRow *row, const MpImportWarning *warning)
{
  GPtrArray *targets = mp_import_get_targets (import, mp_import_row_get_table (row));

  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (g_str_equal (target->name, warning->target))
        return g_strdup_printf (C_ ("reason", "%s: %s"), target->label, warning->message);
    }
  return g_strdup (warning->message);
}

static char *
dup_line (MpImport *import, MpImportRow *row, const MpImportWarning *warning, guint n_rows)
{
  g_autofree char *text = mp_import_preview_dup_warning (import, row, warning);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u row)", "%s (%u rows)", n_rows),
                          text, n_rows);
}

char *
mp_import_preview_dup_once (MpImport *import)
{
  GListModel *rows = mp_import_get_rows (import);
  /* interned target and code → in how many rows, in the order in which they came up */
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) firsts = g_ptr_array_new ();
  g_autoptr (GPtrArray) first_rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      GPtrArray *warnings = mp_import_row_get_warnings (row);

      for (guint w = 0; w < warnings->len; w++)
        {
          const MpImportWarning *warning = warnings->pdata[w];
          g_autofree char *name = g_strdup_printf ("%s %s", warning->target, warning->code);
          gpointer key = (gpointer) g_intern_string (name);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

          /* That a column which is not there is empty says nothing. */
          if (!mp_import_preview_says_once (import, row, warning)
              || g_str_equal (warning->code, "missing"))
            continue;
          if (n == 0)
            {
              g_ptr_array_add (firsts, (gpointer) warning);
              g_ptr_array_add (first_rows, g_object_ref (row));
            }
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
        }
    }
  for (guint i = 0; i < firsts->len; i++)
    {
      const MpImportWarning *warning = firsts->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s %s", warning->target, warning->code);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, g_intern_string (name)));

      g_ptr_array_add (lines, dup_line (import, first_rows->pdata[i], warning, n));
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}
