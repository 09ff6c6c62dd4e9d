/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mark is one setting, "BEFORE AFTER": two names of states, made by chance. The file alone says
 * its state by the second; with its log it says which state the log was begun on. An emptied log
 * leaves its own second name in the file, so both are right.
 *
 * Emptying writes the pages in their order and the head of the file with the first of them: when
 * the file grows, it is shorter than its head says until the last one is written. SQLite reads no
 * such file alone, but the page of the mark is there, as it was or as it will be. Such a file is
 * whole with its own log only, and has to prove it.
 */

#include "config.h"

#include "mp-log.h"

#include "store/mp-store-private.h"

#include <string.h>

#define NAME_LENGTH 16 /* of a state */

/* Of the log of SQLite (fileformat2.html, section 4): where what is said stands, in bytes. */
#define LOG_MAGIC 0x377f0682u
#define LOG_HEAD 32
#define LOG_PAGE_SIZE 8
#define LOG_SALTS 16
#define HEAD_SUMMED 24
#define FRAME_HEAD 24
#define FRAME_ENDS 4 /* the size of the file after the transaction that this frame ends, or 0 */
#define FRAME_SALTS 8

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

/* --- the log as it lies there ----------------------------------------------------------------- */

static guint32
number_at (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite's sum of a header, in the order of bytes of the computer that wrote it. */
static gboolean
has_true_head (const guchar *log)
{
  gboolean swapped = (number_at (log) & 1) == 0;
  guint32 one = 0, other = 0;

  if ((number_at (log) & ~1u) != LOG_MAGIC)
    return FALSE;
  for (guint i = 0; i < HEAD_SUMMED; i += 8)
    {
      guint32 a = number_at (log + i), b = number_at (log + i + 4);

      one += (swapped ? GUINT32_SWAP_LE_BE (a) : a) + other;
      other += (swapped ? GUINT32_SWAP_LE_BE (b) : b) + one;
    }
  return number_at (log + HEAD_SUMMED) == one && number_at (log + HEAD_SUMMED + 4) == other;
}

/* No frame of this round ends a transaction; what an earlier round left behind it is in the file
 * long since. A head that is not true was written by nobody, so nothing is known.
 */
static gboolean
is_silent (const char *path)
{
  g_autofree char *name = g_strconcat (path, MP_STORE_LOG, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (name, FALSE, NULL);
  const guchar *log = file != NULL ? (const guchar *) g_mapped_file_get_contents (file) : NULL;
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;
  gsize frame;

  if (file == NULL)
    return FALSE;
  if (length < LOG_HEAD)
    return TRUE;
  if (!has_true_head (log))
    return FALSE;

  frame = FRAME_HEAD + number_at (log + LOG_PAGE_SIZE);
  for (gsize at = LOG_HEAD; at + frame <= length; at += frame)
    if (memcmp (log + at + FRAME_SALTS, log + LOG_SALTS, 8) == 0
        && number_at (log + at + FRAME_ENDS) != 0)
      return FALSE;
  return TRUE;
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

/* Alone (MP_DB_STILL) or with its log (MP_DB_ALONE). */
static gboolean
is_whole (const char *path, MpDbRole role)
{
  g_autoptr (MpDb) db = mp_db_open (path, role, NULL);
  gint64 sound = 0;

  return db != NULL
         && mp_db_int (db, "SELECT quick_check = 'ok' FROM pragma_quick_check (1)", &sound, NULL)
         && sound;
}

MpLogOwner
mp_log_whose (const char *path)
{
  g_autofree char *alone = NULL;
  g_autofree char *with_log = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_torn = FALSE;
  const char *state;
  const char *space;

  if (is_silent (path))
    return MP_LOG_SILENT;
  alone = read_mark (path, MP_DB_STILL, NULL);
  if (alone == NULL)
    {
      is_torn = TRUE;
      alone = read_mark (path, MP_DB_TORN, NULL);
    }
  if (alone == NULL)
    return MP_LOG_UNKNOWN;
  space = strchr (alone, ' ');
  state = space != NULL ? space + 1 : "";

  with_log = read_mark (path, MP_DB_ALONE, &error);
  if (with_log == NULL)
    return *state != '\0' && is_spoilt (error) ? MP_LOG_FOREIGN : MP_LOG_UNKNOWN;
  /* A file that a half emptied log was written into reads as one that never bore a mark, when the
   * table of the marks had grown: only of a whole one is that believed.
   */
  if (*state == '\0')
    return *with_log == '\0' || *with_log == ' ' || !is_whole (path, MP_DB_STILL)
             ? MP_LOG_UNKNOWN
             : MP_LOG_FOREIGN;
  if (strlen (state) != NAME_LENGTH || strstr (with_log, state) == NULL)
    return MP_LOG_FOREIGN;

  return log_names (path, state) && (!is_torn || is_whole (path, MP_DB_ALONE)) ? MP_LOG_OWN
                                                                             : MP_LOG_UNKNOWN;
}

char *
mp_log_dup_mark (const char *path)
{
  return read_mark (path, MP_DB_TORN, NULL);
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

gboolean
mp_log_begin (MpDb *db, const gboolean *begins, GError **error)
{
  return begins == NULL || !*begins || mp_log_mark (db, error);
}

void
mp_log_begun (gboolean *begins)
{
  if (begins != NULL)
    *begins = FALSE;
}
