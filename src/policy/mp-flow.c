/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table decides; this walks it. What a person was asked for is judged twice, before the dialog
 * closes and again inside the transaction, because the record may have moved on in the meantime.
 */

#include "config.h"

#include "mp-flow-private.h"

#include "mp-days.h"
#include "policy/rules/mp-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POINT(entity) &mp_##entity##_flow,
static const MpFlow *const all_flows[] = { MP_FLOWS (POINT) };
#undef POINT

const MpFlow *const *
mp_flows (guint *n_flows)
{
  *n_flows = G_N_ELEMENTS (all_flows);
  return all_flows;
}

const MpFlow *
mp_flow_lookup (const char *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_flows); i++)
    if (g_str_equal (all_flows[i]->entity, entity))
      return all_flows[i];
  return NULL;
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) list, word);
}

static const char *
first_state (const MpFlow *self)
{
  g_auto (GStrv) path = g_strsplit (self->path, " ", 2);

  return g_intern_string (path[0]);
}

const char *
mp_flow_get_state (const MpFlow *self, MpRecord *record)
{
  const char *state = mp_record_get_by_name (record, self->state);

  return state != NULL ? state : first_state (self);
}

gboolean
mp_flow_is_ended (const MpFlow *self, MpRecord *record)
{
  return has_word (self->ended, mp_flow_get_state (self, record));
}

char **
mp_flow_list_waiting (const MpFlow *self, char ***due)
{
  g_auto (GStrv) words = g_strsplit (self->waits, " ", -1);
  g_autoptr (GStrvBuilder) states = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) parts = g_strsplit (*word, ":", 2);

      g_strv_builder_add (states, parts[0]);
      g_strv_builder_add (days, parts[1] != NULL ? parts[1] : "");
    }
  *due = g_strv_builder_end (days);
  return g_strv_builder_end (states);
}

static gboolean
is_possible (const MpFlow *self, MpRecord *record, const MpFlowStep *step)
{
  return has_word (step->from, mp_flow_get_state (self, record));
}

GPtrArray *
mp_flow_list_next (const MpFlow *self, MpRecord *record)
{
  GPtrArray *next = g_ptr_array_new ();

  for (guint i = 0; i < self->n_steps; i++)
    if (is_possible (self, record, &self->steps[i]))
      g_ptr_array_add (next, (gpointer) &self->steps[i]);

  return next;
}

const MpFlowStep *
mp_flow_get_step (const MpFlow *self, const char *name)
{
  for (guint i = 0; i < self->n_steps; i++)
    if (g_str_equal (self->steps[i].name, name))
      return &self->steps[i];
  return NULL;
}

GPtrArray *
mp_flow_list_asked (const MpFlowStep *step, const MpEntity *entity, GPtrArray *required)
{
  GPtrArray *asked = g_ptr_array_new ();
  g_auto (GStrv) names = g_strsplit (step->asks != NULL ? step->asks : "", " ", -1);

  for (char **name = names; *name != NULL; name++)
    {
      gboolean must = g_str_has_suffix (*name, "!");
      const MpField *field;

      if (must)
        (*name)[strlen (*name) - 1] = '\0';
      field = mp_entity_get_field (entity, *name);
      if (field == NULL)
        continue;
      g_ptr_array_add (asked, (gpointer) field);
      if (must && required != NULL)
        g_ptr_array_add (required, (gpointer) field);
    }

  return asked;
}

gboolean
mp_flow_was_reached (const MpFlow *self, MpRecord *record, const char *state)
{
  gboolean led_to = FALSE;

  for (guint i = 0; i < self->n_steps; i++)
    {
      g_autoptr (GPtrArray) required = g_ptr_array_new ();
      g_autoptr (GPtrArray) asked = NULL;
      gboolean filled = TRUE;

      if (!g_str_equal (self->steps[i].to, state))
        continue;
      led_to = TRUE;
      asked = mp_flow_list_asked (&self->steps[i], mp_record_get_entity (record), required);
      for (guint j = 0; j < required->len; j++)
        filled = filled && mp_record_get (record, required->pdata[j]) != NULL;
      if (filled)
        return TRUE;
    }

  return !led_to;
}

