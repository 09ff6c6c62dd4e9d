/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: which folder it works on, and the window that shows it.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MP_TYPE_APPLICATION (mp_application_get_type ())
G_DECLARE_FINAL_TYPE (MpApplication, mp_application, MP, APPLICATION, AdwApplication)

MpApplication *mp_application_new         (GApplicationFlags flags);

/* The folder's window, opened or brought to the front. `practice`: an empty folder is filled with
 * an office to practise in.
 */
void           mp_application_open_folder (MpApplication *self, const char *folder,
                                           gboolean practice);

G_END_DECLS
