/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file's sheets, what each is for, and the tables on those that hold data. A hidden sheet is
 * somebody's old work: it is named, and read only when the clerk asks for it.
 */

#include "config.h"

#include "mp-import-subject.h"
#include "import/card/mp-card-sheet.h"
#include "import/card/mp-list-sheet.h"
#include "import/card/mp-month-sheet.h"
#include "import/card/mp-sentence-sheet.h"

#include <string.h>

static gboolean
contains_word (const char *text, const char *const *words)
{
  g_autofree char *folded = text != NULL ? mp_fold_text (text) : NULL;

  for (guint i = 0; folded != NULL && words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Lists of words to choose from: short columns of different length, no names of organizations. */
static gboolean
is_dictionary (const char *name, GPtrArray *tables)
{
  static const char *const words[] = { "字典",   "代码表", "选项",     "下拉", "枚举",
                                       "数据源", "参数",   "基础数据", "序列", NULL };

  if (contains_word (name, words))
    return TRUE;
  if (tables->len != 1)
    return FALSE;
  {
    const MpSheetTable *table = g_ptr_array_index (tables, 0);

    return table->name_column < 0 && table->number_column < 0 && table->header_first == 0
           && table->columns->len <= 12 && table->rows->len <= 100;
  }
}

/* Numbers of organizations by community and type, without a single organization. */
static gboolean
is_statistics (const MpGrid *grid, GPtrArray *tables)
{
  guint n_numbers = 0;
  guint n_texts = 0;

  for (guint t = 0; t < tables->len; t++)
    {
      const MpSheetTable *table = g_ptr_array_index (tables, t);

      if (table->name_column >= 0)
        return FALSE;
    }
  for (guint row = 0; row < mp_grid_n_rows (grid) && row < 200; row++)
    MP_GRID_FOREACH_CELL (cell, grid, row, 0, mp_grid_n_columns (grid))
      {
        n_numbers += cell->kind == MP_CELL_NUMBER;
        n_texts += cell->kind == MP_CELL_TEXT;
      }

  return n_numbers > 4 && n_numbers * 2 > n_texts;
}

static gboolean
is_empty (const MpGrid *grid)
{
  for (guint row = 0; row < mp_grid_n_rows (grid); row++)
    MP_GRID_FOREACH_CELL (cell, grid, row, 0, mp_grid_n_columns (grid))
      {
        if (cell->kind != MP_CELL_EMPTY)
          {
            g_autofree char *folded = mp_fold_text (cell->text);

            if (*folded != '\0')
              return FALSE;
          }
      }

  return TRUE;
}

/* Headings alone are a blank form; with 无 below them they say that there is nothing. */
static gboolean
says_anything (GPtrArray *tables)
{
  for (guint t = 0; t < tables->len; t++)
    {
      const MpSheetTable *table = g_ptr_array_index (tables, t);

      for (guint i = 0; i < table->rows->len; i++)
        {
          MpRowKind kind = g_array_index (table->rows, MpSheetLine, i).kind;

          if (kind == MP_ROW_DATA || kind == MP_ROW_NOTHING_TO_REPORT)
            return TRUE;
        }
    }

  return FALSE;
}

/* By its name the sheet explains the others. */
static gboolean
is_contents (const char *name)
{
  static const char *const words[] = { "目录", "封面", "索引", "说明", "填报须知", NULL };

  return contains_word (name, words);
}

static MpImportRole
recognise_role (const MpGrid *grid, const char *name, GPtrArray *tables)
{
  gboolean names = FALSE;

  if (is_empty (grid))
    return MP_IMPORT_ROLE_EMPTY;
  for (guint t = 0; t < tables->len; t++)
    names = names || ((const MpSheetTable *) g_ptr_array_index (tables, t))->name_column >= 0;
  if (names)
    return says_anything (tables) ? MP_IMPORT_ROLE_DATA : MP_IMPORT_ROLE_EMPTY;
  if (is_contents (name))
    return MP_IMPORT_ROLE_CONTENTS;
  if (is_dictionary (name, tables))
    return MP_IMPORT_ROLE_DICTIONARY;
  if (is_statistics (grid, tables))
    return MP_IMPORT_ROLE_STATISTICS;

  return tables->len > 0 ? MP_IMPORT_ROLE_DATA : MP_IMPORT_ROLE_CONTENTS;
}

static void
page_free (gpointer data)
{
  MpImportPage *page = data;

  g_free (page->name);
  g_free (page->problem);
  g_clear_pointer (&page->grid, mp_grid_free);
  g_clear_pointer (&page->cards, mp_grid_free);
  g_clear_pointer (&page->months, mp_grid_free);
  g_clear_pointer (&page->lists, mp_grid_free);
  g_array_unref (page->left_over);
  g_array_unref (page->month_sources);
  g_clear_pointer (&page->notes, g_array_unref);
  g_clear_pointer (&page->notes_read, g_array_unref);
  g_free (page);
}

static void
block_free (gpointer data)
{
  MpImportBlock *block = data;

  g_ptr_array_unref (block->shown.columns);
  g_array_unref (block->shown.other_rows);
  g_ptr_array_unref (block->found_by);
  g_free (block->division);
  g_free (block->shape);
  g_free (block->context);
  g_ptr_array_unref (block->texts);
  g_free (block->stated);
  g_free (block->called);
  g_free (block);
}

/* Digest of the headings, in their order. */
static char *
shape_of (const MpSheetTable *table)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *folded = mp_fold_text (column->heading);

      g_checksum_update (checksum, (const guchar *) folded, -1);
      g_checksum_update (checksum, (const guchar *) "|", 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
show_other_line (MpImportBlock *block, const MpSheetLine *line, gboolean of_form)
{
  guint row = !of_form && block->sources != NULL && line->row < block->sources->len
                  ? g_array_index (block->sources, MpMonthSource, line->row).row
                  : line->row;
  MpImportOtherRow other = { line->row + 1, row + 1, mp_row_kind_name (line->kind), of_form };

  g_array_append_val (block->shown.other_rows, other);
}

/* What the lines of the table are, for those who look. */
static void
show_lines (MpImportBlock *block)
{
  const MpSheetTable *found = block->found;

  g_array_set_size (block->shown.other_rows, 0);
  block->shown.n_rows = 0;
  block->shown.first_data_row = found->header_last + 2;
  for (guint i = 0; i < found->rows->len; i++)
    {
      const MpSheetLine *line = &g_array_index (found->rows, MpSheetLine, i);

      if (line->kind == MP_ROW_DATA)
        {
          if (block->shown.n_rows++ == 0)
            block->shown.first_data_row = line->row + 1;
        }
      else if (line->kind != MP_ROW_CONTINUED)
        show_other_line (block, line, FALSE);
      block->shown.last_row = MAX (block->shown.last_row, line->row + 1);
    }
  for (guint i = 0; block->left_over != NULL && i < block->left_over->len; i++)
    show_other_line (block, &g_array_index (block->left_over, MpSheetLine, i), TRUE);
}

/* Of two tables in the same lines one has it as a record. */
static gboolean
is_record (MpImport *self, guint sheet, guint row)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);

      for (guint i = 0; i < block->found->rows->len && block->shown.sheet == sheet; i++)
        {
          const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);

          if (line->row + 1 == row && line->kind == MP_ROW_DATA)
            return TRUE;
        }
    }

  return FALSE;
}

