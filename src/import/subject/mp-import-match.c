/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which organization a row is about. Only the same name in the same community is certain; a credit
 * code under another name, an old name, a name that differs in little are shown to the clerk.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-subjects-private.h"

#include "catalog/mp-check.h"

#include <string.h>

static void
hold (MpImportRow *row, const char *reason)
{
  row->outcome = MP_IMPORT_HELD;
  row->reason = reason;
}

static void
hold_for_record (MpImportRow *row, const char *reason, const MpKnownOrganization *known)
{
  hold (row, reason);
  mp_import_row_resembles (row, known->id, known->name, NULL);
}

static void
hold_for_row (MpImportRow *row, const char *reason, MpImportRow *other)
{
  hold (row, reason);
  mp_import_row_resembles (row, 0, NULL, other);
}

static MpImportRow *
earlier (MpImportRow *found, const MpImportRow *row)
{
  return found != NULL && found != row && mp_subject_is_before (found, row) ? found : NULL;
}

/* A code that tells bodies apart: not a row of zeros, not a few digits. */
static gboolean
is_telling (const char *uscc)
{
  return uscc != NULL && strlen (uscc) >= 8 && strspn (uscc, "0-") < strlen (uscc);
}

/* The record or row that has the row's old name; its full name is kept. */
static gboolean
find_renamed (MpImport *self, MpImportRow *row)
{
  const char *former = mp_import_row_raw (row, "organization.former_names");
  const char *filing = mp_import_row_raw (row, "filing.filing_no");
  const char *phone = mp_import_row_raw (row, "leader.phone");
  const char *founded = mp_import_row_raw (row, "organization.founded_on");
  MpKnownOrganization *known = NULL;

  if (former != NULL)
    {
      g_autofree char *core = mp_places_core (self->places, row->place, former);
      g_autofree char *name_key = mp_known_key (row->place->id, former);
      g_autofree char *core_key = mp_known_key (row->place->id, core);

      known = mp_known_by_name (self->known, name_key);
      if (known == NULL)
        known = mp_known_by_core (self->known, core_key);
      if (known != NULL)
        mp_import_row_put (row, "organization.former_names", known->name, FALSE);
    }
  if (known == NULL)
    known = mp_known_by_former (self->known, row->name_key);
  if (known == NULL && filing != NULL)
    {
      known = mp_known_by_filing (self->known, filing);
      if (known != NULL && known->row != NULL)
        known = NULL; /* it is in the file under its own name */
    }
  /* The same leader and founding under quite another name, and nobody else in the file is that
   * organization.
   */
  if (known == NULL && mp_known_by_core (self->known, row->core_key) == NULL && phone != NULL
      && founded != NULL && strlen (founded) >= 7)
    {
      GPtrArray *list = mp_known_by_phone (self->known, row->place->id, phone);

      for (guint i = 0; list != NULL && i < list->len && known == NULL; i++)
        {
          MpKnownOrganization *candidate = g_ptr_array_index (list, i);

          if (candidate->row == NULL && candidate->founded_on != NULL
              && strncmp (candidate->founded_on, founded, 7) == 0)
            known = candidate;
        }
    }
  if (known == NULL)
    return FALSE;

  hold_for_record (row, "maybe_renamed", known);
  return TRUE;
}

static gboolean
find_similar (MpImport *self, MpImportRow *row)
{
  MpKnownOrganization *known = mp_known_by_core (self->known, row->core_key);
  MpImportRow *before = earlier (mp_known_row_by_core (self->known, row->core_key), row);
  const char *phone = mp_import_row_raw (row, "leader.phone");
  GPtrArray *list;

  if (known != NULL)
    {
      hold_for_record (row, "similar_name", known);
      return TRUE;
    }
  if (before != NULL)
    {
      hold_for_row (row, "similar_name", before);
      return TRUE;
    }
  if (phone == NULL)
    return FALSE;

  list = mp_known_by_phone (self->known, row->place->id, phone);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      MpKnownOrganization *candidate = g_ptr_array_index (list, i);

      if (mp_names_are_near (candidate->core_key, row->core_key))
        {
          hold_for_record (row, "similar_name", candidate);
          return TRUE;
        }
    }
  list = mp_known_rows_by_phone (self->known, row->place->id, phone);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      MpImportRow *candidate = earlier (g_ptr_array_index (list, i), row);

      if (candidate != NULL && candidate->core_key != NULL
          && mp_names_are_near (candidate->core_key, row->core_key))
        {
          hold_for_row (row, "similar_name", candidate);
          return TRUE;
        }
    }

  return FALSE;
}

