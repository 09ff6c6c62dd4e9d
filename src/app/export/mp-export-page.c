/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked before ledgers leave. The ledgers that were ticked are remembered;
 * that an export is in full is not: masked is what it begins with every time.
 */

#include "config.h"

#include "mp-export-page-private.h"

#include "app/draft/mp-drafts-notice.h"
#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

#define SETTING_LEDGERS "export.ledgers"

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpExportPage, mp_export_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

/* --- what is chosen ------------------------------------------------------------------------- */

static GtkCheckButton *
row_check (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

GPtrArray *
mp_export_page_list_ticked (MpExportPage *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_check_button_get_active (row_check (self->rows->pdata[i])))
      g_ptr_array_add (ticked, g_object_get_data (self->rows->pdata[i], "ledger"));

  return ticked;
}

/* The sentence that says why nothing can be exported yet, or NULL. */
static char *
find_obstacle (MpExportPage *self)
{
  g_autoptr (GPtrArray) ticked = mp_export_page_list_ticked (self);
  g_autofree char *date = mp_export_page_dup_date (self);
  gboolean full = gtk_check_button_get_active (self->full);

  if (ticked->len == 0)
    return g_strdup (_("Tick the ledgers to be exported"));
  if (date == NULL)
    return g_strdup (_("The date must be a whole day, such as 2025-09-20"));
  if (full && *gtk_editable_get_text (GTK_EDITABLE (self->purpose)) == '\0')
    return g_strdup (_("A full copy needs a purpose"));
  if (full && *gtk_editable_get_text (GTK_EDITABLE (self->recipient)) == '\0')
    return g_strdup (_("A full copy needs a recipient"));

  return NULL;
}

void
mp_export_page_update (MpExportPage *self)
{
  gboolean running = self->running != NULL;
  gboolean full = gtk_check_button_get_active (self->full);
  g_autoptr (GPtrArray) ticked = mp_export_page_list_ticked (self);
  g_autofree char *obstacle = find_obstacle (self);
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u ledger", "Export %u ledgers",
                                  ticked->len),
                     ticked->len);

  gtk_widget_set_visible (self->purpose_row, full);
  gtk_widget_set_visible (self->recipient_row, full);
  gtk_button_set_label (GTK_BUTTON (self->export), label);
  gtk_button_set_label (GTK_BUTTON (self->all),
                        ticked->len < self->rows->len ? _("Tick all") : _("Tick none"));
  gtk_widget_set_visible (self->export, !running);
  gtk_widget_set_sensitive (self->export, obstacle == NULL);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_sensitive (self->options, !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ledgers), !running);
  if (running)
    return;

  if (obstacle != NULL)
    gtk_label_set_text (self->message, obstacle);
  else if (full)
    gtk_label_set_text (self->message,
                        _("A full copy: it is recorded with purpose and recipient"));
  else
    gtk_label_set_text (self->message, _("Names and telephones are masked"));
}

/* --- what the clerk does -------------------------------------------------------------------- */

static void
toggled_cb (MpExportPage *self)
{
  if (!self->ticking)
    mp_export_page_update (self);
}

/* All of them, or none when all are ticked. */
static void
all_cb (MpExportPage *self)
{
  g_autoptr (GPtrArray) ticked = mp_export_page_list_ticked (self);
  gboolean all = ticked->len < self->rows->len;

  self->ticking = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_check_button_set_active (row_check (self->rows->pdata[i]), all);
  self->ticking = FALSE;
  mp_export_page_update (self);
}

