/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values in and out of their canonical text. What a clerk's workbook may hold beyond this
 * (约30人, 50平方, 3月至5月) is read by the import room; here is only what a form field takes.
 */

#include "config.h"

#include "mp-check.h"
#include "mp-spoken.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CONTEXT_END '\004' /* MP_LABEL() */
#define MONEY_PLACES 2
#define DECIMAL_PLACES 3
#define MAX_COUNT G_GINT64_CONSTANT (999999999999999) /* sums of many are still whole numbers */
#define MAX_TEXT 32767 /* characters of a cell of a workbook: more could not be handed on */
#define MAX_UNITS G_GINT64_CONSTANT (9000000000000000) /* a workbook still tells them apart */

G_DEFINE_QUARK (mp-catalog-error-quark, mp_catalog_error)

const char *
mp_field_label (const MpField *field)
{
  const char *bare = strchr (field->label, CONTEXT_END);
  const char *label;

  if ((field->flags & MP_CUSTOM) != 0)
    return field->label;

  label = _(field->label);
  return label == field->label && bare != NULL ? bare + 1 : label;
}

const char *
mp_field_sql_type (const MpField *field)
{
  switch (field->type)
    {
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_FLAG:
    case MP_LINK:
    case MP_DIVISION:
      return "INTEGER";
    case MP_AREA:
      return "REAL";
    case MP_TEXT:
    case MP_NOTE:
    case MP_DATE:
    case MP_DATETIME:
    case MP_CODE:
    case MP_CODES:
    default:
      return "TEXT";
    }
}

gboolean
mp_field_is_decisive (const MpField *field)
{
  return (field->flags & (MP_REQUIRED | MP_DECISIVE)) != 0;
}

gboolean
mp_field_depends (const MpField *field)
{
  return field->shown != NULL || field->required != NULL || field->entity_by != NULL;
}

char **
mp_field_list_kinds (const MpField *field)
{
  return g_strsplit (field->type == MP_DIVISION ? "division"
                     : field->type == MP_LINK   ? field->of
                                                : "",
                     " ", -1);
}

gboolean
mp_field_links_to (const MpField *field, const char *kind)
{
  g_auto (GStrv) kinds = NULL;

  if (field->type == MP_LINK && field->entity_by == NULL)
    return g_str_equal (field->of, kind);
  if (field->type != MP_LINK)
    return field->type == MP_DIVISION && g_str_equal (kind, "division");

  kinds = mp_field_list_kinds (field);
  return g_strv_contains ((const char *const *) kinds, kind);
}

gboolean
mp_field_is_number (const MpField *field)
{
  return field->type == MP_INTEGER || field->type == MP_MONEY || field->type == MP_DECIMAL
         || field->type == MP_AREA;
}

gboolean
mp_field_is_written (const MpField *field)
{
  return (field->flags & MP_DERIVED) == 0 || field->through != NULL;
}

static char *
unreadable (const MpField *field, const char *what, GError **error)
{
  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE, _("%s: %s"),
               mp_field_label (field), what);
  return NULL;
}

static char *
limit_text (const MpField *field, char *text, GError **error)
{
  g_autofree char *whole = text;

  if (g_utf8_strlen (whole, -1) > MAX_TEXT)
    return unreadable (field, _("at most 32,767 characters are expected: no workbook takes more"),
                       error);

  return g_steal_pointer (&whole);
}

static char *
parse_integer (const MpField *field, const char *text, GError **error)
{
  g_autofree char *plain = g_strdup (text);
  gint64 number;

  /* 12人 */
  if ((g_strcmp0 (field->of, MP_PERSONS) == 0 || g_strcmp0 (field->of, MP_MEMBERS) == 0)
      && g_str_has_suffix (plain, "人"))
    plain[strlen (plain) - strlen ("人")] = '\0';
  if (!g_ascii_string_to_signed (plain, 10, 0, MAX_COUNT, &number, NULL))
    return unreadable (field, _("a whole number of at most 15 digits is expected"), error);

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* A number with a point, counted in units of its last place; more places are refused rather than
 * rounded. Digits may stand in groups: 1,234.5.
 */
static gboolean
parse_fixed (const char *text, int n_places, gint64 *units)
{
  gboolean negative = *text == '-';
  int place = -1; /* before the point */
  gboolean any = FALSE;
  gint64 number = 0;

  for (const char *p = text + negative; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        any = TRUE;
        if (place >= n_places && *p != '0')
          return FALSE;
        if (place >= n_places)
          continue;
        number = number * 10 + g_ascii_digit_value (*p);
        place += place >= 0;
        if (number > MAX_UNITS)
          return FALSE;
      }
    else if (*p == '.' && place < 0)
      place = 0;
    else if (*p != ',' || place >= 0)
      return FALSE;

  for (place = MAX (place, 0); place < n_places && number <= MAX_UNITS; place++)
    number *= 10;
  *units = negative ? -number : number;

  return any && number <= MAX_UNITS;
}

/* Typed in 元, in digits or as it is said. */
static char *
parse_money (const MpField *field, const char *text, GError **error)
{
  gint64 fen;

  if (!parse_fixed (text, MONEY_PLACES, &fen) && !mp_spoken_amount (text, &fen))
    return unreadable (field, _("an amount in yuan is expected"), error);

  return g_strdup_printf ("%" G_GINT64_FORMAT, fen);
}

static char *
parse_decimal (const MpField *field, const char *text, GError **error)
{
  gint64 thousandths;

  if (!parse_fixed (text, DECIMAL_PLACES, &thousandths))
    return unreadable (field, _("a number with at most three decimals is expected"), error);

  return g_strdup_printf ("%" G_GINT64_FORMAT, thousandths);
}

static char *
parse_area (const MpField *field, const char *text, GError **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double area = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (area))
    return unreadable (field, _("an area in square metres is expected"), error);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", area));
}

