/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a table which has been imported has nothing to add when it comes again, whatever it
 * says of a record that is new, or of one that says something else: all that a row of any kind can
 * say at once, and by itself what decides which filing, leader or member it speaks of.
 */

#include "config.h"

#include "catalog/mp-check.h"
#include "sheet-fixture.h"

#include <string.h>

#define OURS "肖坝社区舞蹈队"
#define TRIED "肖坝社区合唱团"

static const char *const offices[] = { "序号|所属社区|组织名称|层级|负责人|联系电话",
                                       "1|肖坝社区|" OURS "|备案|李红|13800000309",
                                       "2|肖坝社区|肖坝社区棋牌社|备案|赵敏|13800000308", NULL };

/* What a clerk may write below a heading, in two ways. */
static const char *
sample (Office *office, const MpField *field, guint which)
{
  static const struct { MpCheck check; const char *texts[2]; } checked[] = {
    { mp_check_phone, { "13800000301", "13800000302" } },
    { mp_check_id_no, { "110101199003070759", "110101194912310020" } },
    { mp_check_uscc, { "51511102MJQ0000012", "52511102MJY1234567" } },
    { mp_check_paper_no, { "绿社备〔2021〕3号", "绿社备〔2024〕8号" } },
    { mp_check_postcode, { "614000", "614001" } },
  };
  static const char *const days[] = { "2021-03-05", "2024-06-07" };
  static const char *const times[] = { "2021-03-05 09:00", "2024-06-07 15:30" };
  static const char *const numbers[] = { "5", "7" };
  static const char *const flags[] = { "是", "否" };
  static const char *const names[] = { "李红", "赵敏" };
  static const char *const words[] = { "甲种", "乙种" };

  for (guint i = 0; i < G_N_ELEMENTS (checked); i++)
    if (field->check != NULL && field->check == checked[i].check)
      return checked[i].texts[which];
  switch (field->type)
    {
    case MP_DATE:
      return days[which];
    case MP_DATETIME:
      return times[which];
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
      return numbers[which];
    case MP_FLAG:
      return flags[which];
    case MP_CODE:
    case MP_CODES:
      {
        GPtrArray *codes = mp_codes_list (mp_store_get_codes (office->store), field->of);

        return ((const MpCode *) codes->pdata[MIN (which, codes->len - 1)])->label;
      }
    case MP_DIVISION:
      return "肖坝社区";
    case MP_LINK:
      return g_str_equal (field->of, "organization") ? OURS : names[which];
    case MP_TEXT:
    case MP_NOTE:
    default:
      {
        g_autofree char *text = g_strconcat (words[which], field->name, NULL);

        return field->mask == MP_MASK_NAME ? names[which] : g_intern_string (text);
      }
    }
}

/* A table of one row: what says whose record it is, and what is tried. */
typedef struct
{
  const char *subject;
  GPtrArray *targets; /* of char * */
  GPtrArray *cells;
} Table;

static void
table_init (Table *self, const char *subject)
{
  self->subject = subject;
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
add (Table *self, const char *target, const char *cell)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_str_equal (self->targets->pdata[i], target))
      return;
  g_ptr_array_add (self->targets, g_strdup (target));
  g_ptr_array_add (self->cells, g_strdup (cell));
}

static MpImport *
plan (Office *office, const Table *table)
{
  g_autofree char *path = g_build_filename (office->folder, "twice.csv", NULL);
  g_autoptr (GString) text = g_string_new ("序");
  MpImport *import;
  GError *error = NULL;

  for (guint i = 0; i < table->targets->len; i++)
    g_string_append_printf (text, ",第%u样", i + 1);
  g_string_append (text, "\n1");
  for (guint i = 0; i < table->cells->len; i++)
    g_string_append_printf (text, ",%s", (char *) table->cells->pdata[i]);
  g_string_append (text, "\n");
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  import = mp_import_open (office->store, path, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_import_mark_heading (import, 0, 1, 1, table->subject, &error);
  g_assert_no_error (error);
  mp_import_set_column_target (import, 0, 0, NULL);
  for (guint i = 0; i < table->targets->len; i++)
    mp_import_set_column_target (import, 0, i + 1, table->targets->pdata[i]);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_n_read (import), ==, 1);

  return import;
}

