/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A photo is made smaller in memory; any other file goes from disk to disk. The files come first
 * and the records after them, so that no record ever speaks of a file that is not there.
 */

#include "config.h"

#include "mp-attaching.h"

#include "mp-attachment.h"
#include "mp-file-name.h"
#include "mp-metadata.h"
#include "policy/mp-parameters.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

/* As much as tells what it is. */
#define FIRST_BYTES 64

struct _MpAttaching
{
  MpStore *store;
  const MpEntity *owner;
  gint64 id;
  gboolean original;
  gint64 limit;       /* in bytes */
  GHashTable *there;  /* SHA-256 of what the record has */
  GPtrArray *records; /* that are to be saved */
  GArray *ids;
};

gboolean
mp_attaching_is_for (const MpEntity *owner)
{
  return mp_entity_get_belonging (mp_entity_lookup ("attachment"), owner) != NULL;
}

MpAttaching *
mp_attaching_new (MpStore *store, const MpEntity *owner, gint64 id, gboolean original)
{
  MpAttaching *self = g_new0 (MpAttaching, 1);
  g_autoptr (GPtrArray) attached = mp_attachment_list (store, owner, id, NULL);

  self->store = g_object_ref (store);
  self->owner = owner;
  self->id = id;
  self->original = original;
  self->limit = mp_parameters_get_int (store, "attachment_megabytes") << 20;
  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; attached != NULL && i < attached->len; i++)
    g_hash_table_add (self->there,
                      g_strdup (mp_record_get_by_name (attached->pdata[i], "sha256")));
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

void
mp_attaching_free (MpAttaching *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->store);
  g_hash_table_unref (self->there);
  g_ptr_array_unref (self->records);
  g_array_unref (self->ids);
  g_free (self);
}

/* --- taking in -------------------------------------------------------------------------------- */

static void
set_number (MpRecord *record, const char *field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  mp_record_set_by_name (record, field, text);
}

static gboolean
add (MpAttaching *self, const char *name, const char *sha256, gint64 size, gboolean photo,
     GError **error)
{
  g_autoptr (MpRecord) record = NULL;

  if (g_hash_table_contains (self->there, sha256))
    {
      g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_THERE,
                           _("The same file is attached here already."));
      return FALSE;
    }

  record = mp_record_new_initial (mp_store_get_entity (self->store, "attachment"));
  mp_record_set_by_name (record, "owner_kind", self->owner->name);
  set_number (record, "owner", self->id);
  mp_record_set_by_name (record, "kind", photo ? "photo" : "file");
  mp_record_set_by_name (record, "file_name", name);
  mp_record_set_by_name (record, "sha256", sha256);
  set_number (record, "size", size);
  if (photo)
    {
      mp_record_set_by_name (record, "is_original", self->original ? "1" : "0");
      mp_record_set_by_name (record, "contains_pi", "1"); /* faces */
    }
  g_hash_table_add (self->there, g_strdup (sha256));
  g_ptr_array_add (self->records, g_steal_pointer (&record));

  return TRUE;
}

/* A photo that stays as it came is looked at all the same: nobody finds out in a year that it
 * cannot be opened.
 */
static GBytes *
make_photo (MpAttaching *self, GBytes *bytes, const char **ending, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GBytes) reduced = mp_photo_reduce (bytes, ending, cancellable, error);

  if (reduced == NULL || !self->original)
    return g_steal_pointer (&reduced);

  *ending = NULL;
  return g_bytes_ref (bytes);
}

gboolean
mp_attaching_take_bytes (MpAttaching *self, GBytes *bytes, const char *name,
                         GCancellable *cancellable, GError **error)
{
  const char *ending;
  g_autoptr (GBytes) photo = make_photo (self, bytes, &ending, cancellable, error);
  g_autofree char *safe = mp_file_name_make_safe (name);
  g_autofree char *called = NULL;
  g_autofree char *sha256 = NULL;

  if (photo == NULL)
    return FALSE;

  called = ending != NULL ? mp_file_name_end_with (safe, ending) : g_strdup (safe);
  sha256 = mp_files_keep_bytes (self->store, photo, cancellable, error);
  return sha256 != NULL
         && add (self, called, sha256, (gint64) g_bytes_get_size (photo), TRUE, error);
}

