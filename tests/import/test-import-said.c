/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves what a cell and a heading say in the words of clerks: several numbers in one cell, posts
 * and the people who hold them, plans, and headings as they are spoken.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_counts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "party members in brackets",
      { "肖坝社区台账", "组织名称|类别|成员数", "肖坝棋社|文体活动类|36（党员8）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "organization.party_member_count=8", NULL } },
    { "party members among them, under a heading of both",
      { "肖坝社区台账", "组织名称|类别|成员总数（含党员）", "肖坝棋社|文体活动类|20人，其中党员12人", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=20",
        "organization.party_member_count=12", NULL } },
    { "men and women are all of them",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|男12女24", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "~organization.member_count_person:arithmetic", NULL } },
    { "men and women are not all of them",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|35人（男12人，女24人）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=35",
        "!organization.member_count_person:arithmetic", NULL } },
    { "some of them only",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|党员8、志愿者5", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable",
                          "organization.party_member_count=8", "organization.volunteer_count=5",
                          NULL } },
    { "a word that nobody knows",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|20人，客人12人", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable", NULL } },
    { "a column of its own says more",
      { "肖坝社区台账", "组织名称|类别|党员数|人数", "肖坝棋社|文体活动类|9|36（党员8）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "organization.party_member_count=9", NULL } },
    { "who was there",
      { "活动记录", "活动名称|组织|活动时间|参加人数", "赏月|棋社|2024-9-17|约56人，党员30人，志愿者10名", NULL },
      3, SHEET_ANY, { "activity.n_total=56", "activity.n_party=30", "activity.n_volunteer=10",
        "!activity.n_total:approximate", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_plans (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a budget is what it costs",
      { "2025年活动计划", "活动名称|组织|计划时间|预算（万元）", "登高|棋社|2025年10月|0.15", NULL },
      3, SHEET_ANY, { "activity.cost=150000", "activity.status=1", NULL } },
    { "… until it is known what it did cost",
      { "2025年活动计划", "活动名称|组织|活动时间|经费预算|实际支出", "登高|棋社|2025年10月|1500|1320", NULL },
      3, SHEET_ANY, { "activity.cost=132000", NULL } },
    { "a period without its year",
      { "2025年活动计划", "计划时间|活动名称|组织", "3月5日—3月12日|植树|棋社", NULL },
      3, SHEET_ANY, { "activity.start_at=2025-03-05", "activity.end_at=2025-03-12", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_behind_names (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "what has become of it",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（已解散）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=3",
        "!organization.status:status_from_name", "~organization.status:status_assumed", NULL } },
    { "and when",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社(2023年5月停办)|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=3",
        "!organization.status:kept_as_remark", NULL } },
    { "into which it went",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（并入肖坝书社）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=8",
        "!organization.status:kept_as_remark", NULL } },
    { "not yet there",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（筹）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=1", NULL } },
    { "a column says more",
      { "肖坝社区台账", "组织名称|类别|状态", "肖坝棋社（停办）|文体活动类|正常", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=2",
        "!organization.status:kept_as_remark", NULL } },
    { "what it is called for short",
      { "肖坝社区台账", "组织名称|类别", "肖坝书画社【简称：书画社】|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝书画社", "organization.short_name=书画社", NULL } },
    { "two of them",
      { "肖坝社区台账", "组织名称|类别", "肖坝书画社（原肖坝诗社）（已注销）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝书画社", "organization.former_names=肖坝诗社",
        "organization.status=5", NULL } },
    { "a number is part of the name",
      { "肖坝社区台账", "组织名称|类别", "肖坝太极队（2）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝太极队（2）", "organization.status=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_deeds (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the end of a filing is none",
      { "肖坝社区备案台账", "组织名称|类别|取消备案时间", "肖坝棋社|文体活动类|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=", "organization.status_date=2024-03-01",
        "organization.status=5", NULL } },
    { "a heading nobody knows of another deed",
      { "肖坝社区备案台账", "组织名称|类别|街道变更备案日期", "肖坝棋社|文体活动类|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=", NULL } },
    { "a new paper does not end the old",
      { "肖坝社区备案台账", "组织名称|类别|备案日期|换证日期", "肖坝棋社|文体活动类|2021-3-1|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2021-03-01", "filing.valid_to=", NULL } },
    { "who filled the table in is not called",
      { "肖坝社区台账", "组织名称|类别|填报人姓名|填报人电话|经办人及电话",
        "肖坝棋社|文体活动类|王丽|13800000301|赵敏13800000302", NULL },
      3, MP_IMPORT_NEW, { "organization.contact_phone=", "leader.phone=",
        "organization.contact_person=", NULL } },
    { "one named as an example says not where the others are",
      { "关于注销肖坝社区棋友会等2个组织备案的公告", "社区|组织名称|类别", "|舞蹈队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "the title names the community of all",
      { "关于注销肖坝社区2个组织备案的公告", "社区|组织名称|类别", "|舞蹈队|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "only a registered body has such a form",
      { "肖坝社区台账", "组织名称|性质|成立时间", "肖坝养老中心|民非|2021", NULL },
      3, MP_IMPORT_NEW, { "organization.legal_form=2", "organization.tier=1",
        "!organization.tier:tier_assumed", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
plan_and_apply (Office *office, const char *const *lines)
{
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  GError *error = NULL;

  mp_import_apply (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  char **text = data;

  g_free (*text);
  *text = g_strdup (values[0]);

  return TRUE;
}

static void
assert_text (Office *office, const char *sql, const char *expected)
{
  g_autofree char *text = NULL;
  GError *error = NULL;

  mp_store_select (office->store, sql, NULL, 0, take_text, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

#define POSTS \
  "SELECT group_concat (post, ' ') FROM (SELECT p.name || r.role AS post FROM person_role AS r " \
  "JOIN person AS p ON p.id = r.person ORDER BY p.name, r.role)"

static void
test_titles (Office *office, gconstpointer data)
{
  static const char *const organizations[] = {
    "肖坝社区台账", "组织名称|类别", "肖坝社区歌队|文体活动类", NULL,
  };
  static const char *const roster[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务|是否党政干部", "李红|13800000301|合唱团团长", "王甲|13800000302|副队长|是",
    "王乙|13800000303|出纳、队员", "王丙|13800000304|名誉会长", "王丁|13800000305|队员", NULL,
  };
  static const char *const again[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务", "李红|13800000301|合唱团团长", "王丁|13800000305|骨干", NULL,
  };

  plan_and_apply (office, organizations);
  plan_and_apply (office, roster);
  plan_and_apply (office, again);
  assert_text (office, POSTS, "李红1 李红6 王丁5 王丁6 王丙6 王乙4 王乙6 王甲5 王甲6");
  assert_text (office, "SELECT group_concat (role) FROM (SELECT role FROM person_role"
                       " WHERE is_cadre = 1 ORDER BY role)", "5,6");
}

/* What a list is of is the post of those in it: above it in a form, as its title, between its
 * lines; whoever has a title of his own has both.
 */
static void
test_captions (Office *office, gconstpointer data)
{
  static const char *const form[] = {
    "组织名称|肖坝社区歌队|负责人|甲一",
    "所属社区|肖坝社区|管理层级|备案",
    "发起人基本情况|||",
    "姓名|性别|职务|联系电话",
    "赵一|男||13811110001",
    "钱二|女|会计|13811110002",
    "骨干成员名单（不少于1人）|||",
    "姓名|性别|政治面貌|联系电话",
    "孙三|男|群众|13811110003",
    "成员花名册|||",
    "姓名|性别|政治面貌|联系电话",
    "李四|男|群众|13811110004",
    NULL,
  };
  static const char *const board[] = {
    "肖坝社区歌队管理委员会成员名单", "姓名|电话", "周五|13811110005", NULL,
  };
  static const char *const sections[] = {
    "肖坝社区歌队花名册", "姓名|性别|电话", "一、监事会", "吴六|男|13811110006",
    "二、普通队员", "郑七|男|13811110007", NULL,
  };

  plan_and_apply (office, form);
  plan_and_apply (office, board);
  plan_and_apply (office, sections);
  plan_and_apply (office, form);
  assert_text (office, POSTS,
               "吴六6 吴六9 周五5 周五6 孙三5 孙三6 李四6 甲一1 赵一2 赵一6 郑七6 钱二2 钱二4 钱二6");
  assert_text (office, "SELECT group_concat (DISTINCT title) FROM (SELECT title FROM person_role AS"
                       " r JOIN person AS p ON p.id = r.person WHERE p.name IN ('赵一', '钱二')"
                       " ORDER BY p.name)", "发起人,会计");
}

static void
test_holders (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区台账", "组织名称|类别|负责人|联系电话|发起人|电话|副队长|骨干成员|联络员",
    "肖坝社区歌队|文体活动类|李红|13800000301|李红、王甲|13800000301、13800000302|王乙|王丙、王丁等6人|同负责人",
    "肖坝社区棋社|文体活动类|社区书记兼：赵一|13800000309|无|||代表11人|赵二 13800000310", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImportRow) row = sheet_row (import, 3);

  g_assert_cmpstr (mp_import_row_get_value (row, "organization.contact_person"), ==, "李红");
  g_assert_cmpstr (mp_import_row_get_value (row, "organization.contact_phone"), ==, "13800000301");
  plan_and_apply (office, lines);
  assert_text (office, POSTS, "李红1 李红2 王丁5 王丙5 王乙5 王甲2 赵一1");
  assert_text (office, "SELECT phone FROM person WHERE name = '王甲'", "13800000302");
  assert_text (office, "SELECT r.title FROM person_role AS r JOIN person AS p ON p.id = r.person "
                       "WHERE p.name = '王乙'", "副队长");
  assert_text (office, "SELECT count (*) FROM person WHERE name = '李红'", "1");
}

/* Who leads is who stands under 负责人, whatever other word for a leader comes before. */
static void
test_rivals (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区台账", "组织名称|类别|骨干|队长|负责人|电话", "肖坝社区歌队|文体活动类|王五、赵六|周七|刘建军|13510331801", NULL,
  };
  static const SheetCase cases[] = {
    { "numbers under a word for people",
      { "肖坝社区台账", "组织名称|类别|骨干（人）|负责人|电话", "肖坝社区歌队|文体活动类|6|刘建军|13510331801", NULL },
      3, MP_IMPORT_NEW, { "leader.name=刘建军", "leader.phone=13510331801", NULL } },
    { "a word that stands alone",
      { "肖坝社区台账", "组织名称|类别|骨干|电话", "肖坝社区歌队|文体活动类|王五|13510331802", NULL },
      3, MP_IMPORT_NEW, { "leader.name=王五", "leader.phone=13510331802", NULL } },
    { "a telephone beside another",
      { "肖坝社区台账", "组织名称|类别|负责人|骨干|电话", "肖坝社区歌队|文体活动类|刘建军|王五|13510331802", NULL },
      3, MP_IMPORT_NEW, { "leader.name=刘建军", "leader.phone=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
  plan_and_apply (office, lines);
  assert_text (office, POSTS, "刘建军1 周七5 王五5 赵六5");
  assert_text (office, "SELECT phone FROM person WHERE name = '刘建军'", "13510331801");
}

/* Whom a roster made a member may hold a post by the next table. */
static void
test_member_holds_post (Office *office, gconstpointer data)
{
  static const char *const organizations[] = {
    "肖坝社区台账", "组织名称|类别|负责人", "肖坝社区歌队|文体活动类|李红", NULL,
  };
  static const char *const roster[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务", "王甲|13800000302|队员", NULL,
  };
  static const char *const after[] = {
    "肖坝社区台账", "组织名称|类别|负责人|会计", "肖坝社区歌队|文体活动类|李红|王甲", NULL,
  };

  plan_and_apply (office, organizations);
  plan_and_apply (office, roster);
  plan_and_apply (office, after);
  plan_and_apply (office, after);
  assert_text (office, POSTS, "李红1 王甲4 王甲6");
  assert_text (office, "SELECT count (*) FROM person WHERE name = '王甲'", "1");
}

/* Two rows of one file that say two things of one person: the later is asked about, each time the
 * file comes.
 */
static void
test_one_number (Office *office, gconstpointer data)
{
  static const struct { const char *second, *reason; } cases[] = {
    { "肖坝社区棋社|备案|文体活动类|李红|11010519491231002X|13900139003", "same_number_other_phone" },
    { "肖坝社区棋社|备案|文体活动类|李虹|11010519491231002X|13900139003", NULL },
    { "肖坝社区棋社|备案|文体活动类|李 红|11010519491231002X|13800138000", NULL },
    { "肖坝社区棋社|备案|文体活动类|李红|11010519491231002X|", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const lines[] = { "肖坝社区台账", "组织名称|层级|类别|负责人|身份证号|联系电话",
                                    "肖坝社区歌队|备案|文体活动类|李红|11010519491231002X|13800138000",
                                    cases[i].second, NULL };

      for (guint time = 0; time < 2; time++)
        {
          g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
          g_autoptr (MpImportRow) one = sheet_row (import, 3);
          g_autoptr (MpImportRow) other = sheet_row (import, 4);

          g_test_message ("%s, time %u", cases[i].second, time);
          if (i > 0 || time > 0)
            g_assert_cmpuint (mp_import_row_get_outcome (one), ==, MP_IMPORT_SAME);
          g_assert_cmpstr (mp_import_row_get_reason (other), ==, cases[i].reason);
          g_assert_cmpint (mp_import_row_get_outcome (other) == MP_IMPORT_HELD, ==,
                           cases[i].reason != NULL);
          plan_and_apply (office, lines);
        }
    }
}

/* A table of the next year that names one more: whoever is there stays, and nobody comes twice. */
static void
test_further_holders (Office *office, gconstpointer data)
{
  static const char *const before[] = {
    "肖坝社区台账", "组织名称|类别|负责人|联系电话|会计", "肖坝社区歌队|文体活动类|李红|13800000301|王甲", NULL,
  };
  static const char *const after[] = {
    "肖坝社区台账", "组织名称|类别|负责人|联系电话|会计|副队长|骨干成员",
    "肖坝社区歌队|文体活动类|李红|13800000301|王甲|王乙|王甲、王丙、王丁", NULL,
  };
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImportRow) row = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImportRow) same = NULL;
  GPtrArray *changes;

  plan_and_apply (office, before);
  import = sheet_plan (office, after, NULL);
  row = sheet_row (import, 3);
  changes = mp_import_row_get_changes (row);
  g_assert_cmpuint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((MpImportChange *) changes->pdata[0])->target, ==, "person_role.5");
  g_assert_null (((MpImportChange *) changes->pdata[0])->before);
  g_assert_cmpstr (((MpImportChange *) changes->pdata[0])->after, ==, "王乙、王丙、王丁");

  plan_and_apply (office, after);
  assert_text (office, POSTS, "李红1 王丁5 王丙5 王乙5 王甲4");
  again = sheet_plan (office, after, NULL);
  same = sheet_row (again, 3);
  g_assert_cmpuint (mp_import_row_get_outcome (same), ==, MP_IMPORT_SAME);
}

static guint
count_warnings (MpImportRow *row, const char *target)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];

      n += g_str_equal (warning->target, target)
           && (g_str_equal (warning->code, "taken")
               || g_str_equal (warning->code, "filing_number_given"));
    }

  return n;
}

/* Two rows with one number, and a row with the number of a record that is another's. */
static void
test_numbers_of_others (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区备案社会组织台账", "组织名称|类别|负责人|身份证号码|备案编号",
    "肖坝社区歌队|文体活动类|李红|11010519491231002X|绿社备〔2021〕3号",
    "肖坝社区棋社|文体活动类|王甲|11010519491231002X|绿社备〔2021〕3号",
    "肖坝社区画社|文体活动类|李红|11010519491231002X|绿社备〔2021〕5号", NULL,
  };
  static const char *const next[] = {
    "肖坝社区备案社会组织台账", "组织名称|类别|负责人|身份证号码|备案编号",
    "肖坝社区歌队|文体活动类|李红|11010519491231002X|绿社备〔2021〕3号",
    "肖坝社区画社|文体活动类|李红||绿社备〔2021〕3号", NULL,
  };
  const char *const first[] = { lines[0], lines[1], lines[2], lines[4], NULL };
  static const guint filings[] = { 1, 1, 0 };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) again = NULL;
  g_autoptr (MpImport) other = NULL;
  g_autoptr (MpImportRow) own = NULL;
  g_autoptr (MpImportRow) taken = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (filings); i++)
    {
      g_autoptr (MpImportRow) row = sheet_row (import, 3 + i);

      g_assert_cmpuint (count_warnings (row, "filing.filing_no"), ==, filings[i]);
      g_assert_cmpuint (count_warnings (row, "leader.id_no"), ==, 1);
    }

  plan_and_apply (office, first);
  again = sheet_plan (office, first, NULL);
  own = sheet_row (again, 3);
  g_assert_cmpuint (count_warnings (own, "filing.filing_no"), ==, 0);
  g_assert_cmpuint (count_warnings (own, "leader.id_no"), ==, 0);
  other = sheet_plan (office, next, NULL);
  taken = sheet_row (other, 4);
  g_assert_cmpuint (mp_import_row_get_outcome (taken), ==, MP_IMPORT_UPDATED);
  g_assert_cmpuint (count_warnings (taken, "filing.filing_no"), ==, 1);
}

static void
test_places (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a title of two communities is neither's",
      { "肖坝社区、共和社区社会组织台账", "组织名称|类别", "共和社区棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009002",
        "!organization.division:division_from_text", NULL } },
    { "… and the row says nothing",
      { "肖坝社区、共和社区社会组织台账", "组织名称|类别", "夕阳红棋社|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_spoken (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a running number of the office is no filing",
      { "肖坝社区社会组织基本情况表", "编号|组织名称|类别", "XB-01|肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=", "organization.tier=3", NULL } },
    { "the number of a filing",
      { "肖坝社区社会组织基本情况表", "编号|组织名称|类别", "绿社备〔2021〕3号|肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=绿社备〔2021〕3号", "organization.tier=2", NULL } },
    { "a form that is filled for a filing",
      { "社区社会组织备案申请表", "组织名称|肖坝棋社", "组织类别|文体活动类", "所属社区|肖坝社区", "负责人姓名|李红",
        "身份证号码|11010519491231002X", "联系电话|13800000301", "会员人数|26", NULL },
      2, SHEET_ANY, { "organization.tier=2", "leader.id_no=11010519491231002X", NULL } },
    { "ticks below 党员 in a roster",
      { "肖坝社区歌队成员花名册", "姓名|电话|党员", "李红|13800000301|√", "王甲|13800000302|", NULL },
      3, SHEET_ANY, { "member.political_status=01", NULL } },
    { "as it is spoken in Sichuan",
      { "肖坝社区摸底", "坝坝舞队|啥子时候成立的|领头的|电话好多|好多人|党员几个|搞啥子的|好久活动一次|在哪点耍|备过案没有",
        "肖坝社区歌队|2018年5月|李红|13800000301|二十个|3|唱歌|每周五|肖坝广场|备过", NULL },
      3, MP_IMPORT_NEW,
      { "organization.founded_on=2018-05", "leader.name=李红", "leader.phone=13800000301",
        "organization.member_count_person=20", "organization.party_member_count=3",
        "organization.business_scope=唱歌", "organization.frequency=每周五", "venue.name=肖坝广场",
        "organization.tier=2", NULL } },
    { "not filed",
      { "肖坝社区摸底", "队伍名头|备案没有|还在搞没有", "肖坝社区歌队|没备过|不在了", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "organization.status=3", NULL } },
    { "in the words of a register of companies",
      { "肖坝社区台账", "组织名称|类别|存续状态", "肖坝社区商会|文体活动类|在业", NULL },
      3, MP_IMPORT_NEW, { "organization.status=2", NULL } },
    { "when and why it was struck off",
      { "肖坝社区台账", "组织名称|类别|备注|注销（撤销）时间及原因", "肖坝棋社|文体活动类||2024年3月1日，人员不足",
        "肖坝歌队|文体活动类|换届|", NULL },
      3, MP_IMPORT_NEW, { "organization.status=5", "organization.remark=2024年3月1日，人员不足", NULL } },
    { "… and what was not",
      { "肖坝社区台账", "组织名称|类别|注销时间", "肖坝茶社|文体活动类|2024.3.1", "肖坝画社|文体活动类|", NULL },
      4, MP_IMPORT_NEW, { "organization.status=", "organization.status_date=", NULL } },
    { "whether a member is an official",
      { "肖坝社区歌队成员花名册", "姓名|电话|是否党政干部", "李红|13800000301|否", NULL },
      3, SHEET_ANY, { "member.is_cadre=0", NULL } },
    { "a telephone that is no more",
      { "肖坝社区台账", "组织名称|类别|负责人|旧电话|联系电话", "肖坝棋社|文体活动类|李红|13800000399|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000301", "organization.contact_phone=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/said/behind-names", test_behind_names);
  sheet_test ("/import/said/deeds", test_deeds);
  sheet_test ("/import/said/counts", test_counts);
  sheet_test ("/import/said/plans", test_plans);
  sheet_test ("/import/said/titles", test_titles);
  sheet_test ("/import/said/captions", test_captions);
  sheet_test ("/import/said/holders", test_holders);
  sheet_test ("/import/said/rivals", test_rivals);
  sheet_test ("/import/said/member-holds-post", test_member_holds_post);
  sheet_test ("/import/said/one-number", test_one_number);
  sheet_test ("/import/said/further-holders", test_further_holders);
  sheet_test ("/import/said/numbers-of-others", test_numbers_of_others);
  sheet_test ("/import/said/places", test_places);
  sheet_test ("/import/said/spoken", test_spoken);

  return g_test_run ();
}
