/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger that is longer than a sheet.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "ledger/mp-ledger-sheet.h"

#define N_ROWS (MP_WORKBOOK_ROWS_MAX + 1000)

typedef struct
{
  guint n_rows;    /* with a serial number */
  gint64 serials;  /* their sum: none is missing, none is twice */
  gboolean header; /* 数 was seen in the fifth row */
  double total;
} Sheet;

static gboolean
look (const MpCell *cell, gpointer data, GError **error)
{
  Sheet *self = data;

  if (cell->column == 1 && cell->row == 3)
    self->header = g_str_equal (cell->text, "数");
  if (cell->formula)
    self->total = cell->number;
  else if (cell->column == 0 && cell->kind == MP_CELL_NUMBER)
    {
      self->n_rows++;
      self->serials += (gint64) cell->number;
    }

  return TRUE;
}

static void
test_goes_on_on_the_next_sheet (void)
{
  const char *text = "-- ledger: T01\n-- title: 长台账\n-- name: 长\n"
                     "-- purpose: 试\n-- basis: 试\n-- units: 个\n"
                     "-- column: 序号 | | serial\n-- column: 数 | n | number\n"
                     "SELECT 1 AS n;\n";
  g_autofree char *folder = g_dir_make_tmp ("miaopu-long-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.xlsx", NULL);
  g_autofree char *tmpdir = g_build_filename (folder, "tmp", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MpPolicyQuery) query = mp_policy_query_parse (text, &error);
  g_autoptr (MpCodes) codes = mp_codes_new ();
  const MpMask none[] = { MP_MASK_NONE, MP_MASK_NONE };
  g_autoptr (GArray) masks = g_array_new (FALSE, FALSE, sizeof (MpMask));
  g_autoptr (MpWorkbookWriter) writer = mp_workbook_writer_new (path, tmpdir, &error);
  g_autoptr (MpLedgerSheet) ledger = NULL;
  g_autoptr (MpWorkbook) book = NULL;
  char place[] = "绿心街道";
  char period[] = "2025年";
  MpLedgerCover cover = {
    .place = place, .unit = place, .date_words = period, .period_words = period
  };
  MpLedgerOptions options = { 0 };
  Sheet sheets[2] = { { 0 }, { 0 } };

  g_assert_no_error (error);
  g_array_append_vals (masks, none, G_N_ELEMENTS (none));
  ledger = mp_ledger_sheet_new (writer, query, masks, &cover, &options, codes);
  for (guint i = 0; i < N_ROWS; i++)
    mp_ledger_sheet_add (ledger, (const char *const[]){ "3" });
  mp_ledger_sheet_end (ledger);
  g_assert_true (mp_workbook_writer_finish (writer, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  book = mp_workbook_open (path, NULL, &error);
  g_assert_cmpuint (mp_workbook_get_n_sheets (book), ==, 2);
  g_assert_cmpstr (mp_workbook_get_sheet_name (book, 1), ==, "长 (2)");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mp_workbook_stream (book, i, look, &sheets[i], NULL, &error));
      g_assert_true (sheets[i].header);
    }
  g_assert_cmpuint (sheets[0].n_rows + sheets[1].n_rows, ==, N_ROWS);
  g_assert_cmpint (sheets[0].serials + sheets[1].serials, ==, (gint64) N_ROWS * (N_ROWS + 1) / 2);
  g_assert_cmpfloat (sheets[0].total, ==, 0);
  g_assert_cmpfloat (sheets[1].total, ==, 3.0 * N_ROWS);

  g_remove (path);
  g_rmdir (tmpdir);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger-sheet/goes-on-on-the-next-sheet", test_goes_on_on_the_next_sheet);

  return g_test_run ();
}
