/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one window of an office: sidebar, search box, the page being worked on, and the one place
 * where messages and errors appear. What pages ask of it is the interface MpHost.
 */

#pragma once

#include <adwaita.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_WINDOW (mp_window_get_type ())
G_DECLARE_FINAL_TYPE (MpWindow, mp_window, MP, WINDOW, AdwApplicationWindow)

GtkWidget *mp_window_new            (GtkApplication *application, MpStore *store);
MpStore   *mp_window_get_store      (MpWindow *self);

G_END_DECLS
