/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fourth step: the accounting, and what can still be done: take the import back, keep the rows
 * that were not taken, look at the result.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "app/widget/mp-file-chooser.h"
#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

static void
undo_cb (MpImportPage *self)
{
  mp_import_page_start_undo (self);
}

static void
rest_chosen_cb (GFile *file, gpointer data)
{
  MpImportPage *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || path == NULL)
    return;
  if (!mp_import_write_refused (self->import, path, &error))
    mp_import_page_notify (self, error->message);
  else
    {
      g_autofree char *text = g_strdup_printf (_("Saved: %s"), path);

      mp_import_page_notify (self, text);
    }
}

guint
mp_import_page_count_rest (MpImportPage *self)
{
  return mp_import_get_count (self->import, MP_IMPORT_HELD)
         + mp_import_get_count (self->import, MP_IMPORT_REFUSED);
}

void
mp_import_page_save_rest (MpImportPage *self)
{
  g_autofree char *base = g_path_get_basename (mp_import_get_path (self->import));
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL)
    *dot = '\0';
  name = g_strdup_printf (_("%s (rows not taken).xlsx"), base);
  mp_file_chooser_save (GTK_WIDGET (self), _("Save the rows that were not taken"), name,
                        rest_chosen_cb, G_OBJECT (self));
}

static void
look_cb (MpImportPage *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_show (host, "organization");
}

static void
append_button (MpImportPage *self, GtkBox *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
}

void
mp_import_page_show_result (MpImportPage *self)
{
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  guint rest = mp_import_page_count_rest (self);
  g_autofree char *sum = mp_import_dup_sum (self->import);
  GtkWidget *image = gtk_image_new_from_icon_name ("mp-done-symbolic");
  GtkWidget *label = gtk_label_new (sum);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->done))) != NULL)
    gtk_box_remove (self->done, child);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_widget_add_css_class (image, "success");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_halign (GTK_WIDGET (buttons), GTK_ALIGN_CENTER);

  append_button (self, buttons, _("Look at the organizations"), G_CALLBACK (look_cb));
  if (rest > 0)
    {
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Save %u row that was not taken …",
                                      "Save %u rows that were not taken …", rest),
                         rest);

      append_button (self, buttons, text, G_CALLBACK (mp_import_page_save_rest));
    }
  if (self->change != 0)
    append_button (self, buttons, _("Take this import back"), G_CALLBACK (undo_cb));

  gtk_box_append (self->done, image);
  gtk_box_append (self->done, label);
  gtk_box_append (self->done, GTK_WIDGET (buttons));
}
