/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes decide what charset a text is in; what it says of itself only decides between two that
 * both fit, as pages are often said to be in a charset that they are not in.
 */

#include "config.h"

#include "mp-text-file.h"

#include "mp-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
find_small (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, word, length) == 0)
      return text;
  return NULL;
}

/* Of <meta charset=…>, <meta content="…; charset=…"> and <?xml encoding="…"?>; NULL. */
static const char *
declared_charset (const char *head)
{
  static const char *const marks[] = { "charset=", "encoding=" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = find_small (head, marks[i]);
      const char *name = mark != NULL ? mark + strlen (marks[i]) : "";

      name += strspn (name, "\"' ");
      if (g_ascii_strncasecmp (name, "gb", 2) == 0)
        return "GB18030";
      if (g_ascii_strncasecmp (name, "big5", 4) == 0)
        return "BIG5";
    }
  return NULL;
}

static gboolean
looks_binary (const char *head, gsize length)
{
  gsize controls = 0;

  for (gsize i = 0; i < length; i++)
    controls += (guchar) head[i] < 0x20 && memchr ("\t\n\v\f\r\x1A", head[i], 6) == NULL;
  return controls > 4 + length / 100;
}

static gboolean
read_head (MpTextFile *self)
{
  g_autoptr(GInputStream) stream =
      mp_text_encoding_open (self->file, self->charset, self->skip, NULL);

  self->head_length = 0;
  if (stream != NULL)
    g_input_stream_read_all (stream, self->head, sizeof self->head - 1, &self->head_length, NULL,
                             NULL);
  self->head[self->head_length] = '\0';
  return stream != NULL && !looks_binary (self->head, self->head_length);
}

static gboolean
is_double_byte (const char *charset)
{
  return g_str_equal (charset, "GB18030") || g_str_equal (charset, "BIG5");
}

MpTextFile *
mp_text_file_open (const char *path, MpSheetWatch *watch, GError **error)
{
  g_autoptr(MpTextFile) self = g_new0 (MpTextFile, 1);
  g_autoptr(GError) failure = NULL;
  const char *declared;

  self->name = g_filename_display_basename (path);
  self->file = g_file_new_for_path (path);
  self->charset = mp_text_encoding_find (self->file, &self->skip, watch, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (failure != NULL)
    {
      mp_text_file_fail_damaged (self, error);
      return NULL;
    }
  if (self->charset == NULL || !read_head (self))
    {
      mp_reader_fail (self->name, error, MP_SHEET_ERROR_NOT_A_TABLE,
                      _("This is neither a workbook nor text in UTF-8, UTF-16 or GB18030."));
      return NULL;
    }

  declared = strchr (self->head, '<') != NULL ? declared_charset (self->head) : NULL;
  if (declared != NULL && is_double_byte (self->charset)
      && !g_str_equal (declared, self->charset))
    {
      self->charset = declared;
      read_head (self);
    }
  return g_steal_pointer (&self);
}

void
mp_text_file_free (MpTextFile *self)
{
  g_free (self->name);
  g_clear_object (&self->file);
  g_free (self);
}

GInputStream *
mp_text_file_stream (MpTextFile *self, GError **error)
{
  return mp_text_encoding_open (self->file, self->charset, self->skip, error);
}

gboolean
mp_text_file_begins (const MpTextFile *self, const char *word)
{
  const char *head = self->head + strspn (self->head, " \t\r\n");

  return g_ascii_strncasecmp (head, word, strlen (word)) == 0;
}

gboolean
mp_text_file_mentions (const MpTextFile *self, const char *word)
{
  return find_small (self->head, word) != NULL;
}

gboolean
mp_text_file_fail_damaged (MpTextFile *self, GError **error)
{
  return mp_reader_fail (self->name, error, MP_SHEET_ERROR_CORRUPT,
                         _("The file is damaged: its text breaks off or changes its encoding."));
}
