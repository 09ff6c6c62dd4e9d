/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet in memory: the cells that are there, row after row, in one array, and their texts in
 * one heap. Whoever looks around in it need not know in what order the file was written.
 */

#include "config.h"

#include "mp-workbook-reader.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  ROW_UNMENTIONED,
  ROW_SHOWN,
  ROW_HIDDEN,
} RowState;

struct _MpSheetLayout
{
  GByteArray *rows;    /* RowState, as far as rows are mentioned */
  GByteArray *columns; /* whether hidden */
  GArray *merges;      /* MpRange */
  gboolean hides_rest;
};

struct _MpGrid
{
  GArray *cells;       /* MpCell, sorted */
  GArray *covered;     /* MpCell, sorted: hidden under a merged range that shows something else */
  GArray *row_starts;  /* guint32: index of the first cell of each row, and the end */
  guint n_columns;
  GStringChunk *texts;
  gsize texts_bytes;
  MpReader *reader;
  guint sheet;
  gboolean sorted;
  MpSheetLayout layout;
  MpRange *merge_bounds; /* as many as merges; see index_merges () */
};

void
mp_sheet_layout_set_row (MpSheetLayout *layout, guint32 row, gboolean hidden)
{
  guint length = layout->rows->len;

  if (row >= length)
    {
      g_byte_array_set_size (layout->rows, row + 1);
      memset (layout->rows->data + length, ROW_UNMENTIONED, row + 1 - length);
    }
  layout->rows->data[row] = hidden ? ROW_HIDDEN : ROW_SHOWN;
}

void
mp_sheet_layout_hide_columns (MpSheetLayout *layout, guint32 first, guint32 last)
{
  guint length = layout->columns->len;

  if (last >= length)
    {
      g_byte_array_set_size (layout->columns, last + 1);
      memset (layout->columns->data + length, FALSE, last + 1 - length);
    }
  memset (layout->columns->data + first, TRUE, last + 1 - first);
}

void
mp_sheet_layout_hide_rest (MpSheetLayout *layout)
{
  layout->hides_rest = TRUE;
}

gboolean
mp_sheet_layout_add_merge (MpSheetLayout *layout, const MpRange *range)
{
  if (range->row == range->last_row && range->column == range->last_column)
    return TRUE;
  if (layout->merges->len == MP_MERGES_MAX)
    return FALSE;
  g_array_append_val (layout->merges, *range);
  return TRUE;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const MpCell *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;
  return 0;
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const MpRange *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

static void
keep_cell (MpGrid *self, const MpCell *cell)
{
  MpCell kept = *cell;
  const MpCell *last;

  kept.text = g_string_chunk_insert (self->texts, cell->text);
  kept.shown = cell->shown != NULL ? g_string_chunk_insert (self->texts, cell->shown) : NULL;
  if (self->cells->len > 0)
    {
      last = &g_array_index (self->cells, MpCell, self->cells->len - 1);
      self->sorted &= compare_cells (last, &kept) < 0;
    }
  self->n_columns = MAX (self->n_columns, kept.column + 1);
  g_array_append_val (self->cells, kept);
}

static gboolean
add_cell (const MpCell *cell, gpointer data, GError **error)
{
  MpGrid *self = data;

  self->texts_bytes += strlen (cell->text) + (cell->shown != NULL ? strlen (cell->shown) : 0);
  if (self->cells->len == MP_GRID_CELLS_MAX || self->texts_bytes > MP_TEXTS_BYTES_MAX)
    return mp_reader_fail_in (self->reader, self->sheet, error, MP_SHEET_ERROR_TOO_LARGE,
                              _("It has more cells than can be looked at in one piece."));
  keep_cell (self, cell);
  return TRUE;
}

/* Of two cells in one place the later one stands. */
static void
drop_repeats (GArray *cells)
{
  guint kept = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      MpCell cell = g_array_index (cells, MpCell, i);

      if (i > 0 && compare_cells (&cell, &g_array_index (cells, MpCell, kept - 1)) == 0)
        kept--;
      g_array_index (cells, MpCell, kept++) = cell;
    }
  g_array_set_size (cells, kept);
}

