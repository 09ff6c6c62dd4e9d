/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All cases are read at once and narrowed here: an office has some hundreds of them. A record is
 * loaded when its row comes into view.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/layout/mp-wrap-layout.h"
#include "app/list/mp-group-tabs.h"
#include "app/widget/mp-count-tabs.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-table-rows.h"
#include "app/widget/mp-widget.h"
#include "edit/find/mp-cases.h"
#include "mp-case-columns.h"
#include "mp-case-item.h"
#include "mp-cases-page.h"
#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

struct _MpCasesPage
{
  GtkWidget parent_instance;

  MpStore *store;
  gint64 scope;
  char *today;
  gint64 notice_days;

  MpCountTabs *urgencies;
  GtkDropDown *kinds;
  GtkDropDown *states;
  GtkDropDown *handlers;
  GtkStack *body;
  GtkLabel *empty;
  GtkColumnView *view;
  GListStore *cases; /* of MpCaseItem */
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;

  GCancellable *reading;
  guint read_id;
  gboolean waiting; /* shown before there was anything to have the focus */
  gboolean filling; /* the choices are made anew: they are no wish of the clerk */
};

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpCasesPage, mp_cases_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

static const char *const urgency_names[MP_CASE_N_URGENCIES] = {
  [MP_CASE_LATE] = "late", [MP_CASE_SOON] = "soon", [MP_CASE_LATER] = "later",
  [MP_CASE_OPEN] = "open",
};

/* --- narrowing -------------------------------------------------------------------------------- */

/* What is chosen; NULL: everything. The first line of each list is everything. */
static const char *
chosen (GtkDropDown *choices)
{
  guint at = gtk_drop_down_get_selected (choices);

  return at == 0 || at == GTK_INVALID_LIST_POSITION
           ? NULL
           : gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (choices)), at);
}

static gboolean
fits (GtkDropDown *choices, const char *value)
{
  const char *wanted = chosen (choices);

  return wanted == NULL || g_strcmp0 (wanted, value) == 0;
}

static gboolean
fits_but_for_the_day (MpCasesPage *self, MpCaseItem *item)
{
  return fits (self->kinds, mp_case_item_get_kind (item))
         && fits (self->states, mp_case_item_get_state (item, self->store))
         && fits (self->handlers, mp_case_item_get_case (item)->handler);
}

static MpCaseUrgency
urgency_of (MpCasesPage *self, MpCaseItem *item)
{
  return mp_case_urgency (mp_case_item_get_case (item), self->today, self->notice_days);
}

static gboolean
fits_all (gpointer item, gpointer data)
{
  MpCasesPage *self = data;
  const char *urgency = mp_count_tabs_get_selected (self->urgencies);

  return fits_but_for_the_day (self, item)
         && (*urgency == '\0' || g_str_equal (urgency, urgency_names[urgency_of (self, item)]));
}

static void
count_urgencies (MpCasesPage *self)
{
  guint counts[MP_CASE_N_URGENCIES] = { 0 }, all = 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cases));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      if (!fits_but_for_the_day (self, item))
        continue;
      counts[urgency_of (self, item)]++;
      all++;
    }
  mp_count_tabs_set_count (self->urgencies, 0, all);
  for (guint i = 0; i < MP_CASE_N_URGENCIES; i++)
    mp_count_tabs_set_count (self->urgencies, i + 1, counts[i]);
}

static void
narrow (MpCasesPage *self)
{
  gboolean any;

  if (self->filling)
    return;

  count_urgencies (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  gtk_label_set_text (self->empty,
                      g_list_model_get_n_items (G_LIST_MODEL (self->cases)) > 0
                        ? _("No case of this kind waits. Choose “All” to see the others.")
                        : _("No case waits: everything that was begun is done."));
  gtk_stack_set_visible_child_name (self->body, any ? "table" : "empty");
}

/* The same choice stays chosen while it is there. */
static void
fill (GtkDropDown *choices, const char *all, GPtrArray *values)
{
  g_autofree char *before = g_strdup (chosen (choices));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint at = 0;

  gtk_string_list_append (list, all);
  for (guint i = 0; i < values->len; i++)
    {
      gtk_string_list_append (list, values->pdata[i]);
      if (g_strcmp0 (values->pdata[i], before) == 0)
        at = i + 1;
    }
  gtk_drop_down_set_model (choices, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (choices, at);
  gtk_widget_set_visible (GTK_WIDGET (choices), values->len > 1 || at > 0);
}

static void
add_once (GPtrArray *values, const char *value)
{
  if (value != NULL && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, (gpointer) value);
}

static void
fill_choices (MpCasesPage *self)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new ();
  g_autoptr (GPtrArray) handlers = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cases));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      add_once (kinds, mp_case_item_get_kind (item));
      add_once (handlers, mp_case_item_get_case (item)->handler);
      if (fits (self->kinds, mp_case_item_get_kind (item)))
        add_once (states, mp_case_item_get_state (item, self->store));
    }
  self->filling = TRUE;
  fill (self->kinds, _("All matters"), kinds);
  fill (self->states, _("All stages"), states);
  fill (self->handlers, _("All handlers"), handlers);
  self->filling = FALSE;
}

static void
choice_changed_cb (MpCasesPage *self)
{
  if (self->filling)
    return;
  fill_choices (self);
  narrow (self);
}

/* --- reading ---------------------------------------------------------------------------------- */

static gint64
selected_id (MpCasesPage *self)
{
  MpCaseItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? mp_case_item_get_case (item)->id : 0;
}

