/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that an area in the cell of a place is the area of the place and no part of its name, that
 * an area alone is no place, and that words from which nobody can tell one area are kept as they
 * stand and make no number.
 */

#include "config.h"

#include "import/value/mp-reading.h"
#include "sheet-fixture.h"

static void
test_reading (void)
{
  static const struct { const char *text, *name, *area, *rest; } cases[] = {
    { "80平方米", NULL, "80", NULL },
    { "文化室（60㎡）", "文化室", "60", NULL },
    { "约120㎡", NULL, "120", NULL },
    { "场地面积：75.5平方米左右", NULL, "75.5", NULL },
    { "党群服务中心二楼活动室，建筑面积约45平米", "党群服务中心二楼活动室", "45", NULL },
    { "文化广场500平方米", "文化广场", "500", NULL },
    { "1200㎡的健身广场", "健身广场", "1200", NULL },
    { "舞蹈室（八十平方米）", "舞蹈室", "80", NULL },
    { "中心花园（3亩）", "中心花园", "2000", NULL },
    { "体育公园（1.2万平方米）", "体育公园", "12000", NULL },
    { "书画室（可坐30人，50㎡）", "书画室（可坐30人）", "50", NULL },
    { "书画室（50㎡，可坐30人）", "书画室（可坐30人）", "50", NULL },
    { "棋牌室两间共40㎡", "棋牌室", "40", NULL },
    { "一间30㎡", NULL, "30", NULL },
    { "80-100平方米", NULL, NULL, "80-100平方米" },
    { "80㎡～100㎡", NULL, NULL, "80㎡～100㎡" },
    { "60至70平方米", NULL, NULL, "60至70平方米" },
    { "七八十平方米", NULL, NULL, "七八十平方米" },
    { "2个各50平方米", NULL, NULL, "2个各50平方米" },
    { "活动室两间，每间25㎡", "活动室", NULL, "活动室两间，每间25㎡" },
    { "教室50㎡×2", "教室", NULL, "教室50㎡×2" },
    { "门球场15×20平方米", "门球场", NULL, "门球场15×20平方米" },
    { "文化室60㎡、阅览室40㎡", "文化室、阅览室", NULL, "文化室60㎡、阅览室40㎡" },
    { "长征路3平房", "长征路3平房", NULL, NULL },
    { "100米长廊", "100米长廊", NULL, NULL },
    { "十亩园", "十亩园", NULL, NULL },
    { "百米画廊活动室", "百米画廊活动室", NULL, NULL },
    { "2号楼3层", "2号楼3层", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MpCell cell = { .kind = MP_CELL_TEXT, .text = cases[i].text };
      g_auto (MpReading) name = { 0 };
      g_auto (MpReading) area = { 0 };

      g_test_message ("%s", cases[i].text);
      mp_read_place (&cell, &name, &area);
      g_assert_cmpstr (name.value, ==, cases[i].name);
      g_assert_cmpstr (area.value, ==, cases[i].area);
      g_assert_cmpstr (name.rest, ==, cases[i].rest);
      if (area.value != NULL)
        g_assert_true (mp_reading_has (&area, "approximate")
                       == (strstr (cases[i].text, "约") != NULL
                           || strstr (cases[i].text, "左右") != NULL));
    }
}

static void
test_rows (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "beside the name", { "肖坝社区台账", "组织名称|类别|活动场所", "肖坝棋社|文体活动类|文化室（60㎡）", NULL },
      3, SHEET_ANY, { "venue.name=文化室", "venue.area_m2=60", NULL } },
    { "about", { "肖坝社区台账", "组织名称|类别|活动地点", "肖坝棋社|文体活动类|文化室约60平方米", NULL },
      3, SHEET_ANY, { "venue.name=文化室", "venue.area_m2=60", "!venue.area_m2:approximate", NULL } },
    { "alone", { "肖坝社区台账", "组织名称|类别|活动场所", "肖坝棋社|文体活动类|80平方米", NULL },
      3, SHEET_ANY, { "venue.name=", "venue.area_m2=", "!venue.area_m2:kept_as_remark", NULL } },
    { "a range", { "肖坝社区台账", "组织名称|类别|活动场所", "肖坝棋社|文体活动类|书画室80-100平方米", NULL },
      3, SHEET_ANY, { "venue.name=书画室", "venue.area_m2=", "!venue.name:kept_as_remark", NULL } },
    { "several", { "肖坝社区台账", "组织名称|类别|活动场所", "肖坝棋社|文体活动类|2个各50平方米", NULL },
      3, SHEET_ANY, { "venue.name=", "venue.area_m2=", "!venue.name:kept_as_remark", NULL } },
    { "a column of areas counts", { "肖坝社区台账", "组织名称|类别|活动场所|场所面积", "肖坝棋社|文体活动类|文化室（60㎡）|55", NULL },
      3, SHEET_ANY, { "venue.name=文化室", "venue.area_m2=55", "!venue.name:kept_as_remark", NULL } },
    { "it says the same", { "肖坝社区台账", "组织名称|类别|活动场所|场所面积", "肖坝棋社|文体活动类|文化室（60㎡）|60㎡", NULL },
      3, SHEET_ANY, { "venue.name=文化室", "venue.area_m2=60", "~venue.name:kept_as_remark", NULL } },
    { "both in one heading", { "肖坝社区台账", "组织名称|类别|活动场所及面积", "肖坝棋社|文体活动类|文化室 60平方米", NULL },
      3, SHEET_ANY, { "venue.name=文化室", "venue.area_m2=60", NULL } },
    { "a number there", { "肖坝社区台账", "组织名称|类别|活动场所及面积", "肖坝棋社|文体活动类|60", NULL },
      3, SHEET_ANY, { "venue.name=", "!venue.area_m2:kept_as_remark", NULL } },
    { "in a list of places", { "肖坝社区活动场所一览表", "序号|社区|场所名称|地址|权属", "1|肖坝社区|舞蹈室（120㎡）|长征路8号|自有", NULL },
      3, MP_IMPORT_NEW, { "venue.name=舞蹈室", "venue.area_m2=120", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* What an area alone is said of is the place that the organization has. */
static void
test_stored (Office *office, gconstpointer data)
{
  static const char *const first[] = { "肖坝社区备案台账", "组织名称|类别|活动场所",
                                       "肖坝棋社|文体活动类|文化室（60㎡）",
                                       "肖坝书社|文体活动类|约80平方米", NULL };
  static const char *const again[] = { "肖坝社区备案台账", "组织名称|类别|活动场所",
                                       "肖坝棋社|文体活动类|75平方米",
                                       "肖坝书社|文体活动类|约80平方米", NULL };
  static const char asked[] =
      "SELECT v.name || '/' || CAST (v.area_m2 AS INTEGER) || '/' || count (*) OVER () FROM venue "
      "AS v JOIN org_venue AS u ON u.venue = v.id JOIN organization AS o ON o.id = u.organization "
      "WHERE o.name = '肖坝棋社'";
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *remark = NULL;

  sheet_bring (office, first);
  one = sheet_ask (office, asked);
  g_assert_cmpstr (one, ==, "文化室/60/1");
  sheet_bring (office, again);
  two = sheet_ask (office, asked);
  g_assert_cmpstr (two, ==, "文化室/75/1");
  remark = sheet_ask (office, "SELECT remark || '/' || (SELECT count (*) FROM venue) FROM "
                              "organization WHERE name = '肖坝书社'");
  g_assert_cmpstr (remark, ==, "活动场所：80㎡/1");
}

/* What is called by nobody is called after who uses it, and the row says so, once. */
static void
test_unnamed (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a size and no place",
      { "肖坝社区台账", "组织名称|类别|场地面积|场地来源", "肖坝花社|文体活动类|65|租用", NULL },
      3, MP_IMPORT_NEW, { "venue.area_m2=65", "!venue.name:place_unnamed", NULL } },
    { "a place with its size",
      { "肖坝社区台账", "组织名称|类别|活动场所|场地面积", "肖坝花社|文体活动类|二楼活动室|65", NULL },
      3, MP_IMPORT_NEW, { "venue.name=二楼活动室", "~venue.name:place_unnamed", NULL } },
    { "nothing of a place",
      { "肖坝社区台账", "组织名称|类别|场地面积", "肖坝花社|文体活动类|", NULL },
      3, MP_IMPORT_NEW, { "~venue.name:place_unnamed", NULL } },
  };
  static const char *const later[] = { "肖坝社区台账", "组织名称|类别|场地面积", "肖坝花社|文体活动类|70", NULL };
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImportRow) row = NULL;
  g_autofree char *name = NULL;

  sheet_check (office, cases, G_N_ELEMENTS (cases));
  sheet_bring (office, cases[0].lines);
  name = sheet_ask (office, "SELECT name FROM venue");
  g_assert_cmpstr (name, ==, "肖坝花社活动场所");

  import = sheet_plan (office, later, NULL);
  row = sheet_row (import, 3);
  g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_UPDATED);
  for (guint i = 0; i < mp_import_row_get_warnings (row)->len; i++)
    g_assert_cmpstr (
        ((MpImportWarning *) mp_import_row_get_warnings (row)->pdata[i])->code, !=,
        "place_unnamed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/areas/reading", test_reading);
  sheet_test ("/import/areas/rows", test_rows);
  sheet_test ("/import/areas/stored", test_stored);
  sheet_test ("/import/areas/unnamed", test_unnamed);

  return g_test_run ();
}
