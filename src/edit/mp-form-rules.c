/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Few and small on purpose: a rule about the data itself belongs to the policy room, where
 * imports and miaopuctl meet it too.
 */

#include "config.h"

#include "mp-form-rules.h"

#include <glib/gi18n-lib.h>

#define TIER_REGISTERED "1"

static gboolean
take_ids (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_array_append_vals (data, (gint64[]) { g_ascii_strtoll (values[0], NULL, 10) }, 1);
  return TRUE;
}

/* The community itself, or the only one below a township; 0 when there is a choice. */
static gint64
only_community (MpStore *store, gint64 scope)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpParam params[] = { { ":scope", NULL, scope } };

  if (scope == 0
      || !mp_store_select (store,
                           "WITH RECURSIVE below (id) AS"
                           " (VALUES (:scope) UNION SELECT d.id FROM division AS d, below"
                           " WHERE d.parent = below.id AND d.deleted_at IS NULL)"
                           " SELECT division.id FROM division, below WHERE division.id = below.id"
                           " AND level = '5' AND valid_to IS NULL AND deleted_at IS NULL LIMIT 2",
                           params, G_N_ELEMENTS (params), take_ids, ids, NULL, NULL))
    return 0;

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

void
mp_form_rules_begin (MpStore *store, MpRecord *record, gint64 scope)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *field = mp_entity_get_division (entity);
  gint64 community;

  if (field == NULL || mp_record_get (record, field) != NULL)
    return;

  community = only_community (store, scope);
  if (community != 0)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community);
      g_autoptr (MpRecord) division = mp_store_load (store, mp_store_get_entity (store, "division"),
                                                     community, NULL);

      mp_record_set (record, field, id);
      if (division != NULL)
        mp_record_set_title (record, field, mp_record_get_by_name (division, "name"));
    }
}

/* Two organizations of one community with the same name are nearly always one (domain.md 3.5). */
static char *
advise_name (MpRecordEdit *edit)
{
  MpRecord *record = mp_record_edit_get_record (edit);
  gint64 count = 0;
  const MpParam params[] = {
    { ":name", mp_record_get_by_name (record, "name"), 0 },
    { ":division", NULL, mp_record_get_int (record, "division") },
    { ":id", NULL, mp_record_get_id (record) },
  };

  if (params[1].number == 0
      || !mp_store_select_int (mp_record_edit_get_store (edit),
                               "SELECT count(*) FROM organization"
                               " WHERE division = :division AND name = :name"
                               " AND id <> :id AND deleted_at IS NULL",
                               params, G_N_ELEMENTS (params), &count, NULL)
      || count == 0)
    return NULL;

  return g_strdup (_("An organization of this community has the same name; it can still be saved"));
}

/* A part larger than the whole is a slip of the pen. */
static char *
advise_party_members (MpRecordEdit *edit)
{
  MpRecord *record = mp_record_edit_get_record (edit);
  gint64 members = mp_record_get_int (record, "member_count_person");

  return members > 0 && mp_record_get_int (record, "party_member_count") > members
           ? g_strdup (_("More Party members than members"))
           : NULL;
}

static const struct
{
  const char *entity;
  const char *field;
  char *(*advise) (MpRecordEdit *edit);
} advice[] = {
  { "organization", "name", advise_name },
  { "organization", "party_member_count", advise_party_members },
};

char *
mp_form_rules_advise (MpRecordEdit *edit, const MpField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    if (g_str_equal (advice[i].entity, mp_record_edit_get_entity (edit)->name)
        && g_str_equal (advice[i].field, field->name))
      return advice[i].advise (edit);
  return NULL;
}

gboolean
mp_form_rules_shows (MpRecordEdit *edit, const MpEntity *child)
{
  if (!g_str_equal (child->name, "registration"))
    return TRUE;

  return g_strcmp0 (mp_record_get_by_name (mp_record_edit_get_record (edit), "tier"),
                    TIER_REGISTERED) == 0
         || !mp_record_edit_is_new (mp_record_edit_get_child (edit, child))
         || mp_record_edit_is_changed (mp_record_edit_get_child (edit, child));
}
