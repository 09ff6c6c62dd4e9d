/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves with ledgers full of clerks' mistakes, made by chance, that every record is counted
 * exactly once, that lines which are no records create nothing, that no row is taken for another,
 * and that undo brings back what was there. The seed is printed; --seed repeats a run.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "catalog/mp-codes.h"
#include "import-expectation.h"

#include <string.h>

#define UNIT "511102009000"

enum { N_LEDGERS = 40, N_ORGANIZATIONS = 50 };

static const char *const communities[] = { "肖坝社区", "共和社区", "大田社区", "青江社区", "张徐坝村" };
static const char *const kinds[] = { "舞蹈队", "合唱团", "巡逻队", "志愿服务队", "书画社", "老年协会" };
static const char *const types[] = { "文体活动类", "文体", "公益慈善", "社区事务类", "生活服务" };

typedef struct
{
  GString *text;
  GPtrArray *names;  /* of the records, in their order; "" where the name was lost */
  guint line;
} Ledger;

static int
chance (int n)
{
  return g_test_rand_int_range (0, n);
}

static const char *
one_of (const char *const *words, int n)
{
  return words[chance (n)];
}

/* The same name as somebody else would type it. */
static char *
spoil_name (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  const char *at = g_utf8_offset_to_pointer (name, g_test_rand_int_range (1, (int) length));
  static const char *const gaps[] = { " ", "　", "\u00a0", "\u200b", "\t" };

  switch (chance (6))
    {
    case 0:
      return g_strdup_printf ("%.*s%s%s", (int) (at - name), name, one_of (gaps, 5), at);
    case 1:
      return g_strdup_printf ("  %s ", name);
    case 2:
      return g_strdup_printf ("　%s　", name);
    default:
      return g_strdup (name);
    }
}

static char *
some_date (void)
{
  int year = g_test_rand_int_range (2005, 2024);
  int month = g_test_rand_int_range (1, 13);

  switch (chance (9))
    {
    case 0: return g_strdup_printf ("%d.%d", year, month);
    case 1: return g_strdup_printf ("%d年%d月", year, month);
    case 2: return g_strdup_printf ("%d/%d/%d", year, month, g_test_rand_int_range (1, 29));
    case 3: return g_strdup_printf ("%d%02d%02d", year, month, g_test_rand_int_range (1, 29));
    case 4: return g_strdup ("前年");
    case 5: return g_strdup_printf ("%d年底", year);
    case 6: return g_strdup ("");
    case 7: return g_strdup_printf ("%d", g_test_rand_int_range (40000, 45000));
    default: return g_strdup_printf ("%d-%02d", year, month);
    }
}

static char *
some_phone (int i)
{
  switch (chance (7))
    {
    case 0: return g_strdup_printf ("138 0000 %04d", i);
    case 1: return g_strdup_printf ("138-0000-%04d", i);
    case 2: return g_strdup_printf ("1380000%03d", i % 1000);
    case 3: return g_strdup ("无");
    case 4: return g_strdup ("1.38E+10");
    default: return g_strdup_printf ("1380000%04d", i);
    }
}

static char *
some_count (void)
{
  static const char *const forms[] = { "%d", "%d人", "约%d人", "%d多人", "%d-40", " %d 人" };

  switch (chance (7))
    {
    case 0: return g_strdup ("若干");
    default:
      {
        GString *text = g_string_new (forms[chance (6)]);
        g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (5, 40));

        g_string_replace (text, "%d", number, 0);
        return g_string_free (text, FALSE);
      }
    }
}

/* A line that is no record. */
static void
add_noise (Ledger *self)
{
  static const char *const lines[] = {
    ",,,,,,,",
    "小计,,,,,,,%d",
    "本页小计,,,,,,,%d",
    "第%d页 共9页,,,,,,,",
    "序号,所属社区,组织名称,类别,成立时间,负责人,联系电话,人数",
    "%d,,,,,,,",
    "　,,,,,,,",
  };
  GString *line = g_string_new (lines[chance (7)]);

  g_string_replace (line, "%d", "7", 0);
  g_string_append_printf (self->text, "%s\n", line->str);
  g_string_free (line, TRUE);
}

