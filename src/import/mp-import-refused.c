/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows that are left, as a workbook that a clerk can correct and import again: a mended row
 * becomes what it would have become in its own file. So what stood around the table goes with it,
 * the headings in all their levels, what is struck out as such, and in columns of their own what no
 * cell of the row said: its community, its tier, whatever the clerk had set.
 */

#include "config.h"

#include "mp-import-subject.h"
#include "import/line/mp-line-reader.h"
#include "store/mp-folder.h"
#include "workbook/mp-workbook-file.h"
#include "workbook/mp-workbook-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpImport *import;
  MpWorkbookWriter *writer;
  const MpImportBlock *block;
  GPtrArray *told;   /* interned targets that get a column of their own */
  guint n_levels;    /* lines of headings */
  guint line;        /* the next */
} Sheet;

static gboolean
is_left (const MpImportRow *row)
{
  return row->outcome == MP_IMPORT_HELD || row->outcome == MP_IMPORT_REFUSED;
}

static const MpColumn *
column_at (const Sheet *self, guint i)
{
  return g_ptr_array_index (self->block->shown.columns, i);
}

/* --- what no cell says ------------------------------------------------------------------------ */

static gboolean
has_column (const Sheet *self, const char *target)
{
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self, i);

      if (column->sums != NULL)
        continue;
      if (column->targets[0] == target || column->targets[1] == target
          || column->others[0] == target || column->others[1] == target)
        return TRUE;
    }

  return FALSE;
}

static void
add_told (Sheet *self, const char *target)
{
  const char *name = g_intern_string (target);

  if (!has_column (self, name) && !g_ptr_array_find (self->told, name, NULL)
      && mp_headings_word_for (
             mp_dictionaries_of (self->import->dictionaries, self->block->subject), name)
             != NULL)
    g_ptr_array_add (self->told, (gpointer) name);
}

/* Of codes, what a title or a heading within the table said; of all else what the clerk has set. */
static void
collect_told (Sheet *self)
{
  g_autoptr (GPtrArray) set = mp_import_default_targets (self->import, self->block);

  if (self->block->subject->place != NULL && self->block->subject->placed)
    add_told (self, self->block->subject->place);
  for (guint i = 0; i < set->len; i++)
    if (!g_str_equal (g_ptr_array_index (set, i), MP_IMPORT_COMMUNITY)
        && mp_subject_has_target (self->block->subject, self->import->store,
                                  g_ptr_array_index (set, i)))
      add_told (self, g_ptr_array_index (set, i));
  for (guint i = 0; i < self->import->rows->len; i++)
    {
      const MpImportRow *row = g_ptr_array_index (self->import->rows, i);

      if (mp_import_block (self->import, row->table) != self->block || !is_left (row))
        continue;
      for (guint v = 0; v < row->values->len; v++)
        {
          const MpImportValue *value = &g_array_index (row->values, MpImportValue, v);

          if (mp_import_field (self->import, value->target)->type == MP_CODE)
            add_told (self, value->target);
        }
    }
}

/* The community by its code, which no other has; a code by its label. */
static char *
text_of (const Sheet *self, MpImportRow *row, const char *target)
{
  if (g_strcmp0 (target, self->block->subject->place) == 0)
    return g_strdup (row->place != NULL && row->place->level == 5 ? row->place->code : "");

  return mp_import_row_dup_text (row, target);
}

/* --- the headings ----------------------------------------------------------------------------- */

static char **
levels_of (const Sheet *self, guint i)
{
  return ((const MpSheetColumn *) g_ptr_array_index (self->block->found->columns, i))->levels;
}

/* How many columns from `i` on have the same heading at `level` and above it. */
static guint
count_alike (const Sheet *self, guint i, guint level)
{
  guint n = 1;

  for (; i + n < self->block->shown.columns->len; n++)
    for (guint l = 0; l <= level; l++)
      {
        char **one = levels_of (self, i);
        char **other = levels_of (self, i + n);

        if (l >= g_strv_length (one) || l >= g_strv_length (other)
            || !g_str_equal (one[l], other[l]) || level + 1 == g_strv_length (other))
          return n;
      }

  return n;
}

static void
merge (Sheet *self, guint row, guint column, guint last_row, guint last_column)
{
  if (last_row > row || last_column > column)
    mp_workbook_writer_merge (self->writer, &(MpRange){ row, column, last_row, last_column });
}

