/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way through the four steps. One can always go back; going forward plans again only when a
 * choice was made that the last plan does not know.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpImportPage, mp_import_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

static const struct { const char *name; const char *label; } steps[MP_IMPORT_N_STEPS] = {
  [MP_IMPORT_STEP_FILE] = { "file", N_("① File") },
  [MP_IMPORT_STEP_COLUMNS] = { "columns", N_("② Columns") },
  [MP_IMPORT_STEP_PREVIEW] = { "preview", N_("③ Preview") },
  [MP_IMPORT_STEP_DONE] = { "done", N_("④ Done") },
};

void
mp_import_page_notify (MpImportPage *self, const char *text)
{
  gtk_label_set_text (self->notice_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL);
}

GPtrArray *
mp_import_page_list_tables (MpImportPage *self)
{
  GPtrArray *tables = g_ptr_array_new ();

  for (guint i = 0; i < mp_import_get_n_tables (self->import); i++)
    {
      const MpImportTable *table = mp_import_get_table (self->import, i);

      if (table->subject != NULL && mp_import_get_sheet (self->import, table->sheet)->read)
        g_ptr_array_add (tables, (gpointer) table);
    }

  return tables;
}

static guint
count_rows (MpImportPage *self)
{
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (self);
  guint rows = 0;

  for (guint i = 0; i < tables->len; i++)
    rows += ((const MpImportTable *) tables->pdata[i])->n_rows;
  return rows;
}

/* What of a ticked sheet is still to be said before its rows can be read; NULL: nothing. */
static char *
dup_missing (MpImportPage *self)
{
  gboolean ticked = FALSE;

  for (guint i = 0; i < mp_import_get_n_tables (self->import); i++)
    {
      const MpImportTable *table = mp_import_get_table (self->import, i);
      const MpImportSheet *sheet = mp_import_get_sheet (self->import, table->sheet);
      const char *name = sheet->name != NULL ? sheet->name : _("Table");

      ticked = ticked || sheet->read;
      if (!sheet->read)
        continue;
      if (table->subject == NULL)
        return g_strdup_printf (_("“%s”: say what one row is."), name);
      if (table->name != NULL && !mp_import_table_tells (table, table->name))
        return g_strdup_printf (_("“%s”: say which column holds the names."), name);
    }
  if (mp_import_get_n_tables (self->import) == 0)
    return g_strdup (_("No table was found: show where the headings are."));
  return ticked ? NULL : g_strdup (_("No sheet is ticked"));
}

static char *
say_step (MpImportPage *self)
{
  g_autofree char *missing = NULL;
  guint rows;

  switch (self->step)
    {
    case MP_IMPORT_STEP_FILE:
    case MP_IMPORT_STEP_COLUMNS:
      if (self->import == NULL)
        return g_strdup ("");
      missing = dup_missing (self);
      rows = count_rows (self);
      if (missing != NULL && rows == 0)
        return g_steal_pointer (&missing);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row will be read",
                                           "%u rows will be read", rows), rows);

    case MP_IMPORT_STEP_PREVIEW:
      return mp_import_dup_sum (self->import);

    case MP_IMPORT_STEP_DONE:
    case MP_IMPORT_N_STEPS:
    default:
      return g_strdup ("");
    }
}

static void
update_steps (MpImportPage *self)
{
  GtkWidget *button = gtk_widget_get_first_child (self->steps);

  for (guint i = 0; i < MP_IMPORT_N_STEPS; i++, button = gtk_widget_get_next_sibling (button))
    {
      if (i == self->step)
        gtk_widget_add_css_class (button, "current");
      else
        gtk_widget_remove_css_class (button, "current");
      gtk_widget_set_sensitive (button, i <= self->step && self->running == NULL
                                          && (self->step != MP_IMPORT_STEP_DONE
                                              || i == MP_IMPORT_STEP_DONE));
    }
}

static char *
dup_next_label (MpImportPage *self)
{
  guint taken = self->import != NULL ? mp_import_count_taken (self->import) : 0;

  switch (self->step)
    {
    case MP_IMPORT_STEP_PREVIEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u row",
                                           "Import %u rows", taken),
                              taken);
    case MP_IMPORT_STEP_DONE:
      return g_strdup (_("Import another file"));
    case MP_IMPORT_STEP_FILE:
    case MP_IMPORT_STEP_COLUMNS:
    case MP_IMPORT_N_STEPS:
    default:
      return g_strdup (_("Continue"));
    }
}

