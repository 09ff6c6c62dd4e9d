/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each line below the headings of a table is. A line is a record unless something says
 * otherwise: a word that no name begins with, a text that fills the whole width, a number that
 * stands alone.
 */

#include "config.h"

#include "mp-line-words.h"

#include <string.h>

#include "catalog/mp-codes.h"
#include "import/subject/mp-subjects-private.h"
#include "import/value/mp-reading.h"

const char *
mp_row_kind_name (MpRowKind kind)
{
  static const char *const names[MP_N_ROW_KINDS] = {
    [MP_ROW_DATA] = "data",
    [MP_ROW_CONTINUED] = "continued",
    [MP_ROW_BLANK] = "blank",
    [MP_ROW_ATTACHMENT_MARK] = "attachment_mark",
    [MP_ROW_TITLE] = "title",
    [MP_ROW_UNIT_LINE] = "unit_line",
    [MP_ROW_BLOCK_LINE] = "block_line",
    [MP_ROW_COLUMN_CODES] = "column_codes",
    [MP_ROW_REPEATED_HEADER] = "repeated_header",
    [MP_ROW_SECTION_TITLE] = "section_title",
    [MP_ROW_SUBTOTAL] = "subtotal",
    [MP_ROW_TOTAL] = "total",
    [MP_ROW_PAGE_MARK] = "page_mark",
    [MP_ROW_EXAMPLE] = "example",
    [MP_ROW_NOTHING_TO_REPORT] = "nothing_to_report",
    [MP_ROW_NOTES] = "notes",
    [MP_ROW_SIGNATURE] = "signature",
    [MP_ROW_BESIDE] = "beside",
  };

  return names[kind];
}

typedef struct
{
  guint n;             /* cells with something in them */
  guint n_others;      /* … that are neither the number nor the name */
  guint n_words;       /* … of them those without a digit */
  const MpCell *first; /* not the number, when something else is there */
  const MpCell *name;
  const MpCell *number;
  gboolean all_text;
} Line;

static Line
look_at (const MpGrid *grid, const MpSheetTable *table, guint row)
{
  Line line = { .all_text = TRUE };

  MP_GRID_FOREACH_CELL (cell, grid, row, table->first_column, table->last_column)
    {
      if (cell->kind == MP_CELL_EMPTY)
        continue;
      if (cell->kind == MP_CELL_TEXT && cell->text[strspn (cell->text, " \t\r\n")] == '\0')
        continue;
      if (cell->kind == MP_CELL_TEXT && (guchar) cell->text[0] >= 0x80)
        {
          /* U+3000 and its kin */
          g_autofree char *folded = strlen (cell->text) < 16 ? mp_fold_text (cell->text) : NULL;

          if (folded != NULL && *folded == '\0')
            continue;
        }
      line.n++;
      line.all_text = line.all_text && cell->kind == MP_CELL_TEXT;
      if ((int) cell->column == table->number_column)
        line.number = cell;
      else if ((int) cell->column == table->name_column)
        line.name = cell;
      else
        {
          line.n_others++;
          line.n_words += cell->kind == MP_CELL_TEXT && strpbrk (cell->text, "0123456789") == NULL
                          && !mp_is_tick (cell->text);
        }
      if (line.first == NULL
          || (line.first == line.number && (int) cell->column != table->number_column))
        line.first = cell;
    }

  return line;
}

static gboolean
contains_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_number_text (const MpCell *cell)
{
  g_autofree char *plain = NULL;

  if (cell->kind == MP_CELL_NUMBER || cell->kind == MP_CELL_UNSTORED)
    return TRUE;
  plain = mp_plain_text (cell->text);

  return *plain != '\0' && strspn (plain, "0123456789.、-") == strlen (plain);
}

/* A mark before the line, or a name that nobody has. In a line that says all a record says the word
 * 示例 is part of a name.
 */
