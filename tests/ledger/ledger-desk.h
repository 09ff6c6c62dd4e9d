/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where ledgers are written, and that a failed one leaves nothing there.
 */

#pragma once

#include "ledger-office.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include "ledger/mp-ledger-export.h"
#include "workbook/mp-workbook.h"
#include "../store/bare-write.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *out;
  MpStore *store;
} Desk;

void desk_set_up (Desk *self, gconstpointer data);
void desk_tear_down (Desk *self, gconstpointer data);
#define desk_test(path, func) g_test_add (path, Desk, NULL, desk_set_up, func, desk_tear_down)
extern const MpLedgerOptions autumn;
guint count_files (const char *folder);
gint64 count_batches (Desk *self);

/* Neither a ledger, nor a part of one, nor a temporary file, nor a record of an export. */
void assert_nothing_left (Desk *self);
void assert_fails (Desk *self, const MpLedgerOptions *options, GCancellable *cancellable,
    GQuark domain, int code);

G_END_DECLS
