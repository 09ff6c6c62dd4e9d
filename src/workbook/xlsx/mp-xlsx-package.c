/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libzip unfolds, and behind it stand the limits: what a part claims to hold is checked before it
 * is opened, what it really holds while it is read. Memory is one buffer, whatever comes.
 */

#include "config.h"

#include "mp-xlsx-package.h"

#include "workbook/mp-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/* A workbook with a picture in every row has some thousands of entries. */
#define ENTRIES_MAX 16384
#define DIRECTORY_BYTES_MAX (ENTRIES_MAX * 256)
/* A full sheet: a million rows of twenty columns. All sheets and texts. All the others, of which
 * more is kept: the styles of the worst workbook have 20 MB.
 */
#define LARGE_PART_BYTES_MAX (G_GUINT64_CONSTANT (1) << 30)
#define LARGE_PARTS_BYTES_MAX (G_GUINT64_CONSTANT (2) << 30)
#define PART_BYTES_MAX (G_GUINT64_CONSTANT (64) << 20)
/* Cells shrink to a tenth, a bomb to a thousandth; small parts do no harm. */
#define RATIO_MAX 200
#define RATIO_FROM_BYTES (G_GUINT64_CONSTANT (16) << 20)

struct _MpPackage
{
  char *file;
  zip_t *zip;
  GHashTable *entries; /* name as mp_package_has () takes it → index */
  GHashTable *large;   /* names of the parts that may be large */
  guint64 large_bytes;
};

static char *
part_key (const char *name)
{
  char *key = g_ascii_strdown (name + strspn (name, "/\\"), -1);

  return g_strdelimit (key, "\\", '/');
}

static gboolean
fail_zip (const char *file, int zip_code, GError **error)
{
  switch (zip_code)
    {
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_NOENT:
      return mp_reader_fail (file, error, MP_SHEET_ERROR_FAILED, _("The file cannot be opened."));
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
      return mp_reader_fail (file, error, MP_SHEET_ERROR_ENCRYPTED,
                             _("The file is protected by a password."));
    default:
      return mp_reader_fail (file, error, MP_SHEET_ERROR_CORRUPT,
                             _("The file is damaged or was not copied completely."));
    }
}

MpPackage *
mp_package_open (const char *path, GError **error)
{
  g_autofree char *file = g_filename_display_basename (path);
  MpPackage *self;
  zip_int64_t n_entries;
  zip_t *zip;
  int code = 0;

  if (!mp_package_has_small_directory (path, DIRECTORY_BYTES_MAX))
    {
      mp_reader_fail (file, error, MP_SHEET_ERROR_TOO_LARGE, _("The file has too many parts."));
      return NULL;
    }
  zip = zip_open (path, ZIP_RDONLY, &code);
  if (zip == NULL)
    {
      fail_zip (file, code, error);
      return NULL;
    }

  n_entries = zip_get_num_entries (zip, 0);
  self = g_new0 (MpPackage, 1);
  self->file = g_steal_pointer (&file);
  self->zip = zip;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->large = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      const char *name = zip_get_name (zip, (zip_uint64_t) i, 0);

      if (name != NULL)
        g_hash_table_replace (self->entries, part_key (name), GINT_TO_POINTER ((int) i));
    }
  return self;
}

void
mp_package_free (MpPackage *self)
{
  zip_discard (self->zip);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->large);
  g_free (self->file);
  g_free (self);
}

gboolean
mp_package_has (MpPackage *self, const char *part)
{
  return g_hash_table_contains (self->entries, part);
}

char *
mp_package_resolve (const char *base, const char *target)
{
  g_autofree char *unescaped = g_uri_unescape_string (target, NULL);
  g_autofree char *path = part_key (unescaped != NULL ? unescaped : target);
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  gboolean absolute = target[0] == '/' || target[0] == '\\';
  const char *folder_end = strrchr (base, '/');
  g_autofree char *folder = absolute || folder_end == NULL ? g_strdup ("")
                                                           : g_strndup (base, folder_end - base);
  g_autofree char *joined = g_build_path ("/", folder, path, NULL);
  g_auto(GStrv) names = g_strsplit (joined, "/", -1);

  for (char **name = names; *name != NULL; name++)
    if (g_str_equal (*name, ".."))
      {
        if (steps->len > 0)
          g_ptr_array_remove_index (steps, steps->len - 1);
      }
    else if (**name != '\0' && !g_str_equal (*name, "."))
      g_ptr_array_add (steps, g_strdup (*name));

  g_ptr_array_add (steps, NULL);
  return g_strjoinv ("/", (char **) steps->pdata);
}

