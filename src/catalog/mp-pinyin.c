/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every name that is written gets a key, and a list of a million is sorted by them, so this is a
 * walk over the bytes and one look into the generated table for each character; only a character
 * that is read in more than one way looks at its neighbours. What is stored depends on the table:
 * mp_pinyin_version () must change whenever a key could.
 */

#include "config.h"

#include "mp-pinyin.h"

#include <string.h>

#include "mp-pinyin-table.h"

/* One more for each change to what this file makes of the same table. */
#define MAKING 1

/* More characters of a name than these are not spelled in two ways. */
#define MAX_SECONDS 8

/* Where a character ends, what it adds to a key, and what is spelled for it: two weights, which
 * differ when it is read in two ways and no word decides.
 */
typedef struct
{
  const char *end;
  guint16 weight;
  guint16 second;
} Reading;

/* Bytes from 0x80 to 0xbf. */
static inline gboolean
continues (char byte)
{
  return (signed char) byte < -0x40;
}

/* The character at `at`; returns where it ends. Nearly all are of three bytes. A byte that is not
 * UTF-8 is taken by itself, as U+10FFFF.
 */
static inline const char *
decode (const char *at, gunichar *character)
{
  if (G_LIKELY (((guchar) at[0] & 0xf0) == 0xe0 && continues (at[1]) && continues (at[2])))
    {
      *character =
          ((guchar) at[0] & 0x0f) << 12 | ((guchar) at[1] & 0x3f) << 6 | ((guchar) at[2] & 0x3f);
      return at + 3;
    }

  *character = MIN (g_utf8_get_char_validated (at, -1), 0x10ffff);
  return *character == 0x10ffff ? at + 1 : g_utf8_next_char (at);
}

static inline guint16
weight_of (gunichar character)
{
  if (character >= G_N_ELEMENTS (blocks) << 8)
    return 0;

  return weights[blocks[character >> 8]][character & 0xff];
}

/* Whether a word can be there, by six bits of what stands before and after: mostly it cannot. */
static inline gboolean
may_be_word (guint number, const char *text, const char *at, const char *end)
{
  return (at > text && (readings[number].before >> (at[-1] & 0x3f) & 1) != 0)
         || (*end != '\0' && (readings[number].after >> (end[1] & 0x3f) & 1) != 0);
}

/* What a person's name begins with is a surname, so no other word is looked for there (曾经 is
 * Zeng Jing); elsewhere in it surnames of two characters are known.
 */
static int
find_word (guint number, MpPinyinKind kind, const char *text, const char *at, const char *end)
{
  gboolean leads = kind == MP_PINYIN_PERSON && at == text;
  guint last = readings[number].first_word + readings[number].n_words;

  for (guint i = readings[number].first_word; i < last; i++)
    if ((words[i].surname ? kind == MP_PINYIN_PERSON : !leads) && words[i].n_before <= at - text
        && memcmp (at - words[i].n_before, words[i].before, words[i].n_before) == 0
        && strncmp (end, words[i].after, words[i].n_after) == 0)
      return i;

  return -1;
}

static int
find_surname (gunichar character)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (surnames);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (surnames[middle].character < character)
        low = middle + 1;
      else
        high = middle;
    }

  return low < G_N_ELEMENTS (surnames) && surnames[low].character == character ? (int) low : -1;
}

static Reading
read_in_place (MpPinyinKind kind, const char *text, const char *at, const char *end,
               gunichar character, guint16 weight)
{
  gboolean varies = weight >> 8 == VARIES;
  guint number = weight & 0xff;

  if (varies && may_be_word (number, text, at, end))
    {
      int word = find_word (number, kind, text, at, end);

      if (word >= 0)
        return (Reading) { end, words[word].weight, words[word].weight };
    }

  if (kind == MP_PINYIN_PERSON && at == text)
    {
      int surname = find_surname (character);

      if (surname >= 0)
        return (Reading) { end, surnames[surname].weight, surnames[surname].second };
    }

  if (varies)
    return (Reading) { end, readings[number].usual, readings[number].second };

  return (Reading) { end, weight, weight };
}

static inline Reading
read_next (MpPinyinKind kind, const char *text, const char *at)
{
  gunichar character;
  const char *end = decode (at, &character);
  guint16 weight = weight_of (character);

  if (G_LIKELY (weight >> 8 != VARIES && (kind != MP_PINYIN_PERSON || at != text)))
    return (Reading) { end, weight, weight };

  return read_in_place (kind, text, at, end, character, weight);
}

guint32
mp_pinyin_version (void)
{
  return TABLE_DIGEST + MAKING;
}

void
mp_pinyin_append_key (GByteArray *key, MpPinyinKind kind, const char *text)
{
  guint room;
  guint8 *out;

  g_return_if_fail (key != NULL);
  g_return_if_fail (text != NULL);

  /* No character takes more than two bytes for each of its own. */
  room = 2 * strlen (text);
  g_byte_array_set_size (key, key->len + room);
  out = key->data + key->len - room;

  for (const char *p = text; *p != '\0';)
    {
      Reading reading = read_next (kind, text, p);

      if (G_LIKELY (reading.weight != 0))
        {
          out[0] = reading.weight >> 8;
          out[1] = reading.weight & 0xff;
          out += out[1] != 0 ? 2 : 1;
        }
      else
        {
          *out++ = REST;
          memcpy (out, p, reading.end - p);
          out += reading.end - p;
        }

      p = reading.end;
    }

  key->len = out - key->data;
}