static gboolean
take_first (const char *const *values, guint n_values, gpointer data, GError **error)
{
  if (*(char **) data == NULL)
    *(char **) data = g_strdup (values[0]);
  return TRUE;
}

static char *
dup_begin (MpStore *store, MpRecord *record, const MpField *field)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpFlow *flow = mp_flow_lookup (entity->name);
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  const MpParam params[] = {
    { ":id", NULL, mp_record_get_id (record) },
    { ":owner", NULL, entity->parent != NULL ? mp_record_get_int (record, entity->parent) : 0 },
    { ":unit", unit, 0 },
  };
  char *value = NULL;

  for (guint i = 0; i < flow->n_begins; i++)
    if (g_str_equal (flow->begins[i].field, field->name))
      mp_store_select (store, flow->begins[i].sql, params, G_N_ELEMENTS (params), take_first,
                       &value, NULL, NULL);

  return value;
}

/* The day on which the step is taken; a day that may stay empty, or is a last one, is another. */
static gboolean
is_of_today (const MpField *field, GPtrArray *required)
{
  return field->type == MP_DATE && (field->flags & MP_EXPIRES) == 0
         && g_ptr_array_find (required, field, NULL);
}

void
mp_flow_prefill (MpStore *store, const MpFlowStep *step, MpRecord *record)
{
  g_autoptr (GPtrArray) required = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked = mp_flow_list_asked (step, mp_record_get_entity (record), required);

  for (guint i = 0; i < asked->len; i++)
    {
      const MpField *field = asked->pdata[i];
      g_autofree char *value = NULL;

      mp_flow_set (store, record, step->sets, field->name);
      if (mp_record_get (record, field) != NULL)
        continue;
      value = is_of_today (field, required) ? mp_days_today () : dup_begin (store, record, field);
      if (value != NULL)
        mp_record_set (record, field, value);
    }
}

/* --- taking a step ---------------------------------------------------------------------------- */

typedef struct
{
  const MpFlow *flow;
  const MpFlowStep *step;
  MpRecord *record;
  MpRecord *original;
  GPtrArray *missing;
  gboolean write;
} Advance;

static void
find_empty (Advance *self)
{
  g_autoptr (GPtrArray) required = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked =
    mp_flow_list_asked (self->step, mp_record_get_entity (self->record), required);

  for (guint i = 0; i < required->len; i++)
    {
      const MpField *field = required->pdata[i];

      if (mp_record_get (self->record, field) == NULL)
        g_ptr_array_add (self->missing,
                         g_strdup_printf (_("“%s” is empty"), mp_field_label (field)));
    }
}

static gboolean
take (MpWriter *writer, gpointer data, GError **error)
{
  Advance *self = data;
  g_autoptr (MpRecord) now = mp_writer_load (writer, mp_record_get_entity (self->record),
                                             mp_record_get_id (self->record), error);

  if (now == NULL)
    return FALSE;
  if (!is_possible (self->flow, now, self->step))
    {
      g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP,
                   _("“%s” cannot be done now: the case stands elsewhere. Look at where it stands "
                      "and choose one of the next steps."),
                   _ (self->step->label));
      return FALSE;
    }
  if (!mp_flow_find_needs (writer, self->record, self->step->needs, self->missing, error)
      || (self->step->guard != NULL
          && !self->step->guard (writer, self->record, self->missing, error)))
    return FALSE;
  if (!self->write)
    return TRUE;
  find_empty (self);
  if (self->missing->len > 0)
    {
      g_autofree char *all = NULL;

      g_ptr_array_add (self->missing, NULL);
      all = g_strjoinv ("; ", (char **) self->missing->pdata);
      g_ptr_array_set_size (self->missing, (int) self->missing->len - 1);
      g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP, _("Not yet: %s."), all);
      return FALSE;
    }

  mp_flow_set (mp_writer_get_store (writer), self->record, self->step->sets, NULL);
  mp_record_set_by_name (self->record, self->flow->state, self->step->to);

  return (self->step->effect == NULL || self->step->effect (writer, self->record, error))
         && mp_rules_write (writer, self->record, self->original, now, error);
}