static void
ledger_activated_cb (MpExportPage *self, GtkListBoxRow *row)
{
  GtkCheckButton *check = row_check (GTK_WIDGET (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
open_folder_cb (MpExportPage *self)
{
  mp_file_chooser_show (GTK_WIDGET (self), self->folder);
}

static void
cancel_cb (MpExportPage *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
remember (MpExportPage *self)
{
  g_autoptr (GPtrArray) ticked = mp_export_page_list_ticked (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < ticked->len; i++)
    g_ptr_array_add (ids, ((const MpPolicyQuery *) ticked->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (" ", (char **) ids->pdata);

  mp_store_set_setting (self->store, SETTING_LEDGERS, joined, NULL);
  mp_export_page_remember_options (self);
}

static void
export_cb (MpExportPage *self)
{
  g_autofree char *obstacle = find_obstacle (self);

  if (obstacle != NULL || self->running != NULL)
    return;

  remember (self);
  mp_export_page_start (self, mp_export_page_list_ticked (self));
}

/* Only those that were not made, such as one whose file was open elsewhere. */
static void
retry_cb (MpExportPage *self)
{
  g_autofree char *obstacle = find_obstacle (self);

  if (obstacle == NULL && self->running == NULL && self->failed != NULL)
    mp_export_page_start (self, g_steal_pointer (&self->failed));
}

/* --- building ------------------------------------------------------------------------------- */

/* A table of numbers, not of bodies one by one. */
static gboolean
is_statistics (const MpPolicyQuery *ledger)
{
  guint n_numbers = 0;

  for (guint i = 0; i < ledger->columns->len; i++)
    {
      const MpPolicyColumn *column = ledger->columns->pdata[i];

      n_numbers += column->kind == MP_COLUMN_NUMBER || column->kind == MP_COLUMN_YUAN
                   || column->kind == MP_COLUMN_WANYUAN || column->kind == MP_COLUMN_AREA
                   || column->kind == MP_COLUMN_RATIO;
    }
  return n_numbers * 2 > ledger->columns->len;
}

static void
head_group_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean statistics = is_statistics (g_object_get_data (G_OBJECT (row), "ledger"));
  GtkWidget *heading;

  if (before != NULL
      && is_statistics (g_object_get_data (G_OBJECT (before), "ledger")) == statistics)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (statistics ? C_("ledgers", "Statistics") : C_("ledgers", "Rosters"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "group-title");
  gtk_list_box_row_set_header (row, heading);
}

static void
add_ledger (MpExportPage *self, const MpPolicyQuery *ledger, gboolean ticked)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s %s", ledger->title, ledger->id);
  GtkWidget *title = gtk_label_new (ledger->title);
  GtkWidget *code = gtk_label_new (ledger->id);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *purpose = gtk_label_new (ledger->purpose);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *row;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (purpose), 0);
  gtk_label_set_ellipsize (GTK_LABEL (purpose), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (purpose, ledger->purpose);
  gtk_widget_add_css_class (purpose, "dim-label");
  gtk_widget_add_css_class (purpose, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (code, "dim-label");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), code);
  gtk_box_append (GTK_BOX (texts), head);
  gtk_box_append (GTK_BOX (texts), purpose);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), count);
  gtk_list_box_append (self->ledgers, line);

  row = gtk_widget_get_parent (line);
  gtk_widget_set_focusable (row, FALSE);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data (G_OBJECT (row), "ledger", (gpointer) ledger);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
}

/* --- page ----------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (_("Export ledgers"));
}

static void
page_shown (MpPage *page)
{
  mp_export_page_count (MP_EXPORT_PAGE (page));
  gtk_widget_child_focus (GTK_WIDGET (MP_EXPORT_PAGE (page)->ledgers), GTK_DIR_TAB_FORWARD);
}

static void
page_set_scope (MpPage *page, gint64 division)
{
  MpExportPage *self = MP_EXPORT_PAGE (page);

  self->division = division;
  mp_export_page_show_scope (self);
  mp_export_page_count (self);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->set_scope = page_set_scope;
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
mp_export_page_dispose (GObject *object)
{
  MpExportPage *self = MP_EXPORT_PAGE (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  cancel_cb (self);
  g_clear_object (&self->running);
  g_clear_pointer (&self->queue, g_ptr_array_unref);
  g_clear_pointer (&self->failed, g_ptr_array_unref);
  g_clear_pointer (&self->outside_ids, g_array_unref);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_EXPORT_PAGE);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_export_page_parent_class)->dispose (object);
}

static void
mp_export_page_finalize (GObject *object)
{
  g_ptr_array_unref (MP_EXPORT_PAGE (object)->rows);

  G_OBJECT_CLASS (mp_export_page_parent_class)->finalize (object);
}

static void
mp_export_page_class_init (MpExportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_export_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_export_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-export-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, ledgers);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, all);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, outside);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, outside_text);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, retry);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, options);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, results_box);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, results_title);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, results);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, open_folder);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, message);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, MpExportPage, export);
  gtk_widget_class_bind_template_callback (widget_class, ledger_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, mp_export_page_show_outside);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
mp_export_page_init (MpExportPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_export_page_new (MpStore *store)
{
  MpExportPage *self = g_object_new (MP_TYPE_EXPORT_PAGE, NULL);
  GPtrArray *ledgers = mp_ledgers ();
  g_autofree char *kept = NULL;
  g_auto (GStrv) ids = NULL;

  self->store = g_object_ref (store);
  gtk_widget_insert_after (mp_drafts_notice_new (store), GTK_WIDGET (self),
                           gtk_widget_get_first_child (GTK_WIDGET (self)));
  kept = mp_store_dup_setting (store, SETTING_LEDGERS);
  ids = g_strsplit (kept != NULL ? kept : "", " ", -1);
  for (int statistics = FALSE; statistics <= TRUE; statistics++)
    for (guint i = 0; i < ledgers->len; i++)
      if (is_statistics (ledgers->pdata[i]) == statistics)
        add_ledger (self, ledgers->pdata[i],
                    g_strv_contains ((const char *const *) ids,
                                     ((const MpPolicyQuery *) ledgers->pdata[i])->id));
  gtk_list_box_set_header_func (self->ledgers, head_group_cb, NULL, NULL);
  mp_export_page_build_options (self);
  mp_export_page_show_scope (self);
  mp_export_page_update (self);

  return GTK_WIDGET (self);
}
