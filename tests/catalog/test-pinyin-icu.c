/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our order against ICU's zh (pinyin) collation, which we mean to be: names are sorted by our keys,
 * and every pair of neighbours that ICU would have the other way round is an inversion. The only
 * ones allowed are those that we want, where the names first differ at a character that stands in
 * data/names, or at one beyond the basic block: those have their place by their reading here,
 * while ICU puts them after all others. ICU is needed by this test alone.
 */

#include <gio/gio.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "catalog/mp-pinyin.h"

#define N_NAMES 100000

/* The basic block as ICU orders it by reading, but for 呒, of which CLDR still says fǔ. */
#define FIRST_HAN 0x4e00
#define LAST_HAN 0x9fa5
#define ELSEWHERE 0x5452

typedef struct
{
  char *name;
  GByteArray *key;
} Name;

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_byte_array_unref (name->key);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const GByteArray *key_a = ((const Name *) a)->key;
  const GByteArray *key_b = ((const Name *) b)->key;
  int order = memcmp (key_a->data, key_b->data, MIN (key_a->len, key_b->len));

  return order != 0 ? order : (int) key_a->len - (int) key_b->len;
}

static void
add_name (GArray *names, MpPinyinKind kind, char *text)
{
  Name name = { text, g_byte_array_new () };

  mp_pinyin_append_key (name.key, kind, text);
  g_array_append_val (names, name);
}

/* Where ICU puts Han before Latin, clerks and spreadsheets do not. */
static UCollator *
open_icu (void)
{
  static const int32_t order[] = {
    UCOL_REORDER_CODE_SPACE,
    UCOL_REORDER_CODE_PUNCTUATION,
    UCOL_REORDER_CODE_SYMBOL,
    UCOL_REORDER_CODE_CURRENCY,
    UCOL_REORDER_CODE_DIGIT,
    USCRIPT_LATIN,
    USCRIPT_HAN,
  };
  UErrorCode status = U_ZERO_ERROR;
  UCollator *icu = ucol_open ("zh@collation=pinyin", &status);

  g_assert_true (U_SUCCESS (status));
  ucol_setReorderCodes (icu, order, G_N_ELEMENTS (order), &status);
  g_assert_true (U_SUCCESS (status));
  ucol_setStrength (icu, UCOL_PRIMARY);
  return icu;
}

/* Every character that a line of data/names begins with or holds. */
static GHashTable *
read_overrides (void)
{
  static const char *const lists[] = { "readings.txt", "surnames.txt" };
  GHashTable *overrides = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path =
          g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "names", lists[i], NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);

      for (const char *p = content; *p != '\0'; p = g_utf8_next_char (p))
        if (g_utf8_get_char (p) >= FIRST_HAN)
          g_hash_table_add (overrides, GUINT_TO_POINTER (g_utf8_get_char (p)));
    }

  g_assert_cmpuint (g_hash_table_size (overrides), >, 100);
  return overrides;
}

static gboolean
is_wanted (GHashTable *overrides, gunichar c)
{
  return g_hash_table_contains (overrides, GUINT_TO_POINTER (c)) || c > LAST_HAN
         || (c >= 0x3400 && c < FIRST_HAN);
}

static gboolean
differ_as_wanted (GHashTable *overrides, const char *a, const char *b)
{
  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }

  return is_wanted (overrides, g_utf8_get_char (a)) || is_wanted (overrides, g_utf8_get_char (b));
}

static void
assert_no_inversions (GArray *names)
{
  g_autoptr (GHashTable) overrides = read_overrides ();
  UCollator *icu = open_icu ();
  guint n_inversions = 0;
  guint n_wanted = 0;

  g_array_sort (names, compare_names);

  for (guint i = 1; i < names->len; i++)
    {
      const char *a = g_array_index (names, Name, i - 1).name;
      const char *b = g_array_index (names, Name, i).name;
      UErrorCode status = U_ZERO_ERROR;

      if (ucol_strcollUTF8 (icu, a, -1, b, -1, &status) != UCOL_GREATER)
        continue;

      if (differ_as_wanted (overrides, a, b))
        n_wanted++;
      else if (n_inversions++ < 10)
        g_test_message ("ICU puts %s after %s", a, b);
    }

  ucol_close (icu);
  g_test_message ("%u names, %u inversions, and %u that we want", names->len, n_inversions,
                  n_wanted);
  g_assert_cmpuint (n_inversions, ==, 0);
}

static GArray *
names_new (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));

  g_array_set_clear_func (names, name_clear);
  return names;
}

static void
test_every_character (void)
{
  g_autoptr (GArray) names = names_new ();

  for (gunichar c = FIRST_HAN; c <= LAST_HAN; c++)
    if (c != ELSEWHERE)
      {
        GString *name = g_string_new (NULL);

        g_string_append_unichar (name, c);
        add_name (names, MP_PINYIN_TEXT, g_string_free (name, FALSE));
      }

  assert_no_inversions (names);
}

/* Few different characters, so that neighbours share beginnings. */
static void
test_generated_names (gconstpointer data)
{
  MpPinyinKind kind = GPOINTER_TO_INT (data);
  static const char *const others[] = { "（", "）", "1", "２", "a", "Ｂ", "·", "-", " " };
  g_autoptr (GArray) names = names_new ();
  gunichar used[60];

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    do
      used[i] = g_test_rand_int_range (FIRST_HAN, LAST_HAN + 1);
    while (used[i] == ELSEWHERE);

  for (guint i = 0; i < N_NAMES; i++)
    {
      GString *name = g_string_new (NULL);
      int length = g_test_rand_int_range (1, 18);

      for (int j = 0; j < length; j++)
        if (g_test_rand_int_range (0, 8) == 0)
          g_string_append (name, others[g_test_rand_int_range (0, G_N_ELEMENTS (others))]);
        else
          g_string_append_unichar (name, used[g_test_rand_int_range (0, G_N_ELEMENTS (used))]);

      add_name (names, kind, g_string_free (name, FALSE));
    }

  assert_no_inversions (names);
}

/* The real names of committees, every sixth of them. */
static void
test_divisions (void)
{
  g_autoptr (GArray) names = names_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "divisions", "divisions-2023.tsv.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, &error);
  g_autoptr (GZlibDecompressor) unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  char *line;

  g_assert_no_error (error);
  unpacked = g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unpack));
  lines = g_data_input_stream_new (unpacked);

  for (guint i = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL; i++)
    {
      const char *name = strchr (line, '\t');

      if (i % 6 == 0 && name != NULL)
        add_name (names, MP_PINYIN_TEXT, g_strdup (name + 1));
      g_free (line);
    }

  g_assert_no_error (error);
  g_assert_cmpuint (names->len, >, N_NAMES);
  assert_no_inversions (names);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pinyin-icu/every-character", test_every_character);
  g_test_add_data_func ("/pinyin-icu/generated-names", GINT_TO_POINTER (MP_PINYIN_TEXT),
                        test_generated_names);
  g_test_add_data_func ("/pinyin-icu/generated-persons", GINT_TO_POINTER (MP_PINYIN_PERSON),
                        test_generated_names);
  g_test_add_func ("/pinyin-icu/divisions", test_divisions);

  return g_test_run ();
}
