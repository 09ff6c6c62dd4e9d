/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a word is by where it stands: a name that ends in a word of a heading is a name, in a form
 * as in a list, and a line above the headings belongs to whoever is listed below them.
 */

#include "config.h"

#include "sheet-fixture.h"

/* The commonest names end as a heading may be called. */
static const char *const names[] = {
  "道座庙社区志愿服务队", "肖坝社区团队",       "肖坝社区社团", "第二网格兴趣小组",
  "夕阳红文艺队伍",       "石龙社区志愿服务队", NULL,
};

static void
test_names_in_forms (Office *office, gconstpointer data)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("组织名称|%s|类别|公益慈善类", names[i]);
      const char *const lines[] = {
        "社区社会组织备案申请表",      line,
        "所属社区|肖坝社区|成员数|12", "负责人|王一|联系电话|13800000001",
        "业务范围|跳舞|管理层级|备案", NULL,
      };
      const Told told[] = {
        { 0, "organization.name", names[i] },
        { 0, "organization.org_type", "4" },
        { 0, "organization.member_count_person", "12" },
        { 0, "leader.name", "王一" },
        { 0, "leader.phone", "13800000001" },
      };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

      EXPECT (import, 1, told);
    }
}

static void
test_names_in_lists (Office *office, gconstpointer data)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s|志愿者|张三", names[i]);
      const char *const lines[] = { "组织名称|服务对象|负责人", line, "肖坝社区合唱团|老人|李四",
                                    NULL };
      const Told told[] = {
        { 0, "organization.name", names[i] },
        { 0, "leader.name", "张三" },
        { 1, "organization.name", "肖坝社区合唱团" },
      };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

      EXPECT (import, 2, told);
    }
}

/* What means nothing but the kind remains a heading. */
static void
test_words_of_kinds (Office *office, gconstpointer data)
{
  static const char *const headings[] = { "本村志愿服务队", "我社区文艺队伍", "辖区内兴趣小组",
                                          "本街道社区社会组织名称", "志愿服务队", NULL };

  for (guint i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s|负责人|联系电话|成员数", headings[i]);
      const char *const lines[] = { line, "肖坝社区舞蹈队|王一|13800000001|12", NULL };
      static const Told told[] = {
        { 0, "organization.name", "肖坝社区舞蹈队" },
        { 0, "leader.name", "王一" },
      };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

      EXPECT (import, 1, told);
    }
}

/* Who leads those below stands above them as the day of the list does. */
static void
test_head_lines (Office *office, gconstpointer data)
{
  static const char *const heads[] = {
    "队长：王一",   "负责人：王一",       "带队：王一",         "负责人　王一", "组长:王一",
    "制表时间：2024年9月", "队长：王一   联系电话：13800000001",
    "成立时间：2015年3月   队长：王一", "共2人", NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 3 }, { 1, 0, 1, 3 }, { 0, 0, 0, 0 } };
  static const Told told[] = {
    { 0, "member.name", "王一" },
    { 0, "member.title", "队长" },
    { 0, "member.phone", "13800000001" },
    { 1, "member.name", "李二" },
  };

  for (guint i = 0; heads[i] != NULL; i++)
    {
      const char *const lines[] = { "“映山红”腰鼓队花名册",     heads[i], "姓名|性别|联系电话|队内职务",
                                    "王一|女|13800000001|队长", "李二|男|13800000002|队员", NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

      EXPECT (import, 2, told);
    }
}

/* A line between the rows says of which type those below it are, until the next does; its count is
 * no row and a subtotal is told.
 */
