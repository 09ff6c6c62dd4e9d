/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No more is paid from an account than it holds on that day (domain.md W10). Advisory: an account
 * of which no income is written down says nothing about what it holds.
 */

#include "config.h"

#include "mp-rules-private.h"

#include <glib/gi18n-lib.h>

#define EXPENSE "2"

#define OVERSPENT                                                                                  \
  "SELECT count (*) FROM (SELECT"                                                                  \
  " total (CASE direction WHEN '1' THEN amount ELSE -amount END) AS balance,"                      \
  " count (CASE direction WHEN '1' THEN 1 END) AS incomes"                                         \
  " FROM fund_txn WHERE fund_account = :account AND id <> :id AND txn_on <= :day"                  \
  " AND deleted_at IS NULL)"                                                                       \
  " WHERE incomes > 0 AND balance < CAST (:amount AS INTEGER)"

static const MpIssue overspent = {
  "overspent", N_("More than the account holds on that day by what is written down of it")
};

static const MpIssue *
advise (MpStore *store, MpRecord *entry, const MpField *field)
{
  const MpParam params[] = {
    { ":account", NULL, mp_record_get_int (entry, "fund_account") },
    { ":id", NULL, mp_record_get_id (entry) },
    { ":day", mp_record_get_by_name (entry, "txn_on"), 0 },
    { ":amount", mp_record_get_by_name (entry, "amount"), 0 },
  };
  gint64 n = 0;

  if (!g_str_equal (field->name, "amount") || !mp_record_is (entry, "direction", EXPENSE)
      || params[0].number <= 0 || params[2].text == NULL)
    return NULL;

  return mp_store_select_int (store, OVERSPENT, params, G_N_ELEMENTS (params), &n, NULL) && n > 0
             ? &overspent
             : NULL;
}

const MpRules mp_fund_txn_rules = {
  .entity = "fund_txn",
  .advise = advise,
};
