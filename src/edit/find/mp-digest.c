/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One small question for each kind that speaks of the record, each answered from the index of its
 * link; the reminders are asked for the record's own division and sifted. So it costs in an office
 * of a county what it costs in one of a street. Asked in a thread: a page is there before it.
 */

#include "config.h"

#include "mp-digest.h"

#include "edit/mp-wording.h"
#include "mp-relation.h"
#include "policy/mp-days.h"
#include "policy/mp-reminder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH 10 /* of "2025-11-03T09:30" */

static void
event_free (gpointer data)
{
  MpDigestEvent *self = data;

  g_free (self->day);
  g_free (self->state);
  g_free (self);
}

void
mp_digest_free (MpDigest *self)
{
  g_ptr_array_unref (self->last);
  g_ptr_array_unref (self->due);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_free (self);
}

/* --- what is asked --------------------------------------------------------------------------- */

/* One question. What the catalog says is read where it may not change meanwhile. */
typedef struct
{
  const MpEntity *entity;
  const MpFlow *flow; /* of what waits; NULL: of what has happened or is planned */
  gboolean planned;
  char *sql;          /* id, day and state, :id and :today bound */
} Question;

typedef struct
{
  MpStore *store;
  const MpEntity *entity;
  gint64 id;
  gint64 division;       /* where the reminders are asked; 0: nowhere */
  char *today;
  const char *next_tier;
  GPtrArray *questions;
  GPtrArray *relations;
  MpDigest *digest;
} Asked;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->sql);
  g_free (self);
}

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_clear_pointer (&self->digest, mp_digest_free);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->relations);
  g_free (self->today);
  g_object_unref (self->store);
  g_free (self);
}

static void
add_question (Asked *self, const MpEntity *entity, const MpFlow *flow, gboolean planned, char *sql)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { entity, flow, planned, sql };
  g_ptr_array_add (self->questions, question);
}

/* The day on which such a record happened; NULL: it has none, or only one by which. */
static const MpField *
day_of (const MpEntity *entity, const MpFlow *flow)
{
  const MpField *field =
      entity->newest_first ? mp_entity_get_field (entity, entity->order) : NULL;
  g_auto (GStrv) due = NULL;
  g_auto (GStrv) states = flow != NULL ? mp_flow_list_waiting (flow, &due) : NULL;

  if (field == NULL || (field->type != MP_DATE && field->type != MP_DATETIME)
      || (states != NULL && g_strv_contains ((const char *const *) due, field->name)))
    return NULL;
  return field;
}

static void
ask_last (Asked *self, const MpRelation *relation, const MpField *day, const char *where)
{
  add_question (self, relation->entity, NULL, FALSE,
                g_strdup_printf ("SELECT id, max (%s), NULL FROM %s"
                                 " WHERE %s AND substr (%s, 1, 10) <= :today",
                                 day->name, relation->entity->name, where, day->name));
}

/* What is held at an hour is planned; what is only of a day was written down because it was. */
static void
ask_planned (Asked *self, const MpRelation *relation, const MpField *day, const char *where)
{
  if (day->type == MP_DATETIME)
    add_question (self, relation->entity, NULL, TRUE,
                  g_strdup_printf ("SELECT id, min (%s), NULL FROM %s"
                                   " WHERE %s AND substr (%s, 1, 10) > :today",
                                   day->name, relation->entity->name, where, day->name));
}

static void
ask_waiting (Asked *self, const MpRelation *relation, const MpFlow *flow, const char *where)
{
  g_auto (GStrv) due = NULL;
  g_auto (GStrv) states = mp_flow_list_waiting (flow, &due);
  g_autoptr (GString) day = g_string_new ("CASE ");
  g_autoptr (GString) in = g_string_new (NULL);

  g_string_append (day, flow->state);
  for (guint i = 0; states[i] != NULL; i++)
    {
      g_string_append_printf (in, "%s'%s'", i > 0 ? ", " : "", states[i]);
      if (*due[i] != '\0')
        g_string_append_printf (day, " WHEN '%s' THEN %s", states[i], due[i]);
    }
  g_string_append (day, " WHEN '' THEN '' END");
  add_question (self, relation->entity, flow, FALSE,
                g_strdup_printf ("SELECT id, %s, %s FROM %s WHERE %s AND %s IN (%s)", day->str,
                                 flow->state, relation->entity->name, where, flow->state, in->str));
}

