/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure is the number of the ids that its query gives, never counted another way: so what the
 * tile says and the list behind it cannot disagree. A rate or an average is divided by the number
 * of the ids of its second query, which can be looked at as well.
 */

#pragma once

#include "mp-policy-query.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 n;
  gint64 n_over;  /* what it is divided by; 1 for a plain count */
} MpFigureCount;

/* In the order of their ids. */
GPtrArray *mp_figures         (void);

gboolean   mp_figure_count    (const MpPolicyQuery *figure, MpStore *store,
                               const MpPolicyScope *scope,
                               MpFigureCount *count, GCancellable *cancellable, GError **error);
/* The ids that count, of the entity `of`, and those that they are divided by, of the entity `over`:
 * of gint64, each once. NULL with MP_CATALOG_ERROR_UNKNOWN: it is not divided by anything.
 */
GArray    *mp_figure_ids      (const MpPolicyQuery *figure, MpStore *store,
                               const MpPolicyScope *scope,
                               GCancellable *cancellable, GError **error);
GArray    *mp_figure_over_ids (const MpPolicyQuery *figure, MpStore *store,
                               const MpPolicyScope *scope,
                               GCancellable *cancellable, GError **error);

/* What stands on the tile, without the unit: "12", "3.25", "66.7"; NULL where nothing is divided by
 * nothing.
 */
char      *mp_figure_format   (const MpPolicyQuery *figure, const MpFigureCount *count);

G_END_DECLS