/* 2024年3月5日, 2024年5月 and 20240305 as people write them too. */
static char *
tidy_date (const char *text)
{
  static const char *const words[] = { "年", "月", ".", "/" };
  g_autoptr (GString) plain = g_string_new (text);

  if (plain->len == strlen ("20240305") && strspn (text, "0123456789") == plain->len)
    {
      g_string_insert_c (plain, 6, '-');
      g_string_insert_c (plain, 4, '-');
    }
  g_string_replace (plain, "日", "", 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (plain, words[i], "-", 0);
  if (g_str_has_suffix (plain->str, "-"))
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* 2021, 2021-3, 2021-03-05 and the same with '.' or '/' or in words; the precision stays. */
static char *
parse_date (const MpField *field, const char *text, GError **error)
{
  g_autofree char *spoken = mp_spoken_put_day (text);
  g_autofree char *plain = tidy_date (spoken);
  g_autofree char *with_year = mp_spoken_add_year (plain);
  g_auto (GStrv) parts = g_strsplit (plain, "-", -1);
  guint n = g_strv_length (parts);
  guint64 number[3] = { 0, 1, 1 };

  /* Which year is meant only the clerk knows: a day to come may be meant as well. */
  if (with_year != NULL)
    {
      g_autofree char *what = g_strdup_printf (_("write the year as well, such as %s"), with_year);

      return unreadable (field, what, error);
    }
  if (n > 3)
    return unreadable (field, _("a date is expected, such as 2021, 2021-03 or 2021-03-05"), error);
  for (guint i = 0; i < n; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, i == 0 ? 2199 : 31, &number[i], NULL))
      return unreadable (field, _("a date is expected, such as 2021, 2021-03 or 2021-03-05"),
                         error);
  if (number[1] > 12)
    {
      g_autofree char *what = g_strdup_printf (_("there is no month %u"), (guint) number[1]);

      return unreadable (field, what, error);
    }
  if (number[0] < 1900
      || !g_date_valid_dmy ((GDateDay) number[2], (GDateMonth) number[1], (GDateYear) number[0]))
    return unreadable (field, _("there is no such date"), error);

  if (n == 1)
    return g_strdup_printf ("%04u", (guint) number[0]);
  if (n == 2)
    return g_strdup_printf ("%04u-%02u", (guint) number[0], (guint) number[1]);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) number[0], (guint) number[1],
                          (guint) number[2]);
}

/* A day, and behind it 14:30, 上午9:00, 下午2点半, 19时15分. */
#define DAY_AND_TIME                                                                               \
  "^([0-9./年月日-]+)(?:[T\\s]*(凌晨|早上|上午|中午|下午|傍晚|晚上)?\\s*([0-9]{1,2})"                      \
  "(?:[:：]([0-9]{1,2})(?::[0-9]{2})?|[点时](半|[0-9]{1,2}分?)?))?$"

static gboolean
read_time (GMatchInfo *match, guint *hour, guint *minute)
{
  g_autofree char *part = g_match_info_fetch (match, 2);
  g_autofree char *hours = g_match_info_fetch (match, 3);
  g_autofree char *minutes = g_match_info_fetch (match, 4);
  g_autofree char *words = g_match_info_fetch (match, 5);
  const char *rest = minutes != NULL && *minutes != '\0' ? minutes : words;

  *hour = (guint) g_ascii_strtoull (hours, NULL, 10);
  *minute = g_strcmp0 (rest, "半") == 0 ? 30
            : rest != NULL              ? (guint) g_ascii_strtoull (rest, NULL, 10)
                                        : 0;
  /* 下午2:30 is 14:30, and so is 下午14:30; 中午1点 is 13:00, 中午11点 is no hour of the night. */
  if (*hour < 12
      && (g_str_equal (part, "下午") || g_str_equal (part, "傍晚") || g_str_equal (part, "晚上")
          || (g_str_equal (part, "中午") && *hour < 6)))
    *hour += 12;

  return *hour <= 23 && *minute <= 59;
}

