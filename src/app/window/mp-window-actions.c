/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the keyboard and the menu do. The keys are bindings of the window, not accelerators of the
 * application: a text being typed, and the input method above all, sees a key first.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/dialog/mp-dialogs.h"
#include "app/widget/mp-widget.h"
#include "app/import/mp-import-page.h"
#include "edit/mp-kind.h"
#include "edit/mp-reveal.h"
#include "app/form/mp-record-form.h"
#include "app/list/mp-list-page.h"
#include "app/search/mp-search-window.h"
#include "mp-office-window.h"
#include "mp-window-private.h"

/* --- undo and redo -------------------------------------------------------------------------- */

typedef struct
{
  GWeakRef window;
  gint64 change; /* 0: the newest */
  gboolean redo;
  char *label;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_weak_ref_clear (&step->window);
  g_free (step->label);
  g_free (step);
}

static void
run_step (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Step *step = data;
  GError *error = NULL;

  if (step->redo ? mp_store_redo (source, &step->label, &error)
                 : mp_store_undo (source, step->change, &step->label, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Step *step = g_task_get_task_data (G_TASK (result));
  g_autoptr (MpWindow) self = g_weak_ref_get (&step->window);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *message = NULL;

  if (self == NULL)
    return;
  if (!done)
    {
      mp_window_show_error (self, step->redo ? _("Nothing was redone") : _("Nothing was undone"),
                            error);
      return;
    }

  message = g_strdup_printf (step->redo ? _("Redone: %s") : _("Undone: %s"),
                             step->label != NULL ? step->label : "");
  mp_window_toast_step (self, message, step->redo);
}

static void
start_step (MpWindow *self, gint64 change, gboolean redo)
{
  Step *step = g_new0 (Step, 1);
  g_autoptr (GTask) task = g_task_new (self->store, NULL, step_done_cb, NULL);

  g_weak_ref_init (&step->window, self);
  step->change = change;
  step->redo = redo;
  g_task_set_task_data (task, step, step_free);
  g_task_run_in_thread (task, run_step);
}

/* While a text is being typed, Ctrl+Z belongs to the text. */
static gboolean
is_typing (MpWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
undo_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  MpWindow *self = MP_WINDOW (widget);
  gboolean redo = g_variant_get_boolean (args);
  MpPage *page = mp_window_get_page (self);

  if (!is_typing (self) && (page == NULL || !mp_page_undo (page)))
    gtk_widget_activate_action (widget, redo ? "win.redo" : "win.undo", NULL);
  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_step (MP_WINDOW (widget), 0, FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_step (MP_WINDOW (widget), 0, TRUE);
}

static void
undo_change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_step (MP_WINDOW (widget), g_variant_get_int64 (parameter), FALSE);
}

/* --- the others ----------------------------------------------------------------------------- */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_back (MP_WINDOW (widget));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_try_close (MP_WINDOW (widget));
}

/* What is typed next is looked for, not what was looked for before with an end to it. */
static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkSearchEntry *search = MP_WINDOW (widget)->search;

  gtk_widget_grab_focus (GTK_WIDGET (search));
  gtk_editable_select_region (GTK_EDITABLE (search), 0, -1);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_search_window_present (MP_HOST (widget));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_show (MP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_show (MP_WINDOW (widget), "import");
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_show (MP_WINDOW (widget), "export");
}

/* What the page on show is a list or a form of, when it has a list of its own. */
static const char *
kind_on_show (MpPage *page)
{
  const MpEntity *entity =
    MP_IS_RECORD_FORM (page)
      ? mp_record_get_entity (mp_record_form_get_record (MP_RECORD_FORM (page)))
      : NULL;

  return entity != NULL && mp_kind_lookup (entity->name) != NULL ? entity->name : "organization";
}

/* On a list, or on the form of one: one of these; elsewhere: an organization. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  MpPage *page = mp_window_get_page (self);

  if (!MP_IS_LIST_PAGE (page) || !gtk_widget_activate_action (GTK_WIDGET (page), "list.new", NULL))
    mp_host_show_record (MP_HOST (self), mp_store_get_entity (self->store, kind_on_show (page)), 0,
                         NULL);
}

static void
new_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpWindow *self = MP_WINDOW (widget);

  mp_host_show_record (MP_HOST (self),
                       mp_store_get_entity (self->store, g_variant_get_string (parameter, NULL)), 0,
                       NULL);
}

static void
folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpWindow *self = MP_WINDOW (widget);
  g_autofree char *uri = g_filename_to_uri (mp_store_get_folder (self->store), NULL, NULL);

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* Another unit's records lie in another folder, and open in a window of their own. */
static void
other_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_office_window_show (GTK_WINDOW (widget), mp_store_get_folder (MP_WINDOW (widget)->store));
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_dialogs_show_shortcuts (GTK_WINDOW (widget));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_dialogs_show_about (GTK_WINDOW (widget));
}

