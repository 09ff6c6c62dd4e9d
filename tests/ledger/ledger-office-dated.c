/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each organization is named after what becomes of it, so that whoever reads a ledger of a day
 * sees whether it belongs there.
 */

#include "ledger-office.h"

#include "ledger-record.h"

#define STREET "511102009000"
#define COMMUNITY "511102009001"

static gint64 (*const add) (MpWriter *, const char *, ...) = ledger_record_add;
static const char *(*const text_of) (gint64) = ledger_record_text;

static void
add_divisions (MpWriter *writer)
{
  add (writer, "division", "id", STREET, "code12", STREET, "name", "绿心街道", "level", "4", NULL);
  add (writer, "division", "id", COMMUNITY, "code12", COMMUNITY, "name", "肖坝社区居委会", "level",
       "5", "community_kind", "1", "parent", STREET, NULL);
  add (writer, "division", "name", "二四年三月设", "level", "5", "community_kind", "1", "parent",
       STREET, "valid_from", "2024-03", NULL);
  add (writer, "division", "name", "闰日撤", "level", "5", "community_kind", "1", "parent", STREET,
       "valid_to", "2024-02-29", NULL);
}

static const char *
add_organization (MpWriter *writer, const char *name, const char *tier, const char *founded_on,
                  const char *status, const char *status_date)
{
  return text_of (add (writer, "organization", "name", name, "tier", tier, "division", COMMUNITY,
                       "founded_on", founded_on, "status", status, "status_date", status_date,
                       NULL));
}

static void
add_leader (MpWriter *writer, const char *organization, const char *name, const char *primary,
            const char *started_on, const char *ended_on)
{
  const char *person = text_of (add (writer, "person", "name", name, "phone", "13800000000",
                                     "lifecycle", "1", NULL));

  add (writer, "person_role", "organization", organization, "person", person, "role", "1",
       "is_primary_leader", primary, "is_legal_rep", "1", "started_on", started_on, "ended_on",
       ended_on, NULL);
}

static void
add_venue (MpWriter *writer, const char *organization, const char *name, const char *from_on,
           const char *to_on)
{
  const char *venue = text_of (add (writer, "venue", "name", name, "area_m2", "12.5", NULL));

  add (writer, "org_venue", "organization", organization, "venue", venue, "from_on", from_on,
       "to_on", to_on, NULL);
}

static void
add_filing (MpWriter *writer, const char *organization, const char *kind, const char *decided_on,
            const char *number, const char *valid_to)
{
  add (writer, "filing", "organization", organization, "filing_kind", kind, "applied_on",
       "2024-02-29", "decision", "1", "decided_on", decided_on, "filing_no", number, "valid_to",
       valid_to, NULL);
}

/* A group until 1 March 2024, filed since; its people, places and papers change on known days. */
static void
add_promoted (MpWriter *writer)
{
  const char *id = add_organization (writer, "闰日后升备案", "2", "2018", "2", NULL);

  add (writer, "tier_period", "organization", id, "tier", "3", "from_on", "2018", "to_on",
       "2024-03-01", NULL);
  add (writer, "tier_period", "organization", id, "tier", "2", "from_on", "2024-03-01", NULL);
  add_filing (writer, id, "1", "2024-03-01", "备1号", "2025-06");
  add_filing (writer, id, "2", "2025-07-01", "备2号", "2028-02-29");
  add_filing (writer, id, "3", "2025-08-01", "变3号", "2030-01-01");
  add_leader (writer, id, "首任", "1", NULL, "2024-02-29");
  add_leader (writer, id, "次任", "1", "2024-02-29", "2025");
  add_leader (writer, id, "三任", "1", "2026", NULL);
  add_leader (writer, id, "副手", "0", NULL, NULL);
  add_venue (writer, id, "旧场所", NULL, "2024-02");
  add_venue (writer, id, "新场所", "2024-03", NULL);
  add (writer, "party_coverage", "organization", id, "party_mode", "3", "from_on", "2024-02-29",
       "to_on", "2025-06", NULL);
}

static gboolean
fill (MpWriter *writer, gpointer data, GError **error)
{
  const char *id;

  add_divisions (writer);
  add_promoted (writer);
  add_organization (writer, "七月成立", "3", "2025-07", "2", NULL);
  add_organization (writer, "闰日注销", "3", "2018", "5", "2024-02-29");
  add_organization (writer, "二五年撤销", "3", "2018", "6", "2025");
  add_organization (writer, "何时合并不详", "3", "2018", "8", NULL);
  add_organization (writer, "闰日起整改", "2", "2018", "4", "2024-02-29");

  /* Promoted twice, and gone, on one day. */
  id = add_organization (writer, "一日三变", "1", "2018", "7", "2024-03-01");
  add (writer, "tier_period", "organization", id, "tier", "3", "from_on", "2018", "to_on",
       "2024-03-01", NULL);
  add (writer, "tier_period", "organization", id, "tier", "2", "from_on", "2024-03-01", "to_on",
       "2024-03-01", NULL);
  add (writer, "tier_period", "organization", id, "tier", "1", "from_on", "2024-03-01", NULL);

  return TRUE;
}

MpStore *
ledger_office_dated_new (const char *folder)
{
  GError *error = NULL;
  MpStore *store = mp_store_open (folder, &error);

  g_assert_no_error (error);
  mp_store_write (store, "fill", fill, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (store, MP_SETTING_UNIT, STREET, &error);
  g_assert_no_error (error);

  return store;
}
