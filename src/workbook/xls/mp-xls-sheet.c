/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of one sheet, in their order. Charts that lie on the sheet are sheets within it
 * and are passed over.
 */

#include "config.h"

#include "mp-xls.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WATCH_EVERY 1024 /* records */

typedef struct
{
  MpXls *xls;
  guint sheet;
  MpBiff biff;
  MpCellFunc func;
  gpointer data;
  MpSheetLayout *layout;
  GString *text;
  MpCell cell;           /* of the formula whose text comes in a STRING record */
  gboolean awaits_text;
  const MpCellLook *look; /* of the cell that is read */
  GString *shown;
} Sheet;

static gboolean
fail_broken (Sheet *self, GError **error)
{
  return mp_reader_fail_in (&self->xls->reader, self->sheet, error, MP_SHEET_ERROR_CORRUPT,
                            _("The file is damaged or was not copied completely."));
}

static const char *
error_name (guint code)
{
  switch (code)
    {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default:   return "#N/A";
    }
}

static double
rk_number (guint32 rk)
{
  guint64 bits = (guint64) (rk & ~3u) << 32;
  double number;

  if (rk & 2)
    number = (gint32) rk >> 2;
  else
    memcpy (&number, &bits, sizeof number);
  return rk & 1 ? number / 100 : number;
}

static gboolean
emit (Sheet *self, MpCell *cell, GError **error)
{
  if (self->biff.broken)
    return fail_broken (self, error);
  if (cell->column >= MP_COLUMNS_MAX)
    return mp_reader_fail_in (&self->xls->reader, self->sheet, error, MP_SHEET_ERROR_CORRUPT,
                              _("There is a cell outside of the sheet."));
  if (*cell->text == '\0')
    return TRUE;
  mp_cell_look_dress (self->look, cell, self->shown);
  return self->func (cell, self->data, error);
}

static gboolean
emit_text (Sheet *self, MpCell *cell, const char *text, GError **error)
{
  cell->kind = MP_CELL_TEXT;
  cell->text = text;
  return emit (self, cell, error);
}

static gboolean
emit_number (Sheet *self, MpCell *cell, double number, GError **error)
{
  char text[MP_NUMBER_TEXT_MAX];

  mp_cell_set_number (cell, number, self->look->shown, self->xls->reader.date1904, text);
  return emit (self, cell, error);
}

static gboolean
emit_flag (Sheet *self, MpCell *cell, guint value, gboolean is_error, GError **error)
{
  cell->kind = is_error ? MP_CELL_ERROR : MP_CELL_FLAG;
  cell->number = !is_error && value != 0;
  cell->text = is_error ? error_name (value) : value != 0 ? "1" : "0";
  return emit (self, cell, error);
}

static gboolean
read_formula (Sheet *self, MpCell *cell, GError **error)
{
  MpBiff *biff = &self->biff;
  MpBiff result = *biff;
  guint kind, value;

  cell->formula = TRUE;
  mp_biff_skip (biff, 6);
  if (mp_biff_get16 (biff) != 0xFFFF)
    return emit_number (self, cell, mp_biff_double (&result), error);

  kind = mp_biff_get8 (&result);
  mp_biff_skip (&result, 1);
  value = mp_biff_get8 (&result);
  switch (kind)
    {
    case 0:
      self->cell = *cell;
      self->awaits_text = TRUE;
      return TRUE;
    case 1:
    case 2:
      return emit_flag (self, cell, value, kind == 2, error);
    default: /* an empty text */
      return TRUE;
    }
}

static gboolean
read_cell (Sheet *self, GError **error)
{
  MpBiff *biff = &self->biff;
  guint row = mp_biff_get16 (biff);
  guint column = mp_biff_get16 (biff);
  MpCell cell = { .row = row, .column = column, .text = "" };
  guint32 index;
  guint value;

  self->look = mp_cell_looks_get (self->xls->looks, mp_biff_get16 (biff));

  switch (biff->type)
    {
    case MP_BIFF_LABELSST:
      index = mp_biff_get32 (biff);
      cell.text = mp_string_table_get (self->xls->strings, index);
      cell.struck = g_hash_table_contains (self->xls->struck, GUINT_TO_POINTER (index));
      return cell.text != NULL ? emit_text (self, &cell, cell.text, error)
                               : fail_broken (self, error);
    case MP_BIFF_LABEL:
    case MP_BIFF_RSTRING:
      cell.struck = mp_xls_read_text (self->xls, biff, TRUE, self->text);
      return emit_text (self, &cell, self->text->str, error);
    case MP_BIFF_NUMBER:
      return emit_number (self, &cell, mp_biff_double (biff), error);
    case MP_BIFF_RK:
      return emit_number (self, &cell, rk_number (mp_biff_get32 (biff)), error);
    case MP_BIFF_BOOLERR:
      value = mp_biff_get8 (biff);
      return emit_flag (self, &cell, value, mp_biff_get8 (biff) != 0, error);
    default:
      return read_formula (self, &cell, error);
    }
}