static Advance
make_advance (MpRecord *record, MpRecord *original, const MpFlowStep *step)
{
  return (Advance) {
    .flow = mp_flow_lookup (mp_record_get_entity (record)->name),
    .step = step,
    .record = record,
    .original = original,
    .missing = g_ptr_array_new_with_free_func (g_free),
  };
}

GPtrArray *
mp_flow_find_missing (MpStore *store, MpRecord *record, const MpFlowStep *step, GError **error)
{
  Advance advance = make_advance (record, NULL, step);

  /* A work that changes nothing leaves no trace. */
  if (mp_store_write (store, "", take, &advance, NULL, NULL, error))
    return advance.missing;

  g_ptr_array_unref (advance.missing);
  return NULL;
}

/* A step changes what it asks for; the rest of the record is typed on its form. */
static gboolean
check_asked (const MpFlowStep *step, MpRecord *record, MpRecord *original, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);
  g_autoptr (GPtrArray) asked = mp_flow_list_asked (step, entity, NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      if (g_ptr_array_find (asked, field, NULL) || (field->flags & MP_DERIVED) != 0
          || g_strcmp0 (mp_record_get (record, field), mp_record_get (original, field)) == 0)
        continue;
      g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_STEP,
                   _("“%s” does not ask for “%s”: change that on the record itself."),
                   _(step->label), mp_field_label (field));
      return FALSE;
    }

  return TRUE;
}

gboolean
mp_flow_advance (MpStore *store, MpRecord *record, MpRecord *original, const MpFlowStep *step,
                 gint64 *change, GError **error)
{
  Advance advance = make_advance (record, original, step);
  g_autoptr (MpRecord) kept = mp_record_copy (record);
  g_autoptr (GPtrArray) missing = advance.missing;
  const MpEntity *entity = mp_record_get_entity (record);
  g_autofree char *title = mp_record_dup_text (record, mp_entity_get_field (entity, entity->title),
                                               mp_store_get_codes (store));
  g_autofree char *label = NULL;

  if (!check_asked (step, record, original, error))
    return FALSE;

  /* Translators: a step of a workflow and the case it was taken in. */
  label = g_strdup_printf (_("%s: %s"), _(step->label), *title != '\0' ? title : _(entity->label));
  advance.write = TRUE;
  if (mp_store_write (store, label, take, &advance, NULL, change, error))
    return TRUE;

  /* Rolled back: what the effect put into it goes too. */
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_DERIVED) == 0)
      mp_record_set (record, &entity->fields[i], mp_record_get (kept, &entity->fields[i]));
  return FALSE;
}

/* --- towards the rules ------------------------------------------------------------------------ */

/* A case of which nobody kept a record has come as far as it has. */
static gboolean
may_be_found_at (const MpFlow *flow, const char *state)
{
  const MpField *field = mp_entity_get_field (mp_entity_lookup (flow->entity), flow->state);

  return (field->flags & MP_FOUND_AT) != 0 || g_str_equal (state, first_state (flow));
}

gboolean
mp_flow_allows (MpRecord *record, MpRecord *before, GError **error)
{
  const MpFlow *flow = mp_flow_lookup (mp_record_get_entity (record)->name);
  const char *state;

  if (flow == NULL)
    return TRUE;

  state = mp_record_get_by_name (record, flow->state);
  if (state == NULL && before == NULL)
    {
      mp_record_set_by_name (record, flow->state, first_state (flow));
      return TRUE;
    }
  if (before != NULL ? g_strcmp0 (state, mp_record_get_by_name (before, flow->state)) == 0
                     : may_be_found_at (flow, state))
    return TRUE;

  g_set_error_literal (
      error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
      _("Nothing was saved: where a case stands is changed by its steps, not by hand."));
  return FALSE;
}
