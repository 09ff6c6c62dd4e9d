/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a table of people with what their organizations are in the first line of each group
 * brings both in, however the groups are written, and once only; and that what differs from person
 * to person is no organization's.
 */

#include "config.h"

#include "sheet-fixture.h"

typedef struct
{
  const char *what;
  const char *lines[10];
  MpRange merges[12];
} Sheet;

/* Two organizations, the first with three people. */
static const Sheet sheets[] = {
  { "blank below the first line of each group",
    { "绿心街道社会组织及骨干一览表", "序号|社区|组织名称|类别|成立时间|成员数|姓名|职务|电话|活动地点",
      "1|肖坝社区|肖坝社区舞蹈队|文体活动类|2016年3月|35|王芳|队长|13608131111|肖坝广场",
      "||||||李梅|副队长|13608132222|", "||||||钱勇|会计||",
      "2|大田社区|大田社区老年协会|社区事务类|2019年5月|60|孙刚|会长|13608133333|日间照料中心",
      "||||||周英|出纳|13608134444|", NULL } },
  { "said again in each line",
    { "社会组织骨干成员名单", "社区|组织名称|类别|成立时间|成员数|姓名|职务|手机|活动地点",
      "肖坝社区|肖坝社区舞蹈队|文体活动类|2016年3月|35|王芳|队长|13608131111|肖坝广场",
      "肖坝社区|肖坝社区舞蹈队|文体活动类|2016年3月|35|李梅|副队长|13608132222|肖坝广场",
      "肖坝社区|肖坝社区舞蹈队|文体活动类|2016年3月|35|钱勇|会计||肖坝广场",
      "大田社区|大田社区老年协会|社区事务类|2019年5月|60|孙刚|会长|13608133333|日间照料中心",
      "大田社区|大田社区老年协会|社区事务类|2019年5月|60|周英|出纳|13608134444|日间照料中心",
      NULL } },
  { "merged down, below headings in two lines, with a sum at the end",
    { "社会组织及骨干成员一览表", "社区|组织名称|类别|成立时间|成员数|骨干成员|||活动地点",
      "|||||姓名|职务|电话|",
      "肖坝社区|肖坝社区舞蹈队|文体活动类|2016年3月|35|王芳|队长|13608131111|肖坝广场",
      "|||||李梅|副队长|13608132222|", "|||||钱勇|会计||",
      "大田社区|大田社区老年协会|社区事务类|2019年5月|60|孙刚|会长|13608133333|日间照料中心",
      "|||||周英|出纳|13608134444|", "合计|2个|||95|5人|||", NULL },
    { { 1, 5, 1, 7 }, { 3, 0, 5, 0 }, { 3, 1, 5, 1 }, { 3, 2, 5, 2 }, { 3, 3, 5, 3 },
      { 3, 4, 5, 4 }, { 3, 8, 5, 8 }, { 6, 0, 7, 0 }, { 6, 1, 7, 1 }, { 6, 2, 7, 2 }, { 0 } } },
};

static void
assert_all_there (Office *office)
{
  static const struct { const char *sql, *answer; } facts[] = {
    { "SELECT group_concat (name, '、') FROM (SELECT name FROM organization ORDER BY founded_on)",
      "肖坝社区舞蹈队、大田社区老年协会" },
    { "SELECT group_concat (org_type || ' ' || founded_on || ' ' || member_count_person) FROM "
      "(SELECT * FROM organization ORDER BY founded_on)", "3 2016-03 35,2 2019-05 60" },
    { "SELECT group_concat (leader_name || leader_phone || venue_name) FROM (SELECT * FROM "
      "organization_view ORDER BY founded_on)",
      "王芳13608131111肖坝广场,孙刚13608133333日间照料中心" },
    { "SELECT group_concat (name) FROM (SELECT p.name FROM person AS p JOIN membership AS m ON "
      "m.person = p.id JOIN organization AS o ON o.id = m.organization ORDER BY o.founded_on, "
      "p.phone IS NULL, p.phone)", "王芳,李梅,钱勇,孙刚,周英" },
    { "SELECT count (*) FROM person", "5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *answer = sheet_ask (office, facts[i].sql);

      g_assert_cmpstr (answer, ==, facts[i].answer);
    }
}

static void
test_both (Office *office, gconstpointer data)
{
  const Sheet *sheet = data;
  g_autoptr (MpImport) import = sheet_plan (office, sheet->lines, sheet->merges);
  g_autoptr (MpImport) again = NULL;

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 2);
  g_assert_cmpstr (mp_import_get_table (import, 0)->subject, ==, "organization");
  g_assert_cmpstr (mp_import_get_table (import, 1)->subject, ==, "member");
  g_assert_cmpuint (mp_import_get_n_read (import), ==, 7);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 7);
  sheet_apply (import);
  assert_all_there (office);

  again = sheet_plan (office, sheet->lines, sheet->merges);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 7);
}

