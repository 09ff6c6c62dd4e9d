/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file system for SQLite that counts what is written and can break at the n-th write: the real
 * one does the work.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_writes;
  guint n_syncs;
  gint64 n_bytes;
} ShimCounts;

/* Becomes the default for every connection opened from here on. */
void shim_vfs_install    (void);
void shim_vfs_get_counts (ShimCounts *counts);

/* The write (or sync, or truncation) number `countdown` from now, and with `lasting` every one
 * after it, fails with `code`, an SQLite result code. 0 mends everything.
 */
void shim_vfs_break      (guint countdown, int code, gboolean lasting);
/* TRUE when a call has failed since then. */
gboolean shim_vfs_has_failed (void);

G_END_DECLS
