/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rosters: each row is a member of an organization that is known by name, from the store or from
 * another sheet of the same file.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"

#include <string.h>

/* A member whom the store has. */
typedef struct
{
  gint64 role;
  MpRecord *person;
  char *title;
} Member;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_object_unref (member->person);
  g_free (member->title);
  g_free (member);
}

static void
refuse (MpImportRow *row, MpImportOutcome outcome, const char *reason)
{
  row->outcome = outcome;
  row->reason = reason;
}

/* The organization's record, or its row in the same file. FALSE: held. */
static gboolean
find_organization (MpImport *self, MpImportRow *row)
{
  const char *name = mp_import_row_raw (row, "member.organization");
  const MpPlace *place = row->place != NULL ? row->place : mp_import_block (self, row->table)->place;
  MpKnownOrganization *known = NULL;
  gboolean several = FALSE;

  row->organization = 0;
  row->belongs = NULL;
  if (name == NULL)
    {
      mp_import_row_warn (row, "member.organization", "organization_missing");
      refuse (row, MP_IMPORT_HELD, "organization_missing");
      return FALSE;
    }
  if (place != NULL && place->level == 5)
    {
      g_autofree char *core = mp_places_core (self->places, place, name);
      g_autofree char *name_key = mp_known_key (place->id, name);
      g_autofree char *core_key = mp_known_key (place->id, core);

      known = mp_known_by_name (self->known, name_key);
      if (known == NULL)
        known = mp_known_by_core (self->known, core_key);
      row->belongs = known == NULL ? mp_known_row_by_name (self->known, name_key) : NULL;
    }
  if (known == NULL && row->belongs == NULL)
    known = mp_known_by_bare_name (self->known, name, &several);
  if (known == NULL && row->belongs == NULL && !several)
    row->belongs = mp_known_row_by_bare_name (self->known, name);
  if (row->belongs != NULL && row->belongs->outcome != MP_IMPORT_NEW && row->belongs->id == 0)
    row->belongs = NULL; /* it will not be stored */
  if (known == NULL && row->belongs == NULL)
    {
      mp_import_row_warn (row, "member.organization", "organization_unknown");
      refuse (row, MP_IMPORT_HELD, "organization_unknown");
      return FALSE;
    }
  row->organization = known != NULL ? known->id : row->belongs->id;
  mp_import_row_put (row, "member.organization", known != NULL ? known->name : mp_import_row_raw (row->belongs, "organization.name"), FALSE);

  return TRUE;
}

static gboolean
add_member (const char *const *values, guint n_values, gpointer data, GError **error)
{
  GHashTable *members = data;
  const MpEntity *entity = g_hash_table_lookup (members, "");
  Member *member = g_new0 (Member, 1);
  g_autofree char *key = g_strdup_printf ("%s|%s", values[0], values[4] != NULL ? values[4] : "");
  guint column = 4;

  member->role = g_ascii_strtoll (values[1], NULL, 10);
  member->title = g_strdup (values[2]);
  member->person = mp_record_new (entity, g_ascii_strtoll (values[3], NULL, 10));
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & (MP_DERIVED | MP_CUSTOM)) == 0)
      mp_record_set (member->person, &entity->fields[i], values[column++]);
  if (g_hash_table_contains (members, key))
    member_free (member);
  else
    g_hash_table_insert (members, g_steal_pointer (&key), member);

  return TRUE;
}

/* organization|name → Member, of the organizations in `ids`; "" is the entity. */
static GHashTable *
load_members (MpImport *self, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (self->store, "person");
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) sql = g_string_new ("SELECT r.organization, r.id, r.title, p.id");
  g_autoptr (GString) json = g_string_new ("[");
  GHashTableIter iter;
  gpointer id;
  MpParam param = { ":ids", NULL, 0 };

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & (MP_DERIVED | MP_CUSTOM)) == 0)
      g_string_append_printf (sql, ", p.%s", entity->fields[i].name);
  g_string_append (sql, " FROM person_role AS r JOIN person AS p ON p.id = r.person"
                        " WHERE r.role = '6' AND r.ended_on IS NULL AND r.deleted_at IS NULL"
                        " AND r.organization IN (SELECT value FROM json_each (:ids)) ORDER BY r.id");
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", *(gint64 *) id);
  g_string_append_c (json, ']');
  param.text = json->str;

  g_hash_table_insert (members, g_strdup (""), (gpointer) entity);
  if (!mp_store_select (self->store, sql->str, &param, 1, add_member, members, cancellable, error))
    return NULL;

  return g_steal_pointer (&members);
}

static void
compare (MpImport *self, MpImportRow *row, const Member *member)
{
  row->id = mp_record_get_id (member->person);
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const char *name = strchr (value->target, '.') + 1;
      const MpField *field = mp_entity_get_field (mp_record_get_entity (member->person), name);
      const char *before;

      if (!g_str_has_prefix (value->target, "member.") || g_str_equal (name, "organization"))
        continue;
      if (field == NULL && !g_str_equal (name, "title"))
        continue;
      before = field != NULL ? mp_record_get (member->person, field) : member->title;
      if (!mp_current_says (mp_import_field (self, value->target), before, value->value))
        mp_import_row_change (row, value->target, before, value->value);
    }
  row->outcome = row->changes->len > 0 ? MP_IMPORT_UPDATED : MP_IMPORT_SAME;
}

static void
match_member (MpImport *self, MpImportRow *row, GHashTable *members, GHashTable *seen)
{
  const char *name = mp_import_row_raw (row, "member.name");
  const char *phone = mp_import_row_raw (row, "member.phone");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%s", row->organization, name);
  g_autofree char *said = g_strdup_printf ("%p %" G_GINT64_FORMAT "|%s|%s", (void *) row->belongs, row->organization, name, phone != NULL ? phone : "");
  const Member *member = row->organization != 0 ? g_hash_table_lookup (members, key) : NULL;
  MpImportRow *before = g_hash_table_lookup (seen, said);

  row->outcome = MP_IMPORT_NEW;
  if (row->cell_reason != NULL && !(row->decided && row->decision == MP_IMPORT_ACCEPT))
    refuse (row, MP_IMPORT_HELD, row->cell_reason);
  else if (before != NULL && before != row)
    {
      row->outcome = MP_IMPORT_SAME;
      mp_import_row_resembles (row, 0, NULL, before);
    }
  else if (member != NULL && (phone == NULL || mp_record_get_by_name (member->person, "phone") == NULL ||
                              mp_phones_meet (phone, mp_record_get_by_name (member->person, "phone"))))
    compare (self, row, member);
  if (before == NULL)
    g_hash_table_insert (seen, g_steal_pointer (&said), row);
}

gboolean
mp_import_match_members (MpImport *self, GPtrArray *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) members = NULL;
  g_autofree gboolean *found = g_new0 (gboolean, rows->len + 1);
  GHashTableIter iter;
  gpointer key, member;

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (mp_import_row_raw (row, "member.name") == NULL)
        {
          refuse (row, MP_IMPORT_REFUSED, "name_missing");
          continue;
        }
      found[i] = find_organization (self, row);
      if (found[i] && row->organization != 0)
        g_hash_table_add (ids, g_memdup2 (&row->organization, sizeof row->organization));
    }
  members = load_members (self, ids, cancellable, error);
  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (found[i])
      match_member (self, g_ptr_array_index (rows, i), members, seen);

  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, &key, &member))
    if (*(const char *) key != '\0')
      member_free (member);

  return TRUE;
}
