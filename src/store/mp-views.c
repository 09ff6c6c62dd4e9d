/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which views a file has is told by one more view, named after the digest of the text that made
 * them: it comes and goes with the others, so it cannot tell of views that are not there.
 */

#include "config.h"

#include "mp-views.h"
#include "mp-schema-resources.h"

#include "store/log/mp-log.h"

#define VIEWS_PATH "/org/miaopu/Miaopu/schema/views.sql"

gboolean
mp_views_drop (MpDb *db, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = mp_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'view'",
                                           error);
  int code;

  if (statement == NULL)
    return FALSE;
  while ((code = mp_db_step (db, statement, error)) == SQLITE_ROW)
    g_string_append_printf (sql, "DROP VIEW \"%s\";",
                            (const char *) sqlite3_column_text (statement, 0));
  mp_db_finish (db, statement);

  return code == SQLITE_DONE && mp_db_exec (db, sql->str, error);
}

static gboolean
make_views (MpDb *db, GBytes *views, const char *mark, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("CREATE VIEW \"%s\" AS SELECT 1", mark);

  return mp_views_drop (db, error) && mp_db_exec (db, g_bytes_get_data (views, NULL), error)
         && mp_db_exec (db, sql, error);
}

static char *
make_mark (GBytes *views)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, views);

  return g_strconcat ("views_", digest, NULL);
}

static gboolean
has_mark (MpDb *db, const char *mark, gint64 *n, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE name = '%s'", mark);

  return mp_db_int (db, sql, n, error);
}

gboolean
mp_views_are_current (MpDb *db)
{
  g_autoptr (GBytes) views =
      g_resource_lookup_data (mp_schema_get_resource (), VIEWS_PATH, 0, NULL);
  g_autofree char *mark = views != NULL ? make_mark (views) : NULL;
  gint64 n = 0;

  return mark != NULL && has_mark (db, mark, &n, NULL) && n > 0;
}

gboolean
mp_views_refresh (MpDb *db, gboolean *log_begins, GError **error)
{
  g_autoptr (GBytes) views = g_resource_lookup_data (mp_schema_get_resource (), VIEWS_PATH, 0,
                                                     error);
  g_autofree char *mark = views != NULL ? make_mark (views) : NULL;
  gint64 current;

  if (mark == NULL || !has_mark (db, mark, &current, error))
    return FALSE;
  if (current > 0)
    return TRUE;

  if (!mp_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (make_views (db, views, mark, error) && mp_log_begin (db, log_begins, error)
      && mp_db_exec (db, "COMMIT", error))
    {
      mp_log_begun (log_begins);
      return TRUE;
    }

  mp_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}
