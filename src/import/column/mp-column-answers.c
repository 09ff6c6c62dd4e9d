/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns whose cells only say yes or no: the heading is what they say it of. One may be a code by
 * itself (ticks under 登记 | 备案), the answer to the heading above it, or one of several that ask
 * after the same field (是否备案 | 是否登记), which mean something together only.
 */

#include "config.h"

#include "mp-column-answers.h"

#include "import/value/mp-read-code.h"

#include <string.h>

static MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

static void
add_look (MpLook *look, MpLook other)
{
  look->n += other.n;
  look->n_ticks += other.n_ticks;
}

/* Ticks under 登记 | 备案 | 活动小组: the heading is the code, the heading above or their sisters
 * say of which field.
 */
gboolean
mp_column_read_ticks (MpImport *self, MpImportBlock *block, guint i)
{
  GPtrArray *targets = mp_import_get_targets (self, block->shown.index);
  MpCodes *codes = mp_store_get_codes (self->store);
  MpColumn *column = column_at (block, i);
  const MpSheetColumn *found = g_ptr_array_index (block->found->columns, i);
  guint n_levels = g_strv_length (found->levels);
  const char *leaf = n_levels > 0 ? found->levels[n_levels - 1] : "";
  g_autofree char *bare = g_strdup (leaf);
  g_autofree char *inside = mp_cut_bracket (bare);
  MpLook own = mp_import_look_below (self, block, column);

  /* 章程 is a field by itself, whatever may be changed in an application. */
  if (n_levels < 2 && column->targets[0] != NULL)
    return FALSE;

  for (guint f = 0; f < targets->len; f++)
    {
      const MpImportTarget *target = g_ptr_array_index (targets, f);
      const MpField *field = target->field;
      const MpCode *code =
          field->type == MP_CODE ? mp_codes_find (codes, field->of, bare, NULL) : NULL;
      MpLook look = own;
      guint sisters = 0;

      if (code == NULL)
        continue;
      for (guint k = i > 3 ? i - 3 : 0; k < block->found->columns->len && k <= i + 3; k++)
        {
          const MpSheetColumn *sister = g_ptr_array_index (block->found->columns, k);
          guint n = g_strv_length (sister->levels);
          g_autofree char *word = g_strdup (n > 0 ? sister->levels[n - 1] : "");
          g_autofree char *note = mp_cut_bracket (word);

          if (mp_codes_find (codes, field->of, word, NULL) == NULL)
            continue;
          sisters++;
          if (k != i)
            add_look (&look, mp_import_look_below (self, block, column_at (block, k)));
        }
      if (sisters < 2 || (look.n == 0 && n_levels < 2) || look.n_ticks * 2 < look.n)
        continue;
      column->tick = g_intern_string (code->code);
      memset (column->others, 0, sizeof column->others);
      mp_column_set_targets (column, target->name, NULL);
      return TRUE;
    }

  return FALSE;
}

/* Ticks under 章程｛有 | 无｝: the heading above asks, the column is one of the answers. */
gboolean
mp_column_read_answers (MpImport *self, MpImportBlock *block, guint i)
{
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);
  MpColumn *column = column_at (block, i);
  const MpSheetColumn *found = g_ptr_array_index (block->found->columns, i);
  guint n_levels = g_strv_length (found->levels);
  MpCell answer = { .kind = MP_CELL_TEXT };
  g_auto (MpReading) reading = { 0 };
  MpHeading asked;
  const MpField *field;

  if (n_levels < 2)
    return FALSE;
  answer.text = found->levels[n_levels - 1];
  mp_read_flag (&answer, &reading);
  if (reading.value == NULL)
    return FALSE;
  asked = mp_headings_resolve (headings, (const char *const *) found->levels, n_levels - 1);
  field = asked.kind == MP_HEADING_FIELD ? mp_import_field (self, asked.targets[0]) : NULL;
  if (field == NULL || field->type != MP_FLAG)
    return FALSE;
  column->tick = g_intern_string (reading.value);
  memset (column->others, 0, sizeof column->others);
  mp_column_set_targets (column, asked.targets[0], NULL);

  return TRUE;
}

/* A word of a list that must be known, over yes and no: 备案 as 是否备案. What else such a word means
 * stands above other columns.
 */
gboolean
mp_column_read_word (MpImport *self, MpImportBlock *block, guint i)
{
  GPtrArray *targets = mp_import_get_targets (self, block->shown.index);
  MpCodes *codes = mp_store_get_codes (self->store);
  MpColumn *column = column_at (block, i);
  const MpSheetColumn *found = g_ptr_array_index (block->found->columns, i);
  g_autofree char *question = NULL;
  MpLook look;

  if (column->targets[0] != NULL || column->meaning.kind != MP_HEADING_UNKNOWN
      || g_strv_length (found->levels) != 1)
    return FALSE;
  look = mp_import_look_below (self, block, column);
  if (look.n == 0 || look.n_ticks < look.n)
    return FALSE;
  for (guint f = 0; f < targets->len; f++)
    {
      const MpImportTarget *target = g_ptr_array_index (targets, f);

      if (target->field->type != MP_CODE || !mp_field_is_decisive (target->field)
          || mp_codes_find (codes, target->field->of, found->levels[0], NULL) == NULL)
        continue;
      question = g_strconcat (found->levels[0], "√", NULL);
      g_clear_pointer (&column->key, g_hash_table_unref);
      column->key = mp_code_key_of_question (question);
      if (column->key == NULL)
        return FALSE;
      mp_column_set_targets (column, target->name, NULL);
      return TRUE;
    }

  return FALSE;
}

static gboolean
asks (const MpColumn *column)
{
  return column->key != NULL && g_hash_table_contains (column->key, "是");
}

/* Further columns of a field that must be known, when one of them asks: all are read together. */
gboolean
mp_column_join (MpImport *self, MpImportBlock *block, guint i)
{
  MpColumn *column = column_at (block, i);
  const MpField *field = mp_import_field (self, column->targets[0]);
  MpLook look;

  if (field->type != MP_CODE || !mp_field_is_decisive (field) || column->tick != NULL
      || column->year != 0)
    return FALSE;
  look = mp_import_look_below (self, block, column);
  if ((look.n_ticks + look.n_known) * 2 < look.n)
    return FALSE;
  for (guint k = 0; k < i; k++)
    {
      MpColumn *first = column_at (block, k);

      if (first->targets[0] != column->targets[0] || first->tick != NULL || first->stands_in
          || !(asks (first) || asks (column)))
        continue;
      first->joined = column->joined = TRUE;
    }

  return column->joined;
}
