/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the fields of one row of a grid, in a window of its own. What is typed there is typed into
 * the form behind it and saved with it.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

void mp_row_dialog_present (GtkWidget *parent, MpRecordEdit *child);

G_END_DECLS
