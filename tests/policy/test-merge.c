/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two of one kind become one, for every kind of record that an invented office has: nothing links
 * to the one that is gone, no value that only one of them had is lost, the office is sound, and one
 * undo is the office as it was, byte by byte.
 */

#include "../store/store-fixture.h"

#include "policy/merge/mp-merge.h"
#include "policy/mp-rules.h"

static void
set_up (Office *self, gconstpointer data)
{
  office_set_up (self, data);
  office_invent (self, 12, 3);
}

static gint64
number_of (Office *self, const char *sql, gint64 id)
{
  const MpParam params[] = { { ":id", NULL, id } };
  GError *error = NULL;
  gint64 number = -1;

  mp_store_select_int (self->store, sql, params, G_N_ELEMENTS (params), &number, &error);
  g_assert_no_error (error);
  return number;
}

/* Live records that link to this one. What belongs to it (`parts`), or what does not. */
static gint64
count_links (Office *self, const MpEntity *of, gint64 id, gboolean parts)
{
  guint n;
  gint64 total = 0;
  const MpEntity *const *entities = mp_entities (&n);

  for (guint e = 0; e < n; e++)
    for (guint f = 0; f < entities[e]->n_fields; f++)
      {
        const MpField *field = &entities[e]->fields[f];
        g_autofree char *of_kind = NULL;
        g_autofree char *sql = NULL;

        if ((field->flags & MP_DERIVED) != 0 || (entities[e]->flags & MP_ENTITY_LOG) != 0
            || !mp_field_links_to (field, of->name)
            || (g_strcmp0 (entities[e]->parent, field->name) == 0) != parts)
          continue;
        of_kind = field->entity_by != NULL
                    ? g_strdup_printf (" AND %s = '%s'", field->entity_by, of->name)
                    : g_strdup ("");
        sql = g_strdup_printf ("SELECT count(*) FROM %s"
                               " WHERE %s = :id AND deleted_at IS NULL%s",
                               entities[e]->name, field->name, of_kind);
        total += number_of (self, sql, id);
      }
  return total;
}

/* The fields that have a value. */
static GHashTable *
list_filled (Office *self, const MpEntity *entity, gint64 id)
{
  g_autoptr (MpRecord) record = mp_store_load (self->store, entity, id, NULL);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint f = 0; f < entity->n_fields; f++)
    if ((entity->fields[f].flags & MP_DERIVED) == 0
        && mp_record_get (record, &entity->fields[f]) != NULL)
      g_hash_table_add (values, g_strdup (entity->fields[f].name));
  return values;
}

/* An organization has been on one tier at a time, whatever the other one was on. */
static gint64
count_tiers (Office *self, gint64 id)
{
  return number_of (self, "SELECT count(*) FROM tier_period WHERE organization = :id"
                          " AND deleted_at IS NULL", id);
}

static void
merge_two (Office *self, const MpEntity *entity, gint64 keep, gint64 gone)
{
  g_autofree char *before = office_dump (self);
  g_autofree char *undone = NULL;
  g_autoptr (MpRecord) original = mp_store_load (self->store, entity, keep, NULL);
  g_autoptr (MpRecord) other = mp_store_load (self->store, entity, gone, NULL);
  g_autoptr (MpRecord) kept = mp_record_copy (original);
  g_autoptr (GHashTable) had = list_filled (self, entity, gone);
  g_autoptr (GHashTable) has = NULL;
  GHashTableIter each;
  gpointer name;
  gint64 tiers = count_tiers (self, keep);
  gint64 uses = count_links (self, entity, keep, FALSE)
                + count_links (self, entity, gone, FALSE);
  GError *error = NULL;

  g_test_message ("%s", entity->name);
  mp_merge_fill (kept, other);
  mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (count_links (self, entity, gone, FALSE), ==, 0);
  g_assert_cmpint (count_links (self, entity, gone, TRUE), ==, 0);
  g_assert_cmpint (count_links (self, entity, keep, FALSE), ==, uses);
  g_assert_cmpint (count_tiers (self, keep), ==, tiers);
  has = list_filled (self, entity, keep);
  g_hash_table_iter_init (&each, had);
  while (g_hash_table_iter_next (&each, &name, NULL))
    g_assert_true (g_hash_table_contains (has, name));
  office_assert_sound (self);

  mp_store_undo (self->store, 0, NULL, &error);
  g_assert_no_error (error);
  undone = office_dump (self);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_every_kind (Office *self, gconstpointer data)
{
  guint n, n_merged = 0;
  const MpEntity *const *entities = mp_entities (&n);

  for (guint e = 0; e < n; e++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, entities[e]->name);
      g_autoptr (MpQuery) query = mp_query_new (entity);
      g_autoptr (GArray) ids = mp_store_select_ids (self->store, query, NULL, NULL);

      if ((entity->flags & (MP_ENTITY_LOG | MP_ENTITY_ONE)) != 0 || entity->parent != NULL
          || g_str_equal (entity->name, "division") || ids->len < 2)
        continue;
      merge_two (self, entity, g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1));
      merge_two (self, entity, g_array_index (ids, gint64, ids->len - 1),
                 g_array_index (ids, gint64, 0));
      n_merged++;
    }
  g_assert_cmpuint (n_merged, >, 4);
}