static gboolean
find_entry (MpPackage *self, const char *part, zip_stat_t *stat, GError **error)
{
  const zip_uint64_t sizes = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  const gboolean large = g_hash_table_contains (self->large, part);
  const guint64 limit = large ? LARGE_PART_BYTES_MAX : PART_BYTES_MAX;
  gpointer index;

  if (!g_hash_table_lookup_extended (self->entries, part, NULL, &index)
      || zip_stat_index (self->zip, (zip_uint64_t) GPOINTER_TO_INT (index), 0, stat) != 0
      || (stat->valid & sizes) != sizes)
    return mp_reader_fail (self->file, error, MP_SHEET_ERROR_CORRUPT,
                           _("The part “%s” is missing."), part);

  if (stat->size > limit
      || (large && stat->size > RATIO_FROM_BYTES && stat->size / RATIO_MAX > stat->comp_size))
    return mp_reader_fail (self->file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("The part “%s” unfolds to more than can be read."), part);
  return TRUE;
}

gboolean
mp_package_allow_large (MpPackage *self, const char *part, GError **error)
{
  zip_stat_t stat;

  g_hash_table_add (self->large, g_strdup (part));
  if (!find_entry (self, part, &stat, error))
    return FALSE;

  self->large_bytes += stat.size;
  if (self->large_bytes > LARGE_PARTS_BYTES_MAX)
    return mp_reader_fail (self->file, error, MP_SHEET_ERROR_TOO_LARGE,
                           _("Its sheets together are more than can be read."));
  return TRUE;
}

typedef struct
{
  zip_file_t *file;
  guint64 left; /* of what it claims to hold */
} Entry;

guint64
mp_package_get_large_bytes (MpPackage *self)
{
  return self->large_bytes;
}

static gssize
read_entry (gpointer data, void *buffer, gsize size)
{
  Entry *entry = data;
  zip_int64_t n = zip_fread (entry->file, buffer, size);

  if (n < 0 || (guint64) n > entry->left)
    return -1;
  entry->left -= (guint64) n;
  return (gssize) n;
}

gboolean
mp_package_parse (MpPackage *self, const char *part, const MpXmlHandlers *handlers, gpointer data,
                  MpSheetWatch *watch, GError **error)
{
  Entry entry = { 0 };
  zip_stat_t stat;
  MpXmlEnd end;

  if (!find_entry (self, part, &stat, error))
    return FALSE;

  entry.file = zip_fopen_index (self->zip, stat.index, 0);
  entry.left = stat.size;
  if (entry.file == NULL)
    return fail_zip (self->file, zip_error_code_zip (zip_get_error (self->zip)), error);

  end = mp_xml_parse (read_entry, &entry, NULL, handlers, data, watch, error);
  zip_fclose (entry.file);
  switch (end)
    {
    case MP_XML_UNREADABLE:
      return mp_reader_fail (self->file, error, MP_SHEET_ERROR_CORRUPT,
                             _("The part “%s” is damaged."), part);
    case MP_XML_REFUSED:
      return mp_reader_fail (self->file, error, MP_SHEET_ERROR_CORRUPT,
                             _("The part “%s” is no XML that Office would write."), part);
    case MP_XML_FAILED:
      return FALSE;
    case MP_XML_WELL:
    default:
      return TRUE;
    }
}

static void
relationship_free (gpointer data)
{
  MpRelationship *relationship = data;

  g_free (relationship->id);
  g_free (relationship->type);
  g_free (relationship->target);
  g_free (relationship);
}

typedef struct
{
  const char *base;
  GPtrArray *found;
} Relationships;

static void
relationship_start_cb (MpXml *xml, const char *name, const char **attributes, gpointer data)
{
  Relationships *self = data;
  const char *id = mp_xml_attribute (attributes, "Id");
  const char *type = mp_xml_attribute (attributes, "Type");
  const char *target = mp_xml_attribute (attributes, "Target");
  const char *mode = mp_xml_attribute (attributes, "TargetMode");
  MpRelationship *relationship;

  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL
      || g_strcmp0 (mode, "External") == 0 || self->found->len >= ENTRIES_MAX)
    return;

  relationship = g_new (MpRelationship, 1);
  relationship->id = g_strdup (id);
  relationship->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relationship->target = mp_package_resolve (self->base, target);
  g_ptr_array_add (self->found, relationship);
}

GPtrArray *
mp_package_get_relationships (MpPackage *self, const char *part, GError **error)
{
  static const MpXmlHandlers handlers = { .start = relationship_start_cb };
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (relationship_free);
  const char *name = strrchr (part, '/') != NULL ? strrchr (part, '/') + 1 : part;
  g_autofree char *rels = g_strdup_printf ("%.*s_rels/%s.rels", (int) (name - part), part, name);

  if (mp_package_has (self, rels)
      && !mp_package_parse (self, rels, &handlers, &(Relationships) { part, found }, NULL, error))
    return NULL;
  return g_steal_pointer (&found);
}