static void
write_headings (Sheet *self)
{
  guint n = self->block->shown.columns->len;
  guint top = self->line;

  for (guint level = 0; level < self->n_levels; level++, self->line++)
    {
      gboolean last = level + 1 == self->n_levels;

      if (level == 0)
        {
          mp_workbook_writer_text (self->writer, self->line, 0, MP_STYLE_HEADER, _("Reason"));
          for (guint t = 0; t < self->told->len; t++)
            mp_workbook_writer_text (
                self->writer, self->line, n + 1 + t, MP_STYLE_HEADER,
                mp_headings_word_for (
                    mp_dictionaries_of (self->import->dictionaries, self->block->subject),
                    g_ptr_array_index (self->told, t)));
        }
      for (guint i = 0, alike; i < n; i += alike)
        {
          char **levels = levels_of (self, i);

          alike = 1;
          if (level < g_strv_length (levels))
            {
              mp_workbook_writer_text (self->writer, self->line, i + 1, MP_STYLE_HEADER,
                                       levels[level]);
              if (level + 1 < g_strv_length (levels))
                alike = count_alike (self, i, level);
              merge (self, self->line, i + 1, self->line, i + alike);
            }
          /* A heading without levels below it reaches down. */
          if (last && g_strv_length (levels) > 0)
            merge (self, top + g_strv_length (levels) - 1, i + 1, self->line, i + 1);
        }
      for (guint t = 0; last && t <= self->told->len; t++)
        merge (self, top, t == 0 ? 0 : n + t, self->line, t == 0 ? 0 : n + t);
    }
}

/* --- the rows --------------------------------------------------------------------------------- */

static void
write_cell (Sheet *self, guint column, const MpCell *cell)
{
  char damaged[G_ASCII_DTOSTR_BUF_SIZE];
  MpCellStyle text = cell->struck ? MP_STYLE_STRUCK : MP_STYLE_TEXT;
  MpCellStyle number = cell->struck ? MP_STYLE_STRUCK : MP_STYLE_NUMBER;

  /* Digits that a spreadsheet has lost are not made up again. */
  if (cell->scientific)
    mp_workbook_writer_text (
        self->writer, self->line, column, text,
        g_ascii_formatd (damaged, sizeof damaged, "%.5E", cell->number));
  else if (cell->kind == MP_CELL_NUMBER && cell->number > -1e11 && cell->number < 1e11)
    mp_workbook_writer_number (self->writer, self->line, column, number, cell->number);
  else
    mp_workbook_writer_text (self->writer, self->line, column, text, cell->text);
}

/* What the cell says with the help of those above it: merged down, 同上. A name that reaches down is
 * what the row was held for.
 */
static const MpCell *
effective_cell (const Sheet *self, const MpColumn *column, guint row)
{
  const MpCell *cell = mp_grid_get (self->block->grid, row, column->shown.column);
  const MpRange *range = mp_grid_merge_at (self->block->grid, row, column->shown.column);

  if (mp_cell_is_empty (cell) && (int) column->shown.column != self->block->found->name_column
      && range != NULL && range->column == column->shown.column
      && mp_sheet_table_is_below (self->block->found, range->row))
    cell = mp_grid_get (self->block->grid, range->row, range->column);
  while (cell->kind == MP_CELL_TEXT && mp_says_ditto (cell->text)
         && row > self->block->found->header_last + 1)
    {
      const MpCell *above = mp_grid_get (self->block->grid, --row, column->shown.column);

      if (!mp_cell_is_empty (above))
        cell = above;
    }

  return cell;
}

/* A text over several columns stays over them, so that it is nobody's again. */
static void
keep_merged (Sheet *self, guint i, guint row)
{
  const MpColumn *column = column_at (self, i);
  const MpRange *range = mp_grid_merge_at (self->block->grid, row, column->shown.column);
  guint last = i;

  if (range == NULL || range->row != row || range->column != column->shown.column)
    return;
  while (last + 1 < self->block->shown.columns->len
         && column_at (self, last + 1)->line == column->line
         && column_at (self, last + 1)->shown.column <= range->last_column)
    last++;
  merge (self, self->line, i + 1, self->line, last + 1);
}

