/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ctrl+K: one text looked for in all kinds of records. What is found stands below the entry as one
 * types, by kind; Enter opens the line that is marked, which at first is the first.
 */

#pragma once

#include <adwaita.h>

#include "app/widget/mp-host.h"

G_BEGIN_DECLS

#define MP_TYPE_SEARCH_WINDOW (mp_search_window_get_type ())
G_DECLARE_FINAL_TYPE (MpSearchWindow, mp_search_window, MP, SEARCH_WINDOW, AdwWindow)

/* Over the window of `host`, whose pages it opens. */
void mp_search_window_present (MpHost *host);

G_END_DECLS