/* --- menus ---------------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static char *
name_step (const char *action, MpChange *change)
{
  return change != NULL ? g_strdup_printf (C_("menu", "%s: %s"), action, change->label)
                        : g_strdup (action);
}

void
mp_window_update_undo (MpWindow *self)
{
  g_autoptr (MpChange) undo = mp_store_peek_undo (self->store);
  g_autoptr (MpChange) redo = mp_store_peek_redo (self->store);
  g_autofree char *undo_label = name_step (_("Undo"), undo);
  g_autofree char *redo_label = name_step (_("Redo"), redo);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  g_menu_remove_all (self->undo_menu);
  append_item (self->undo_menu, undo_label, "win.undo", "<Control>z");
  append_item (self->undo_menu, redo_label, "win.redo", "<Control><Shift>z");
}

void
mp_window_make_menus (MpWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) office = g_menu_new ();
  g_autoptr (GMenu) help = g_menu_new ();
  g_autoptr (GMenu) kinds_menu = g_menu_new ();
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  self->undo_menu = g_menu_new ();
  append_item (work, _("Search Everywhere…"), "win.search", "<Control>k");
  append_item (work, _("Import a Ledger…"), "win.import", "<Control>i");
  append_item (work, _("Export Ledgers…"), "win.export", "<Control>e");
  append_item (office, C_("page", "Settings"), "win.show::settings", NULL);
  append_item (office, _("Open the Data Folder"), "win.folder", NULL);
  append_item (office, _("Open Another Unit…"), "win.other-folder", NULL);
  if (gtk_widget_get_visible (GTK_WIDGET (self->practice)))
    append_item (office, _("Open My Office"), "app.office", NULL);
  else
    append_item (office, _("Open the Practice Office"), "app.practice", NULL);
  append_item (help, _("Keyboard Shortcuts"), "win.shortcuts", "<Control>question");
  append_item (help, _("About Miaopu"), "win.about", NULL);
  append_item (help, _("Quit"), "app.quit", "<Control>q");
  append_section (menu, self->undo_menu);
  append_section (menu, work);
  append_section (menu, office);
  append_section (menu, help);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  mp_widget_mind_menu (self->menu_button);

  for (guint i = 0, end; i < n_kinds; i = end)
    {
      gboolean several = i + 1 < n_kinds && kinds[i + 1].group == kinds[i].group;
      g_autoptr (GMenu) group = g_menu_new ();

      for (end = i; end < n_kinds && kinds[end].group == kinds[i].group; end++)
        {
          g_autofree char *add = mp_kind_dup_add (&kinds[end]);
          g_autoptr (GMenuItem) item = g_menu_item_new (add, NULL);

          g_menu_item_set_action_and_target (item, "win.new-kind", "s", kinds[end].entity->name);
          g_menu_append_item (several ? group : kinds_menu, item);
        }
      if (several)
        g_menu_append_submenu (kinds_menu, mp_group_get_label (kinds[i].group),
                               G_MENU_MODEL (group));
    }
  adw_split_button_set_menu_model (self->new_button, G_MENU_MODEL (kinds_menu));

  /* The arrow has a tooltip and no name. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->new_button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      {
        mp_widget_mind_menu (GTK_MENU_BUTTON (child));
        /* The tooltip of the whole would lie over the menu just as well. */
        g_object_bind_property (gtk_menu_button_get_popover (GTK_MENU_BUTTON (child)), "visible",
                                self->new_button, "has-tooltip",
                                G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("Another kind of record"), -1);
      }
}

/* A workbook dropped anywhere is to be imported. */
static gboolean
file_dropped_cb (MpWindow *self, const GValue *value)
{
  mp_window_show (self, "import");
  if (!MP_IS_IMPORT_PAGE (mp_window_get_page (self)))
    return FALSE;

  mp_import_page_open (MP_IMPORT_PAGE (mp_window_get_page (self)), g_value_get_object (value));
  return TRUE;
}

void
mp_window_take_drops (MpWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
page_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  MpWindow *self = MP_WINDOW (widget);
  const char *page = mp_sidebar_get_page (self->sidebar, (guint) g_variant_get_int32 (args));

  if (page == NULL)
    return FALSE;

  mp_window_show (self, page);
  /* Also of the page that was there already, from whatever stood beside its list. */
  if (g_strcmp0 (self->base, page) == 0 && mp_window_get_page (self) != NULL)
    mp_page_shown (mp_window_get_page (self));
  return TRUE;
}

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpReveal *reveal = mp_reveal_of (MP_WINDOW (widget)->store);

  mp_reveal_set (reveal, !mp_reveal_is_on (reveal));
}

void
mp_window_install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.new-kind", "s", new_kind_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", undo_change_action);
  gtk_widget_class_install_action (widget_class, "win.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "win.folder", NULL, folder_action);
  gtk_widget_class_install_action (widget_class, "win.other-folder", NULL, other_folder_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, control, "win.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "win.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, control, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, control, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, control, "win.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, control, "win.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, control, "win.reveal", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, control | GDK_SHIFT_MASK,
                                       "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.shortcuts", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, control, undo_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, control | GDK_SHIFT_MASK, undo_key_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, control, undo_key_cb, "b", TRUE);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + (guint) i, GDK_ALT_MASK, page_key_cb,
                                  "i", i);
}
