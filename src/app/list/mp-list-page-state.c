/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The question of a list (tab, filters, search text, scope, order) and what follows from it: the
 * rows, the numbers on the tabs, the footer, the preview, and the words when there is nothing.
 * Nothing here touches a row that is not on the screen.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "edit/find/mp-count.h"
#include "mp-list-page-private.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-table-rows.h"

/* --- the question --------------------------------------------------------------------------- */

/* `tab`: "" for all. */
static MpQuery *
make_query (MpListPage *self, const char *tab)
{
  MpQuery *query = mp_kind_query (self->store, self->entity, self->scope, self->deleted);

  mp_query_set_text (query, self->text);
  mp_query_set_ids (query, self->ids);
  if (self->filters != NULL)
    mp_filter_bar_apply (self->filters, query);
  if (tab != NULL && *tab != '\0')
    mp_query_add_filter (query, mp_entity_get_field (self->entity, self->kind->words->tabs), tab);

  return query;
}

const char *
mp_list_page_get_tab (MpListPage *self)
{
  return self->tabs != NULL ? mp_count_tabs_get_selected (self->tabs) : "";
}

static gboolean
is_narrowed (MpListPage *self)
{
  return *self->text != '\0' || self->ids != NULL || *mp_list_page_get_tab (self) != '\0'
         || (self->filters != NULL && mp_filter_bar_is_active (self->filters));
}

/* --- what follows from it ------------------------------------------------------------------- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) counts = mp_count_finish (result, NULL);
  MpListPage *self = data;

  if (counts == NULL) /* cancelled; or failed, which the list itself will say */
    return;
  for (guint i = 0; i < counts->len; i++)
    mp_count_tabs_set_count (self->tabs, i, g_array_index (counts, guint, i));
}

static gboolean
count_tabs (gpointer data)
{
  MpListPage *self = data;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_query_free);
  GPtrArray *codes =
      mp_codes_list (mp_store_get_codes (self->store),
                     mp_entity_get_field (self->entity, self->kind->words->tabs)->of);

  self->count_id = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  g_ptr_array_add (queries, make_query (self, ""));
  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (queries, make_query (self, ((MpCode *) codes->pdata[i])->code));
  mp_count_async (self->store, queries, self->counting, counted_cb, self);

  return G_SOURCE_REMOVE;
}

/* Several reasons within one turn of the main loop are one count. */
void
mp_list_page_schedule_count (MpListPage *self)
{
  if (self->tabs != NULL && self->count_id == 0)
    self->count_id = g_idle_add (count_tabs, self);
}

static void
show_footer (MpListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_selected = mp_id_selection_count (self->selection);
  g_autofree char *count =
      self->kind != NULL ? mp_kind_count (self->kind, n) : g_strdup_printf ("%u", n);
  g_autofree char *total = mp_list_model_get_loading (self->model) && n == 0
                               ? g_strdup (_("Reading…"))
                               : g_strdup_printf (C_("list", "%s in all"), count);
  g_autofree char *selected =
      n_selected > 0 ? g_strdup_printf (C_("list", "· %u selected"), n_selected) : g_strdup ("");

  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->selected, selected);
}

static void
show_empty (MpListPage *self)
{
  gboolean narrowed = is_narrowed (self);
  gboolean whole = mp_host_of (GTK_WIDGET (self)) == NULL
                   || mp_host_get_scope (mp_host_of (GTK_WIDGET (self)))
                          == mp_host_get_unit (mp_host_of (GTK_WIDGET (self)));
  gboolean imported = self->kind != NULL && self->kind->words->imported;

  gtk_widget_set_visible (GTK_WIDGET (self->empty_clear), narrowed);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_import), !narrowed && !self->deleted && imported);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_new),
                          !narrowed && !self->deleted && self->kind != NULL);

  if (self->deleted)
    {
      gtk_label_set_text (self->empty_title, narrowed ? _("Nothing in the recycle bin fits")
                                                      : _("The recycle bin is empty"));
      gtk_label_set_text (self->empty_hint, _("What is deleted lies here until it is restored."));
    }
  else if (narrowed)
    {
      g_autofree char *hint =
        *self->text != '\0'
          ? g_strdup_printf (_("“%s” was looked for in names, their initials, leaders and the "
                               "ends of telephones, within the tab, the filters and the scope."),
                             self->text)
          : g_strdup (_("The tab or a filter leaves nothing over."));

      gtk_label_set_text (self->empty_title, _("Nothing fits"));
      gtk_label_set_text (self->empty_hint, hint);
    }
  else
    {
      g_autofree char *title = self->kind != NULL ? mp_kind_dup_empty (self->kind) : NULL;

      gtk_label_set_text (self->empty_title, title != NULL ? title : _("Nothing yet"));
      if (self->kind == NULL)
        gtk_label_set_text (self->empty_hint, _("The program keeps this list by itself."));
      else if (!whole)
        gtk_label_set_text (self->empty_hint,
                            _("Nothing is recorded for the community chosen at the top left."));
      else if (imported)
        gtk_label_set_text (
            self->empty_hint,
            _("Bring in the workbook that is kept now, or write down the first one here."));
      else
        gtk_label_set_text (self->empty_hint, _("Write down the first one here."));
    }
}

