/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two people of one name are one only when a telephone or an identity number says so.
 */

#include "config.h"

#include "mp-import-people.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-subjects-private.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  gint64 id;
  double area; /* NAN: not said */
  char *address;
} Venue;

struct _MpPeople
{
  GHashTable *persons;    /* see person_key() → id of the first */
  GHashTable *venues;     /* "division|name" → GPtrArray of Venue */
  GHashTable *party_orgs; /* folded name → id as pointer to gint64 */
};

static void
venue_free (gpointer data)
{
  Venue *venue = data;

  g_free (venue->address);
  g_free (venue);
}

static GPtrArray *
venues_of (GHashTable *index, char *key)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list != NULL)
    {
      g_free (key);
      return list;
    }
  list = g_ptr_array_new_with_free_func (venue_free);
  g_hash_table_insert (index, key, list);

  return list;
}

static void
add_first (GHashTable *index, char *key, gint64 id)
{
  if (g_hash_table_contains (index, key))
    g_free (key);
  else
    g_hash_table_insert (index, key, g_memdup2 (&id, sizeof id));
}

static gint64
look_up (GHashTable *index, char *key)
{
  const gint64 *id = g_hash_table_lookup (index, key);

  g_free (key);

  return id != NULL ? *id : 0;
}

/* What tells a person from others of the name: a number that is theirs alone, or a telephone. One
 * whose identity number is not known may be anybody with the telephone; of two who both have such a
 * number the telephone says nothing. */
typedef enum { BY_NUMBER = 'n', BY_PHONE = 'p', BY_PHONE_WITHOUT_NUMBER = 'w' } Mark;

static char *
person_key (Mark mark, const char *text, const char *folded)
{
  return g_strdup_printf ("%c%s|%s", mark, text, folded);
}

void
mp_people_add (MpPeople *self, gint64 id, const char *name, const char *phone, const char *id_no)
{
  g_autofree char *folded = mp_fold_text (name);
  g_auto (GStrv) phones = mp_phone_digits (phone != NULL ? phone : "");

  if (id_no != NULL)
    add_first (self->persons, person_key (BY_NUMBER, id_no, folded), id);
  for (guint i = 0; phones[i] != NULL; i++)
    {
      add_first (self->persons, person_key (BY_PHONE, phones[i], folded), id);
      if (id_no == NULL)
        add_first (self->persons, person_key (BY_PHONE_WITHOUT_NUMBER, phones[i], folded), id);
    }
}

gint64
mp_people_find (MpPeople *self, const char *name, const char *phone, const char *id_no)
{
  g_autofree char *folded = mp_fold_text (name);
  g_auto (GStrv) phones = mp_phone_digits (phone != NULL ? phone : "");
  Mark mark = id_no != NULL ? BY_PHONE_WITHOUT_NUMBER : BY_PHONE;
  gint64 id = id_no != NULL ? look_up (self->persons, person_key (BY_NUMBER, id_no, folded)) : 0;

  for (guint i = 0; id == 0 && phones[i] != NULL; i++)
    id = look_up (self->persons, person_key (mark, phones[i], folded));

  return id;
}

static double
area_of (const char *area)
{
  return area != NULL ? g_ascii_strtod (area, NULL) : NAN;
}

void
mp_people_add_venue (MpPeople *self, gint64 id, gint64 division, const char *name, const char *area,
                     const char *address)
{
  GPtrArray *list = venues_of (self->venues, mp_known_key (division, name));
  Venue *venue = g_new0 (Venue, 1);

  venue->id = id;
  venue->area = area_of (area);
  venue->address = g_strdup (address);
  g_ptr_array_add (list, venue);
}

gint64
mp_people_find_venue (MpPeople *self, gint64 division, const char *name, const char *area,
                      const char *address)
{
  g_autofree char *key = mp_known_key (division, name);
  GPtrArray *list = g_hash_table_lookup (self->venues, key);
  double said = area_of (area);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Venue *venue = g_ptr_array_index (list, i);

      if ((isnan (said) || isnan (venue->area) || fabs (said - venue->area) < 0.005)
          && (address == NULL || venue->address == NULL || g_str_equal (address, venue->address)))
        {
          /* What it gets by this row is its own for the next. */
          if (isnan (venue->area))
            venue->area = said;
          if (venue->address == NULL)
            venue->address = g_strdup (address);
          return venue->id;
        }
    }

  return 0;
}

void
mp_people_add_party_org (MpPeople *self, gint64 id, const char *name)
{
  g_hash_table_replace (self->party_orgs, mp_fold_text (name), g_memdup2 (&id, sizeof id));
}

