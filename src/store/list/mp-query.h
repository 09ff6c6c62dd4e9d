/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which records, in which order: the same for a list in the window, miaopuctl list and an export.
 */

#pragma once

#include "catalog/mp-entity.h"

G_BEGIN_DECLS

typedef struct _MpQuery MpQuery;

MpQuery        *mp_query_new         (const MpEntity *entity);
MpQuery        *mp_query_copy        (const MpQuery *self);
void            mp_query_free        (MpQuery *self);
const MpEntity *mp_query_get_entity  (const MpQuery *self);

/* value NULL: the field is empty. MP_CODES: holds the code. MP_DATE: begins with the value
 * ("2021" finds every day of it). MP_DIVISION: the division or anything below it. Several
 * filters must all hold; a second one on the same field adds an alternative.
 */
void            mp_query_add_filter  (MpQuery *self, const MpField *field, const char *value);
/* An alternative like those of add_filter(): days from `today` to `until`, or with `until` NULL
 * days that have passed. Of a day that is known in part nobody knows whether it is near; it has
 * passed when all of it has.
 */
void            mp_query_add_due     (MpQuery *self, const MpField *field, const char *today,
                                      const char *until);
/* Any part of a searched field. */
void            mp_query_set_text    (MpQuery *self, const char *text);
/* Division whose records, with everything below it, are meant; 0: all. */
void            mp_query_set_scope   (MpQuery *self, gint64 division);
/* Of these records only (of gint64); NULL: of all. */
void            mp_query_set_ids     (MpQuery *self, GArray *ids);
/* NULL: the entity's own order. Empty values come last. Ties of a code, a flag or a division by the
 * entity's own order, all others by id.
 */
void            mp_query_set_sort    (MpQuery *self, const MpField *field, gboolean descending);
/* The recycle bin instead of the live records; its own order is what was deleted last first. */
void            mp_query_set_deleted (MpQuery *self, gboolean deleted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpQuery, mp_query_free)

G_END_DECLS
