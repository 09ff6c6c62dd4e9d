/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import: plan, say what would become of every row, apply. What a clerk chooses in the window
 * comes here as a file of decisions.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-import-remarks.h"

#include "import/mp-import.h"
#include "store/mp-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char **import_sheets;
static char *import_entity;
static char *import_decisions;
static gboolean import_dry_run;
static char *import_refused;

static const GOptionEntry import_options[] = {
  { "sheet", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &import_sheets,
    N_("Read this sheet; may be given several times"), N_("NAME") },
  { "as", 0, 0, G_OPTION_ARG_FILENAME, &import_entity,
    N_("What the rows are, instead of what they look like"), N_("ENTITY") },
  { "decisions", 0, 0, G_OPTION_ARG_FILENAME, &import_decisions,
    N_("What to assume, in JSON: defaults, value_map, sheets"), N_("FILE.json") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &import_dry_run, N_("Only say what would be done"), NULL },
  { "refused", 0, 0, G_OPTION_ARG_FILENAME, &import_refused,
    N_("Write the rows that were held or refused here"), N_("OUT.xlsx") },
  { NULL },
};

static gboolean
choose_sheets (MpImport *import, GError **error)
{
  guint n = mp_import_get_n_sheets (import);

  if (import_sheets == NULL)
    return TRUE;

  for (guint i = 0; import_sheets[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint s = 0; s < n; s++)
        found |= g_strcmp0 (mp_import_get_sheet (import, s)->name, import_sheets[i]) == 0;
      if (!found)
        {
          g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_NOTHING,
                       _("The file has no sheet “%s”"), import_sheets[i]);
          return FALSE;
        }
    }
  for (guint s = 0; s < n; s++)
    {
      const char *const *wanted = (const char *const *) import_sheets;
      const char *name = mp_import_get_sheet (import, s)->name;

      mp_import_set_sheet_read (import, s, name != NULL && g_strv_contains (wanted, name));
    }

  return TRUE;
}

/* A file of something else is no import of nothing. */
static gboolean
has_table (MpImport *import, GError **error)
{
  g_autoptr (GString) why = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < mp_import_get_n_tables (import); i++)
    if (mp_import_get_table (import, i)->subject != NULL)
      return TRUE;

  for (guint s = 0; s < mp_import_get_n_sheets (import); s++)
    {
      const MpImportSheet *sheet = mp_import_get_sheet (import, s);

      g_string_append_printf (why, "\n%s: %s", sheet->name != NULL ? sheet->name : "",
                              mp_import_why_left_out (import, s));
    }
  sentence = g_strdup_printf (
      _("There is no table in “%s” that can be imported. Nothing was changed."),
      mp_import_get_path (import));
  g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_NOTHING, "%s%s", sentence, why->str);
  return FALSE;
}

static gboolean
take_decisions (MpImport *import, GError **error)
{
  g_autofree char *json = NULL;
  gsize length;

  if (import_decisions == NULL)
    return TRUE;
  if (g_file_test (import_decisions, G_FILE_TEST_EXISTS)
      && !g_file_test (import_decisions, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *shown = g_filename_display_name (import_decisions);

      g_set_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                   _("“%s” is a folder, a device or a pipe, not a file."), shown);
      return FALSE;
    }
  if (!g_file_get_contents (import_decisions, &json, &length, error))
    return FALSE;
  if (strlen (json) == length)
    return mp_import_set_decisions (import, json, error);

  g_set_error_literal (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS,
                       _("The decisions are no JSON object."));
  return FALSE;
}

static void
print_accounting (MpImport *import)
{
  g_print (_("Read %u = new %u + updated %u + same %u + held %u + refused %u\n"),
           mp_import_get_n_read (import), mp_import_get_count (import, MP_IMPORT_NEW),
           mp_import_get_count (import, MP_IMPORT_UPDATED),
           mp_import_get_count (import, MP_IMPORT_SAME),
           mp_import_get_count (import, MP_IMPORT_HELD),
           mp_import_get_count (import, MP_IMPORT_REFUSED));
}

/* Only what somebody has to look at. */
static void
print_open_rows (MpImport *import)
{
  GListModel *rows = mp_import_get_rows (import);
  MpConsoleTable *table = mp_console_table_new (5);

  mp_console_table_add (table, _("Sheet"));
  mp_console_table_add (table, _("Row"));
  mp_console_table_add (table, _("Outcome"));
  mp_console_table_add (table, _("Name"));
  mp_console_table_add (table, _("Reason"));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      MpImportOutcome outcome = mp_import_row_get_outcome (row);
      g_autofree char *line = mp_import_row_dup_where (row);
      g_autofree char *name = mp_import_row_dup_name (row);
      g_autofree char *reason = mp_import_row_dup_reason_text (row);

      if (outcome != MP_IMPORT_HELD && outcome != MP_IMPORT_REFUSED)
        continue;
      mp_console_table_add (table, mp_import_row_get_sheet (row));
      mp_console_table_add (table, line);
      mp_console_table_add (table, outcome == MP_IMPORT_HELD ? _("held") : _("refused"));
      mp_console_table_add (table, name);
      mp_console_table_add (table, reason);
    }
  mp_console_table_end (table);
}

