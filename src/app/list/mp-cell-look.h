/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cell says beside its value: a dot before a state, how long a record still holds. Always a
 * word or a shape with the colour, never the colour alone.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

/* Puts `text`, the value of `field` of `record` as people read it, into the cell. */
void mp_cell_look_show (GtkInscription *cell, MpStore *store, MpRecord *record,
                        const MpField *field, const char *text);

G_END_DECLS