void
mp_import_set_row_read (MpImport *self, guint sheet, guint row, gboolean read)
{
  if (read && is_record (self, sheet, row))
    return;
  for (guint t = 0; t < self->tables->len; t++)
    {
      MpImportBlock *block = mp_import_block (self, t);

      for (guint i = 0; i < block->found->rows->len && block->shown.sheet == sheet; i++)
        {
          MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);

          if (line->row + 1 == row)
            line->kind = read ? MP_ROW_DATA : MP_ROW_NOTES;
        }
      show_lines (block);
    }
}

/* Where the rows of the sheet's tables are. */
static MpGrid *
grid_of (const MpImportPage *page)
{
  return page->cards != NULL    ? page->cards
         : page->months != NULL ? page->months
         : page->lists != NULL  ? page->lists
                                : page->grid;
}

gboolean
mp_import_is_of_forms (MpImport *self, const MpImportBlock *block)
{
  return block->grid == mp_import_page (self, block->shown.sheet)->cards;
}

static MpImportBlock *
block_new (MpImport *self, MpImportPage *page, GPtrArray *tables, guint t)
{
  MpImportBlock *block = g_new0 (MpImportBlock, 1);
  MpSheetTable *found = g_ptr_array_index (tables, t);

  block->found = found;
  block->found_by = g_ptr_array_ref (tables);
  block->grid = grid_of (page);
  block->sources = block->grid == page->months ? page->month_sources : NULL;
  block->left_over = t == 0 ? page->left_over : NULL;
  block->shape = shape_of (found);
  block->texts = g_ptr_array_new_with_free_func (g_free);
  block->shown.sheet = page->shown.index;
  block->shown.title = found->title;
  block->shown.first_header_row = found->header_first + 1;
  block->shown.last_header_row = found->header_last + 1;
  block->shown.first_column = found->first_column;
  block->shown.last_column = found->last_column;
  block->shown.columns = g_ptr_array_new_with_free_func (mp_column_free);
  block->shown.other_rows = g_array_new (FALSE, FALSE, sizeof (MpImportOtherRow));
  show_lines (block);

  return block;
}

