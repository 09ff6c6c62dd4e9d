/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies that leave the office. A photo leaves without what the camera wrote into it. A copy is
 * made under another name and gets its own when it is whole; a file that is there is never
 * replaced.
 */

#include "config.h"

#include "mp-attachment.h"

#include "mp-file-name.h"
#include "mp-metadata.h"
#include "store/mp-folder.h"
#include "store/mp-id.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* More of one name in a folder than anybody has. */
#define MOST_NUMBERS 10000

static GBytes *
read_bare (MpStore *store, MpRecord *attachment, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = mp_files_read (store, mp_record_get_by_name (attachment, "sha256"),
                                            mp_record_get_int (attachment, "size"), cancellable,
                                            error);
  MpPhotoKind kind = bytes != NULL ? mp_photo_get_kind (bytes) : MP_PHOTO_NONE;
  const char *ending;

  if (kind == MP_PHOTO_JPEG || kind == MP_PHOTO_PNG)
    return mp_metadata_strip (bytes, kind, error);
  if (kind == MP_PHOTO_OTHER)
    return mp_photo_reduce (bytes, &ending, cancellable, error);

  return g_steal_pointer (&bytes);
}

/* A GIF or a BMP that was kept as it came leaves as another kind of picture. */
static char *
dup_name (MpRecord *attachment, GBytes *bytes)
{
  g_autofree char *safe = mp_file_name_make_safe (mp_record_get_by_name (attachment, "file_name"));
  MpPhotoKind kind = mp_photo_get_kind (bytes);

  if (!mp_attachment_is_photo (attachment) || kind == MP_PHOTO_NONE)
    return g_steal_pointer (&safe);
  return mp_file_name_end_with (safe, kind == MP_PHOTO_PNG ? ".png" : ".jpg");
}

static gboolean
check_place (MpStore *store, const char *path, GError **error)
{
  if (!mp_folder_holds (mp_store_get_folder (store), path))
    return TRUE;

  g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED,
                       _("This folder belongs to the office's own data. Choose another folder."));
  return FALSE;
}

/* All of it on the disk, under a name that nobody has. */
static gboolean
write_part (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream =
      g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  return stream != NULL
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable,
                                       error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error)
         && mp_folder_flush (path, error);
}

/* FALSE without an error when something is called so already. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (part);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  if (g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &failure))
    return TRUE;
  if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* `numbered`: under the next name that is free. */
static gboolean
write_copy (const char *folder, const char *name, gboolean numbered, GBytes *bytes, char **path,
            GCancellable *cancellable, GError **error)
{
  g_autofree char *part_name = g_strdup_printf (".miaopu-%" G_GINT64_FORMAT, mp_id_new ());
  g_autofree char *part = g_build_filename (folder, part_name, NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *to = NULL;
  gboolean done = FALSE;

  if (write_part (part, bytes, cancellable, &failure))
    for (guint n = 1; !done && failure == NULL && n <= (numbered ? MOST_NUMBERS : 1); n++)
      {
        g_autofree char *called = mp_file_name_number (name, n);

        g_free (to);
        to = g_build_filename (folder, called, NULL);
        done = give_name (part, to, &failure) && mp_folder_flush_names (folder, &failure);
      }

  if (done)
    {
      *path = g_steal_pointer (&to);
      return TRUE;
    }
  g_unlink (part);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_THERE,
                         _("There is a file of this name already; it was not replaced. Choose "
                           "another name."));
  return FALSE;
}

gboolean
mp_attachment_export (MpStore *store, MpRecord *attachment, const char *folder, char **path,
                      GCancellable *cancellable, GError **error)
{
  g_autofree char *inside = g_build_filename (folder, "file", NULL);
  g_autoptr (GBytes) bytes = check_place (store, inside, error)
                               ? read_bare (store, attachment, cancellable, error)
                               : NULL;
  g_autofree char *name = bytes != NULL ? dup_name (attachment, bytes) : NULL;

  return bytes != NULL
         && write_copy (folder, name, TRUE, bytes, path, cancellable, error);
}

gboolean
mp_attachment_save_as (MpStore *store, MpRecord *attachment, const char *path,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = check_place (store, path, error)
                               ? read_bare (store, attachment, cancellable, error)
                               : NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *written = NULL;

  return bytes != NULL
         && write_copy (folder, name, FALSE, bytes, &written, cancellable, error);
}

/* --- for another program -------------------------------------------------------------------- */

/* Whatever is open in that program stays open: it is only that nobody finds it afterwards. */
static void
take_back (gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
note_lent (MpStore *store, const char *path)
{
  static GMutex mutex;
  GPtrArray *lent;

  g_mutex_lock (&mutex);
  lent = g_object_get_data (G_OBJECT (store), "mp-lent");
  if (lent == NULL)
    {
      lent = g_ptr_array_new_with_free_func (take_back);
      g_object_set_data_full (G_OBJECT (store), "mp-lent", lent,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  g_ptr_array_add (lent, g_strdup (path));
  g_mutex_unlock (&mutex);
}

gboolean
mp_attachment_lend (MpStore *store, MpRecord *attachment, char **path, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = read_bare (store, attachment, cancellable, error);
  g_autofree char *name = bytes != NULL ? dup_name (attachment, bytes) : NULL;
  g_autofree char *folder = bytes != NULL ? g_dir_make_tmp ("miaopu-XXXXXX", error) : NULL;

  if (folder == NULL)
    return FALSE;
  if (!write_copy (folder, name, FALSE, bytes, path, cancellable, error))
    {
      g_rmdir (folder);
      return FALSE;
    }

  g_chmod (*path, 0400);
  note_lent (store, *path);
  return TRUE;
}
