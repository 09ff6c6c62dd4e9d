/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line within a table that speaks of those below it: of which community they are, of which tier,
 * month or organization. Another line of its kind ends it, whether we know what that one means or
 * not: rows under a community that nobody knows must not be those of the one before.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "import/table/mp-line-words.h"
#include "mp-line-reader.h"

#include <string.h>

gboolean
mp_line_is_section (const MpSheetLine *line)
{
  return line->kind == MP_ROW_SECTION_TITLE || line->kind == MP_ROW_UNIT_LINE;
}

/* 第一网格, 东片区, 2号小区: a part that says nothing of whose it is. */
static gboolean
is_bare_part (const char *name)
{
  static const char *const endings[] = { "片区", "小区", "网格", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      {
        g_autofree char *front = g_strndup (name, strlen (name) - strlen (endings[i]));

        for (const char *p = front; *p != '\0'; p = g_utf8_next_char (p))
          if (!g_ascii_isalnum (*p)
              && g_utf8_strchr ("第一二三四五六七八九十号东西南北中上下老新城"
                                "个甲乙丙丁",
                                -1, g_utf8_get_char (p))
                     == NULL)
            return FALSE;
        return TRUE;
      }

  return FALSE;
}

/* The place that the line names and nobody knows; NULL: it names none, or a part of the community
 * that the title says.
 */
static const char *
unknown_place (const MpLineReader *self, const char *words, const char *folded)
{
  MpLinePlace kind;
  g_autofree char *name = mp_line_place (folded, &kind);

  if (name == NULL)
    {
      g_autofree char *claimed = mp_place_claimed (words);

      return g_intern_string (claimed);
    }
  if (kind == MP_LINE_PART
      && (is_bare_part (name) || (self->place == NULL && self->called == NULL)))
    return NULL;

  return g_intern_string (name);
}

/* What has become of the organizations of one community says nothing of those of the next; the tier
 * goes on until another is written.
 */
static void
end_state (MpLineReader *self)
{
  char *end = self->block->subject->settle != NULL ? strchr (self->stated, ';') : NULL;

  if (end != NULL)
    *end = '\0';
}

/* What comes within the lines that came first ends with each of them. */
static void
end_inner (MpLineReader *self, gboolean place)
{
  if (self->outer == MP_SECTION_NONE)
    self->outer = place ? MP_SECTION_PLACE : MP_SECTION_STATED;
  else if (place && self->outer == MP_SECTION_PLACE && self->stated != NULL)
    end_state (self);
  else if (!place && self->outer == MP_SECTION_STATED)
    {
      self->place = NULL;
      self->called = NULL;
    }
}

void
mp_line_reader_take_section (MpLineReader *self, guint row)
{
  const MpImportSubject *subject = self->block->subject;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *folded = NULL;
  const MpPlace *place;
  const char *called = NULL;
  char *stated;

  for (guint column = self->block->found->first_column; column <= self->block->found->last_column;
       column++)
    g_string_append (words, mp_grid_get (self->block->grid, row, column)->text);
  self->caption = g_intern_string (words->str);
  place = self->block->place != NULL && self->block->place->level == 5 ? NULL : self->block->place;
  place = mp_places_in_text (self->import->places, words->str, place);
  folded = mp_fold_text (words->str);
  stated =
      subject->state != NULL ? subject->state (self->import, words->str, MP_TEXT_WITHIN) : NULL;
  if ((place == NULL || place->level < 5) && (stated == NULL || subject->settle != NULL))
    called = unknown_place (self, words->str, folded);
  if (place != NULL || called != NULL)
    {
      end_inner (self, TRUE);
      self->place = called == NULL ? place : NULL;
      self->called = called;
    }
  if (mp_month_in_text (words->str) != 0)
    self->month = mp_month_in_text (words->str);
  if (stated != NULL)
    {
      if (place == NULL && called == NULL)
        end_inner (self, FALSE);
      g_free (self->stated);
      self->stated = stated;
    }
  if (place != NULL || called != NULL || (stated != NULL && subject->heads != NULL))
    self->section_broke = TRUE;
}
