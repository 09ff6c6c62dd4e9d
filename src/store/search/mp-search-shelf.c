/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is looked for in all texts at once (Horspool, two bytes at a time: memmem() is not
 * everywhere), and each place found leads to its row. Pinyin is spelled only for the rows whose
 * letters allow it.
 */

#include "config.h"

#include "mp-search-shelf.h"

#include "catalog/mp-pinyin.h"
#include "store/table/mp-table.h"

#include <string.h>

#define GONE (1u << 31) /* among the letters: the record is not there any more */
#define WORN 4096

typedef struct
{
  gint64 id;
  guint32 at; /* its text, ended by 0 */
  guint32 letters;
} Row;

struct _MpSearchShelf
{
  const MpEntity *entity;
  MpPinyinKind sound; /* of what its records are called */
  GArray *rows;       /* of Row, `at` rising */
  guint n_rising;     /* so many from the first have rising ids */
  guint n_gone;
  GByteArray *texts;
};

MpSearchShelf *
mp_search_shelf_new (const MpEntity *entity)
{
  MpSearchShelf *self = g_new0 (MpSearchShelf, 1);
  const MpField *title = entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;

  self->entity = entity;
  self->sound = title != NULL ? mp_table_key_kind (title) : MP_PINYIN_TEXT;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->texts = g_byte_array_new ();

  return self;
}

void
mp_search_shelf_free (MpSearchShelf *self)
{
  g_array_unref (self->rows);
  g_byte_array_unref (self->texts);
  g_free (self);
}

const MpEntity *
mp_search_shelf_get_entity (MpSearchShelf *self)
{
  return self->entity;
}

static inline Row *
row_at (MpSearchShelf *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

static const char *
text_of (MpSearchShelf *self, const Row *row)
{
  return (const char *) self->texts->data + row->at;
}

/* --- keeping -------------------------------------------------------------------------------- */

void
mp_search_shelf_add (MpSearchShelf *self, gint64 id, const char *text, guint32 letters)
{
  Row row = { id, self->texts->len, letters & ~GONE };
  guint n = self->rows->len;

  if (text == NULL || *text == '\0')
    return;

  if (self->n_rising == n && (n == 0 || row_at (self, n - 1)->id < id))
    self->n_rising++;
  g_byte_array_append (self->texts, (const guint8 *) text, (guint) strlen (text) + 1);
  g_array_append_val (self->rows, row);
}

static Row *
find_row (MpSearchShelf *self, gint64 id)
{
  guint low = 0;
  guint high = self->n_rising;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row_at (self, middle)->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->n_rising && row_at (self, low)->id == id
      && (row_at (self, low)->letters & GONE) == 0)
    return row_at (self, low);

  for (guint i = self->n_rising; i < self->rows->len; i++)
    if (row_at (self, i)->id == id && (row_at (self, i)->letters & GONE) == 0)
      return row_at (self, i);
  return NULL;
}

void
mp_search_shelf_remove (MpSearchShelf *self, gint64 id)
{
  Row *row = find_row (self, id);

  if (row == NULL)
    return;

  memset (self->texts->data + row->at, '\1', strlen (text_of (self, row)));
  row->letters = GONE;
  self->n_gone++;
}

gboolean
mp_search_shelf_is_worn (MpSearchShelf *self)
{
  return self->n_gone + (self->rows->len - self->n_rising) > WORN + self->rows->len / 4;
}

/* --- looking for it ------------------------------------------------------------------------- */

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize again;       /* how far on when the last two bytes fit and the others do not */
  guint8 far[256];   /* how far on by the last two bytes */
} Needle;

static inline guint8
mix (const guint8 *last)
{
  return (guint8) (last[0] - (last[-1] << 3));
}

static void
make_needle (Needle *self, const char *folded)
{
  self->bytes = (const guint8 *) folded;
  self->length = strlen (folded);
  self->again = self->length - 1;
  memset (self->far, (int) MIN (self->again, 255), sizeof self->far);
  for (gsize i = 1; i < self->length; i++)
    {
      gsize behind = self->length - 1 - i;

      if (behind == 0 && self->far[mix (self->bytes + i)] < self->again)
        self->again = self->far[mix (self->bytes + i)];
      self->far[mix (self->bytes + i)] = (guint8) MIN (behind, 255);
    }
  self->again = MAX (self->again, 1);
}

