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

/* `choices` (may be NULL) stands below the entry. `free_data` is called whatever is answered. */
void mp_settings_ask (GtkWidget *parent, const char *heading, const char *name, GtkWidget *choices,
                      MpNamed named, gpointer data, GDestroyNotify free_data);

G_END_DECLS
