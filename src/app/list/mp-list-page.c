/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the page is put together from the catalog, and how it behaves as a page of the window. The
 * question that it asks is in mp-list-page-state.c, what can be done with the rows in
 * mp-list-page-actions.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/field/mp-choice-popover.h"
#include "app/layout/mp-wrap-layout.h"
#include "mp-group-tabs.h"
#include "mp-list-page-private.h"
#include "app/widget/mp-page.h"
#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-settings.h"
#include "app/widget/mp-widget.h"
#include "app/widget/mp-host.h"
#include "edit/mp-reveal.h"

static void page_iface_init (MpPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpListPage, mp_list_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_PAGE, page_iface_init))

/* --- what people do ------------------------------------------------------------------------- */

static void
tab_changed_cb (MpListPage *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "tab", mp_list_page_get_tab (self));
  mp_list_page_ask_anew (self);
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

/* The headers again, for the keyboard: "name" is upwards, "-name" downwards. */
static void
sort_shown_cb (MpListPage *self, MpChoicePopover *popover)
{
  g_auto (GStrv) names = mp_list_columns_dup_names (self->columns);
  gboolean descending = FALSE;
  const MpField *sort = mp_list_columns_get_sort (self->columns, &descending);
  g_autofree char *chosen =
      sort != NULL ? g_strconcat (descending ? "-" : "", sort->name, NULL) : NULL;
  const char *keys[] = { chosen, NULL };

  mp_choice_popover_clear (popover);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const MpField *field = mp_list_columns_get_field (self->columns, names[i]);
      g_autofree char *up = g_strdup_printf (C_("order", "%s ↑"), mp_field_label (field));
      g_autofree char *down = g_strdup_printf (C_("order", "%s ↓"), mp_field_label (field));
      g_autofree char *down_key = g_strconcat ("-", field->name, NULL);

      if ((field->flags & MP_SORTABLE) == 0)
        continue;
      mp_choice_popover_add (popover, field->name, up, 0);
      mp_choice_popover_add (popover, down_key, down, 0);
    }
  mp_choice_popover_set_chosen (popover, keys);
}

static void
sort_chosen_cb (MpListPage *self, MpChoicePopover *popover)
{
  g_auto (GStrv) keys = mp_choice_popover_dup_chosen (popover);

  if (*keys != NULL)
    mp_list_columns_sort_by (self->columns, **keys == '-' ? *keys + 1 : *keys, **keys == '-');
}

static void
revealed_cb (MpListPage *self)
{
  mp_list_columns_refresh_masked (self->columns);
  mp_list_page_show_preview (self);
}

static void
preview_toggled_cb (MpListPage *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "preview",
                            gtk_revealer_get_reveal_child (self->preview_revealer));
  if (self->preview != NULL)
    mp_list_page_show_preview (self);
}

static void
activate_cb (MpListPage *self, guint position)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  gint64 id = mp_list_model_get_id (self->model, position);

  if (!self->deleted && self->kind != NULL)
    mp_host_show_record (host, self->entity, id, G_LIST_MODEL (self->model));
  else if (self->open != NULL)
    self->open (host, id);
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
  mp_list_page_take_focus (MP_LIST_PAGE (page));
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
  mp_list_page_ask_anew (self);
}

static void
page_find (MpPage *page, const char *text)
{
  MpListPage *self = MP_LIST_PAGE (page);

  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  mp_list_page_ask_anew (self);
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
  self->reveal = MP_REVEAL_FIRST;
  mp_list_page_reveal_pending (self);
}

static void
page_take_focus (MpPage *page)
{
  mp_list_page_take_focus (MP_LIST_PAGE (page));
}

static void
page_iface_init (MpPageInterface *iface)
{
  iface->dup_title = page_dup_title;
  iface->shown = page_shown;
  iface->take_focus = page_take_focus;
  iface->set_scope = page_set_scope;
  iface->find = page_find;
  iface->get_find_text = page_get_find_text;
  iface->enter = page_enter;
}

/* --- building ------------------------------------------------------------------------------- */

static void
add_tabs (MpListPage *self)
{
  const MpField *field;
  GPtrArray *codes;

  if (self->kind == NULL || self->kind->words->tabs == NULL || self->deleted)
    return;

  field = mp_entity_get_field (self->entity, self->kind->words->tabs);
  codes = mp_codes_list (mp_store_get_codes (self->store), field->of);
  self->tabs = MP_COUNT_TABS (mp_count_tabs_new (mp_field_label (field)));
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
  g_signal_connect_object (self->tabs, "changed", G_CALLBACK (tab_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Where a group has several pages their names stand in the place of the heading, as on the other
 * pages; the tabs of the kind itself come after them.
 */
static void
add_siblings (MpListPage *self)
{
  GtkWidget *siblings = self->kind != NULL && !self->deleted
                          ? mp_group_tabs_new (self->kind->group, self->entity->name)
                          : NULL;

  if (siblings == NULL)
    return;
  if (self->tabs != NULL)
    gtk_box_insert_child_after (self->toolbar, gtk_separator_new (GTK_ORIENTATION_VERTICAL),
                                GTK_WIDGET (self->heading));
  gtk_box_insert_child_after (self->toolbar, siblings, GTK_WIDGET (self->heading));
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
}

static void
add_filters (MpListPage *self)
{
  if (self->deleted)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->filters_row), FALSE);
      return;
    }

  self->filters = MP_FILTER_BAR (
      mp_filter_bar_new (self->store, self->entity,
                         self->kind != NULL ? self->kind->words->tabs : NULL, self->settings));
  gtk_scrolled_window_set_child (self->filters_row, GTK_WIDGET (self->filters));
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (mp_list_page_ask_anew), self,
                           G_CONNECT_SWAPPED);
}

