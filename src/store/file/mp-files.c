/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking files in and reading them. A name is given only to what is whole and on the disk: whoever
 * finds a file under its name after a power cut can trust it, and a half one has another name.
 */

#include "config.h"

#include "mp-files-private.h"

#include "store/mp-id.h"
#include "store/mp-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define PIECE (1 << 18)

char *
mp_files_dup_folder (MpStore *store)
{
  return g_build_filename (mp_store_get_folder (store), MP_FILES_FOLDER, NULL);
}

char *
mp_files_dup_path (MpStore *store, const char *sha256)
{
  return g_build_filename (mp_store_get_folder (store), MP_FILES_FOLDER, sha256, NULL);
}

gboolean
mp_files_is_name (const char *sha256)
{
  return sha256 != NULL && strspn (sha256, "0123456789abcdef") == MP_FILES_NAME_LENGTH
         && sha256[MP_FILES_NAME_LENGTH] == '\0';
}

/* --- looking -------------------------------------------------------------------------------- */

/* NULL when it cannot be read to its end. */
static char *
fingerprint (const char *path, GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *piece = g_malloc (PIECE);
  gssize n = -1;

  while (stream != NULL
         && (n = g_input_stream_read (G_INPUT_STREAM (stream), piece, PIECE, cancellable, NULL))
                > 0)
    g_checksum_update (checksum, piece, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

MpFileState
mp_files_look (MpStore *store, const char *sha256, gint64 size, gboolean thoroughly,
               GCancellable *cancellable)
{
  g_autofree char *path = mp_files_dup_path (store, sha256);
  g_autofree char *holds = NULL;
  GStatBuf status;

  if (!mp_files_is_name (sha256) || g_stat (path, &status) != 0)
    return MP_FILE_MISSING;
  if (status.st_size != size)
    return MP_FILE_DAMAGED;
  if (!thoroughly)
    return MP_FILE_SOUND;

  holds = fingerprint (path, cancellable);
  return g_strcmp0 (holds, sha256) == 0 ? MP_FILE_SOUND : MP_FILE_DAMAGED;
}

void
mp_files_set_error (MpFileState state, GError **error)
{
  if (state == MP_FILE_MISSING)
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND,
                         _("The file of this attachment is not in the data folder any more. Put a "
                           "copy of the folder “attachments” back, or attach the file again."));
  else
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT,
                         _("The file of this attachment is damaged. Put a copy of the folder "
                           "“attachments” back, or attach the file again."));
}

GBytes *
mp_files_read (MpStore *store, const char *sha256, gint64 size, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *path = mp_files_dup_path (store, sha256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MpFileState state = mp_files_look (store, sha256, size, FALSE, cancellable);
  g_autofree char *contents = NULL;
  g_autofree char *holds = NULL;
  gsize length;

  if (state == MP_FILE_SOUND)
    {
      if (!g_file_load_contents (file, cancellable, &contents, &length, NULL, error))
        return NULL;
      holds = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      if (!g_str_equal (holds, sha256))
        state = MP_FILE_DAMAGED;
    }
  if (state != MP_FILE_SOUND)
    {
      mp_files_set_error (state, error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* --- taking in ------------------------------------------------------------------------------ */

static gboolean
set_write_error (GError **error, const char *path, int code)
{
  if (mp_folder_is_full_code (code))
    g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL,
                         _("Nothing was saved: the disk is full. Free some space and try again."));
  else
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                 _("“%s” could not be written to the disk: %s."), path, g_strerror (code));
  return FALSE;
}

static gboolean
make_folder (MpStore *store, GError **error)
{
  g_autofree char *folder = mp_files_dup_folder (store);

  if (store->image != NULL || store->is_protected)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL,
                           _("Nothing can be saved: the data folder can only be read now."));
      return FALSE;
    }
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir (folder, 0700) != 0 && errno != EEXIST)
    return set_write_error (error, folder, errno);

  return mp_folder_flush_names (mp_store_get_folder (store), error);
}

typedef struct
{
  GInputStream *stream;
  gint64 limit;
  gint64 n_bytes;
  MpFileProgress progress;
  gpointer data;
  GChecksum *checksum;
} Taking;

static gboolean
copy (Taking *taking, FILE *to, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree guchar *piece = g_malloc (PIECE);
  gssize n;

  while ((n = g_input_stream_read (taking->stream, piece, PIECE, cancellable, error)) > 0)
    {
      taking->n_bytes += n;
      if (taking->n_bytes > taking->limit)
        {
          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT,
                       _("The file is larger than %d MB. Make it smaller, or keep it elsewhere and "
                         "say where in the remark."),
                       (int) (taking->limit >> 20));
          return FALSE;
        }
      g_checksum_update (taking->checksum, piece, n);
      if (fwrite (piece, 1, (gsize) n, to) != (gsize) n)
        return set_write_error (error, path, errno);
      if (taking->progress != NULL)
        taking->progress (taking->n_bytes, taking->data);
    }

  return n == 0;
}

/* All of it on the disk, at `path`. */
static gboolean
write_file (Taking *taking, const char *path, GCancellable *cancellable, GError **error)
{
  FILE *file;
  gboolean written;

  if (!mp_folder_make_file (path, error))
    return FALSE;
  file = g_fopen (path, "r+b");
  if (file == NULL)
    return set_write_error (error, path, errno);

  written = copy (taking, file, path, cancellable, error);
  if (fclose (file) != 0 && written)
    written = set_write_error (error, path, errno);

  return written && mp_folder_flush (path, error);
}

/* Under the name of what it holds. A sound one that is there already stays as it is. */
static gboolean
give_name (MpStore *store, const char *part, const char *sha256, gint64 size,
           GCancellable *cancellable, GError **error)
{
  g_autofree char *path = mp_files_dup_path (store, sha256);

  if (mp_files_look (store, sha256, size, TRUE, cancellable) == MP_FILE_SOUND)
    {
      g_unlink (part);
      return TRUE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && mp_folder_rename (part, path, error);
}

char *
mp_files_keep (MpStore *store, GInputStream *stream, gint64 limit, gint64 *size,
               MpFileProgress progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Taking taking = { stream, limit, 0, progress, data, checksum };
  g_autofree char *name = g_strdup_printf (MP_FILES_PART "%" G_GINT64_FORMAT, mp_id_new ());
  g_autofree char *part = mp_files_dup_path (store, name);
  const char *sha256;

  if (!make_folder (store, error))
    return NULL;
  if (!write_file (&taking, part, cancellable, error))
    {
      g_unlink (part);
      return NULL;
    }

  sha256 = g_checksum_get_string (checksum);
  if (!give_name (store, part, sha256, taking.n_bytes, cancellable, error))
    {
      g_unlink (part);
      return NULL;
    }
  if (size != NULL)
    *size = taking.n_bytes;

  return g_strdup (sha256);
}

char *
mp_files_keep_bytes (MpStore *store, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return mp_files_keep (store, stream, G_MAXINT64, NULL, NULL, NULL, cancellable, error);
}