static void
index_rows (MpGrid *self)
{
  for (guint32 i = 0; i < self->cells->len; i++)
    while (self->row_starts->len <= g_array_index (self->cells, MpCell, i).row)
      g_array_append_val (self->row_starts, i);
  g_array_append_val (self->row_starts, self->cells->len);
}

static gboolean
covers (const MpRange *range, guint row, guint column)
{
  return range->row <= row && range->last_row >= row && range->column <= column
         && range->last_column >= column;
}

static void
widen (MpRange *range, const MpRange *other)
{
  range->row = MIN (range->row, other->row);
  range->column = MIN (range->column, other->column);
  range->last_row = MAX (range->last_row, other->last_row);
  range->last_column = MAX (range->last_column, other->last_column);
}

/* The sorted merges from `from` before `to` are a tree: the middle one is its root, and those on
 * both sides of it are trees. The bounds of a root hold all of its tree, so that a search passes
 * over what lies elsewhere, also beside a merge that reaches down the whole sheet.
 */
static const MpRange *
bound_merges (MpGrid *self, guint from, guint to)
{
  guint middle = from + (to - from) / 2;
  MpRange *bounds = &self->merge_bounds[middle];

  *bounds = g_array_index (self->layout.merges, MpRange, middle);
  if (middle > from)
    widen (bounds, bound_merges (self, from, middle));
  if (middle + 1 < to)
    widen (bounds, bound_merges (self, middle + 1, to));
  return bounds;
}

/* Of several, which only a damaged file has, the last one. */
static const MpRange *
find_merge (const MpGrid *self, guint from, guint to, guint row, guint column)
{
  guint middle = from + (to - from) / 2;
  const MpRange *range;

  if (from == to || !covers (&self->merge_bounds[middle], row, column))
    return NULL;

  range = find_merge (self, middle + 1, to, row, column);
  if (range != NULL)
    return range;
  range = &g_array_index (self->layout.merges, MpRange, middle);
  return covers (range, row, column) ? range : find_merge (self, from, middle, row, column);
}

static void
index_merges (MpGrid *self)
{
  GArray *merges = self->layout.merges;

  if (merges->len == 0)
    return;
  g_array_sort (merges, compare_merges);
  self->merge_bounds = g_new (MpRange, merges->len);
  bound_merges (self, 0, merges->len);
}

/* Of merged cells only the upper left one is seen, whatever a program has left in the others. */
static void
take_covered (MpGrid *self)
{
  GArray *cells = self->cells;
  guint kept = 0;

  for (guint i = 0; i < cells->len && self->layout.merges->len > 0; i++)
    {
      MpCell cell = g_array_index (cells, MpCell, i);
      const MpRange *range = mp_grid_merge_at (self, cell.row, cell.column);

      if (range != NULL && (range->row != cell.row || range->column != cell.column))
        g_array_append_val (self->covered, cell);
      else
        g_array_index (cells, MpCell, kept++) = cell;
    }
  if (self->covered->len > 0)
    g_array_set_size (cells, kept);
}

static MpGrid *
grid_new (void)
{
  MpGrid *self = g_new0 (MpGrid, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (MpCell));
  self->covered = g_array_new (FALSE, FALSE, sizeof (MpCell));
  self->row_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->texts = g_string_chunk_new (1 << 16);
  self->layout.rows = g_byte_array_new ();
  self->layout.columns = g_byte_array_new ();
  self->layout.merges = g_array_new (FALSE, FALSE, sizeof (MpRange));
  self->sorted = TRUE;
  return self;
}

