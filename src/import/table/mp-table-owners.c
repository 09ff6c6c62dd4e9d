/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table whose lines are people, with what their organization is in the first line of each group,
 * is a list of organizations and a list of their people: two tables in the same lines. Each has the
 * columns that are its own, and both have those that say which organization it is.
 */

#include "config.h"

#include "mp-table-finder.h"

#include "import/subject/mp-subjects-private.h"
#include "import/value/mp-reading.h"

#include <string.h>

enum { OWN_COLUMNS_MIN = 2 };

typedef struct
{
  const MpGrid *grid;
  MpSheetTable *owners;
  MpSheetTable *people;
  guint group;  /* column in which the owners' names stand */
  guint person; /* … those of the people */
} Lines;

static const MpSheetColumn *
column_at (const MpSheetTable *table, guint i)
{
  return g_ptr_array_index (table->columns, i);
}

static char *
text_at (const Lines *self, guint row, guint column)
{
  return mp_fold_text (mp_grid_get (self->grid, row, column)->text);
}

static gboolean
is_record (const MpSheetTable *table, const MpSheetLine *line)
{
  return mp_sheet_table_is_below (table, line->row)
         && (line->kind == MP_ROW_DATA || line->kind == MP_ROW_CONTINUED);
}

/* --- the two readings ------------------------------------------------------------------------- */

static MpSheetTable *
read_as (const MpSheetTable *table, const MpImportSubject *subject, const MpGrid *grid,
         MpDictionaries *dictionaries, const MpSheetMark *mark)
{
  MpSheetTable *read = mp_sheet_table_new ();

  read->parted = subject;
  read->number = table->number;
  read->block = table->block;
  read->first_column = table->first_column;
  read->last_column = table->last_column;
  read->header_first = table->header_first;
  read->header_last = table->header_last;
  read->title = g_strdup (table->title);
  read->block_title = g_strdup (table->block_title);
  for (guint i = 0; i < table->above->len; i++)
    g_ptr_array_add (read->above, g_strdup (g_ptr_array_index (table->above, i)));
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_memdup2 (column_at (table, i), sizeof *column);

      column->levels = g_strdupv (column->levels);
      column->heading = g_strdup (column->heading);
      g_ptr_array_add (read->columns, column);
    }
  g_array_append_vals (read->rows, table->rows->data, table->rows->len);
  mp_sheet_table_understand (read, grid, dictionaries, mark, NULL);
  mp_sheet_table_note_columns (read);

  return read;
}

static gboolean
is_understood (const MpSheetColumn *column)
{
  return column->meaning.kind == MP_HEADING_FIELD || column->meaning.kind == MP_HEADING_PERSON
         || column->meaning.kind == MP_HEADING_PLACE;
}

/* Who stands there leads the organization, and whoever stands below him is beside him: no other
 * column names the leader, and none says of each what he is.
 */
static gboolean
is_of_leader (const Lines *self)
{
  const char *leader = self->owners->subject->posts;
  const char *name = self->people->subject->title;
  g_autofree char *post = g_strdup_printf ("%.*stitle", (int) (strcspn (name, ".") + 1), name);
  gboolean another = mp_subject_find_person (self->people, "title") != NULL
                     || mp_subject_find_column (self->people, post) != NULL;

  for (guint i = 0; i < self->owners->columns->len; i++)
    {
      const MpSheetColumn *column = column_at (self->owners, i);
      gboolean leads = g_strcmp0 (column->meaning.targets[0], leader) == 0;

      if (column->column == self->person)
        {
          if (leads)
            return TRUE;
        }
      else
        another = another || leads;
    }

  return !another;
}

/* --- whose a column is ------------------------------------------------------------------------ */

static gboolean
is_shared (const Lines *self, guint i)
{
  const MpSheetColumn *column = column_at (self->people, i);

  return column->column == self->group || column->meaning.kind == MP_HEADING_PLACE
         || g_strcmp0 (column->meaning.targets[0], self->people->subject->place) == 0;
}

/* From his name on a line speaks of the person, as far as it can be understood so. */
static gboolean
is_of_people (const Lines *self, guint i)
{
  return is_understood (column_at (self->people, i))
         && (column_at (self->people, i)->column >= self->person
             || !is_understood (column_at (self->owners, i)));
}

/* The line begins what is said of another owner; `before`: the one above it, *before its own. */
static gboolean
begins_group (const Lines *self, guint row, char **before)
{
  const MpSheetColumn *place = mp_subject_find_column (self->people, self->people->subject->place);
  g_autofree char *name = text_at (self, row, self->group);
  g_autofree char *where = place != NULL ? text_at (self, row, place->column) : g_strdup ("");
  g_autofree char *said = NULL;

  if (*name == '\0' || mp_says_ditto (name))
    return FALSE;
  said = g_strjoin ("|", where, name, NULL);
  if (g_strcmp0 (said, *before) == 0
      || (*before != NULL && *where == '\0' && g_str_has_suffix (*before, said)))
    return FALSE;
  g_free (*before);
  *before = g_steal_pointer (&said);

  return TRUE;
}