/* An organization with a leader of its own, and its members in lines of theirs. */
static void
test_beside_leader (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社会组织台账", "社区|组织名称|类别|负责人|联系电话|成员姓名|成员电话",
    "肖坝社区|肖坝社区舞蹈队|文体活动类|王芳|13608131111|李梅|13608132222",
    "|||||钱勇|13608133333", "大田社区|大田社区老年协会|社区事务类|孙刚|13608134444|周英|13608135555",
    NULL,
  };
  static const MpRange merges[] = { { 2, 0, 3, 0 }, { 2, 1, 3, 1 }, { 2, 2, 3, 2 }, { 2, 3, 3, 3 },
                                    { 2, 4, 3, 4 }, { 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autofree char *leaders = NULL;
  g_autofree char *members = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 5);
  sheet_apply (import);
  leaders = sheet_ask (office, "SELECT group_concat (leader_name || leader_phone) FROM (SELECT * "
                               "FROM organization_view ORDER BY leader_phone)");
  g_assert_cmpstr (leaders, ==, "王芳13608131111,孙刚13608134444");
  members = sheet_ask (office, "SELECT group_concat (name || phone) FROM (SELECT p.name, p.phone "
                               "FROM person AS p JOIN membership AS m ON m.person = p.id ORDER BY "
                               "p.phone)");
  g_assert_cmpstr (members, ==, "李梅13608132222,钱勇13608133333,周英13608135555");
}

/* Days and kinds that each person has for himself make no organizations. */
static void
test_of_people_alone (Office *office, gconstpointer data)
{
  static const char *const organizations[] = { "社区|组织名称|负责人",
                                               "肖坝社区|肖坝社区舞蹈队|王芳", NULL };
  static const char *const lines[] = {
    "志愿者花名册", "姓名|电话|所在队伍|成立时间|类别", "李梅|13608132222|肖坝社区舞蹈队|2019.3|文体",
    "钱勇|13608133333|肖坝社区舞蹈队|2021.5|助老", NULL,
  };
  g_autoptr (MpImport) import = NULL;

  sheet_bring (office, organizations);
  import = sheet_plan (office, lines, NULL);
  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 1);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
}

/* Organizations of one name in two communities have their own people, and a row that is left goes
 * with its organization.
 */
static void
test_called_alike (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社会组织骨干成员名单", "社区|组织名称|类别|成立时间|姓名|职务",
    "肖坝社区|夕阳红舞蹈队|文体活动类|2016年3月|王芳|队长", "||||李梅|会计",
    "大田社区|夕阳红舞蹈队|文体活动类|2019年5月|孙刚|队长", "||||周英|会计", "|||||出纳", NULL,
  };
  g_autofree char *path = g_build_filename (office->folder, "refused.xlsx", NULL);
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) left = NULL;
  g_autofree char *people = NULL;
  GError *error = NULL;

  sheet_apply (import);
  people = sheet_ask (office, "SELECT group_concat (founded_on || name) FROM (SELECT "
                              "o.founded_on, p.name FROM person AS p JOIN membership AS m ON "
                              "m.person = p.id JOIN organization AS o ON o.id = m.organization "
                              "ORDER BY o.founded_on, p.id)");
  g_assert_cmpstr (people, ==, "2016-03王芳,2016-03李梅,2019-05孙刚,2019-05周英");

  mp_import_write_refused (import, path, &error);
  g_assert_no_error (error);
  left = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mp_import_get_text (left, 0, 3, 1), ==, "511102009003");
  g_assert_cmpstr (mp_import_get_text (left, 0, 3, 2), ==, "夕阳红舞蹈队");
}

/* What the clerk says of a line is said of both records in it. */
static void
test_decided (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = sheet_plan (office, sheets[0].lines, NULL);
  GError *error = NULL;

  mp_import_set_row_read (import, 0, 4, TRUE); /* it is one already */
  mp_import_decide_later (import, 0, 3, MP_IMPORT_LEAVE, 0);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, 7);
  for (guint i = 0; i < mp_import_get_n_read (import); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

      if (mp_import_row_get_row (row) == 3)
        g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/owners/both/%u", i);

      g_test_add (path, Office, &sheets[i], sheet_set_up, test_both, office_tear_down);
    }
  sheet_test ("/import/owners/beside-leader", test_beside_leader);
  sheet_test ("/import/owners/of-people-alone", test_of_people_alone);
  sheet_test ("/import/owners/called-alike", test_called_alike);
  sheet_test ("/import/owners/decided", test_decided);

  return g_test_run ();
}
