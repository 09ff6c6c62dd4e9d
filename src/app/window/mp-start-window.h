/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes before the office's window: opening the data folder behind a progress page, choosing
 * the reporting unit on the first day, and a plain page that says what to do when the folder
 * cannot be opened.
 */

#pragma once

#include <adwaita.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_START_WINDOW (mp_start_window_get_type ())
G_DECLARE_FINAL_TYPE (MpStartWindow, mp_start_window, MP, START_WINDOW, AdwApplicationWindow)

/* Opens `folder` at once. `practice`: an empty folder becomes the practice office. */
GtkWidget  *mp_start_window_new         (GtkApplication *application, const char *folder,
                                             gboolean practice);
const char *mp_start_window_get_folder  (MpStartWindow *self);

/* Signal "ready" (MpStore *): the office is open and has its unit. */

G_END_DECLS
