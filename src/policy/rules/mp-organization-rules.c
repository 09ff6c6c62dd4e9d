/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An organization keeps its tier periods (domain.md W1): a new one opens a period, since its
 * founding where that is known; a change of tier ends the open period and opens the next. The
 * yearly counts of new organizations rest on them.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "catalog/mp-check.h"
#include "policy/mp-days.h"
#include "policy/mp-flow.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

static const MpIssue same_name = {
  "same_name",
  N_("An organization of this community has the same name; it can still be saved"),
};
static const MpIssue in_bin = {
  "in_bin",
  N_("An organization of this name lies in the recycle bin; restore it if it is the same")
};
static const MpIssue open_cases = {
  "open_cases",
  N_("Applications of this organization are still open: decide or withdraw them first")
};

/* --- advice ----------------------------------------------------------------------------------- */

/* The key is what the index of the division has; the names of its organizations are not read. */
#define NAMESAKES                                                                                  \
  " WHERE division = :division AND name_key = pinyin_key (:name, 0) AND name = :name"

/* A number is no name. Two organizations of one community with the same name are nearly always one
 * (domain.md 3.5).
 */
static const MpIssue *
advise_name (MpStore *store, MpRecord *record)
{
  const char *name = mp_record_get_by_name (record, "name");
  const MpIssue *odd = name != NULL ? mp_check_name (name) : NULL;
  gboolean is_new = mp_record_get_id (record) == 0;
  gint64 live = 0, deleted = 0;
  const MpParam params[] = {
    { ":name", name, 0 },
    { ":division", NULL, mp_record_get_int (record, "division") },
    { ":id", NULL, mp_record_get_id (record) },
  };

  if (odd != NULL)
    return odd;
  if (params[1].number == 0
      || !mp_store_select_int (store,
                               "SELECT count(*) FROM organization"
                               NAMESAKES
                               " AND id <> :id AND deleted_at IS NULL",
                               params, G_N_ELEMENTS (params), &live, NULL))
    return NULL;
  if (live > 0)
    return &same_name;

  return is_new
           && mp_store_select_int (store,
                                   "SELECT count(*) FROM organization"
                                   NAMESAKES
                                   " AND deleted_at IS NOT NULL",
                                   params, G_N_ELEMENTS (params), &deleted, NULL)
           && deleted > 0
         ? &in_bin
         : NULL;
}

gboolean
mp_organization_is_ended (MpRecord *record)
{
  static const char *const ended[] = { "5", "6", "7", "8", NULL };
  const char *status = mp_record_get_by_name (record, "status");

  return status != NULL && g_strv_contains (ended, status);
}

static const MpIssue *
advise_status (MpStore *store, MpRecord *record)
{
  gint64 n = 0;
  const MpParam params[] = { { ":organization", NULL, mp_record_get_id (record) },
                             { ":ended", mp_flow_lookup ("filing")->ended, 0 } };

  return mp_organization_is_ended (record)
           && mp_store_select_int (store,
                                   "SELECT count(*) FROM filing"
                                   " WHERE organization = :organization AND deleted_at IS NULL"
                                   " AND instr (' ' || :ended || ' ', ' ' || state || ' ') = 0",
                                   params, G_N_ELEMENTS (params), &n, NULL)
           && n > 0
         ? &open_cases
         : NULL;
}

static const MpIssue *
advise (MpStore *store, MpRecord *record, const MpField *field)
{
  if (g_str_equal (field->name, "name"))
    return advise_name (store, record);
  if (g_str_equal (field->name, "status"))
    return advise_status (store, record);

  return NULL;
}

/* --- tier periods ----------------------------------------------------------------------------- */

