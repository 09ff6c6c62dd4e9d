/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a workbook lies while it is being made: under another name beside its place, with its
 * temporary files in a private folder that also remembers that name, so that after a crash both
 * can be found and removed.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *path;   /* where it belongs */
  char *part;   /* where it is while it grows */
  char *folder; /* of the temporary files, 0700, for this workbook alone */
  gint64 bytes; /* of its sheets before they are packed, as far as they are known */
} MpWorkbookFile;

/* Before there is anything to write: the folder is there, takes a file and has some room. */
gboolean        mp_workbook_file_check_place (const char *path, GError **error);
/* MP_SHEET_ERROR_OPEN when the target cannot be written or another program has it open. */
MpWorkbookFile *mp_workbook_file_new    (const char *path, const char *tmpdir, GError **error);
/* Removes what is left of an unfinished one. */
void            mp_workbook_file_free   (MpWorkbookFile *self);

/* MP_SHEET_ERROR_FULL when there is no room for all its bytes. */
gboolean        mp_workbook_file_check_room (MpWorkbookFile *self, GError **error);
/* The error of a workbook that did not come out whole: MP_SHEET_ERROR_FULL when the disk is too
 * small for it now. Always FALSE.
 */
gboolean        mp_workbook_file_failed (MpWorkbookFile *self, GError **error);
/* Flushed to the disk, then under its own name. */
gboolean        mp_workbook_file_commit (MpWorkbookFile *self, GError **error);

void            mp_workbook_file_sweep  (const char *tmpdir);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpWorkbookFile, mp_workbook_file_free)

G_END_DECLS