/* What the row is by itself, before the clerk's word. */
static void
match (MpImport *self, MpImportRow *row)
{
  const char *uscc = mp_import_row_raw (row, "registration.uscc");
  MpKnownOrganization *known = mp_known_by_name (self->known, row->name_key);
  MpKnownOrganization *coded = is_telling (uscc) ? mp_known_by_uscc (self->known, uscc) : NULL;
  MpImportRow *standing = mp_known_row_by_name (self->known, row->name_key);
  MpImportRow *coded_before =
      is_telling (uscc) ? earlier (mp_known_row_by_uscc (self->known, uscc), row) : NULL;

  row->outcome = MP_IMPORT_NEW;
  if (standing != NULL && standing != row)
    {
      hold_for_row (row, "repeats_earlier_row", standing);
      if (row->repeats != NULL)
        {
          row->outcome = MP_IMPORT_SAME;
          row->reason = NULL;
          row->id = standing->id;
        }
    }
  else if (coded != NULL && coded != known)
    hold_for_record (row, "same_credit_code", coded);
  else if (coded_before != NULL)
    hold_for_row (row, "same_credit_code", coded_before);
  else if (known != NULL && known->has_namesake && coded == NULL)
    hold_for_record (row, "several_namesakes", known);
  else if (known != NULL)
    {
      row->outcome = MP_IMPORT_UPDATED; /* or the same: the values decide */
      row->id = known->id;
    }
  else if (mp_places_contradict (self->places, row->place,
                                 mp_import_row_raw (row, "organization.name")))
    {
      mp_import_row_warn (row, "organization.division", "name_says_other_division");
      hold (row, "name_contradicts_division");
    }
  else if (!find_renamed (self, row))
    find_similar (self, row);
}

/* The earlier row that gives the same leader, by name and identity number, another telephone: the
 * later would undo the earlier. Of other names with the number the numbers themselves warn.
 */
static MpImportRow *
find_other_phone (GHashTable *leaders, MpImportRow *row)
{
  const char *number = mp_import_row_raw (row, "leader.id_no");
  const char *name = mp_import_row_raw (row, "leader.name");
  const char *phone = mp_import_row_raw (row, "leader.phone");
  MpImportRow *before = number != NULL ? g_hash_table_lookup (leaders, number) : NULL;
  const char *phone_before;
  g_autofree char *key = NULL;
  g_autofree char *key_before = NULL;

  if (before == NULL || before == row || name == NULL || phone == NULL)
    return NULL;
  phone_before = mp_import_row_raw (before, "leader.phone");
  key = mp_known_key (0, name);
  key_before = mp_known_key (0, mp_import_row_raw (before, "leader.name"));

  return g_str_equal (key, key_before) && !mp_phones_meet (phone, phone_before) ? before : NULL;
}

/* identity number → the first row of the file that gives the leader who has it a telephone */
static GHashTable *
index_leaders (MpImport *self)
{
  GHashTable *leaders = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);
      const char *number = mp_import_row_raw (row, "leader.id_no");

      if (number != NULL && mp_import_row_raw (row, "leader.name") != NULL
          && mp_import_row_raw (row, "leader.phone") != NULL
          && !g_hash_table_contains (leaders, number))
        g_hash_table_insert (leaders, (gpointer) number, row);
    }

  return leaders;
}

static void
match_row (MpImport *self, MpImportRow *row, GHashTable *leaders)
{
  MpImportRow *other;

  if (mp_import_row_raw (row, "organization.name") == NULL)
    {
      mp_subject_miss_name (row);
      return;
    }
  if (row->place == NULL)
    {
      hold (row, row->cell_reason != NULL ? row->cell_reason : "division_unknown");
      return;
    }
  match (self, row);
  if (row->decided)
    mp_subject_follow_decision (row);
  else if (row->cell_reason != NULL)
    {
      hold (row, row->cell_reason);
      row->id = 0;
    }
  else if (row->outcome != MP_IMPORT_HELD && row->repeats == NULL
           && (other = find_other_phone (leaders, row)) != NULL)
    {
      hold_for_row (row, "same_number_other_phone", other);
      row->id = 0;
    }
  else if (row->outcome == MP_IMPORT_NEW
           && mp_check_name (mp_import_row_raw (row, "organization.name")) != NULL)
    hold (row, "name_is_number");
  if (mp_known_row_by_name (self->known, row->name_key) == row)
    mp_known_add_row (self->known, row);
}

