/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that any kind of record is imported by its line of the catalog alone, that the clerk's
 * word on headings, names and kinds is followed and remembered, and that every word of
 * data/headings means a field that is there, and one only.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "import/mp-import-subject.h"
#include "policy/mp-rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define UNIT "511102009000"

static void
set_up (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, UNIT, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, UNIT, &error);
  g_assert_no_error (error);
}

static MpImport *
open_text (Office *office, const char *text, const char *subject)
{
  g_autofree char *path = g_build_filename (office->folder, "table.csv", NULL);
  GError *error = NULL;
  MpImport *import;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  import = mp_import_open (office->store, path, subject, NULL, &error);
  g_assert_no_error (error);

  return import;
}

static void
plan (MpImport *import)
{
  GError *error = NULL;

  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
apply (MpImport *import)
{
  GError *error = NULL;

  mp_import_apply (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
number (Office *office, const char *sql)
{
  GError *error = NULL;
  gint64 result = -1;

  mp_store_select_int (office->store, sql, NULL, 0, &result, &error);
  g_assert_no_error (error);

  return result;
}

static MpImportRow *
row_at (MpImport *import, guint i)
{
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);

  return row; /* the list holds it */
}

static void
add_organization (Office *office, const char *name, const char *short_name, const char *division)
{
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (office->store, "organization"));
  GError *error = NULL;

  mp_record_set_by_name (record, "name", name);
  mp_record_set_by_name (record, "short_name", short_name);
  mp_record_set_by_name (record, "division", division);
  mp_rules_store_record (office->store, record, NULL, "one", NULL, &error);
  g_assert_no_error (error);
}

/* --- any kind of record ----------------------------------------------------------------------- */

#define ACTIVITIES "组织名称,活动名称,活动时间,参加人数\n"

/* What was called off is no activity that took place, and a state is no name. */
static void
test_states (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = NULL;

  add_organization (office, "肖坝社区舞蹈队", NULL, "511102009001");
  import = open_text (office,
                      "组织名称,活动名称,活动时间,状态,服务时长\n肖坝社区舞蹈队,坝坝舞,2024.5.1,公休,2\n"
                      "肖坝社区舞蹈队,公休,2024.6.1,,\n肖坝社区舞蹈队,展演,2024.7.1,完成,90分钟\n",
                      NULL);
  plan (import);
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 0), "activity.status"), ==, "3");
  g_assert_cmpstr (mp_import_row_get_reason (row_at (import, 1)), ==, "only_a_state");
  g_assert_cmpint (mp_import_row_get_outcome (row_at (import, 1)), ==, MP_IMPORT_REFUSED);
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 2), "activity.status"), ==, "2");
  /* A bare number under no unit is hours, and that is said. */
  g_assert_cmpstr (mp_import_row_get_value (row_at (import, 0), "activity.volunteer_minutes"), ==,
                   "120");
  g_assert_cmpstr (((MpImportWarning *) g_ptr_array_index (
                        mp_import_row_get_warnings (row_at (import, 0)), 0))->code,
                   ==, "hours_assumed");
  g_assert_cmpuint (mp_import_row_get_warnings (row_at (import, 2))->len, ==, 0);
}

/* The people of each group, in a cell or in columns of their own, are children of the record; a
 * column of one group is never the sum.
 */
static void
test_counts (Office *office, gconstpointer data)
{
  static const char cell[] = "组织名称,活动名称,活动时间,受益人数\n"
                             "肖坝社区舞蹈队,义诊,2024-03-05,\"老年人30人、儿童20名\"\n"
                             "肖坝社区舞蹈队,游园,2024-05-01,共50人（残疾人5、其中妇女：20人）\n"
                             "肖坝社区舞蹈队,讲座,2024-06-01,老年人30人、街坊若干\n";
  static const char columns[] = "组织名称,活动名称,活动时间,受益人数：老年人,受益人数（儿童）,其中：街坊\n"
                                "肖坝社区舞蹈队,义诊,2024-03-05,30,25,9\n";
  g_autoptr (MpImport) first = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) other = NULL;

  add_organization (office, "肖坝社区舞蹈队", NULL, "511102009001");
  first = open_text (office, cell, NULL);
  plan (first);
  g_assert_cmpstr (mp_import_row_get_value (row_at (first, 0), "activity_group.22"), ==, "30");
  g_assert_cmpstr (mp_import_row_get_value (row_at (first, 0), "activity_group.23"), ==, "20");
  g_assert_null (mp_import_row_get_value (row_at (first, 0), "activity.n_benefited"));
  g_assert_cmpstr (mp_import_row_get_value (row_at (first, 1), "activity_group.13"), ==, "5");
  g_assert_cmpstr (mp_import_row_get_value (row_at (first, 1), "activity_group.12"), ==, "20");
  g_assert_cmpstr (mp_import_row_get_value (row_at (first, 1), "activity.n_benefited"), ==, "50");
  g_assert_null (mp_import_row_get_value (row_at (first, 2), "activity_group.22"));
  g_assert_null (mp_import_row_get_value (row_at (first, 2), "activity.n_benefited"));
  apply (first);
  g_assert_cmpint (number (office, "SELECT sum (n) FROM activity_group WHERE deleted_at IS NULL"),
                   ==, 75);

  again = open_text (office, cell, NULL);
  plan (again);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 3);

  other = open_text (office, columns, NULL);
  plan (other);
  g_assert_cmpuint (mp_import_get_count (other, MP_IMPORT_UPDATED), ==, 1);
  g_assert_cmpuint (mp_import_row_get_changes (row_at (other, 0))->len, ==, 1);
  g_assert_null (mp_import_row_get_value (row_at (other, 0), "activity.n_benefited"));
  apply (other);
  g_assert_cmpint (number (office, "SELECT n FROM activity_group AS g WHERE g.service_group = '23' "
                                   "AND g.deleted_at IS NULL"),
                   ==, 25);
  g_assert_cmpint (number (office, "SELECT count (*) FROM activity_group"), ==, 4);
}

