/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only POSIX calls of the room. flock() rather than fcntl(): it belongs to the open file, so
 * the same folder cannot be opened twice by one process either. The file stays when the lock is
 * given back (removing it would race with the next owner); only its text goes.
 */

#include "config.h"

#include "mp-folder.h"
#include "mp-store.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_NAME "miaopu.lock"

struct _MpFolderLock
{
  int fd;
};

static void
set_unusable (GError **error, const char *folder, int code)
{
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("The folder “%s” cannot be used: %s. Choose another folder, or ask for the right "
                  "to write there."),
               folder, g_strerror (code));
}

/* The name of the owner would be written into whatever it leads to. */
static void
set_link (GError **error, const char *path)
{
  g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
               _("“%s” is a link to another file. Nothing was changed; delete the link and try "
                 "again."),
               path);
}

static void
set_in_use (GError **error, const char *path, const char *folder)
{
  g_autofree char *owner = NULL;

  if (g_file_get_contents (path, &owner, NULL, NULL) && *g_strstrip (owner) != '\0')
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE,
                 _("The folder “%s” is in use by %s. Close the program there first."), folder,
                 owner);
  else
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE,
                 _("The folder “%s” is in use by another program. Close it first."), folder);
}

/* The name helps people only; the lock holds without it. */
static void
write_owner (int fd, const char *owner)
{
  if (ftruncate (fd, 0) != 0 || pwrite (fd, owner, strlen (owner), 0) < 0)
    g_debug ("The name of the owner could not be written into the lock file");
}

MpFolderLock *
mp_folder_lock (const char *folder, const char *owner, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  MpFolderLock *self;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_unusable (error, folder, errno);
      return NULL;
    }

  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    {
      if (errno == ELOOP && mp_folder_is_link (path))
        set_link (error, path);
      else
        set_unusable (error, folder, errno);
      return NULL;
    }

  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_in_use (error, path, folder);
      else
        set_unusable (error, folder, errno);
      close (fd);
      return NULL;
    }

  write_owner (fd, owner);

  self = g_new (MpFolderLock, 1);
  self->fd = fd;
  return self;
}

void
mp_folder_unlock (MpFolderLock *self)
{
  if (self == NULL)
    return;

  write_owner (self->fd, "");
  close (self->fd);
  g_free (self);
}

gboolean
mp_folder_make_file (const char *path, GError **error)
{
  int fd;

  g_unlink (path);
  fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("“%s” could not be written to the disk: %s."), path, g_strerror (errno));
      return FALSE;
    }

  close (fd);
  return TRUE;
}

gboolean
mp_folder_identify (const char *path, MpFolderFile *file, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST, _("“%s” is not there: %s."), path,
                   g_strerror (errno));
      return FALSE;
    }

  file->device = status.st_dev;
  file->number = status.st_ino;
  file->size = status.st_size;
  file->written_at = (gint64) status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
  return TRUE;
}

gboolean
mp_folder_holds (const char *folder, const char *path)
{
  g_autofree char *parent = g_canonicalize_filename (path, NULL);
  char *real_folder = realpath (folder, NULL);
  char *real_parent;
  gboolean holds = FALSE;

  /* Folders that are still to be made hold no links. */
  do
    {
      g_autofree char *below = g_steal_pointer (&parent);

      parent = g_path_get_dirname (below);
      real_parent = realpath (parent, NULL);
    }
  while (real_parent == NULL && !g_str_equal (parent, "/"));

  if (real_parent != NULL && real_folder != NULL)
    {
      gsize length = strlen (real_folder);

      holds = strncmp (real_parent, real_folder, length) == 0
              && (real_parent[length] == '/' || real_parent[length] == '\0');
    }
  free (real_parent);
  free (real_folder);

  return holds;
}

gboolean
mp_folder_is_link (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISLNK (status.st_mode);
}

gboolean
mp_folder_file_rests (const char *path, const MpFolderFile *file)
{
  MpFolderFile now;

  return mp_folder_identify (path, &now, NULL) && now.size == file->size
         && now.written_at == file->written_at;
}

void
mp_folder_set_lost (GError **error, const char *path)
{
  g_set_error (
      error, MP_STORE_ERROR, MP_STORE_ERROR_LOST,
      _("Nothing was saved: the data file “%s” was moved, replaced or deleted while the program "
         "is running. Put it back, or copy what you typed and start the program again."),
      path);
}

gboolean
mp_folder_file_is (const char *path, const MpFolderFile *file, GError **error)
{
  MpFolderFile now;

  if (mp_folder_identify (path, &now, NULL) && now.device == file->device
      && now.number == file->number)
    return TRUE;

  mp_folder_set_lost (error, path);
  return FALSE;
}

gboolean
mp_folder_is_full_code (int code)
{
  return code == ENOSPC || code == EDQUOT;
}

gboolean
mp_folder_is_protected (const char *folder)
{
  return g_access (folder, W_OK) != 0 && (errno == EROFS || errno == EACCES || errno == EPERM);
}

static gboolean
flush (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean flushed = fd >= 0 && fsync (fd) == 0;

  if (!flushed)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                 _("“%s” could not be written to the disk: %s."), path, g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return flushed;
}

gboolean
mp_folder_flush (const char *path, GError **error)
{
  return flush (path, O_RDONLY, error);
}

gboolean
mp_folder_flush_names (const char *folder, GError **error)
{
  return flush (folder, O_RDONLY | O_DIRECTORY, error);
}

gboolean
mp_folder_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (g_rename (from, to) != 0)
    {
      g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                   _("“%s” could not be renamed to “%s”: %s."), from, to, g_strerror (errno));
      return FALSE;
    }

  return mp_folder_flush_names (folder, error);
}

/* /dev/sdb1 hangs on a bus named in the path that its entry in /sys points to. */
static gboolean
is_on_usb (const char *folder)
{
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_for (folder, NULL);
  g_autofree char *device = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *bus = NULL;

  if (mount == NULL)
    return FALSE;

  device = g_path_get_basename (g_unix_mount_get_device_path (mount));
  entry = g_build_filename ("/sys/class/block", device, NULL);
  bus = g_file_read_link (entry, NULL);

  return bus != NULL && strstr (bus, "/usb") != NULL;
}

static gboolean
is_remote (const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info =
      g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL
         && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

char *
mp_folder_warning (const char *folder)
{
  if (is_remote (folder))
    return g_strdup (
        _("The data folder lies on a network drive, where a broken connection can damage it. Keep "
           "it on this computer and carry backups to the network instead."));
  if (is_on_usb (folder))
    return g_strdup (_("The data folder lies on a removable disk. Do not pull it out while the "
                        "program runs, and keep a backup elsewhere."));

  return NULL;
}
