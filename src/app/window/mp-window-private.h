/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by mp-window.c (the frame), mp-window-moves.c (from page to page), mp-window-actions.c
 * (what the keyboard and the menu do) and mp-window-messages.c (what the window says).
 */

#pragma once

#include "app/widget/mp-host.h"
#include "app/widget/mp-page.h"
#include "mp-scope-button.h"
#include "mp-sidebar.h"
#include "mp-window.h"

G_BEGIN_DECLS

typedef enum
{
  MP_MOVE_NONE,
  MP_MOVE_BACK,
  MP_MOVE_SHOW,
  MP_MOVE_CLOSE,
} MpMove;

struct _MpWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwToast *toast;    /* the one on show; weak */
  gint64 toast_frame; /* that it was added in */
  GtkButton *back;
  GtkBox *title_box;
  GtkLabel *practice;
  GtkSearchEntry *search;
  AdwSplitButton *new_button;
  GtkMenuButton *menu_button;
  GtkBox *sidebar_box;
  GtkStack *pages;

  MpStore *store;
  gint64 unit;
  MpScopeButton *scope;
  MpSidebar *sidebar;
  GSettings *settings;

  char *base;         /* the sidebar's page under the trail */
  GPtrArray *trail;   /* of MpPage: what lies above it */

  MpMove move;        /* where to go once the page on show may be left */
  char *move_to;
  GPtrArray *released; /* of MpPage: those that have said since that they may go; only compared */

  GCancellable *counting;
  guint count_id;
  GMenu *undo_menu;

  GtkWidget *focused; /* what has the focus; weak */
  guint focus_id;     /* looks whether it is still there */
};

/* What the interface MpHost promises (mp-host.h). */
void    mp_window_show           (MpWindow *self, const char *name);
void    mp_window_show_some      (MpWindow *self, const char *entity, GArray *ids,
                                  const char *origin);
void    mp_window_show_form      (MpWindow *self, MpRecord *record, GListModel *list);
void    mp_window_back           (MpWindow *self);
void    mp_window_resume         (MpWindow *self);
void    mp_window_stay           (MpWindow *self);
void    mp_window_retitle        (MpWindow *self);
void    mp_window_refind         (MpWindow *self);
void    mp_window_toast          (MpWindow *self, const char *message, gint64 change);
void    mp_window_mind_toasts    (MpWindow *self);
/* Offers to look at a page of the sidebar. */
void    mp_window_toast_page     (MpWindow *self, const char *message, const char *page);
/* After an undo or a redo: offers the way back. */
void    mp_window_toast_step     (MpWindow *self, const char *message, gboolean redone);
void    mp_window_show_error     (MpWindow *self, const char *heading, const GError *error);
gint64  mp_window_get_scope      (MpWindow *self);

MpPage *mp_window_get_page       (MpWindow *self);
/* A page of the sidebar, made when it is not there yet; nobody is asked. */
void    mp_window_show_base      (MpWindow *self, const char *name);
void    mp_window_forget_move    (MpWindow *self);
/* Asks every page that may be left, then closes. */
void    mp_window_try_close      (MpWindow *self);

/* The numbers of the sidebar, soon. */
void    mp_window_count          (MpWindow *self);
void    mp_window_stop_counting  (MpWindow *self);

void    mp_window_install_actions (GtkWidgetClass *widget_class);
void    mp_window_make_menus     (MpWindow *self);
void    mp_window_take_drops     (MpWindow *self);
/* Names what undo and redo would take. */
void    mp_window_update_undo    (MpWindow *self);
/* From now on the page takes the focus whenever it is lost. */
void    mp_window_mind_focus     (MpWindow *self);
void    mp_window_forget_focus   (MpWindow *self);

G_END_DECLS
