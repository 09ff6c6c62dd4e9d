/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value in many records is one change: all of them have it and one undo takes it back, or a
 * rule forbids one of them and none has it.
 */

#include "../store/store-fixture.h"

#include "edit/mp-bulk.h"
#include "policy/mp-rules.h"

#include <string.h>

static void
set_up (Office *self, gconstpointer data)
{
  office_set_up (self, data);
  office_invent (self, 12, 1);
}

static GArray *
list_all (Office *self, const char *entity)
{
  g_autoptr (MpQuery) query = mp_query_new (mp_store_get_entity (self->store, entity));

  return mp_store_select_ids (self->store, query, NULL, NULL);
}

typedef struct
{
  GMainLoop *loop;
  gint64 change;
  GError *error;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  mp_bulk_set_finish (MP_STORE (source), result, &wait->change, &wait->error);
  g_main_loop_quit (wait->loop);
}

static gint64
set (Office *self, const char *entity, GArray *ids, const char *field, const char *value,
     GError **error)
{
  const MpEntity *kind = mp_store_get_entity (self->store, entity);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, 0, NULL };

  mp_bulk_set_async (self->store, kind, ids, mp_entity_get_field (kind, field), value, "bulk",
                     NULL, done_cb, &wait);
  g_main_loop_run (loop);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);

  return wait.change;
}

static void
test_all_and_one_undo (Office *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_all (self, "organization");
  g_autofree char *before = office_dump (self);
  g_autofree char *undone = NULL;
  g_autofree char *now = NULL;
  GError *error = NULL;

  g_assert_cmpuint (ids->len, ==, 12);
  g_assert_cmpint (set (self, "organization", ids, "stage", "3", &error), !=, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *value =
          office_value (self, self->organization, g_array_index (ids, gint64, i), "stage");

      g_assert_cmpstr (value, ==, "3");
    }
  now = mp_bulk_describe (self->store, self->organization, ids,
                          mp_entity_get_field (self->organization, "stage"));
  g_assert_nonnull (strstr (now, " 12"));

  /* They have it: no change is made for nothing. */
  g_assert_cmpint (set (self, "organization", ids, "stage", "3", &error), ==, 0);
  g_assert_no_error (error);

  mp_store_undo (self->store, 0, NULL, &error);
  g_assert_no_error (error);
  undone = office_dump (self);
  g_assert_cmpstr (undone, ==, before);
}

/* A community is required: refused for the first, written for none, and the message names it. */
static void
test_none_when_one_is_refused (Office *self, gconstpointer data)
{
  g_autoptr (GArray) ids = list_all (self, "organization");
  g_autofree char *before = office_dump (self);
  g_autofree char *after = NULL;
  g_autofree char *name =
      office_value (self, self->organization, g_array_index (ids, gint64, 0), "name");
  g_autoptr (GError) error = NULL;

  set (self, "organization", ids, "division", NULL, &error);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, name));
  after = office_dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* What is one record's own, what moves by steps and what is worked out is not offered. */
static void
test_what_is_offered (Office *self, gconstpointer data)
{
  guint n_entities, n_offered = 0;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    for (guint j = 0; j < entities[i]->n_fields; j++)
      {
        const MpField *field = &entities[i]->fields[j];

        if (!mp_bulk_offers (entities[i], field))
          continue;
        n_offered++;
        g_assert_cmpint (field->flags & (MP_DERIVED | MP_FIXED | MP_ALONE), ==, 0);
        g_assert_cmpstr (field->name, !=, entities[i]->title);
      }
  g_assert_cmpuint (n_offered, >, 100);
  g_assert_true (mp_bulk_offers (self->organization,
                                 mp_entity_get_field (self->organization, "division")));
  g_assert_true (mp_bulk_offers (self->organization,
                                 mp_entity_get_field (self->organization, "status")));
  g_assert_false (mp_bulk_offers (self->person, mp_entity_get_field (self->person, "id_no")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/bulk/all-and-one-undo", Office, NULL, set_up, test_all_and_one_undo,
              office_tear_down);
  g_test_add ("/bulk/none-when-one-is-refused", Office, NULL, set_up,
              test_none_when_one_is_refused, office_tear_down);
  g_test_add ("/bulk/what-is-offered", Office, NULL, set_up, test_what_is_offered,
              office_tear_down);

  return g_test_run ();
}
