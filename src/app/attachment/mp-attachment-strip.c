/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line where there is nothing yet, so that it costs no room; else a row of small pictures.
 */

#include "config.h"

#include "mp-attachment-strip-private.h"

#include "mp-attachment-picture.h"

#include "app/widget/mp-preedit.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

#define SMALL 112

G_DEFINE_FINAL_TYPE (MpAttachmentStrip, mp_attachment_strip, GTK_TYPE_WIDGET)

typedef struct
{
  MpRecord *attachment;
  GtkWidget *label;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_object_unref (item->attachment);
  g_free (item);
}

static Item *
item_at (MpAttachmentStrip *self, int at)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->row, at);

  return child != NULL ? g_object_get_data (G_OBJECT (child), "mp-item") : NULL;
}

static void
name_item (GtkFlowBoxChild *child, MpRecord *attachment)
{
  Item *item = g_object_get_data (G_OBJECT (child), "mp-item");

  g_set_object (&item->attachment, attachment);
  gtk_label_set_text (GTK_LABEL (item->label), mp_attachment_get_title (attachment));
  gtk_widget_set_tooltip_text (GTK_WIDGET (child),
                               mp_record_get_by_name (attachment, "file_name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_attachment_get_title (attachment), -1);
}

static void
insert_item (MpAttachmentStrip *self, MpRecord *attachment, int at)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *picture = mp_attachment_picture_new (self->store, 2 * SMALL);
  GtkWidget *child = gtk_flow_box_child_new ();
  Item *item = g_new0 (Item, 1);

  item->label = gtk_label_new (NULL);
  gtk_widget_set_size_request (picture, SMALL, SMALL * 5 / 8);
  mp_attachment_picture_show (MP_ATTACHMENT_PICTURE (picture), attachment);
  gtk_label_set_ellipsize (GTK_LABEL (item->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (item->label), 14);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), item->label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  g_object_set_data_full (G_OBJECT (child), "mp-item", item, item_free);
  name_item (GTK_FLOW_BOX_CHILD (child), attachment);
  gtk_flow_box_insert (self->row, child, at);
}

/* Whoever was at it goes on with the one beside it. */
static void
remove_item (MpAttachmentStrip *self, int at)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->row, at);
  GtkFlowBoxChild *beside = gtk_flow_box_get_child_at_index (self->row, at + 1);

  if (beside == NULL && at > 0)
    beside = gtk_flow_box_get_child_at_index (self->row, at - 1);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->row)) == GTK_WIDGET (child))
    gtk_widget_grab_focus (beside != NULL ? GTK_WIDGET (beside) : self->add);
  if (beside != NULL && gtk_flow_box_child_is_selected (child))
    gtk_flow_box_select_child (self->row, beside);
  gtk_flow_box_remove (self->row, GTK_WIDGET (child));
}

static void
update_bar (MpAttachmentStrip *self)
{
  guint n = self->attachments->len;
  g_autofree char *title = n > 0 ? g_strdup_printf (_("Attachments %u"), n)
                                 : g_strdup (_("Attachments"));
  g_autofree char *doing = self->job != NULL ? mp_attachment_job_dup_text (self->job) : NULL;

  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->save_all, n > 0);
  gtk_widget_set_visible (self->cancel, self->job != NULL);
  gtk_widget_set_sensitive (self->add, self->id != 0 && self->job == NULL);
  gtk_widget_set_sensitive (self->original, self->id != 0 && self->job == NULL);
  if (doing != NULL)
    gtk_label_set_text (self->hint, doing);
  else if (self->id == 0)
    gtk_label_set_text (self->hint, _("Save the record first, then files can be added."));
  else
    gtk_label_set_text (self->hint, n > 0 ? _("Enter opens, F2 names, Delete removes, "
                                              "Ctrl+Shift+S saves as")
                                          : _("Drop files and photos here, or paste them with "
                                              "Ctrl+V"));
}

MpRecord *
mp_attachment_strip_get_selected (MpAttachmentStrip *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (self->row);
  Item *item = selected != NULL ? g_object_get_data (selected->data, "mp-item") : NULL;

  return item != NULL ? item->attachment : NULL;
}

/* Both are in the order of their ids; what stays keeps its place, its picture and the focus. */
static void
take (MpAttachmentStrip *self, GPtrArray *attachments)
{
  int at = 0;

  g_ptr_array_unref (self->attachments);
  self->attachments = g_ptr_array_ref (attachments);
  update_bar (self);

  for (guint i = 0; i < self->attachments->len; i++, at++)
    {
      MpRecord *attachment = self->attachments->pdata[i];
      gint64 id = mp_record_get_id (attachment);
      Item *item;

      while ((item = item_at (self, at)) != NULL && mp_record_get_id (item->attachment) < id)
        remove_item (self, at);
      if (item != NULL && mp_record_get_id (item->attachment) == id)
        name_item (gtk_flow_box_get_child_at_index (self->row, at), attachment);
      else
        insert_item (self, attachment, at);
    }
  while (item_at (self, at) != NULL)
    remove_item (self, at);
}

typedef struct
{
  MpStore *store;
  const MpEntity *owner;
  gint64 id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->store);
  g_free (request);
}

