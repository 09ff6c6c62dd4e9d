/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside a value that is hidden: the eye shows what is hidden in the whole window for a while, the
 * other button copies this one, seen or not.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_NUMBER_BUTTONS (mp_number_buttons_get_type ())
G_DECLARE_FINAL_TYPE (MpNumberButtons, mp_number_buttons, MP, NUMBER_BUTTONS, GtkWidget)

GtkWidget *mp_number_buttons_new  (MpRecordEdit *edit, const MpField *field);
/* To be dialled or pasted: the whole number. */
void       mp_number_buttons_copy (MpNumberButtons *self);

G_END_DECLS
