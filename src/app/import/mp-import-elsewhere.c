/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of another unit: every row of it is held for the same reason, so it is said once, and by
 * name when its titles name one of the townships beside ours.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "store/division/mp-divisions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint rows;
  guint read;
  char *texts;  /* where a file says whose it is, a line each */
  char *unit;   /* 12 digits */
} Elsewhere;

static void
elsewhere_free (gpointer data)
{
  Elsewhere *elsewhere = data;

  g_free (elsewhere->texts);
  g_free (elsewhere->unit);
  g_free (elsewhere);
}

static void
find_township (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Elsewhere *elsewhere = data;
  g_autofree char *county = g_strndup (elsewhere->unit, 6);
  g_autofree char *own = mp_division_short_code (elsewhere->unit);
  g_autoptr (GPtrArray) townships = mp_divisions_children (county, cancellable, NULL);
  const char *found = "";

  for (guint i = 0; townships != NULL && i < townships->len; i++)
    {
      const MpNationalDivision *township = townships->pdata[i];

      if (strlen (township->name) > strlen (found)
          && strstr (elsewhere->texts, township->name) != NULL
          && !g_str_has_prefix (own != NULL ? own : "", township->code))
        found = township->name;
    }
  g_task_return_pointer (task, g_strdup (found), g_free);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Elsewhere *elsewhere = g_task_get_task_data (G_TASK (result));
  g_autofree char *township = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *text = NULL;

  if (township == NULL || MP_IMPORT_PAGE (source)->import == NULL)
    return;
  text = *township != '\0'
             ? g_strdup_printf (_("This file seems to be of %s: the communities of %u of its %u "
                                  "rows are not among those of this unit."),
                                township, elsewhere->rows, elsewhere->read)
             : g_strdup_printf (_("This file seems to come from another place: the communities of "
                                  "%u of its %u rows are not among those of this unit."),
                                elsewhere->rows, elsewhere->read);
  mp_import_page_notify (MP_IMPORT_PAGE (source), text);
}

static char *
join_texts (MpImport *import)
{
  GString *texts = g_string_new (mp_import_get_path (import));

  for (guint i = 0; i < mp_import_get_n_tables (import); i++)
    {
      const MpImportTable *table = mp_import_get_table (import, i);
      const char *sheet = mp_import_get_sheet (import, table->sheet)->name;

      g_string_append_printf (texts, "\n%s\n%s", table->title != NULL ? table->title : "",
                              sheet != NULL ? sheet : "");
    }

  return g_string_free (texts, FALSE);
}

/* A row that names no community at all speaks of no other unit. */
static gboolean
is_elsewhere (MpImportRow *row)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  if (g_strcmp0 (mp_import_row_get_reason (row), "division_elsewhere") == 0)
    return TRUE;
  if (g_strcmp0 (mp_import_row_get_reason (row), "division_unknown") != 0)
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    if (g_str_equal (((const MpImportWarning *) warnings->pdata[i])->code, "division_unknown"))
      return TRUE;
  return FALSE;
}

void
mp_import_page_warn_of_elsewhere (MpImportPage *self)
{
  GListModel *rows = mp_import_get_rows (self->import);
  Elsewhere *elsewhere = g_new0 (Elsewhere, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, found_cb, NULL);

  g_task_set_task_data (task, elsewhere, elsewhere_free);
  elsewhere->read = g_list_model_get_n_items (rows);
  for (guint i = 0; i < elsewhere->read; i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      if (is_elsewhere (row))
        elsewhere->rows++;
    }
  if (elsewhere->rows * 2 <= elsewhere->read)
    return;
  elsewhere->texts = join_texts (self->import);
  elsewhere->unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);
  if (elsewhere->unit != NULL)
    g_task_run_in_thread (task, find_township);
}
