/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a range are is asked only where it begins with names of people: all cells of
 * the sex, or all telephones, can be nothing else; months and days are digits and dashes too, and
 * are no telephones. The others stand as they were copied, except that the columns which are none
 * of the grid's leave no gap.
 *
 * A roster that somebody pastes is seldom meant to take the place of who is there: its lines go
 * over a row only where the same person stands. One cell or one column is what the clerk put there
 * by hand, and is taken as it stands. What was done is said, and what could not be taken too.
 */

#include "config.h"

#include "mp-range.h"

#include "catalog/mp-check.h"
#include "catalog/mp-likeness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PERSON "person"
#define LEAST_DIGITS 7

/* What one column of the range is: a field of the child, one of the person, or neither. */
typedef struct
{
  const MpField *field;
  const MpField *of_person;
  gboolean left;       /* something in it was not taken */
} Column;

static const char *
cell (GPtrArray *line, guint column)
{
  return column < line->len ? g_strstrip (line->pdata[column]) : "";
}

static gboolean
is_sex (MpStore *store, const MpField *field, const char *text)
{
  return mp_codes_find (mp_store_get_codes (store), field->of, text, NULL) != NULL;
}

static gboolean
is_phone (MpStore *store, const MpField *field, const char *text)
{
  return strlen (text) >= LEAST_DIGITS && strspn (text, "0123456789-+ ") == strlen (text);
}

static gboolean
is_date (MpStore *store, const MpField *field, const char *text)
{
  g_autofree char *value = mp_field_parse (field, text, NULL);

  return value != NULL;
}

typedef gboolean (*IsOne) (MpStore *store, const MpField *field, const char *text);

/* Every cell that is not empty, and one at least. */
static gboolean
are_all (MpStore *store, GPtrArray *lines, guint column, const MpField *field, IsOne is_one)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *text = cell (lines->pdata[i], column);

      if (*text == '\0')
        continue;
      if (!is_one (store, field, text))
        return FALSE;
      n++;
    }
  return n > 0;
}

static guint
count_columns (GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n = MAX (n, ((GPtrArray *) lines->pdata[i])->len);
  return n;
}

static const MpField *
find_date (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (((const MpField *) fields->pdata[i])->type == MP_DATE)
      return fields->pdata[i];

  return NULL;
}

static gboolean
begins_with_people (GPtrArray *fields, guint first)
{
  const MpField *name = fields->pdata[first];

  return name->type == MP_LINK && g_strcmp0 (name->of, PERSON) == 0;
}

static GArray *
find_columns (MpStore *store, GPtrArray *fields, guint first, GPtrArray *lines)
{
  gboolean people = begins_with_people (fields, first);
  const MpField *date = find_date (fields);
  const MpEntity *person = mp_store_get_entity (store, PERSON);
  const MpField *sex = mp_entity_get_field (person, "sex");
  const MpField *phone = mp_entity_get_field (person, "phone");
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));
  guint next = first;

  for (guint i = 0, n = count_columns (lines); i < n; i++)
    {
      Column column = { NULL, NULL, FALSE };

      if (people && i > 0 && are_all (store, lines, i, sex, is_sex))
        column.of_person = sex;
      else if (people && i > 0 && are_all (store, lines, i, phone, is_phone)
               && (date == NULL || !are_all (store, lines, i, date, is_date)))
        column.of_person = phone;
      else if (next < fields->len)
        column.field = fields->pdata[next++];
      g_array_append_val (columns, column);
    }
  return columns;
}

/* The names of the columns were copied with them. */
static gboolean
is_heading (GPtrArray *line, GPtrArray *fields, guint first)
{
  const MpField *name = fields->pdata[first];
  const MpEntity *of = name->type == MP_LINK ? mp_entity_lookup (name->of) : NULL;
  const MpField *title = of != NULL && of->title != NULL ? mp_entity_get_field (of, of->title)
                                                         : NULL;

  return g_str_equal (cell (line, 0), mp_field_label (name))
         || (title != NULL && g_str_equal (cell (line, 0), mp_field_label (title)));
}

/* What a list of people calls somebody, and what no code means, is a title all the same: 名誉会长. */
static const MpField *
place_of (MpRecordEdit *row, const MpField *field, const char *text)
{
  MpCodes *codes = mp_store_get_codes (mp_record_edit_get_store (row));

  return field->word != NULL && *text != '\0'
             && mp_codes_find (codes, field->of, text, NULL) == NULL
           ? mp_entity_get_field (mp_record_edit_get_entity (row), field->word)
           : field;
}

