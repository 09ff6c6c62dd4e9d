/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame around a record being edited: head, notice, parts, save bar. Everything about values
 * is the edit's business (mp-record-edit.h). A keystroke touches the save bar and nothing else.
 */

#include "config.h"

#include "mp-record-form-private.h"

#include "edit/mp-repeat.h"
#include "edit/mp-reveal.h"
#include "policy/mp-rules.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-preedit.h"
#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-widget.h"
#include "app/widget/mp-host.h"
#include "app/layout/mp-wrap-layout.h"

#include <glib/gi18n-lib.h>

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpRecordForm, mp_record_form, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

/* --- what is shown -------------------------------------------------------------------------- */

/* The button that was pressed is gone with its step: the next one has the focus, or the form. */
static void
update_stage (MpRecordForm *self, gboolean changed)
{
  gboolean focused = mp_stage_bar_has_focus (self->stage);

  mp_stage_bar_show (self->stage, mp_record_edit_get_original (self->edit), changed);
  if (focused && !mp_stage_bar_has_focus (self->stage)
      && !gtk_widget_grab_focus (GTK_WIDGET (self->stage)))
    mp_record_parts_focus_first (self->parts);
}

static void
update_changes (MpRecordForm *self)
{
  gboolean changed = mp_record_edit_is_changed (self->edit);
  gboolean new = mp_record_edit_is_new (self->edit);
  g_autofree char *changes = changed ? mp_record_edit_dup_changes (self->edit) : NULL;
  g_autofree char *text = NULL;

  if (self->saving)
    text = g_strdup (_("Saving …"));
  else if (changed)
    text = g_strdup_printf (_("Not saved yet: %s"), changes);
  else
    text = g_strdup (new
                       ? _("A new record: fields marked * must be filled in")
                       : _("Everything is saved"));

  gtk_label_set_text (self->changes, text);
  if (changed)
    gtk_widget_add_css_class (GTK_WIDGET (self->changes), "unsaved");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->changes), "unsaved");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", (changed || new) && !self->saving
                                 && !self->gone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.discard", changed && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.delete", !new && !self->gone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.repeat",
                                 !new && mp_repeat_offers (mp_record_edit_get_entity (self->edit)));
  update_stage (self, changed);
}

void
mp_record_form_update (MpRecordForm *self)
{
  update_changes (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal),
                          self->masked || mp_record_parts_is_personal (self->parts));
  gtk_widget_set_sensitive (GTK_WIDGET (self->parts), !self->gone);
  mp_attachment_strip_show (self->attachments, mp_record_edit_get_entity (self->edit),
                            mp_record_get_id (mp_record_edit_get_original (self->edit)));
  mp_record_form_update_head (self);
  mp_record_form_update_place (self);
  mp_record_parts_update_counts (self->parts);
}

/* `field` NULL: several, or one of a child. */
static void
edit_changed_cb (MpRecordForm *self, const MpField *field)
{
  mp_record_form_touch_draft (self);
  mp_record_form_update_problem (self);
  update_changes (self);
  if (field == NULL)
    mp_record_parts_update_counts (self->parts);
  if (field == NULL || field == mp_record_form_pill (self)
      || g_strcmp0 (field->name, mp_record_edit_get_entity (self->edit)->title) == 0)
    mp_record_form_update_head (self);
}

/* --- one record after the other ------------------------------------------------------------- */

static void
clear (MpRecordForm *self)
{
  if (self->edit != NULL)
    g_signal_handlers_disconnect_by_data (self->edit, self);
  g_clear_object (&self->edit);
  if (self->parts != NULL)
    gtk_box_remove (self->body, GTK_WIDGET (self->parts));
  self->parts = NULL;
}

static void
build (MpRecordForm *self)
{
  self->parts = MP_RECORD_PARTS (mp_record_parts_new (self->edit));
  gtk_widget_set_hexpand (GTK_WIDGET (self->parts), TRUE);
  gtk_box_append (self->body, GTK_WIDGET (self->parts));
  mp_record_form_update_summary (self);
  mp_digest_bar_show (self->digest, mp_record_edit_get_original (self->edit));
  g_signal_connect_swapped (self->edit, "changed", G_CALLBACK (edit_changed_cb), self);
  mp_record_form_update (self);
}

