/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what clerks type is read as they meant it: never a precision, a digit or a word that
 * nobody wrote, and what cannot be read is said to be so.
 */

#include "config.h"

#include "catalog/mp-entity.h"
#include "import/value/mp-read-code.h"
#include "import/value/mp-reading.h"

static MpCodes *codes;

static MpCell
text_cell (const char *text)
{
  return (MpCell) { .kind = MP_CELL_TEXT, .text = text };
}

static MpCell
number_cell (double number, const char *text)
{
  return (MpCell) { .kind = MP_CELL_NUMBER, .number = number, .text = text };
}

typedef struct
{
  const char *text;
  const char *value;   /* NULL: empty */
  const char *warning; /* one that must be there; NULL: none at all */
  const char *reason;
} Case;

static void
assert_reading (const MpReading *reading, const Case *expected)
{
  g_test_message ("%s", expected->text);
  g_assert_cmpstr (reading->value, ==, expected->value);
  g_assert_cmpstr (reading->reason, ==, expected->reason);
  if (expected->warning != NULL)
    g_assert_true (mp_reading_has (reading, expected->warning));
  else
    g_assert_null (reading->warnings[0]);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "2021.3", "2021-03", NULL, NULL },
    { "2021.10", "2021-10", NULL, NULL },
    { "2021年3月", "2021-03", NULL, NULL },
    { "2021年03月05日", "2021-03-05", NULL, NULL },
    { "2021/3/5", "2021-03-05", NULL, NULL },
    { "2021-3", "2021-03", NULL, NULL },
    { "2021、3、5", "2021-03-05", NULL, NULL },
    { "2021。3。5", "2021-03-05", NULL, NULL },
    { "20210305", "2021-03-05", NULL, NULL },
    { "202103", "2021-03", NULL, NULL },
    { "2021", "2021", NULL, NULL },
    { "2017年", "2017", NULL, NULL },
    { "二〇二一年三月", "2021-03", NULL, NULL },
    { "二○二二年十月", "2022-10", NULL, NULL },
    { "二零二三年一月", "2023-01", NULL, NULL },
    { "二OO九年十二月三十一日", "2009-12-31", NULL, NULL },
    { "2023年十一月", "2023-11", NULL, NULL },
    { "２０１５年９月", "2015-09", NULL, NULL },
    { " 2021 年 3 月 ", "2021-03", NULL, NULL },
    { "2021-03-05 00:00:00", "2021-03-05", NULL, NULL },
    { "2021-03-05T14:30", "2021-03-05", NULL, NULL },
    { "2021.3.5（星期五）", "2021-03-05", NULL, NULL },
    { "成立于2015年", "2015", NULL, NULL },
    { "2017年7月21日首批备案", "2017-07-21", NULL, NULL },
    { "7/31/2007", "2007-07-31", NULL, NULL },
    { "9/4/2008", "2008-09-04", "date_ambiguous", NULL },
    { "2021-03-04T16:00:00.000Z", "2021-03-05", NULL, NULL },
    { "2020-12-31T16:00:00Z", "2021-01-01", NULL, NULL },
    { "2021-03-05T00:00:00+08:00", "2021-03-05", NULL, NULL },
    { "2021/3/5 上午 12:00:00", "2021-03-05", NULL, NULL },
    { "2021年3月5日15时30分", "2021-03-05", NULL, NULL },
    { "Fri Mar 05 2021 00:00:00 GMT+0800 (中国标准时间)", "2021-03-05", NULL, NULL },
    { "Thu Mar 04 2021 16:00:00 GMT+0000", "2021-03-05", NULL, NULL },
    { "5-Mar-2021", "2021-03-05", NULL, NULL },
    { "March 5, 2021", "2021-03-05", NULL, NULL },
    { "Mar 2021", "2021-03", NULL, NULL },
    { "Mar-21", "2021-03", "two_digit_year", NULL },
    { "31-Feb-2021", NULL, "date_unreadable", "date_unreadable" },
    { "Marble 2021", NULL, "date_unreadable", "date_unreadable" },
    { "1990年代", "1990", "vague", NULL },
    { "90年代初", "1990", "vague", NULL },
    { "2019年底", "2019", "vague", NULL },
    { "2020年上半年", "2020", "vague", NULL },
    { "约2019年", "2019", "vague", NULL },
    { "2021年3月上旬", "2021-03", "vague", NULL },
    { "2018年左右", "2018", "vague", NULL },
    { "21.3.5", "2021-03-05", "two_digit_year", NULL },
    { "98年5月", "1998-05", "two_digit_year", NULL },
    { "44260", "2021-03-05", NULL, NULL },
    { "长期", NULL, "no_end", NULL },
    { "无", NULL, NULL, NULL },
    { "—", NULL, NULL, NULL },
    { "NULL", NULL, NULL, NULL },
    { "0000-00-00", NULL, NULL, NULL },
    { "1900-01-00", NULL, NULL, NULL },
    { "前年", NULL, "date_unreadable", "date_unreadable" },
    { "待查", NULL, "date_unreadable", "date_unreadable" },
    { "四年", NULL, "date_unreadable", "date_unreadable" },
    { "二十年", NULL, "date_unreadable", "date_unreadable" },
    { "过期", NULL, "date_unreadable", "date_unreadable" },
    { "2022.13", NULL, "date_unreadable", "date_unreadable" },
    { "2021-02-30", NULL, "date_unreadable", "date_unreadable" },
    { "2019年成立，2021年备案", NULL, "date_unreadable", "date_unreadable" },
    { "3月5日", NULL, "date_without_year", "date_without_year" },
    { "6.12", NULL, "date_without_year", "date_without_year" },
  };
  static const struct { double number; Case expected; } numbers[] = {
    { 2021, { "2021", "2021", NULL, NULL } },
    { 2021.1, { "2021.1", "2021-01", "date_ambiguous", NULL } },
    { 2021.2, { "2021.2", "2021-02", NULL, NULL } },
    { 2021.12, { "2021.12", "2021-12", NULL, NULL } },
    { 2022.13, { "2022.13", NULL, "date_unreadable", "date_unreadable" } },
    { 20210305, { "20210305", "2021-03-05", NULL, NULL } },
    { 202103, { "202103", "2021-03", NULL, NULL } },
    { 44260, { "44260", "2021-03-05", "date_serial", NULL } },
    { 0, { "0", NULL, NULL, NULL } },
    { 13, { "13", NULL, "date_unreadable", "date_unreadable" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      mp_read_date (&cell, FALSE, 0, &reading);
      assert_reading (&reading, &cases[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = number_cell (numbers[i].number, numbers[i].expected.text);

      mp_read_date (&cell, FALSE, 0, &reading);
      assert_reading (&reading, &numbers[i].expected);
    }
  {
    g_auto (MpReading) reading = { 0 };
    MpCell cell = text_cell ("3月16日");

    mp_read_date (&cell, FALSE, 2024, &reading);
    assert_reading (&reading, &(Case) { "3月16日", "2024-03-16", "year_from_context", NULL });
  }
}

static void
test_periods (void)
{
  static const struct { const char *text, *from, *to; } cases[] = {
    { "2022.5.9-2026.5.8", "2022-05-09", "2026-05-08" },
    { "2019.11—2023.10", "2019-11", "2023-10" },
    { "2021年6月1日至2025年5月31日", "2021-06-01", "2025-05-31" },
    { "2019/8/3-2023/8/2", "2019-08-03", "2023-08-02" },
    { "2019-08-03-2023-08-02", "2019-08-03", "2023-08-02" },
    { "2021-09-28~2025-09-27", "2021-09-28", "2025-09-27" },
    { "2020/4/1 至 2024/3/31", "2020-04-01", "2024-03-31" },
    { "2021年5月1日起至长期", "2021-05-01", NULL },
    { "2026-05-08", NULL, "2026-05-08" },
    { "2021-05-08 00:00:00", NULL, "2021-05-08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_period (&cell, FALSE, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].from);
      g_assert_cmpstr (reading.second, ==, cases[i].to);
      g_assert_null (reading.reason);
    }
}

static void
test_counts (void)
{
  static const Case cases[] = {
    { "36人", "36", NULL, NULL },
    { "２８", "28", NULL, NULL },
    { "11 人", "11", NULL, NULL },
    { "8名", "8", NULL, NULL },
    { "1,260", "1260", NULL, NULL },
    { "三十人", "30", NULL, NULL },
    { "一百二十人", "120", NULL, NULL },
    { "一百二", "120", NULL, NULL },
    { "三百五人", "350", NULL, NULL },
    { "一千五", "1500", NULL, NULL },
    { "两千三", "2300", NULL, NULL },
    { "一万二", "12000", NULL, NULL },
    { "一千二百五", "1250", NULL, NULL },
    { "一百零二", "102", NULL, NULL },
    { "一千零五十", "1050", NULL, NULL },
    { "二十五", "25", NULL, NULL },
    { "目前有16人", "16", NULL, NULL },
    { "约30人", "30", "approximate", NULL },
    { "20多人", "20", "approximate", NULL },
    { "400余人", "400", "approximate", NULL },
    { "百余人", "100", "approximate", NULL },
    { "50人左右", "50", "approximate", NULL },
    { "25（其中女12人）", "25", "note_dropped", NULL },
    { "无", "0", NULL, NULL },
    { "—", NULL, NULL, NULL },
    { "/", NULL, NULL, NULL },
    { "30-40人", NULL, "number_unreadable", NULL },
    { "十几人", NULL, "number_unreadable", NULL },
    { "若干", NULL, "number_unreadable", NULL },
    { "男12女8", NULL, "number_unreadable", NULL },
    { "25.5", NULL, "number_unreadable", NULL },
    { "20+", "20", "approximate", NULL },
    { "30+人", "30", "approximate", NULL },
    { "50人以上", "50", "approximate", NULL },
    { "百人以上", "100", "approximate", NULL },
    { "共 32 人", "32", NULL, NULL },
    { "一二十人", "10", "approximate", NULL },
    { "十五六个", "15", "approximate", NULL },
    { "三五人", "3", "approximate", NULL },
    { "两三百", "200", "approximate", NULL },
    { "20多30人", NULL, "number_unreadable", NULL },
    { "10+5", NULL, "number_unreadable", NULL },
    { "10 20", NULL, "number_unreadable", NULL },
    { "30 余 5", NULL, "number_unreadable", NULL },
    { "20以上30以下", NULL, "number_unreadable", NULL },
    { "30近40", NULL, "number_unreadable", NULL },
    { "12人5户", NULL, "number_unreadable", NULL },
    { "35人/12户", NULL, "number_unreadable", NULL },
    { "-5", NULL, "number_unreadable", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      mp_read_count (&cell, &reading);
      assert_reading (&reading, &cases[i]);
    }
}

static void
test_money_and_area (void)
{
  static const struct { const char *text; double unit; const char *fen; } money[] = {
    { "3", 10000, "3000000" }, { "3万", 10000, "3000000" }, { "3万", 1, "3000000" }, { "30000元", 10000, "3000000" },
    { "叁万元", 10000, "3000000" }, { "叁万元整", 1, "3000000" }, { "3.5", 10000, "3500000" }, { "0.35万元", 1, "350000" },
    { "500元", 1, "50000" }, { "￥1,260.00", 1, "126000" }, { "120.50", 1, "12050" }, { "5,000万元", 1, "5000000000" },
    { "3万5千元", 1, "3500000" }, { "3万多元", 1, "3000000" }, { "一两千元", 1, "100000" },
    { "1000以上2000以下", 1, NULL }, { "0.2+0.1", 10000, NULL }, { "1000 2000", 1, NULL }, { "200元/次", 1, NULL }, { "-300", 1, NULL },
    { "无", 1, "0" }, { "—", 1, NULL }, { "自筹", 1, NULL },
  };
  static const struct { const char *text, *area; } areas[] = {
    { "200㎡", "200" }, { "50平方米", "50" }, { "50平方", "50" }, { "200 m2", "200" }, { "约45㎡", "45" }, { "80平米", "80" }, { "85.5", "85.5" }, { "NULL", NULL }, { "100 200", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (money[i].text);

      g_test_message ("%s", money[i].text);
      mp_read_money (&cell, money[i].unit, &reading);
      g_assert_cmpstr (reading.value, ==, money[i].fen);
    }
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (areas[i].text);

      g_test_message ("%s", areas[i].text);
      mp_read_area (&cell, &reading);
      g_assert_cmpstr (reading.value, ==, areas[i].area);
    }
}

static void
test_decimals (void)
{
  static const struct { const char *text, *thousandths, *warning; } cases[] = {
    { "92.5", "92500", NULL },
    { "92.5分", "92500", NULL },
    { "85%", "85000", NULL },
    { "0.3", "300", NULL },
    { "66.6666667", "66667", "rounded" },
    { "约90分", "90000", "approximate" },
    { "良好", NULL, "number_unreadable" },
    { "—", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_decimal (&cell, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].thousandths);
      g_assert_cmpstr (reading.warnings[0], ==, cases[i].warning);
    }
}

static void
test_flags (void)
{
  static const struct { const char *text, *flag; } cases[] = {
    { "√", "1" }, { "是", "1" }, { "有", "1" }, { "Y", "1" }, { "1", "1" }, { "有（2021年修订）", "1" }, { "已录入", "1" }, { "☑有□无", "1" },
    { "×", "0" }, { "否", "0" }, { "无", "0" }, { "N", "0" }, { "0", "0" }, { "未录入", "0" }, { "□有 ☑无", "0" }, { "不是", "0" },
    { "—", NULL }, { "", NULL }, { "□有□无", NULL }, { "待定", NULL },
    { "有，2021年修订", "1" }, { "已经建立", "1" }, { "有章程", "1" }, { "没有制度", "0" }, { "尚未制定", "0" }, { "无，正在起草", "0" }, { "非慈善组织", "0" },
    { "不清楚", NULL }, { "无法核实", NULL }, { "有待完善", NULL }, { "有无均可", NULL }, { "已过期", NULL }, { "未知", NULL }, { "是否待核", NULL }, { "没问到", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_flag (&cell, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].flag);
      g_assert_true (cases[i].flag == NULL || reading.warnings[0] == NULL);
    }
}

static void
test_phones (void)
{
  static const Case cases[] = {
    { "13800000301", "13800000301", NULL, NULL },
    { "138 0000 0390", "13800000390", NULL, NULL },
    { "138-0000-0302", "13800000302", NULL, NULL },
    { "13800000303\t", "13800000303", NULL, NULL },
    { "１３８０００００３０４", "13800000304", NULL, NULL },
    { "86-13800000317", "13800000317", NULL, NULL },
    { "+86 13800000796", "13800000796", NULL, NULL },
    { "'13800000802", "13800000802", NULL, NULL },
    { "=\"13800000804\"", "13800000804", NULL, NULL },
    { "手机：13800000301", "13800000301", NULL, NULL },
    { "0833-2440031", "0833-2440031", NULL, NULL },
    { "0833—2440031", "0833-2440031", NULL, NULL },
    { "(0833)2440031", "0833-2440031", NULL, NULL },
    { "13800000306/0833-2440002", "13800000306/0833-2440002", NULL, NULL },
    { "0833-2440033 13800000793", "0833-2440033/13800000793", NULL, NULL },
    { "13800000301、13800000302", "13800000301/13800000302", NULL, NULL },
    { "138OOOO8O18", "13800008018", "letter_for_digit", NULL },
    { "l38000090O1", "13800009001", "letter_for_digit", NULL },
    { "O833-244OO31", "0833-2440031", "letter_for_digit", NULL },
    { "Tel13800000301", "13800000301", NULL, NULL },
    { "1380000A301", "1380000A301", "phone_odd", NULL },
    { "138S0000301", "138S0000301", "phone_odd", NULL },
    { "8332440001.0", "8332440001", "phone_odd", NULL },
    { "13800000101.0", "13800000101", NULL, NULL },
    { "13800000301\n13800000302", "13800000301/13800000302", NULL, NULL },
    { "1380000030113800000302", "13800000301/13800000302", NULL, NULL },
    { "无", NULL, NULL, NULL },
    { "无电话", NULL, NULL, NULL },
    { "1380000031", "1380000031", "phone_odd", NULL },
    { "8332440032", "8332440032", "phone_odd", NULL },
    { "138****0301", "138****0301", "phone_masked", NULL },
    { "1.38E+10", NULL, "number_damaged", "number_damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      mp_read_phone (&cell, &reading);
      assert_reading (&reading, &cases[i]);
    }
}

static void
test_persons (void)
{
  static const struct { const char *text, *name, *phone, *others, *rest; } cases[] = {
    { "李　红", "李红", NULL, NULL, NULL }, { "郑永容（书记兼）", "郑永容", NULL, NULL, "书记兼" }, { "黄光芬 13800000423", "黄光芬", "13800000423", NULL, NULL },
    { "曾永莲（13800000424）", "曾永莲", "13800000424", NULL, NULL }, { "孙文芬\n13800000425", "孙文芬", "13800000425", NULL, NULL },
    { "宋世容13800000426", "宋世容", "13800000426", NULL, NULL }, { "姚秀霞：13800000427", "姚秀霞", "13800000427", NULL, NULL },
    { "何建芬，13800000428", "何建芬", "13800000428", NULL, NULL }, { "张三 511199196805170012", "张三", NULL, NULL, NULL },
    { "51119919680517002X", NULL, NULL, NULL, NULL }, { "无", NULL, NULL, NULL, NULL }, { "古丽 · 买买提", "古丽 · 买买提", NULL, NULL, NULL },
    { "13800000429（王芳）", "王芳", "13800000429", NULL, NULL }, { "（李明）", "李明", NULL, NULL, NULL }, { "孙玉梅（女）13800000430", "孙玉梅", "13800000430", NULL, NULL },
    { "李明、王芳\n13800000431、13800000432", "李明", "13800000431", "王芳||13800000432", NULL },
    { "李明13800000431；王芳13800000432", "李明", "13800000431", "王芳||13800000432", NULL },
    { "13800000431李明、13800000432王芳", "李明", "13800000431", "王芳||13800000432", NULL },
    { "李明、王芳 13800000432", "李明", NULL, "王芳||13800000432", NULL },
    { "李明 王芳", "李明", NULL, "王芳||", NULL }, { "欧阳 修", "欧阳修", NULL, NULL, NULL },
    { "队长：赵国庆\n副队长：钱小红\n电话：13800000433", "赵国庆", "13800000433", "钱小红|副队长|", NULL },
    { "会长周明 秘书长吴芳 会计郑刚", "周明", NULL, "吴芳|秘书长|;郑刚|会计|", NULL },
    { "会长 周明 秘书长 吴芳", "周明", NULL, "吴芳|秘书长|", NULL }, { "周明 会长 吴芳 秘书长", "周明", NULL, "吴芳|秘书长|", NULL }, { "主任", NULL, NULL, NULL, "主任" },
    { "周明（会长）、吴芳（秘书长）", "周明", NULL, "吴芳|秘书长|", NULL },
    { "社区书记周建军（兼）13800000434", "周建军", "13800000434", NULL, NULL },
    { "阿依莫·拉日13800000435", "阿依莫·拉日", "13800000435", NULL, NULL },
    { "吴桂英13800000436/0833-2440036", "吴桂英", "13800000436/0833-2440036", NULL, NULL },
    { "冯秀（0833）2440037", "冯秀", "0833-2440037", NULL, NULL },
    { "待定（暂由刘主任代管13800000437）", NULL, "13800000437", NULL, "待定，暂由刘主任代管" },
    { "空缺", NULL, NULL, NULL, "空缺" }, { "郑素芬，联系不上", "郑素芬", NULL, NULL, "联系不上" },
    { "郑素芬；住院；长期在外", "郑素芬", NULL, NULL, "住院，长期在外" }, { "0", NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      g_autoptr (GString) others = g_string_new (NULL);
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_person (&cell, &reading);
      for (guint k = 0; reading.others != NULL && k < reading.others->len; k++)
        {
          const MpSaidPerson *other = g_ptr_array_index (reading.others, k);

          g_string_append_printf (others, "%s%s|%s|%s", k > 0 ? ";" : "", other->name,
                                  other->title != NULL ? other->title : "",
                                  other->phones != NULL ? other->phones : "");
        }
      g_assert_cmpstr (reading.value, ==, cases[i].name);
      g_assert_cmpstr (reading.second, ==, cases[i].phone);
      g_assert_cmpstr (others->str, ==, cases[i].others != NULL ? cases[i].others : "");
      g_assert_cmpstr (reading.rest, ==, cases[i].rest);
      g_assert_true (mp_reading_has (&reading, "several_people") == (others->len > 0));
    }
}

static void
test_long_numbers (void)
{
  g_auto (MpReading) damaged = { 0 };
  g_auto (MpReading) text = { 0 };
  g_auto (MpReading) zeros = { 0 };
  g_auto (MpReading) old = { 0 };
  g_auto (MpReading) letter = { 0 };
  g_auto (MpReading) lower = { 0 };
  g_auto (MpReading) blanks = { 0 };
  MpCell cell = { .kind = MP_CELL_NUMBER,
                  .scientific = TRUE,
                  .number = 5.11102196503121e17,
                  .text = "511102196503121000" };

  mp_read_id_no (&cell, &damaged);
  g_assert_null (damaged.value);
  g_assert_cmpstr (damaged.reason, ==, "number_damaged");

  cell = text_cell ("5.11102E+17");
  mp_read_id_no (&cell, &text);
  g_assert_null (text.value);
  g_assert_cmpstr (text.reason, ==, "number_damaged");

  cell = text_cell ("511102196503121000");
  mp_read_id_no (&cell, &zeros);
  g_assert_cmpstr (zeros.reason, ==, "number_damaged");

  cell = text_cell ("511199650312001");
  mp_read_id_no (&cell, &old);
  g_assert_cmpstr (old.value, ==, "511199650312001");
  g_assert_true (mp_reading_has (&old, "id_old"));

  cell = text_cell ("51511112MJ1O00036T");
  mp_read_uscc (&cell, &letter);
  g_assert_true (mp_reading_has (&letter, "letter_for_digit"));
  g_assert_true (mp_reading_has (&letter, "uscc_check"));

  cell = text_cell ("52511112mj1000028w");
  mp_read_uscc (&cell, &lower);
  g_assert_cmpstr (lower.value, ==, "52511112MJ1000028W");
  g_assert_true (mp_reading_has (&lower, "corrected"));

  cell = text_cell ("5251 1112 MJ10 00044J");
  mp_read_uscc (&cell, &blanks);
  g_assert_cmpstr (blanks.value, ==, "52511112MJ1000044J");
  g_assert_null (blanks.warnings[0]);
}

/* What is kept of a text: nothing that nobody sees, and every word that somebody wrote. */
static void
test_texts (void)
{
  static const struct { const char *text; gboolean lines; const char *kept; } cases[] = {
    { "⼤⽥社区⽂学社", FALSE, "大田社区文学社" }, { "肖坝\u00AD社区\u200B舞蹈队", FALSE, "肖坝社区舞蹈队" }, { "Tai\u200BChi", FALSE, "TaiChi" },
    { "舞 蹈 队", FALSE, "舞蹈队" }, { "李红 王芳 已换届", TRUE, "李红 王芳 已换届" }, { "组长: 李红", TRUE, "组长: 李红" },
    { "家庭👨\u200D👩\u200D👧合影", TRUE, "家庭👨\u200D👩\u200D👧合影" }, { "0", TRUE, NULL }, { "0833", FALSE, "0833" }, { "614000.0", FALSE, "614000" },
    { "3.0版", FALSE, "3.0版" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_text (&cell, cases[i].lines, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].kept);
      g_assert_null (reading.reason);
    }
  g_assert_true (mp_is_formula ("=DISPIMG(\"ID_0B\",1)"));
  g_assert_true (mp_is_formula ("=VLOOKUP(A1,B:C,2)"));
  g_assert_false (mp_is_formula ("=肖坝社区舞蹈队"));
  g_assert_false (mp_is_formula ("=\"138\""));
}

static void
test_codes (void)
{
  static const Case cases[] = {
    { "文体", "3", NULL, NULL },
    { "文体类", "3", NULL, NULL },
    { "公益慈善", "4", NULL, NULL },
    { "公益类", "4", NULL, NULL },
    { "社区事务", "2", NULL, NULL },
    { "文体活动类（舞蹈）", "3", NULL, NULL },
    { "文休活动类", "3", "corrected", NULL },
    { "舞蹈", "3", "derived_from_subtype", NULL },
    { "居民自治类", NULL, "code_unknown", "code_unknown" },
    { "社区服务类", "1", NULL, NULL },
    { "社区平安类", "2", NULL, NULL },
    { "公益慈善类、生活服务类", "4", "code_several", "code_several" },
    { "文体、文体活动", "3", NULL, NULL },
    { "文体活动类。", "3", NULL, NULL },
    { "（文体类）", "3", NULL, NULL },
    { "、公益慈善；", "4", NULL, NULL },
    { "兴趣爱好型", NULL, "code_open", NULL },
    { "志愿服务型", NULL, "code_open", NULL },
    { "功能服务型。", NULL, "code_open", NULL },
    { "", NULL, NULL, NULL },
    { "—", NULL, NULL, NULL },
  };
  const MpField *type = mp_entity_get_field (mp_entity_lookup ("organization"), "org_type");
  const MpField *tier = mp_entity_get_field (mp_entity_lookup ("organization"), "tier");
  const MpField *rating = mp_entity_get_field (mp_entity_lookup ("registration"), "rating");
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) key = mp_code_key_parse ("组织层级(1登记2备案3小组)");
  g_auto (MpReading) mapped = { 0 };
  g_auto (MpReading) keyed = { 0 };
  g_auto (MpReading) none = { 0 };
  g_auto (MpReading) stars = { 0 };
  MpCell cell;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };

      cell = text_cell (cases[i].text);
      mp_read_code (codes, type, NULL, NULL, &cell, &reading);
      assert_reading (&reading, &cases[i]);
    }

  g_hash_table_insert (words, (gpointer) "居民自治类", (gpointer) "2");
  cell = text_cell ("居民 自治类");
  mp_read_code (codes, type, words, NULL, &cell, &mapped);
  assert_reading (&mapped, &(Case) { "居民自治类", "2", "mapped", NULL });

  g_assert_nonnull (key);
  g_assert_cmpstr (g_hash_table_lookup (key, "2"), ==, "备案");
  cell = number_cell (3, "3");
  mp_read_code (codes, tier, NULL, key, &cell, &keyed);
  assert_reading (&keyed, &(Case) { "3", "3", NULL, NULL });
  g_assert_null (mp_code_key_parse ("成立时间（YYYY-MM）"));

  /* 无 among the ratings says that there is none. */
  cell = text_cell ("无");
  mp_read_code (codes, rating, NULL, NULL, &cell, &none);
  assert_reading (&none, &(Case) { "无", NULL, NULL, NULL });
  cell = text_cell ("★★★");
  mp_read_code (codes, rating, NULL, NULL, &cell, &stars);
  assert_reading (&stars, &(Case) { "★★★", "3A", NULL, NULL });
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  codes = mp_codes_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/import/values/dates", test_dates);
  g_test_add_func ("/import/values/periods", test_periods);
  g_test_add_func ("/import/values/counts", test_counts);
  g_test_add_func ("/import/values/money-and-area", test_money_and_area);
  g_test_add_func ("/import/values/decimals", test_decimals);
  g_test_add_func ("/import/values/flags", test_flags);
  g_test_add_func ("/import/values/phones", test_phones);
  g_test_add_func ("/import/values/persons", test_persons);
  g_test_add_func ("/import/values/long-numbers", test_long_numbers);
  g_test_add_func ("/import/values/texts", test_texts);
  g_test_add_func ("/import/values/codes", test_codes);
  status = g_test_run ();
  g_object_unref (codes);

  return status;
}
