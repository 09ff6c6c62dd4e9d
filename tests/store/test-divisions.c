/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a county finds the committees that are there, each once and by the name that people
 * use; and a list that cannot be read says so.
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "catalog/mp-field.h"
#include "store/division/mp-divisions.h"

static GPtrArray *
subtree (const char *code)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *divisions = mp_divisions_subtree (code, NULL, &error);

  g_assert_no_error (error);
  return divisions;
}

static GPtrArray *
children (const char *under)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *divisions = mp_divisions_children (under, NULL, &error);

  g_assert_no_error (error);
  return divisions;
}

static const MpNationalDivision *
get (GPtrArray *divisions, guint i)
{
  return g_ptr_array_index (divisions, i);
}

static void
assert_division (GPtrArray *divisions, guint i, const char *code, const char *name)
{
  g_assert_cmpuint (divisions->len, >, i);
  g_assert_cmpstr (get (divisions, i)->code, ==, code);
  g_assert_cmpstr (get (divisions, i)->name, ==, name);
}

/* The committees were counted apart from the program (tests/data/divisions). */
static void
test_counts (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "divisions",
                                                 "counts_by_county_5111_leshan.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_tested = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (content), "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) expected = g_strsplit (lines[i], ",", -1);
      g_autoptr (GPtrArray) divisions = subtree (expected[0]);
      guint n_townships = 0;
      guint n_kind[3] = { 0 };

      for (guint j = 0; j < divisions->len; j++)
        {
          const MpNationalDivision *division = get (divisions, j);
          int level = mp_division_level (division->code);

          if (g_str_equal (division->code, expected[0]))
            g_assert_cmpstr (division->name, ==, expected[1]);
          if (level == 4)
            n_townships++;
          if (level == 5)
            n_kind[*mp_division_community_kind (division->code, division->name) - '0']++;
        }

      g_assert_cmpuint (n_townships, ==, g_ascii_strtoull (expected[2], NULL, 10));
      g_assert_cmpuint (n_kind[1], ==, g_ascii_strtoull (expected[3], NULL, 10));
      g_assert_cmpuint (n_kind[2], ==, g_ascii_strtoull (expected[4], NULL, 10));
      g_assert_cmpuint (n_kind[1] + n_kind[2], ==, g_ascii_strtoull (expected[7], NULL, 10));
      n_tested++;
    }

  g_assert_cmpuint (n_tested, ==, 12);
}

static void
test_forms_of_codes (void)
{
  static const char *const forms[] = { "511102009", "511102009000" };
  static const char *const counties[] = { "511102", "511102000", "511102000000" };
  static const char *const cities[] = { "5111", "511100", "511100000", "511100000000" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GPtrArray) divisions = subtree (forms[i]);

      g_assert_cmpuint (divisions->len, ==, 15);
      assert_division (divisions, 0, "51", "四川省");
      assert_division (divisions, 1, "5111", "乐山市");
      assert_division (divisions, 2, "511102", "市中区");
      assert_division (divisions, 3, "511102009", "绿心街道");
      assert_division (divisions, 4, "511102009001", "肖坝社区居委会");
    }

  for (guint i = 0; i < G_N_ELEMENTS (counties); i++)
    {
      g_autoptr (GPtrArray) divisions = subtree (counties[i]);

      g_assert_cmpuint (divisions->len, ==, 2 + 1 + 17 + 195);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    {
      g_autoptr (GPtrArray) divisions = children (cities[i]);

      g_assert_cmpuint (divisions->len, ==, 11);
      assert_division (divisions, 0, "511102", "市中区");
      assert_division (divisions, 10, "511181", "峨眉山市");
    }
}

