/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Title, unit, date and the grouped header, and how high a row must be. That is estimated here for
 * all rows: no program fits merged cells by itself, and not every one fits the others.
 */

#include "config.h"

#include "mp-ledger-sheet-private.h"

#include <math.h>

#define DIGIT 10 /* columns are measured in digits of the standard font */
#define WIDE_CHARACTER 21
#define NARROW_CHARACTER 11
#define ROW_HEIGHT 20.0  /* of a row of one line … */
#define LINE_HEIGHT 14.5 /* … and of each line more */
#define RIGHT_WIDTH 34.0 /* for 填报日期 and 单位 */
#define TOP_ROWS 3

double
mp_ledger_row_height (guint lines)
{
  return fmin (ROW_HEIGHT + (lines - 1) * LINE_HEIGHT, MP_LEDGER_HEIGHT_MAX);
}

/* The width of the character at *text, which becomes the next one. */
static inline guint
take_width (const char **text)
{
  const guchar *p = (const guchar *) *text;
  gunichar c;

  if (*p < 0x80)
    {
      *text += 1;
      return NARROW_CHARACTER;
    }
  if (*p >= 0xE4 && *p <= 0xE9) /* U+4000 to U+9FFF */
    {
      *text += 3;
      return WIDE_CHARACTER;
    }

  c = g_utf8_get_char (*text);
  *text = g_utf8_next_char (*text);
  return g_unichar_iswide (c) ? WIDE_CHARACTER : NARROW_CHARACTER;
}

guint
mp_ledger_n_lines (const char *text, double width, double points)
{
  const guint room = (guint) (width * DIGIT * MP_LEDGER_POINTS / points);
  guint used = 0;
  guint n = 1;

  while (*text != '\0')
    {
      gboolean broken = *text == '\n';
      guint next = take_width (&text);

      used += next;
      if (broken || (used > room && used > next))
        {
          n++;
          used = broken ? 0 : next;
        }
    }

  return n;
}

static void
write_line (MpLedgerSheet *self, const char *left, const char *right)
{
  guint last = self->columns->len - 1;
  guint split = last;
  double room = mp_ledger_sheet_column (self, last)->column->width;

  while (split > 1 && room < RIGHT_WIDTH)
    room += mp_ledger_sheet_column (self, --split)->column->width;

  mp_workbook_writer_set_height (self->writer, self->row, 22);
  mp_workbook_writer_text (self->writer, self->row, 0, MP_STYLE_LINE, left);
  mp_workbook_writer_text (self->writer, self->row, split, MP_STYLE_LINE_RIGHT, right);
  if (split > 1)
    mp_workbook_writer_merge (self->writer, &(MpRange) { self->row, 0, self->row, split - 1 });
  if (split < last)
    mp_workbook_writer_merge (self->writer, &(MpRange) { self->row, split, self->row, last });
  self->row++;
}

/* Over the whole width. */
void
mp_ledger_sheet_write_block (MpLedgerSheet *self, MpCellStyle style, const char *text,
                             double height)
{
  mp_workbook_writer_set_height (self->writer, self->row, fmin (height, MP_LEDGER_HEIGHT_MAX));
  mp_workbook_writer_text (self->writer, self->row, 0, style, text);
  if (self->columns->len > 1)
    mp_workbook_writer_merge (self->writer,
                              &(MpRange) { self->row, 0, self->row, self->columns->len - 1 });
  self->row++;
}

static const char *
or_blank (const char *text)
{
  return text != NULL && *text != '\0' ? text : "　　　　　　";
}

