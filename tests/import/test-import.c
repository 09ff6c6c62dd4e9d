/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves what an import promises beyond the reading of cells: one person for three groups, records
 * that hang together, the clerk's word on a row, choices that are remembered, all or nothing, and
 * the rows that were not taken going back to the clerk.
 */

#include "config.h"

#include "import-fixture.h"

/* --- one row is many records ------------------------------------------------------------------ */

static void
test_fan_out (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, "所属社区,组织名称,管理层级,类别,成立时间,备案编号,备案日期,有效期至,"
                         "负责人姓名,性别,联系电话,成员数,活动场所,场所面积,党建指导员,指导员电话\n"
                         "肖坝社区,肖坝社区书画社,备案,文体,2019.2,绿备1号,2020-01-05,2023-01-04,"
                         "李红,女,13800000301,22,活动室,50㎡,张强,13800000302\n");
  gint64 change;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 1);
  change = apply (import);
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM person_role AS r JOIN person AS p ON p.id = r.person"
                      " WHERE r.role = '1' AND r.is_primary_leader = 1 AND p.name = '李红' AND "
                      "p.sex = '2' AND p.phone = '13800000301'"),
      ==, 1);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM org_venue AS u JOIN venue AS v ON v.id = u.venue "
                      "WHERE v.name = '活动室' AND v.area_m2 = 50 AND v.division = 511102009001"),
      ==, 1);
  g_assert_cmpint (
      number (office,
              "SELECT count (*) FROM filing WHERE filing_kind = '1' AND decision = '1' AND "
              "filing_no = '绿备1号' AND decided_on = '2020-01-05' AND valid_to = '2023-01-04'"),
      ==, 1);
  g_assert_cmpint (number (office, "SELECT count (*) FROM party_coverage WHERE instructor_name = "
                                   "'张强' AND instructor_phone = '13800000302'"),
                   ==, 1);
  g_assert_cmpint (number (office, "SELECT count (*) FROM tier_period WHERE tier = '2' AND from_on "
                                   "= '2019-02' AND to_on IS NULL"),
                   ==, 1);
  g_assert_cmpint (number (office, "SELECT count (*) FROM import_batch WHERE n_read = 1 AND n_new "
                                   "= 1 AND length (sha256) = 64"),
                   ==, 1);
  g_assert_cmpint (mp_import_row_get_id (row_at (import, 0)), ==,
                   number (office, "SELECT id FROM organization"));
  office_assert_sound (office);
  g_assert_cmpint (change, !=, 0);
}

static void
test_shared_leader_and_venue (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = plan_text (office, HEAD
                                           "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,文化广场\n"
                                           "2,肖坝社区,合唱队,小组,文体,2019,李红,138 0000 0301,10,文化广场\n"
                                           "3,肖坝社区,腰鼓队,小组,文体,2019,同上,〃,10,同上\n"
                                           "4,共和社区,秧歌队,小组,文体,2019,李红,13800000999,10,文化广场\n");

  apply (import);
  g_assert_cmpint (office_count (office, "organization"), ==, 4);
  /* Another telephone: another Li Hong; another community: another square. */
  g_assert_cmpint (office_count (office, "person"), ==, 2);
  g_assert_cmpint (office_count (office, "venue"), ==, 2);
  g_assert_cmpint (office_count (office, "org_venue"), ==, 4);
}

/* How many organizations are led by this person today, and how many posts are of these days. */
static gint64
leads (Office *office, const char *name)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM organization_view WHERE leader_name = '%s'", name);

  return number (office, sql);
}

static gint64
led (Office *office, const char *name, const char *from, const char *to)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM person_role AS r JOIN person AS p ON p.id = r.person WHERE p.name = "
      "'%s' AND coalesce (r.started_on, '') = '%s' AND coalesce (r.ended_on, '') = '%s'",
      name, from, to);

  return number (office, sql);
}

