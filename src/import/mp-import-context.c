/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around a table says what its rows leave out: the sheet's name, the title, the line
 * of the reporting unit, in the end the name of the file.
 */

#include "config.h"

#include "mp-import-subject.h"
#include "import/subject/mp-subjects-private.h"

#include <string.h>

enum { TITLE_ROWS = 3 };

/* A year with 年 behind it, or four digits in a date. */
guint
mp_year_in_text (const char *text)
{
  g_autofree char *plain = mp_plain_text (text);
  guint found = 0;

  for (const char *p = plain; *p != '\0'; p++)
    if ((p == plain || !g_ascii_isdigit (p[-1]))
        && (g_str_has_prefix (p, "19") || g_str_has_prefix (p, "20")) && g_ascii_isdigit (p[2])
        && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
      {
        guint year = (guint) g_ascii_strtoull (p, NULL, 10);

        if (!g_str_has_prefix (p + 4, "年") && strchr ("-./", p[4]) == NULL && p[4] != '\0')
          continue;
        if (found != 0 && found != year)
          return 0;
        found = year;
      }

  return found;
}

/* 关于注销大田社区棋友会等2个组织备案的公告: an organization that is named as one of several says
 * nothing of where the others are. The text without it.
 */
static char *
without_example (const char *text)
{
  static const char *const counters = "个家支名项";
  g_autofree char *plain = mp_plain_text (text);
  const char *about = strstr (plain, "关于");
  const char *from = about != NULL ? about + strlen ("关于") : plain;

  for (const char *others = strstr (from, "等"); others != NULL; others = strstr (others + 1, "等"))
    {
      const char *end = mp_scan_number (others + strlen ("等"), &(double){ 0 }, &(guint){ 0 });
      g_autofree char *example = g_strndup (from, (gsize) (others - from));

      g_strdelimit (example, "\"", ' ');
      g_strstrip (example);
      if (end != NULL && *end != '\0' && g_utf8_strchr (counters, -1, g_utf8_get_char (end)) != NULL
          && mp_sounds_like_organization (example))
        return g_strdup_printf ("%.*s%s", (int) (from - plain), plain, end);
    }

  return g_strdup (text);
}

static const MpPlace *
place_in (MpImport *self, const char *text, const MpPlace *so_far)
{
  g_autofree char *bare = text != NULL ? without_example (text) : NULL;
  const MpPlace *place = bare != NULL ? mp_places_in_text (self->places, bare, so_far) : NULL;

  /* A township says where to look for the community that another text names. */
  if (place == NULL || (so_far != NULL && so_far->level >= place->level))
    return so_far;
  return place;
}

/* What stands over the cards of a sheet, alone in its line. NULL: nothing does. */
static const char *
title_of_cards (const MpImportPage *page)
{
  for (guint row = 0; row < MIN (mp_grid_n_rows (page->grid), TITLE_ROWS); row++)
    {
      const char *title = NULL;
      guint n = 0;

      for (guint column = 0; column < mp_grid_n_columns (page->grid); column++)
        if (*mp_grid_get (page->grid, row, column)->text != '\0')
          {
            title = mp_grid_get (page->grid, row, column)->text;
            n++;
          }
      if (n > 0)
        return n == 1 ? title : NULL;
    }

  return NULL;
}

static const MpSheetTable *
first_table (MpImport *self, const MpImportBlock *block)
{
  for (guint t = 0; t < self->tables->len; t++)
    if (mp_import_block (self, t)->shown.sheet == block->shown.sheet)
      return mp_import_block (self, t)->found;

  return block->found;
}

/* 一、登记的: one part of the sheet, and not all of it. */
static gboolean
is_numbered (const char *title)
{
  static const char *const numerals = "一二三四五六七八九十";
  const char *p = title;

  p += g_str_has_prefix (p, "（") ? strlen ("（") : *p == '(';
  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return p > title && (g_str_has_prefix (p, "、") || g_str_has_prefix (p, "）") || *p == ')');
}

/* The title of the first table on the sheet speaks of those below it too, unless it is only that
 * of the first part: then what stands over the parts does. "" where nothing does.
 */
static const char *
title_of_all (MpImport *self, const MpImportBlock *block)
{
  const MpSheetTable *first = first_table (self, block);
  const char *title = first->title;

  for (guint i = first->above->len; i-- > 0 && title != NULL && is_numbered (title);)
    title = g_ptr_array_index (first->above, i);

  return title != NULL && !is_numbered (title) ? title : "";
}

/* The nearest text that says something to the subject; "" says only that there is something to be
 * said, and leaves it to the texts further off. A title of the table's own below another table is a
 * heading within the sheet: what it may mean comes before the title of that other table.
 */
static char *
state (MpImport *self, const MpImportBlock *block, const char *file)
{
  const MpSheetTable *first = first_table (self, block);
  const char *own = block->found->title;
  gboolean within = own != NULL && first != block->found && first->title != NULL
                    && !g_str_equal (own, first->title);
  char *stated = NULL;

  if (block->subject->state == NULL)
    return NULL;
  for (guint i = 0; i <= block->texts->len && (stated == NULL || *stated == '\0'); i++)
    {
      const char *text = i < block->texts->len ? g_ptr_array_index (block->texts, i) : file;
      MpTextPlace place = i < block->texts->len ? MP_TEXT_AROUND : MP_TEXT_FILE;
      char *next = NULL;

      if (within && i + 1 == block->texts->len)
        next = block->subject->state (self, own, MP_TEXT_WITHIN);
      if (next == NULL)
        next = block->subject->state (self, text, place);

      if (next == NULL)
        continue;
      g_free (stated);
      stated = next;
    }

  return stated;
}

void
mp_import_read_context (MpImport *self, MpImportBlock *block)
{
  MpImportPage *page = mp_import_page (self, block->shown.sheet);
  MpSheetTable *found = block->found;
  g_autofree char *file = g_path_get_basename (self->path);
  g_autoptr (GString) context = g_string_new (NULL);
  const MpPlace *place = NULL;
  const char *above;
  char *dot = strrchr (file, '.');

  if (dot != NULL)
    *dot = '\0';
  g_ptr_array_set_size (block->texts, 0);
  if (found->block_title != NULL)
    g_ptr_array_add (block->texts, g_strdup (found->block_title));
  if (found->title != NULL)
    g_ptr_array_add (block->texts, g_strdup (found->title));
  for (guint i = found->above->len; i-- > 0;)
    g_ptr_array_add (block->texts, g_strdup (g_ptr_array_index (found->above, i)));
  if (block->grid == page->cards && page->cards != NULL && title_of_cards (page) != NULL)
    g_ptr_array_add (block->texts, g_strdup (title_of_cards (page)));
  if (page->name != NULL)
    g_ptr_array_add (block->texts, g_strdup (page->name));

  /* The nearest text that names a community decides; townships only narrow the search. */
  for (guint i = 0; i < block->texts->len && (place == NULL || place->level < 5); i++)
    place = place_in (self, g_ptr_array_index (block->texts, i), place);
  if (place == NULL || place->level < 5)
    place = place_in (self, file, place);
  block->place = place;
  g_clear_pointer (&block->called, g_free);
  for (guint i = 0; i < block->texts->len && (place == NULL || place->level < 5)
                    && block->called == NULL; i++)
    block->called = mp_places_claimed_in (self->places, g_ptr_array_index (block->texts, i));

  above = first_table (self, block) != found ? title_of_all (self, block) : "";
  if (*above != '\0' && g_strcmp0 (above, found->title) != 0)
    g_ptr_array_add (block->texts, g_strdup (above));
  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *text = g_ptr_array_index (block->texts, i);

      if (block->year == 0)
        block->year = mp_year_in_text (text);
      if (block->month == 0)
        block->month = mp_month_in_text (text);
      if (block->unit == 0 && strstr (text, "单位") != NULL)
        block->unit = mp_heading_unit (text);
      g_string_append_printf (context, "%s\n", text);
    }
  if (block->year == 0)
    block->year = mp_year_in_text (file);
  if (block->month == 0)
    block->month = mp_month_in_text (file);
  g_string_append_printf (context, "%s\n", file);
  g_free (block->context);
  block->context = g_strdup (context->str);
  g_free (block->division);
  block->division = place != NULL && place->level == 5 ? g_strdup (place->code) : NULL;
  block->shown.division = block->division;

  if (!block->subject_chosen)
    {
      mp_sheet_table_understand (found, block->grid, self->dictionaries, &page->mark,
                                 block->context);
      block->subject = found->subject;
    }
  else
    mp_sheet_table_understand (
        found, block->grid, self->dictionaries,
        &(MpSheetMark){ page->mark.heading_row, page->mark.name_column, block->subject },
        block->context);
  block->shown.subject = block->subject != NULL ? block->subject->name : NULL;
  block->shown.entity = block->subject != NULL ? block->subject->parts[0].entities[0] : NULL;
  block->shown.name = block->subject != NULL ? block->subject->title : NULL;
  block->shown.place = block->subject != NULL ? block->subject->place : NULL;
  block->shown.placed = block->subject != NULL && block->subject->placed;
  g_free (block->stated);
  block->stated = block->subject != NULL ? state (self, block, file) : NULL;
}

char *
mp_import_row_dup_day (MpImportRow *row, const char *target)
{
  const MpImportBlock *block = mp_import_block (row->import, row->table);
  const char *as_of = block->subject->as_of;
  const char *day = target != NULL ? mp_import_row_raw (row, target) : NULL;

  if (day == NULL && as_of != NULL)
    day = mp_import_row_raw (row, as_of);
  if (day != NULL)
    return g_strdup (day);
  if (block->year == 0)
    return NULL;
  return block->month != 0 ? g_strdup_printf ("%04u-%02u", block->year, block->month)
                           : g_strdup_printf ("%04u", block->year);
}
