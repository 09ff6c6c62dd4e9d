/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionaries of headings of all subjects, made when they are first asked for, and the choice
 * among the subjects: whose words explain a table's headings best.
 */

#pragma once

#include "mp-headings.h"

G_BEGIN_DECLS

typedef struct _MpSheetTable MpSheetTable;
typedef struct _MpDictionaries MpDictionaries;

/* `wanted`: what the rows are said to be; NULL: any subject. */
MpDictionaries *mp_dictionaries_new  (MpStore *store, const MpImportSubject *wanted);
void            mp_dictionaries_free (MpDictionaries *self);
const MpImportSubject *mp_dictionaries_get_wanted (const MpDictionaries *self);

MpHeadings *mp_dictionaries_of  (MpDictionaries *self, const MpImportSubject *subject);
/* The words of the subject whose records are called by the target; of all, when there is none. */
MpHeadings *mp_dictionaries_called (MpDictionaries *self, const char *title);
/* The words of all subjects: how a line of headings is told from a record. */
MpHeadings *mp_dictionaries_all (MpDictionaries *self);

G_END_DECLS
