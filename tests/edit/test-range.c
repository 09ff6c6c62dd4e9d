/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of people that was copied out of a table becomes a roster: who is known is meant, who is
 * not is made by the save, in one change and one undo; a name that two people have is asked.
 */

#include "../store/store-fixture.h"

#include "edit/mp-range.h"

typedef struct
{
  Office office;
  const MpEntity *roles, *people;
  GPtrArray *fields;
  MpRecordEdit *edit;
} Roster;

static void
set_up (Roster *self, gconstpointer data)
{
  g_autoptr (MpRecord) organization = NULL;
  gint64 id;

  office_set_up (&self->office, data);
  self->roles = mp_store_get_entity (self->office.store, "person_role");
  self->people = mp_store_get_entity (self->office.store, "person");
  self->fields = g_ptr_array_new ();
  for (guint i = 1; i < self->roles->n_fields; i++)
    if ((self->roles->fields[i].flags & MP_IN_LIST) != 0)
      g_ptr_array_add (self->fields, (gpointer) &self->roles->fields[i]);
  id = office_add (&self->office, "夕阳红舞蹈队");
  organization = mp_store_load (self->office.store, self->office.organization, id, NULL);
  self->edit = mp_record_edit_new (self->office.store, organization);
}

static void
tear_down (Roster *self, gconstpointer data)
{
  g_clear_object (&self->edit);
  g_ptr_array_unref (self->fields);
  office_tear_down (&self->office, data);
}

static char *
paste_at (Roster *self, guint position, const char *const *rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (; *rows != NULL; rows++)
    {
      GPtrArray *line = g_ptr_array_new_with_free_func (g_free);
      g_auto (GStrv) cells = g_strsplit (*rows, "\t", -1);

      for (char **cell = cells; *cell != NULL; cell++)
        g_ptr_array_add (line, g_strdup (*cell));
      g_ptr_array_add (lines, line);
    }
  return mp_range_lay (self->edit, self->roles, self->fields, position, 0, lines);
}

static void
paste (Roster *self, const char *const *rows)
{
  g_autofree char *said = paste_at (self, 0, rows);

  g_assert_nonnull (said);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  mp_record_edit_save_finish (MP_RECORD_EDIT (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save (Roster *self)
{
  gboolean done = FALSE;
  MpRecordEdit *where;
  const MpField *field;
  g_autofree char *problem = mp_record_edit_find_problem (self->edit, &where, &field);

  g_assert_null (problem);
  mp_record_edit_save_async (self->edit, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_twenty (Roster *self, gconstpointer data)
{
  static const char *const given[] = { "英", "兰", "芳", "琼", "珍", "华", "容", "清", "群", "蓉" };
  g_autofree char *before = office_dump (&self->office);
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  gint64 known = office_count (&self->office, "person");
  gint64 n = 0;
  GError *error = NULL;

  g_ptr_array_add (rows, g_strdup ("Full name\tSex\tTelephone\tRole"));
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (rows, g_strdup_printf ("王%s%s\t%s\t138000001%02u\t%s",
                                            i % 2 == 0 ? "桂" : "秀", given[i / 2],
                                            i % 3 == 0 ? "男" : "女", i,
                                            i == 0   ? "负责人"
                                            : i == 1 ? "副负责人"
                                                     : "会员"));
  g_ptr_array_add (rows, NULL);
  paste (self, (const char *const *) rows->pdata);
  g_assert_cmpuint (mp_record_edit_count_made (self->edit, self->roles), ==, 20);
  save (self);

  g_assert_cmpuint (mp_record_edit_count_made (self->edit, self->roles), ==, 0);
  g_assert_false (mp_record_edit_is_changed (self->edit));
  g_assert_cmpint (office_count (&self->office, "person"), ==, known + 20);
  mp_store_select_int (self->office.store,
                       "SELECT count (*) FROM person_role AS r JOIN person AS p ON p.id = r.person"
                       " WHERE p.phone LIKE '138000001__' AND length (p.sex) = 1"
                       " AND r.role IN ('1', '5', '6')",
                       NULL, 0, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 20);
  office_assert_sound (&self->office);

  mp_store_undo (self->office.store, 0, NULL, &error);
  g_assert_no_error (error);
  undone = office_dump (&self->office);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_known (Roster *self, gconstpointer data)
{
  gint64 one = office_add_person (&self->office, "李明");
  GListModel *rows = mp_record_edit_get_children (self->edit, self->roles);
  g_autoptr (MpRecordEdit) first = NULL;
  g_autoptr (MpRecordEdit) second = NULL;
  g_autoptr (MpRecordEdit) third = NULL;
  const MpField *person = mp_entity_get_field (self->roles, "person");
  g_autofree char *problem = NULL;

  office_add_person (&self->office, "王芳");
  office_add_person (&self->office, "王芳");
  paste (self, (const char *[]) { "李明\t男", "王芳\t女", "12345\t女", NULL });
  first = g_list_model_get_item (rows, 0);
  second = g_list_model_get_item (rows, 1);
  third = g_list_model_get_item (rows, 2);
  g_assert_cmpint (mp_record_get_int (mp_record_edit_get_record (first), "person"), ==, one);
  problem = mp_record_edit_dup_problem (second, person);
  g_assert_nonnull (problem);
  g_free (problem);
  problem = mp_record_edit_dup_problem (third, person);
  g_assert_nonnull (problem);
  g_assert_cmpuint (mp_record_edit_count_made (self->edit, self->roles), ==, 0);
}

/* Twice in the list without a telephone: one person with two roles. */
static void
test_twice (Roster *self, gconstpointer data)
{
  gint64 known = office_count (&self->office, "person");

  paste (self, (const char *[]) { "赵大妈\t负责人", "赵大妈\t财务", NULL });
  save (self);
  g_assert_cmpint (office_count (&self->office, "person"), ==, known + 1);
}

/* 副队长 is a code and a title, 队长 too; 名誉会长 is a title only; a label says nothing more. */
static void
test_titles (Roster *self, gconstpointer data)
{
  static const struct { const char *role; const char *title; } expected[] = {
    { "5", "副队长" }, { "1", "队长" }, { NULL, "名誉会长" }, { "5", NULL }, { "6", "领舞" },
  };
  const MpField *role = mp_entity_get_field (self->roles, "role");
  const MpField *title = mp_entity_get_field (self->roles, "title");
  GListModel *children;

  paste (self, (const char *[]) { "李明\t副队长\t", "王芳\t队长", "张三\t名誉会长", "赵大妈\t骨干",
                                  "周大妈\t成员\t领舞", NULL });
  children = mp_record_edit_get_children (self->edit, self->roles);
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MpRecordEdit) row = g_list_model_get_item (children, i);

      g_assert_null (mp_record_edit_get_typed (row, role));
      if (expected[i].role != NULL)
        g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (row), role), ==,
                         expected[i].role);
      g_assert_cmpstr (mp_record_get (mp_record_edit_get_record (row), title), ==,
                       expected[i].title);
    }
}

static char *
name_at (Roster *self, guint position)
{
  g_autoptr (MpRecordEdit) row =
    g_list_model_get_item (mp_record_edit_get_children (self->edit, self->roles), position);

  return mp_record_edit_dup_text (row, mp_entity_get_field (self->roles, "person"));
}

/* Days are no telephones, and a column beyond the grid's is named. */
static void
test_dates (Roster *self, gconstpointer data)
{
  g_autofree char *said =
    paste_at (self, 0, (const char *[]) { "李明\t队员\t\t2024-01",
                                          "王芳\t队员\t\t2024-02-03\t\t多余",
                                          "张三\t队员\t\t20240304", NULL });
  static const char *const since[] = { "2024-01", "2024-02-03", "2024-03-04" };
  GListModel *children = mp_record_edit_get_children (self->edit, self->roles);

  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      g_autoptr (MpRecordEdit) row = g_list_model_get_item (children, i);

      g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (row), "started_on"), ==,
                       since[i]);
    }
  g_assert_nonnull (strstr (said, "3 rows added"));
  g_assert_nonnull (strstr (said, "column 6 was not read in"));
  g_assert_null (strstr (said, "column 5"));
}

