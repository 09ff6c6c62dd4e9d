/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window for one new record, opened from a field that links to such records, so that a form
 * need not be left for it. It is saved at once and on its own: a person exists whether or not
 * the organization's form is saved afterwards.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

/* The saved record and the title by which it is mentioned. */
typedef void (*MpRecordMade) (MpRecord *record, const char *title, gpointer data);

/* `record` is what it begins with. `made` is called with `object` as data as long as that lives. */
void mp_record_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record,
                               MpRecordMade made, GObject *object);

G_END_DECLS
