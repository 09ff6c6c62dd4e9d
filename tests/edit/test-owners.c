/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link to records of several kinds is as good as a link to one: its title is read and searched,
 * it leads to a division, nothing goes from under it, and who types or imports a name means a
 * record of the kind that stands beside it.
 */

#include "../store/paper-table.h"
#include "../store/store-fixture.h"

#include "edit/mp-record-edit.h"
#include "edit/mp-wording.h"
#include "import/mp-import.h"
#include "policy/mp-rules.h"
#include "store/mp-writing.h"

typedef struct
{
  Office office;
  const MpEntity *paper;
  gint64 organization, person;
} Papers;

static gint64
save (Papers *self, MpRecord *record)
{
  GError *error = NULL;

  mp_rules_store_record (self->office.store, record, NULL, "test", NULL, &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

static gint64
add (Papers *self, const char *title, const char *kind, gint64 owner)
{
  g_autoptr (MpRecord) record = paper_new (self->office.store, title, kind, owner);

  return save (self, record);
}

/* Two records that bear one name. */
static void
set_up (Papers *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("miaopu-XXXXXX", NULL);

  paper_make_file (folder);
  office_set_up_in (&self->office, folder);
  self->paper = mp_store_get_entity (self->office.store, "paper");
  self->organization = office_add (&self->office, "红霞");
  self->person = office_add_person (&self->office, "红霞");
}

static void
tear_down (Papers *self, gconstpointer data)
{
  office_tear_down (&self->office, data);
}

static void
assert_owner (Papers *self, gint64 paper, const char *kind, gint64 owner)
{
  g_autofree char *is = office_value (&self->office, self->paper, paper, "owner_kind");
  g_autofree char *id = office_value (&self->office, self->paper, paper, "owner");

  g_assert_cmpstr (is, ==, kind);
  g_assert_cmpint (g_ascii_strtoll (id, NULL, 10), ==, owner);
}

static guint
count_found (MpStore *store, MpQuery *query)
{
  GError *error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids (store, query, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
insert (MpWriter *writer, gpointer data, GError **error)
{
  return mp_writer_insert (writer, data, error) != 0;
}

/* With an id that a record of another kind may have too. */
static void
add_numbered (Papers *self, const MpEntity *entity, gint64 id, const char *name)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);
  g_autofree char *division = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);
  GError *error = NULL;

  mp_record_set_id (record, id);
  mp_record_set_by_name (record, "name", name);
  mp_record_set_by_name (record, "division", division);
  mp_store_write (self->office.store, "test", insert, record, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_title (Papers *self, gint64 paper, const char *expected)
{
  g_autoptr (MpRecord) record = mp_store_load (self->office.store, self->paper, paper, NULL);

  g_assert_cmpstr (mp_record_get_title (record, mp_entity_get_field (self->paper, "owner")), ==,
                   expected);
}

static void
test_titles (Papers *self, gconstpointer data)
{
  add_numbered (self, self->office.organization, 7, "长青书画社");
  add_numbered (self, self->office.person, 7, "李明");
  assert_title (self, add (self, "章程", "organization", 7), "长青书画社");
  assert_title (self, add (self, "证件", "person", 7), "李明");
}

static void
test_search (Papers *self, gconstpointer data)
{
  gint64 paper = add (self, "章程", "organization", office_add (&self->office, "长青书画社"));
  g_autoptr (MpQuery) query = mp_query_new (self->paper);
  g_autofree char *words = NULL;

  add (self, "证件", "person", office_add_person (&self->office, "书画"));
  mp_query_set_text (query, "书画社");
  g_assert_cmpuint (count_found (self->office.store, query), ==, 1);
  mp_query_set_text (query, "书画");
  g_assert_cmpuint (count_found (self->office.store, query), ==, 2);

  {
    g_autofree char *owner = office_value (&self->office, self->paper, paper, "owner");

    words = mp_wording_of_value (self->office.store, mp_entity_get_field (self->paper, "owner"),
                                 owner);
  }
  g_assert_cmpstr (words, ==, "长青书画社");
}

static void
test_scope (Papers *self, gconstpointer data)
{
  g_autoptr (MpQuery) query = mp_query_new (self->paper);

  add (self, "章程", "organization", self->organization);
  add (self, "证件", "person", self->person);
  mp_query_set_scope (query, COMMUNITY);
  g_assert_cmpuint (count_found (self->office.store, query), ==, 1);
  office_add_role (&self->office, self->organization, self->person);
  g_assert_cmpuint (count_found (self->office.store, query), ==, 2);
  mp_query_set_scope (query, 1);
  g_assert_cmpuint (count_found (self->office.store, query), ==, 0);
}

/* --- nothing goes from under it --------------------------------------------------------------- */

static void
test_owner_must_be_there (Papers *self, gconstpointer data)
{
  g_autoptr (MpRecord) record =
      paper_new (self->office.store, "章程", "person", self->organization);
  g_autoptr (MpRecord) before = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_rules_store_record (self->office.store, record, NULL, "test", NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (office_count (&self->office, "paper"), ==, 0);
  g_clear_error (&error);

  g_clear_object (&record);
  record = mp_store_load (self->office.store, self->paper,
                          add (self, "章程", "organization", self->organization), NULL);
  before = mp_record_copy (record);
  mp_record_set_by_name (record, "owner_kind", "person");
  mp_record_set_by_name (record, "owner", "12345");
  g_assert_false (mp_rules_store_record (self->office.store, record, before, "test", NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONSTRAINT);
  assert_owner (self, mp_record_get_id (record), "organization", self->organization);
}

static void
test_used_is_not_deleted (Papers *self, gconstpointer data)
{
  gint64 paper = add (self, "章程", "organization", self->organization);
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_rules_delete_record (self->office.store, self->office.organization,
                                          self->organization, "delete", &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_USED);
  g_clear_error (&error);

  mp_rules_delete_record (self->office.store, self->paper, paper, "delete", &error);
  g_assert_no_error (error);
  mp_rules_delete_record (self->office.store, self->office.organization, self->organization,
                          "delete", &error);
  g_assert_no_error (error);
}

static void
test_nothing_is_put_under_the_bin (Papers *self, gconstpointer data)
{
  g_autoptr (MpRecord) record =
      paper_new (self->office.store, "章程", "organization", self->organization);
  g_autoptr (GError) error = NULL;

  mp_rules_delete_record (self->office.store, self->office.organization, self->organization,
                          "delete", &error);
  g_assert_no_error (error);
  g_assert_false (mp_rules_store_record (self->office.store, record, NULL, "test", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
}

/* What made the owner is not taken back before what needs it. */
static void
test_undo_keeps_the_order (Papers *self, gconstpointer data)
{
  g_autoptr (MpChange) made = mp_store_peek_undo (self->office.store);
  g_autoptr (GError) error = NULL;
  gint64 paper = add (self, "证件", "person", self->person);

  g_assert_false (mp_store_undo (self->office.store, made->id, NULL, &error));
  g_assert_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "证件"));
  assert_owner (self, paper, "person", self->person);
  g_clear_error (&error);

  for (int i = 0; i < 2; i++)
    {
      mp_store_undo (self->office.store, 0, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (office_count (&self->office, "person"), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      mp_store_redo (self->office.store, NULL, &error);
      g_assert_no_error (error);
    }
  assert_owner (self, paper, "person", self->person);
  office_assert_sound (&self->office);
}

/* --- editing ---------------------------------------------------------------------------------- */

static void
note_changed (MpRecordEdit *edit, const MpField *field, gpointer data)
{
  if (g_str_equal (field->name, "owner"))
    *(gboolean *) data = TRUE;
}

static void
test_edit (Papers *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->paper);
  g_autoptr (MpRecordEdit) edit = mp_record_edit_new (self->office.store, record);
  g_autoptr (MpRecordEdit) again = mp_record_edit_new (self->office.store, record);
  const MpField *kind = mp_entity_get_field (self->paper, "owner_kind");
  const MpField *owner = mp_entity_get_field (self->paper, "owner");
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  gboolean said = FALSE;
  g_autofree char *draft = NULL;
  g_autofree char *text = NULL;

  g_assert_false (mp_record_edit_shows_field (edit, owner));
  g_assert_null (mp_record_edit_get_linked (edit, owner));
  mp_record_edit_set_text (edit, owner, "红霞");
  g_assert_cmpstr (mp_record_edit_get_typed (edit, owner), ==, "红霞");

  mp_record_edit_set_text (edit, kind, "自然人");
  g_assert_null (mp_record_edit_get_typed (edit, owner));
  g_assert_true (mp_record_edit_shows_field (edit, owner));
  g_assert_true (mp_record_edit_get_linked (edit, owner) == self->office.person);
  mp_record_edit_set_text (edit, owner, "红霞");
  g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (edit), owner), ==, person);

  draft = mp_record_edit_dup_draft (edit);
  g_assert_true (mp_record_edit_apply_draft (again, draft));
  text = mp_record_edit_dup_text (again, owner);
  g_assert_cmpstr (text, ==, "红霞");
  g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (again), owner), ==, person);

  g_signal_connect (edit, "changed", G_CALLBACK (note_changed), &said);
  mp_record_edit_set_text (edit, kind, "集体");
  g_assert_true (said);
  g_assert_null (mp_record_get (mp_record_edit_get_record (edit), owner));
}

/* --- importing -------------------------------------------------------------------------------- */

static void
test_import (Papers *self, gconstpointer data)
{
  static const char table[] = "文件名称,归属,归属类别\n"
                              "章程,红霞,集体\n"
                              "证件,红霞,自然人\n"
                              "感谢信,周不识,自然人\n";
  g_autofree char *path = g_build_filename (self->office.folder, "papers.csv", NULL);
  GError *error = NULL;
  g_autoptr (MpImport) import = NULL;
  g_autoptr (MpQuery) query = mp_query_new (self->paper);
  g_autoptr (GArray) ids = NULL;

  mp_store_set_setting (self->office.store, MP_SETTING_UNIT, "511102001001", &error);
  g_assert_no_error (error);
  g_file_set_contents (path, table, -1, &error);
  g_assert_no_error (error);
  import = mp_import_open (self->office.store, path, "paper", NULL, &error);
  g_assert_no_error (error);
  mp_import_mark_heading (import, 0, 1, 0, "paper", &error);
  g_assert_no_error (error);
  mp_import_plan (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mp_import_get_count (import, MP_IMPORT_HELD), ==, 1);

  mp_import_apply (import, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ids = mp_store_select_ids (self->office.store, query, NULL, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  assert_owner (self, g_array_index (ids, gint64, 0), "organization", self->organization);
  assert_owner (self, g_array_index (ids, gint64, 1), "person", self->person);
}

#define papers_test(name, func) \
  g_test_add ("/owners/" name, Papers, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  papers_test ("titles", test_titles);
  papers_test ("search", test_search);
  papers_test ("scope", test_scope);
  papers_test ("must-be-there", test_owner_must_be_there);
  papers_test ("used-is-not-deleted", test_used_is_not_deleted);
  papers_test ("nothing-under-the-bin", test_nothing_is_put_under_the_bin);
  papers_test ("undo-keeps-the-order", test_undo_keeps_the_order);
  papers_test ("edit", test_edit);
  papers_test ("import", test_import);

  return g_test_run ();
}
