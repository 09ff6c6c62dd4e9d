/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first label that can name a record begins the first card; where it comes again another card
 * begins. All cards of a sheet share their headings, in the order in which they first come.
 */

#include "config.h"

#include "mp-card-sheet.h"

#include "mp-card-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

#define VALUES_MIN 3 /* of a card; one with fewer is a blank form, unless it has a name */
#define COLUMNS_MAX 64
#define ROWS_LOOKED_AT 60 /* for the first card; below a table's headings there are only records */

typedef struct
{
  guint32 row, column;
} Place;

typedef struct
{
  const MpGrid *grid;
  MpDictionaries *dictionaries;
  MpHeadings *headings; /* all words */
  MpHeadings *own;      /* those of what the records are */
  GArray *names;       /* Place: of the label that names each card, in reading order */
  GHashTable *columns; /* char *: label and how often it was there before → its column and 1 */
  GPtrArray *labels;   /* char *: the headings */
  GHashTable *seen;    /* char * → how often, in the record that is laid out */
  GArray *cells;       /* MpCell */
  GStringChunk *texts; /* of theirs */
  GHashTable *taken;   /* the places of what was read */
  GArray *heads;       /* guint32: the lines of the headings */
  guint32 row;         /* of the record that is laid out, else the next that is free */
  guint most;          /* values that one of them has */
  gboolean headed;     /* the record stands below headings of its own kind */
  gboolean named;      /* the record that is laid out has a name */
  const char *whose;   /* organization it is, or belongs to; NULL */
} Sheet;

static gboolean
names_record (const Sheet *self, const char *label)
{
  return mp_headings_resolve (self->headings, &label, 1).names;
}

/* Below a heading of a table there are no labels: that is told before all of it is gone through. */
static gboolean
begins_card (const Sheet *self, guint32 row, guint32 column)
{
  MpRange range = { 0, 0, MIN (mp_grid_n_rows (self->grid), row + ROWS_LOOKED_AT) - 1,
                    MIN (mp_grid_n_columns (self->grid), COLUMNS_MAX) - 1 };
  MpCard card;
  gboolean begins = mp_card_init (&card, self->grid, self->headings, &range, row, column);

  mp_card_clear (&card);
  return begins;
}

/* The places of the label that comes first among those that name a record. */
static void
find_names (Sheet *self)
{
  guint n_rows = mp_grid_n_rows (self->grid);
  guint n_columns = CLAMP (mp_grid_n_columns (self->grid), 1, COLUMNS_MAX);
  g_autofree char *key = NULL;

  for (guint32 row = 0; row < n_rows && (key != NULL || row < ROWS_LOOKED_AT); row++)
    MP_GRID_FOREACH_CELL (cell, self->grid, row, 0, n_columns - 1)
      {
        const char *within;
        g_autofree char *label = mp_card_label (self->headings, cell, &within);

        if (label == NULL || (key == NULL && !names_record (self, label)))
          continue;
        if (key == NULL && !begins_card (self, row, cell->column))
          return;
        if (key == NULL)
          key = g_strdup (label);
        if (g_str_equal (label, key))
          g_array_append_vals (self->names, &(Place) { row, cell->column }, 1);
      }
}

static gboolean
has_label (const Sheet *self, guint32 row, guint32 first, guint32 last)
{
  MP_GRID_FOREACH_CELL (cell, self->grid, row, first, last)
    {
      const char *within;
      g_autofree char *label = mp_card_label (self->headings, cell, &within);

      if (label != NULL)
        return TRUE;
    }

  return FALSE;
}

/* What stands further down than a page of nothing belongs to no card. */
static guint32
last_row_before_gap (const Sheet *self, guint32 row, guint32 last)
{
  guint32 seen = row;

  for (; row <= last && row - seen < ROWS_LOOKED_AT; row++)
    if (mp_grid_next (self->grid, row, 0) != NULL)
      seen = row;

  return seen;
}

/* What belongs to the card that begins with a name: to the next one to the right and below, and up
 * to the line without a label that parts it from the one above.
 */
static MpRange
range_of (const Sheet *self, guint i)
{
  const Place *name = &g_array_index (self->names, Place, i);
  MpRange range = { 0, 0, mp_grid_n_rows (self->grid) - 1,
                    MIN (mp_grid_n_columns (self->grid), COLUMNS_MAX) - 1 };
  guint32 above = 0;

  for (guint k = 0; k < self->names->len; k++)
    {
      const Place *other = &g_array_index (self->names, Place, k);

      if (other->row == name->row && other->column > name->column)
        range.last_column = MIN (range.last_column, other->column - 1);
      if (other->row == name->row && other->column < name->column)
        range.column = name->column;
      if (other->row < name->row)
        above = MAX (above, other->row + 1);
    }
  for (guint k = i + 1; k < self->names->len; k++)
    if (g_array_index (self->names, Place, k).row > name->row)
      {
        range.last_row = g_array_index (self->names, Place, k).row - 1;
        break;
      }

  range.last_row = last_row_before_gap (self, name->row, range.last_row);
  range.row = name->row;
  if (above == 0)
    range.row = 0;
  for (guint32 row = name->row; above > 0 && row-- > above;)
    if (!has_label (self, row, range.column, range.last_column))
      {
        range.row = row + 1;
        break;
      }

  return range;
}

