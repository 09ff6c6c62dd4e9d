/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fourth step: what was written, the accounting, and what can still be done: look at it, keep
 * the rows that were not taken, take the import back.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-host.h"
#include "edit/mp-kind.h"

#include <glib/gi18n-lib.h>

static void
undo_cb (MpImportPage *self)
{
  mp_import_page_start_undo (self);
}

static void
rest_chosen_cb (GFile *file, gpointer data)
{
  MpImportPage *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || path == NULL)
    return;
  if (!mp_import_write_refused (self->import, path, &error))
    mp_import_page_notify (self, error->message);
  else
    {
      g_autofree char *text = g_strdup_printf (_("Saved: %s"), path);

      mp_import_page_notify (self, text);
    }
}

guint
mp_import_page_count_rest (MpImportPage *self)
{
  return mp_import_get_count (self->import, MP_IMPORT_HELD)
         + mp_import_get_count (self->import, MP_IMPORT_REFUSED);
}

void
mp_import_page_save_rest (MpImportPage *self)
{
  g_autofree char *base = g_path_get_basename (mp_import_get_path (self->import));
  char *dot = strrchr (base, '.');
  g_autofree char *name = NULL;

  if (dot != NULL)
    *dot = '\0';
  name = g_strdup_printf (_("%s (rows not taken).xlsx"), base);
  mp_file_chooser_save (GTK_WIDGET (self), _("Save the rows that were not taken"), name,
                        rest_chosen_cb, G_OBJECT (self));
}

static void
back_cb (MpImportPage *self)
{
  mp_import_page_start_plan (self, MP_IMPORT_STEP_PREVIEW);
}

/* The records of one kind that the import wrote, of gint64. */
static GArray *
list_written (MpImportPage *self, const char *entity)
{
  GListModel *rows = mp_import_get_rows (self->import);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      MpImportOutcome outcome = mp_import_row_get_outcome (row);
      gint64 id = mp_import_row_get_id (row);

      if ((outcome == MP_IMPORT_NEW || outcome == MP_IMPORT_UPDATED) && id != 0
          && g_strcmp0 (mp_import_get_table (self->import, mp_import_row_get_table (row))->entity,
                        entity) == 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
look_cb (MpImportPage *self, GtkWidget *button)
{
  const char *entity = g_object_get_data (G_OBJECT (button), "entity");
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autoptr (GArray) ids = list_written (self, entity);

  if (host != NULL)
    mp_host_show_some (host, entity, ids, _("this import"));
}

static GtkWidget *
append_button (MpImportPage *self, GtkBox *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (box, button);
  return button;
}

/* One for each kind that has a list. */
static void
append_looks (MpImportPage *self, GtkBox *box)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (self);

  for (guint i = 0; i < tables->len; i++)
    {
      const char *entity = ((const MpImportTable *) tables->pdata[i])->entity;
      const MpKind *kind = mp_kind_lookup (entity);
      g_autoptr (GArray) ids = list_written (self, entity);
      g_autofree char *count = NULL;
      g_autofree char *label = NULL;
      GtkWidget *button;

      if (kind == NULL || ids->len == 0 || !g_hash_table_add (seen, (gpointer) entity))
        continue;
      count = mp_kind_count (kind, ids->len);
      label = g_strdup_printf (_("Look at these: %s"), count);
      button = append_button (self, box, label, G_CALLBACK (look_cb));
      g_object_set_data (G_OBJECT (button), "entity", (gpointer) entity);
      if (self->look == NULL)
        {
          gtk_widget_add_css_class (button, "suggested-action");
          self->look = button;
        }
    }
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
append_label (MpImportPage *self, const char *text, const char *css_class)
{
  gtk_box_append (self->done, make_label (text, css_class));
}

/* "28 organizations", or rows where a file holds several kinds. */
static char *
count_rows (MpImportPage *self, MpImportOutcome outcome)
{
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (self);
  guint n = mp_import_get_count (self->import, outcome);
  const MpKind *kind = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      const MpKind *one = mp_kind_lookup (((const MpImportTable *) tables->pdata[i])->entity);

      if (one == NULL || (kind != NULL && one != kind))
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", n), n);
      kind = one;
    }

  return mp_kind_count (kind, n);
}

/* Who counts the register afterwards has to know which of them are new there. */
static char *
dup_title (MpImportPage *self)
{
  gboolean added = mp_import_get_count (self->import, MP_IMPORT_NEW) > 0;
  gboolean updated = mp_import_get_count (self->import, MP_IMPORT_UPDATED) > 0;
  g_autofree char *new = count_rows (self, MP_IMPORT_NEW);
  g_autofree char *known = count_rows (self, MP_IMPORT_UPDATED);

  if (added && updated)
    return g_strdup_printf (_("Imported: added %s, updated %s"), new, known);
  return updated ? g_strdup_printf (_("Imported: updated %s"), known)
                 : g_strdup_printf (_("Imported: added %s"), new);
}

/* --- what was written ------------------------------------------------------------------------ */

static void
describe (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpImportPage *self = source;
  GPtrArray *changes = mp_store_describe (self->store, *(gint64 *) data, NULL);

  g_task_return_pointer (task, changes, changes != NULL ? (GDestroyNotify) g_ptr_array_unref
                                                        : NULL);
}

/* A tile for each kind of record: how many were written. The import itself is none of them. */
static void
described_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkBox *tiles = data;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  for (guint k = 0; changes != NULL && k < n_kinds; k++)
    {
      const char *entity = kinds[k].entity->name;
      guint n = 0;

      for (guint i = 0; i < changes->len; i++)
        {
          const MpFieldChange *change = changes->pdata[i];

          if (g_str_equal (change->entity, entity)
              && g_hash_table_add (seen, g_strdup_printf ("%s %" G_GINT64_FORMAT, entity,
                                                          change->id)))
            n++;
        }
      if (n > 0)
        {
          GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
          g_autofree char *number = g_strdup_printf ("%u", n);

          gtk_widget_add_css_class (tile, "tile");
          gtk_box_append (GTK_BOX (tile), make_label (number, "number"));
          gtk_box_append (GTK_BOX (tile), make_label (mp_kind_get_label (&kinds[k]), "dim-label"));
          gtk_box_append (tiles, tile);
        }
    }
  g_object_unref (tiles);
}