static gboolean
read_row_of_numbers (Sheet *self, GError **error)
{
  MpBiff *biff = &self->biff;
  guint row = mp_biff_get16 (biff);
  guint column = mp_biff_get16 (biff);
  MpCell cell = { .row = row, .column = column };

  /* Two bytes behind the numbers repeat the last column. */
  for (; mp_biff_left (biff) >= 8; cell.column++)
    {
      self->look = mp_cell_looks_get (self->xls->looks, mp_biff_get16 (biff));
      cell.struck = FALSE;
      cell.shown = NULL;
      if (!emit_number (self, &cell, rk_number (mp_biff_get32 (biff)), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_merges (Sheet *self, GError **error)
{
  MpBiff *biff = &self->biff;

  for (guint n = mp_biff_get16 (biff); n > 0; n--)
    {
      guint row = mp_biff_get16 (biff), last_row = mp_biff_get16 (biff);
      guint column = mp_biff_get16 (biff), last_column = mp_biff_get16 (biff);
      MpRange range = { row, column, last_row, MIN (last_column, MP_COLUMNS_MAX - 1) };

      if (biff->broken || row > last_row || column > last_column)
        break;
      if (!mp_sheet_layout_add_merge (self->layout, &range))
        return mp_reader_fail_in (&self->xls->reader, self->sheet, error, MP_SHEET_ERROR_TOO_LARGE,
                                  _("It has too many merged cells."));
    }
  return TRUE;
}

static gboolean
read_layout (Sheet *self, GError **error)
{
  MpBiff *biff = &self->biff;
  guint first, last, size, flags;

  switch (biff->type)
    {
    case MP_BIFF_ROW:
      first = mp_biff_get16 (biff);
      mp_biff_skip (biff, 4);
      size = mp_biff_get16 (biff);
      mp_biff_skip (biff, 4);
      flags = mp_biff_get16 (biff);
      mp_sheet_layout_set_row (self->layout, first, (flags & 0x20) != 0 || size == 0);
      break;
    case MP_BIFF_COLINFO:
      first = mp_biff_get16 (biff);
      last = mp_biff_get16 (biff);
      size = mp_biff_get16 (biff);
      mp_biff_skip (biff, 2);
      flags = mp_biff_get16 (biff);
      if (((flags & 0x01) != 0 || size == 0) && first <= last && first < MP_COLUMNS_MAX)
        mp_sheet_layout_hide_columns (self->layout, first, MIN (last, MP_COLUMNS_MAX - 1));
      break;
    case MP_BIFF_DEFAULTROWHEIGHT:
      if (mp_biff_get16 (biff) & 0x02)
        mp_sheet_layout_hide_rest (self->layout);
      break;
    case MP_BIFF_MERGEDCELLS:
      return read_merges (self, error);
    default:
      break;
    }
  return TRUE;
}

/* A formula said that its text comes, and another cell or the end came: the result was never worked
 * out, which is something else than an empty text.
 */
static gboolean
settle_awaited (Sheet *self, GError **error)
{
  if (!self->awaits_text)
    return TRUE;
  self->awaits_text = FALSE;
  self->cell.kind = MP_CELL_UNSTORED;
  self->cell.text = "=";
  return emit (self, &self->cell, error);
}

static gboolean
read_record (Sheet *self, GError **error)
{
  switch (self->biff.type)
    {
    case MP_BIFF_LABELSST:
    case MP_BIFF_LABEL:
    case MP_BIFF_RSTRING:
    case MP_BIFF_NUMBER:
    case MP_BIFF_RK:
    case MP_BIFF_BOOLERR:
    case MP_BIFF_FORMULA:
    case MP_BIFF_FORMULA_3:
    case MP_BIFF_FORMULA_4:
      return settle_awaited (self, error) && read_cell (self, error);
    case MP_BIFF_MULRK:
      return settle_awaited (self, error) && read_row_of_numbers (self, error);
    case MP_BIFF_STRING:
      if (!self->awaits_text)
        return TRUE;
      self->awaits_text = FALSE;
      mp_xls_read_text (self->xls, &self->biff, TRUE, self->text);
      return emit_text (self, &self->cell, self->text->str, error);
    default:
      if (self->layout != NULL && !read_layout (self, error))
        return FALSE;
      self->biff.broken = FALSE; /* what only concerns looks breaks no sheet */
      return TRUE;
    }
}

static gboolean
read_sheet (Sheet *self, MpSheetWatch *watch, GError **error)
{
  guint level = 0; /* of sheets within the sheet */
  gsize told = self->biff.next;

  for (guint n = 1; mp_biff_next (&self->biff); n++)
    {
      if (n % WATCH_EVERY == 0)
        {
          if (!mp_sheet_watch_go_on (watch, self->biff.next - told, error))
            return FALSE;
          told = self->biff.next;
        }
      if (self->biff.type == MP_BIFF_BOF)
        level++;
      else if (self->biff.type == MP_BIFF_EOF && --level == 0)
        return settle_awaited (self, error);
      else if (level == 1 && !read_record (self, error))
        return FALSE;
      else if (level == 0)
        break; /* there is no sheet where it should be */
    }
  return fail_broken (self, error);
}

gboolean
mp_xls_stream (MpReader *reader, guint sheet, MpCellFunc func, gpointer data,
               MpSheetLayout *layout, MpSheetWatch *watch, GError **error)
{
  MpXls *xls = (MpXls *) reader;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(GError) failure = NULL;
  Sheet self = { .xls = xls, .sheet = sheet, .func = func, .data = data, .layout = layout,
                 .text = text, .shown = shown };

  self.biff.data = g_bytes_get_data (xls->stream, &self.biff.length);
  self.biff.next = g_array_index (xls->offsets, gsize, sheet);

  /* A func that has enough returns FALSE without an error: that is no failure. */
  if (read_sheet (&self, watch, &failure) || failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