/* --- what was read ---------------------------------------------------------------------------- */

static gpointer
place_of (guint32 row, guint32 column)
{
  return GSIZE_TO_POINTER ((gsize) row * COLUMNS_MAX + column + 1);
}

static void
take_line (Sheet *self, guint32 row)
{
  for (guint32 column = 0; column < COLUMNS_MAX; column++)
    g_hash_table_add (self->taken, place_of (row, column));
}

static gboolean
is_left_over (const Sheet *self, const MpCell *cell)
{
  return cell->kind != MP_CELL_EMPTY && cell->text[strspn (cell->text, " \t\r\n")] != '\0'
         && !mp_card_is_unfilled (cell->text)
         && (cell->column >= COLUMNS_MAX
             || !g_hash_table_contains (self->taken, place_of (cell->row, cell->column)));
}

/* The lines in which something stands that is of no record, and what it is. */
static void
list_left_over (const Sheet *self, GArray *lines)
{
  guint32 first = g_array_index (self->names, Place, 0).row;

  for (guint32 row = 0; row < mp_grid_n_rows (self->grid); row++)
    {
      const MpCell *left = NULL;
      guint n = 0;
      MpSheetLine line = { row, MP_ROW_BESIDE };

      MP_GRID_FOREACH_CELL (cell, self->grid, row, 0, mp_grid_n_columns (self->grid) - 1)
        {
          n += cell->kind != MP_CELL_EMPTY;
          left = left == NULL && is_left_over (self, cell) ? cell : left;
        }
      if (left == NULL)
        continue;
      if (left == mp_grid_next (self->grid, row, 0))
        line.kind = mp_sheet_table_classify_text (left->text, row < first);
      if (line.kind == MP_ROW_SECTION_TITLE && n > 1)
        line.kind = MP_ROW_BESIDE;
      g_array_append_val (lines, line);
    }
}

/* --- records ---------------------------------------------------------------------------------- */

/* The column of the label, the second of its name in a card apart from the first. */
static guint32
column_of (Sheet *self, const char *label)
{
  g_autofree char *folded = mp_fold_text (label);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, folded));
  g_autofree char *key = g_strdup_printf ("%s %u", folded, n);
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, key));

  g_hash_table_replace (self->seen, g_steal_pointer (&folded), GUINT_TO_POINTER (n + 1));
  if (column == 0)
    {
      g_ptr_array_add (self->labels, g_strdup (label));
      column = self->labels->len;
      g_hash_table_replace (self->columns, g_steal_pointer (&key), GUINT_TO_POINTER (column));
    }

  return column - 1;
}

static gboolean
is_kept (const Sheet *self, const char *label)
{
  MpHeadingKind kind = mp_headings_resolve (self->headings, &label, 1).kind;

  return kind != MP_HEADING_IGNORED && kind != MP_HEADING_UNKNOWN;
}

/* The record's name where it is an organization, else that of the one to which it belongs. */
static gboolean
means_organization (const Sheet *self, const char *label)
{
  MpHeading heading = mp_headings_resolve (self->own, &label, 1);

  return heading.kind == MP_HEADING_FIELD
         && (g_str_has_suffix (heading.targets[0], ".organization")
             || (heading.names && g_str_has_prefix (heading.targets[0], "organization.")));
}

static void
put_cb (const char *label, const MpCell *value, gpointer data)
{
  Sheet *self = data;
  guint column;
  MpCell cell;

  /* An empty one of those who are spoken of keeps the others from taking its place. */
  if (value == NULL && !is_kept (self, label))
    return;
  column = column_of (self, label);
  if (value == NULL)
    return;
  g_hash_table_add (self->taken, place_of (value->row, value->column));
  cell = *value;
  if (cell.kind == MP_CELL_TEXT)
    {
      g_autofree char *written = mp_card_filled_in (cell.text);

      cell.text = g_string_chunk_insert_const (self->texts, written);
    }
  cell.row = self->row;
  cell.column = column;
  self->named = self->named || column == 0;
  if (self->whose == NULL && means_organization (self, label))
    self->whose = cell.text;
  g_array_append_val (self->cells, cell);
}

