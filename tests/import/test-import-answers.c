/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that columns which mean something together are read together: those that ask after the
 * same thing give one answer when they agree and hold the row when they do not, and those that
 * count the parts of a number make it where nobody has written it.
 */

#include "config.h"

#include "sheet-fixture.h"

#define BOTH "肖坝社区台账", "组织名称|类别|是否备案|是否登记"

static void
test_two_questions (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "filed", { BOTH, "肖坝花社|文体活动类|是|否", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "~organization.tier:tier_assumed", NULL } },
    { "registered", { BOTH, "肖坝花社|文体活动类|否|是", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", "~organization.tier:tier_assumed", NULL } },
    { "neither", { BOTH, "肖坝花社|文体活动类|否|否", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "~organization.tier:missing", NULL } },
    { "both at once", { BOTH, "肖坝花社|文体活动类|是|是", NULL },
      3, MP_IMPORT_HELD, { "organization.tier=", "!organization.tier:code_several", NULL } },
    { "a tick and an empty cell", { BOTH, "肖坝花社|文体活动类||√", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", NULL } },
    { "words", { BOTH, "肖坝花社|文体活动类|已备案|未登记", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
    { "words for nothing", { BOTH, "肖坝花社|文体活动类|有|无", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
    { "one that nobody understands", { BOTH, "肖坝花社|文体活动类|是|年底再说", "肖坝棋社|文体活动类|否|是", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "!organization.tier:kept_as_remark", NULL } },
    { "nobody has said anything", { BOTH, "肖坝花社|文体活动类||", "肖坝棋社|文体活动类|否|是", NULL },
      3, MP_IMPORT_NEW, { "!organization.tier:missing", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

#define STATES "肖坝社区台账", "组织名称|类别|备案状态|登记状态"
#define LEVEL "肖坝社区台账", "组织名称|类别|管理层级|是否备案"

static void
test_other_pairs (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "two states", { STATES, "肖坝花社|文体活动类|未备案|已登记", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", NULL } },
    { "two states that deny both", { STATES, "肖坝花社|文体活动类|未备案|未登记", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "~organization.tier:missing", NULL } },
    { "a level and a question that agree", { LEVEL, "肖坝花社|文体活动类|登记|否", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", NULL } },
    { "the question alone", { LEVEL, "肖坝花社|文体活动类||是", "肖坝棋社|文体活动类|备案|是", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
    { "a level that the question denies", { LEVEL, "肖坝花社|文体活动类|备案|否", NULL },
      3, MP_IMPORT_HELD, { "organization.tier=", "!organization.tier:code_several", NULL } },
    { "a group that was filed", { LEVEL, "肖坝花社|文体活动类|活动小组|是", NULL },
      3, MP_IMPORT_HELD, { "organization.tier=", NULL } },
    { "two ticks of one field", { "肖坝社区台账", "组织名称|类别|备案|登记", "肖坝花社|文体活动类|是|否", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_word_alone (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "肖坝社区台账", "组织名称|类别|备案", "肖坝花社|文体活动类|是",
                                       "肖坝棋社|文体活动类|否", "肖坝书社|文体活动类|", NULL };
  static const Told told[] = {
    { 0, "organization.tier", "2" },
    { 1, "organization.tier", "3" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) asked = sheet_row (import, 4);
  GPtrArray *warnings = mp_import_row_get_warnings (asked);

  EXPECT (import, 3, told);
  for (guint i = 0; i < warnings->len; i++)
    g_assert_cmpstr (((MpImportWarning *) warnings->pdata[i])->target, !=, "organization.tier");
}

/* What the clerk says of a held row counts, whatever the columns said. */
static void
test_clerk_decides (Office *office, gconstpointer data)
{
  static const char *const lines[] = { BOTH, "肖坝花社|文体活动类|是|是", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) row = sheet_row (import, 3);
  GError *error = NULL;

  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
  mp_import_set_value (import, row, "organization.tier", "登记", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_NEW);
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.tier"), ==, "1");
}

#define SEXES "肖坝社区台账", "组织名称|类别|男|女"
#define MEMBERS "organization.member_count_person"

static void
test_sums (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "men and women", { SEXES, "肖坝花社|文体活动类|7|19", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=26", "!" MEMBERS ":sum_of_parts", NULL } },
    { "only women", { SEXES, "肖坝花社|文体活动类||19人", "肖坝棋社|文体活动类|4|2", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=19", NULL } },
    { "nobody counted", { SEXES, "肖坝花社|文体活动类||", "肖坝棋社|文体活动类|4|2", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=", NULL } },
    { "one that is no number", { SEXES, "肖坝花社|文体活动类|几个|19", "肖坝棋社|文体活动类|4|2", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=", "!" MEMBERS ":number_unreadable",
        "!" MEMBERS ":kept_as_remark", NULL } },
    { "the total stands above them",
      { "肖坝社区台账", "组织名称|类别|人数|男|女", "肖坝花社|文体活动类|26|7|19", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=26", "~" MEMBERS ":sum_of_parts", "~" MEMBERS ":arithmetic",
        NULL } },
    { "the total was left out",
      { "肖坝社区台账", "组织名称|类别|人数|男|女", "肖坝花社|文体活动类||7|19", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=26", "!" MEMBERS ":sum_of_parts", NULL } },
    { "the total says something else",
      { "肖坝社区台账", "组织名称|类别|人数|男|女", "肖坝花社|文体活动类|30|7|19", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=30", "!" MEMBERS ":arithmetic", NULL } },
    { "one sex alone is no number of members",
      { "肖坝社区台账", "组织名称|类别|男", "肖坝花社|文体活动类|7", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=", NULL } },
    { "ticks say of what sex the leader is",
      { "肖坝社区台账", "组织名称|类别|负责人|男|女", "肖坝花社|文体活动类|李红||1", "肖坝棋社|文体活动类|王强|1|", NULL },
      3, MP_IMPORT_NEW, { MEMBERS "=", NULL } },
    { "those who came",
      { "活动记录", "活动名称|开展组织|活动时间|男|女", "赏月|棋社|2024-9-17|8|12", NULL },
      3, SHEET_ANY, { "activity.n_total=20", "!activity.n_total:sum_of_parts", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Below a heading of their own the parts are of that number. */
static void
test_sums_below (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "肖坝社区台账", "组织名称|类别|党员||志愿者数|", "||男|女|男|女",
                                       "肖坝花社|文体活动类|2|3|4|6", NULL };
  static const MpRange merges[] = { { 1, 0, 2, 0 }, { 1, 1, 2, 1 }, { 1, 2, 1, 3 }, { 1, 4, 1, 5 },
                                    { 0 } };
  static const Told told[] = {
    { 0, "organization.party_member_count", "5" },
    { 0, "organization.volunteer_count", "10" },
    { 0, MEMBERS, NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 1, told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/answers/two-questions", test_two_questions);
  sheet_test ("/import/answers/other-pairs", test_other_pairs);
  sheet_test ("/import/answers/word-alone", test_word_alone);
  sheet_test ("/import/answers/clerk-decides", test_clerk_decides);

  sheet_test ("/import/answers/sums", test_sums);
  sheet_test ("/import/answers/sums-below", test_sums_below);

  return g_test_run ();
}
