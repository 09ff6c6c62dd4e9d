/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An editor that loses the focus, or hears Enter, is taken apart in an idle: GTK is walking the
 * focus chain at that moment and would walk on through a widget that is no longer there.
 *
 * Keys are handled in the bubble phase: while an input method is composing inside the editor it
 * has them first. A key that begins the editing is handed on to the editor, so the first letter
 * typed is not lost, whatever the input method makes of it.
 */

#include "config.h"

#include "mp-child-cell.h"

#include "app/field/mp-field-editor.h"
#include "edit/mp-reveal.h"

#include <glib/gi18n-lib.h>

struct _MpChildCell
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpField *field;
  GtkWidget *label;
  GtkWidget *box;     /* to be ticked; NULL: the field asks for something else */
  GtkWidget *editor;
  char *before;       /* value when the editing began … */
  char *before_title;
  char *before_typed; /* … and what was typed then */
  guint end_source;
  gboolean entered;   /* Enter ends it: the cell below is next */
};

enum { MOVE, REMOVED, OPENED, PASTE, FOCUSED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpChildCell, mp_child_cell, GTK_TYPE_WIDGET)

char *
mp_child_cell_dup_note (MpChildCell *self)
{
  g_autofree char *problem = mp_record_edit_dup_problem (self->edit, self->field);

  if (mp_record_edit_has_conflict (self->edit, self->field))
    {
      g_autofree char *theirs = mp_record_edit_dup_theirs (self->edit, self->field);

      return g_strdup_printf (_("Saved elsewhere: %s"), theirs);
    }
  if (problem != NULL && (mp_record_edit_get_typed (self->edit, self->field) != NULL
                          || mp_record_edit_is_changed (self->edit)))
    return g_steal_pointer (&problem);

  return mp_record_edit_dup_advice (self->edit, self->field);
}

/* The box says yes; the word beside an empty one says that it was answered. */
static void
update_box (MpChildCell *self)
{
  const char *value = mp_record_get (mp_record_edit_get_record (self->edit), self->field);
  gboolean yes = g_strcmp0 (value, "1") == 0
                 && mp_record_edit_get_typed (self->edit, self->field) == NULL;
  g_autofree char *text = mp_record_edit_dup_text (self->edit, self->field);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->box), yes);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->box), yes || *text == '\0' ? NULL : text);
  /* The button takes its own word, or none, for its name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_field_label (self->field), -1);
}

static MpReveal *
get_reveal (MpChildCell *self)
{
  return mp_reveal_of (mp_record_edit_get_store (self->edit));
}

static void
update (MpChildCell *self)
{
  g_autofree char *text = mp_record_edit_dup_text (self->edit, self->field);
  gboolean mine = mp_record_edit_field_is_changed (self->edit, self->field);
  g_autofree char *shown = mine ? g_strdup (text)
                                : mp_reveal_mask (get_reveal (self), self->field, text);
  g_autofree char *note = mp_child_cell_dup_note (self);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), mp_field_label (self->field), shown);

  if (self->box != NULL)
    update_box (self);
  gtk_label_set_text (GTK_LABEL (self->label), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note != NULL
                                      ? note
                                      : "", -1);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
  if (self->editor != NULL)
    return;
  if (note != NULL && mp_record_edit_get_typed (self->edit, self->field) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else if (note != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else if (mine)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
}

static void
changed_cb (MpChildCell *self)
{
  update (self);
}

static gboolean
has_focus_within (MpChildCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static gboolean
end_cb (gpointer data)
{
  MpChildCell *self = data;
  gboolean entered = self->entered;

  self->end_source = 0;
  self->entered = FALSE;
  if (entered || !has_focus_within (self))
    mp_child_cell_end (self, TRUE);
  if (entered)
    g_signal_emit (self, signals[MOVE], 0, 0, 1);

  return G_SOURCE_REMOVE;
}

static void
end_soon (MpChildCell *self)
{
  if (self->editor != NULL && self->end_source == 0)
    self->end_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, end_cb, self, NULL);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MP_CHILD_CELL (widget)->entered = TRUE;
  end_soon (MP_CHILD_CELL (widget));
}

/* Yes, no, no answer. */
static void
tick (MpChildCell *self)
{
  const char *value = mp_record_get (mp_record_edit_get_record (self->edit), self->field);

  mp_record_edit_set_value (self->edit, self->field,
                            value == NULL                   ? "1"
                            : g_str_equal (value, "1") ? "0"
                                                            : NULL,
                            NULL);
}

/* A line of a grid has no room for it: the row is opened. */
static gboolean
takes_lines (const MpField *field)
{
  return field->type == MP_NOTE || field->type == MP_CODES;
}

void
mp_child_cell_begin (MpChildCell *self)
{
  MpRecord *record = mp_record_edit_get_record (self->edit);

  if (self->editor != NULL || (self->field->flags & (MP_DERIVED | MP_FIXED)) != 0)
    return;
  if (self->box != NULL)
    {
      tick (self);
      return;
    }
  if (takes_lines (self->field))
    {
      g_signal_emit (self, signals[OPENED], 0);
      return;
    }

  self->before = g_strdup (mp_record_get (record, self->field));
  self->before_title = g_strdup (mp_record_get_title (record, self->field));
  self->before_typed = g_strdup (mp_record_edit_get_typed (self->edit, self->field));

  self->editor = mp_field_editor_new (self->edit, self->field);
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  update (self);
  gtk_widget_grab_focus (self->editor);
}

