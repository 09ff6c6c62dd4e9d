/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which office to go on with: one that was open before, one in another folder, or a new one.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_OFFICE_WINDOW (mp_office_window_get_type ())
G_DECLARE_FINAL_TYPE (MpOfficeWindow, mp_office_window, MP, OFFICE_WINDOW, AdwWindow)

/* Shown at once; `folder` is the office that is open in `parent`. */
void mp_office_window_show (GtkWindow *parent, const char *folder);

G_END_DECLS
