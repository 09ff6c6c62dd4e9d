/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are read, shown, hidden and checked as people write them.
 */

#include "paper-entity.h"

#include "catalog/mp-check.h"
#include "catalog/mp-codes.h"
#include "catalog/mp-entity.h"
#include "catalog/mp-group.h"
#include "catalog/mp-han.h"
#include "catalog/mp-record.h"

#include <string.h>

static void
test_values_parse_and_format (void)
{
  static const struct { MpFieldType type; const char *text, *value, *shown; } cases[] = {
    { MP_TEXT, "  两行\n名称 ", "两行 名称", "两行 名称" },
    { MP_INTEGER, "32", "32", "32" },
    { MP_INTEGER, "32.5", NULL, NULL },
    { MP_INTEGER, "人", NULL, NULL },
    { MP_INTEGER, "0", "0", "0" },
    { MP_INTEGER, "999999999999999", "999999999999999", "999999999999999" },
    { MP_INTEGER, "1000000000000000", NULL, NULL },
    { MP_INTEGER, "9223372036854775807", NULL, NULL },
    { MP_INTEGER, "-1", NULL, NULL },
    { MP_DATE, "2024年3月5日", "2024-03-05", "2024-03-05" },
    { MP_DATE, "2024年5月", "2024-05", "2024-05" },
    { MP_DATE, "2024年", "2024", "2024" },
    { MP_DATE, "20240305", "2024-03-05", "2024-03-05" },
    { MP_DATE, "202403051", NULL, NULL },
    { MP_DATETIME, "2024年3月5日 14:30", "2024-03-05T14:30", "2024-03-05 14:30" },
    { MP_DATETIME, "2024年3月5日下午2点半", "2024-03-05T14:30", "2024-03-05 14:30" },
    { MP_MONEY, "3000", "300000", "3000.00" },
    { MP_MONEY, "1,234.5", "123450", "1234.50" },
    { MP_MONEY, "-0.05", "-5", "-0.05" },
    { MP_MONEY, "0.005", NULL, NULL },
    { MP_MONEY, "90,071,992,547,409.91", NULL, NULL },
    { MP_MONEY, "1e3", NULL, NULL },
    { MP_MONEY, ".", NULL, NULL },
    { MP_MONEY, "0", "0", "0.00" },
    { MP_DECIMAL, "92.5", "92500", "92.5" },
    { MP_DECIMAL, "92.50", "92500", "92.5" },
    { MP_DECIMAL, "100", "100000", "100" },
    { MP_DECIMAL, "0", "0", "0" },
    { MP_DECIMAL, ".125", "125", "0.125" },
    { MP_DECIMAL, "-0.05", "-50", "-0.05" },
    { MP_DECIMAL, "8999999999999.999", "8999999999999999", "8999999999999.999" },
    { MP_DECIMAL, "0.3333", NULL, NULL },
    { MP_DECIMAL, "1.2.3", NULL, NULL },
    { MP_DECIMAL, "nan", NULL, NULL },
    { MP_DECIMAL, "九十", NULL, NULL },
    { MP_AREA, "85.50", "85.5", "85.5" },
    { MP_DATE, "2021", "2021", "2021" },
    { MP_DATE, "2021-3", "2021-03", "2021-03" },
    { MP_DATE, "2021.3.5", "2021-03-05", "2021-03-05" },
    { MP_DATE, "2021/02/29", NULL, NULL },
    { MP_DATE, "2021-13", NULL, NULL },
    { MP_MONEY, "1.2万", "1200000", "12000.00" },
    { MP_MONEY, "一万二", "1200000", "12000.00" },
    { MP_MONEY, "一万零二元", "1000200", "10002.00" },
    { MP_MONEY, "两千五百块", "250000", "2500.00" },
    { MP_MONEY, "￥3千", "300000", "3000.00" },
    { MP_MONEY, "十五", "1500", "15.00" },
    { MP_MONEY, "二十五", "2500", "25.00" },
    { MP_MONEY, "1万200", NULL, NULL },
    { MP_MONEY, "一二", NULL, NULL },
    { MP_MONEY, "万", NULL, NULL },
    { MP_MONEY, "元", NULL, NULL },
    { MP_MONEY, "1e3", NULL, NULL },
    { MP_DATETIME, "2021-03-05 14:30", "2021-03-05T14:30", "2021-03-05 14:30" },
    { MP_DATETIME, "2021-03-05 25:30", NULL, NULL },
    { MP_DATETIME, "2024.10.11 上午9:00", "2024-10-11T09:00", "2024-10-11 09:00" },
    { MP_DATETIME, "2024.10.11下午2点半", "2024-10-11T14:30", "2024-10-11 14:30" },
    { MP_DATETIME, "2024/10/11 晚上7点15分", "2024-10-11T19:15", "2024-10-11 19:15" },
    { MP_DATETIME, "2024.10.11 下午14：30", "2024-10-11T14:30", "2024-10-11 14:30" },
    { MP_DATETIME, "2024.10.11", "2024-10-11", "2024-10-11" },
    { MP_DATETIME, "2024.10", "2024-10", "2024-10" },
    { MP_DATETIME, "2024.10 9:00", NULL, NULL },
    { MP_DATETIME, "2024.10.11 大概早上", NULL, NULL },
    { MP_FLAG, "有", "1", NULL },
    { MP_FLAG, "×", "0", NULL },
    { MP_FLAG, "也许", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MpField field = { .name = "f", .label = "f", .type = cases[i].type };
      g_autoptr (GError) error = NULL;
      g_autofree char *value = mp_field_parse (&field, cases[i].text, &error);

      g_assert_cmpstr (value, ==, cases[i].value);
      if (value == NULL)
        g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE);
      if (cases[i].shown != NULL)
        {
          g_autofree char *shown = mp_field_format (&field, value);
          g_autofree char *again = mp_field_parse (&field, shown, NULL);

          g_assert_cmpstr (shown, ==, cases[i].shown);
          g_assert_cmpstr (again, ==, value);
        }
    }
}

