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

/* Empty, for nobody else to read; what was called so goes. A database made in it, and its log, keep
 * these rights.
 */
gboolean      mp_folder_make_file (const char *path, GError **error);
/* Which file it is, whatever it is called. */
typedef struct { guint64 device; guint64 number; gint64 size; gint64 written_at; } MpFolderFile;

gboolean      mp_folder_identify  (const char *path, MpFolderFile *file, GError **error);
/* Whether `path`, of a file that need not be there yet, nor its folder, lies in the folder or below
 * it, whatever names lead there.
 */
gboolean      mp_folder_holds     (const char *folder, const char *path);
/* FALSE with MP_STORE_ERROR_LOST when another file, or none, is called so by now. */
gboolean      mp_folder_file_is   (const char *path, const MpFolderFile *file, GError **error);
/* Whether nobody has written into it since. */
gboolean      mp_folder_file_rests (const char *path, const MpFolderFile *file);
gboolean      mp_folder_is_link   (const char *path);
void          mp_folder_set_lost  (GError **error, const char *path);

/* On the disk, and not only on its way there. */
gboolean      mp_folder_flush   (const char *path, GError **error);
/* The names in a folder, of one that was made in it too. */
gboolean      mp_folder_flush_names (const char *folder, GError **error);
/* In the same folder tree; takes the place of what is called so. The new name is on the disk when
 * it returns.
 */
gboolean      mp_folder_rename  (const char *from, const char *to, GError **error);

/* Whether the system's number of an error says that there is no room. */
gboolean      mp_folder_is_full_code (int code);

/* The folder is there and nothing can be made or changed in it. */
gboolean      mp_folder_is_protected (const char *folder);

/* NULL, or a sentence for the clerk: the folder is on a network or a removable disk. */
char         *mp_folder_warning (const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpFolderLock, mp_folder_unlock)

G_END_DECLS