/* The tables of a sheet, at its place among those of the others. */
static void
add_tables (MpImport *self, MpImportPage *page, GPtrArray *tables)
{
  guint at = 0;

  while (at < self->tables->len && mp_import_block (self, at)->shown.sheet < page->shown.index)
    at++;
  page->shown.n_tables = tables->len;
  for (guint t = 0; t < tables->len; t++)
    g_ptr_array_insert (self->tables, (int) (at + t), block_new (self, page, tables, t));
  for (guint i = at; i < self->tables->len; i++)
    mp_import_block (self, i)->shown.index = i;
  for (guint t = 0; t < tables->len; t++)
    {
      MpImportBlock *block = mp_import_block (self, at + t);

      mp_import_recall_subject (self, block);
      mp_import_read_context (self, block);
      mp_import_map_columns (self, block);
      mp_import_recall_columns (self, block);
    }
}

static GPtrArray *
find_tables (MpImport *self, MpImportPage *page)
{
  GPtrArray *tables;
  g_autofree char *file = g_path_get_basename (self->path);
  g_autofree char *around =
      g_strdup_printf ("%s\n%s\n", page->name != NULL ? page->name : "", file);

  /* Where the clerk has shown a line of headings there are neither cards nor months. */
  g_clear_pointer (&page->cards, mp_grid_free);
  g_clear_pointer (&page->months, mp_grid_free);
  g_clear_pointer (&page->lists, mp_grid_free);
  g_array_set_size (page->left_over, 0);
  g_array_set_size (page->month_sources, 0);
  if (page->mark.heading_row < 0)
    page->cards = mp_card_sheet_lay_out (page->grid, self->dictionaries, page->left_over);
  if (page->mark.heading_row < 0 && page->cards == NULL)
    page->months =
        mp_month_sheet_lay_out (page->grid, self->dictionaries, around, page->left_over,
                                page->month_sources);

  tables = mp_sheet_tables_find (grid_of (page), self->dictionaries, &page->mark, around);
  if (tables->len == 0 && page->may_list && page->mark.heading_row < 0)
    {
      g_ptr_array_unref (tables);
      tables = mp_list_sheet_find (page->grid, self->dictionaries, around, &page->lists);
      if (tables->len == 0)
        {
          g_ptr_array_unref (tables);
          tables = mp_sentence_sheet_find (page->grid, self->dictionaries, around, &page->lists);
        }
    }

  return tables;
}

