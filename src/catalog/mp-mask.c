/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is hidden of a personal value, and of a text that somebody wrote one into.
 */

#include "config.h"

#include "mp-field.h"

/* A mobile telephone, with or without the 86 of the country, several without a gap, a telephone
 * with an area code, an identity number of 18 digits or of the 15 of before 1999, and a bank card's
 * of 19; none within a longer number. People write digits in either width and part them in any way,
 * so that only a date of birth tells a parted identity number from a row of other numbers.
 */
#define D "[0-9０-９]"
#define BLANK "[\\p{Zs}\\t\\x{200B}\\x{FEFF}]{0,2}"
#define GAP "[\\p{Zs}\\p{Pd}\\t\\x{200B}\\x{FEFF}.．·−_＿]{0,3}"
#define CARD "(?<!" D ")[1-9１-９]" D "{3}(?:" GAP D "{4}){3}" GAP D "{3}"
#define MONTH_AND_DAY                                                                              \
  "(?:[0０]" BLANK "[1-9１-９]|[1１]" BLANK "[0-2０-２])" BLANK                                    \
  "(?:[0０]" BLANK "[1-9１-９]|[12１２]" BLANK D "|[3３]" BLANK "[01０１])"
#define MOBILE "[1１][3-9３-９]"
#define PHONE_GAP "[\\p{Zs}\\p{P}\\p{S}\\t\\x{200B}\\x{FEFF}]{0,3}"
#define AREA                                                                                       \
  "(?:[0０][1１][0０]|[0０][2２]" D "|[0０][3-9３-９]" D "{2})" PHONE_GAP "[2-9２-９]" D "{2,3}"    \
  PHONE_GAP D "{4}"
#define PHONE                                                                                      \
  "(?:(?<!" D ")|(?<=(?<!" D ")[8８][6６])|(?<=(?<!" D ")[0０][0０][8８][6６]))"                   \
  "(?<phone>" MOBILE D PHONE_GAP D "{4}" PHONE_GAP D "{4}|" MOBILE "(?:" BLANK D "){9}"            \
  "|" MOBILE D "{9}(?:" MOBILE D "{9})+|" AREA ")"
#define PLACE "[1-9１-９](?:" BLANK D "){5}" GAP
#define ID                                                                                         \
  "(?<!" D ")(?:[1-9１-９]" D "{16}[0-9０-９XxＸｘ]"                                               \
  "|" PLACE "(?:[1１]" BLANK "[89８９]|[2２]" BLANK "[0０])" BLANK D BLANK D GAP MONTH_AND_DAY GAP \
  "(?:" D BLANK "){3}[0-9０-９XxＸｘ]"                                                             \
  "|" PLACE D BLANK D BLANK MONTH_AND_DAY GAP "(?:" D BLANK "){2}" D ")"
#define NUMBERS "(?:" CARD "|" ID "|" PHONE ")(?!" D ")"

#define WORD_MAX 20

/* Hidden at least, of an identity number and of a telephone; a mobile one shows seven of eleven. */
#define HIDDEN 4

static gboolean
is_character (gunichar c)
{
  return TRUE;
}

/* A digit in any script and writing: 3, ３, ③, 三. */
static gboolean
is_digit (gunichar c)
{
  return g_utf8_strchr ("〇○零一二三四五六七八九", -1, c) != NULL
         || g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER
         || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER
         || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER;
}

/* Keeps the text up to the first `head` characters that count and from the last `tail` of them on,
 * stars between; where fewer than `hidden` would be left of them it is hidden whole.
 */
static char *
star_out (const char *value, gboolean (*counts) (gunichar c), guint head, guint tail, guint hidden)
{
  GString *masked = g_string_new (NULL);
  guint n = 0;
  guint seen = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (counts (g_utf8_get_char (p)))
      n++;
  if (n < head + tail + hidden)
    head = tail = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean begins = seen < head;

      if (counts (c))
        seen++;
      if (begins || seen > n - tail)
        g_string_append_unichar (masked, c);
      else
        g_string_append_c (masked, '*');
    }

  return g_string_free (masked, FALSE);
}

