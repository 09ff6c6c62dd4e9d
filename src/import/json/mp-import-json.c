/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan for scripts: counts, and each row with its values as they are stored.
 */

#include "config.h"

#include "import/mp-import-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_value (MpImport *self, JsonBuilder *builder, const char *target, const char *value)
{
  const MpField *field = mp_import_field (self, target);

  if (value == NULL || field == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  switch (field->type)
    {
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
      json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
      break;
    case MP_AREA:
      json_builder_add_double_value (builder, g_ascii_strtod (value, NULL));
      break;
    case MP_FLAG:
      json_builder_add_boolean_value (builder, *value == '1');
      break;
    case MP_DIVISION:
      {
        const MpPlace *place = mp_places_get (self->places, g_ascii_strtoll (value, NULL, 10));

        json_builder_add_string_value (builder,
                                       place != NULL && *place->code != '\0' ? place->code : value);
      }
      break;
    case MP_CODES:
      {
        g_auto (GStrv) codes = g_strsplit (value, ",", -1);

        json_builder_begin_array (builder);
        for (guint i = 0; codes[i] != NULL; i++)
          json_builder_add_string_value (builder, codes[i]);
        json_builder_end_array (builder);
      }
      break;
    case MP_TEXT:
    case MP_NOTE:
    case MP_DATE:
    case MP_DATETIME:
    case MP_CODE:
    case MP_LINK:
    default:
      json_builder_add_string_value (builder, value);
      break;
    }
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* As text: 63 bits do not survive a reader that keeps numbers as doubles. */
static void
add_id (JsonBuilder *builder, gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  add_text (builder, "id", text);
}

static void
add_similar (JsonBuilder *builder, const MpImportSimilar *similar)
{
  json_builder_set_member_name (builder, "similar_to");
  if (similar == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  if (similar->row != 0)
    {
      add_number (builder, "row", similar->row);
      add_text (builder, "sheet", similar->sheet);
    }
  else
    {
      add_text (builder, "record", similar->title);
      add_id (builder, similar->record);
    }
  json_builder_end_object (builder);
}

/* Tables side by side: which columns of the line the record takes. */
static void
add_columns (JsonBuilder *builder, const MpImportBlock *block)
{
  const MpColumn *first = g_ptr_array_index (block->shown.columns, 0);
  const MpColumn *last = g_ptr_array_index (block->shown.columns, block->shown.columns->len - 1);
  g_autofree char *range = g_strdup_printf ("%s:%s", first->shown.letter, last->shown.letter);

  add_text (builder, "cols", range);
}

/* What the row says, or the numbers of its children that count. */
static void
add_values (MpImport *self, JsonBuilder *builder, MpImportRow *row, const char *name,
            gboolean children)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      g_autofree char *part = g_strndup (value->target, strcspn (value->target, "."));

      if ((mp_target_code (self->store, part) != NULL) != children)
        continue;
      json_builder_set_member_name (builder, value->target);
      add_value (self, builder, value->target, value->value);
    }
  json_builder_end_object (builder);
}

/* Of a plan by months, whose lines were laid out anew, the cell of the file. */
static void
add_place (JsonBuilder *builder, MpImportRow *row)
{
  g_autofree char *where = mp_import_row_dup_where (row);

  if (g_ascii_isalpha (*where))
    add_text (builder, "cell", where);
}

/* What goes into the remarks, and people besides the one the row is about. */
static void
add_beside (JsonBuilder *builder, const MpImportRow *row)
{
  if (row->rest != NULL)
    add_text (builder, "remark", row->rest->str);
  if (row->others == NULL)
    return;
  json_builder_set_member_name (builder, "posts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->others->len; i++)
    {
      const MpSaidPerson *said = g_ptr_array_index (row->others, i);

      json_builder_begin_object (builder);
      add_text (builder, "name", said->name);
      add_text (builder, "title", said->title);
      add_text (builder, "phone", said->phones);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (MpImport *self, JsonBuilder *builder, MpImportRow *row)
{
  static const char *const outcomes[MP_IMPORT_N_OUTCOMES] = {
    [MP_IMPORT_NEW] = "new",   [MP_IMPORT_UPDATED] = "updated", [MP_IMPORT_SAME] = "same",
    [MP_IMPORT_HELD] = "held", [MP_IMPORT_REFUSED] = "refused",
  };
  const MpImportBlock *block = mp_import_block (self, row->table);

  json_builder_begin_object (builder);
  add_text (builder, "sheet", mp_import_row_get_sheet (row));
  add_number (builder, "row", row->row);
  add_place (builder, row);
  if (row->span > 1)
    add_number (builder, "row_span", row->span);
  if (block->found->block > 0)
    add_columns (builder, block);
  add_text (builder, "outcome", outcomes[row->outcome]);
  add_id (builder, row->id);

  add_values (self, builder, row, "values", FALSE);
  add_values (self, builder, row, "children", TRUE);

  if (row->changes->len > 0)
    {
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_object (builder);
      for (guint i = 0; i < row->changes->len; i++)
        {
          const MpImportChange *change = g_ptr_array_index (row->changes, i);

          json_builder_set_member_name (builder, change->target);
          json_builder_begin_array (builder);
          add_value (self, builder, change->target, change->before);
          add_value (self, builder, change->target, change->after);
          json_builder_end_array (builder);
        }
      json_builder_end_object (builder);
    }

  add_beside (builder, row);
  add_text (builder, "reason", row->reason);
  add_similar (builder, row->similar);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (row->warnings, i);

      json_builder_begin_object (builder);
      add_text (builder, "field", warning->target);
      add_text (builder, "code", warning->code);
      add_text (builder, "message", warning->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
is_not_understood (const MpColumn *column)
{
  return mp_import_column_is_strange (&column->shown);
}

/* Not imported, for whatever reason. */
static gboolean
is_not_read (const MpColumn *column)
{
  return column->targets[0] == NULL && column->level == 0;
}

/* Those columns of the tables that were read. */
static void
add_columns_that (MpImport *self, JsonBuilder *builder, const char *name,
                  gboolean (*is_one) (const MpColumn *column))
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);
      const MpImportPage *page = mp_import_page (self, block->shown.sheet);

      for (guint i = 0; i < block->shown.columns->len && page->shown.read; i++)
        {
          const MpColumn *column = g_ptr_array_index (block->shown.columns, i);

          if (!is_one (column))
            continue;
          json_builder_begin_object (builder);
          add_text (builder, "sheet", page->name);
          add_text (builder, "column", column->shown.letter);
          add_text (builder, "heading", column->shown.heading);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

/* Lines with something in them that are no records, and what they were taken for. */
static void
add_lines_not_read (MpImport *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "lines_not_read");
  json_builder_begin_array (builder);
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);
      const MpImportPage *page = mp_import_page (self, block->shown.sheet);

      for (guint i = 0; i < block->shown.other_rows->len && page->shown.read; i++)
        {
          const MpImportOtherRow *line =
              &g_array_index (block->shown.other_rows, MpImportOtherRow, i);

          if (g_str_equal (line->kind, "blank"))
            continue;
          json_builder_begin_object (builder);
          add_text (builder, "sheet", page->name);
          add_number (builder, "row", line->source);
          add_text (builder, "kind", line->kind);
          json_builder_end_object (builder);
        }
    }
  json_builder_end_array (builder);
}

#define N_ALIKE 100

/* The organizations or communities that the word may mean. */
static void
add_alike (MpImport *self, JsonBuilder *builder, const MpImportWord *word)
{
  g_autoptr (GPtrArray) alike = mp_import_list_alike (self, word->target, word->word);
  gboolean link = mp_import_field (self, word->target)->type == MP_LINK;

  json_builder_set_member_name (builder, "alike");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alike->len; i++)
    {
      const MpImportAlike *one = g_ptr_array_index (alike, i);

      json_builder_begin_object (builder);
      add_text (builder, link ? "id" : "code", one->value);
      add_text (builder, "name", one->title);
      add_text (builder, link ? "community" : "township", one->place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Each word once, with the rows that wait for it. Every organization is compared with a word for
 * what may be meant: of the words that most rows wait for, not of thousands.
 */
static void
add_words (MpImport *self, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (self);

  json_builder_set_member_name (builder, "words_not_understood");
  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++)
    {
      const MpImportWord *word = g_ptr_array_index (words, i);

      json_builder_begin_object (builder);
      add_text (builder, "field", word->target);
      add_text (builder, "word", word->word);
      add_number (builder, "rows", word->n_rows);
      if (i < N_ALIKE && mp_import_field (self, word->target)->type != MP_CODE
          && mp_import_field (self, word->target)->type != MP_CODES)
        add_alike (self, builder, word);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sheets (MpImport *self, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint s = 0; s < self->pages->len; s++)
    {
      const MpImportSheet *sheet = mp_import_get_sheet (self, s);
      g_autofree char *notes = mp_import_dup_notes_left (self, s);

      json_builder_begin_object (builder);
      add_text (builder, "name", sheet->name);
      add_text (builder, "role", mp_import_role_name (sheet->role));
      json_builder_set_member_name (builder, "read");
      json_builder_add_boolean_value (builder, sheet->read);
      add_text (builder, "comments_not_read", notes);
      add_text (builder, "reason", mp_import_why_left_out (self, s));
      add_text (builder, "problem",
                mp_import_is_open_question (self, s) ? mp_import_why_left_out (self, s) : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

const char *
mp_import_role_name (MpImportRole role)
{
  static const char *const names[] = {
    [MP_IMPORT_ROLE_DATA] = "data",           [MP_IMPORT_ROLE_DICTIONARY] = "dictionary",
    [MP_IMPORT_ROLE_CONTENTS] = "contents",   [MP_IMPORT_ROLE_STATISTICS] = "statistics",
    [MP_IMPORT_ROLE_EMPTY] = "empty",         [MP_IMPORT_ROLE_UNREADABLE] = "unreadable",
  };

  return names[role];
}

char *
mp_import_to_json (MpImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (MP_IS_IMPORT (self), NULL);

  json_builder_begin_object (builder);
  add_number (builder, "read", self->rows->len);
  add_number (builder, "new", self->counts[MP_IMPORT_NEW]);
  add_number (builder, "updated", self->counts[MP_IMPORT_UPDATED]);
  add_number (builder, "same", self->counts[MP_IMPORT_SAME]);
  add_number (builder, "held", self->counts[MP_IMPORT_HELD]);
  add_number (builder, "refused", self->counts[MP_IMPORT_REFUSED]);
  add_sheets (self, builder);
  add_columns_that (self, builder, "columns_not_understood", is_not_understood);
  add_columns_that (self, builder, "columns_not_read", is_not_read);
  add_lines_not_read (self, builder);
  add_words (self, builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    add_row (self, builder, g_ptr_array_index (self->rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