static gboolean
is_example (const Line *line, gboolean complete)
{
  static const char *const marks[] = { "例",   "示例",   "样例",     "范例", "例如",
                                       "举例", "(例)", "填写示例", "示范", NULL };
  static const char *const nobody[] = { "某某", "××",  "xx社区",   "XX社区", "xxx",
                                        "XXX",  "**社区", "某社区", NULL };
  const MpCell *head = line->number != NULL ? line->number : line->first;
  g_autofree char *folded = mp_fold_text (head->text);
  g_autofree char *name = line->name != NULL ? mp_fold_text (line->name->text) : NULL;

  if (head->kind == MP_CELL_TEXT
      && (g_strv_contains (marks, folded) || g_str_has_prefix (folded, "例:")
          || g_str_has_prefix (folded, "示例:")))
    return TRUE;

  return name != NULL
         && (contains_one_of (name, nobody) || g_str_has_prefix (name, "例:")
             || g_str_has_prefix (name, "(例)") || g_str_has_prefix (name, "示例:")
             || (!complete && strstr (name, "示例") != NULL));
}

/* Values under most headings, with a number of its own or several words: a record, whatever its
 * name is made of. A sum has numbers, and only the bare word for a name.
 */
static gboolean
is_complete (const MpSheetTable *table, const Line *line)
{
  g_autofree char *name = NULL;

  if (line->name == NULL || line->name->kind != MP_CELL_TEXT || line->n * 2 < table->columns->len)
    return FALSE;
  name = mp_fold_text (line->name->text);
  if (mp_line_is_sum_word (name))
    return FALSE;

  return (line->number != NULL && is_number_text (line->number)) || line->n_words >= 2;
}

/* How many columns of the table a cell covers. */
static guint
covered (const MpGrid *grid, const MpSheetTable *table, const MpCell *cell)
{
  const MpRange *range = mp_grid_merge_at (grid, cell->row, cell->column);

  if (range == NULL || range->column >= table->last_column + 1)
    return 1;
  return MIN (range->last_column, table->last_column) - range->column + 1;
}

/* 声部：男低, 肖坝社区舞蹈队 alone where people's names stand: nobody is called so. */
static gboolean
names_no_person (const MpSheetTable *table, const MpCell *cell)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *folded = NULL;

      if ((int) column->column != table->name_column)
        continue;
      folded = mp_fold_text (cell->text);
      return column->meaning.kind == MP_HEADING_PERSON
             && (strchr (folded, ':') != NULL
                 || (g_utf8_strlen (folded, -1) >= 5 && mp_sounds_like_organization (folded)));
    }

  return FALSE;
}

/* A line with one text in it and nothing more. */
static MpRowKind
classify_single (const MpGrid *grid, const MpSheetTable *table, const MpCell *cell,
                 gboolean is_name, gboolean after_end)
{
  g_autofree char *folded = mp_fold_text (cell->text);
  g_autofree char *title = table->title != NULL ? mp_fold_text (table->title) : NULL;
  guint width = table->last_column - table->first_column + 1;
  guint covers = covered (grid, table, cell);
  MpRowKind kind = mp_sheet_table_classify_text (cell->text, FALSE);

  if (title != NULL && g_str_equal (folded, title))
    return MP_ROW_TITLE;
  if (kind != MP_ROW_SECTION_TITLE)
    return kind;
  /* Only the name of an organization, and nothing else about it. */
  if (is_name && covers == 1)
    return mp_line_is_numbered (folded) || names_no_person (table, cell)
                   || (mp_line_names_a_section (folded) && !g_str_has_suffix (folded, "社"))
               || mp_line_names_a_place (folded)
               ? MP_ROW_SECTION_TITLE
           : after_end ? MP_ROW_NOTES
                       : MP_ROW_DATA;
  if (covers * 2 >= width || covers >= 4 || mp_line_is_numbered (folded)
      || mp_line_names_a_section (folded) || mp_line_names_a_place (folded))
    return after_end && g_utf8_strlen (folded, -1) > 20 ? MP_ROW_NOTES : MP_ROW_SECTION_TITLE;
  if (after_end || cell->column == table->first_column || g_utf8_strlen (folded, -1) > 30)
    return g_utf8_strlen (folded, -1) > 20 || after_end ? MP_ROW_NOTES : MP_ROW_SECTION_TITLE;

  return MP_ROW_CONTINUED;
}

