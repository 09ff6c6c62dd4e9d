/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that know their organization, or wait for the clerk to say whether it is theirs, compared
 * with what hangs on it now, some hundred at a time.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-subjects-private.h"

#include <string.h>

enum { CHUNK = 500 };

/* Fields that tell who somebody or something is: where they differ, one of the two is wrong. */
static gboolean
is_identity (const char *target)
{
  static const char *const targets[] = { "organization.tier",
                                         "organization.founded_on",
                                         "registration.registered_on",
                                         "registration.uscc",
                                         "leader.sex",
                                         "leader.birth_date",
                                         "leader.id_no",
                                         NULL };

  return g_strv_contains (targets, target);
}

/* The name under which the record was kept goes to its former names. */
static void
keep_old_name (MpImportRow *row, const MpCurrent *current)
{
  const char *name = mp_import_row_raw (row, "organization.name");
  const char *old = mp_current_get (current, "organization.name");
  const char *former = mp_current_get (current, "organization.former_names");
  g_autofree char *joined = NULL;

  if (!mp_import_row_is_taken (row, "organization.name") || old == NULL
      || mp_import_row_raw (row, "organization.former_names") != NULL)
    return;
  {
    g_autofree char *one = mp_known_key (0, name);
    g_autofree char *other = mp_known_key (0, old);

    if (g_str_equal (one, other))
      return;
  }
  joined = former != NULL ? g_strconcat (former, "、", old, NULL) : g_strdup (old);
  mp_import_row_put (row, "organization.former_names", joined, FALSE);
}

static gboolean
same_name (const char *current, const char *value)
{
  g_autofree char *one = mp_known_key (0, current != NULL ? current : "");
  g_autofree char *other = mp_known_key (0, value);

  return g_str_equal (one, other);
}

static gboolean
fills (const MpImportRow *row)
{
  return row->decided && row->decision == MP_IMPORT_FILL;
}

/* Which tier an organization has is decided, not brought up to date: a table alone does not change
 * it, only the clerk's word on the row. Of a record that may be another one nothing is changed
 * without that word.
 */
static gboolean
keeps_its_own (MpImportRow *row, const MpImportValue *value, const char *before)
{
  gboolean wary = row->outcome == MP_IMPORT_HELD ? row->similar->doubtful : fills (row);

  return before != NULL && (wary || g_str_equal (value->target, "organization.tier"))
         && (row->texts == NULL || !g_hash_table_contains (row->texts, value->target));
}

static gboolean
has_another (MpImport *self, MpImportRow *row, const MpCurrent *current, const char *target)
{
  const char *value = mp_import_row_raw (row, target);
  const char *before = mp_current_get (current, target);

  return value != NULL && before != NULL
         && !mp_current_says (mp_import_field (self, target), before, value);
}

/* What would be taken of a row that waits for the clerk, should she say that this is its record. */
static void
weigh (MpImport *self, MpImportRow *row, const MpCurrent *current)
{
  row->similar->doubtful = has_another (self, row, current, "leader.name")
                           && has_another (self, row, current, "leader.phone");
  for (guint i = 0; i < row->values->len; i++)
    {
      MpImportValue *value = &g_array_index (row->values, MpImportValue, i);

      if (has_another (self, row, current, value->target)
          && keeps_its_own (row, value, mp_current_get (current, value->target)))
        value->assumed = TRUE;
    }
}

/* What the record keeps is as if the cells were empty; what else is said of another leader goes
 * with the name.
 */
static void
leave_out (MpImport *self, MpImportRow *row, const MpCurrent *current)
{
  gboolean other_leader = has_another (self, row, current, "leader.name");

  for (guint i = row->values->len; i-- > 0;)
    {
      MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const char *before = mp_current_get (current, value->target);

      if (other_leader && before == NULL && g_str_has_prefix (value->target, "leader."))
        before = "";
      else if (!has_another (self, row, current, value->target))
        continue;
      if (!keeps_its_own (row, value, before))
        continue;
      /* The row is called so all the same. */
      if (g_str_equal (value->target, mp_subject_organization.title))
        value->assumed = TRUE;
      else
        mp_import_row_remove (row, value->target);
    }
}

/* The record that the row is about, or may be; 0: none. */
static gint64
record_of (const MpImportRow *row)
{
  if (row->outcome == MP_IMPORT_UPDATED)
    return row->id;
  return row->outcome == MP_IMPORT_HELD && row->similar != NULL ? row->similar->record : 0;
}

