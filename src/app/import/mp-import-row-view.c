/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a record holds for a target is read from the organization and what its view derives
 * ("leader.phone" is the derived field leader_phone); what neither of them knows stays empty.
 * After a decision the view is made anew from an idle, never inside the signal of one of its own
 * entries.
 */

#include "config.h"

#include "mp-import-row-view.h"

#include "edit/mp-choices.h"

#include "app/field/mp-picker.h"
#include "mp-import-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MpImportRowView
{
  GtkWidget parent_instance;

  MpImport *import;
  MpImportRow *row;
  GtkWidget *scroller;
  GtkBox *box;
  GtkLabel *failure;
  guint idle;
};

enum { DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpImportRowView, mp_import_row_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* --- deciding ------------------------------------------------------------------------------- */

static gboolean
decided_idle_cb (gpointer data)
{
  MpImportRowView *self = data;

  self->idle = 0;
  g_signal_emit (self, signals[DECIDED], 0);
  return G_SOURCE_REMOVE;
}

static void
after (MpImportRowView *self, gboolean done, const GError *error)
{
  if (!done)
    {
      gtk_label_set_text (self->failure,
                          error != NULL ? error->message : _("That is not possible for this row"));
      gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
    }
  else if (self->idle == 0)
    self->idle = g_idle_add (decided_idle_cb, self);
}

static void
decide_cb (MpImportRowView *self, GtkButton *button)
{
  MpImportDecision decision = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "decision"));
  const MpImportSimilar *similar = mp_import_row_get_similar (self->row);
  gint64 id = similar != NULL && similar->record != 0
                ? similar->record
                : mp_import_row_get_id (self->row);
  g_autoptr (GError) error = NULL;
  gboolean done = mp_import_decide (self->import, self->row, decision,
                                    decision == MP_IMPORT_INTO ? id : 0, &error);

  after (self, done, error);
}

static void
append_decision (MpImportRowView *self, GtkBox *box, MpImportDecision decision, const char *label,
                 gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *text = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (button, suggested ? "suggested-action" : "decision");
  g_object_set_data (G_OBJECT (button), "decision", GUINT_TO_POINTER (decision));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (decide_cb), self);
  gtk_box_append (box, button);
}

static void
append_decisions (MpImportRowView *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  MpImportOutcome outcome = mp_import_row_get_outcome (self->row);
  const MpImportSimilar *similar = mp_import_row_get_similar (self->row);
  gboolean open = outcome == MP_IMPORT_HELD || outcome == MP_IMPORT_REFUSED;

  if (similar != NULL && similar->record != 0)
    {
      g_autofree char *into = g_strdup_printf (_("It is “%s”: update that"),
                                               similar->title != NULL ? similar->title : "");

      append_decision (self, box, MP_IMPORT_INTO, into, open);
      append_decision (self, box, MP_IMPORT_AS_NEW, _("It is another one: add it as new"), FALSE);
    }
  else if (open)
    {
      append_decision (self, box, MP_IMPORT_ACCEPT,
                       _("Take what can be read, leave the rest empty"), TRUE);
      append_decision (self, box, MP_IMPORT_AS_NEW, _("Add it as new"), FALSE);
    }
  else if (outcome == MP_IMPORT_UPDATED || outcome == MP_IMPORT_SAME)
    append_decision (self, box, MP_IMPORT_AS_NEW, _("It is another one: add it as new"), FALSE);

  if (outcome != MP_IMPORT_REFUSED)
    append_decision (self, box, MP_IMPORT_LEAVE, _("Leave it out for now"), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (box));
}

/* --- values --------------------------------------------------------------------------------- */

static void
mend (MpImportRowView *self, GtkWidget *widget, const char *text)
{
  const char *target = g_object_get_data (G_OBJECT (widget), "target");
  const char *before = g_object_get_data (G_OBJECT (widget), "before");
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (text, before) == 0 || self->row == NULL)
    return;

  g_object_set_data_full (G_OBJECT (widget), "before", g_strdup (text), g_free);
  after (self, mp_import_set_value (self->import, self->row, target, text, &error), error);
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

  mp_picker_offer (MP_PICKER (picker), text,
                   field->type == MP_DIVISION
                     ? mp_choices_of_divisions (store, text)
                     : mp_choices_of_codes (mp_store_get_codes (store), field->of, text),
                   NULL);
}

/* A community by its code, since two may be called the same; a code by its label, as it would
 * stand in the cell.
 */
static void
picked_cb (MpImportRowView *self, MpChoice *choice, GtkWidget *picker)
{
  const MpField *field = g_object_get_data (G_OBJECT (picker), "field");
  gboolean coded = field->type == MP_DIVISION && strlen (choice->value) == 12;

  mend (self, picker, coded ? choice->value : choice->title);
}

static GtkWidget *
make_value (MpImportRowView *self, const MpField *field, const char *target, const char *label,
            const char *text)
{
  gboolean chosen = field != NULL && (field->type == MP_CODE || field->type == MP_DIVISION);
  GtkWidget *widget = chosen ? mp_picker_new () : gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (chosen)
    {
      mp_picker_set_text (MP_PICKER (widget), text);
      mp_picker_set_label (MP_PICKER (widget), label);
      mp_picker_set_tab_takes (MP_PICKER (widget), TRUE);
      g_object_set_data (G_OBJECT (widget), "field", (gpointer) field);
      g_signal_connect_swapped (widget, "wanted", G_CALLBACK (wanted_cb), self);
      g_signal_connect_swapped (widget, "picked", G_CALLBACK (picked_cb), self);
    }
  else
    {
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
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

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];

      if (g_strcmp0 (warning->target, target) == 0)
        gtk_grid_attach (grid, make_label (warning->message, "warning"), 1, (*line)++, 2, 1);
    }
}

