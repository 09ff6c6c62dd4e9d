/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What saving and deleting a record mean beyond writing it down. Forms, miaopuctl and imports all
 * write and delete through here and show the same advice, so that none of them can forget a rule;
 * the bare writing of the store is for this room alone. The rules of one kind of record stand in
 * rules/mp-<entity>-rules.c.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_POLICY_ERROR (mp_policy_error_quark ())
GQuark mp_policy_error_quark (void);

/* Messages are sentences for a clerk, without a value of a record. */
typedef enum
{
  MP_POLICY_ERROR_REFUSED, /* a rule does not allow the record to stand so */
  MP_POLICY_ERROR_USED,    /* other records still need it */
  MP_POLICY_ERROR_STEP,    /* a workflow has no such step now, or something is missing for it */
} MpPolicyError;

/* The values that a new record begins with where `scope` (a division; 0: none) is being worked
 * on.
 */
void           mp_rules_begin   (MpStore *store, MpRecord *record, gint64 scope);

/* After a code or a link of the record was chosen on a form: what else then stands in it. Reads the
 * store where it has to.
 */
void           mp_rules_complete (MpStore *store, MpRecord *record, const MpField *field);

/* What is odd about the value of a field, or NULL: the check of its catalog line first, then what
 * only the rest of the record or other records can tell. Advisory. Reads the store where it has to.
 * Of a record with the id MP_RECORD_UNKNOWN it is not said that another one has its number: it may
 * be that one.
 */
const MpIssue *mp_rules_advise  (MpStore *store, MpRecord *record, const MpField *field);

/* Why the value of a field cannot be, whatever else is known, or NULL: a form does not save it.
 * What was stored so before stays until it is worked on; a table still brings it, with advice.
 */
const MpIssue *mp_rules_find_impossible (MpStore *store, MpRecord *record, const MpField *field);

/* Within a work: inserts (original NULL and no id yet) or updates `record`, completes it (numbers,
 * deadlines) and does what follows from it. The record has its id afterwards.
 */
gboolean       mp_rules_save    (MpWriter *writer, MpRecord *record, MpRecord *original,
                                 GError **error);
/* Within a work: to the recycle bin with what belongs to it. Refused with MP_POLICY_ERROR_USED,
 * which says by what, while records that stay link to it.
 */
gboolean       mp_rules_delete  (MpWriter *writer, const MpEntity *entity, gint64 id,
                                 GError **error);
gboolean       mp_rules_restore (MpWriter *writer, const MpEntity *entity, gint64 id,
                                 GError **error);

/* The same in a transaction of its own. */
gboolean       mp_rules_store_record  (MpStore *store, MpRecord *record, MpRecord *original,
                                       const char *label,
                                       gint64 *change, GError **error);
gboolean       mp_rules_delete_record (MpStore *store, const MpEntity *entity, gint64 id,
                                       const char *label,
                                       GError **error);
gboolean       mp_rules_restore_record (MpStore *store, const MpEntity *entity, gint64 id,
                                        const char *label,
                                       GError **error);

G_END_DECLS
