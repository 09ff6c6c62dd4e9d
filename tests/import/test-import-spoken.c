/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves what is made of words that clerks write as they speak: of what tier a row is when no
 * column says so, that nobody knows, what is said beside a telephone, and communities by number.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_tiers (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a register", { "肖坝社区社会组织登记台账", "组织名称|类别", "肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", "!organization.tier:tier_from_title", NULL } },
    { "a register of what was filed is none", { "肖坝社区备案登记台账", "组织名称|类别", "肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "~organization.tier:tier_from_title",
        "!organization.tier:missing", NULL } },
    { "a register of news is none", { "肖坝社区社会组织信息登记台账", "组织名称|类别", "肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "!organization.tier:missing", NULL } },
    { "groups", { "肖坝社区活动小组摸底", "组织名称|类别", "肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "!organization.tier:tier_from_title", NULL } },
    { "a certificate of its own", { "肖坝社区台账", "组织名称|登记证号|备案编号", "肖坝棋社|5111020001|", "肖坝书社||乐备2021-3", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", "!organization.tier:tier_assumed", NULL } },
    { "a number of filing of its own", { "肖坝社区台账", "组织名称|登记证号|备案编号", "肖坝棋社|5111020001|", "肖坝书社||乐备2021-3", NULL },
      4, MP_IMPORT_NEW, { "organization.tier=2", "!organization.tier:tier_assumed", NULL } },
    { "neither of the two", { "肖坝社区台账", "组织名称|登记证号|备案编号", "肖坝棋社|5111020001|", "肖坝书社||", NULL },
      4, MP_IMPORT_NEW, { "!organization.tier:missing", NULL } },
    { "a number of its own against a register", { "肖坝社区社会组织登记台账", "组织名称|备案编号", "肖坝棋社|乐备2021-3", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
    { "a word against the title", { "肖坝社区备案公告", "组织名称|类别|性质", "肖坝棋社|文体活动类|登记", "肖坝书社|文体活动类|兴趣小组", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=1", "organization.org_type=3",
        "~organization.tier:tier_from_title", NULL } },
    { "another word against it", { "肖坝社区备案公告", "组织名称|类别|性质", "肖坝棋社|文体活动类|登记", "肖坝书社|文体活动类|兴趣小组", NULL },
      4, MP_IMPORT_NEW, { "organization.tier=3", NULL } },
    { "a form against it", { "肖坝社区社会组织登记台账", "组织名称|性质|成立时间", "肖坝棋社|备案|2021", "肖坝书社|民非|2020", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "!organization.tier:tier_assumed", NULL } },
    { "filed ones are called so too", { "肖坝社区备案台账", "组织名称|性质", "肖坝棋社|社会团体", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_new_papers (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the day of the paper", { "肖坝社区备案台账", "组织名称|类别|换证日期", "肖坝棋社|文体活动类|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.issued_on=2024-03-01", NULL } },
    { "of a registered body", { "登记社会组织名录", "社区|组织名称|换发日期", "肖坝|肖坝养老中心|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "registration.valid_from=2024-03-01", NULL } },
    { "beside the day of the first", { "肖坝社区备案台账", "组织名称|发证日期|换证日期", "肖坝棋社|2021-3-1|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.issued_on=2021-03-01",
        "!filing.issued_on:kept_as_remark", NULL } },
    { "the same day", { "肖坝社区备案台账", "组织名称|发证日期|换证日期", "肖坝棋社|2021-3-1|2021.3.1", NULL },
      3, MP_IMPORT_NEW, { "filing.issued_on=2021-03-01",
        "~filing.issued_on:kept_as_remark", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_not_known (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "numbers, people and days", { "肖坝社区台账", "组织名称|类别|人数|负责人|联系电话|成立时间|活动地点", "肖坝棋社|文体活动类|不晓得|记不到|说不清|不清楚|没问到", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:not_known",
        "leader.name=", "!leader.name:not_known", "leader.phone=", "!leader.phone:not_known",
        "organization.founded_on=", "!organization.founded_on:not_known", "venue.name=", NULL } },
    { "a word of a list", { "肖坝社区台账", "组织名称|类别|是否备案", "肖坝棋社|不晓得|不晓得", NULL },
      3, MP_IMPORT_NEW, { "organization.org_type=", "!organization.org_type:not_known",
        "!organization.tier:missing", NULL } },
    { "there is none", { "肖坝社区台账", "组织名称|类别|人数|负责人|联系电话|成立时间|备注", "肖坝棋社|文体活动类|莫得|莫得|没得|莫得|冇得", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=", "leader.name=", "leader.phone=",
        "organization.founded_on=", "organization.remark=", NULL } },
    { "yes and no", { "肖坝社区台账", "组织名称|类别|有无章程|有无活动制度|有无服务规范", "肖坝棋社|文体活动类|有得|莫得|弄了", NULL },
      3, MP_IMPORT_NEW, { "organization.has_charter=1", "organization.has_activity_rules=0",
        "organization.has_service_norms=1", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_ends (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "gone", { "肖坝社区台账", "组织名称|类别|现状", "肖坝棋社|文体活动类|注销了", NULL },
      3, MP_IMPORT_NEW, { "organization.status=5", "~organization.status:status_assumed", NULL } },
    { "scattered", { "肖坝社区台账", "组织名称|类别|现状", "肖坝棋社|文体活动类|散伙了", NULL },
      3, MP_IMPORT_NEW, { "organization.status=3", NULL } },
    { "into another", { "肖坝社区台账", "组织名称|类别|现状", "肖坝棋社|文体活动类|合并到书画社", NULL },
      3, MP_IMPORT_NEW, { "organization.status=8", "!organization.status:kept_as_remark", NULL } },
    { "a remark", { "肖坝社区台账", "组织名称|类别|备注", "肖坝棋社|文体活动类|队长搬走，2023年散了", NULL },
      3, MP_IMPORT_NEW, { "organization.status=",
        "!organization.status:remark_says_status", NULL } },
    { "a remark of another", { "肖坝社区台账", "组织名称|类别|备注", "肖坝棋社|文体活动类|合并到书画社", NULL },
      3, MP_IMPORT_NEW, { "organization.status=",
        "!organization.status:remark_says_status", NULL } },
    { "a remark of what was not", { "肖坝社区台账", "组织名称|类别|备注", "肖坝棋社|文体活动类|未注销登记证，活动正常", NULL },
      3, MP_IMPORT_NEW, { "~organization.status:remark_says_status", NULL } },
    { "a remark of the same", { "肖坝社区台账", "组织名称|类别|现状|备注", "肖坝棋社|文体活动类|停办|不搞了", NULL },
      3, MP_IMPORT_NEW, { "organization.status=3",
        "~organization.status:remark_says_status", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_called (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "lines", { "肖坝社区台账", "组织名称|类别", "肖坝曲艺社\n负责人：陈伟\n电话：13902410087|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝曲艺社", "leader.name=陈伟",
        "leader.phone=13902410087", NULL } },
    { "nothing between", { "肖坝社区台账", "组织名称|类别", "肖坝曲艺社负责人：陈伟电话：13902410087|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝曲艺社", "leader.name=陈伟",
        "leader.phone=13902410087", NULL } },
    { "commas", { "肖坝社区台账", "组织名称|类别", "肖坝曲艺社，队长：陈伟，0757-82219034|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝曲艺社", "leader.name=陈伟",
        "leader.phone=0757-82219034", NULL } },
    { "no label", { "肖坝社区台账", "组织名称|类别", "书画社\n张二 13800138001|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=书画社", "leader.name=张二", "leader.phone=13800138001",
        NULL } },
    { "brackets", { "肖坝社区台账", "组织名称|类别", "肖坝舞蹈队（张二13800138001）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝舞蹈队", "leader.name=张二",
        "leader.phone=13800138001", NULL } },
    { "a column says more", { "肖坝社区台账", "组织名称|负责人|类别", "肖坝曲艺社 李四 13902410087|陈伟|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝曲艺社", "leader.name=陈伟", NULL } },
    { "no end", { "肖坝社区台账", "组织名称|类别", "肖坝好邻居张二13902410087|文体活动类", NULL },
      3, MP_IMPORT_REFUSED, { "organization.name=", "!organization.name:name_holds_more", NULL } },
    { "a year and a number", { "肖坝社区台账", "组织名称|类别", "肖坝2023舞蹈队（20230601）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "leader.name=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_beside_telephones (Office *office, gconstpointer data)
{
  static const struct { const char *cell, *remark; } cases[] = {
    { "13800000301（晚上打）", "联系电话：晚上打" }, { "13800000301(女儿的)", "联系电话：女儿的" },
    { "13800000301（微信同号）", "联系电话：微信同号" }, { "13800000301 已停机", "联系电话：已停机" },
    { "13800000301（手机）", NULL }, { "13800000301", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("肖坝棋社%u|文体活动类|张三|%s", i, cases[i].cell);
      const char *lines[] = { "肖坝社区台账", "组织名称|类别|负责人|联系电话", line, NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);
      g_autofree char *remark = NULL;
      g_autofree char *sql =
          g_strdup_printf ("SELECT remark FROM organization WHERE name = '肖坝棋社%u'", i);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpstr (mp_import_row_get_value (row, "leader.phone"), ==, "13800000301");
      sheet_apply (import);
      remark = sheet_ask (office, sql);
      g_assert_cmpstr (remark, ==, cases[i].remark);
    }
}

/* A year later the same people, of whom only one thing of the post has changed. */
static void
test_posts_again (Office *office, gconstpointer data)
{
  static const char *const organizations[] = {
    "肖坝社区台账", "组织名称|类别", "肖坝社区歌队|文体活动类", NULL,
  };
  static const char *const before[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务|是否党政干部", "李红|13800000301|队员|否", "王甲|13800000302|队员|否", NULL,
  };
  static const char *const after[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务|是否党政干部", "李红|13800000301|队员|是", "王甲|13800000302|队员|否", NULL,
  };
  g_autofree char *names = NULL;

  sheet_bring (office, organizations);
  sheet_bring (office, before);
  {
    g_autoptr (MpImport) import = sheet_plan (office, after, NULL);
    g_autoptr (MpImportRow) changed = sheet_row (import, 3);
    g_autoptr (MpImportRow) same = sheet_row (import, 4);

    g_assert_cmpint (mp_import_row_get_outcome (changed), ==, MP_IMPORT_UPDATED);
    g_assert_cmpint (mp_import_row_get_outcome (same), ==, MP_IMPORT_SAME);
  }
  sheet_bring (office, after);
  names = sheet_ask (office, "SELECT group_concat (p.name) FROM person_role AS r JOIN person "
                               "AS p ON p.id = r.person WHERE r.is_cadre = 1");
  g_assert_cmpstr (names, ==, "李红");
}

/* Two people of one name in one list, told apart by a note or a telephone alone. */
static void
test_namesakes (Office *office, gconstpointer data)
{
  static const char *const organizations[] = {
    "肖坝社区台账", "组织名称|类别", "肖坝社区歌队|文体活动类", "肖坝社区舞队|文体活动类", NULL,
  };
  static const char *const noted[] = {
    "肖坝社区歌队成员花名册", "姓名|性别|职务", "王芳（大）|女|队员", "王芳（小）|女|队员", NULL,
  };
  static const char *const called[] = {
    "肖坝社区舞队成员花名册", "姓名|电话|职务", "王芳|13800000301|队员", "王芳|13800000302|队员", NULL,
  };
  g_autofree char *remarks = NULL;

  sheet_bring (office, organizations);
  for (guint i = 0; i < 2; i++)
    {
      const char *const *lines = i == 0 ? noted : called;
      g_autoptr (MpImport) first = sheet_plan (office, lines, NULL);

      for (guint row = 3; row <= 4; row++)
        {
          g_autoptr (MpImportRow) person = sheet_row (first, row);

          g_assert_cmpint (mp_import_row_get_outcome (person), ==, MP_IMPORT_NEW);
        }
      sheet_bring (office, lines);
      {
        g_autoptr (MpImport) again = sheet_plan (office, lines, NULL);

        for (guint row = 3; row <= 4; row++)
          {
            g_autoptr (MpImportRow) person = sheet_row (again, row);

            g_assert_cmpint (mp_import_row_get_outcome (person), ==, MP_IMPORT_SAME);
          }
      }
    }
  remarks = sheet_ask (office, "SELECT group_concat (coalesce (p.remark, r.remark), '|') FROM "
                               "person_role AS r JOIN person AS p ON p.id = r.person"
                               " WHERE p.phone IS NULL");
  g_assert_nonnull (remarks);
  g_assert_nonnull (strstr (remarks, "大"));
  g_assert_nonnull (strstr (remarks, "小"));
}

/* A street of Shanghai, where most communities have a number only: a number may be written in every
 * way, but a part of the name is not the name.
 */
static void
test_numbered_communities (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "with the number", { "活动团队", "居委|团队名称|类别", "沧源新村二居|木兰拳队|文体活动类", NULL },
      3, SHEET_ANY, { "organization.division=310112001015", NULL } },
    { "as a community", { "活动团队", "居委|团队名称|类别", "沧源新村第2社区|木兰拳队|文体活动类", NULL },
      3, SHEET_ANY, { "organization.division=310112001015", NULL } },
    { "of the township", { "活动团队", "居委|团队名称|类别", "江川路街道沧源新村02居委会|木兰拳队|文体活动类", NULL },
      3, SHEET_ANY, { "organization.division=310112001015", NULL } },
    { "by a part of it", { "活动团队", "居委|团队名称|类别", "沧源二居|木兰拳队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=",
        "!organization.division:division_unknown", NULL } },
    { "of several with that number", { "活动团队", "居委|团队名称|类别", "二居|木兰拳队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "a number that none has", { "活动团队", "居委|团队名称|类别", "沧源九十二居|木兰拳队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=",
        "!organization.division:division_unknown", NULL } },
    { "no community's word", { "活动团队", "居委|团队名称|类别", "沧源二组|木兰拳队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
  };
  const char *unit = "310112001000";
  GError *error = NULL;

  mp_store_load_divisions (office->store, unit, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, unit, &error);
  g_assert_no_error (error);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/spoken/tiers", test_tiers);
  sheet_test ("/import/spoken/called", test_called);
  sheet_test ("/import/spoken/namesakes", test_namesakes);
  sheet_test ("/import/spoken/ends", test_ends);
  sheet_test ("/import/spoken/new-papers", test_new_papers);
  sheet_test ("/import/spoken/not-known", test_not_known);
  sheet_test ("/import/spoken/beside-telephones", test_beside_telephones);

  sheet_test ("/import/spoken/posts-again", test_posts_again);
  g_test_add ("/import/spoken/numbered-communities", Office, NULL, office_set_up,
              test_numbered_communities, office_tear_down);

  return g_test_run ();
}