static void
list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GPtrArray *attachments =
      mp_attachment_list (request->store, request->owner, request->id, &error);

  if (attachments != NULL)
    g_task_return_pointer (task, attachments, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpAttachmentStrip *self = MP_ATTACHMENT_STRIP (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) attachments = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (attachments != NULL)
    take (self, attachments);
  else
    gtk_label_set_text (self->hint, error->message);
}

void
mp_attachment_strip_update (MpAttachmentStrip *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  update_bar (self);
  if (self->id == 0)
    {
      take (self, none);
      return;
    }

  request = g_new0 (Request, 1);
  request->store = g_object_ref (self->store);
  request->owner = self->owner;
  request->id = self->id;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, listed_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, list);
}

void
mp_attachment_strip_show (MpAttachmentStrip *self, const MpEntity *owner, gint64 id)
{
  if (self->owner == owner && self->id == id)
    return;

  self->owner = owner;
  self->id = id;
  {
    g_autoptr (GPtrArray) none = g_ptr_array_new ();

    take (self, none);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), mp_attaching_is_for (owner));
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    mp_attachment_strip_update (self);
}

static void
store_changed_cb (MpAttachmentStrip *self, const char *entity, GArray *ids)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self))
      && (entity == NULL || g_str_equal (entity, "attachment")
          || (self->owner != NULL && g_str_equal (entity, self->owner->name))))
    mp_attachment_strip_update (self);
}

/* --- keys, drop and paste --------------------------------------------------------------------- */

static gboolean
row_key_cb (MpAttachmentStrip *self, guint key, guint code, GdkModifierType state)
{
  MpRecord *attachment = mp_attachment_strip_get_selected (self);

  if (attachment == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    mp_attachment_strip_remove (self, attachment);
  else if (key == GDK_KEY_F2)
    mp_attachment_strip_rename (self, attachment);
  else if (key == GDK_KEY_s && (state & GDK_CONTROL_MASK) != 0 && (state & GDK_SHIFT_MASK) != 0)
    mp_attachment_strip_save_as (self, attachment);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
activated_cb (MpAttachmentStrip *self, GtkFlowBoxChild *item)
{
  mp_attachment_strip_open (self, self->attachments->pdata[gtk_flow_box_child_get_index (item)]);
}

static gboolean
drop_cb (MpAttachmentStrip *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || files->len == 0)
    return FALSE;
  mp_attachment_strip_add (self, files, NULL);
  return TRUE;
}

/* A text field would only swallow it: what it cannot paste is looked at first. */
static gboolean
area_key_cb (MpAttachmentStrip *self, guint key, guint code, GdkModifierType state)
{
  return (key == GDK_KEY_v || key == GDK_KEY_V) && (state & GDK_CONTROL_MASK) != 0
         && !mp_preedit_is_active () && gtk_widget_get_visible (GTK_WIDGET (self))
         && mp_attachment_strip_paste (self);
}

void
mp_attachment_strip_mind (MpAttachmentStrip *self, GtkWidget *area)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (drop));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (area_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (area, keys);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
mp_attachment_strip_dispose (GObject *object)
{
  MpAttachmentStrip *self = MP_ATTACHMENT_STRIP (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  mp_attachment_strip_stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_object (&self->saving_as);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_attachment_strip_parent_class)->dispose (object);
}

static void
mp_attachment_strip_class_init (MpAttachmentStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_attachment_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_button (MpAttachmentStrip *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->bar), button);
  return button;
}

static void
make_bar (MpAttachmentStrip *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->title));
  self->add = add_button (self, _("Add files …"), G_CALLBACK (mp_attachment_strip_choose));
  self->original = gtk_check_button_new_with_label (_("Keep the original"));
  gtk_widget_set_tooltip_text (self->original,
                               _("Photos are kept as they came, not made smaller. What says where "
                                 "they were taken is left out when they are saved elsewhere."));
  gtk_box_append (GTK_BOX (self->bar), self->original);
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->hint));
  self->cancel = add_button (self, _("Stop adding"), G_CALLBACK (mp_attachment_strip_stop));
  self->save_all = add_button (self, _("Save all in a folder …"),
                               G_CALLBACK (mp_attachment_strip_save_all));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
make_row (MpAttachmentStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->row = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->row), GTK_ORIENTATION_VERTICAL);
  gtk_flow_box_set_max_children_per_line (self->row, 1);
  gtk_flow_box_set_min_children_per_line (self->row, 1);
  gtk_flow_box_set_activate_on_single_click (self->row, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->row), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Attachments"), -1);
  g_signal_connect_swapped (self->row, "child-activated", G_CALLBACK (activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (row_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->row), keys);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->row));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
mp_attachment_strip_init (MpAttachmentStrip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "attachments");
  self->attachments = g_ptr_array_new ();
  make_bar (self);
  make_row (self);
}

GtkWidget *
mp_attachment_strip_new (MpStore *store)
{
  MpAttachmentStrip *self = g_object_new (MP_TYPE_ATTACHMENT_STRIP, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);

  return GTK_WIDGET (self);
}
