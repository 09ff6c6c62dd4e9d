/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is printed here is Chinese whatever the language of the program: a ledger goes to the
 * county. What is personal is masked here and nowhere else.
 */

#include "config.h"

#include "mp-ledger-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELL_CHARACTERS_MAX 32767

static const MpLedgerLook looks[] = {
  [MP_COLUMN_TEXT] = { MP_STYLE_TEXT, MP_STYLE_TOTAL, 0 },
  [MP_COLUMN_SERIAL] = { MP_STYLE_WORD, MP_STYLE_TOTAL, 0 },
  [MP_COLUMN_WORD] = { MP_STYLE_WORD, MP_STYLE_TOTAL, 0 },
  [MP_COLUMN_DIGITS] = { MP_STYLE_DIGITS, MP_STYLE_TOTAL, 0 },
  [MP_COLUMN_TICK] = { MP_STYLE_WORD, MP_STYLE_TOTAL, 0 },
  [MP_COLUMN_NUMBER] = { MP_STYLE_NUMBER, MP_STYLE_TOTAL_NUMBER, 1 },
  [MP_COLUMN_YUAN] = { MP_STYLE_MONEY, MP_STYLE_TOTAL_MONEY, 100 },
  [MP_COLUMN_WANYUAN] = { MP_STYLE_NUMBER, MP_STYLE_TOTAL_NUMBER, 1000000 },
  [MP_COLUMN_AREA] = { MP_STYLE_AREA, MP_STYLE_TOTAL_AREA, 1 },
  [MP_COLUMN_RATIO] = { MP_STYLE_NUMBER, MP_STYLE_TOTAL_NUMBER, 0 },
};

static char *
labels_of (MpCodes *codes, const char *list, const char *value)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (char **item = items; *item != NULL; item++)
    {
      char *label = g_strdup (mp_codes_label (codes, list, *item));

      g_free (*item);
      *item = label;
    }

  return g_strjoinv ("、", items);
}

/* Clerks write numbers into remarks and scopes; what is itself a number is what its column says. */
static char *
hide (const MpLedgerColumn *column, const char *value)
{
  return column->mask == MP_MASK_NONE && column->column->kind != MP_COLUMN_DIGITS
             ? mp_mask_numbers (value)
             : mp_mask (column->mask, value);
}

static void
write_text (MpLedgerSheet *self, guint i, const MpLedgerColumn *column, const char *value)
{
  const char *list = column->column->list;
  g_autofree char *labels = NULL;
  g_autofree char *masked = NULL;

  if (value != NULL && list != NULL)
    value = strchr (value, ',') == NULL ? mp_codes_label (self->codes, list, value)
                                        : (labels = labels_of (self->codes, list, value));
  if (value != NULL && !self->options->full)
    value = masked = hide (column, value);

  mp_workbook_writer_text (self->writer, self->row, i, column->look->style, value);
  if (value != NULL)
    self->n_lines =
        MAX (self->n_lines, mp_ledger_n_lines (value, column->column->width, MP_LEDGER_POINTS));
}

static void
write_number (MpLedgerSheet *self, guint i, MpLedgerColumn *column, const char *value)
{
  double number = g_ascii_strtod (value, NULL);

  column->sum += number;
  mp_workbook_writer_number (self->writer, self->row, i, column->look->style,
                             number / column->look->per_unit);
}

