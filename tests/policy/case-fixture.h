/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office with one activity group that applies to be filed.
 */

#pragma once

#include "../store/store-fixture.h"

#include "policy/mp-flow.h"

G_BEGIN_DECLS

typedef struct
{
  Office office;
  const MpEntity *filing;
  gint64 organization;
} Case;

void      case_set_up         (Case *self, gconstpointer data);
void      case_tear_down      (Case *self, gconstpointer data);

/* An application of this kind of 2 March 2026, saved by the rules. */
gint64    case_apply_for      (Case *self, const char *kind);
/* The same with its papers and conditions ticked, and accepted: the next step is the decision. */
gint64    case_in_review      (Case *self, const char *kind);
MpRecord *case_load           (Case *self, gint64 id);
/* Every child of the case gets a 1 in the field. */
void      case_tick           (Case *self, gint64 id, const char *child, const char *field);

/* field, value, … */
#define VALUES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* A new record of the organization with VALUES. */
gint64    case_add            (Case *self, const MpEntity *entity, const char *const *values);

/* Takes a step of any flow with VALUES. */
gboolean  case_step           (Case *self, const MpEntity *entity, gint64 id, const char *step,
                               const char *const *values, gint64 *change, GError **error);

/* Takes a step of the filing with VALUES. */
gboolean  case_advance        (Case *self, gint64 id, const char *step, const char *const *values,
                               gint64 *change, GError **error);
void      case_assert_advance (Case *self, gint64 id, const char *step, const char *const *values);
void      case_assert_value   (Case *self, gint64 id, const char *field, const char *expected);

G_END_DECLS
