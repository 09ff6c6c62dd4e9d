/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column is by its cells, where the heading says nothing that we know: 责任区, 包片. Only
 * fields that no other column fills, only when most cells agree, and never against a heading that
 * is understood or the clerk's word.
 */

#include "config.h"

#include "mp-import-subject.h"

#include "catalog/mp-check.h"
#include "import/value/mp-read-code.h"

#include <string.h>

enum { SAMPLE_ROWS = 60 };

typedef struct
{
  guint n;
  guint n_communities;
  guint n_codes; /* words of the list asked for */
  guint n_phones;
} Contents;

static gboolean
is_community (MpImport *self, const MpImportBlock *block, const char *text)
{
  gboolean several = FALSE;
  const MpPlace *within = block->place != NULL && block->place->level < 5 ? block->place : NULL;
  const MpPlace *place = g_utf8_strlen (text, -1) <= 30
                             ? mp_places_by_name (self->places, text, within, &several)
                             : NULL;

  return several || (place != NULL && place->level == 5);
}

static gboolean
is_phone (const char *text)
{
  g_auto (MpReading) reading = { 0 };
  MpCell cell = { .kind = MP_CELL_TEXT, .text = text };

  if (strspn (text, "0123456789-/ ") != strlen (text) || strlen (text) < 7)
    return FALSE;
  mp_read_phone (&cell, &reading);

  return reading.value != NULL && mp_check_phone (reading.value) == NULL;
}

/* A word of the list; a bare 3 may count or number anything. */
static gboolean
is_word_of (MpImport *self, const char *list, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return mp_code_is_known (mp_store_get_codes (self->store), list, text);

  return FALSE;
}

/* `list`: a code list; NULL. */
static Contents
look_at (MpImport *self, const MpImportBlock *block, const MpColumn *column, const char *list)
{
  Contents contents = { 0 };

  for (guint i = 0; i < block->found->rows->len && contents.n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      g_autofree char *text = NULL;

      if (line->kind != MP_ROW_DATA)
        continue;
      text = mp_unwrap_cell (
          mp_grid_get (block->grid, line->row + column->line, column->shown.column)->text);
      if (mp_says_nothing (text) || mp_says_ditto (text))
        continue;
      contents.n++;
      contents.n_communities += is_community (self, block, text);
      contents.n_codes += list != NULL && is_word_of (self, list, text);
      contents.n_phones += is_phone (text);
    }

  return contents;
}

static gboolean
is_yes_or_no (const MpCell *cell)
{
  g_auto (MpReading) flag = { 0 };

  mp_read_flag (cell, &flag);
  return flag.value != NULL;
}

/* More than a running number of the office's own: a word of Chinese, or a year. */
static gboolean
is_paper_number (const char *text)
{
  gsize digits;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
      digits = strspn (p, "0123456789");
      if (digits >= 4 && (g_str_has_prefix (p, "19") || g_str_has_prefix (p, "20")))
        return TRUE;
      if (digits > 0)
        p += digits - 1;
    }

  return strspn (text, "0123456789ABCDEFGHJKLMNPQRTUWXY") >= 15;
}

MpLook
mp_import_look_below (MpImport *self, const MpImportBlock *block, const MpColumn *column)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  const MpField *field =
      column->targets[0] != NULL ? mp_target_field (self->store, column->targets[0], NULL) : NULL;
  const MpField *other = column->meaning.alternative != NULL
                             ? mp_target_field (self->store, column->meaning.alternative, NULL)
                             : NULL;
  MpLook look = { 0 };

  for (guint i = 0; i < block->found->rows->len && look.n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell;
      g_autofree char *text = NULL;

      if (line->kind != MP_ROW_DATA)
        continue;
      cell = mp_grid_get (block->grid, line->row + column->line, column->shown.column);
      text = mp_unwrap_cell (cell->text);
      if (*text == '\0' || mp_says_ditto (text))
        continue;
      look.n++;
      look.n_ticks += mp_is_tick (text) || is_yes_or_no (cell);
      look.n_papers += is_paper_number (text);
      if (field != NULL && field->type == MP_CODE)
        look.n_known += mp_code_is_known (codes, field->of, text);
      if (other != NULL && other->type == MP_CODE)
        look.n_alternative += mp_code_is_known (codes, other->of, text);
    }

  return look;
}

