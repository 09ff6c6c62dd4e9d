/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One record, one transaction, no rule: what a test of the store writes, and how other tests make
 * the records that they begin with.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* A new record of these fields and values, NULL at the end, which has to be taken. */
gint64   bare_add     (MpStore *store, const char *entity, const char *first, ...)
  G_GNUC_NULL_TERMINATED;
gboolean bare_save    (MpStore *store, MpRecord *record, MpRecord *original, const char *label,
                       GError **error);
gboolean bare_delete  (MpStore *store, const MpEntity *entity, gint64 id, const char *label,
                       GError **error);
gboolean bare_restore (MpStore *store, const MpEntity *entity, gint64 id, const char *label,
                       GError **error);

G_END_DECLS