static void
test_lines_of_types (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织名册", "序号|名称|负责人|类别", "【文体类】", "1|肖坝舞蹈队|王一|",
    "2|肖坝合唱团|王二|公益慈善类", "小计|2||", "二、社区事务类（1支）", "3|肖坝议事会|王三|",
    "三、公益慈善类：共1个", "4|肖坝爱心社|王四|", "四、手艺", "5|肖坝编织社|王五|", NULL,
  };
  static const MpRange merges[] = { { 0, 0, 0, 3 }, { 2, 0, 2, 3 }, { 0, 0, 0, 0 } };
  static const Told told[] = {
    { 0, "organization.org_type", "3" }, { 1, "organization.org_type", "4" },
    { 2, "organization.org_type", "2" }, { 3, "organization.org_type", "4" },
    { 4, "organization.org_type", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

  EXPECT (import, 5, told);
  g_assert_cmpstr (sheet_kind_of (import, 0, 6), ==, "subtotal");
}

/* Such a line may stand in the column of the names, right below the headings and with a colon; what
 * is for volunteers says that of its rows and leaves their type open.
 */
static void
test_types_among_names (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "肖坝社区社会组织名册", "名称|负责人|类别", "文体类||", "肖坝舞蹈队|王一|",
    "公益慈善类：||", "肖坝爱心社|王二|", "志愿服务类：||", "肖坝红马甲服务队|王三|",
    "社区事务类（1支）||", "肖坝垃圾分类宣传队（筹）|王四|", NULL,
  };
  static const Told told[] = {
    { 0, "organization.org_type", "3" }, { 1, "organization.org_type", "4" },
    { 2, "organization.org_type", NULL }, { 2, "organization.is_volunteer_type", "1" },
    { 3, "organization.org_type", "2" }, { 3, "organization.is_volunteer_type", NULL },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 4, told);
}

/* One that is called after its leaders is still one of organizations. */
static void
test_lists_of_leaders (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社区社会组织及负责人名册",
    "名称|负责人|联系电话|类别",
    "肖坝社区舞蹈队|王一|13800000001|文体活动类",
    NULL,
  };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "leader.name", "王一" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 1, told);
}

/* Each line of a list of places is a use: of the second organization too, and of what no heading
 * says twice the place speaks.
 */
static void
test_uses_of_places (Office *office, gconstpointer data)
{
  static const char *const headings[] = { "使用组织", "使用单位", "入驻组织", "使用团队名称", NULL };
  static const MpRange merges[] = { { 2, 0, 3, 0 }, { 2, 1, 3, 1 }, { 2, 2, 3, 2 },
                                    { 2, 3, 3, 3 }, { 2, 4, 3, 4 }, { 0, 0, 0, 0 } };
  static const Told told[] = {
    { 0, "organization.name", "肖坝社区舞蹈队" },
    { 0, "venue.name", "肖坝社区舞蹈室" },
    { 0, "venue.address", "长征路88号二楼" },
    { 0, "venue.area_m2", "96" },
    { 0, "venue.venue_right", "4" },
    { 0, "organization.address", NULL },
    { 1, "organization.name", "肖坝社区书画社" },
    { 1, "venue.name", "肖坝社区舞蹈室" },
    { 1, "venue.address", "长征路88号二楼" },
    { 2, "organization.name", "肖坝社区木工坊" },
    { 2, "venue.venue_right", "5" },
  };

  for (guint i = 0; headings[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("序号|场所名称|地址|面积|权属|%s", headings[i]);
      const char *const lines[] = {
        "肖坝社区活动阵地使用情况登记表",
        line,
        "1|肖坝社区舞蹈室|长征路88号二楼|96㎡|物业无偿提供|肖坝社区舞蹈队",
        "|||||肖坝社区书画社",
        "2|书画室|长征路88号三楼|40|社区自有|肖坝社区木工坊",
        NULL,
      };
      g_autoptr (MpImport) import = sheet_plan (office, lines, merges);

      EXPECT (import, 3, told);
    }
}

/* Behind the name the organization is spoken of. */
static void
test_places_behind_names (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "组织名称|活动场所|地址|负责人",
                                       "肖坝社区舞蹈队|舞蹈室|长征路88号|王一", NULL };
  static const Told told[] = {
    { 0, "venue.name", "舞蹈室" },
    { 0, "organization.address", "长征路88号" },
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

  EXPECT (import, 1, told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/shapes/names-in-forms", test_names_in_forms);
  sheet_test ("/import/shapes/names-in-lists", test_names_in_lists);
  sheet_test ("/import/shapes/words-of-kinds", test_words_of_kinds);
  sheet_test ("/import/shapes/head-lines", test_head_lines);
  sheet_test ("/import/shapes/lines-of-types", test_lines_of_types);
  sheet_test ("/import/shapes/types-among-names", test_types_among_names);
  sheet_test ("/import/shapes/lists-of-leaders", test_lists_of_leaders);
  sheet_test ("/import/shapes/uses-of-places", test_uses_of_places);
  sheet_test ("/import/shapes/places-behind-names", test_places_behind_names);

  return g_test_run ();
}