void
mp_child_cell_end (MpChildCell *self, gboolean keep)
{
  g_autofree char *before = g_steal_pointer (&self->before);
  g_autofree char *before_title = g_steal_pointer (&self->before_title);
  g_autofree char *before_typed = g_steal_pointer (&self->before_typed);
  gboolean had_focus;

  if (self->editor == NULL)
    return;

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  if (!keep && before_typed != NULL)
    mp_record_edit_set_typed (self->edit, self->field, before_typed);
  else if (!keep)
    mp_record_edit_set_value (self->edit, self->field, before, before_title);

  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  gtk_widget_set_visible (self->label, TRUE);
  update (self);
}

/* --- keys and pointer ----------------------------------------------------------------------- */

static gboolean
types_something (guint key, GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0
         && gdk_keyval_to_unicode (key) >= 0x20
         && key != GDK_KEY_Delete;
}

static gboolean
move (MpChildCell *self, int columns, int rows)
{
  mp_child_cell_end (self, TRUE);
  g_signal_emit (self, signals[MOVE], 0, columns, rows);
  return GDK_EVENT_STOP;
}

static gboolean
editing_key (MpChildCell *self, guint key, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      mp_child_cell_end (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return move (self, 1, 0);
    case GDK_KEY_ISO_Left_Tab:
      return move (self, -1, 0);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
plain_key (MpChildCell *self, GtkEventControllerKey *controller, guint key)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->box != NULL)
        return move (self, 0, 1);
      mp_child_cell_begin (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      mp_child_cell_begin (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move (self, 1, 0);
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move (self, -1, 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 0, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, 0, -1);
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      mp_record_edit_set_text (self->edit, self->field, "");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  MpChildCell *self = data;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean other = (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0;

  if (self->editor != NULL)
    return other || control ? GDK_EVENT_PROPAGATE : editing_key (self, key, state);

  if (control && (key == GDK_KEY_v || key == GDK_KEY_V))
    {
      g_signal_emit (self, signals[PASTE], 0);
      return GDK_EVENT_STOP;
    }
  if (control && (key == GDK_KEY_c || key == GDK_KEY_C))
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                              gtk_label_get_text (GTK_LABEL (self->label)));
      return GDK_EVENT_STOP;
    }
  if (control && key == GDK_KEY_Delete)
    {
      g_signal_emit (self, signals[REMOVED], 0);
      return GDK_EVENT_STOP;
    }
  if (control || other)
    return GDK_EVENT_PROPAGATE;
  if (plain_key (self, controller, key))
    return GDK_EVENT_STOP;

  if (self->box != NULL && key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  if (types_something (key, state))
    {
      GtkWidget *focus;

      mp_child_cell_begin (self);
      focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
      if (!GTK_IS_TEXT (focus))
        return GDK_EVENT_STOP;
      gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
      return gtk_event_controller_key_forward (controller, focus);
    }

  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (MpChildCell *self, int n_press)
{
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (self));

  if (self->editor != NULL)
    return;
  if (!had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->box != NULL || had_focus)
    mp_child_cell_begin (self);
}

static void
focus_cb (MpChildCell *self, GParamSpec *pspec, GtkEventControllerFocus *controller)
{
  if (gtk_event_controller_focus_contains_focus (controller))
    g_signal_emit (self, signals[FOCUSED], 0);
  else
    end_soon (self);
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
mp_child_cell_dispose (GObject *object)
{
  MpChildCell *self = MP_CHILD_CELL (object);

  g_clear_handle_id (&self->end_source, g_source_remove);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->before_title, g_free);
  g_clear_pointer (&self->before_typed, g_free);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_child_cell_parent_class)->dispose (object);
}

static void
mp_child_cell_class_init (MpChildCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_child_cell_dispose;

  signals[MOVE] = g_signal_new ("move", MP_TYPE_CHILD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", MP_TYPE_CHILD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", MP_TYPE_CHILD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[PASTE] = g_signal_new ("paste", MP_TYPE_CHILD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[FOCUSED] = g_signal_new ("focused", MP_TYPE_CHILD_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "field.done", NULL, done_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
mp_child_cell_init (MpChildCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* It only shows: the keys and the pointer are the cell's. */
static void
add_box (MpChildCell *self)
{
  self->box = gtk_check_button_new ();
  gtk_widget_set_can_focus (self->box, FALSE);
  gtk_widget_set_can_target (self->box, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (self->label, FALSE);
}

GtkWidget *
mp_child_cell_new (MpRecordEdit *edit, const MpField *field)
{
  MpChildCell *self = g_object_new (MP_TYPE_CHILD_CELL, NULL);

  self->edit = g_object_ref (edit);
  self->field = field;
  if (mp_field_is_number (field))
    gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  if (field->type != MP_TEXT && field->type != MP_NOTE)
    gtk_widget_add_css_class (self->label, "numeric");
  if (field->type == MP_FLAG)
    add_box (self);
  update (self);
  g_signal_connect_object (edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (mp_mask_hides_on_screen (field->mask))
    g_signal_connect_object (get_reveal (self), "notify::on", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

MpRecordEdit *
mp_child_cell_get_edit (MpChildCell *self)
{
  return self->edit;
}

const MpField *
mp_child_cell_get_field (MpChildCell *self)
{
  return self->field;
}
