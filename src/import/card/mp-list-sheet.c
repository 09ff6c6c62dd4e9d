/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names without a heading, or below the one word that heads them. The lines themselves must sound
 * as organizations do, most of them, since little else says what they are; then a line that does
 * not is a record too, unless it is known for something else, and the clerk sees it. A community
 * alone in a line heads those below.
 */

#include "config.h"

#include "mp-list-sheet.h"

#include "import/place/mp-places.h"
#include "import/subject/mp-subjects-private.h"
#include "import/value/mp-reading.h"

#include <string.h>

#define LONGEST_NAME 25 /* of characters: what is longer is a sentence */

typedef struct
{
  const MpGrid *grid;
  guint column;  /* of the names */
  GArray *cells; /* MpCell */
  GPtrArray *texts;
  MpSheetTable *table;
  MpHeadings *headings;
  gboolean headed; /* 组织名称 stands above the names */
  guint n_names, n_sounding, n_rooms;
} List;

/* The text of a line that says one thing, with a number before it or none. NULL: it says more;
 * "": nothing.
 */
static const MpCell *
only_text (const MpGrid *grid, guint row, gboolean *several)
{
  const MpCell *found = NULL;

  *several = FALSE;
  MP_GRID_FOREACH_CELL (cell, grid, row, 0, mp_grid_n_columns (grid))
    {
      g_autofree char *text = mp_fold_text (cell->text);

      if (*text == '\0' || (found == NULL && cell->kind == MP_CELL_NUMBER)
          || (found == NULL && strspn (text, "0123456789.、") == strlen (text)))
        continue;
      *several = found != NULL;
      if (found != NULL)
        return NULL;
      found = cell;
    }

  return found;
}

static gboolean
is_sentence (const char *text)
{
  static const char *const marks[] = { "，", "。", "；", "：", ",", ";", ":", "？" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (text, marks[i]) != NULL)
      return TRUE;

  return g_utf8_strlen (text, -1) > LONGEST_NAME;
}

static gboolean
is_room (const char *text)
{
  return g_str_has_suffix (text, "室") || g_str_has_suffix (text, "中心")
         || g_str_has_suffix (text, "广场") || g_str_has_suffix (text, "站");
}

/* 组织名称 says what a single name below it is. */
static gboolean
heads_names (const List *self, const char *text)
{
  return mp_headings_resolve (self->headings, &text, 1).names;
}

static void
take (List *self, guint row, const MpCell *cell, const char *text, MpRowKind kind)
{
  MpCell copy = *cell;
  MpSheetLine line = { row, kind };

  copy.text = text;
  copy.row = row;
  copy.column = self->column;
  g_array_append_val (self->cells, copy);
  g_array_append_val (self->table->rows, line);
}

/* FALSE: it is no list. */
static gboolean
take_line (List *self, guint row)
{
  gboolean several;
  const MpCell *cell = only_text (self->grid, row, &several);
  char *bare;
  g_autofree char *claimed = NULL;

  if (several)
    return FALSE;
  if (cell == NULL)
    {
      MpSheetLine line = { row, MP_ROW_BLANK };

      g_array_append_val (self->table->rows, line);
      return TRUE;
    }
  if (self->n_names == 0)
    self->column = cell->column;
  bare = mp_subject_line_bare (cell->text);
  g_ptr_array_add (self->texts, bare);
  claimed = mp_place_claimed (cell->text);
  if (claimed != NULL)
    take (self, row, cell, cell->text, MP_ROW_SECTION_TITLE);
  else if (!is_sentence (bare) && mp_sounds_like_organization (bare))
    {
      self->n_names++;
      self->n_sounding++;
      self->n_rooms += is_room (bare);
      take (self, row, cell, bare, MP_ROW_DATA);
    }
  else if (self->n_names == 0)
    {
      MpRowKind kind = mp_sheet_table_classify_text (cell->text, TRUE);

      self->headed = self->headed || heads_names (self, cell->text);
      if (kind == MP_ROW_TITLE && self->table->title == NULL)
        self->table->title = g_strdup (cell->text);
      else
        g_ptr_array_add (self->table->above, g_strdup (cell->text));
      take (self, row, cell, cell->text, kind);
    }
  else
    {
      MpRowKind kind = mp_sheet_table_classify_text (cell->text, FALSE);

      if (kind == MP_ROW_SECTION_TITLE && !is_sentence (bare))
        kind = MP_ROW_DATA;
      self->n_names += kind == MP_ROW_DATA;
      take (self, row, cell, kind == MP_ROW_DATA ? bare : cell->text, kind);
    }

  return TRUE;
}

/* Rooms are called as organizations are. */
static gboolean
is_of_rooms (const List *self, const char *around)
{
  static const char *const words[] = { "场所", "场地", "阵地", "活动室", "活动用房" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (around, words[i]) != NULL
        || (self->table->title != NULL && strstr (self->table->title, words[i]) != NULL))
      return TRUE;

  return self->n_rooms * 2 > self->n_names;
}

static void
add_column (MpSheetTable *table, guint number, const char *heading)
{
  MpSheetColumn *column = g_new0 (MpSheetColumn, 1);

  column->column = number;
  column->heading = g_strdup (heading);
  column->levels = g_new0 (char *, 2);
  column->levels[0] = g_strdup (heading);
  g_ptr_array_add (table->columns, column);
}

GPtrArray *
mp_list_sheet_find (const MpGrid *grid, MpDictionaries *dictionaries, const char *around,
                    MpGrid **laid_out)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_sheet_table_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  MpSheetTable *table = mp_sheet_table_new ();
  List self = { .grid = grid, .cells = cells, .texts = texts, .table = table,
                .headings = mp_dictionaries_of (dictionaries, &mp_subject_organization) };
  gboolean list = TRUE;

  *laid_out = NULL;
  for (guint row = 0; row < mp_grid_n_rows (grid) && list; row++)
    list = take_line (&self, row);
  if (!list || self.n_sounding < (self.headed ? 1 : 2) || self.n_sounding * 3 < self.n_names * 2
      || is_of_rooms (&self, around))
    {
      mp_sheet_table_free (table);
      return tables;
    }

  /* What stands above the names may begin in another column. */
  for (guint i = 0; i < cells->len; i++)
    g_array_index (cells, MpCell, i).column = self.column;
  table->number = 1;
  table->header_first = table->header_last = MP_SHEET_TABLE_HEADLESS;
  table->first_column = table->last_column = self.column;
  add_column (table, self.column, "组织名称");
  mp_sheet_table_understand (table, grid, dictionaries, &(MpSheetMark){ -1, -1, NULL }, around);
  mp_sheet_table_note_columns (table);
  g_ptr_array_add (tables, table);
  *laid_out = mp_grid_new_from_cells ((const MpCell *) cells->data, cells->len);

  return tables;
}
