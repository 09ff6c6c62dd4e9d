/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields are those of a form, so that dates, codes and notes are typed here as they are there.
 */

#include "config.h"

#include "mp-step-dialog.h"

#include "app/field/mp-field-row.h"
#include "app/dialog/mp-ask-window.h"
#include "app/widget/mp-host.h"
#include "edit/mp-record-edit.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpStore *store;
  const MpFlowStep *step;
  MpRecord *original;
  MpRecordEdit *edit;
  MpHost *host;        /* weak */
  GPtrArray *rows;     /* of MpFieldRow */
  GPtrArray *required; /* of MpField */
  MpAskWindow ask;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->host);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->required);
  g_object_unref (self->edit);
  g_object_unref (self->original);
  g_object_unref (self->store);
  g_free (self);
}

static void
focus_field (Dialog *self, const MpField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (mp_field_row_get_field (self->rows->pdata[i]) == field)
      gtk_widget_grab_focus (self->rows->pdata[i]);
}

/* What keeps the step from being taken as the fields stand. */
static char *
find_problem (Dialog *self, const MpField **field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      char *problem;

      *field = mp_field_row_get_field (self->rows->pdata[i]);
      problem = mp_record_edit_dup_problem (self->edit, *field);
      if (problem == NULL && g_ptr_array_find (self->required, *field, NULL)
          && mp_record_get (mp_record_edit_get_record (self->edit), *field) == NULL)
        problem = g_strdup_printf (_("“%s” is empty"), mp_field_label (*field));
      if (problem != NULL)
        return problem;
    }
  return NULL;
}

static void
take_step (Dialog *self)
{
  const MpField *field;
  g_autofree char *problem = find_problem (self, &field);
  g_autoptr (MpRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  if (!gtk_widget_get_sensitive (self->ask.take))
    return;
  if (problem != NULL)
    {
      mp_ask_window_say (&self->ask, problem);
      focus_field (self, field);
      return;
    }

  record = mp_record_copy (mp_record_edit_get_record (self->edit));
  if (!mp_flow_advance (self->store, record, self->original, self->step, &change, &error))
    {
      mp_ask_window_say (&self->ask, error->message);
      return;
    }
  if (self->host != NULL)
    {
      g_autofree char *title = mp_record_edit_dup_title (self->edit);
      g_autofree char *text = g_strdup_printf (_("%s: %s"), _(self->step->label), title);

      mp_host_toast_undo (self->host, text, change);
    }
  gtk_window_destroy (GTK_WINDOW (self->ask.window));
}

/* Enter in a field: on to the next, and from the last to the button that takes the step. */
static void
field_done_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Dialog *self = data;
  GtkWidget *last = self->rows->pdata[self->rows->len - 1];

  if (gtk_widget_get_state_flags (last) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (self->ask.take);
  else
    gtk_widget_child_focus (self->ask.window, GTK_DIR_TAB_FORWARD);
}

static void
add_field_action (Dialog *self)
{
  static const GActionEntry entries[] = { { .name = "done", .activate = field_done_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->ask.window, "field", G_ACTION_GROUP (group));
}

/* The sentences of the guard: nothing in this window can mend them. */
static GtkWidget *
make_missing (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing =
    mp_flow_find_missing (self->store, mp_record_edit_get_record (self->edit), self->step, &error);
  g_autoptr (GString) text = g_string_new (missing == NULL ? error->message : NULL);
  GtkWidget *label;

  if (missing != NULL && missing->len == 0)
    return NULL;

  if (missing != NULL)
    g_string_append_printf (text, _("“%s” has to wait:"), _(self->step->label));
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    g_string_append_printf (text, "\n• %s", (char *) missing->pdata[i]);

  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "form-notice");
  return label;
}

static GtkWidget *
make_fields (Dialog *self)
{
  g_autoptr (GPtrArray) asked =
    mp_flow_list_asked (self->step, mp_record_edit_get_entity (self->edit), self->required);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "step-fields");
  for (guint i = 0; i < asked->len; i++)
    {
      GtkWidget *row = mp_field_row_new (self->edit, asked->pdata[i]);
      GtkWidget *label = mp_field_row_get_label (MP_FIELD_ROW (row));

      if (g_ptr_array_find (self->required, asked->pdata[i], NULL))
        mp_field_row_require (MP_FIELD_ROW (row));
      g_signal_connect (row, "left", G_CALLBACK (mp_field_row_update), NULL);
      gtk_widget_set_hexpand (row, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), row, 1, (int) i, 1, 1);
      g_ptr_array_add (self->rows, row);
    }

  return grid;
}

void
mp_step_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record, const MpFlowStep *step)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autoptr (MpRecord) begun = mp_record_copy (record);
  GtkWidget *missing;

  mp_flow_prefill (store, step, begun);
  self->store = g_object_ref (store);
  self->step = step;
  self->original = mp_record_copy (record);
  self->edit = mp_record_edit_new (store, begun);
  g_set_weak_pointer (&self->host, mp_host_of (parent));
  self->rows = g_ptr_array_new ();
  self->required = g_ptr_array_new ();
  mp_ask_window_make (&self->ask, parent, _(step->label), _(step->label), 560, -1);
  g_object_set_data_full (G_OBJECT (self->ask.window), "dialog", self, dialog_free);

  missing = make_missing (self);
  if (missing != NULL)
    gtk_box_append (GTK_BOX (self->ask.body), missing);
  gtk_widget_set_sensitive (self->ask.take, missing == NULL);
  gtk_box_append (GTK_BOX (self->ask.body), make_fields (self));
  g_signal_connect_swapped (self->ask.take, "clicked", G_CALLBACK (take_step), self);
  add_field_action (self);

  gtk_window_present (GTK_WINDOW (self->ask.window));
  if (self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[0]);
}