static void
add_record (Ledger *self, int i)
{
  const char *community = one_of (communities, 5);
  g_autofree char *name = g_strdup_printf ("%s第%d%s", community, i, one_of (kinds, 6));
  g_autofree char *typed = spoil_name (name);
  g_autofree char *date = some_date ();
  g_autofree char *phone = some_phone (i);
  g_autofree char *count = some_count ();
  gboolean nameless = chance (25) == 0;

  g_string_append_printf (self->text, "%d,%s,%s,%s,%s,张%d,%s,%s\n", i,
                          chance (15) == 0 ? "没有这个社区" : community, nameless ? "" : typed,
                          chance (12) == 0 ? "不知道什么类" : one_of (types, 5), date, i, phone,
                          count);
  g_ptr_array_add (self->names, nameless ? g_strdup ("") : mp_fold_text (name));
}

static Ledger
make_ledger (void)
{
  Ledger self = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free), 0 };

  g_string_append (self.text, "绿心街道社区社会组织活动小组台账,,,,,,,\n填报单位：绿心街道办事处,,,,,填报日期：2024年12月,,\n");
  g_string_append (self.text, "序号,所属社区,组织名称,类别,成立时间,负责人,联系电话,人数\n");
  for (int i = 1; i <= N_ORGANIZATIONS; i++)
    {
      if (chance (6) == 0)
        add_noise (&self);
      add_record (&self, i);
    }
  g_string_append (self.text, "合计,,,,,,,1234\n,,,,,,,\n填表人：李四,,,审核人：王五,,,,\n注：本表一式两份。,,,,,,,\n");

  return self;
}

static void
test_mistakes (Office *office, gconstpointer data)
{
  GError *error = NULL;

  mp_store_load_divisions (office->store, UNIT, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, UNIT, &error);
  for (guint n = 0; n < N_LEDGERS; n++)
    {
      Ledger ledger = make_ledger ();
      g_autofree char *path = g_build_filename (office->folder, "ledger.csv", NULL);
      g_autofree char *before = office_dump (office);
      g_autofree char *after = NULL;
      g_autofree char *label = NULL;
      g_autoptr (MpImport) import = NULL;
      g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      gint64 change = 0;
      guint sum = 0;
      guint n_new;

      g_file_set_contents (path, ledger.text->str, -1, &error);
      import = mp_import_open (office->store, path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (mp_import_plan (import, NULL, NULL, NULL, &error));

      /* Every record once, nothing else, in its order, under its own name. */
      g_assert_cmpuint (mp_import_get_n_read (import), ==, ledger.names->len);
      for (guint i = 0; i < MP_IMPORT_N_OUTCOMES; i++)
        sum += mp_import_get_count (import, (MpImportOutcome) i);
      g_assert_cmpuint (sum, ==, ledger.names->len);
      for (guint i = 0; i < ledger.names->len; i++)
        {
          g_autoptr (MpImportRow) row = g_list_model_get_item (mp_import_get_rows (import), i);
          const char *name = mp_import_row_get_value (row, "organization.name");
          g_autofree char *folded = expectation_fold (name != NULL ? name : "");

          g_assert_cmpstr (folded, ==, g_ptr_array_index (ledger.names, i));
          g_assert_cmpint (mp_import_row_get_outcome (row) == MP_IMPORT_REFUSED, ==, name == NULL);
          if (mp_import_row_get_outcome (row) == MP_IMPORT_NEW)
            g_assert_true (g_hash_table_add (stored, g_steal_pointer (&folded)));
          g_assert_cmpint (mp_import_row_get_outcome (row), !=, MP_IMPORT_UPDATED);
        }
      n_new = mp_import_get_count (import, MP_IMPORT_NEW);
      g_assert_cmpuint (n_new, >, 0);

      g_assert_true (mp_import_apply (import, NULL, NULL, NULL, &change, &error));
      g_assert_no_error (error);
      g_assert_cmpint (office_count (office, "organization"), ==, n_new);
      office_assert_sound (office);

      mp_store_undo (office->store, change, &label, &error);
      g_assert_no_error (error);
      after = office_dump (office);
      g_assert_cmpstr (before, ==, after);
      g_string_free (ledger.text, TRUE);
      g_ptr_array_unref (ledger.names);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/mistakes", Office, NULL, office_set_up, test_mistakes, office_tear_down);

  return g_test_run ();
}