static gboolean
is_remark (const MpSheetColumn *column)
{
  return column->meaning.targets[0] != NULL
         && g_str_has_suffix (column->meaning.targets[0], ".remark");
}

/* 大田社区 | 无 | 0: a community without organizations. */
static gboolean
reports_nothing (const MpGrid *grid, const MpSheetTable *table, guint row, const Line *line)
{
  g_autofree char *name = line->name != NULL ? mp_fold_text (line->name->text) : NULL;

  if (name == NULL || (!mp_line_is_nothing (name) && !mp_says_nothing (name)))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const MpCell *cell = mp_grid_get (grid, row, column->column);
      gboolean place = column->meaning.kind == MP_HEADING_PLACE
                       || (table->subject != NULL
                           && g_strcmp0 (column->meaning.targets[0], table->subject->place) == 0);

      if (cell->kind == MP_CELL_EMPTY || place || (int) column->column == table->name_column
          || (int) column->column == table->number_column)
        continue;
      if (!mp_says_nothing (cell->text) && !g_str_equal (cell->text, "0") && !is_remark (column))
        return FALSE;
    }

  return TRUE;
}

/* Merged down with the line above in the column of the name: the same record, unless the line has
 * a number of its own.
 */
static gboolean
hangs_on_above (const MpGrid *grid, const MpSheetTable *table, guint row, const Line *line)
{
  const MpRange *range;

  if (table->name_column < 0 || line->name != NULL || line->number != NULL)
    return FALSE;
  range = mp_grid_merge_at (grid, row, (guint) table->name_column);

  return range != NULL && range->row < row && range->row > table->header_last
         && range->column == range->last_column;
}

/* 3个, 共12支: how many there are, where a name would stand. */
static gboolean
is_count (const char *folded)
{
  static const char *const units[] = { "个", "家", "支", "人", "名", "队", "项", NULL };
  const char *p = g_str_has_prefix (folded, "共") ? folded + strlen ("共") : folded;
  gsize digits = strspn (p, "0123456789");

  return digits > 0 && digits <= 5 && g_strv_contains (units, p + digits);
}

/* 南丰社区 | 支书：赵明 | 13800000999, 铁路社区 | 小计 | 2个: a place where a name would stand, and
 * beside it nothing but who looks after it, or how many it has.
 */
static gboolean
is_of_place (const MpGrid *grid, const MpSheetTable *table, guint row, const Line *line)
{
  g_autofree char *name = NULL;
  guint n_told = 0;

  if (line->name == NULL || line->name->kind != MP_CELL_TEXT || line->n < 2 || line->n > 4)
    return FALSE;
  name = mp_fold_text (line->name->text);
  if (!mp_line_names_a_place (name))
    return FALSE;
  MP_GRID_FOREACH_CELL (cell, grid, row, table->first_column, table->last_column)
    {
      g_autofree char *folded = mp_fold_text (cell->text);

      if (*folded == '\0' || cell == line->name || cell == line->number)
        continue;
      if (!mp_line_is_sum_word (folded) && !mp_line_is_of_officer (folded) && !is_count (folded))
        return FALSE;
      n_told += cell->kind == MP_CELL_TEXT && !g_ascii_isdigit (*folded);
    }

  return n_told > 0;
}

