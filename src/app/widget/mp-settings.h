/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window remembers between two mornings: sizes, columns, sorting. Comfort only: a
 * program that was not installed completely forgets it and works all the same.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL when the schema is not installed. */
GSettings *mp_settings_new_window (void);
GSettings *mp_settings_new_list   (const char *list);

G_END_DECLS
