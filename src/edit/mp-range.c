/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a range are is asked only where it begins with names of people: all cells of
 * the sex, or all telephones, can be nothing else. The others stand as they were copied, except
 * that the columns which are none of the grid's leave no gap.
 */

#include "config.h"

#include "mp-range.h"

#include "catalog/mp-check.h"

#include <string.h>

#define PERSON "person"
#define LEAST_DIGITS 7

/* What one column of the range is: a field of the child, one of the person, or neither. */
typedef struct
{
  const MpField *field;
  const MpField *of_person;
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

static GArray *
find_columns (MpStore *store, GPtrArray *fields, guint first, GPtrArray *lines)
{
  const MpField *name = fields->pdata[first];
  gboolean people = name->type == MP_LINK && g_strcmp0 (name->of, PERSON) == 0;
  const MpEntity *person = mp_store_get_entity (store, PERSON);
  const MpField *sex = mp_entity_get_field (person, "sex");
  const MpField *phone = mp_entity_get_field (person, "phone");
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));
  guint next = first;

  for (guint i = 0, n = count_columns (lines); i < n; i++)
    {
      Column column = { NULL, NULL };

      if (people && i > 0 && are_all (store, lines, i, sex, is_sex))
        column.of_person = sex;
      else if (people && i > 0 && are_all (store, lines, i, phone, is_phone))
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

static void
lay_line (MpRecordEdit *row, GArray *columns, GPtrArray *line)
{
  MpRecord *person = NULL;

  for (guint i = 0; i < columns->len && i < line->len; i++)
    {
      const MpField *field = g_array_index (columns, Column, i).field;

      if (field == NULL || (*cell (line, i) == '\0' && keeps_word (columns, i)))
        continue;
      mp_record_edit_set_text (row, place_of (row, field, cell (line, i)), cell (line, i));
      if (i == 0)
        person = mp_record_edit_make_linked (row, field);
    }
  for (guint i = 0; person != NULL && i < columns->len && i < line->len; i++)
    {
      const MpField *field = g_array_index (columns, Column, i).of_person;
      const char *text = cell (line, i);

      if (field != NULL && field->type == MP_CODE && *text != '\0')
        mp_record_set (person, field,
                       mp_codes_find (mp_store_get_codes (mp_record_edit_get_store (row)),
                                      field->of, text, NULL)->code);
      else if (field != NULL && *text != '\0')
        {
          g_autofree char *tidy = mp_check_tidy (field->check, text);

          mp_record_set (person, field, tidy);
        }
    }
}

void
mp_range_lay (MpRecordEdit *edit, const MpEntity *entity, GPtrArray *fields, guint position,
              guint first, GPtrArray *lines)
{
  GListModel *children = mp_record_edit_get_children (edit, entity);
  g_autoptr (GArray) columns = NULL;

  if (lines->len > 1 && is_heading (lines->pdata[0], fields, first))
    g_ptr_array_remove_index (lines, 0);
  columns = find_columns (mp_record_edit_get_store (edit), fields, first, lines);
  mp_record_edit_hold (edit);
  for (guint i = 0; i < lines->len; i++, position++)
    {
      g_autoptr (MpRecordEdit) row = g_list_model_get_item (children, position);

      if (row == NULL)
        row = g_object_ref (mp_record_edit_add_child (edit, entity));
      lay_line (row, columns, lines->pdata[i]);
    }
  mp_record_edit_release (edit);
}
