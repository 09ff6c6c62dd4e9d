/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a row beside those of the record that it resembles, field by field to be taken or
 * left, or beside those of the row that it repeats. What a record holds for a target is
 * read from the organization and what its view derives ("leader.phone" is the derived field
 * leader_phone); what neither of them knows stays empty.
 */

#include "config.h"

#include "mp-import-choice.h"
#include "mp-import-row-view-private.h"

#include "edit/find/mp-choices.h"

#include "app/field/mp-picker.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set (MpImportRowView *self, GtkWidget *widget, const char *text)
{
  const char *target = g_object_get_data (G_OBJECT (widget), "target");
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->row == NULL)
    return;

  g_object_set_data_full (G_OBJECT (widget), "before", g_strdup (text), g_free);
  done = mp_import_set_value (self->import, self->row, target, text, &error);
  mp_import_row_view_after (self, done, error);
}

/* To go through a field is not yet to say that it is right. */
static void
mend (MpImportRowView *self, GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (text, g_object_get_data (G_OBJECT (widget), "before")) != 0)
    set (self, widget, text);
}

static void
activate_cb (MpImportRowView *self, GtkWidget *entry)
{
  mend (self, entry, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
leave_cb (MpImportRowView *self, GtkEventController *controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  mend (self, widget, MP_IS_PICKER (widget) ? mp_picker_get_text (MP_PICKER (widget))
                                            : gtk_editable_get_text (GTK_EDITABLE (widget)));
}

static void
wanted_cb (MpImportRowView *self, const char *text, GtkWidget *picker)
{
  const MpField *field = g_object_get_data (G_OBJECT (picker), "field");
  MpStore *store = mp_import_get_store (self->import);
  const char *target = g_object_get_data (G_OBJECT (picker), "target");
  GPtrArray *choices;

  if (field->type == MP_LINK)
    choices = mp_import_choices_of_organizations (
        self->import, target, mp_import_row_asks_for_word (self->row, target), text);
  else if (field->type == MP_DIVISION)
    choices = mp_import_choices_of_communities (
        self->import, target, mp_import_row_asks_for_word (self->row, target), text);
  else
    choices = mp_choices_of_codes (mp_store_get_codes (store), field->of, text);
  mp_picker_offer (MP_PICKER (picker), text, choices, NULL);
}

/* Also the choice that stood there already is the clerk's word now.
 *
 * A word that no list has gets its meaning once, for every row that says it. Else the row is
 * mended: a community by its code, since two may be called the same; a code by its label, as it
 * would stand in the cell.
 */
static void
picked_cb (MpImportRowView *self, MpChoice *choice, GtkWidget *picker)
{
  const MpField *field = g_object_get_data (G_OBJECT (picker), "field");
  const char *target = g_object_get_data (G_OBJECT (picker), "target");
  gboolean coded = field->type == MP_DIVISION && strlen (choice->value) == 12;
  g_autofree char *word = NULL;
  g_autoptr (GError) error = NULL;

  if (self->row == NULL)
    return;
  word = g_strdup (mp_import_row_asks_for_word (self->row, target));
  if (word != NULL)
    mp_import_row_view_after (
        self, mp_import_explain_word (self->import, target, word, choice->value, &error), error);
  else
    set (self, picker, coded ? choice->value : choice->title);
}

static GtkWidget *
make_value (MpImportRowView *self, const MpField *field, const char *target, const char *label,
            const char *text)
{
  gboolean named = field != NULL && field->type == MP_LINK
                   && mp_import_row_asks_for_word (self->row, target) != NULL;
  gboolean chosen =
      named || (field != NULL && (field->type == MP_CODE || field->type == MP_DIVISION));
  GtkWidget *widget = chosen ? mp_picker_new () : gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (chosen)
    {
      mp_picker_set_text (MP_PICKER (widget), text);
      mp_picker_set_label (MP_PICKER (widget), label);
      g_object_set_data (G_OBJECT (widget), "field", (gpointer) field);
      g_signal_connect_swapped (widget, "wanted", G_CALLBACK (wanted_cb), self);
      g_signal_connect_swapped (widget, "picked", G_CALLBACK (picked_cb), self);
    }
  else
    {
      mp_widget_set_text (GTK_EDITABLE (widget), text);
      gtk_editable_set_width_chars (GTK_EDITABLE (widget), 10);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      g_signal_connect_swapped (widget, "activate", G_CALLBACK (activate_cb), self);
    }
  g_object_set_data_full (G_OBJECT (widget), "target", g_strdup (target), g_free);
  g_object_set_data_full (G_OBJECT (widget), "before", g_strdup (text), g_free);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);

  return widget;
}

/* What the record holds for a target, or NULL when it is not to be known from it. */
static char *
dup_stored (MpImportRowView *self, MpRecord *record, const char *target)
{
  const MpEntity *entity = mp_record_get_entity (record);
  g_auto (GStrv) parts = g_strsplit (target, ".", 2);
  g_autofree char *derived = NULL;
  const MpField *field;

  if (g_strv_length (parts) != 2)
    return NULL;

  derived = g_strdup_printf ("%s_%s", parts[0], parts[1]);
  field = g_str_equal (parts[0], entity->name)
            ? mp_entity_get_field (entity, parts[1])
            : mp_entity_get_field (entity, derived);
  if (field == NULL && !g_str_equal (parts[0], entity->name))
    field = mp_entity_get_field (entity, parts[1]);
  if (field == NULL || (!g_str_equal (parts[0], entity->name) && (field->flags & MP_DERIVED) == 0))
    return NULL;

  return mp_record_dup_text (record, field,
                             mp_store_get_codes (mp_import_get_store (self->import)));
}

static const MpImportTarget *
find_target (MpImportRowView *self, const char *name)
{
  GPtrArray *targets = mp_import_get_targets (self->import, mp_import_row_get_table (self->row));

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (g_str_equal (target->name, name))
        return target;
    }
  return NULL;
}

