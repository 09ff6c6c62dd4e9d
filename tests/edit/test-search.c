/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the catalog says is searched is found from anywhere, whole, in part and by the initials
 * of a name; what was deleted is not. The office is an invented one with every kind of record, so
 * a kind that is new is looked for without a line here.
 */

#include "../store/store-fixture.h"

#include "catalog/mp-pinyin.h"
#include "edit/find/mp-search.h"
#include "policy/mp-rules.h"

#include <string.h>

#define N_OF_EACH 12 /* records of a kind that are looked for */

static void
set_up (Office *self, gconstpointer data)
{
  office_set_up (self, data);
  office_invent (self, 24, 1);
}

static gboolean
holds (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
finds (Office *self, const char *text, const MpEntity *entity, gint64 id)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) all = mp_search (self->store, text, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const MpFindings *findings = all->pdata[i];

      g_assert_cmpuint (findings->ids->len, >, 0);
      g_assert_cmpuint (findings->first->len, >, 0);
      if (findings->entity == entity && holds (findings->ids, id))
        return TRUE;
    }
  return FALSE;
}

/* The value, its second half, and of a title its initials. */
static void
look_for_value (Office *self, MpRecord *record, const MpField *field)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const char *value = mp_record_get (record, field);
  gint64 id = mp_record_get_id (record);
  glong length;

  if (value == NULL || *value == '\0' || strchr (value, '\n') != NULL)
    return;
  g_test_message ("%s.%s", entity->name, field->name);
  length = g_utf8_strlen (value, -1);
  g_assert_true (finds (self, value, entity, id));
  g_assert_true (finds (self, g_utf8_offset_to_pointer (value, length / 2), entity, id));
  if (g_strcmp0 (field->name, entity->title) == 0 && length > 1 && field->type == MP_TEXT)
    {
      g_autofree char *initials = mp_pinyin_initials (
        field->mask == MP_MASK_NAME ? MP_PINYIN_PERSON : MP_PINYIN_TEXT, value);

      initials[strcspn (initials, " ")] = '\0';
      if (strlen (initials) > 1 && strpbrk (initials, "abcdefghijklmnopqrstuvwxyz") != NULL)
        g_assert_true (finds (self, initials, entity, id));
    }
}

static guint
look_for_kind (Office *self, const MpEntity *entity)
{
  g_autoptr (MpQuery) query = mp_query_new (entity);
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);
  guint step = MAX (1, ids->len / N_OF_EACH);

  for (guint i = 0; i < ids->len; i += step)
    {
      g_autoptr (MpRecord) record =
        mp_store_load (self->store, entity, g_array_index (ids, gint64, i), NULL);

      for (guint f = 0; f < entity->n_fields; f++)
        if ((entity->fields[f].flags & MP_SEARCHED) != 0 && entity->fields[f].type != MP_LINK)
          look_for_value (self, record, &entity->fields[f]);
    }
  return ids->len;
}

static void
test_every_kind (Office *self, gconstpointer data)
{
  guint n, n_looked = 0;
  const MpEntity *const *entities = mp_entities (&n);

  for (guint i = 0; i < n; i++)
    if (mp_search_knows (entities[i]))
      n_looked += look_for_kind (self, mp_store_get_entity (self->store, entities[i]->name)) > 0;
  g_assert_cmpuint (n_looked, >, 10);
}

static void
test_lines (Office *self, gconstpointer data)
{
  GError *error = NULL;
  gint64 inside = office_add (self, "老年长青藤歌队");
  gint64 begins = office_add (self, "长青藤歌队");
  gint64 gone = office_add (self, "长青藤旧歌队");
  g_autoptr (GPtrArray) all = NULL;
  const MpFindings *findings;

  mp_rules_delete_record (self->store, self->organization, gone, "delete", &error);
  g_assert_no_error (error);
  all = mp_search (self->store, "长青藤", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  findings = all->pdata[0];
  g_assert_cmpuint (findings->ids->len, ==, 2);
  g_assert_cmpint (((MpFound *) findings->first->pdata[0])->id, ==, begins);
  g_assert_cmpint (((MpFound *) findings->first->pdata[1])->id, ==, inside);
}

/* Called so, begins so, has it inside; and the living before those that have ended. */
static void
test_ranks (Office *self, gconstpointer data)
{
  static const char *const names[] = { "长青藤歌队", "老年长青藤队", "长青藤舞队", "长青藤" };
  static const guint expected[] = { 3, 2, 0, 1 };
  gint64 ids[G_N_ELEMENTS (names)];
  GError *error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  const MpFindings *findings;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = office_add (self, names[i]);
  office_change (self, self->organization, ids[0], "status", "5");
  all = mp_search (self->store, "长青藤", &error);
  g_assert_no_error (error);
  findings = all->pdata[0];
  g_assert_cmpuint (findings->first->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (((MpFound *) findings->first->pdata[i])->id, ==, ids[expected[i]]);
}

/* Among the people, and as who leads the organization. */
static void
test_leader (Office *self, gconstpointer data)
{
  GError *error = NULL;
  gint64 organization = office_add (self, "长青藤歌队");
  gint64 person = office_add_person (self, "曾令仪");
  g_autoptr (GPtrArray) all = NULL;

  office_add_role (self, organization, person);
  office_change (self, self->person, person, "phone", "13900007731");
  g_assert_true (finds (self, "7731", self->organization, organization));
  g_assert_true (finds (self, "zengly", self->person, person));
  g_assert_true (finds (self, "zengly", self->organization, organization));
  all = mp_search (self->store, "令仪", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_nonnull (strstr (((MpFound *) ((MpFindings *) all->pdata[0])->first->pdata[0])->note,
                            "曾令仪"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/search/every-kind", Office, NULL, set_up, test_every_kind, office_tear_down);
  g_test_add ("/search/lines", Office, NULL, set_up, test_lines, office_tear_down);

  g_test_add ("/search/ranks", Office, NULL, set_up, test_ranks, office_tear_down);
  g_test_add ("/search/leader", Office, NULL, set_up, test_leader, office_tear_down);

  return g_test_run ();
}
