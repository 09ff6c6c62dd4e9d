/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever leads is written on the organization: a person and a post are made behind it, somebody
 * known is found again, and a name that is written over never renames a person.
 */

#include "config.h"

#include "../store/store-fixture.h"
#include "edit/mp-record-edit.h"

#define STREET "511102004"
#define STREET_UNIT "511102004000"

typedef struct
{
  char *folder;
  MpStore *store;
  const MpEntity *organization;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("miaopu-XXXXXX", &error);
  self->store = mp_store_open (self->folder, &error);
  g_assert_no_error (error);
  mp_store_load_divisions (self->store, STREET, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, STREET_UNIT, &error);
  g_assert_no_error (error);
  self->organization = mp_store_get_entity (self->store, "organization");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->store);
  office_remove_folder (self->folder);
  g_free (self->folder);
}

static const MpField *
field (MpRecordEdit *edit, const char *name)
{
  return mp_entity_get_field (mp_record_edit_get_entity (edit), name);
}

static void
type (MpRecordEdit *edit, const char *name, const char *text)
{
  mp_record_edit_set_text (edit, field (edit, name), text);
}

static MpRecordEdit *
begin (Fixture *self, const char *name, const char *leader, const char *phone)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->organization);
  MpRecordEdit *edit = mp_record_edit_new (self->store, record);

  type (edit, "name", name);
  type (edit, "division", "511102004001");
  type (edit, "leader_name", leader);
  type (edit, "leader_phone", phone);

  return edit;
}

typedef struct { gboolean done; gint64 change; GError *error; } Saved;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  mp_record_edit_save_finish (MP_RECORD_EDIT (source), result, &saved->change, &saved->error);
  saved->done = TRUE;
}

static gint64
save (MpRecordEdit *edit)
{
  Saved saved = { 0 };

  mp_record_edit_save_async (edit, NULL, saved_cb, &saved);
  while (!saved.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (saved.error);

  return saved.change;
}

static gint64
ask (Fixture *self, const char *sql, MpRecordEdit *edit)
{
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (mp_record_edit_get_record (edit)) } };
  gint64 number = -1;
  GError *error = NULL;

  mp_store_select_int (self->store, sql, params, strstr (sql, ":id") != NULL, &number, &error);
  g_assert_no_error (error);
  return number;
}

static const char *
shown (MpRecordEdit *edit, const char *name)
{
  return mp_record_get_by_name (mp_record_edit_get_original (edit), name);
}

#define PEOPLE "SELECT count(*) FROM person WHERE deleted_at IS NULL"
#define POSTS "SELECT count(*) FROM person_role WHERE organization = :id AND deleted_at IS NULL"
#define LEADER "SELECT l.person FROM leadership AS l WHERE l.organization = :id"               \
               " AND date ('now', 'localtime') BETWEEN l.since AND l.until"

/* A leader, a telephone and a place: one save, and one undo of all of it. */
static void
test_new (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) edit = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");
  gint64 change;
  GError *error = NULL;

  type (edit, "venue_name", "文化广场");
  change = save (edit);
  g_assert_cmpstr (shown (edit, "leader_name"), ==, "王秀琼");
  g_assert_cmpstr (shown (edit, "leader_phone"), ==, "13800000119");
  g_assert_cmpstr (shown (edit, "venue_name"), ==, "文化广场");
  g_assert_false (mp_record_edit_is_changed (edit));
  g_assert_cmpint (ask (self, PEOPLE, edit), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM venue AS v JOIN organization AS o"
                              " ON o.division = v.division WHERE o.id = :id", edit), ==, 1);

  g_assert_true (mp_store_undo (self->store, change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self, PEOPLE, edit), ==, 0);
  g_assert_cmpint (ask (self, POSTS, edit), ==, 0);
}

/* The same name: the person is corrected, wherever else she leads. */
static void
test_telephone (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) one = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");
  g_autoptr (MpRecordEdit) two = begin (self, "腰鼓队", "王秀琼", "13800000119");

  save (one);
  save (two);
  g_assert_cmpint (ask (self, PEOPLE, one), ==, 1);
  g_assert_cmpint (ask (self, LEADER, one), ==, ask (self, LEADER, two));

  type (one, "leader_phone", "13900000001");
  save (one);
  g_assert_true (mp_record_edit_rebase (two, NULL));
  g_assert_cmpstr (shown (two, "leader_phone"), ==, "13900000001");
  g_assert_cmpint (ask (self, PEOPLE, one), ==, 1);
  g_assert_cmpint (ask (self, POSTS, one), ==, 1);
}

