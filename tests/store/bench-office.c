/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The office of the benchmark, its measure of time, and a bare SQLite on the same file.
 */

#include "bench-office.h"

Office office;

double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

void
print_row (const char *what, double ours, const char *peer, double theirs, const char *unit)
{
  if (peer != NULL)
    printf ("| %s | %.3f %s | %s %.3f | %.2f |\n", what, ours, unit, peer, theirs, ours / theirs);
  else
    printf ("| %s | %.3f %s | | |\n", what, ours, unit);
  fflush (stdout);
}

sqlite3 *
open_bare (void)
{
  g_autofree char *path = g_build_filename (office.folder, "miaopu.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db,
                "PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                "PRAGMA wal_autocheckpoint = 0",
                NULL, NULL, NULL);
  return db;
}

void
bare_exec (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

sqlite3_stmt *
bare_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}
