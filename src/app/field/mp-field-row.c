/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody is told off while typing: a sentence below the field appears when the cursor leaves it
 * and goes with the first key that may have mended it. A keystroke concerns its own row only; what
 * it means for others, and what only other records can say, is asked when the cursor leaves.
 */

#include "config.h"

#include "mp-field-row.h"

#include "edit/mp-reveal.h"
#include "mp-field-editor.h"
#include "mp-masked-entry.h"
#include "mp-number-buttons.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

#define LABEL_CELLS 16 /* a Chinese character is two of them */
#define NOTE_CHARS 10 /* wants no more width than this, and takes what the field has */

struct _MpFieldRow
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpField *field;
  GtkWidget *label;    /* in the container's column */
  gboolean required;   /* by who asks for it, whatever the record says */

  GtkWidget *line;     /* what follows it, side by side */
  GtkWidget *editor;   /* NULL while masked */
  GtkWidget *masked;   /* NULL when nothing is hidden */
  GtkWidget *buttons;

  GtkWidget *note;     /* a problem or an advice */
  GtkWidget *note_icon;
  GtkWidget *note_text;
  GtkWidget *conflict;
  GtkWidget *conflict_text;

  gboolean focused;
  gboolean strict;     /* a required field may be called empty */
};

enum { LEFT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpFieldRow, mp_field_row, GTK_TYPE_WIDGET)

gboolean
mp_field_row_is_wide (const MpField *field)
{
  /* A person's name and a telephone are short. */
  if (field->mask == MP_MASK_NAME || field->mask == MP_MASK_PHONE)
    return FALSE;

  return field->type == MP_TEXT || field->type == MP_NOTE || field->type == MP_CODES
         || field->type == MP_LINK;
}

/* --- below the field ------------------------------------------------------------------------ */

static void
make_note (MpFieldRow *self)
{
  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->note_icon = gtk_image_new ();
  self->note_text = gtk_label_new (NULL);
  gtk_widget_set_valign (self->note_icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (self->note_text), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note_text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->note_text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note_text), NOTE_CHARS);
  gtk_widget_set_hexpand (self->note_text, TRUE);
  gtk_widget_add_css_class (self->note, "field-note");
  gtk_box_append (GTK_BOX (self->note), self->note_icon);
  gtk_box_append (GTK_BOX (self->note), self->note_text);
  gtk_widget_insert_after (self->note, GTK_WIDGET (self), self->line);
}

static void
set_note (MpFieldRow *self, const char *text, gboolean hard)
{
  if (text == NULL)
    {
      if (self->note != NULL)
        gtk_widget_set_visible (self->note, FALSE);
      return;
    }

  if (self->note == NULL)
    make_note (self);
  gtk_label_set_text (GTK_LABEL (self->note_text), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->note_icon),
                                hard ? "mp-wrong-symbolic" : "mp-trouble-symbolic");
  gtk_widget_remove_css_class (self->note, hard ? "warning" : "error");
  gtk_widget_add_css_class (self->note, hard ? "error" : "warning");
  gtk_widget_set_visible (self->note, TRUE);
}

static void
update_note (MpFieldRow *self)
{
  g_autofree char *problem = mp_record_edit_dup_problem (self->edit, self->field);
  g_autofree char *advice =
    self->focused ? NULL : mp_record_edit_dup_advice (self->edit, self->field);
  gboolean shown = self->note != NULL && gtk_widget_get_visible (self->note);
  gboolean empty = mp_record_edit_get_typed (self->edit, self->field) == NULL;

  if (problem != NULL && empty && !self->strict)
    g_clear_pointer (&problem, g_free);

  if (problem == NULL && advice == NULL)
    set_note (self, NULL, FALSE);
  else if (!self->focused || shown)
    set_note (self, problem != NULL ? problem : advice, problem != NULL);

  if (self->editor != NULL)
    {
      if (problem != NULL && (!self->focused || shown))
        gtk_widget_add_css_class (self->editor, "wrong");
      else
        gtk_widget_remove_css_class (self->editor, "wrong");
    }
}

static void
take_theirs_cb (MpFieldRow *self)
{
  mp_record_edit_settle (self->edit, self->field, TRUE);
}

static void
keep_mine_cb (MpFieldRow *self)
{
  mp_record_edit_settle (self->edit, self->field, FALSE);
}

