/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date is read in the precision that its format shows, and a number as the shortest decimal.
 */

#include "workbook/mp-number-format.h"
#include "workbook/mp-number-show.h"

#include <string.h>

static void
test_codes (void)
{
  static const struct { const char *code; MpShown shown; } cases[] = {
    { "General", MP_SHOWN_NUMBER },
    { "0.00E+00", MP_SHOWN_NUMBER },
    { "#,##0.00_);[Red]\\(#,##0.00\\)", MP_SHOWN_NUMBER },
    { "@", MP_SHOWN_NUMBER },
    { "0\"年\"", MP_SHOWN_NUMBER },
    { "\"yyyy\"0", MP_SHOWN_NUMBER },
    { "[$￥-804]#,##0.00", MP_SHOWN_NUMBER },
    { "[DBNum2][$-804]General\"元\"", MP_SHOWN_NUMBER },
    { "", MP_SHOWN_NUMBER },
    { "yyyy\"年\"m\"月\"", MP_SHOWN_MONTH },
    { "yyyy\"年\"m\"月\";@", MP_SHOWN_MONTH },
    { "yyyy年m月", MP_SHOWN_MONTH },
    { "[DBNum1][$-804]yyyy\"年\"m\"月\"", MP_SHOWN_MONTH },
    { "mmm\\-yy", MP_SHOWN_MONTH },
    { "yyyy.mm", MP_SHOWN_MONTH },
    { "yyyy", MP_SHOWN_YEAR },
    { "yyyy\"年\"", MP_SHOWN_YEAR },
    { "e\"年\"", MP_SHOWN_YEAR },
    { "yyyy\"年\"m\"月\"d\"日\"", MP_SHOWN_DAY },
    { "YYYY-MM-DD", MP_SHOWN_DAY },
    { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", MP_SHOWN_DAY },
    { "m\"月\"d\"日\"", MP_SHOWN_DAY },
    { "[$-804]aaaa;@", MP_SHOWN_DAY },
    { "yyyy/m/d;;;", MP_SHOWN_DAY },
    { "[=0]\"\";yyyy/m/d", MP_SHOWN_DAY },
    { "yyyy-mm-dd hh:mm:ss", MP_SHOWN_DAY_TIME },
    { "yyyy/m/d h:mm AM/PM", MP_SHOWN_DAY_TIME },
    { "h:mm", MP_SHOWN_TIME },
    { "mm:ss.0", MP_SHOWN_TIME },
    { "h\"时\"mm\"分\"ss\"秒\"", MP_SHOWN_TIME },
    { "上午/下午h\"时\"mm\"分\"", MP_SHOWN_TIME },
    { "[h]:mm:ss", MP_SHOWN_ELAPSED },
    { "[mm]:ss", MP_SHOWN_ELAPSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (mp_shown_by_code (cases[i].code), ==, cases[i].shown);
    }
}

/* What Excel shows; NULL where the format adds no words. */
static void
test_shown (void)
{
  static const struct { const char *code; double number; const char *shown; } cases[] = {
    { "\"绿心社备〔2021〕\"00\"号\"", 5, "绿心社备〔2021〕05号" },
    { "\"备〔2021〕\"000\"号\"", 1234, "备〔2021〕1234号" },
    { "0\"人\"", 20, "20人" },
    { "\"共\"0\"家\"", 0, "共0家" },
    { "\"附\"General", 7.5, "附7.5" },
    { "\"附\"General", -7, "-附7" },
    { "\\第0\\号", 3, "第3号" },
    { "000000", 1, "000001" },
    { "00000000000", 8332440003, "08332440003" },
    { "000-0000-0000", 13800000102, "138-0000-0102" },
    { "0000-0000000", 8332440001, "0833-2440001" },
    { "\"0833-\"0000000", 2440001, "0833-2440001" },
    { "(0000)0000000", 8332440001, "(0833)2440001" },
    { "#,##0\"元\"", 1234567, "1,234,567元" },
    { "0.0\"万元\"", 3.25, "3.2万元" },
    { "0.0#\"万元\"", 3, "3.00万元" },
    { "0\"人\";\"缺\"0\"人\"", -3, "缺3人" },
    { "0\"人\";-0;\"无\"", 0, "无" },
    { "0\"人\";@\"队\"", 4, "4人" },
    { "[Red]0\"人\"_ ", 4, "4人" },
    { "General", 7, NULL },
    { "0.00", 7, NULL },
    { "#,##0.00", 1234, NULL },
    { "0_ ", 7, NULL },
    { "[$￥-804]#,##0.00", 7, NULL },
    { "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 7, NULL },
    { "0%", 0.5, NULL },
    { "0.00E+00", 7, NULL },
    { "# ?/?", 0.5, NULL },
    { "[DBNum1]0\"人\"", 7, NULL },
    { "[>5]0\"多\";0\"少\"", 7, NULL },
    { "0.0,\"千\"", 7000, NULL },
    { "@", 7, NULL },
    { "\"", 7, NULL },
    { "\xFF\xFE", 7, NULL },
    { "", 7, NULL },
  };
  g_autoptr(GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[MP_NUMBER_TEXT_MAX];
      MpCell cell = { .kind = MP_CELL_NUMBER, .number = cases[i].number, .text = text };
      gboolean shows;

      g_test_message ("%s", cases[i].code);
      mp_number_to_text (cases[i].number, text);
      shows = mp_format_supplies_text (cases[i].code)
              && mp_format_show (cases[i].code, &cell, shown);
      g_assert_cmpstr (shows ? shown->str : NULL, ==, cases[i].shown);
    }
}

static void
test_shown_text (void)
{
  static const struct { const char *code, *shown; } cases[] = {
    { "@\"队\"", "肖坝队" },
    { "0;0;0;\"肖坝\"@", "肖坝肖坝" },
    { "0\"人\"", NULL },
    { "@", NULL },
    { "General", NULL },
  };
  MpCell cell = { .kind = MP_CELL_TEXT, .text = "肖坝" };
  g_autoptr(GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean shows = mp_format_supplies_text (cases[i].code)
                       && mp_format_show (cases[i].code, &cell, shown);

      g_assert_cmpstr (shows ? shown->str : NULL, ==, cases[i].shown);
    }
}

static void
test_builtin_chinese (void)
{
  static const MpShown from_27[] = {
    MP_SHOWN_MONTH, MP_SHOWN_DAY, MP_SHOWN_DAY, MP_SHOWN_DAY, MP_SHOWN_DAY, MP_SHOWN_TIME,
    MP_SHOWN_TIME, MP_SHOWN_TIME, MP_SHOWN_TIME, MP_SHOWN_MONTH,
  };
  static const MpShown from_50[] = {
    MP_SHOWN_MONTH, MP_SHOWN_DAY, MP_SHOWN_MONTH, MP_SHOWN_DAY, MP_SHOWN_DAY, MP_SHOWN_TIME,
    MP_SHOWN_TIME, MP_SHOWN_MONTH, MP_SHOWN_DAY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (from_27); i++)
    g_assert_cmpint (mp_shown_by_builtin (27 + i), ==, from_27[i]);
  for (guint i = 0; i < G_N_ELEMENTS (from_50); i++)
    g_assert_cmpint (mp_shown_by_builtin (50 + i), ==, from_50[i]);
  g_assert_cmpint (mp_shown_by_builtin (0), ==, MP_SHOWN_NUMBER);
  g_assert_cmpint (mp_shown_by_builtin (49), ==, MP_SHOWN_NUMBER);
}

static void
test_dates (void)
{
  static const struct { double serial; MpShown shown; const char *text; } cases[] = {
    { 44260, MP_SHOWN_DAY, "2021-03-05" },
    { 44260, MP_SHOWN_MONTH, "2021-03" },
    { 44260, MP_SHOWN_YEAR, "2021" },
    { 44260.604166666664, MP_SHOWN_DAY_TIME, "2021-03-05T14:30:00" },
    { 44260.604166666664, MP_SHOWN_TIME, "14:30:00" },
    { 44260.604166666664, MP_SHOWN_DAY, "2021-03-05" },
    { 44259.99999999999, MP_SHOWN_DAY, "2021-03-05" },
    { 0.6041666666666666, MP_SHOWN_DAY_TIME, "14:30:00" },
    { 1.0625, MP_SHOWN_ELAPSED, "25:30:00" },
    { 1, MP_SHOWN_DAY, "1900-01-01" },
    { 59, MP_SHOWN_DAY, "1900-02-28" },
    { 61, MP_SHOWN_DAY, "1900-03-01" },
    { 2958465, MP_SHOWN_DAY, "9999-12-31" },
    /* No such days */
    { 0, MP_SHOWN_DAY, NULL },
    { 60, MP_SHOWN_DAY, NULL },
    { -1, MP_SHOWN_DAY, NULL },
    { 2958466, MP_SHOWN_DAY, NULL },
    { 2958465.9999999, MP_SHOWN_DAY, NULL },
    { 1e300, MP_SHOWN_DAY, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[MP_NUMBER_TEXT_MAX];
      gboolean is_date = mp_serial_to_text (cases[i].serial, cases[i].shown, text);

      g_assert_cmpstr (is_date ? text : NULL, ==, cases[i].text);
    }
}

static void
test_every_day (void)
{
  /* From 1 March 1900 to the end: each day once, as GDate counts them. */
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_MARCH, 1900);
  for (double serial = 61; serial < 2958466; serial++, g_date_add_days (&date, 1))
    {
      char text[MP_NUMBER_TEXT_MAX], expected[40];

      g_assert_true (mp_serial_to_text (serial, MP_SHOWN_DAY, text));
      g_snprintf (expected, sizeof expected, "%04d-%02d-%02d", g_date_get_year (&date),
                  g_date_get_month (&date), g_date_get_day (&date));
      if (!g_str_equal (text, expected))
        g_error ("%s is not %s", text, expected);
    }
}

static void
test_iso (void)
{
  static const struct { const char *iso; double serial; MpShown shown; } cases[] = {
    { "2021-03-05", 44260, MP_SHOWN_DAY },
    { "2021-03-05T12:00:00", 44260.5, MP_SHOWN_DAY_TIME },
    { "2021-03-05T12:00:00Z", 44260.5, MP_SHOWN_DAY_TIME },
    { "2021-03-05T12:00:00+08:00", 44260.5, MP_SHOWN_DAY_TIME },
    { "12:00:00", 0.5, MP_SHOWN_TIME },
    { "1900-01-01", 1, MP_SHOWN_DAY },
    { "1900-03-01", 61, MP_SHOWN_DAY },
  };
  double serial;
  MpShown shown;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (mp_serial_from_iso (cases[i].iso, &serial, &shown));
      g_assert_cmpfloat_with_epsilon (serial, cases[i].serial, 1e-9);
      g_assert_cmpint (shown, ==, cases[i].shown);
    }
  g_assert_false (mp_serial_from_iso ("2021-13-05", &serial, &shown));
  g_assert_false (mp_serial_from_iso ("1492-10-12", &serial, &shown));
  g_assert_false (mp_serial_from_iso ("同上", &serial, &shown));
}

static void
test_numbers (void)
{
  static const struct { double number; const char *text; } cases[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1380000301, "1380000301" },
    { 2147483648, "2147483648" },
    { -2147483649, "-2147483649" },
    { 999999999999999, "999999999999999" },
    { 511102198001011234, "511102198001011260" },
    { 0.5, "0.5" },
    { -0.1, "-0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 2021.1, "2021.1" },
    { 1234.567, "1234.567" },
    { 0.000012, "0.000012" },
    { 1e-9, "1E-09" },
    { 1.5e-10, "1.5E-10" },
    { 1e20, "100000000000000000000" },
    { 1.25e21, "1.25E+21" },
    { 1.7976931348623157e308, "1.7976931348623157E+308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char text[MP_NUMBER_TEXT_MAX];

      mp_number_to_text (cases[i].number, text);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, cases[i].number);
    }
}

static void
test_numbers_read_back (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      guint64 bits = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
      char text[MP_NUMBER_TEXT_MAX];
      double number;

      memcpy (&number, &bits, sizeof number);
      if (number != number || number - number != 0)
        continue;
      mp_number_to_text (number, text);
      if (g_ascii_strtod (text, NULL) != number)
        g_error ("%s is not %.17g", text, number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/shown", test_shown);
  g_test_add_func ("/number-format/shown-text", test_shown_text);
  g_test_add_func ("/number-format/codes", test_codes);
  g_test_add_func ("/number-format/builtin-chinese", test_builtin_chinese);
  g_test_add_func ("/number-format/dates", test_dates);
  g_test_add_func ("/number-format/every-day", test_every_day);
  g_test_add_func ("/number-format/iso", test_iso);
  g_test_add_func ("/number-format/numbers", test_numbers);
  g_test_add_func ("/number-format/numbers-read-back", test_numbers_read_back);
  return g_test_run ();
}
