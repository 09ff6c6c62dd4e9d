/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with the rows of a list. Deleting and restoring many rows is one transaction,
 * one line of the history and one Undo; it never runs on the main thread.
 */

#include "config.h"

#include "edit/mp-repeat.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

#include "mp-list-page-private.h"
#include "app/bulk/mp-bulk-dialog.h"
#include "app/merge/mp-merge-window.h"
#include "app/widget/mp-page.h"
#include "mp-row-copy.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-table-rows.h"

/* The clipboard is for a table that a person looks at. */
#define MAX_COPIED 10000

typedef struct
{
  const MpEntity *entity;
  GArray *ids;
  guint at; /* the one that is being moved, and the one that could not be */
  gboolean restore;
  char *label;
  GWeakRef host;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->ids);
  g_free (job->label);
  g_weak_ref_clear (&job->host);
  g_free (job);
}

static gboolean
move_records (MpWriter *writer, gpointer data, GError **error)
{
  Job *job = data;

  for (job->at = 0; job->at < job->ids->len; job->at++)
    {
      gint64 id = g_array_index (job->ids, gint64, job->at);

      if (!(job->restore ? mp_rules_restore : mp_rules_delete) (writer, job->entity, id, error))
        return FALSE;
    }
  return TRUE;
}

/* The title of one record, or NULL. */
static char *
dup_title (MpStore *store, const MpEntity *entity, gint64 id)
{
  const MpField *title =
      entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;
  g_autoptr (MpRecord) record = title != NULL ? mp_store_load (store, entity, id, NULL) : NULL;

  if (record == NULL || mp_record_get (record, title) == NULL)
    return NULL;
  return mp_record_dup_text (record, title, mp_store_get_codes (store));
}

/* Of several records one alone may stand in the way of all. */
static char *
dup_refusal (MpStore *store, Job *job)
{
  g_autofree char *title = NULL;

  if (job->ids->len > 1 && job->at < job->ids->len)
    title = dup_title (store, job->entity, g_array_index (job->ids, gint64, job->at));
  if (title == NULL)
    return g_strdup (job->restore ? _("Nothing was restored") : _("Nothing was deleted"));
  return g_strdup_printf (job->restore ? _("Nothing was restored, because of “%s”")
                                       : _("Nothing was deleted, because of “%s”"),
                          title);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (MpHost) host = g_weak_ref_get (&job->host);
  g_autoptr (GError) error = NULL;
  gint64 change = 0;
  gboolean moved = mp_store_write_finish (MP_STORE (source), result, &change, &error);

  if (host != NULL && moved)
    mp_host_toast_undo (host, job->label, change);
  else if (host != NULL)
    {
      g_autofree char *refusal = dup_refusal (MP_STORE (source), job);

      mp_host_show_error (host, refusal, error);
    }
  job_free (job);
}

/* "夕阳红舞蹈队", or "12 organizations" */
static char *
name_records (MpListPage *self, GArray *ids)
{
  char *title = NULL;

  if (ids->len == 1)
    title = dup_title (self->store, self->entity, g_array_index (ids, gint64, 0));
  if (title != NULL)
    return title;
  if (self->kind != NULL)
    return mp_kind_count (self->kind, ids->len);
  return g_strdup_printf ("%s (%u)", _(self->entity->label), ids->len);
}

static void
move_selected (MpListPage *self, gboolean restore)
{
  Job *job;
  g_autofree char *names = NULL;

  if (mp_id_selection_count (self->selection) == 0)
    return;

  job = g_new0 (Job, 1);
  job->entity = self->entity;
  job->ids = mp_id_selection_dup_ids (self->selection);
  job->restore = restore;
  g_weak_ref_init (&job->host, mp_host_of (GTK_WIDGET (self)));
  names = name_records (self, job->ids);
  self->reveal = mp_list_page_get_neighbour (self);
  job->label = restore ? g_strdup_printf (_("Restored: %s"), names)
                       : g_strdup_printf (_("Moved to the recycle bin: %s"), names);

  mp_store_write_async (self->store, job->label, move_records, job, NULL, NULL, moved_cb, job);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (MP_LIST_PAGE (widget), FALSE);
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (MP_LIST_PAGE (widget), TRUE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autoptr (GArray) ids = mp_id_selection_dup_ids (self->selection);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GdkContentProvider) table = NULL;
  g_autofree char *message = NULL;

  if (ids->len > MAX_COPIED)
    {
      g_autofree char *text = g_strdup_printf (
          _("Nothing was copied: at most %d rows can be. Export a ledger for more."), MAX_COPIED);

      mp_host_toast (mp_host_of (widget), text);
      return;
    }

  for (guint i = 0; i < ids->len; i++)
    {
      MpRecord *record =
          mp_store_load (self->store, self->entity, g_array_index (ids, gint64, i), NULL);

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  if (records->len == 0)
    return;

  table = mp_row_copy_new (self->columns, records);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), table);
  message = g_strdup_printf (
      ngettext ("Copied %u row as a table", "Copied %u rows as a table", records->len),
      records->len);
  mp_host_toast (mp_host_of (widget), message);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autoptr (MpRecord) record = mp_list_page_make_record (self);

  mp_host_show_form (mp_host_of (widget), record, NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_list_page_export (MP_LIST_PAGE (widget));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_list_page_show_some (MP_LIST_PAGE (widget), NULL, NULL);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_list_page_clear_filters (MP_LIST_PAGE (widget));
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);

  gtk_revealer_set_reveal_child (self->preview_revealer,
                                 !gtk_revealer_get_reveal_child (self->preview_revealer));
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (MP_LIST_PAGE (widget)->selection));
}