/* Several numbers are parted by '/', or as whoever wrote them did. */
static char *
star_out_phones (const char *value)
{
  static const char partings[] = "/／、,，;；";
  GString *masked = g_string_new (NULL);

  for (const char *p = value, *end; *p != '\0'; p = end)
    {
      g_autofree char *number = NULL;
      g_autofree char *hidden = NULL;

      end = p;
      while (*end != '\0' && g_utf8_strchr (partings, -1, g_utf8_get_char (end)) == NULL)
        end = g_utf8_next_char (end);
      number = g_strndup (p, end - p);
      hidden = star_out (number, is_digit, 3, 4, HIDDEN);
      g_string_append (masked, hidden);
      if (*end != '\0')
        {
          g_string_append_unichar (masked, g_utf8_get_char (end));
          end = g_utf8_next_char (end);
        }
    }

  return g_string_free (masked, FALSE);
}

char *
mp_mask (MpMask mask, const char *value)
{
  if (value == NULL)
    return NULL;

  switch (mask)
    {
    case MP_MASK_NAME:
      return star_out (value, is_character, 1, g_utf8_strlen (value, -1) > 2 ? 1 : 0, 1);
    case MP_MASK_PHONE:
      return star_out_phones (value);
    case MP_MASK_ID:
      return star_out (value, is_character, 6, 4, HIDDEN);
    case MP_MASK_ALL:
      return g_strdup ("");
    case MP_MASK_NONE:
    default:
      return g_strdup (value);
    }
}

gboolean
mp_mask_hides_on_screen (MpMask mask)
{
  return mask != MP_MASK_NONE && mask != MP_MASK_NAME;
}

char *
mp_mask_on_screen (MpMask mask, const char *value)
{
  if (value == NULL || *value == '\0' || !mp_mask_hides_on_screen (mask))
    return g_strdup (value);

  return mask == MP_MASK_ALL ? g_strdup ("***") : mp_mask (mask, value);
}

static gboolean
mask_number (const GMatchInfo *match, GString *masked, gpointer data)
{
  g_autofree char *number = g_match_info_fetch (match, 0);
  g_autofree char *phone = g_match_info_fetch_named (match, "phone");
  g_autofree char *hidden = *phone != '\0' ? star_out (number, is_digit, 3, 4, HIDDEN)
                                           : mp_mask (MP_MASK_ID, number);

  g_string_append (masked, hidden);
  return FALSE;
}

char *
mp_mask_numbers (const char *text)
{
  static gsize made;

  if (g_once_init_enter (&made))
    g_once_init_leave (&made, (gsize) g_regex_new (NUMBERS, G_REGEX_OPTIMIZE, 0, NULL));

  return g_regex_replace_eval ((GRegex *) made, text, -1, 0, 0, mask_number, NULL, NULL);
}

/* --- messages --------------------------------------------------------------------------------- */

static gboolean
is_word (const char *text, gboolean latin)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > WORD_MAX)
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (latin ? !g_ascii_isalpha (*p) && *p != '_' && *p != '-'
                : g_unichar_isdigit (c) || g_unichar_iscntrl (c))
        return FALSE;
    }

  return TRUE;
}

static gboolean
may_repeat (const MpField *field, const char *text)
{
  if (field == NULL)
    return is_word (text, TRUE);

  return field->sensitivity != MP_PERSONAL
         && (field->type == MP_CODE || field->type == MP_CODES || field->type == MP_DIVISION)
         && is_word (text, FALSE);
}

char *
mp_mask_repeat (const MpField *field, const char *text)
{
  return may_repeat (field, text) ? g_strdup_printf (" “%s”", text) : g_strdup ("");
}
