/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on top of a page, for `show --file`: how far it is from the next tier, what is
 * due, what happened last, and how much there is of each kind that speaks of it.
 */

#pragma once

#include "mp-ctl.h"

G_BEGIN_DECLS

/* Writes it as text, or in JSON with --json. */
gboolean mp_digest_report (MpCtl *ctl, MpRecord *record, GError **error);

G_END_DECLS
