/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first label that can name a record begins the first card; where it comes again another card
 * begins. All cards of a sheet share their headings, in the order in which they first come.
 */

#include "config.h"

#include "mp-card-sheet.h"

#include "mp-card.h"

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
  MpHeadings *headings;
  GArray *names;       /* Place: of the label that names each card, in reading order */
  GHashTable *columns; /* char *: label and how often it was there before → its column and 1 */
  GPtrArray *labels;   /* char *: the headings */
  GHashTable *seen;    /* char * → how often, in the record that is laid out */
  GArray *cells;       /* MpCell */
  GStringChunk *texts; /* of theirs */
  guint32 row;         /* of the record that is laid out */
  guint32 first;       /* line of a record */
  guint most;          /* values that one of them has */
  gboolean named;      /* it has a name */
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
  cell = *value;
  if (cell.kind == MP_CELL_TEXT)
    {
      g_autofree char *written = mp_card_filled_in (cell.text);

      cell.text = g_string_chunk_insert_const (self->texts, written);
    }
  cell.row = self->row;
  cell.column = column;
  self->named = self->named || cell.column == 0;
  g_array_append_val (self->cells, cell);
}

/* As the next line; a blank one gives none. */
static void
lay_out_record (Sheet *self, const MpCard *card)
{
  guint n_cells = self->cells->len;
  gboolean laid_out;

  self->named = FALSE;
  g_hash_table_remove_all (self->seen);
  mp_card_foreach (card, put_cb, self);

  laid_out = self->named ? self->cells->len > n_cells : self->cells->len >= n_cells + VALUES_MIN;
  if (!laid_out)
    {
      g_array_set_size (self->cells, n_cells);
      return;
    }
  self->first = self->first == 0 ? self->row : self->first;
  self->most = MAX (self->most, self->cells->len - n_cells);
  self->row++;
}

static void
lay_out_card (Sheet *self, guint i)
{
  const Place *name = &g_array_index (self->names, Place, i);
  MpRange range = range_of (self, i);
  MpCard card;

  self->row = MAX (self->row, name->row);
  if (mp_card_init (&card, self->grid, self->headings, &range, name->row, name->column))
    {
      if (card.records->len == 0)
        lay_out_record (self, &card);
      for (guint k = 0; k < card.records->len; k++)
        {
          card.values_column = g_array_index (card.records, guint32, k);
          lay_out_record (self, &card);
        }
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
  self->row = 1;           /* below the headings */
  for (guint i = 0; i < self->names->len; i++)
    lay_out_card (self, i);
  if (self->most < VALUES_MIN)
    return NULL;

  for (guint column = 0; column < self->labels->len; column++)
    {
      MpCell heading = { .row = self->first - 1, .column = column, .kind = MP_CELL_TEXT,
                         .text = self->labels->pdata[column] };

      g_array_append_val (self->cells, heading);
    }

  return mp_grid_new_from_cells ((const MpCell *) self->cells->data, self->cells->len);
}

MpGrid *
mp_card_sheet_lay_out (const MpGrid *grid, MpHeadings *headings)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (1 << 12);
  Sheet self = { .grid = grid, .headings = headings, .names = names, .columns = columns,
                 .labels = labels, .seen = seen, .cells = cells, .texts = texts };

  find_names (&self);

  return names->len > 0 ? lay_out_sheet (&self) : NULL;
}
