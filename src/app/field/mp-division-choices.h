/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a view is narrowed to, offered in one way by the scope of the window and by the filters of a
 * list: groups, townships and communities, each under their title.
 */

#pragma once

#include "edit/find/mp-division-tree.h"
#include "mp-choice-popover.h"

G_BEGIN_DECLS

/* `nodes` from `first` on; the key is the id. */
void mp_division_choices_fill (MpChoicePopover *popover, MpStore *store, GPtrArray *nodes,
                               guint first);

G_END_DECLS
