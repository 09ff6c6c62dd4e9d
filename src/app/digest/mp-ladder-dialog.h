/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check-list of the next tier: which conditions the records meet, which are missing and which
 * somebody has to judge, each with what was found. The button begins the application.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/find/mp-digest.h"

G_BEGIN_DECLS

/* `record` is the organization, `digest` what was read of it, with conditions. */
void mp_ladder_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record,
                               const MpDigest *digest);

G_END_DECLS
