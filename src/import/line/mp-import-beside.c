/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row says beside its values: words that no field takes, which go into the record's
 * remarks, and people whom the cell of another names. Neither is lost, and neither is compared: a
 * remark that the record has got once is not a change the next time.
 */

#include "config.h"

#include "import/mp-import-subject.h"
#include "import/value/mp-read-code.h"
#include "mp-line-reader.h"

#include <string.h>

/* Where the remarks of a record are; NULL: it has none. */
static char *
remark_of (MpImport *import, const MpImportSubject *subject)
{
  g_autofree char *target = g_strdup_printf (
      "%.*sremark", (int) (strcspn (subject->title, ".") + 1), subject->title);

  return mp_import_field (import, target) != NULL ? g_steal_pointer (&target) : NULL;
}

static void
add_rest (MpImportRow *row, const char *target, const char *heading, const char *words)
{
  if (row->rest == NULL)
    row->rest = g_string_new (NULL);
  if (row->rest->len > 0)
    g_string_append_c (row->rest, '\n');
  if (heading != NULL && *heading != '\0')
    g_string_append_printf (row->rest, "%s：", heading);
  g_string_append (row->rest, words);
  mp_import_row_warn (row, target, "kept_as_remark");
}

void
mp_import_row_leave_open (MpImportRow *self, const char *target, const char *heading,
                          const char *text)
{
  g_autofree char *remark = remark_of (self->import, mp_import_subject_of (self->import, self));
  g_autofree char *words = mp_tidy_text (text, TRUE);
  gboolean own = remark != NULL && strncmp (remark, target, strcspn (target, ".") + 1) == 0;

  if (remark != NULL && (own || mp_import_field (self->import, target)->mask == MP_MASK_NONE))
    add_rest (self, target, heading, words);
  else
    mp_import_row_warn (self, target, "note_dropped");
}

const char *
mp_import_row_heading (MpImportRow *self, const char *target)
{
  const MpImportBlock *block = mp_import_block (self->import, self->table);

  const char *beside = NULL;

  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);
      const MpImportBeside *also =
          column->targets[0] != NULL ? mp_import_beside (block, column->targets[0]) : NULL;

      if (g_strcmp0 (column->targets[0], target) == 0
          || g_strcmp0 (column->targets[1], target) == 0)
        return column->shown.heading;
      if (also != NULL && g_strcmp0 (also->area, target) == 0)
        beside = column->shown.heading;
    }
  if (beside != NULL)
    return beside;

  return mp_field_label (mp_import_field (self->import, target));
}

/* A heading that does not name the unit of an area leaves it to the words. */
static char *
words_under (MpImportRow *row, const char *target, const char *heading)
{
  g_autofree char *words = mp_import_row_dup_text (row, target);

  return mp_import_field (row->import, target)->type == MP_AREA && strstr (heading, "㎡") == NULL
             ? g_strconcat (words, "㎡", NULL)
             : g_steal_pointer (&words);
}

/* Takes the value out of the row; `remarked`: its words are kept. */
static void
leave_value (MpImportRow *row, const char *target, gboolean remarked)
{
  const char *heading = mp_import_row_heading (row, target);
  g_autofree char *words = words_under (row, target, heading);

  mp_import_row_remove (row, target);
  if (remarked && !mp_mask_hides_on_screen (mp_import_field (row->import, target)->mask))
    add_rest (row, target, heading, words);
  else
    mp_import_row_warn (row, target, "nobody_named");
}

static void
leave_part (MpImportRow *row, const MpImportPart *part, gboolean remarked)
{
  gsize length = strlen (part->name);

  for (guint i = 0; i < row->values->len;)
    {
      const char *target = g_array_index (row->values, MpImportValue, i).target;

      if (strncmp (target, part->name, length) != 0 || target[length] != '.')
        i++;
      else
        leave_value (row, target, remarked);
    }
}

/* 80平方米 for a place: of the one that there is, or of none. */
static gboolean
leave_alone (MpImportRow *row, const MpImportBeside *besides, gboolean remarked,
             gboolean (*has) (const char *target, gconstpointer data), gconstpointer data)
{
  gboolean left = FALSE;

  for (const MpImportBeside *also = besides; also != NULL && also->target != NULL; also++)
    for (guint i = 0; also->area != NULL && i < row->values->len; i++)
      {
        const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);

        if (!value->alone || !g_str_equal (value->target, also->area)
            || (has != NULL && has (also->target, data)))
          continue;
        leave_value (row, also->area, remarked);
        left = TRUE;
        break;
      }

  return left;
}