static void
test_leader_changes (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first =
      plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  g_autoptr (MpImport) second = NULL;
  g_autoptr (MpImport) third = NULL;

  apply (first);
  second = plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,王芳,13800000302,,\n");
  g_assert_cmpuint (mp_import_get_count (second, MP_IMPORT_UPDATED), ==, 1);
  /* Empty cells take nothing away. */
  g_assert_cmpuint (mp_import_row_get_changes (row_at (second, 0))->len, ==, 2);
  apply (second);
  g_assert_cmpint (office_count (office, "person"), ==, 2);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM person_role AS r JOIN person AS p ON p.id = r.person "
                      "WHERE p.name = '李红' AND r.ended_on IS NULL AND NOT r.is_primary_leader"),
      ==, 1);
  /* Nobody has said on which day, so none is written down, and yet only one leads. */
  g_assert_cmpint (number (office, "SELECT count (*) FROM person_role AS r JOIN person AS p ON "
                                   "p.id = r.person WHERE p.name = '王芳' AND r.ended_on IS NULL "
                                   "AND r.started_on IS NULL AND r.is_primary_leader"),
                   ==, 1);
  g_assert_cmpint (leads (office, "王芳"), ==, 1);
  g_assert_cmpint (number (office, "SELECT member_count_person FROM organization"), ==, 10);

  /* What was said once and is said again is the same. */
  third = plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,王芳,13800000302,,\n");
  g_assert_cmpuint (mp_import_get_count (third, MP_IMPORT_SAME), ==, 1);
}

/* A table that says of which day or month it is says since when its leader leads. */
static void
test_leader_of_a_day (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first =
      plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  g_autoptr (MpImport) second = NULL;
  g_autoptr (MpImport) third = NULL;
  g_autoptr (MpImport) fourth = NULL;

  apply (first);
  second = plan_text (office, "2024年6月社区社会组织台账\n" HEAD
                              "1,肖坝社区,舞蹈队,小组,文体,2019,王芳,13800000302,,\n");
  apply (second);
  g_assert_cmpint (led (office, "李红", "", "2024-06"), ==, 1);
  g_assert_cmpint (led (office, "王芳", "2024-06", ""), ==, 1);
  g_assert_cmpint (leads (office, "王芳"), ==, 1);

  third = plan_text (office, "所属社区,组织名称,层级,负责人,填报日期\n"
                             "肖坝社区,舞蹈队,小组,赵敏,2025-03-31\n");
  apply (third);
  g_assert_cmpint (led (office, "王芳", "2024-06", "2025-03-30"), ==, 1);
  g_assert_cmpint (led (office, "赵敏", "2025-03-31", ""), ==, 1);
  g_assert_cmpint (leads (office, "赵敏"), ==, 1);

  /* An older table cannot say when she ceased to lead. */
  fourth = plan_text (office, "所属社区,组织名称,层级,负责人,填报日期\n"
                              "肖坝社区,舞蹈队,小组,孙丽,2023-12-31\n");
  apply (fourth);
  g_assert_cmpint (led (office, "赵敏", "2025-03-31", ""), ==, 1);
  g_assert_cmpint (led (office, "孙丽", "", ""), ==, 1);
  g_assert_cmpint (leads (office, "孙丽"), ==, 1);
}

static void
test_members (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) organizations = plan_text (
      office, HEAD "1,肖坝社区,肖坝社区舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  g_autoptr (MpImport) members = NULL;
  g_autoptr (MpImport) again = NULL;
  const char *roster = "肖坝社区舞蹈队成员花名册,,,,\n序号,姓名,性别,联系电话,职务\n1,李红,女,"
                       "13800000301,队长\n2,王甲,男,13800000302,队员\n3,,男,13800000303,队员\n";

  apply (organizations);
  members = plan_text (office, roster);
  g_assert_cmpuint (mp_import_get_count (members, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (members, MP_IMPORT_REFUSED), ==, 1);
  apply (members);
  /* The leader is a member too, and one person. */
  g_assert_cmpint (office_count (office, "person"), ==, 2);
  g_assert_cmpint (number (office, "SELECT count (*) FROM person_role WHERE role = '6'"), ==, 2);
  again = plan_text (office, roster);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 2);
}

/* --- all or nothing --------------------------------------------------------------------------- */