static void
ask_relation (Asked *self, const MpRelation *relation)
{
  const MpFlow *flow = mp_flow_lookup (relation->entity->name);
  const MpField *day = day_of (relation->entity, flow);
  g_autofree char *where = mp_relation_dup_where (relation);

  /* What has no page of its own is told by what it belongs to. */
  if (relation->owned && (relation->entity->flags & MP_ENTITY_LIST) == 0)
    return;
  if (day != NULL)
    {
      ask_last (self, relation, day, where);
      if (flow == NULL)
        ask_planned (self, relation, day, where);
    }
  if (flow != NULL)
    ask_waiting (self, relation, flow, where);
}

static Asked *
ask (MpStore *store, MpRecord *record)
{
  Asked *self = g_new0 (Asked, 1);
  const MpField *division;

  self->store = g_object_ref (store);
  self->entity = mp_record_get_entity (record);
  self->id = mp_record_get_id (record);
  self->today = mp_days_today ();
  division = mp_entity_get_division (self->entity);
  if (division != NULL)
    self->division = mp_record_get_int (record, division->name);
  self->next_tier = mp_ladder_get_next_of (record);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->relations = mp_relations (store, self->entity);
  for (guint i = 0; i < self->relations->len; i++)
    ask_relation (self, self->relations->pdata[i]);

  return self;
}

/* --- what comes back ------------------------------------------------------------------------- */

typedef struct
{
  const Question *question;
  GPtrArray *events;
} Taking;

static gboolean
take_event (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Taking *taking = data;
  MpDigestEvent *event;

  if (values[0] == NULL)
    return TRUE;

  event = g_new0 (MpDigestEvent, 1);
  event->entity = taking->question->entity;
  event->id = g_ascii_strtoll (values[0], NULL, 10);
  event->day = values[1] != NULL ? g_strndup (values[1], DAY_LENGTH) : NULL;
  event->flow = taking->question->flow;
  event->state = g_strdup (values[2]);
  g_ptr_array_add (taking->events, event);
  return TRUE;
}