static void
append_value (MpImportRowView *self, GtkGrid *grid, MpRecord *record, const char *name, int *line)
{
  const MpImportTarget *target = find_target (self, name);
  g_autofree char *text = mp_import_row_dup_text (self->row, name);
  g_autofree char *stored = record != NULL ? dup_stored (self, record, name) : NULL;
  g_autofree char *masked = stored != NULL && target != NULL
                              ? mp_mask (target->field->mask, stored)
                              : NULL;
  const char *name_shown = target != NULL ? target->label : name;
  GtkWidget *label = make_label (name_shown, "dim-label");
  GtkWidget *entry = make_value (self, target != NULL ? target->field : NULL, name,
                                 name_shown, text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);

  gtk_grid_attach (grid, label, 0, *line, 1, 1);
  gtk_grid_attach (grid, entry, 1, *line, record != NULL ? 1 : 2, 1);
  if (stored != NULL)
    {
      GtkWidget *theirs = make_label (masked, NULL);

      if (g_strcmp0 (stored, text) != 0 && *text != '\0')
        {
          gtk_widget_add_css_class (theirs, "differs");
          gtk_widget_add_css_class (entry, "differs");
        }
      gtk_grid_attach (grid, theirs, 2, *line, 1, 1);
    }
  (*line)++;
  append_warnings (self, grid, name, line);
}

/* Those of the table's columns in their order, then what else the row has. */
static GPtrArray *
list_targets (MpImportRowView *self, const MpImportTable *table)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) own = mp_import_row_list_targets (self->row);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      for (char **target = column->targets; target != NULL && *target != NULL; target++)
        if (!g_ptr_array_find_with_equal_func (targets, *target, g_str_equal, NULL))
          g_ptr_array_add (targets, g_strdup (*target));
    }
  for (char **target = own; target != NULL && *target != NULL; target++)
    if (!g_ptr_array_find_with_equal_func (targets, *target, g_str_equal, NULL))
      g_ptr_array_add (targets, g_strdup (*target));

  return targets;
}

static void
append_values (MpImportRowView *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const MpImportSimilar *similar = mp_import_row_get_similar (self->row);
  gint64 id = similar != NULL && similar->record != 0
                ? similar->record
                : mp_import_row_get_id (self->row);
  MpStore *store = mp_import_get_store (self->import);
  const MpImportTable *table = mp_import_get_table (self->import,
                                                    mp_import_row_get_table (self->row));
  const MpEntity *entity = table->subject != NULL
                             ? mp_store_get_entity (store, table->subject)
                             : NULL;
  g_autoptr (MpRecord) record = id != 0 && entity != NULL
                                  ? mp_store_load (store, entity, id, NULL)
                                  : NULL;
  g_autoptr (GPtrArray) targets = list_targets (self, table);
  int line = 0;

  gtk_grid_set_row_spacing (grid, 4);
  gtk_grid_set_column_spacing (grid, 8);
  if (record != NULL)
    {
      gtk_grid_attach (grid, make_label (_("In the file"), "section-title"), 1, 0, 1, 1);
      gtk_grid_attach (grid, make_label (_("In the records"), "section-title"), 2, 0, 1, 1);
      line = 1;
    }
  for (guint i = 0; i < targets->len; i++)
    append_value (self, grid, record, targets->pdata[i], &line);
  append_warnings (self, grid, NULL, &line);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "row-values");
  gtk_box_append (self->box, GTK_WIDGET (grid));
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
clear (MpImportRowView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
append_head (MpImportRowView *self)
{
  MpImportOutcome outcome = mp_import_row_get_outcome (self->row);
  g_autofree char *reason = mp_import_row_dup_reason_text (self->row);
  const MpImportSimilar *similar = mp_import_row_get_similar (self->row);
  const char *sheet = mp_import_row_get_sheet (self->row);
  const char *label = mp_import_outcome_label (outcome);
  guint line = mp_import_row_get_row (self->row);
  g_autofree char *title = sheet != NULL ? g_strdup_printf (_("%s, line %u: %s"),
                                                            sheet, line, label)
                                         : g_strdup_printf (_("Line %u: %s"), line, label);

  gtk_box_append (self->box, make_label (title, "section-title"));
  if (*reason != '\0')
    gtk_box_append (self->box, make_label (reason, NULL));
  if (similar != NULL && similar->record == 0 && similar->row != 0)
    {
      g_autofree char *text = g_strdup_printf (_("Resembles line %u of this file"), similar->row);

      gtk_box_append (self->box, make_label (text, "dim-label"));
    }

  self->failure = GTK_LABEL (make_label (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->failure));
}

void
mp_import_row_view_show (MpImportRowView *self, MpImport *import, MpImportRow *row)
{
  /* Leaving an entry that is being taken away is no mending. */
  g_clear_object (&self->row);
  clear (self);
  g_set_object (&self->import, import);
  if (import == NULL || row == NULL)
    {
      gtk_box_append (self->box, make_label (_("No row of this kind"), "dim-label"));
      return;
    }

  self->row = g_object_ref (row);
  append_head (self);
  append_decisions (self);
  append_values (self);
}

static void
mp_import_row_view_dispose (GObject *object)
{
  MpImportRowView *self = MP_IMPORT_ROW_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->row);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (mp_import_row_view_parent_class)->dispose (object);
}

static void
mp_import_row_view_class_init (MpImportRowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_import_row_view_dispose;
  signals[DECIDED] = g_signal_new ("decided", MP_TYPE_IMPORT_ROW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_import_row_view_init (MpImportRowView *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "row-view");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
mp_import_row_view_new (void)
{
  return g_object_new (MP_TYPE_IMPORT_ROW_VIEW, NULL);
}