gint64
mp_people_find_party_org (MpPeople *self, const char *name)
{
  g_autofree char *key = mp_fold_text (name);
  const gint64 *id = g_hash_table_lookup (self->party_orgs, key);

  return id != NULL ? *id : 0;
}

/* --- loading ---------------------------------------------------------------------------------- */

static gboolean
take_person (const char *const *values, guint n_values, gpointer data, GError **error)
{
  mp_people_add (data, g_ascii_strtoll (values[0], NULL, 10), values[1], values[2], values[3]);
  return TRUE;
}

static gboolean
take_venue (const char *const *values, guint n_values, gpointer data, GError **error)
{
  mp_people_add_venue (data, g_ascii_strtoll (values[0], NULL, 10),
                       values[4] != NULL ? g_ascii_strtoll (values[4], NULL, 10) : 0, values[1],
                       values[2], values[3]);
  return TRUE;
}

static gboolean
take_party_org (const char *const *values, guint n_values, gpointer data, GError **error)
{
  mp_people_add_party_org (data, g_ascii_strtoll (values[0], NULL, 10), values[1]);
  return TRUE;
}

static void
collect (GHashTable *names, JsonArray *array, const char *name)
{
  if (name != NULL && g_hash_table_add (names, (gpointer) g_intern_string (name)))
    json_array_add_string_element (array, name);
}

/* Those whom a cell names beside another. */
static void
collect_others (MpImport *import, GHashTable *names, JsonArray *array)
{
  for (guint i = 0; i < import->rows->len; i++)
    {
      const MpImportRow *row = g_ptr_array_index (import->rows, i);

      for (guint k = 0; row->others != NULL && k < row->others->len; k++)
        collect (names, array, ((MpSaidPerson *) g_ptr_array_index (row->others, k))->name);
    }
}

static gboolean
load (MpPeople *self, MpImport *import, MpWriter *writer, GError **error)
{
  static const struct { const char *sql; MpRowFunc func; const char *targets[4]; } loads[] = {
    { "SELECT id, name, phone, id_no FROM person WHERE deleted_at IS NULL AND name IN (SELECT value FROM json_each (:names)) ORDER BY id",
      take_person, { "leader.name", "registration.legal_rep", "member.name" } },
    { "SELECT id, name, area_m2, address, division FROM venue WHERE deleted_at IS NULL AND name IN (SELECT value FROM json_each (:names)) ORDER BY id",
      take_venue, { "venue.name" } },
    { "SELECT id, name FROM party_org WHERE deleted_at IS NULL AND name IN (SELECT value FROM json_each (:names)) ORDER BY id DESC",
      take_party_org, { "party_org.name" } },
  };

  for (guint l = 0; l < G_N_ELEMENTS (loads); l++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_direct_hash, g_direct_equal);
      g_autoptr (JsonArray) array = json_array_new ();
      g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
      g_autofree char *text = NULL;
      MpParam param = { ":names", NULL, 0 };

      for (guint i = 0; i < import->rows->len; i++)
        for (guint t = 0; loads[l].targets[t] != NULL; t++)
          collect (names, array,
                   mp_import_row_raw (g_ptr_array_index (import->rows, i), loads[l].targets[t]));
      if (loads[l].func == take_person)
        collect_others (import, names, array);
      if (json_array_get_length (array) == 0)
        continue;
      json_node_set_array (root, array);
      text = json_to_string (root, FALSE);
      param.text = text;
      if (!mp_writer_select (writer, loads[l].sql, &param, 1, loads[l].func, self, error))
        return FALSE;
    }

  return TRUE;
}

MpPeople *
mp_people_new (MpImport *import, MpWriter *writer, GError **error)
{
  g_autoptr (MpPeople) self = g_new0 (MpPeople, 1);

  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->venues =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->party_orgs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!load (self, import, writer, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mp_people_free (MpPeople *self)
{
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->venues);
  g_hash_table_unref (self->party_orgs);
  g_free (self);
}

/* --- members ---------------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *found;     /* organization|name → GPtrArray of MpMember: namesakes */
  const MpEntity *person;
  const MpEntity *post;
} Members;

static void
member_free (gpointer data)
{
  MpMember *member = data;

  g_object_unref (member->person);
  g_object_unref (member->post);
  g_hash_table_unref (member->titles);
  g_free (member);
}

static gboolean
is_column (const MpField *field)
{
  return (field->flags & (MP_DERIVED | MP_CUSTOM)) == 0;
}

static guint
set_columns (MpRecord *record, const char *const *values)
{
  const MpEntity *entity = mp_record_get_entity (record);
  guint column = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    if (is_column (&entity->fields[i]))
      mp_record_set (record, &entity->fields[i], values[column++]);

  return column;
}

