/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The communities that a clerk's words may mean: by code, by name in the ways it is written
 * (肖坝社区, 肖坝社区居委会, 绿心街道肖坝社区, 肖坝), and as it stands in titles and in the names of
 * organizations. A name that several communities have is nobody's until something says which.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpPlace MpPlace;
struct _MpPlace
{
  gint64 id;
  char code[13];
  char level;            /* 1 province … 4 township, 5 community */
  char *name;            /* 肖坝社区居委会 */
  char *core;            /* 肖坝, folded */
  gboolean village;
  gboolean both;         /* 肖坝村社区: a namesake of 肖坝社区 by its core alone */
  const MpPlace *parent; /* NULL at the top, or when it is not in the store */
};

typedef struct _MpPlaces MpPlaces;

MpPlaces      *mp_places_new      (MpStore *store, GError **error);
void           mp_places_free     (MpPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPlaces, mp_places_free)

const MpPlace *mp_places_get      (MpPlaces *self, gint64 id);
/* 12 or 9 digits. */
const MpPlace *mp_places_by_code  (MpPlaces *self, const char *code);
/* A whole text that names a community or a township. `within`: look only there, unless the text
 * says otherwise; NULL: everywhere. NULL with `several` when more than one has the name.
 */
const MpPlace *mp_places_by_name  (MpPlaces *self, const char *text, const MpPlace *within,
                                   gboolean *several);
/* A township or more by its name or the stem of it: 双沙 of 双沙镇; NULL when several have it. */
const MpPlace *mp_places_above    (MpPlaces *self, const char *text, const MpPlace *within);
/* The one community (or, failing that, township) that a title or a sheet's name speaks of. */
const MpPlace *mp_places_in_text  (MpPlaces *self, const char *text, const MpPlace *within);
/* Of a name that none has: the communities of the unit that it may mean, the likest first. A number
 * or a point of the compass that differs is another's. Only the container is the caller's.
 */
#define MP_PLACES_ALIKE_MAX 8
GPtrArray     *mp_places_list_alike (MpPlaces *self, const char *text);
/* A line that is the name of a community and no more, whether there is one of that name or not:
 * 翠苑一社区 of 三、翠苑一社区（12个）. NULL: it says something else.
 */
char          *mp_place_claimed     (const char *text);
/* What a title calls a community that it may mean: 翠苑一社区 of 2024年翠苑一社区台账. NULL: nothing in
 * it is like a name of the unit's.
 */
char          *mp_places_claimed_in (MpPlaces *self, const char *text);
/* TRUE when an organization's name begins with that of another community than `place`. */
gboolean       mp_places_contradict (MpPlaces *self, const MpPlace *place,
                                     const char *organization);
/* An organization's name without the names of its places and without punctuation: 舞蹈队. */
char          *mp_places_core     (MpPlaces *self, const MpPlace *place, const char *organization);

gboolean       mp_place_is_within (const MpPlace *place, const MpPlace *within);

G_END_DECLS
