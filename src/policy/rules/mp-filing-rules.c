/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An application gets its case number when it begins, and its papers and conditions come as a list
 * to be ticked (domain.md E05). One that is written down after the fact, by a clerk or an import,
 * stands where its decision says.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-flow.h"
#include "policy/mp-parameters.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KIND_NEW "1"
#define KIND_RENEWAL "2"
#define DECISION_APPROVED "1"
#define TIER_FILED "2"
#define TIER_GROUP "3"

static const MpIssue before_founding = {
  "day_odd", N_("This day lies before the founding of the organization")
};
static const MpIssue in_future = { "day_odd", N_("This day has not come yet") };
static const MpIssue long_ago = {
  "day_odd", N_("This day lies long ago, and the case is still open: is the year right?")
};
static const MpIssue without_number = {
  "filing_number_missing",
  N_("Approved without a number: write the number of the certificate, or take back the decision "
      "and go by the steps"),
};
static const MpIssue number_given = {
  "filing_number_given",
  N_("Another organization has this number already: look it up before you go on")
};

static char *
dup_founding (MpStore *store, MpRecord *record)
{
  gint64 id = mp_record_get_int (record, "organization");
  g_autoptr (MpRecord) organization =
      id != 0 ? mp_store_load (store, mp_store_get_entity (store, "organization"), id, NULL) : NULL;

  return organization != NULL ? g_strdup (mp_record_get_by_name (organization, "founded_on"))
                              : NULL;
}

/* A day on which somebody did something to the case. */
static const MpIssue *
advise_day (MpStore *store, MpRecord *record, const MpField *field)
{
  const char *day = mp_record_get (record, field);
  g_autofree char *today = mp_days_today ();
  g_autofree char *oldest =
      mp_days_add (today, -mp_parameters_get_int (store, "case_days_back"));
  g_autofree char *founded = NULL;

  if (mp_days_before (today, day))
    return &in_future;
  founded = dup_founding (store, record);
  if (mp_days_before (day, founded))
    return &before_founding;
  /* A row of a ledger does not say how far its case is; old certificates are nothing odd. */
  if (mp_days_before (day, oldest) && mp_record_get_by_name (record, "state") != NULL
      && !mp_flow_is_ended (mp_flow_lookup ("filing"), record))
    return &long_ago;

  return NULL;
}

/* Its own later papers bear the number of the certificate again. Of a row of a ledger nobody knows
 * yet whose it is.
 */
static gboolean
is_given (MpStore *store, MpRecord *record, const MpField *field)
{
  gint64 others = 0;
  const MpParam params[] = {
    { ":number", mp_record_get (record, field), 0 },
    { ":organization", NULL, mp_record_get_int (record, "organization") },
  };

  return params[0].text != NULL && params[1].number > 0
         && mp_store_select_int (store,
                                 "SELECT count(*) FROM filing WHERE filing_no = :number"
                                 " AND organization <> :organization AND deleted_at IS NULL",
                                 params, G_N_ELEMENTS (params), &others, NULL)
         && others > 0;
}

static const MpIssue *
advise (MpStore *store, MpRecord *record, const MpField *field)
{
  static const char *const days[] = { "applied_on", "recommended_on", "accepted_on",
                                      "correction_notice_on", "corrected_on", "reviewed_on",
                                      "decided_on", "issued_on", NULL };

  if (g_str_equal (field->name, "decision") && strcmp (mp_record_get (record, field), "1") == 0
      && mp_record_get_by_name (record, "filing_no") == NULL
      && mp_record_get_int (record, "filing_kind") <= 2)
    return &without_number;
  if (g_str_equal (field->name, "filing_kind"))
    return mp_filing_foresee_outcome (store, record);
  if (g_strv_contains (days, field->name))
    return advise_day (store, record, field);
  if (g_str_equal (field->name, "filing_no") && is_given (store, record, field))
    return &number_given;

  return NULL;
}

static void
begin (MpStore *store, MpRecord *record, gint64 scope)
{
  g_autofree char *today = mp_days_today ();

  if (mp_record_get_by_name (record, "applied_on") == NULL)
    mp_record_set_by_name (record, "applied_on", today);
}

/* --- before it is written --------------------------------------------------------------------- */

