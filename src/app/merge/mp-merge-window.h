/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two records of one kind side by side, to become one: which of them is kept, and of what they
 * contradict each other in, which value stands.
 */

#pragma once

#include <adwaita.h>

#include "app/widget/mp-host.h"

G_BEGIN_DECLS

#define MP_TYPE_MERGE_WINDOW (mp_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (MpMergeWindow, mp_merge_window, MP, MERGE_WINDOW, AdwWindow)

/* Over the window of `host`, which says afterwards what was done. */
void mp_merge_window_present (MpHost *host, const MpEntity *entity, gint64 one, gint64 other);

G_END_DECLS