/* Where there is nothing, nothing can be sorted or narrowed. */
static void
show_tools (MpListPage *self, gboolean visible)
{
  GtkWidget *tools[] = { GTK_WIDGET (self->sort_button), GTK_WIDGET (self->columns_button),
                         GTK_WIDGET (self->preview_button), self->export_button };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++)
    gtk_widget_set_visible (tools[i], visible);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), visible && self->masked);
  if (self->filters != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->filters_row),
                            visible && gtk_widget_get_first_child (GTK_WIDGET (self->filters)));
}

static void
show_state (MpListPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0
                   && !mp_list_model_get_loading (self->model);

  if (empty)
    show_empty (self);
  show_tools (self, !empty || is_narrowed (self));
  gtk_stack_set_visible_child_name (self->body, empty ? "empty" : "list");
  show_footer (self);
}

void
mp_list_page_show_preview (MpListPage *self)
{
  guint position;
  g_autoptr (MpRecord) record = NULL;

  if (!gtk_revealer_get_reveal_child (self->preview_revealer))
    return;
  position = mp_id_selection_first (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    record = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  mp_record_preview_show (self->preview, record);
}

void
mp_list_page_selection_changed (MpListPage *self)
{
  show_footer (self);
  mp_list_page_show_preview (self);
  mp_list_page_update_actions (self);
}

void
mp_list_page_reveal_pending (MpListPage *self)
{
  gint64 id = self->reveal;

  if (id == 0 || mp_list_model_get_loading (self->model))
    return;

  self->reveal = 0;
  if (id == MP_REVEAL_FIRST)
    id = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0
             ? mp_list_model_get_id (self->model, 0)
             : 0;
  mp_list_page_reveal (self, id);
}

/* It has gone with its row. */
static gboolean
lost_focus (MpListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return gtk_widget_get_mapped (GTK_WIDGET (self))
         && (focus == NULL || !gtk_widget_get_mapped (focus));
}

void
mp_list_page_rows_changed (MpListPage *self)
{
  show_state (self);
  mp_list_page_selection_changed (self);
  if (self->from_the_top && !mp_list_model_get_loading (self->model))
    {
      self->from_the_top = FALSE;
      mp_table_rows_scroll_to (self->view, 0);
    }
  mp_list_page_reveal_pending (self);
  if (self->waits_for_rows || lost_focus (self))
    mp_list_page_take_focus (self);
}

void
mp_list_page_reload (MpListPage *self)
{
  g_autoptr (MpQuery) query = make_query (self, mp_list_page_get_tab (self));
  gboolean descending = FALSE;
  const MpField *sort = mp_list_columns_get_sort (self->columns, &descending);

  self->from_the_top = TRUE;
  /* Without a list of its own it is what was exported or imported: the last one first. */
  if (sort != NULL || self->kind == NULL)
    mp_query_set_sort (query, sort, descending || self->kind == NULL);
  mp_list_model_set_query (self->model, query);
}

void
mp_list_page_ask_anew (MpListPage *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  mp_list_page_reload (self);
  mp_list_page_schedule_count (self);
}

void
mp_list_page_show_some (MpListPage *self, GArray *ids, const char *origin)
{
  if (ids == NULL && self->ids == NULL)
    return;
  if (ids != NULL)
    mp_list_page_clear_filters (self);
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  if (ids != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("From %s"), origin);

      gtk_label_set_text (self->origin, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->origin_row), ids != NULL);
  mp_list_page_ask_anew (self);
}

/* --- the row to go on with ------------------------------------------------------------------- */

/* Asked for the next child, GTK would go on from the row that has gone. Where there is nothing to
 * press the search is what is left. */
static void
focus_empty (MpListPage *self)
{
  GtkButton *buttons[] = { self->empty_clear, self->empty_import, self->empty_new };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (buttons[i]))
        && gtk_widget_grab_focus (GTK_WIDGET (buttons[i])))
      return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find", NULL);
}

void
mp_list_page_take_focus (MpListPage *self)
{
  self->waits_for_rows = mp_list_model_get_loading (self->model);
  if (self->waits_for_rows)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    mp_table_rows_focus (self->view);
  else
    focus_empty (self);
}

void
mp_list_page_reveal (MpListPage *self, gint64 id)
{
  guint position = mp_list_model_find (self->model, id);

  if (mp_list_model_get_loading (self->model))
    self->reveal = id;
  if (position == G_MAXUINT)
    return;

  mp_table_rows_select (self->view, position);
  mp_table_rows_scroll_to (self->view, position);
  mp_table_rows_focus (self->view);
}

gint64
mp_list_page_get_neighbour (MpListPage *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint first = mp_id_selection_first (self->selection);

  for (guint i = first; i < n; i++)
    if (!gtk_selection_model_is_selected (selection, i))
      return mp_list_model_get_id (self->model, i);

  return first > 0 && first < n ? mp_list_model_get_id (self->model, first - 1) : 0;
}
