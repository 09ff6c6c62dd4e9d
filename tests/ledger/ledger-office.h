/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office whose records are as nasty as records get, made through the store as everything is:
 * what its ledgers must hold, the tests find out by themselves.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define LEDGER_OFFICE_STREET G_GINT64_CONSTANT (511102009000)

/* Divisions, organizations of all tiers and what hangs on them; the street is the reporting unit.
 * A step that fails ends the program.
 */
MpStore *ledger_office_new (const char *folder);
/* A small one in which everything happens on a known day. */
MpStore *ledger_office_dated_new (const char *folder);
/* `n` more plain groups in its first community. */
void     ledger_office_add (MpStore *store, guint n);

void     ledger_office_remove_folder (const char *folder);

G_END_DECLS