static gboolean
load_page (MpImport *self, guint index, MpSheetWatch *watch, GError **error)
{
  MpImportPage *page = g_new0 (MpImportPage, 1);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) failure = NULL;

  g_ptr_array_add (self->pages, page);
  page->left_over = g_array_new (FALSE, FALSE, sizeof (MpSheetLine));
  page->month_sources = g_array_new (FALSE, FALSE, sizeof (MpMonthSource));
  page->name = g_strdup (mp_workbook_get_sheet_name (self->book, index));
  page->shown.index = index;
  page->shown.name = page->name;
  page->shown.state = mp_workbook_get_sheet_state (self->book, index);
  page->mark = (MpSheetMark) { -1, -1, NULL };
  page->grid = mp_workbook_load (self->book, index, watch, &failure);
  if (page->grid == NULL && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (page->grid == NULL)
    {
      page->shown.role = MP_IMPORT_ROLE_UNREADABLE;
      page->shown.action = MP_IMPORT_SKIP;
      page->shown.problem = page->problem = g_strdup (failure->message);
      return TRUE;
    }

  mp_import_load_notes (self, page);
  page->shown.n_rows = mp_grid_n_rows (page->grid);
  page->shown.n_columns = mp_grid_n_columns (page->grid);
  mp_import_recall_mark (self, page);
  tables = find_tables (self, page);
  page->shown.role = page->marked && tables->len > 0
                         ? MP_IMPORT_ROLE_DATA
                         : recognise_role (page->grid, page->name, tables);
  page->unclear = page->shown.role == MP_IMPORT_ROLE_CONTENTS && !is_contents (page->name);
  if (page->shown.role != MP_IMPORT_ROLE_DATA)
    {
      page->shown.action = MP_IMPORT_SKIP;
      return TRUE;
    }
  page->shown.action = page->shown.state == MP_SHEET_VISIBLE ? MP_IMPORT_READ : MP_IMPORT_OFFER;
  page->shown.read = page->shown.action == MP_IMPORT_READ;
  add_tables (self, page, tables);

  return TRUE;
}

void
mp_import_reload_page (MpImport *self, MpImportPage *page)
{
  g_autoptr (GPtrArray) tables = NULL;

  page->may_list = TRUE;
  tables = find_tables (self, page);
  mp_import_discard_plan (self); /* its rows speak of the tables that go */
  for (guint i = self->tables->len; i-- > 0;)
    if (mp_import_block (self, i)->shown.sheet == page->shown.index)
      g_ptr_array_remove_index (self->tables, i);
  page->shown.role = MP_IMPORT_ROLE_DATA;
  page->shown.read = TRUE;
  add_tables (self, page, tables);
}

/* Of a file without any table the sheets that are nothing but names. Beside tables such a sheet is
 * a list of words to choose from, until the clerk says otherwise.
 */
static void
find_lists (MpImport *self)
{
  if (self->tables->len > 0)
    return;
  for (guint i = 0; i < self->pages->len; i++)
    {
      MpImportPage *page = mp_import_page (self, i);
      g_autoptr (GPtrArray) tables = NULL;

      if (page->grid == NULL || page->shown.role != MP_IMPORT_ROLE_CONTENTS
          || page->shown.state != MP_SHEET_VISIBLE)
        continue;
      page->may_list = TRUE;
      tables = find_tables (self, page);
      if (tables->len == 0
          || recognise_role (page->grid, page->name, tables) != MP_IMPORT_ROLE_DATA)
        continue;
      page->shown.role = MP_IMPORT_ROLE_DATA;
      page->shown.action = MP_IMPORT_READ;
      page->shown.read = TRUE;
      add_tables (self, page, tables);
    }
}

gboolean
mp_import_load (MpImport *self, MpSheetWatch *watch, GError **error)
{
  guint n_unreadable = 0;

  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->tables = g_ptr_array_new_with_free_func (block_free);
  self->book = mp_workbook_open (self->path, watch, error);
  if (self->book == NULL)
    return FALSE;
  self->places = mp_places_new (self->store, error);
  if (self->places == NULL)
    return FALSE;

  mp_import_recall_words (self);
  mp_import_recall_marks (self);
  for (guint i = 0; i < mp_workbook_get_n_sheets (self->book); i++)
    {
      if (!load_page (self, i, watch, error))
        return FALSE;
      n_unreadable += mp_import_page (self, i)->grid == NULL;
    }
  if (n_unreadable == self->pages->len)
    {
      g_set_error_literal (error, MP_SHEET_ERROR, MP_SHEET_ERROR_CORRUPT,
                           mp_import_page (self, 0)->problem);
      return FALSE;
    }
  find_lists (self);
  mp_import_offer_earlier_years (self);

  return TRUE;
}
