/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The field is that of a form, on a record that is never saved: codes, days and links are typed
 * here as they are there. What the records have now is said before it is changed.
 */

#include "config.h"

#include "mp-bulk-dialog.h"

#include "app/dialog/mp-ask-window.h"
#include "app/field/mp-choice-popover.h"
#include "app/field/mp-field-row.h"
#include "edit/mp-bulk.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpHost *host; /* weak */
  MpStore *store;
  const MpEntity *entity;
  GArray *ids;
  char *what;

  const MpField *field; /* NULL: none is chosen yet */
  MpRecordEdit *edit;
  MpAskWindow ask;
  GtkWidget *chooser;
  GtkWidget *place; /* of the field */
  GtkWidget *now;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->host);
  g_clear_object (&self->edit);
  g_array_unref (self->ids);
  g_object_unref (self->store);
  g_free (self->what);
  g_free (self);
}

/* --- the field -------------------------------------------------------------------------------- */

static void
show_now (Dialog *self)
{
  g_autofree char *values = mp_bulk_describe (self->store, self->entity, self->ids, self->field);
  g_autofree char *text = values != NULL ? g_strdup_printf (_("Now: %s"), values) : NULL;

  gtk_label_set_text (GTK_LABEL (self->now), text != NULL ? text : "");
}

static void
field_chosen_cb (Dialog *self, MpChoicePopover *popover)
{
  g_auto (GStrv) names = mp_choice_popover_dup_chosen (popover);
  g_autoptr (MpRecord) record = mp_record_new_initial (self->entity);
  GtkWidget *before = gtk_widget_get_first_child (self->place);
  GtkWidget *row;

  if (*names == NULL)
    return;

  self->field = mp_entity_get_field (self->entity, *names);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->chooser), mp_field_label (self->field));
  if (before != NULL)
    gtk_box_remove (GTK_BOX (self->place), before);
  g_clear_object (&self->edit);
  mp_record_set (record, self->field, NULL);
  self->edit = mp_record_edit_new (self->store, record);
  row = mp_field_row_new (self->edit, self->field);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (self->place), row);
  show_now (self);
  mp_ask_window_say (&self->ask, NULL);
  gtk_widget_set_sensitive (self->ask.take, TRUE);
  gtk_widget_grab_focus (row);
}

static GtkWidget *
make_chooser (Dialog *self)
{
  GtkWidget *popover = mp_choice_popover_new (MP_CHOICE_ONE);

  self->chooser = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->chooser), _("Choose a field…"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->chooser), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->chooser), popover);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_bulk_offers (self->entity, &self->entity->fields[i]))
      mp_choice_popover_add (MP_CHOICE_POPOVER (popover), self->entity->fields[i].name,
                             mp_field_label (&self->entity->fields[i]), 0);
  g_signal_connect_swapped (popover, "changed", G_CALLBACK (field_chosen_cb), self);

  return self->chooser;
}

/* --- taking it -------------------------------------------------------------------------------- */

typedef struct
{
  GWeakRef window; /* to say what went wrong in */
  GWeakRef host;
  char *label;
} Answer;

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&answer->window);
  g_autoptr (MpHost) host = g_weak_ref_get (&answer->host);
  gint64 change = 0;
  gboolean done = mp_bulk_set_finish (MP_STORE (source), result, &change, &error);

  if (!done && window != NULL)
    {
      Dialog *self = g_object_get_data (G_OBJECT (window), "dialog");

      mp_ask_window_say (&self->ask, error->message);
      gtk_widget_set_sensitive (self->ask.take, TRUE);
    }
  else if (!done && host != NULL)
    mp_host_show_error (host, _("Nothing was changed"), error);
  if (done && host != NULL)
    mp_host_toast_undo (host, change != 0 ? answer->label : _("All of them have that already"),
                        change);
  if (done && window != NULL)
    gtk_window_destroy (window);

  g_weak_ref_clear (&answer->window);
  g_weak_ref_clear (&answer->host);
  g_free (answer->label);
  g_free (answer);
}

static void
take (Dialog *self)
{
  g_autofree char *problem = NULL;
  Answer *answer;

  if (self->field == NULL || !gtk_widget_get_sensitive (self->ask.take))
    return;
  problem = mp_record_edit_dup_problem (self->edit, self->field);
  if (problem != NULL)
    {
      mp_ask_window_say (&self->ask, problem);
      return;
    }

  answer = g_new0 (Answer, 1);
  g_weak_ref_init (&answer->window, self->ask.window);
  g_weak_ref_init (&answer->host, self->host);
  answer->label = g_strdup_printf (_("“%s” changed: %s"), mp_field_label (self->field), self->what);
  gtk_widget_set_sensitive (self->ask.take, FALSE);
  mp_bulk_set_async (self->store, self->entity, self->ids, self->field,
                     mp_record_get (mp_record_edit_get_record (self->edit), self->field),
                     answer->label, NULL, set_cb, answer);
}

/* Enter in the field: on to the button. */
static void
field_done_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (((Dialog *) data)->ask.take);
}

/* --- the window ------------------------------------------------------------------------------- */

static GtkWidget *
make_body (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (self->place, TRUE);
  self->now = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->now), 0);
  gtk_label_set_wrap (GTK_LABEL (self->now), TRUE);
  gtk_widget_add_css_class (self->now, "dim-label");
  gtk_widget_set_valign (make_chooser (self), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->chooser);
  gtk_box_append (GTK_BOX (line), self->place);
  gtk_widget_add_css_class (box, "step-fields");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->now);

  return box;
}

void
mp_bulk_dialog_present (MpHost *host, const MpEntity *entity, GArray *ids, const char *what)
{
  static const GActionEntry entries[] = { { .name = "done", .activate = field_done_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *title = g_strdup_printf (_("Change %s"), what);

  self->store = g_object_ref (mp_host_get_store (host));
  self->entity = entity;
  self->ids = g_array_ref (ids);
  self->what = g_strdup (what);
  g_set_weak_pointer (&self->host, host);
  mp_ask_window_make (&self->ask, GTK_WIDGET (host), title, C_("bulk", "Change All"), 560, -1);
  g_object_set_data_full (G_OBJECT (self->ask.window), "dialog", self, dialog_free);

  gtk_box_append (GTK_BOX (self->ask.body), make_body (self));
  gtk_widget_set_sensitive (self->ask.take, FALSE);
  g_signal_connect_swapped (self->ask.take, "clicked", G_CALLBACK (take), self);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->ask.window, "field", G_ACTION_GROUP (group));

  gtk_window_present (GTK_WINDOW (self->ask.window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->chooser));
}
