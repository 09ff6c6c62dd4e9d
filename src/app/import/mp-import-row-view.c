/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a row came out as it did, what can be done with it, and its values. After a decision the view
 * is made anew from an idle, never inside the signal of one of its own entries.
 */

#include "config.h"

#include "mp-import-row-view-private.h"

#include "mp-import-standing.h"

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
  const char *label = mp_import_standing_label (mp_import_standing_of (self->row));
  guint line = mp_import_row_get_source_row (self->row);
  g_autofree char *title = sheet != NULL ? g_strdup_printf (_("%s, line %u: %s"),
                                                            sheet, line, label)
                                         : g_strdup_printf (_("Line %u: %s"), line, label);

  gtk_box_append (self->box, mp_import_make_label (title, "section-title"));
  if (*reason != '\0')
    gtk_box_append (self->box, mp_import_make_label (reason, NULL));
  if (similar != NULL && similar->record != 0 && outcome == MP_IMPORT_HELD)
    {
      g_autofree char *text = g_strdup_printf (_("In the records: “%s”"),
                                               similar->title != NULL ? similar->title : "");

      gtk_box_append (self->box, mp_import_make_label (text, NULL));
    }
  if (self->others->len > 0)
    {
      g_autofree char *text = g_strdup_printf (_("%u rows are selected; a decision is for all"),
                                               self->others->len + 1);

      gtk_box_append (self->box, mp_import_make_label (text, "heading"));
    }

  self->failure = GTK_LABEL (mp_import_make_label (NULL, "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->failure));
}

void
mp_import_row_view_show (MpImportRowView *self, MpImport *import, MpImportRow *row,
                         GPtrArray *others)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkWidget *values;

  /* Another row is looked at from its top. */
  if (row != self->row)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
  /* Leaving an entry that is being taken away is no mending. */
  g_clear_object (&self->row);
  clear (self);
  g_set_object (&self->import, import);
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (self->others, g_object_ref (others->pdata[i]));
  self->decisions = NULL;
  self->done = FALSE;
  if (import == NULL || row == NULL)
    {
      gtk_box_append (self->box, mp_import_make_label (_("No row of this kind"), "dim-label"));
      return;
    }

  self->row = g_object_ref (row);
  values = mp_import_row_view_make_values (self);
  append_head (self);
  mp_import_row_view_append_decisions (self);
  gtk_box_append (self->box, values);
}

MpImportRow *
mp_import_row_view_get_row (MpImportRowView *self)
{
  return self->row;
}

gboolean
mp_import_row_view_is_done (MpImportRowView *self)
{
  return self->done;
}

static void
mp_import_row_view_dispose (GObject *object)
{
  MpImportRowView *self = MP_IMPORT_ROW_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->row);
  g_clear_pointer (&self->others, g_ptr_array_unref);
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
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
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
