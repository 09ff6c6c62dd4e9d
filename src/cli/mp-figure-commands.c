/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures, todo and cases: what the office comes to on a day, what somebody has to see to, and what
 * waits for a step.
 */

#include "config.h"

#include "edit/find/mp-cases.h"
#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include "policy/mp-figure.h"
#include "policy/mp-parameters.h"
#include "policy/mp-reminder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *asked_scope;
static char *asked_day;

static const GOptionEntry options[] = {
  { "scope", 0, 0, G_OPTION_ARG_STRING, &asked_scope,
    N_("Division, or group of divisions by its name or id, to ask for; by default the one that "
       "reports"), N_("CODE") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &asked_day, N_("Day to ask for; by default today"),
    N_("DATE") },
  { NULL },
};

/* The division, the day, and the year up to it. */
typedef struct
{
  MpPolicyScope scope;
  char *date;
  char *from;
} Question;

static void
question_clear (Question *self)
{
  g_free (self->date);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static char *
dup_day (GError **error)
{
  static const MpField day = { .name = "as-of", .label = N_("Date"), .type = MP_DATE };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = NULL;

  if (asked_day == NULL)
    return g_date_time_format (now, "%Y-%m-%d");

  date = mp_field_parse (&day, asked_day, error);
  if (date == NULL || strlen (date) == strlen ("2025-09-20"))
    return g_steal_pointer (&date);

  g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                       _("--as-of needs a whole day, as 2025-09-20."));
  return NULL;
}

/* A division, or a group of them by its name or id; of two groups of one name by the id. */
static gint64
find_scope (MpCtl *ctl, const char *text, GError **error)
{
  static const char sql[] = "SELECT id FROM division_group"
                            " WHERE (name = :text OR id = :id) AND deleted_at IS NULL ORDER BY id";
  const MpParam params[] = { { ":text", text, 0 },
                             { ":id", NULL, g_ascii_strtoll (text, NULL, 10) } };
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!mp_store_select (ctl->store, sql, params, G_N_ELEMENTS (params), mp_store_take_id, groups,
                        NULL, error))
    return 0;
  if (groups->len > 1)
    {
      g_autofree char *first =
        g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (groups, gint64, 0));

      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                   _("%u groups of divisions are called “%s”: give the id of one, such as %s"),
                   groups->len, text, first);
      return 0;
    }
  return groups->len == 1 ? g_array_index (groups, gint64, 0) : mp_ctl_division (ctl, text, error);
}

static gboolean
ask (MpCtl *ctl, Question *question, GError **error)
{
  gint64 scope = asked_scope != NULL ? find_scope (ctl, asked_scope, error)
                                     : mp_ctl_unit (ctl, error);

  question->date = scope != 0 ? dup_day (error) : NULL;
  if (question->date == NULL)
    return FALSE;

  question->from = g_strdup_printf ("%.4s-01-01", question->date);
  question->scope = (MpPolicyScope) { scope, question->date, question->from, question->date };
  return TRUE;
}

static void
add_figure (JsonBuilder *builder, const MpPolicyQuery *figure, const MpFigureCount *count)
{
  g_autofree char *value = mp_figure_format (figure, count);

  mp_json_add_text (builder, "id", figure->id);
  mp_json_add_text (builder, "title", figure->title);
  mp_json_add_text (builder, "value", value);
  mp_json_add_text (builder, "unit", figure->unit);
  mp_json_add_int (builder, "count", count->n);
  mp_json_add_int (builder, "over", count->n_over);
  mp_json_add_text (builder, "goal", figure->goal);
  mp_json_add_text (builder, "definition", figure->definition);
  mp_json_add_text (builder, "source", figure->source);
}