char *
mp_pinyin_initials (MpPinyinKind kind, const char *text)
{
  char *spelled;
  char *end;
  gsize seconds[MAX_SECONDS];
  char letters[MAX_SECONDS];
  guint n_seconds = 0;

  g_return_val_if_fail (text != NULL, NULL);

  spelled = g_malloc (2 * strlen (text) + 2);
  end = spelled;

  for (const char *p = text; *p != '\0';)
    {
      Reading reading = read_next (kind, text, p);

      if (G_UNLIKELY (reading.second != reading.weight) && n_seconds < MAX_SECONDS)
        {
          seconds[n_seconds] = end - spelled;
          letters[n_seconds++] = initials[reading.second >> 8];
        }

      *end = initials[reading.weight >> 8];
      end += *end != '\0';
      p = reading.end;
    }

  if (n_seconds > 0)
    {
      gsize length = end - spelled;

      *end++ = ' ';
      memcpy (end, spelled, length);
      for (guint i = 0; i < n_seconds; i++)
        end[seconds[i]] = letters[i];
      end += length;
    }

  *end = '\0';
  return spelled;
}

/* --- what is typed ---------------------------------------------------------------------------- */

static const char *
syllable_of (guint16 weight)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (syllables);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (syllables[middle].weight <= weight)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? syllables[low - 1].letters : "";
}

gboolean
mp_pinyin_sounds_alike (gunichar one, gunichar other)
{
  guint16 a = weight_of (one);
  guint16 b = weight_of (other);

  if (a == 0 || b == 0 || a >> 8 == VARIES || b >> 8 == VARIES)
    return one == other;

  return syllable_of (a) == syllable_of (b) && *syllable_of (a) != '\0';
}

/* ü is typed as v or as u. */
static gsize
common_letters (const char *typed, const char *syllable)
{
  gsize n = 0;

  while (typed[n] != '\0' && (typed[n] == syllable[n] || (typed[n] == 'u' && syllable[n] == 'v')))
    n++;
  return n;
}

/* How much of `typed` may have been spelled when one character more is read so. Bit n of a set
 * stands for its first n letters.
 */
static guint64
spell (guint16 weight, const char *typed, gsize length, guint64 spelled)
{
  char initial = initials[weight >> 8];
  const char *syllable = NULL;
  guint64 further = 0;

  for (gsize n = 0; n < length; n++)
    {
      gsize common;

      if ((spelled >> n & 1) == 0 || typed[n] != initial)
        continue;
      if (syllable == NULL)
        syllable = syllable_of (weight);
      common = common_letters (typed + n, syllable);
      further |= G_GUINT64_CONSTANT (2) << n;
      if (common == length - n || (common > 0 && syllable[common] == '\0'))
        further |= G_GUINT64_CONSTANT (1) << (n + common);
      if (common > 1 && syllable[1] == 'h')
        further |= G_GUINT64_CONSTANT (4) << n;
    }

  return further;
}

/* Bit 0 for a … bit 25 for z. */
static guint32
letter_bit (char letter)
{
  return g_ascii_islower (letter) ? 1u << (letter - 'a') : 0;
}

MpFit
mp_pinyin_fit (MpPinyinKind kind, const char *text, const char *typed)
{
  gsize length;
  guint64 begun = 1;
  guint64 inside = 1;
  gboolean found = FALSE;

  g_return_val_if_fail (text != NULL, MP_FIT_NONE);
  g_return_val_if_fail (typed != NULL, MP_FIT_NONE);

  length = strlen (typed);
  if (length == 0)
    return MP_FIT_BEGINS;
  if (length >= 64)
    return MP_FIT_NONE;

  for (const char *p = text; *p != '\0' && (begun != 0 || !found);)
    {
      Reading reading = read_next (kind, text, p);

      p = reading.end;
      if (initials[reading.weight >> 8] == '\0')
        continue;
      begun = spell (reading.weight, typed, length, begun)
              | spell (reading.second, typed, length, begun);
      inside = 1 | spell (reading.weight, typed, length, inside)
               | spell (reading.second, typed, length, inside);
      if (begun >> length & 1)
        return MP_FIT_BEGINS;
      found |= inside >> length & 1;
    }

  return found ? MP_FIT_INSIDE : MP_FIT_NONE;
}

guint32
mp_pinyin_letters (MpPinyinKind kind, const char *text)
{
  guint32 letters = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0';)
    {
      Reading reading = read_next (kind, text, p);

      p = reading.end;
      letters |= letter_bit (initials[reading.weight >> 8])
                 | letter_bit (initials[reading.second >> 8]);
    }
  return letters;
}

/* What no syllable has after its first letter begins one; an h does but in zh, ch and sh. */
guint32
mp_pinyin_needs (const char *typed)
{
  guint32 letters = 0;

  for (const char *p = typed; *p != '\0'; p++)
    if (p == typed || strchr ("bcdfjklpqstwxyz", *p) != NULL
        || (*p == 'h' && strchr ("zcs", p[-1]) == NULL))
      letters |= letter_bit (*p);
  return letters;
}
