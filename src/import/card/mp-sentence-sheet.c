/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that say in words what a table would have columns for. A line is a record when it begins
 * with what sounds as an organization does and goes on with somebody, a telephone or a number of
 * people; a part that is none of these stays as words, in the remarks. People are no organizations:
 * a list that begins each line with a name of one is a roster, and none of ours.
 */

#include "config.h"

#include "mp-sentence-sheet.h"

#include "import/place/mp-places.h"
#include "import/subject/mp-subjects-private.h"
#include "import/value/mp-reading.h"

#include <string.h>

typedef enum { PART_NAME, PART_PERSON, PART_PHONE, PART_COUNT, PART_WORDS, N_PARTS } Part;

/* What stands above such parts in a table; headings of the dictionary of organizations. */
static const char *const headings[] = { "组织名称", "负责人", "联系电话", "成员数", "备注" };

typedef struct
{
  const MpGrid *grid;
  GArray *cells;     /* MpCell */
  GPtrArray *texts;  /* own the texts of `cells` */
  MpSheetTable *table;
  guint n_sentences, n_others;
  gboolean used[N_PARTS];
} Sentences;

static void
take_line (Sentences *self, guint row, MpRowKind kind)
{
  g_array_append_vals (self->table->rows, &(MpSheetLine){ row, kind }, 1);
}

static void
put (Sentences *self, guint row, Part part, const char *text)
{
  char *own = g_strdup (text);
  MpCell cell = { .row = row, .column = part, .kind = MP_CELL_TEXT, .text = own };

  g_ptr_array_add (self->texts, own);
  g_array_append_val (self->cells, cell);
  self->used[part] = TRUE;
}

/* 队员32人, 现有32人, 共32名: people of whom nothing says that they are only a part. */
static gboolean
is_count (const char *text)
{
  static const char *const before[] = { "队员", "成员", "会员", "组员", "团员", "社员", "人数", "现有",
                                        "共有", "共",   "约",   "：",   ":",    " ",    NULL };
  g_auto (MpReading) reading = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT };

  for (guint i = 0; before[i] != NULL; i++)
    while (g_str_has_prefix (text, before[i]) && !g_str_equal (before[i], "约"))
      text += strlen (before[i]);
  if (!g_str_has_suffix (text, "人") && !g_str_has_suffix (text, "名"))
    return FALSE;
  cell.text = text;
  mp_read_members (&cell, &reading);

  return reading.value != NULL;
}

static gboolean
is_phone (const char *text)
{
  static const char *const before[] = { "联系电话", "联系方式", "电话", "手机", "：", ":", " ",
                                        NULL };
  g_auto (MpReading) reading = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT };

  for (guint i = 0; before[i] != NULL; i++)
    while (g_str_has_prefix (text, before[i]))
      text += strlen (before[i]);
  if (strspn (text, "0123456789-/、 ") != strlen (text) || strlen (text) < 7)
    return FALSE;
  cell.text = text;
  mp_read_phone (&cell, &reading);

  return reading.value != NULL;
}

/* 队长王芳, 负责人：王芳, 王芳（队长）: a name with what he is. */
static gboolean
is_person (const char *text)
{
  static const char *const labels[] = { "负责人", "联系人", "召集人", "牵头人", NULL };
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = text };
  g_auto (MpReading) reading = { 0 };
  gboolean labelled = FALSE;

  for (guint i = 0; labels[i] != NULL; i++)
    labelled = labelled || g_str_has_prefix (text, labels[i]);
  mp_read_person (&cell, &reading);

  return reading.value != NULL && reading.others == NULL && reading.rest == NULL
         && (labelled || reading.post != NULL) && mp_sounds_like_person (reading.value);
}

static Part
part_of (const char *text)
{
  return is_phone (text)    ? PART_PHONE
         : is_count (text)  ? PART_COUNT
         : is_person (text) ? PART_PERSON
                            : PART_WORDS;
}

