/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledger-office DATA OUT: makes the nasty office in DATA and exports every ledger to OUT, masked
 * and full, for test-ledger.py to read with a reader that is not ours.
 */

#include "ledger-office.h"
#include "ledger/mp-ledger-export.h"

int
main (int argc, char *argv[])
{
  const MpLedgerOptions copies[] = {
    { .date = "2025-09-20", .filler = "张三", .phone = "0833-2441234", .reviewer = "李四" },
    { .date = "2025-09-20", .full = TRUE, .purpose = "县级核对", .recipient = "市中区民政局" },
  };
  MpStore *store;
  GPtrArray *ledgers = mp_ledgers ();

  g_assert_cmpint (argc, ==, 3);
  store = ledger_office_new (argv[1]);
  for (guint i = 0; i < ledgers->len; i++)
    for (guint c = 0; c < G_N_ELEMENTS (copies); c++)
      {
        const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
        GError *error = NULL;
        g_autofree char *path = NULL;

        if (copies[c].full && !ledger->personal)
          continue;
        path = mp_ledger_export (store, ledger->id, argv[2], &copies[c], NULL, NULL, NULL, &error);
        g_assert_no_error (error);
      }
  mp_store_close (store);
  g_object_unref (store);

  return 0;
}
