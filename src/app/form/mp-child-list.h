/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The children of one kind as a list whose lines open a record: filings, activities, what has
 * children of its own or comes by the hundred; and what only mentions the record. It shows what is
 * stored, and is read by the page like every list.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_CHILD_LIST (mp_child_list_get_type ())
G_DECLARE_FINAL_TYPE (MpChildList, mp_child_list, MP, CHILD_LIST, GtkWidget)

/* `edit`: the owner, of whose relations one is listed. One that is not stored yet has nothing to
 * list.
 */
GtkWidget *mp_child_list_new (MpRecordEdit *edit, const MpRelation *relation);

G_END_DECLS