static void
test_codes (void)
{
  static const struct
  {
    const char *code;
    const char *code12;
    const char *short_code;
    int level;
  } vectors[] = {
    { "51", "510000000000", "51", 1 },
    { "5111", "511100000000", "5111", 2 },
    { "510000", "510000000000", "51", 1 },
    { "511102", "511102000000", "511102", 3 },
    { "511102009", "511102009000", "511102009", 4 },
    { "511102009000", "511102009000", "511102009", 4 },
    { "511102009001", "511102009001", "511102009001", 5 },
    { "4419", "441900000000", "441900", 3 },
    { "441900000000", "441900000000", "441900", 3 },
    { "", NULL, NULL, 0 },
    { "5", NULL, NULL, 0 },
    { "51110", NULL, NULL, 0 },
    { "5111020090010", NULL, NULL, 0 },
    { "51110200900a", NULL, NULL, 0 },
    { "000000", NULL, NULL, 0 },
    { " 51", NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *code12 = mp_division_code12 (vectors[i].code);
      g_autofree char *short_code = mp_division_short_code (vectors[i].code);

      g_assert_cmpstr (code12, ==, vectors[i].code12);
      g_assert_cmpstr (short_code, ==, vectors[i].short_code);
      g_assert_cmpint (mp_division_level (vectors[i].code), ==, vectors[i].level);
    }
}

static void
test_unknown_codes (void)
{
  static const char *const codes[] = { "99", "511199", "511102999", "511102009199",
                                       "71", "市中区", "51110200",  "5" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) error_below = NULL;

      g_assert_null (mp_divisions_subtree (codes[i], NULL, &error));
      g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (error->message, codes[i]));
      g_assert_null (mp_divisions_children (codes[i], NULL, &error_below));
      g_assert_error (error_below, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
    }
}

static void
test_children (void)
{
  g_autoptr (GPtrArray) provinces = children ("");
  g_autoptr (GPtrArray) below_community = children ("511102009001");

  g_assert_cmpuint (provinces->len, ==, 31);
  assert_division (provinces, 0, "11", "北京市");
  assert_division (provinces, 30, "65", "新疆维吾尔自治区");
  g_assert_cmpuint (below_community->len, ==, 0);
}

/* Dongguan is a city, its own county, and one division; Kinmen is a county, its own township and
 * its own committee in the list.
 */
static void
test_same_place_once (void)
{
  g_autoptr (GPtrArray) cities = children ("44");
  g_autoptr (GPtrArray) dongguan = children ("4419");
  g_autoptr (GPtrArray) kinmen = subtree ("350527");

  assert_division (cities, 16, "441900", "东莞市");
  assert_division (dongguan, 0, "441900003", "东城街道");
  g_assert_cmpuint (kinmen->len, ==, 3);
  assert_division (kinmen, 2, "350527", "金门县");
}

/* Over the whole nation: 12 digits are one division, whose parent came before it; and short names
 * stay apart within a township, all but 31 pairs.
 */
static void
test_nation (void)
{
  g_autoptr (GPtrArray) divisions = subtree ("");
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_communities = 0;

  for (guint i = 0; i < divisions->len; i++)
    {
      const MpNationalDivision *division = get (divisions, i);
      int level = mp_division_level (division->code);

      g_assert_true (g_hash_table_add (codes, mp_division_code12 (division->code)));

      if (level > 2)
        {
          g_autofree char *parent = g_strndup (division->code, level == 5 ? 9 : level == 4 ? 6 : 2);
          g_autofree char *parent12 = mp_division_code12 (parent);

          g_assert_true (g_hash_table_contains (codes, parent12));
        }

      if (level == 5)
        {
          g_autofree char *short_name = mp_division_short_name (division->name);

          g_assert_cmpstr (short_name, !=, "");
          g_assert_nonnull (mp_division_community_kind (division->code, division->name));
          g_hash_table_add (names, g_strdup_printf ("%.9s%s", division->code, short_name));
          n_communities++;
        }
    }

  g_assert_cmpuint (divisions->len, ==, 665276 - 5);
  g_assert_cmpuint (n_communities, ==, 620573 - 1);
  g_assert_cmpuint (n_communities - g_hash_table_size (names), ==, 31);
}