void
mp_record_form_refresh (MpRecordForm *self)
{
  mp_record_form_update_summary (self);
  mp_digest_bar_show (self->digest, mp_record_edit_get_original (self->edit));
  mp_record_parts_refresh (self->parts);
}

void
mp_record_form_load (MpRecordForm *self, MpRecord *record)
{
  g_autofree char *part = self->parts != NULL
                            ? g_strdup (mp_record_parts_get_shown (self->parts))
                            : NULL;
  MpHost *host;

  clear (self);

  gtk_widget_set_visible (self->notice, FALSE);
  g_clear_pointer (&self->discarded, g_free);
  self->gone = mp_record_is_deleted (record);
  self->begun = mp_record_get_id (record) == 0;
  self->edit = mp_record_edit_new (self->store, record);
  mp_record_form_take_draft (self);
  build (self);
  if (self->gone)
    mp_record_form_notify (self, _("This record is in the recycle bin."), NULL, NULL);

  if (part != NULL && !mp_record_edit_is_new (self->edit))
    mp_record_parts_show (self->parts, part);
  host = mp_host_of (GTK_WIDGET (self));
  if (host != NULL)
    mp_host_retitle (host);
}

MpRecord *
mp_record_form_get_record (MpRecordForm *self)
{
  return mp_record_edit_get_record (self->edit);
}

gboolean
mp_record_form_continues (MpRecordForm *self, MpRecord *record)
{
  return self->begun && mp_record_get_id (record) == 0
         && mp_record_get_entity (record) == mp_record_edit_get_entity (self->edit);
}

/* --- page ----------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return mp_record_edit_dup_title (MP_RECORD_FORM (page)->edit);
}

/* Nothing is asked as long as what was typed can be kept: it comes back with the form. */
static gboolean
page_leave (MpPage *page)
{
  MpRecordForm *self = MP_RECORD_FORM (page);

  return !mp_record_edit_is_changed (self->edit) || mp_record_form_may_go (self);
}

/* What stands in the form is not saved: there is nothing of it to take back yet, and another
 * record's change is not what is meant.
 */
static gboolean
page_undo (MpPage *page)
{
  MpRecordForm *self = MP_RECORD_FORM (page);

  if (!mp_record_edit_is_changed (self->edit))
    return FALSE;
  mp_record_form_notify (self, _("Undo takes back what is saved. Save these changes first, or "
                                 "discard them."), NULL, NULL);
  return TRUE;
}

static void
page_shown (MpPage *page)
{
  MpRecordForm *self = MP_RECORD_FORM (page);
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  const MpField *asked;

  /* A new record nobody has touched yet: now it is known what the window is narrowed to. */
  if (host != NULL && mp_record_edit_is_new (self->edit)
      && !mp_record_edit_is_changed (self->edit))
    {
      g_autoptr (MpRecord) record = mp_record_copy (mp_record_edit_get_original (self->edit));

      mp_rules_begin (self->store, record, mp_host_get_scope (host));
      mp_record_form_load (self, record);
    }

  asked = mp_repeat_asks (mp_record_edit_get_record (self->edit));
  if (asked != NULL)
    mp_record_parts_focus_field (self->parts, self->edit, asked);
  else
    mp_record_parts_focus_first (self->parts);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->leave = page_leave;
  iface->undo = page_undo;
  iface->shown = page_shown;
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_record_form_save (MP_RECORD_FORM (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_record_form_discard (MP_RECORD_FORM (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_record_form_delete (MP_RECORD_FORM (widget));
}

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (MpRecord) record =
    mp_repeat_new (mp_record_form_get_record (MP_RECORD_FORM (widget)));

  mp_host_show_form (mp_host_of (widget), record, NULL);
}

static void
walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_record_form_walk (MP_RECORD_FORM (widget), g_str_equal (name, "form.next") ? 1 : -1);
}

static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_record_parts_turn (MP_RECORD_FORM (widget)->parts,
                        g_str_equal (name, "form.next-part") ? 1 : -1);
}

static gboolean
shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && !mp_preedit_is_active ()
         && gtk_widget_activate_action_variant (widget, data, NULL);
}