static void
write_value (MpLedgerSheet *self, guint i, MpLedgerColumn *column, const char *value)
{
  switch (column->column->kind)
    {
    case MP_COLUMN_SERIAL:
      mp_workbook_writer_number (self->writer, self->row, i, column->look->style,
                                 (double) self->n_rows);
      break;
    case MP_COLUMN_TICK:
      mp_workbook_writer_text (self->writer, self->row, i, column->look->style,
                               g_strcmp0 (value, "1") == 0 ? "√" : NULL);
      break;
    case MP_COLUMN_NUMBER:
    case MP_COLUMN_YUAN:
    case MP_COLUMN_WANYUAN:
    case MP_COLUMN_AREA:
      if (value != NULL)
        {
          write_number (self, i, column, value);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case MP_COLUMN_RATIO:
      mp_workbook_writer_text (self->writer, self->row, i, column->look->style, NULL);
      break;
    case MP_COLUMN_TEXT:
    case MP_COLUMN_WORD:
    case MP_COLUMN_DIGITS:
    default:
      write_text (self, i, column, value);
      break;
    }
}

static void
count (double *sum, const char *value)
{
  if (value != NULL)
    *sum += g_ascii_strtod (value, NULL);
}

void
mp_ledger_sheet_add (MpLedgerSheet *self, const char *const *values)
{
  if (mp_workbook_writer_is_full (self->writer))
    mp_ledger_sheet_begin (self);

  self->n_rows++;
  self->n_lines = 1;
  for (guint i = 0; i < self->columns->len; i++)
    {
      MpLedgerColumn *column = mp_ledger_sheet_column (self, i);

      write_value (self, i, column, column->value >= 0 ? values[column->value] : NULL);
      if (column->column->kind == MP_COLUMN_RATIO)
        {
          count (&self->sums[column->value], values[column->value]);
          count (&self->sums[column->over], values[column->over]);
        }
    }
  if (self->n_lines > self->usual_lines)
    mp_workbook_writer_set_height (self->writer, self->row, mp_ledger_row_height (self->n_lines));
  self->row++;
  g_array_index (self->stretches, MpLedgerStretch, self->stretches->len - 1).last = self->row;
}

gint64
mp_ledger_sheet_n_rows (MpLedgerSheet *self)
{
  return self->n_rows;
}

static gint
find_value (GPtrArray *values, const char *name)
{
  guint index;

  return name != NULL && g_ptr_array_find_with_equal_func (values, name, g_str_equal, &index)
             ? (gint) index
             : -1;
}

static void
stretch_clear (gpointer data)
{
  g_free (((MpLedgerStretch *) data)->sheet);
}

MpLedgerSheet *
mp_ledger_sheet_new (MpWorkbookWriter *writer, const MpPolicyQuery *query, GArray *masks,
                     const MpLedgerCover *cover, const MpLedgerOptions *options, MpCodes *codes)
{
  MpLedgerSheet *self = g_new0 (MpLedgerSheet, 1);
  g_autoptr (GPtrArray) values = mp_policy_query_values (query);

  self->writer = writer;
  self->query = query;
  self->masks = masks;
  self->cover = cover;
  self->options = options;
  self->codes = codes;
  self->columns = g_array_new (FALSE, TRUE, sizeof (MpLedgerColumn));
  self->stretches = g_array_new (FALSE, TRUE, sizeof (MpLedgerStretch));
  g_array_set_clear_func (self->stretches, stretch_clear);
  self->sums = g_new0 (double, values->len + 1);

  for (guint i = 0; i < query->columns->len; i++)
    {
      const MpPolicyColumn *line = g_ptr_array_index (query->columns, i);
      MpLedgerColumn column = {
        .column = line,
        .value = find_value (values, line->value),
        .over = find_value (values, line->over),
        .look = &looks[line->kind],
        .mask = g_array_index (masks, MpMask, i),
      };

      g_array_append_val (self->columns, column);
      self->width += line->width;
      self->depth = MAX (self->depth, g_strv_length (line->headings));
      /* Rows of one height look calmer, and where texts are long most of them have two lines. */
      self->usual_lines = MAX (self->usual_lines, line->kind == MP_COLUMN_TEXT ? 2 : 1);
    }
  mp_ledger_sheet_begin (self);

  return self;
}

void
mp_ledger_sheet_free (MpLedgerSheet *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->stretches);
  g_free (self->sums);
  g_free (self);
}

gboolean
mp_ledger_sheet_fits (const MpPolicyQuery *query, const GPtrArray *results,
                      const char *const *values, GError **error)
{
  const GPtrArray *columns = query->columns;
  const char *name = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const char *result = g_ptr_array_index (results, i);

      if (name == NULL && g_str_has_suffix (result, "name"))
        name = values[i];
      if (values[i] == NULL || strlen (values[i]) <= CELL_CHARACTERS_MAX
          || g_utf8_strlen (values[i], -1) <= CELL_CHARACTERS_MAX)
        continue;
      for (guint c = 0; c < columns->len; c++)
        {
          const MpPolicyColumn *column = g_ptr_array_index (columns, c);

          if (g_strcmp0 (column->value, result) == 0)
            result = column->headings[g_strv_length (column->headings) - 1];
        }
      g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED,
                   _ ("“%s”: the text under “%s” has more than 32,767 characters, which no cell "
                      "can hold. Shorten it and try again."),
                   name != NULL ? name : "", result);
      return FALSE;
    }

  return TRUE;
}
