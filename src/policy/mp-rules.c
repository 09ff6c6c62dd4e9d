/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of a table for each entity that has a rule; the rule runs in the transaction of the
 * save itself, so that the record and what follows from it are one change and one undo.
 */

#include "config.h"

#include "mp-rules.h"

typedef gboolean (*Rule) (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error);

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
open_tier_period (MpWriter *writer, MpRecord *organization, const char *from, GError **error)
{
  g_autoptr (MpRecord) period = mp_record_new_initial (mp_store_get_entity (mp_writer_get_store (writer), "tier_period"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (organization));

  mp_record_set_by_name (period, "organization", id);
  mp_record_set_by_name (period, "tier", mp_record_get_by_name (organization, "tier"));
  mp_record_set_by_name (period, "from_on", from);

  return mp_writer_insert (writer, period, error) != 0;
}

static gboolean
take_id (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_array_append_vals (data, (gint64[]) { g_ascii_strtoll (values[0], NULL, 10) }, 1);
  return TRUE;
}

static gboolean
end_tier_periods (MpWriter *writer, MpRecord *organization, const char *on, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "tier_period");
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpParam params[] = { { ":organization", NULL, mp_record_get_id (organization) } };

  if (!mp_writer_select (writer,
                         "SELECT id FROM tier_period"
                         " WHERE organization = :organization AND to_on IS NULL AND deleted_at IS NULL",
                         params, G_N_ELEMENTS (params), take_id, open, error))
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      g_autoptr (MpRecord) period = mp_writer_load (writer, entity, g_array_index (open, gint64, i), error);

      if (period == NULL)
        return FALSE;
      mp_record_set_by_name (period, "to_on", on);
      if (!mp_writer_update (writer, period, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
keep_tier_periods (MpWriter *writer, MpRecord *organization, MpRecord *before, GError **error)
{
  g_autofree char *now = today ();

  if (before == NULL)
    return open_tier_period (writer, organization, mp_record_get_by_name (organization, "founded_on"), error);

  if (g_strcmp0 (mp_record_get_by_name (before, "tier"), mp_record_get_by_name (organization, "tier")) == 0)
    return TRUE;

  return end_tier_periods (writer, organization, now, error) && open_tier_period (writer, organization, now, error);
}

static const struct
{
  const char *entity;
  Rule rule;
} rules[] = {
  { "organization", keep_tier_periods },
};

gboolean
mp_rules_save (MpWriter *writer, MpRecord *record, MpRecord *original, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);
  gint64 id = mp_record_get_id (record);
  g_autoptr (MpRecord) before = NULL;

  if (id == 0)
    {
      if (mp_writer_insert (writer, record, error) == 0)
        return FALSE;
    }
  else
    {
      before = mp_writer_load (writer, entity, id, error);
      if (before == NULL || !mp_writer_update (writer, record, original, error))
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].entity, entity->name) && !rules[i].rule (writer, record, before, error))
      return FALSE;

  return TRUE;
}

typedef struct
{
  MpRecord *record;
  MpRecord *original;
} Save;

static gboolean
save (MpWriter *writer, gpointer data, GError **error)
{
  Save *job = data;

  return mp_rules_save (writer, job->record, job->original, error);
}

gboolean
mp_rules_store (MpStore *store, MpRecord *record, MpRecord *original, const char *label, gint64 *change, GError **error)
{
  Save job = { record, original };
  gint64 id = mp_record_get_id (record);

  if (mp_store_write (store, label, save, &job, NULL, change, error))
    return TRUE;

  /* Rolled back: what was new is new again. */
  mp_record_set_id (record, id);
  return FALSE;
}
