/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the compressed list, line by line in one buffer, ended as soon as the codes are
 * past what was asked for: the list is sorted. It is data of the program, yet a file like any
 * other: where it is missing, cut off or damaged, the reader is told so.
 */

#include "config.h"

#include "mp-divisions.h"
#include "store/mp-installation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalog/mp-field.h"
#include "catalog/mp-pinyin.h"

#define BUFFER_SIZE (256 * 1024)

/* Cities without counties, whose townships hang below a county of their own name and of the same
 * 12 digits: Dongguan, Zhongshan, Danzhou. They stand for that county.
 */
static const char *const undivided_cities[] = { "4419", "4420", "4604" };

/* FALSE: enough. Strings are valid during the call. */
typedef gboolean (*RowFunc) (const char *code, const char *name, gpointer data);

typedef struct
{
  const char *code; /* what is asked for, short; "" for the nation */
  gboolean subtree;
  gboolean found;
  GPtrArray *divisions;
} Search;

static gboolean
is_undivided (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (undivided_cities); i++)
    if (strncmp (code, undivided_cities[i], 4) == 0)
      return TRUE;

  return FALSE;
}

/* Digits of a short code without those of its last step. */
static gsize
parent_length (const char *code)
{
  switch (strlen (code))
    {
    case 12:
      return 9;
    case 9:
      return 6;
    case 6:
      return is_undivided (code) ? 2 : 4;
    case 4:
      return 2;
    default:
      return 0;
    }
}

static MpNationalDivision *
mp_national_division_new (const char *code, const char *name)
{
  MpNationalDivision *division = g_new (MpNationalDivision, 1);

  division->code = g_strdup (code);
  division->name = g_strdup (name);
  return division;
}

/* Reads the lines of `stream` until `func` has enough. */
static gboolean
read_rows (GInputStream *stream, RowFunc func, gpointer data, GCancellable *cancellable,
           GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gsize filled = 0;

  for (;;)
    {
      gssize n =
          g_input_stream_read (stream, buffer + filled, BUFFER_SIZE - filled, cancellable, error);
      char *line = buffer;
      char *end;

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      filled += n;

      while ((end = memchr (line, '\n', buffer + filled - line)) != NULL)
        {
          char *tab = memchr (line, '\t', end - line);

          if (tab == NULL || !g_utf8_validate (line, end - line, NULL))
            break;
          *tab = '\0';
          *end = '\0';

          if (!func (line, tab + 1, data))
            return TRUE;
          line = end + 1;
        }

      filled -= line - buffer;
      memmove (buffer, line, filled);

      if (end != NULL || filled == BUFFER_SIZE)
        break;
    }

  if (filled == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a list of codes and names");
  return FALSE;
}

/* What went wrong below is of no use to the reader; what to do is. */
static void
explain_failure (GError **error, const char *path)
{
  int code = (*error)->code;

  if ((*error)->domain != G_IO_ERROR || code == G_IO_ERROR_CANCELLED)
    return;

  g_clear_error (error);

  if (code == G_IO_ERROR_NOT_FOUND)
    g_set_error (error, G_IO_ERROR, code,
                 _("The national list of divisions is missing (“%s”). Install the program again."),
                 path);
  else
    g_set_error (error, G_IO_ERROR, code,
                 _("The national list of divisions cannot be read or is damaged (“%s”). Install "
                   "the program again."),
                 path);
}

static gboolean
read_list (RowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = mp_divisions_file ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) packed = g_file_read (file, cancellable, error);
  g_autoptr (GZlibDecompressor) unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) rows = NULL;

  if (packed != NULL)
    {
      rows = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unpack));
      if (read_rows (rows, func, data, cancellable, error))
        return TRUE;
    }

  explain_failure (error, path);
  return FALSE;
}

static gboolean
add_row_cb (const char *code, const char *name, gpointer data)
{
  Search *search = data;
  gsize asked = strlen (search->code);
  gsize length = strlen (code);
  int order = strncmp (code, search->code, MIN (length, asked));
  g_autofree char *short_code = NULL;

  if (order != 0)
    return order < 0;

  if (length == asked)
    search->found = TRUE;

  if (!search->subtree && (length <= asked || parent_length (code) != asked))
    return TRUE;

  short_code = mp_division_short_code (code);
  if (g_strcmp0 (short_code, code) == 0)
    g_ptr_array_add (search->divisions, mp_national_division_new (code, name));

  return TRUE;
}

