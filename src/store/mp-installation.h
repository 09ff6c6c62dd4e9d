/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the program's own files lie: where the environment says, else beside the running program
 * (an installation may be moved as a whole, and a build runs without being installed), else where
 * it was meant to be installed.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* $MIAOPU_DATA_DIR, <prefix>/share/miaopu */
char *mp_installation_data   (void);
/* $MIAOPU_LOCALE_DIR, <prefix>/share/locale */
char *mp_installation_locale (void);

G_END_DECLS