static void
write_row (Sheet *self, MpImportRow *row)
{
  guint n = self->block->shown.columns->len;
  const char *place = self->block->subject->place;
  const char *heads = self->block->subject->heads;
  guint span = self->block->found->lines > 1 ? 1 : row->span;

  for (guint extra = 0; extra < span; extra++, self->line++)
    {
      mp_workbook_writer_text (self->writer, self->line, 0, MP_STYLE_TEXT,
                               extra == 0 ? mp_import_code_text (row->reason) : "");
      for (guint i = 0; i < n; i++)
        {
          const MpColumn *column = column_at (self, i);
          guint at = row->row - 1 + extra + column->line;
          const MpCell *cell = extra == 0
                                   ? effective_cell (self, column, at)
                                   : mp_grid_get (self->block->grid, at, column->shown.column);

          if (extra == 0 && heads != NULL && g_strcmp0 (column->targets[0], heads) == 0
              && mp_cell_is_empty (cell) && mp_import_row_raw (row, heads) != NULL)
            mp_workbook_writer_text (self->writer, self->line, i + 1, MP_STYLE_TEXT,
                                     mp_import_row_raw (row, heads));
          else if (extra == 0 && place != NULL && g_strcmp0 (column->targets[0], place) == 0
                   && mp_cell_is_empty (cell) && row->place != NULL)
            mp_workbook_writer_text (self->writer, self->line, i + 1, MP_STYLE_TEXT,
                                     row->place->code);
          else
            write_cell (self, i + 1, cell);
          keep_merged (self, i, at);
        }
      for (guint t = 0; extra == 0 && t < self->told->len; t++)
        {
          g_autofree char *text = text_of (self, row, g_ptr_array_index (self->told, t));

          mp_workbook_writer_text (self->writer, self->line, n + 1 + t, MP_STYLE_TEXT, text);
        }
    }
}

static gboolean
has_left (const MpImport *self, const MpImportBlock *block)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->table == block->shown.index && is_left (row))
        return TRUE;
    }

  return FALSE;
}

/* One table to a sheet: what stood above it, its headings, its rows. */
static void
write_table (MpImport *import, MpWorkbookWriter *writer, const MpImportBlock *block)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  const char *name = mp_import_page (import, block->shown.sheet)->name;
  Sheet self = { import, writer, block, told, 1, 0 };

  mp_workbook_writer_add_sheet (writer, name != NULL ? name : _("Rows not imported"));
  mp_workbook_writer_set_width (writer, 0, 40);
  collect_told (&self);
  for (guint i = 0; i < block->shown.columns->len; i++)
    self.n_levels = MAX (self.n_levels, g_strv_length (levels_of (&self, i)));
  for (guint i = block->texts->len; i-- > 0;)
    if (g_strcmp0 (g_ptr_array_index (block->texts, i), name) != 0)
      mp_workbook_writer_text (writer, self.line++, 0, MP_STYLE_TEXT,
                               g_ptr_array_index (block->texts, i));
  write_headings (&self);
  for (guint i = 0; i < import->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (import->rows, i);

      if (row->table == block->shown.index && is_left (row))
        write_row (&self, row);
    }
}

/* Whatever the two are called: links and other spellings of a path lead to the same file. */
static gboolean
is_input (MpImport *self, const char *path)
{
  g_autoptr (GFile) one = g_file_new_for_path (self->path);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GFileInfo) a =
      g_file_query_info (one, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) b =
      g_file_query_info (other, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *id =
      a != NULL ? g_file_info_get_attribute_string (a, G_FILE_ATTRIBUTE_ID_FILE) : NULL;

  return g_file_equal (one, other)
         || (id != NULL && b != NULL
             && g_strcmp0 (id, g_file_info_get_attribute_string (b, G_FILE_ATTRIBUTE_ID_FILE))
                    == 0);
}

gboolean
mp_import_check_refused_path (MpImport *self, const char *path, GError **error)
{
  g_return_val_if_fail (MP_IS_IMPORT (self) && path != NULL, FALSE);

  if (mp_folder_holds (mp_store_get_folder (self->store), path)
      && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
                   _("“%s” lies in the folder of the office. Choose another folder."), shown);
      return FALSE;
    }
  if (!is_input (self, path))
    return mp_workbook_file_check_place (path, error);

  g_set_error_literal (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
                       _("The rows that were not imported cannot be written onto the file that is "
                         "being imported. Choose another name."));
  return FALSE;
}

gboolean
mp_import_write_refused (MpImport *self, const char *path, GError **error)
{
  g_autoptr (MpWorkbookWriter) writer = NULL;
  g_autofree char *tmpdir = NULL;

  if (!mp_import_check_refused_path (self, path, error))
    return FALSE;
  if (self->counts[MP_IMPORT_HELD] + self->counts[MP_IMPORT_REFUSED] == 0)
    return TRUE;

  tmpdir = mp_store_dup_tmpdir (self->store);
  writer = mp_workbook_writer_new (path, tmpdir, error);
  if (writer == NULL)
    return FALSE;
  for (guint t = 0; t < self->tables->len; t++)
    if (has_left (self, mp_import_block (self, t)))
      write_table (self, writer, mp_import_block (self, t));

  return mp_workbook_writer_finish (writer, NULL, NULL, NULL, error);
}