static void
append_tiles (MpImportPage *self)
{
  GtkWidget *tiles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GTask) task = g_task_new (self, NULL, described_cb, g_object_ref (tiles));

  gtk_widget_set_halign (tiles, GTK_ALIGN_CENTER);
  gtk_box_append (self->done, tiles);
  g_task_set_task_data (task, g_memdup2 (&self->change, sizeof self->change), g_free);
  g_task_run_in_thread (task, describe);
}

static void
show_taken (MpImportPage *self, GtkBox *buttons)
{
  guint rest = mp_import_page_count_rest (self);
  g_autofree char *title = dup_title (self);
  g_autofree char *sum = mp_import_dup_sum (self->import);

  append_label (self, title, "title-2");
  append_label (self, sum, "dim-label");
  if (self->change != 0)
    append_tiles (self);
  append_looks (self, buttons);
  if (rest > 0)
    {
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Save %u row that was not taken …",
                                      "Save %u rows that were not taken …", rest),
                         rest);

      append_button (self, buttons, text, G_CALLBACK (mp_import_page_save_rest));
    }
  if (self->change != 0)
    append_button (self, buttons, _("Take this import back"), G_CALLBACK (undo_cb));
}

void
mp_import_page_show_result (MpImportPage *self)
{
  gboolean taken = !self->taken_back;
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  GtkWidget *image = gtk_image_new_from_icon_name (taken ? "mp-done-symbolic"
                                                         : "mp-history-symbolic");
  GtkWidget *child;

  self->look = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->done))) != NULL)
    gtk_box_remove (self->done, child);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_widget_add_css_class (image, taken ? "success" : "dim-label");
  gtk_widget_set_halign (GTK_WIDGET (buttons), GTK_ALIGN_CENTER);
  gtk_box_append (self->done, image);
  if (taken)
    show_taken (self, buttons);
  else
    {
      append_label (self, _("This import was taken back"), "title-3");
      append_label (self, _("The records are as they were before."), "dim-label");
      self->look = append_button (self, buttons, _("Back to the preview"), G_CALLBACK (back_cb));
    }
  gtk_box_append (self->done, GTK_WIDGET (buttons));
}
