/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who listens hears of every change once, after the commit, on the thread that opened the store;
 * and writing in the background ends with a word there, whoever holds the store by then.
 */

#include "store-fixture.h"

#include "store/mp-id.h"
#include "bare-write.h"
#include "store/mp-writing.h"

typedef struct
{
  Office *office;
  guint n_heard;
  char *entity;
  GArray *ids;
  GThread *thread;
  guint n_heard_at_end; /* when the callback of a write in the background came */
  gboolean ended;
  gboolean done;
  gint64 change;
  GError *error;
} Ear;

static void
changed_cb (MpStore *store, const char *entity, GArray *ids, Ear *ear)
{
  ear->n_heard++;
  g_free (ear->entity);
  ear->entity = g_strdup (entity);
  g_clear_pointer (&ear->ids, g_array_unref);
  ear->ids = ids != NULL ? g_array_ref (ids) : NULL;
  ear->thread = g_thread_self ();
}

static void
listen (Office *office, Ear *ear)
{
  ear->office = office;
  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), ear);
}

static void
ear_clear (Ear *ear)
{
  if (ear->office->store != NULL)
    g_signal_handlers_disconnect_by_data (ear->office->store, ear);
  g_free (ear->entity);
  g_clear_pointer (&ear->ids, g_array_unref);
  g_clear_error (&ear->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ear, ear_clear)

static void
test_says_which_record (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };
  gint64 id;

  listen (office, &ear);
  id = office_add (office, "夕阳红舞蹈队");
  g_assert_cmpuint (ear.n_heard, ==, 1);
  g_assert_cmpstr (ear.entity, ==, "organization");
  g_assert_cmpuint (ear.ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ear.ids, gint64, 0), ==, id);

  /* An undo is a change too; nothing is no change, and a setting is none. */
  g_assert_true (mp_store_undo (office->store, 0, NULL, NULL));
  g_assert_cmpuint (ear.n_heard, ==, 2);
  g_assert_false (bare_delete (office->store, office->organization, id, "gone", NULL));
  g_assert_true (mp_store_set_setting (office->store, "key", "value", NULL));
  g_assert_cmpuint (ear.n_heard, ==, 2);
}

static gboolean
insert_persons (MpWriter *writer, gpointer data, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autoptr (MpRecord) person = mp_record_new_initial (mp_store_get_entity (store, "person"));

      mp_record_set_by_name (person, "name", "李明");
      if (mp_writer_insert (writer, person, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
test_says_many (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };

  listen (office, &ear);
  g_assert_true (mp_store_write (office->store, "import", insert_persons, GUINT_TO_POINTER (1500),
                                 NULL, NULL, NULL));
  g_assert_cmpuint (ear.n_heard, ==, 1);
  g_assert_cmpstr (ear.entity, ==, "person");
  g_assert_null (ear.ids);
}

static void
test_says_several_kinds (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };
  gint64 organization = office_add (office, "夕阳红舞蹈队");

  office_add_role (office, organization, office_add_person (office, "王芳"));
  listen (office, &ear);
  g_assert_true (bare_delete (office->store, office->organization, organization, "删除", NULL));
  g_assert_cmpuint (ear.n_heard, ==, 1);
  g_assert_null (ear.entity);
  g_assert_cmpuint (ear.ids->len, ==, 2);
}

static gpointer
write_elsewhere (gpointer data)
{
  Ear *ear = data;

  ear->done = mp_store_write (ear->office->store, "elsewhere", insert_persons, GUINT_TO_POINTER (1),
                              NULL, &ear->change, NULL);
  return NULL;
}

static void
test_says_it_at_home (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };

  listen (office, &ear);
  g_thread_join (g_thread_new ("elsewhere", write_elsewhere, &ear));
  g_assert_true (ear.done);
  g_assert_cmpint (ear.change, >, 0);
  g_assert_cmpuint (ear.n_heard, ==, 0);
  while (ear.n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ear.thread == g_thread_self ());
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ear *ear = data;

  ear->done = mp_store_write_finish (MP_STORE (source), result, &ear->change, &ear->error);
  ear->n_heard_at_end = ear->n_heard;
  ear->ended = TRUE;
}

static void
test_writes_in_the_background (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };

  listen (office, &ear);
  mp_store_write_async (office->store, "background", insert_persons, GUINT_TO_POINTER (5), NULL,
                        NULL, written_cb, &ear);
  while (!ear.ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ear.done);
  g_assert_cmpint (ear.change, >, 0);
  g_assert_cmpuint (ear.n_heard_at_end, ==, 1);
  g_assert_cmpint (office_count (office, "person"), ==, 5);
}

static gboolean
fail (MpWriter *writer, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  return FALSE;
}

static void
test_fails_in_the_background (Office *office, gconstpointer data)
{
  g_auto (Ear) ear = { 0 };

  listen (office, &ear);
  mp_store_write_async (office->store, "background", fail, NULL, NULL, NULL, written_cb, &ear);
  while (!ear.ended)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ear.done);
  g_assert_error (ear.error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (ear.n_heard, ==, 0);
}

/* The store is let go while the work waits: it is done all the same, and then the folder is
 * free.
 */
static void
test_may_be_let_go (Office *office, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      Ear ear = { .office = office };
      gpointer alive = office->store;

      g_object_add_weak_pointer (alive, &alive);
      mp_store_write_async (office->store, "background", insert_persons, GUINT_TO_POINTER (3), NULL,
                            NULL, written_cb, &ear);
      g_clear_object (&office->store);
      while (alive != NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (ear.ended && ear.done);
      office_reopen (office);
      g_assert_cmpint (office_count (office, "person"), ==, 3 * (i + 1));
    }
}

static void
test_ids_rise_and_tell_the_time (void)
{
  gint64 before = g_get_real_time () / 1000;
  gint64 last = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 id = mp_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
  g_assert_cmpint (last >> 21, >=, before);
  g_assert_cmpint (last >> 21, <=, g_get_real_time () / 1000 + 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_test ("/signals/says-which-record", test_says_which_record);
  office_test ("/signals/says-many", test_says_many);
  office_test ("/signals/says-several-kinds", test_says_several_kinds);
  office_test ("/signals/says-it-at-home", test_says_it_at_home);
  office_test ("/signals/writes-in-the-background", test_writes_in_the_background);
  office_test ("/signals/fails-in-the-background", test_fails_in_the_background);
  office_test ("/signals/may-be-let-go", test_may_be_let_go);
  g_test_add_func ("/ids/rise-and-tell-the-time", test_ids_rise_and_tell_the_time);

  return g_test_run ();
}
