/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a name costs: its key and its initials, against ICU's key in the same run, and a million
 * names sorted by their keys, against strcmp. Best of five rounds.
 */

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_ICU
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#endif

#include "catalog/mp-pinyin.h"

#define N_NAMES 100000
#define N_SORTED 1000000
#define N_ROUNDS 5

typedef struct
{
  const guint8 *key;
  guint length;
} Key;

static const char *const groups[] = {
  "舞蹈队", "合唱团", "志愿服务队", "老年协会", "邻里互助会", "（筹）书画社", "红白理事会", "青年志愿者服务中心",
};
static const char surnames[] = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
static const char given[] = "英华文明国建军平志玉兰秀芳丽敏静强磊洋艳勇杰娟涛超霞刚桂佳欣怡雨泽子涵梓浩宇轩诗琪思远嘉俊晨长乐单行";

static const char *
pick (const char *characters, char *character)
{
  long n = g_utf8_strlen (characters, -1);

  g_utf8_strncpy (character, g_utf8_offset_to_pointer (characters, g_random_int_range (0, n)), 1);
  return character;
}

/* Organizations bear the names of real communities. */
static char *
make_name (MpPinyinKind kind, GPtrArray *communities)
{
  char a[5], b[5], c[5];

  if (kind == MP_PINYIN_PERSON)
    return g_strconcat (pick (surnames, a), pick (given, b), pick (given, c), NULL);

  return g_strconcat (g_ptr_array_index (communities, g_random_int_range (0, communities->len)),
                      pick (given, a), pick (given, b),
                      groups[g_random_int_range (0, G_N_ELEMENTS (groups))], NULL);
}

static GPtrArray *
read_communities (void)
{
  GPtrArray *communities = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path =
      g_build_filename (g_getenv ("MIAOPU_DATA_DIR"), "divisions", "divisions-2023.tsv.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GZlibDecompressor) unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) unpacked =
      g_converter_input_stream_new (G_INPUT_STREAM (packed), G_CONVERTER (unpack));
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (unpacked);
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      if (strlen (line) > 13 && line[12] == '\t')
        g_ptr_array_add (communities, g_strdup (line + 13));
      g_free (line);
    }

  return communities;
}

static char **
make_names (MpPinyinKind kind, guint n)
{
  g_autoptr (GPtrArray) communities = read_communities ();
  char **names = g_new0 (char *, n + 1);

  g_random_set_seed (1);
  for (guint i = 0; i < n; i++)
    names[i] = make_name (kind, communities);

  return names;
}

static void
print_cost (const char *what, gint64 best, double bytes)
{
  g_print ("  %-28s %5.0f ns a name, %5.1f bytes\n", what, best * 1000.0 / N_NAMES,
           bytes / N_NAMES);
}

static void
measure_keys (MpPinyinKind kind, char **names)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  gint64 best = G_MAXINT64;
  gint64 best_both = G_MAXINT64;
  gsize bytes = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_NAMES; i++)
        {
          g_byte_array_set_size (key, 0);
          mp_pinyin_append_key (key, kind, names[i]);
          bytes += key->len;
        }

      best = MIN (best, g_get_monotonic_time () - start);
    }
  print_cost ("key", best, (double) bytes / N_ROUNDS);

  bytes = 0;
  best = G_MAXINT64;
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_NAMES; i++)
        {
          g_autofree char *initials = mp_pinyin_initials (kind, names[i]);

          bytes += strlen (initials);
        }

      best = MIN (best, g_get_monotonic_time () - start);
    }
  print_cost ("initials", best, (double) bytes / N_ROUNDS);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_NAMES; i++)
        {
          g_autofree char *initials = mp_pinyin_initials (kind, names[i]);

          g_byte_array_set_size (key, 0);
          mp_pinyin_append_key (key, kind, names[i]);
        }

      best_both = MIN (best_both, g_get_monotonic_time () - start);
    }
  print_cost ("key and initials", best_both, 0);
}

static void
measure_icu (char **names)
{
#ifdef HAVE_ICU
  UErrorCode status = U_ZERO_ERROR;
  UCollator *icu = ucol_open ("zh@collation=pinyin", &status);
  gint64 best = G_MAXINT64;
  gsize bytes = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < N_NAMES; i++)
        {
          UChar text[256];
          guint8 key[1024];
          int32_t length;

          u_strFromUTF8 (text, G_N_ELEMENTS (text), &length, names[i], -1, &status);
          bytes += ucol_getSortKey (icu, text, length, key, sizeof key);
        }

      best = MIN (best, g_get_monotonic_time () - start);
    }

  ucol_close (icu);
  print_cost ("ICU's key", best, (double) bytes / N_ROUNDS);
#else
  g_print ("  ICU was not there when this was built\n");
#endif
}

static int
compare_keys (const void *a, const void *b)
{
  const Key *key_a = a;
  const Key *key_b = b;
  int order = memcmp (key_a->key, key_b->key, MIN (key_a->length, key_b->length));

  return order != 0 ? order : (key_a->length > key_b->length) - (key_a->length < key_b->length);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
measure_sort (MpPinyinKind kind)
{
  g_auto(GStrv) names = make_names (kind, N_SORTED);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree Key *keys = g_new (Key, N_SORTED);
  g_autofree gsize *starts = g_new (gsize, N_SORTED + 1);
  g_autofree char **texts = g_new (char *, N_SORTED);
  g_autofree Key *sorted = g_new (Key, N_SORTED);
  gint64 best_keys = G_MAXINT64;
  gint64 best_texts = G_MAXINT64;

  for (guint i = 0; i < N_SORTED; i++)
    {
      starts[i] = bytes->len;
      mp_pinyin_append_key (bytes, kind, names[i]);
    }
  starts[N_SORTED] = bytes->len;
  for (guint i = 0; i < N_SORTED; i++)
    keys[i] = (Key) { bytes->data + starts[i], starts[i + 1] - starts[i] };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start;

      memcpy (sorted, keys, N_SORTED * sizeof *keys);
      start = g_get_monotonic_time ();
      qsort (sorted, N_SORTED, sizeof *sorted, compare_keys);
      best_keys = MIN (best_keys, g_get_monotonic_time () - start);

      memcpy (texts, names, N_SORTED * sizeof *texts);
      start = g_get_monotonic_time ();
      qsort (texts, N_SORTED, sizeof *texts, compare_texts);
      best_texts = MIN (best_texts, g_get_monotonic_time () - start);
    }

  g_print ("  a million sorted by key %" G_GINT64_FORMAT " ms, by strcmp %" G_GINT64_FORMAT
           " ms: %.2f\n",
           best_keys / 1000, best_texts / 1000, (double) best_keys / best_texts);
}

int
main (int argc, char *argv[])
{
  static const char *const titles[] = { "organizations", "persons" };

  for (MpPinyinKind kind = MP_PINYIN_TEXT; kind <= MP_PINYIN_PERSON; kind++)
    {
      g_auto(GStrv) names = make_names (kind, N_NAMES);
      gsize bytes = 0;

      for (guint i = 0; i < N_NAMES; i++)
        bytes += strlen (names[i]);

      g_print ("%s, %.1f bytes a name\n", titles[kind], (double) bytes / N_NAMES);
      measure_keys (kind, names);
      measure_icu (names);
      measure_sort (kind);
    }

  return 0;
}
