/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every office opens in a window of its own, so nothing here closes one. The first row that is not
 * open already has the focus: Enter goes back to the office before this one.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/dialog/mp-dialog-keys.h"
#include "app/dialog/mp-file-chooser.h"
#include "mp-application.h"
#include "mp-office-window.h"
#include "mp-offices.h"

struct _MpOfficeWindow
{
  AdwWindow parent_instance;

  GtkListBox *list;
  char *folder; /* of the office that asks */
};

G_DEFINE_FINAL_TYPE (MpOfficeWindow, mp_office_window, ADW_TYPE_WINDOW)

/* The window goes with this; the one that asked stays. */
static void
open_folder (MpOfficeWindow *self, const char *folder)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkApplication *application = gtk_window_get_application (parent);
  g_autofree char *path = g_strdup (folder);

  gtk_window_destroy (GTK_WINDOW (self));
  if (application != NULL)
    mp_application_open_folder (MP_APPLICATION (application), path, FALSE);
}

static void
folder_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    open_folder (data, path);
}

static void
ask_folder (MpOfficeWindow *self, const char *title)
{
  g_autofree char *beside = g_path_get_dirname (self->folder);

  mp_file_chooser_folder (GTK_WIDGET (self), title, beside, folder_chosen_cb, G_OBJECT (self));
}

static void
other_cb (MpOfficeWindow *self)
{
  ask_folder (self, _("Folder of another unit"));
}

static void
new_cb (MpOfficeWindow *self)
{
  ask_folder (self, _("An empty folder for the new unit"));
}

static void
activated_cb (MpOfficeWindow *self, GtkListBoxRow *row)
{
  open_folder (self, g_object_get_data (G_OBJECT (row), "mp-folder"));
}

static char *
describe (MpOfficeWindow *self, const MpOffice *office)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (office->since);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d %H:%M");

  if (g_str_equal (office->folder, self->folder))
    return g_strdup (_("This window"));
  if (!g_file_test (office->folder, G_FILE_TEST_IS_DIR))
    return g_strdup (_("The folder is not there now"));
  return g_strdup_printf (_("Opened last on %s"), day);
}

static GtkWidget *
make_row (MpOfficeWindow *self, const MpOffice *office)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *what = describe (self, office);
  g_autofree char *note = g_strdup_printf ("%s\n%s", what, office->folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), office->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, g_file_test (office->folder, G_FILE_TEST_IS_DIR));
  g_object_set_data_full (G_OBJECT (row), "mp-folder", g_strdup (office->folder), g_free);

  return row;
}

static void
fill (MpOfficeWindow *self)
{
  g_autoptr (GPtrArray) offices = mp_offices_read ();
  GtkWidget *first = NULL;

  for (guint i = 0; i < offices->len; i++)
    {
      const MpOffice *office = offices->pdata[i];
      GtkWidget *row = make_row (self, office);

      gtk_list_box_append (self->list, row);
      if (first == NULL && gtk_widget_get_sensitive (row)
          && !g_str_equal (office->folder, self->folder))
        first = row;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), offices->len > 0);
  if (first == NULL)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), first);
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
mp_office_window_finalize (GObject *object)
{
  g_free (MP_OFFICE_WINDOW (object)->folder);

  G_OBJECT_CLASS (mp_office_window_parent_class)->finalize (object);
}

static void
mp_office_window_class_init (MpOfficeWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_office_window_finalize;
}

static void
append_button (MpOfficeWindow *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
mp_office_window_init (MpOfficeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Units opened on this computer"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);

  append_button (self, buttons, _("_Other Folder…"), G_CALLBACK (other_cb));
  append_button (self, buttons, _("_New Unit…"), G_CALLBACK (new_cb));
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (body), buttons);
  gtk_widget_add_css_class (body, "offices");
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 560, "vexpand", TRUE, "child", body, NULL);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Open Another Unit"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  mp_dialog_keys_add (GTK_WINDOW (self), NULL);
}

void
mp_office_window_show (GtkWindow *parent, const char *folder)
{
  MpOfficeWindow *self = g_object_new (MP_TYPE_OFFICE_WINDOW, "transient-for", parent, NULL);

  self->folder = g_strdup (folder);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