/* Another name: another person, from today; the one before led until yesterday. */
static void
test_successor (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) edit = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");
  g_autofree char *advice = NULL;

  save (edit);
  type (edit, "leader_name", "李明");
  g_assert_null (mp_record_get_by_name (mp_record_edit_get_record (edit), "leader_phone"));
  advice = mp_record_edit_dup_advice (edit, field (edit, "leader_name"));
  g_assert_nonnull (advice);
  save (edit);

  g_assert_cmpstr (shown (edit, "leader_name"), ==, "李明");
  g_assert_null (shown (edit, "leader_phone"));
  g_assert_cmpint (ask (self, PEOPLE, edit), ==, 2);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM person WHERE name = '王秀琼'"
                              " AND phone = '13800000119'", edit), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM person_role WHERE organization = :id AND"
                              " ended_on = date ('now', 'localtime', '-1 day')", edit), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM person_role WHERE organization = :id AND"
                              " started_on = date ('now', 'localtime')", edit), ==, 1);

  /* A slip that is mended the same day leaves no trace of somebody who never led. */
  type (edit, "leader_name", "李铭");
  save (edit);
  g_assert_cmpint (ask (self, POSTS, edit), ==, 2);

  type (edit, "leader_name", "");
  save (edit);
  g_assert_null (shown (edit, "leader_name"));
  g_assert_cmpint (ask (self, POSTS, edit), ==, 1);
}

/* What is typed and typed back is no change. */
static void
test_typed_back (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) edit = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");

  save (edit);
  type (edit, "leader_name", "王秀");
  type (edit, "leader_name", "王秀琼");
  g_assert_false (mp_record_edit_is_changed (edit));
}

static gint64
first_id (Fixture *self, const char *sql)
{
  gint64 id = 0;

  g_assert_true (mp_store_select_int (self->store, sql, NULL, 0, &id, NULL));
  return id;
}

/* Two people and two places may be called the same: the one that was chosen is meant, also after
 * the form was closed over it.
 */
static void
test_chosen (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) one = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");
  g_autoptr (MpRecordEdit) two = begin (self, "腰鼓队", "王秀琼", "13900000001");
  g_autoptr (MpRecordEdit) again = NULL;
  g_autofree char *draft = NULL;
  gint64 place;

  type (one, "venue_name", "文化广场");
  save (one);
  type (two, "division", "511102004002");
  save (two);
  place = first_id (self, "SELECT id FROM venue");

  g_assert_true (mp_record_edit_take_linked (two, field (two, "venue_name"), place));
  g_assert_true (mp_record_edit_take_linked (two, field (two, "leader_name"),
                                             ask (self, LEADER, one)));
  draft = mp_record_edit_dup_draft (two);
  again = mp_record_edit_new (self->store, mp_record_edit_get_original (two));
  g_assert_true (mp_record_edit_apply_draft (again, draft));
  save (again);
  g_assert_cmpint (first_id (self, "SELECT count(*) FROM venue"), ==, 1);
  g_assert_cmpint (ask (self, LEADER, again), ==, ask (self, LEADER, one));
  g_assert_cmpint (first_id (self, "SELECT count(*) FROM person WHERE phone = '13900000001'"), ==,
                   1);
  g_assert_cmpint (first_id (self, "SELECT count(*) FROM venue AS v JOIN organization AS o"
                                   " ON o.division = v.division WHERE o.name = '夕阳红舞蹈队'"),
                   ==, 1);
}

/* A telephone of nobody is asked for its name. */
static void
test_nobody (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) edit = begin (self, "夕阳红舞蹈队", "", "13800000119");
  MpRecordEdit *where;
  const MpField *wrong;
  g_autofree char *problem = mp_record_edit_find_problem (edit, &where, &wrong);

  g_assert_nonnull (problem);
  g_assert_cmpstr (wrong->name, ==, "leader_name");
}

/* Somebody else corrected the same telephone meanwhile: nothing is saved over it. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (MpRecordEdit) edit = begin (self, "夕阳红舞蹈队", "王秀琼", "13800000119");
  g_autoptr (MpRecordEdit) other = NULL;
  Saved saved = { 0 };

  save (edit);
  other = mp_record_edit_new (self->store, mp_record_edit_get_original (edit));
  type (other, "leader_phone", "13900000001");
  save (other);
  type (edit, "leader_phone", "13900000002");
  mp_record_edit_save_async (edit, NULL, saved_cb, &saved);
  while (!saved.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (saved.error, MP_STORE_ERROR, MP_STORE_ERROR_NEWER);
  g_clear_error (&saved.error);

  g_assert_true (mp_record_edit_rebase (edit, NULL));
  g_assert_true (mp_record_edit_has_conflict (edit, field (edit, "leader_phone")));
  g_assert_cmpstr (shown (edit, "leader_phone"), ==, "13900000001");
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/through/new", test_new },
    { "/through/telephone", test_telephone },
    { "/through/successor", test_successor },
    { "/through/typed-back", test_typed_back },
    { "/through/chosen", test_chosen },
    { "/through/nobody", test_nobody },
    { "/through/conflict", test_conflict },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