/* NULL: nowhere between `from` and `end`. */
static const guint8 *
find_needle (const Needle *self, const guint8 *from, const guint8 *end)
{
  if (self->length == 1)
    return memchr (from, *self->bytes, (gsize) (end - from));

  for (const guint8 *last = from + self->length - 1; last < end;)
    {
      guint8 far = self->far[mix (last)];

      if (far > 0)
        last += far;
      else if (memcmp (last - self->length + 1, self->bytes, self->length) == 0)
        return last - self->length + 1;
      else
        last += self->again;
    }
  return NULL;
}

/* The row that has the byte at `place`, from the row `low` on. */
static guint
find_place (MpSearchShelf *self, guint low, guint32 place)
{
  guint high = self->rows->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (row_at (self, middle)->at <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* `place`: where in the text it was found first. */
static MpHit
judge (const char *text, gsize place, gsize length)
{
  gsize line = strcspn (text, "\n");

  if (place >= line)
    return MP_HIT_ELSEWHERE;
  if (place > 0)
    return MP_HIT_INSIDE;
  return length == line ? MP_HIT_SAME : MP_HIT_BEGINS;
}

typedef struct
{
  guint row;
  MpHit how;
} Place;

/* Of Place, in the order of the rows. */
static GArray *
find_written (MpSearchShelf *self, const char *folded)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  const guint8 *start = self->texts->data;
  const guint8 *end = start + self->texts->len;
  const guint8 *at = start;
  guint low = 0;
  Needle needle;

  make_needle (&needle, folded);
  while (at < end && (at = find_needle (&needle, at, end)) != NULL)
    {
      Place place = { find_place (self, low, (guint32) (at - start)), MP_HIT_ELSEWHERE };
      const char *text = text_of (self, row_at (self, place.row));

      place.how = judge (text, (gsize) ((const char *) at - text), needle.length);
      g_array_append_val (places, place);
      low = place.row + 1;
      at = low < self->rows->len ? start + row_at (self, low)->at : end;
    }
  return places;
}

/* Two letters at least: one would fit nearly everything. */
static gboolean
is_pinyin (const char *folded)
{
  gboolean has_letter = FALSE;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return FALSE;
      has_letter |= g_ascii_isalpha (*p);
    }
  return strlen (folded) > 1 && has_letter;
}

/* `written` with the rows whose first line is spelled so among them. */
static GArray *
add_spelled (MpSearchShelf *self, const char *folded, GArray *written)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), written->len);
  g_autoptr (GString) line = g_string_new (NULL);
  guint32 needs = mp_pinyin_needs (folded);
  guint next = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = row_at (self, i);
      Place place = { i, MP_HIT_SPELLED };
      const char *text;
      MpFit fit;

      if (next < written->len && g_array_index (written, Place, next).row == i)
        {
          g_array_append_val (places, g_array_index (written, Place, next));
          next++;
          continue;
        }
      if ((row->letters & (needs | GONE)) != needs)
        continue;

      text = text_of (self, row);
      g_string_truncate (line, 0);
      g_string_append_len (line, text, (gssize) strcspn (text, "\n"));
      fit = mp_pinyin_fit (self->sound, line->str, folded);
      if (fit == MP_FIT_NONE)
        continue;
      if (fit == MP_FIT_INSIDE)
        place.how = MP_HIT_SPELLED_INSIDE;
      g_array_append_val (places, place);
    }

  return places;
}

MpTextHits *
mp_search_shelf_find (MpSearchShelf *self, const char *folded)
{
  MpTextHits *found = mp_text_hits_new (self->entity);
  g_autoptr (GArray) places = find_written (self, folded);

  if (is_pinyin (folded))
    {
      GArray *written = places;

      places = add_spelled (self, folded, written);
      g_array_unref (written);
    }
  for (MpHit how = 0; how < MP_N_HITS; how++)
    for (guint i = 0; i < places->len; i++)
      {
        const Place *place = &g_array_index (places, Place, i);
        MpTextHit hit = { row_at (self, place->row)->id, how };

        if (place->how == how)
          g_array_append_val (found->hits, hit);
      }

  return found;
}
