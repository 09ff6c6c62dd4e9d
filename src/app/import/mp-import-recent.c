/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before a file is chosen: those that were read last, and the last imports, each of which can be
 * taken back from here.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "app/widget/mp-settings.h"

#include <glib/gi18n-lib.h>

#define MAX_FILES 3
#define MAX_KEPT 8
#define MAX_IMPORTS 3
#define FILES "imported-files"

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkBox *
begin_section (GtkBox *box, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (section, "form-section");
  gtk_box_append (GTK_BOX (section), make_label (title, "section-title"));
  gtk_box_append (box, section);

  return GTK_BOX (section);
}

/* One line: what it is about, more in a smaller voice, and a button. */
static GtkWidget *
append_line (GtkBox *section, const char *title, const char *note, const char *label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *second = make_label (note, "dim-label");
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), label, title);

  gtk_widget_set_hexpand (second, TRUE);
  gtk_widget_add_css_class (button, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), make_label (title, NULL));
  gtk_box_append (GTK_BOX (line), second);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (section, line);

  return button;
}

/* --- files ---------------------------------------------------------------------------------- */

void
mp_import_page_remember_file (const char *path)
{
  g_autoptr (GSettings) settings = mp_settings_new_window ();
  g_auto (GStrv) before = settings != NULL ? g_settings_get_strv (settings, FILES) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  if (settings == NULL)
    return;
  g_ptr_array_add (paths, (gpointer) path);
  for (guint i = 0; before[i] != NULL && paths->len < MAX_KEPT; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (paths, before[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (settings, FILES, (const char *const *) paths->pdata);
}

static void
open_cb (MpImportPage *self, GtkWidget *button)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  mp_import_page_start_open (self, path);
}

static void
append_files (MpImportPage *self)
{
  g_autoptr (GSettings) settings = mp_settings_new_window ();
  g_auto (GStrv) paths = settings != NULL ? g_settings_get_strv (settings, FILES) : NULL;
  GtkBox *section = NULL;
  guint shown = 0;

  for (guint i = 0; paths != NULL && paths[i] != NULL && shown < MAX_FILES; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *folder = g_path_get_dirname (paths[i]);
      GtkWidget *button;

      if (!g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
        continue;
      if (section == NULL)
        section = begin_section (self->recent, _("Files read last"));
      button = append_line (section, name, folder, _("Open"));
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (paths[i]), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_cb), self);
      shown++;
    }
}

/* --- imports -------------------------------------------------------------------------------- */

typedef struct
{
  MpRecord *batch;
  gint64 change;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->batch);
  g_free (import);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one == other ? 0 : one < other ? 1 : -1;
}

/* The import itself is taken back, also when it was brought back since. */
static gint64
made_by (const MpChange *change)
{
  return change->redoes != 0 ? change->redoes : change->id;
}

/* An import that was taken back has taken its batch with it. */
static void
read_imports (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpStore *store = data;
  const MpEntity *entity = mp_store_get_entity (store, "import_batch");
  g_autoptr (MpQuery) query = mp_query_new (entity);
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids (store, query, cancellable, &error);
  GPtrArray *imports;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_array_sort (ids, compare_newest);
  imports = g_ptr_array_new_with_free_func (import_free);
  for (guint i = 0; i < MIN (ids->len, MAX_IMPORTS); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GPtrArray) history = mp_store_history (store, entity->name, id, 1, NULL);
      MpRecord *batch = mp_store_load (store, entity, id, NULL);
      Import *import;

      if (batch == NULL)
        continue;
      import = g_new0 (Import, 1);
      import->batch = batch;
      import->change = history != NULL && history->len > 0 ? made_by (history->pdata[0]) : 0;
      g_ptr_array_add (imports, import);
    }
  g_task_return_pointer (task, imports, (GDestroyNotify) g_ptr_array_unref);
}

static char *
describe (MpImportPage *self, MpRecord *batch)
{
  static const char *const fields[] = { "n_new", "n_updated", "n_held" };
  const MpEntity *entity = mp_record_get_entity (batch);
  MpCodes *codes = mp_store_get_codes (self->store);
  g_autofree char *at = mp_record_dup_text (batch, mp_entity_get_field (entity, "imported_at"),
                                            codes);
  GString *text = g_string_new (at);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MpField *field = mp_entity_get_field (entity, fields[i]);
      g_autofree char *number = mp_record_dup_text (batch, field, codes);

      g_string_append_printf (text, " · %s %s", mp_field_label (field), number);
    }

  return g_string_free (text, FALSE);
}

static void
imports_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpImportPage *self = MP_IMPORT_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = g_task_propagate_pointer (G_TASK (result), &error);
  GtkBox *section = NULL;

  if (imports == NULL || self->recent == NULL) /* cancelled, or the page is gone */
    return;
  clear_box (self->recent);
  append_files (self);
  for (guint i = 0; i < imports->len; i++)
    {
      const Import *import = imports->pdata[i];
      const MpEntity *entity = mp_record_get_entity (import->batch);
      const char *name = mp_record_get (import->batch, mp_entity_get_field (entity, "file_name"));
      g_autofree char *note = describe (self, import->batch);
      GtkWidget *button;

      if (section == NULL)
        section = begin_section (self->recent, _("Last imports"));
      button = append_line (section, name, note, _("Undo"));
      gtk_widget_set_visible (button, import->change != 0);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", import->change);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-change");
    }
}

void
mp_import_page_show_recent (MpImportPage *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->import == NULL);
  if (self->import != NULL)
    return;
  g_cancellable_cancel (self->reading_recent);
  g_clear_object (&self->reading_recent);
  self->reading_recent = g_cancellable_new ();
  task = g_task_new (self, self->reading_recent, imports_read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, read_imports);
}
