/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may stand in a field, narrowed to what somebody has typed: any part of the name, of a word
 * that means the same, or of its pinyin, by initials or in full.
 */

#pragma once

#include "catalog/mp-pinyin.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *value; /* what is kept */
  char *title; /* what is shown and stands in the entry */
  char *note;  /* what tells two of the same title apart; or NULL */
} MpChoice;

MpChoice *mp_choice_new  (const char *value, const char *title, const char *note);
void      mp_choice_free (MpChoice *choice);

/* What was typed, as it is compared. */
char      *mp_choices_fold         (const char *text);
/* How a label is meant by what was typed and folded: it, or its pinyin (mp-pinyin.h), begins so or
 * has it inside; "" means any.
 */
MpFit      mp_choices_fit          (const char *label, const char *folded);

/* All of these return MpChoices, those that begin as was typed before those that have it inside,
 * and these before what is only also called so; "" narrows nothing.
 */
GPtrArray *mp_choices_of_codes     (MpCodes *codes, const char *list, const char *text);
/* The reporting unit and what lies below it: communities first. */
GPtrArray *mp_choices_of_divisions (MpStore *store, const char *text);
/* What a question may be asked for: groups of divisions, then the same. */
GPtrArray *mp_choices_of_scopes    (MpStore *store, const char *text);
/* What tells a record apart from others of its title, as one line; NULL: nothing. */
char      *mp_choices_tell_apart   (MpStore *store, MpRecord *record);
/* Records of a kind by their searched fields, the first twenty. */
void       mp_choices_of_records_async  (MpStore *store, const MpEntity *entity, const char *text,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *mp_choices_of_records_finish (MpStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
