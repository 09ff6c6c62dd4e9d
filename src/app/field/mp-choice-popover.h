/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover of things to tick: codes of a filter, divisions of a scope, columns of a list. Long
 * lists get a search box, which reads and ranks as the pickers do (mp-choices.h).
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_CHOICE_POPOVER (mp_choice_popover_get_type ())
G_DECLARE_FINAL_TYPE (MpChoicePopover, mp_choice_popover, MP, CHOICE_POPOVER, GtkPopover)

typedef enum
{
  MP_CHOICE_ONE,     /* choosing one closes the popover */
  MP_CHOICE_SEVERAL,
} MpChoiceMode;

GtkWidget  *mp_choice_popover_new        (MpChoiceMode mode);

void        mp_choice_popover_clear      (MpChoicePopover *self);
/* What is added from here on stands under this title; NULL: under none. */
void        mp_choice_popover_set_section (MpChoicePopover *self, const char *title);
/* `depth` indents: a code below another. */
void        mp_choice_popover_add        (MpChoicePopover *self, const char *key, const char *label,
                                          guint depth);
/* `note` tells two of the same label apart; or NULL. */
void        mp_choice_popover_add_noted  (MpChoicePopover *self, const char *key, const char *label,
                                          const char *note);
/* NULL: none. Does not emit. */
void        mp_choice_popover_set_chosen (MpChoicePopover *self, const char *const *keys);
/* The chosen keys in the order of the list. */
char      **mp_choice_popover_dup_chosen (MpChoicePopover *self);
/* The label of a key, or NULL. */
const char *mp_choice_popover_get_label  (MpChoicePopover *self, const char *key);

/* Signal "changed": a person has chosen. */

G_END_DECLS
