/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a case stands on its way, and a button for each step that may be taken now. Records without
 * a workflow, and new ones, have none: the bar hides itself.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_STAGE_BAR (mp_stage_bar_get_type ())
G_DECLARE_FINAL_TYPE (MpStageBar, mp_stage_bar, MP, STAGE_BAR, GtkWidget)

GtkWidget *mp_stage_bar_new  (MpStore *store);

/* `record` as it is stored. While it has changes that are not saved no step can be taken. */
void       mp_stage_bar_show (MpStageBar *self, MpRecord *record, gboolean changed);
/* Its focus goes to the next step that stands out; nowhere when there is none. */
gboolean   mp_stage_bar_has_focus (MpStageBar *self);

G_END_DECLS
