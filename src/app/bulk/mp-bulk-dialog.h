/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for one field and what it shall be in all the records that are selected.
 */

#pragma once

#include "app/widget/mp-host.h"

G_BEGIN_DECLS

/* `ids` of gint64, `what` names them: "12 organizations". */
void mp_bulk_dialog_present (MpHost *host, const MpEntity *entity, GArray *ids, const char *what);

G_END_DECLS
