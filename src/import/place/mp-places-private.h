/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the index of places and the search in it share.
 */

#pragma once

#include "mp-places.h"

G_BEGIN_DECLS

typedef enum { MP_PLACE_NONE, MP_PLACE_COMMUNITY, MP_PLACE_VILLAGE } MpPlaceKind;

struct _MpPlaces
{
  GHashTable *by_id;    /* gint64 → MpPlace, owns */
  GHashTable *by_code;  /* 12 digits → MpPlace */
  GHashTable *by_core;  /* core of a community → GPtrArray of MpPlace */
  GHashTable *by_number; /* of communities that are numbered → GPtrArray of MpPlace */
  /* folded name of a township or more, in each way it is written → GPtrArray of MpPlace */
  GHashTable *above;
  gsize longest;        /* of those names, in bytes */
  GPtrArray *peoples;   /* MpCode of each, not owned */
  const MpPlace *unit;  /* the reporting unit */
};

/* Letters only: a comma or a quotation mark says nothing. */
char        *mp_place_fold     (const char *text);
/* Cuts the words for a committee and its kind off the end of `name`. */
MpPlaceKind  mp_place_cut_kind (char *name);
guint        mp_place_number   (const char *core, char **front, gboolean *said);

G_END_DECLS
