/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sections of one record: its own fields and those of its one-to-one children, made from the
 * catalog, in two columns that scroll. The form and the dialog for a new record both are this
 * with something around it.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_PAGE (mp_record_page_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordPage, mp_record_page, MP, RECORD_PAGE, GtkWidget)

GtkWidget *mp_record_page_new          (MpRecordEdit *edit);

/* The first field that is not filled in yet, or the first. */
void       mp_record_page_focus_first  (MpRecordPage *self);
/* The field that the cursor is in, or NULL. */
const MpField *mp_record_page_get_focused (MpRecordPage *self);
/* FALSE when the field is not on this page. */
gboolean   mp_record_page_focus_field  (MpRecordPage *self, MpRecordEdit *edit,
                                        const MpField *field);
/* Every row says what keeps it from being saved. */
void       mp_record_page_check        (MpRecordPage *self);
gboolean   mp_record_page_is_personal  (MpRecordPage *self);

G_END_DECLS