/* From anywhere in the host, and in the bubble phase: an input method has the keys first, and
 * while it is composing none of them acts.
 */
static void
add_shortcuts (MpRecordForm *self)
{
  static const struct { const char *trigger; const char *action; } keys[] = {
    { "<Control>s", "form.save" },
    { "<Alt>Up", "form.previous" },
    { "<Alt>Down", "form.next" },
    { "<Control>Page_Up", "form.previous-part" },
    { "<Control>Page_Down", "form.next-part" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (shortcut_cb, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Another page lies over this one: whoever opens the record there finds what was typed here. */
static void
mp_record_form_unmap (GtkWidget *widget)
{
  MpRecordForm *self = MP_RECORD_FORM (widget);

  if (self->edit != NULL && !self->saving)
    mp_record_form_keep_draft (self);

  GTK_WIDGET_CLASS (mp_record_form_parent_class)->unmap (widget);
}

static void
mp_record_form_dispose (GObject *object)
{
  MpRecordForm *self = MP_RECORD_FORM (object);
  GtkWidget *child;

  if (self->edit != NULL)
    {
      mp_record_form_keep_draft (self);
      clear (self);
    }
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_RECORD_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->discarded, g_free);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_record_form_parent_class)->dispose (object);
}

static void
mp_record_form_class_init (MpRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_record_form_dispose;
  widget_class->unmap = mp_record_form_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, title);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, pill);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, place);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, walk);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, reveal);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, more_button);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, summary_box);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, digest_box);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, stage_box);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, notice);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, notice_text);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, notice_button);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, body);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, attachment_box);
  gtk_widget_class_bind_template_child (widget_class, MpRecordForm, changes);
  gtk_widget_class_bind_template_callback (widget_class, mp_record_form_notice_button);
  gtk_widget_class_bind_template_callback (widget_class, mp_record_form_notice_close);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.repeat", NULL, repeat_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "form.repeat", NULL);
  gtk_widget_class_install_action (widget_class, "form.previous", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "form.next", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "form.previous-part", NULL, part_action);
  gtk_widget_class_install_action (widget_class, "form.next-part", NULL, part_action);
}

static void
mp_record_form_init (MpRecordForm *self)
{
  mp_preedit_is_active ();
  gtk_widget_init_template (GTK_WIDGET (self));
  mp_widget_mind_menu (self->more_button);
  self->summary = mp_reading_box_new (mp_wrap_layout_new (16));
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_box_append (self->summary_box, self->summary);
  add_shortcuts (self);
}

/* What is due is done on one of the parts. */
static void
digest_part_cb (MpRecordForm *self, const char *kind)
{
  if (mp_record_parts_show (self->parts, kind))
    mp_record_parts_focus_shown (self->parts);
}

GtkWidget *
mp_record_form_new (MpStore *store, MpRecord *record, GListModel *list)
{
  MpRecordForm *self = g_object_new (MP_TYPE_RECORD_FORM, NULL);

  self->store = g_object_ref (store);
  self->list = list != NULL ? g_object_ref (list) : NULL;
  self->digest = MP_DIGEST_BAR (mp_digest_bar_new (store));
  gtk_box_append (self->digest_box, GTK_WIDGET (self->digest));
  g_signal_connect_object (self->digest, "part", G_CALLBACK (digest_part_cb), self,
                           G_CONNECT_SWAPPED);
  self->stage = MP_STAGE_BAR (mp_stage_bar_new (store));
  gtk_box_append (self->stage_box, GTK_WIDGET (self->stage));
  self->attachments = MP_ATTACHMENT_STRIP (mp_attachment_strip_new (store));
  gtk_box_append (self->attachment_box, GTK_WIDGET (self->attachments));
  mp_attachment_strip_mind (self->attachments, GTK_WIDGET (self));
  g_signal_connect_swapped (store, "changed", G_CALLBACK (mp_record_form_store_changed), self);
  g_object_bind_property (mp_reveal_of (store), "on", self->reveal, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  mp_record_form_load (self, record);
  g_signal_connect_object (mp_reveal_of (store), "notify::on",
                           G_CALLBACK (mp_record_form_update_summary), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