/* As the next line, on that of its name where that can be; a blank one gives none. */
static gboolean
lay_out_record (Sheet *self, const MpCard *card)
{
  guint n_cells = self->cells->len;
  guint32 free_row = self->row;
  guint n;

  self->row = MAX (card->name_row, self->row + !self->headed);
  self->named = FALSE;
  self->whose = NULL;
  g_hash_table_remove_all (self->seen);
  mp_card_foreach (card, put_cb, self);

  n = self->cells->len - n_cells;
  if (n < (self->named ? 1 : VALUES_MIN))
    {
      g_array_set_size (self->cells, n_cells);
      self->row = free_row;
      return FALSE;
    }
  if (!self->headed)
    g_array_append_vals (self->heads, &(guint32) { self->row - 1 }, 1);
  self->headed = TRUE;
  self->most = MAX (self->most, n);
  self->row++;

  return TRUE;
}

static void
add_text (Sheet *self, guint32 row, guint32 column, const char *text)
{
  MpCell cell = { .row = row, .column = column, .kind = MP_CELL_TEXT, .text = text };

  g_array_append_val (self->cells, cell);
}

/* A table of people within the card, below its record as it stands there; whose people they are is
 * said in a column behind the others.
 */
static void
lay_out_people (Sheet *self, const MpCard *card, guint32 caption, guint32 headings, guint32 last)
{
  guint32 shift = MAX (self->row, caption) - caption;
  guint32 column = card->range.last_column + 1;

  for (guint32 row = caption; row <= last; row++)
    {
      guint n = 0;

      MP_GRID_FOREACH_CELL (cell, self->grid, row, card->range.column, card->range.last_column)
        {
          MpCell copy = *cell;

          n += cell->kind != MP_CELL_EMPTY;
          copy.row += shift;
          g_array_append_val (self->cells, copy);
        }
      if (row == headings && self->whose != NULL)
        add_text (self, row + shift, column, "所在组织");
      else if (row > headings && n > 1 && self->whose != NULL)
        add_text (self, row + shift, column, self->whose);
      take_line (self, row);
    }
  self->row = last + shift + 1;
  self->headed = FALSE;
}

static void
lay_out_card (Sheet *self, guint i)
{
  const Place *name = &g_array_index (self->names, Place, i);
  MpRange range = range_of (self, i);
  guint32 caption, headings, last;
  gboolean laid_out = FALSE;
  MpCard card;

  if (mp_card_init (&card, self->grid, self->headings, &range, name->row, name->column))
    {
      if (card.records->len == 0)
        laid_out = lay_out_record (self, &card) && self->named;
      for (guint k = 0; k < card.records->len; k++)
        {
          card.values_column = g_array_index (card.records, guint32, k);
          lay_out_record (self, &card);
        }
      for (guint32 row = name->row;
           laid_out && mp_card_find_people (&card, row, &caption, &headings, &last); row = last + 1)
        lay_out_people (self, &card, caption, headings, last);
      for (guint32 row = range.row; row <= range.last_row; row++)
        for (guint32 column = range.column; column <= range.last_column; column++)
          if (mp_card_has_label (&card, row, column))
            g_hash_table_add (self->taken, place_of (row, column));
    }
  mp_card_clear (&card);
}

static MpGrid *
lay_out_sheet (Sheet *self)
{
  const Place *name = &g_array_index (self->names, Place, 0);
  const char *within;
  g_autofree char *label = mp_card_label (
      self->headings, mp_grid_get (self->grid, name->row, name->column), &within);

  column_of (self, label); /* the name has the first column */
  self->own = mp_dictionaries_called (
      self->dictionaries,
      mp_headings_resolve (self->headings, (const char *const *) &label, 1).targets[0]);
  for (guint i = 0; i < self->names->len; i++)
    lay_out_card (self, i);
  if (self->most < VALUES_MIN)
    return NULL;

  for (guint i = 0; i < self->heads->len; i++)
    for (guint column = 0; column < self->labels->len; column++)
      add_text (self, g_array_index (self->heads, guint32, i), column,
                self->labels->pdata[column]);

  return mp_grid_new_from_cells ((const MpCell *) self->cells->data, self->cells->len);
}

MpGrid *
mp_card_sheet_lay_out (const MpGrid *grid, MpDictionaries *dictionaries, GArray *left_over)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1 << 12);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (guint32));
  MpGrid *laid_out;
  Sheet self = { .grid = grid, .dictionaries = dictionaries,
                 .headings = mp_dictionaries_all (dictionaries), .names = names, .columns = columns,
                 .labels = labels, .seen = seen, .cells = cells, .texts = texts,
                 .taken = taken, .heads = heads };

  find_names (&self);
  laid_out = names->len > 0 ? lay_out_sheet (&self) : NULL;
  if (laid_out != NULL)
    list_left_over (&self, left_over);

  return laid_out;
}
