/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of every kind that happens again: a record begun like an earlier one has no day, no number and no
 * step of it, and what names it, where and for whom is said again. Fields are gone through by the
 * catalog, so that a new one is tried without a line here.
 */

#include "../store/store-fixture.h"

#include "edit/mp-record-edit.h"
#include "edit/mp-repeat.h"

/* Something of its type in every field, whether it fits or not. */
static MpRecord *
make_full (const MpEntity *entity)
{
  MpRecord *record = mp_record_new (entity, 0);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];

      if ((field->flags & MP_DERIVED) == 0)
        mp_record_set (record, field, field->type == MP_DATE       ? "2026-03-05"
                                      : field->type == MP_DATETIME ? "2026-03-05 15:00"
                                      : field->type == MP_FLAG     ? "1"
                                                                   : "7");
    }
  return record;
}

static gboolean
happened_once (const MpField *field)
{
  return field->type == MP_DATE || field->type == MP_DATETIME || field->type == MP_INTEGER
         || field->type == MP_MONEY || field->type == MP_NOTE || (field->flags & MP_ALONE) != 0
         || (field->flags & MP_FIXED) != 0;
}

static void
test_every_kind (void)
{
  guint n, n_tried = 0;
  const MpEntity *const *entities = mp_entities (&n);

  for (guint e = 0; e < n; e++)
    {
      const MpEntity *entity = entities[e];
      g_autoptr (MpRecord) earlier = NULL;
      g_autoptr (MpRecord) again = NULL;

      if (!mp_repeat_offers (entity))
        continue;
      earlier = make_full (entity);
      again = mp_repeat_new (earlier);
      g_test_message ("%s", entity->name);
      for (guint f = 0; f < entity->n_fields; f++)
        if (happened_once (&entity->fields[f]))
          g_assert_cmpstr (mp_record_get (again, &entity->fields[f]), ==,
                           entity->fields[f].initial);
      if (entity->parent != NULL)
        g_assert_cmpstr (mp_record_get_by_name (again, entity->parent), ==, "7");
      g_assert_cmpint (mp_record_get_id (again), ==, 0);
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >, 5);
}

static void
test_activity (void)
{
  const MpEntity *activity = mp_entity_lookup ("activity");
  g_autoptr (MpRecord) earlier = make_full (activity);
  g_autoptr (MpRecord) again = NULL;
  g_autoptr (MpRecord) fresh = mp_record_new_initial (activity);

  mp_record_set_by_name (earlier, "title", "坝坝舞晚会");
  mp_record_set_by_name (earlier, "place", "文化院坝");
  again = mp_repeat_new (earlier);
  g_assert_cmpstr (mp_record_get_by_name (again, "title"), ==, "坝坝舞晚会");
  g_assert_cmpstr (mp_record_get_by_name (again, "place"), ==, "文化院坝");
  g_assert_null (mp_record_get_by_name (again, "n_total"));
  g_assert_true (mp_repeat_asks (again) == mp_entity_get_field (activity, "start_at"));
  g_assert_null (mp_repeat_asks (fresh));
  g_assert_null (mp_repeat_asks (earlier));
}

/* A year alone says nothing, and the organization that stands before it is said once. */
static void
test_title (Office *self, gconstpointer data)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "evaluation");
  const MpField *organization = mp_entity_get_field (entity, "organization");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, office_add (self, "夕阳红舞蹈队"));
  g_autoptr (MpRecord) begun = mp_record_new_initial (entity);
  g_autoptr (MpRecordEdit) edit = NULL;
  g_autofree char *title = NULL;

  mp_record_set (begun, organization, id);
  mp_record_set_title (begun, organization, "夕阳红舞蹈队");
  mp_record_set_by_name (begun, "year", "2026");
  edit = mp_record_edit_new (self->store, begun);
  title = mp_record_edit_dup_title (edit);
  g_assert_cmpstr (title, ==, "夕阳红舞蹈队 2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/repeat/every-kind", test_every_kind);
  g_test_add_func ("/repeat/activity", test_activity);
  g_test_add ("/repeat/title-of-a-year", Office, NULL, office_set_up, test_title, office_tear_down);

  return g_test_run ();
}
