/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked; how it is asked of SQLite stands in mp-query-sql.c.
 */

#include "config.h"

#include "mp-query-private.h"

static void
clear_filter (gpointer data)
{
  MpFilter *filter = data;

  g_free (filter->value);
  g_free (filter->until);
}

MpQuery *
mp_query_new (const MpEntity *entity)
{
  MpQuery *self = g_new0 (MpQuery, 1);

  self->entity = entity;
  self->descending = entity->newest_first;
  self->filters = g_array_new (FALSE, FALSE, sizeof (MpFilter));
  g_array_set_clear_func (self->filters, clear_filter);

  return self;
}

/* Those of one field together. */
static void
insert_filter (MpQuery *self, MpFilter filter)
{
  guint i = 0;

  while (i < self->filters->len && g_array_index (self->filters, MpFilter, i).field != filter.field)
    i++;
  g_array_insert_val (self->filters, i, filter);
}

MpQuery *
mp_query_copy (const MpQuery *self)
{
  MpQuery *copy = mp_query_new (self->entity);

  for (guint i = 0; i < self->filters->len; i++)
    {
      const MpFilter *filter = &g_array_index (self->filters, MpFilter, i);

      insert_filter (copy, (MpFilter) { filter->field, g_strdup (filter->value),
                                        g_strdup (filter->until), filter->due });
    }
  copy->text = g_strdup (self->text);
  copy->scope = self->scope;
  mp_query_set_ids (copy, self->ids);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->deleted = self->deleted;

  return copy;
}

void
mp_query_free (MpQuery *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->filters);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->text);
  g_free (self);
}

const MpEntity *
mp_query_get_entity (const MpQuery *self)
{
  return self->entity;
}

void
mp_query_add_filter (MpQuery *self, const MpField *field, const char *value)
{
  insert_filter (self, (MpFilter) {
      .field = field, .value = value != NULL && *value != '\0' ? g_strdup (value) : NULL });
}

void
mp_query_add_due (MpQuery *self, const MpField *field, const char *today, const char *until)
{
  insert_filter (self, (MpFilter) {
      .field = field, .value = g_strdup (today), .until = g_strdup (until), .due = TRUE });
}

void
mp_query_set_text (MpQuery *self, const char *text)
{
  g_free (self->text);
  self->text = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  if (self->text != NULL && *self->text == '\0')
    g_clear_pointer (&self->text, g_free);
}

void
mp_query_set_scope (MpQuery *self, gint64 division)
{
  self->scope = division;
}

void
mp_query_set_ids (MpQuery *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
}

void
mp_query_set_sort (MpQuery *self, const MpField *field, gboolean descending)
{
  self->sort = field;
  self->descending = descending;
}

void
mp_query_set_deleted (MpQuery *self, gboolean deleted)
{
  self->deleted = deleted;
}
