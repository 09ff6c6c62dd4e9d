/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two hundred times ($MIAOPU_KILLS) a process that saves and imports is killed in the middle of it.
 * After each the folder opens, the file is sound, an import is there whole or not at all, and every
 * record whose saving was confirmed is there as it was confirmed last.
 */

#include "store-fixture.h"

#include <gio/gunixinputstream.h>
#include <string.h>

#define N_KILLS 200 /* unless $MIAOPU_KILLS says otherwise */
#define N_IMPORTED 300
#define MAX_MS 25

typedef struct
{
  GHashTable *names; /* id as text → name that was confirmed */
  guint n_lines;
} Confirmed;

/* "person ID NAME"; what was cut off by the kill was not confirmed. */
static void
take_lines (Confirmed *confirmed, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 3);

      if (g_strv_length (words) != 3)
        continue;
      g_hash_table_replace (confirmed->names, g_strdup (words[1]), g_strdup (words[2]));
      confirmed->n_lines++;
    }
}

static gint64
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000;
}

/* Reads until `deadline_ms` after the first word (or, with 0, not even that long), then kills and
 * reads what is left.
 */
static char *
run_and_kill (const char *folder, guint round)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "crash-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%u", round * 1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, number, NULL);
  GInputStream *output;
  GString *text = g_string_new (NULL);
  gint64 deadline_ms = g_test_rand_int_range (0, MAX_MS);
  gint64 start = g_get_monotonic_time ();
  /* Every fourth time the clock runs from the start: killed while it opens. */
  gboolean waiting = round % 4 != 0;
  gboolean killed = FALSE;

  g_assert_no_error (error);
  output = g_subprocess_get_stdout_pipe (process);

  for (;;)
    {
      GPollFD poll = { g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (output)),
                       G_IO_IN | G_IO_HUP, 0 };
      char chunk[4096];
      gssize n;

      if (!killed && !waiting && ms_since (start) >= deadline_ms)
        {
          g_subprocess_force_exit (process);
          killed = TRUE;
        }
      if (!killed && g_poll (&poll, 1, waiting ? -1 : (gint) (deadline_ms - ms_since (start))) == 0)
        continue;

      n = g_input_stream_read (output, chunk, sizeof chunk, NULL, &error);
      g_assert_no_error (error);
      if (n == 0)
        break;
      if (waiting)
        start = g_get_monotonic_time ();
      waiting = FALSE;
      g_string_append_len (text, chunk, n);
    }

  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  return g_string_free (text, FALSE);
}

static gboolean
forget_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Confirmed *confirmed = data;
  const char *name = g_hash_table_lookup (confirmed->names, values[0]);

  if (name != NULL)
    {
      /* What was saved after the last word may be there too. */
      g_assert_cmpstr (name + strlen ("李"), ==, values[1] + strlen ("李"));
      g_assert_true (g_str_equal (name, values[1]) || g_str_has_prefix (values[1], "王"));
      g_hash_table_remove (confirmed->names, values[0]);
    }
  return TRUE;
}

static void
assert_all_there (Office *office, Confirmed *confirmed)
{
  GError *error = NULL;
  gint64 n_partial;

  mp_store_select (office->store, "SELECT id, name FROM person", NULL, 0, forget_row, confirmed,
                   NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (confirmed->names), ==, 0);

  mp_store_select_int (
      office->store,
      "SELECT count (*) FROM change_log WHERE label = 'import' AND n_records <> " G_STRINGIFY (
          N_IMPORTED),
      NULL, 0, &n_partial, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_partial, ==, 0);
}

/* Killed between the undo and the redo of an import, which another process can still redo. */
static void
bring_back (Office *office)
{
  g_autoptr (MpChange) undone = mp_store_peek_redo (office->store);
  GError *error = NULL;

  if (undone != NULL)
    mp_store_redo (office->store, NULL, &error);
  g_assert_no_error (error);
}

/* What the log says is what is there. */
static void
assert_log_agrees (Office *office)
{
  GError *error = NULL;
  gint64 odd;

  mp_store_select_int (
      office->store,
      "WITH logged AS MATERIALIZED (SELECT r.record FROM change_record AS r JOIN change_log AS l "
      "ON l.id = r.change"
      " WHERE r.entity = 'person' GROUP BY r.record HAVING sum (iif (l.undoes IS NULL, 1, -1)) > 0)"
      "SELECT (SELECT count (*) FROM (SELECT record FROM logged EXCEPT SELECT id FROM person))"
      " + (SELECT count (*) FROM (SELECT id FROM person EXCEPT SELECT record FROM logged))",
      NULL, 0, &odd, &error);
  g_assert_no_error (error);
  g_assert_cmpint (odd, ==, 0);
}

static guint
count_kills (void)
{
  const char *wanted = g_getenv ("MIAOPU_KILLS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_KILLS;
}

static void
test_survives_being_killed (Office *office, gconstpointer data)
{
  guint n_kills = count_kills ();
  guint n_lines = 0;

  for (guint round = 1; round <= n_kills; round++)
    {
      g_autoptr (GHashTable) names =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      Confirmed confirmed = { names, 0 };
      g_autofree char *text = NULL;

      g_clear_object (&office->store);
      text = run_and_kill (office->folder, round);
      take_lines (&confirmed, text);
      n_lines += confirmed.n_lines;

      office_reopen (office);
      office_assert_sound (office);
      bring_back (office);
      assert_all_there (office, &confirmed);
      assert_log_agrees (office);
    }

  g_test_message ("%u times killed, %u confirmed writes all there", n_kills, n_lines);
  g_assert_cmpuint (n_lines, >, n_kills / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/crash/survives-being-killed", test_survives_being_killed);

  return g_test_run ();
}
