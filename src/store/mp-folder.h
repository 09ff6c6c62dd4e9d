/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the operating system knows of the office's folder: who holds it, and whether it lies where
 * a database had better not lie. One file for each system implements it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MpFolderLock MpFolderLock;

/* Makes the folder when it is not there. The system itself takes the lock back from a process
 * that has died, so a lock left behind is simply taken over. Held by another one (or by this
 * process already): MP_STORE_ERROR_IN_USE, and the message names who.
 */
MpFolderLock *mp_folder_lock    (const char *folder, const char *owner, GError **error);
void          mp_folder_unlock  (MpFolderLock *self);

/* NULL, or a sentence for the clerk: the folder is on a network or a removable disk. */
char         *mp_folder_warning (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpFolderLock, mp_folder_unlock)

G_END_DECLS
