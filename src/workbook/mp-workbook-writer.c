/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that knows libxlsxwriter, and that does not believe it: its constant-memory mode
 * ignores what the disk says (performance.md 1.5), so that every cell is entered into a digest on
 * its way out, and the finished file must read back to the same one.
 */

#include "config.h"

#include "mp-workbook-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#include "mp-cell-digest.h"
#include "mp-cell-text.h"
#include "mp-workbook-file.h"
#include "mp-workbook-reader.h"
#include "mp-workbook-verify.h"

#define PAPER_A4 9
#define CHARSET_GB2312 134
#define MARGIN_WIDE (2.0 / 2.54) /* inches: top and bottom */
#define MARGIN_NARROW (1.5 / 2.54)
#define FOOTER "&C第 &P 页 共 &N 页"
#define ALL_CELLS "A1:XFD1048576"
#define SHEET_NAME_MAX 31
#define CELL_BYTES 48 /* of XML around a value */
#define TEXT_BYTES 16 /* in the middle of all cells, empty ones too */
#define SHEET_BYTES_MAX                                                                            \
  (G_GINT64_CONSTANT (900) << 20) /* what our reader takes of one sheet, less some room */
#define ROWS_TO_END 100           /* kept free for totals and notes */

typedef enum
{
  BORDER = 1 << 0,
  WRAP = 1 << 1,
  SHADED = 1 << 2,
  TOP = 1 << 3, /* else in the middle of the row */
  STRUCK = 1 << 4,
} StyleFlags;

typedef struct
{
  const char *font;
  double size;
  int align;
  StyleFlags flags;
  const char *format; /* of numbers */
} Style;

#define TITLE_FONT "方正小标宋简体"
#define LINE_FONT "仿宋"
#define BODY_FONT "仿宋_GB2312"
#define HEAVY_FONT "黑体"
#define LEFT LXW_ALIGN_LEFT
#define CENTER LXW_ALIGN_CENTER
#define RIGHT LXW_ALIGN_RIGHT
#define MONEY "#,##0.00_ "
#define AREA "0.0_ "

static const Style styles[MP_N_STYLES] = {
  [MP_STYLE_TITLE] = { TITLE_FONT, 20, CENTER, WRAP, NULL },
  [MP_STYLE_LINE] = { LINE_FONT, 12, LEFT, 0, NULL },
  [MP_STYLE_LINE_RIGHT] = { LINE_FONT, 12, RIGHT, 0, NULL },
  [MP_STYLE_NOTE] = { LINE_FONT, 10.5, LEFT, WRAP | TOP, NULL },
  [MP_STYLE_HEADER] = { HEAVY_FONT, 11, CENTER, BORDER | WRAP | SHADED, NULL },
  [MP_STYLE_TEXT] = { BODY_FONT, 11, LEFT, BORDER | WRAP, NULL },
  [MP_STYLE_WORD] = { BODY_FONT, 11, CENTER, BORDER | WRAP, NULL },
  [MP_STYLE_DIGITS] = { BODY_FONT, 11, CENTER, BORDER | WRAP, "@" },
  [MP_STYLE_NUMBER] = { BODY_FONT, 11, CENTER, BORDER, NULL },
  [MP_STYLE_STRUCK] = { BODY_FONT, 11, LEFT, BORDER | WRAP | STRUCK, NULL },
  [MP_STYLE_MONEY] = { BODY_FONT, 11, RIGHT, BORDER, MONEY },
  [MP_STYLE_AREA] = { BODY_FONT, 11, RIGHT, BORDER, AREA },
  [MP_STYLE_TOTAL] = { HEAVY_FONT, 11, CENTER, BORDER | WRAP, NULL },
  [MP_STYLE_TOTAL_NUMBER] = { HEAVY_FONT, 11, CENTER, BORDER, NULL },
  [MP_STYLE_TOTAL_MONEY] = { HEAVY_FONT, 11, RIGHT, BORDER, MONEY },
  [MP_STYLE_TOTAL_AREA] = { HEAVY_FONT, 11, RIGHT, BORDER, AREA },
};

