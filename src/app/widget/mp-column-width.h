/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How wide a column is before anybody has dragged it: wide enough for its heading and for what
 * its kind of value usually needs. In digits, so that it fits any size of text.
 */

#pragma once

#include <gtk/gtk.h>

#include "catalog/mp-codes.h"
#include "catalog/mp-entity.h"

G_BEGIN_DECLS

double mp_column_width_usual (const MpEntity *entity, const MpField *field, MpCodes *codes);
/* Pixels of one digit in the widget's font. */
double mp_column_width_digit (GtkWidget *widget);

G_END_DECLS
