/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that a community is found by the name as it is written where another has the same core,
 * and by the ways in which offices write their own name and that of the township.
 */

#include "config.h"

#include "import-fixture.h"
#include "import/place/mp-places.h"

/* 张苏滩社区居委会 and 张苏滩村社区, 滩尖子社区居委会 and 滩尖子村社区 lie here. */
#define NAMESAKES "620102003000"

static void
set_up_namesakes (Office *office, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (office, data);
  mp_store_load_divisions (office->store, NAMESAKES, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, NAMESAKES, &error);
  g_assert_no_error (error);
}

static void
test_namesakes (Office *office, gconstpointer data)
{
  static const struct { const char *text, *name; } cases[] = {
    { "滩尖子社区", "滩尖子社区居委会" },
    { "滩尖子", "滩尖子社区居委会" },
    { "滩尖子居委", "滩尖子社区居委会" },
    { "滩尖子社区居民委员会", "滩尖子社区居委会" },
    { "滩尖子村社区", "滩尖子村社区" },
    { "滩尖子村", "滩尖子村社区" },
    { "雁南街滩尖子社区", "滩尖子社区居委会" },
    { "城关区雁南街滩尖子社区居民委员会", "滩尖子社区居委会" },
    { "雁南街道滩尖子社区第二网格", "滩尖子社区居委会" },
  };
  GError *error = NULL;
  g_autoptr (MpPlaces) places = mp_places_new (office->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean several = FALSE;
      const MpPlace *place = mp_places_by_name (places, cases[i].text, NULL, &several);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (place);
      g_assert_false (several);
      g_assert_cmpstr (place->name, ==, cases[i].name);
    }
}

static void
test_text (Office *office, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (MpPlaces) places = mp_places_new (office->store, &error);
  const MpPlace *place;

  g_assert_no_error (error);
  place = mp_places_in_text (places, "滩尖子社区太平鼓队", NULL);
  g_assert_nonnull (place);
  g_assert_cmpstr (place->name, ==, "滩尖子社区居委会");
  place = mp_places_in_text (places, "滩尖子村社区2024年台账", NULL);
  g_assert_nonnull (place);
  g_assert_cmpstr (place->name, ==, "滩尖子村社区");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/import/places/namesakes", Office, NULL, set_up_namesakes, test_namesakes,
              office_tear_down);
  g_test_add ("/import/places/text", Office, NULL, set_up_namesakes, test_text, office_tear_down);

  return g_test_run ();
}
