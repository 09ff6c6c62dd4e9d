/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list leaves the office as it stands on the screen, masked, on record, and complete or not at
 * all.
 */

#include "ledger-desk.h"

#include "ledger/mp-ledger-list.h"
#include "policy/mp-rules.h"

#include <string.h>

static const char *const names[] = { "phone", "name", "sex" };

typedef struct
{
  char *path;
  GError *error;
  gboolean done;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->path = mp_ledger_list_export_finish (MP_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static GArray *
list_people (Desk *self)
{
  g_autoptr (MpQuery) query = mp_query_new (mp_store_get_entity (self->store, "person"));

  return mp_store_select_ids (self->store, query, NULL, NULL);
}

static void
export_people (Desk *self, GArray *ids, GCancellable *cancellable, Answer *answer)
{
  const MpEntity *person = mp_store_get_entity (self->store, "person");
  g_autofree char *path = g_build_filename (self->out, "people", NULL);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_mkdir (self->out, 0755);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (fields, (gpointer) mp_entity_get_field (person, names[i]));
  mp_ledger_list_export_async (self->store, person, ids, fields, "People", path, cancellable,
                               answered_cb, answer);
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_is_on_the_screen_leaves_masked (Desk *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_people (self);
  Answer answer = { 0 };
  g_autoptr (MpWorkbook) book = NULL;
  g_autoptr (MpGrid) grid = NULL;
  gint64 before = count_batches (self);

  g_assert_cmpuint (ids->len, >, 1);
  export_people (self, ids, NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (g_str_has_suffix (answer.path, "people.xlsx"));
  g_assert_cmpint (count_batches (self), ==, before + 1);

  book = mp_workbook_open (answer.path, NULL, NULL);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_cmpstr (mp_workbook_get_sheet_name (book, 0), ==, "People");
  g_assert_cmpuint (mp_grid_n_rows (grid), ==, ids->len + 1);
  for (guint row = 0; row < ids->len; row++)
    {
      g_autoptr (MpRecord) record =
          mp_store_load (self->store, mp_store_get_entity (self->store, "person"),
                         g_array_index (ids, gint64, row), NULL);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          const MpField *field = mp_entity_get_field (mp_record_get_entity (record), names[i]);
          g_autofree char *text =
              mp_record_dup_text (record, field, mp_store_get_codes (self->store));
          g_autofree char *masked = mp_mask (field->mask, text);

          g_assert_cmpstr (mp_grid_get (grid, row + 1, i)->text, ==, masked);
          if (field->mask != MP_MASK_NONE && *text != '\0')
            g_assert_cmpstr (masked, !=, text);
        }
    }
  g_free (answer.path);
}

/* What was typed into a remark, and the name of the person whom a link means. */
static void
test_what_is_personal_elsewhere_leaves_masked (Desk *self, gconstpointer data)
{
  const MpEntity *role = mp_store_get_entity (self->store, "person_role");
  g_autoptr (MpQuery) query = mp_query_new (role);
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (self->out, "roles", NULL);
  g_autoptr (MpRecord) before =
      mp_store_load (self->store, role, g_array_index (ids, gint64, 0), NULL);
  g_autoptr (MpRecord) record = mp_record_copy (before);
  Answer answer = { 0 };
  g_autoptr (MpWorkbook) book = NULL;
  g_autoptr (MpGrid) grid = NULL;

  mp_record_set_by_name (record, "remark", "电话13800138000");
  g_assert_true (mp_rules_store_record (self->store, record, before, "change", NULL, NULL));
  g_ptr_array_add (fields, (gpointer) mp_entity_get_field (role, "person"));
  g_ptr_array_add (fields, (gpointer) mp_entity_get_field (role, "remark"));
  g_array_set_size (ids, 1);
  g_mkdir (self->out, 0755);
  mp_ledger_list_export_async (self->store, role, ids, fields, "Roles", path, NULL, answered_cb,
                               &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer.error);

  book = mp_workbook_open (answer.path, NULL, NULL);
  grid = mp_workbook_load (book, 0, NULL, NULL);
  g_assert_nonnull (strchr (mp_grid_get (grid, 1, 0)->text, '*'));
  g_assert_cmpstr (mp_grid_get (grid, 1, 1)->text, ==, "电话138****8000");
  g_free (answer.path);
}

static void
test_no_list_into_the_office (Desk *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_people (self);
  g_autofree char *out = g_steal_pointer (&self->out);
  Answer answer = { 0 };

  self->out = g_build_filename (mp_store_get_folder (self->store), "out", NULL);
  export_people (self, ids, NULL, &answer);
  g_assert_error (answer.error, MP_SHEET_ERROR, MP_SHEET_ERROR_OPEN);
  g_error_free (answer.error);
  assert_nothing_left (self);
  g_free (self->out);
  self->out = g_steal_pointer (&out);
}

static void
test_a_cancelled_list_leaves_nothing (Desk *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_people (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  export_people (self, ids, cancellable, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (self);
  g_error_free (answer.error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/ledger-list/what-is-on-the-screen-leaves-masked",
             test_what_is_on_the_screen_leaves_masked);
  desk_test ("/ledger-list/what-is-personal-elsewhere-leaves-masked",
             test_what_is_personal_elsewhere_leaves_masked);
  desk_test ("/ledger-list/no-list-into-the-office", test_no_list_into_the_office);
  desk_test ("/ledger-list/a-cancelled-list-leaves-nothing", test_a_cancelled_list_leaves_nothing);

  return g_test_run ();
}
