/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within one millisecond, and when the clock was set back, the next id is the last one and a
 * small step of chance, so that it neither repeats nor falls.
 */

#include "config.h"

#include "mp-id.h"

#define CHANCE_BITS 21
#define MAX_STEP 64

gint64
mp_id_new (void)
{
  static GMutex mutex;
  static gint64 last;
  gint64 id = (g_get_real_time () / 1000) << CHANCE_BITS;

  id |= g_random_int () & ((1 << CHANCE_BITS) - 1);

  g_mutex_lock (&mutex);
  if (id <= last)
    id = last + 1 + g_random_int_range (0, MAX_STEP);
  last = id;
  g_mutex_unlock (&mutex);

  return id;
}

gint64
mp_id_get_time (gint64 id)
{
  return (id >> CHANCE_BITS) / 1000;
}
