/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Communities with names that are nearly the same: what is not written as one of them is called
 * is asked for once, with the likely one at hand, wherever it stands; it is never taken for a
 * neighbour.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

/* 翠苑街道 with 翠苑一区社区 to 翠苑五区社区, 花园社区, 塘苗社区. */
static void
live_among_neighbours (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, "330106005000", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, "330106005000", &error);
  g_assert_no_error (error);
}

static void
test_in_a_column (Office *office, gconstpointer data)
{
  static const struct { const char *said, *taken, *likely; } places[] = {
    { "翠苑一区", "055", NULL },
    { "翠苑1区社区", "055", NULL },
    { "翠苑 二区居委会", "056", NULL },
    { "翠苑二区社区第三网格", "056", NULL },
    { "3、花园社区", "052", NULL },
    { "翠苑一社区", NULL, "055" },
    { "翠苑新村三区", NULL, "057" },
    { "四区", NULL, "058" },
    { "唐苗社区", NULL, "002" },
    { "翠苑六区", NULL, NULL },
    { "翠苑一区东社区", NULL, NULL },
    { "翠苑一区三社区", NULL, NULL },
    { "东花园社区", NULL, NULL },
    { "北山街道花园社区", NULL, "052" },
    { "新市花园社区", NULL, "052" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s|棋友会|文体活动类", places[i].said);
      const char *const lines[] = { "社会组织台账", "所属社区|组织名称|类别", line,
                                    NULL };
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, 3);
      const char *place = mp_import_row_get_value (row, "organization.division");
      g_autoptr (GPtrArray) alike =
          mp_import_list_alike (import, "organization.division", places[i].said);
      g_autoptr (GPtrArray) words = mp_import_list_unknown_words (import);

      g_test_message ("%s", places[i].said);
      g_assert_cmpstr (place != NULL ? place + strlen ("330106005") : NULL, ==, places[i].taken);
      g_assert_cmpuint (words->len, ==, places[i].taken == NULL);
      if (places[i].taken != NULL)
        continue;
      g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_HELD);
      g_assert_cmpuint (alike->len > 0, ==, places[i].likely != NULL);
      if (places[i].likely != NULL)
        g_assert_cmpstr (((MpImportAlike *) alike->pdata[0])->value + strlen ("330106005"), ==,
                         places[i].likely);
    }
}

/* Lines above rows: the one of the lines before does not go on below a name that nobody knows. */
static void
test_above_rows (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "社会组织台账", "序号|组织名称|类别", "翠苑二区社区", "1|棋友会|文体活动类", "翠苑一社区",
    "2|合唱队|文体活动类", "3|腰鼓队|文体活动类", "花园社区", "4|书画社|文体活动类", NULL,
  };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (import);
  g_autofree char *places = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 2);
  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpstr (((MpImportWord *) words->pdata[0])->word, ==, "翠苑一社区");
  g_assert_cmpuint (((MpImportWord *) words->pdata[0])->n_rows, ==, 2);

  g_assert_true (mp_import_explain_word (import, "organization.division", "翠苑一社区",
                                         "330106005055", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 4);
  sheet_apply (import);
  places = sheet_ask (office, "SELECT group_concat (name || substr (division, 10), ' ') FROM "
                              "(SELECT * FROM organization ORDER BY id)");
  g_assert_cmpstr (places, ==, "棋友会056 合唱队055 腰鼓队055 书画社052");
}

/* A title of nearly the name: asked once, and remembered for the next file. */
static void
test_in_a_title (Office *office, gconstpointer data)
{
  static const char *const lines[] = { "2024年翠苑一社区社会组织台账", "序号|组织名称|类别",
                                       "1|合唱队|文体活动类", "2|腰鼓队|文体活动类", NULL };
  static const char *const next[] = { "2025年翠苑一社区社会组织台账", "序号|组织名称|类别",
                                      "1|书画社|文体活动类", NULL };
  static const char *const neighbours[] = { "东花园社区社会组织台账", "序号|组织名称|类别",
                                            "1|太极队|文体活动类", NULL };
  g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
  g_autoptr (MpImport) later = NULL;
  g_autoptr (MpImport) other = NULL;
  GError *error = NULL;

  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 2);
  g_assert_true (mp_import_explain_word (import, "organization.division", "翠苑一社区",
                                         "330106005055", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  sheet_apply (import);
  later = sheet_plan (office, next, NULL);
  g_assert_cmpuint (mp_import_get_count (later, MP_IMPORT_NEW), ==, 1);
  other = sheet_plan (office, neighbours, NULL);
  g_assert_cmpuint (mp_import_get_count (other, MP_IMPORT_HELD), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define near(path, func)                                                                           \
  g_test_add (path, Office, NULL, live_among_neighbours, func, office_tear_down)
  near ("/import/neighbours/in-a-column", test_in_a_column);
  near ("/import/neighbours/above-rows", test_above_rows);
  near ("/import/neighbours/in-a-title", test_in_a_title);

  return g_test_run ();
}
