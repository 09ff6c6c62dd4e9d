/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of the sidebar, counted in a reader once things are calm. A count that was overtaken
 * by a change is cancelled and never shown.
 */

#include "config.h"

#include "app/list/mp-group-tabs.h"
#include "edit/find/mp-cases.h"
#include "edit/find/mp-count.h"
#include "edit/mp-kind.h"
#include "mp-window-private.h"
#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

/* The first kind of a group says how many there are; of the cases those count that are due. */
static gboolean
speaks_for_group (const MpKind *kinds, guint i)
{
  return (i == 0 || kinds[i - 1].group != kinds[i].group)
         && !g_str_equal (kinds[i].group->name, MP_PAGE_CASES);
}

static void
cases_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) cases = mp_cases_finish (result, NULL);
  MpWindow *self = data;
  g_autofree char *today = mp_days_today ();
  gint64 notice_days;
  guint n_due = 0;

  if (cases == NULL)
    return;
  notice_days = mp_parameters_get_int (self->store, "case_notice_days");
  for (guint i = 0; i < cases->len; i++)
    n_due += mp_case_urgency (cases->pdata[i], today, notice_days) <= MP_CASE_SOON;
  mp_sidebar_set_count (self->sidebar, MP_PAGE_CASES, n_due);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) counts = mp_count_finish (result, NULL);
  MpWindow *self = data;
  guint n_kinds, in_bin = 0, next = 0;
  const MpKind *kinds = mp_kinds (&n_kinds);

  if (counts == NULL)
    return;
  for (guint i = 0; i < n_kinds; i++)
    in_bin += g_array_index (counts, guint, next++);
  for (guint i = 0; i < n_kinds; i++)
    if (speaks_for_group (kinds, i))
      mp_sidebar_set_count (self->sidebar, kinds[i].entity->name,
                            g_array_index (counts, guint, next++));
  mp_sidebar_set_count (self->sidebar, "bin", in_bin);
}

static void
add_count (MpWindow *self, GPtrArray *queries, const MpKind *kind, gboolean deleted)
{
  const MpEntity *entity = mp_store_get_entity (self->store, kind->entity->name);

  g_ptr_array_add (queries,
                   mp_kind_query (self->store, entity, mp_window_get_scope (self), deleted));
}

static gboolean
count_records (gpointer data)
{
  MpWindow *self = data;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_query_free);
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  self->count_id = 0;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  for (guint i = 0; i < n_kinds; i++)
    add_count (self, queries, &kinds[i], TRUE);
  for (guint i = 0; i < n_kinds; i++)
    if (speaks_for_group (kinds, i))
      add_count (self, queries, &kinds[i], FALSE);
  mp_count_async (self->store, queries, self->counting, counted_cb, self);
  mp_cases_async (self->store, mp_window_get_scope (self), self->counting, cases_read_cb, self);

  return G_SOURCE_REMOVE;
}

void
mp_window_count (MpWindow *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add_full (G_PRIORITY_LOW, count_records, self, NULL);
}

void
mp_window_stop_counting (MpWindow *self)
{
  g_clear_handle_id (&self->count_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}
