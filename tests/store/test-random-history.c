/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random histories of adding, changing, deleting, restoring, undoing and redoing, the store closed
 * and opened again at random, agree step by step with a model of what they should mean: which
 * records there are and with what, what can be taken back, and what is refused.
 */

#include "history-model.h"

#define N_HISTORIES 20 /* unless $MIAOPU_HISTORIES says otherwise */
#define N_STEPS 100

/* --- the deeds ------------------------------------------------------------------------------ */

static int
pick_row (World *world, int kind, gboolean deleted)
{
  guint start = world->rows->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) world->rows->len)
                                     : 0;

  for (guint i = 0; i < world->rows->len; i++)
    {
      guint place = (start + i) % world->rows->len;
      const Row *row = row_at (world, place);

      if (row->exists && (kind < 0 || row->kind == (guint) kind) && (row->deleted != 0) == deleted)
        return (int) place;
    }
  return -1;
}

static guint
random_value (guint kind, guint field)
{
  return (guint) g_test_rand_int_range (field == 0 && kind != ROLE ? 1 : 0, 5);
}

static gboolean
insert_rows (MpWriter *writer, gpointer data, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    if (mp_writer_insert (writer, records->pdata[i], error) == 0)
      return FALSE;
  return TRUE;
}

static MpRecord *
make_record (World *world, Row *row)
{
  MpRecord *record = mp_record_new_initial (
    mp_store_get_entity (world->office.store, kind_names[row->kind]));

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = NULL;

      row->values[i] = random_value (row->kind, i);
      text = value_text (row->values[i]);
      mp_record_set_by_name (record, fields[row->kind][i], text);
    }
  if (row->kind == ORGANIZATION)
    mp_record_set_by_name (record, "division", G_STRINGIFY (511102001001));
  if (row->kind == ROLE)
    {
      g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                       row_at (world, row->parents[0])->id);
      g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 row_at (world, row->parents[1])->id);

      mp_record_set_by_name (record, "organization", organization);
      mp_record_set_by_name (record, "person", person);
    }

  return record;
}

/* One or, like an import, several in one transaction. */
static gboolean
add (World *world)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = world->rows->len;
  guint n = (guint) g_test_rand_int_range (1, 4);
  GError *error = NULL;
  Change *change;

  for (guint i = 0; i < n; i++)
    {
      static const guint kinds[] = { ORGANIZATION, PERSON, ROLE, ROLE, ROLE };
      Row row = { .kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))], .exists = TRUE };
      int organization = pick_row (world, ORGANIZATION, FALSE);
      int person = pick_row (world, PERSON, FALSE);

      /* The parents of a role have ids already: they stand in the store. */
      if (row.kind == ROLE
          && (organization < 0 || person < 0 || organization >= (int) first
              || person >= (int) first))
        row.kind = PERSON;
      if (row.kind == ROLE)
        {
          row.parents[0] = (guint) organization;
          row.parents[1] = (guint) person;
        }
      g_ptr_array_add (records, make_record (world, &row));
      g_array_append_val (world->rows, row);
    }

  mp_store_write (world->office.store, "add", insert_rows, records, NULL, NULL, &error);
  g_assert_no_error (error);
  change = add_change (world, TRUE, 0);
  for (guint i = 0; i < n; i++)
    {
      Row *row = row_at (world, first + i);
      Row before = *row;

      row->id = mp_record_get_id (records->pdata[i]);
      before.id = row->id;
      before.exists = FALSE;
      note_step (change, first + i, before, *row);
    }
  return TRUE;
}

static gboolean
change (World *world)
{
  int place = pick_row (world, -1, FALSE);
  guint field = (guint) g_test_rand_int_range (0, 3);
  g_autofree char *text = NULL;
  Row before;
  guint value;

  if (place < 0)
    return FALSE;
  before = *row_at (world, (guint) place);
  value = random_value (before.kind, field);
  if (value == before.values[field])
    return FALSE;

  text = value_text (value);
  office_change (&world->office, mp_store_get_entity (world->office.store, kind_names[before.kind]),
                 before.id, fields[before.kind][field], text);
  row_at (world, (guint) place)->values[field] = value;
  note_step (add_change (world, TRUE, 0), (guint) place, before, *row_at (world, (guint) place));
  return TRUE;
}

/* From `from` to `to`, with the roles of an organization that have the same stamp. */
static void
stamp (World *world, Change *note, guint place, guint from, guint to)
{
  for (guint i = 0; i < world->rows->len; i++)
    {
      Row *row = row_at (world, i);
      gboolean goes = i == place
                      || (row->kind == ROLE && row->parents[0] == place
                          && row_at (world, place)->kind == ORGANIZATION);
      Row before = *row;

      if (!goes || !row->exists || row->deleted != from)
        continue;
      row->deleted = to;
      note_step (note, i, before, *row);
    }
}

