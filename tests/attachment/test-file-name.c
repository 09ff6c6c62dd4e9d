/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "attachment/mp-file-name.h"

#include <string.h>

static void
test_safe (void)
{
  static const struct { const char *name; const char *safe; } cases[] = {
    { "活动照片.jpg", "活动照片.jpg" },
    { "../../etc/passwd", "passwd" },
    { "C:\\Users\\a\\签到表.xlsx", "签到表.xlsx" },
    { "a:b*c?d\"e<f>g|h.pdf", "a_b_c_d_e_f_g_h.pdf" },
    { ".hidden", "hidden" },
    { "end. . ", "end" },
    { "CON", "_CON" },
    { "com1.txt", "_com1.txt" },
    { "compare.txt", "compare.txt" },
    { "tab\there\n.txt", "tabhere.txt" },
    { "gpj.\xe2\x80\xae" "exe", "gpj.exe" },
    { "...", "_" },
    { "", "_" },
    { "bad\xff.txt", "bad\xef\xbf\xbd.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = mp_file_name_make_safe (cases[i].name);

      g_assert_cmpstr (safe, ==, cases[i].safe);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *safe = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (name, "照");
  g_string_append (name, ".jpeg");
  safe = mp_file_name_make_safe (name->str);

  g_assert_cmpuint (strlen (safe), <=, 200);
  g_assert_cmpuint (strlen (safe), >, 190);
  g_assert_true (g_utf8_validate (safe, -1, NULL));
  g_assert_true (g_str_has_suffix (safe, "照.jpeg"));
}

static void
test_endings (void)
{
  static const struct { const char *name; const char *ending; const char *ends; } cases[] = {
    { "a.png", ".jpg", "a.jpg" },   { "a.JPG", ".jpg", "a.JPG" }, { "a.jpeg", ".jpg", "a.jpeg" },
    { "2026.3.5", ".jpg", "2026.3.jpg" }, { "照片", ".jpg", "照片.jpg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ends = mp_file_name_end_with (cases[i].name, cases[i].ending);

      g_assert_cmpstr (ends, ==, cases[i].ends);
    }
}

static void
test_numbers (void)
{
  g_autofree char *first = mp_file_name_number ("照片.jpg", 1);
  g_autofree char *second = mp_file_name_number ("照片.jpg", 2);
  g_autofree char *bare = mp_file_name_number ("名册", 3);

  g_assert_cmpstr (first, ==, "照片.jpg");
  g_assert_cmpstr (second, ==, "照片_2.jpg");
  g_assert_cmpstr (bare, ==, "名册_3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-name/safe", test_safe);
  g_test_add_func ("/file-name/long", test_long);
  g_test_add_func ("/file-name/endings", test_endings);
  g_test_add_func ("/file-name/numbers", test_numbers);

  return g_test_run ();
}