gboolean
mp_import_holds_phones (const MpImportBlock *block, const MpColumn *column)
{
  guint n = 0;
  guint n_phones = 0;

  for (guint i = 0; i < block->found->rows->len && n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell =
          mp_grid_get (block->grid, line->row + column->line, column->shown.column);
      g_auto (MpReading) reading = { 0 };

      if (line->kind != MP_ROW_DATA || *cell->text == '\0')
        continue;
      mp_read_person (cell, &reading);
      n++;
      n_phones += reading.value == NULL && reading.second != NULL;
    }

  return n > 0 && n_phones * 2 >= n;
}

/* Small numbers, and nothing that could be a name. */
gboolean
mp_import_holds_counts (const MpImportBlock *block, const MpColumn *column)
{
  guint n = 0;

  for (guint i = 0; i < block->found->rows->len && n < SAMPLE_ROWS; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      g_autofree char *text = NULL;
      gsize digits;

      if (line->kind != MP_ROW_DATA)
        continue;
      text = mp_unwrap_cell (
          mp_grid_get (block->grid, line->row + column->line, column->shown.column)->text);
      if (mp_says_nothing (text) || mp_says_ditto (text))
        continue;
      digits = strspn (text, "0123456789");
      if (digits == 0 || digits > 4
          || (text[digits] != '\0' && !g_str_equal (text + digits, "人")
              && !g_str_equal (text + digits, "名") && !g_str_equal (text + digits, "个")))
        return FALSE;
      n++;
    }

  return n > 0;
}

static gboolean
is_free (const MpImportBlock *block, const char *target)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);

      if (g_strcmp0 (column->targets[0], target) == 0
          || g_strcmp0 (column->targets[1], target) == 0)
        return FALSE;
    }

  return TRUE;
}

/* The telephone of the person beside whose name it stands, else one to be reached at. */
static const char *
phone_target (MpImport *self, const MpImportBlock *block, guint column)
{
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);
  const MpColumn *before = column > 0 ? g_ptr_array_index (block->shown.columns, column - 1) : NULL;
  const char *beside = before != NULL && before->targets[0] != NULL
                           ? mp_headings_phone_of (headings, before->targets[0])
                           : NULL;
  const char *bare = mp_headings_of_person (headings, NULL, "phone");

  if (beside != NULL && is_free (block, beside))
    return beside;

  return bare != NULL && is_free (block, bare) ? bare : NULL;
}

/* The one of the subject's code fields all of whose words the column holds. */
static const char *
told_target (MpImport *self, const MpImportBlock *block, const MpColumn *column)
{
  for (guint i = 0; block->subject->told != NULL && block->subject->told[i] != NULL; i++)
    {
      const char *target = block->subject->told[i];
      Contents contents = look_at (self, block, column, mp_import_field (self, target)->of);

      if (is_free (block, target) && contents.n >= 2 && contents.n_codes == contents.n)
        return target;
    }

  return NULL;
}

void
mp_import_map_by_contents (MpImport *self, MpImportBlock *block)
{
  const char *place = block->subject->place;

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *column = g_ptr_array_index (block->shown.columns, i);
      gboolean unknown = column->meaning.kind == MP_HEADING_UNKNOWN;
      const char *told;
      Contents contents;

      if (column->targets[0] != NULL || column->tick != NULL || column->meaning.whose != NULL
          || (!unknown && column->meaning.kind != MP_HEADING_IGNORED
              && column->meaning.kind != MP_HEADING_PLACE))
        continue;
      contents = look_at (self, block, column, NULL);
      if (contents.n == 0)
        continue;
      told = unknown ? told_target (self, block, column) : NULL;
      if (place != NULL && is_free (block, place) && contents.n_communities * 3 >= contents.n * 2)
        {
          column->level = 0;
          mp_column_set_targets (column, place, NULL);
        }
      else if (told != NULL)
        mp_column_set_targets (column, told, NULL);
      else if (unknown && contents.n_phones * 5 >= contents.n * 4)
        mp_column_set_targets (column, phone_target (self, block, i), NULL);
    }
}
