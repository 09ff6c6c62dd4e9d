/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of a card share.
 */

#pragma once

#include "mp-card.h"

G_BEGIN_DECLS

#define LABELS_SIDE_BY_SIDE 3 /* are the headings of a small table */

/* The cell is a label, with nothing behind it. */
gboolean mp_card_knows    (const MpCard *self, const MpCell *cell);
gboolean mp_card_has_text (const MpCell *cell);
/* Most of what stands in a line is labels. */
gboolean mp_card_is_label_line (const MpCard *self, guint32 row);
/* Which lines belong to small tables within the card. Gives how many labels their longest line of
 * headings has.
 */
guint    mp_card_find_small_tables (MpCard *self);
/* mp-card-fill.c: nothing stands there but what was printed to be filled in. */
gboolean mp_card_is_unfilled (const char *text);

G_END_DECLS
