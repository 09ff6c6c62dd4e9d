/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The native chooser is not owned by anybody but itself: it lives until it is answered.
 */

#include "config.h"

#include "mp-file-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpFileChosen chosen;
  MpFilesChosen several; /* instead */
  GWeakRef object;
} Request;

static void
take_several (Request *request, GtkFileChooser *chooser, GObject *object)
{
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (chooser);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  request->several (files, object);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GObject) object = g_weak_ref_get (&request->object);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                             : NULL;

  if (file != NULL && object != NULL && request->several != NULL)
    take_several (request, GTK_FILE_CHOOSER (dialog), object);
  else if (file != NULL && object != NULL)
    request->chosen (file, object);

  g_weak_ref_clear (&request->object);
  g_free (request);
  g_object_unref (dialog);
}

static GtkFileChooser *
create (GtkWidget *parent, const char *title, GtkFileChooserAction action, const char *accept,
        MpFileChosen chosen, GObject *object)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title,
                                                              GTK_IS_WINDOW (root)
                                                                  ? GTK_WINDOW (root)
                                                                  : NULL,
                                                              action, accept, _("Cancel"));
  Request *request = g_new0 (Request, 1);

  g_object_set_data (G_OBJECT (native), "mp-request", request);
  request->chosen = chosen;
  g_weak_ref_init (&request->object, object);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), request);

  return GTK_FILE_CHOOSER (native);
}

void
mp_file_chooser_open (GtkWidget *parent, const char *title, const char *kind, const char *patterns,
                      MpFileChosen chosen, GObject *object)
{
  GtkFileChooser *chooser = create (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"),
                                    chosen, object);

  if (patterns != NULL)
    {
      g_auto (GStrv) each = g_strsplit (patterns, "|", -1);
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kind);
      for (char **pattern = each; *pattern != NULL; pattern++)
        gtk_file_filter_add_pattern (filter, *pattern);
      gtk_file_chooser_add_filter (chooser, filter);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mp_file_chooser_open_several (GtkWidget *parent, const char *title, MpFilesChosen chosen,
                              GObject *object)
{
  GtkFileChooser *chooser = create (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("Add"), NULL,
                                    object);
  Request *request = g_object_get_data (G_OBJECT (chooser), "mp-request");

  request->several = chosen;
  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mp_file_chooser_folder (GtkWidget *parent, const char *title, const char *folder,
                        MpFileChosen chosen, GObject *object)
{
  GtkFileChooser *chooser = create (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                    _("Choose"), chosen, object);

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (chooser, file, NULL);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mp_file_chooser_save (GtkWidget *parent, const char *title, const char *name, MpFileChosen chosen,
                      GObject *object)
{
  GtkFileChooser *chooser = create (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"),
                                    chosen, object);

  gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mp_file_chooser_show (GtkWidget *parent, const char *path)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}
