/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever bytes a file holds, it is read or refused: never a crash, a hang or an endless heap.
 * A libFuzzer target; good seeds are the files of tests/data/spreadsheets/files.
 */

#include "workbook/mp-workbook.h"

#include <glib/gstdio.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *path = NULL;
  g_autoptr(MpWorkbook) book = NULL;

  if (path == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("miaopu-fuzz-XXXXXX", NULL);

      path = g_build_filename (folder, "workbook", NULL);
    }
  g_unlink (path);
  if (!g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                 0600, NULL))
    return 0;

  book = mp_workbook_open (path, NULL, NULL);
  for (guint i = 0; book != NULL && i < mp_workbook_get_n_sheets (book); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MpGrid) grid = mp_workbook_load (book, i, NULL, &error);

      g_assert_true ((grid == NULL) == (error != NULL));
    }
  return 0;
}