static gboolean
can_go_on (MpImportPage *self)
{
  if (self->import == NULL)
    return FALSE;
  if (self->step == MP_IMPORT_STEP_PREVIEW)
    return mp_import_count_taken (self->import) > 0;
  return self->step == MP_IMPORT_STEP_DONE || count_rows (self) > 0;
}

void
mp_import_page_update (MpImportPage *self)
{
  gboolean running = self->running != NULL;
  g_autofree char *name = self->import != NULL
                            ? g_path_get_basename (mp_import_get_path (self->import))
                            : g_strdup ("");
  g_autofree char *text = running ? NULL : say_step (self);
  g_autofree char *next = dup_next_label (self);

  gtk_label_set_text (self->file_name, name);
  update_steps (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->cancel, running || (self->import != NULL
                                                    && self->step != MP_IMPORT_STEP_DONE));
  gtk_widget_set_visible (self->drop_zone, self->import == NULL);
  gtk_widget_set_visible (self->save_rest, !running && self->step == MP_IMPORT_STEP_PREVIEW
                                             && mp_import_page_count_rest (self) > 0);
  gtk_widget_set_visible (self->previous, !running && self->import != NULL
                          && self->step != MP_IMPORT_STEP_DONE);
  gtk_button_set_label (GTK_BUTTON (self->previous),
                        self->step == MP_IMPORT_STEP_FILE ? _("Choose another file …")
                                                          : _("Back"));
  gtk_widget_set_visible (self->next, !running
                          && (self->import != NULL || self->step == MP_IMPORT_STEP_DONE));
  gtk_widget_set_sensitive (self->next, can_go_on (self));
  gtk_button_set_label (GTK_BUTTON (self->next), next);
  if (self->step == MP_IMPORT_STEP_DONE && self->look != NULL)
    gtk_widget_remove_css_class (self->next, "suggested-action");
  else
    gtk_widget_add_css_class (self->next, "suggested-action");
  if (!running)
    gtk_label_set_text (self->message, text);
}

void
mp_import_page_touch (MpImportPage *self)
{
  self->planned = FALSE;
  mp_import_page_update (self);
}

/* Where the work goes on. */
static void
take_focus (MpImportPage *self)
{
  if (self->step == MP_IMPORT_STEP_PREVIEW)
    mp_import_preview_focus (self->rows);
  else if (self->step == MP_IMPORT_STEP_DONE && self->look != NULL)
    gtk_widget_grab_focus (self->look);
  else if (self->step == MP_IMPORT_STEP_FILE && self->import == NULL)
    gtk_widget_grab_focus (self->choose);
  else
    gtk_widget_grab_focus (self->next);
}

