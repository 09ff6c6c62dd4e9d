/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each check answers with one of a few static issues, so that a warning costs nothing and can be
 * compared by address. None of them ever says the value itself.
 */

#include "config.h"

#include "mp-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MpIssue letter_for_digit = {
  "letter_for_digit", N_("Holds I, O, Z, S or V, which no credit code has: probably 1, 0, 2, 5")
};
static const MpIssue in_future = { "day_odd", N_("This day has not come yet") };
static const MpIssue uscc_length = {
  "uscc_length", N_("A unified social credit code has 18 characters; it can still be saved")
};
static const MpIssue uscc_check = {
  "uscc_check",
  N_("The check character does not fit; compare with the certificate, it can still be saved")
};
static const MpIssue old_organization_code = {
  "old_organization_code",
  N_("An organization code of before 2015, not a unified social credit code")
};
static const MpIssue id_old = {
  "id_old", N_("A 15-digit number of a first-generation card, no longer valid")
};
static const MpIssue id_check = {
  "id_check", N_("The check digit does not fit; compare with the card, it can still be saved")
};
static const MpIssue number_damaged = { "number_damaged",
                                        N_("A long number damaged by a spreadsheet: its last "
                                            "digits are lost; type it again from the card") };
static const MpIssue phone_odd = {
  "phone_odd", N_("Usually a mobile number of 11 digits, or a fixed one with its area code; it can "
                  "still be saved")
};
static const MpIssue phone_masked = { "phone_masked",
                                      N_("Part of the telephone is hidden by '*'") };
static const MpIssue no_number = { "no_number",
                                   N_("This says that there is no number; leave it empty") };
static const MpIssue negative = { "negative", N_("Less than nothing: look at the sign") };
static const MpIssue postcode_odd = { "postcode_odd", N_("A postcode has six digits") };
static const MpIssue division_code_odd = {
  "division_code_odd",
  N_("A division code has 12 digits; leave it empty for a unit without one")
};

static const MpIssue name_is_number = {
  "name_is_number", N_("Only a number: write the name; it can still be saved")
};

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

static int
weighted (const char *value, const char *alphabet, const int *weights, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      const char *at = strchr (alphabet, g_ascii_toupper (value[i]));

      if (at == NULL || *at == '\0')
        return -1;
      sum += (int) (at - alphabet) * weights[i];
    }

  return sum;
}

const MpIssue *
mp_check_uscc (const char *value)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static const int weights[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
  g_autofree char *bare = g_strdup (value);
  gsize length;
  int sum;

  g_strdelimit (bare, "-", ' ');
  length = 0;
  for (const char *p = bare; *p != '\0'; p++)
    if (*p != ' ')
      bare[length++] = g_ascii_toupper (*p);
  bare[length] = '\0';

  if (length == 9 || length == 8)
    return &old_organization_code;
  if (strpbrk (bare, "IOZSV") != NULL)
    return &letter_for_digit;
  if (length != 18)
    return &uscc_length;

  sum = weighted (bare, alphabet, weights, 17);
  if (sum < 0 || alphabet[(31 - sum % 31) % 31] != bare[17])
    return &uscc_check;

  return NULL;
}

const MpIssue *
mp_check_id_no (const char *value)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  gsize length = strlen (value);
  int sum;

  if (strpbrk (value, "+.") != NULL)
    return &number_damaged;
  if (length == 15 && all_digits (value, 15))
    return &id_old;
  if (length != 18 || !all_digits (value, 17))
    return &id_check;

  sum = weighted (value, "0123456789", weights, 17);
  return "10X98765432"[sum % 11] == g_ascii_toupper (value[17]) ? NULL : &id_check;
}

static gboolean
is_phone (const char *number)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    {
      GRegex *regex = g_regex_new ("^(?:(?:\\+|00)?86-?)?1[3-9]\\d{9}$"
                                   "|^(?:0\\d{2,3}-?)?[2-9]\\d{6,7}(?:-\\d{1,6})?$"
                                   "|^[48]00-?\\d{3}-?\\d{4}$|^1\\d{4}$|^9[56]\\d{3,4}$",
                                   G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&pattern, regex);
    }

  return g_regex_match (pattern, number, 0, NULL);
}

