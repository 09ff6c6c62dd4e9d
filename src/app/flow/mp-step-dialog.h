/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step of a workflow is taken in a small window: what is still missing, the fields that the step
 * asks for, and the button that takes it. Nothing is written before that.
 */

#pragma once

#include <gtk/gtk.h>

#include "policy/mp-flow.h"

G_BEGIN_DECLS

/* `record` as it is stored. The host of `parent` says what was done, with Undo. */
void mp_step_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record,
                             const MpFlowStep *step);

G_END_DECLS
