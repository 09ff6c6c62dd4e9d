/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes with the program and becomes the office's own: its schemes of evaluation.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* After an office was made or opened: those that it has never had are added, without history. An
 * office that can only be read stays as it is.
 */
void mp_shipped_schemes_add (MpStore *store);

G_END_DECLS
