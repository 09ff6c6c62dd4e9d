/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the plain subject share: targets of its entity, and the records of the store
 * that its rows may be about.
 */

#pragma once

#include "mp-subjects-private.h"

G_BEGIN_DECLS

const MpEntity *mp_plain_entity (const MpImportSubject *self, MpImport *import);
char           *mp_plain_target (const MpImportSubject *self, const MpField *field);
/* The entity's field that a value fills; NULL: another's. */
const MpField  *mp_plain_field  (const MpImportSubject *self, const MpEntity *entity,
                                 const MpImportValue *value);

/* mp-plain-known.c */
typedef struct
{
  const MpEntity *entity;
  char **identity;
  GHashTable *by_key; /* key → MpRecord, the oldest */
  GHashTable *by_id;  /* gint64 → MpRecord, owned */
} MpPlainKnown;

/* What of the row says which record it is. */
char    *mp_plain_key        (const MpImportSubject *self, const MpEntity *entity, char **identity,
                              MpImportRow *row);
/* Those that agree with some row in the first field of the identity that it fills, and those that
 * the clerk chose.
 */
gboolean mp_plain_known_load (MpPlainKnown *known, const MpImportSubject *self, MpImport *import,
                              GPtrArray *rows, GCancellable *cancellable, GError **error);

/* mp-plain-counts.c: children that count. The part of the child; FALSE: it is none of these. */
gboolean mp_plain_counts_part (const MpEntity *child, const MpEntity *parent, MpImportPart *part);
/* Changes of a row that has a record. */
gboolean mp_plain_counts_compare (const MpImportSubject *self, MpImport *import, MpImportRow *row,
                                  GCancellable *cancellable, GError **error);
gboolean mp_plain_counts_save (const MpImportSubject *self, MpSaver *saver, MpImportRow *row,
                               GError **error);

/* mp-plain-match.c */
gboolean mp_plain_match      (const MpImportSubject *self, MpImport *import, GPtrArray *rows,
                              MpImportSteps *steps, GError **error);

G_END_DECLS
