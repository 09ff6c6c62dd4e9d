/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a text finds of one kind of record, the best first.
 */

#pragma once

#include "catalog/mp-entity.h"

G_BEGIN_DECLS

/* How a record is meant by a text; the better before the others. */
typedef enum
{
  MP_HIT_SAME,           /* it is called so */
  MP_HIT_BEGINS,         /* what it is called begins so */
  MP_HIT_INSIDE,         /* … has it inside */
  MP_HIT_SPELLED,        /* its pinyin begins so */
  MP_HIT_SPELLED_INSIDE, /* … has it inside */
  MP_HIT_ELSEWHERE,      /* another text of it has it: a telephone, a number */
  MP_N_HITS,
} MpHit;

typedef struct
{
  gint64 id;
  MpHit how;
} MpTextHit;

typedef struct
{
  const MpEntity *entity; /* the built-in one */
  GArray *hits;           /* of MpTextHit, in the order of MpHit, those of one by their ids */
} MpTextHits;

MpTextHits *mp_text_hits_new  (const MpEntity *entity);
void        mp_text_hits_free (MpTextHits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTextHits, mp_text_hits_free)

G_END_DECLS
