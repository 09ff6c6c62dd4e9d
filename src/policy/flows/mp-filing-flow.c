/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of an application for filing (domain.md W2): drafted, recommended by the community,
 * accepted, perhaps sent back to be corrected, reviewed, decided. Deadlines and validity come from
 * the parameters; the approval gives the number and moves the organization to the filed tier.
 */

#include "config.h"

#include "mp-filing-outcome.h"

#include "policy/mp-days.h"
#include "policy/mp-flow-private.h"
#include "policy/mp-parameters.h"
#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

#define DRAFT "1"
#define RECOMMENDED "2"
#define ACCEPTED "3"
#define CORRECTING "4"
#define REVIEWING "5"
#define APPROVED "6"
#define REFUSED "7"
#define WITHDRAWN "8"

#define KIND_NEW "1"
#define KIND_RENEWAL "2"

#define TIER_FILED "2"
#define TIER_GROUP "3"

#define IN_PREPARATION "1"
#define IN_ORDER "2"

static gboolean
is_kind (MpRecord *filing, const char *kind)
{
  return g_strcmp0 (mp_record_get_by_name (filing, "filing_kind"), kind) == 0;
}

static MpRecord *
load_organization (MpWriter *writer, MpRecord *filing, GError **error)
{
  return mp_writer_load (writer, mp_store_get_entity (mp_writer_get_store (writer), "organization"),
                         mp_record_get_int (filing, "organization"), error);
}

/* A deadline from a day that is known in part only is not known. */
static void
set_day (MpRecord *filing, const char *field, char *day)
{
  mp_record_set_by_name (filing, field, day);
  g_free (day);
}

/* --- papers and conditions -------------------------------------------------------------------- */

static gboolean
count (MpWriter *writer, MpRecord *filing, const char *sql, gint64 *n, GError **error)
{
  const MpParam params[] = { { ":filing", NULL, mp_record_get_id (filing) } };

  return mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), n, error);
}

/* One that was begun elsewhere may have come without papers. */
static gboolean
effect_accept (MpWriter *writer, MpRecord *filing, GError **error)
{
  return mp_filing_lay_out (writer, filing, error);
}

/* --- guards ----------------------------------------------------------------------------------- */

static gboolean
guard_tier (MpWriter *writer, MpRecord *filing, GPtrArray *missing, GError **error)
{
  g_autoptr (MpRecord) organization = load_organization (writer, filing, error);
  const MpParam params[] = { { ":organization", NULL,
                               mp_record_get_int (filing, "organization") } };
  gint64 stands;
  const char *tier;

  if (organization == NULL
      || !mp_rules_count (writer,
                          "SELECT count (*) FROM register WHERE id = :organization AND ended = '9'",
                          params, G_N_ELEMENTS (params), &stands, error))
    return FALSE;
  if (stands == 0)
    g_ptr_array_add (
        missing, g_strdup (_("The organization has ended: it is not in the register any more")));
  tier = mp_record_get_by_name (organization, "tier");
  if (is_kind (filing, KIND_NEW) && g_strcmp0 (tier, TIER_GROUP) != 0)
    g_ptr_array_add (missing, g_strdup (_("The organization is not an activity group: only one "
                                           "that is not filed yet is filed anew; choose renewal")));
  if (is_kind (filing, KIND_RENEWAL) && g_strcmp0 (tier, TIER_FILED) != 0)
    g_ptr_array_add (missing,
                     g_strdup (_("The organization is not filed: there is nothing to renew")));

  return TRUE;
}

/* Also of what is said to be corrected: from that day the office has so many days to decide, and it
 * would lose them waiting for what is still not there.
 */
static gboolean
guard_papers (MpWriter *writer, MpRecord *filing, GPtrArray *missing, GError **error)
{
  gint64 n;

  if (!count (
          writer, filing,
          "SELECT count (*) FROM filing_material"
          " WHERE filing = :filing AND required = 1 AND received IS NOT 1 AND deleted_at IS NULL",
          &n, error))
    return FALSE;
  if (n > 0)
    g_ptr_array_add (
        missing,
        g_strdup_printf (
            g_dngettext (
                GETTEXT_PACKAGE, "%d required paper is not there: tick it in the list of materials",
                "%d required papers are not there: tick them in the list of materials", (gulong) n),
            (int) n));

  return TRUE;
}

static gboolean
guard_review (MpWriter *writer, MpRecord *filing, GPtrArray *missing, GError **error)
{
  return guard_papers (writer, filing, missing, error)
         && guard_tier (writer, filing, missing, error);
}

