/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An evaluation is scored item by item of its scheme; nobody adds up, and the grade follows.
 */

#include "case-fixture.h"

#include "policy/mp-rules.h"
#include "policy/rules/mp-shipped-schemes.h"

typedef struct
{
  Case parent;
  const MpEntity *schemes, *items, *evaluations, *scores;
  gint64 scheme;
} Judged;

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_item (Judged *self, gint64 scheme, const char *seq, const char *name, const char *most,
          const char *weight)
{
  g_autofree char *id = dup_id (scheme);

  case_add (&self->parent, self->items,
            VALUES ("eval_scheme", id, "seq", seq, "name", name, "max_score", most, "weight",
                    weight));
}

static void
set_up (Judged *self, gconstpointer data)
{
  MpStore *store;

  case_set_up (&self->parent, data);
  store = self->parent.office.store;
  self->schemes = mp_store_get_entity (store, "eval_scheme");
  self->items = mp_store_get_entity (store, "eval_item");
  self->evaluations = mp_store_get_entity (store, "evaluation");
  self->scores = mp_store_get_entity (store, "eval_score");
  self->scheme = case_add (&self->parent, self->schemes,
                           VALUES ("name", "年度评价", "full_score", "100000", "grade_excellent",
                                   "90000", "grade_good", "80000", "grade_pass", "60000"));
  add_item (self, self->scheme, "2", "活动情况", "20000", "40000");
  add_item (self, self->scheme, "1", "党的建设", "10000", "60000");
}

static void
tear_down (Judged *self, gconstpointer data)
{
  case_tear_down (&self->parent, data);
}

static gint64
begin (Judged *self, gint64 scheme, const char *total)
{
  g_autofree char *id = dup_id (scheme);

  return case_add (&self->parent, self->evaluations,
                   VALUES ("eval_scheme", id, "year", "2026", "total", total));
}