gboolean
mp_import_row_leave_parts (MpImportRow *self, const MpImportSubject *subject,
                           gboolean (*has) (const char *target, gconstpointer data),
                           gconstpointer data)
{
  g_autofree char *remark = remark_of (self->import, subject);
  gboolean left = leave_alone (self, subject->besides, remark != NULL, has, data);

  for (guint i = 0; i < subject->n_parts; i++)
    {
      const MpImportPart *part = &subject->parts[i];
      gboolean named = part->named_by[0] == NULL;

      for (guint k = 0; k < G_N_ELEMENTS (part->named_by) && part->named_by[k] != NULL; k++)
        named = named || mp_import_row_raw (self, part->named_by[k]) != NULL;
      if (named || (has != NULL && has (part->named_by[0], data))
          || !mp_import_row_speaks_of (self, part->name))
        continue;
      leave_part (self, part, remark != NULL);
      left = TRUE;
    }

  return left;
}

void
mp_import_row_take_beside (MpImportRow *self, const MpImportSubject *subject, const char *target,
                           const char *heading, MpReading *reading)
{
  g_autofree char *remark = remark_of (self->import, subject);

  if (reading->rest != NULL && remark != NULL)
    add_rest (self, target, heading, reading->rest);
  else if (reading->rest != NULL)
    mp_import_row_warn (self, target, "note_dropped");
  if (reading->others == NULL)
    return;
  if (g_strcmp0 (subject->posts, target) == 0)
    {
      if (self->others == NULL)
        self->others = g_ptr_array_new_with_free_func (mp_said_person_free);
      g_ptr_array_extend_and_steal (self->others, g_steal_pointer (&reading->others));
      return;
    }
  if (remark == NULL)
    return;
  {
    g_autoptr (GString) names = g_string_new (NULL);

    for (guint i = 0; i < reading->others->len; i++)
      {
        const MpSaidPerson *other = g_ptr_array_index (reading->others, i);

        g_string_append_printf (names, "%s%s%s", i > 0 ? "、" : "",
                                other->title != NULL ? other->title : "", other->name);
      }
    add_rest (self, target, heading, names->str);
  }
}

void
mp_import_row_take_holders (MpImportRow *self, const MpColumn *column, const MpCell *cell,
                            const char *role)
{
  g_auto (MpReading) reading = { 0 };
  const char *post = mp_post_in_heading (column->shown.heading);

  mp_read_person (cell, &reading);
  if (self->others == NULL)
    self->others = g_ptr_array_new_with_free_func (mp_said_person_free);
  if (reading.value != NULL)
    {
      MpSaidPerson *first = g_new0 (MpSaidPerson, 1);

      first->name = g_steal_pointer (&reading.value);
      first->phones = g_steal_pointer (&reading.second);
      g_ptr_array_add (self->others, first);
      if (reading.others != NULL)
        g_ptr_array_extend_and_steal (self->others, g_steal_pointer (&reading.others));
    }
  for (guint i = self->others->len; i-- > 0;)
    {
      MpSaidPerson *person = g_ptr_array_index (self->others, i);

      if (person->role != NULL)
        break;
      person->role = role;
      if (person->title == NULL)
        person->title = g_strdup (post);
    }
}

/* --- further lines of a record ---------------------------------------------------------------- */

static const MpColumn *
column_at (const MpLineReader *self, guint i)
{
  return g_ptr_array_index (self->block->shown.columns, i);
}

gboolean
mp_line_reader_is_of_people (MpLineReader *self, const char *target)
{
  const char *posts = self->block->subject->posts;
  const MpField *field = mp_import_field (self->import, target);

  return posts != NULL
         && ((field != NULL && field->mask == MP_MASK_PHONE)
             || strncmp (target, posts, strcspn (posts, ".") + 1) == 0);
}

/* A further line names somebody else: what stands beside that name is not the first one's. */
static gboolean
names_another (MpLineReader *self, guint row, guint span)
{
  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const MpColumn *column = column_at (self, i);
      const MpField *field =
          column->targets[0] != NULL ? mp_import_field (self->import, column->targets[0]) : NULL;

      if (field == NULL || field->mask != MP_MASK_NAME)
        continue;
      for (guint line = 1; line < span; line++)
        if (!mp_cell_is_empty (mp_grid_get (self->block->grid, row + line, column->shown.column)))
          return TRUE;
    }

  return FALSE;
}

/* What further lines of a record add to a column: more of a text, another telephone. Of anything
 * else there is one, and the first line that has it says it.
 */
void
mp_line_reader_read_lines (MpLineReader *self, guint i, guint row, guint span, MpCell *cell,
                           GString *text)
{
  const MpColumn *column = column_at (self, i);
  const MpField *field = mp_import_field (self->import, column->targets[0]);
  gboolean many = field != NULL && (field->type == MP_NOTE || field->type == MP_TEXT)
                  && field->mask != MP_MASK_NAME
                  && !(mp_line_reader_is_of_people (self, column->targets[0])
                       && names_another (self, row, span));

  for (guint line = 1; line < span; line++)
    {
      const MpCell *next = mp_grid_get (self->block->grid, row + line, column->shown.column);

      if (mp_cell_is_empty (next) || mp_says_ditto (next->text)
          || g_str_equal (mp_cell_get_words (next), mp_cell_get_words (cell)))
        continue;
      if (*cell->text == '\0')
        *cell = *next;
      else if (many)
        {
          if (text->len == 0)
            g_string_assign (text, mp_cell_get_words (cell));
          g_string_append_printf (text, "\n%s", mp_cell_get_words (next));
        }
    }
  if (text->len > 0)
    {
      cell->kind = MP_CELL_TEXT;
      cell->text = text->str;
      cell->shown = NULL;
    }
}

