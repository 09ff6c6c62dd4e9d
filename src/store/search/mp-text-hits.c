/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No more than an array and whose it is.
 */

#include "config.h"

#include "mp-text-hits.h"

MpTextHits *
mp_text_hits_new (const MpEntity *entity)
{
  MpTextHits *self = g_new0 (MpTextHits, 1);

  self->entity = entity;
  self->hits = g_array_new (FALSE, FALSE, sizeof (MpTextHit));
  return self;
}

void
mp_text_hits_free (MpTextHits *self)
{
  g_array_unref (self->hits);
  g_free (self);
}