static void
select_id (MpCasesPage *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (mp_case_item_get_case (item)->id == id)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = mp_cases_finish (result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  MpCasesPage *self = data;
  gint64 id;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (cases == NULL)
    {
      gtk_label_set_text (self->empty, error->message);
      gtk_stack_set_visible_child_name (self->body, "empty");
      return;
    }

  id = selected_id (self);
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (items, mp_case_item_new (cases, cases->pdata[i], self->notice_days));
  g_list_store_splice (self->cases, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cases)),
                       items->pdata, items->len);
  fill_choices (self);
  narrow (self);
  select_id (self, id);
  if (self->waiting)
    mp_table_rows_focus (self->view);
  self->waiting = FALSE;
}

static gboolean
read_cases (gpointer data)
{
  MpCasesPage *self = data;

  self->read_id = 0;
  g_free (self->today);
  self->today = mp_days_today ();
  self->notice_days = mp_parameters_get_int (self->store, "case_notice_days");
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  mp_cases_async (self->store, self->scope, self->reading, read_cb, self);

  return G_SOURCE_REMOVE;
}

static void
schedule_read (MpCasesPage *self)
{
  if (self->read_id == 0)
    self->read_id = g_idle_add (read_cases, self);
}

static void
open_cb (MpCasesPage *self, guint position)
{
  g_autoptr (MpCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  const MpCase *one;

  if (item == NULL || host == NULL)
    return;
  one = mp_case_item_get_case (item);
  mp_host_show_record (host, one->entity, one->id, NULL);
}

/* --- page ------------------------------------------------------------------------------------- */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (C_("page", "To be done"));
}

static void
page_shown (MpPage *page)
{
  MpCasesPage *self = MP_CASES_PAGE (page);

  self->waiting = g_list_model_get_n_items (G_LIST_MODEL (self->cases)) == 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  mp_table_rows_focus (self->view);
}

static void
page_set_scope (MpPage *page, gint64 division)
{
  MpCasesPage *self = MP_CASES_PAGE (page);

  self->scope = division;
  schedule_read (self);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->take_focus = page_shown;
  iface->set_scope = page_set_scope;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
mp_cases_page_dispose (GObject *object)
{
  MpCasesPage *self = MP_CASES_PAGE (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->filling = TRUE;
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->cases);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_cases_page_parent_class)->dispose (object);
}

static void
mp_cases_page_finalize (GObject *object)
{
  g_free (MP_CASES_PAGE (object)->today);

  G_OBJECT_CLASS (mp_cases_page_parent_class)->finalize (object);
}

static void
mp_cases_page_class_init (MpCasesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_cases_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_cases_page_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkDropDown *
add_choices (MpCasesPage *self, GtkWidget *row, const char *label)
{
  GtkWidget *choices = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_valign (choices, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_parent (choices, row);
  g_signal_connect_object (choices, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_DROP_DOWN (choices);
}

static GtkWidget *
make_filters (MpCasesPage *self)
{
  GtkWidget *row = mp_reading_box_new (mp_wrap_layout_new (8));

  gtk_widget_add_css_class (row, "filters-row");
  self->urgencies = MP_COUNT_TABS (mp_count_tabs_new (C_("case", "Due")));
  mp_count_tabs_add (self->urgencies, "", C_("cases", "All"));
  mp_count_tabs_add (self->urgencies, urgency_names[MP_CASE_LATE], C_("cases", "Late"));
  mp_count_tabs_add (self->urgencies, urgency_names[MP_CASE_SOON], C_("cases", "Due soon"));
  mp_count_tabs_add (self->urgencies, urgency_names[MP_CASE_LATER], C_("cases", "Later"));
  mp_count_tabs_add (self->urgencies, urgency_names[MP_CASE_OPEN], C_("cases", "Without a day"));
  g_signal_connect_object (self->urgencies, "changed", G_CALLBACK (narrow), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->urgencies), row);
  self->kinds = add_choices (self, row, C_("case", "Matter"));
  self->states = add_choices (self, row, C_("case", "Stage"));
  self->handlers = add_choices (self, row, C_("case", "Handler"));

  return row;
}

static void
mp_cases_page_init (MpCasesPage *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *filters = make_filters (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n_groups;
  const MpGroup *groups = mp_groups (&n_groups);

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "list-page");
  gtk_widget_add_css_class (toolbar, "page-toolbar");
  for (guint i = 0; i < n_groups; i++)
    if (g_str_equal (groups[i].name, MP_PAGE_CASES))
      gtk_box_append (GTK_BOX (toolbar), mp_group_tabs_new (&groups[i], MP_PAGE_CASES));

  self->cases = g_list_store_new (MP_TYPE_CASE_ITEM);
  self->filter = gtk_custom_filter_new (fits_all, self, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (
      G_LIST_MODEL (g_object_ref (self->cases)), GTK_FILTER (self->filter))));
  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("page", "To be done"), -1);
  mp_widget_leave_by_tab (GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);

  self->body = GTK_STACK (gtk_stack_new ());
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "empty");
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_stack_add_named (self->body, scroller, "table");
  gtk_stack_add_named (self->body, GTK_WIDGET (self->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (self->body), TRUE);

  gtk_widget_set_parent (toolbar, GTK_WIDGET (self));
  gtk_widget_set_parent (filters, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
}

GtkWidget *
mp_cases_page_new (MpStore *store)
{
  MpCasesPage *self = g_object_new (MP_TYPE_CASES_PAGE, NULL);

  self->store = g_object_ref (store);
  mp_case_columns_add (self->view, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (schedule_read), self, G_CONNECT_SWAPPED);
  schedule_read (self);

  return GTK_WIDGET (self);
}
