/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk decides holds: for this import, and where it is remembered for the next.
 */

#include "config.h"

#include "import-fixture.h"

/* --- the clerk's word ------------------------------------------------------------------------- */

static void
test_decide (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first = plan_text (
      office, HEAD "1,肖坝社区,肖坝社区舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  g_autoptr (MpImport) import = NULL;
  MpImportRow *row;
  GError *error = NULL;
  gint64 id;

  apply (first);
  id = number (office, "SELECT id FROM organization");
  import = plan_text (office, HEAD "1,肖坝社区,肖坝舞蹈队,小组,文体,2019,李红,13800000301,15,广场\n"
                                   "2,肖坝社区,巡逻队,小组,看家护院,2019,张三,13800000305,15,广场\n"
                                   "3,肖坝社区,门球队,小组,文体,前年,张四,13800000306,15,广场\n"
                                   "4,肖坝社区,,小组,文体,2019,张五,13800000307,15,广场\n"
                                   "5,哪里社区,象棋队,小组,文体,2019,张六,13800000308,15,广场\n");
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 4);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_REFUSED), ==, 1);

  row = row_at (import, 0);
  g_assert_cmpstr (mp_import_row_get_reason (row), ==, "similar_name");
  g_assert_cmpint (mp_import_row_get_similar (row)->record, ==, id);
  g_assert_true (mp_import_decide (import, row, MP_IMPORT_INTO, id, &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_true (mp_import_decide (import, row, MP_IMPORT_AS_NEW, 0, &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_true (mp_import_decide (import, row, MP_IMPORT_LEAVE, 0, &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
  g_assert_true (mp_import_decide (import, row, MP_IMPORT_INTO, id, &error));

  /* A word for the whole file, then a value, then as far as it can be read. */
  {
    g_autoptr (GPtrArray) words = mp_import_list_unknown_words (import);

    g_assert_cmpuint (words->len, ==, 2);
    g_assert_cmpstr (((MpImportWord *) words->pdata[0])->word, ==, "哪里社区");
    g_assert_cmpstr (((MpImportWord *) words->pdata[1])->word, ==, "看家护院");
  }
  row = row_at (import, 1);
  g_assert_true (mp_import_set_value (import, row, "organization.org_type", "社区事务", &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  row = row_at (import, 2);
  g_assert_true (mp_import_decide (import, row, MP_IMPORT_ACCEPT, 0, &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_null (mp_import_row_get_value (row, "organization.founded_on"));
  row = row_at (import, 3);
  g_assert_false (mp_import_decide (import, row, MP_IMPORT_ACCEPT, 0, &error));
  g_clear_error (&error);
  g_assert_true (mp_import_set_value (import, row, "organization.name", "篮球队", &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  row = row_at (import, 4);
  g_assert_cmpstr (mp_import_row_get_reason (row), ==, "division_unknown");
  g_assert_true (
      mp_import_set_value (import, row, "organization.division", "511102009002", &error));
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 4);
  g_assert_no_error (error);

  apply (import);
  g_assert_cmpint (office_count (office, "organization"), ==, 5);
  /* The record took the new name and remembers the old one. */
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM organization WHERE name = '肖坝舞蹈队' AND "
                      "former_names = '肖坝社区舞蹈队' AND member_count_person = 15"),
      ==, 1);
}

/* What was said of a row holds when the columns or words of the file are chosen afterwards. */
static void
test_said_before_another_plan (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, HEAD "1,肖坝社区,巡逻队,小组,看家护院,2019,张三,13800000305,15,广场\n"
                              "2,肖坝社区,门球队,小组,文体,前年,张四,13800000306,15,广场\n"
                              "3,肖坝社区,象棋队,小组,文体,2019,张六,13800000308,15,广场\n"
                              "4,肖坝社区,,小组,文体,2019,张五,13800000307,15,广场\n");
  GError *error = NULL;

  g_assert_true (mp_import_decide (import, row_at (import, 1), MP_IMPORT_ACCEPT, 0, &error));
  g_assert_true (mp_import_decide (import, row_at (import, 2), MP_IMPORT_LEAVE, 0, &error));
  g_assert_true (
      mp_import_set_value (import, row_at (import, 3), "organization.name", "篮球队", &error));
  mp_import_set_word (import, "organization.org_type", "看家护院", "2");
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (row_at (import, 0)), ==, MP_IMPORT_NEW);
  g_assert_cmpint (mp_import_row_get_outcome (row_at (import, 1)), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_reason (row_at (import, 2)), ==, "left_for_later");
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 3), "organization.name"), ==,
                   "篮球队");

  /* Its name is taken away: nothing that was decided makes a record of it. */
  mp_import_set_column_target (import, 0, 2, NULL);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_cmpint (mp_import_row_get_outcome (row_at (import, 1)), ==, MP_IMPORT_REFUSED);

  /* Of another kind of record nothing was said; back again, it was. */
  g_assert_true (mp_import_set_subject (import, 0, "member", &error));
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_true (mp_import_set_subject (import, 0, "organization", &error));
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (row_at (import, 1)), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_reason (row_at (import, 2)), ==, "left_for_later");
}

/* A community that nobody knows is explained once: for its rows, and for the next file. */
static void
test_communities_are_explained_once (Office *office, gconstpointer data)
{
  const char *text = HEAD "1,滨河片,门球队,小组,文体,2019,张三,13800000305,15,广场\n"
                          "2,滨河片,象棋队,小组,文体,2019,张四,13800000306,15,广场\n"
                          "3,无名片,篮球队,小组,文体,2019,张五,13800000307,15,广场\n";
  g_autoptr (MpImport) import = plan_text (office, text);
  g_autoptr (MpImport) again = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 3);
  g_assert_true (mp_import_row_asks_for_word (row_at (import, 0), "organization.division"));
  g_assert_true (mp_import_explain_word (import, "organization.division", "滨河片",
                                         "511102009002", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 1);
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 1), "organization.division"), ==,
                   "511102009002");
  apply (import);

  again = plan_text (office, text);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 2);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_HELD), ==, 1);
}

