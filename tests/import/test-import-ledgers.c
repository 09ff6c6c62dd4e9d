/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that every ledger of tests/data/ledgers becomes the records that its expectation says,
 * row by row; that nothing which may never be stored is stored; that the file stays as it was; that
 * undoing brings back exactly what was there; and that the same file again has nothing to add.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "import-expectation.h"
#include "policy/mp-rules.h"

#include <string.h>

/* The name of an expectation begins with its folder: "imports/A01….json". */
static char *
ledger_path (const char *name)
{
  return g_build_filename (g_test_get_dir (G_TEST_DIST), "data", "ledgers", name, NULL);
}

/* The ledger itself lies beside its expectation. */
static char *
file_path (const char *name, JsonObject *expected)
{
  g_autofree char *path = ledger_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, json_object_get_string_member (expected, "file"), NULL);
}

static void
settle_in (Office *office, JsonObject *expected)
{
  JsonObject *setting = json_object_get_object_member (expected, "setting");
  const char *unit = json_object_get_string_member (setting, "reporting_unit");
  GError *error = NULL;

  mp_store_load_divisions (office->store, unit, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (office->store, MP_SETTING_UNIT, unit, &error);
  g_assert_no_error (error);
}

/* The organizations that the rows name: [name, code of the community]. */
static void
add_needed (Office *office, JsonObject *expected)
{
  JsonArray *needed = json_object_has_member (expected, "organizations_needed")
                          ? json_object_get_array_member (expected, "organizations_needed")
                          : NULL;

  for (guint i = 0; needed != NULL && i < json_array_get_length (needed); i++)
    {
      JsonArray *one = json_array_get_array_element (needed, i);
      g_autoptr (MpRecord) record =
          mp_record_new_initial (mp_store_get_entity (office->store, "organization"));
      GError *error = NULL;

      mp_record_set_by_name (record, "name", json_array_get_string_element (one, 0));
      mp_record_set_by_name (record, "division", json_array_get_string_element (one, 1));
      mp_rules_store_record (office->store, record, NULL, "needed", NULL, &error);
      g_assert_no_error (error);
    }
}

static char *
digest (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static MpImport *
plan (Office *office, const char *path, const char *decisions)
{
  GError *error = NULL;
  MpImport *import = mp_import_open (office->store, path, NULL, NULL, &error);

  g_assert_no_error (error);
  mp_import_set_decisions (import, decisions, &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return import;
}

static void
report (const char *name, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("# %s: %s\n", name, (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static gboolean
take_values (const char *const *values, guint n_values, gpointer data, GError **error)
{
  for (guint i = 0; i < n_values; i++)
    if (values[i] != NULL)
      g_hash_table_add (data, expectation_fold (values[i]));

  return TRUE;
}

/* Not the whole of any value, in any table. */
static void
assert_never_stored (Office *office, JsonObject *expected)
{
  JsonArray *never = json_object_get_array_member (expected, "never_stored");
  g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT id");
      GError *error = NULL;

      for (guint f = 0; f < entities[e]->n_fields; f++)
        if ((entities[e]->fields[f].flags & MP_DERIVED) == 0)
          g_string_append_printf (sql, ", %s", entities[e]->fields[f].name);
      g_string_append_printf (sql, " FROM %s", entities[e]->name);
      mp_store_select (office->store, sql->str, NULL, 0, take_values, stored, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (g_hash_table_size (stored), >, 50);
  for (guint i = 0; i < json_array_get_length (never); i++)
    {
      g_autofree char *text = expectation_fold (json_array_get_string_element (never, i));

      g_assert_false (g_hash_table_contains (stored, text));
    }
}

static void
import_ledger (Office *office, const char *name)
{
  g_autofree char *expectation_path = ledger_path (name);
  g_autoptr (JsonObject) expected = expectation_load (expectation_path);
  g_autofree char *path = file_path (name, expected);
  g_autofree char *decisions = expectation_decisions (expected);
  g_autofree char *file_before = digest (path);
  g_autofree char *file_after = NULL;
  g_autofree char *before = NULL;
  g_autofree char *planned = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpImport) again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 change = 0;
  GError *error = NULL;

  settle_in (office, expected);
  add_needed (office, expected);
  before = office_dump (office);
  import = plan (office, path, decisions);
  problems = expectation_check (expected, import);
  report (name, problems);
  planned = office_dump (office);
  g_assert_cmpstr (before, ==, planned);

  mp_import_apply (import, NULL, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change, !=, 0);
  assert_never_stored (office, expected);
  office_assert_sound (office);
  file_after = digest (path);
  g_assert_cmpstr (file_before, ==, file_after);

  /* What was stored is there; what is held is held again. */
  again = plan (office, path, decisions);
  for (guint i = 0; i < mp_import_get_n_read (import); i++)
    {
      g_autoptr (MpImportRow) first = g_list_model_get_item (mp_import_get_rows (import), i);
      g_autoptr (MpImportRow) second = g_list_model_get_item (mp_import_get_rows (again), i);
      MpImportOutcome was = mp_import_row_get_outcome (first);

      if (was == MP_IMPORT_NEW || was == MP_IMPORT_UPDATED || was == MP_IMPORT_SAME)
        {
          for (guint c = 0; c < mp_import_row_get_changes (second)->len; c++)
            g_test_message (
                "row %u: %s", mp_import_row_get_row (second),
                ((MpImportChange *) g_ptr_array_index (mp_import_row_get_changes (second), c))
                    ->target);
          g_assert_cmpint (mp_import_row_get_outcome (second), ==, MP_IMPORT_SAME);
          g_assert_cmpint (mp_import_row_get_id (first), !=, 0);
        }
      else
        g_assert_cmpint (mp_import_row_get_outcome (second), !=, MP_IMPORT_NEW);
    }

  mp_store_undo (office->store, change, &label, &error);
  g_assert_no_error (error);
  undone = office_dump (office);
  g_assert_cmpstr (before, ==, undone);
}

static void
test_ledger (gconstpointer data)
{
  Office office = { 0 };
  const char *name = data;
  g_autofree char *path = ledger_path (name);
  g_autoptr (JsonObject) expected = expectation_load (path);
  const char *store =
      json_object_get_string_member (json_object_get_object_member (expected, "setting"), "store");

  office_set_up (&office, NULL);
  /* "after importing A01" */
  if (g_str_has_prefix (store, "after importing "))
    {
      g_autofree char *folder = ledger_path ("imports");
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *file;

      while ((file = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (file, ".json")
            && g_str_has_prefix (file, store + strlen ("after importing ")))
          {
            g_autofree char *first_name = g_build_filename ("imports", file, NULL);
            g_autofree char *first_path = ledger_path (first_name);
            g_autoptr (JsonObject) first = expectation_load (first_path);
            g_autofree char *first_file = file_path (first_name, first);
            g_autofree char *decisions = expectation_decisions (first);
            g_autoptr (MpImport) import = NULL;
            GError *error = NULL;

            settle_in (&office, first);
            import = plan (&office, first_file, decisions);
            mp_import_apply (import, NULL, NULL, NULL, NULL, &error);
            g_assert_no_error (error);
          }
    }
  import_ledger (&office, name);
  office_tear_down (&office, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The expectations in a folder. */
static void
collect (const char *folder, GPtrArray *names)
{
  g_autofree char *path = ledger_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      g_ptr_array_add (names, g_build_filename (folder, file, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  collect ("imports", names);
  collect ("more", names);
  collect ("works", names);
  g_assert_cmpuint (names->len, >=, 7);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_path_get_basename (g_ptr_array_index (names, i));
      g_autofree char *id = g_strndup (file, 3);
      g_autofree char *test = g_strconcat ("/import/ledgers/", id, NULL);

      g_test_add_data_func (test, g_ptr_array_index (names, i), test_ledger);
    }

  return g_test_run ();
}
