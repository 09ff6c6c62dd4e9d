/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where ledgers are written, and that a failed one leaves nothing there.
 */

#include "ledger-desk.h"

void
desk_set_up (Desk *self, gconstpointer data)
{
  g_autofree char *office = NULL;

  self->folder = g_dir_make_tmp ("miaopu-ledger-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  office = g_build_filename (self->folder, "data", NULL);
  self->out = g_build_filename (self->folder, "out", NULL);
  self->store = ledger_office_new (office);
}

void
desk_tear_down (Desk *self, gconstpointer data)
{
  g_clear_object (&self->store);
  ledger_office_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->out);
}

const MpLedgerOptions autumn = { .date = "2025-09-20" };

guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

gint64
count_batches (Desk *self)
{
  gint64 n = -1;

  g_assert_true (
      mp_store_select_int (self->store, "SELECT count(*) FROM export_batch", NULL, 0, &n, NULL));
  return n;
}

/* Neither a ledger, nor a part of one, nor a temporary file, nor a record of an export. */
void
assert_nothing_left (Desk *self)
{
  g_autofree char *tmp = g_build_filename (mp_store_get_folder (self->store), "tmp", NULL);

  g_assert_cmpuint (count_files (self->out), ==, 0);
  g_assert_cmpuint (count_files (tmp), ==, 0);
  g_assert_cmpint (count_batches (self), ==, 0);
}

void
assert_fails (Desk *self, const MpLedgerOptions *options, GCancellable *cancellable, GQuark domain,
              int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      mp_ledger_export (self->store, "L04", self->out, options, NULL, NULL, cancellable, &error);

  g_assert_null (path);
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
}