static gboolean
has_certificate (MpRecord *record)
{
  static const char *const fields[] = { "filing_no", "decided_on", "issued_on", "valid_to" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mp_record_get_by_name (record, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What is written down as decided stands there, whatever steps were never taken. */
static void
stand_by_decision (MpRecord *record, MpRecord *before)
{
  static const char *const decisions[] = { "1", "2", "3" };
  static const char *const states[] = { "6", "7", "8" };
  const char *decision = mp_record_get_by_name (record, "decision");

  if (before != NULL && g_strcmp0 (decision, mp_record_get_by_name (before, "decision")) == 0)
    return;
  if (decision == NULL && before == NULL && has_certificate (record))
    decision = "1";
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_strcmp0 (decision, decisions[i]) == 0)
      mp_record_set_by_name (record, "state", states[i]);
  /* The decision was taken away again: as far as the days say that it had come. */
  if (decision == NULL && before != NULL && !has_certificate (record))
    mp_record_set_by_name (record, "state",
                           mp_record_get_by_name (record, "reviewed_on") != NULL   ? "5"
                           : mp_record_get_by_name (record, "accepted_on") != NULL ? "3"
                                                                                   : "1");
}

/* 51110220260007: six digits of the county, the year, the next number of both (domain.md E05). */
static gboolean
number_case (MpWriter *writer, MpRecord *record, GError **error)
{
  g_autofree char *unit = mp_store_dup_setting (mp_writer_get_store (writer), MP_SETTING_UNIT);
  g_autofree char *today = mp_days_today ();
  const char *applied = mp_record_get_by_name (record, "applied_on");
  g_autofree char *prefix =
    g_strdup_printf ("%.6s%.4s", unit != NULL ? unit : "000000", applied != NULL ? applied : today);
  g_autofree char *highest = NULL;
  g_autofree char *number = NULL;
  const MpParam params[] = { { ":prefix", prefix, 0 } };

  /* ':' follows '9': the numbers of the year, and through the index. */
  if (!mp_rules_dup (writer,
                     "SELECT max (CAST (substr (case_no, 11) AS INTEGER)) FROM filing"
                     " WHERE case_no >= :prefix AND case_no < :prefix || ':'"
                     " AND length (case_no) BETWEEN 14 AND 18"
                     " AND case_no NOT GLOB '*[^0-9]*'",
                     params, G_N_ELEMENTS (params), &highest, error))
    return FALSE;

  number = g_strdup_printf ("%s%04" G_GINT64_FORMAT, prefix,
                            highest != NULL ? g_ascii_strtoll (highest, NULL, 10) + 1 : 1);
  mp_record_set_by_name (record, "case_no", number);
  return TRUE;
}

/* --- the number of the certificate ------------------------------------------------------------ */

static gboolean
keep_number (MpWriter *writer, MpRecord *filing, GError **error)
{
  const MpParam params[] = { { ":organization", NULL,
                               mp_record_get_int (filing, "organization") } };
  g_autofree char *number = NULL;

  if (!mp_rules_dup (writer, "SELECT filing_no FROM organization_view WHERE id = :organization",
                     params, G_N_ELEMENTS (params), &number, error))
    return FALSE;
  if (number != NULL)
    mp_record_set_by_name (filing, "filing_no", number);

  return TRUE;
}

gboolean
mp_filing_give_number (MpWriter *writer, MpRecord *filing, GError **error)
{
  if (mp_record_get_by_name (filing, "filing_no") == NULL
      && g_strcmp0 (mp_record_get_by_name (filing, "filing_kind"), KIND_RENEWAL) == 0
      && !keep_number (writer, filing, error))
    return FALSE;

  return mp_rules_give_number (writer, filing, "filing_no", "filing_no_template",
                               mp_record_get_by_name (filing, "decided_on"), error);
}

static gboolean
refuse (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error)
{
  stand_by_decision (record, before);

  return before != NULL || mp_record_get_by_name (record, "case_no") != NULL
         || mp_record_get_by_name (record, "decision") != NULL || has_certificate (record)
         || number_case (writer, record, error);
}

/* --- papers and conditions -------------------------------------------------------------------- */

/* One child for each label of the list, so that there is something to tick; `asked` is the flag
 * that says that the office asks for it, or NULL.
 */
static gboolean
lay_out (MpWriter *writer, MpRecord *filing, const char *child, const char *list, const char *field,
         const char *asked, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  const MpEntity *entity = mp_store_get_entity (store, child);
  GPtrArray *codes = mp_codes_list (mp_store_get_codes (store), list);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (filing));
  g_autofree char *sql = g_strdup_printf (
    "SELECT count (*) FROM %s WHERE filing = :filing AND deleted_at IS NULL", child);
  const MpParam params[] = { { ":filing", NULL, mp_record_get_id (filing) } };
  gint64 n;

  if (!mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  for (guint i = 0; n == 0 && i < codes->len; i++)
    {
      g_autoptr (MpRecord) record = mp_record_new_initial (entity);

      mp_record_set_by_name (record, entity->parent, id);
      mp_record_set_by_name (record, field, ((const MpCode *) codes->pdata[i])->label);
      if (asked != NULL)
        mp_record_set (record, mp_entity_get_field (entity, asked), "1");
      if (!mp_rules_save (writer, record, NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mp_filing_lay_out (MpWriter *writer, MpRecord *filing, GError **error)
{
  if (!mp_record_is (filing, "filing_kind", KIND_NEW)
      && !mp_record_is (filing, "filing_kind", KIND_RENEWAL))
    return TRUE;

  return lay_out (writer, filing, "filing_check", "filing_condition", "item", NULL, error)
         && lay_out (writer, filing, "filing_material", "filing_paper", "material_name", "required",
                     error);
}

/* --- what an approval has brought ------------------------------------------------------------- */

static gboolean
is_first_approval (MpRecord *record)
{
  return g_strcmp0 (mp_record_get_by_name (record, "filing_kind"), KIND_NEW) == 0
         && g_strcmp0 (mp_record_get_by_name (record, "decision"), DECISION_APPROVED) == 0;
}

/* The step to the filed tier goes with the approval that made it, unless another certificate holds
 * the organization there (domain.md W1).
 */
static gboolean
take_approval_back (MpWriter *writer, MpRecord *filing, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  gint64 id = mp_record_get_int (filing, "organization");
  const MpParam params[] = { { ":organization", NULL, id },
                             { ":filing", NULL, mp_record_get_id (filing) } };
  g_autoptr (MpRecord) organization = NULL;
  gint64 n;

  if (!mp_rules_count (writer,
                       "SELECT count (*) FROM certificate"
                       " WHERE organization = :organization AND id <> :filing",
                       params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  if (n > 0)
    return TRUE;

  organization = mp_writer_load (writer, mp_store_get_entity (store, "organization"), id, error);

  return organization != NULL
         && mp_organization_leave_tier (writer, organization, TIER_FILED,
                                        mp_record_get_by_name (filing, "decided_on"), error);
}

static gboolean
leave (MpWriter *writer, gint64 id, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "filing");
  g_autoptr (MpRecord) filing = mp_writer_load (writer, entity, id, error);

  return filing != NULL
         && (!is_first_approval (filing) || take_approval_back (writer, filing, error));
}

/* Out of the bin comes also what went with it. */
static gboolean
come_back (MpWriter *writer, gint64 id, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  g_autoptr (MpRecord) filing =
      mp_writer_load (writer, mp_store_get_entity (store, "filing"), id, error);
  g_autoptr (MpRecord) organization = NULL;

  if (filing == NULL)
    return FALSE;
  if (!is_first_approval (filing))
    return TRUE;

  organization = mp_writer_load (writer, mp_store_get_entity (store, "organization"),
                                 mp_record_get_int (filing, "organization"), error);
  if (organization == NULL)
    return FALSE;

  return g_strcmp0 (mp_record_get_by_name (organization, "tier"), TIER_GROUP) != 0
         || mp_organization_enter_tier (writer, organization, TIER_FILED,
                                        mp_record_get_by_name (filing, "decided_on"), error);
}

/* What was decided before it was written down here needs no list of papers. */
static gboolean
follow (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error)
{
  if (before != NULL && is_first_approval (before) && !is_first_approval (record)
      && !take_approval_back (writer, before, error))
    return FALSE;

  if (before != NULL)
    return TRUE;
  return mp_flow_is_ended (mp_flow_lookup ("filing"), record)
             ? mp_filing_bring_written (writer, record, error)
             : mp_filing_lay_out (writer, record, error);
}

const MpRules mp_filing_rules = {
  .entity = "filing",
  .begin = begin,
  .complete = mp_org_change_complete,
  .advise = advise,
  .refuse = refuse,
  .follow = follow,
  .leave = leave,
  .come_back = come_back,
};
