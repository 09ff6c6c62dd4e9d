/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that what clerks type is read as they meant it: never a precision, a digit or a word that
 * nobody wrote, and what cannot be read is said to be so.
 */

#include "config.h"

#include "reading-fixture.h"

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
    { "44260", "2021-03-05", "date_serial", NULL },
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
    { "2021年3月-12月", "2021-03", "2021-12" },
    { "2024年3月5日-6日", "2024-03-05", "2024-03-06" },
    { "2024.3.5-3.20", "2024-03-05", "2024-03-20" },
    { "2024.3.5—20日", "2024-03-05", "2024-03-20" },
    { "2024年4月9日至5月2日", "2024-04-09", "2024-05-02" },
    { "2024年全年", "2024", "2024" },
    { "至2024年12月", NULL, "2024-12" },
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
test_units_of_formats (void)
{
  static const struct
  {
    double number;
    const char *shown;
    double unit;
    const char *fen;
  } cases[] = {
    { 0.5, "0.5万元", 1, "500000" },      { 0.5, "0.5万", 1, "500000" },
    { 2, "2.00（万元）", 1, "2000000" },   { 0.126, "0.1万元", 1, "126000" },
    { 1250, "1,250元", 10000, "125000" }, { 300, "共300元", 1, "30000" },
    { 50000, "5.0万元", 1, "5000000" },   { 3, "3号", 10000, "3000000" },
    { 3, NULL, 10000, "3000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = { .kind = MP_CELL_NUMBER, .text = "0", .shown = cases[i].shown,
                      .number = cases[i].number };

      g_test_message ("%s", cases[i].shown);
      mp_read_money (&cell, cases[i].unit, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].fen);
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
      mp_read_area (&cell, 1, &reading);
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
    { "有☑ 无□", "1" }, { "有□ 无☑（正在起草）", "0" }, { "有（ ） 无（√）", "0" }, { "（√）有 （ ）无", "1" }, { "有√", "1" }, { "√（2021年制定）", "1" },
    { "—", NULL }, { "", NULL }, { "□有□无", NULL }, { "☑有☑无", NULL }, { "待定", NULL },
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

/* A tick of a spreadsheet is no number of anything. */
static void
test_flag_for_number (void)
{
  const MpCell cell = { .kind = MP_CELL_FLAG, .number = 1, .text = "1" };
  g_auto (MpReading) members = { 0 };
  g_auto (MpReading) money = { 0 };

  mp_read_members (&cell, &members);
  g_assert_null (members.value);
  g_assert_cmpstr (members.warnings[0], ==, "number_unreadable");
  mp_read_money (&cell, 1, &money);
  g_assert_null (money.value);
}

/* A number is that of the label before it, wherever it stands. */
static void
test_pairs (void)
{
  static const struct { const char *text, *full, *part; } cases[] = {
    { "5/2", "5", "2" },
    { "3/兼职2", "3", "2" },
    { "专职2人，兼职5人", "2", "5" },
    { "兼职3、专职1", "1", "3" },
    { "专职8\n兼职5", "8", "5" },
    { "专职2人兼职4人", "2", "4" },
    { "专职：3名；兼职：1名", "3", "1" },
    { "专12兼0", "12", "0" },
    { "专职21", "21", NULL },
    { "兼职6", NULL, "6" },
    { "专职人员若干", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpCell cell = { .kind = MP_CELL_TEXT, .text = cases[i].text };
      g_auto (MpReading) reading = { 0 };

      g_test_message ("%s", cases[i].text);
      mp_read_pair (&cell, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].full);
      g_assert_cmpstr (reading.second, ==, cases[i].part);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  codes = mp_codes_new ();

  g_test_add_func ("/import/values/dates", test_dates);
  g_test_add_func ("/import/values/periods", test_periods);
  g_test_add_func ("/import/values/counts", test_counts);
  g_test_add_func ("/import/values/flag-for-number", test_flag_for_number);
  g_test_add_func ("/import/values/pairs", test_pairs);
  g_test_add_func ("/import/values/money-and-area", test_money_and_area);
  g_test_add_func ("/import/values/units-of-formats", test_units_of_formats);
  g_test_add_func ("/import/values/decimals", test_decimals);
  g_test_add_func ("/import/values/flags", test_flags);
  status = g_test_run ();
  g_object_unref (codes);

  return status;
}
