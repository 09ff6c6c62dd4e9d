/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet for each year: the newest is read and the others are offered. What stands only in an
 * older one is not lost: whether it is still there is asked.
 */

#include "config.h"

#include "import/subject/mp-import-known.h"
#include "mp-import-subject.h"

#include <string.h>

/* The year in a text; `rest` gets the text without it. 0: none. */
static guint
year_of (const char *text, char **rest)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      const char *behind = p + 4;

      if ((p > text && g_ascii_isdigit (p[-1])) || strspn (p, "0123456789") != 4
          || (!g_str_has_prefix (p, "19") && !g_str_has_prefix (p, "20")))
        continue;
      if (g_str_has_prefix (behind, "年"))
        behind += strlen (g_str_has_prefix (behind, "年度") ? "年度" : "年");
      *rest = g_strdup_printf ("%.*s%s", (int) (p - text), text, behind);

      return (guint) g_ascii_strtoull (p, NULL, 10);
    }

  return 0;
}

/* By the sheet's name, or else by the title of its table. */
static guint
year_of_page (MpImport *self, const MpImportPage *page, char **rest)
{
  guint year = year_of (page->name, rest);

  for (guint t = 0; t < self->tables->len && year == 0; t++)
    if (mp_import_block (self, t)->shown.sheet == page->shown.index)
      return year_of (mp_import_block (self, t)->found->title, rest);

  return year;
}

static gboolean
holds_lasting_records (MpImport *self, const MpImportPage *page)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);

      if (block->shown.sheet == page->shown.index
          && (block->subject == NULL || !block->subject->lasting))
        return FALSE;
    }

  return TRUE;
}

void
mp_import_offer_earlier_years (MpImport *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      MpImportPage *page = mp_import_page (self, i);
      g_autofree char *rest = NULL;
      guint year = year_of_page (self, page, &rest);

      if (year == 0 || page->shown.role != MP_IMPORT_ROLE_DATA
          || !holds_lasting_records (self, page))
        continue;
      for (guint k = 0; k < self->pages->len && page->earlier == 0; k++)
        {
          const MpImportPage *other = mp_import_page (self, k);
          g_autofree char *other_rest = NULL;

          if (other->shown.state == MP_SHEET_VISIBLE && other->shown.role == MP_IMPORT_ROLE_DATA
              && year_of_page (self, other, &other_rest) > year && g_str_equal (rest, other_rest))
            {
              page->shown.action = MP_IMPORT_OFFER;
              page->shown.read = FALSE;
              page->earlier = year;
            }
        }
    }
}

/* --- what only an earlier year has ------------------------------------------------------------ */

gboolean
mp_import_is_left_over (MpImport *self, const MpImportBlock *block)
{
  const MpImportPage *page = mp_import_page (self, block->shown.sheet);

  return page->earlier != 0 && !page->set && !page->shown.read
         && page->shown.state == MP_SHEET_VISIBLE && block->subject != NULL
         && block->subject->placed;
}

/* The next year before `before` of which something is left over; 0: none. */
static guint
year_before (MpImport *self, guint before)
{
  guint year = 0;

  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *block = mp_import_block (self, t);
      guint here = mp_import_page (self, block->shown.sheet)->earlier;

      if (mp_import_is_left_over (self, block) && here < before)
        year = MAX (year, here);
    }

  return year;
}

/* The year of the sheet of which the row is left over; 0: it is read anyhow. */
static guint
year_of_row (MpImport *self, const MpImportRow *row)
{
  const MpImportBlock *block = mp_import_block (self, row->table);

  return mp_import_is_left_over (self, block) ? mp_import_page (self, block->shown.sheet)->earlier
                                              : 0;
}

/* Neither a later year nor the store knows it. */
static gboolean
is_lost_otherwise (MpImport *self, const MpImportRow *row, GHashTable *seen)
{
  return row->name_key != NULL && mp_known_by_name (self->known, row->name_key) == NULL
         && g_hash_table_add (seen, row->name_key);
}

void
mp_import_keep_left_over (MpImport *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_direct_hash, g_direct_equal);
  GPtrArray *rows;

  if (year_before (self, G_MAXUINT) == 0)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (year_of_row (self, row) != 0)
        continue;
      g_hash_table_add (kept, row);
      if (row->name_key != NULL)
        g_hash_table_add (seen, row->name_key);
    }
  for (guint year = year_before (self, G_MAXUINT); year != 0; year = year_before (self, year))
    for (guint i = 0; i < self->rows->len; i++)
      {
        MpImportRow *row = g_ptr_array_index (self->rows, i);

        if (year_of_row (self, row) == year && is_lost_otherwise (self, row, seen))
          g_hash_table_add (kept, row);
      }

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_hash_table_contains (kept, self->rows->pdata[i]))
      g_ptr_array_add (rows, g_object_ref (self->rows->pdata[i]));
  g_hash_table_remove_all (seen); /* its keys are those of the rows that go */
  g_ptr_array_unref (self->rows);
  self->rows = rows;
}
