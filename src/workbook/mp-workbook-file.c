/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that is being replaced is complete before it has its name, and on the disk before anybody
 * is told. Errors speak of the name that the clerk knows.
 */

#include "config.h"

#include "mp-workbook-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "mp-workbook.h"

#define PART_SUFFIX ".part"
#define NAME_BYTES 255 /* of a name, in the file systems that people have */
#define NOTE_NAME "part-of" /* in the private folder: the path of the unfinished workbook */
#define LITTLE_ROOM (1 << 20)

/* Private folders of workbooks in the making: not to be swept. */
static GMutex live_mutex;
static GHashTable *live;

static gboolean
fail (const char *path, GError **error, MpSheetError code, const char *sentence)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, MP_SHEET_ERROR, code, _ ("“%s”: %s"), name, sentence);
  return FALSE;
}

static void
set_live (const char *folder, gboolean is_live)
{
  g_mutex_lock (&live_mutex);
  if (live == NULL)
    live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_live)
    g_hash_table_add (live, g_strdup (folder));
  else
    g_hash_table_remove (live, folder);
  g_mutex_unlock (&live_mutex);
}

static gboolean
is_live (const char *folder)
{
  gboolean found;

  g_mutex_lock (&live_mutex);
  found = live != NULL && g_hash_table_contains (live, folder);
  g_mutex_unlock (&live_mutex);

  return found;
}

static gboolean
flush (const char *path, const char *mode)
{
  FILE *file = g_fopen (path, mode);
  gboolean flushed = file != NULL && g_fsync (fileno (file)) == 0;

  if (file != NULL)
    fclose (file);
  return flushed;
}

/* Where a folder cannot be opened there is nothing to flush either. */
static void
flush_names_beside (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  flush (folder, "rb");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

/* Gone from the disk before the note that tells of it. */
static void
remove_part (const char *part)
{
  if (g_unlink (part) == 0)
    flush_names_beside (part);
}

/* Office programs put a file beside the one that they have open. */
static gboolean
is_open_elsewhere (const char *path)
{
  static const char *const formats[] = {
    ".~lock.%s#", /* LibreOffice */
    "~$%s",       /* Excel, WPS */
    ".~%s",       /* WPS on Linux */
  };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (GStrv) around = g_strsplit (formats[i], "%s", 2);
      g_autofree char *sign = g_strconcat (around[0], name, around[1], NULL);
      g_autofree char *beside = g_build_filename (folder, sign, NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_protected (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
         && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/* G_MAXINT64 where the system does not say, or has no disk behind the folder (/proc). */
static gint64
free_bytes (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE "," G_FILE_ATTRIBUTE_FILESYSTEM_SIZE, NULL, NULL);

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_SIZE) == 0)
    return G_MAXINT64;

  return (gint64) MIN (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE),
                       G_MAXINT64);
}

gboolean
mp_workbook_file_check_place (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (path);

  if (*path == '\0' || strlen (name) + strlen (PART_SUFFIX) > NAME_BYTES)
    return fail (path, error, MP_SHEET_ERROR_OPEN,
                 _ ("The name of the file is empty or too long. Choose another name."));
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
                   _("“%s”: the folder does not exist. Make it first, or choose another one."),
                   shown);
      return FALSE;
    }
  if (is_protected (folder))
    return fail (path, error, MP_SHEET_ERROR_OPEN,
                 _ ("This folder cannot be written to. Choose another folder."));
  if (free_bytes (folder) < LITTLE_ROOM)
    return fail (path, error, MP_SHEET_ERROR_FULL,
                 _ ("The disk is full. Nothing was written; make room, then try again."));

  return TRUE;
}

static gboolean
check_target (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return fail (path, error, MP_SHEET_ERROR_OPEN,
                 _ ("Something else of this name is there. Choose another folder."));
  if (is_open_elsewhere (path))
    return fail (path, error, MP_SHEET_ERROR_OPEN,
                 _ ("The file is open in another program. Close it there, then try again."));
  if (is_protected (path))
    return fail (path, error, MP_SHEET_ERROR_OPEN,
                 _ ("The file is protected and cannot be replaced. Choose another folder."));

  return TRUE;
}