/* In the whole country, by characters, by initials, by whole pinyin or by both mixed. */
static void
test_found (void)
{
  static const char *typed[] = { "绿心街道", "lxjd", "lvxinjiedao", "lvxjd" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      GError *error = NULL;
      g_autoptr (GPtrArray) found = mp_divisions_find (typed[i], 200, NULL, &error);
      gboolean there = FALSE;

      g_test_message ("%s", typed[i]);
      g_assert_no_error (error);
      for (guint n = 0; n < found->len; n++)
        there |= g_str_equal (((MpNationalDivision *) found->pdata[n])->name,
                              "四川省 › 乐山市 › 市中区 › 绿心街道");
      g_assert_true (there);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mp_divisions_subtree ("511102", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every way in which the file itself can be wrong: `content` NULL is no file at all. */
static void
assert_unreadable (const char *content, gsize length, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *usual = g_strdup (g_getenv ("MIAOPU_DATA_DIR"));
  g_autofree char *folder = g_dir_make_tmp ("miaopu-divisions-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (folder, "divisions", NULL);
  g_autofree char *path = NULL;

  g_setenv ("MIAOPU_DATA_DIR", folder, TRUE);
  path = mp_divisions_file ();
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  if (content != NULL)
    g_assert_true (g_file_set_contents (path, content, length, NULL));

  g_assert_null (mp_divisions_subtree ("659012", NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));

  g_setenv ("MIAOPU_DATA_DIR", usual, TRUE);
  g_remove (path);
  g_rmdir (below);
  g_rmdir (folder);
}

static char *
compress (const char *text, gsize *length)
{
  g_autoptr (GZlibCompressor) pack = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (pack));

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_unreadable_list (void)
{
  static const char *const texts[] = {
    "no tabs here\n", "11\t北京市\n65\t\xff\xfe\n", "11\t北京市\n1101\t市辖", "\n",
  };
  g_autofree char *path = mp_divisions_file ();
  g_autofree char *list = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &list, &length, NULL));

  assert_unreadable (NULL, 0, G_IO_ERROR_NOT_FOUND);
  assert_unreadable ("hello", 5, G_IO_ERROR_INVALID_DATA);
  assert_unreadable ("", 0, G_IO_ERROR_PARTIAL_INPUT);
  assert_unreadable (list, 12, G_IO_ERROR_PARTIAL_INPUT);
  assert_unreadable (list, length / 2, G_IO_ERROR_PARTIAL_INPUT);
  assert_unreadable (list, length - 1, G_IO_ERROR_PARTIAL_INPUT);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize packed_length;
      g_autofree char *packed = compress (texts[i], &packed_length);

      assert_unreadable (packed, packed_length, G_IO_ERROR_INVALID_DATA);
    }
}

/* 659012 ends the list, so all of it is read, and its checksum too. */
static void
test_damaged_list (void)
{
  g_autofree char *path = mp_divisions_file ();
  g_autofree char *list = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &list, &length, NULL));

  for (guint i = 0; i < 3; i++)
    {
      gsize at = g_test_rand_int_range (20, length - 8);

      list[at] ^= 0x55;
      assert_unreadable (list, length, G_IO_ERROR_INVALID_DATA);
      list[at] ^= 0x55;
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *code12;
    const char *name;
    const char *kind;
  } communities[] = {
    { "511102009001", "肖坝社区居委会", "1" },
    { "511102100200", "张徐坝村民委员会", "2" },
    { "220183003199", "王家村委会", "1" },  /* a village in the band of residents' committees */
    { "110105020400", "机场工作区社区", "1" },
    { "652325503552", "奇台农场九连生活区", "2" },
    { NULL, "高新区一号社区", "1" },
    { NULL, "新桥居委会", "1" },
    { NULL, "新桥村村委会", "2" },
    { NULL, "乌兰绍荣嘎查", "2" },
    { NULL, "一网格", NULL },
  }, townships[] = {
    { "511102004000", "大佛街道", "1" },
    { "110105020000", "南磨房地区", "1" },
    { "511102100000", "牟子镇", "2" },
    { "511132200000", "宜坪乡", "3" },
    { "150425201000", "达尔罕苏木", "3" },
    { "130102400000", "开发区街道", "1" },
    { "130102401000", "高新技术开发区", "9" },
    { "460202198000", "海棠区直辖村级区划", "9" },
    { NULL, "新城街道", "1" },
    { NULL, "新城街道办事处", "1" },
    { NULL, "高新区", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    g_assert_cmpstr (mp_division_community_kind (communities[i].code12, communities[i].name), ==,
                     communities[i].kind);
  for (guint i = 0; i < G_N_ELEMENTS (townships); i++)
    g_assert_cmpstr (mp_division_township_kind (townships[i].code12, townships[i].name), ==,
                     townships[i].kind);
}

static void
test_short_names (void)
{
  static const char *const names[][2] = {
    { "肖坝社区居委会", "肖坝社区" },
    { "碧山社区居民委员会", "碧山社区" },
    { "张徐坝村民委员会", "张徐坝村" },
    { "张徐坝村委会", "张徐坝村" },
    { "张徐坝村村委会", "张徐坝村" },
    { "杨院村村民委员会", "杨院村" },
    { "新村委会", "新村" },
    { "新村村委会", "新村" },
    { "王村委会", "王村" },
    { "新民村委会", "新民村" },
    { "杨岔河村", "杨岔河村" },
    { "工农新村社区", "工农新村社区" },
    { "建新社区村民委员会", "建新社区" },
    { "黄珏居委会", "黄珏社区" },
    { "古龙五村居委会", "古龙五村社区" },
    { "南程村居民委员会", "南程村社区" },
    { "一居委会", "一居委会" },
    { "居委会", "居委会" },
    { "村委会", "村委会" },
    /* As the list has it, too. */
    { "金源社区居委", "金源社区" },
    { "体育场社区居民委员", "体育场社区" },
    { "佳苑社区居民委会", "佳苑社区" },
    { "富民社区委员会", "富民社区" },
    { "申河社区居民管理委员会", "申河社区" },
    { "大圐圙村委", "大圐圙村" },
    { "马鞍村民委会", "马鞍村" },
    { "永前村村委员会", "永前村" },
    { "清溪镇花园村村民委员会会", "清溪镇花园村" },
    { "托勒村牧民委员会", "托勒村" },
    { "那木哈牧委会", "那木哈村" },
    { "山丹嘎查委员会", "山丹嘎查" },
    { "跃进嘎查村民委员会", "跃进嘎查" },
    { "都日博代嘎查村", "都日博代嘎查村" },
    { "周家村委会（德惠经济开发区）（省级）", "周家村" },
    { "舜井道居委会（社区）", "舜井道社区" },
    { "月明社区居委会(筹备组）", "月明社区" },
    { "群兴（祖师沟）村委会", "群兴（祖师沟）村" },
    /* Other things keep their names. */
    { "机械厅家委会", "机械厅家委会" },
    { "红光街街道委员会", "红光街街道委员会" },
    { "海伦农场六井管理区", "海伦农场六井管理区" },
    { "八连生活区", "八连生活区" },
    { "大佛街道", "大佛街道" },
    { "（待定）", "（待定）" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *short_name = mp_division_short_name (names[i][0]);
      g_autofree char *again = mp_division_short_name (short_name);

      g_assert_cmpstr (short_name, ==, names[i][1]);
      g_assert_cmpstr (again, ==, short_name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/divisions/counts", test_counts);
  g_test_add_func ("/divisions/forms-of-codes", test_forms_of_codes);
  g_test_add_func ("/divisions/codes", test_codes);
  g_test_add_func ("/divisions/unknown-codes", test_unknown_codes);
  g_test_add_func ("/divisions/children", test_children);
  g_test_add_func ("/divisions/found", test_found);
  g_test_add_func ("/divisions/same-place-once", test_same_place_once);
  g_test_add_func ("/divisions/nation", test_nation);
  g_test_add_func ("/divisions/cancelled", test_cancelled);
  g_test_add_func ("/divisions/unreadable-list", test_unreadable_list);
  g_test_add_func ("/divisions/damaged-list", test_damaged_list);
  g_test_add_func ("/divisions/kinds", test_kinds);
  g_test_add_func ("/divisions/short-names", test_short_names);

  return g_test_run ();
}
