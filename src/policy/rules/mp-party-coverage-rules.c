/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many full members an organization has says how the Party's work should reach it (domain.md
 * W8): enough of them found an organization of their own, fewer a joint one, and where there are
 * none an instructor or a liaison is sent. It is said beside the mode that was chosen.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

#define OWN "1"
#define JOINT "2"
#define NONE "0"

static const MpIssue own = {
  "coverage_own", N_("As many full members as it has found a Party organization of their own")
};
static const MpIssue joint = {
  "coverage_joint", N_("With so few full members a joint Party organization is suggested")
};
static const MpIssue sent = {
  "coverage_sent", N_("Without full members an instructor or a liaison is suggested")
};

static const MpIssue *
advise (MpStore *store, MpRecord *coverage, const MpField *field)
{
  const char *known = mp_record_get_by_name (coverage, "n_full");
  gint64 n = mp_record_get_int (coverage, "n_full");
  gboolean is_own = mp_record_is (coverage, "party_mode", OWN);
  gboolean is_none = mp_record_is (coverage, "party_mode", NONE);

  if (!g_str_equal (field->name, "party_mode") || known == NULL)
    return NULL;
  if (n >= mp_parameters_get_int (store, "branch_members_least"))
    return is_own ? NULL : &own;
  if (n > 0)
    return is_own || is_none ? &joint : NULL;

  return is_own || is_none || mp_record_is (coverage, "party_mode", JOINT) ? &sent : NULL;
}

const MpRules mp_party_coverage_rules = {
  .entity = "party_coverage",
  .advise = advise,
};
