/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of one record, made from its entity: sections in two columns, its one-to-one children
 * as further sections, its other children as tabs with a small grid, its history. What was typed
 * and not saved is kept as a draft and comes back with the form.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_FORM (mp_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordForm, mp_record_form, MP, RECORD_FORM, GtkWidget)

/* An MpPage. `record` is one as it was loaded, or a new one (id 0) with the values it is to begin
 * with: the tier of the tab, the parent of a filing. Without a division a new record gets the one
 * that the window is narrowed to, when that is a community. `list` (of MpRecord, may be NULL) is
 * what Alt+Up and Alt+Down walk.
 */
GtkWidget *mp_record_form_new        (MpStore *store, MpRecord *record, GListModel *list);

/* Another record in the same form; what is unsaved is kept as a draft first. */
gboolean   mp_record_form_show       (MpRecordForm *self, MpRecord *record);
MpRecord  *mp_record_form_get_record (MpRecordForm *self);
/* Whether the next new record of this kind is made in this form: one after the other was begun in
 * it, and who goes back leaves all of them.
 */
gboolean   mp_record_form_continues  (MpRecordForm *self, MpRecord *record);

G_END_DECLS