static gboolean
has_value (const char *target, gconstpointer current)
{
  return mp_current_get (current, target) != NULL;
}

/* What is said of a part that the organization has not is a change of its remark, once. */
static void
leave_parts (MpImportRow *row, const MpCurrent *current)
{
  const char *before = mp_current_get (current, "organization.remark");

  if (!mp_import_row_leave_parts (row, &mp_subject_organization, has_value, current)
      || row->rest == NULL)
    return;
  if (mp_import_row_raw (row, "organization.remark") == NULL)
    {
      if (before != NULL && strstr (before, row->rest->str) != NULL)
        return;
      mp_import_row_put (row, "organization.remark", before != NULL ? before : row->rest->str,
                         FALSE);
      if (before == NULL)
        {
          mp_import_row_forget_rest (row);
          return;
        }
    }
  mp_import_row_settle_beside (row, &mp_subject_organization);
}

static void
compare (MpImport *self, MpImportRow *row, const MpCurrent *current)
{
  gboolean other_leader;
  const char *leader;

  if (fills (row))
    leave_out (self, row, current);
  leave_parts (row, current);
  if (!has_value ("venue.name", current))
    mp_organization_warn_unnamed_place (row);
  keep_old_name (row, current);
  leader = mp_import_row_raw (row, "leader.name");
  other_leader = leader != NULL
                 && !mp_current_says (mp_import_field (self, "leader.name"),
                                      mp_current_get (current, "leader.name"), leader);
  for (guint i = 0; i < row->values->len; i++)
    {
      MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const char *before = mp_current_get (current, value->target);

      if (value->assumed
          || mp_current_says (mp_import_field (self, value->target), before, value->value))
        continue;
      if (g_str_equal (value->target, "organization.name") && same_name (before, value->value))
        continue;
      /* 联系电话 beside no name may be the leader's. */
      if (before == NULL && g_str_equal (value->target, "organization.contact_phone")
          && mp_current_says (mp_import_field (self, value->target),
                              mp_current_get (current, "leader.phone"), value->value))
        continue;
      if (keeps_its_own (row, value, before))
        value->assumed = TRUE;
      else
        mp_import_row_change (row, value->target, before, value->value);
      if (before != NULL && is_identity (value->target)
          && !(other_leader && g_str_has_prefix (value->target, "leader.")))
        mp_import_row_warn (row, value->target, "differs_from_record");
    }
}

static gboolean
compare_rows (MpImport *self, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  MpSource source = { self->store, NULL };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_array_append_vals (ids, &(gint64) { record_of (rows->pdata[i]) }, 1);
  found = mp_current_load (&source, ids, cancellable, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      gint64 record = record_of (row);
      MpCurrent *current = g_hash_table_lookup (found, &record);

      mp_current_turn_to (current, row);
      if (row->outcome == MP_IMPORT_HELD)
        weigh (self, row, current);
      else if (current->records[MP_PART_ORGANIZATION] != NULL)
        {
          compare (self, row, current);
          g_ptr_array_add (known, row);
        }
      else
        row->outcome = MP_IMPORT_NEW;
    }
  if (!mp_posts_compare (self, known, error))
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (known, i);

      row->outcome = row->changes->len > 0 ? MP_IMPORT_UPDATED : MP_IMPORT_SAME;
    }

  return TRUE;
}

/* Rows that know their record, compared with it some hundred at a time. */
gboolean
mp_organization_compare (MpImport *self, GPtrArray *rows, MpImportSteps *steps, GError **error)
{
  g_autoptr (GPtrArray) chunk = g_ptr_array_new ();

  for (guint i = 0; i <= rows->len; i++)
    {
      MpImportRow *row = i < rows->len ? g_ptr_array_index (rows, i) : NULL;

      if (row != NULL && record_of (row) != 0)
        g_ptr_array_add (chunk, row);
      if (chunk->len == CHUNK || (row == NULL && chunk->len > 0))
        {
          if (!compare_rows (self, chunk, steps->cancellable, error))
            return FALSE;
          g_ptr_array_set_size (chunk, 0);
        }
      if (row != NULL && !mp_import_steps_take (steps, error))
        return FALSE;
    }

  return TRUE;
}
