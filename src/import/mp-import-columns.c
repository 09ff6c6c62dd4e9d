/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From headings to targets, with what a heading alone does not say: of whom the columns beside
 * speak, what the cells below look like, and that no field is filled by two columns.
 */

#include "config.h"

#include "import/column/mp-column-answers.h"
#include "import/column/mp-column-sums.h"
#include "import/column/mp-column-years.h"
#include "import/value/mp-read-code.h"
#include "mp-import-subject.h"

#include <string.h>

void
mp_column_free (gpointer data)
{
  MpColumn *column = data;

  g_free (column->shown.heading);
  g_free (column->shown.targets);
  g_strfreev (column->shown.samples);
  g_clear_pointer (&column->key, g_hash_table_unref);
  g_free (column);
}

void
mp_column_set_targets (MpColumn *column, const char *first, const char *second)
{
  column->stands_in = FALSE;
  column->joined = FALSE;
  column->year_beside = 0;
  column->sums = NULL;
  column->more_of = 0;
  column->targets[0] = first != NULL ? g_intern_string (first) : NULL;
  column->targets[1] = first != NULL && second != NULL ? g_intern_string (second) : NULL;
  g_free (column->shown.targets);
  column->shown.targets = (char **) g_memdup2 (column->targets, sizeof column->targets);
}

static MpColumn *
column_at (const MpImportBlock *block, guint i)
{
  return g_ptr_array_index (block->shown.columns, i);
}

/* --- neighbours ------------------------------------------------------------------------------- */

static gboolean
is_taken (const MpImportBlock *block, const char *target, guint before)
{
  for (guint i = 0; i < before; i++)
    {
      const MpColumn *column = column_at (block, i);

      if (column->tick == NULL && !column->stands_in
          && (column->targets[0] == target || column->targets[1] == target))
        return TRUE;
    }

  return FALSE;
}

/* Some column speaks of the person or thing. */
static gboolean
speaks_of (const MpImportBlock *block, const char *whose)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    if (g_strcmp0 (column_at (block, i)->meaning.whose, whose) == 0)
      return TRUE;

  return FALSE;
}

/* --- the table -------------------------------------------------------------------------------- */

static gboolean
has_column (const MpImportBlock *block, const char *target)
{
  return is_taken (block, g_intern_string (target), block->shown.columns->len);
}

/* What the cells decide where a heading leaves two ways open. */
static void
settle_by_cells (MpImport *self, const MpImportBlock *block, MpColumn *column)
{
  MpLook look;

  if (column->meaning.alternative == NULL)
    return;
  look = mp_import_look_below (self, block, column);
  if (column->meaning.kind == MP_HEADING_IGNORED)
    {
      if (look.n > 0 && look.n_papers * 2 > look.n)
        mp_column_set_targets (column, column->meaning.alternative, NULL);
      return;
    }
  if (mp_import_words_of (self, column->meaning.alternative) != NULL
      && mp_import_words_of (self, column->targets[0]) == NULL
      && look.n_alternative >= look.n_known)
    look.n_alternative = look.n;
  if (look.n_alternative > look.n_known)
    mp_column_set_targets (column, column->meaning.alternative, NULL);
}

/* 人数 of 2023 beside that of 2024: the newest counts. */
static gboolean
is_of_newer_year (const MpImportBlock *block, guint i)
{
  const MpColumn *column = column_at (block, i);

  for (guint k = 0; k < block->shown.columns->len && column->year != 0; k++)
    {
      const MpColumn *other = column_at (block, k);

      if (k != i && other->targets[0] == column->targets[0] && other->tick == NULL
          && (other->year > column->year || (other->year == column->year && k < i)))
        return FALSE;
    }

  return column->year != 0;
}

/* Of columns of several years those of the earlier ones are not imported. */
static void
drop_earlier_years (MpImportBlock *block)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (block, i);

      if (column->targets[0] == NULL || column->tick != NULL || !is_of_newer_year (block, i))
        continue;
      for (guint k = 0; k < block->shown.columns->len; k++)
        if (k != i && column_at (block, k)->year != 0 && column_at (block, k)->tick == NULL
            && column_at (block, k)->targets[0] == column->targets[0])
          mp_column_set_targets (g_ptr_array_index (block->shown.columns, k), NULL, NULL);
    }
}

