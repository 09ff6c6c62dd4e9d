/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame around the pages: title and scope, search box, sidebar with its numbers. How one gets
 * from page to page is in mp-window-moves.c.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/draft/mp-drafts-notice.h"
#include "edit/mp-drafts.h"
#include "app/widget/mp-expiry.h"
#include "app/widget/mp-settings.h"
#include "mp-window-private.h"

static void host_init (MpHostInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpWindow, mp_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (MP_TYPE_HOST, host_init))

enum { PROP_STORE = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

/* --- what follows from it ------------------------------------------------------------------- */

void
mp_window_retitle (MpWindow *self)
{
  MpPage *page = mp_window_get_page (self);
  g_autofree char *page_title = page != NULL ? mp_page_dup_title (page) : NULL;
  const char *unit = self->scope != NULL ? mp_scope_button_get_name (self->scope) : NULL;
  GString *title = g_string_new (page_title);

  if (unit != NULL)
    g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", unit);
  if (gtk_widget_get_visible (GTK_WIDGET (self->practice)))
    g_string_append_printf (title, _(" (%s)"), gtk_label_get_text (self->practice));
  g_string_append_printf (title, " — %s", _("Miaopu"));
  gtk_window_set_title (GTK_WINDOW (self), title->str);
  g_string_free (title, TRUE);
}

void
mp_window_refind (MpWindow *self)
{
  MpPage *page = mp_window_get_page (self);
  gboolean searched = page != NULL && mp_page_can_find (page);
  const char *text = searched ? mp_page_get_find_text (page) : "";

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find", searched);
  gtk_widget_set_can_focus (GTK_WIDGET (self->search), searched);
  g_object_set (self->search, "placeholder-text",
                searched ? _("Name, initials, leader or end of a telephone   Ctrl+F")
                         : _("Everywhere: Ctrl+K"),
                NULL);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->search)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

static void
page_changed_cb (MpWindow *self)
{
  MpPage *page = mp_window_get_page (self);

  gtk_widget_set_visible (GTK_WIDGET (self->back), self->trail->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->trail->len > 0);
  mp_window_refind (self);
  mp_window_retitle (self);
  if (page != NULL)
    mp_page_shown (page);
}

static void
scope_changed_cb (MpWindow *self)
{
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    mp_page_set_scope (MP_PAGE (page), mp_window_get_scope (self));
  mp_window_retitle (self);
}

static void
sidebar_chosen_cb (MpWindow *self, const char *page)
{
  mp_window_show (self, page);
  mp_sidebar_select (self->sidebar, self->base);
}

/* --- searching ------------------------------------------------------------------------------ */

static void
search_changed_cb (MpWindow *self)
{
  MpPage *page = mp_window_get_page (self);

  if (page != NULL && mp_page_can_find (page))
    mp_page_find (page, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_activated_cb (MpWindow *self)
{
  MpPage *page = mp_window_get_page (self);

  search_changed_cb (self);
  if (page != NULL)
    mp_page_enter (page);
}

/* Down as in any list of what was found. */
static gboolean
search_key_cb (MpWindow *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  search_activated_cb (self);
  return GDK_EVENT_STOP;
}

/* Where the page has nothing to look through, the box is the way to everything. */
static void
search_clicked_cb (MpWindow *self, int n_press, double x, double y, GtkGesture *click)
{
  if (gtk_widget_get_can_focus (GTK_WIDGET (self->search)))
    return;
  gtk_gesture_set_state (click, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
add_search_keys (MpWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (search_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

static void
search_stopped_cb (MpWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_activated_cb (self);
}

/* --- what the sidebar says of it ------------------------------------------------------------ */

static void
count_drafts (MpWindow *self)
{
  mp_sidebar_set_count (self->sidebar, "drafts", mp_drafts_count (mp_drafts_of (self->store)));
}

static void
store_changed_cb (MpWindow *self)
{
  count_drafts (self);
  mp_window_count (self);
  mp_window_update_undo (self);
}

/* --- the object ----------------------------------------------------------------------------- */

static gboolean
mp_window_close_request (GtkWindow *window)
{
  mp_window_try_close (MP_WINDOW (window));
  return TRUE;
}

/* What the clerk has to know before she begins. */
static void
greet (MpWindow *self)
{
  g_autofree char *drafts = mp_drafts_notice_text (self->store);

  count_drafts (self);
  g_signal_connect_object (mp_drafts_of (self->store), "changed", G_CALLBACK (count_drafts), self,
                           G_CONNECT_SWAPPED);
  if (mp_store_get_warning (self->store) != NULL)
    mp_window_toast (self, mp_store_get_warning (self->store), 0);
  else if (drafts != NULL)
    mp_window_toast_page (self, drafts, "drafts");
}

static void
mp_window_constructed (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);
  g_autofree char *unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);
  g_autofree char *practice = mp_store_dup_setting (self->store, MP_SETTING_PRACTICE);
  g_autofree char *page = NULL;

  G_OBJECT_CLASS (mp_window_parent_class)->constructed (object);

  self->unit = unit != NULL ? g_ascii_strtoll (unit, NULL, 10) : 0;
  self->settings = mp_settings_new_window ();
  if (self->settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "width"),
                                   g_settings_get_int (self->settings, "height"));
      if (g_settings_get_boolean (self->settings, "maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      page = g_settings_get_string (self->settings, "page");
    }

  self->sidebar = MP_SIDEBAR (mp_sidebar_new ());
  gtk_box_append (self->sidebar_box, GTK_WIDGET (self->sidebar));
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (sidebar_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  mp_expiry_learn (self->store);
  self->scope = MP_SCOPE_BUTTON (mp_scope_button_new (self->store, self->unit));
  gtk_box_prepend (self->title_box, GTK_WIDGET (self->scope));
  gtk_widget_set_visible (GTK_WIDGET (self->practice), g_strcmp0 (practice, "1") == 0);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (mp_window_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  add_search_keys (self);
  mp_window_make_menus (self);
  mp_window_take_drops (self);
  mp_window_mind_focus (self);
  mp_window_mind_toasts (self);
  mp_window_update_undo (self);
  mp_window_count (self);
  mp_window_show_base (self, page != NULL && mp_sidebar_get_label (self->sidebar, page) != NULL
                       ? page
                       : "organization");

  greet (self);
}

static void
mp_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MP_WINDOW (object)->store = g_value_dup_object (value);
}

static void
mp_window_dispose (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);

  mp_window_forget_move (self);
  mp_window_forget_focus (self);
  g_clear_weak_pointer (&self->toast);
  mp_window_stop_counting (self);
  g_clear_object (&self->undo_menu);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_window_parent_class)->dispose (object);
}

static void
mp_window_finalize (GObject *object)
{
  MpWindow *self = MP_WINDOW (object);

  g_ptr_array_unref (self->trail);
  g_ptr_array_unref (self->released);
  g_free (self->base);

  G_OBJECT_CLASS (mp_window_parent_class)->finalize (object);
}

static void
mp_window_class_init (MpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mp_window_constructed;
  object_class->set_property = mp_window_set_property;
  object_class->dispose = mp_window_dispose;
  object_class->finalize = mp_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mp_window_close_request;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, MP_TYPE_STORE,
    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/miaopu/Miaopu/mp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, practice);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, sidebar_box);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);

  mp_window_install_actions (widget_class);
}

static void
mp_window_init (MpWindow *self)
{
  self->trail = g_ptr_array_new ();
  self->released = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_window_new (GtkApplication *application, MpStore *store)
{
  return g_object_new (MP_TYPE_WINDOW, "application", application, "store", store, NULL);
}

MpStore *
mp_window_get_store (MpWindow *self)
{
  return self->store;
}

gint64
mp_window_get_scope (MpWindow *self)
{
  return mp_scope_button_get_scope (self->scope);
}

/* --- as a host of pages --------------------------------------------------------------------- */

static gint64
host_get_unit (MpHost *host)
{
  return MP_WINDOW (host)->unit;
}

#define AS(member, function) iface->member = (__typeof__ (iface->member)) function

static void
host_init (MpHostInterface *iface)
{
  AS (get_store, mp_window_get_store);
  iface->get_unit = host_get_unit;
  AS (get_scope, mp_window_get_scope);
  AS (show, mp_window_show);
  AS (show_some, mp_window_show_some);
  AS (show_form, mp_window_show_form);
  AS (back, mp_window_back);
  AS (resume, mp_window_resume);
  AS (stay, mp_window_stay);
  AS (retitle, mp_window_retitle);
  AS (refind, mp_window_refind);
  AS (toast, mp_window_toast);
  AS (show_error, mp_window_show_error);
}