/* New, then the same, then changed: by organization, title and time. */
static void
test_identity (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) first = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) other = NULL;

  add_organization (office, "肖坝社区舞蹈队", "舞友", "511102009001");
  first = open_text (office,
                     ACTIVITIES "肖坝社区舞蹈队,春晚排练,2024.1.5 "
                                "9:00-11:00,20\n舞友,广场展演,2024.5.1,30人\n舞友,广场展演,2024.5."
                                "1,30人\n舞友,广场展演,2024.5.1,31人\n",
                     NULL);
  g_assert_cmpstr (mp_import_get_table (first, 0)->subject, ==, "activity");
  plan (first);
  g_assert_cmpuint (mp_import_get_count (first, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (first, MP_IMPORT_SAME), ==, 1);
  g_assert_cmpstr (mp_import_row_get_reason (row_at (first, 3)), ==, "repeats_earlier_row");
  apply (first);
  g_assert_cmpint (number (office, "SELECT count (*) FROM activity AS a JOIN organization AS o ON "
                                   "o.id = a.organization WHERE o.short_name = '舞友'"),
                   ==, 2);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM activity WHERE start_at = '2024-01-05T09:00' AND "
                      "end_at = '2024-01-05T11:00' AND n_total = 20"),
      ==, 1);
  g_assert_cmpint (mp_import_row_get_id (row_at (first, 2)), ==,
                   mp_import_row_get_id (row_at (first, 1)));

  again = open_text (office, ACTIVITIES "肖坝社区舞蹈队,春晚排练,2024-1-5 9:00,20\n", NULL);
  plan (again);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);

  other = open_text (office,
                     ACTIVITIES "肖坝社区舞蹈队,春晚排练,2024-1-5 "
                                "9:00,25\n不认识的队,展演,2024.5.1,3\n肖坝社区舞蹈队,,2024.5.1,3\n",
                     NULL);
  plan (other);
  g_assert_cmpint (mp_import_row_get_outcome (row_at (other, 0)), ==, MP_IMPORT_UPDATED);
  g_assert_cmpstr (mp_import_row_get_reason (row_at (other, 1)), ==, "organization_unknown");
  g_assert_cmpstr (mp_import_row_get_reason (row_at (other, 2)), ==, "name_missing");
  apply (other);
  g_assert_cmpint (number (office, "SELECT count (*) FROM activity WHERE n_total = 25"), ==, 1);
  g_assert_cmpint (number (office, "SELECT count (*) FROM activity"), ==, 2);
}

/* Places by name within the community, without any file of headings of their own. */
static void
test_division_of_the_row (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (office,
                                           "社区,名称,地址\n肖坝社区,文化广场,滨江路1号\n共和社区,"
                                           "文化广场,\n肖坝社区,文化广场,滨江路1号\n",
                                           "venue");
  GError *error = NULL;

  g_assert_true (mp_import_mark_heading (import, 0, 1, 1, "venue", &error));
  g_assert_no_error (error);
  mp_import_set_column_target (import, 0, 2, "venue.address");
  plan (import);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_SAME), ==, 1);
  apply (import);
  g_assert_cmpint (
      number (office, "SELECT count (DISTINCT division) FROM venue WHERE name = '文化广场'"), ==,
      2);
  g_assert_cmpint (
      number (
          office,
          "SELECT count (*) FROM venue WHERE address = '滨江路1号' AND division = 511102009001"),
      ==, 1);
}