const MpIssue *
mp_check_phone (const char *value)
{
  g_auto (GStrv) numbers = g_strsplit (value, "/", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      if (strchr (numbers[i], '*') != NULL)
        return &phone_masked;
      if (!is_phone (g_strstrip (numbers[i])))
        return &phone_odd;
    }

  return NULL;
}

/* 十号, 二〇一九: a Chinese digit alone may be part of a word, as in 统一. */
static gboolean
has_digits (const char *value)
{
  static const char digits[] = "〇○零一二三四五六七八九十百";

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if (g_unichar_isdigit (g_utf8_get_char (p)))
        return TRUE;
      if (g_utf8_strchr (digits, -1, g_utf8_get_char (p)) != NULL && *next != '\0'
          && (g_str_has_prefix (next, "号")
              || g_utf8_strchr (digits, -1, g_utf8_get_char (next)) != NULL))
        return TRUE;
    }

  return FALSE;
}

const MpIssue *
mp_check_paper_no (const char *value)
{
  static const char *const lacks[] = { "未备案", "未编", "未办", "未登记", "未取得", "未发", "未申请",
                                       "尚未", "暂未", "没有", "没备案", "待备案", "待定", "待编",
                                       "待办", "办理中", "正在办", "申请中", "受理中", NULL };

  if (!has_digits (value))
    return &no_number;
  for (guint i = 0; lacks[i] != NULL; i++)
    if (g_str_has_prefix (value, lacks[i]))
      return &no_number;

  return NULL;
}

const MpIssue *
mp_check_amount (const char *value)
{
  return *value == '-' ? &negative : NULL;
}

const MpIssue *
mp_check_past (const char *value)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return strncmp (value, today, strlen (value)) > 0 ? &in_future : NULL;
}

const MpIssue *
mp_check_postcode (const char *value)
{
  return strlen (value) == 6 && all_digits (value, 6) ? NULL : &postcode_odd;
}

const MpIssue *
mp_check_division_code (const char *value)
{
  return strlen (value) == 12 && all_digits (value, 12) ? NULL : &division_code_odd;
}

const MpIssue *
mp_check_name (const char *value)
{
  static const char numerals[] = "〇零一二三四五六七八九十";
  gboolean numbered = FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || g_utf8_strchr (numerals, -1, c) != NULL)
        numbered = TRUE;
      else if (g_unichar_isalpha (c))
        return NULL;
    }

  return numbered ? &name_is_number : NULL;
}

/* --- as it is kept ---------------------------------------------------------------------------- */

static gboolean
is_card_number (const char *number)
{
  gsize length = strlen (number);

  return length > 0 && strspn (number, "0123456789") >= length - 1
         && (g_ascii_isdigit (number[length - 1]) || number[length - 1] == 'X');
}

static gboolean
is_credit_code (const char *number)
{
  return strspn (number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == strlen (number);
}

static char *
without_blanks (const char *text)
{
  GString *joined = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));

  return g_string_free (joined, FALSE);
}

char *
mp_check_tidy (MpCheck check, const char *text)
{
  gboolean (*is_number) (const char *number) = check == mp_check_phone   ? is_phone
                                               : check == mp_check_id_no ? is_card_number
                                               : check == mp_check_uscc  ? is_credit_code
                                                                         : NULL;
  g_autofree char *plain =
      is_number != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_auto (GStrv) numbers = plain != NULL ? g_strsplit (plain, "/", -1) : NULL;

  if (numbers == NULL)
    return g_strdup (text);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autofree char *joined = without_blanks (numbers[i]);
      g_autofree char *upper = g_ascii_strup (joined, -1);

      if (!is_number (upper))
        continue;
      g_free (numbers[i]);
      numbers[i] = g_steal_pointer (&upper);
    }

  return g_strjoinv ("/", numbers);
}
