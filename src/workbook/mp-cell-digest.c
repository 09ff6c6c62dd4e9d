/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Eight bytes at a step, because every cell of every ledger goes through here twice.
 */

#include "config.h"

#include "mp-cell-digest.h"

#include <string.h>

#define FACTOR G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

enum
{
  TEXT = 1,
  NUMBER,
  FORMULA,
};

static inline guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * FACTOR;
  return hash ^ (hash >> 29);
}

static guint64
hash_bytes (guint64 hash, const char *bytes, gsize length)
{
  guint64 word;

  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = mix (hash, word);
    }
  word = length;
  memcpy (&word, bytes, length);

  return mix (mix (hash, word), length);
}

static void
add (MpCellDigest *self, guint32 row, guint32 column, guint kind, const void *bytes, gsize length)
{
  guint64 place = ((guint64) row << 32) | (column << 2) | kind;

  self->n_cells++;
  if (row >= self->next_row)
    {
      self->n_rows++;
      self->next_row = row + 1;
    }
  self->sum += hash_bytes (mix (FACTOR, place), bytes, length);
}

void
mp_cell_digest_add_text (MpCellDigest *self, guint32 row, guint32 column, const char *text,
                         gsize length)
{
  add (self, row, column, TEXT, text, length);
}

void
mp_cell_digest_add_number (MpCellDigest *self, guint32 row, guint32 column, gboolean formula,
                           double number)
{
  add (self, row, column, formula ? FORMULA : NUMBER, &number, sizeof number);
}

gboolean
mp_cell_digest_equal (const MpCellDigest *a, const MpCellDigest *b)
{
  return a->n_cells == b->n_cells && a->n_rows == b->n_rows && a->sum == b->sum;
}
