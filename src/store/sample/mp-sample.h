/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invented organizations in the real communities of an office, with leaders, places, filings and
 * registrations such as offices have: to practise with, and to measure with at any size. The same
 * seed in the same divisions makes the same office. Nobody real is in it: telephones are of ranges
 * that are not given out (13800001234), credit codes are right and belong to nobody.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_SAMPLE_MAX 1000000

/* In transactions of some thousands, each one change of the history. `made` gets the ids of the
 * organizations, gint64, unless it is NULL.
 */
gboolean mp_sample_add (MpStore *store, guint n_organizations, guint32 seed, GArray *made,
                        GCancellable *cancellable, GError **error);

/* What these organizations have done, and no other: cases of every kind (data/sample/cases.ini).
 * `amounts` (kind → GUINT_TO_POINTER of a number), unless it is NULL, says of which kinds there
 * shall be just so many, spread evenly over what they belong to.
 */
gboolean mp_sample_add_cases (MpStore *store, GArray *organizations, guint32 seed,
                              GHashTable *amounts, GCancellable *cancellable, GError **error);

G_END_DECLS
