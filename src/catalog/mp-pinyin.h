/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Order and spelling of Chinese text, the same on every system: a table generated at build time
 * from the Unihan readings and data/names. A sort key is compared as bytes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MP_PINYIN_TEXT,   /* names of organizations and places, or anything else */
  MP_PINYIN_PERSON, /* a person's name: what stands first is read as a surname (曾 zēng, 单 shàn) */
} MpPinyinKind;

/* A digest of the generated table: stored keys and initials are made again when it has changed. */
guint32 mp_pinyin_version    (void);

/* Key in pinyin order (syllable, tone, strokes, radical). Punctuation, digits and Latin come before
 * Han, other writing after it; case and width are folded; numbers compare by characters. Appends
 * bytes other than 0 to `key`, which the caller owns.
 */
void    mp_pinyin_append_key (GByteArray *key, MpPinyinKind kind, const char *text);

typedef enum { MP_FIT_NONE, MP_FIT_INSIDE, MP_FIT_BEGINS } MpFit;

/* Whether `typed`, in lower case, spells the text from its beginning, or from a later character on:
 * each character by its syllable (as far as it was typed) or its initial, so that qj, qingj, qjiang
 * and qingjiang are 青江社区. Both readings of a character that no word decides will do.
 */
MpFit   mp_pinyin_fit        (MpPinyinKind kind, const char *text, const char *typed);

/* A quick way to tell that mp_pinyin_fit() finds nothing, among very many: the letters with which
 * the characters of a text begin, one bit each, and those that what is typed needs. A text that
 * lacks one of these does not fit.
 */
guint32 mp_pinyin_letters    (MpPinyinKind kind, const char *text);
guint32 mp_pinyin_needs      (const char *typed);

/* Two characters of one syllable, whatever the tone: 塘 and 唐, which a keyboard confuses. One with
 * several readings sounds like itself.
 */
gboolean mp_pinyin_sounds_alike (gunichar one, gunichar other);

/* Lower-case initials of the Han characters, Latin letters and digits as they are, nothing else:
 * "bslsqxhwdd". Where characters have a second reading that no word decides, a second spelling
 * follows after a space: "zqhcd cqhcd".
 */
char   *mp_pinyin_initials   (MpPinyinKind kind, const char *text);

G_END_DECLS