void
mp_import_page_go (MpImportPage *self, MpImportStep step)
{
  self->step = step;
  if (step == MP_IMPORT_STEP_FILE)
    mp_import_page_show_recent (self);
  else if (step == MP_IMPORT_STEP_COLUMNS)
    mp_import_page_show_columns (self);
  else if (step == MP_IMPORT_STEP_PREVIEW)
    mp_import_preview_show (self->rows, self->import);
  gtk_stack_set_visible_child_name (self->stack, steps[step].name);
  mp_import_page_update (self);
  /* What is done while another page is looked at takes nothing from that page. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_focus (self);
}

/* --- what the clerk does -------------------------------------------------------------------- */

static void
go_or_plan (MpImportPage *self, MpImportStep step)
{
  if (step > MP_IMPORT_STEP_FILE && !self->planned)
    mp_import_page_start_plan (self, step);
  else
    mp_import_page_go (self, step);
}

static void
start_over (MpImportPage *self)
{
  mp_import_page_notify (self, NULL);
  mp_import_preview_show (self->rows, NULL);
  g_clear_object (&self->import);
  self->planned = FALSE;
  mp_import_page_show_sheets (self);
  mp_import_page_go (self, MP_IMPORT_STEP_FILE);
}

static void
next_cb (MpImportPage *self)
{
  if (self->running != NULL)
    return;

  mp_import_page_notify (self, NULL);
  if (self->step == MP_IMPORT_STEP_DONE)
    start_over (self);
  else if (self->step == MP_IMPORT_STEP_PREVIEW && self->planned)
    mp_import_page_start_apply (self);
  else
    go_or_plan (self,
                self->step == MP_IMPORT_STEP_PREVIEW ? MP_IMPORT_STEP_PREVIEW : self->step + 1);
}

/* What runs, or else the import: nothing has been written yet. */
static void
cancel_cb (MpImportPage *self)
{
  if (self->running != NULL)
    mp_import_page_stop (self);
  else
    start_over (self);
}

/* Stops what runs, or goes back one step; decisions are only lost by Cancel. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  MpImportPage *self = MP_IMPORT_PAGE (widget);

  if (self->running != NULL)
    mp_import_page_stop (self);
  else if (self->step == MP_IMPORT_STEP_COLUMNS || self->step == MP_IMPORT_STEP_PREVIEW)
    mp_import_page_go (self, self->step - 1);
  else if (self->step == MP_IMPORT_STEP_FILE && self->import != NULL)
    start_over (self);
  else
    return FALSE;
  return TRUE;
}

static void
step_clicked_cb (MpImportPage *self, GtkButton *button)
{
  MpImportStep step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));

  if (step < self->step)
    go_or_plan (self, step);
}

void
mp_import_page_open (MpImportPage *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    mp_import_page_notify (self,
                           _("Only a file on this computer can be imported. Copy it here first."));
  else
    mp_import_page_start_open (self, path);
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  mp_import_page_open (data, file);
}

static void
choose_cb (MpImportPage *self)
{
  mp_file_chooser_open (GTK_WIDGET (self), _("File to import"), _("Workbooks and tables"),
                        "*.xlsx|*.XLSX|*.xls|*.XLS|*.et|*.xlsm|*.csv|*.CSV|*.tsv|*.txt|"
                        "*.htm|*.html|*.xml",
                        file_chosen_cb, G_OBJECT (self));
}

static void
previous_cb (MpImportPage *self)
{
  if (self->step == MP_IMPORT_STEP_FILE)
    choose_cb (self);
  else
    mp_import_page_go (self, self->step - 1);
}

static gboolean
drop_cb (MpImportPage *self, const GValue *value)
{
  GSList *files;

  if (self->running != NULL || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;

  mp_import_page_open (self, files->data);
  g_slist_free (files);
  return TRUE;
}

/* --- page ----------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (_("Import a workbook"));
}

/* Who comes to this page wants to import something: what became of the last file has been read by
 * then, and can still be taken back below the next one.
 */
static void
page_shown (MpPage *page)
{
  MpImportPage *self = MP_IMPORT_PAGE (page);

  if (self->step == MP_IMPORT_STEP_DONE && self->running == NULL)
    start_over (self);
  take_focus (self);
}

static void
page_take_focus (MpPage *page)
{
  take_focus (MP_IMPORT_PAGE (page));
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->take_focus = page_take_focus;
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
mp_import_page_dispose (GObject *object)
{
  MpImportPage *self = MP_IMPORT_PAGE (object);

  mp_import_page_stop (self);
  g_cancellable_cancel (self->reading_recent);
  g_clear_object (&self->reading_recent);
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  if (self->rows != NULL)
    mp_import_preview_show (self->rows, NULL);
  self->rows = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_IMPORT_PAGE);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->running);
  g_clear_object (&self->import);
  g_clear_pointer (&self->defaults, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_import_page_parent_class)->dispose (object);
}

static void
mp_import_page_class_init (MpImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_import_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, steps);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, file_name);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, notice);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, notice_text);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, drop_zone);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, choose);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, recent);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, done);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, message);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, save_rest);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, previous);
  gtk_widget_class_bind_template_child (widget_class, MpImportPage, next);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, mp_import_page_save_rest);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
mp_import_page_init (MpImportPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < MP_IMPORT_N_STEPS; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(steps[i].label));

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (step_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->steps), button);
    }
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
mp_import_page_new (MpStore *store)
{
  MpImportPage *self = g_object_new (MP_TYPE_IMPORT_PAGE, NULL);

  self->store = g_object_ref (store);
  self->rows = MP_IMPORT_PREVIEW (mp_import_preview_new ());
  gtk_box_append (self->preview, GTK_WIDGET (self->rows));
  mp_import_preview_take_keys (self->rows, GTK_WIDGET (self));
  g_signal_connect_swapped (self->rows, "decided", G_CALLBACK (mp_import_page_update), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (mp_import_page_show_recent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (mp_import_page_look_again), self,
                           G_CONNECT_SWAPPED);
  mp_import_page_show_recent (self);
  mp_import_page_update (self);

  return GTK_WIDGET (self);
}
