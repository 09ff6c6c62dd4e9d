/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The editors there are, for the table of types in mp-field-editor.c only.
 */

#pragma once

#include "mp-field-editor.h"

G_BEGIN_DECLS

GType mp_entry_editor_get_type  (void); /* one line of text, a number, money, a date, a time */
GType mp_note_editor_get_type   (void); /* several lines */
GType mp_flag_editor_get_type   (void); /* yes, no, unknown */
GType mp_choice_editor_get_type (void); /* one code, record or division: type or pick */
GType mp_chips_editor_get_type  (void); /* several codes */

G_END_DECLS