static void
append_warnings (MpImportRowView *self, GtkGrid *grid, const char *target, int *line)
{
  GPtrArray *warnings = mp_import_row_get_warnings (self->row);
  const char *cell = target != NULL ? mp_import_row_get_cell (self->row, target) : "";

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];
      /* Beside a cell that says “none” it would be wrong. */
      gboolean contradicted = *cell != '\0' && g_strcmp0 (warning->code, "missing") == 0;

      if (g_strcmp0 (warning->target, target) == 0 && !contradicted)
        gtk_grid_attach (grid, mp_import_make_label (warning->message, "warning"), 1, (*line)++, 2,
                         1);
    }
}

/* What the cell says, where that did not become the value as it stands. */
static void
append_cell (MpImportRowView *self, GtkGrid *grid, const char *target, const char *text, int *line)
{
  const char *cell = mp_import_row_get_cell (self->row, target);
  GPtrArray *warnings = mp_import_row_get_warnings (self->row);
  gboolean warned = FALSE;

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    warned = warned || g_strcmp0 (((MpImportWarning *) warnings->pdata[i])->target, target) == 0;
  if ((warned || *text == '\0') && *cell != '\0' && g_strcmp0 (cell, text) != 0)
    {
      g_autofree char *said = g_strdup_printf (_("In the file: “%s”"), cell);

      gtk_grid_attach (grid, mp_import_make_label (said, NULL), 1, (*line)++, 2, 1);
    }
}

/* What the row is called: without it nobody knows of what it speaks. */
static gboolean
is_title (MpImportRowView *self, const char *target)
{
  const MpImportTable *table =
      mp_import_get_table (self->import, mp_import_row_get_table (self->row));
  MpStore *store = mp_import_get_store (self->import);
  const MpEntity *entity =
      table->subject != NULL ? mp_store_get_entity (store, table->subject) : NULL;
  g_autofree char *title =
      entity != NULL ? g_strdup_printf ("%s.%s", entity->name, entity->title) : NULL;

  return g_strcmp0 (target, title) == 0;
}

