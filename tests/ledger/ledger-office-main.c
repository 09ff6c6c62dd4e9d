/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ledger-office FOLDER DATE…: makes the nasty office in FOLDER/data and exports every ledger to
 * FOLDER/out, masked and full; and the office of known days in FOLDER/dated, whose ledgers of each
 * DATE go to FOLDER/DATE. For test-ledger.py, which reads them with a reader that is not ours.
 */

#include "ledger-office.h"
#include "ledger/mp-ledger-export.h"

static void
export (MpStore *store, const char *ledger, const char *folder, const MpLedgerOptions *options)
{
  GError *error = NULL;
  g_autofree char *path = mp_ledger_export (store, ledger, folder, options, NULL, NULL, NULL,
                                            &error);

  g_assert_no_error (error);
}

static void
export_nasty (const char *folder)
{
  const MpLedgerOptions masked = {
    .date = "2025-09-20", .filler = "张三", .phone = "0833-2441234", .reviewer = "李四",
  };
  const MpLedgerOptions full = {
    .date = "2025-09-20", .full = TRUE, .purpose = "县级核对", .recipient = "市中区民政局",
  };
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  MpStore *store = ledger_office_new (data);
  GPtrArray *ledgers = mp_ledgers ();

  for (guint i = 0; i < ledgers->len; i++)
    {
      const char *id = ((const MpPolicyQuery *) ledgers->pdata[i])->id;

      /* One without personal columns has no full copy: the second takes the place of the first. */
      export (store, id, out, &full);
      export (store, id, out, &masked);
    }
  mp_store_close (store);
  g_object_unref (store);
}

static void
export_dated (const char *folder, char **dates)
{
  g_autofree char *data = g_build_filename (folder, "dated", NULL);
  MpStore *store = ledger_office_dated_new (data);
  GPtrArray *ledgers = mp_ledgers ();

  for (char **date = dates; *date != NULL; date++)
    for (guint i = 0; i < ledgers->len; i++)
      {
        const MpLedgerOptions options = { .date = *date };
        g_autofree char *out = g_build_filename (folder, *date, NULL);

        export (store, ((const MpPolicyQuery *) ledgers->pdata[i])->id, out, &options);
      }
  mp_store_close (store);
  g_object_unref (store);
}

int
main (int argc, char *argv[])
{
  g_assert_cmpint (argc, >, 2);
  export_nasty (argv[1]);
  export_dated (argv[1], argv + 2);

  return 0;
}