static gboolean
open_tier_period (MpWriter *writer, MpRecord *organization, const char *from, GError **error)
{
  g_autoptr (MpRecord) period =
    mp_record_new_initial (mp_store_get_entity (mp_writer_get_store (writer), "tier_period"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (organization));

  mp_record_set_by_name (period, "organization", id);
  mp_record_set_by_name (period, "tier", mp_record_get_by_name (organization, "tier"));
  mp_record_set_by_name (period, "from_on", from);

  return mp_writer_insert (writer, period, error) != 0;
}

static gboolean
end_tier_periods (MpWriter *writer, MpRecord *organization, const char *on, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "tier_period");
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpParam params[] = { { ":organization", NULL, mp_record_get_id (organization) } };

  if (!mp_writer_select (
          writer,
          "SELECT id FROM tier_period"
          " WHERE organization = :organization AND to_on IS NULL AND deleted_at IS NULL",
          params, G_N_ELEMENTS (params), mp_store_take_id, open, error))
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      g_autoptr (MpRecord) period =
        mp_writer_load (writer, entity, g_array_index (open, gint64, i), error);

      if (period == NULL)
        return FALSE;
      mp_record_set_by_name (period, "to_on", on);
      if (!mp_writer_update (writer, period, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
move_tier (MpWriter *writer, MpRecord *organization, const char *on, GError **error)
{
  return end_tier_periods (writer, organization, on, error)
         && open_tier_period (writer, organization, on, error);
}

static gboolean
follow (MpWriter *writer, MpRecord *organization, MpRecord *before, GError **error)
{
  g_autofree char *today = NULL;

  if (before == NULL)
    return open_tier_period (writer, organization,
                             mp_record_get_by_name (organization, "founded_on"), error);
  if (g_strcmp0 (mp_record_get_by_name (before, "tier"),
                 mp_record_get_by_name (organization, "tier"))
      == 0)
    return TRUE;

  today = mp_days_today ();
  return move_tier (writer, organization, today, error);
}

gboolean
mp_organization_enter_tier (MpWriter *writer, MpRecord *organization, const char *tier,
                            const char *on, GError **error)
{
  gboolean moves = g_strcmp0 (mp_record_get_by_name (organization, "tier"), tier) != 0;

  mp_record_set_by_name (organization, "tier", tier);

  return mp_writer_update (writer, organization, NULL, error)
         && (!moves || move_tier (writer, organization, on, error));
}

/* The period that a move to `tier` on that day began, and the one that it ended; 0 where there is
 * none.
 */
static gboolean
find_move (MpWriter *writer, gint64 organization, const char *tier, const char *on, gint64 *begun,
           gint64 *ended, GError **error)
{
  const MpParam params[] = { { ":organization", NULL, organization },
                             { ":tier", tier, 0 },
                             { ":on", on, 0 } };

  return mp_rules_count (writer,
                         "SELECT id FROM tier_period WHERE organization = :organization"
                         " AND tier = :tier AND from_on IS :on AND to_on IS NULL"
                         " AND deleted_at IS NULL ORDER BY id DESC",
                         params, G_N_ELEMENTS (params), begun, error)
         && mp_rules_count (writer,
                            "SELECT id FROM tier_period WHERE organization = :organization"
                            " AND tier <> :tier AND to_on IS :on AND to_on IS NOT NULL"
                            " AND deleted_at IS NULL ORDER BY id DESC",
                            params, G_N_ELEMENTS (params), ended, error);
}

gboolean
mp_organization_leave_tier (MpWriter *writer, MpRecord *organization, const char *tier,
                            const char *on, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "tier_period");
  gint64 begun = 0, ended = 0;
  g_autoptr (MpRecord) before = NULL;

  if (g_strcmp0 (mp_record_get_by_name (organization, "tier"), tier) != 0)
    return TRUE;
  if (!find_move (writer, mp_record_get_id (organization), tier, on, &begun, &ended, error))
    return FALSE;
  if (begun == 0 || ended == 0)
    return TRUE;

  before = mp_writer_load (writer, entity, ended, error);
  if (before == NULL)
    return FALSE;
  mp_record_set_by_name (before, "to_on", NULL);
  mp_record_set_by_name (organization, "tier", mp_record_get_by_name (before, "tier"));

  return mp_writer_delete (writer, entity, begun, error)
         && mp_writer_update (writer, before, NULL, error)
         && mp_writer_update (writer, organization, NULL, error);
}

const MpRules mp_organization_rules = {
  .entity = "organization",
  .advise = advise,
  .follow = follow,
  .names = "former_names",
  .account = "tier_period",
};
