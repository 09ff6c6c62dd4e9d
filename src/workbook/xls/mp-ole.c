/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our own, because the libraries for it answer a damaged file with warnings that count as bugs
 * of the caller. The whole file lies in memory; every sector number is checked before it is
 * used, and no chain is followed for longer than there are sectors, so a circle ends, too.
 */

#include "config.h"

#include "mp-ole.h"

#include "workbook/mp-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FILE_BYTES_MAX (128 << 20) /* a full sheet of 65,536 rows with thirty texts in each */
#define HEADER_BYTES 512
#define ENTRY_BYTES 128
#define N_HEADER_DIFAT 109
#define LAST_SECTOR 0xFFFFFFFA /* above: marks */
#define NO_ENTRY 0xFFFFFFFF

typedef struct
{
  char *name;
  guint32 start;
  guint32 size;
} Entry;

struct _MpOle
{
  char *file;
  guint8 *data;
  gsize length;
  guint sector_shift;
  guint mini_shift;
  guint32 mini_limit;  /* streams below it lie in the mini stream */
  GArray *fat;         /* guint32: the sector that follows */
  GArray *mini_fat;
  GByteArray *mini;
  GArray *entries;     /* Entry */
};

static guint32
get32 (const guint8 *p)
{
  return (guint32) p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

static guint
get16 (const guint8 *p)
{
  return p[0] | (guint) p[1] << 8;
}

/* NULL when the file has no such sector. The last one may be cut short: *length says it. */
static const guint8 *
get_sector (MpOle *self, guint32 sector, gsize *length)
{
  gsize offset = ((gsize) sector + 1) << self->sector_shift;

  if (sector >= LAST_SECTOR || offset >= self->length)
    return NULL;
  *length = MIN ((gsize) 1 << self->sector_shift, self->length - offset);
  return self->data + offset;
}

static guint32
next_in (GArray *fat, guint32 sector)
{
  return sector < fat->len ? g_array_index (fat, guint32, sector) : NO_ENTRY;
}

/* Up to `size` bytes along a chain of sectors. NULL when the chain leads outside of the file. */
static GByteArray *
read_chain (MpOle *self, guint32 sector, gsize size)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  while (bytes->len < size && sector < LAST_SECTOR)
    {
      gsize length;
      const guint8 *from = get_sector (self, sector, &length);

      if (from == NULL || bytes->len > self->length)
        return NULL;
      g_byte_array_append (bytes, from, (guint) MIN (length, size - bytes->len));
      sector = next_in (self->fat, sector);
    }
  return g_steal_pointer (&bytes);
}

static GByteArray *
read_mini_chain (MpOle *self, guint32 sector, gsize size)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  while (bytes->len < size && sector < LAST_SECTOR)
    {
      gsize offset = (gsize) sector << self->mini_shift;
      gsize wanted = MIN ((gsize) 1 << self->mini_shift, size - bytes->len);

      if (offset + wanted > self->mini->len || bytes->len > self->mini->len)
        return NULL;
      g_byte_array_append (bytes, self->mini->data + offset, (guint) wanted);
      sector = next_in (self->mini_fat, sector);
    }
  return g_steal_pointer (&bytes);
}

static void
append_numbers (GArray *numbers, const guint8 *from, gsize length)
{
  for (gsize i = 0; i + 4 <= length; i += 4)
    {
      guint32 number = get32 (from + i);

      g_array_append_val (numbers, number);
    }
}

/* Where the allocation table lies is told by the header and, in large files, by a chain of
 * sectors whose last number leads to the next.
 */
static gboolean
read_fat (MpOle *self)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 sector = get32 (self->data + 0x44);
  gsize n_sectors = self->length >> self->sector_shift;
  gsize length;
  const guint8 *from;

  append_numbers (places, self->data + 0x4C, N_HEADER_DIFAT * 4);
  while (sector < LAST_SECTOR && places->len <= n_sectors + N_HEADER_DIFAT)
    {
      from = get_sector (self, sector, &length);
      if (from == NULL || length < (gsize) 1 << self->sector_shift)
        return FALSE;
      append_numbers (places, from, length - 4);
      sector = get32 (from + length - 4);
    }

  for (guint i = 0; i < places->len && self->fat->len <= n_sectors; i++)
    {
      sector = g_array_index (places, guint32, i);
      if (sector >= LAST_SECTOR)
        continue;
      from = get_sector (self, sector, &length);
      if (from == NULL)
        return FALSE;
      append_numbers (self->fat, from, length);
    }
  return self->fat->len > 0;
}