/* An organization that a roster or a list of activities names, and nobody knows, is asked for once:
 * which one is meant, the likest first, or that it is new. The next file is asked anew.
 */
static void
test_organizations_are_explained_once (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) known = plan_text (
      office, HEAD "1,肖坝社区,肖坝社区金秋合唱团,小组,文体,2019,李红,13800000301,10,广场\n"
                   "2,共和社区,共和社区合唱队,小组,文体,2019,李蓝,13800000302,10,广场\n");
  const char *roster = "肖坝社区腰鼓队成员花名册\n姓名,职务,联系电话\n"
                       "张三,队长,13800000303\n李四,,13800000304\n";
  const char *people = "骨干名单\n姓名,所在组织,联系电话\n"
                       "王五,金秋合唱队,13800000305\n赵六,金秋合唱队,13800000306\n";
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) short_names = NULL;
  g_autoptr (MpImport) once_more = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) alike = NULL;
  g_autofree char *id = NULL;
  g_autofree char *decisions = NULL;
  GError *error = NULL;

  apply (known);
  import = plan_text (office, roster);
  words = mp_import_list_unknown_words (import);
  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpstr (((MpImportWord *) words->pdata[0])->word, ==, "肖坝社区腰鼓队");
  g_assert_cmpuint (((MpImportWord *) words->pdata[0])->n_rows, ==, 2);
  g_assert_true (mp_import_explain_word (import, "member.organization", "肖坝社区腰鼓队",
                                         MP_IMPORT_NEW_ONE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  apply (import);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization_view WHERE name = "
                                   "'肖坝社区腰鼓队' AND division = 511102009001 AND tier = '3' "
                                   "AND leader_name = '张三'"), ==, 1);
  again = plan_text (office, roster);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 2);

  short_names = plan_text (office, people);
  g_assert_cmpuint (mp_import_get_count (short_names, MP_IMPORT_HELD), ==, 2);
  alike = mp_import_list_alike (short_names, "member.organization", "金秋合唱队");
  g_assert_cmpuint (alike->len, ==, 2);
  g_assert_cmpstr (((MpImportAlike *) alike->pdata[0])->title, ==, "肖坝社区金秋合唱团");
  id = g_strdup (((MpImportAlike *) alike->pdata[0])->value);
  decisions = g_strdup_printf (
      "{\"value_map\": {\"member.organization\": {\"金秋合唱队\": \"%s\"}}}", id);
  g_assert_true (mp_import_set_decisions (short_names, decisions, &error));
  g_assert_true (mp_import_plan (short_names, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (short_names, MP_IMPORT_NEW), ==, 2);
  apply (short_names);
  g_assert_cmpint (number (office, "SELECT count (*) FROM person_role AS r JOIN organization AS o "
                                   "ON o.id = r.organization WHERE o.name = '肖坝社区金秋合唱团' "
                                   "AND r.role = '6'"), ==, 2);
  once_more = plan_text (office, people);
  g_assert_cmpuint (mp_import_get_count (once_more, MP_IMPORT_HELD), ==, 2);
  g_assert_false (mp_import_set_decisions (
      once_more, "{\"value_map\": {\"member.organization\": {\"金秋合唱队\": \"leave\"}}}",
      &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
  g_clear_error (&error);
}

/* A table with another tier does not move an organization: that is decided row by row. */
static void
test_tier_is_not_brought_up_to_date (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first =
      plan_text (office, HEAD "1,肖坝社区,舞蹈队,备案,文体,2019,李红,13800000301,15,广场\n");
  g_autoptr (MpImport) second = NULL;
  MpImportRow *row;
  GError *error = NULL;

  apply (first);
  second = plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,18,广场\n");
  row = row_at (second, 0);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_cmpuint (mp_import_row_get_changes (row)->len, ==, 1);
  g_assert_false (mp_import_row_is_taken (row, "organization.tier"));
  g_assert_true (mp_import_row_is_taken (row, "organization.member_count_person"));

  g_assert_true (mp_import_set_value (second, row, "organization.tier", "小组", &error));
  g_assert_no_error (error);
  g_assert_true (mp_import_row_is_taken (row, "organization.tier"));
  g_assert_cmpuint (mp_import_row_get_changes (row)->len, ==, 2);
  apply (second);
  g_assert_cmpint (number (office, "SELECT tier = '3' FROM organization"), ==, 1);
}

/* Another leader and another telephone: perhaps another group. Nothing of the record is ticked, and
 * what is taken is what the clerk ticks and what the record has not.
 */
static void
test_doubtful_record_is_kept (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first =
      plan_text (office, HEAD "1,肖坝社区,肖坝社区舞蹈队,备案,文体,2019,李红,13800000301,15,\n"
                              "2,肖坝社区,肖坝社区合唱团,备案,文体,2019,王梅,13800000302,15,\n");
  g_autoptr (MpImport) second = NULL;
  const MpImportSimilar *similar;
  MpImportRow *row;
  GError *error = NULL;

  apply (first);
  second = plan_text (office, HEAD "1,肖坝社区,肖坝舞蹈队,小组,文体,2019,赵军,13900000309,18,\n"
                                   "2,肖坝社区,肖坝合唱团,小组,文体,2019,赵军,13800000302,18,\n");
  /* A leader who is called otherwise under the same number is a correction. */
  row = row_at (second, 1);
  g_assert_false (mp_import_row_get_similar (row)->doubtful);
  g_assert_true (mp_import_row_is_taken (row, "leader.name"));
  g_assert_false (mp_import_row_is_taken (row, "organization.tier"));

  row = row_at (second, 0);
  similar = mp_import_row_get_similar (row);
  g_assert_true (similar->doubtful);
  g_assert_false (mp_import_row_is_taken (row, "leader.name"));
  g_assert_false (mp_import_row_is_taken (row, "organization.member_count_person"));
  g_assert_true (
      mp_import_set_value (second, row, "organization.member_count_person", "18", &error));
  g_assert_true (mp_import_row_is_taken (row, "organization.member_count_person"));
  g_assert_true (mp_import_decide (second, row, MP_IMPORT_FILL,
                                   mp_import_row_get_similar (row)->record, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_false (mp_import_row_is_taken (row, "leader.name"));
  g_assert_false (mp_import_row_is_taken (row, "organization.tier"));
  apply (second);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization WHERE tier = '2'"), ==, 2);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization_view"
                                   " WHERE leader_name = '李红' AND member_count_person = 18"),
                   ==, 1);
}

static void
test_remembers (Office *office, gconstpointer data)
{
  const char *text = "所在社区,队伍,什么人带,哪一类\n肖坝社区,舞蹈队,李红,跳舞的\n";
  g_autoptr (MpImport) import = open_text (office, text);
  g_autoptr (MpImport) again = NULL;
  const MpImportTable *table = mp_import_get_table (import, 0);
  GError *error = NULL;

  g_assert_cmpuint (((MpImportColumn *) table->columns->pdata[2])->targets[0] == NULL, ==, TRUE);
  mp_import_set_column_target (import, 0, 2, "leader.name");
  mp_import_set_column_target (import, 0, 3, "organization.org_type");
  mp_import_set_word (import, "organization.org_type", "跳舞的", "3");
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 1);
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 0), "organization.org_type"), ==, "3");
  apply (import);

  again = plan_text (office, text);
  table = mp_import_get_table (again, 0);
  g_assert_cmpstr (((MpImportColumn *) table->columns->pdata[2])->targets[0], ==, "leader.name");
  g_assert_true (((MpImportColumn *) table->columns->pdata[2])->remembered);
  g_assert_false (((MpImportColumn *) table->columns->pdata[1])->remembered);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);
}

