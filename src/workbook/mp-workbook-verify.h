/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a workbook holds what was put into it: read by our own reader, as if it were foreign.
 */

#pragma once

#include "mp-cell-digest.h"
#include "mp-workbook-writer.h"

G_BEGIN_DECLS

/* `names` of char and `digests` of MpCellDigest, one for each sheet. FALSE with an error when it
 * cannot be read, without one when it is read and differs.
 */
gboolean mp_workbook_holds (const char *path, GPtrArray *names, GArray *digests,
                            MpWriterProgress progress, gpointer data,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
