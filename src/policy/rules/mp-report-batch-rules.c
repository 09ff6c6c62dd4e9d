/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report upward begins for the office itself, for the quarter that is due next: on a day of a
 * month of the quarter that the place decides (domain.md 3.2). What was reported stays as it was.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-flow.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

#define REPORTED "1"

static void
set_if_empty (MpRecord *record, const char *field, char *value)
{
  if (mp_record_get_by_name (record, field) == NULL)
    mp_record_set_by_name (record, field, value);
  g_free (value);
}

/* The day on which the quarter of `month` is due. */
static GDateTime *
due_of (MpStore *store, int year, int month)
{
  gint64 day = mp_parameters_get_int (store, "statistics_day");
  gint64 nth = mp_parameters_get_int (store, "statistics_month");

  return g_date_time_new_local (year, (month - 1) / 3 * 3 + (int) nth, (int) day, 0, 0, 0);
}

static void
begin (MpStore *store, MpRecord *batch, gint64 scope)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (batch), "division");
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) quarter = g_date_time_ref (now);
  g_autoptr (GDateTime) due = due_of (store, g_date_time_get_year (now),
                                      g_date_time_get_month (now));

  if (g_date_time_get_day_of_year (due) < g_date_time_get_day_of_year (now))
    {
      g_clear_pointer (&quarter, g_date_time_unref);
      g_clear_pointer (&due, g_date_time_unref);
      quarter = g_date_time_add_months (now, 3);
      due = due_of (store, g_date_time_get_year (quarter), g_date_time_get_month (quarter));
    }
  set_if_empty (batch, "period",
                g_strdup_printf ("%d年第%d季度", g_date_time_get_year (quarter),
                                 (g_date_time_get_month (quarter) + 2) / 3));
  set_if_empty (batch, "due_on", g_date_time_format (due, "%Y-%m-%d"));

  if (unit != NULL && mp_record_get (batch, field) == NULL)
    {
      g_autoptr (MpRecord) division =
          mp_store_load (store, mp_store_get_entity (store, "division"),
                         g_ascii_strtoll (unit, NULL, 10), NULL);

      mp_record_set (batch, field, unit);
      if (division != NULL)
        mp_record_set_title (batch, field, mp_record_get_by_name (division, "name"));
    }
}

static gboolean
is_as_it_was (MpRecord *before, MpRecord *batch, const char *const *free_fields)
{
  const MpEntity *entity = mp_record_get_entity (batch);

  for (guint i = 0; i < entity->n_fields; i++)
    if (!g_strv_contains (free_fields, entity->fields[i].name)
        && g_strcmp0 (mp_record_get (before, &entity->fields[i]),
                      mp_record_get (batch, &entity->fields[i])) != 0)
      return FALSE;
  return TRUE;
}

/* What was reported stays, file and day, until it is turned back; of what was filed away only the
 * remark may change.
 */
static gboolean
refuse (MpWriter *writer, MpRecord *batch, MpRecord *before, GError **error)
{
  static const char *const at_the_end[] = { "remark", NULL };
  static const char *const reported[] = { "remark", "reviewed_by", "prepared_by", "due_on", NULL };
  const MpFlow *flow = mp_flow_lookup ("report_batch");

  if (before == NULL)
    return TRUE;
  if (mp_flow_is_ended (flow, before) ? is_as_it_was (before, batch, at_the_end)
      : g_strcmp0 (mp_flow_get_state (flow, before), REPORTED) == 0
          && g_strcmp0 (mp_flow_get_state (flow, batch), REPORTED) == 0
        ? is_as_it_was (before, batch, reported)
        : TRUE)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       mp_flow_is_ended (flow, before)
                         ? _("What was reported and filed away stays as it is.")
                         : _("What was reported stays as it is. Turn it back first, then correct "
                             "it."));
  return FALSE;
}

const MpRules mp_report_batch_rules = {
  .entity = "report_batch",
  .begin = begin,
  .refuse = refuse,
};
