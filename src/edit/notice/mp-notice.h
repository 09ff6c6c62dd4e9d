/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notice as it goes round in a group of neighbours, read by rule: what, when, where, how many.
 * What is said in two ways, or might be meant in two, stays empty: a clerk looks at what was found
 * before it is kept, and sees an empty field sooner than a wrong one.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* NULL: not found. */
typedef struct
{
  char *title;
  char *start_at; /* "2026-03-05T14:30", "2026-03-05" */
  char *end_at;
  char *place;
  char *people;   /* "40" */
} MpNotice;

/* `today` ("2026-03-03") is the day on which it is read: by it “tomorrow”, “this Saturday” and a
 * day without a year are understood.
 */
MpNotice *mp_notice_read (const char *text, const char *today);
void      mp_notice_free (MpNotice *self);

/* A new activity that begins so, with the notice itself as its remark; the organization when
 * exactly one is named in full.
 */
MpRecord *mp_notice_draft (MpStore *store, const char *text, const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpNotice, mp_notice_free)

G_END_DECLS