/* FALSE: the line is no sentence about an organization. */
static gboolean
take_sentence (Sentences *self, guint row, const char *text)
{
  g_autofree char *bare = mp_subject_line_bare (text);
  g_autoptr (GString) marked = g_string_new (bare);
  static const char *const marks[] = { "，", ",", "；", ";", "。", "｜", "|", "\n" };
  g_autoptr (GString) words = g_string_new (NULL);
  const char *said[N_PARTS] = { NULL };
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  for (guint i = 1; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (marked, marks[i], marks[0], 0);
  parts = g_strsplit (marked->str, marks[0], -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      Part part;

      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      part = i == 0 ? PART_NAME : part_of (parts[i]);
      if (part != PART_WORDS && said[part] == NULL)
        said[part] = parts[i];
      else
        g_string_append_printf (words, "%s%s", words->len > 0 ? "，" : "", parts[i]);
      n += part != PART_NAME && part != PART_WORDS;
    }
  if (n == 0 || said[PART_NAME] == NULL || !mp_sounds_like_organization (said[PART_NAME]))
    return FALSE;
  if (words->len > 0)
    said[PART_WORDS] = words->str;
  for (guint i = 0; i < N_PARTS; i++)
    if (said[i] != NULL)
      put (self, row, i, said[i]);
  take_line (self, row, MP_ROW_DATA);
  self->n_sentences++;

  return TRUE;
}

/* The text of a line that says one thing, with a number before it or none. FALSE: it says more. */
static gboolean
only_text (const MpGrid *grid, guint row, const char **text)
{
  *text = NULL;
  MP_GRID_FOREACH_CELL (cell, grid, row, 0, mp_grid_n_columns (grid))
    {
      if (*cell->text == '\0' || (*text == NULL && cell->kind == MP_CELL_NUMBER)
          || (*text == NULL && strspn (cell->text, "0123456789. ") == strlen (cell->text)))
        continue;
      if (*text != NULL)
        return FALSE;
      *text = cell->text;
    }

  return TRUE;
}

/* FALSE: the sheet is something else. */
static gboolean
take_row (Sentences *self, guint row)
{
  g_autofree char *claimed = NULL;
  const char *text;

  if (!only_text (self->grid, row, &text))
    return FALSE;
  if (text == NULL)
    {
      take_line (self, row, MP_ROW_BLANK);
      return TRUE;
    }
  claimed = mp_place_claimed (text);
  if (claimed == NULL && take_sentence (self, row, text))
    return TRUE;
  put (self, row, PART_NAME, text);
  if (claimed != NULL)
    take_line (self, row, MP_ROW_SECTION_TITLE);
  else if (self->n_sentences == 0)
    {
      MpRowKind kind = mp_sheet_table_classify_text (text, TRUE);

      if (kind == MP_ROW_TITLE && self->table->title == NULL)
        self->table->title = g_strdup (text);
      else
        g_ptr_array_add (self->table->above, g_strdup (text));
      take_line (self, row, kind);
    }
  else
    {
      MpRowKind kind = mp_sheet_table_classify_text (text, FALSE);

      /* A name alone says less than a sentence; what is neither is named as not read. */
      if (kind == MP_ROW_SECTION_TITLE)
        kind = mp_sounds_like_organization (text) ? MP_ROW_DATA : MP_ROW_NOTES;
      self->n_others++;
      take_line (self, row, kind);
    }

  return TRUE;
}

static void
add_column (MpSheetTable *table, guint number)
{
  MpSheetColumn *column = g_new0 (MpSheetColumn, 1);

  column->column = number;
  column->heading = g_strdup (headings[number]);
  column->levels = g_new0 (char *, 2);
  column->levels[0] = g_strdup (headings[number]);
  g_ptr_array_add (table->columns, column);
}

GPtrArray *
mp_sentence_sheet_find (const MpGrid *grid, MpDictionaries *dictionaries, const char *around,
                        MpGrid **laid_out)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_sheet_table_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  MpSheetTable *table = mp_sheet_table_new ();
  Sentences self = { .grid = grid, .cells = cells, .texts = texts, .table = table };
  gboolean fits = TRUE;

  *laid_out = NULL;
  for (guint row = 0; row < mp_grid_n_rows (grid) && fits; row++)
    fits = take_row (&self, row);
  if (!fits || self.n_sentences == 0 || self.n_others > self.n_sentences)
    {
      mp_sheet_table_free (table);
      return tables;
    }

  table->number = 1;
  table->header_first = table->header_last = MP_SHEET_TABLE_HEADLESS;
  table->first_column = 0;
  table->last_column = N_PARTS - 1;
  for (guint i = 0; i < N_PARTS; i++)
    if (self.used[i])
      add_column (table, i);
  *laid_out = mp_grid_new_from_cells ((const MpCell *) cells->data, cells->len);
  mp_sheet_table_understand (table, *laid_out, dictionaries, &(MpSheetMark){ -1, -1, NULL },
                             around);
  mp_sheet_table_note_columns (table);
  g_ptr_array_add (tables, table);

  return tables;
}