/* Who is known keeps their telephone, and that is said; the one they have is no news. */
static void
test_known_phone (Roster *self, gconstpointer data)
{
  g_autofree char *said = NULL;

  office_add_person (&self->office, "李明");
  said = paste_at (self, 0, (const char *[]) { "李明\t13800000199\t会员", NULL });
  g_assert_nonnull (strstr (said, "column 2 (Telephone)"));
}

/* A roster goes behind the leader; over a row only where the same person stands; a name alone is
 * put where the cursor is.
 */
static void
test_others (Roster *self, gconstpointer data)
{
  GListModel *children = mp_record_edit_get_children (self->edit, self->roles);
  g_autofree char *leader = NULL;
  g_autofree char *behind = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *said = NULL;

  paste (self, (const char *[]) { "张正贵\t负责人", NULL });
  said = paste_at (self, 0, (const char *[]) { "李明\t会员", "王芳\t会员", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 3);
  leader = name_at (self, 0);
  behind = name_at (self, 1);
  g_assert_cmpstr (leader, ==, "张正贵");
  g_assert_cmpstr (behind, ==, "李明");
  g_assert_cmpstr (said, ==, "2 rows added");

  g_clear_pointer (&said, g_free);
  said = paste_at (self, 0, (const char *[]) { "张正贵\t副负责人", "李明\t财务",
                                                 "赵大妈\t会员", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 4);
  g_assert_nonnull (strstr (said, "1 row added"));
  g_assert_nonnull (strstr (said, "2 rows overwritten"));

  g_clear_pointer (&said, g_free);
  said = paste_at (self, 0, (const char *[]) { "周大妈", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 4);
  replaced = name_at (self, 0);
  g_assert_cmpstr (replaced, ==, "周大妈");
  g_assert_nonnull (strstr (said, "1 row overwritten"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/range/twenty", Roster, NULL, set_up, test_twenty, tear_down);
  g_test_add ("/range/known", Roster, NULL, set_up, test_known, tear_down);
  g_test_add ("/range/titles", Roster, NULL, set_up, test_titles, tear_down);
  g_test_add ("/range/twice", Roster, NULL, set_up, test_twice, tear_down);
  g_test_add ("/range/dates", Roster, NULL, set_up, test_dates, tear_down);
  g_test_add ("/range/known-phone", Roster, NULL, set_up, test_known_phone, tear_down);
  g_test_add ("/range/others", Roster, NULL, set_up, test_others, tear_down);

  return g_test_run ();
}
