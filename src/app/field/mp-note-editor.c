/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several lines: two to begin with, growing with the text up to six and scrolling after that. Tab
 * goes on to the next field, as everywhere in the form.
 */

#include "config.h"

#include "mp-field-editor.h"

#include <glib/gi18n-lib.h>

#define MP_TYPE_NOTE_EDITOR (mp_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (MpNoteEditor, mp_note_editor, MP, NOTE_EDITOR, MpFieldEditor)

#define LINE_HEIGHT 20
#define PADDING 12

struct _MpNoteEditor
{
  MpFieldEditor parent_instance;

  GtkWidget *view;
  GtkTextBuffer *buffer;
};

G_DEFINE_FINAL_TYPE (MpNoteEditor, mp_note_editor, MP_TYPE_FIELD_EDITOR)

static char *
dup_buffer_text (MpNoteEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
changed_cb (MpNoteEditor *self)
{
  g_autofree char *text = dup_buffer_text (self);

  mp_field_editor_put_text (MP_FIELD_EDITOR (self), text);
}

static void
leave_cb (MpFieldEditor *self)
{
  mp_field_editor_refresh (self);
}

static void
mp_note_editor_build (MpFieldEditor *editor)
{
  MpNoteEditor *self = MP_NOTE_EDITOR (editor);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mp_field_label (mp_field_editor_get_field (editor)), -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              2 * LINE_HEIGHT + PADDING);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              6 * LINE_HEIGHT + PADDING);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "note");
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));

  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->view, focus);
}

static void
mp_note_editor_refresh (MpFieldEditor *editor)
{
  MpNoteEditor *self = MP_NOTE_EDITOR (editor);
  g_autofree char *text = mp_record_edit_dup_text (mp_field_editor_get_edit (editor),
                                                   mp_field_editor_get_field (editor));
  g_autofree char *shown = dup_buffer_text (self);

  if (g_strcmp0 (shown, text) != 0)
    {
      /* What is stored there: Ctrl+Z does not go behind it. */
      gtk_text_buffer_begin_irreversible_action (self->buffer);
      gtk_text_buffer_set_text (self->buffer, text, -1);
      gtk_text_buffer_end_irreversible_action (self->buffer);
    }
}

static gboolean
mp_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MP_NOTE_EDITOR (widget)->view);
}

static void
mp_note_editor_class_init (MpNoteEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = mp_note_editor_grab_focus;
  MP_FIELD_EDITOR_CLASS (klass)->build = mp_note_editor_build;
  MP_FIELD_EDITOR_CLASS (klass)->refresh = mp_note_editor_refresh;
}

static void
mp_note_editor_init (MpNoteEditor *self)
{
}
