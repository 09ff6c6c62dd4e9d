/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells under a list of codes: boxes and ticks in words, what the heading explains, words that
 * belong to another list or to none.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "import/value/mp-read-code.h"

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
  if (g_hash_table_contains (column->key, folded)
      || (words != NULL && g_hash_table_contains (words, folded))
      || mp_code_is_known (mp_store_get_codes (self->store), mp_import_field (self, target)->of,
                           cell->text))
    return word;
  mp_read_flag (cell, &flag);
  if (flag.value == NULL)
    return word;
  g_free (word);

  return g_strdup (*flag.value == '1' ? "是" : "否");
}

const char *
mp_import_answer_of (MpImport *self, const MpColumn *column, const char *target,
                     const MpCell *cell)
{
  g_autofree char *said = NULL;

  if (column->key == NULL || !mp_heading_asks_for_post (column->shown.heading))
    return NULL;
  said = word_of_code (self, column, target, cell);
  if (said == NULL)
    said = mp_fold_text (cell->text);

  return g_hash_table_lookup (column->key, said);
}

/* 登记 under 性质: the word of another list than that of the column. FALSE: it is of none. */
static gboolean
read_code_elsewhere (MpImport *self, const MpCell *cell, MpImportRow *row, const char *target)
{
  g_auto (MpReading) reading = { 0 };

  mp_read_code (mp_store_get_codes (self->store), mp_import_field (self, target),
                mp_import_words_of (self, target), NULL, cell, &reading);
  if (reading.value == NULL || reading.reason != NULL)
    return FALSE;
  if (mp_import_row_raw (row, target) == NULL)
    mp_import_row_put (row, target, reading.value, FALSE);

  return TRUE;
}

gboolean
mp_import_is_not_known (MpImport *self, const MpField *field, const char *target,
                        const char *text)
{
  GHashTable *words = mp_import_words_of (self, target);
  g_autofree char *folded = NULL;

  if (field->type == MP_FLAG || !mp_says_not_known (text))
    return FALSE;
  if (field->type != MP_CODE && field->type != MP_CODES)
    return TRUE;
  folded = mp_fold_text (text);

  return !mp_code_is_known (mp_store_get_codes (self->store), field->of, text)
         && (words == NULL || !g_hash_table_contains (words, folded));
}

gboolean
mp_import_read_code (MpImport *self, const MpColumn *column, const MpImportBeside *also,
                     const MpCell *cell, MpImportRow *row, const char *target, MpReading *reading)
{
  const MpField *field = mp_import_field (self, target);
  g_autofree char *word = word_of_code (self, column, target, cell);
  MpCell said = *cell;

  said.text = word != NULL ? word : cell->text;
  mp_read_code (mp_store_get_codes (self->store), field, mp_import_words_of (self, target),
                column->key, &said, reading);
  if (!mp_reading_has (reading, "code_unknown"))
    return FALSE;
  if (also != NULL && also->code != NULL && read_code_elsewhere (self, &said, row, also->code))
    return TRUE;
  /* Words that no list has stay as words where there is a field for them. */
  if (also != NULL && also->words != NULL)
    {
      g_autofree char *words = mp_tidy_text (cell->text, FALSE);

      mp_import_row_put (row, also->words, words, FALSE);
      return TRUE;
    }
  if (field->type == MP_CODES && reading->value == NULL)
    mp_reading_hold (reading, "code_unknown");

  return FALSE;
}
