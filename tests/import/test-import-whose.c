/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a table which says nowhere of which organization its rows are asks for it once, and
 * that what is chosen holds for all of its rows that do not say it themselves.
 */

#include "config.h"

#include "sheet-fixture.h"

static const char *
outcome_of (MpImport *import, guint i)
{
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

  return mp_import_row_get_outcome (row) == MP_IMPORT_NEW ? "new" : mp_import_row_get_reason (row);
}

static void
set_up_known (Office *office, gconstpointer data)
{
  static const char *const known[] = { "社区|组织名称|负责人", "肖坝社区|红星舞蹈队|王芳",
                                       "肖坝社区|和谐之家|钱勇", "肖坝社区|幸福大院|孙刚", NULL };

  sheet_set_up (office, data);
  sheet_bring (office, known);
}

/* Planned without a word of whose the rows are, then with it: an id or a name, as JSON. */
static MpImport *
plan_of (Office *office, const char *const *lines, const char *target, const char *said)
{
  g_autofree char *json = g_strdup_printf ("{\"defaults_by_table\": {\"1\": {\"%s\": %s}}}", target,
                                           said);
  MpImport *import = sheet_plan (office, lines, NULL);
  GError *error = NULL;

  g_assert_cmpstr (mp_import_asks_whose (import, 0), ==, target);
  g_assert_cmpstr (outcome_of (import, 1), ==, "organization_missing");
  mp_import_set_decisions (import, json, &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

/* A roster that says nowhere whose it is asks once, and all of its people go where it is said,
 * wherever they live; imported again it changes nothing.
 */
static void
test_chosen_for_all (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "成员花名册", "序号|姓名|社区|职务|电话",
                                       "1|李梅|岷河社区|队长|13800000001",
                                       "2|赵兰|肖坝社区|队员|13800000002",
                                       "3|周平||队员|13800000003", NULL };
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) named = NULL;
  g_autofree char *id = NULL;
  g_autofree char *members = NULL;

  id = sheet_ask (office, "SELECT id FROM organization WHERE name = '和谐之家'");
  import = plan_of (office, lines, "member.organization", id);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (outcome_of (import, i), ==, "new");
  EXPECT (import, 3,
          ((const Told[]) { { 0, "member.organization", "和谐之家" },
                            { 1, "member.organization", "和谐之家" },
                            { 2, "member.organization", "和谐之家" } }));
  g_assert_cmpstr (mp_import_asks_whose (import, 0), ==, "member.organization");
  sheet_apply (import);
  members = sheet_ask (office, "SELECT group_concat(DISTINCT p.name) FROM person_role AS r "
                               "JOIN organization AS o ON o.id = r.organization "
                               "JOIN person AS p ON p.id = r.person "
                               "WHERE o.name = '和谐之家' AND r.deleted_at IS NULL "
                               "AND p.name <> '钱勇'");
  g_assert_cmpstr (members, ==, "李梅,赵兰,周平");

  again = plan_of (office, lines, "member.organization", id);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 3);
  named = plan_of (office, lines, "member.organization", "\"幸福大院\"");
  EXPECT (named, 3, ((const Told[]) { { 2, "member.organization", "幸福大院" } }));
  g_assert_cmpstr (outcome_of (named, 0), ==, "division_unknown"); /* as if the row had named it */
  g_assert_cmpuint (mp_import_get_count (named, MP_IMPORT_NEW), ==, 2);
}

/* What the table itself says of some of its people stands; one that is not there asks on. */
static void
test_chosen_for_the_rest (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "成员花名册", "序号|姓名|职务", "1|李梅|队长",
                                       "2|赵兰|队员", "幸福大院", "1|周平|队员", NULL };
  g_autoptr (MpImport) import =
      plan_of (office, lines, "member.organization", "\"和谐之家\"");
  g_autoptr (MpImport) gone = NULL;

  EXPECT (import, 3,
          ((const Told[]) { { 0, "member.organization", "和谐之家" },
                            { 1, "member.organization", "和谐之家" },
                            { 2, "member.organization", "幸福大院" } }));
  gone = plan_of (office, lines, "member.organization", "17");
  g_assert_cmpstr (outcome_of (gone, 0), ==, "organization_missing");
  g_assert_cmpstr (outcome_of (gone, 2), ==, "new");
}

/* Activities that say nothing of who held them ask the same. */
static void
test_chosen_for_activities (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "日期|活动名称|活动地点|参加人数",
                                       "2024-03-05|三八节展演|广场|22",
                                       "2024-05-01|劳动节展演|广场|30", NULL };
  g_autoptr (MpImport) import =
      plan_of (office, lines, "activity.organization", "\"和谐之家\"");

  EXPECT (import, 2,
          ((const Told[]) { { 0, "activity.organization", "和谐之家" },
                            { 1, "activity.organization", "和谐之家" } }));
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/whose/all", Office, NULL, set_up_known, test_chosen_for_all,
              office_tear_down);
  g_test_add ("/import/whose/the-rest", Office, NULL, set_up_known, test_chosen_for_the_rest,
              office_tear_down);
  g_test_add ("/import/whose/activities", Office, NULL, set_up_known, test_chosen_for_activities,
              office_tear_down);

  return g_test_run ();
}
