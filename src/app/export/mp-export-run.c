/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ledgers are made one after the other, each whole or not at all. One that fails says why in
 * its line and does not keep the others back; cancelling leaves what is finished.
 */

#include "config.h"

#include "mp-export-page-private.h"

#include "app/dialog/mp-file-chooser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void run_next (MpExportPage *self);

static void
open_file_cb (GtkButton *button)
{
  mp_file_chooser_show (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), "path"));
}

static GtkWidget *
make_line (const char *icon, const char *icon_class, const char *note_class, const char *title,
           const char *note)
{
  GtkWidget *below = gtk_label_new (note);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (image, icon_class);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label);
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (below), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (below, note_class);
  gtk_box_append (GTK_BOX (texts), below);
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), texts);

  return line;
}

/* --- what it says beside the one before ------------------------------------------------------- */

typedef struct
{
  guint n;          /* this one is the first */
  gint64 n_rows[2];
  char *at;         /* of the one before */
} Copies;

static gboolean
take_copy (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Copies *copies = data;

  copies->n_rows[copies->n] = values[0] != NULL ? g_ascii_strtoll (values[0], NULL, 10) : 0;
  if (copies->n++ == 1 && values[1] != NULL)
    copies->at = g_strndup (values[1], strlen ("2025-09-20"));
  return TRUE;
}

/* The copies of this ledger that this unit has made, by the beginning of their names. */
static void
find_copies (MpExportPage *self, const MpPolicyQuery *ledger, const char *file_name, Copies *copies)
{
  const char *name = strstr (file_name, ledger->name);
  g_autofree char *begins =
      g_strndup (file_name, name != NULL ? (gsize) (name - file_name) : strlen (file_name));
  const MpParam params[] = { { "ledger", ledger->id, 0 }, { "begins", begins, 0 } };

  mp_store_select (self->store,
                   "SELECT n_rows, exported_at FROM export_batch"
                   " WHERE ledger = :ledger AND deleted_at IS NULL"
                   " AND substr (file_name, 1, length (:begins)) = :begins"
                   " ORDER BY id DESC LIMIT 2",
                   params, G_N_ELEMENTS (params), take_copy, copies, NULL, NULL);
}

/* "28 rows, 2 more than on 2026-11-20 · in /home/…" */
static char *
describe (MpExportPage *self, const MpPolicyQuery *ledger, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  Copies copies = { 0 };
  gint64 more;
  g_autofree char *rows = NULL;
  g_autofree char *beside = NULL;

  find_copies (self, ledger, name, &copies);
  more = copies.n_rows[0] - copies.n_rows[1];
  rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows",
                                       (gulong) copies.n_rows[0]),
                          (guint) copies.n_rows[0]);
  if (copies.at != NULL && more == 0)
    beside = g_strdup_printf (_(", as many as on %s"), copies.at);
  else if (copies.at != NULL)
    beside = g_strdup_printf (more > 0 ? _(", %u more than on %s") : _(", %u fewer than on %s"),
                              (guint) ABS (more), copies.at);
  g_free (copies.at);

  return g_strdup_printf (_("%s%s · in %s"), rows, beside != NULL ? beside : "", folder);
}

static void
report (MpExportPage *self, const MpPolicyQuery *ledger, const char *path, const GError *error)
{
  GtkWidget *line;

  if (path != NULL)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *note = describe (self, ledger, path);
      g_autofree char *what = g_strdup_printf (_("Open %s"), name);
      GtkWidget *open = gtk_button_new_with_label (_("Open"));

      line = make_line ("mp-done-symbolic", "success", "dim-label", name, note);
      gtk_widget_add_css_class (open, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (open),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
      g_object_set_data_full (G_OBJECT (open), "path", g_strdup (path), g_free);
      g_signal_connect (open, "clicked", G_CALLBACK (open_file_cb), NULL);
      gtk_box_append (GTK_BOX (line), open);
      self->n_made++;
    }
  else
    {
      line = make_line ("mp-wrong-symbolic", "error", "error", ledger->title, error->message);
      g_ptr_array_add (self->failed, (gpointer) ledger);
    }

  gtk_list_box_append (self->results, line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (line)), FALSE);
  gtk_widget_set_visible (self->results_box, TRUE);
}

static void
finish (MpExportPage *self, gboolean cancelled)
{
  g_autofree char *text = NULL;
  g_autofree char *again =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Try %u again", "Try %u again",
                                  self->failed->len),
                     self->failed->len);
  g_autofree char *made =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u ledger exported", "%u ledgers exported",
                                  self->n_made),
                     self->n_made);

  if (cancelled)
    text = g_strdup_printf (_("%s, then cancelled"), made);
  else if (self->failed->len > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u not", "%s, %u not",
                                         self->failed->len),
                            made, self->failed->len);
  else
    text = g_strdup (made);

  gtk_label_set_text (self->results_title, text);
  gtk_widget_set_visible (self->results_box, TRUE);
  gtk_widget_set_visible (self->open_folder, self->n_made > 0);
  gtk_widget_set_visible (self->retry, self->failed->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->retry), again);
  g_clear_object (&self->running);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  mp_export_page_update (self);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpExportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mp_ledger_export_finish (MP_STORE (source), result, &error);
  const MpPolicyQuery *ledger;

  if (self->queue == NULL)
    return;
  ledger = self->queue->pdata[0];

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish (self, TRUE);
      return;
    }
  report (self, ledger, path, error);
  g_ptr_array_remove_index (self->queue, 0);
  run_next (self);
}

static void
progress_cb (double fraction, gpointer data)
{
  MpExportPage *self = data;

  if (self->queue != NULL)
    gtk_progress_bar_set_fraction (self->progress,
                                   (self->n_total - self->queue->len + fraction) / self->n_total);
}

static const char *
text_or_null (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return *text != '\0' ? text : NULL;
}

static void
run_next (MpExportPage *self)
{
  g_autofree char *date = mp_export_page_dup_date (self);
  g_autofree char *period = mp_export_page_dup_period (self);
  const MpLedgerOptions options = {
    .scope = self->division,
    .date = date,
    .period = period,
    .full = gtk_check_button_get_active (self->full),
    .purpose = text_or_null (self->purpose),
    .recipient = text_or_null (self->recipient),
    .filler = text_or_null (self->filler),
    .phone = text_or_null (self->phone),
    .reviewer = text_or_null (self->reviewer),
  };
  const MpPolicyQuery *ledger;
  g_autofree char *text = NULL;

  if (self->queue->len == 0)
    {
      finish (self, FALSE);
      return;
    }

  ledger = self->queue->pdata[0];
  text = g_strdup_printf (_("Exporting %s …"), ledger->title);
  gtk_label_set_text (self->message, text);
  mp_ledger_export_async (self->store, ledger->id, self->folder, &options, progress_cb, self,
                          self->running,
                          exported_cb, g_object_ref (self));
}

void
mp_export_page_start (MpExportPage *self, GPtrArray *ledgers)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_list_box_remove (self->results, child);
  gtk_label_set_text (self->results_title, "");
  gtk_progress_bar_set_fraction (self->progress, 0);

  self->queue = ledgers;
  self->n_total = self->queue->len;
  self->n_made = 0;
  g_clear_pointer (&self->failed, g_ptr_array_unref);
  self->failed = g_ptr_array_new ();
  self->running = g_cancellable_new ();
  mp_export_page_update (self);
  run_next (self);
}
