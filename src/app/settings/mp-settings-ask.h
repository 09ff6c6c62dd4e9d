/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small window that asks for a name, and perhaps for a choice or two beside it.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* `name` is what was typed, without white space around it and never empty. */
typedef void (*MpNamed) (const char *name, gpointer data);

/* `label` says what is to be typed. `choices` (may be NULL) stands below the entry. `free_data` is
 * called whatever is answered.
 */
void mp_settings_ask (GtkWidget *parent, const char *heading, const char *label, const char *name,
                      GtkWidget *choices, MpNamed named, gpointer data, GDestroyNotify free_data);
/* The control under its label. */
GtkWidget *mp_settings_label (const char *label, GtkWidget *control);

G_END_DECLS
