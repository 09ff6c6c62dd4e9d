/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ledgers leave masked unless a purpose and a recipient are named; what was chosen is remembered,
 * that it was in full is not; cancelling leaves no half of a ledger.
 */

#include "config.h"

#include <string.h>

#include "app-fixture.h"
#include "app/export/mp-export-page-private.h"

typedef struct
{
  MpStore *store;
  MpWindow *window;
  MpExportPage *page;
  char *folder;
} Fixture;

static void
find_page (Fixture *self)
{
  mp_host_show (MP_HOST (self->window), "export");
  app_settle ();
  self->page = MP_EXPORT_PAGE (app_find (GTK_WIDGET (self->window), MP_TYPE_EXPORT_PAGE, NULL));
  g_assert_nonnull (self->page);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = app_office (40);
  self->folder = app_folder ();
  mp_store_set_setting (self->store, "export.folder", self->folder, NULL);
  self->window = app_window (self->store);
  find_page (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->folder);
  app_close (self->window, self->store);
}

static void
tick (Fixture *self, const char *id)
{
  for (guint i = 0; i < self->page->rows->len; i++)
    {
      GObject *row = self->page->rows->pdata[i];
      const MpPolicyQuery *ledger = g_object_get_data (row, "ledger");

      if (g_str_equal (ledger->id, id))
        gtk_check_button_set_active (g_object_get_data (row, "check"), TRUE);
    }
}

static gboolean
is_idle (gpointer data)
{
  return ((MpExportPage *) data)->running == NULL;
}

static GPtrArray *
list_files (Fixture *self)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (name));

  return files;
}

static void
test_masked (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;

  g_assert_false (gtk_widget_is_sensitive (self->page->export));
  tick (self, "L01");
  tick (self, "L03");
  g_assert_true (gtk_check_button_get_active (self->page->masked));
  app_click (self->page->export);
  app_wait (is_idle, self->page);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 2);
  for (guint i = 0; i < files->len; i++)
    g_assert_null (strstr (files->pdata[i], "完整版"));
  g_assert_true (gtk_widget_get_visible (self->page->open_folder));
  g_assert_cmpuint (self->page->n_made, ==, 2);
}

static void
test_full (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;
  gint64 n = 0;

  tick (self, "L03");
  gtk_check_button_set_active (self->page->full, TRUE);
  g_assert_false (gtk_widget_is_sensitive (self->page->export));
  gtk_editable_set_text (GTK_EDITABLE (self->page->purpose), "核对");
  g_assert_false (gtk_widget_is_sensitive (self->page->export));
  gtk_editable_set_text (GTK_EDITABLE (self->page->recipient), "市中区民政局");
  app_click (self->page->export);
  app_wait (is_idle, self->page);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_nonnull (strstr (files->pdata[0], "完整版"));
  mp_store_select_int (self->store,
                       "SELECT count(*) FROM export_batch"
                       " WHERE \"full\" = 1 AND recipient = '市中区民政局'",
                       NULL, 0, &n, NULL);
  g_assert_cmpint (n, ==, 1);
}

static void
test_remembered (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) ticked = NULL;
  g_autoptr (GtkWidget) again = NULL;

  tick (self, "L04");
  gtk_editable_set_text (GTK_EDITABLE (self->page->filler), "李明");
  gtk_check_button_set_active (self->page->full, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->page->purpose), "核对");
  gtk_editable_set_text (GTK_EDITABLE (self->page->recipient), "民政局");
  app_click (self->page->export);
  app_wait (is_idle, self->page);

  again = g_object_ref_sink (mp_export_page_new (self->store));
  ticked = mp_export_page_list_ticked (MP_EXPORT_PAGE (again));
  g_assert_cmpuint (ticked->len, ==, 1);
  g_assert_cmpstr (((const MpPolicyQuery *) ticked->pdata[0])->id, ==, "L04");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (MP_EXPORT_PAGE (again)->filler)), ==, "李明");
  g_assert_false (gtk_check_button_get_active (MP_EXPORT_PAGE (again)->full));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = NULL;

  tick (self, "L01");
  tick (self, "L02");
  tick (self, "L03");
  app_click (self->page->export);
  app_click (self->page->cancel);
  app_wait (is_idle, self->page);

  files = list_files (self);
  g_assert_cmpuint (files->len, ==, self->page->n_made);
  g_assert_cmpuint (self->page->n_made, <, 3);
}