static void
cancel_half_way (guint64 done, guint64 total, gpointer data)
{
  if (done > 0)
    g_cancellable_cancel (data);
}

static void
test_cancel (Office *office, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MpImport) import = NULL;
  g_autofree char *before = office_dump (office);
  g_autofree char *after = NULL;
  GError *error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%u,肖坝社区,第%u队,小组,文体,2019,张%u,1380000%04u,10,广场\n",
                            i + 1, i, i, i);
  import = plan_text (office, text->str);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 1000);
  g_assert_false (
      mp_import_apply (import, cancel_half_way, cancellable, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);

  /* Nothing was lost by it. */
  apply (import);
  g_assert_cmpint (office_count (office, "organization"), ==, 1000);
}

static void
test_stale_plan (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  GError *error = NULL;

  office_add (office, "另一个队");
  g_assert_false (mp_import_apply (import, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));
  apply (import);
  /* The same plan twice would store everything twice. */
  g_assert_false (mp_import_apply (import, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_cmpint (office_count (office, "organization"), ==, 2);
}

static void
test_refused_go_back (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      plan_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n"
                              "2,肖坝社区,门球队,小组,文体,前年,张四,13800000306,15,广场\n"
                              "3,肖坝社区,,小组,文体,2019,张五,13800000307,15,广场\n");
  g_autofree char *path = g_build_filename (office->folder, "left.xlsx", NULL);
  g_autoptr (MpWorkbook) book = NULL;
  g_autoptr (MpGrid) grid = NULL;
  g_autoptr (MpImport) mended = NULL;
  GError *error = NULL;

  apply (import);
  g_assert_true (mp_import_write_refused (import, path, &error));
  g_assert_no_error (error);
  book = mp_workbook_open (path, NULL, &error);
  g_assert_no_error (error);
  grid = mp_workbook_load (book, 0, NULL, &error);
  g_assert_cmpuint (mp_grid_n_rows (grid), ==, 3);
  g_assert_cmpstr (mp_grid_get (grid, 0, 3)->text, ==, "组织名称");
  g_assert_cmpstr (mp_grid_get (grid, 1, 3)->text, ==, "门球队");
  g_assert_cmpstr (mp_grid_get (grid, 1, 6)->text, ==, "前年");
  g_assert_cmpstr (mp_grid_get (grid, 1, 0)->text, !=, "");
  g_assert_cmpstr (mp_grid_get (grid, 2, 8)->text, ==, "13800000307");

  /* It can be read in again: the same rows are held for the same reasons. */
  mended = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mp_import_plan (mended, NULL, NULL, NULL, &error));
  g_assert_cmpuint (mp_import_get_count (mended, MP_IMPORT_HELD), ==, 1);
  g_assert_cmpuint (mp_import_get_count (mended, MP_IMPORT_REFUSED), ==, 1);
  g_assert_cmpuint (mp_import_get_n_read (mended), ==, 2);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mp_import_plan_finish (MP_IMPORT (source), result, &error));
  g_main_loop_quit (data);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  g_assert_true (mp_import_apply_finish (MP_IMPORT (source), result, &change, &error));
  g_assert_cmpint (change, !=, 0);
  g_main_loop_quit (data);
}

static void
test_async (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import =
      open_text (office, HEAD "1,肖坝社区,舞蹈队,小组,文体,2019,李红,13800000301,10,广场\n");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  mp_import_plan_async (import, NULL, NULL, NULL, planned_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (g_list_model_get_n_items (mp_import_get_rows (import)), ==, 1);
  mp_import_apply_async (import, NULL, NULL, NULL, applied_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (office_count (office, "organization"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/import/" path, Office, NULL, set_up, func, office_tear_down)
  ADD ("fan-out", test_fan_out);
  ADD ("shared-leader-and-venue", test_shared_leader_and_venue);
  ADD ("leader-changes", test_leader_changes);
  ADD ("leader-of-a-day", test_leader_of_a_day);
  ADD ("members", test_members);
  ADD ("cancel", test_cancel);
  ADD ("stale-plan", test_stale_plan);
  ADD ("refused-go-back", test_refused_go_back);
  ADD ("async", test_async);

  return g_test_run ();
}