struct _MpWorkbookWriter
{
  MpWorkbookFile *file;
  lxw_workbook *book;   /* NULL once it is closed */
  lxw_worksheet *sheet; /* the current one */
  lxw_format *formats[MP_N_STYLES];
  GPtrArray *names;    /* of the sheets */
  GArray *digests;     /* MpCellDigest of each sheet */
  guint next_row;      /* of the current sheet: rows before it are begun */
  double usual_height; /* of the current sheet; 0: the library's own */
  gint64 bytes;        /* of the current sheet, about … */
  gint64 bytes_before; /* … and of those before it */
  GError *failure;     /* the first cell that could not be written */
};

static gboolean
keep_failure (MpWorkbookWriter *self, guint row, guint column, const char *sentence)
{
  g_autofree char *cell = NULL;

  if (self->failure != NULL)
    return FALSE;

  cell = mp_cell_name (row, column);
  self->failure =
      g_error_new (MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED, _ ("Cell %s: %s"), cell, sentence);
  return FALSE;
}

static gboolean
check (MpWorkbookWriter *self, guint row, guint column, lxw_error code)
{
  return code == LXW_NO_ERROR
         || keep_failure (self, row, column, _ ("this cannot be kept in a workbook."));
}

static lxw_format *
make_format (lxw_workbook *book, const Style *style)
{
  lxw_format *format = workbook_add_format (book);

  format_set_font_name (format, style->font);
  format_set_font_charset (format, CHARSET_GB2312);
  format_set_font_size (format, style->size);
  format_set_align (format, (uint8_t) style->align);
  format_set_align (format,
                    style->flags & TOP ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (style->flags & WRAP)
    format_set_text_wrap (format);
  if (style->flags & BORDER)
    format_set_border (format, LXW_BORDER_THIN);
  if (style->flags & SHADED)
    format_set_bg_color (format, 0xF2F2F2);
  if (style->flags & STRUCK)
    format_set_font_strikeout (format);
  if (style->format != NULL)
    format_set_num_format (format, style->format);

  return format;
}

/* Closing would still pack the sheets, and freeing alone forgets their temporary files. */
static void
abandon (MpWorkbookWriter *self)
{
  lxw_sheet *sheet;

  STAILQ_FOREACH (sheet, self->book->sheets, list_pointers)
  fclose (sheet->u.worksheet->optimize_tmpfile);
  g_clear_pointer (&self->book, lxw_workbook_free);
}

static gboolean
is_taken (MpWorkbookWriter *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (g_ptr_array_index (self->names, i), -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

static char *
shorten (const char *text, glong n)
{
  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), n));
}

/* Excel's rules: up to 31 characters, none of []:*?/\, no apostrophe at the ends, each name once.
 */
static char *
fit_name (MpWorkbookWriter *self, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *plain = g_strstrip (g_strdelimit (valid, "[]:*?/\\'", ' '));
  char *fitting = shorten (*plain != '\0' ? plain : "Sheet", SHEET_NAME_MAX);

  for (guint n = 2; is_taken (self, fitting); n++)
    {
      g_autofree char *ending = g_strdup_printf (" (%u)", n);
      g_autofree char *start = shorten (plain, SHEET_NAME_MAX - (glong) strlen (ending));

      g_free (fitting);
      fitting = g_strconcat (start, ending, NULL);
    }

  return fitting;
}

static MpCellDigest *
digest (MpWorkbookWriter *self)
{
  return &g_array_index (self->digests, MpCellDigest, self->digests->len - 1);
}

/* The library hands the height of a row down to all that follow it. */
static void
begin_row (MpWorkbookWriter *self, guint row, gboolean high)
{
  if (row < self->next_row)
    return;

  self->next_row = row + 1;
  self->bytes += CELL_BYTES;
  if (!high)
    self->sheet->optimize_row->height_changed = LXW_FALSE;
}

static void
put_text (MpWorkbookWriter *self, guint row, guint column, MpCellStyle style, const char *text)
{
  g_auto (MpCellText) cell = { NULL };

  mp_cell_text_init (&cell, text);
  if (!mp_cell_text_fits (&cell))
    {
      keep_failure (self, row, column,
                    _ ("the text is longer than 32,767 characters, which no workbook can hold. "
                       "Shorten it, then try again."));
      return;
    }
  if (!check (self, row, column,
              worksheet_write_string (self->sheet, row, (lxw_col_t) column, cell.written,
                                      self->formats[style])))
    return;

  mp_cell_digest_add_text (digest (self), row, column, cell.value, cell.length);
  self->bytes += CELL_BYTES + (gint64) cell.length;
}

