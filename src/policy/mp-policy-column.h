/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One column line of a ledger's header. Private to the parser.
 */

#pragma once

#include "mp-policy-query.h"

G_BEGIN_DECLS

MpPolicyColumn *mp_policy_column_parse (const char *text, GError **error);
void            mp_policy_column_free  (MpPolicyColumn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPolicyColumn, mp_policy_column_free)

G_END_DECLS