static gboolean
is_kept (MpImportRowView *self, const char *target)
{
  const MpImportTable *table =
      mp_import_get_table (self->import, mp_import_row_get_table (self->row));

  return is_title (self, target) || g_strcmp0 (target, table->place) == 0;
}

/* A field that is not taken is as if the cell were empty: the record keeps what it has. What the
 * row is called and where it lies are then said as the record says them.
 */
static gboolean
take (MpImportRowView *self, GtkWidget *check, gboolean taken, GError **error)
{
  const char *target = g_object_get_data (G_OBJECT (check), "target");
  const char *cell = mp_import_row_get_cell (self->row, target);
  g_autofree char *shown = mp_import_row_dup_text (self->row, target);
  const char *kept = is_kept (self, target) ? g_object_get_data (G_OBJECT (check), "stored") : "";

  return mp_import_set_value (self->import, self->row, target,
                              !taken          ? kept
                              : *cell != '\0' ? cell
                                              : shown,
                              error);
}

static void
take_cb (MpImportRowView *self, GtkCheckButton *check)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take (self, GTK_WIDGET (check), gtk_check_button_get_active (check), &error);

  mp_import_row_view_after (self, done, error);
}

static void
append_take (MpImportRowView *self, GtkGrid *grid, const char *target, const char *label,
             const char *stored, gboolean taken, int line)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_("Take “%s” from the file"), label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), taken);
  gtk_widget_set_tooltip_text (check, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "target", g_strdup (target), g_free);
  g_object_set_data_full (G_OBJECT (check), "stored", g_strdup (stored), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (take_cb), self);
  gtk_grid_attach (grid, check, 3, line, 1, 1);
}

/* The record has something else than the file, or kept it by the clerk's word. */
static gboolean
differs (MpImportRowView *self, const char *target, const char *text, const char *stored)
{
  const char *cell = mp_import_row_get_cell (self->row, target);

  if (stored == NULL || *stored == '\0')
    return FALSE;
  if (g_strcmp0 (stored, text) == 0)
    return *cell != '\0' && g_strcmp0 (cell, stored) != 0 && is_title (self, target);
  return *text != '\0' || *cell != '\0';
}

/* What stands on the right: the record's value, or the other row's; NULL: it is not known. */
static char *
dup_beside (MpImportRowView *self, MpRecord *record, MpImportRow *earlier, const char *target)
{
  if (record != NULL)
    return dup_stored (self, record, target);
  return earlier != NULL ? mp_import_row_dup_text (earlier, target) : NULL;
}

static void
append_value (MpImportRowView *self, GtkGrid *grid, MpRecord *record, MpImportRow *earlier,
              const char *name, int *line)
{
  const MpImportTarget *target = find_target (self, name);
  g_autofree char *text = mp_import_row_dup_text (self->row, name);
  g_autofree char *beside = dup_beside (self, record, earlier, name);
  const char *name_shown = target != NULL ? target->label : name;
  const char *typed = mp_import_row_get_typed (self->row, name);
  gboolean unread = *text == '\0' && typed != NULL && *typed != '\0';
  GtkWidget *label = mp_import_make_label (name_shown, "dim-label");
  /* What nobody can read stays where it was typed: there it can be mended. */
  GtkWidget *entry = make_value (self, target != NULL ? target->field : NULL, name,
                                 name_shown, unread ? typed : text);

  if (unread)
    gtk_widget_add_css_class (entry, "error");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);

  gtk_grid_attach (grid, label, 0, *line, 1, 1);
  gtk_grid_attach (grid, entry, 1, *line, record != NULL || earlier != NULL ? 1 : 2, 1);
  /* Whether it is the same person can only be seen from the whole number. */
  if (beside != NULL)
    {
      GtkWidget *theirs = mp_import_make_label (beside, NULL);

      if (differs (self, name, text, beside))
        {
          gboolean taken = g_strcmp0 (text, beside) != 0
                           && mp_import_row_is_taken (self->row, name);

          gtk_widget_add_css_class (taken ? entry : theirs, "differs");
          self->n_taken += taken;
          if (record != NULL)
            append_take (self, grid, name, name_shown, beside, taken, *line);
        }
      gtk_grid_attach (grid, theirs, 2, *line, 1, 1);
    }
  (*line)++;
  append_cell (self, grid, name, text, line);
  append_warnings (self, grid, name, line);
}

