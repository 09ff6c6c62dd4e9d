/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves who holds which post when tables name people: by a title, a column, the caption of a list,
 * beside a leader; and that each is one person, who holds it once.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
assert_text (Office *office, const char *sql, const char *expected)
{
  g_autofree char *text = sheet_ask (office, sql);

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

  sheet_bring (office, organizations);
  sheet_bring (office, roster);
  sheet_bring (office, again);
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

  sheet_bring (office, form);
  sheet_bring (office, board);
  sheet_bring (office, sections);
  sheet_bring (office, form);
  assert_text (office, POSTS,
               "吴六6 吴六9 周五5 周五6 孙三5 孙三6 李四6 甲一1 赵一2 赵一6 郑七6 钱二2 钱二4 钱二6");
  assert_text (office, "SELECT group_concat (DISTINCT title) FROM (SELECT title FROM person_role AS"
                       " r JOIN person AS p ON p.id = r.person WHERE p.name IN ('赵一', '钱二')"
                       " ORDER BY p.name)", "发起人,会计");
}

/* It may as well stand beside the lines: in a form, in one column with the form's own labels, and
 * before a list of its own.
 */
static void
test_captions_beside (Office *office, gconstpointer data)
{
  static const char *const form[] = {
    "社区社会组织备案登记表",
    "组织名称|肖坝社区歌队|负责人|甲一",
    "所属社区|肖坝社区|管理层级|备案",
    "发起人情况|姓名|性别|联系电话",
    "|赵一|男|13811110001",
    "|钱二|女|13811110002",
    "骨\n干\n成\n员|姓名|职务|联系电话",
    "|孙三||13811110003",
    "|李四|会计|13811110004",
    "社区意见|同意||",
    NULL,
  };
  static const char *const list[] = {
    "肖坝社区歌队人员名单", "监事|序号|姓名|电话", "|1|周五|13811110005", "|2|吴六|13811110006", NULL,
  };
  static const MpRange merges[] = {
    { 0, 0, 0, 3 }, { 3, 0, 5, 0 }, { 6, 0, 8, 0 }, { 9, 1, 9, 3 }, { 0, 0, 0, 0 }
  };
  g_autoptr (MpImport) import = sheet_plan (office, form, merges);

  sheet_apply (import);
  sheet_bring (office, list);
  assert_text (office, POSTS,
               "吴六6 吴六9 周五6 周五9 孙三5 孙三6 李四4 李四5 李四6 甲一1 赵一2 赵一6 钱二2 钱二6");
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
  sheet_bring (office, lines);
  assert_text (office, POSTS, "李红1 李红2 王丁5 王丙5 王乙5 王甲2 赵一1");
  assert_text (office, "SELECT phone FROM person WHERE name = '王甲'", "13800000302");
  assert_text (office, "SELECT r.title FROM person_role AS r JOIN person AS p ON p.id = r.person "
                       "WHERE p.name = '王乙'", "副队长");
  assert_text (office, "SELECT count (*) FROM person WHERE name = '李红'", "1");
}

/* What stands above those beside the leader is their title, wherever the heading says it. */
static void
test_titles_of_headings (Office *office, gconstpointer data)
{
  static const char *const board[] = {
    "肖坝社区台账", "组织名称|类别|新一届班子||||", "||会长|副会长||秘书长及电话|指导老师", "|||姓名|电话||",
    "肖坝社区歌队|文体活动类|李红|王甲|13800000302|王乙 13800000303|赵六", NULL,
  };
  static const MpRange merges[] = { { 1, 0, 3, 0 }, { 1, 1, 3, 1 }, { 1, 2, 1, 6 }, { 2, 2, 3, 2 },
                                    { 2, 3, 2, 4 }, { 2, 5, 3, 5 }, { 2, 6, 3, 6 }, { 0 } };
  static const char *const two[] = {
    "肖坝社区台账", "组织名称|类别|会长（队长）|副会长（副队长）|副社长及电话",
    "肖坝社区棋社|文体活动类|孙一|孙二|孙三 13800000304", NULL,
  };
  static const char *const plain[] = {
    "肖坝社区台账", "组织名称|类别|组长", "肖坝社区画社|文体活动类|钱一", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, board, merges);

  sheet_apply (import);
  sheet_bring (office, two);
  sheet_bring (office, plain);
  assert_text (office, POSTS, "孙一1 孙三5 孙二5 李红1 王乙3 王甲5 赵六9 钱一1");
  assert_text (office, "SELECT group_concat (post, ' ') FROM (SELECT p.name || coalesce (r.title,"
                       " '-') AS post FROM person_role AS r JOIN person AS p ON p.id = r.person"
                       " ORDER BY p.name)",
               "孙一- 孙三副社长 孙二副会长 李红- 王乙秘书长 王甲副会长 赵六指导老师 钱一-");
  assert_text (office, "SELECT group_concat (phone) FROM (SELECT phone FROM person WHERE name IN "
                       "('王甲', '王乙', '孙三') ORDER BY phone)",
               "13800000302,13800000303,13800000304");
}