static void
add_columns (MpListPage *self)
{
  GtkWidget *popover = mp_choice_popover_new (MP_CHOICE_SEVERAL);
  GtkWidget *order = mp_choice_popover_new (MP_CHOICE_ONE);

  gtk_menu_button_set_popover (self->sort_button, order);
  g_signal_connect_object (order, "show", G_CALLBACK (sort_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (order, "changed", G_CALLBACK (sort_chosen_cb), self, G_CONNECT_SWAPPED);
  self->columns =
      mp_list_columns_new (self->view, self->store, self->entity, self->kind, self->deleted,
                           self->settings);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (!mp_list_columns_is_fixed (self->columns, self->entity->fields[i].name))
      mp_choice_popover_add (MP_CHOICE_POPOVER (popover), self->entity->fields[i].name,
                             mp_field_label (&self->entity->fields[i]), 0);
  gtk_menu_button_set_popover (self->columns_button, popover);
  g_signal_connect_object (popover, "show", G_CALLBACK (columns_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "changed", G_CALLBACK (columns_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (mp_list_page_reload), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
has_masked_field (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (mp_mask_hides_on_screen (entity->fields[i].mask))
      return TRUE;
  return FALSE;
}

static void
failed_cb (MpListPage *self, GError *error)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_show_error (host, _("The list could not be read"), error);
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
  g_clear_pointer (&MP_LIST_PAGE (object)->ids, g_array_unref);

  G_OBJECT_CLASS (mp_list_page_parent_class)->finalize (object);
}

static void
mp_list_page_class_init (MpListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_list_page_dispose;
  object_class->finalize = mp_list_page_finalize;

  g_type_ensure (MP_TYPE_READING_BOX);
  g_type_ensure (MP_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/miaopu/Miaopu/mp-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MpListPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, heading);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, preview_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, origin_row);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, origin);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, filters_row);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, body);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, view);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, preview_revealer);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_icon);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_hint);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_import);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_new);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, empty_clear);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, footer);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, total);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, selected);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, bulk_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, MpListPage, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, preview_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  mp_list_page_install_actions (widget_class);
  mp_list_page_install_notice (widget_class);
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

  gtk_label_set_text (self->heading,
                      self->kind != NULL ? mp_kind_get_label (self->kind) : _(entity->label));
  gtk_image_set_from_icon_name (self->empty_icon, deleted              ? "mp-bin-symbolic"
                                                  : self->kind != NULL ? self->kind->group->icon
                                                                       : "mp-history-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->toolbar), !deleted);
  self->masked = has_masked_field (entity);
  gtk_widget_set_visible (GTK_WIDGET (self->bulk_button), !deleted && self->kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->delete_button), !deleted && self->kind != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), deleted);
  if (self->kind != NULL)
    {
      g_autofree char *add = mp_kind_dup_add (self->kind);

      gtk_button_set_label (self->empty_new, add);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->heading), -1);

  add_tabs (self);
  add_siblings (self);
  add_filters (self);
  add_columns (self);
  mp_list_page_add_keys (self);
  mp_widget_leave_by_tab (GTK_WIDGET (self->view));
  mp_list_page_add_menu (self);
  self->preview = MP_RECORD_PREVIEW (mp_record_preview_new (self->columns));
  gtk_revealer_set_child (self->preview_revealer, GTK_WIDGET (self->preview));
  if (self->settings != NULL)
    gtk_revealer_set_reveal_child (self->preview_revealer,
                                   g_settings_get_boolean (self->settings, "preview"));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_bind_property (mp_reveal_of (store), "on", self->reveal_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (mp_reveal_of (store), "notify::on", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (mp_list_page_rows_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (mp_list_page_rows_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (mp_list_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (mp_list_page_schedule_count), self,
                           G_CONNECT_SWAPPED);

  mp_list_page_update_actions (self);
  mp_list_page_reload (self);
  mp_list_page_schedule_count (self);
  return GTK_WIDGET (self);
}

const MpEntity *
mp_list_page_get_entity (MpListPage *self)
{
  return self->entity;
}

MpRecord *
mp_list_page_make_record (MpListPage *self)
{
  MpRecord *record = mp_record_new_initial (self->entity);

  if (*mp_list_page_get_tab (self) != '\0')
    mp_record_set_by_name (record, self->kind->words->tabs, mp_list_page_get_tab (self));
  return record;
}

void
mp_list_page_clear_filters (MpListPage *self)
{
  if (self->ids != NULL)
    mp_list_page_show_some (self, NULL, NULL);
  if (self->filters != NULL && mp_filter_bar_is_active (self->filters))
    mp_filter_bar_clear (self->filters);
  if (self->tabs != NULL)
    mp_count_tabs_select (self->tabs, "");
  mp_page_find (MP_PAGE (self), "");
  if (mp_host_of (GTK_WIDGET (self)) != NULL)
    mp_host_refind (mp_host_of (GTK_WIDGET (self)));
}

void
mp_list_page_set_open (MpListPage *self, MpListPageOpen open)
{
  self->open = open;
}
