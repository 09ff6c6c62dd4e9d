/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids come from a thread, with how each is meant by the text; of each kind only a few records
 * are loaded, when the ids are there.
 */

#include "config.h"

#include "mp-search.h"

#include "mp-choices.h"
#include "edit/mp-kind.h"
#include "edit/mp-wording.h"
#include "store/search/mp-text-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SHOWN 6
#define N_COMPARED 24 /* among so many of the best those that have ended go behind the others */

static void
found_free (gpointer data)
{
  MpFound *self = data;

  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

static void
findings_free (gpointer data)
{
  MpFindings *self = data;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->first);
  g_free (self);
}

static gboolean
is_own (const MpField *field)
{
  return (field->flags & MP_SEARCHED) != 0 && field->type != MP_LINK;
}

gboolean
mp_search_knows (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_own (&entity->fields[i]))
      return TRUE;
  return FALSE;
}

/* --- which records -------------------------------------------------------------------------- */

/* Of MpEntity, as the built-in ones: the kinds in the order of the sidebar, then the parts. */
static GPtrArray *
list_searched (void)
{
  GPtrArray *entities = g_ptr_array_new ();
  guint n_kinds, n_entities;
  const MpKind *kinds = mp_kinds (&n_kinds);
  const MpEntity *const *all = mp_entities (&n_entities);

  for (guint i = 0; i < n_kinds; i++)
    if (mp_search_knows (kinds[i].entity))
      g_ptr_array_add (entities, (gpointer) kinds[i].entity);
  for (guint i = 0; i < n_entities; i++)
    if (mp_search_knows (all[i]) && mp_kind_lookup (all[i]->name) == NULL
        && all[i]->parent != NULL)
      g_ptr_array_add (entities, (gpointer) all[i]);

  return entities;
}

static const MpTextHits *
find_hits (GPtrArray *all, const MpEntity *entity)
{
  for (guint i = 0; i < all->len; i++)
    if (((const MpTextHits *) all->pdata[i])->entity == entity)
      return all->pdata[i];
  return NULL;
}

/* --- a line for a few of them ----------------------------------------------------------------- */

/* "Telephone 138****5678": the field that has the text. NULL: none shows it, or what tells the
 * record apart says the same.
 */
static char *
describe_match (MpStore *store, MpRecord *record, const char *folded, const char *apart)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *text = NULL;
      g_autofree char *masked = NULL;

      if (!is_own (field) || g_strcmp0 (field->name, entity->title) == 0)
        continue;
      text = mp_record_dup_text (record, field, mp_store_get_codes (store));
      if (*text == '\0' || mp_choices_fit (text, folded) == MP_FIT_NONE)
        continue;
      masked = mp_mask_on_screen (field->mask, text);
      if (apart != NULL && strstr (apart, masked) != NULL)
        return NULL;
      return g_strdup_printf ("%s %s", mp_field_label (field), masked);
    }
  return NULL;
}

/* What has no list of its own is read where it belongs. */
static void
lead_to_list (MpStore *store, MpRecord *record, MpFound *found)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *link;
  const char *owner;

  found->entity = entity;
  found->id = mp_record_get_id (record);
  if (mp_kind_lookup (entity->name) != NULL)
    return;

  link = mp_entity_get_field (entity, entity->parent);
  owner = mp_record_get (record, link);
  found->entity = mp_store_get_entity (store, link->of);
  found->id = owner != NULL ? g_ascii_strtoll (owner, NULL, 10) : 0;
}

static MpFound *
make_found (MpStore *store, MpRecord *record, const char *folded)
{
  MpFound *found = g_new0 (MpFound, 1);
  g_autofree char *match = NULL;
  g_autofree char *apart = NULL;

  lead_to_list (store, record, found);
  found->title = found->id == mp_record_get_id (record)
                   ? mp_wording_of_record (store, record)
                   : mp_wording_of_id (store, found->entity->name, found->id);
  apart = mp_choices_tell_apart (store, record);
  if (mp_choices_fit (found->title, folded) == MP_FIT_NONE)
    match = describe_match (store, record, folded, apart);
  found->note = match != NULL && apart != NULL ? g_strdup_printf ("%s · %s", match, apart)
                                               : g_strdup (match != NULL ? match : apart);

  return found;
}

