/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Persons and places that many rows of one import share: a leader who leads three groups is one
 * person, a room that five groups use is one place.
 */

#pragma once

#include "import/mp-import-subject.h"

G_BEGIN_DECLS

/* Those of the store whose names the rows mention. Within a work. */
MpPeople *mp_people_new  (MpImport *import, MpWriter *writer, GError **error);
void      mp_people_free (MpPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPeople, mp_people_free)

/* The id of the person of this name and telephone or identity number; 0: nobody known. */
gint64    mp_people_find (MpPeople *self, const char *name, const char *phone, const char *id_no);
void      mp_people_add  (MpPeople *self, gint64 id, const char *name, const char *phone,
                          const char *id_no);

/* The place of this name in the community that does not differ in area or address; 0: none. */
gint64    mp_people_find_venue (MpPeople *self, gint64 division, const char *name,
                                const char *area, const char *address);
void      mp_people_add_venue  (MpPeople *self, gint64 id, gint64 division, const char *name,
                                const char *area, const char *address);

/* The Party organization of this name; 0: none. */
gint64    mp_people_find_party_org (MpPeople *self, const char *name);
void      mp_people_add_party_org  (MpPeople *self, gint64 id, const char *name);

/* A member whom the store has, and the post that makes him one. */
typedef struct
{
  MpRecord *person;
  MpRecord *post;
  GHashTable *titles; /* role → title of the post of that role, "" where it has none */
  const MpImportRow *claimed; /* the row that is about him; NULL */
} MpMember;

/* organization|name → GPtrArray of MpMember, of the organizations in `ids`; NULL: failed. */
GHashTable *mp_members_load (MpImport *import, GHashTable *ids, GCancellable *cancellable,
                             GError **error);
/* What he is called in the post that `title` names, which he may not have; NULL: not at all. */
const char *mp_member_title   (const MpMember *member, MpStore *store, const char *title);
/* What is noted of somebody, by which namesakes without a telephone are told apart: 王芳（大）. */
const char *mp_member_note_of (MpImportRow *row);
/* Of namesakes the one of the telephone, else the one of whom the same is noted, else the first.
 * Two lines of one table are about two people. NULL: somebody new. `namesakes`: NULL where there
 * are none.
 */
MpMember   *mp_member_choose  (GPtrArray *namesakes, MpImportRow *row);

G_END_DECLS
