/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the form of one kind of record does that the catalog cannot say: what a new one begins
 * with, what is pointed out, which sections fit. Everything else about a form comes from the
 * catalog.
 */

#pragma once

#include "mp-record-edit.h"

G_BEGIN_DECLS

/* Fills in what a new record can know: the scope's community, or its only one. */
void     mp_form_rules_begin (MpStore *store, MpRecord *record, gint64 scope);
/* A sentence about a value that only other records make odd, or NULL. */
char    *mp_form_rules_advise (MpRecordEdit *edit, const MpField *field);
/* Whether the sections of a one-to-one child belong on the form as it stands. */
gboolean mp_form_rules_shows (MpRecordEdit *edit, const MpEntity *child);

G_END_DECLS
