/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a record says itself is looked for in memory. What the view finds for it in another record
 * (who leads an organization depends on the day) is asked of the view, for the few that lead to a
 * record found.
 */

#include "config.h"

#include "mp-text-search.h"

#include "mp-search-arena.h"
#include "mp-search-row.h"
#include "store/mp-store-private.h"

/* So many found are too many to tell what they lead to: a surname. */
#define MANY 500

static MpTextHits *
find_kind (GPtrArray *all, const MpEntity *entity)
{
  for (guint i = 0; i < all->len; i++)
    if (((MpTextHits *) all->pdata[i])->entity == entity)
      return all->pdata[i];
  return NULL;
}

static char *
join_ids (const MpTextHits *hits)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hits->hits->len; i++)
    g_array_append_val (ids, g_array_index (hits->hits, MpTextHit, i).id);
  return mp_store_join_ids (ids);
}

static gboolean
add_hit (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpTextHits *hits = data;
  MpTextHit hit = { g_ascii_strtoll (values[0], NULL, 10), MP_HIT_ELSEWHERE };

  for (guint i = 0; i < hits->hits->len; i++)
    if (g_array_index (hits->hits, MpTextHit, i).id == hit.id)
      return TRUE;
  g_array_append_val (hits->hits, hit);
  return TRUE;
}

/* Those of which this field, found in a record of another kind, has the text. */
static gboolean
find_through (MpDb *db, GPtrArray *all, MpTextHits *hits, const MpField *field, const char *folded,
              GError **error)
{
  g_auto (GStrv) way = g_strsplit (field->through, ".", 3);
  const MpEntity *child = mp_entity_lookup (way[0]);
  const MpField *link = mp_entity_get_field (child, way[1]);
  const MpTextHits *there = find_kind (all, mp_entity_lookup (link->of));
  g_autofree char *ids = NULL;
  g_autofree char *sql = NULL;
  MpParam params[] = { { ":ids", NULL, 0 }, { ":text", folded, 0 } };

  if (there == NULL || there->hits->len == 0 || there->hits->len > MANY)
    return TRUE;

  ids = join_ids (there);
  params[0].text = ids;
  sql = g_strdup_printf (
    "SELECT v.id FROM %s_view AS v WHERE v.id IN (SELECT c.%s FROM %s AS c WHERE c.%s IN (SELECT "
    "value FROM json_each (:ids))) AND v.deleted_at IS NULL AND (instr (lower (v.%s), :text) OR "
    "pinyin_fits (v.%s, %d, :text)) ORDER BY v.id",
    hits->entity->name, child->parent, child->name, link->name, field->name, field->name,
    mp_table_key_kind (field));
  return mp_db_select (db, sql, params, G_N_ELEMENTS (params), add_hit, hits, error);
}

static gboolean
find_elsewhere (MpStore *self, GPtrArray *all, const char *folded, GCancellable *cancellable,
                GError **error)
{
  MpDb *db = mp_store_borrow (self, cancellable, error);
  gboolean done = db != NULL;

  for (guint i = 0; done && i < all->len; i++)
    {
      MpTextHits *hits = all->pdata[i];

      for (guint f = 0; done && f < hits->entity->n_fields; f++)
        if (hits->entity->fields[f].through != NULL
            && (hits->entity->fields[f].flags & MP_SEARCHED) != 0)
          done = find_through (db, all, hits, &hits->entity->fields[f], folded, error);
    }
  if (db != NULL)
    mp_store_give_back (self, db);

  return done;
}

GPtrArray *
mp_store_find_text (MpStore *self, const char *text, GCancellable *cancellable, GError **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (MP_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  folded = mp_search_row_fold (text);
  all = mp_search_arena_find (self->arena, self, folded, cancellable, error);
  if (all == NULL || !find_elsewhere (self, all, folded, cancellable, error))
    return NULL;

  for (guint i = all->len; i > 0; i--)
    if (((MpTextHits *) all->pdata[i - 1])->hits->len == 0)
      g_ptr_array_remove_index (all, i - 1);

  return g_steal_pointer (&all);
}
