/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page may ask of the window around it. Pages know this and not the window, so the window
 * knows the pages and there is no circle. A page that is not shown anywhere has no host.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_HOST (mp_host_get_type ())
G_DECLARE_INTERFACE (MpHost, mp_host, MP, HOST, GtkWidget)

/* Every member is there. */
struct _MpHostInterface
{
  GTypeInterface parent;

  MpStore *(*get_store)  (MpHost *self);
  gint64   (*get_unit)   (MpHost *self);
  gint64   (*get_scope)  (MpHost *self);
  void     (*show)       (MpHost *self, const char *name);
  void     (*show_some)  (MpHost *self, const char *entity, GArray *ids, const char *origin);
  void     (*show_form)  (MpHost *self, MpRecord *record, GListModel *list);
  void     (*back)       (MpHost *self);
  void     (*resume)     (MpHost *self);
  void     (*stay)       (MpHost *self);
  void     (*retitle)    (MpHost *self);
  void     (*refind)     (MpHost *self);
  void     (*toast)      (MpHost *self, const char *message, gint64 change);
  void     (*show_error) (MpHost *self, const char *heading, const GError *error);
};

/* The host that a widget is in; NULL: none. */
MpHost  *mp_host_of          (GtkWidget *widget);

MpStore *mp_host_get_store   (MpHost *self);
/* The reporting unit, and the division that every page is narrowed to (the unit itself, or one
 * below it).
 */
gint64   mp_host_get_unit    (MpHost *self);
gint64   mp_host_get_scope   (MpHost *self);

/* --- pages. All of them ask the page on show first whether it may be left ------------------- */

/* A page of the sidebar: an entity's list ("organization"), "cases", "history", "bin", "import",
 * "export", "settings", "drafts".
 */
void     mp_host_show        (MpHost *self, const char *name);
/* An entity's list, narrowed to some of its records (of gint64) until the clerk clears that;
 * `origin` says which they are: "this import".
 */
void     mp_host_show_some   (MpHost *self, const char *entity, GArray *ids, const char *origin);
/* A record's form, on top of what is shown. id 0: a new record. `list` (of MpRecord, may be NULL)
 * is what Alt+Up and Alt+Down walk.
 */
void     mp_host_show_record (MpHost *self, const MpEntity *entity, gint64 id, GListModel *list);
/* The same with a record as it was loaded, or a new one with the values that it begins with. */
void     mp_host_show_form   (MpHost *self, MpRecord *record, GListModel *list);
/* Back to what was shown before the page on top. */
void     mp_host_back        (MpHost *self);
/* The page that answered FALSE to mp_page_leave() may now be left: goes where the clerk wanted to.
 * mp_host_stay(): she stays, and that wish is forgotten.
 */
void     mp_host_resume      (MpHost *self);
void     mp_host_stay        (MpHost *self);
/* The page's title, or what it is searched for, has changed. */
void     mp_host_retitle     (MpHost *self);
void     mp_host_refind      (MpHost *self);

/* --- messages ------------------------------------------------------------------------------- */

void     mp_host_toast       (MpHost *self, const char *message);
/* "Undo" on the toast takes back `change` (0: shows no button). */
void     mp_host_toast_undo  (MpHost *self, const char *message, gint64 change);
/* A dialog: `heading` says what did not happen ("Not saved"), the error why and what to do. */
void     mp_host_show_error  (MpHost *self, const char *heading, const GError *error);

G_END_DECLS
