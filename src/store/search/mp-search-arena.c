/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One lock, held while the table is read and while it is looked through. What is committed before
 * the reading begins is read; what is committed later is told afterwards, because the writer waits
 * for the lock; what is both is told of a row that says so already.
 */

#include "config.h"

#include "mp-search-arena.h"

#include "mp-search-shelf.h"
#include "mp-search-table.h"

struct _MpSearchArena
{
  GMutex mutex;
  GPtrArray *shelves; /* of MpSearchShelf; NULL: not read */
};

MpSearchArena *
mp_search_arena_new (void)
{
  MpSearchArena *self = g_new0 (MpSearchArena, 1);

  g_mutex_init (&self->mutex);
  return self;
}

void
mp_search_arena_free (MpSearchArena *self)
{
  g_clear_pointer (&self->shelves, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* --- keeping right -------------------------------------------------------------------------- */

static void
follow_one (const MpEntity *entity, gint64 id, const char *text, guint32 letters, gpointer data)
{
  MpSearchArena *self = data;

  for (guint i = 0; i < self->shelves->len; i++)
    if (mp_search_shelf_get_entity (self->shelves->pdata[i]) == entity)
      {
        mp_search_shelf_remove (self->shelves->pdata[i], id);
        mp_search_shelf_add (self->shelves->pdata[i], id, text, letters);
        return;
      }
}

static gboolean
is_worn (MpSearchArena *self)
{
  for (guint i = 0; i < self->shelves->len; i++)
    if (mp_search_shelf_is_worn (self->shelves->pdata[i]))
      return TRUE;
  return FALSE;
}

void
mp_search_arena_follow (MpSearchArena *self, MpSearchNotes *notes)
{
  g_mutex_lock (&self->mutex);
  if (self->shelves != NULL)
    {
      mp_search_notes_each (notes, follow_one, self);
      if (mp_search_notes_is_all (notes) || is_worn (self))
        g_clear_pointer (&self->shelves, g_ptr_array_unref);
    }
  g_mutex_unlock (&self->mutex);
}

/* --- reading it ----------------------------------------------------------------------------- */

static gboolean
put_row (gint64 id, const char *text, guint32 letters, gpointer data)
{
  mp_search_shelf_add (data, id, text, letters);
  return TRUE;
}

static GPtrArray *
read_shelves (MpDb *db, GError **error)
{
  g_autoptr (GPtrArray) shelves =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mp_search_shelf_free);
  gboolean own = mp_search_table_is_own (db);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      MpSearchShelf *shelf = mp_search_shelf_new (entities[i]);

      g_ptr_array_add (shelves, shelf);
      if (!mp_search_table_each (db, entities[i], own, put_row, shelf, error))
        return NULL;
    }
  return g_steal_pointer (&shelves);
}

/* To its end, though the search be overtaken: the next one needs it as well. One transaction, so
 * that all kinds are of one moment.
 */
static gboolean
read_table (MpSearchArena *self, MpStore *store, GError **error)
{
  MpDb *db = mp_store_borrow (store, NULL, error);

  if (db == NULL)
    return FALSE;
  if (mp_db_do (db, "BEGIN", error))
    {
      self->shelves = read_shelves (db, error);
      mp_db_do (db, "COMMIT", NULL);
    }
  mp_store_give_back (store, db);

  return self->shelves != NULL;
}

GPtrArray *
mp_search_arena_find (MpSearchArena *self, MpStore *store, const char *folded,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_text_hits_free);
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = self->shelves != NULL || read_table (self, store, error);
  for (guint i = 0; done && *folded != '\0' && i < self->shelves->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      done = FALSE;
    else
      g_ptr_array_add (all, mp_search_shelf_find (self->shelves->pdata[i], folded));
  g_mutex_unlock (&self->mutex);

  return done ? g_steal_pointer (&all) : NULL;
}
