/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is common to the tests of the page where workbooks are brought in.
 */

#include "config.h"

#include "import-page-fixture.h"

#define UNIT "511102009000"

void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->store = app_office (0);
  mp_store_load_divisions (self->store, "511102009", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, UNIT, &error);
  g_assert_no_error (error);
  self->window = app_window (self->store);
  mp_host_show (MP_HOST (self->window), "import");
  app_settle ();
  self->page = MP_IMPORT_PAGE (app_find (GTK_WIDGET (self->window), MP_TYPE_IMPORT_PAGE, NULL));
  g_assert_nonnull (self->page);
}

void
tear_down (Fixture *self, gconstpointer data)
{
  app_close (self->window, self->store);
}

gboolean
is_idle (gpointer data)
{
  return ((MpImportPage *) data)->running == NULL;
}

void
open_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ledgers",
                                                 "imports", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  mp_import_page_open (self->page, file);
  app_wait (is_idle, self->page);
}

void
go_on (Fixture *self)
{
  app_click (self->page->next);
  app_wait (is_idle, self->page);
}

gint64
count (Fixture *self, const char *sql)
{
  gint64 n = 0;

  g_assert_true (mp_store_select_int (self->store, sql, NULL, 0, &n, NULL));
  return n;
}

MpImportRow *
find_row (Fixture *self, MpImportOutcome outcome, gboolean resembles)
{
  GListModel *rows = mp_import_get_rows (self->page->import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      const MpImportSimilar *similar = mp_import_row_get_similar (row);

      if (mp_import_row_get_outcome (row) == outcome
          && (!resembles || (similar != NULL && similar->record != 0)))
        return row;
    }
  return NULL;
}
