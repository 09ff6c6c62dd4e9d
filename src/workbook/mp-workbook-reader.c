/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all readers do alike. A failure always names the file, says what is wrong with it in a
 * sentence and ends with what to do, which depends only on the kind of failure.
 */

#include "config.h"

#include "mp-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (mp-sheet-error-quark, mp_sheet_error)

static void
sheet_info_clear (gpointer data)
{
  MpSheetInfo *info = data;

  g_free (info->name);
}

void
mp_reader_init (MpReader *self, const char *format, const char *path)
{
  self->format = format;
  self->file = g_filename_display_basename (path);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (MpSheetInfo));
  g_array_set_clear_func (self->sheets, sheet_info_clear);
}

void
mp_reader_add_sheet (MpReader *self, const char *name, MpSheetState state)
{
  MpSheetInfo info = { g_strdup (name), state };

  g_array_append_val (self->sheets, info);
}

void
mp_reader_free (MpReader *self)
{
  self->finalize (self);
  g_array_unref (self->sheets);
  g_free (self->file);
  g_free (self->charset);
  g_free (self);
}

static const char *
advice (MpSheetError code)
{
  switch (code)
    {
    case MP_SHEET_ERROR_NOT_A_TABLE:
      return _("Choose a .xlsx, .xls or .csv file; WPS and Excel can save one.");
    case MP_SHEET_ERROR_ENCRYPTED:
      return _("Open it in WPS or Excel, remove the password, save it, and try again.");
    case MP_SHEET_ERROR_CORRUPT:
      return _("Ask for the file again, or save it as .xlsx in WPS or Excel, and try again.");
    case MP_SHEET_ERROR_TOO_LARGE:
      return _("Divide it into smaller files, and try again.");
    case MP_SHEET_ERROR_MISSING:
      return _("Look where it is now, and choose it there.");
    case MP_SHEET_ERROR_FAILED:
    case MP_SHEET_ERROR_FULL:
    case MP_SHEET_ERROR_OPEN:
    default:
      return _("Close it in other programs, see that it can be read, and try again.");
    }
}

static gboolean
fail (const char *file, GError **error, MpSheetError code, const char *sentence)
{
  /* Translators: a file name, what is wrong with it, what to do next */
  g_set_error (error, MP_SHEET_ERROR, code, _("“%s”: %s %s"), file, sentence, advice (code));
  return FALSE;
}

gboolean
mp_reader_fail (const char *file, GError **error, MpSheetError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fail (file, error, code, sentence);
}

gboolean
mp_reader_fail_in (MpReader *self, guint sheet, GError **error, MpSheetError code,
                   const char *format, ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *with_sheet = NULL;
  const char *name = g_array_index (self->sheets, MpSheetInfo, sheet).name;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (name != NULL)
    /* Translators: a sheet's name, what is wrong in it */
    with_sheet = g_strdup_printf (_("Sheet “%s”: %s"), name, sentence);
  return fail (self->file, error, code, with_sheet != NULL ? with_sheet : sentence);
}

void
mp_reader_take_off_quotes (GString *text)
{
  if (text->len > 3 && text->str[0] == '=' && text->str[1] == '"'
      && strchr (text->str + 2, '"') == text->str + text->len - 1)
    {
      g_string_truncate (text, text->len - 1);
      g_string_erase (text, 0, 2);
    }
}

void
mp_sheet_watch_expect (MpSheetWatch *self, guint64 bytes)
{
  if (self != NULL)
    self->total = self->done + bytes;
}

gboolean
mp_sheet_watch_go_on (MpSheetWatch *self, guint64 bytes, GError **error)
{
  if (self == NULL)
    return TRUE;

  self->done += bytes;
  if (self->progress != NULL)
    self->progress (MIN (self->done, self->total), self->total, self->data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

char *
mp_cell_name (guint32 row, guint32 column)
{
  char letters[8];
  guint n = sizeof letters;

  letters[--n] = '\0';
  for (guint32 left = column + 1; left > 0; left = (left - 1) / 26)
    letters[--n] = (char) ('A' + (left - 1) % 26);
  return g_strdup_printf ("%s%u", letters + n, row + 1);
}