static void
test_renamed (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first = plan_text (
      office, HEAD "1,肖坝社区,肖坝社区腰鼓队,小组,文体,2019.8,曾秀珍,13800000103,15,广场\n");
  g_autoptr (MpImport) import = NULL;
  GError *error = NULL;

  apply (first);
  import = plan_text (office, HEAD "1,肖坝社区,肖坝社区威风锣鼓队（原腰鼓队）,小组,文体,2019.8,曾秀珍,13800000103,15,广场\n"
                                   "2,肖坝社区,肖坝社区锣鼓艺术团,小组,文体,2019.8,曾秀珍,13800000103,15,广场\n");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (mp_import_row_get_reason (row_at (import, i)), ==, "maybe_renamed");
  g_assert_true (mp_import_decide (import, row_at (import, 0), MP_IMPORT_ACCEPT, 0, &error));
  apply (import);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization WHERE name = "
                                   "'肖坝社区威风锣鼓队' AND former_names = '肖坝社区腰鼓队'"),
                   ==, 1);
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
}

/* Whatever names nothing, or cannot be held, is refused and not passed over. */
static void
test_bad_decisions (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (
      office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  static const char *const bad[] = {
    "",
    "[]",
    "{",
    "null",
    "{\"defaults\": 3}",
    "{\"sheets\": [5]}",
    "{\"defaults\": {\"organization.nothing\": \"1\"}}",
    "{\"defaults\": {\"organization.founded_on\": \"2021-99\"}}",
    "{\"defaults\": {\"filing.valid_to\": \"二月\"}}",
    "{\"defaults\": {\"organization.member_count_unit\": \"abc\"}}",
    "{\"defaults\": {\"organization.member_count_unit\": 8.5}}",
    "{\"defaults\": {\"organization.tier\": \"八级\"}}",
    "{\"defaults\": {\"organization.tier\": [\"2\"]}}",
    "{\"defaults\": {\"organization.remark\": {\"a\": 1}}}",
    "{\"defaults\": {\"organization.remark\": \"a\\u0000b\"}}",
    "{\"defaults\": {\"organization.tier\": \"2\", \"organization.tier\": \"3\"}}",
    "{\"defaults\": {}, \"defaults\": {}}",
    "{} {}",
    "{} more",
    "{} /* more */",
    "{\"defaults\": {\"filing.state\": \"6\"}}",
    "{\"defaults_by_table\": {\"01\": {\"organization.tier\": \"2\"}}}",
    "{\"defaults_by_table\": {\"99\": {\"organization.tier\": \"2\"}}}",
    "{\"divisions_by_table\": {\"2\": \"511102009001\"}}",
    "{\"divisions_by_table\": {\"1\": [\"511102009001\"]}}",
    "{\"subjects_by_table\": {\"2\": \"organization\"}}",
    "{\"subjects_by_table\": {\"1\": [\"organization\"]}}",
    "{\"columns_by_sheet\": {\"\": {\"B\": [\"leader.name\"]}}}",
    "{\"columns_by_sheet\": {\"\": {\"B\": \"leader.name\", \"b\": null}}}",
    "{\"columns_by_sheet\": {\"\": {\"ZZ\": \"leader.name\"}}}",
    "{\"columns_by_sheet\": {\"\": {\"B\": \"filing.state\"}}}",
    "{\"rows_by_sheet\": {\"\": {\"9999\": false}}}",
    "{\"rows_by_sheet\": {\"\": {\"02\": false}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading\": 1}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": [1]}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": true}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": 1, \"name_column\": \"ZZ\"}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": 1, \"subject\": [\"person\"]}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (mp_import_set_decisions (import, bad[i], &error));
      g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
    }
}

