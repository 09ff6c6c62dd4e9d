/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the store and the rows already planned know of organizations, in hash tables: a row finds
 * what it is about without a query of its own.
 */

#pragma once

#include "catalog/mp-likeness.h"
#include "import/mp-import-private.h"

G_BEGIN_DECLS

/* An organization of the store, as far as it is needed to recognise it. */
typedef struct
{
  gint64 id;
  gint64 division;
  char *name;
  char *name_key;      /* like MpImportRow.name_key */
  char *core_key;
  char *former_names;
  char *founded_on;
  char *leader_phone;
  gboolean has_namesake; /* another of its community has the same name */
  MpImportRow *row;    /* that is about it; NULL */
} MpKnownOrganization;

/* Loads the organizations of the communities that the rows name, and those of the same numbers. */
MpKnown *mp_known_new   (MpImport *import, GCancellable *cancellable, GError **error);
void     mp_known_free  (MpKnown *self);

MpKnownOrganization *mp_known_by_name   (MpKnown *self, const char *name_key);
MpKnownOrganization *mp_known_by_core   (MpKnown *self, const char *core_key);
MpKnownOrganization *mp_known_by_short  (MpKnown *self, const char *name_key);
MpKnownOrganization *mp_known_by_uscc   (MpKnown *self, const char *uscc);
MpKnownOrganization *mp_known_by_filing (MpKnown *self, const char *filing_no);
/* Named so before: among its former names. */
MpKnownOrganization *mp_known_by_former (MpKnown *self, const char *name_key);
/* Of the same leader's telephone in the same community: MpKnownOrganization; NULL: none. */
GPtrArray           *mp_known_by_phone  (MpKnown *self, gint64 division, const char *phones);
/* By name alone, for rosters; NULL when there are none or several, then with `several`. */
MpKnownOrganization *mp_known_by_bare_name (MpKnown *self, const char *name, gboolean *several);

/* Rows that were planned already. */
void         mp_known_add_row     (MpKnown *self, MpImportRow *row);
/* The one that stands for all of its name. */
void         mp_known_choose_row  (MpKnown *self, MpImportRow *row);
MpImportRow *mp_known_row_by_name (MpKnown *self, const char *name_key);
MpImportRow *mp_known_row_by_core (MpKnown *self, const char *core_key);
MpImportRow *mp_known_row_by_uscc (MpKnown *self, const char *uscc);
MpImportRow *mp_known_row_by_bare_name (MpKnown *self, const char *name);
/* Rows of the same leader's telephone in the same community; NULL: none. */
GPtrArray   *mp_known_rows_by_phone (MpKnown *self, gint64 division, const char *phones);

G_END_DECLS
