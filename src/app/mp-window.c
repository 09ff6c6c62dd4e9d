/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages lie in one stack. Those of the sidebar stay there once they were shown; a record's
 * form lies on the trail above them and is gone when it is left. Every move goes through
 * go_to(), which asks the page on show first and remembers where to go when that page has to put
 * a question.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-window.h"

typedef void (*Move) (MpWindow *self, gpointer data);

struct _MpWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkButton *back;
  GtkListBox *sidebar;
  GtkStack *pages;

  MpStore *store;
  gint64 unit;
  gint64 scope;
  GPtrArray *trail; /* of MpPage: what lies above the sidebar's page */

  Move pending;     /* where to go once the page on show may be left */
  gpointer pending_data;
  GDestroyNotify pending_free;
};

G_DEFINE_FINAL_TYPE (MpWindow, mp_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_STORE = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static MpPage *
current_page (MpWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return MP_IS_PAGE (child) ? MP_PAGE (child) : NULL;
}

static void
forget_move (MpWindow *self)
{
  if (self->pending_free != NULL)
    self->pending_free (self->pending_data);
  self->pending = NULL;
  self->pending_data = NULL;
  self->pending_free = NULL;
}

static void
go_to (MpWindow *self, Move move, gpointer data, GDestroyNotify free_data)
{
  MpPage *page = current_page (self);

  forget_move (self);
  self->pending = move;
  self->pending_data = data;
  self->pending_free = free_data;

  if (page == NULL || mp_page_leave (page))
    mp_window_resume (self);
}

static void
drop_page (MpWindow *self)
{
  GtkWidget *page = g_ptr_array_index (self->trail, self->trail->len - 1);

  gtk_stack_remove (self->pages, page);
  g_ptr_array_set_size (self->trail, self->trail->len - 1);
}

static void
move_back (MpWindow *self, gpointer data)
{
  if (self->trail->len == 0)
    return;
  drop_page (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mp_window_back (MP_WINDOW (widget));
}

static void
mp_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, MP_WINDOW (object)->store);
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

  forget_move (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_WINDOW);

  G_OBJECT_CLASS (mp_window_parent_class)->dispose (object);
}

static void
mp_window_finalize (GObject *object)
{
  g_ptr_array_unref (MP_WINDOW (object)->trail);

  G_OBJECT_CLASS (mp_window_parent_class)->finalize (object);
}

static void
mp_window_class_init (MpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mp_window_get_property;
  object_class->set_property = mp_window_set_property;
  object_class->dispose = mp_window_dispose;
  object_class->finalize = mp_window_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, MP_TYPE_STORE,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/miaopu/Miaopu/mp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MpWindow, pages);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
}

static void
mp_window_init (MpWindow *self)
{
  self->trail = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_window_new (GtkApplication *application, MpStore *store)
{
  return g_object_new (MP_TYPE_WINDOW, "application", application, "store", store, NULL);
}

MpWindow *
mp_window_of (GtkWidget *widget)
{
  return MP_WINDOW (gtk_widget_get_ancestor (widget, MP_TYPE_WINDOW));
}

MpStore *
mp_window_get_store (MpWindow *self)
{
  return self->store;
}

gint64
mp_window_get_unit (MpWindow *self)
{
  return self->unit;
}

gint64
mp_window_get_scope (MpWindow *self)
{
  return self->scope;
}

void
mp_window_back (MpWindow *self)
{
  go_to (self, move_back, NULL, NULL);
}

void
mp_window_resume (MpWindow *self)
{
  Move move = g_steal_pointer (&self->pending);

  if (move != NULL)
    move (self, self->pending_data);
  forget_move (self);
}

void
mp_window_stay (MpWindow *self)
{
  forget_move (self);
}

void
mp_window_toast (MpWindow *self, const char *message)
{
  mp_window_toast_undo (self, message, 0);
}