static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autoptr (GArray) ids = mp_id_selection_dup_ids (self->selection);
  g_autoptr (MpRecord) earlier =
    ids->len == 1 ? mp_store_load (self->store, self->entity, g_array_index (ids, gint64, 0), NULL)
                  : NULL;
  g_autoptr (MpRecord) record = earlier != NULL ? mp_repeat_new (earlier) : NULL;

  if (record != NULL)
    mp_host_show_form (mp_host_of (widget), record, NULL);
}

/* The one that stands first in the list is kept, unless the clerk chooses the other. */
static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autoptr (GArray) ids = mp_id_selection_dup_ids (self->selection);
  MpHost *host = mp_host_of (widget);

  if (host != NULL && ids->len == 2)
    mp_merge_window_present (host, self->entity, g_array_index (ids, gint64, 0),
                             g_array_index (ids, gint64, 1));
}

static void
bulk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autoptr (GArray) ids = mp_id_selection_dup_ids (self->selection);
  g_autofree char *what = name_records (self, ids);
  MpHost *host = mp_host_of (widget);

  if (host != NULL && ids->len > 0)
    mp_bulk_dialog_present (host, self->entity, ids, what);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  guint position = mp_id_selection_first (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit_by_name (self->view, "activate", position);
}

/* --- keys ----------------------------------------------------------------------------------- */

/* Down from what stands above the rows, whatever it is: to the rows. Not out of an open menu. */
static gboolean
above_key_cb (MpListPage *self, guint key, guint code, GdkModifierType state)
{
  const GdkModifierType held = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (state & held) != 0 || focus == NULL
      || gtk_widget_get_native (focus) != gtk_widget_get_native (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  mp_list_page_take_focus (self);
  return GDK_EVENT_STOP;
}

void
mp_list_page_add_keys (MpListPage *self)
{
  GtkWidget *above[] = { GTK_WIDGET (self->toolbar), GTK_WIDGET (self->filters_row) };
  GtkEventController *space = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (above_key_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (above[i], keys);
    }

  /* Space reads the row at the side, before the list takes it for "select". */
  gtk_event_controller_set_propagation_phase (space, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (space),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_named_action_new ("list.preview")));
  gtk_widget_add_controller (GTK_WIDGET (self->view), space);
}

/* --- the menu of a row ---------------------------------------------------------------------- */

static GMenuModel *
make_menu (MpListPage *self)
{
  GMenu *menu = g_menu_new ();

  if (self->deleted)
    g_menu_append (menu, _("Restore"), "list.restore");
  else if (self->kind != NULL)
    g_menu_append (menu, _("Open"), "list.open");
  if (!self->deleted && self->kind != NULL && mp_repeat_offers (self->entity))
    g_menu_append (menu, _("Another like This"), "list.repeat");
  if (mp_list_page_takes_notices (self))
    g_menu_append (menu, _("New from a Copied Notice"), "list.paste-notice");
  g_menu_append (menu, _("Copy as a Table"), "list.copy");
  if (!self->deleted && self->kind != NULL)
    {
      g_menu_append (menu, _("Change a Field of All…"), "list.bulk");
      g_menu_append (menu, _("Merge Two into One…"), "list.merge");
      g_menu_append (menu, _("Move to Recycle Bin"), "list.delete");
    }

  return G_MENU_MODEL (menu);
}

/* At a point of the view. */
static void
pop_up (MpListPage *self, double x, double y)
{
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &x, &y);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

/* A row that is not among the selected ones is selected first; the keys go on from it when the menu
 * has gone, as after any other click. Not before the button is let go: a menu that takes the
 * release from the row leaves GTK with a wrong account of what is held down.
 */
static void
released_cb (MpListPage *self, int n_press, double x, double y)
{
  guint position = mp_table_rows_find (self->view, x, y);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  mp_table_rows_focus_at (self->view, x, y);
  pop_up (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpListPage *self = MP_LIST_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (mp_id_selection_count (self->selection) > 0 && focus != NULL
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      && gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &bounds))
    pop_up (self, bounds.origin.x + 16, bounds.origin.y + bounds.size.height);
}

static void
menu_closed_cb (MpListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
mp_list_page_add_menu (MpListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_autoptr (GMenuModel) menu = make_menu (self);

  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  mp_table_rows_mend_ctrl (self->view);
}

void
mp_list_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "list.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "list.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "list.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "list.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "list.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "list.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "list.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "list.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (widget_class, "list.bulk", NULL, bulk_action);
  gtk_widget_class_install_action (widget_class, "list.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "list.menu", NULL, menu_action);

  /* The menu shows the one that was added last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "list.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "list.repeat", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "list.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "list.bulk",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "list.select-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list.copy",
                                       NULL);
}

void
mp_list_page_update_actions (MpListPage *self)
{
  gboolean selected = mp_id_selection_count (self->selection) > 0;
  /* What the program noted of its own work is read, not changed. */
  gboolean own = !self->deleted && self->kind != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.delete", selected && own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.restore", selected && self->deleted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.copy", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.open", selected && own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.repeat",
                                 own && mp_repeat_offers (self->entity)
                                   && mp_id_selection_count (self->selection) == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.bulk", selected && own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.merge",
                                 own && mp_id_selection_count (self->selection) == 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.new", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.paste-notice",
                                 mp_list_page_takes_notices (self));
}
