/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An evaluation that begins has a line for each item of its scheme, to be scored (domain.md W6).
 * One that is written down with its result needs none.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-flow.h"

#define SCORED                                                                                     \
  "SELECT count (*) FROM eval_score WHERE evaluation = :evaluation AND deleted_at IS NULL"         \
  " AND (self_score IS NOT NULL OR review_score IS NOT NULL)"
#define LINES "SELECT id FROM eval_score WHERE evaluation = :evaluation AND deleted_at IS NULL"
#define ITEMS                                                                                      \
  "SELECT i.id FROM evaluation AS e JOIN eval_item AS i ON i.eval_scheme = e.eval_scheme"          \
  " WHERE e.id = :evaluation AND i.deleted_at IS NULL ORDER BY i.seq, i.id"

#define IN_USE                                                                                     \
  "SELECT id FROM eval_scheme WHERE is_default = 1 AND deleted_at IS NULL"                         \
  " ORDER BY year_from DESC, id DESC LIMIT 1"

/* By the scheme that is in use, for this year. */
static void
begin (MpStore *store, MpRecord *evaluation, gint64 scope)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *year = g_strndup (today, 4);
  g_autofree char *text = NULL;
  g_autoptr (MpRecord) scheme = NULL;
  const MpField *field = mp_entity_get_field (mp_record_get_entity (evaluation), "eval_scheme");
  gint64 id = 0;

  if (mp_record_get_by_name (evaluation, "year") == NULL)
    mp_record_set_by_name (evaluation, "year", year);
  if (mp_record_get (evaluation, field) != NULL
      || !mp_store_select_int (store, IN_USE, NULL, 0, &id, NULL) || id == 0)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  mp_record_set (evaluation, field, text);
  scheme = mp_store_load (store, mp_store_get_entity (store, "eval_scheme"), id, NULL);
  if (scheme != NULL)
    mp_record_set_title (evaluation, field, mp_record_get_by_name (scheme, "name"));
}

static gboolean
take_id (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return TRUE;
}

/* Lines of the scheme that was chosen before go, as long as nobody has given a score. */
static gboolean
lay_out (MpWriter *writer, MpRecord *evaluation, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "eval_score");
  const MpParam params[] = { { ":evaluation", NULL, mp_record_get_id (evaluation) } };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, params[0].number);
  gint64 scored;

  if (!mp_rules_count (writer, SCORED, params, G_N_ELEMENTS (params), &scored, error))
    return FALSE;
  if (scored > 0)
    return TRUE;

  if (!mp_writer_select (writer, LINES, params, G_N_ELEMENTS (params), take_id, lines, error)
      || !mp_writer_select (writer, ITEMS, params, G_N_ELEMENTS (params), take_id, items, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!mp_rules_delete (writer, entity, g_ascii_strtoll (lines->pdata[i], NULL, 10), error))
      return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (MpRecord) line = mp_record_new_initial (entity);

      mp_record_set_by_name (line, "evaluation", id);
      mp_record_set_by_name (line, "eval_item", items->pdata[i]);
      if (!mp_rules_save (writer, line, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_begun (MpRecord *evaluation)
{
  const MpFlow *flow = mp_flow_lookup ("evaluation");

  return g_str_has_prefix (flow->path, mp_flow_get_state (flow, evaluation))
         && mp_record_get_by_name (evaluation, "total") == NULL
         && mp_record_get_by_name (evaluation, "grade") == NULL;
}

static gboolean
follow (MpWriter *writer, MpRecord *evaluation, MpRecord *before, GError **error)
{
  return !is_begun (evaluation)
         || (before != NULL
             && mp_record_get_int (before, "eval_scheme")
                    == mp_record_get_int (evaluation, "eval_scheme"))
         || lay_out (writer, evaluation, error);
}

const MpRules mp_evaluation_rules = {
  .entity = "evaluation",
  .begin = begin,
  .follow = follow,
};
