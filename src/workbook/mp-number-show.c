/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only formats of plain digits and words are carried out; of fractions, powers, conditions and
 * Chinese numerals nothing is said. A wrong text would be worse than the bare number.
 */

#include "config.h"

#include "mp-number-show.h"

#include "mp-number-format.h"

#include <math.h>
#include <string.h>

#define SECTIONS_MAX 4
#define DIGITS_MAX 64 /* of a number */

typedef enum
{
  PIECE_WORDS,   /* stands there as it is */
  PIECE_DIGIT,   /* 0 # ? */
  PIECE_POINT,
  PIECE_VALUE,   /* General or @: the whole value */
} PieceKind;

typedef struct
{
  PieceKind kind;
  gunichar character; /* of words; the placeholder of a digit */
} Piece;

typedef struct
{
  GArray *pieces;    /* Piece */
  gboolean for_text; /* it has an @ */
  gboolean grouped;  /* 1,000 */
  gboolean odd;      /* it says more than we know */
  guint n_whole, n_decimals; /* digits */
} Section;

static void
section_clear (gpointer data)
{
  g_array_unref (((Section *) data)->pieces);
}

static void
add (Section *self, PieceKind kind, gunichar character)
{
  Piece piece = { kind, character };

  g_array_append_val (self->pieces, piece);
}

static gboolean
has_point (const Section *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    if (g_array_index (self->pieces, Piece, i).kind == PIECE_POINT)
      return TRUE;
  return FALSE;
}

static void
add_digit (Section *self, const char *p)
{
  if (has_point (self))
    self->n_decimals++;
  else
    self->n_whole++;
  add (self, PIECE_DIGIT, (gunichar) *p);
}

/* [Red], [$-804], [$¥-804] … Gives what follows. */
static const char *
read_bracket (Section *self, const char *p)
{
  const char *end = strchr (p, ']');

  if (end == NULL || strchr ("<>=hHmMsS", p[1]) != NULL
      || g_ascii_strncasecmp (p, "[DBNum", 6) == 0)
    self->odd = TRUE;
  else if (p[1] == '$')
    for (const char *c = p + 2; c < end && *c != '-'; c = g_utf8_next_char (c))
      add (self, PIECE_WORDS, g_utf8_get_char (c));
  return end != NULL ? end + 1 : p + strlen (p);
}

/* Up to its ';' or the end of the code. */
static const char *
read_section (Section *self, const char *p)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  while (*p != '\0' && *p != ';')
    {
      switch (*p)
        {
        case '"':
          for (p++; *p != '\0' && *p != '"'; p = g_utf8_next_char (p))
            add (self, PIECE_WORDS, g_utf8_get_char (p));
          p += *p != '\0';
          continue;
        case '[':
          p = read_bracket (self, p);
          continue;
        case '\\':
          if (p[1] != '\0')
            add (self, PIECE_WORDS, g_utf8_get_char (++p));
          break;
        case '_': /* a blank as wide as the next character; it, as often as there is room */
        case '*':
          p += p[1] != '\0';
          break;
        case '0':
        case '#':
        case '?':
          add_digit (self, p);
          break;
        case '.':
          if (!has_point (self) && self->n_whole > 0)
            add (self, PIECE_POINT, '.');
          else
            self->odd = TRUE;
          break;
        case ',':
          self->odd = self->odd || self->n_whole == 0 || strchr ("0#?", p[1]) == NULL;
          self->grouped = TRUE;
          break;
        case '@':
          self->for_text = TRUE;
          add (self, PIECE_VALUE, '@');
          break;
        case '%':
        case '/':
        case 'e':
        case 'E':
          self->odd = TRUE;
          break;
        default:
          if (g_ascii_strncasecmp (p, "General", 7) == 0)
            {
              add (self, PIECE_VALUE, 'G');
              p += 7;
              continue;
            }
          add (self, PIECE_WORDS, g_utf8_get_char (p));
          break;
        }
      p = g_utf8_next_char (p);
    }
  return p;
}

static GArray *
read_sections (const char *code)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (Section));

  g_array_set_clear_func (sections, section_clear);
  while (sections->len < SECTIONS_MAX)
    {
      Section section = { 0 };

      code = read_section (&section, code);
      g_array_append_val (sections, section);
      if (*code++ == '\0')
        break;
    }
  return sections;
}

