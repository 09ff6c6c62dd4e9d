/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the index of places and the search in it share.
 */

#pragma once

#include "mp-places.h"

#include "catalog/mp-likeness.h"

G_BEGIN_DECLS

struct _MpPlaces
{
  GHashTable *by_id;    /* gint64 → MpPlace, owns */
  GHashTable *by_code;  /* 12 digits → MpPlace */
  GHashTable *by_core;  /* core of a community → GPtrArray of MpPlace */
  GHashTable *by_spelling; /* the same, its numbers as digits → GPtrArray of MpPlace */
  /* folded name of a township or more, in each way it is written → GPtrArray of MpPlace */
  GHashTable *above;
  gsize longest;        /* of those names, in bytes */
  GPtrArray *peoples;   /* MpCode of each, not owned */
  const MpPlace *unit;  /* the reporting unit */
};

/* TRUE of a name whose kind is said twice, as in 肖坝村社区. */
gboolean     mp_place_names_both (const char *name);
/* The same text for names that differ only in how a number is written. */
char        *mp_place_spell    (const char *core);

/* mp-place-text.c: a text without the number before it; where a name may begin in a folded text. */
const char  *mp_place_behind_serial (const char *text);
gboolean     mp_place_may_begin (MpPlaces *self, const char *text, const char *at);
/* mp-place-search.c: the longest name of a higher division that `name` begins with, which is moved
 * behind it; all of them, the last one.
 */
const MpPlace *mp_places_peel_one  (MpPlaces *self, const char **name, const MpPlace *within);
const MpPlace *mp_places_peel      (MpPlaces *self, const char **name);
/* The one community of a core, or of a folded name; `several`: more than one has it. */
const MpPlace *mp_places_find_core (MpPlaces *self, const char *core, MpPlaceKind kind,
                                    const MpPlace *within, gboolean *several);
const MpPlace *mp_places_find_name (MpPlaces *self, const char *name, const MpPlace *within,
                                    gboolean *several);

G_END_DECLS
