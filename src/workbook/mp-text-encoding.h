/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding a text file is in. Nothing in the file says so for certain, so all of it is
 * tried: one late 啊 in a long list decides between UTF-8 and GB18030.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030", or NULL: not text in any of them; with error
 * set: text, but damaged. `skip`: the bytes of a byte order mark.
 */
const char   *mp_text_encoding_find (GFile *file, gsize *skip, GError **error);

/* The file as UTF-8. */
GInputStream *mp_text_encoding_open (GFile *file, const char *charset, gsize skip, GError **error);

G_END_DECLS
