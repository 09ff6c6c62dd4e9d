/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where the window speaks: a toast for what was done and can be undone, a dialog
 * for what was not done.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-window-private.h"

/* Long enough to read it and reach for the mouse. */
#define UNDO_SECONDS 8

/* The button that takes a toast away has a picture and no name. */
static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget))))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Close"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static gint64
get_frame (MpWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
}

/* What an earlier toast offers may no longer be possible. */
static void
dismiss (MpWindow *self)
{
  if (self->toast == NULL)
    return;
  adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
}

/* The line at the bottom of the page on show, with what it counts and what it does. */
static GtkWidget *
find_footer (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, "page-footer")
      || gtk_widget_has_css_class (widget, "save-bar"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child))
      found = find_footer (child);
  return found;
}

/* The footer stays to be read, and what is scrolled above it can be brought out from behind the
 * toast: see .toasted in the style sheet.
 */
static void
float_toast (MpWindow *self)
{
  GtkWidget *footer = find_footer (GTK_WIDGET (self->pages));
  int height = 0;

  if (footer != NULL)
    gtk_widget_measure (footer, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toasts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (self->toasts))
      gtk_widget_set_margin_bottom (child, height);
}

/* A window that closes has no pages any more, and takes its toast with it. */
static void
dismissed_cb (MpWindow *self, AdwToast *toast)
{
  if (self->pages != NULL && (self->toast == NULL || self->toast == toast))
    gtk_widget_remove_css_class (GTK_WIDGET (self->pages), "toasted");
}

/* A toast goes with the page on which it was seen; what is said of leaving a page, before the next
 * one is drawn, belongs to that one.
 */
static void
page_changed_cb (MpWindow *self)
{
  if (get_frame (self) != self->toast_frame)
    dismiss (self);
  else
    float_toast (self);
}

void
mp_window_mind_toasts (MpWindow *self)
{
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
show_toast (MpWindow *self, AdwToast *toast)
{
  dismiss (self);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_frame = get_frame (self);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->pages), "toasted");
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->toasts)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (self->toasts))
      name_buttons (child);
  float_toast (self);
}

/* A toast's title is markup. */
static AdwToast *
make_toast (const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1);

  return adw_toast_new (title);
}

void
mp_window_toast (MpWindow *self, const char *message, gint64 change)
{
  AdwToast *toast = make_toast (message);

  if (change != 0)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo-change");
      adw_toast_set_action_target (toast, "x", change);
      adw_toast_set_timeout (toast, UNDO_SECONDS);
    }
  show_toast (self, toast);
}

void
mp_window_toast_page (MpWindow *self, const char *message, const char *page)
{
  AdwToast *toast = make_toast (message);

  adw_toast_set_button_label (toast, _("View"));
  adw_toast_set_action_name (toast, "win.show");
  adw_toast_set_action_target (toast, "s", page);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  show_toast (self, toast);
}

void
mp_window_toast_step (MpWindow *self, const char *message, gboolean redone)
{
  AdwToast *toast = make_toast (message);

  adw_toast_set_button_label (toast, redone ? _("Undo") : _("Redo"));
  adw_toast_set_action_name (toast, redone ? "win.undo" : "win.redo");
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  show_toast (self, toast);
}

/* The record that stands in the way, or what it hangs on, where that has a form to be looked at;
 * NULL: none, or it lies in the recycle bin.
 */
static MpRecord *
load_obstacle (MpWindow *self, const GError *error)
{
  gint64 id;
  const char *name = mp_store_error_get_record (error, &id);
  const MpEntity *entity = name != NULL ? mp_store_get_entity (self->store, name) : NULL;
  g_autoptr (MpRecord) record = entity != NULL ? mp_store_load (self->store, entity, id, NULL)
                                               : NULL;

  while (record != NULL && !mp_record_is_deleted (record) && entity->parent != NULL)
    {
      const char *parent = mp_record_get_by_name (record, entity->parent);

      entity = mp_store_get_entity (self->store,
                                    mp_entity_get_field (entity, entity->parent)->of);
      id = parent != NULL ? g_ascii_strtoll (parent, NULL, 10) : 0;
      g_clear_object (&record);
      if (entity != NULL && id != 0)
        record = mp_store_load (self->store, entity, id, NULL);
    }

  return record != NULL && !mp_record_is_deleted (record) ? g_steal_pointer (&record) : NULL;
}

static void
answered_cb (MpWindow *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "view"))
    mp_window_show_form (self, g_object_get_data (G_OBJECT (dialog), "obstacle"), NULL);
}

void
mp_window_show_error (MpWindow *self, const char *heading, const GError *error)
{
  g_autoptr (MpRecord) obstacle = load_obstacle (self, error);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog =
      adw_message_dialog_new (GTK_WINDOW (self), heading, error != NULL ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  if (obstacle != NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "view", _("View"));
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "view");
      g_object_set_data_full (G_OBJECT (dialog), "obstacle", g_steal_pointer (&obstacle),
                              g_object_unref);
      g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}
