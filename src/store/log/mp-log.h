/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose the log beside a data file is. SQLite takes any log of the right name over, and one of
 * another file, or of another time of this one, destroys the file. So every log begins by naming
 * the state of the file that it was begun on, and the state that it makes of it.
 */

#pragma once

#include "store/mp-db.h"

G_BEGIN_DECLS

typedef enum
{
  MP_LOG_OWN,     /* begun on this very file, or emptied into it already */
  MP_LOG_SILENT,  /* its first transaction was not ended: SQLite takes nothing of it over */
  MP_LOG_UNKNOWN, /* of a program that did not say, or the file alone cannot be read */
  MP_LOG_FOREIGN, /* begun on something else */
} MpLogOwner;

/* Reads only: neither the file nor its log is changed. */
MpLogOwner mp_log_whose (const char *path);

/* Of the file without its log; NULL when it cannot be read, "" when it bears none. Reads only. */
char      *mp_log_dup_mark (const char *path);

/* In the first transaction of a log, and in a copy: no log was begun on that. */
gboolean   mp_log_mark  (MpDb *db, GError **error);

/* Where a transaction may be the first of a log: marks it when it is, before its end; and after it,
 * the log has begun. `begins` may be NULL.
 */
gboolean   mp_log_begin (MpDb *db, const gboolean *begins, GError **error);
void       mp_log_begun (gboolean *begins);

G_END_DECLS
