/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether something took place is often said beside its day, in brackets behind its name or as the
 * whole of a remark: 12月20日（取消）, 义诊（未开展）, 因雨改期至3.15. The words are those of the list of
 * states; a day that was put off is the later one, and no time from the one to the other.
 */

#include "config.h"

#include "mp-line-reader.h"

#include "import/mp-import-subject.h"
#include "import/value/mp-read-private.h"

#include <string.h>

/* The state of that word, unless it is the usual one. */
static const MpCode *
state_said (MpImport *self, const MpField *state, const char *word)
{
  g_autofree char *folded = mp_fold_text (word);
  const MpCode *code =
      *folded != '\0' && !g_ascii_isdigit (*folded)
          ? mp_codes_find (mp_store_get_codes (self->store), state->of, folded, NULL)
          : NULL;

  return code != NULL && g_strcmp0 (code->code, state->initial) != 0 ? code : NULL;
}

/* What stands behind a day: 2024.3.8取消. */
static const char *
behind_day (const char *text)
{
  const char *rest = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p) || g_utf8_strchr ("年月日号", -1, g_utf8_get_char (p)) != NULL)
      rest = g_utf8_next_char (p);

  return rest;
}

static void
take (MpImportRow *row, const char *target, const MpCode *code)
{
  if (mp_import_row_raw (row, target) != NULL
      && g_strcmp0 (mp_import_row_raw (row, target), code->code) != 0)
    return;
  mp_import_row_put (row, target, code->code, FALSE);
  mp_import_row_warn (row, target, "status_from_words");
}

/* 因雨改期至3.15 → 3.15; NULL: it was not put off, or nobody knows to which day. */
static const char *
new_day (const char *text)
{
  static const char *const words[] = { "改期", "延期", "推迟", "顺延", "延后", "改", "调整" };
  static const char *const to[] = { "至", "到", "为", "在" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint k = 0; k < G_N_ELEMENTS (to); k++)
      {
        g_autofree char *word = g_strconcat (words[i], to[k], NULL);
        const char *at = strstr (text, word);

        if (at != NULL && strpbrk (at, "0123456789") != NULL)
          return at + strlen (word);
      }

  return NULL;
}

static void
read_new_day (MpImport *self, const MpImportBlock *block, const MpColumn *column,
              const MpCell *cell, MpImportRow *row)
{
  const char *part = block->subject->parts[0].entities[0];
  g_autofree char *end = g_strconcat (part, ".end_at", NULL);
  g_autofree char *later = g_strdup (new_day (cell->text));
  guint before = row->year;
  MpCell moved = { .kind = MP_CELL_TEXT, .text = later };

  if (later == NULL)
    return;
  later[strcspn (later, ")")] = '\0';
  if (strstr (later, "）") != NULL)
    *strstr (later, "）") = '\0';
  if (mp_year_in_text (cell->text) != 0)
    row->year = mp_year_in_text (cell->text);
  mp_import_row_remove (row, column->targets[0]);
  mp_import_row_remove (row, end);
  mp_import_read_cell (self, block, column, &moved, row);
  row->year = before;
  mp_import_row_leave_open (row, column->targets[0], column->shown.heading, cell->text);
}

void
mp_import_take_whether (MpImport *self, const MpImportBlock *block, const MpCell *const *cells,
                        MpImportRow *row)
{
  const MpEntity *entity =
      mp_store_get_entity (self->store, block->subject->parts[0].entities[0]);
  const MpField *state = mp_entity_get_field (entity, "status");
  g_autofree char *begin = mp_import_beginning_of (self, block->subject);
  g_autofree char *target = g_strconcat (entity->name, ".status", NULL);
  g_autofree char *remark = g_strconcat (entity->name, ".remark", NULL);
  g_autofree char *name = g_strdup (mp_import_row_raw (row, block->subject->title));
  g_autofree char *noted = name != NULL ? mp_cut_bracket (name) : NULL;
  const MpCode *code;

  if (begin == NULL || state == NULL || state->type != MP_CODE || state->initial == NULL)
    return;
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);
      g_autofree char *day = NULL;
      g_autofree char *inside = NULL;

      if (column->targets[0] == NULL || cells[i]->kind != MP_CELL_TEXT
          || !g_str_equal (column->targets[0], begin))
        continue;
      read_new_day (self, block, column, cells[i], row);
      day = g_strdup (cells[i]->text);
      inside = mp_cut_bracket (day);
      code = state_said (self, state, inside != NULL ? inside : behind_day (day));
      if (code != NULL)
        take (row, target, code);
    }
  code = noted != NULL && *name != '\0' ? state_said (self, state, noted) : NULL;
  if (code != NULL)
    {
      mp_import_row_put (row, block->subject->title, name, FALSE);
      take (row, target, code);
    }
  code = mp_import_row_raw (row, remark) != NULL
             ? state_said (self, state, mp_import_row_raw (row, remark))
             : NULL;
  if (code != NULL)
    take (row, target, code);
}