/* Whether there is a place says nothing of which one. */
static void
test_questions_are_not_their_answers (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (office,
                                           "所属社区,组织名称,管理层级,有无章程,有无活动场地,有没有党员,活动场所\n"
                                           "肖坝社区,肖坝社区舞蹈队,备案,有,有,有,社区一楼\n"
                                           "肖坝社区,肖坝社区合唱队,备案,无,×,无,\n",
                                           NULL);

  plan (import);
  apply (import);
  g_assert_cmpint (number (office, "SELECT count (*) FROM organization WHERE has_charter = 1"), ==,
                   1);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM organization WHERE party_member_count IS NOT NULL"),
      ==, 0);
  g_assert_cmpint (number (office, "SELECT count (*) FROM venue"), ==, 1);
  g_assert_cmpint (number (office, "SELECT count (*) FROM venue WHERE name = '社区一楼'"), ==, 1);
}

/* A list of services names organizations and counts volunteers, and changes none of them. */
static void
test_activities_are_no_organizations (Office *office, gconstpointer data)
{
  static const char table[] = "志愿服务活动登记表\n社区,服务队,项目,服务时间,志愿者人数,服务内容\n"
                              "肖坝社区,肖坝社区舞蹈队,义剪,2025-03-05,8,理发\n"
                              "肖坝社区,肖坝社区舞蹈队,清明引导,2025-04-03,6,祭扫引导\n";
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImport) list = NULL;

  add_organization (office, "肖坝社区舞蹈队", "舞友", "511102009001");
  import = open_text (office, table, NULL);
  for (guint i = 0; i < mp_import_get_n_tables (import); i++)
    g_assert_cmpstr (mp_import_get_table (import, i)->subject, !=, "organization");
  plan (import);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_UPDATED), ==, 0);

  list = open_text (office, "社区社会组织活动情况登记表\n社区,组织名称,活动时间,成员人数\n肖坝社区,肖坝社区舞蹈队,每周三,20\n", NULL);
  g_assert_cmpstr (mp_import_get_table (list, 0)->subject, ==, "organization");
}

/* --- the clerk's word ------------------------------------------------------------------------- */

#define STRANGE "本社区的队伍\n甲栏,乙栏,丙栏\n肖坝社区,舞蹈队,13800000301\n肖坝社区,合唱队,13800000302\n"

/* A sheet that nobody recognises, until the clerk shows where its headings and names are. */
static void
test_marks_are_remembered (Office *office, gconstpointer data)
{
  static const char decisions[] =
      "{\"headings_by_sheet\": {\"\": {\"heading_row\": 2, \"name_column\": \"B\", \"subject\": "
      "\"organization\"}}, \"defaults\": {\"organization.tier\": \"3\"}}";
  g_autoptr (MpImport) import = open_text (office, STRANGE, NULL);
  g_autoptr (MpImport) again = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 0);
  g_assert_true (mp_import_set_decisions (import, decisions, &error));
  g_assert_no_error (error);
  plan (import);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  apply (import);
  g_assert_cmpint (
      number (
          office,
          "SELECT count (*) FROM organization WHERE name = '合唱队' AND division = 511102009001"),
      ==, 1);

  again = open_text (office, "另一个标题\n\n甲栏,乙栏,丙栏\n肖坝社区,腰鼓队,13800000303\n", NULL);
  g_assert_cmpuint (mp_import_get_n_tables (again), ==, 1);
  g_assert_cmpstr (mp_import_get_table (again, 0)->subject, ==, "organization");
  plan (again);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_NEW), ==, 1);
}

static void
test_subject_is_remembered (Office *office, gconstpointer data)
{
  static const char table[] = "社区,姓名,联系电话,职务\n肖坝社区,李红,13800000301,主任\n";
  g_autoptr (MpImport) import = open_text (office, table, NULL);
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImportRow) row = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 1);
  g_assert_cmpstr (mp_import_get_table (import, 0)->subject, !=, "person");
  g_assert_true (
      mp_import_set_decisions (import, "{\"subjects_by_table\": {\"1\": \"person\"}}", &error));
  g_assert_no_error (error);
  plan (import);
  row = g_list_model_get_item (mp_import_get_rows (import), 0);
  g_assert_true (mp_import_row_has_warning (row, "person.name", "of_no_organization"));
  apply (import);
  g_assert_cmpint (
      number (office, "SELECT count (*) FROM person WHERE name = '李红' AND phone = '13800000301'"),
      ==, 1);

  again = open_text (office, table, NULL);
  g_assert_cmpstr (mp_import_get_table (again, 0)->subject, ==, "person");
  plan (again);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 1);
}

