/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an office should hold after each change, undo and redo: a second bookkeeping of rows in
 * memory, to which the office is compared.
 */

#include "history-model.h"

const char *const kind_names[N_KINDS] = { "organization", "person", "person_role" };

const char *const fields[N_KINDS][3] = {
  { "name", "address", "member_count_person" },
  { "name", "phone", "birth_date" },
  { "title", "started_on", "term_no" },
};

void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->steps);
  g_free (change);
}

Row *
row_at (World *world, guint place)
{
  return &g_array_index (world->rows, Row, place);
}

Change *
change_at (World *world, guint place)
{
  return world->changes->pdata[place];
}

gint64
newest_change (World *world)
{
  g_autoptr (GPtrArray) history = mp_store_history (world->office.store, NULL, 0, 1, NULL);

  return ((MpChange *) history->pdata[0])->id;
}

char *
value_text (guint value)
{
  return value != 0 ? g_strdup_printf ("%u", value) : NULL;
}

/* --- comparing ------------------------------------------------------------------------------ */

static void
assert_row_agrees (World *world, const Row *row)
{
  const MpEntity *entity = mp_store_get_entity (world->office.store, kind_names[row->kind]);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpRecord) record = mp_store_load (world->office.store, entity, row->id, &error);

  if (!row->exists)
    {
      g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpint (mp_record_is_deleted (record), ==, row->deleted != 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *expected = value_text (row->values[i]);

      g_assert_cmpstr (mp_record_get_by_name (record, fields[row->kind][i]), ==, expected);
    }
}

void
assert_agrees (World *world)
{
  for (guint i = 0; i < world->rows->len; i++)
    assert_row_agrees (world, row_at (world, i));
}

/* --- the model of a change -------------------------------------------------------------------- */

void
note_step (Change *change, guint place, Row before, Row after)
{
  Step step = { place, before, after };

  g_array_append_val (change->steps, step);
}

Change *
add_change (World *world, gboolean ordinary, guint target)
{
  Change *change = g_new0 (Change, 1);

  change->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  change->ordinary = ordinary;
  change->target = target;
  g_ptr_array_add (world->changes, change);

  return change;
}

/* A live role whose organization lies in the bin. */
static gboolean
is_orphan (World *world, const Row *row)
{
  const Row *organization = row->kind == ROLE ? row_at (world, row->parents[0]) : NULL;

  return organization != NULL && row->exists && row->deleted == 0 && organization->deleted != 0;
}

/* A role that is there, in the bin or not, needs its organization and its person. */
static gboolean
lacks_parent (World *world, const Row *row)
{
  return row->kind == ROLE && row->exists
         && (!row_at (world, row->parents[0])->exists || !row_at (world, row->parents[1])->exists);
}

static gboolean
rows_equal (const Row *a, const Row *b)
{
  return a->exists == b->exists && a->deleted == b->deleted && a->values[0] == b->values[0]
         && a->values[1] == b->values[1] && a->values[2] == b->values[2];
}

/* One row from `from` to `to`: a field that did not change may be anything by now. */
static gboolean
apply_to_row (Row *row, const Row *from, const Row *to)
{
  if (from->exists != to->exists)
    {
      if (from->exists ? !rows_equal (row, from) : row->exists)
        return FALSE;
      *row = *to;
      return TRUE;
    }

  if (!row->exists || (from->deleted != to->deleted && row->deleted != from->deleted))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (from->values[i] != to->values[i] && row->values[i] != from->values[i])
      return FALSE;

  if (from->deleted != to->deleted)
    row->deleted = to->deleted;
  for (guint i = 0; i < 3; i++)
    if (from->values[i] != to->values[i])
      row->values[i] = to->values[i];
  return TRUE;
}

gboolean
apply (World *world, guint target, gboolean backwards)
{
  GArray *steps = change_at (world, target)->steps;
  g_autoptr (GArray) before = g_array_copy (world->rows);
  gboolean applied = TRUE;

  for (guint i = 0; i < steps->len && applied; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      applied = apply_to_row (row_at (world, step->row), backwards ? &step->after : &step->before,
                              backwards ? &step->before : &step->after);
    }
  for (guint i = 0; i < world->rows->len && applied; i++)
    applied = !lacks_parent (world, row_at (world, i)) && !is_orphan (world, row_at (world, i));

  if (!applied)
    {
      g_array_unref (world->rows);
      world->rows = g_steal_pointer (&before);
      return FALSE;
    }

  change_at (world, target)->undone = backwards;
  {
    Change *change = add_change (world, FALSE, target);

    for (guint i = 0; i < world->rows->len; i++)
      if (!rows_equal (row_at (world, i), &g_array_index (before, Row, i)))
        note_step (change, i, g_array_index (before, Row, i), *row_at (world, i));
  }
  return TRUE;
}
