/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding a text file is in. Nothing in the file says so for certain, so all of it is
 * tried: one late 啊 in a long list decides between UTF-8 and GB18030.
 */

#pragma once

#include "workbook/mp-workbook.h"

G_BEGIN_DECLS

/* "UTF-8", "UTF-16LE" … "UTF-32BE", "GB18030" or "BIG5", or NULL: not text in any of them. `skip`:
 * the bytes of a byte order mark.
 */
const char   *mp_text_encoding_find (GFile *file, gsize *skip, MpSheetWatch *watch, GError **error);

/* The file as UTF-8; what is broken in it is U+FFFD. */
GInputStream *mp_text_encoding_open (GFile *file, const char *charset, gsize skip, GError **error);

G_END_DECLS
