/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a row came out as it did and what can be done with it. After a decision the view is made
 * anew from an idle, never inside the signal of one of its own entries.
 */

#include "config.h"

#include "mp-import-row-view-private.h"

#include "mp-import-preview.h"

#include <glib/gi18n-lib.h>

enum { DECIDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpImportRowView, mp_import_row_view, GTK_TYPE_WIDGET)

GtkWidget *
mp_import_make_label (const char *text, const char *css_class)
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

void
mp_import_row_view_after (MpImportRowView *self, gboolean done, const GError *error)
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

/* Those that wait for the same reason. */
static GPtrArray *
list_alike (MpImportRowView *self)
{
  GListModel *rows = mp_import_get_rows (self->import);
  const char *reason = mp_import_row_get_reason (self->row);
  GPtrArray *alike = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      if (row != self->row && mp_import_row_get_outcome (row) == MP_IMPORT_HELD
          && g_strcmp0 (mp_import_row_get_reason (row), reason) == 0)
        g_ptr_array_add (alike, g_steal_pointer (&row));
    }

  return alike;
}

static gboolean
decide (MpImportRowView *self, MpImportRow *row, MpImportDecision decision, GError **error)
{
  const MpImportSimilar *similar = mp_import_row_get_similar (row);
  gint64 id = similar != NULL && similar->record != 0 ? similar->record
                                                      : mp_import_row_get_id (row);

  return mp_import_decide (self->import, row, decision, decision == MP_IMPORT_INTO ? id : 0,
                           error);
}

static void
decide_cb (MpImportRowView *self, GtkButton *button)
{
  MpImportDecision decision = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "decision"));
  g_autoptr (GPtrArray) alike = self->alike != NULL && gtk_check_button_get_active (self->alike)
                                    ? list_alike (self)
                                    : g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = decide (self, self->row, decision, &error);

  /* One of the others that cannot be so stays held, and says why. */
  for (guint i = 0; i < alike->len && done; i++)
    decide (self, alike->pdata[i], decision, NULL);
  mp_import_row_view_after (self, done, error);
}

/* Nothing can be taken of a row without a name or a community. */
static gboolean
can_be_taken (MpImportRowView *self)
{
  const MpImportTable *table =
      mp_import_get_table (self->import, mp_import_row_get_table (self->row));

  return mp_import_row_get_outcome (self->row) != MP_IMPORT_REFUSED
         && (!table->placed || mp_import_row_get_value (self->row, table->place) != NULL);
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
  g_autoptr (GPtrArray) alike = NULL;
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
  else if (open && can_be_taken (self))
    {
      append_decision (self, box, MP_IMPORT_ACCEPT,
                       _("Take what can be read, leave the rest empty"), TRUE);
      append_decision (self, box, MP_IMPORT_AS_NEW, _("Add it as new"), FALSE);
    }
  else if (outcome == MP_IMPORT_UPDATED || outcome == MP_IMPORT_SAME)
    append_decision (self, box, MP_IMPORT_AS_NEW, _("It is another one: add it as new"), FALSE);

  if (outcome != MP_IMPORT_REFUSED)
    append_decision (self, box, MP_IMPORT_LEAVE, _("Leave it out for now"), FALSE);
  self->alike = NULL;
  alike = outcome == MP_IMPORT_HELD ? list_alike (self) : g_ptr_array_new ();
  if (alike->len > 0)
    {
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "So too the %u other row with this reason",
                       "So too the %u other rows with this reason", alike->len), alike->len);

      self->alike = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (text));
      gtk_box_append (box, GTK_WIDGET (self->alike));
    }
  gtk_box_append (self->box, GTK_WIDGET (box));
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

  gtk_box_append (self->box, mp_import_make_label (title, "section-title"));
  if (*reason != '\0')
    gtk_box_append (self->box, mp_import_make_label (reason, NULL));
  if (similar != NULL && similar->record == 0 && similar->row != 0)
    {
      g_autofree char *text = g_strdup_printf (_("Resembles line %u of this file"), similar->row);

      gtk_box_append (self->box, mp_import_make_label (text, "dim-label"));
    }

  self->failure = GTK_LABEL (mp_import_make_label (NULL, "error"));
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
      gtk_box_append (self->box, mp_import_make_label (_("No row of this kind"), "dim-label"));
      return;
    }

  self->row = g_object_ref (row);
  append_head (self);
  append_decisions (self);
  mp_import_row_view_append_values (self);
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
