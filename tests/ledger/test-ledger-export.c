/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger is there complete, or not at all: whatever the disk, the target or the clerk does.
 */

#include "ledger-desk.h"

static void
take_fraction (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_tells_how_far_it_is (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double last = 0;
  gint64 n_rows = 0;
  g_autofree char *path =
      mp_ledger_export (self->store, "L01", self->out, &autumn, take_fraction, &last, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpfloat (last, ==, 1.0);
  g_assert_true (mp_ledger_count (self->store, "L01", &autumn, &n_rows, NULL, &error));
  g_assert_cmpint (n_rows, >, 30);
  g_assert_cmpint (count_batches (self), ==, 1);
}

static void
test_names_its_file (Desk *self, gconstpointer data)
{
  static const struct
  {
    MpLedgerOptions options;
    const char *name;
  } cases[] = {
    { { .date = "2025-09-20" }, "市中区_绿心街道_L03备案台账_2025Q3_20250920.xlsx" },
    { { .date = "2025-12-31", .period = "2025" },
      "市中区_绿心街道_L03备案台账_2025_20251231.xlsx" },
    { { .date = "2025-01-05", .period = "2024H2" },
      "市中区_绿心街道_L03备案台账_2024H2_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511102000000), .period = "2024-12" },
      "市中区_L03备案台账_2024-12_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511100000000) },
      "乐山市_L03备案台账_2025Q1_20250105.xlsx" },
    { { .date = "2025-01-05", .scope = G_GINT64_CONSTANT (511102009001) },
      "市中区_绿心街道_肖坝社区居委会_L03备案台账_2025Q1_20250105.xlsx" },
    { { .date = "2025-09-20", .full = TRUE, .purpose = "核对", .recipient = "区民政局" },
      "市中区_绿心街道_L03备案台账_2025Q3_20250920_完整版.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = mp_ledger_export (self->store, "L03", self->out, &cases[i].options,
                                                NULL, NULL, NULL, &error);
      g_autofree char *name = NULL;

      g_assert_no_error (error);
      name = g_path_get_basename (path);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* A group of divisions is named behind the unit that reports for it, and counts its members. */
static void
test_names_a_group (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  MpLedgerOptions options = { .date = "2025-09-20" };
  gint64 n_group = 0, n_member = 0;

  options.scope = bare_add (self->store, "division_group", "name", "沿江/片区", NULL);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, options.scope);
  bare_add (self->store, "division_group_member", "division_group", id, "division",
            "511102009001", NULL);
  path = mp_ledger_export (self->store, "L03", self->out, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "市中区_绿心街道_沿江-片区_L03备案台账_2025Q3_20250920.xlsx");

  g_assert_true (mp_ledger_count (self->store, "L03", &options, &n_group, NULL, &error));
  options.scope = G_GINT64_CONSTANT (511102009001);
  g_assert_true (mp_ledger_count (self->store, "L03", &options, &n_member, NULL, &error));
  g_assert_cmpint (n_member, >, 0);
  g_assert_cmpint (n_group, ==, n_member);
}

static void
test_refuses_what_it_cannot_mean (Desk *self, gconstpointer data)
{
  static const struct
  {
    MpLedgerOptions options;
    int code;
  } cases[] = {
    { { .date = "2025-02-30" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .date = "2025-9-20" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .date = "二〇二五年" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "2025Q5" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .period = "../../2025" }, MP_CATALOG_ERROR_UNREADABLE },
    { { .full = TRUE, .recipient = "区民政局" }, MP_CATALOG_ERROR_REQUIRED },
    { { .full = TRUE, .purpose = "核对", .recipient = " " }, MP_CATALOG_ERROR_REQUIRED },
    { { .scope = 1 }, MP_CATALOG_ERROR_UNKNOWN },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (self, &cases[i].options, NULL, MP_CATALOG_ERROR, cases[i].code);

  g_assert_null (
      mp_ledger_export (self->store, "L99", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN);
  assert_nothing_left (self);

  g_clear_error (&error);
  g_assert_true (mp_store_set_setting (self->store, MP_SETTING_UNIT, NULL, NULL));
  g_assert_null (
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED);
}

static void
cancel_half_way (double fraction, gpointer data)
{
  if (fraction >= 0.35)
    g_cancellable_cancel (data);
}

static void
cancel_reading_back (double fraction, gpointer data)
{
  if (fraction >= 0.9)
    g_cancellable_cancel (data);
}

static void
test_cancelled_leaves_nothing (Desk *self, gconstpointer data)
{
  static const MpLedgerProgress moments[] = { cancel_half_way, cancel_reading_back };

  ledger_office_add (self->store, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (mp_ledger_export (self->store, "L04", self->out, &autumn, moments[i],
                                       cancellable, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_nothing_left (self);
    }
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
take_fraction_on_main (double fraction, gpointer data)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  *(double *) data = fraction;
}

static void
test_works_behind_the_window (Desk *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  double last = 0;

  ledger_office_add (self->store, 20000);
  mp_ledger_export_async (self->store, "L04", self->out, &autumn, take_fraction_on_main, &last,
                          NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  path = mp_ledger_export_finish (self->store, result, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpfloat (last, >, 0);
  g_assert_cmpint (count_batches (self), ==, 1);
}

static void
test_cancelled_behind_the_window (Desk *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ledger_office_add (self->store, 5000);
  mp_ledger_export_async (self->store, "L04", self->out, &autumn, NULL, NULL, cancellable,
                          take_result, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (mp_ledger_export_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (self);
}

static void
test_an_empty_office_has_empty_ledgers (Desk *self, gconstpointer data)
{
  const MpLedgerOptions empty = { .date = "2025-09-20", .scope = G_GINT64_CONSTANT (511102009003) };
  GPtrArray *ledgers = mp_ledgers ();

  for (guint i = 0; i < ledgers->len; i++)
    {
      const MpPolicyQuery *ledger = g_ptr_array_index (ledgers, i);
      g_autoptr (GError) error = NULL;
      g_autofree char *path =
          mp_ledger_export (self->store, ledger->id, self->out, &empty, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_a_text_that_no_cell_holds (Desk *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "organization");
  g_autoptr (MpRecord) group = mp_record_new_initial (entity);
  g_autofree char *long_text = g_strnfill (32768, 'x');
  g_autoptr (GError) error = NULL;

  mp_record_set_by_name (group, "name", "备注过长");
  mp_record_set_by_name (group, "division", "511102009001");
  mp_record_set_by_name (group, "remark", long_text);
  g_assert_true (bare_save (self->store, group, NULL, "long", &error));

  g_assert_null (
      mp_ledger_export (self->store, "L04", self->out, &autumn, NULL, NULL, NULL, &error));
  g_assert_error (error, MP_SHEET_ERROR, MP_SHEET_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "32,767"));
  g_assert_nonnull (strstr (error->message, "备注过长"));
  g_assert_nonnull (strstr (error->message, "备注”"));
  g_assert_null (strstr (error->message, "xxx"));
  assert_nothing_left (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/ledger-export/tells-how-far-it-is", test_tells_how_far_it_is);
  desk_test ("/ledger-export/names-its-file", test_names_its_file);
  desk_test ("/ledger-export/names-a-group", test_names_a_group);
  desk_test ("/ledger-export/refuses-what-it-cannot-mean", test_refuses_what_it_cannot_mean);
  desk_test ("/ledger-export/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  desk_test ("/ledger-export/works-behind-the-window", test_works_behind_the_window);
  desk_test ("/ledger-export/cancelled-behind-the-window", test_cancelled_behind_the_window);
  desk_test ("/ledger-export/an-empty-office-has-empty-ledgers",
             test_an_empty_office_has_empty_ledgers);
  desk_test ("/ledger-export/a-text-that-no-cell-holds", test_a_text_that_no_cell_holds);

  return g_test_run ();
}
