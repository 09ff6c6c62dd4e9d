/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The system's file windows. GtkFileChooserNative is deprecated in later versions of GTK; here is
 * the one file to change then.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `data` is an object that lives at least as long as the window that asks; not called when nothing
 * was chosen or the object is gone.
 */
typedef void (*MpFileChosen) (GFile *file, gpointer data);

/* `patterns`: "*.xlsx|*.xls|*.csv", or NULL for any file; `kind` is what the filter is called. */
void mp_file_chooser_open   (GtkWidget *parent, const char *title, const char *kind,
                             const char *patterns,
                             MpFileChosen chosen, GObject *object);
/* Several at once, any files; of GFile. */
typedef void (*MpFilesChosen) (GPtrArray *files, gpointer data);
void mp_file_chooser_open_several (GtkWidget *parent, const char *title, MpFilesChosen chosen,
                                   GObject *object);
void mp_file_chooser_folder (GtkWidget *parent, const char *title, const char *folder,
                             MpFileChosen chosen, GObject *object);
void mp_file_chooser_save   (GtkWidget *parent, const char *title, const char *name,
                             MpFileChosen chosen, GObject *object);

/* Opens a file, or a folder in the file manager, with what the system has for it. */
void mp_file_chooser_show   (GtkWidget *parent, const char *path);

G_END_DECLS