/* What was passed over: nothing is left out without a word. */
static void
print_not_read (MpImport *import)
{
  for (guint t = 0; t < mp_import_get_n_tables (import); t++)
    {
      const MpImportTable *table = mp_import_get_table (import, t);
      const MpImportSheet *sheet = mp_import_get_sheet (import, table->sheet);
      const char *name = sheet->name != NULL ? sheet->name : "";

      for (guint i = 0; i < table->columns->len && sheet->read; i++)
        {
          const MpImportColumn *column = g_ptr_array_index (table->columns, i);
          g_autofree char *heading = g_strdelimit (g_strdup (column->heading), "\r\n", ' ');

          if (mp_import_column_is_strange (column))
            g_print (_("%s column %s not imported, its heading is not understood: %s\n"), name,
                     column->letter, heading);
          else if (column->targets[0] == NULL)
            g_print (_("%s column %s not imported: %s\n"), name, column->letter, heading);
        }
      for (guint i = 0; i < table->other_rows->len && sheet->read; i++)
        {
          const MpImportOtherRow *line = &g_array_index (table->other_rows, MpImportOtherRow, i);

          if (!g_str_equal (line->kind, "blank"))
            g_print (_("%s line %u not read: %s\n"), name, line->source, line->kind);
        }
    }
  for (guint s = 0; s < mp_import_get_n_sheets (import); s++)
    {
      const MpImportSheet *sheet = mp_import_get_sheet (import, s);
      const char *why = mp_import_why_left_out (import, s);
      g_autofree char *notes = mp_import_dup_notes_left (import, s);

      if (notes != NULL)
        g_print (_("Sheet %s: comments on cells not read (%s)\n"),
                 sheet->name != NULL ? sheet->name : "", notes);
      if (why != NULL)
        g_print (_("Sheet %s not read: %s\n"), sheet->name != NULL ? sheet->name : "", why);
    }
}

/* Before anything is imported. Nobody can be asked here whether a file may be replaced: none is. */
static gboolean
has_room_for_refused (MpCtl *ctl, MpImport *import, GError **error)
{
  g_autofree char *shown = NULL;

  if (import_refused == NULL)
    return TRUE;
  if (!mp_import_check_refused_path (import, import_refused, error))
    return FALSE;

  shown = g_filename_display_name (import_refused);
  if (mp_folder_holds (mp_ctl_folder (ctl), import_refused))
    g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
                 _("“%s” lies in the folder of the office. Choose another folder."), shown);
  else if (g_file_test (import_refused, G_FILE_TEST_EXISTS)
      || g_file_test (import_refused, G_FILE_TEST_IS_SYMLINK))
    g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
                 _("“%s” is there already and is not replaced. Choose another name."), shown);
  else
    return TRUE;

  return FALSE;
}

static MpCtlStatus
run_import (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpImport) import = NULL;
  guint n_open;

  if (!mp_ctl_open (ctl, error) || mp_ctl_unit (ctl, error) == 0)
    return MP_CTL_REFUSED;

  import = mp_import_open (ctl->store, arguments[0], import_entity, NULL, error);
  if (import == NULL || !has_room_for_refused (ctl, import, error) || !choose_sheets (import, error)
      || !take_decisions (import, error) || !has_table (import, error)
      || !mp_import_plan (import, NULL, NULL, NULL, error)
      || (!import_dry_run && !mp_import_apply (import, NULL, NULL, NULL, NULL, error)))
    return MP_CTL_REFUSED;

  n_open = mp_import_get_count (import, MP_IMPORT_HELD)
           + mp_import_get_count (import, MP_IMPORT_REFUSED);
  if (ctl->json)
    {
      g_autofree char *json = mp_import_to_json (import);

      g_print ("%s\n", json);
    }
  else
    {
      print_accounting (import);
      print_not_read (import);
      mp_import_remarks_print (import);
      if (n_open > 0)
        print_open_rows (import);
    }

  if (import_refused != NULL && !mp_import_write_refused (import, import_refused, error))
    {
      if (import_dry_run)
        return MP_CTL_REFUSED;
      g_prefix_error (error, "%s", _("The rows were imported, "
                                     "but the file of the others could not be written: "));
      return MP_CTL_PARTLY;
    }

  for (guint s = 0; s < mp_import_get_n_sheets (import); s++)
    n_open += mp_import_is_open_question (import, s);

  return n_open > 0 ? MP_CTL_PARTLY : MP_CTL_DONE;
}

const MpCommand mp_command_import = {
  .name = "import",
  .arguments = "FILE",
  .summary = N_("Bring the rows of a workbook in"),
  .least = 1,
  .most = 1,
  .options = import_options,
  .run = run_import,
};