static void
assert_value (Judged *self, gint64 id, const char *field, const char *expected)
{
  g_autofree char *value = office_value (&self->parent.office, self->evaluations, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static GPtrArray *
load_lines (Judged *self, gint64 id)
{
  return mp_store_load_children (self->parent.office.store, self->scores, id, NULL);
}

/* The score of a line, in thousandths, as a person gives it. Returns the change. */
static gint64
score (Judged *self, GPtrArray *lines, guint line, const char *field, const char *value)
{
  MpStore *store = self->parent.office.store;
  g_autoptr (MpRecord) original =
      mp_store_load (store, self->scores, mp_record_get_id (lines->pdata[line]), NULL);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  gint64 change;
  GError *error = NULL;

  mp_record_set_by_name (record, field, value);
  mp_rules_store_record (store, record, original, "score", &change, &error);
  g_assert_no_error (error);

  return change;
}

static void
assert_begins_with (Judged *self, gint64 id, const char *grade)
{
  g_autoptr (MpRecord) record =
      mp_store_load (self->parent.office.store, self->evaluations, id, NULL);

  mp_flow_prefill (self->parent.office.store,
                   mp_flow_get_step (mp_flow_lookup ("evaluation"), "grade"), record);
  g_assert_cmpstr (mp_record_get_by_name (record, "grade"), ==, grade);
}

/* From the first line to the grade: 0.9 · 60 + 0.75 · 40 are 84 of 100. */
static void
test_judged (Judged *self, gconstpointer data)
{
  gint64 id = begin (self, self->scheme, NULL);
  g_autoptr (GPtrArray) lines = load_lines (self, id);
  g_autoptr (GError) error = NULL;
  gint64 change;

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (mp_record_get_int (lines->pdata[0], "eval_item"), >,
                   mp_record_get_int (lines->pdata[1], "eval_item"));
  g_assert_false (case_step (&self->parent, self->evaluations, id, "judge-community",
                             VALUES ("evaluated_on", "2026-03-06"), NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP);
  g_clear_error (&error);

  score (self, lines, 0, "self_score", "10000");
  score (self, lines, 1, "self_score", "20000");
  assert_value (self, id, "total", NULL);
  score (self, lines, 0, "review_score", "9000");
  assert_value (self, id, "total", NULL);
  assert_value (self, id, "total_note", "党的建设 9/10（权重60）；活动情况 未评/20（权重40）");
  score (self, lines, 1, "review_score", "15000");
  assert_value (self, id, "total", "84000");
  assert_value (self, id, "total_note", "党的建设 9/10（权重60）；活动情况 15/20（权重40）");
  assert_begins_with (self, id, "2");

  change = score (self, lines, 1, "review_score", "2500");
  assert_value (self, id, "total", "59000");
  assert_begins_with (self, id, "5");
  mp_store_undo (self->parent.office.store, change, NULL, &error);
  g_assert_no_error (error);
  assert_value (self, id, "total", "84000");

  case_step (&self->parent, self->evaluations, id, "judge-community",
             VALUES ("evaluated_on", "2026-03-06"), NULL, &error);
  g_assert_no_error (error);
  case_step (&self->parent, self->evaluations, id, "grade", VALUES ("grade", "2"), NULL, &error);
  g_assert_no_error (error);
  assert_value (self, id, "grade", "2");
}

/* Without weights the scores are added, and without thresholds nobody says the grade. */
static void
test_plain_sum (Judged *self, gconstpointer data)
{
  gint64 scheme = case_add (&self->parent, self->schemes, VALUES ("name", "简易评价"));
  g_autoptr (GPtrArray) lines = NULL;
  gint64 id;

  add_item (self, scheme, "1", "基本条件", "30000", NULL);
  add_item (self, scheme, "2", "社会贡献", "70000", NULL);
  id = begin (self, scheme, NULL);
  lines = load_lines (self, id);
  score (self, lines, 0, "review_score", "28500");
  score (self, lines, 1, "review_score", "60000");
  assert_value (self, id, "total", "88500");
  assert_value (self, id, "total_note", "基本条件 28.5/30；社会贡献 60/70");
  assert_begins_with (self, id, NULL);
}

/* What comes with its result keeps it and has no lines; another scheme brings other lines, but not
 * once somebody has given a score.
 */
static void
test_lines (Judged *self, gconstpointer data)
{
  gint64 scheme = case_add (&self->parent, self->schemes, VALUES ("name", "简易评价"));
  g_autofree char *other = dup_id (scheme);
  g_autofree char *first = dup_id (self->scheme);
  const char *const chosen[] = { other, first, other };
  const guint n_lines[] = { 1, 2, 2 };
  g_autoptr (GPtrArray) none = load_lines (self, begin (self, self->scheme, "91000"));
  gint64 id = begin (self, self->scheme, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  add_item (self, scheme, "1", "基本条件", "30000", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autoptr (MpRecord) original =
          mp_store_load (self->parent.office.store, self->evaluations, id, NULL);
      g_autoptr (MpRecord) record = mp_record_copy (original);
      g_autoptr (GPtrArray) lines = NULL;
      GError *error = NULL;

      mp_record_set_by_name (record, "eval_scheme", chosen[i]);
      mp_rules_store_record (self->parent.office.store, record, original, "choose", NULL, &error);
      g_assert_no_error (error);
      lines = load_lines (self, id);
      g_assert_cmpuint (lines->len, ==, n_lines[i]);
      if (i == 1)
        score (self, lines, 0, "self_score", "5000");
    }
}

/* The scheme in use is the newest of those marked so. */
static void
test_begin (Judged *self, gconstpointer data)
{
  static const char *const since[] = { "2024", "2026", "2025" };
  g_autoptr (MpRecord) blank = mp_record_new_initial (self->evaluations);
  g_autofree char *newest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      gint64 id = case_add (&self->parent, self->schemes,
                            VALUES ("name", since[i], "year_from", since[i], "is_default", "1"));

      if (i == 1)
        newest = dup_id (id);
    }
  mp_rules_begin (self->parent.office.store, blank, 0);
  g_assert_cmpstr (mp_record_get_by_name (blank, "eval_scheme"), ==, newest);
  g_assert_cmpstr (mp_record_get_title (blank, mp_entity_get_field (self->evaluations,
                                                                    "eval_scheme")),
                   ==, "2026");
  g_assert_nonnull (mp_record_get_by_name (blank, "year"));
}

static gint64
count (Judged *self, const char *sql)
{
  gint64 n = -1;
  GError *error = NULL;

  mp_store_select_int (self->parent.office.store, sql, NULL, 0, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* The shipped schemes are there before anybody asks: an evaluation begins by the twelve dimensions,
 * in their order and of equal weight, unless the office chooses the four aspects.
 */
static void
test_shipped (Judged *self, gconstpointer data)
{
  static const char *const dimensions[] = {
    "党的建设",         "组织目标",           "成员管理",     "组织架构及分工",
    "例会制度及会议记录", "服务守则",           "日常活动开展及服务记录", "组织能力建设",
    "政府购买服务项目评价", "信用信息记录",       "年度报告记录", "奖惩情况",
  };
  MpStore *store = self->parent.office.store;
  g_autoptr (MpRecord) blank = mp_record_new_initial (self->evaluations);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 id;

  mp_shipped_schemes_add (store);
  mp_rules_begin (store, blank, 0);
  id = begin (self, mp_record_get_int (blank, "eval_scheme"), NULL);
  lines = load_lines (self, id);
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (dimensions));
  for (guint i = 0; i < lines->len; i++)
    {
      gint64 item = mp_record_get_int (lines->pdata[i], "eval_item");
      g_autofree char *name = office_value (&self->parent.office, self->items, item, "name");

      g_assert_cmpstr (name, ==, dimensions[i]);
      score (self, lines, i, "review_score", i == 0 ? "4000" : "10000");
    }
  assert_value (self, id, "total", "95000");
  assert_begins_with (self, id, "1");

  g_assert_cmpint (count (self, "SELECT sum (i.max_score) FROM eval_scheme AS s JOIN eval_item AS i"
                                " ON i.eval_scheme = s.id WHERE s.name LIKE '%四个方面%'"),
                   ==, 100000);
  g_assert_cmpint (count (self, "SELECT count (*) FROM eval_scheme WHERE is_default = 1"), ==, 1);
}

static void
assert_schemes (Judged *self, gint64 live, gint64 all)
{
  g_assert_cmpint (count (self, "SELECT count (*) FROM eval_scheme"), ==, all);
  g_assert_cmpint (count (self, "SELECT count (*) FROM eval_scheme WHERE deleted_at IS NULL"), ==,
                   live);
}

/* Opened again nothing comes twice; what the office has thrown away stays in the bin, and what it
 * has chosen for itself goes on being used.
 */
static void
test_shipped_once (Judged *self, gconstpointer data)
{
  MpStore *store = self->parent.office.store;
  g_autoptr (MpRecord) blank = mp_record_new_initial (self->evaluations);
  g_autofree char *own = dup_id (self->scheme);
  GError *error = NULL;

  office_change (&self->parent.office, self->schemes, self->scheme, "is_default", "1");
  mp_shipped_schemes_add (store);
  mp_rules_begin (store, blank, 0);
  g_assert_cmpstr (mp_record_get_by_name (blank, "eval_scheme"), ==, own);
  assert_schemes (self, 3, 3);
  g_assert_cmpint (count (self, "SELECT count (*) FROM eval_scheme WHERE is_default = 1"), ==, 1);

  mp_rules_delete_record (store, self->schemes,
                          count (self, "SELECT id FROM eval_scheme WHERE name LIKE '%四个方面%'"),
                          "delete", &error);
  g_assert_no_error (error);
  mp_shipped_schemes_add (store);
  assert_schemes (self, 2, 3);
}

/* Under another name it is the same scheme. */
static void
test_shipped_renamed (Judged *self, gconstpointer data)
{
  Office *office = &self->parent.office;

  mp_shipped_schemes_add (office->store);
  office_change (office, self->schemes,
                 count (self, "SELECT id FROM eval_scheme WHERE name LIKE '%四个方面%'"), "name",
                 "本街道办法");
  mp_shipped_schemes_add (office->store);
  assert_schemes (self, 3, 3);
}

/* They are nobody's change: what was undone can be done again after they came and after an
 * evaluation was looked at, and the last change is still the clerk's own.
 */
static void
test_shipped_silently (Judged *self, gconstpointer data)
{
  Office *office = &self->parent.office;
  g_autoptr (MpRecord) blank = mp_record_new_initial (self->evaluations);
  gint64 n_changes;
  GError *error = NULL;

  office_change (office, self->schemes, self->scheme, "name", "新办法");
  mp_store_undo (office->store, 0, NULL, &error);
  g_assert_no_error (error);
  n_changes = count (self, "SELECT count (*) FROM change_log");

  mp_shipped_schemes_add (office->store);
  mp_rules_begin (office->store, blank, 0);
  assert_schemes (self, 3, 3);
  g_assert_cmpint (count (self, "SELECT count (*) FROM change_log"), ==, n_changes);
  mp_store_redo (office->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (self, "SELECT count (*) FROM eval_scheme WHERE name = '新办法'"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evaluation/judged", Judged, NULL, set_up, test_judged, tear_down);
  g_test_add ("/evaluation/plain-sum", Judged, NULL, set_up, test_plain_sum, tear_down);
  g_test_add ("/evaluation/lines", Judged, NULL, set_up, test_lines, tear_down);
  g_test_add ("/evaluation/begin", Judged, NULL, set_up, test_begin, tear_down);
  g_test_add ("/evaluation/shipped", Judged, NULL, set_up, test_shipped, tear_down);
  g_test_add ("/evaluation/shipped-once", Judged, NULL, set_up, test_shipped_once, tear_down);
  g_test_add ("/evaluation/shipped-renamed", Judged, NULL, set_up, test_shipped_renamed,
              tear_down);
  g_test_add ("/evaluation/shipped-silently", Judged, NULL, set_up, test_shipped_silently,
              tear_down);

  return g_test_run ();
}
