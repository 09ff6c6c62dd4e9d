/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window that the arrow keys turn over and Escape closes.
 */

#include "config.h"

#include "mp-attachment-viewer.h"

#include "mp-attachment-picture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *window;
  GPtrArray *photos;
  guint at;
  GtkWidget *picture;
  GtkWidget *back;
  GtkWidget *forth;
} Viewer;

static void
viewer_free (gpointer data)
{
  Viewer *self = data;

  g_ptr_array_unref (self->photos);
  g_free (self);
}

static void
show_at (Viewer *self, guint at)
{
  MpRecord *photo = self->photos->pdata[at];
  g_autofree char *title = g_strdup_printf ("%s (%u/%u)", mp_attachment_get_title (photo), at + 1,
                                            self->photos->len);

  self->at = at;
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  mp_attachment_picture_show (MP_ATTACHMENT_PICTURE (self->picture), photo);
  gtk_widget_set_sensitive (self->back, at > 0);
  gtk_widget_set_sensitive (self->forth, at + 1 < self->photos->len);
}

static void
back_cb (Viewer *self)
{
  if (self->at > 0)
    show_at (self, self->at - 1);
}

static void
forth_cb (Viewer *self)
{
  if (self->at + 1 < self->photos->len)
    show_at (self, self->at + 1);
}

static gboolean
key_cb (Viewer *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
      back_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
      forth_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self->window));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
make_button (Viewer *self, const char *arrow, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (arrow);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

void
mp_attachment_viewer_present (GtkWidget *parent, MpStore *store, GPtrArray *photos, guint at)
{
  Viewer *self = g_new0 (Viewer, 1);
  GtkWidget *header = gtk_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->photos = g_ptr_array_ref (photos);
  self->window = adw_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (self->window),
                                GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 680);
  g_object_set_data_full (G_OBJECT (self->window), "mp-viewer", self, viewer_free);

  self->back = make_button (self, "←", _("Previous photo (←)"), G_CALLBACK (back_cb));
  self->forth = make_button (self, "→", _("Next photo (→)"), G_CALLBACK (forth_cb));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->back);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->forth);
  self->picture = mp_attachment_picture_new (store, MP_PHOTO_LONGEST);
  gtk_widget_set_vexpand (self->picture, TRUE);

  {
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

    gtk_box_append (GTK_BOX (box), header);
    gtk_box_append (GTK_BOX (box), self->picture);
    adw_window_set_content (ADW_WINDOW (self->window), box);
  }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);

  show_at (self, at);
  gtk_window_present (GTK_WINDOW (self->window));
}