static gboolean
is_told (GPtrArray *events, const MpEntity *entity, gint64 id)
{
  for (guint i = 0; i < events->len; i++)
    {
      const MpDigestEvent *event = events->pdata[i];

      if (event->id == id && event->entity == entity && event->reminder == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a reminder's record is this one or speaks of it. */
static gboolean
concerns (Asked *self, const MpReminder *reminder, GCancellable *cancellable)
{
  const MpParam params[] = { { ":id", NULL, self->id }, { ":one", NULL, reminder->id } };

  if (g_str_equal (reminder->query->of, self->entity->name))
    return reminder->id == self->id;

  for (guint i = 0; i < self->relations->len; i++)
    {
      const MpRelation *relation = self->relations->pdata[i];
      g_autofree char *where = mp_relation_dup_where (relation);
      g_autofree char *sql = NULL;
      gint64 found = 0;

      if (!g_str_equal (relation->entity->name, reminder->query->of))
        continue;
      sql = g_strdup_printf ("SELECT id FROM %s WHERE id = :one AND %s", relation->entity->name,
                             where);
      if (mp_store_select_int (self->store, sql, params, G_N_ELEMENTS (params), &found, NULL)
          && found != 0)
        return TRUE;
    }
  return FALSE;
}

/* A case that waits has been told already, with its state. */
static gboolean
read_reminders (Asked *self, GCancellable *cancellable, GError **error)
{
  const MpPolicyScope scope = { .scope = self->division, .date = self->today };
  g_autoptr (GPtrArray) reminders = NULL;

  if (self->division == 0)
    return TRUE;
  reminders = mp_reminders (self->store, &scope, cancellable, error);
  for (guint i = 0; reminders != NULL && i < reminders->len; i++)
    {
      const MpReminder *reminder = reminders->pdata[i];
      const MpEntity *entity = mp_store_get_entity (self->store, reminder->query->of);
      MpDigestEvent *event;

      if (is_told (self->digest->due, entity, reminder->id)
          || !concerns (self, reminder, cancellable))
        continue;
      event = g_new0 (MpDigestEvent, 1);
      event->entity = entity;
      event->id = reminder->id;
      event->day = g_strdup (reminder->due);
      event->reminder = reminder->query;
      g_ptr_array_add (self->digest->due, event);
    }

  return reminders != NULL;
}

/* Those without a day last. */
static int
compare_due (gconstpointer a, gconstpointer b)
{
  const MpDigestEvent *one = *(MpDigestEvent *const *) a;
  const MpDigestEvent *other = *(MpDigestEvent *const *) b;

  if (one->day == NULL || other->day == NULL)
    return (one->day == NULL) - (other->day == NULL);
  return strcmp (one->day, other->day);
}

static int
compare_last (gconstpointer a, gconstpointer b)
{
  return compare_due (b, a);
}

static gboolean
answer (Asked *self, GCancellable *cancellable, GError **error)
{
  const MpParam params[] = { { ":id", NULL, self->id }, { ":today", self->today, 0 } };

  self->digest = g_new0 (MpDigest, 1);
  self->digest->last = g_ptr_array_new_with_free_func (event_free);
  self->digest->due = g_ptr_array_new_with_free_func (event_free);
  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = self->questions->pdata[i];
      Taking taking = { question, question->flow != NULL || question->planned
                                    ? self->digest->due
                                    : self->digest->last };

      if (!mp_store_select (self->store, question->sql, params, G_N_ELEMENTS (params), take_event,
                            &taking, cancellable, error))
        return FALSE;
    }
  if (!read_reminders (self, cancellable, error))
    return FALSE;
  g_ptr_array_sort (self->digest->last, compare_last);
  g_ptr_array_sort (self->digest->due, compare_due);
  self->digest->next_tier = self->next_tier;
  if (self->next_tier != NULL)
    self->digest->conditions = mp_ladder_ask (self->store, self->id, self->next_tier, error);

  return self->next_tier == NULL || self->digest->conditions != NULL;
}

/* --- public ---------------------------------------------------------------------------------- */

MpDigest *
mp_digest_read (MpStore *store, MpRecord *record, GCancellable *cancellable, GError **error)
{
  Asked *asked = ask (store, record);
  MpDigest *digest = answer (asked, cancellable, error) ? g_steal_pointer (&asked->digest) : NULL;

  asked_free (asked);
  return digest;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asked *asked = data;
  GError *error = NULL;

  if (answer (asked, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&asked->digest),
                           (GDestroyNotify) mp_digest_free);
  else
    g_task_return_error (task, error);
}

void
mp_digest_async (MpStore *store, MpRecord *record, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, mp_digest_async);
  g_task_set_task_data (task, ask (store, record), asked_free);
  g_task_run_in_thread (task, run);
}

MpDigest *
mp_digest_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
mp_digest_is_for (MpStore *store, const MpEntity *entity)
{
  g_autoptr (GPtrArray) relations = mp_relations (store, entity);

  for (guint i = 0; i < relations->len; i++)
    {
      const MpRelation *relation = relations->pdata[i];
      const MpFlow *flow = mp_flow_lookup (relation->entity->name);

      if ((!relation->owned || (relation->entity->flags & MP_ENTITY_LIST) != 0)
          && (flow != NULL || day_of (relation->entity, NULL) != NULL))
        return TRUE;
    }
  return FALSE;
}

char *
mp_digest_event_dup_text (const MpDigestEvent *self, MpStore *store)
{
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *title = NULL;

  if (self->reminder != NULL)
    return g_strdup (mp_policy_query_get_brief (self->reminder));
  if (self->flow != NULL)
    {
      const MpField *state = mp_entity_get_field (self->entity, self->flow->state);

      return g_strdup_printf (
          "%s %s", _(self->entity->label),
          mp_codes_label (mp_store_get_codes (store), state->of, self->state));
    }

  record = mp_store_load (store, self->entity, self->id, NULL);
  title = record != NULL ? mp_wording_of_record (store, record) : NULL;
  return title != NULL && !g_str_equal (title, _(self->entity->label))
           ? g_strdup_printf ("%s %s", _(self->entity->label), title)
           : g_strdup (_(self->entity->label));
}

guint
mp_digest_count (const MpDigest *self, MpLadderState state)
{
  guint n = 0;

  for (guint i = 0; self->conditions != NULL && i < self->conditions->len; i++)
    n += ((const MpLadderCondition *) self->conditions->pdata[i])->state == state;
  return n;
}

/* What is none is not said. */
char *
mp_digest_dup_ladder (const MpDigest *self, MpStore *store)
{
  guint missing = mp_digest_count (self, MP_LADDER_MISSING);
  guint to_judge = mp_digest_count (self, MP_LADDER_TO_JUDGE);
  GString *text = g_string_new (NULL);

  if (self->conditions == NULL)
    return g_string_free (text, TRUE);

  g_string_printf (text,
                   missing > 0 ? _("Not yet “%s”: %u of %u conditions met")
                               : _("Can go on to “%s”: %u of %u conditions met"),
                   mp_codes_label (mp_store_get_codes (store), "tier", self->next_tier),
                   mp_digest_count (self, MP_LADDER_MET), self->conditions->len);
  if (missing > 0)
    g_string_append_printf (text, _(", %u missing"), missing);
  if (to_judge > 0)
    g_string_append_printf (text, _(", %u to be judged"), to_judge);

  return g_string_free (text, FALSE);
}