void
mp_workbook_writer_text (MpWorkbookWriter *self, guint row, guint column, MpCellStyle style,
                         const char *text)
{
  g_return_if_fail (self->sheet != NULL && style < MP_N_STYLES);

  if (text != NULL && *text != '\0')
    put_text (self, row, column, style, text);
  else
    check (self, row, column,
           worksheet_write_blank (self->sheet, row, (lxw_col_t) column, self->formats[style]));
  begin_row (self, row, FALSE);
}

/* As it will read back: the library writes 16 digits. */
static double
written_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) < 1e15)
    return number;

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.16g", number), NULL);
}

void
mp_workbook_writer_formula (MpWorkbookWriter *self, guint row, guint column, MpCellStyle style,
                            const char *formula, double result)
{
  lxw_col_t at = (lxw_col_t) column;
  lxw_format *format;

  g_return_if_fail (self->sheet != NULL && style < MP_N_STYLES);

  format = self->formats[style];
  result = written_number (result);
  if (!isfinite (result))
    keep_failure (self, row, column, _ ("this is no number."));
  else if (check (self, row, column,
                  formula == NULL ? worksheet_write_number (self->sheet, row, at, result, format)
                                  : worksheet_write_formula_num (self->sheet, row, at, formula,
                                                                 format, result)))
    mp_cell_digest_add_number (digest (self), row, column, formula != NULL, result);
  begin_row (self, row, FALSE);
  self->bytes += CELL_BYTES + (formula != NULL ? (gint64) strlen (formula) : 0);
}

void
mp_workbook_writer_number (MpWorkbookWriter *self, guint row, guint column, MpCellStyle style,
                           double number)
{
  mp_workbook_writer_formula (self, row, column, style, NULL, number);
}

/* The library's own function would write into rows that have left memory; the cells are there
 * already, and what makes them one is only the range.
 */
void
mp_workbook_writer_merge (MpWorkbookWriter *self, const MpRange *range)
{
  lxw_merged_range *merged;

  g_return_if_fail (self->sheet != NULL);
  g_return_if_fail (range->row < range->last_row || range->column < range->last_column);

  merged = g_new0 (lxw_merged_range, 1); /* freed by the library, with free() */
  merged->first_row = range->row;
  merged->first_col = (lxw_col_t) range->column;
  merged->last_row = range->last_row;
  merged->last_col = (lxw_col_t) range->last_column;
  STAILQ_INSERT_TAIL (self->sheet->merged_ranges, merged, list_pointers);
  self->sheet->merged_range_count++;
}

MpWorkbookWriter *
mp_workbook_writer_new (const char *path, const char *tmpdir, GError **error)
{
  g_autoptr (MpWorkbookWriter) self = g_new0 (MpWorkbookWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->digests = g_array_new (FALSE, TRUE, sizeof (MpCellDigest));
  self->file = mp_workbook_file_new (path, tmpdir, error);
  if (self->file == NULL)
    return NULL;

  options.tmpdir = self->file->folder;
  self->book = workbook_new_opt (self->file->part, &options);
  for (guint i = 0; i < MP_N_STYLES; i++)
    self->formats[i] = make_format (self->book, &styles[i]);

  return g_steal_pointer (&self);
}

void
mp_workbook_writer_free (MpWorkbookWriter *self)
{
  if (self == NULL)
    return;

  if (self->book != NULL)
    abandon (self);
  g_clear_pointer (&self->file, mp_workbook_file_free);
  g_ptr_array_unref (self->names);
  g_array_unref (self->digests);
  g_clear_error (&self->failure);
  g_free (self);
}

gboolean
mp_workbook_writer_need (MpWorkbookWriter *self, gint64 n_cells, GError **error)
{
  self->file->bytes = n_cells * (CELL_BYTES + TEXT_BYTES);

  return mp_workbook_file_check_room (self->file, error);
}

/* Said after the rows, because the library would write it again into each of them. */
static void
end_sheet (MpWorkbookWriter *self)
{
  if (self->sheet != NULL && self->usual_height > 0)
    worksheet_set_default_row (self->sheet, self->usual_height, LXW_FALSE);
  self->sheet = NULL;
  self->usual_height = 0;
}

const char *
mp_workbook_writer_add_sheet (MpWorkbookWriter *self, const char *name)
{
  MpCellDigest empty = { 0 };
  char *fitting = fit_name (self, name);

  end_sheet (self);
  self->sheet = workbook_add_worksheet (self->book, fitting);
  self->next_row = 0;
  self->bytes_before += self->bytes;
  self->bytes = 0;
  g_ptr_array_add (self->names, fitting);
  g_array_append_val (self->digests, empty);
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, ALL_CELLS);

  return fitting;
}

