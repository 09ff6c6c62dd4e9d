/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell into its row: the type of the field says how it is read, the check of the field says
 * what kind of text it is.
 */

#include "config.h"

#include "mp-import-private.h"

#include "catalog/mp-check.h"
#include "import/value/mp-read-code.h"

#include <string.h>

/* A telephone found beside a person's name, and where it belongs. */
static const char *
phone_beside (const char *target)
{
  static const struct { const char *name, *phone; } pairs[] = {
    { "leader.name", "leader.phone" },
    { "registration.legal_rep", "organization.contact_phone" },
    { "organization.contact_person", "organization.contact_phone" },
    { "party.instructor_name", "party.instructor_phone" },
    { "party.liaison_name", "party.liaison_phone" },
    { "party_org.secretary_name", "party_org.secretary_phone" },
    { "member.name", "member.phone" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (pairs[i].name, target))
      return pairs[i].phone;

  return NULL;
}

/* A warning does not stop a row, nor does a date without a year where only the counts are dated. */
static void
take_issues (MpImportRow *row, const char *target, const MpReading *reading)
{
  for (guint i = 0; reading->warnings[i] != NULL; i++)
    mp_import_row_warn (row, target, reading->warnings[i]);
  if (reading->reason != NULL && !(g_str_equal (target, "organization.count_as_of") && !g_str_equal (reading->reason, "number_damaged")))
    mp_import_row_hold (row, reading->reason);
}

static void
put_reading (MpImportRow *row, const char *target, MpReading *reading)
{
  take_issues (row, target, reading);
  mp_import_row_put (row, target, reading->value, FALSE);
}

static void
read_person (const MpCell *cell, MpImportRow *row, const char *target)
{
  g_auto (MpReading) reading = { 0 };
  const char *phone = phone_beside (target);

  mp_read_person (cell, &reading);
  if (reading.second != NULL && phone != NULL)
    {
      g_auto (MpReading) number = { 0 };

      number.value = g_steal_pointer (&reading.second);
      /* What was said of the number belongs to it, not to the name. */
      for (guint i = 0; reading.warnings[i] != NULL; i++)
        mp_import_row_warn (row, g_str_has_prefix (reading.warnings[i], "phone") ? phone : target, reading.warnings[i]);
      if (mp_import_row_raw (row, phone) == NULL)
        mp_import_row_put (row, phone, number.value, FALSE);
      mp_import_row_put (row, target, reading.value, FALSE);
      return;
    }
  put_reading (row, target, &reading);
}

/* A period under one heading; a single date under the heading of an end is the end. */
static void
read_period (MpImport *self, const MpCell *cell, MpImportRow *row, const char *from, const char *to)
{
  g_auto (MpReading) reading = { 0 };

  mp_read_period (cell, mp_workbook_get_date1904 (self->book), &reading);
  take_issues (row, to, &reading);
  mp_import_row_put (row, from, reading.value, FALSE);
  mp_import_row_put (row, to, reading.second, FALSE);
}

static void
read_text (const MpField *field, const MpCell *cell, MpReading *reading)
{
  if (field->check == mp_check_phone)
    mp_read_phone (cell, reading);
  else if (field->check == mp_check_id_no)
    mp_read_id_no (cell, reading);
  else if (field->check == mp_check_uscc)
    mp_read_uscc (cell, reading);
  else
    {
      mp_read_text (cell, field->type == MP_NOTE, reading);
      if (reading->value != NULL && field->check != NULL && field->check (reading->value) != NULL)
        mp_reading_warn (reading, field->check (reading->value)->code);
    }
}

static gboolean
is_person_name (const MpField *field, const char *target)
{
  return field->mask == MP_MASK_NAME && (field->type == MP_TEXT || field->type == MP_LINK) && phone_beside (target) != NULL;
}

/* What the target is in this row: registrations and filings share some headings. */
static const char *
target_of (const MpColumn *column, const MpImportRow *row, guint i)
{
  const char *target = column->targets[i];
  const char *tier = mp_import_row_raw ((MpImportRow *) row, "organization.tier");
  g_autofree char *moved = NULL;

  if (column->registered == NULL || g_strcmp0 (tier, "1") != 0)
    return target;
  if (strchr (column->registered, '.') != NULL)
    return i == 0 ? g_intern_string (column->registered) : target;
  moved = g_strconcat (column->registered, strchr (target, '.'), NULL);

  return g_intern_string (moved);
}

/* What a cell of boxes or of a yes and no says in words: □登记☑备案, a tick under 是否备案. NULL: as
 * it stands.
 */
static char *
word_of_code (MpImport *self, const MpColumn *column, const char *target, const MpCell *cell)
{
  g_autofree char *folded = mp_fold_text (cell->text);
  char *word = mp_ticked_word (folded);
  GHashTable *words = mp_import_words_of (self, target);
  g_auto (MpReading) flag = { 0 };

  if (column->key == NULL || !g_hash_table_contains (column->key, "是"))
    return word;
  if (g_hash_table_contains (column->key, folded) || (words != NULL && g_hash_table_contains (words, folded)))
    return word;
  mp_read_flag (cell, &flag);
  if (flag.value == NULL)
    return word;
  g_free (word);

  return g_strdup (*flag.value == '1' ? "是" : "否");
}

void
mp_import_read_cell (MpImport *self, const MpImportBlock *block, const MpColumn *column, const MpCell *cell, MpImportRow *row)
{
  const char *target = target_of (column, row, 0);
  const char *second = column->targets[1] != NULL ? target_of (column, row, 1) : NULL;
  const MpField *field = mp_import_field (self, target);
  gboolean date1904 = mp_workbook_get_date1904 (self->book);
  g_auto (MpReading) reading = { 0 };
  g_autofree char *word = NULL;
  MpCell said = *cell;

  if (field == NULL || *cell->text == '\0')
    return;

  switch (field->type)
    {
    case MP_DATE:
    case MP_DATETIME:
      if (second != NULL)
        read_period (self, cell, row, target, second);
      else if (g_str_has_suffix (target, ".valid_to"))
        {
          g_autofree char *from = g_strndup (target, strlen (target) - strlen ("to"));
          g_autofree char *start = g_strconcat (from, "from", NULL);

          read_period (self, cell, row, g_intern_string (start), target);
        }
      else
        {
          mp_read_date (cell, date1904, g_str_equal (target, "organization.count_as_of") ? block->year : 0, &reading);
          put_reading (row, target, &reading);
        }
      return;

    case MP_INTEGER:
      if (second != NULL)
        {
          mp_read_pair (cell, &reading);
          put_reading (row, target, &reading);
          mp_import_row_put (row, second, reading.second, FALSE);
          return;
        }
      mp_read_count (cell, &reading);
      break;

    case MP_MONEY:
      mp_read_money (cell, column->unit > 0 ? column->unit : block->unit > 0 ? block->unit : 1, &reading);
      break;

    case MP_AREA:
      mp_read_area (cell, &reading);
      break;

    case MP_FLAG:
      mp_read_flag (cell, &reading);
      break;

    case MP_CODE:
    case MP_CODES:
      word = word_of_code (self, column, target, cell);
      said.text = word != NULL ? word : cell->text;
      mp_read_code (mp_store_get_codes (self->store), field, mp_import_words_of (self, target), column->key, &said, &reading);
      /* Words for the people served that no list has stay as words. */
      if (g_str_equal (target, "organization.service_groups") && mp_reading_has (&reading, "code_unknown"))
        {
          g_autofree char *words = mp_tidy_text (cell->text, FALSE);

          mp_import_row_put (row, "organization.service_object_note", words, FALSE);
          mp_reading_clear (&reading);
          return;
        }
      if (field->type == MP_CODES && reading.value == NULL && mp_reading_has (&reading, "code_unknown"))
        mp_reading_hold (&reading, "code_unknown");
      break;

    case MP_TEXT:
    case MP_NOTE:
    case MP_LINK:
    case MP_DIVISION:
    default:
      if (second != NULL && g_str_equal (second, "venue.area_m2"))
        {
          mp_read_place (cell, &reading);
          put_reading (row, target, &reading);
          mp_import_row_put (row, second, reading.second, FALSE);
          return;
        }
      if (is_person_name (field, target))
        {
          read_person (cell, row, target);
          return;
        }
      read_text (field, cell, &reading);
      break;
    }
  put_reading (row, target, &reading);
  if (column->year != 0 && reading.value != NULL && g_str_equal (target, "registration.last_check_result"))
    {
      g_autofree char *year = g_strdup_printf ("%u", column->year);

      mp_import_row_put (row, "registration.last_check_year", year, FALSE);
    }
}
