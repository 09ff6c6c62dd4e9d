/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last lines of a record's file, above its form: how far it is from the next tier and the
 * button that takes it there, what is due, what happened last. Each opens the record that it speaks
 * of. It is read after the form is there and changes no line of it when it comes.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_DIGEST_BAR (mp_digest_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpDigestBar, mp_digest_bar, MP, DIGEST_BAR, GtkWidget)

GtkWidget *mp_digest_bar_new  (MpStore *store);
/* `record` as it is stored; one that is new or deleted, or of a kind of which nothing can be said,
 * has no such lines. Shown again: reads it again.
 */
void       mp_digest_bar_show (MpDigestBar *self, MpRecord *record);

/* Signal "part" (const char *kind): what belongs to the record itself is to be looked at. */

G_END_DECLS