/* Telephones of those who stand in a column before tell more of these: 发起人 | 电话. */
static void
join_phones (MpImportBlock *block)
{
  for (guint i = 1; i < block->shown.columns->len; i++)
    {
      MpColumn *column = column_at (block, i);
      const MpColumn *before = column_at (block, i - 1);

      if (mp_import_holders_role (block->subject, column->targets[0]) != NULL
          && column->targets[0] == before->targets[0] && before->more_of == 0
          && mp_import_holds_phones (block, column))
        column->more_of = i;
    }
}

/* 性质 beside 类别: the other way of a heading whose first another column has, unless the cells
 * are words of the first; NULL.
 */
static const char *
other_way (MpImport *self, const MpImportBlock *block, const MpColumn *column)
{
  const char *other = column->meaning.alternative;

  if (other == NULL || column->meaning.kind != MP_HEADING_FIELD || has_column (block, other)
      || mp_import_look_below (self, block, column).n_known > 0)
    return NULL;

  return other;
}

/* A field has one column. The community may have two, a code and a name, which are compared. */
static void
drop_repeats (MpImport *self, MpImportBlock *block)
{
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *column = column_at (block, i);
      const char *first = column->targets[0];
      const char *other = NULL;

      if (first == NULL || column->tick != NULL || column->stands_in || column->more_of != 0
          || g_strcmp0 (first, block->subject->place) == 0
          || mp_import_holders_role (block->subject, first) != NULL
          || !is_taken (block, first, i) || mp_column_join (self, block, i)
          || mp_column_yield_years (self, block, i))
        continue;
      /* A second telephone of the person whom the row is about is one to be reached at. */
      if (first == mp_headings_of_person (headings, mp_headings_usual_person (headings), "phone"))
        other = mp_headings_of_person (headings, NULL, "phone");
      else
        other = other_way (self, block, column);
      mp_column_set_targets (column, other != NULL && !has_column (block, other) ? other : NULL,
                             NULL);
    }
}

/* Of whom the columns speak, from the left to the right. */
typedef struct
{
  const char *whose;
  gboolean broke;      /* another column came since */
} Speech;

/* 性别 or 联系电话 without a word of whose it is: of whomever the columns before speak. */
static const char *
target_of_person (MpImportBlock *block, MpHeadings *headings, Speech *speech, const char *field,
                  guint i)
{
  const char *usual = mp_headings_usual_person (headings);

  /* A telephone further on is that of the leader, not of the instructor in between. */
  if (speech->broke && g_str_equal (field, "phone") && usual != NULL && speaks_of (block, usual)
      && !is_taken (block, mp_headings_of_person (headings, usual, field), i))
    speech->whose = usual;
  if (g_strcmp0 (speech->whose, "nobody") == 0)
    return NULL;

  return mp_headings_of_person (headings, speech->whose, field);
}

static void
map_column (MpImport *self, MpImportBlock *block, guint i, Speech *speech)
{
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);
  MpColumn *column = column_at (block, i);
  const MpHeading *meaning = &column->meaning;
  const char *first = NULL;
  const char *second = NULL;

  switch (meaning->kind)
    {
    case MP_HEADING_FIELD:
      first = meaning->targets[0];
      second = meaning->targets[1];
      break;
    case MP_HEADING_PERSON:
      first = target_of_person (block, headings, speech, meaning->field, i);
      if (first != NULL && meaning->with != NULL)
        second = mp_headings_of_person (headings, speech->whose, meaning->with);
      break;
    case MP_HEADING_PLACE:
      column->level = meaning->level;
      break;
    case MP_HEADING_UNKNOWN:
    case MP_HEADING_IGNORED:
    default:
      break;
    }
  if (meaning->whose != NULL)
    *speech = (Speech) { meaning->whose, FALSE };
  else if (meaning->kind != MP_HEADING_PERSON)
    speech->broke = TRUE;
  else if (speech->whose == NULL && g_str_equal (meaning->field, "name"))
    speech->whose = mp_headings_usual_person (headings); /* 姓名 names somebody who has the rest */
  memcpy (column->others, meaning->others, sizeof column->others);
  if (first != NULL && mp_import_field (self, first) == NULL)
    first = second = NULL; /* a word for a field that the office does not have */
  mp_column_set_targets (column, first, second);
  column->stands_in = meaning->stands_in;
  if (!mp_column_read_ticks (self, block, i) && !mp_column_read_answers (self, block, i)
      && !mp_column_read_word (self, block, i))
    settle_by_cells (self, block, column);
}

/* The columns of a table but for those of one person. */
typedef struct
{
  const MpImportBlock *block;
  const char *but;
} Others;

