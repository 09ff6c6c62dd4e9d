/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a ledger may be written. What a person has written into one is never lost: only a file that
 * is still as the program wrote it is replaced.
 */

#include "config.h"

#include "mp-ledger-file.h"

#include "store/mp-folder.h"
#include "workbook/mp-workbook.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
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

gboolean
mp_ledger_file_check_place (MpStore *store, const char *path, GError **error)
{
  g_autofree char *shown = NULL;

  if (!mp_folder_holds (mp_store_get_folder (store), path))
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN,
               _("“%s” lies in the folder of the office. Choose another folder."), shown);
  return FALSE;
}

MpRecord *
mp_ledger_file_new_batch (MpStore *store, const char *ledger, const char *path, const char *part,
                          gint64 n_rows, GError **error)
{
  g_autoptr (MpRecord) batch = mp_record_new_initial (mp_store_get_entity (store, "export_batch"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sha256 = mp_ledger_file_fingerprint (part, error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n_rows);

  if (sha256 == NULL)
    return NULL;
  mp_record_set_by_name (batch, "ledger", ledger);
  mp_record_set_by_name (batch, "file_name", name);
  mp_record_set_by_name (batch, "sha256", sha256);
  mp_record_set_by_name (batch, "exported_at", at);
  mp_record_set_by_name (batch, "n_rows", number);

  return g_steal_pointer (&batch);
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