/* All fields that differ at once: the file's, or those of the record, to which it only adds. */
static void
take_all_cb (MpImportRowView *self, GtkWidget *button)
{
  GtkWidget *grid = g_object_get_data (G_OBJECT (button), "grid");
  gboolean taken = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "taken"));
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL && done;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child)
        && gtk_check_button_get_active (GTK_CHECK_BUTTON (child)) != taken)
      done = take (self, child, taken, &error);
  mp_import_row_view_after (self, done, error);
}

static void
append_take_all (MpImportRowView *self, GtkBox *box, GtkGrid *grid, const char *label,
                 gboolean taken)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "grid", grid);
  g_object_set_data (G_OBJECT (button), "taken", GINT_TO_POINTER (taken));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_all_cb), self);
  gtk_box_append (box, button);
}

static void
add_target (GPtrArray *targets, const char *target)
{
  if (!g_ptr_array_find_with_equal_func (targets, target, g_str_equal, NULL))
    g_ptr_array_add (targets, g_strdup (target));
}

/* Those of the table's columns in their order, the community that every row needs, then what else
 * the row has.
 */
static GPtrArray *
list_targets (MpImportRowView *self, const MpImportTable *table)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) own = mp_import_row_list_targets (self->row);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      for (char **target = column->targets; target != NULL && *target != NULL; target++)
        add_target (targets, *target);
    }
  if (table->placed)
    add_target (targets, table->place);
  for (char **target = own; target != NULL && *target != NULL; target++)
    add_target (targets, *target);

  return targets;
}

static void
append_titles (GtkGrid *grid, MpImportRow *earlier, int *line)
{
  g_autofree char *beside =
      earlier != NULL ? g_strdup_printf (_("Line %u"), mp_import_row_get_source_row (earlier))
                      : g_strdup (_("In the records"));

  gtk_grid_attach (grid, mp_import_make_label (earlier != NULL ? _("This row") : _("In the file"),
                                               "section-title"),
                   1, *line, 1, 1);
  gtk_grid_attach (grid, mp_import_make_label (beside, "section-title"), 2, (*line)++, 1, 1);
}

GtkWidget *
mp_import_row_view_make_values (MpImportRowView *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  gint64 id = mp_import_row_find_record (self->row);
  MpStore *store = mp_import_get_store (self->import);
  const MpImportTable *table = mp_import_get_table (self->import,
                                                    mp_import_row_get_table (self->row));
  const MpEntity *entity = table->subject != NULL
                             ? mp_store_get_entity (store, table->subject)
                             : NULL;
  g_autoptr (MpRecord) record = id != 0 && entity != NULL
                                  ? mp_store_load (store, entity, id, NULL)
                                  : NULL;
  MpImportRow *earlier =
      record == NULL ? mp_import_row_find_earlier (self->import, self->row) : NULL;
  g_autoptr (GPtrArray) targets = list_targets (self, table);
  int line = 0;

  self->n_taken = 0;
  gtk_grid_set_row_spacing (grid, 4);
  gtk_grid_set_column_spacing (grid, 8);
  if (record != NULL)
    {
      GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4));

      gtk_widget_set_halign (GTK_WIDGET (box), GTK_ALIGN_END);
      append_take_all (self, box, grid, _("Only fill what is empty"), FALSE);
      append_take_all (self, box, grid, _("Take all"), TRUE);
      gtk_grid_attach (grid, GTK_WIDGET (box), 0, line++, 4, 1);
    }
  if (record != NULL || earlier != NULL)
    append_titles (grid, earlier, &line);
  for (guint i = 0; i < targets->len; i++)
    append_value (self, grid, record, earlier, targets->pdata[i], &line);
  append_warnings (self, grid, NULL, &line);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "row-values");
  return GTK_WIDGET (grid);
}