static gboolean
speak_of_part (const char *part, gpointer data)
{
  const Others *others = data;
  gsize length = strlen (part);

  for (guint i = 0; i < others->block->shown.columns->len; i++)
    {
      const MpHeading *meaning = &column_at (others->block, i)->meaning;

      if (meaning->kind == MP_HEADING_FIELD && meaning->whose != others->but
          && strncmp (meaning->targets[0], part, length) == 0 && meaning->targets[0][length] == '.')
        return TRUE;
    }

  return FALSE;
}

/* Of whom words speak that mean one person in some tables and another in all others, or would mean
 * the one whom another column names. Numbers below such a word count those people.
 */
static void
settle_persons (MpImportBlock *block, MpHeadings *headings)
{
  g_autoptr (GPtrArray) meanings = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *column = column_at (block, i);

      if (column->meaning.whose != NULL && column->meaning.kind == MP_HEADING_FIELD
          && mp_headings_phone_of (headings, column->meaning.targets[0]) != NULL
          && mp_import_holds_counts (block, column))
        column->meaning = (MpHeading){ .kind = MP_HEADING_IGNORED };
      g_ptr_array_add (meanings, &column->meaning);
      g_ptr_array_add (texts, column->shown.heading);
    }
  mp_headings_settle_rivals (headings, (MpHeading *const *) meanings->pdata,
                             (const char *const *) texts->pdata, meanings->len);
  mp_headings_settle_uses (headings, (MpHeading *const *) meanings->pdata,
                           (const char *const *) texts->pdata, meanings->len);
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *column = column_at (block, i);
      Others others = { block, column->meaning.whose };

      mp_headings_settle_group (headings, &column->meaning, speak_of_part, &others);
    }
}

static char **
take_samples (const MpImportBlock *block, const MpColumn *column)
{
  GPtrArray *samples = g_ptr_array_new ();

  for (guint i = 0; i < block->found->rows->len && samples->len < 3; i++)
    {
      const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, i);
      const MpCell *cell;

      if (line->kind != MP_ROW_DATA)
        continue;
      cell = mp_grid_get (block->grid, line->row + column->line, column->shown.column);
      if (cell->kind != MP_CELL_EMPTY && *cell->text != '\0')
        g_ptr_array_add (samples, g_strdup (cell->text));
    }
  g_ptr_array_add (samples, NULL);

  return (char **) g_ptr_array_free (samples, FALSE);
}

void
mp_column_write_letter (guint column, char letter[4])
{
  guint length = 0;
  char letters[4];

  for (guint n = column + 1; n > 0 && length < 3; n = (n - 1) / 26)
    letters[length++] = (char) ('A' + (n - 1) % 26);
  for (guint i = 0; i < length; i++)
    letter[i] = letters[length - 1 - i];
  letter[length] = '\0';
}

void
mp_import_map_columns (MpImport *self, MpImportBlock *block)
{
  Speech speech = { NULL, FALSE };

  g_ptr_array_set_size (block->shown.columns, 0);
  for (guint i = 0; i < block->found->columns->len; i++)
    {
      const MpSheetColumn *found = g_ptr_array_index (block->found->columns, i);
      MpColumn *column = g_new0 (MpColumn, 1);

      column->shown.column = found->column;
      column->shown.heading = g_strdup (found->heading);
      column->shown.hidden = mp_grid_column_hidden (block->grid, found->column);
      column->line = found->line;
      column->meaning = found->meaning;
      column->unit = mp_heading_unit (found->heading);
      column->year = mp_year_in_text (found->heading);
      column->key = mp_code_key_parse (found->heading);
      if (column->key == NULL && block->subject != NULL && block->subject->key != NULL)
        column->key = block->subject->key (found->heading);
      mp_column_write_letter (column->shown.column, column->shown.letter);
      g_ptr_array_add (block->shown.columns, column);
      mp_column_set_targets (column, NULL, NULL);
      column->shown.samples = take_samples (block, column);
    }
  if (block->subject == NULL)
    return;

  settle_persons (block, mp_dictionaries_of (self->dictionaries, block->subject));
  for (guint i = 0; i < block->shown.columns->len; i++)
    map_column (self, block, i, &speech);
  mp_import_map_by_contents (self, block);
  drop_earlier_years (block);
  mp_import_join_days (self, block);
  mp_import_join_times (self, block);
  join_phones (block);
  drop_repeats (self, block);
  mp_columns_find_sums (self, block);
}

gboolean
mp_import_column_is_strange (const MpImportColumn *column)
{
  const MpColumn *self = (const MpColumn *) column;

  return self->meaning.kind == MP_HEADING_UNKNOWN && self->targets[0] == NULL && !self->chosen;
}
