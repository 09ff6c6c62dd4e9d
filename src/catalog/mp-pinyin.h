/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Order and initials of Chinese text, the same on every system: a rank table generated at build
 * time from the Unihan readings. A sort key is compared as bytes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raised when the generated table changes order: stored keys are then made again. */
#define MP_PINYIN_VERSION 1

/* Key in pinyin order (tone, then strokes), digits and Latin before Han, case folded; numbers
 * compare by characters. Appends to `key`, which the caller owns.
 */
void  mp_pinyin_append_key (GByteArray *key, const char *text);
/* Lower-case initials of each Han character, other letters and digits as they are: "bslsqxhwdd". */
char *mp_pinyin_initials   (const char *text);

G_END_DECLS