/* An empty cell does not take back what the word of a code has left there. */
static gboolean
keeps_word (GArray *columns, guint column)
{
  const MpField *field = g_array_index (columns, Column, column).field;

  for (guint i = 0; i < column; i++)
    {
      const MpField *code = g_array_index (columns, Column, i).field;

      if (code != NULL && g_strcmp0 (code->word, field->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What somebody who is known has already; anything else would be a change of another record. */
static gboolean
has_already (MpRecordEdit *row, const MpField *link, const MpField *of_person, const char *text)
{
  MpStore *store = mp_record_edit_get_store (row);
  gint64 id = mp_record_get_int (mp_record_edit_get_record (row), link->name);
  g_autoptr (MpRecord) person =
    id != 0 ? mp_store_load (store, mp_store_get_entity (store, PERSON), id, NULL) : NULL;
  const char *value = person != NULL ? mp_record_get (person, of_person) : NULL;

  if (value == NULL)
    return FALSE;
  if (of_person->type == MP_CODE)
    return g_str_equal (
        value, mp_codes_find (mp_store_get_codes (store), of_person->of, text, NULL)->code);

  return mp_phones_meet (value, text);
}

static void
tell_of_person (MpRecordEdit *row, MpRecord *person, const MpField *field, const char *text)
{
  if (field->type == MP_CODE)
    mp_record_set (person, field,
                   mp_codes_find (mp_store_get_codes (mp_record_edit_get_store (row)), field->of,
                                  text, NULL)->code);
  else
    {
      g_autofree char *tidy = mp_check_tidy (field->check, text);

      mp_record_set (person, field, tidy);
    }
}

static void
lay_line (MpRecordEdit *row, GArray *columns, GPtrArray *line)
{
  const MpField *name = g_array_index (columns, Column, 0).field;
  MpRecord *person = NULL;

  for (guint i = 0; i < columns->len && i < line->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);
      const MpField *field = column->field;

      if (field == NULL && column->of_person == NULL && *cell (line, i) != '\0')
        column->left = TRUE;
      if (field == NULL || (*cell (line, i) == '\0' && keeps_word (columns, i)))
        continue;
      mp_record_edit_set_text (row, place_of (row, field, cell (line, i)), cell (line, i));
      if (i == 0)
        person = mp_record_edit_make_linked (row, field);
    }
  for (guint i = 1; i < columns->len && i < line->len; i++)
    {
      Column *column = &g_array_index (columns, Column, i);
      const char *text = cell (line, i);

      if (column->of_person == NULL || *text == '\0')
        continue;
      if (person != NULL)
        tell_of_person (row, person, column->of_person, text);
      else if (!has_already (row, name, column->of_person, text))
        column->left = TRUE;
    }
}

/* --- whose row it is -------------------------------------------------------------------------- */

static gboolean
is_empty (MpRecordEdit *row, const MpField *field)
{
  g_autofree char *text = mp_record_edit_dup_text (row, field);

  return *text == '\0';
}

static gboolean
says (MpRecordEdit *row, const MpField *field, const char *text)
{
  g_autofree char *there = mp_record_edit_dup_text (row, field);

  return g_str_equal (there, text);
}

/* Behind the last row in which somebody stands. */
static guint
find_end (GListModel *children, const MpField *name)
{
  guint end = g_list_model_get_n_items (children);

  for (; end > 0; end--)
    {
      g_autoptr (MpRecordEdit) row = g_list_model_get_item (children, end - 1);

      if (!is_empty (row, name))
        break;
    }
  return end;
}

/* --- what was done ---------------------------------------------------------------------------- */

static void
add_part (GString *said, char *part)
{
  g_string_append_printf (said, "%s%s", said->len > 0 ? _("; ") : "", part);
  g_free (part);
}

static char *
dup_said (GArray *columns, guint n_added, guint n_changed)
{
  g_autoptr (GString) said = g_string_new (NULL);

  if (n_added > 0)
    add_part (said, g_strdup_printf (ngettext ("%u row added", "%u rows added", n_added), n_added));
  if (n_changed > 0)
    add_part (said, g_strdup_printf (ngettext ("%u row overwritten (Ctrl+Z brings it back)",
                                               "%u rows overwritten (Ctrl+Z brings them back)",
                                               n_changed),
                                     n_changed));
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->left && column->of_person != NULL)
        add_part (said, g_strdup_printf (_("column %u (%s) of people who are known already was "
                                           "not read in"),
                                         i + 1, mp_field_label (column->of_person)));
      else if (column->left)
        add_part (said, g_strdup_printf (_("column %u was not read in"), i + 1));
    }

  return g_string_free (g_steal_pointer (&said), FALSE);
}

char *
mp_range_lay (MpRecordEdit *edit, const MpEntity *entity, GPtrArray *fields, guint position,
              guint first, GPtrArray *lines)
{
  GListModel *children = mp_record_edit_get_children (edit, entity);
  const MpField *name = fields->pdata[first];
  gboolean roster = begins_with_people (fields, first) && count_columns (lines) > 1;
  guint n_added = 0, n_changed = 0;
  g_autoptr (GArray) columns = NULL;

  if (lines->len > 1 && is_heading (lines->pdata[0], fields, first))
    g_ptr_array_remove_index (lines, 0);
  columns = find_columns (mp_record_edit_get_store (edit), fields, first, lines);
  mp_record_edit_hold (edit);
  for (guint i = 0; i < lines->len; i++, position++)
    {
      g_autoptr (MpRecordEdit) row = g_list_model_get_item (children, position);

      if (roster && row != NULL && !is_empty (row, name)
          && !says (row, name, cell (lines->pdata[i], 0)))
        {
          position = find_end (children, name);
          g_clear_object (&row);
          row = g_list_model_get_item (children, position);
        }
      if (row == NULL)
        {
          row = g_object_ref (mp_record_edit_add_child (edit, entity));
          n_added++;
        }
      else if (!is_empty (row, name))
        n_changed++;
      else if (begins_with_people (fields, first))
        n_added++;
      lay_line (row, columns, lines->pdata[i]);
    }
  mp_record_edit_release (edit);

  return dup_said (columns, n_added, n_changed);
}
