/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One record of any kind: an id and one canonical text for each field of its entity. There is
 * no class for each kind of record; whoever wants a field asks for it by its line in the catalog.
 */

#pragma once

#include <gio/gio.h>

#include "mp-codes.h"
#include "mp-entity.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD (mp_record_get_type ())
G_DECLARE_FINAL_TYPE (MpRecord, mp_record, MP, RECORD, GObject)

/* The id where it is not found out yet whose values they are: a row of a table. */
#define MP_RECORD_UNKNOWN (-1)

/* Emits "changed" when a value was set. */
MpRecord       *mp_record_new        (const MpEntity *entity, gint64 id);
/* id 0, with the fields' initial values */
MpRecord       *mp_record_new_initial (const MpEntity *entity);
MpRecord       *mp_record_copy       (MpRecord *self);

const MpEntity *mp_record_get_entity (MpRecord *self);
gint64          mp_record_get_id     (MpRecord *self);
void            mp_record_set_id     (MpRecord *self, gint64 id);
gboolean        mp_record_is_deleted (MpRecord *self);
void            mp_record_set_deleted (MpRecord *self, gboolean deleted);

/* Canonical value, NULL when empty. set() takes NULL or "" for empty. */
const char     *mp_record_get        (MpRecord *self, const MpField *field);
const char     *mp_record_get_by_name (MpRecord *self, const char *field);
void            mp_record_set        (MpRecord *self, const MpField *field, const char *value);
gboolean        mp_record_set_by_name (MpRecord *self, const char *field, const char *value);
gint64          mp_record_get_int    (MpRecord *self, const char *field); /* 0 when empty */

/* The one-line name of a linked record or division, filled in by the store on loading. */
const char     *mp_record_get_title  (MpRecord *self, const MpField *field);
void            mp_record_set_title  (MpRecord *self, const MpField *field, const char *title);

/* The kind of the record that a link or a division means in this one; NULL: the field is neither,
 * or another field has yet to say it (MpField.entity_by).
 */
const char     *mp_record_get_kind   (MpRecord *self, const MpField *field);

/* What a person reads: code labels, 元, titles of links. Never NULL. */
char           *mp_record_dup_text   (MpRecord *self, const MpField *field, MpCodes *codes);


/* Whether the field holds this value. */
gboolean        mp_record_is         (MpRecord *self, const char *field, const char *value);
/* As the record stands: whether the field has a place in it (what is filled keeps its own), and
 * whether it must be filled.
 */
gboolean        mp_record_shows      (MpRecord *self, const MpField *field);
gboolean        mp_record_requires   (MpRecord *self, const MpField *field);
/* The first required field that is empty, or NULL. */
const MpField  *mp_record_missing    (MpRecord *self);

G_END_DECLS