/* One person leads both, one role in each; the other's old name is remembered. */
static void
test_organizations (Office *self, gconstpointer data)
{
  gint64 keep = office_add (self, "夕阳红舞蹈队");
  gint64 gone = office_add (self, "夕阳红广场舞队");
  gint64 person = office_add_person (self, "李明");
  gint64 other = office_add_person (self, "王芳");
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) kept = NULL;
  g_autofree char *former = NULL;
  GError *error = NULL;

  office_change (self, self->organization, keep, "former_names", "老年舞蹈队");
  office_change (self, self->organization, gone, "former_names", "坝坝舞队");
  original = mp_store_load (self->store, self->organization, keep, NULL);
  kept = mp_record_copy (original);
  office_add_role (self, keep, person);
  office_add_role (self, gone, person);
  office_add_role (self, gone, other);
  mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (number_of (self, "SELECT count(*) FROM person_role WHERE organization = :id"
                                    " AND deleted_at IS NULL", keep), ==, 2);
  former = office_value (self, self->organization, keep, "former_names");
  g_assert_cmpstr (former, ==, "老年舞蹈队、坝坝舞队、夕阳红广场舞队");
}

typedef struct
{
  gint64 id, leader, filing;
} Twin;

static Twin
add_twin (Office *self, const char *name, const char *leader, const char *number, const char *day)
{
  const MpEntity *filing = mp_store_get_entity (self->store, "filing");
  g_autoptr (MpRecord) record = mp_record_new_initial (filing);
  Twin twin = { office_add (self, name), 0, 0 };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, twin.id);
  GError *error = NULL;

  twin.leader = office_add_role (self, twin.id, office_add_person (self, leader));
  mp_record_set_by_name (record, "organization", id);
  mp_record_set_by_name (record, "decision", "1");
  mp_record_set_by_name (record, "filing_no", number);
  mp_record_set_by_name (record, "decided_on", day);
  mp_rules_store_record (self->store, record, NULL, "add", NULL, &error);
  g_assert_no_error (error);
  twin.filing = mp_record_get_id (record);
  return twin;
}

/* Keeping `keep`, with the leader and the certificate of either. */
static void
choose (Office *self, Twin keep, Twin gone, gboolean others_leader, gboolean others_certificate)
{
  const MpEntity *entity = self->organization;
  const MpField *leader = mp_entity_get_field (entity, "leader_name");
  const MpField *number = mp_entity_get_field (entity, "filing_no");
  g_autofree char *before = office_dump (self);
  g_autofree char *undone = NULL;
  g_autoptr (MpRecord) original = mp_store_load (self->store, entity, keep.id, NULL);
  g_autoptr (MpRecord) other = mp_store_load (self->store, entity, gone.id, NULL);
  g_autoptr (MpRecord) kept = mp_record_copy (original);
  g_autoptr (MpRecord) merged = NULL;
  GError *error = NULL;

  g_assert_true (mp_merge_asks (entity, leader) && mp_merge_differ (original, other, leader));
  g_assert_true (mp_merge_asks (entity, number) && mp_merge_differ (original, other, number));
  /* Another leader may have come; another certificate may be that of another organization. */
  g_assert_false (mp_merge_demands (original, other, leader));
  g_assert_true (mp_merge_demands (original, other, number));
  g_assert_false (mp_merge_demands (original, original, number));
  mp_merge_fill (kept, other);
  if (others_leader)
    mp_merge_take (kept, other, leader);
  if (others_certificate)
    mp_merge_take (kept, other, number);
  mp_merge_records (self->store, kept, original, gone.id, "merge", NULL, &error);
  g_assert_no_error (error);

  merged = mp_store_load (self->store, entity, keep.id, NULL);
  g_assert_cmpstr (mp_record_get (merged, leader), ==,
                   mp_record_get (others_leader ? other : original, leader));
  g_assert_cmpstr (mp_record_get (merged, number), ==,
                   mp_record_get (others_certificate ? other : original, number));
  g_assert_cmpint (number_of (self, "SELECT count(*) FROM leadership WHERE organization = :id"
                                    " AND date ('now', 'localtime') BETWEEN since AND until",
                              keep.id), ==, 1);
  g_assert_cmpint (number_of (self, "SELECT count(*) FROM certificate WHERE organization = :id"
                                    " AND date ('now', 'localtime') BETWEEN since AND until",
                              keep.id), ==, 1);
  g_assert_cmpint (number_of (self, "SELECT count(*) FROM filing WHERE organization = :id"
                                    " AND deleted_at IS NULL", keep.id), ==, 2);
  office_assert_sound (self);

  mp_store_undo (self->store, 0, NULL, &error);
  g_assert_no_error (error);
  undone = office_dump (self);
  g_assert_cmpstr (undone, ==, before);
}

