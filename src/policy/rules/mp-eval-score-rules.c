/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Once every item of the scheme has its score the evaluation has its total (domain.md W6), and
 * with each correction the new one. A total that was written down without scores stays.
 */

#include "config.h"

#include "mp-rules-private.h"

/* Of each item the share that was reached, by its weight; an item without one weighs its highest
 * score. All are thousandths.
 */
#define TOTAL                                                                                      \
  "SELECT CAST (round (coalesce (full_score, sum (weight)) * sum (score * weight / most)"          \
  "  / sum (weight)) AS INTEGER) FROM ("                                                           \
  " SELECT s.full_score, coalesce (i.weight, i.max_score) AS weight, 1.0 * i.max_score AS most,"   \
  "  (SELECT max (c.review_score) FROM eval_score AS c WHERE c.evaluation = e.id"                  \
  "   AND c.eval_item = i.id AND c.deleted_at IS NULL) AS score"                                   \
  " FROM evaluation AS e JOIN eval_scheme AS s ON s.id = e.eval_scheme"                            \
  " JOIN eval_item AS i ON i.eval_scheme = s.id AND i.deleted_at IS NULL"                          \
  " WHERE e.id = :evaluation)"                                                                     \
  " GROUP BY full_score HAVING count (*) = count (score)"

static gboolean
follow (MpWriter *writer, MpRecord *score, MpRecord *before, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (mp_writer_get_store (writer), "evaluation");
  const MpParam params[] = { { ":evaluation", NULL, mp_record_get_int (score, "evaluation") } };
  g_autoptr (MpRecord) evaluation = NULL;
  g_autofree char *total = NULL;

  if (!mp_rules_dup (writer, TOTAL, params, G_N_ELEMENTS (params), &total, error))
    return FALSE;
  if (total == NULL)
    return TRUE;

  evaluation = mp_writer_load (writer, entity, params[0].number, error);
  if (evaluation == NULL)
    return FALSE;
  mp_record_set_by_name (evaluation, "total", total);

  return mp_rules_save (writer, evaluation, NULL, error);
}

const MpRules mp_eval_score_rules = {
  .entity = "eval_score",
  .follow = follow,
};
