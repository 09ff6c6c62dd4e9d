/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell of names that is a small card: 名称：舞蹈队, 类别：文体活动类, 成立时间：… one below the other.
 * Its labels are read as headings are, and what has a column of its own counts there. A name is
 * never stored with a label or with what stands below it.
 */

#include "config.h"

#include "import/mp-import-private.h"

#include "import/card/mp-card.h"
#include "import/subject/mp-subjects-private.h"

#include <string.h>

typedef struct
{
  char *label; /* NULL: what stands before the first one */
  GString *value;
} Labelled;

static void
labelled_free (gpointer data)
{
  Labelled *self = data;

  g_free (self->label);
  g_string_free (self->value, TRUE);
  g_free (self);
}

static void
add_piece (GPtrArray *pieces, char *label, const char *text)
{
  Labelled *piece = g_new0 (Labelled, 1);

  piece->label = label;
  piece->value = g_string_new (text);
  g_ptr_array_add (pieces, piece);
}

static void
add_text (GPtrArray *pieces, MpHeadings *headings, const char *text, const char *mark)
{
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = text };
  const char *within;
  g_autofree char *label = mp_card_label (headings, &cell, &within);

  if (label != NULL
      && (within != NULL || g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：")))
    add_piece (pieces, g_steal_pointer (&label), within != NULL ? within : "");
  else if (pieces->len == 0)
    add_piece (pieces, NULL, text);
  else
    g_string_append_printf (((Labelled *) g_ptr_array_index (pieces, pieces->len - 1))->value,
                            "%s%s", mark, text);
}

/* The pieces of the cell in its order: what stands behind a mark begins one where it is labelled,
 * and else goes on with the one before.
 */
static GPtrArray *
take_apart (MpHeadings *headings, const char *text)
{
  static const char *const marks = "\n\r\t ;；,，|｜";
  GPtrArray *pieces = g_ptr_array_new_with_free_func (labelled_free);
  g_autoptr (GString) mark = g_string_new (NULL);
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && g_utf8_strchr (marks, -1, c) == NULL)
        {
          g_string_append_unichar (part, c);
          continue;
        }
      if (part->len > 0)
        {
          add_text (pieces, headings, part->str, mark->str);
          g_string_truncate (mark, 0);
          g_string_truncate (part, 0);
        }
      if (c == 0)
        return pieces;
      if (c != '\n' && c != '\r')
        g_string_append_unichar (mark, c);
    }
}

/* What a label says, of the person of whom the labels before it speak. */
static MpColumn
column_of (MpHeadings *headings, const char *label, const char **whose)
{
  MpColumn column = { .shown.heading = (char *) label,
                      .meaning = mp_headings_resolve (headings, &label, 1) };
  const MpHeading *meaning = &column.meaning;

  if (meaning->whose != NULL)
    *whose = meaning->whose;
  if (meaning->kind == MP_HEADING_FIELD)
    for (guint i = 0; i < G_N_ELEMENTS (meaning->targets); i++)
      {
        column.targets[i] = meaning->targets[i];
        column.others[i] = meaning->others[i];
      }
  else if (meaning->kind == MP_HEADING_PERSON)
    column.targets[0] = mp_headings_of_person (headings, *whose, meaning->field);

  return column;
}

/* The piece that names the record: one with such a label, or what stands before the first. */
static Labelled *
name_among (MpHeadings *headings, GPtrArray *pieces, const char *target)
{
  const char *nobody = NULL;
  Labelled *first = g_ptr_array_index (pieces, 0);

  for (guint i = 0; i < pieces->len; i++)
    {
      Labelled *piece = g_ptr_array_index (pieces, i);

      if (piece->label != NULL
          && g_strcmp0 (column_of (headings, piece->label, &nobody).targets[0], target) == 0)
        return piece;
    }

  return first->label == NULL ? first : NULL;
}

static void
read_piece (MpImport *self, const MpImportBlock *block, const MpColumn *column, const char *text,
            MpImportRow *row)
{
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = text };

  if (column->targets[0] == NULL || mp_import_holders_role (block->subject, column->targets[0])
      || g_strcmp0 (column->targets[0], block->subject->place) == 0)
    mp_import_row_leave_open (row, block->subject->title, column->shown.heading, text);
  else if (mp_import_row_raw (row, mp_import_target_in_row (block, column, row, 0)) == NULL)
    mp_import_read_cell (self, block, column, &cell, row);
}

gboolean
mp_import_read_labelled (MpImport *self, const MpImportBlock *block, const MpColumn *column,
                         const MpCell *cell, MpImportRow *row, const char *target)
{
  MpHeadings *headings = mp_dictionaries_of (self->dictionaries, block->subject);
  g_autoptr (GPtrArray) pieces = NULL;
  const char *whose = NULL;
  Labelled *name;
  MpCell own = { .kind = MP_CELL_TEXT };

  if (block->subject->posts == NULL || !g_str_equal (target, block->subject->title))
    return FALSE;
  pieces = take_apart (headings, cell->text);
  if (pieces->len == 0
      || (pieces->len == 1 && ((Labelled *) g_ptr_array_index (pieces, 0))->label == NULL))
    return FALSE;
  name = name_among (headings, pieces, target);
  if (name == NULL)
    {
      mp_import_row_hold (row, "name_holds_more");
      return TRUE;
    }
  own.text = name->value->str;
  mp_import_read_cell (self, block, column, &own, row);
  for (guint i = 0; i < pieces->len; i++)
    {
      Labelled *piece = g_ptr_array_index (pieces, i);
      MpColumn one = { 0 };

      if (piece == name)
        continue;
      if (piece->label != NULL)
        one = column_of (headings, piece->label, &whose);
      read_piece (self, block, &one, piece->value->str, row);
    }

  return TRUE;
}

/* 肖坝社区舞蹈队, below it （成立于2020年）: the name is the first line, where that sounds like one and
 * both together do not.
 */
gboolean
mp_import_read_first_line (MpImport *self, const MpImportBlock *block, const MpColumn *column,
                           const MpCell *cell, MpImportRow *row, const char *target)
{
  g_autofree char *text = g_strstrip (g_strdup (cell->text));
  g_autofree char *all = mp_tidy_text (text, FALSE);
  gsize length = strcspn (text, "\r\n");
  g_autofree char *behind = g_strstrip (g_strdup (text + length));
  const MpCell first = { .kind = MP_CELL_TEXT, .text = text };

  if (block->subject->posts == NULL || !g_str_equal (target, block->subject->title)
      || *behind == '\0')
    return FALSE;
  text[length] = '\0';
  if (!mp_sounds_like_organization (text) || mp_sounds_like_organization (all))
    return FALSE;
  mp_import_row_leave_open (row, target, NULL, behind);
  mp_import_read_cell (self, block, column, &first, row);

  return TRUE;
}