static void
write_top (MpLedgerSheet *self)
{
  const MpLedgerCover *cover = self->cover;
  const MpLedgerOptions *options = self->options;
  g_autofree char *title =
      g_strdup_printf ("%s%s（%s）", cover->place, self->query->title, cover->period_words);
  g_autofree char *unit = g_strdup_printf ("填报单位：%s（盖章）", cover->unit);
  g_autofree char *date = g_strdup_printf ("填报日期：%s", cover->date_words);
  g_autofree char *people =
      g_strdup_printf ("填报人：%s　　联系电话：%s　　审核人：%s", or_blank (options->filler),
                       or_blank (options->phone), or_blank (options->reviewer));
  g_autofree char *units =
      self->query->units != NULL ? g_strdup_printf ("单位：%s", self->query->units) : NULL;

  mp_ledger_sheet_write_block (self, MP_STYLE_TITLE, title,
                               8 + 28 * mp_ledger_n_lines (title, self->width, 20));
  write_line (self, unit, date);
  write_line (self, people, units);
}

/* TRUE when `column` is under the same heading as the one before it, at this level of a group. */
static gboolean
goes_on (MpLedgerSheet *self, guint column, guint level)
{
  char **mine = mp_ledger_sheet_column (self, column)->column->headings;
  char **theirs = column > 0 ? mp_ledger_sheet_column (self, column - 1)->column->headings : NULL;

  if (theirs == NULL || g_strv_length (mine) <= level + 1 || g_strv_length (theirs) <= level + 1)
    return FALSE;
  for (guint i = 0; i <= level; i++)
    if (!g_str_equal (mine[i], theirs[i]))
      return FALSE;

  return TRUE;
}

static void
merge_groups (MpLedgerSheet *self, guint level)
{
  guint n = self->columns->len;

  for (guint first = 0, next; first < n; first = next)
    {
      for (next = first + 1; next < n && goes_on (self, next, level); next++)
        ;
      if (next - first > 1)
        mp_workbook_writer_merge (self->writer,
                                  &(MpRange) { self->row, first, self->row, next - 1 });
    }
}

static double
header_height (MpLedgerSheet *self)
{
  guint lines = 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MpPolicyColumn *column = mp_ledger_sheet_column (self, i)->column;
      guint own = g_strv_length (column->headings);
      guint spanned = self->depth - own + 1;
      guint needed = mp_ledger_n_lines (column->headings[own - 1], column->width, MP_LEDGER_POINTS);

      lines = MAX (lines, (needed + spanned - 1) / spanned);
    }

  return mp_ledger_row_height (lines);
}

static void
write_header (MpLedgerSheet *self)
{
  double height = header_height (self);

  for (guint level = 0; level < self->depth; level++, self->row++)
    {
      mp_workbook_writer_set_height (self->writer, self->row, height);
      for (guint i = 0; i < self->columns->len; i++)
        {
          char **headings = mp_ledger_sheet_column (self, i)->column->headings;
          gboolean shown = level < g_strv_length (headings) && !goes_on (self, i, level);

          mp_workbook_writer_text (self->writer, self->row, i, MP_STYLE_HEADER,
                                   shown ? headings[level] : NULL);
        }
      merge_groups (self, level);
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint own = g_strv_length (mp_ledger_sheet_column (self, i)->column->headings);

      if (own < self->depth)
        mp_workbook_writer_merge (
            self->writer, &(MpRange) { self->row - self->depth + own - 1, i, self->row - 1, i });
    }
}

void
mp_ledger_sheet_begin (MpLedgerSheet *self)
{
  MpLedgerStretch stretch = {
    g_strdup (mp_workbook_writer_add_sheet (self->writer, self->query->name)), 0, 0
  };

  self->row = 0;
  for (guint i = 0; i < self->columns->len; i++)
    mp_workbook_writer_set_width (self->writer, i, mp_ledger_sheet_column (self, i)->column->width);
  mp_workbook_writer_set_usual_height (self->writer, mp_ledger_row_height (self->usual_lines));
  mp_workbook_writer_set_page (self->writer, TOP_ROWS, TOP_ROWS + self->depth);
  write_top (self);
  write_header (self);

  stretch.first = self->row;
  stretch.last = self->row;
  g_array_append_val (self->stretches, stretch);
}