gboolean
mp_workbook_writer_is_full (MpWorkbookWriter *self)
{
  return self->next_row >= MP_WORKBOOK_ROWS_MAX - ROWS_TO_END || self->bytes >= SHEET_BYTES_MAX;
}

void
mp_workbook_writer_set_width (MpWorkbookWriter *self, guint column, double width)
{
  g_return_if_fail (self->sheet != NULL);

  worksheet_set_column (self->sheet, (lxw_col_t) column, (lxw_col_t) column, width, NULL);
}

void
mp_workbook_writer_set_page (MpWorkbookWriter *self, guint header, guint body)
{
  g_return_if_fail (self->sheet != NULL && header < body);

  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, PAPER_A4);
  worksheet_set_margins (self->sheet, MARGIN_NARROW, MARGIN_NARROW, MARGIN_WIDE, MARGIN_WIDE);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_center_horizontally (self->sheet);
  worksheet_repeat_rows (self->sheet, header, body - 1);
  worksheet_freeze_panes (self->sheet, body, 0);
  worksheet_set_footer (self->sheet, FOOTER);
}

void
mp_workbook_writer_set_usual_height (MpWorkbookWriter *self, double points)
{
  g_return_if_fail (self->sheet != NULL);

  self->usual_height = points;
}

void
mp_workbook_writer_set_height (MpWorkbookWriter *self, guint row, double points)
{
  g_return_if_fail (self->sheet != NULL);

  check (self, row, 0, worksheet_set_row (self->sheet, row, points, NULL));
  begin_row (self, row, TRUE);
}

static gboolean
close_book (MpWorkbookWriter *self, GError **error)
{
  lxw_workbook *book = g_steal_pointer (&self->book);

  end_sheet (self);
  self->file->bytes = MAX (self->file->bytes, self->bytes_before + self->bytes);
  return workbook_close (book) == LXW_NO_ERROR || mp_workbook_file_failed (self->file, error);
}

static gboolean
verify (MpWorkbookWriter *self, MpWriterProgress progress, gpointer data, GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) why = NULL;

  if (mp_workbook_holds (self->file->part, self->names, self->digests, progress, data, cancellable,
                         &why))
    return TRUE;
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (why, MP_SHEET_ERROR, MP_SHEET_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }

  return mp_workbook_file_failed (self->file, error);
}

gboolean
mp_workbook_writer_close (MpWorkbookWriter *self, MpWriterProgress progress, gpointer data,
                          GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self->book != NULL, FALSE);

  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error) && close_book (self, error))
    return verify (self, progress, data, cancellable, error);

  return FALSE;
}

const char *
mp_workbook_writer_get_part (MpWorkbookWriter *self)
{
  return self->file->part;
}

gboolean
mp_workbook_writer_commit (MpWorkbookWriter *self, GError **error)
{
  return mp_workbook_file_commit (self->file, error);
}

gboolean
mp_workbook_writer_finish (MpWorkbookWriter *self, MpWriterProgress progress, gpointer data,
                           GCancellable *cancellable, GError **error)
{
  return mp_workbook_writer_close (self, progress, data, cancellable, error)
         && mp_workbook_writer_commit (self, error);
}

void
mp_workbook_writer_sweep (const char *tmpdir)
{
  mp_workbook_file_sweep (tmpdir);
}
