/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that two things are told apart again that stand in one cell, and that two columns of one
 * day complete each other. What cannot be told apart is no value of either field.
 */

#include "config.h"

#include "sheet-fixture.h"

#define FOUNDED "organization.founded_on"
#define DECIDED "filing.decided_on"
#define NUMBER "filing.filing_no"
#define TWO_DAYS "肖坝社区台账", "组织名称|类别|成立/备案"

static void
test_two_days (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "in the order of the heading", { TWO_DAYS, "肖坝花社|文体活动类|2013.9/2020.11", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09", DECIDED "=2020-11", NULL } },
    { "the mark also stands within the days", { TWO_DAYS, "肖坝花社|文体活动类|2013/9/1/2020/11/2", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09-01", DECIDED "=2020-11-02", NULL } },
    { "several marks between them", { TWO_DAYS, "肖坝花社|文体活动类|2013.9 / 2020.11", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09", DECIDED "=2020-11", NULL } },
    { "each with its word, in the other order",
      { TWO_DAYS, "肖坝花社|文体活动类|2020年11月备案，2013年成立", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013", DECIDED "=2020-11", NULL } },
    { "one with its word", { TWO_DAYS, "肖坝花社|文体活动类|2020年11月备案", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=", DECIDED "=2020-11", NULL } },
    { "the other is not there", { TWO_DAYS, "肖坝花社|文体活动类|2013.9/未备案", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09", DECIDED "=", NULL } },
    { "one day of which nobody says which", { TWO_DAYS, "肖坝花社|文体活动类|2013.9", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=", DECIDED "=", "!" FOUNDED ":one_of_two_days",
        "!" FOUNDED ":kept_as_remark", NULL } },
    { "no day at all", { TWO_DAYS, "肖坝花社|文体活动类|老早就有了", NULL },
      3, MP_IMPORT_HELD, { FOUNDED "=", DECIDED "=", NULL } },
    { "the last word belongs to both",
      { "肖坝社区台账", "组织名称|类别|成立及备案时间", "肖坝花社|文体活动类|2013.9.1\n2020.11.2", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09-01", DECIDED "=2020-11-02", NULL } },
    { "a period stays one",
      { "肖坝社区备案台账", "组织名称|类别|有效期起止", "肖坝花社|文体活动类|2020.11.2-2023.11.1", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_from=2020-11-02", "filing.valid_to=2023-11-01", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

#define PAPER "肖坝社区台账", "组织名称|类别|备案号及日期"

static void
test_number_and_day (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "behind it", { PAPER, "肖坝花社|文体活动类|绿社备〔2020〕17号 2020-11-2", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=2020-11-02", NULL } },
    { "before it", { PAPER, "肖坝花社|文体活动类|2020.11.2，绿社备〔2020〕17号", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=2020-11-02", NULL } },
    { "in brackets", { PAPER, "肖坝花社|文体活动类|绿社备〔2020〕17号（2020年11月）", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=2020-11", NULL } },
    { "without a mark", { PAPER, "肖坝花社|文体活动类|绿社备〔2020〕17号2020年11月2日", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=2020-11-02", NULL } },
    { "a number that no word ends", { PAPER, "肖坝花社|文体活动类|LX-0017/2020-11-2", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=LX-0017", DECIDED "=2020-11-02", NULL } },
    { "the number alone", { PAPER, "肖坝花社|文体活动类|绿社备〔2020〕17号", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=", NULL } },
    { "the day alone", { PAPER, "肖坝花社|文体活动类|2020.11.2", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=", DECIDED "=2020-11-02", NULL } },
    { "neither", { PAPER, "肖坝花社|文体活动类|未办", "肖坝棋社|文体活动类|绿社备〔2020〕18号", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=", DECIDED "=", "!" NUMBER ":no_number", NULL } },
    { "the heading says the day first",
      { "肖坝社区台账", "组织名称|类别|备案日期/文号", "肖坝花社|文体活动类|2020.11.2 绿社备〔2020〕17号", NULL },
      3, MP_IMPORT_NEW, { NUMBER "=绿社备〔2020〕17号", DECIDED "=2020-11-02", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

#define YEAR_FIRST "肖坝社区台账", "组织名称|类别|成立年|成立日期"

static void
test_year_beside_day (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the day says more", { YEAR_FIRST, "肖坝花社|文体活动类|2013|2013-9-1", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09-01", "~" FOUNDED ":kept_as_remark", NULL } },
    { "the day needs the year", { YEAR_FIRST, "肖坝花社|文体活动类|2013年|9月1日", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09-01", "!" FOUNDED ":year_from_context", NULL } },
    { "only the year", { YEAR_FIRST, "肖坝花社|文体活动类|2013|", "肖坝棋社|文体活动类|2014|2014-1-5", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013", NULL } },
    { "they disagree", { YEAR_FIRST, "肖坝花社|文体活动类|2013|2015-9-1", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2015-09-01", "!" FOUNDED ":kept_as_remark", NULL } },
    { "the year behind the day",
      { "肖坝社区台账", "组织名称|类别|成立日期|成立年份", "肖坝花社|文体活动类|9月1日|2013", NULL },
      3, MP_IMPORT_NEW, { FOUNDED "=2013-09-01", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_name_and_post (Office *office, gconstpointer data)
{
  static const char *const headings[] = { "姓名职务", "姓名及职务", "职务/姓名", "负责人职务及姓名",
                                          "负责人姓名及职务" };
  static const struct { const char *cell, *name, *title; } cells[] = {
    { "周丽团长", "周丽", "团长" },
    { "副队长陈强", "陈强", "副队长" },
    { "周丽 团长", "周丽", "团长" },
    { "周丽（副团长）", "周丽", "副团长" },
    { "周丽", "周丽", NULL },
  };

  for (guint h = 0; h < G_N_ELEMENTS (headings); h++)
    for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
      {
        g_autofree char *heading = g_strdup_printf ("组织名称|类别|%s|电话", headings[h]);
        g_autofree char *line =
            g_strdup_printf ("肖坝花社|文体活动类|%s|13800000308", cells[i].cell);
        const char *lines[] = { "肖坝社区台账", heading, line, NULL };
        const Told told[] = {
          { 0, "leader.name", cells[i].name },
          { 0, "leader.title", cells[i].title },
          { 0, "leader.phone", "13800000308" },
        };
        g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);

        EXPECT (import, 1, told);
      }
}

static void
test_name_and_phone (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "without a joint",
      { "肖坝社区台账", "组织名称|类别|姓名电话", "肖坝花社|文体活动类|周丽13800000308", NULL },
      3, MP_IMPORT_NEW, { "leader.name=周丽", "leader.phone=13800000308", NULL } },
    { "of a member",
      { "肖坝花社成员名册", "序号|姓名及职务|电话", "1|周丽团长|13800000308", "2|陈强|13800000309", NULL },
      3, SHEET_ANY, { "member.name=周丽", "member.title=团长", "member.phone=13800000308",
        NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/pairs/two-days", test_two_days);
  sheet_test ("/import/pairs/number-and-day", test_number_and_day);
  sheet_test ("/import/pairs/year-beside-day", test_year_beside_day);
  sheet_test ("/import/pairs/name-and-post", test_name_and_post);
  sheet_test ("/import/pairs/name-and-phone", test_name_and_phone);

  return g_test_run ();
}
