/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids that no other office makes too: 42 bits of milliseconds since 1970 (until 2109), 21 bits of
 * chance, rising within a process. New records so go to the end of their table, and an id tells
 * when its record was made.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 mp_id_new (void);
/* Seconds since 1970: when the record was made. */
gint64 mp_id_get_time (gint64 id);

G_END_DECLS
