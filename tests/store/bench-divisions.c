/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a unit is to take less than a second, wherever it stands in the list. Best of five.
 */

#include "store/division/mp-divisions.h"

#define N_ROUNDS 5

typedef GPtrArray *(*Choose) (const char *code, GCancellable *cancellable, GError **error);

static void
measure (const char *what, Choose choose, const char *code)
{
  gint64 best = G_MAXINT64;
  guint n = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) divisions = choose (code, NULL, NULL);

      best = MIN (best, g_get_monotonic_time () - start);
      n = divisions != NULL ? divisions->len : 0;
    }

  g_print ("%-24s %6u divisions, %4.0f ms\n", what, n, best / 1000.0);
}

int
main (int argc, char *argv[])
{
  measure ("provinces", mp_divisions_children, "");
  measure ("counties of a city", mp_divisions_children, "5111");
  measure ("first county", mp_divisions_subtree, "110101");
  measure ("county in the middle", mp_divisions_subtree, "511102");
  measure ("last county", mp_divisions_subtree, "659012");
  measure ("city", mp_divisions_subtree, "5111");
  measure ("province", mp_divisions_subtree, "51");
  return 0;
}
