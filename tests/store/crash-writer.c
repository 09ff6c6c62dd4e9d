/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves, changes and imports without end, and says on standard output what was committed, after it
 * was: "person ID NAME". Made to be killed (test-crash.c).
 */

#include "store/mp-store.h"
#include "bare-write.h"
#include "store/mp-writing.h"

#include <stdio.h>
#include <stdlib.h>

#define N_IMPORTED 300

static MpStore *store;
static const MpEntity *person;

static void
say (MpRecord *record)
{
  printf ("person %" G_GINT64_FORMAT " %s\n", mp_record_get_id (record),
          mp_record_get_by_name (record, "name"));
}

static void
must (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static MpRecord *
make_person (guint number)
{
  g_autofree char *name = g_strdup_printf ("李%u", number);
  MpRecord *record = mp_record_new_initial (person);

  mp_record_set_by_name (record, "name", name);
  return record;
}

static void
save (guint number)
{
  g_autoptr (MpRecord) record = make_person (number);
  g_autofree char *name = g_strdup_printf ("王%u", number);
  g_autoptr (GError) error = NULL;

  must (bare_save (store, record, NULL, "add", &error), error);
  say (record);
  fflush (stdout);

  mp_record_set_by_name (record, "name", name);
  must (bare_save (store, record, NULL, "change", &error), error);
  say (record);
  fflush (stdout);
}

static gboolean
insert_all (MpWriter *writer, gpointer data, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (mp_writer_insert (writer, records->pdata[i], error) == 0)
      return FALSE;
  return TRUE;
}

static void
import (guint number)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_IMPORTED; i++)
    g_ptr_array_add (records, make_person (number + i));
  must (mp_store_write (store, "import", insert_all, records, NULL, NULL, &error), error);
  for (guint i = 0; i < N_IMPORTED; i++)
    say (records->pdata[i]);
  fflush (stdout);

  /* Taken back and brought again: the records stay acknowledged. */
  must (mp_store_undo (store, 0, NULL, &error), error);
  must (mp_store_redo (store, NULL, &error), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  store = mp_store_open (argv[1], &error);
  must (store != NULL, error);
  person = mp_store_get_entity (store, "person");
  puts ("open");
  fflush (stdout);

  for (guint number = (guint) atoi (argv[2]);; number++)
    if (number % 7 == 0)
      import (number);
    else
      save (number);
}
