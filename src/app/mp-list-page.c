/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page holds the question (tab, filters, search text, scope, order) and hands it to the
 * model; the rows, the numbers on the tabs and the footer follow. Nothing here touches a row
 * that is not on the screen.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-choice-popover.h"
#include "mp-count.h"
#include "mp-list-page-private.h"
#include "mp-page.h"
#include "mp-settings.h"
#include "mp-widget.h"
#include "mp-window.h"

#define FIRST (-1)

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpListPage, mp_list_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

/* --- the question --------------------------------------------------------------------------- */

/* `tab`: "" for all. */
static MpQuery *
make_query (MpListPage *self, const char *tab)
{
  MpQuery *query = mp_query_new (self->entity);

  mp_query_set_deleted (query, self->deleted);
  mp_query_set_scope (query, self->deleted ? 0 : self->scope);
  mp_query_set_text (query, self->text);
  if (self->filters != NULL)
    mp_filter_bar_apply (self->filters, query);
  if (tab != NULL && *tab != '\0')
    mp_query_add_filter (query, mp_entity_get_field (self->entity, self->kind->tabs), tab);

  return query;
}

static const char *
open_tab (MpListPage *self)
{
  return self->tabs != NULL ? mp_count_tabs_get_selected (self->tabs) : "";
}

static gboolean
is_narrowed (MpListPage *self)
{
  return *self->text != '\0' || *open_tab (self) != '\0'
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
  GPtrArray *codes = mp_codes_list (mp_store_get_codes (self->store), mp_entity_get_field (self->entity, self->kind->tabs)->of);

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
static void
schedule_count (MpListPage *self)
{
  if (self->tabs != NULL && self->count_id == 0)
    self->count_id = g_idle_add (count_tabs, self);
}

static void
show_footer (MpListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint n_selected = mp_id_selection_count (self->selection);
  g_autofree char *count = self->kind != NULL ? mp_kind_count (self->kind, n) : g_strdup_printf ("%u", n);
  g_autofree char *total = mp_list_model_get_loading (self->model) && n == 0
                             ? g_strdup (_("Reading…")) : g_strdup_printf (C_("list", "%s in all"), count);
  g_autofree char *selected = n_selected > 0 ? g_strdup_printf (C_("list", "· %u selected"), n_selected) : g_strdup ("");

  gtk_label_set_text (self->total, total);
  gtk_label_set_text (self->selected, selected);
}

static void
show_empty (MpListPage *self)
{
  gboolean narrowed = is_narrowed (self);
  gboolean whole = mp_window_of (GTK_WIDGET (self)) == NULL
                   || mp_window_get_scope (mp_window_of (GTK_WIDGET (self))) == mp_window_get_unit (mp_window_of (GTK_WIDGET (self)));
  gboolean imported = self->kind != NULL && self->kind->imported;

  gtk_widget_set_visible (GTK_WIDGET (self->empty_clear), narrowed);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_import), !narrowed && !self->deleted && imported);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_new), !narrowed && !self->deleted);

  if (self->deleted)
    {
      gtk_label_set_text (self->empty_title, narrowed ? _("Nothing in the recycle bin fits") : _("The recycle bin is empty"));
      gtk_label_set_text (self->empty_hint, _("What is deleted lies here until it is restored."));
    }
  else if (narrowed)
    {
      gtk_label_set_text (self->empty_title, _("Nothing fits"));
      gtk_label_set_text (self->empty_hint, _("The search text, the tab or a filter leaves nothing over."));
    }
  else
    {
      gtk_label_set_text (self->empty_title, self->kind != NULL ? _(self->kind->empty) : "");
      if (!whole)
        gtk_label_set_text (self->empty_hint, _("Nothing is recorded for the community chosen at the top left."));
      else if (imported)
        gtk_label_set_text (self->empty_hint, _("Bring in the workbook that is kept now, or write down the first one here."));
      else
        gtk_label_set_text (self->empty_hint, _("Write down the first one here."));
    }
}

