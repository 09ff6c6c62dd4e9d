/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of what is known in part nobody knows how many days are left: it has passed when all of it has.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-expiry.h"
#include "policy/mp-days.h"
#include "policy/mp-flow.h"
#include "policy/mp-parameters.h"

#define NOTICE "mp-notice-days"

static char *
say (const char *day, gint64 notice_days, const char *passed_words, const char **look)
{
  g_autofree char *today = mp_days_today ();
  gboolean passed = strncmp (day, today, strlen (day)) < 0;
  gint64 left = G_MAXINT64;

  mp_days_between (today, day, &left);
  *look = passed ? "expired" : left <= notice_days ? "expiring" : NULL;
  if (passed)
    return g_strconcat (day, " ", passed_words, NULL);
  if (left == 0)
    return g_strdup_printf (C_("day", "%s ends today"), day);
  return left <= notice_days ? g_strdup_printf (C_("day", "%s in %d days"), day, (int) left)
                             : g_strdup (day);
}

char *
mp_expiry_word (const char *day, gint64 notice_days, const char **look)
{
  return say (day, notice_days, C_("day", "expired"), look);
}

gint64
mp_expiry_learn (MpStore *store)
{
  gint64 days = mp_parameters_get_int (store, "renewal_notice_days");

  g_object_set_data (G_OBJECT (store), NOTICE, GINT_TO_POINTER ((int) days));
  return days;
}

static gboolean
is_over (MpStore *store, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  MpCodes *codes = mp_store_get_codes (store);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const MpCode *code = NULL;

      if (field->type == MP_CODE && mp_codes_has_tones (codes, field->of))
        code = mp_codes_lookup (codes, field->of, mp_record_get (record, field));
      if (code != NULL && code->tone == MP_TONE_OVER)
        return TRUE;
    }
  return FALSE;
}

/* A day by which the next step is to be done is none by which the record runs out. FALSE: it is not
 * such a day. `late`: the record is in a state that is to be left by it.
 */
static gboolean
is_due_day (MpRecord *record, const MpField *field, gboolean *late)
{
  const MpFlow *flow = mp_flow_lookup (mp_record_get_entity (record)->name);
  g_auto (GStrv) due = NULL;
  g_auto (GStrv) states = flow != NULL ? mp_flow_list_waiting (flow, &due) : NULL;
  gboolean found = FALSE;

  *late = FALSE;
  for (guint i = 0; states != NULL && states[i] != NULL; i++)
    {
      if (!g_str_equal (due[i], field->name))
        continue;
      found = TRUE;
      *late = *late || g_strcmp0 (states[i], mp_flow_get_state (flow, record)) == 0;
    }
  return found;
}

char *
mp_expiry_word_in (MpStore *store, MpRecord *record, const MpField *field, const char *day,
                   const char **look)
{
  gint64 notice_days = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (store), NOTICE));
  gboolean late;

  if (is_due_day (record, field, &late))
    return late ? mp_expiry_due_word (day, notice_days, look) : g_strdup (day);
  return is_over (store, record) ? g_strdup (day) : mp_expiry_word (day, notice_days, look);
}

char *
mp_expiry_due_word (const char *day, gint64 notice_days, const char **look)
{
  return say (day, notice_days, C_("day", "late"), look);
}
