/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Totals as formulas, so that the county can check them, with their results, so that everybody
 * sees them; the notes; and the sheet that a full copy carries.
 */

#include "config.h"

#include "mp-ledger-sheet-private.h"
#include "workbook/mp-workbook-reader.h"

#include <math.h>

#define TOTAL_HEIGHT 22.0
#define NOTICE_WIDTH 90.0

/* Sums of decimals carry dust, and whole numbers of any use are far below this. */
static double
sum_of (const MpLedgerColumn *column)
{
  double sum = column->sum / column->look->per_unit;

  return fabs (sum) < 1e9 ? round (sum * 1e6) / 1e6 : sum;
}

/* "=SUM(J7:J30)", or over all sheets of a long ledger. */
static char *
sum_formula (MpLedgerSheet *self, guint i)
{
  GString *formula = g_string_new ("=SUM(");
  gboolean several = self->stretches->len > 1;

  for (guint s = 0; s < self->stretches->len; s++)
    {
      const MpLedgerStretch *stretch = &g_array_index (self->stretches, MpLedgerStretch, s);
      g_autofree char *first = mp_cell_name (stretch->first, i);
      g_autofree char *last = mp_cell_name (stretch->last - 1, i);

      if (several)
        g_string_append_printf (formula, "%s'%s'!", s > 0 ? "," : "", stretch->sheet);
      g_string_append_printf (formula, "%s:%s", first, last);
    }
  g_string_append_c (formula, ')');

  return g_string_free (formula, FALSE);
}

static void
write_sum (MpLedgerSheet *self, guint i, const MpLedgerColumn *column)
{
  g_autofree char *formula = NULL;

  if (self->n_rows == 0)
    {
      mp_workbook_writer_number (self->writer, self->row, i, column->look->total, 0);
      return;
    }

  formula = sum_formula (self, i);
  mp_workbook_writer_formula (self->writer, self->row, i, column->look->total, formula,
                              sum_of (column));
}

/* The dividend is the sum above which it is shown, where there is one. */
static void
write_ratio (MpLedgerSheet *self, guint i, const MpLedgerColumn *column)
{
  double over = self->sums[column->over];
  g_autofree char *dividend = NULL;
  g_autofree char *formula = NULL;

  if (over == 0)
    {
      mp_workbook_writer_text (self->writer, self->row, i, MP_STYLE_TOTAL, NULL);
      return;
    }

  for (guint c = 0; c < self->columns->len && dividend == NULL; c++)
    if (mp_ledger_column_is_summed (mp_ledger_sheet_column (self, c))
        && mp_ledger_sheet_column (self, c)->value == column->value)
      dividend = mp_cell_name (self->row, c);
  if (dividend == NULL)
    dividend = g_strdup_printf ("%.0f", self->sums[column->value]);
  formula = g_strdup_printf ("=ROUND(%s/%.0f,2)", dividend, over);
  mp_workbook_writer_formula (self->writer, self->row, i, MP_STYLE_TOTAL_NUMBER, formula,
                              round (self->sums[column->value] / over * 100) / 100);
}

static void
write_totals (MpLedgerSheet *self)
{
  guint n_label = 0; /* columns before the first sum */

  while (n_label < self->columns->len
         && !mp_ledger_column_is_summed (mp_ledger_sheet_column (self, n_label)))
    n_label++;
  if (n_label == self->columns->len)
    return;

  mp_workbook_writer_set_height (self->writer, self->row, TOTAL_HEIGHT);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MpLedgerColumn *column = mp_ledger_sheet_column (self, i);

      if (mp_ledger_column_is_summed (column))
        write_sum (self, i, column);
      else if (column->column->kind == MP_COLUMN_RATIO)
        write_ratio (self, i, column);
      else
        mp_workbook_writer_text (self->writer, self->row, i, MP_STYLE_TOTAL,
                                 i == 0 ? "合计" : NULL);
    }
  if (n_label > 1)
    mp_workbook_writer_merge (self->writer, &(MpRange) { self->row, 0, self->row, n_label - 1 });
  self->row++;
}

char *
mp_ledger_personal_headings (const MpPolicyQuery *query, GArray *masks)
{
  g_autoptr (GString) headings = g_string_new (NULL);

  for (guint i = 0; i < query->columns->len; i++)
    {
      const MpPolicyColumn *column = g_ptr_array_index (query->columns, i);

      if (g_array_index (masks, MpMask, i) != MP_MASK_NONE)
        g_string_append_printf (headings, "%s%s", headings->len > 0 ? "、" : "",
                                column->headings[g_strv_length (column->headings) - 1]);
    }

  return headings->len > 0 ? g_strdup (headings->str) : NULL;
}

static void
write_notes (MpLedgerSheet *self)
{
  g_autofree char *headings = mp_ledger_personal_headings (self->query, self->masks);
  GString *text = g_string_new ("填表说明：");
  guint n = 0;

  for (; n < self->query->notes->len; n++)
    g_string_append_printf (text, "%s%u.%s", n > 0 ? "\n" : "", n + 1,
                            (char *) g_ptr_array_index (self->query->notes, n));
  if (headings != NULL)
    {
      g_string_append_printf (
          text, "%s%u.%s为个人信息，本表%s。", n > 0 ? "\n" : "", n + 1, headings,
          self->options->full ? "为完整版，使用要求见“使用须知”" : "已作脱敏处理");
      n++;
    }
  if (n > 0)
    mp_ledger_sheet_write_block (self, MP_STYLE_NOTE, text->str,
                                 6 + 14.5 * mp_ledger_n_lines (text->str, self->width, 10.5));
  g_string_free (text, TRUE);
}

static void
write_notice_line (MpLedgerSheet *self, guint row, MpCellStyle style, double points, char *text)
{
  mp_workbook_writer_set_height (
      self->writer, row, 10 + points * 1.5 * mp_ledger_n_lines (text, NOTICE_WIDTH, points));
  mp_workbook_writer_text (self->writer, row, 0, style, text);
  g_free (text);
}

/* domain.md 2.8.2: a full copy says on its second sheet what it is for. */
static void
write_notice (MpLedgerSheet *self)
{
  const MpLedgerOptions *options = self->options;
  g_autofree char *headings = mp_ledger_personal_headings (self->query, self->masks);
  guint row = 0;

  mp_workbook_writer_add_sheet (self->writer, "使用须知");
  mp_workbook_writer_set_width (self->writer, 0, NOTICE_WIDTH);
  mp_workbook_writer_set_page (self->writer, 0, 1);
  write_notice_line (self, row++, MP_STYLE_TITLE, 20,
                     g_strdup_printf ("本表含个人信息，仅供%s使用，不得外传", options->recipient));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup_printf ("用途：%s", options->purpose));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup_printf ("接收方：%s", options->recipient));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup_printf ("个人信息项目：%s", headings));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup_printf ("提供单位：%s", self->cover->unit));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup_printf ("导出日期：%s", self->cover->date_words));
  write_notice_line (self, row++, MP_STYLE_NOTE, 12,
                     g_strdup ("请妥善保管，不得超出上述用途使用，用后及时删除。"));
}

void
mp_ledger_sheet_end (MpLedgerSheet *self)
{
  write_totals (self);
  write_notes (self);
  if (self->options->full)
    write_notice (self);
}
