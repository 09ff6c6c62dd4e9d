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

/* --- several columns of one field ------------------------------------------------------------- */

/* What the columns of a field have said together. */
typedef struct
{
  const char *code;     /* interned; NULL: none said which */
  const char *instead;  /* what it is where a column said no, when that is known; NULL */
  gboolean several;
} Said;

/* The code that 是 means below the heading; NULL: the heading does not ask. */
static const char *
asked_code (MpImport *self, const MpField *field, const MpColumn *column)
{
  const char *word = column->key != NULL ? g_hash_table_lookup (column->key, "是") : NULL;
  const MpCode *code =
      word != NULL ? mp_codes_find (mp_store_get_codes (self->store), field->of, word, NULL) : NULL;

  return code != NULL ? code->code : NULL;
}

static void
take_code (Said *said, const char *code)
{
  if (said->code != NULL && !g_str_equal (said->code, code))
    said->several = TRUE;
  said->code = g_intern_string (code);
}

/* 否, or 未登记 below 是否登记: what is not, and perhaps what is then. */
static void
take_denial (MpImport *self, const MpField *field, const MpColumn *column, const char *code,
             Said *said)
{
  const char *word = g_hash_table_lookup (column->key, "否");
  const MpCode *instead = word != NULL && *word != '\0'
                              ? mp_codes_find (mp_store_get_codes (self->store), field->of, word,
                                               NULL)
                              : NULL;

  if (code != NULL)
    said->instead = g_intern_string (code);
  else if (instead != NULL)
    said->instead = g_intern_string (instead->code);
}

/* The cell says no to what the column asks after, and not by a word of the list or the clerk's. */
static gboolean
denies (MpImport *self, const char *target, const MpCell *cell)
{
  GHashTable *words = mp_import_words_of (self, target);
  g_autofree char *folded = mp_fold_text (cell->text);
  g_auto (MpReading) flag = { 0 };

  if ((words != NULL && g_hash_table_contains (words, folded))
      || mp_code_is_known (mp_store_get_codes (self->store), mp_import_field (self, target)->of,
                           cell->text))
    return FALSE;
  mp_read_flag (cell, &flag);

  return g_strcmp0 (flag.value, "0") == 0;
}

static const char *
read_joined (MpImport *self, const MpColumn *column, const MpCell *cell, MpImportRow *row,
             Said *said)
{
  const char *target = column->targets[0];
  const MpField *field = mp_import_field (self, target);
  const char *asked = asked_code (self, field, column);
  g_auto (MpReading) reading = { 0 };

  if (*cell->text == '\0')
    return NULL;
  if (mp_import_is_not_known (self, field, target, cell->text))
    {
      mp_import_row_warn (row, target, "not_known");
      return NULL;
    }
  if (asked != NULL && denies (self, target, cell))
    {
      take_denial (self, field, column, NULL, said);
      return asked;
    }
  if (mp_says_nothing (cell->text))
    return NULL;
  mp_import_read_code (self, column, NULL, cell, row, target, &reading);
  if (reading.value == NULL || reading.reason != NULL)
    mp_import_row_leave_open (row, target, column->shown.heading, cell->text);
  else if (asked != NULL && !g_str_equal (reading.value, asked)
           && g_str_has_prefix (cell->text, "未"))
    {
      take_denial (self, field, column, reading.value, said);
      return asked;
    }
  else
    take_code (said, reading.value);

  return NULL;
}

/* The field that column `i` shares with later ones; nothing when an earlier one has it. */
static void
read_field (MpImport *self, const MpImportBlock *block, guint i, const MpCell *const *cells,
            MpImportRow *row)
{
  const char *target = ((const MpColumn *) block->shown.columns->pdata[i])->targets[0];
  g_autoptr (GPtrArray) denied = g_ptr_array_new ();
  Said said = { 0 };

  for (guint k = 0; k < block->shown.columns->len; k++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, k);
      const char *not;

      if (!column->joined || column->targets[0] != target)
        continue;
      if (k < i)
        return;
      not = read_joined (self, column, cells[k], row, &said);
      if (not != NULL)
        g_ptr_array_add (denied, (gpointer) not);
    }
  for (guint k = 0; k < denied->len; k++)
    said.several = said.several || g_strcmp0 (denied->pdata[k], said.code) == 0;
  if (said.several)
    {
      mp_import_row_warn (row, target, "code_several");
      mp_import_row_hold (row, "code_several");
    }
  else
    mp_import_row_put (row, target, said.code != NULL ? said.code : said.instead, FALSE);
}

void
mp_import_read_joined (MpImport *self, const MpImportBlock *block, const MpCell *const *cells,
                       MpImportRow *row)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);
      const char *put = row->texts != NULL && column->joined
                            ? g_hash_table_lookup (row->texts, column->targets[0])
                            : NULL;
      const MpCell typed = { .kind = MP_CELL_TEXT, .text = put };

      if (put != NULL)
        mp_import_read_cell (self, block, column, &typed, row);
      else if (column->joined)
        read_field (self, block, i, cells, row);
    }
}