/* Brings the table, and it has nothing to add: what is held is held again. Returns what to undo. */
static gint64
bring_twice (Office *office, const Table *table)
{
  g_autoptr (MpImport) import = plan (office, table);
  g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), 0);
  MpImportOutcome outcome = mp_import_row_get_outcome (row);
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImportRow) repeated = NULL;
  GPtrArray *changes;
  gint64 change = 0;
  GError *error = NULL;

  mp_import_apply (import, NULL, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  again = plan (office, table);
  repeated = g_list_model_get_item (mp_import_get_rows (again), 0);
  changes = mp_import_row_get_changes (repeated);
  for (guint i = 0; i < changes->len; i++)
    g_test_message ("again: %s", ((const MpImportChange *) changes->pdata[i])->target);
  g_assert_cmpint (mp_import_row_get_outcome (repeated), ==,
                   outcome == MP_IMPORT_HELD || outcome == MP_IMPORT_REFUSED ? outcome
                                                                             : MP_IMPORT_SAME);

  return change;
}

static void
undo (Office *office, gint64 change)
{
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (change != 0)
    mp_store_undo (office->store, change, &label, &error);
  g_assert_no_error (error);
}

static void
add_required (Office *office, Table *table, GPtrArray *targets)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (g_str_has_prefix (target->name, table->subject)
          && (target->field->flags & MP_REQUIRED) != 0)
        add (table, target->name, sample (office, target->field, 0));
    }
}

/* What tells a row of the subject from others, and what it cannot be without. */
static void
add_base (Office *office, Table *table, GPtrArray *targets)
{
  const MpEntity *entity = mp_store_get_entity (office->store, table->subject);
  g_auto (GStrv) identity =
      g_strsplit (entity != NULL && entity->identity != NULL ? entity->identity : "", " ", -1);

  if (g_str_equal (table->subject, "member"))
    {
      add (table, "member.name", "王芳");
      add (table, "member.organization", OURS);
    }
  else if (g_str_equal (table->subject, "organization"))
    {
      add (table, "organization.name", TRIED);
      add (table, "organization.division", "肖坝社区");
      add (table, "organization.tier", "备案");
    }
  add_required (office, table, targets);
  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (g_str_has_prefix (target->name, table->subject)
          && g_strv_contains ((const char *const *) identity, target->field->name))
        add (table, target->name, sample (office, target->field, 0));
    }
}