static void
append_button (MpFieldRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->conflict), button);
}

static void
update_conflict (MpFieldRow *self)
{
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;

  if (!mp_record_edit_has_conflict (self->edit, self->field))
    {
      if (self->conflict != NULL)
        gtk_widget_set_visible (self->conflict, FALSE);
      return;
    }

  if (self->conflict == NULL)
    {
      self->conflict = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      self->conflict_text = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->conflict_text), 0);
      gtk_label_set_wrap (GTK_LABEL (self->conflict_text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->conflict_text), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (self->conflict_text), NOTE_CHARS);
      gtk_widget_set_hexpand (self->conflict_text, TRUE);
      gtk_widget_add_css_class (self->conflict, "field-note");
      gtk_widget_add_css_class (self->conflict, "conflict");
      gtk_box_append (GTK_BOX (self->conflict), self->conflict_text);
      append_button (self, _("Take theirs"), G_CALLBACK (take_theirs_cb));
      append_button (self, _("Keep mine"), G_CALLBACK (keep_mine_cb));
      gtk_widget_insert_before (self->conflict, GTK_WIDGET (self), NULL);
    }

  /* In full: nobody can choose between two numbers that look the same. */
  theirs = mp_record_edit_dup_theirs (self->edit, self->field);
  text = *theirs != '\0' ? g_strdup_printf (_("Saved elsewhere: %s"), theirs)
                         : g_strdup (_("Emptied elsewhere"));
  gtk_label_set_text (GTK_LABEL (self->conflict_text), text);
  gtk_widget_set_visible (self->conflict, TRUE);
}

/* --- the value ------------------------------------------------------------------------------ */

static void
add_editor (MpFieldRow *self)
{
  self->editor = mp_field_editor_new (self->edit, self->field);
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_box_prepend (GTK_BOX (self->line), self->editor);
}

static MpReveal *
get_reveal (MpFieldRow *self)
{
  return mp_reveal_of (mp_record_edit_get_store (self->edit));
}

static void
update_masked (MpFieldRow *self)
{
  g_autofree char *text = mp_record_edit_dup_text (self->edit, self->field);
  g_autofree char *masked = mp_mask_on_screen (self->field->mask, text);

  gtk_editable_set_text (GTK_EDITABLE (self->masked), masked);
}

static void
show_value (MpFieldRow *self, gboolean shown)
{
  gboolean focused =
    (gtk_widget_get_state_flags (self->line) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (shown && self->editor == NULL)
    add_editor (self);
  gtk_widget_set_visible (self->masked, !shown);
  if (focused)
    gtk_widget_grab_focus (shown ? self->editor : self->masked);
  if (!shown && self->editor != NULL)
    gtk_box_remove (GTK_BOX (self->line), g_steal_pointer (&self->editor));
}

/* There is nothing to hide of what was just typed. */
static gboolean
is_typed (MpFieldRow *self)
{
  return mp_record_edit_field_is_changed (self->edit, self->field)
         || mp_record_edit_get_typed (self->edit, self->field) != NULL;
}

static void
reveal_cb (MpFieldRow *self)
{
  show_value (self, mp_reveal_is_on (get_reveal (self)) || is_typed (self));
}

static void
masked_activate_cb (MpFieldRow *self)
{
  mp_reveal_set (get_reveal (self), TRUE);
}

static GtkWidget *
type_cb (gpointer data)
{
  MpFieldRow *self = data;

  show_value (self, TRUE);
  return self->editor;
}

static void
copy_masked_cb (MpFieldRow *self, GtkText *text)
{
  g_signal_stop_emission_by_name (text, "copy-clipboard");
  mp_number_buttons_copy (MP_NUMBER_BUTTONS (self->buttons));
}

static void
add_masked (MpFieldRow *self)
{
  self->masked = mp_masked_entry_new (mp_field_label (self->field), type_cb, self);
  gtk_box_append (GTK_BOX (self->line), self->masked);
  self->buttons = mp_number_buttons_new (self->edit, self->field);
  gtk_box_append (GTK_BOX (self->line), self->buttons);

  g_signal_connect_swapped (self->masked, "activate", G_CALLBACK (masked_activate_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->masked)),
                            "copy-clipboard", G_CALLBACK (copy_masked_cb), self);
  g_signal_connect_object (get_reveal (self), "notify::on", G_CALLBACK (reveal_cb), self,
                           G_CONNECT_SWAPPED);
  update_masked (self);
  reveal_cb (self);
}