MpRowKind
mp_sheet_table_classify (const MpGrid *grid, const MpSheetTable *table, guint row,
                         gboolean after_end)
{
  Line line = look_at (grid, table, row);
  const MpCell *leading;
  g_autofree char *head = NULL;
  gboolean complete;
  MpRowKind kind;

  if (line.n == 0)
    return MP_ROW_BLANK;
  if (line.n == 1 && line.number != NULL && is_number_text (line.number))
    return MP_ROW_BLANK;
  if (hangs_on_above (grid, table, row, &line))
    return MP_ROW_CONTINUED;
  if (line.n == 1 && line.first == line.name && line.first->kind == MP_CELL_TEXT)
    {
      head = mp_fold_text (line.first->text);
      if (is_count (head))
        return MP_ROW_TOTAL;
      g_clear_pointer (&head, g_free);
    }
  if (line.first->kind == MP_CELL_TEXT
      && (line.n == 1 || (line.n == 2 && line.number != NULL && is_number_text (line.number))))
    {
      kind = classify_single (grid, table, line.first, line.first == line.name, after_end);
      /* A numbered line is somebody's, however little it says. */
      if (line.n == 1 || (kind != MP_ROW_CONTINUED && kind != MP_ROW_SECTION_TITLE))
        return kind;
      return MP_ROW_DATA;
    }

  if (is_of_place (grid, table, row, &line))
    return MP_ROW_SECTION_TITLE;
  complete = is_complete (table, &line);
  if (is_example (&line, complete))
    return MP_ROW_EXAMPLE;
  if (complete)
    return MP_ROW_DATA;

  leading = line.number != NULL && !is_number_text (line.number) ? line.number : line.first;
  if (leading->kind == MP_CELL_TEXT)
    {
      head = mp_fold_text (leading->text);
      if ((table->name_column < 0 || leading->column <= (guint) table->name_column)
          && mp_line_is_total (head, &kind))
        return kind;
      /* 大田社区 合计 1个, before the column of the names. */
      if (line.name == NULL && leading->column < (guint) MAX (table->name_column, 0)
          && strstr (head, "合计") != NULL && g_utf8_strlen (head, -1) <= 24)
        return MP_ROW_SUBTOTAL;
      if (mp_line_is_signature (head) && line.all_text && strstr (head, ":") != NULL)
        return MP_ROW_SIGNATURE;
      if (mp_line_is_unit_line (head) && line.n <= 4 && line.all_text)
        return MP_ROW_UNIT_LINE;
      if (mp_line_is_page_mark (head))
        return MP_ROW_PAGE_MARK;
      if (g_str_has_prefix (head, "注:") || g_str_has_prefix (head, "说明:")
          || g_str_has_prefix (head, "备注:"))
        return MP_ROW_NOTES;
      if (line.n <= 2 && line.name == NULL && mp_line_is_nothing (head))
        return MP_ROW_NOTHING_TO_REPORT;
    }
  /* The total may stand in the column of the name behind a number or a place. */
  if (line.name != NULL && line.name->kind == MP_CELL_TEXT)
    {
      g_autofree char *name = mp_fold_text (line.name->text);

      if (mp_line_is_total (name, &kind) && g_utf8_strlen (name, -1) <= 8)
        return kind;
      if (line.number == NULL && is_count (name))
        return MP_ROW_TOTAL;
    }
  if (reports_nothing (grid, table, row, &line))
    return MP_ROW_NOTHING_TO_REPORT;
  if (line.name == NULL && line.first->kind == MP_CELL_TEXT && line.n <= 2 && line.n_others <= 2
      && after_end)
    return MP_ROW_NOTES;
  /* 一 | 肖坝社区 | 5个: a heading within the table, numbered in words. */
  if (line.name != NULL && line.number != NULL && line.n_others <= 1
      && !is_number_text (line.number))
    {
      g_autofree char *name = mp_fold_text (line.name->text);

      if (mp_line_names_a_section (name))
        return MP_ROW_SECTION_TITLE;
    }
  /* A few words below a record, in columns of text: they go on with it. */
  if (line.name == NULL && line.number == NULL && table->name_column >= 0 && line.all_text
      && (table->number_column >= 0 ? line.n * 3 <= table->columns->len
                                    : line.n <= 2 && table->columns->len >= 5))
    return MP_ROW_CONTINUED;

  return MP_ROW_DATA;
}