static gboolean
check_file (MpAttaching *self, GFileInfo *info, GError **error)
{
  const char *why = NULL;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    why = _("Only files can be attached, no folders.");
  else if (g_file_info_get_size (info) == 0)
    why = _("The file is empty.");
  if (why != NULL)
    {
      g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED, why);
      return FALSE;
    }

  if (g_file_info_get_size (info) > self->limit)
    {
      g_set_error (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED,
                   _("The file is larger than %d MB. Make it smaller, or keep it elsewhere and say "
                     "where in the remark."),
                   (int) (self->limit >> 20));
      return FALSE;
    }
  return TRUE;
}

static MpPhotoKind
look_at_beginning (GInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GBytes) beginning = g_input_stream_read_bytes (stream, FIRST_BYTES, cancellable, NULL);

  return beginning != NULL
             && g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, NULL)
           ? mp_photo_get_kind (beginning)
           : MP_PHOTO_NONE;
}

/* It is as large as it was said to be, or it is no photo that anybody has finished writing. */
static gboolean
take_photo (MpAttaching *self, GInputStream *stream, gint64 size, const char *name,
            GCancellable *cancellable, GError **error)
{
  g_autofree guchar *data = g_malloc ((gsize) size);
  g_autoptr (GBytes) bytes = NULL;
  gsize n;

  if (!g_input_stream_read_all (stream, data, (gsize) size, &n, cancellable, error))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&data), n);

  return mp_attaching_take_bytes (self, bytes, name, cancellable, error);
}

gboolean
mp_attaching_take_file (MpAttaching *self, GFile *file, MpFileProgress progress, gpointer data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *sha256 = NULL;
  MpPhotoKind kind;
  gint64 size;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                            "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL || !check_file (self, info, error))
    return FALSE;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return FALSE;

  size = g_file_info_get_size (info);
  safe = mp_file_name_make_safe (g_file_info_get_display_name (info));
  kind = look_at_beginning (G_INPUT_STREAM (stream), cancellable);
  if (kind != MP_PHOTO_NONE)
    return take_photo (self, G_INPUT_STREAM (stream), size, safe, cancellable, error);

  sha256 = mp_files_keep (self->store, G_INPUT_STREAM (stream), self->limit, &size, progress, data,
                          cancellable, error);
  return sha256 != NULL && add (self, safe, sha256, size, FALSE, error);
}

/* --- saving ----------------------------------------------------------------------------------- */

guint
mp_attaching_get_n (MpAttaching *self)
{
  return self->records->len;
}

GArray *
mp_attaching_get_ids (MpAttaching *self)
{
  return self->ids;
}

static gboolean
save_all (MpWriter *writer, gpointer data, GError **error)
{
  MpAttaching *self = data;

  for (guint i = 0; i < self->records->len; i++)
    {
      gint64 id;

      if (!mp_rules_save (writer, self->records->pdata[i], NULL, error))
        return FALSE;
      id = mp_record_get_id (self->records->pdata[i]);
      g_array_append_val (self->ids, id);
    }
  return TRUE;
}

gboolean
mp_attaching_save (MpAttaching *self, gint64 *change, GError **error)
{
  guint n = self->records->len;
  g_autofree char *label = NULL;

  if (change != NULL)
    *change = 0;
  if (n == 0)
    return TRUE;

  label = n == 1 ? g_strdup_printf (_("Attach: %s"),
                                    mp_record_get_by_name (self->records->pdata[0], "file_name"))
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Attach: %u file",
                                                 "Attach: %u files", n), n);
  g_array_set_size (self->ids, 0);
  return mp_store_write (self->store, label, save_all, self, NULL, change, error);
}