static MpCtlStatus
show_figures (MpCtl *ctl, const MpPolicyScope *scope, GError **error)
{
  GPtrArray *figures = mp_figures ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  MpConsoleTable *table = ctl->json ? NULL : mp_console_table_new (4);
  MpCtlStatus status = MP_CTL_DONE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len && status == MP_CTL_DONE; i++)
    {
      const MpPolicyQuery *figure = g_ptr_array_index (figures, i);
      g_autofree char *value = NULL;
      g_autofree char *shown = NULL;
      MpFigureCount count;

      if (!mp_figure_count (figure, ctl->store, scope, &count, NULL, error))
        {
          status = MP_CTL_REFUSED;
          break;
        }
      json_builder_begin_object (builder);
      add_figure (builder, figure, &count);
      json_builder_end_object (builder);
      if (table == NULL)
        continue;

      value = mp_figure_format (figure, &count);
      shown = g_strconcat (value != NULL ? value : "–", " ", figure->unit, NULL);
      mp_console_table_add (table, figure->id);
      mp_console_table_add (table, figure->title);
      mp_console_table_add (table, shown);
      mp_console_table_add (table, figure->goal != NULL ? figure->goal : "");
    }
  json_builder_end_array (builder);

  if (table != NULL)
    mp_console_table_end (table);
  else if (status == MP_CTL_DONE)
    mp_json_print (builder);
  return status;
}

static void
add_ids (JsonBuilder *builder, const char *name, GArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));

      json_builder_add_string_value (builder, id);
    }
  json_builder_end_array (builder);
}

/* The record's title, or nothing when it cannot be read. */
static char *
dup_title (MpCtl *ctl, const char *entity, gint64 id)
{
  g_autoptr (MpRecord) record = mp_store_load (ctl->store, mp_store_get_entity (ctl->store, entity),
                                               id, NULL);

  return record != NULL ? mp_ctl_title (ctl, record) : NULL;
}

static void
print_ids (MpCtl *ctl, const char *entity, GArray *ids)
{
  MpConsoleTable *table = mp_console_table_new (2);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_autofree char *title = dup_title (ctl, entity, id);

      mp_console_table_add (table, number);
      mp_console_table_add (table, title != NULL ? title : "");
    }
  mp_console_table_end (table);
}