static void
test_decisions_without_a_table (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (office, "x\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (
      mp_import_set_decisions (import, "{\"subjects_by_table\": {\"1\": \"member\"}}", &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
}

/* A reader that goes down by calling itself ends the program. */
static void
test_deep_decisions (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (office, HEAD);
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_assert_false (mp_import_set_decisions (import, deep, &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
}

/* A default is what a form would make of it: a label is its code, a date is written out. */
static void
test_default_values (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (
      office, "所属社区,组织名称,负责人\n肖坝社区,舞蹈队,李红\n");
  g_autoptr (GError) error = NULL;

  mp_import_set_decisions (import,
                           "{\"defaults\": {\"organization.tier\": \"备案\","
                           " \"organization.founded_on\": \"2021.3\"}}",
                           &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  apply (import);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization"
                                   " WHERE tier = '2' AND founded_on = '2021-03'"),
                   ==, 1);
}

/* Where a field holds several codes a decision says several, for all rows or for a word. */
static void
test_several_codes (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (
      office, "所属社区,组织名称,负责人,服务对象\n肖坝社区,舞蹈队,李红,\n肖坝社区,歌队,王甲,老的、小的\n");
  g_autoptr (GError) error = NULL;

  mp_import_set_decisions (import,
                           "{\"defaults\": {\"organization.service_groups\": \"空巢老人、高龄老人\"},"
                           " \"value_map\": {\"organization.service_groups\":"
                           " {\"老的、小的\": \"05 高龄老人\"}}}",
                           &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (mp_import_row_get_value (row_at (import, i), "organization.service_groups"),
                     ==, "05,06");
  g_assert_false (mp_import_set_decisions (
      import, "{\"defaults\": {\"organization.service_groups\": \"高龄老人、外星人\"}}", &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/import/" path, Office, NULL, set_up, func, office_tear_down)
  ADD ("decide", test_decide);
  ADD ("said-before-another-plan", test_said_before_another_plan);
  ADD ("communities-are-explained-once", test_communities_are_explained_once);
  ADD ("organizations-are-explained-once", test_organizations_are_explained_once);
  ADD ("tier-is-not-brought-up-to-date", test_tier_is_not_brought_up_to_date);
  ADD ("doubtful-record-is-kept", test_doubtful_record_is_kept);
  ADD ("remembers", test_remembers);
  ADD ("renamed", test_renamed);
  ADD ("bad-decisions", test_bad_decisions);
  ADD ("deep-decisions", test_deep_decisions);
  ADD ("without-a-table-decisions", test_decisions_without_a_table);
  ADD ("default-values", test_default_values);
  ADD ("several-codes", test_several_codes);

  return g_test_run ();
}