static gboolean
delete (World *world)
{
  int place = pick_row (world, -1, FALSE);
  const Row *row;
  GError *error = NULL;

  if (place < 0)
    return FALSE;

  row = row_at (world, (guint) place);
  bare_delete (world->office.store,
                   mp_store_get_entity (world->office.store, kind_names[row->kind]), row->id,
                   "delete", &error);
  g_assert_no_error (error);
  stamp (world, add_change (world, TRUE, 0), (guint) place, 0, ++world->token);
  return TRUE;
}

static gboolean
restore (World *world)
{
  int place = pick_row (world, -1, TRUE);
  const Row *row;
  g_autoptr (GError) error = NULL;

  if (place < 0)
    return FALSE;

  row = row_at (world, (guint) place);
  bare_restore (world->office.store,
                    mp_store_get_entity (world->office.store, kind_names[row->kind]), row->id,
                    "restore", &error);
  if (row->kind == ROLE && row_at (world, row->parents[0])->deleted != 0)
    {
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
      return FALSE;
    }
  g_assert_no_error (error);
  stamp (world, add_change (world, TRUE, 0), (guint) place, row->deleted, 0);
  return TRUE;
}

/* --- undo and redo -------------------------------------------------------------------------- */

static int
find_undoable (World *world)
{
  for (int i = (int) world->changes->len - 1; i >= 0; i--)
    if (change_at (world, (guint) i)->ordinary && !change_at (world, (guint) i)->undone)
      return i;
  return -1;
}

/* What the newest undo since the last ordinary change took back and still is. */
static int
find_redoable (World *world)
{
  for (int i = (int) world->changes->len - 1; i >= 0 && !change_at (world, (guint) i)->ordinary;
       i--)
    if (change_at (world, change_at (world, (guint) i)->target)->undone)
      return (int) change_at (world, (guint) i)->target;
  return -1;
}

static gboolean
step (World *world, int target, gint64 change_id, gboolean backwards)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = backwards ? mp_store_undo (world->office.store, change_id, NULL, &error)
                             : mp_store_redo (world->office.store, NULL, &error);

  if (target < 0)
    g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOTHING);
  else if (apply (world, (guint) target, backwards))
    g_assert_no_error (error);
  else
    g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);

  return taken;
}

static gboolean
undo (World *world)
{
  return step (world, find_undoable (world), 0, TRUE);
}

static gboolean
redo (World *world)
{
  return step (world, find_redoable (world), 0, FALSE);
}

/* Any change of before, mostly of shortly before, which conflicts in more interesting ways. */
static gboolean
undo_earlier (World *world)
{
  gint32 n = (gint32) world->changes->len;
  gint32 back = g_test_rand_int_range (1, g_test_rand_bit () ? 8 : 80);
  Change *chosen;

  if (back > n)
    return FALSE;

  chosen = change_at (world, (guint) (n - back));
  return step (world, chosen->ordinary && !chosen->undone ? n - back : -1, chosen->id, TRUE);
}

/* --- the histories -------------------------------------------------------------------------- */

static guint
count_histories (void)
{
  const char *wanted = g_getenv ("MIAOPU_HISTORIES");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_HISTORIES;
}

static void
test_random_histories (World *world, gconstpointer data)
{
  static gboolean (*const deeds[]) (World *) = { add,    change,  change,       change,      delete,
                                                 delete, restore, restore,      undo,        undo,
                                                 redo,   redo,    undo_earlier, undo_earlier };
  guint n_done[G_N_ELEMENTS (deeds)] = { 0 };
  guint n_histories = count_histories ();
  guint n_undone = 0;

  for (guint history = 0; history < n_histories; history++)
    {
      world->rows = g_array_new (FALSE, FALSE, sizeof (Row));
      world->changes = g_ptr_array_new_with_free_func (change_free);
      office_set_up (&world->office, NULL);
      /* The fixture's own change is one that the model does not know: it is not undone. */
      office_add_person (&world->office, "界");

      for (guint i = 0; i < N_STEPS; i++)
        {
          guint deed = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (deeds));
          guint n_changes = world->changes->len;

          if ((deeds[deed] == undo || deeds[deed] == redo || deeds[deed] == undo_earlier)
              && find_undoable (world) < 0 && find_redoable (world) < 0)
            continue;
          if (deeds[deed] == undo && find_undoable (world) < 0)
            continue;
          n_done[deed] += deeds[deed](world);
          if (world->changes->len > n_changes)
            change_at (world, n_changes)->id = newest_change (world);
          if (g_test_rand_int_range (0, 10) == 0)
            office_reopen (&world->office);
          assert_agrees (world);
        }

      office_assert_sound (&world->office);
      office_tear_down (&world->office, NULL);
      g_array_unref (world->rows);
      g_ptr_array_unref (world->changes);
    }

  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_assert_cmpuint (n_done[i], >, n_histories / 4);
      n_undone += deeds[i] == undo || deeds[i] == undo_earlier ? n_done[i] : 0;
    }
  g_test_message ("%u histories, %u undos", n_histories, n_undone);
}

static void
nothing (World *world, gconstpointer data)
{
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/history/random", World, NULL, nothing, test_random_histories, nothing);

  return g_test_run ();
}