/* No two lines of one group say different things in the column, and some line says something. */
static gboolean
agrees (const Lines *self, guint column)
{
  g_autofree char *group = NULL;
  g_autofree char *said = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->people->rows->len; i++)
    {
      const MpSheetLine *line = &g_array_index (self->people->rows, MpSheetLine, i);
      g_autofree char *here = NULL;

      if (!is_record (self->people, line))
        continue;
      here = text_at (self, line->row, column);
      if (begins_group (self, line->row, &group))
        g_clear_pointer (&said, g_free);
      if (*here == '\0')
        continue;
      if (said != NULL && !g_str_equal (said, here) && !mp_says_ditto (here))
        return FALSE;
      any = TRUE;
      g_free (said);
      said = g_steal_pointer (&here);
    }

  return any;
}

/* TRUE for each column of the owners alone; NULL: there are too few. Numbers are of those whom they
 * count.
 */
static gboolean *
find_own (const Lines *self)
{
  guint n = self->owners->columns->len;
  g_autofree gboolean *own = g_new0 (gboolean, n + 1);
  guint n_own = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean number =
          (int) column_at (self->owners, i)->column == self->owners->number_column;

      own[i] = !is_shared (self, i) && !is_of_people (self, i)
               && (number || is_understood (column_at (self->owners, i)))
               && agrees (self, column_at (self->owners, i)->column);
      n_own += own[i] && !number;
    }

  return n_own >= OWN_COLUMNS_MIN ? g_steal_pointer (&own) : NULL;
}

static void
part_columns (Lines *self, const gboolean *own)
{
  for (guint i = self->owners->columns->len; i-- > 0;)
    if (!is_shared (self, i))
      g_ptr_array_remove_index (own[i] ? self->people->columns : self->owners->columns, i);
  mp_sheet_table_note_columns (self->owners);
  mp_sheet_table_note_columns (self->people);
}

/* --- whose a line is -------------------------------------------------------------------------- */

static gboolean
says_something (const Lines *self, const MpSheetTable *table, guint row)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      guint column = column_at (table, i)->column;
      g_autofree char *text = text_at (self, row, column);

      if (column >= self->person && *text != '\0')
        return TRUE;
    }

  return FALSE;
}

/* A group is one record of the owners; of the people each line that names one. The owners keep all
 * lines that are neither's, the people those that head others.
 */
static void
part_lines (Lines *self)
{
  g_autofree char *group = NULL;

  for (guint i = 0; i < self->owners->rows->len; i++)
    {
      MpSheetLine *line = &g_array_index (self->owners->rows, MpSheetLine, i);

      if (is_record (self->owners, line))
        line->kind = begins_group (self, line->row, &group) || group == NULL ? MP_ROW_DATA
                                                                             : MP_ROW_CONTINUED;
      else if (line->kind == MP_ROW_SECTION_TITLE)
        g_clear_pointer (&group, g_free);
    }
  for (guint i = self->people->rows->len; i-- > 0;)
    {
      MpSheetLine *line = &g_array_index (self->people->rows, MpSheetLine, i);
      gboolean heads = line->kind == MP_ROW_SECTION_TITLE || line->kind == MP_ROW_UNIT_LINE;

      if (is_record (self->people, line) && says_something (self, self->people, line->row))
        line->kind = MP_ROW_DATA;
      else if (!heads || !mp_sheet_table_is_below (self->people, line->row))
        g_array_remove_index (self->people->rows, i);
    }
}

/* --- the table -------------------------------------------------------------------------------- */

static const MpImportSubject *
people_of (const MpImportSubject *subject)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint i = 0; i < n; i++)
    if (subjects[i]->owner != NULL && (subjects[i] == subject || subjects[i]->owner == subject))
      return subjects[i];

  return NULL;
}

static gboolean
find_names (Lines *self)
{
  const MpSheetColumn *group =
      mp_subject_find_column (self->people, self->people->subject->heads);
  const MpSheetColumn *person = NULL;

  for (guint i = 0; i < self->people->columns->len && person == NULL; i++)
    if ((int) column_at (self->people, i)->column == self->people->name_column)
      person = column_at (self->people, i);
  if (person == NULL || group == NULL || person == group
      || self->owners->name_column != (int) group->column)
    return FALSE;
  self->group = group->column;
  self->person = person->column;

  return mp_subject_lists_several_of_one (self->people, self->grid, person, group, FALSE);
}

/* FALSE: the table is one. */
static gboolean
part (Lines *self, const MpSheetTable *table)
{
  g_autofree gboolean *own = NULL;

  if (find_names (self) && (table->subject == self->people->subject || !is_of_leader (self)))
    own = find_own (self);
  if (own == NULL)
    return FALSE;
  part_columns (self, own);
  part_lines (self);

  return TRUE;
}

void
mp_sheet_table_add (GPtrArray *tables, MpSheetTable *table, const MpGrid *grid,
                    MpDictionaries *dictionaries, const MpSheetMark *mark)
{
  const MpImportSubject *listed = table->subject != NULL ? people_of (table->subject) : NULL;
  Lines lines = { .grid = grid };

  /* What the clerk has said to be one is not two. */
  if (listed == NULL || table->lines != 1 || mark->subject != NULL
      || mp_dictionaries_get_wanted (dictionaries) != NULL)
    {
      g_ptr_array_add (tables, table);
      return;
    }
  lines.owners = read_as (table, listed->owner, grid, dictionaries, mark);
  lines.people = read_as (table, listed, grid, dictionaries, mark);
  if (part (&lines, table))
    {
      g_ptr_array_add (tables, lines.owners);
      g_ptr_array_add (tables, lines.people);
      mp_sheet_table_free (table);
      return;
    }
  g_ptr_array_add (tables, table);
  mp_sheet_table_free (lines.owners);
  mp_sheet_table_free (lines.people);
}
