/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applications of one organization, as the tests of flows and rules begin them.
 */

#include "case-fixture.h"

#include "../store/bare-write.h"

#include "policy/mp-rules.h"

void
case_set_up (Case *self, gconstpointer data)
{
  GError *error = NULL;

  office_set_up (&self->office, NULL);
  mp_store_set_setting (self->office.store, MP_SETTING_UNIT, "511102001001", &error);
  g_assert_no_error (error);
  self->filing = mp_store_get_entity (self->office.store, "filing");
  self->organization = office_add (&self->office, "夕阳红舞蹈队");
  office_change (&self->office, self->office.organization, self->organization, "tier", "3");
}

void
case_tear_down (Case *self, gconstpointer data)
{
  office_tear_down (&self->office, NULL);
}

gint64
case_apply_for (Case *self, const char *kind)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->filing);
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);
  GError *error = NULL;

  mp_record_set_by_name (record, "organization", organization);
  mp_record_set_by_name (record, "filing_kind", kind);
  mp_record_set_by_name (record, "applied_on", "2026-03-02");
  mp_rules_store_record (self->office.store, record, NULL, "apply", NULL, &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

MpRecord *
case_load (Case *self, gint64 id)
{
  GError *error = NULL;
  MpRecord *record = mp_store_load (self->office.store, self->filing, id, &error);

  g_assert_no_error (error);
  return record;
}

/* `values` are field, value, …, NULL. */
gboolean
case_step (Case *self, const MpEntity *entity, gint64 id, const char *step,
           const char *const *values, gint64 *change, GError **error)
{
  g_autoptr (MpRecord) original = mp_store_load (self->office.store, entity, id, NULL);
  g_autoptr (MpRecord) record = mp_record_copy (original);
  const MpFlowStep *taken = mp_flow_get_step (mp_flow_lookup (entity->name), step);
  g_autoptr (GPtrArray) asked = NULL;

  g_assert_nonnull (taken);
  asked = mp_flow_list_asked (taken, entity, NULL);
  for (guint i = 0; values[i] != NULL; i += 2)
    {
      const MpField *field = mp_entity_get_field (entity, values[i]);

      g_assert_nonnull (field);
      if (g_ptr_array_find (asked, field, NULL))
        mp_record_set (record, field, values[i + 1]);
    }

  return mp_flow_advance (self->office.store, record, original, taken, change, error);
}

gboolean
case_advance (Case *self, gint64 id, const char *step, const char *const *values, gint64 *change,
              GError **error)
{
  return case_step (self, self->filing, id, step, values, change, error);
}

/* A new record of the organization, saved by the rules. */
gint64
case_add (Case *self, const MpEntity *entity, const char *const *values)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT, self->organization);
  GError *error = NULL;

  if (mp_entity_get_field (entity, "organization") != NULL)
    mp_record_set_by_name (record, "organization", organization);
  for (guint i = 0; values[i] != NULL; i += 2)
    mp_record_set_by_name (record, values[i], values[i + 1]);
  mp_rules_store_record (self->office.store, record, NULL, "add", NULL, &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}

void
case_assert_advance (Case *self, gint64 id, const char *step, const char *const *values)
{
  GError *error = NULL;

  case_advance (self, id, step, values, NULL, &error);
  g_assert_no_error (error);
}

void
case_assert_value (Case *self, gint64 id, const char *field, const char *expected)
{
  g_autofree char *value = office_value (&self->office, self->filing, id, field);

  g_assert_cmpstr (value, ==, expected);
}

/* Every child of the case gets a 1 in the field. */
void
case_tick (Case *self, gint64 id, const char *child, const char *field)
{
  const MpEntity *entity = mp_store_get_entity (self->office.store, child);
  g_autoptr (GPtrArray) children = mp_store_load_children (self->office.store, entity, id, NULL);

  g_assert_cmpuint (children->len, >, 0);
  for (guint i = 0; i < children->len; i++)
    office_change (&self->office, entity, mp_record_get_id (children->pdata[i]), field, "1");
}

gint64
case_in_review (Case *self, const char *kind)
{
  gint64 id = case_apply_for (self, kind);

  case_assert_advance (self, id, "accept", VALUES ("accepted_on", "2026-03-02"));
  case_tick (self, id, "filing_material", "received");
  case_tick (self, id, "filing_check", "met");
  case_assert_advance (self, id, "review", VALUES ("reviewed_on", "2026-03-04"));

  return id;
}