/* A post that somebody has already gets the title that a roster says, and keeps what it has. */
static void
test_titles_once (Office *office, gconstpointer data)
{
  static const char *const organizations[] = {
    "肖坝社区台账", "组织名称|类别|负责人|联系电话", "肖坝社区歌队|文体活动类|李红|13800000301", NULL,
  };
  static const char *const roster[] = {
    "肖坝社区歌队成员花名册", "姓名|电话|职务", "李红|13800000301|队长", "王甲|13800000302|副队长",
    "王乙|13800000303|指导老师", "王丙|13800000304|队员", NULL,
  };
  g_autoptr (MpImport) again = NULL;

  sheet_bring (office, organizations);
  sheet_bring (office, roster);
  assert_text (office, "SELECT group_concat (post, ' ') FROM (SELECT p.name || r.role || coalesce"
                       " (r.title, '-') AS post FROM person_role AS r JOIN person AS p"
                       " ON p.id = r.person ORDER BY p.name, r.role)",
               "李红1队长 李红6- 王丙6队员 王乙6- 王乙9指导老师 王甲5副队长 王甲6-");
  again = sheet_plan (office, roster, NULL);
  for (guint line = 3; line <= 6; line++)
    {
      g_autoptr (MpImportRow) row = sheet_row (again, line);

      g_assert_cmpuint (mp_import_row_get_outcome (row), ==, MP_IMPORT_SAME);
    }
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
  sheet_bring (office, lines);
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

  sheet_bring (office, organizations);
  sheet_bring (office, roster);
  sheet_bring (office, after);
  sheet_bring (office, after);
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
          sheet_bring (office, lines);
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

  sheet_bring (office, before);
  import = sheet_plan (office, after, NULL);
  row = sheet_row (import, 3);
  changes = mp_import_row_get_changes (row);
  g_assert_cmpuint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((MpImportChange *) changes->pdata[0])->target, ==, "person_role.5");
  g_assert_null (((MpImportChange *) changes->pdata[0])->before);
  g_assert_cmpstr (((MpImportChange *) changes->pdata[0])->after, ==, "王乙、王丙、王丁");

  sheet_bring (office, after);
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

  sheet_bring (office, first);
  again = sheet_plan (office, first, NULL);
  own = sheet_row (again, 3);
  g_assert_cmpuint (count_warnings (own, "filing.filing_no"), ==, 0);
  g_assert_cmpuint (count_warnings (own, "leader.id_no"), ==, 0);
  other = sheet_plan (office, next, NULL);
  taken = sheet_row (other, 4);
  g_assert_cmpuint (mp_import_row_get_outcome (taken), ==, MP_IMPORT_UPDATED);
  g_assert_cmpuint (count_warnings (taken, "filing.filing_no"), ==, 1);
}

/* Below the leader everybody has a line, and 同上 in it means the line above. */
static void
test_lines_of_people (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "序号|所属社区|组织名称|类别|负责人及骨干|||", "||||姓名|性别|电话|职务",
    "1|肖坝社区|肖坝社区舞蹈队|文体|李红|女|13800000301|队长", "||||王芳|女|同上|副队长",
    "||||赵强|男|〃|财务", "2|共和社区|共和社区棋牌社|文体|钱勇|男||社长",
    "||||孙丽|女|”|骨干", NULL
  };
  static const MpRange merges[] = { { 2, 0, 4, 0 }, { 2, 1, 4, 1 }, { 2, 2, 4, 2 }, { 2, 3, 4, 3 },
                                    { 5, 0, 6, 0 }, { 5, 1, 6, 1 }, { 5, 2, 6, 2 }, { 5, 3, 6, 3 },
                                    { 0, 4, 0, 7 }, { 0 } };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);
  g_autoptr (MpImportRow) first = sheet_row (import, 3);
  g_autoptr (MpImportRow) second = sheet_row (import, 6);
  g_autofree char *phones = NULL;
  g_autofree char *sexes = NULL;
  g_autofree char *none = NULL;
  gboolean said = FALSE;

  g_assert_cmpstr (mp_import_row_get_value (first, "leader.phone"), ==, "13800000301");
  for (guint i = 0; i < mp_import_row_get_warnings (second)->len; i++)
    {
      const MpImportWarning *warning = mp_import_row_get_warnings (second)->pdata[i];

      said = said || g_str_equal (warning->code, "nothing_above");
    }
  g_assert_true (said);
  sheet_apply (import);
  phones = sheet_ask (office, "SELECT group_concat (phone) FROM (SELECT phone FROM person WHERE "
                              "name IN ('李红', '王芳', '赵强') ORDER BY name)");
  sexes = sheet_ask (office, "SELECT sex FROM person WHERE name = '赵强'");
  none = sheet_ask (office, "SELECT count (*) FROM person WHERE name = '孙丽' AND phone IS NULL");
  g_assert_cmpstr (phones, ==, "13800000301,13800000301,13800000301");
  g_assert_cmpstr (sexes, ==, "1");
  g_assert_cmpstr (none, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/posts/titles", test_titles);
  sheet_test ("/import/posts/captions", test_captions);
  sheet_test ("/import/posts/captions-beside", test_captions_beside);
  sheet_test ("/import/posts/holders", test_holders);
  sheet_test ("/import/posts/titles-of-headings", test_titles_of_headings);
  sheet_test ("/import/posts/titles-once", test_titles_once);
  sheet_test ("/import/posts/rivals", test_rivals);
  sheet_test ("/import/posts/member-holds-post", test_member_holds_post);
  sheet_test ("/import/posts/one-number", test_one_number);
  sheet_test ("/import/posts/further-holders", test_further_holders);
  sheet_test ("/import/posts/lines-of-people", test_lines_of_people);
  sheet_test ("/import/posts/numbers-of-others", test_numbers_of_others);

  return g_test_run ();
}