/* Both have a leader and a certificate, which may be the older or the newer one. */
static void
test_currents (Office *self, gconstpointer data)
{
  Twin old = add_twin (self, "夕阳红舞蹈队", "王桂兰", "备〔2021〕1号", "2021-03-09");
  Twin young = add_twin (self, "夕阳红广场舞队", "李秀英", "备〔2024〕7号", "2024-05-10");

  for (guint i = 0; i < 4; i++)
    {
      choose (self, old, young, (i & 1) != 0, (i & 2) != 0);
      choose (self, young, old, (i & 1) != 0, (i & 2) != 0);
    }
}

static void
test_refused (Office *self, gconstpointer data)
{
  gint64 keep = office_add (self, "夕阳红舞蹈队");
  gint64 gone = office_add (self, "夕阳红广场舞队");
  g_autoptr (MpRecord) original = mp_store_load (self->store, self->organization, keep, NULL);
  g_autoptr (MpRecord) kept = mp_record_copy (original);
  g_autofree char *before = office_dump (self);
  g_autofree char *after = NULL;
  GError *error = NULL;

  g_assert_false (mp_merge_records (self->store, kept, original, keep, "merge", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
  after = office_dump (self);
  g_assert_cmpstr (after, ==, before);

  mp_rules_delete_record (self->store, self->organization, gone, "delete", &error);
  g_assert_no_error (error);
  g_assert_false (mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  g_clear_error (&error);
}

/* One was the custodian of the other: nobody is his own. */
static void
test_own_custodian (Office *self, gconstpointer data)
{
  gint64 keep = office_add (self, "夕阳红舞蹈队");
  gint64 gone = office_add (self, "夕阳红广场舞队");
  const MpEntity *entity = mp_store_get_entity (self->store, "fund_account");
  gint64 pairs[][2] = { { keep, gone }, { gone, keep } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (MpRecord) account = mp_record_new_initial (entity);
      g_autoptr (MpRecord) original = mp_store_load (self->store, self->organization, keep, NULL);
      g_autoptr (MpRecord) kept = mp_record_copy (original);
      g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, pairs[i][0]);
      g_autofree char *custodian = g_strdup_printf ("%" G_GINT64_FORMAT, pairs[i][1]);
      g_autofree char *left = NULL;
      GError *error = NULL;

      mp_record_set_by_name (account, entity->parent, owner);
      mp_record_set_by_name (account, "custodian", custodian);
      mp_record_set_by_name (account, "name", "代管专户");
      mp_record_set_by_name (account, "kind", "1");
      mp_rules_store_record (self->store, account, NULL, "add", NULL, &error);
      g_assert_no_error (error);
      mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error);
      g_assert_no_error (error);
      left = office_value (self, entity, mp_record_get_id (account), "custodian");
      g_assert_null (left);
      office_assert_sound (self);
      mp_store_undo (self->store, 0, NULL, &error);
      g_assert_no_error (error);
      mp_store_undo (self->store, 0, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
refuse_divisions (Office *self, gint64 keep, gint64 gone)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "division");
  g_autoptr (MpRecord) original = mp_store_load (self->store, entity, keep, NULL);
  g_autoptr (MpRecord) kept = mp_record_copy (original);
  g_autofree char *before = office_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
  after = office_dump (self);
  g_assert_cmpstr (after, ==, before);
}

/* A community is not its own street. */
static void
test_divisions (Office *self, gconstpointer data)
{
  gint64 community =
    number_of (self, "SELECT id FROM division WHERE level = '5' AND parent IS NOT NULL", 0);
  gint64 street = number_of (self, "SELECT parent FROM division WHERE id = :id", community);

  refuse_divisions (self, street, community);
  refuse_divisions (self, community, street);
}

/* Of two registrations with a legal code each nobody has said which is right. */
static void
test_two_codes (Office *self, gconstpointer data)
{
  gint64 keep = office_add (self, "夕阳红舞蹈队");
  gint64 gone = office_add (self, "夕阳红广场舞队");
  const MpEntity *entity = mp_store_get_entity (self->store, "registration");
  static const char *const codes[] = { "51511102MJX0000013", "51511102MJX0000021" };
  gint64 owners[] = { keep, gone };
  g_autoptr (MpRecord) original = mp_store_load (self->store, self->organization, keep, NULL);
  g_autoptr (MpRecord) kept = mp_record_copy (original);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (MpRecord) record = mp_record_new_initial (entity);
      g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, owners[i]);

      mp_record_set_by_name (record, entity->parent, owner);
      mp_record_set_by_name (record, "uscc", codes[i]);
      mp_rules_store_record (self->store, record, NULL, "add", NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_false (mp_merge_records (self->store, kept, original, gone, "merge", NULL, &error));
  g_assert_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge/every-kind", Office, NULL, set_up, test_every_kind, office_tear_down);
  office_test ("/merge/organizations", test_organizations);
  office_test ("/merge/currents", test_currents);
  office_test ("/merge/refused", test_refused);
  office_test ("/merge/own-custodian", test_own_custodian);
  g_test_add ("/merge/divisions", Office, NULL, set_up, test_divisions, office_tear_down);
  office_test ("/merge/two-codes", test_two_codes);

  return g_test_run ();
}