/* One figure with what it counts. */
static MpCtlStatus
show_figure (MpCtl *ctl, const char *id, const MpPolicyScope *scope, GError **error)
{
  const MpPolicyQuery *figure = mp_policy_query_lookup (MP_QUERY_FIGURE, id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) over = NULL;
  MpFigureCount count;

  if (figure == NULL || !mp_figure_count (figure, ctl->store, scope, &count, NULL, error))
    return MP_CTL_REFUSED;
  ids = mp_figure_ids (figure, ctl->store, scope, NULL, error);
  if (ids == NULL)
    return MP_CTL_REFUSED;
  if (figure->over != NULL)
    {
      over = mp_figure_over_ids (figure, ctl->store, scope, NULL, error);
      if (over == NULL)
        return MP_CTL_REFUSED;
    }
  if (!ctl->json)
    {
      print_ids (ctl, figure->of, ids);
      return MP_CTL_DONE;
    }

  json_builder_begin_object (builder);
  add_figure (builder, figure, &count);
  mp_json_add_text (builder, "of", figure->of);
  add_ids (builder, "ids", ids);
  if (over != NULL)
    add_ids (builder, "over_ids", over);
  json_builder_end_object (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

static MpCtlStatus
run_figures (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_auto (Question) question = { 0 };

  if (!mp_ctl_open (ctl, error) || !ask (ctl, &question, error))
    return MP_CTL_REFUSED;

  return arguments[0] != NULL ? show_figure (ctl, arguments[0], &question.scope, error)
                              : show_figures (ctl, &question.scope, error);
}

static void
print_reminders (MpCtl *ctl, GPtrArray *reminders)
{
  MpConsoleTable *table = mp_console_table_new (3);

  for (guint i = 0; i < reminders->len; i++)
    {
      const MpReminder *reminder = g_ptr_array_index (reminders, i);
      g_autofree char *title = dup_title (ctl, reminder->query->of, reminder->id);

      mp_console_table_add (table, reminder->due != NULL ? reminder->due : "");
      mp_console_table_add (table, reminder->query->title);
      mp_console_table_add (table, title != NULL ? title : "");
    }
  mp_console_table_end (table);
}

static MpCtlStatus
run_todo (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) reminders = NULL;

  if (!mp_ctl_open (ctl, error) || !ask (ctl, &question, error))
    return MP_CTL_REFUSED;
  reminders = mp_reminders (ctl->store, &question.scope, NULL, error);
  if (reminders == NULL)
    return MP_CTL_REFUSED;
  if (!ctl->json)
    {
      print_reminders (ctl, reminders);
      return MP_CTL_DONE;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < reminders->len; i++)
    {
      const MpReminder *reminder = g_ptr_array_index (reminders, i);

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "reminder", reminder->query->id);
      mp_json_add_text (builder, "title", reminder->query->title);
      mp_json_add_text (builder, "entity", reminder->query->of);
      mp_json_add_id (builder, "id", reminder->id);
      mp_json_add_text (builder, "due", reminder->due);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

/* --- cases ---------------------------------------------------------------------------------- */

static const char *const urgencies[MP_CASE_N_URGENCIES] = {
  [MP_CASE_LATE] = "late", [MP_CASE_SOON] = "soon", [MP_CASE_LATER] = "later",
  [MP_CASE_OPEN] = "open",
};

static const char *
state_label (MpCtl *ctl, const MpCase *one)
{
  const MpField *state = mp_entity_get_field (one->entity, one->flow->state);

  return mp_codes_label (mp_store_get_codes (ctl->store), state->of, one->state);
}

static void
print_cases (MpCtl *ctl, GPtrArray *cases)
{
  MpConsoleTable *table = mp_console_table_new (5);

  for (guint i = 0; i < cases->len; i++)
    {
      const MpCase *one = g_ptr_array_index (cases, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, one->id);
      g_autofree char *title = dup_title (ctl, one->entity->name, one->id);

      mp_console_table_add (table, one->due != NULL ? one->due : "");
      mp_console_table_add (table, one->entity->name);
      mp_console_table_add (table, id);
      mp_console_table_add (table, state_label (ctl, one));
      mp_console_table_add (table, title != NULL ? title : "");
    }
  mp_console_table_end (table);
}

static MpCtlStatus
run_cases (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_auto (Question) question = { 0 };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) cases = NULL;
  gint64 notice;

  if (!mp_ctl_open (ctl, error) || !ask (ctl, &question, error))
    return MP_CTL_REFUSED;
  cases = mp_cases (ctl->store, question.scope.scope, error);
  if (cases == NULL)
    return MP_CTL_REFUSED;
  if (!ctl->json)
    {
      print_cases (ctl, cases);
      return MP_CTL_DONE;
    }

  notice = mp_parameters_get_int (ctl->store, "case_notice_days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cases->len; i++)
    {
      const MpCase *one = g_ptr_array_index (cases, i);

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "entity", one->entity->name);
      mp_json_add_id (builder, "id", one->id);
      mp_json_add_text (builder, "state", one->state);
      mp_json_add_text (builder, "due", one->due);
      mp_json_add_text (builder, "urgency",
                        urgencies[mp_case_urgency (one, question.date, notice)]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

const MpCommand mp_command_figures = {
  .name = "figures",
  .arguments = "[FIGURE]",
  .summary = N_("What the office comes to on a day; of one figure, what it counts"),
  .most = 1,
  .options = options,
  .run = run_figures,
};

const MpCommand mp_command_todo = {
  .name = "todo",
  .summary = N_("What somebody has to see to, and by when"),
  .options = options,
  .run = run_todo,
};

const MpCommand mp_command_cases = {
  .name = "cases",
  .summary = N_("Every case that waits for a step, whatever kind, what is due first before others"),
  .options = options,
  .run = run_cases,
};
