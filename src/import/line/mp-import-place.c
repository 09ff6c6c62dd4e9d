/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The community of a row: its code and its name, the township beside them, a heading within the
 * table, what the clerk has said, the title.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "mp-line-reader.h"

#include <string.h>

static const MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

/* The code in a cell, or NULL when it is words. Blanks and a ".0" are no part of it. */
static char *
code_in (const MpCell *cell)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);
  g_autofree char *folded = mp_fold_text (text);

  if (g_str_has_suffix (folded, ".0"))
    folded[strlen (folded) - 2] = '\0';

  return *folded != '\0' && strspn (folded, "0123456789") == strlen (folded) && strlen (folded) >= 6
             ? g_steal_pointer (&folded)
             : NULL;
}

void
mp_import_row_set_place (MpImportRow *row, const MpPlace *place)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);

  row->place = place;
  mp_import_row_put (row, mp_import_subject_of (row->import, row)->place, id, FALSE);
}

/* The township or county that other columns of the row name. */
static const MpPlace *
place_above (MpLineReader *self, const MpCell *const *cells)
{
  const MpPlace *within = NULL;

  for (char level = 1; level <= 4; level++)
    for (guint i = 0; i < self->block->shown.columns->len; i++)
      {
        const MpColumn *column = column_at (self->block, i);
        const MpPlace *found;
        gboolean several;

        if (column->level != level || mp_cell_is_empty (cells[i]))
          continue;
        found = mp_places_by_name (self->import->places, cells[i]->text, within, &several);
        if (found == NULL || found->level > 4)
          found = mp_places_above (self->import->places, cells[i]->text, within);
        if (found != NULL && found->level <= 4)
          within = found;
      }

  return within;
}

/* What the clerk has said that the name means, or else the place that is called so. */
static const MpPlace *
place_called (MpImport *self, const char *target, const char *name, const MpPlace *within,
              gboolean *several)
{
  GHashTable *words = mp_import_words_of (self, target);
  g_autofree char *folded = mp_fold_text (name);
  const char *code = words != NULL ? g_hash_table_lookup (words, folded) : NULL;
  const MpPlace *said = code != NULL ? mp_places_by_code (self->places, code) : NULL;

  return said != NULL ? said : mp_places_by_name (self->places, name, within, several);
}

void
mp_import_read_division (MpImport *self, const char *target, const MpCell *cell,
                         const MpPlace *near, MpReading *reading)
{
  g_autofree char *code = code_in (cell);
  gboolean several = FALSE;
  const MpPlace *place =
      code != NULL ? mp_places_by_code (self->places, code)
                   : place_called (self, target, cell->text, near != NULL ? near->parent : NULL,
                                   &several);

  if (mp_says_nothing (cell->text))
    return;
  if (place == NULL && code == NULL && !several && near != NULL)
    place = mp_places_by_name (self->places, cell->text, NULL, &several);
  if (place == NULL)
    mp_reading_hold (reading, several ? "division_ambiguous" : "division_unknown");
  else
    reading->value = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);
}

/* The one community of the unit that a name or an address of the row speaks of; NULL. */
static const MpPlace *
place_told (MpLineReader *self, const MpCell *const *cells, const MpPlace *unit)
{
  const char *const *located = self->block->subject->located;
  const MpPlace *told = NULL;

  for (guint i = 0; located != NULL && i < self->block->shown.columns->len; i++)
    {
      const char *target = column_at (self->block, i)->targets[0];
      const MpPlace *place = target != NULL && g_strv_contains (located, target)
                                 ? mp_places_in_text (self->import->places, cells[i]->text, unit)
                                 : NULL;

      if (place == NULL || place->level != 5 || !mp_place_is_within (place, unit))
        continue;
      if (told != NULL && told != place)
        return NULL;
      told = place;
    }

  return told;
}

/* What a line above calls the community, which none is called: the clerk says once which she means.
 * FALSE: rows of this kind need none.
 */
static gboolean
take_called (MpLineReader *self, const char *called, const MpPlace *within, MpImportRow *row)
{
  const char *target = self->block->subject->place;
  gboolean several = FALSE;
  const MpPlace *place = place_called (self->import, target, called, within, &several);

  row->called = g_intern_string (called);
  if (place != NULL)
    mp_import_row_set_place (row, place);
  else if (self->block->subject->placed)
    {
      mp_import_row_warn (row, target, "division_unknown");
      mp_import_row_hold (row, "division_unknown");
    }
  else
    return FALSE;

  return TRUE;
}

