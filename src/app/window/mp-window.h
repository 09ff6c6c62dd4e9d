/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one window of an office: sidebar, search box, the page being worked on, and the one place
 * where messages and errors appear. Pages reach each other only through these functions
 * (mp_window_of() a shown widget).
 */

#pragma once

#include <adwaita.h>

#include "store/mp-store.h"

#include "app/widget/mp-page.h"

G_BEGIN_DECLS

#define MP_TYPE_WINDOW (mp_window_get_type ())
G_DECLARE_FINAL_TYPE (MpWindow, mp_window, MP, WINDOW, AdwApplicationWindow)

GtkWidget *mp_window_new            (GtkApplication *application, MpStore *store);
/* The window that a widget is in. */
MpWindow  *mp_window_of             (GtkWidget *widget);

MpStore   *mp_window_get_store      (MpWindow *self);
/* The reporting unit, and the division that every page is narrowed to (the unit itself, or one
 * below it).
 */
gint64     mp_window_get_unit       (MpWindow *self);
gint64     mp_window_get_scope      (MpWindow *self);

/* --- pages. All of them ask the page on show first whether it may be left ------------------- */

/* A page of the sidebar: an entity's list ("organization"), "history", "bin". */
void       mp_window_show           (MpWindow *self, const char *name);
/* A record's form (MpRecordForm), on top of what is shown. id 0: a new record. `list` (of MpRecord,
 * may be NULL) is what Alt+Up and Alt+Down walk.
 */
void       mp_window_show_record    (MpWindow *self, const MpEntity *entity, gint64 id,
                                     GListModel *list);
/* The same with a record as it was loaded, or a new one with the values that it begins with. */
void       mp_window_show_form      (MpWindow *self, MpRecord *record, GListModel *list);
void       mp_window_show_import    (MpWindow *self);
void       mp_window_show_export    (MpWindow *self);
/* Back to what was shown before the page on top. */
void       mp_window_back           (MpWindow *self);
/* The page that answered FALSE to mp_page_leave() may now be left: goes where the clerk wanted to.
 * mp_window_stay(): she stays, and that wish is forgotten.
 */
void       mp_window_resume         (MpWindow *self);
void       mp_window_stay           (MpWindow *self);
/* The page's title, or what it is searched for, has changed. */
void       mp_window_retitle        (MpWindow *self);
void       mp_window_refind         (MpWindow *self);

/* --- messages ------------------------------------------------------------------------------- */

void       mp_window_toast          (MpWindow *self, const char *message);
/* "Undo" on the toast takes back `change` (0: shows no button). */
void       mp_window_toast_undo     (MpWindow *self, const char *message, gint64 change);
/* A dialog: `heading` says what did not happen ("Not saved"), the error why and what to do. */
void       mp_window_show_error     (MpWindow *self, const char *heading, const GError *error);

G_END_DECLS