static void
add_entry (MpOle *self, const guint8 *raw)
{
  gunichar2 units[32];
  guint n_units = MIN (get16 (raw + 64) / 2, 32);
  Entry entry = { .start = get32 (raw + 116), .size = get32 (raw + 120) };

  for (guint i = 0; i < n_units; i++)
    units[i] = (gunichar2) get16 (raw + 2 * i);
  entry.name = g_utf16_to_utf8 (units, n_units, NULL, NULL, NULL);
  if (entry.name != NULL)
    g_array_append_val (self->entries, entry);
}

/* The children of the root are a tree of their own: left and right neighbours. */
static gboolean
read_directory (MpOle *self)
{
  g_autoptr(GByteArray) raw = read_chain (self, get32 (self->data + 0x30), G_MAXUINT32);
  g_autoptr(GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_entries = raw != NULL ? raw->len / ENTRY_BYTES : 0;
  g_autofree guint8 *seen = g_malloc0 (n_entries + 1);
  guint32 child;

  if (n_entries == 0)
    return FALSE;

  self->mini = read_chain (self, get32 (raw->data + 116), get32 (raw->data + 120));
  if (self->mini == NULL)
    return FALSE;

  child = get32 (raw->data + 76);
  g_array_append_val (waiting, child);
  while (waiting->len > 0)
    {
      guint32 index = g_array_index (waiting, guint32, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      if (index >= n_entries || seen[index])
        continue;
      seen[index] = TRUE;
      add_entry (self, raw->data + index * ENTRY_BYTES);
      append_numbers (waiting, raw->data + index * ENTRY_BYTES + 68, 8);
    }
  return TRUE;
}

static gboolean
read_tables (MpOle *self)
{
  g_autoptr(GByteArray) raw = NULL;

  self->sector_shift = get16 (self->data + 0x1E);
  self->mini_shift = get16 (self->data + 0x20);
  self->mini_limit = get32 (self->data + 0x38);
  if ((self->sector_shift != 9 && self->sector_shift != 12) || self->mini_shift != 6
      || !read_fat (self) || !read_directory (self))
    return FALSE;

  raw = read_chain (self, get32 (self->data + 0x3C), G_MAXUINT32);
  if (raw == NULL)
    return FALSE;
  append_numbers (self->mini_fat, raw->data, raw->len);
  return TRUE;
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

MpOle *
mp_ole_open (const char *path, GError **error)
{
  g_autoptr(MpOle) self = g_new0 (MpOle, 1);
  GStatBuf status;

  self->file = g_filename_display_basename (path);
  self->fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  if (g_stat (path, &status) == 0 && status.st_size > FILE_BYTES_MAX)
    {
      mp_reader_fail (self->file, error, MP_SHEET_ERROR_TOO_LARGE,
                      _("The file is too large to read."));
      return NULL;
    }
  if (!g_file_get_contents (path, (char **) &self->data, &self->length, NULL))
    {
      mp_reader_fail (self->file, error, MP_SHEET_ERROR_FAILED, _("The file cannot be opened."));
      return NULL;
    }
  if (self->length < HEADER_BYTES || !read_tables (self))
    {
      mp_reader_fail (self->file, error, MP_SHEET_ERROR_CORRUPT,
                      _("The file is damaged or was not copied completely."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
mp_ole_free (MpOle *self)
{
  g_array_unref (self->fat);
  g_array_unref (self->mini_fat);
  g_array_unref (self->entries);
  g_clear_pointer (&self->mini, g_byte_array_unref);
  g_free (self->data);
  g_free (self->file);
  g_free (self);
}

static const Entry *
find_entry (MpOle *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (g_ascii_strcasecmp (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}

gboolean
mp_ole_has (MpOle *self, const char *name)
{
  return find_entry (self, name) != NULL;
}

GBytes *
mp_ole_read (MpOle *self, const char *name, GError **error)
{
  const Entry *entry = find_entry (self, name);
  GByteArray *bytes = NULL;

  if (entry != NULL && entry->size < self->mini_limit)
    bytes = read_mini_chain (self, entry->start, entry->size);
  else if (entry != NULL)
    bytes = read_chain (self, entry->start, entry->size);

  if (bytes != NULL && bytes->len == entry->size)
    return g_byte_array_free_to_bytes (bytes);

  g_clear_pointer (&bytes, g_byte_array_unref);
  mp_reader_fail (self->file, error, MP_SHEET_ERROR_CORRUPT,
                  _("The file is damaged or was not copied completely."));
  return NULL;
}
