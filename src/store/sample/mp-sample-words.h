/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What invented organizations are called and made of. Private to the sample.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* "舞蹈队" */
  const char *type;     /* org_type */
  const char *subtype;  /* org_subtype */
  const char *style;    /* name_style */
  const char *scope;    /* business_scope */
  const char *form;     /* legal_form when it is registered; NULL: never is */
  gboolean informal;    /* may be an activity group */
} MpSampleKind;

extern const MpSampleKind mp_sample_kinds[];
extern const guint mp_sample_n_kinds;

/* The number-th pair of a word and a kind, counted from pair `first`: each once before one comes
 * again in the next round.
 */
const char *mp_sample_word      (guint first, guint number, const MpSampleKind **kind,
                                 guint *round);

/* "肖坝社区" for "肖坝社区居委会", "青果村" for "青果村民委员会". */
char       *mp_sample_community (const char *name);
/* "绿心" for "绿心街道办事处". */
char       *mp_sample_township  (const char *name);

char       *mp_sample_person    (GRand *rand, gboolean woman);
char       *mp_sample_phone     (GRand *rand);
char       *mp_sample_venue     (GRand *rand, guint number);

/* A credit code that passes both of its checks: `form` as legal_form, county of 6 digits. */
char       *mp_sample_uscc      (const char *form, const char *county, guint number);

G_END_DECLS
