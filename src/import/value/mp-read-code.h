/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word in a cell and the code it means: by the label, by its usual short forms, by the key that
 * the heading gives (1登记2备案3小组), by what the clerk has said a foreign word means. A word of
 * another scheme is never guessed.
 */

#pragma once

#include "catalog/mp-likeness.h"
#include "catalog/mp-codes.h"
#include "catalog/mp-field.h"
#include "mp-reading.h"

G_BEGIN_DECLS

/* `words`: folded foreign word → code, as the clerk said; `key`: folded cell text → word, from the
 * heading. Both may be NULL. Holds: code_unknown, code_several. Warns: mapped, corrected,
 * derived_from_subtype, code_open (兴趣爱好型 says less than a type). Codes of an MP_CODES field
 * ascend, joined by ','.
 */
void        mp_read_code      (MpCodes *codes, const MpField *field, GHashTable *words,
                               GHashTable *key,
                               const MpCell *cell, MpReading *reading);

/* The key in a heading's brackets, folded text → word, or NULL: 组织层级(1登记2备案3小组). */
GHashTable *mp_code_key_parse (const char *heading);

/* What the answers to a heading that asks mean: folded text of a cell → word, "" for nothing; NULL:
 * it asks for no code.
 */
GHashTable *mp_code_key_of_question (const char *heading);
/* 是否队长: yes is what somebody is called. */
gboolean    mp_heading_asks_for_post (const char *heading);

/* mp-code-word.c: the code of one word, with its warning; `words` and `key` as above. NULL: it is
 * not known.
 */
const char *mp_code_of_word   (MpCodes *codes, const char *list, GHashTable *words,
                               GHashTable *key, const char *text, const char **warning);
/* TRUE when `text` means something in the list, without help. */
gboolean    mp_code_is_known  (MpCodes *codes, const char *list, const char *text);

/* 功能服务型, 兴趣爱好型: says of an organization what it is for, and leaves its type open. */
gboolean    mp_code_leaves_open (const char *list, const char *text);

G_END_DECLS