static void
show_state (MpListPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0 && !mp_list_model_get_loading (self->model);

  if (empty)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->body, empty ? "empty" : "list");
  show_footer (self);
}

static void
show_preview (MpListPage *self)
{
  guint position = mp_id_selection_first (self->selection);
  g_autoptr (MpRecord) record = NULL;

  if (!gtk_revealer_get_reveal_child (self->preview_revealer))
    return;
  if (position != GTK_INVALID_LIST_POSITION)
    record = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  mp_record_preview_show (self->preview, record);
}

static void
selection_changed_cb (MpListPage *self)
{
  show_footer (self);
  show_preview (self);
  mp_list_page_update_actions (self);
}

static void
reveal_pending (MpListPage *self)
{
  gint64 id = self->reveal;

  if (id == 0 || mp_list_model_get_loading (self->model))
    return;

  self->reveal = 0;
  if (id == FIRST)
    id = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 ? mp_list_model_get_id (self->model, 0) : 0;
  mp_list_page_reveal (self, id);
}

static void
rows_changed_cb (MpListPage *self)
{
  show_state (self);
  selection_changed_cb (self);
  reveal_pending (self);
}

static void
reload (MpListPage *self)
{
  g_autoptr (MpQuery) query = make_query (self, open_tab (self));
  gboolean descending = FALSE;
  const MpField *sort = mp_list_columns_get_sort (self->columns, &descending);

  mp_query_set_sort (query, sort, descending);
  mp_list_model_set_query (self->model, query);
}

/* Another question: what was selected may be out of sight, and must not be deleted by surprise. */
static void
ask_anew (MpListPage *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  reload (self);
  schedule_count (self);
}

/* --- what people do ------------------------------------------------------------------------- */

static void
tab_changed_cb (MpListPage *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "tab", open_tab (self));
  ask_anew (self);
}

static void
columns_chosen_cb (MpListPage *self, MpChoicePopover *popover)
{
  g_auto (GStrv) names = mp_choice_popover_dup_chosen (popover);

  mp_list_columns_set_names (self->columns, (const char *const *) names);
}

static void
columns_shown_cb (MpListPage *self, MpChoicePopover *popover)
{
  g_auto (GStrv) names = mp_list_columns_dup_names (self->columns);

  mp_choice_popover_set_chosen (popover, (const char *const *) names);
}

static void
reveal_toggled_cb (MpListPage *self)
{
  mp_list_columns_set_revealed (self->columns, gtk_toggle_button_get_active (self->reveal_button));
  show_preview (self);
}

static void
preview_toggled_cb (MpListPage *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "preview", gtk_revealer_get_reveal_child (self->preview_revealer));
  if (self->preview != NULL)
    show_preview (self);
}

static void
activate_cb (MpListPage *self, guint position)
{
  if (!self->deleted)
    mp_window_show_record (mp_window_of (GTK_WIDGET (self)), self->entity,
                           mp_list_model_get_id (self->model, position), G_LIST_MODEL (self->model));
}

/* --- as a page ------------------------------------------------------------------------------ */

static char *
page_dup_title (MpPage *page)
{
  return g_strdup (gtk_label_get_text (MP_LIST_PAGE (page)->heading));
}

static void
page_shown (MpPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (MP_LIST_PAGE (page)->view));
}

static void
page_set_scope (MpPage *page, gint64 division)
{
  MpListPage *self = MP_LIST_PAGE (page);

  if (self->scope == division)
    return;
  self->scope = division;
  if (self->filters != NULL)
    mp_filter_bar_set_scope (self->filters, division);
  ask_anew (self);
}

static void
page_find (MpPage *page, const char *text)
{
  MpListPage *self = MP_LIST_PAGE (page);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  ask_anew (self);
}

static const char *
page_get_find_text (MpPage *page)
{
  return MP_LIST_PAGE (page)->text;
}