void
mp_organization_warn_unnamed_place (MpImportRow *row)
{
  if (mp_import_row_speaks_of (row, "venue") && mp_import_row_raw (row, "venue.name") == NULL)
    mp_import_row_warn (row, "venue.name", "place_unnamed");
}

/* A new record has a status, whoever wrote none, and nothing yet of which a row could speak without
 * its name.
 */
static void
complete (const MpImportSubject *subject, MpImportRow *row)
{
  if (row->outcome != MP_IMPORT_NEW)
    return;
  if (mp_import_row_raw (row, "organization.status") == NULL)
    mp_import_row_warn (row, "organization.status", "status_assumed");
  mp_import_row_leave_parts (row, subject, NULL, NULL);
  mp_organization_warn_unnamed_place (row);
}

/* --- rows that say no community --------------------------------------------------------------- */

/* bare name → the place of the rows that are called so; NULL: of rows in several places */
static GHashTable *
index_places (GPtrArray *rows)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      const char *name = mp_import_row_raw (row, "organization.name");
      gpointer before;
      char *key;

      if (row->place == NULL || name == NULL)
        continue;
      key = mp_known_key (0, name);
      before = g_hash_table_lookup (places, key);
      g_hash_table_insert (places, key,
                           before == NULL || before == row->place ? (gpointer) row->place : NULL);
    }

  return places;
}

/* Nobody wrote a community beside a name that one organization alone has: it is that one's. What
 * was written and is not understood is still asked for.
 */
static void
place_by_name (MpImport *self, GHashTable *places, MpImportRow *row)
{
  const char *name = mp_import_row_raw (row, "organization.name");
  const MpPlace *place = NULL;
  g_autofree char *key = NULL;
  MpKnownOrganization *known;
  gboolean several;

  if (row->place != NULL || name == NULL || g_strcmp0 (row->cell_reason, "division_unknown") != 0
      || !mp_import_row_has_warning (row, "organization.division", "missing"))
    return;
  key = mp_known_key (0, name);
  known = mp_known_by_bare_name (self->known, name, &several);
  if (several)
    return;
  if (known != NULL)
    place = mp_places_get (self->places, known->division);
  if (g_hash_table_contains (places, key))
    {
      const MpPlace *other = g_hash_table_lookup (places, key);

      if (place != NULL && place != other)
        return;
      place = other;
    }
  if (place == NULL)
    return;

  mp_import_row_set_place (row, place);
  mp_import_row_warn (row, "organization.division", "division_from_name");
  row->cell_reason = NULL;
  g_free (row->name_key);
  g_free (row->core_key);
  g_free (key);
  row->name_key = mp_known_key (place->id, name);
  key = mp_places_core (self->places, place, name);
  row->core_key = mp_known_key (place->id, key);
}

gboolean
mp_organization_match (const MpImportSubject *subject, MpImport *self, GPtrArray *rows,
                       MpImportSteps *steps, GError **error)
{
  g_autoptr (GHashTable) leaders = NULL;
  g_autoptr (GHashTable) places = index_places (rows);

  for (guint i = 0; i < rows->len; i++)
    place_by_name (self, places, g_ptr_array_index (rows, i));
  mp_organization_join_repeats (self, rows);
  leaders = index_leaders (self);
  /* Records that are in the file under their own name are nobody's old name. */
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      MpKnownOrganization *known =
          row->name_key != NULL ? mp_known_by_name (self->known, row->name_key) : NULL;

      if (known != NULL && known->row == NULL)
        known->row = row;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      match_row (self, g_ptr_array_index (rows, i), leaders);
      if (!mp_import_steps_take (steps, error))
        return FALSE;
    }

  if (!mp_organization_compare (self, rows, steps, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    complete (subject, g_ptr_array_index (rows, i));

  return TRUE;
}
