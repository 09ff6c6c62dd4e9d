/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is hidden of a personal value, and of a text that somebody wrote one into.
 */

#include "config.h"

#include "mp-field.h"

/* A mobile telephone, with or without the 86 of the country, an identity number of 18 digits or of
 * the 15 of before 1999, and a bank card's of 19; none within a longer number. People write digits
 * in either width and part them in any way, so that only a date of birth tells a parted identity
 * number from a row of other numbers.
 */
#define D "[0-9０-９]"
#define BLANK "[\\p{Zs}\\t\\x{200B}\\x{FEFF}]{0,2}"
#define GAP "[\\p{Zs}\\p{Pd}\\t\\x{200B}\\x{FEFF}.．·−_＿]{0,3}"
#define CARD "(?<!" D ")[1-9１-９]" D "{3}(?:" GAP D "{4}){3}" GAP D "{3}"
#define MONTH_AND_DAY                                                                              \
  "(?:[0０]" BLANK "[1-9１-９]|[1１]" BLANK "[0-2０-２])" BLANK                                    \
  "(?:[0０]" BLANK "[1-9１-９]|[12１２]" BLANK D "|[3３]" BLANK "[01０１])"
#define PHONE                                                                                      \
  "(?:(?<!" D ")|(?<=(?<!" D ")[8８][6６])|(?<=(?<!" D ")[0０][0０][8８][6６]))"                   \
  "(?<phone>[1１][3-9３-９]" D GAP D "{4}" GAP D "{4}|[1１][3-9３-９](?:" BLANK D "){9})"
#define PLACE "[1-9１-９](?:" BLANK D "){5}" GAP
#define ID                                                                                         \
  "(?<!" D ")(?:[1-9１-９]" D "{16}[0-9０-９XxＸｘ]"                                               \
  "|" PLACE "(?:[1１]" BLANK "[89８９]|[2２]" BLANK "[0０])" BLANK D BLANK D GAP MONTH_AND_DAY GAP \
  "(?:" D BLANK "){3}[0-9０-９XxＸｘ]"                                                             \
  "|" PLACE D BLANK D BLANK MONTH_AND_DAY GAP "(?:" D BLANK "){2}" D ")"
#define NUMBERS "(?:" CARD "|" ID "|" PHONE ")(?!" D ")"

#define WORD_MAX 20

/* Keeps `head` and `tail` characters, stars between; a text too short for that is hidden whole. */
static char *
star_out (const char *value, glong head, glong tail)
{
  glong length = g_utf8_strlen (value, -1);
  GString *masked = g_string_new (NULL);
  glong i = 0;

  if (length <= head + tail)
    head = tail = 0;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i < head || i >= length - tail)
      g_string_append_unichar (masked, g_utf8_get_char (p));
    else
      g_string_append_c (masked, '*');

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
      return star_out (value, 1, g_utf8_strlen (value, -1) > 2 ? 1 : 0);
    case MP_MASK_PHONE:
      {
        g_auto (GStrv) numbers = g_strsplit (value, "/", -1);

        for (guint i = 0; numbers[i] != NULL; i++)
          {
            char *masked = star_out (numbers[i], 3, 4);

            g_free (numbers[i]);
            numbers[i] = masked;
          }
        return g_strjoinv ("/", numbers);
      }
    case MP_MASK_ID:
      return star_out (value, 6, 4);
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
  g_autofree char *hidden = mp_mask (*phone != '\0' ? MP_MASK_PHONE : MP_MASK_ID, number);

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
