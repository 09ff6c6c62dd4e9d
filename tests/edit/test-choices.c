/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who types two letters and goes on means the first that is offered: it has to be the one that
 * begins so, by the name that is on the screen.
 */

#include "../store/store-fixture.h"

#include "edit/find/mp-choices.h"

/* "青江社区 共和社区…": the first ones for what was typed. */
static char *
offered (Office *self, const char *text, guint n)
{
  g_autoptr (GPtrArray) choices = mp_choices_of_divisions (self->store, text);
  GString *titles = g_string_new (NULL);

  g_ptr_array_set_free_func (choices, (GDestroyNotify) mp_choice_free);
  for (guint i = 0; i < choices->len && i < n; i++)
    g_string_append_printf (titles, i > 0 ? " %s" : "%s",
                            ((MpChoice *) choices->pdata[i])->title);

  return g_string_free (titles, FALSE);
}

static void
test_divisions (Office *self, gconstpointer data)
{
  static const struct { const char *typed, *first; } cases[] = {
    { "qj", "青江社区" }, { "q", "青江社区" }, { "青江", "青江社区" }, { "xb", "肖坝社区" },
    { "gh", "共和社区" }, { "肖坝社区居", "肖坝社区" }, { "jwh", "" }, { "sqj", "" },
    { "qingjiang", "青江社区" }, { "qingj", "青江社区" }, { "QJiang", "青江社区" },
    { "gonghe", "共和社区" }, { "zgxi", "竹公溪社区" }, { "xiaoba", "肖坝社区" }, { "jiangq", "" },
  };
  GError *error = NULL;

  mp_store_load_divisions (self->store, "511102009", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, "511102009000", &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = offered (self, cases[i].typed, 1);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

/* What begins so, then what has it inside, then what is only also called so. */
static void
test_codes (Office *self, gconstpointer data)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  g_autoptr (GPtrArray) all = mp_choices_of_codes (codes, "tier", "");
  g_autoptr (GPtrArray) filed = mp_choices_of_codes (codes, "tier", "ba");

  g_ptr_array_set_free_func (all, (GDestroyNotify) mp_choice_free);
  g_ptr_array_set_free_func (filed, (GDestroyNotify) mp_choice_free);
  g_assert_cmpuint (all->len, ==, mp_codes_list (codes, "tier")->len);
  g_assert_cmpuint (filed->len, >, 1);
  g_assert_cmpstr (((MpChoice *) filed->pdata[0])->title, ==, "备案");

  g_assert_cmpint (mp_choices_fit ("文体活动类", "wt"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "hd"), ==, MP_FIT_INSIDE);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "活动"), ==, MP_FIT_INSIDE);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "xy"), ==, MP_FIT_NONE);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "wentihuod"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "wthuodonglei"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "huodong"), ==, MP_FIT_INSIDE);
  g_assert_cmpint (mp_choices_fit ("文体活动类", "wentif"), ==, MP_FIT_NONE);
  g_assert_cmpint (mp_choices_fit ("旅游3队", "lvyou3d"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("旅游3队", "luyou"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("KTV协会", "ktvxiehui"), ==, MP_FIT_BEGINS);
  /* Where characters have a second reading, that one too. */
  g_assert_cmpint (mp_choices_fit ("重庆合唱队", "cq"), ==, MP_FIT_BEGINS);
  g_assert_cmpint (mp_choices_fit ("重庆合唱队", "chongqing"), ==, MP_FIT_BEGINS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/choices/divisions", test_divisions);
  office_test ("/choices/codes", test_codes);

  return g_test_run ();
}