/* Who stands in one line, with what is said of him beside; NULL: nobody. */
static MpSaidPerson *
person_in_line (MpLineReader *self, guint line, MpImportRow *row)
{
  const char *posts = self->block->subject->posts;
  int part = (int) (strcspn (posts, ".") + 1);
  g_autofree char *title = g_strdup_printf ("%.*stitle", part, posts);
  g_autofree char *sex = g_strdup_printf ("%.*ssex", part, posts);
  MpSaidPerson *person = g_new0 (MpSaidPerson, 1);

  for (guint i = 0; i < self->block->shown.columns->len; i++)
    {
      const char *target = column_at (self, i)->targets[0];
      const MpField *field = target != NULL ? mp_import_field (self->import, target) : NULL;
      const MpCell *cell;
      g_auto (MpReading) reading = { 0 };

      if (field == NULL || !mp_line_reader_is_of_people (self, target))
        continue;
      cell = mp_line_reader_cell_below (self, i, line, row);
      if (mp_cell_is_empty (cell))
        continue;
      if (g_str_equal (target, posts) && person->name == NULL)
        {
          mp_read_person (cell, &reading);
          person->name = g_steal_pointer (&reading.value);
          person->phones = g_steal_pointer (&reading.second);
        }
      else if (g_str_equal (target, title) && person->title == NULL)
        person->title = mp_tidy_text (cell->text, FALSE);
      else if (g_str_equal (target, sex) && person->sex == NULL)
        {
          mp_read_code (mp_store_get_codes (self->import->store), field,
                        mp_import_words_of (self->import, target), NULL, cell, &reading);
          person->sex = g_steal_pointer (&reading.value);
        }
      else if (field->mask == MP_MASK_PHONE && person->phones == NULL)
        {
          mp_read_phone (cell, &reading);
          person->phones = g_steal_pointer (&reading.value);
        }
    }
  if (person->name == NULL)
    g_clear_pointer (&person, mp_said_person_free);

  return person;
}

void
mp_line_reader_take_people (MpLineReader *self, MpImportRow *row)
{
  for (guint line = 1; self->block->subject->posts != NULL && line < row->span; line++)
    {
      MpSaidPerson *person = person_in_line (self, row->row - 1 + line, row);

      if (person == NULL)
        continue;
      if (row->others == NULL)
        row->others = g_ptr_array_new_with_free_func (mp_said_person_free);
      g_ptr_array_add (row->others, person);
    }
}

/* --- the row ---------------------------------------------------------------------------------- */

void
mp_import_row_settle_beside (MpImportRow *self, const MpImportSubject *subject)
{
  g_autofree char *remark = self->rest != NULL ? remark_of (self->import, subject) : NULL;
  const char *said = remark != NULL ? mp_import_row_raw (self, remark) : NULL;
  g_autofree char *both = said != NULL ? g_strdup_printf ("%s\n%s", said, self->rest->str) : NULL;

  if (both == NULL)
    return;
  mp_import_row_put (self, remark, both, FALSE);
  mp_import_row_forget_rest (self);
}

gboolean
mp_import_row_put_rest (MpImportRow *self, const MpImportSubject *subject, MpRecord *record)
{
  g_autofree char *remark = self->rest != NULL ? remark_of (self->import, subject) : NULL;
  const MpField *field = remark != NULL ? mp_import_field (self->import, remark) : NULL;
  const char *before = field != NULL ? mp_record_get (record, field) : NULL;
  g_autofree char *both = NULL;

  if (field == NULL || (before != NULL && strstr (before, self->rest->str) != NULL))
    return FALSE;
  both = before != NULL ? g_strdup_printf ("%s\n%s", before, self->rest->str)
                        : g_strdup (self->rest->str);
  mp_record_set (record, field, both);

  return TRUE;
}

void
mp_import_row_forget_rest (MpImportRow *self)
{
  if (self->rest != NULL)
    g_string_free (g_steal_pointer (&self->rest), TRUE);
}

char *
mp_line_reader_called (MpLineReader *self, guint i, guint row, const MpCell *cell)
{
  const MpColumn *next =
      i + 1 < self->block->shown.columns->len ? column_at (self, i + 1) : NULL;

  if (next == NULL || next->more_of != i + 1
      || mp_import_holders_role (self->block->subject, next->targets[0]) == NULL)
    return NULL;

  return g_strdup_printf (
      "%s\n%s", mp_cell_get_words (cell),
      mp_grid_get (self->block->grid, row + next->line, next->shown.column)->text);
}
