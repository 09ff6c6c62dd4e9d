/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each flow is asked as its list would be, in the states that wait, so a number here never
 * disagrees with the list it comes from; the days are read beside the ids, in a reader.
 */

#include "config.h"

#include "mp-cases.h"

#include "edit/mp-kind.h"
#include "policy/mp-days.h"

#include <string.h>

#define DAY_LENGTH 10 /* of "2025-11-03T09:30" */

static void
case_free (gpointer data)
{
  MpCase *self = data;

  g_free (self->state);
  g_free (self->due);
  g_free (self->handler);
  g_free (self);
}

/* --- what is asked --------------------------------------------------------------------------- */

typedef struct
{
  const MpFlow *flow;
  const MpEntity *entity;
  MpQuery *query;
  char *sql;        /* state, day and handler of the records of `:ids` */
  GPtrArray *cases; /* where they go */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  mp_query_free (self->query);
  g_free (self->sql);
  g_free (self);
}

static char *
make_sql (const MpFlow *flow, char **states, char **due)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT t.id, t.%s, CASE t.%s", flow->state, flow->state);
  for (guint i = 0; states[i] != NULL; i++)
    if (*due[i] != '\0')
      g_string_append_printf (sql, " WHEN '%s' THEN t.%s", states[i], due[i]);
  g_string_append_printf (sql,
                          " WHEN '' THEN '' END, %s%s FROM json_each (:ids) AS j"
                          " JOIN %s AS t ON t.id = j.value",
                          flow->handler != NULL ? "t." : "",
                          flow->handler != NULL ? flow->handler : "NULL", flow->entity);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Made where the entities may not change meanwhile, asked in a thread. */
static GPtrArray *
ask (MpStore *store, gint64 scope)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (asked_free);
  guint n_flows;
  const MpFlow *const *flows = mp_flows (&n_flows);

  for (guint i = 0; i < n_flows; i++)
    {
      g_auto (GStrv) due = NULL;
      g_auto (GStrv) states = mp_flow_list_waiting (flows[i], &due);
      Asked *asked = g_new0 (Asked, 1);

      asked->flow = flows[i];
      asked->entity = mp_store_get_entity (store, flows[i]->entity);
      asked->query = mp_query_new (asked->entity);
      asked->sql = make_sql (flows[i], states, due);
      mp_query_set_scope (asked->query, mp_kind_narrow (store, asked->entity, scope));
      for (char **state = states; *state != NULL; state++)
        mp_query_add_filter (asked->query,
                             mp_entity_get_field (asked->entity, flows[i]->state), *state);
      g_ptr_array_add (all, asked);
    }

  return all;
}

/* --- what comes back -------------------------------------------------------------------------- */

static gboolean
take_case (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Asked *asked = data;
  MpCase *one = g_new0 (MpCase, 1);

  one->flow = asked->flow;
  one->entity = asked->entity;
  one->id = g_ascii_strtoll (values[0], NULL, 10);
  one->state = g_strdup (values[1]);
  one->due = values[2] != NULL ? g_strndup (values[2], DAY_LENGTH) : NULL;
  one->handler = g_strdup (values[3]);
  g_ptr_array_add (asked->cases, one);

  return TRUE;
}

/* Of a month or a year nobody knows the day: it is over when all of it is, so it lies behind the
 * days in it.
 */
static int
compare_days (const char *a, const char *b)
{
  size_t length;
  int order;

  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  length = MIN (strlen (a), strlen (b));
  order = strncmp (a, b, length);
  return order != 0 ? order : (strlen (a) == length) - (strlen (b) == length);
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const MpCase *one = *(MpCase *const *) a;
  const MpCase *other = *(MpCase *const *) b;
  int order = compare_days (one->due, other->due);

  if (order == 0)
    order = strcmp (one->flow->entity, other->flow->entity);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static GPtrArray *
answer (MpStore *store, GPtrArray *all, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);

  for (guint i = 0; i < all->len; i++)
    {
      Asked *asked = all->pdata[i];
      g_autoptr (GArray) ids = mp_store_select_ids (store, asked->query, cancellable, error);
      g_autofree char *list = ids != NULL ? mp_store_join_ids (ids) : NULL;
      const MpParam params[] = { { ":ids", list, 0 } };

      asked->cases = cases;
      if (ids == NULL
          || !mp_store_select (store, asked->sql, params, G_N_ELEMENTS (params), take_case, asked,
                               cancellable, error))
        return NULL;
    }
  g_ptr_array_sort (cases, compare_cases);

  return g_steal_pointer (&cases);
}

/* --- public ----------------------------------------------------------------------------------- */

MpCaseUrgency
mp_case_urgency (const MpCase *self, const char *today, gint64 notice_days)
{
  gint64 left;

  if (self->due == NULL)
    return MP_CASE_OPEN;
  if (mp_days_before (self->due, today))
    return MP_CASE_LATE;

  return mp_days_between (today, self->due, &left) && left <= notice_days ? MP_CASE_SOON
                                                                          : MP_CASE_LATER;
}

GPtrArray *
mp_cases (MpStore *store, gint64 scope, GError **error)
{
  g_autoptr (GPtrArray) all = ask (store, scope);

  return answer (store, all, NULL, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *cases = answer (source, data, cancellable, &error);

  if (cases != NULL)
    g_task_return_pointer (task, cases, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mp_cases_async (MpStore *store, gint64 scope, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_cases_async);
  g_task_set_task_data (task, ask (store, scope), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, run);
}

GPtrArray *
mp_cases_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
