/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office of one test's own: a temporary folder with a store, a community to put organizations
 * in, and short words for the everyday steps. A step that should work and does not ends the test.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define COMMUNITY G_GINT64_CONSTANT (511102001001)

typedef struct
{
  char *folder;
  MpStore *store;
  const MpEntity *organization;
  const MpEntity *person;
  const MpEntity *role;
} Office;

void      office_set_up    (Office *self, gconstpointer data);
/* The same in a folder that may have a data file already. */
void      office_set_up_in (Office *self, const char *folder);
void      office_tear_down (Office *self, gconstpointer data);
/* The folder and everything below it. */
void      office_remove_folder (const char *folder);
/* Invented organizations of one township with cases of every kind. */
void      office_invent    (Office *self, guint n_organizations, guint32 seed);
/* Closes the store and opens it again. */
void      office_reopen    (Office *self);

/* Adds an organization with this name in the community; returns its id. */
gint64    office_add       (Office *self, const char *name);
gint64    office_add_person (Office *self, const char *name);
gint64    office_add_role  (Office *self, gint64 organization, gint64 person);
/* One field of one record, in one transaction. */
void      office_change    (Office *self, const MpEntity *entity, gint64 id, const char *field,
                            const char *value);
/* The value that stands there; NULL when it is empty. */
char     *office_value     (Office *self, const MpEntity *entity, gint64 id, const char *field);
/* Every value of every row of every recorded table: equal texts are equal contents. */
char     *office_dump      (Office *self);
/* Live records of an entity. */
gint64    office_count     (Office *self, const char *entity);
void      office_assert_sound (Office *self);

#define office_test(path, func) \
  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

G_END_DECLS
