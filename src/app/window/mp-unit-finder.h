/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counties and townships of the whole country by their name or its pinyin, each with what lies
 * above it: many places are called alike.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_UNIT_FINDER (mp_unit_finder_get_type ())
G_DECLARE_FINAL_TYPE (MpUnitFinder, mp_unit_finder, MP, UNIT_FINDER, GtkWidget)

/* "": nothing is looked for, and it is not to be seen. */
void mp_unit_finder_look (MpUnitFinder *self, const char *text);
/* Enter: the one of that name is taken as if it had been chosen, also when it is still looked for;
 * of several none is.
 */
void mp_unit_finder_take (MpUnitFinder *self, const char *text);

/* Signals: "found" (code) when one was chosen, "answered" (sentence) when the list was read. */

G_END_DECLS