static gboolean
guard_approve (MpWriter *writer, MpRecord *filing, GPtrArray *missing, GError **error)
{
  gint64 n;

  if (!count (writer, filing,
              "SELECT count (*) FROM filing_check"
              " WHERE filing = :filing AND met IS NOT 1 AND deleted_at IS NULL",
              &n, error))
    return FALSE;
  if (n > 0)
    g_ptr_array_add (
        missing,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE,
                         "%d condition is not checked or not met: see the list of conditions",
                         "%d conditions are not checked or not met: see the list of conditions",
                         (gulong) n),
            (int) n));

  return guard_tier (writer, filing, missing, error)
         && mp_filing_find_missing_outcome (writer, filing, missing, error);
}

/* --- approval --------------------------------------------------------------------------------- */

static gboolean
effect_approve (MpWriter *writer, MpRecord *filing, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  const char *decided = mp_record_get_by_name (filing, "decided_on");
  g_autoptr (MpRecord) organization = NULL;

  mp_record_set_by_name (filing, "decision", "1");
  if (!is_kind (filing, KIND_NEW) && !is_kind (filing, KIND_RENEWAL))
    return mp_filing_bring_outcome (writer, filing, error);

  if (!mp_filing_give_number (writer, filing, error))
    return FALSE;
  if (mp_record_get_by_name (filing, "issued_on") == NULL)
    mp_record_set_by_name (filing, "issued_on", decided);
  if (mp_record_get_by_name (filing, "valid_from") == NULL)
    mp_record_set_by_name (filing, "valid_from", decided);
  if (mp_record_get_by_name (filing, "valid_to") == NULL)
    set_day (filing, "valid_to",
             mp_days_last_of (mp_record_get_by_name (filing, "valid_from"),
                              mp_parameters_get_int (store, "filing_validity_years")));
  set_day (filing, "renew_remind_on",
           mp_days_add (mp_record_get_by_name (filing, "valid_to"),
                        -mp_parameters_get_int (store, "renewal_deadline_days")));

  if (!is_kind (filing, KIND_NEW))
    return TRUE;
  organization = load_organization (writer, filing, error);
  if (organization == NULL)
    return FALSE;
  if (g_strcmp0 (mp_record_get_by_name (organization, "status"), IN_PREPARATION) == 0)
    mp_record_set_by_name (organization, "status", IN_ORDER);

  return mp_organization_enter_tier (writer, organization, TIER_FILED, decided, error);
}

/* Those that lead on come first: the first that is possible stands out in the window. The days of
 * the decision run from the complete papers.
 */
static const MpFlowStep steps[] = {
  { "recommend", N_("Recommend"), DRAFT, RECOMMENDED, "recommender! recommended_on! recommend_note", .guard = guard_tier },
  { "accept", N_("Accept"), DRAFT " " RECOMMENDED, ACCEPTED, "accepted_on! accepted_by", .sets = "due_on=accepted_on+filing_decision_days", .guard = guard_tier, .effect = effect_accept },
  { "review", N_("Review"), ACCEPTED, REVIEWING, "reviewed_on! reviewer review_opinion", .guard = guard_review },
  { "approve", N_("Approve"), REVIEWING, APPROVED, "decided_on! party_sync! filing_authority filing_no", .guard = guard_approve, .effect = effect_approve },
  { "correct", N_("Corrected"), CORRECTING, ACCEPTED, "corrected_on!", .sets = "due_on=corrected_on+filing_decision_days", .guard = guard_papers },
  { "ask-correction", N_("Ask for correction"), ACCEPTED, CORRECTING, "correction_notice_on! review_opinion", .sets = "correction_due=correction_notice_on+filing_correction_days corrected_on=" },
  { "refuse", N_("Refuse"), ACCEPTED " " REVIEWING, REFUSED, "decided_on! refusal_reason!", .sets = "decision=2" },
  { "withdraw", N_("Withdraw"), DRAFT " " RECOMMENDED " " ACCEPTED " " CORRECTING " " REVIEWING, WITHDRAWN, "decided_on!", .sets = "decision=3" },
};

static const MpFlowBegin begins[] = {
  { "recommender", "SELECT d.name FROM organization AS o JOIN division AS d ON d.id = o.division WHERE o.id = :owner AND d.level = '5'" },
  { "filing_authority", MP_FILING_AUTHORITY "SELECT name FROM authority" },
};

const MpFlow mp_filing_flow = {
  .entity = "filing",
  .state = "state",
  .path = DRAFT " " RECOMMENDED " " ACCEPTED " " REVIEWING " " APPROVED,
  .ended = APPROVED " " REFUSED " " WITHDRAWN,
  .waits = DRAFT " " RECOMMENDED " " ACCEPTED ":due_on " CORRECTING ":correction_due " REVIEWING
           ":due_on",
  .handler = "accepted_by",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .begins = begins,
  .n_begins = G_N_ELEMENTS (begins),
};
