/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a ledger may be written. What a person has written into one is never lost: only a file that
 * is still as the program wrote it is replaced.
 */

#include "config.h"

#include "mp-ledger-file.h"

#include <gio/gio.h>
#include <string.h>

char *
mp_ledger_file_fingerprint (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (1 << 16);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16, NULL, error)) > 0)
    g_checksum_update (checksum, buffer, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* Nothing is there, or a ledger of ours as it was written. */
gboolean
mp_ledger_file_may_be_replaced (MpStore *store, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sha256 = NULL;
  gint64 n = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  sha256 = mp_ledger_file_fingerprint (path, NULL);

  return sha256 != NULL
         && mp_store_select_int (
             store,
             "SELECT count(*) FROM export_batch WHERE file_name = :name AND sha256 = :sha256",
             (MpParam[]){ { "name", name, 0 }, { "sha256", sha256, 0 } }, 2, &n, NULL)
         && n > 0;
}

void
mp_ledger_file_number (MpStore *store, char **path)
{
  g_autofree char *stem = g_strndup (*path, strlen (*path) - strlen (".xlsx"));

  for (guint n = 2; !mp_ledger_file_may_be_replaced (store, *path); n++)
    {
      g_free (*path);
      *path = g_strdup_printf ("%s_%u.xlsx", stem, n);
    }
}
