/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Divisions are a tree: everything that looks below one walks it, so a circle is refused, and so is
 * another level of one that holds something. The unit that reports is not taken away.
 */

#include "config.h"

#include "mp-rules-private.h"

#include <glib/gi18n-lib.h>

#define PROVINCE "1"
#define TOWNSHIP "4"
#define COMMUNITY "5"

/* Ledgers look for organizations in communities: one that holds some, or divisions of its own, does
 * not become something else.
 */
static gboolean
refuse_level (MpWriter *writer, MpRecord *division, MpRecord *before, GError **error)
{
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (division) } };
  gint64 n = 0;

  if (before == NULL
      || g_strcmp0 (mp_record_get_by_name (before, "level"),
                    mp_record_get_by_name (division, "level"))
             == 0)
    return TRUE;
  if (!mp_rules_count (writer,
                       "SELECT (SELECT count (*) FROM organization"
                       " WHERE division = :id AND deleted_at IS NULL)"
                       " + (SELECT count (*) FROM division WHERE parent = :id"
                       " AND deleted_at IS NULL)",
                       params, G_N_ELEMENTS (params), &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("Nothing was saved: organizations or other divisions lie in this "
                         "division, so its level stays. Move them first."));
  return FALSE;
}

static gboolean
refuse_circle (MpWriter *writer, MpRecord *division, GError **error)
{
  gint64 circle = 0;
  const MpParam params[] = {
    { ":id", NULL, mp_record_get_id (division) },
    { ":parent", NULL, mp_record_get_int (division, "parent") },
  };

  if (params[0].number == 0 || params[1].number == 0)
    return TRUE;
  if (!mp_rules_count (writer,
                         "WITH RECURSIVE above (id) AS"
                         " (VALUES (:parent) UNION SELECT d.parent FROM division AS d, above"
                         " WHERE d.id = above.id AND d.parent IS NOT NULL)"
                         " SELECT :id IN above",
                         params, G_N_ELEMENTS (params), &circle, error))
    return FALSE;
  if (!circle)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("Nothing was saved: a division cannot lie below itself. Choose another "
                          "division above it."));
  return FALSE;
}

/* What lies nowhere, or below a community, would be counted in no township. A place in the tree
 * that stays as it was stays.
 */
static gboolean
refuse_place (MpWriter *writer, MpRecord *division, MpRecord *before, GError **error)
{
  const char *level = mp_record_get_by_name (division, "level");
  const MpParam params[] = { { ":parent", NULL, mp_record_get_int (division, "parent") },
                             { ":level", level, 0 } };
  gint64 fits = 0;

  if (g_strcmp0 (level, PROVINCE) == 0
      || (before != NULL && mp_record_get_int (before, "parent") == params[0].number
          && g_strcmp0 (mp_record_get_by_name (before, "level"), level) == 0))
    return TRUE;
  if (!mp_rules_count (writer,
                       "SELECT count (*) FROM division WHERE id = :parent"
                       " AND CASE :level WHEN '" COMMUNITY "' THEN level = '" TOWNSHIP "'"
                       " ELSE level <> '" COMMUNITY "' END",
                       params, G_N_ELEMENTS (params), &fits, error))
    return FALSE;
  if (fits > 0)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("Nothing was saved: a community lies in a township, any other division in "
                         "a larger one. Choose the one that it belongs to."));
  return FALSE;
}

static gboolean
refuse (MpWriter *writer, MpRecord *division, MpRecord *before, GError **error)
{
  return refuse_circle (writer, division, error)
         && refuse_level (writer, division, before, error)
         && refuse_place (writer, division, before, error);
}

/* A community within the street that it lies in would take the street's place in every count. */
static gboolean
may_join (MpWriter *writer, MpRecord *kept, MpRecord *gone, GError **error)
{
  const MpParam params[] = { { ":one", NULL, mp_record_get_id (kept) },
                             { ":other", NULL, mp_record_get_id (gone) } };
  gint64 below = 0;

  if (!mp_rules_count (writer,
                       "WITH RECURSIVE above (below, id) AS"
                       " (SELECT id, parent FROM division WHERE id IN (:one, :other)"
                       " UNION SELECT a.below, d.parent FROM division AS d, above AS a"
                       " WHERE d.id = a.id AND d.parent IS NOT NULL)"
                       " SELECT count (*) FROM above"
                       " WHERE id IN (:one, :other) AND id <> below",
                       params, G_N_ELEMENTS (params), &below, error))
    return FALSE;
  if (below == 0
      && g_strcmp0 (mp_record_get_by_name (kept, "level"), mp_record_get_by_name (gone, "level"))
             == 0)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("Nothing was merged: the two divisions are of different levels, or one "
                         "lies in the other. Choose two of one level."));
  return FALSE;
}

/* Without the division that reports there is no office. */
static gboolean
leave (MpWriter *writer, gint64 id, GError **error)
{
  g_autofree char *unit = mp_store_dup_setting (mp_writer_get_store (writer), MP_SETTING_UNIT);

  if (unit == NULL || g_ascii_strtoll (unit, NULL, 10) != id)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_USED,
                       _("This division is the unit that reports; it stays. Nothing was deleted."));
  return FALSE;
}

const MpRules mp_division_rules = {
  .entity = "division",
  .refuse = refuse,
  .leave = leave,
  .join = may_join,
};