static char *
parse_datetime (const MpField *field, const char *text, GError **error)
{
  g_autoptr (GRegex) form = g_regex_new (DAY_AND_TIME, 0, 0, NULL);
  g_autofree char *spoken = mp_spoken_put_day (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  guint hour, minute;

  if (!g_regex_match (form, spoken, 0, &match))
    return unreadable (field, _("a day and a time are expected, such as 2026-03-05 14:30"), error);
  day = g_match_info_fetch (match, 1);
  date = parse_date (field, day, error);
  if (date == NULL || g_match_info_get_match_count (match) <= 2)
    return g_steal_pointer (&date);
  if (strlen (date) < strlen ("2021-03-05") || !read_time (match, &hour, &minute))
    return unreadable (field, _("a time is expected, such as 14:30"), error);

  return g_strdup_printf ("%sT%02u:%02u", date, hour, minute);
}

static char *
parse_flag (const MpField *field, const char *text, GError **error)
{
  static const char *const yes[] = { "1", "true", "yes", "y", "是", "有", "√", NULL };
  static const char *const no[] = { "0", "false", "no", "n", "否", "无", "×", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, lower))
    return g_strdup ("1");
  if (g_strv_contains (no, lower))
    return g_strdup ("0");

  return unreadable (field, _("yes or no is expected"), error);
}

char *
mp_field_parse (const MpField *field, const char *text, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*plain == '\0')
    return g_steal_pointer (&plain);

  switch (field->type)
    {
    case MP_INTEGER:
    case MP_LINK:
    case MP_DIVISION:
      return parse_integer (field, plain, error);
    case MP_MONEY:
      return parse_money (field, plain, error);
    case MP_DECIMAL:
      return parse_decimal (field, plain, error);
    case MP_AREA:
      return parse_area (field, plain, error);
    case MP_DATE:
      return parse_date (field, plain, error);
    case MP_DATETIME:
      return parse_datetime (field, plain, error);
    case MP_FLAG:
      return parse_flag (field, plain, error);
    case MP_TEXT:
      g_strdelimit (plain, "\r\n\t", ' ');
      return limit_text (field, mp_check_tidy (field->check, plain), error);
    case MP_NOTE:
      return limit_text (field, g_steal_pointer (&plain), error);
    case MP_CODE:
    case MP_CODES:
    default:
      return g_steal_pointer (&plain);
    }
}

/* Units of the last place as a number with a point. */
static char *
format_fixed (const char *value, int n_places)
{
  const char *digits = value + (*value == '-');
  int n = (int) strlen (digits) - n_places;
  GString *text = g_string_new (*value == '-' ? "-" : NULL);

  if (n > 0)
    g_string_append_len (text, digits, n);
  else
    g_string_append_c (text, '0');
  g_string_append_c (text, '.');
  for (; n < 0; n++)
    g_string_append_c (text, '0');
  g_string_append (text, digits + n);

  return g_string_free (text, FALSE);
}

char *
mp_field_parse_stored (const MpField *field, const char *text, GError **error)
{
  gint64 units;

  if (*text == '\0' || (field->type != MP_MONEY && field->type != MP_DECIMAL))
    return mp_field_parse (field, text, error);
  if (g_ascii_string_to_signed (text, 10, -MAX_UNITS, MAX_UNITS, &units, NULL))
    return g_strdup_printf ("%" G_GINT64_FORMAT, units);

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
               field->type == MP_MONEY
                   ? _("%s: an amount is given in fen, as a whole number")
                   : _("%s: a decimal is given in thousandths, as a whole number"),
               field->name);
  return NULL;
}

char *
mp_field_format (const MpField *field, const char *value)
{
  if (value == NULL)
    return g_strdup ("");

  switch (field->type)
    {
    case MP_MONEY:
      return format_fixed (value, MONEY_PLACES);
    case MP_DECIMAL:
      {
        char *text = format_fixed (value, DECIMAL_PLACES);
        gsize end = strlen (text);

        while (text[end - 1] == '0')
          end--;
        text[text[end - 1] == '.' ? end - 1 : end] = '\0';
        return text;
      }
    case MP_FLAG:
      return g_strdup (g_str_equal (value, "1") ? _("Yes") : _("No"));
    case MP_DATETIME:
      return g_strdelimit (g_strdup (value), "T", ' ');
    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_AREA:
    case MP_DATE:
    case MP_CODE:
    case MP_CODES:
    case MP_LINK:
    case MP_DIVISION:
    default:
      return g_strdup (value);
    }
}