static void
settle (MpGrid *self)
{
  if (!self->sorted)
    {
      g_array_sort (self->cells, compare_cells);
      drop_repeats (self->cells);
    }
  index_merges (self);
  take_covered (self);
  index_rows (self);
}

MpGrid *
mp_grid_new (MpReader *reader, guint sheet, MpSheetWatch *watch, GError **error)
{
  g_autoptr(MpGrid) self = grid_new ();

  self->reader = reader;
  self->sheet = sheet;
  if (!reader->stream (reader, sheet, add_cell, self, &self->layout, watch, error))
    return NULL;
  settle (self);
  self->reader = NULL;
  return g_steal_pointer (&self);
}

MpGrid *
mp_grid_new_from_cells (const MpCell *cells, guint n_cells)
{
  MpGrid *self = grid_new ();

  for (guint i = 0; i < n_cells; i++)
    keep_cell (self, &cells[i]);
  settle (self);
  return self;
}

void
mp_grid_free (MpGrid *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->covered);
  g_array_unref (self->row_starts);
  g_free (self->merge_bounds);
  g_array_unref (self->layout.merges);
  g_byte_array_unref (self->layout.rows);
  g_byte_array_unref (self->layout.columns);
  g_string_chunk_free (self->texts);
  g_free (self);
}

gboolean
mp_grid_foreach (const MpGrid *self, MpCellFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (!func (&g_array_index (self->cells, MpCell, i), data, error))
      return FALSE;
  return TRUE;
}

guint
mp_grid_n_rows (const MpGrid *self)
{
  return self->row_starts->len - 1;
}

guint
mp_grid_n_columns (const MpGrid *self)
{
  return self->n_columns;
}

const MpCell *
mp_grid_next (const MpGrid *self, guint row, guint column)
{
  guint32 from, to, end;

  if (row >= mp_grid_n_rows (self) || column >= self->n_columns)
    return NULL;

  from = g_array_index (self->row_starts, guint32, row);
  to = end = g_array_index (self->row_starts, guint32, row + 1);
  while (from < to)
    {
      guint32 middle = (from + to) / 2;

      if (g_array_index (self->cells, MpCell, middle).column < column)
        from = middle + 1;
      else
        to = middle;
    }
  return from < end ? &g_array_index (self->cells, MpCell, from) : NULL;
}

const MpCell *
mp_grid_get (const MpGrid *self, guint row, guint column)
{
  static const MpCell empty = { .kind = MP_CELL_EMPTY, .text = "" };
  const MpCell *cell = mp_grid_next (self, row, column);

  return cell != NULL && cell->column == column ? cell : &empty;
}

gboolean
mp_grid_hides_another (const MpGrid *self, guint row, guint column)
{
  const MpCell wanted = { .row = row, .column = column };
  const MpCell *cell;
  const MpRange *range;
  guint at;

  if (!g_array_binary_search (self->covered, &wanted, compare_cells, &at))
    return FALSE;
  cell = &g_array_index (self->covered, MpCell, at);
  range = mp_grid_merge_at (self, row, column);

  return !g_str_equal (cell->text, mp_grid_get (self, range->row, range->column)->text);
}

const MpRange *
mp_grid_merges (const MpGrid *self, guint *n)
{
  *n = self->layout.merges->len;
  return *n > 0 ? &g_array_index (self->layout.merges, MpRange, 0) : NULL;
}

const MpRange *
mp_grid_merge_at (const MpGrid *self, guint row, guint column)
{
  return find_merge (self, 0, self->layout.merges->len, row, column);
}

gboolean
mp_grid_row_hidden (const MpGrid *self, guint row)
{
  RowState state = row < self->layout.rows->len ? self->layout.rows->data[row] : ROW_UNMENTIONED;

  return state == ROW_HIDDEN || (state == ROW_UNMENTIONED && self->layout.hides_rest);
}

gboolean
mp_grid_column_hidden (const MpGrid *self, guint column)
{
  return column < self->layout.columns->len && self->layout.columns->data[column];
}
