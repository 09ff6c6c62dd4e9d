/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What hangs on an organization now: its registration, its latest filing, its present leader,
 * place and Party coverage. The same for the plan, which compares, and for the apply, which writes.
 */

#pragma once

#include "import/mp-import-private.h"

G_BEGIN_DECLS

typedef enum
{
  MP_PART_ORGANIZATION,
  MP_PART_REGISTRATION,
  MP_PART_LEGAL_REP,  /* a person */
  MP_PART_FILING,
  MP_PART_LEADER,     /* a person */
  MP_PART_ROLE,       /* the post that makes the person the leader */
  MP_PART_VENUE,
  MP_PART_USE,        /* of the venue by the organization */
  MP_PART_PARTY,
  MP_PART_PARTY_ORG,
  MP_N_PARTS
} MpPart;

typedef struct
{
  gint64 organization;
  MpRecord *records[MP_N_PARTS]; /* not owned; NULL: there is none */
  GPtrArray *all[MP_N_PARTS];    /* all that could stand for the part, the one that counts last */
} MpCurrent;

/* Either mp_store_select() or mp_writer_select(). */
typedef struct
{
  MpStore *store;
  MpWriter *writer; /* NULL: read from the store */
} MpSource;

/* id → MpCurrent of the organizations in `ids` (gint64). */
GHashTable    *mp_current_load  (const MpSource *source, GArray *ids, GCancellable *cancellable,
                                 GError **error);
/* Of several filings and leaders those of which the row speaks; none, if it speaks of another. */
void           mp_current_turn_to (MpCurrent *self, MpImportRow *row);
/* A post that is held, or one that ended when the row says. `ended_on` NULL: it says nothing. */
gboolean       mp_current_post_fits (MpRecord *post, const char *ended_on);
/* The columns of an entity as `t`, its id first, for a SELECT; and the record of such a row. */
char          *mp_current_columns (const MpEntity *entity);
MpRecord      *mp_current_record  (const MpEntity *entity, const char *const *values);
/* Which record holds a target, and which field of it. */
MpPart         mp_current_part  (const char *target, const char **field);
const MpEntity *mp_current_entity (MpStore *store, MpPart part);
/* What a target's value is now: links as names. NULL: empty. */
const char    *mp_current_get   (const MpCurrent *self, const char *target);
/* TRUE when `value` says nothing that is not there: the same, or the same less precisely. */
gboolean       mp_current_says  (const MpField *field, const char *current, const char *value);

G_END_DECLS
