/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a line within a table speaks of the lines below it and of no others: a community ends
 * the one before whether anybody knows it or not, and a tier or an ending is kept or asked for.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

#define HEAD_LINE "组织名称|负责人|层级"

static void
test_places (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a community that nobody knows",
      { HEAD_LINE, "肖坝社区", "棋社|李红|备案", "望江坪社区", "歌队|王明|备案", NULL },
      5, MP_IMPORT_HELD,
      { "organization.division=", "!organization.division:division_unknown", NULL } },
    { "the rows before it stay where they are",
      { HEAD_LINE, "肖坝社区", "棋社|李红|备案", "望江坪社区", "歌队|王明|备案", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "a community of another township",
      { HEAD_LINE, "肖坝社区", "棋社|李红|备案", "白塔街道望江坪社区", "歌队|王明|备案", NULL },
      5, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "a known one after an unknown one",
      { HEAD_LINE, "望江坪社区（2个）", "棋社|李红|备案", "（二）共和社区", "歌队|王明|备案", NULL },
      5, MP_IMPORT_NEW, { "organization.division=511102009002", NULL } },
    { "a part with a name of its own",
      { HEAD_LINE, "肖坝社区", "棋社|李红|备案", "长青片区", "歌队|王明|备案", NULL },
      5, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "a numbered part is one of the community above it",
      { HEAD_LINE, "肖坝社区", "棋社|李红|备案", "第二网格", "歌队|王明|备案", NULL },
      5, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "a part of the community that the title names",
      { "肖坝社区台账", HEAD_LINE, "长青小区", "歌队|王明|备案", NULL },
      4, MP_IMPORT_NEW, { "organization.division=511102009001", "organization.name=歌队", NULL } },
    { "who looks after it is no organization",
      { HEAD_LINE, "肖坝社区 支书：陈明 电话13800000711", "棋社|李红|备案", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "who looks after it, in cells of their own",
      { "组织名称|负责人|电话|层级", "共和社区|书记：陈明|13800000712", "棋社|李红|13800000713|备案",
        NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009002", "leader.name=李红", NULL } },
    { "what the row says itself comes first",
      { "社区|组织名称|负责人|层级", "望江坪社区", "肖坝社区|歌队|王明|备案", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "what has become of some ends with their community",
      { "组织名称|负责人|人数", "肖坝社区", "已解散的", "棋社|李红|12", "共和社区", "歌队|王明|9", NULL },
      6, MP_IMPORT_NEW,
      { "organization.division=511102009002", "organization.status=", NULL } },
    { "a community within a tier does not end it",
      { "组织名称|负责人|人数", "一、备案类", "肖坝社区", "棋社|李红|12", "共和社区", "歌队|王明|9", NULL },
      6, MP_IMPORT_NEW,
      { "organization.division=511102009002", "organization.tier=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* However many rows stand under it, the place is asked for once. */
static void
test_asked_once (Office *office, gconstpointer data)
{
  static const char *const lines[] = { HEAD_LINE,        "望江坪社区",     "歌队|王明|备案",
                                       "棋社|李红|备案", "书社|陈强|备案", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (import);
  const MpImportWord *word;
  GError *error = NULL;

  g_assert_cmpuint (words->len, ==, 1);
  word = g_ptr_array_index (words, 0);
  g_assert_cmpstr (word->word, ==, "望江坪社区");
  g_assert_cmpuint (word->n_rows, ==, 3);
  mp_import_explain_word (import, word->target, word->word, "511102009002", &error);
  g_assert_no_error (error);
  for (guint row = 3; row <= 5; row++)
    {
      g_autoptr (MpImportRow) placed = sheet_row (import, row);

      g_assert_cmpint (mp_import_row_get_outcome (placed), ==, MP_IMPORT_NEW);
      g_assert_cmpstr (mp_import_row_get_value (placed, "organization.division"), ==,
                       "511102009002");
    }
}

#define OF_TIER "组织名称|负责人|人数"

static void
test_states (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "below the filing",
      { "肖坝社区台账", OF_TIER, "（一）备案类", "棋社|李红|12", "（二）未达备案条件、由居委会指导的", "歌队|王明|9",
        NULL },
      6, MP_IMPORT_NEW, { "organization.tier=3", "organization.status=", NULL } },
    { "struck off",
      { "肖坝社区台账", OF_TIER, "一、备案类", "棋社|李红|12", "二、已注销的（1个）", "歌队|王明|9", NULL },
      6, MP_IMPORT_NEW,
      { "organization.status=5", "!organization.status:status_from_heading",
        "!organization.tier:missing", NULL } },
    { "those before are not",
      { "肖坝社区台账", OF_TIER, "一、备案类", "棋社|李红|12", "二、已注销的（1个）", "歌队|王明|9", NULL },
      4, MP_IMPORT_NEW, { "organization.status=", "organization.tier=2", NULL } },
    { "no longer active",
      { "肖坝社区备案台账", OF_TIER, "停止活动的", "歌队|王明|9", NULL },
      4, MP_IMPORT_NEW, { "organization.status=3", "organization.tier=2", NULL } },
    { "dissolved",
      { "肖坝社区备案台账", OF_TIER, "棋社|李红|12", "以下组织已解散：", "歌队|王明|9", NULL },
      5, MP_IMPORT_NEW, { "organization.status=3", NULL } },
    { "void",
      { "肖坝社区备案台账", OF_TIER, "棋社|李红|12", "以下作废", "歌队|王明|9", NULL },
      5, MP_IMPORT_HELD, { "organization.name=歌队", NULL } },
    { "to be filed",
      { "肖坝社区台账", OF_TIER, "拟备案的小组", "歌队|王明|9", NULL },
      4, MP_IMPORT_NEW, { "organization.status=1", "organization.tier=3", NULL } },
    { "filing taken back",
      { "肖坝社区台账", OF_TIER, "已撤销备案的", "歌队|王明|9", NULL },
      4, MP_IMPORT_NEW, { "organization.status=6", "organization.tier=2", NULL } },
    { "a title of those that are no more",
      { "肖坝社区已注销备案社会组织名单", OF_TIER, "歌队|王明|9", NULL },
      3, MP_IMPORT_NEW, { "organization.status=5", "organization.tier=2", NULL } },
    { "a title of those to come",
      { "肖坝社区2024年拟备案社会组织公示", OF_TIER, "歌队|王明|9", NULL },
      3, MP_IMPORT_NEW, { "organization.status=1", "organization.tier=3", NULL } },
    { "a title of several things",
      { "肖坝社区社会组织备案、变更、已注销情况", OF_TIER, "歌队|王明|9", NULL },
      3, MP_IMPORT_NEW, { "organization.status=", NULL } },
    { "the row's own word comes first",
      { "肖坝社区备案台账", "组织名称|负责人|状态", "停止活动的", "歌队|王明|正常", NULL },
      4, MP_IMPORT_NEW, { "organization.status=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/bands/places", test_places);
  sheet_test ("/import/bands/asked-once", test_asked_once);
  sheet_test ("/import/bands/states", test_states);

  return g_test_run ();
}