static void
page_enter (MpPage *page)
{
  MpListPage *self = MP_LIST_PAGE (page);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->reveal = FIRST;
  reveal_pending (self);
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->set_scope = page_set_scope;
  iface->find = page_find;
  iface->get_find_text = page_get_find_text;
  iface->enter = page_enter;
}

/* Space reads the row at the side, before the list takes it for "select". */
static void
add_preview_key (MpListPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_named_action_new ("list.preview")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

/* --- building ------------------------------------------------------------------------------- */

static void
add_tabs (MpListPage *self)
{
  const MpField *field;
  GPtrArray *codes;

  if (self->kind == NULL || self->kind->tabs == NULL || self->deleted)
    return;

  field = mp_entity_get_field (self->entity, self->kind->tabs);
  codes = mp_codes_list (mp_store_get_codes (self->store), field->of);
  self->tabs = MP_COUNT_TABS (mp_count_tabs_new (_(field->label)));
  mp_count_tabs_add (self->tabs, "", C_("tab", "All"));
  for (guint i = 0; i < codes->len; i++)
    {
      const MpCode *code = codes->pdata[i];

      mp_count_tabs_add (self->tabs, code->code, code->label);
    }
  if (self->settings != NULL)
    {
      g_autofree char *tab = g_settings_get_string (self->settings, "tab");

      mp_count_tabs_select (self->tabs, tab);
    }
  gtk_box_insert_child_after (self->toolbar, GTK_WIDGET (self->tabs), GTK_WIDGET (self->heading));
  g_signal_connect_object (self->tabs, "changed", G_CALLBACK (tab_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_filters (MpListPage *self)
{
  if (self->deleted)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->filters_row), FALSE);
      return;
    }

  self->filters = MP_FILTER_BAR (mp_filter_bar_new (self->store, self->entity, self->kind != NULL ? self->kind->tabs : NULL, self->settings));
  gtk_scrolled_window_set_child (self->filters_row, GTK_WIDGET (self->filters));
  gtk_widget_set_visible (GTK_WIDGET (self->filters_row), gtk_widget_get_first_child (GTK_WIDGET (self->filters)) != NULL);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (ask_anew), self, G_CONNECT_SWAPPED);
}

static void
add_columns (MpListPage *self)
{
  GtkWidget *popover = mp_choice_popover_new (MP_CHOICE_SEVERAL);

  self->columns = mp_list_columns_new (self->view, self->store, self->entity, self->kind, self->settings);
  for (guint i = 0; i < self->entity->n_fields; i++)
    mp_choice_popover_add (MP_CHOICE_POPOVER (popover), self->entity->fields[i].name, _(self->entity->fields[i].label), 0);
  gtk_menu_button_set_popover (self->columns_button, popover);
  g_signal_connect_object (popover, "show", G_CALLBACK (columns_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "changed", G_CALLBACK (columns_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

static gboolean
has_masked_field (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].mask != MP_MASK_NONE && entity->fields[i].mask != MP_MASK_NAME)
      return TRUE;
  return FALSE;
}

static void
failed_cb (MpListPage *self, GError *error)
{
  MpWindow *window = mp_window_of (GTK_WIDGET (self));

  if (window != NULL)
    mp_window_show_error (window, _("The list could not be read"), error);
}

static void
mp_list_page_dispose (GObject *object)
{
  MpListPage *self = MP_LIST_PAGE (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  /* A view that goes changes its sorter, and it has no columns in the end: nothing to remember. */
  if (self->columns != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->columns));
      g_signal_handlers_disconnect_by_data (self->columns, self);
      g_signal_handlers_disconnect_by_data (self->model, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_LIST_PAGE);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_list_page_parent_class)->dispose (object);
}

static void
mp_list_page_finalize (GObject *object)
{
  g_free (MP_LIST_PAGE (object)->text);

  G_OBJECT_CLASS (mp_list_page_parent_class)->finalize (object);
}

static void
mp_list_page_class_init (MpListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_list_page_dispose;
  object_class->finalize = mp_list_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/miaopu/Miaopu/mp-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpListPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, heading);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, filters_row);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, body);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, view);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, preview_revealer);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_new);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_clear);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, footer);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, total);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, selected);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  mp_list_page_install_actions (widget_class);
}