/* A month that is none is named; a day that is none is a day. */
static void
test_no_month (void)
{
  static const struct { const char *text; const char *said; } cases[] = {
    { "2023.13", "month 13" }, { "2023年13月5日", "month 13" }, { "2023.2.30", "no such date" },
  };
  const MpField date = { .name = "f", .label = "f", .type = MP_DATE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = mp_field_parse (&date, cases[i].text, &error);

      g_assert_null (value);
      g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

/* What is said is understood from today on; which year a day without one belongs to is asked. */
static void
test_spoken_days (void)
{
  const MpField date = { .name = "f", .label = "f", .type = MP_DATE };
  const MpField moment = { .name = "f", .label = "f", .type = MP_DATETIME };
  static const char *const yearless[] = { "1-1", "1月1日", "1.1", "01/01" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) saturday =
      g_date_time_add_days (now, -7 + 6 - g_date_time_get_day_of_week (now));
  g_autofree char *yesterday = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *last_week = g_date_time_format (saturday, "%Y-%m-%dT09:00");
  g_autofree char *new_year = g_date_time_format (now, "%Y-01-01");
  g_autofree char *day = mp_field_parse (&date, "昨天", NULL);
  g_autofree char *time = mp_field_parse (&moment, "上周六上午9点", NULL);
  g_autofree char *nonsense = mp_field_parse (&date, "上周八", NULL);

  g_assert_cmpstr (day, ==, yesterday);
  g_assert_cmpstr (time, ==, last_week);
  g_assert_null (nonsense);
  for (guint i = 0; i < G_N_ELEMENTS (yearless); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_field_parse (&date, yearless[i], &error));
      g_assert_nonnull (strstr (error->message, new_year));
    }
}

/* What scripts write is in the units that are stored, within the same bounds. */
/* What no cell of a workbook takes could never be handed on. */
static void
test_texts_fit_a_cell (void)
{
  static const MpFieldType types[] = { MP_TEXT, MP_NOTE };
  g_autofree char *longest = g_strnfill (32767, 'a');
  g_autofree char *longer = g_strnfill (32768, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      MpField field = { .name = "field", .label = "Field", .type = types[i] };
      g_autofree char *value = mp_field_parse (&field, longest, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (value, ==, longest);
      g_assert_null (mp_field_parse (&field, longer, &error));
      g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE);
    }
}

/* However a number is typed, it is kept as one. */
static void
test_numbers_are_kept_plain (void)
{
  static const struct { MpCheck check; const char *text; const char *kept; } cases[] = {
    { mp_check_phone, "１３９１２３４５６７８", "13912345678" },
    { mp_check_phone, "139 1234　5678", "13912345678" },
    { mp_check_phone, "139 1234 5678 ／ ０８３３－２４４１２３４", "13912345678/0833-2441234" },
    { mp_check_phone, "13912345678 13912345679", "13912345678 13912345679" },
    { mp_check_phone, "没有 电话", "没有 电话" },
    { mp_check_id_no, "530102 19200508 011x", "53010219200508011X" },
    { mp_check_id_no, "５３０１０２１９２００５０８０１１ｘ", "53010219200508011X" },
    { mp_check_id_no, "xx 不详", "xx 不详" },
    { mp_check_uscc, "52511112mj 1000028ｗ", "52511112MJ1000028W" },
    { mp_check_name, "３ 楼合唱队 x", "３ 楼合唱队 x" },
    { NULL, "１３９ x", "１３９ x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MpField field = { .name = "f", .label = "f", .type = MP_TEXT, .check = cases[i].check };
      g_autofree char *kept = mp_field_parse (&field, cases[i].text, NULL);
      g_autofree char *again = mp_field_parse (&field, kept, NULL);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_cmpstr (again, ==, kept);
    }
}

static void
test_stored_values_parse (void)
{
  static const struct { MpFieldType type; const char *text; const char *value; } cases[] = {
    { MP_MONEY, "123456", "123456" },
    { MP_MONEY, "-5", "-5" },
    { MP_MONEY, "12.5", NULL },
    { MP_MONEY, "9000000000000001", NULL },
    { MP_MONEY, "9223372036854775807", NULL },
    { MP_DECIMAL, "92500", "92500" },
    { MP_DECIMAL, "92.5", NULL },
    { MP_MONEY, "", "" },
    { MP_DATE, "2021-3", "2021-03" },
    { MP_DATE, "2021-99", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MpField field = { .name = "f", .label = "f", .type = cases[i].type };
      g_autofree char *value = mp_field_parse_stored (&field, cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

static void
test_masks_hide (void)
{
  static const struct { MpMask mask; const char *value, *masked; } cases[] = {
    { MP_MASK_NAME, "张明", "张*" },
    { MP_MASK_NAME, "张小明", "张*明" },
    { MP_MASK_NAME, "欧", "*" },
    { MP_MASK_PHONE, "13800001234", "138****1234" },
    { MP_MASK_PHONE, "13800001234/0833-2440001", "138****1234/083*****0001" },
    { MP_MASK_PHONE, "12345", "*****" },
    { MP_MASK_PHONE, "293-0099", "********" },
    { MP_MASK_PHONE, "2930-099", "********" },
    { MP_MASK_PHONE, "293 0099", "********" },
    { MP_MASK_PHONE, "29300991", "********" },
    { MP_MASK_PHONE, "座机2930099", "*********" },
    { MP_MASK_PHONE, "2930099转8", "*********" },
    { MP_MASK_PHONE, "2930099、2930100", "*******、*******" },
    { MP_MASK_PHONE, "139-3333-0200", "139******0200" },
    { MP_MASK_PHONE, "①39 33330200", "①39*****0200" },
    { MP_MASK_PHONE, "一三九三三三三零二零零", "一三九****零二零零" },
    { MP_MASK_PHONE, "139/3333/0200", "***/****/****" },
    { MP_MASK_ID, "511199197803120031", "511199********0031" },
    { MP_MASK_ID, "H1234567890", "***********" },
    { MP_MASK_ALL, "汉族", "" },
    { MP_MASK_NONE, "公开", "公开" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = mp_mask (cases[i].mask, cases[i].value);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static void
test_masks_hide_numbers_in_a_text (void)
{
  static const struct { const char *text, *masked; } cases[] = {
    { "电话13987654321。", "电话139****4321。" },
    { "+8613987654321", "+86139****4321" },
    { "008613987654321", "0086139****4321" },
    { "+86 139-8765-4321", "+86 139******4321" },
    { "１３９８７６５４３２１", "１３９****４３２１" },
    { "139.8765.4321", "139******4321" },
    { "139\u20038765\u20034321", "139******4321" },
    { "511199197803120031", "511199********0031" },
    { "511199 19780312 003X", "511199**********003X" },
    { "511199 1978 0312 0031", "511199***********0031" },
    { "５１１１９９１９７８０３１２００３１", "５１１１９９********００３１" },
    { "511199780312003", "511199*****2003" },
    { "511199 780312 003", "511199******* 003" },
    { "139_8765_4321", "139******4321" },
    { "１３９＿８７６５＿４３２１", "１３９******４３２１" },
    { "139/8765/4321", "139******4321" },
    { "139，8765，4321", "139******4321" },
    { "139*8765*4321", "139******4321" },
    { "139876543211398765432213987654323", "139**************************4323" },
    { "电话0833-2440001", "电话083*****0001" },
    { "（0833）2440001", "（083*****0001" },
    { "010 6244 0001", "010******0001" },
    { "08332440001", "083****0001" },
    { "6222020200112233445", "622202*********3445" },
    { "卡号6222 0202 0011 2233 445", "卡号6222 0************* 445" },
    /* Other numbers stand. */
    { "62220202001122334455", "62220202001122334455" },
    { "2021-03-05至2022-03-05共12次", "2021-03-05至2022-03-05共12次" },
    { "2440001", "2440001" },
    { "第0833244000123号", "第0833244000123号" },
    { "订单9139876543210", "订单9139876543210" },
    { "1380000123", "1380000123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = mp_mask_numbers (cases[i].text);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

static const char *
issue_of (MpCheck check, const char *value)
{
  const MpIssue *issue = check (value);

  return issue != NULL ? issue->code : NULL;
}

static void
test_checks_advise (void)
{
  g_assert_null (issue_of (mp_check_uscc, "91350100M000100Y43"));
  g_assert_null (issue_of (mp_check_uscc, "52511112MJ100001XW"));
  g_assert_null (issue_of (mp_check_uscc, "52511112mj1000028w"));
  g_assert_cmpstr (issue_of (mp_check_uscc, "91350211M0000XUF46"), ==, "uscc_check");
  g_assert_cmpstr (issue_of (mp_check_uscc, "51511112MJ1O00036T"), ==, "letter_for_digit");
  g_assert_cmpstr (issue_of (mp_check_uscc, "51511112MJ1000079"), ==, "uscc_length");
  g_assert_cmpstr (issue_of (mp_check_uscc, "67140123-5"), ==, "old_organization_code");

  g_assert_null (issue_of (mp_check_name, "一心社"));
  g_assert_null (issue_of (mp_check_name, "8号楼合唱队"));
  g_assert_null (issue_of (mp_check_name, "……"));
  g_assert_cmpstr (issue_of (mp_check_name, "（１２）"), ==, "name_is_number");
  g_assert_cmpstr (issue_of (mp_check_name, "十三"), ==, "name_is_number");
  g_assert_null (issue_of (mp_check_id_no, "53010219200508011X"));
  g_assert_null (issue_of (mp_check_id_no, "53010219200508011x"));
  g_assert_cmpstr (issue_of (mp_check_id_no, "530102192005080111"), ==, "id_check");
  g_assert_cmpstr (issue_of (mp_check_id_no, "530102920508011"), ==, "id_old");
  g_assert_cmpstr (issue_of (mp_check_id_no, "5.11102E+17"), ==, "number_damaged");

  g_assert_null (issue_of (mp_check_phone, "13800000301"));
  g_assert_null (issue_of (mp_check_phone, "0833-2440002"));
  g_assert_null (issue_of (mp_check_phone, "13800000306/0833-2440002"));
  g_assert_null (issue_of (mp_check_phone, "12345"));
  g_assert_cmpstr (issue_of (mp_check_phone, "1380000031"), ==, "phone_odd");
  g_assert_cmpstr (issue_of (mp_check_phone, "138****5678"), ==, "phone_masked");
}

/* Real codes of foundations and enterprises, and codes known to be wrong. */
static void
test_real_credit_codes_pass (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "codes",
                                                 "uscc_valid_social_organizations.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GRegex) code = g_regex_new ("\\b[0-9A-Z]{18}\\b", 0, 0, NULL);
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (code, *line, 0, &match))
        {
          g_autofree char *value = g_match_info_fetch (match, 0);

          g_assert_null (issue_of (mp_check_uscc, value));
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 62);
}

/* Each character there is, behind others, folds as Unicode says; most take a short way. */
/* One word in every form that Unicode has for it; 乾 and 著 are simplified characters too. */
static void
test_folding_of_han (void)
{
  static const struct { const char *text, *folded; } cases[] = {
    { "負責人電話號碼", "负责人电话号码" }, { "會長 隊長 聯絡人", "会长队长联络人" },
    { "⻩芳⻢强⻓青⺩⽂", "黄芳马强长青王文" }, { "\uF9D1書", "六书" }, { "乾著负责", "乾著负责" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = mp_fold_text (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_folding_is_unicodes (void)
{
  for (gunichar c = 1; c <= 0x10FFFF; c++)
    {
      char text[16] = "a中";
      g_autofree char *normal = NULL;
      g_autofree char *folded = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);

      if (!g_unichar_validate (c))
        continue;
      text[strlen ("a中") + (gsize) g_unichar_to_utf8 (c, text + strlen ("a中"))] = '\0';
      normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
      for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar one = mp_han_simplified (mp_han_whole (g_utf8_get_char (p)));

          if (!g_unichar_isspace (one) && !g_unichar_iszerowidth (one) && one != 0xFEFF)
            g_string_append_unichar (expected, one == 0x201C || one == 0x201D ? '"' : one);
        }
      folded = mp_fold_text (text);
      if (strcmp (folded, expected->str) != 0)
        g_error ("U+%04X", c);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/folding-is-unicodes", test_folding_is_unicodes);
  g_test_add_func ("/catalog/values/folding-of-han", test_folding_of_han);
  g_test_add_func ("/catalog/values-parse-and-format", test_values_parse_and_format);
  g_test_add_func ("/catalog/texts-fit-a-cell", test_texts_fit_a_cell);
  g_test_add_func ("/catalog/spoken-days", test_spoken_days);
  g_test_add_func ("/catalog/no-month", test_no_month);
  g_test_add_func ("/catalog/numbers-are-kept-plain", test_numbers_are_kept_plain);
  g_test_add_func ("/catalog/stored-values-parse", test_stored_values_parse);
  g_test_add_func ("/catalog/masks-hide", test_masks_hide);
  g_test_add_func ("/catalog/masks-hide-numbers-in-a-text", test_masks_hide_numbers_in_a_text);
  g_test_add_func ("/catalog/checks-advise", test_checks_advise);
  g_test_add_func ("/catalog/real-credit-codes-pass", test_real_credit_codes_pass);

  return g_test_run ();
}