static gboolean
claim_part (MpWorkbookFile *self, GError **error)
{
  FILE *file = g_fopen (self->part, "wb");

  if (file != NULL)
    return fclose (file) == 0 || mp_workbook_file_failed (self, error);
  if (errno == ENOSPC)
    return mp_workbook_file_failed (self, error);

  return fail (self->path, error, MP_SHEET_ERROR_OPEN,
               _ ("This folder cannot be written to. Choose another folder."));
}

static gboolean
make_private_folder (MpWorkbookFile *self, const char *tmpdir, GError **error)
{
  g_autofree char *root = g_canonicalize_filename (tmpdir, NULL);
  g_autofree char *template = g_build_filename (root, "workbook-XXXXXX", NULL);
  g_autofree char *note = NULL;

  if (g_mkdir_with_parents (root, 0700) != 0 || g_mkdtemp (template) == NULL)
    return fail (self->path, error, errno == ENOSPC ? MP_SHEET_ERROR_FULL : MP_SHEET_ERROR_FAILED,
                 _ ("There is no place for temporary files in the data folder. Make room on its "
                    "disk, then try again."));

  self->folder = g_steal_pointer (&template);
  set_live (self->folder, TRUE);
  note = g_build_filename (self->folder, NOTE_NAME, NULL);
  if (!g_file_set_contents_full (note, self->part, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, NULL))
    return mp_workbook_file_failed (self, error);

  /* On the disk before the part is there: a power cut leaves none that nobody knows of. */
  flush_names_beside (note);
  flush_names_beside (self->folder);
  flush_names_beside (root);
  return TRUE;
}

MpWorkbookFile *
mp_workbook_file_new (const char *path, const char *tmpdir, GError **error)
{
  g_autoptr (MpWorkbookFile) self = g_new0 (MpWorkbookFile, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->part = g_strconcat (self->path, PART_SUFFIX, NULL);
  if (!check_target (self->path, error) || !mp_workbook_file_check_place (self->path, error)
      || !make_private_folder (self, tmpdir, error) || !claim_part (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mp_workbook_file_free (MpWorkbookFile *self)
{
  if (self == NULL)
    return;

  if (self->folder != NULL)
    {
      remove_part (self->part);
      remove_folder (self->folder);
      set_live (self->folder, FALSE);
    }
  g_free (self->path);
  g_free (self->part);
  g_free (self->folder);
  g_free (self);
}

/* The temporary file of a sheet is copied once more; what is packed shrinks to a quarter. */
static gboolean
has_room (MpWorkbookFile *self)
{
  return free_bytes (self->folder) >= 2 * self->bytes + LITTLE_ROOM
         && free_bytes (self->part) >= self->bytes / 4 + LITTLE_ROOM;
}

gboolean
mp_workbook_file_check_room (MpWorkbookFile *self, GError **error)
{
  g_autofree char *size = NULL;

  if (has_room (self))
    return TRUE;

  size = g_format_size ((guint64) (2 * self->bytes + self->bytes / 4));
  g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FULL,
               _ ("There is not enough room on the disk: this workbook needs about %s while it is "
                  "made. Nothing was written."),
               size);
  return FALSE;
}

gboolean
mp_workbook_file_failed (MpWorkbookFile *self, GError **error)
{
  if (!has_room (self))
    return fail (self->path, error, MP_SHEET_ERROR_FULL,
                 _ ("The disk is full. Nothing was written; make room, then try again."));

  return fail (self->path, error, MP_SHEET_ERROR_FAILED,
               _ ("The file could not be written completely and was removed. Check the disk, then "
                  "try again."));
}

gboolean
mp_workbook_file_commit (MpWorkbookFile *self, GError **error)
{
  if (!flush (self->part, "r+b"))
    return mp_workbook_file_failed (self, error);
  if (g_rename (self->part, self->path) != 0)
    return fail (self->path, error, MP_SHEET_ERROR_OPEN,
                 _ ("The file is open in another program. Close it there, then try again."));

  flush_names_beside (self->path);
  return TRUE;
}

void
mp_workbook_file_sweep (const char *tmpdir)
{
  g_autofree char *root = g_canonicalize_filename (tmpdir, NULL);
  g_autoptr (GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *note = g_build_filename (folder, NOTE_NAME, NULL);
      g_autofree char *part = NULL;

      if (is_live (folder))
        continue;
      if (g_file_get_contents (note, &part, NULL, NULL) && g_str_has_suffix (part, PART_SUFFIX))
        remove_part (part);
      remove_folder (folder);
    }
}
