/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The communities in which invented organizations stand, and how far each has come. Private to
 * the sample.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_SAMPLE_N_PLACES 6

typedef struct
{
  char *id;
  char *name;              /* "肖坝社区" */
  char *township;          /* "绿心街道" */
  char *county;
  char *county_code;       /* 6 digits */
  guint *n_filings;        /* of the whole township */
  double share;
  guint end;               /* the number of the organization that is the next community's */
  guint first_pair;        /* of word and kind */
  guint n_organizations;
  guint n_venues;
  gint64 venues[MP_SAMPLE_N_PLACES]; /* the last ones */
  gint64 leader;           /* the last one */
} MpSampleCommunity;

/* Of the reporting unit, in the order of their ids; organizations are numbered from 0. One
 * community comes after the other: names that begin alike lie together in the indexes, and a large
 * office is made several times faster.
 */
GPtrArray *mp_sample_communities (MpStore *store, GRand *rand, guint n_organizations,
                                  GError **error);

G_END_DECLS