/* A code of it says so. */
static gboolean
has_ended (MpStore *store, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *code = entity->fields[i].type == MP_CODE
                           ? mp_record_get (record, &entity->fields[i])
                           : NULL;
      const MpCode *item = code != NULL ? mp_codes_lookup (mp_store_get_codes (store),
                                                           entity->fields[i].of, code)
                                        : NULL;

      if (item != NULL && item->tone == MP_TONE_OVER)
        return TRUE;
    }
  return FALSE;
}

/* The best hits; of those that are as good, the newest where the list begins with them. */
static GArray *
choose_ids (const MpTextHits *hits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpTextHit *all = (const MpTextHit *) (gpointer) hits->hits->data;
  guint n = hits->hits->len;

  for (guint start = 0, end; start < n && ids->len < N_COMPARED; start = end)
    {
      for (end = start; end < n && all[end].how == all[start].how; end++)
        ;
      for (guint i = start; i < end && ids->len < N_COMPARED; i++)
        g_array_append_val (ids, all[hits->entity->newest_first ? end - 1 - (i - start) : i].id);
    }
  return ids;
}

static MpHit
how_found (const MpTextHits *hits, gint64 id)
{
  for (guint i = 0; i < hits->hits->len; i++)
    if (g_array_index (hits->hits, MpTextHit, i).id == id)
      return g_array_index (hits->hits, MpTextHit, i).how;
  return MP_HIT_ELSEWHERE;
}

/* The better before the others, the living before those that have ended. */
static void
load_first (MpStore *store, MpFindings *self, const MpTextHits *hits, const char *folded)
{
  g_autoptr (GArray) ids = choose_ids (hits);
  g_autoptr (GPtrArray) records =
    mp_store_load_each (store, self->entity, (const gint64 *) (gpointer) ids->data, ids->len);
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();
  guint ends[MP_N_HITS * 2] = { 0 };

  for (guint i = 0; i < records->len; i++)
    {
      MpRecord *record = records->pdata[i];
      guint rank = 2 * how_found (hits, mp_record_get_id (record)) + has_ended (store, record);

      g_ptr_array_insert (ranked, (int) ends[rank], record);
      for (; rank < G_N_ELEMENTS (ends); rank++)
        ends[rank]++;
    }
  for (guint i = 0; i < ranked->len && i < N_SHOWN; i++)
    g_ptr_array_add (self->first, make_found (store, ranked->pdata[i], folded));
}

/* Those that are still there: one may have gone since it was found. */
static GPtrArray *
load_all (MpStore *store, GPtrArray *all, const char *text)
{
  g_autofree char *folded = mp_choices_fold (text);
  g_autoptr (GPtrArray) entities = list_searched ();
  GPtrArray *findings = g_ptr_array_new_with_free_func (findings_free);

  for (guint i = 0; i < entities->len; i++)
    {
      const MpTextHits *hits = find_hits (all, entities->pdata[i]);
      MpFindings *one;

      if (hits == NULL)
        continue;
      one = g_new0 (MpFindings, 1);
      one->entity = mp_store_get_entity (store, hits->entity->name);
      one->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), hits->hits->len);
      for (guint h = 0; h < hits->hits->len; h++)
        g_array_append_val (one->ids, g_array_index (hits->hits, MpTextHit, h).id);
      one->first = g_ptr_array_new_with_free_func (found_free);
      load_first (store, one, hits, folded);
      if (one->first->len > 0)
        g_ptr_array_add (findings, one);
      else
        findings_free (one);
    }
  return findings;
}

/* --- public ----------------------------------------------------------------------------------- */

GPtrArray *
mp_search (MpStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) all = mp_store_find_text (store, text, NULL, error);

  return all != NULL ? load_all (store, all, text) : NULL;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *all = mp_store_find_text (source, data, cancellable, &error);

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mp_search_async (MpStore *store, const char *text, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_search_async);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
mp_search_finish (MpStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) all = g_task_propagate_pointer (G_TASK (result), error);

  return all != NULL ? load_all (store, all, g_task_get_task_data (G_TASK (result))) : NULL;
}