void
mp_line_reader_place (MpLineReader *self, const MpCell *const *cells, MpImportRow *row)
{
  const char *target = self->block->subject->place;
  const MpPlace *within = place_above (self, cells);
  const MpPlace *coded = NULL;
  const MpPlace *named = NULL;
  gboolean titled = within == NULL; /* no column says where to look, only what stands above */
  gboolean unknown = FALSE;
  gboolean said = FALSE;
  const char *fallback;

  if (within == NULL)
    within = self->place != NULL && self->place->level < 5                 ? self->place
             : self->block->place != NULL && self->block->place->level < 5 ? self->block->place
                                                                           : NULL;

  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self->block, i);
      g_autofree char *code = NULL;
      const MpPlace *before;
      gboolean several = FALSE;

      if (g_strcmp0 (column->targets[0], target) != 0 || mp_cell_is_empty (cells[i])
          || mp_says_nothing (cells[i]->text))
        continue;
      said = TRUE;
      if (cells[i]->scientific || mp_is_exponential (cells[i]->text))
        {
          mp_import_row_warn (row, target, "number_damaged");
          mp_import_row_hold (row, "number_damaged");
          return;
        }
      code = code_in (cells[i]);
      if (code != NULL)
        {
          coded = mp_places_by_code (self->import->places, code);
          if (coded == NULL)
            {
              mp_import_row_warn (row, target, "code_unknown");
              unknown = TRUE;
            }
          continue;
        }
      before = named;
      named = place_called (self->import, target, cells[i]->text,
                            coded != NULL ? coded->parent : within, &several);
      if (named == NULL && coded == NULL && !several && titled && within != NULL)
        {
          named = mp_places_by_name (self->import->places, cells[i]->text, NULL, &several);
          if (named != NULL)
            mp_import_row_warn (row, target, "division_elsewhere");
        }
      if (before != NULL && named != NULL && before != named && before->level == 5
          && named->level == 5)
        {
          mp_import_row_warn (row, target, "divisions_disagree");
          mp_import_row_hold (row, "divisions_disagree");
        }
      if (named == NULL && coded == NULL && !unknown)
        {
          mp_import_row_warn (row, target, several ? "division_ambiguous" : "division_unknown");
          unknown = TRUE;
        }
      /* The name of another township than the code's. */
      if (named == NULL && coded != NULL)
        named = mp_places_by_name (self->import->places, cells[i]->text, NULL, &several);
    }

  if (coded != NULL)
    {
      mp_import_row_set_place (row, coded);
      if (named != NULL && named != coded && named->level == 5)
        {
          mp_import_row_warn (row, target, "code_and_name_disagree");
          mp_import_row_hold (row, "code_and_name_disagree");
        }
      return;
    }
  if (unknown)
    {
      mp_import_row_hold (row, "division_unknown");
      return;
    }
  if (named != NULL)
    {
      mp_import_row_set_place (row, named);
      return;
    }

  /* Nothing in the row: what the clerk has said, the headings within the table, the title. */
  if (self->called != NULL && take_called (self, self->called, within, row))
    return;
  fallback = mp_import_default (self->import, self->block, MP_IMPORT_COMMUNITY);
  if (self->place != NULL && self->place->level == 5)
    mp_import_row_set_place (row, self->place);
  else if (fallback != NULL && mp_places_by_code (self->import->places, fallback) != NULL)
    mp_import_row_set_place (row, mp_places_by_code (self->import->places, fallback));
  else if (self->block->place != NULL && self->block->place->level == 5)
    mp_import_row_set_place (row, self->block->place);
  else
    {
      g_autofree char *unit = mp_store_dup_setting (self->import->store, MP_SETTING_UNIT);
      const MpPlace *place =
          unit != NULL ? mp_places_get (self->import->places, g_ascii_strtoll (unit, NULL, 10))
                       : NULL;

      const MpPlace *told = !said ? place_told (self, cells, place) : NULL;

      if (place != NULL && place->level == 5)
        mp_import_row_set_place (row, place);
      else if (told != NULL)
        {
          mp_import_row_set_place (row, told);
          mp_import_row_warn (row, target, "division_from_text");
        }
      else if (self->block->called != NULL && !said
               && take_called (self, self->block->called, within, row))
        return;
      else if (self->block->subject->placed)
        {
          mp_import_row_warn (row, target, said ? "division_unknown" : "missing");
          mp_import_row_hold (row, "division_unknown");
        }
    }
}
