/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an approval brings where no certificate is asked for (domain.md W3): a change, a
 * cancellation, a revocation.
 */

#pragma once

#include "policy/mp-flow.h"

G_BEGIN_DECLS

/* Adds a sentence for each thing that is missing to approve it; nothing for other kinds. */
gboolean mp_filing_find_missing_outcome (MpWriter *writer, MpRecord *filing, GPtrArray *missing,
                                         GError **error);
/* Changes or moves the organization as approved; nothing for other kinds. */
gboolean mp_filing_bring_outcome        (MpWriter *writer, MpRecord *filing, GError **error);

G_END_DECLS
