/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry with a list below it: typing narrows the list, Enter or Tab takes what is marked, Escape
 * goes back to what was chosen. Where the list comes from is the owner's business; it may arrive
 * later, and after who typed has gone on to the next field.
 */

#pragma once

#include <gtk/gtk.h>

#include "edit/find/mp-choices.h"

G_BEGIN_DECLS

#define MP_TYPE_PICKER (mp_picker_get_type ())
G_DECLARE_FINAL_TYPE (MpPicker, mp_picker, MP, PICKER, GtkWidget)

GtkWidget  *mp_picker_new      (void);

/* What is chosen, as it stands in the entry. Emits nothing. */
void        mp_picker_set_text (MpPicker *self, const char *text);
const char *mp_picker_get_text (MpPicker *self);
/* How much it wants to hold; without this it takes the width that it is given. */
void        mp_picker_set_width_chars (MpPicker *self, int n_chars);
/* What accessibility tools call the entry. */
void        mp_picker_set_label (MpPicker *self, const char *label);

/* Whatever is typed holds: the list only offers, and nothing of it is taken that was not marked by
 * an arrow or the mouse.
 */
void        mp_picker_set_free (MpPicker *self, gboolean free);

/* The answer to "wanted": of MpChoice, taken over. Ignored when the text is another by now. `add`
 * is the row that makes a new one, or NULL.
 */
void        mp_picker_offer    (MpPicker *self, const char *text, GPtrArray *choices,
                                const char *add);

/* Signals:
 * "wanted" (text): what fits this text? "" asks for everything.
 * "typed" (text): the entry holds it and nothing of the list has been taken.
 * "picked" (MpChoice *)
 * "add" (text): the last row was taken.
 */

G_END_DECLS
