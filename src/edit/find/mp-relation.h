/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of record that speak of a record of some kind, and the link by which they do: what
 * belongs to it, and what only mentions it, as a post held mentions the person. They follow from
 * the catalog, so a kind that is new is on the page of what it speaks of without a line here.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  const MpEntity *entity;
  const MpField *link;
  gboolean owned; /* the link is to the parent */
  char *key;      /* "activity", or "activity.venue" of one that only mentions the record */
  char *label;    /* "Activity", or with the word of the link where that says more */
} MpRelation;

/* Of MpRelation, in the order of the entities, those by which a kind belongs to it first. A link to
 * records of several kinds is none of them.
 */
GPtrArray *mp_relations (MpStore *store, const MpEntity *entity);

/* How many live records there are of each, of guint, in one statement. */
GArray    *mp_relations_count (MpStore *store, GPtrArray *relations, gint64 id);

/* The sentence of SQL that holds for the live records that speak of `:id` in this way. */
char      *mp_relation_dup_where (const MpRelation *self);

G_END_DECLS
