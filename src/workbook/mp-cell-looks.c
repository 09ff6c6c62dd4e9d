/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats are understood once, however many cells have them; of what only concerns looks nothing
 * is kept, and nothing in it can break a file.
 */

#include "config.h"

#include "mp-cell-looks.h"

#include "mp-number-show.h"

struct _MpCellLooks
{
  GHashTable *formats; /* id → MpCellLook *, without a font */
  GStringChunk *codes; /* of formats; looks refer to them */
  GArray *fonts;       /* gboolean: struck */
  GArray *looks;       /* MpCellLook */
};

MpCellLooks *
mp_cell_looks_new (void)
{
  MpCellLooks *self = g_new (MpCellLooks, 1);

  self->formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->codes = g_string_chunk_new (1024);
  self->fonts = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->looks = g_array_new (FALSE, FALSE, sizeof (MpCellLook));
  return self;
}

void
mp_cell_looks_free (MpCellLooks *self)
{
  g_hash_table_unref (self->formats);
  g_string_chunk_free (self->codes);
  g_array_unref (self->fonts);
  g_array_unref (self->looks);
  g_free (self);
}

void
mp_cell_looks_add_format (MpCellLooks *self, guint id, const char *code)
{
  MpCellLook *format;

  if (g_hash_table_size (self->formats) >= MP_CELL_LOOKS_MAX)
    return;
  format = g_new0 (MpCellLook, 1);
  format->shown = mp_shown_by_code (code);
  if (format->shown == MP_SHOWN_NUMBER && mp_format_supplies_text (code))
    format->code = g_string_chunk_insert_const (self->codes, code);
  g_hash_table_replace (self->formats, GUINT_TO_POINTER (id), format);
}

void
mp_cell_looks_add_font (MpCellLooks *self, gboolean struck)
{
  if (self->fonts->len < MP_CELL_LOOKS_MAX)
    g_array_append_val (self->fonts, struck);
}

gboolean
mp_cell_looks_font_is_struck (const MpCellLooks *self, guint font)
{
  return font < self->fonts->len && g_array_index (self->fonts, gboolean, font);
}

void
mp_cell_looks_add (MpCellLooks *self, guint format, guint font)
{
  const MpCellLook *spelt_out = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (format));
  MpCellLook look = { .shown = mp_shown_by_builtin (format) };

  if (spelt_out != NULL)
    look = *spelt_out;
  look.struck = mp_cell_looks_font_is_struck (self, font);
  if (self->looks->len < MP_CELL_LOOKS_MAX)
    g_array_append_val (self->looks, look);
}

const MpCellLook *
mp_cell_looks_get (const MpCellLooks *self, guint index)
{
  static const MpCellLook plain = { MP_SHOWN_NUMBER, NULL, FALSE };

  return index < self->looks->len ? &g_array_index (self->looks, MpCellLook, index) : &plain;
}

void
mp_cell_look_dress (const MpCellLook *self, MpCell *cell, GString *shown)
{
  cell->struck = cell->struck || self->struck;
  if (self->code != NULL && (cell->kind == MP_CELL_TEXT || cell->kind == MP_CELL_NUMBER)
      && mp_format_show (self->code, cell, shown))
    cell->shown = shown->str;
}
