/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made of the columns of the record's own table, so a row is right as long as its record is not
 * written.
 */

#include "config.h"

#include "mp-search-row.h"

#include "catalog/mp-pinyin.h"
#include "store/table/mp-table.h"

/* One more for each change to what this file makes of the same catalog. */
#define MAKING 1

MpSearchRow *
mp_search_row_new (void)
{
  MpSearchRow *self = g_new0 (MpSearchRow, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
mp_search_row_free (MpSearchRow *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
is_searched (const MpField *field)
{
  return (field->flags & MP_SEARCHED) != 0 && (field->flags & (MP_DERIVED | MP_CUSTOM)) == 0
         && field->type != MP_LINK;
}

static gboolean
is_title (const MpEntity *entity, const MpField *field)
{
  return g_strcmp0 (field->name, entity->title) == 0;
}

static const MpField *
get_title (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_searched (&entity->fields[i]) && is_title (entity, &entity->fields[i]))
      return &entity->fields[i];
  return NULL;
}

int
mp_search_row_count (const MpEntity *entity)
{
  int n = 2; /* the id and the first line */

  for (guint i = 0; i < entity->n_fields; i++)
    n += is_searched (&entity->fields[i]) && !is_title (entity, &entity->fields[i]);
  return n;
}

char *
mp_search_row_dup_columns (const MpEntity *entity)
{
  const MpField *title = get_title (entity);
  GString *columns = g_string_new ("t.id, ");
  gboolean searched = title != NULL;

  if (title != NULL)
    g_string_append_printf (columns, "t.%s", title->name);
  else
    g_string_append (columns, "NULL");
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_searched (&entity->fields[i]) && !is_title (entity, &entity->fields[i]))
      {
        g_string_append_printf (columns, ", t.%s", entity->fields[i].name);
        searched = TRUE;
      }

  return g_string_free (columns, !searched);
}

char *
mp_search_row_fold (const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  g_autofree char *folded = mp_fold_text (valid != NULL ? valid : text);

  return g_utf8_strdown (folded, -1);
}

void
mp_search_row_read (MpSearchRow *self, const MpEntity *entity, sqlite3_stmt *statement)
{
  const MpField *title = get_title (entity);
  int n = mp_search_row_count (entity);

  g_string_truncate (self->text, 0);
  self->letters = 0;
  for (int i = 1; i < n; i++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, i);
      g_autofree char *folded = text != NULL ? mp_search_row_fold (text) : NULL;

      if (folded == NULL || *folded == '\0')
        continue;
      if (i == 1)
        self->letters = mp_pinyin_letters (mp_table_key_kind (title), folded);
      else
        g_string_append_c (self->text, '\n');
      g_string_append (self->text, folded);
    }
}

char *
mp_search_row_dup_version (void)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_append_printf (all, "%u %u", MAKING, mp_pinyin_version ());
  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *columns = mp_search_row_dup_columns (entities[i]);

      if (columns != NULL)
        g_string_append_printf (all, ";%s %s", entities[i]->name, columns);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, -1);
}