/* One that cannot be written says why in its line. */
static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "in-the-way", NULL);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_free (self->page->folder);
  self->page->folder = g_steal_pointer (&file);
  tick (self, "L03");
  app_click (self->page->export);
  app_wait (is_idle, self->page);

  g_assert_cmpuint (self->page->failed->len, ==, 1);
  g_assert_true (gtk_widget_get_visible (self->page->results_box));

  /* Once the reason is gone, only what was not made is made. */
  g_free (self->page->folder);
  self->page->folder = g_strdup (self->folder);
  tick (self, "L01");
  app_click (self->page->retry);
  app_wait (is_idle, self->page);
  g_assert_cmpuint (self->page->failed->len, ==, 0);
  g_assert_cmpuint (self->page->n_made, ==, 1);
  g_assert_false (gtk_widget_get_visible (self->page->retry));
}

/* Rosters first, then statistics; all at once, and none. */
static void
test_all (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_nonnull (app_find (GTK_WIDGET (self->page->ledgers), GTK_TYPE_LABEL, "Rosters"));
  g_assert_nonnull (app_find (GTK_WIDGET (self->page->ledgers), GTK_TYPE_LABEL, "Statistics"));
  tick (self, "L01");
  app_click (self->page->all);
  all = mp_export_page_list_ticked (self->page);
  g_assert_cmpuint (all->len, ==, self->page->rows->len);
  app_click (self->page->all);
  none = mp_export_page_list_ticked (self->page);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_date (Fixture *self, gconstpointer data)
{
  g_autofree char *period = NULL;

  tick (self, "L03");
  gtk_editable_set_text (GTK_EDITABLE (self->page->date), "2025-8");
  g_assert_false (gtk_widget_is_sensitive (self->page->export));
  gtk_editable_set_text (GTK_EDITABLE (self->page->date), "2025.8.20");
  g_assert_true (gtk_widget_is_sensitive (self->page->export));
  period = mp_export_page_dup_period (self->page);
  g_assert_cmpstr (period, ==, "2025Q3");
  gtk_drop_down_set_selected (self->page->period, 1);
  g_clear_pointer (&period, g_free);
  period = mp_export_page_dup_period (self->page);
  g_assert_cmpstr (period, ==, "2025H2");
}

static gboolean
is_counted (gpointer data)
{
  return ((MpExportPage *) data)->outside_ids != NULL;
}

/* What the list has more than the ledger is said, and a click shows which they are. */
static void
test_outside (Fixture *self, gconstpointer data)
{
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_all = 0, n_rows = 0;
  guint n_outside;

  app_wait (is_counted, self->page);
  date = mp_export_page_dup_date (self->page);
  mp_store_select_int (self->store,
                       "SELECT count(*) FROM organization WHERE deleted_at IS NULL", NULL, 0,
                       &n_all, NULL);
  mp_ledger_count (self->store, "L01", &(MpLedgerOptions) { .date = date }, &n_rows, NULL, &error);
  g_assert_no_error (error);
  n_outside = self->page->outside_ids->len;
  g_assert_cmpuint (n_outside, >, 0);
  g_assert_cmpint (n_rows + n_outside, ==, n_all);

  app_click (self->page->outside);
  app_settle ();
  g_assert_nonnull (app_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL,
                              "From outside the register on that day"));
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/export-page/masked", test_masked },
    { "/export-page/full", test_full },
    { "/export-page/all", test_all },
    { "/export-page/remembered", test_remembered },
    { "/export-page/cancelled", test_cancelled },
    { "/export-page/no-folder", test_no_folder },
    { "/export-page/date", test_date },
    { "/export-page/outside", test_outside },
  };

  app_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return app_run ();
}