static GPtrArray *
search_list (const char *code, gboolean subtree, GCancellable *cancellable, GError **error)
{
  g_autofree char *short_code = *code == '\0' ? g_strdup ("") : mp_division_short_code (code);
  g_autoptr (GPtrArray) divisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mp_national_division_free);
  Search search = { short_code, subtree, *code == '\0', divisions };

  if (short_code != NULL && !read_list (add_row_cb, &search, cancellable, error))
    return NULL;

  if (!search.found)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                   _("The national list has no division “%s”. Look at the digits again, or choose "
                     "it by name."),
                   code);
      return NULL;
    }

  return g_steal_pointer (&divisions);
}

void
mp_national_division_free (MpNationalDivision *division)
{
  g_free (division->code);
  g_free (division->name);
  g_free (division);
}

char *
mp_divisions_file (void)
{
  g_autofree char *folder = mp_installation_data ();

  return g_build_filename (folder, "divisions", "divisions-2023.tsv.gz", NULL);
}

GPtrArray *
mp_divisions_children (const char *under, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (under != NULL, NULL);

  return search_list (under, FALSE, cancellable, error);
}

GPtrArray *
mp_divisions_subtree (const char *code, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (code != NULL, NULL);

  return search_list (code, TRUE, cancellable, error);
}

/* --- by name -------------------------------------------------------------------------------- */

typedef struct
{
  const char *text;
  guint limit;
  char *above[3]; /* names of the province, the city and the county that were read last */
  GPtrArray *found;
} Find;

static gboolean
fits (const char *name, const char *text)
{
  return strstr (name, text) != NULL
         || (g_ascii_isalpha (*text)
             && mp_pinyin_fit (MP_PINYIN_TEXT, name, text) != MP_FIT_NONE);
}

static char *
join_path (const Find *self, int level, const char *name)
{
  GString *path = g_string_new (NULL);

  for (int i = 0; i < level - 1; i++)
    if (self->above[i] != NULL)
      g_string_append_printf (path, "%s › ", self->above[i]);
  g_string_append (path, name);

  return g_string_free (path, FALSE);
}

static gboolean
find_row_cb (const char *code, const char *name, gpointer data)
{
  Find *self = data;
  int level = strlen (code) <= 9 ? mp_division_level (code) : 0;

  if (level == 0)
    return TRUE;
  if (level <= 3)
    {
      g_free (self->above[level - 1]);
      self->above[level - 1] = g_strdup (name);
      for (int i = level; i < 3; i++)
        g_clear_pointer (&self->above[i], g_free);
    }
  if (level >= 3 && fits (name, self->text))
    {
      g_autofree char *path = join_path (self, level, name);

      g_ptr_array_add (self->found, mp_national_division_new (code, path));
    }

  return self->found->len < self->limit;
}

GPtrArray *
mp_divisions_find (const char *text, guint limit, GCancellable *cancellable, GError **error)
{
  Find find = { .text = text, .limit = limit };
  gboolean read;

  g_return_val_if_fail (text != NULL && *text != '\0', NULL);

  find.found = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_national_division_free);
  read = read_list (find_row_cb, &find, cancellable, error);
  for (guint i = 0; i < G_N_ELEMENTS (find.above); i++)
    g_free (find.above[i]);
  if (!read)
    g_clear_pointer (&find.found, g_ptr_array_unref);

  return find.found;
}

/* --- codes ---------------------------------------------------------------------------------- */

char *
mp_division_code12 (const char *code)
{
  gsize length = strspn (code, "0123456789");

  if (code[length] != '\0' || strncmp (code, "00", 2) == 0
      || (length != 2 && length != 4 && length != 6 && length != 9 && length != 12))
    return NULL;

  return g_strdup_printf ("%s%.*s", code, (int) (12 - length), "0000000000");
}

char *
mp_division_short_code (const char *code)
{
  char *digits = mp_division_code12 (code);

  if (digits == NULL)
    return NULL;

  if (g_str_has_suffix (digits, "000"))
    digits[9] = '\0';
  if (digits[9] == '\0' && g_str_has_suffix (digits, "000"))
    digits[6] = '\0';
  if (digits[6] == '\0' && g_str_has_suffix (digits, "00") && !is_undivided (digits))
    digits[4] = '\0';
  if (digits[4] == '\0' && g_str_has_suffix (digits, "00"))
    digits[2] = '\0';

  return digits;
}

int
mp_division_level (const char *code)
{
  g_autofree char *short_code = mp_division_short_code (code);

  switch (short_code != NULL ? strlen (short_code) : 0)
    {
    case 2:
      return 1;
    case 4:
      return 2;
    case 6:
      return 3;
    case 9:
      return 4;
    case 12:
      return 5;
    default:
      return 0;
    }
}
