/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shim-vfs.h"

#include <errno.h>
#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file real[]; /* of the size that the real file system asks for */
} ShimFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim_vfs;

static gint n_writes, n_syncs, countdown, failure, lasting, failed;
static gint64 n_bytes;

/* The code with which this call fails, or SQLITE_OK. */
static int
fail (void)
{
  int code = g_atomic_int_get (&failure);

  if (code == SQLITE_OK)
    return SQLITE_OK;
  if (g_atomic_int_get (&countdown) > 1)
    {
      g_atomic_int_add (&countdown, -1);
      return SQLITE_OK;
    }

  g_atomic_int_set (&failed, TRUE);
  if (!g_atomic_int_get (&lasting))
    g_atomic_int_set (&failure, SQLITE_OK);
  return code;
}

static sqlite3_file *
real (sqlite3_file *file)
{
  return ((ShimFile *) file)->real;
}

static int
shim_close (sqlite3_file *file)
{
  return real (file)->pMethods->xClose (real (file));
}

static int
shim_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return real (file)->pMethods->xRead (real (file), data, n, offset);
}

static int
shim_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  int code = fail ();

  g_atomic_int_inc (&n_writes);
  n_bytes += n;
  return code != SQLITE_OK ? code : real (file)->pMethods->xWrite (real (file), data, n, offset);
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = fail ();

  return code != SQLITE_OK ? code : real (file)->pMethods->xTruncate (real (file), size);
}

static int
shim_sync (sqlite3_file *file, int flags)
{
  int code = fail ();

  g_atomic_int_inc (&n_syncs);
  return code != SQLITE_OK ? code : real (file)->pMethods->xSync (real (file), flags);
}

static int
shim_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real (file)->pMethods->xFileSize (real (file), size);
}

static int
shim_lock (sqlite3_file *file, int lock)
{
  return real (file)->pMethods->xLock (real (file), lock);
}

static int
shim_unlock (sqlite3_file *file, int lock)
{
  return real (file)->pMethods->xUnlock (real (file), lock);
}

static int
shim_check_reserved_lock (sqlite3_file *file, int *out)
{
  return real (file)->pMethods->xCheckReservedLock (real (file), out);
}

static int
shim_file_control (sqlite3_file *file, int op, void *arg)
{
  return real (file)->pMethods->xFileControl (real (file), op, arg);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return real (file)->pMethods->xSectorSize (real (file));
}

static int
shim_device_characteristics (sqlite3_file *file)
{
  return real (file)->pMethods->xDeviceCharacteristics (real (file));
}

static int
shim_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  /* A disk that is full has no room for the index of the log either. */
  if (extend && g_atomic_int_get (&lasting) && g_atomic_int_get (&failure) == SQLITE_FULL)
    {
      errno = ENOSPC;
      return SQLITE_IOERR_SHMSIZE;
    }
  return real (file)->pMethods->xShmMap (real (file), page, size, extend, memory);
}

static int
shim_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real (file)->pMethods->xShmLock (real (file), offset, n, flags);
}

static void
shim_shm_barrier (sqlite3_file *file)
{
  real (file)->pMethods->xShmBarrier (real (file));
}

static int
shim_shm_unmap (sqlite3_file *file, int remove)
{
  return real (file)->pMethods->xShmUnmap (real (file), remove);
}

static const sqlite3_io_methods shim_methods = {
  .iVersion = 2,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved_lock,
  .xFileControl = shim_file_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_device_characteristics,
  .xShmMap = shim_shm_map,
  .xShmLock = shim_shm_lock,
  .xShmBarrier = shim_shm_barrier,
  .xShmUnmap = shim_shm_unmap,
};

static int
shim_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = real_vfs->xOpen (real_vfs, name, real (file), flags, out_flags);

  file->pMethods = real (file)->pMethods != NULL ? &shim_methods : NULL;
  return code;
}

void
shim_vfs_install (void)
{
  if (real_vfs != NULL)
    return;

  real_vfs = sqlite3_vfs_find (NULL);
  shim_vfs = *real_vfs;
  shim_vfs.zName = "shim";
  shim_vfs.szOsFile = (int) sizeof (ShimFile) + real_vfs->szOsFile;
  shim_vfs.xOpen = shim_open;
  sqlite3_vfs_register (&shim_vfs, TRUE);
}

void
shim_vfs_get_counts (ShimCounts *counts)
{
  counts->n_writes = (guint) g_atomic_int_get (&n_writes);
  counts->n_syncs = (guint) g_atomic_int_get (&n_syncs);
  counts->n_bytes = n_bytes;
}

void
shim_vfs_break (guint after, int code, gboolean for_good)
{
  g_atomic_int_set (&failure, SQLITE_OK);
  g_atomic_int_set (&failed, FALSE);
  g_atomic_int_set (&countdown, (gint) after);
  g_atomic_int_set (&lasting, for_good);
  g_atomic_int_set (&failure, code);
}

gboolean
shim_vfs_has_failed (void)
{
  return g_atomic_int_get (&failed);
}
