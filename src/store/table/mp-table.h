/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The SQL of one entity, made from the catalog once and used for every record of it: the only
 * place that knows how a field lies in a row.
 */

#pragma once

#include "store/mp-db.h"

#include "catalog/mp-pinyin.h"

G_BEGIN_DECLS

typedef struct
{
  const MpEntity *entity;
  char *load;     /* by id, with titles and derived fields */
  char *children; /* of one parent, live, by id, the same columns; NULL without a parent */
  char *plain;    /* by id, what stands in the row */
  char *insert;
  char *lost;     /* how many of the rows of some ids link to a record that is not there; or NULL */
} MpTable;

typedef const MpEntity *(*MpEntityFunc) (gpointer data, const char *name);

/* `lookup` finds the entities that are linked to. */
MpTable    *mp_table_new        (const MpEntity *entity, MpEntityFunc lookup, gpointer data);
void        mp_table_free       (MpTable *self);

/* NULL with MP_STORE_ERROR_NOT_FOUND. `sql` is ->load or ->plain. */
MpRecord   *mp_table_load       (const MpTable *self, MpDb *db, const char *sql, gint64 id,
                                 GError **error);
GPtrArray  *mp_table_load_children (const MpTable *self, MpDb *db, gint64 parent, GError **error);
gboolean    mp_table_insert     (const MpTable *self, MpDb *db, MpRecord *record, GError **error);
/* Writes the fields of `changed`. */
gboolean    mp_table_update     (const MpTable *self, MpDb *db, MpRecord *record,
                                 GPtrArray *changed, GError **error);

/* How many rows have a link of several kinds to a record that is not there; `id` 0: of all. */
gboolean    mp_table_count_lost (const MpTable *self, MpDb *db, gint64 id, guint *n_lost,
                                 GError **error);

/* How many rows hold text of bytes that are no characters. */
gboolean    mp_table_count_broken (const MpTable *self, MpDb *db, gint64 *n_broken,
                                   GError **error);

/* TRUE when `field` has a column <name>_key. */
gboolean    mp_table_has_key    (const MpField *field);
/* Makes the sort keys of the row again where they are not what they should be; `id` 0: of every
 * row. `n_wrong`, when not NULL, only counts them.
 */
gboolean    mp_table_make_keys  (const MpTable *self, MpDb *db, gint64 id, guint *n_wrong,
                                 GError **error);

/* A masked name is a person's. */
MpPinyinKind mp_table_key_kind  (const MpField *field);

/* Appends what `append` says for the kind of record that a link of the row `alias` means: for each
 * of its kinds, where it has several.
 */
typedef void (*MpKindFunc) (GString *sql, const char *kind, gpointer data);
void        mp_table_append_each_kind (GString *sql, const char *alias, const MpField *field,
                                       MpKindFunc append, gpointer data);

/* The condition that the row `alias` of `entity` belongs to the record `id` of `owner`, both as SQL
 * says them; NULL: none ever does.
 */
char       *mp_table_dup_belonging (const MpEntity *entity, const MpEntity *owner,
                                    const char *alias, const char *id);

/* How SQL reads the field of the row `alias`: a column or a part of the JSON. */
void        mp_table_append_value (GString *sql, const char *alias, const MpField *field);

G_END_DECLS
