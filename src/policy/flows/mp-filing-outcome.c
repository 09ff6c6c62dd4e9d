/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cancellation is approved when the exit says what was settled, a revocation when a time to put
 * things right has passed in vain and a meeting has decided; the approval gives the exit its day,
 * and the exit moves the organization (mp-exit-record-rules.c). A change goes into the list of
 * changes, and from there into the organization (mp-org-change-rules.c).
 */

#include "config.h"

#include "mp-filing-outcome.h"

#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

#define KIND_CHANGE "3"
#define KIND_CANCELLATION "4"
#define KIND_REVOCATION "5"

#define EXIT_CANCELLED "1"
#define EXIT_REVOKED "2"

#define SETTLED                                                                                    \
  " AND liquidation = 1 AND seal_returned = 1 AND property_disposal IS NOT NULL"
#define UNDECIDED                                                                                  \
  "SELECT id FROM exit_record WHERE organization = :organization AND exit_kind = :kind"            \
  " AND decided_on IS NULL AND deleted_at IS NULL"

static gboolean
is_kind (MpRecord *filing, const char *kind)
{
  return mp_record_is (filing, "filing_kind", kind);
}

/* --- what is missing -------------------------------------------------------------------------- */

static gboolean
find_missing (MpWriter *writer, MpRecord *filing, const char *sql, const char *kind,
              const char *sentence, GPtrArray *missing, GError **error)
{
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (filing, "organization") },
                             { ":kind", kind, 0 } };
  gint64 id;

  if (!mp_rules_count (writer, sql, params, kind != NULL ? 2 : 1, &id, error))
    return FALSE;
  if (id == 0)
    g_ptr_array_add (missing, g_strdup (sentence));

  return TRUE;
}

gboolean
mp_filing_find_missing_outcome (MpWriter *writer, MpRecord *filing, GPtrArray *missing,
                                GError **error)
{
  const MpField *meeting =
      mp_entity_get_field (mp_record_get_entity (filing), "basis_meeting_on");

  if (is_kind (filing, KIND_CANCELLATION))
    return find_missing (writer, filing, UNDECIDED SETTLED, EXIT_CANCELLED,
                         _("No exit of the organization says yet that the accounts are settled, "
                           "that seal and certificate are returned and what became of the "
                           "property"),
                         missing, error);
  if (!is_kind (filing, KIND_REVOCATION))
    return TRUE;

  if (mp_record_get (filing, meeting) == NULL)
    g_ptr_array_add (missing,
                     g_strdup_printf (_("“%s” is empty"), mp_field_label (meeting)));
  return find_missing (writer, filing,
                       "SELECT count (*) FROM missed_rectification"
                       " WHERE organization = :organization",
                       NULL,
                       _("Nothing that was to be put right has run out: warn the organization and "
                         "give it time first"),
                       missing, error);
}

/* --- what comes of it ------------------------------------------------------------------------- */

static void
fill (MpRecord *record, const char *field, const char *value)
{
  if (mp_record_get_by_name (record, field) == NULL)
    mp_record_set_by_name (record, field, value);
}

/* The exit that was prepared, or a new one. */
static gboolean
let_go (MpWriter *writer, MpRecord *filing, const char *kind, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "exit_record");
  const MpParam params[] = { { ":organization", NULL, mp_record_get_int (filing, "organization") },
                             { ":kind", kind, 0 } };
  g_autoptr (MpRecord) record = NULL;
  gint64 id;

  if (!mp_rules_count (writer, UNDECIDED, params, G_N_ELEMENTS (params), &id, error))
    return FALSE;
  record = id != 0 ? mp_writer_load (writer, entity, id, error) : mp_record_new_initial (entity);
  if (record == NULL)
    return FALSE;

  fill (record, "organization", mp_record_get_by_name (filing, "organization"));
  fill (record, "exit_kind", kind);
  fill (record, "reason", mp_record_get_by_name (filing, "review_opinion"));
  fill (record, "decided_by_unit", mp_record_get_by_name (filing, "filing_authority"));
  fill (record, "decided_on", mp_record_get_by_name (filing, "decided_on"));

  return mp_rules_save (writer, record, NULL, error);
}

static gboolean
note_change (MpWriter *writer, MpRecord *filing, GError **error)
{
  static const char *const same[] = { "organization", "change_item", "before_value",
                                      "after_value" };
  g_autoptr (MpRecord) change = mp_record_new_initial (
      mp_store_get_entity (mp_writer_get_store (writer), "org_change"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (filing));

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    mp_record_set_by_name (change, same[i], mp_record_get_by_name (filing, same[i]));
  mp_record_set_by_name (change, "effective_on", mp_record_get_by_name (filing, "decided_on"));
  mp_record_set_by_name (change, "filing", id);

  return mp_rules_save (writer, change, NULL, error);
}

/* The rules of the change bring it to the organization. */
static gboolean
change (MpWriter *writer, MpRecord *filing, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  g_autoptr (MpRecord) organization = NULL;

  if (mp_record_get_by_name (filing, "change_item") == NULL)
    return TRUE;
  organization = mp_writer_load (writer, mp_store_get_entity (store, "organization"),
                                 mp_record_get_int (filing, "organization"), error);
  if (organization == NULL)
    return FALSE;
  mp_org_change_fill_before (store, filing, organization);

  return note_change (writer, filing, error);
}

gboolean
mp_filing_bring_outcome (MpWriter *writer, MpRecord *filing, GError **error)
{
  if (is_kind (filing, KIND_CHANGE))
    return change (writer, filing, error);
  if (is_kind (filing, KIND_CANCELLATION))
    return let_go (writer, filing, EXIT_CANCELLED, error);
  if (is_kind (filing, KIND_REVOCATION))
    return let_go (writer, filing, EXIT_REVOKED, error);

  return TRUE;
}