/* Lines of a role and a title. */
static GHashTable *
titles_of (const char *text)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        g_hash_table_insert (titles, g_strdup (parts[0]), g_strdup (parts[1]));
    }

  return titles;
}

const char *
mp_member_title (const MpMember *member, MpStore *store, const char *title)
{
  const char *role = mp_role_of_title (store, title);
  const char *of_post = role != NULL ? g_hash_table_lookup (member->titles, role) : NULL;

  return of_post != NULL && *of_post != '\0' ? of_post
                                             : mp_record_get_by_name (member->post, "title");
}

static gboolean
add_member (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Members *members = data;
  MpMember *member = g_new0 (MpMember, 1);
  guint column = 3;
  GPtrArray *namesakes;
  const char *name;
  char *key;

  member->post = mp_record_new (members->post, g_ascii_strtoll (values[1], NULL, 10));
  member->person = mp_record_new (members->person, g_ascii_strtoll (values[2], NULL, 10));
  column += set_columns (member->person, values + column);
  column += set_columns (member->post, values + column);
  member->titles = titles_of (values[column]);
  name = mp_record_get_by_name (member->person, "name");
  key = g_strdup_printf ("%s|%s", values[0], name != NULL ? name : "");
  namesakes = g_hash_table_lookup (members->found, key);
  if (namesakes == NULL)
    {
      namesakes = g_ptr_array_new_with_free_func (member_free);
      g_hash_table_insert (members->found, g_steal_pointer (&key), namesakes);
    }
  g_ptr_array_add (namesakes, member);
  g_free (key);

  return TRUE;
}

static void
append_columns (GString *sql, const MpEntity *entity, const char *alias)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_column (&entity->fields[i]))
      g_string_append_printf (sql, ", %s.%s", alias, entity->fields[i].name);
}

GHashTable *
mp_members_load (MpImport *self, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Members members = { found, mp_store_get_entity (self->store, "person"),
                      mp_store_get_entity (self->store, "person_role") };
  g_autoptr (GString) sql = g_string_new ("SELECT m.organization, m.id, m.person");
  g_autoptr (GString) json = g_string_new ("[");
  GHashTableIter iter;
  gpointer id;
  MpParam param = { ":ids", NULL, 0 };

  append_columns (sql, members.person, "p");
  append_columns (sql, members.post, "r");
  g_string_append (sql,
                   ", (SELECT group_concat (h.role || ' ' || coalesce (h.title, ''), char (10))"
                   " FROM person_role AS h WHERE +h.organization = m.organization"
                   " AND h.person = m.person AND h.deleted_at IS NULL)"
                   " FROM membership AS m JOIN person AS p ON p.id = m.person"
                   " JOIN person_role AS r ON r.id = m.id"
                   " WHERE m.organization IN (SELECT value FROM json_each (:ids)) ORDER BY m.id");
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", *(gint64 *) id);
  g_string_append_c (json, ']');
  param.text = json->str;

  if (!mp_store_select (self->store, sql->str, &param, 1, add_member, &members, cancellable, error))
    return NULL;

  return g_steal_pointer (&found);
}

/* What is noted of somebody, by which namesakes without a telephone are told apart: 王芳（大). */
const char *
mp_member_note_of (MpImportRow *row)
{
  const char *remark = mp_import_row_raw (row, "member.remark");

  return remark != NULL ? remark : "";
}

static gboolean
is_noted (const MpMember *member, const char *note)
{
  const char *of_post = mp_record_get_by_name (member->post, "remark");
  const char *of_person = mp_record_get_by_name (member->person, "remark");

  return *note != '\0' && ((of_post != NULL && strstr (of_post, note) != NULL)
                           || (of_person != NULL && strstr (of_person, note) != NULL));
}

MpMember *
mp_member_choose (GPtrArray *namesakes, MpImportRow *row)
{
  const char *phone = mp_import_row_raw (row, "member.phone");
  const char *ended_on = mp_import_row_raw (row, "member.ended_on");
  MpMember *best = NULL;
  guint most = 0;

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      MpMember *member = g_ptr_array_index (namesakes, i);
      const char *own = mp_record_get_by_name (member->person, "phone");
      gboolean both = phone != NULL && own != NULL;
      guint fits = both ? 3 : is_noted (member, mp_member_note_of (row)) ? 2 : 1;

      if (!mp_current_post_fits (member->post, ended_on)
          || (both && !mp_phones_meet (phone, own)) || fits <= most
          || (member->claimed != NULL && member->claimed != row
              && member->claimed->table == row->table))
        continue;
      best = member;
      most = fits;
    }

  return best;
}