static gboolean
supplies_text (const Section *self)
{
  guint n_digits = 0, n_zeros = 0;
  gboolean between = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      switch (piece->kind)
        {
        case PIECE_WORDS:
          if (g_unichar_isalnum (piece->character))
            return TRUE;
          between = n_digits > 0;
          break;
        case PIECE_DIGIT:
          if (between && i > 0)
            return TRUE; /* 000-0000-0000 */
          n_digits++;
          n_zeros += piece->character == '0' && n_digits <= self->n_whole;
          break;
        case PIECE_POINT:
        case PIECE_VALUE:
        default:
          break;
        }
    }
  return n_zeros > 1;
}

gboolean
mp_format_supplies_text (const char *code)
{
  g_autoptr(GArray) sections = NULL;
  gboolean supplies = FALSE;

  if (!g_utf8_validate (code, -1, NULL))
    return FALSE;
  sections = read_sections (code);
  for (guint i = 0; i < sections->len; i++)
    supplies = supplies || supplies_text (&g_array_index (sections, Section, i));
  return supplies;
}

/* The section that is meant, and whether it writes no sign; NULL: none. */
static const Section *
choose (const GArray *sections, const MpCell *cell, gboolean *unsigned_)
{
  const Section *all = (const Section *) sections->data;
  guint n = sections->len;

  *unsigned_ = FALSE;
  if (cell->kind == MP_CELL_TEXT)
    return all[n - 1].for_text ? &all[n - 1] : NULL;
  if (n > 1 && all[n - 1].for_text)
    n--;
  if (n == 1 || cell->number > 0 || (n == 2 && cell->number == 0))
    return all;
  if (cell->number == 0)
    return &all[2];
  *unsigned_ = TRUE;
  return &all[1];
}

static gboolean
show_digits (const Section *self, double number, GString *shown)
{
  char digits[DIGITS_MAX], format[8];
  const char *next = digits;
  guint n_whole, left;
  gboolean begun = FALSE;

  if (!(fabs (number) < 1e15) || self->n_decimals > 9)
    return FALSE;
  g_snprintf (format, sizeof format, "%%.%uf", self->n_decimals);
  g_ascii_formatd (digits, sizeof digits, format, fabs (number));
  if (*digits == '0') /* below one it has no whole digit of its own */
    next++;
  n_whole = (guint) strcspn (next, ".");
  left = self->n_whole;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->kind == PIECE_POINT)
        {
          g_string_append_c (shown, '.');
          next += *next == '.';
          left = 0;
        }
      else if (piece->kind == PIECE_WORDS)
        g_string_append_unichar (shown, piece->character);
      else if (left == 0)
        g_string_append_c (shown, *next++);
      else
        {
          /* The first placeholder takes all the digits that have none. */
          guint n_here = n_whole > left ? n_whole - left + 1 : n_whole == left ? 1 : 0;

          if (n_here == 0 && piece->character == '0')
            g_string_append_c (shown, '0');
          for (; n_here > 0; n_here--, n_whole--)
            {
              g_string_append_c (shown, *next++);
              begun = TRUE;
              if (self->grouped && n_whole > 1 && n_whole % 3 == 1)
                g_string_append_c (shown, ',');
            }
          left--;
        }
    }
  return begun || self->n_whole > 0;
}

static gboolean
show (const Section *self, const MpCell *cell, gboolean unsigned_, GString *shown)
{
  gboolean whole = self->n_whole + self->n_decimals == 0;

  if (cell->kind == MP_CELL_NUMBER && cell->number < 0 && !unsigned_)
    g_string_append_c (shown, '-');
  if (!whole)
    return show_digits (self, cell->number, shown);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->kind == PIECE_WORDS)
        g_string_append_unichar (shown, piece->character);
      else if (piece->kind == PIECE_VALUE)
        g_string_append (shown, cell->text + (cell->kind == MP_CELL_NUMBER && *cell->text == '-'));
    }
  return TRUE;
}

gboolean
mp_format_show (const char *code, const MpCell *cell, GString *shown)
{
  g_autoptr(GArray) sections = read_sections (code);
  gboolean unsigned_;
  const Section *section = choose (sections, cell, &unsigned_);

  g_string_truncate (shown, 0);
  return section != NULL && !section->odd && supplies_text (section)
         && show (section, cell, unsigned_, shown) && strcmp (shown->str, cell->text) != 0;
}
