/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every name that is written gets a key and initials, and a list of a million is sorted by them,
 * so this is a walk over the bytes and one look into the generated table for each character; only
 * a character of several readings looks at its neighbours. What is stored depends on the table:
 * mp_pinyin_version () must change whenever a key or a spelling could.
 */

#include "config.h"

#include "mp-pinyin.h"

#include <string.h>

#include "mp-pinyin-table.h"

/* One more for each change to what this file makes of the same table. */
#define MAKING 1

/* What a character adds to a key, and what is spelled for it: two weights that differ when it is
 * read in two ways and no word decides.
 */
typedef struct
{
  gunichar character;
  guint16 weight;
  guint16 second;
} Reading;

static inline gboolean
continues (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Never reads past the end of a text, and takes each byte that is not UTF-8 as U+001A. */
static inline const char *
next_character (const char *text, gunichar *character)
{
  guchar first = *text;

  if (first < 0x80)
    {
      *character = first;
      return text + 1;
    }

  if ((first & 0xf0) == 0xe0 && continues (text[1]) && continues (text[2]))
    {
      *character = (first & 0x0f) << 12 | ((guchar) text[1] & 0x3f) << 6 | ((guchar) text[2] & 0x3f);
      return text + 3;
    }

  *character = g_utf8_get_char_validated (text, -1);

  if (*character < 0x110000)
    return g_utf8_next_char (text);

  *character = 0x1a;
  return text + 1;
}

/* `at` is where the character stands in `text`, `end` where it ends. What a person's name begins
 * with is a surname, so no other word is looked for there (曾经 is Zeng Jing).
 */
static Reading
read_among_words (MpPinyinKind kind, const char *text, const char *at, const char *end, gunichar character,
                  guint number)
{
  gboolean leads = kind == MP_PINYIN_PERSON && at == text;
  guint last = readings[number].first_word + readings[number].n_words;

  for (guint i = readings[number].first_word; i < last; i++)
    if ((words[i].surname ? kind == MP_PINYIN_PERSON : !leads) &&
        words[i].n_before <= at - text &&
        memcmp (at - words[i].n_before, words[i].before, words[i].n_before) == 0 &&
        strncmp (end, words[i].after, words[i].n_after) == 0)
      return (Reading) { character, words[i].weight, words[i].weight };

  if (leads && readings[number].surname != 0)
    return (Reading) { character, readings[number].surname, readings[number].surname_second };

  return (Reading) { character, readings[number].usual, readings[number].second };
}

static inline const char *
next_reading (MpPinyinKind kind, const char *text, const char *at, Reading *reading)
{
  gunichar character;
  const char *end = next_character (at, &character);
  guint16 weight = 0;

  if (character < G_N_ELEMENTS (blocks) << 8)
    weight = weights[blocks[character >> 8]][character & 0xff];

  if (G_UNLIKELY (weight >> 8 == WEIGHT_READING))
    {
      *reading = read_among_words (kind, text, at, end, character, weight & 0xff);
      if (reading->second == 0)
        reading->second = reading->weight;
    }
  else
    *reading = (Reading) { character, weight, weight };

  return end;
}

guint32
mp_pinyin_version (void)
{
  return TABLE_DIGEST + MAKING;
}

void
mp_pinyin_append_key (GByteArray *key, MpPinyinKind kind, const char *text)
{
  guint length;
  guint8 *out;

  g_return_if_fail (key != NULL);
  g_return_if_fail (text != NULL);

  /* No character takes more than two bytes for each of its own. */
  length = key->len;
  g_byte_array_set_size (key, length + 2 * strlen (text));
  out = key->data + length;

  for (const char *p = text; *p != '\0';)
    {
      Reading reading;

      p = next_reading (kind, text, p, &reading);

      if (reading.weight == 0)
        {
          *out++ = WEIGHT_REST;
          out += g_unichar_to_utf8 (reading.character, (char *) out);
          continue;
        }

      *out++ = reading.weight >> 8;
      if ((reading.weight & 0xff) != 0)
        *out++ = reading.weight & 0xff;
    }

  g_byte_array_set_size (key, out - key->data);
}

char *
mp_pinyin_initials (MpPinyinKind kind, const char *text)
{
  gsize room;
  char *spelled;
  char *first;
  char *second;

  g_return_val_if_fail (text != NULL, NULL);

  /* Both are spelled side by side, the second into the other half. */
  room = strlen (text) + 1;
  spelled = g_malloc (2 * room);
  first = spelled;
  second = spelled + room;

  for (const char *p = text; *p != '\0';)
    {
      Reading reading;

      p = next_reading (kind, text, p, &reading);

      if (initials[reading.weight >> 8] != 0)
        {
          *first++ = initials[reading.weight >> 8];
          *second++ = initials[reading.second >> 8];
        }
    }

  if (memcmp (spelled, spelled + room, first - spelled) != 0)
    {
      gsize n = second - (spelled + room);

      *first++ = ' ';
      memmove (first, spelled + room, n);
      first += n;
    }

  *first = '\0';
  return spelled;
}