static void
mp_list_page_init (MpListPage *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_list_page_new (MpStore *store, const MpEntity *entity, gboolean deleted)
{
  MpListPage *self = g_object_new (MP_TYPE_LIST_PAGE, NULL);
  g_autofree char *name = g_strconcat (deleted ? "bin-" : "", entity->name, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->deleted = deleted;
  self->kind = mp_kind_lookup (entity->name);
  self->settings = mp_settings_new_list (name);
  self->model = mp_list_model_new (store);
  self->selection = mp_id_selection_new (self->model);

  gtk_label_set_text (self->heading, self->kind != NULL ? _(self->kind->label) : _(entity->label));
  gtk_widget_set_visible (GTK_WIDGET (self->toolbar), !deleted);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), has_masked_field (entity));
  gtk_widget_set_visible (GTK_WIDGET (self->delete_button), !deleted);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), deleted);
  if (self->kind != NULL)
    gtk_button_set_label (self->empty_new, _(self->kind->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->heading), -1);

  add_tabs (self);
  add_filters (self);
  add_columns (self);
  add_preview_key (self);
  self->preview = MP_RECORD_PREVIEW (mp_record_preview_new (self->columns));
  gtk_revealer_set_child (self->preview_revealer, GTK_WIDGET (self->preview));
  if (self->settings != NULL)
    gtk_revealer_set_reveal_child (self->preview_revealer, g_settings_get_boolean (self->settings, "preview"));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (schedule_count), self, G_CONNECT_SWAPPED);

  mp_list_page_update_actions (self);
  reload (self);
  schedule_count (self);
  return GTK_WIDGET (self);
}

const MpEntity *
mp_list_page_get_entity (MpListPage *self)
{
  return self->entity;
}

GtkColumnView *
mp_list_page_get_view (MpListPage *self)
{
  return self->view;
}

MpRecord *
mp_list_page_make_record (MpListPage *self)
{
  MpRecord *record = mp_record_new_initial (self->entity);

  if (*open_tab (self) != '\0')
    mp_record_set_by_name (record, self->kind->tabs, open_tab (self));
  return record;
}

/* GtkColumnView keeps its list view as the last child. */
static GtkWidget *
rows (MpListPage *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

/* The keyboard goes on where the selection is. A row that has just been scrolled to has its widget
 * after the next frame.
 */
static gboolean
focus_selected_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *frames = data;

  if (++*frames < 2)
    return G_SOURCE_CONTINUE;

  for (GtkWidget *row = gtk_widget_get_first_child (rows (MP_LIST_PAGE (widget))); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      {
        gtk_widget_grab_focus (row);
        break;
      }
  return G_SOURCE_REMOVE;
}

void
mp_list_page_reveal (MpListPage *self, gint64 id)
{
  guint position = mp_list_model_find (self->model, id);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (mp_list_model_get_loading (self->model))
    self->reveal = id;
  if (position == G_MAXUINT)
    return;

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (rows (self), "list.scroll-to-item", "u", position);
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) || focus == GTK_WIDGET (self->view))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_selected_cb, g_new0 (guint, 1), g_free);
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

void
mp_list_page_clear_filters (MpListPage *self)
{
  if (self->filters != NULL && mp_filter_bar_is_active (self->filters))
    mp_filter_bar_clear (self->filters);
  if (self->tabs != NULL)
    mp_count_tabs_select (self->tabs, "");
  mp_page_find (MP_PAGE (self), "");
  if (mp_window_of (GTK_WIDGET (self)) != NULL)
    mp_window_refind (mp_window_of (GTK_WIDGET (self)));
}
