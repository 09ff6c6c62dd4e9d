/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mark is one setting, "BEFORE AFTER": two names of states, made by chance. The file alone says
 * its state by the second; with its log it says which state the log was begun on. An emptied log
 * leaves its own second name in the file, so both are right.
 */

#include "config.h"

#include "mp-log.h"

#include "store/mp-store-private.h"

#include <string.h>

#define NAME_LENGTH 16 /* of a state */

static gboolean
take_mark (const char *const *values, guint n_values, gpointer data, GError **error)
{
  char **mark = data;

  g_free (*mark);
  *mark = g_strdup (values[0] != NULL ? values[0] : "");
  return TRUE;
}

/* "" when the file bears none; NULL when the file cannot be read. */
static char *
read_mark (const char *path, MpDbRole role, GError **error)
{
  g_autoptr (MpDb) db = mp_db_open (path, role, error);
  g_autofree char *mark = g_strdup ("");

  return db != NULL
                 && mp_db_select (db,
                                  "SELECT value FROM setting WHERE key = '" MP_SETTING_LOG "'",
                                  NULL, 0, take_mark, &mark, error)
             ? g_steal_pointer (&mark)
             : NULL;
}

/* A log that spoils the file, and not a disk that does not answer. */
static gboolean
is_spoilt (const GError *error)
{
  return g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT);
}

static gboolean
holds (const char *bytes, gsize length, const char *text)
{
  gsize n = strlen (text);
  const char *end = bytes + length;

  for (const char *at = bytes; (gsize) (end - at) >= n; at++)
    {
      at = memchr (at, text[0], (gsize) (end - at) - n + 1);
      if (at == NULL)
        return FALSE;
      if (memcmp (at, text, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What the file says with its log it may say without it too: a log that is silent says nothing. */
static gboolean
log_names (const char *path, const char *state)
{
  g_autofree char *name = g_strconcat (path, MP_STORE_LOG, NULL);
  g_autoptr (GMappedFile) log = g_mapped_file_new (name, FALSE, NULL);

  return log != NULL
         && holds (g_mapped_file_get_contents (log), g_mapped_file_get_length (log), state);
}

MpLogOwner
mp_log_whose (const char *path)
{
  g_autofree char *alone = read_mark (path, MP_DB_STILL, NULL);
  g_autofree char *with_log = NULL;
  g_autoptr (GError) error = NULL;
  const char *state;
  const char *space;

  if (alone == NULL)
    return MP_LOG_UNKNOWN;
  space = strchr (alone, ' ');
  state = space != NULL ? space + 1 : "";

  with_log = read_mark (path, MP_DB_ALONE, &error);
  if (with_log == NULL)
    return *state != '\0' && is_spoilt (error) ? MP_LOG_FOREIGN : MP_LOG_UNKNOWN;
  if (*state == '\0')
    return *with_log == '\0' || *with_log == ' ' ? MP_LOG_UNKNOWN : MP_LOG_FOREIGN;
  if (strlen (state) != NAME_LENGTH || strstr (with_log, state) == NULL)
    return MP_LOG_FOREIGN;

  return log_names (path, state) ? MP_LOG_OWN : MP_LOG_UNKNOWN;
}

char *
mp_log_dup_mark (const char *path)
{
  return read_mark (path, MP_DB_STILL, NULL);
}

gboolean
mp_log_mark (MpDb *db, GError **error)
{
  return mp_db_do (db,
                   "INSERT INTO setting (key, value)"
                   " VALUES ('" MP_SETTING_LOG "', ' ' || lower(hex(randomblob(8))))"
                   " ON CONFLICT (key) DO UPDATE SET value ="
                   " substr(value, instr(value, ' ') + 1) || ' ' || lower(hex(randomblob(8)))",
                   error);
}
