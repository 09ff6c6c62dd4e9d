/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether telephones and numbers stand in full on the screen: one answer for everything that shows
 * records of an office. Whoever looks over the clerk's shoulder sees them for half a minute at
 * most; then they are hidden again by themselves.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_REVEAL (mp_reveal_get_type ())
G_DECLARE_FINAL_TYPE (MpReveal, mp_reveal, MP, REVEAL, GObject)

#define MP_REVEAL_SECONDS 30

/* Of the store, which it lives as long as. */
MpReveal *mp_reveal_of    (MpStore *store);

gboolean  mp_reveal_is_on (MpReveal *self);
/* Asked for once more, it lasts as long again. */
void      mp_reveal_set   (MpReveal *self, gboolean on);

/* The text of a field as it may stand on the screen now. */
char     *mp_reveal_mask  (MpReveal *self, const MpField *field, const char *text);

/* Property "on" (boolean, read and write): to be bound to what turns it. */

G_END_DECLS
