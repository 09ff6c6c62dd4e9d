/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is looked through of one record: the texts that the catalog says are searched, folded, one
 * on a line. The first line is that by which the record is mentioned, empty where that is none of
 * them; what a link or the view finds elsewhere is looked for there.
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;   /* "" when there is nothing to look through */
  guint32 letters; /* mp_pinyin_letters() of the first line */
} MpSearchRow;

MpSearchRow *mp_search_row_new  (void);
void         mp_search_row_free (MpSearchRow *self);

/* "t.id, t.name, t.phone": what a SELECT from its table `t` gives mp_search_row_read(), or NULL for
 * a kind of which nothing is searched.
 */
char        *mp_search_row_dup_columns (const MpEntity *entity);
/* How many columns that are. */
int          mp_search_row_count       (const MpEntity *entity);
void         mp_search_row_read        (MpSearchRow *self, const MpEntity *entity,
                                        sqlite3_stmt *statement);

/* What was typed, or stands in a field, as it is compared. */
char        *mp_search_row_fold        (const char *text);

/* By what a row of this program differs from that of another one. */
char        *mp_search_row_dup_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSearchRow, mp_search_row_free)

G_END_DECLS