/* What names the part of a target: without it there is no record. */
static void
add_name (Table *table, const char *target, guint which)
{
  static const struct { const char *part, *name, *names[2]; } named[] = {
    { "leader.", "leader.name", { "李红", "赵敏" } },
    { "party_org.", "party_org.name", { "甲支部", "乙支部" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_prefix (target, named[i].part))
      add (table, named[i].name, named[i].names[which]);
}

/* A table that says something, and one that says something else. */
static void
bring_both (Office *office, const Table *tables)
{
  gint64 first = bring_twice (office, &tables[0]);
  gint64 second = bring_twice (office, &tables[1]);

  undo (office, second);
  undo (office, first);
}

static GPtrArray *
targets_of (MpImport *import, const char *subject)
{
  GError *error = NULL;

  mp_import_set_subject (import, 0, subject, &error);
  g_assert_no_error (error);

  return mp_import_get_targets (import, 0);
}

/* Each target of a part by itself: which record a row speaks of depends on what it says of it. */
static void
test_each_target (Office *office, gconstpointer part)
{
  const char *subject = g_str_equal (part, "member") ? part : "organization";
  g_autoptr (MpImport) import = NULL;
  GPtrArray *targets;

  sheet_bring (office, offices);
  import = sheet_plan (office, offices, NULL);
  targets = targets_of (import, subject);
  for (guint t = 0; t < targets->len; t++)
    {
      const MpImportTarget *target = targets->pdata[t];
      g_auto (Table) first = { 0 };
      g_auto (Table) second = { 0 };
      Table *both[] = { &first, &second };

      if (!g_str_has_prefix (target->name, part))
        continue;
      g_test_message ("%s", target->name);
      for (guint i = 0; i < G_N_ELEMENTS (both); i++)
        {
          table_init (both[i], subject);
          add_base (office, both[i], targets);
          add_name (both[i], target->name, i);
          add (both[i], target->name, sample (office, target->field, i));
        }
      bring_both (office, (Table[]) { first, second });
    }
}

/* A row that says what its record cannot be without and one thing more, of every other kind. */
static void
test_each_target_of_kinds (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = NULL;
  g_auto (GStrv) subjects = mp_import_list_subjects (NULL);

  sheet_bring (office, offices);
  import = sheet_plan (office, offices, NULL);
  for (guint s = 0; subjects[s] != NULL; s++)
    {
      GPtrArray *targets = targets_of (import, subjects[s]);

      for (guint t = 0; t < targets->len; t++)
        {
          const MpImportTarget *target = targets->pdata[t];
          g_auto (Table) table = { 0 };

          if (!g_str_has_prefix (target->name, subjects[s])
              || (target->field->flags & MP_REQUIRED) != 0)
            continue;
          g_test_message ("%s", target->name);
          table_init (&table, subjects[s]);
          add_required (office, &table, targets);
          add (&table, target->name, sample (office, target->field, 0));
          undo (office, bring_twice (office, &table));
        }
    }
}

/* All that a row of any other kind can say at once. */
static void
test_all_kinds (Office *office, gconstpointer data)
{
  g_autoptr (MpImport) import = NULL;
  g_auto (GStrv) subjects = mp_import_list_subjects (NULL);

  sheet_bring (office, offices);
  import = sheet_plan (office, offices, NULL);
  for (guint s = 0; subjects[s] != NULL; s++)
    {
      GPtrArray *targets = targets_of (import, subjects[s]);
      g_auto (Table) first = { 0 };
      g_auto (Table) second = { 0 };
      Table *both[] = { &first, &second };

      g_test_message ("%s", subjects[s]);
      for (guint i = 0; i < G_N_ELEMENTS (both); i++)
        {
          table_init (both[i], subjects[s]);
          add_base (office, both[i], targets);
          for (guint t = 0; t < targets->len; t++)
            {
              const MpImportTarget *target = targets->pdata[t];

              add (both[i], target->name, sample (office, target->field, i));
            }
        }
      bring_both (office, (Table[]) { first, second });
    }
}

/* --- what stands in the office already -------------------------------------------------------- */

static void
assert_asked (Office *office, const char *sql, const char *expected)
{
  g_autofree char *value = sheet_ask (office, sql);

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_nothing_new (Office *office, const char *const *lines)
{
  g_autoptr (MpImport) again = NULL;

  sheet_bring (office, lines);
  again = sheet_plan (office, lines, NULL);
  g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, mp_import_get_n_read (again));
}

#define FILINGS "SELECT count (*) FROM filing"

/* An application that the clerk has begun stays where it stands; the certificate is another. */
static void
test_open_case (Office *office, gconstpointer data)
{
  static const char *const applied[] = { "序号|所属社区|组织名称|管理层级|负责人|申请日期",
                                         "1|肖坝社区|" TRIED "|备案|李红|2024-03-05", NULL };
  static const char *const certified[] = {
    "序号|所属社区|组织名称|管理层级|负责人|备案编号|备案日期",
    "1|肖坝社区|" TRIED "|备案|李红|绿社备〔2024〕3号|2024-03-20", NULL
  };

  assert_nothing_new (office, applied);
  assert_asked (office, FILINGS, "1");
  assert_asked (office, "SELECT state FROM filing", "1");
  assert_nothing_new (office, certified);
  assert_asked (office, FILINGS, "2");
  assert_asked (office, "SELECT state FROM filing WHERE applied_on = '2024-03-05'", "1");
  assert_asked (office, "SELECT state FROM filing WHERE decided_on = '2024-03-20'", "6");
}

/* A number of years ago beside that of today, each in a table of its own. */
static void
test_older_number (Office *office, gconstpointer data)
{
  static const char *const today[] = {
    "序号|所属社区|组织名称|管理层级|负责人|备案编号|备案日期",
    "1|肖坝社区|" TRIED "|备案|李红|绿社备〔2024〕3号|2024-03-20", NULL
  };
  static const char *const then[] = {
    "序号|所属社区|组织名称|管理层级|负责人|备案编号|备案日期",
    "1|肖坝社区|" TRIED "|备案|李红|绿社备〔2020〕7号|2020-05-06", NULL
  };

  assert_nothing_new (office, today);
  assert_nothing_new (office, then);
  assert_nothing_new (office, today);
  assert_asked (office, FILINGS, "2");
}

/* Whoever no longer leads takes nobody's place. */
static void
test_former_leader (Office *office, gconstpointer data)
{
  static const char *const today[] = { "序号|所属社区|组织名称|管理层级|负责人|任职日期",
                                       "1|肖坝社区|" TRIED "|备案|李红|2024-01-01", NULL };
  static const char *const then[] = { "序号|所属社区|组织名称|管理层级|负责人|任职日期|离任日期",
                                      "1|肖坝社区|" TRIED "|备案|赵敏|2019-01-01|2023-12-31", NULL };

  assert_nothing_new (office, then);
  assert_nothing_new (office, today);
  assert_nothing_new (office, then);
  assert_asked (office, "SELECT count (*) FROM person_role WHERE role = '1'", "2");
  assert_asked (office, "SELECT leader_name FROM organization_view", "李红");
}

/* Where a place does not decide what the row is about, its name is looked up or kept as words. */
static void
test_other_division (Office *office, gconstpointer data)
{
  static const char *const hubs[] = { "序号|所属社区|组织名称|管理层级|枢纽覆盖",
                                      "1|肖坝社区|" TRIED "|备案|共和社区",
                                      "2|肖坝社区|" OURS "|备案|天上人间", NULL };
  g_autoptr (MpImport) import = NULL;

  import = sheet_plan (office, hubs, NULL);
  mp_import_set_column_target (import, 0, 4, "organization.hub_division");
  mp_import_plan (import, NULL, NULL, NULL, NULL);
  sheet_apply (import);
  assert_asked (office,
                "SELECT d.name LIKE '共和社区%' FROM organization AS o JOIN division AS d ON d.id = "
                "o.hub_division WHERE o.name = '" TRIED "'",
                "1");
  assert_asked (office, "SELECT remark LIKE '%天上人间%' FROM organization WHERE name = '" OURS "'",
                "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/twice/filings", Office, "filing", sheet_set_up, test_each_target,
              office_tear_down);
  g_test_add ("/import/twice/leaders", Office, "leader", sheet_set_up, test_each_target,
              office_tear_down);
  g_test_add ("/import/twice/members", Office, "member", sheet_set_up, test_each_target,
              office_tear_down);
  sheet_test ("/import/twice/all-kinds", test_all_kinds);
  sheet_test ("/import/twice/each-target-of-kinds", test_each_target_of_kinds);
  sheet_test ("/import/twice/open-case", test_open_case);
  sheet_test ("/import/twice/older-number", test_older_number);
  sheet_test ("/import/twice/former-leader", test_former_leader);
  sheet_test ("/import/twice/other-division", test_other_division);

  return g_test_run ();
}