void
mp_field_row_update (MpFieldRow *self)
{
  if (self->masked != NULL)
    update_masked (self);
  update_note (self);
  update_conflict (self);
}

/* `field` NULL: several. */
static void
changed_cb (MpFieldRow *self, const MpField *field)
{
  if (field != NULL && field != self->field)
    return;
  if (self->masked != NULL && is_typed (self))
    show_value (self, TRUE);
  mp_field_row_update (self);
}

static void
focus_cb (MpFieldRow *self, GParamSpec *pspec, GtkEventControllerFocus *controller)
{
  self->focused = gtk_event_controller_focus_contains_focus (controller);
  if (!self->focused)
    g_signal_emit (self, signals[LEFT], 0);
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
mp_field_row_dispose (GObject *object)
{
  MpFieldRow *self = MP_FIELD_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->label);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_field_row_parent_class)->dispose (object);
}

static gboolean
mp_field_row_grab_focus (GtkWidget *widget)
{
  MpFieldRow *self = MP_FIELD_ROW (widget);

  if (self->masked != NULL && gtk_widget_get_visible (self->masked))
    return gtk_widget_grab_focus (self->masked);

  return self->editor != NULL && gtk_widget_grab_focus (self->editor);
}

static void
mp_field_row_class_init (MpFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_field_row_dispose;

  signals[LEFT] = g_signal_new ("left", MP_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  widget_class->grab_focus = mp_field_row_grab_focus;
  widget_class->focus = mp_widget_focus_in_order;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
mp_field_row_init (MpFieldRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (focus_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/* A label keeps its width whatever stands beside it; only a long one folds. */
static void
fold_long_label (GtkLabel *label, const char *text)
{
  int cells = 0;
  int chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), chars++)
    cells += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  if (cells <= LABEL_CELLS)
    return;

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, LABEL_CELLS * chars / cells);
  gtk_label_set_max_width_chars (label, LABEL_CELLS * chars / cells);
}

static void
name_label (MpFieldRow *self)
{
  gboolean required = self->required
                      || mp_record_requires (mp_record_edit_get_record (self->edit), self->field);
  g_autofree char *text =
    g_strconcat (mp_field_label (self->field), required ? " *" : NULL, NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
}

GtkWidget *
mp_field_row_new (MpRecordEdit *edit, const MpField *field)
{
  MpFieldRow *self = g_object_new (MP_TYPE_FIELD_ROW, NULL);

  self->edit = g_object_ref (edit);
  self->field = field;
  self->label = g_object_ref_sink (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_RIGHT);
  name_label (self);
  fold_long_label (GTK_LABEL (self->label), gtk_label_get_text (GTK_LABEL (self->label)));
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->label, "field-label");
  gtk_widget_add_css_class (self->label, "dim-label");

  if (mp_mask_hides_on_screen (field->mask) && !mp_record_edit_is_new (edit)
      && mp_record_get (mp_record_edit_get_original (edit), field) != NULL
      && !mp_record_edit_field_is_changed (edit, field))
    add_masked (self);
  else
    add_editor (self);
  mp_field_row_update (self);

  g_signal_connect_object (edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mp_field_row_place (MpFieldRow *self)
{
  gboolean shown = mp_record_edit_shows_field (self->edit, self->field);

  name_label (self);
  gtk_widget_set_visible (self->label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

void
mp_field_row_require (MpFieldRow *self)
{
  self->required = TRUE;
  name_label (self);
}

MpRecordEdit *
mp_field_row_get_edit (MpFieldRow *self)
{
  return self->edit;
}

const MpField *
mp_field_row_get_field (MpFieldRow *self)
{
  return self->field;
}

GtkWidget *
mp_field_row_get_label (MpFieldRow *self)
{
  return self->label;
}

void
mp_field_row_check (MpFieldRow *self)
{
  self->strict = TRUE;
  self->focused = FALSE;
  if (self->masked != NULL && is_typed (self))
    show_value (self, TRUE);
  mp_field_row_update (self);
}

gboolean
mp_field_row_is_personal (MpFieldRow *self)
{
  return self->masked != NULL;
}