static void
test_wrong_marks_are_refused (Office *office, gconstpointer data)
{
  static const char *const wrong[] = {
    "{\"headings_by_sheet\": {\"x\": {\"heading_row\": 2}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": 99}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": 2, \"name_column\": \"7\"}}}",
    "{\"headings_by_sheet\": {\"\": {\"heading_row\": 2, \"subject\": \"nothing\"}}}",
    "{\"headings_by_sheet\": 3}",
    "{\"subjects_by_table\": {\"0\": \"person\"}}",
  };
  g_autoptr (MpImport) import = open_text (office, STRANGE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mp_import_set_decisions (import, wrong[i], &error));
      g_assert_error (error, MP_IMPORT_ERROR, MP_IMPORT_ERROR_DECISIONS);
    }
  g_assert_cmpuint (mp_import_get_n_tables (import), ==, 0);
}

static void
test_columns_not_understood_are_named (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = open_text (
      office, "所属社区,组织名称,联系电话,口号甲\n肖坝社区,舞蹈队,13800000301,跳\n", NULL);
  g_autofree char *json = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *columns;

  plan (import);
  json = mp_import_to_json (import);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  columns = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "columns_not_understood");
  g_assert_cmpuint (json_array_get_length (columns), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (columns, 0), "column"), ==,
      "D");
}

/* --- data/headings ---------------------------------------------------------------------------- */

static void
assert_targets (Office *office, const char *meaning)
{
  g_auto (GStrv) targets = g_strsplit_set (meaning, "+|?~", -1);

  for (guint i = 0; targets[i] != NULL; i++)
    targets[i][strcspn (targets[i], ":")] = '\0'; /* the value that a heading implies */
  for (guint i = 0; targets[i] != NULL; i++)
    if (*targets[i] != '\0' && mp_target_field (office->store, targets[i], NULL) == NULL)
      g_error ("data/headings: there is no field %s", targets[i]);
}

/* A word that means two things in one place would be read as either. */
static void
assert_once (GKeyFile *file, const char *section, const char *key, GHashTable *seen)
{
  g_autofree char *words = g_key_file_get_value (file, section, key, NULL);
  g_auto (GStrv) parts = g_strsplit (words, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *folded = mp_fold_text (parts[i]);

      if (*folded == '\0' || !g_hash_table_add (seen, folded))
        g_error ("data/headings: [%s] %s holds an empty or repeated word", section, key);
    }
}

static void
check_file (Office *office, const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) sections = NULL;
  GError *error = NULL;

  g_key_file_load_from_file (file, path, 0, &error);
  g_assert_no_error (error);
  sections = g_key_file_get_groups (file, NULL);
  for (guint s = 0; sections[s] != NULL; s++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, sections[s], NULL, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      gboolean group =
          g_str_has_prefix (sections[s], "group ") || g_str_equal (sections[s], "otherwise");

      for (guint k = 0; keys[k] != NULL; k++)
        {
          g_autofree char *value = g_key_file_get_value (file, sections[s], keys[k], NULL);

          if (strchr (keys[k], '.') != NULL && !g_str_equal (sections[s], "ignored"))
            assert_targets (office, keys[k]);
          if ((g_str_equal (keys[k], "alone") || *keys[k] == '*') && strchr (value, '.') != NULL)
            assert_targets (office, value);
          if (!group || strchr (keys[k], '.') != NULL)
            assert_once (file, sections[s], keys[k], seen);
        }
    }
}

static void
test_headings_name_what_is_there (Office *office, gconstpointer data)
{
  g_autofree char *folder =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "headings", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *subject = g_strndup (name, strlen (name) - strlen (".ini"));

      g_assert_true (g_str_equal (subject, "common") || mp_subject_lookup (subject) != NULL);
      check_file (office, path);
      n++;
    }
  g_assert_cmpuint (n, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/import/subjects/" name, Office, NULL, set_up, func, office_tear_down)
  ADD ("identity", test_identity);
  ADD ("counts", test_counts);
  ADD ("states", test_states);
  ADD ("division-of-the-row", test_division_of_the_row);
  ADD ("questions-are-not-their-answers", test_questions_are_not_their_answers);
  ADD ("activities-are-no-organizations", test_activities_are_no_organizations);
  ADD ("marks-are-remembered", test_marks_are_remembered);
  ADD ("subject-is-remembered", test_subject_is_remembered);
  ADD ("wrong-marks-are-refused", test_wrong_marks_are_refused);
  ADD ("columns-not-understood-are-named", test_columns_not_understood_are_named);
  ADD ("headings-name-what-is-there", test_headings_name_what_is_there);

  return g_test_run ();
}
