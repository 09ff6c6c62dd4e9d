/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of the thing it shows: lists, forms, assistants. A page is a widget; the
 * window knows no page by its class.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_PAGE (mp_page_get_type ())
G_DECLARE_INTERFACE (MpPage, mp_page, MP, PAGE, GtkWidget)

/* Every member may be NULL. */
struct _MpPageInterface
{
  GTypeInterface parent;

  /* What the window is called while the page is shown. */
  char *(*dup_title) (MpPage *self);
  /* Asked before the page is left for good or the window closes. FALSE: the page has put a
   * question (unsaved text …) and calls mp_window_resume() once it may be left.
   */
  gboolean (*leave) (MpPage *self);
  /* The page has come into view: refresh what is cheap, put the focus where work begins. */
  void (*shown) (MpPage *self);
  /* What had the focus is gone: it goes to what lies nearest. */
  void (*take_focus) (MpPage *self);
  /* The division that the whole window is narrowed to; 0: everything. */
  void (*set_scope) (MpPage *self, gint64 division);
  /* The search box of the window, when the page can be searched. */
  void (*find) (MpPage *self, const char *text);
  /* What the search box says when the page comes into view. */
  const char *(*get_find_text) (MpPage *self);
  /* Enter in the search box: on to the first that fits. */
  void (*enter) (MpPage *self);
  /* Ctrl+Z. TRUE: it was meant for what is not saved yet; else the last change is undone. */
  gboolean (*undo) (MpPage *self);
};

char       *mp_page_dup_title     (MpPage *self);
gboolean    mp_page_leave         (MpPage *self);
void        mp_page_shown         (MpPage *self);
void        mp_page_take_focus    (MpPage *self);
void        mp_page_set_scope     (MpPage *self, gint64 division);
gboolean    mp_page_can_find      (MpPage *self);
void        mp_page_find          (MpPage *self, const char *text);
const char *mp_page_get_find_text (MpPage *self);
void        mp_page_enter         (MpPage *self);
gboolean    mp_page_undo          (MpPage *self);

G_END_DECLS
