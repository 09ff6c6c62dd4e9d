/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a sheet of one sentence a line is read where each part says what it is, that nothing
 * of a sentence is lost, and that neither a roster nor a notice is taken for organizations.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_sentences (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区队伍情况",
    "1.春晖舞蹈队，队长周丽，电话13800000308，队员26人",
    "2、肖坝社区晚晴合唱团；负责人：陈强；13800000309；每周二排练",
    "墨香书画社，现有14人。",
    "名单还没有收齐",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "春晖舞蹈队" },
    { 0, "organization.division", "511102009001" },
    { 0, "leader.name", "周丽" },
    { 0, "leader.phone", "13800000308" },
    { 0, "organization.member_count_person", "26" },
    { 1, "organization.name", "肖坝社区晚晴合唱团" },
    { 1, "leader.name", "陈强" },
    { 1, "leader.phone", "13800000309" },
    { 1, "organization.remark", "每周二排练" },
    { 2, "organization.name", "墨香书画社" },
    { 2, "organization.member_count_person", "14" },
    { 2, "leader.name", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 3, told);
  g_assert_cmpstr (sheet_kind_of (import, 0, 5), ==, "notes");
}

/* A community alone in a line is that of those below it. */
static void
test_of_communities (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "绿心街道",   "肖坝社区：", "舞蹈队，队长周丽，电话13800000308", "合唱团，团长陈强，电话13800000309",
    "共和社区：", "太极队，队长张华，电话13800000310", NULL,
  };
  static const ExpectedRow expected[] = {
    { 3, "舞蹈队", "001", NULL },
    { 4, "合唱团", "001", NULL },
    { 6, "太极队", "002", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  sheet_assert_rows (import, expected, G_N_ELEMENTS (expected));
}

static void
test_others (Office *office, gconstpointer data)
{
  static const char *const sheets[][5] = {
    { "舞蹈队名单", "周丽，队长，13800000308", "陈强，队员，13800000309", "张华，队员，13800000310", NULL },
    { "通知", "请各社区于五日前报送，联系人周丽，电话13800000308", "逾期不候", NULL },
    { "情况说明", "本社区共有队伍26支，其中备案14支", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, sheets[i], NULL);

      g_test_message ("%s", sheets[i][0]);
      g_assert_cmpuint (mp_import_get_n_read (import), ==, 0);
      g_assert_true (mp_import_is_open_question (import, 0));
      g_assert_nonnull (mp_import_why_left_out (import, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/sentences/parts", test_sentences);
  sheet_test ("/import/sentences/of-communities", test_of_communities);
  sheet_test ("/import/sentences/others", test_others);

  return g_test_run ();
}
