/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A query between its files: what is asked (mp-query.c), which records that means
 * (mp-query-conditions.c, mp-query-text.c), as a statement (mp-query-sql.c), by which index
 * (mp-query-index.c).
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

typedef struct
{
  const MpField *field;
  char *value; /* NULL: empty; with `due` today */
  char *until; /* with `due` the last day; NULL: what has passed */
  gboolean due;
} MpFilter;

struct _MpQuery
{
  const MpEntity *entity;
  GArray *filters; /* of MpFilter, those of one field together */
  char *text;
  gint64 scope;
  GArray *ids; /* of gint64; NULL: all */
  const MpField *sort;
  gboolean descending;
  gboolean deleted;
};

/* One condition of the WHERE. `column` is set when an index that begins with it can find what it
 * asks for; `exact` when one value, or one set of divisions, is asked.
 */
typedef struct
{
  char *sql;
  const char *column;
  gboolean exact;
} MpCondition;

typedef struct
{
  const MpQuery *query;
  const char *live;     /* the condition that chooses between the records and the bin */
  GArray *conditions;   /* of MpCondition, all to hold */
  GPtrArray *values;    /* of char *, for ?1 … */
  GPtrArray *order;     /* the columns that give the order; NULL when no index can */
  gboolean derived;     /* the view is needed */
} MpQueryParts;

/* SELECT id …, with its values bound; given back by mp_db_finish(). */
sqlite3_stmt *mp_query_prepare (MpQuery *self, MpDb *db, GError **error);

/* A column of the table itself. */
gboolean      mp_query_is_in_row (const MpField *field);
/* Takes `value`; returns the number of its parameter. */
guint         mp_query_add_value (MpQueryParts *self, char *value);
/* Takes `sql`. */
void          mp_query_add_condition (MpQueryParts *self, GString *sql, const char *column,
                                      gboolean exact);
void          mp_query_add_text (MpQueryParts *self);
void          mp_query_add_conditions (MpQueryParts *self);
/* The values of the conditions, to a statement that has them all or none. */
void          mp_query_bind (const MpQueryParts *self, sqlite3_stmt *statement);

/* `name` gets the index whose columns begin with `columns`, or NULL. */
gboolean      mp_query_find_index (MpDb *db, const char *table, const char *const *columns,
                                   char **name, GError **error);
/* `name` gets the index to use, or NULL: read everything. */
gboolean      mp_query_choose_index (const MpQueryParts *self, MpDb *db, char **name,
                                     GError **error);

G_END_DECLS
