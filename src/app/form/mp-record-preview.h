/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a record says, beside the list, for reading only: the fields that are filled in, in the
 * order of the form.
 */

#pragma once

#include <gtk/gtk.h>

#include "app/list/mp-list-columns.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_PREVIEW (mp_record_preview_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordPreview, mp_record_preview, MP, RECORD_PREVIEW, GtkWidget)

/* `columns` say what a value reads: masked here when masked in the list. */
GtkWidget *mp_record_preview_new  (MpListColumns *columns);
/* NULL: nothing is selected. */
void       mp_record_preview_show (MpRecordPreview *self, MpRecord *record);

G_END_DECLS
