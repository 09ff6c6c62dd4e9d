/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ids come from a reader in a thread, kind after kind; of each kind only a few records are
 * loaded, when the ids are there.
 */

#include "config.h"

#include "mp-search.h"

#include "mp-choices.h"
#include "edit/mp-kind.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SHOWN 6
#define N_COMPARED 60 /* among so many the best are looked for */

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

static GPtrArray *
list_searched (MpStore *store)
{
  GPtrArray *entities = g_ptr_array_new ();
  guint n_kinds, n_entities;
  const MpKind *kinds = mp_kinds (&n_kinds);
  const MpEntity *const *all = mp_entities (&n_entities);

  for (guint i = 0; i < n_kinds; i++)
    if (mp_search_knows (kinds[i].entity))
      g_ptr_array_add (entities, (gpointer) mp_store_get_entity (store, kinds[i].entity->name));
  for (guint i = 0; i < n_entities; i++)
    if (mp_search_knows (all[i]) && mp_kind_lookup (all[i]->name) == NULL
        && all[i]->parent != NULL)
      g_ptr_array_add (entities, (gpointer) mp_store_get_entity (store, all[i]->name));

  return entities;
}

/* Of MpQuery: made where the entities may not change meanwhile, asked in a thread. */
static GPtrArray *
make_queries (MpStore *store, const char *text)
{
  g_autoptr (GPtrArray) entities = list_searched (store);
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_query_free);

  for (guint i = 0; i < entities->len; i++)
    {
      MpQuery *query = mp_query_new (entities->pdata[i]);

      mp_query_set_own_text (query, text);
      g_ptr_array_add (queries, query);
    }
  return queries;
}

static GPtrArray *
select_ids (MpStore *store, GPtrArray *queries, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (findings_free);

  for (guint i = 0; i < queries->len; i++)
    {
      MpFindings *findings;
      GArray *ids = mp_store_select_ids (store, queries->pdata[i], cancellable, error);

      if (ids == NULL)
        return NULL;

      findings = g_new0 (MpFindings, 1);
      findings->entity = mp_query_get_entity (queries->pdata[i]);
      findings->ids = ids;
      findings->first = g_ptr_array_new_with_free_func (found_free);
      g_ptr_array_add (all, findings);
    }

  return g_steal_pointer (&all);
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
make_found (MpStore *store, MpRecord *record, const char *folded, MpFit *fit)
{
  MpFound *found = g_new0 (MpFound, 1);
  g_autofree char *match = NULL;
  g_autofree char *apart = NULL;

  lead_to_list (store, record, found);
  found->title = found->id == mp_record_get_id (record)
                   ? mp_wording_of_record (store, record)
                   : mp_wording_of_id (store, found->entity->name, found->id);
  *fit = mp_choices_fit (found->title, folded);
  apart = mp_choices_tell_apart (store, record);
  match = *fit == MP_FIT_NONE ? describe_match (store, record, folded, apart) : NULL;
  found->note = match != NULL && apart != NULL ? g_strdup_printf ("%s · %s", match, apart)
                                               : g_strdup (match != NULL ? match : apart);

  return found;
}

/* Those whose title begins with the text, then those that have it inside, then the others. */
static void
load_first (MpStore *store, MpFindings *self, const char *folded)
{
  g_autoptr (GPtrArray) records = mp_store_load_each (
    store, self->entity, (const gint64 *) (gpointer) self->ids->data,
    MIN (self->ids->len, N_COMPARED));
  guint ends[] = { 0, 0, 0 };

  for (guint i = 0; i < records->len; i++)
    {
      MpFit fit;
      MpFound *found = make_found (store, records->pdata[i], folded, &fit);

      g_ptr_array_insert (self->first, (int) ends[MP_FIT_BEGINS - fit], found);
      for (guint rank = MP_FIT_BEGINS - fit; rank < G_N_ELEMENTS (ends); rank++)
        ends[rank]++;
    }
  if (self->first->len > N_SHOWN)
    g_ptr_array_set_size (self->first, N_SHOWN);
}

static GPtrArray *
load_all (MpStore *store, GPtrArray *all, const char *text)
{
  g_autofree char *plain = mp_fold_text (text);
  g_autofree char *folded = g_utf8_strdown (plain, -1);

  for (guint i = all->len; i > 0; i--)
    {
      MpFindings *findings = all->pdata[i - 1];

      if (findings->ids->len == 0)
        g_ptr_array_remove_index (all, i - 1);
      else
        load_first (store, findings, folded);
    }
  return all;
}

/* --- public ----------------------------------------------------------------------------------- */

GPtrArray *
mp_search (MpStore *store, const char *text, GError **error)
{
  g_autoptr (GPtrArray) queries = make_queries (store, text);
  GPtrArray *all = select_ids (store, queries, NULL, error);

  return all != NULL ? load_all (store, all, text) : NULL;
}

typedef struct
{
  char *text;
  GPtrArray *queries;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_ptr_array_unref (self->queries);
  g_free (self->text);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *all = select_ids (source, ((Search *) data)->queries, cancellable, &error);

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
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->queries = make_queries (store, text);
  g_task_set_source_tag (task, mp_search_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
mp_search_finish (MpStore *store, GAsyncResult *result, GError **error)
{
  GPtrArray *all = g_task_propagate_pointer (G_TASK (result), error);
  const Search *search = g_task_get_task_data (G_TASK (result));

  return all != NULL ? load_all (store, all, search->text) : NULL;
}
