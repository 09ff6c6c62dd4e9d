/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records that a row names: organizations by their name or short name, within the community where
 * it is said; persons by name and telephone; anything else by its title, in its community where it
 * has one. Two of one name are nobody.
 */

#include "config.h"

#include "mp-import-known.h"
#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include <json-glib/json-glib.h>

/* The warning of a row whose organization was chosen for its whole table. */
#define OF_TABLE "organization_of_table"

static gboolean
hold (MpImportRow *row, const char *target, const char *warning, const char *reason)
{
  mp_import_row_warn (row, target, warning);
  mp_import_row_refuse (row, MP_IMPORT_HELD, reason);

  return FALSE;
}

/* --- what the clerk says of a name ------------------------------------------------------------ */

/* The organization of no line, which is made with the rows that name it. */
static MpImportRow *
new_organization (MpImport *self, const MpImportRow *row, const char *name, const MpPlace *place)
{
  g_autofree char *key = mp_known_key (place->id, name);
  g_autofree char *division = g_strdup_printf ("%" G_GINT64_FORMAT, place->id);
  MpImportRow *made;

  for (guint i = 0; i < self->made->len; i++)
    if (g_str_equal (((MpImportRow *) self->made->pdata[i])->name_key, key))
      return self->made->pdata[i];
  made = mp_import_row_new (self, row->table, 0, 1);
  made->outcome = MP_IMPORT_NEW;
  made->place = place;
  made->name_key = g_steal_pointer (&key);
  mp_import_row_put (made, mp_subject_organization.title, name, FALSE);
  mp_import_row_put (made, mp_subject_organization.place, division, FALSE);
  mp_import_row_put (made, "organization.tier", "3", TRUE);
  g_ptr_array_add (self->made, made);

  return made;
}

typedef struct
{
  char *name;
  gint64 division;
} Meant;

static gboolean
take_meant (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Meant *meant = data;

  meant->name = g_strdup (values[0]);
  meant->division = g_ascii_strtoll (values[1], NULL, 10);

  return TRUE;
}

/* The organization of that id; its name is NULL where there is none. */
static Meant
look_up (MpImport *self, gint64 id)
{
  MpParam param = { ":id", NULL, id };
  Meant meant = { 0 };

  mp_store_select (self->store,
                   "SELECT name, division FROM organization WHERE id = :id AND deleted_at IS NULL",
                   &param, 1, take_meant, &meant, NULL, NULL);

  return meant;
}

/* The organization of another community than the row's own is not meant by it. */
static gboolean
link_to_meant (MpImport *self, MpImportRow *row, const char *target, const char *id)
{
  gint64 record = g_ascii_strtoll (id, NULL, 10);
  Meant meant = look_up (self, record);
  g_autofree char *name = meant.name;

  if (name == NULL || (row->place != NULL && row->place->level == 5
                       && row->place->id != meant.division))
    return FALSE;
  mp_import_row_link (row, target, record, NULL);
  mp_import_row_put (row, target, name, FALSE);
  mp_import_row_warn (row, target, "organization_chosen");

  return TRUE;
}

gboolean
mp_import_is_whose (MpImport *self, const char *target)
{
  const MpField *field = mp_import_field (self, target);

  return field != NULL && mp_field_links_to (field, mp_subject_organization.name);
}

/* In a roster the community is where a person lives: it says nothing against what was chosen. */
void
mp_subject_take_organization (MpImport *self, MpImportRow *row, const char *target,
                              const char *said)
{
  gint64 id;
  g_autofree char *name = NULL;

  if (!g_ascii_string_to_signed (said, 10, 1, G_MAXINT64, &id, NULL))
    {
      mp_import_row_put (row, target, said, FALSE);
      return;
    }
  name = look_up (self, id).name;
  if (name == NULL)
    return; /* it is gone, and the row asks again */
  mp_import_row_put (row, target, name, FALSE);
  mp_import_row_link (row, target, id, NULL);
  mp_import_row_warn (row, target, OF_TABLE);
  if (g_strcmp0 (row->cell_reason, "division_unknown") == 0)
    row->cell_reason = NULL;
}

/* Once for all rows of the name: the one that is meant, or that it is new. */
static gboolean
find_as_said (MpImport *self, MpImportRow *row, const char *target, const char *name,
              const MpPlace *place)
{
  GHashTable *words = mp_import_words_of (self, target);
  g_autofree char *folded = mp_fold_text (name);
  const char *said = words != NULL ? g_hash_table_lookup (words, folded) : NULL;

  if (said == NULL)
    return hold (row, target, "organization_unknown", "organization_unknown");
  if (!g_str_equal (said, MP_IMPORT_NEW_ONE))
    return link_to_meant (self, row, target, said)
           || hold (row, target, "organization_unknown", "organization_unknown");
  if (place == NULL || place->level < 5)
    place = mp_places_in_text (self->places, name, place);
  if (place == NULL || place->level < 5)
    return hold (row, target, "organization_unknown", "division_unknown");
  mp_import_row_link (row, target, 0, new_organization (self, row, name, place));
  mp_import_row_warn (row, target, "organization_made");

  return TRUE;
}

gboolean
mp_saver_save_made (MpSaver *self, MpImportRow *row, GError **error)
{
  for (guint i = 0; i < row->links->len; i++)
    {
      MpImportRow *made = g_array_index (row->links, MpImportLink, i).row;

      if (made != NULL && made->saved == 0 && g_ptr_array_find (self->import->made, made, NULL)
          && !mp_saver_save_organization (self, made, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* --- organizations ---------------------------------------------------------------------------- */

gboolean
mp_subject_find_organization (MpImport *self, MpImportRow *row, const char *target)
{
  const char *name = mp_import_row_raw (row, target);
  const MpPlace *place =
      row->place != NULL ? row->place : mp_import_block (self, row->table)->place;
  MpKnownOrganization *known = NULL;
  MpImportRow *other = NULL;
  gboolean several = FALSE;

  if (name == NULL)
    return hold (row, target, "missing", "organization_missing");
  if (mp_import_row_has_warning (row, target, OF_TABLE))
    return TRUE;
  if (place != NULL && place->level == 5)
    {
      g_autofree char *core = mp_places_core (self->places, place, name);
      g_autofree char *name_key = mp_known_key (place->id, name);
      g_autofree char *core_key = mp_known_key (place->id, core);

      known = mp_known_by_name (self->known, name_key);
      if (known == NULL)
        known = mp_known_by_short (self->known, name_key);
      if (known == NULL)
        known = mp_known_by_core (self->known, core_key);
      other = known == NULL ? mp_known_row_by_name (self->known, name_key) : NULL;
    }
  if (known == NULL && other == NULL)
    known = mp_known_by_bare_name (self->known, name, &several);
  if (known == NULL && other == NULL && !several)
    other = mp_known_row_by_bare_name (self->known, name);
  if (other != NULL && other->outcome != MP_IMPORT_NEW && other->id == 0)
    other = NULL; /* it will not be stored */
  if (known == NULL && other == NULL)
    return find_as_said (self, row, target, name, place);

  mp_import_row_link (row, target, known != NULL ? known->id : other->id,
                      known != NULL ? NULL : other);
  mp_import_row_put (row, target,
                     known != NULL ? known->name
                                   : mp_import_row_raw (other, mp_subject_organization.title),
                     FALSE);

  return TRUE;
}

/* --- other records ---------------------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  gint64 division; /* 0: of none */
  char *phone;
} Named;

typedef struct
{
  GHashTable *names; /* folded title → GArray of Named */
} Names;

static void
clear_named (gpointer data)
{
  g_free (((Named *) data)->phone);
}

static gboolean
take_named (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Names *names = data;
  Named named = { g_ascii_strtoll (values[0], NULL, 10),
                  values[2] != NULL ? g_ascii_strtoll (values[2], NULL, 10) : 0,
                  g_strdup (values[3]) };
  g_autofree char *key = mp_fold_text (values[1]);
  GArray *list = g_hash_table_lookup (names->names, key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Named));
      g_array_set_clear_func (list, clear_named);
      g_hash_table_insert (names->names, g_steal_pointer (&key), list);
    }
  g_array_append_val (list, named);

  return TRUE;
}

/* The name and what stands beside it: 李红 13800000301. */
static void
read_name (const char *text, MpReading *reading)
{
  MpCell cell = { .kind = MP_CELL_TEXT, .text = text };

  mp_read_person (&cell, reading);
}

/* The only one of the name, or the only one in the community, or of the telephone; 0. */
static gint64
choose (Names *names, const MpImportRow *row, const char *title, const char *phone)
{
  g_autofree char *key = mp_fold_text (title);
  GArray *list = g_hash_table_lookup (names->names, key);
  gint64 found = 0;
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Named *named = &g_array_index (list, Named, i);

      if ((named->division != 0 && row->place != NULL && named->division != row->place->id) ||
          (phone != NULL && named->phone != NULL && !mp_phones_meet (phone, named->phone)))
        continue;
      found = named->id;
      n++;
    }

  return n == 1 ? found : 0;
}

static gboolean
load_names (MpImport *self, const MpEntity *entity, JsonArray *titles, Names *names,
            GCancellable *cancellable, GError **error)
{
  const MpField *division = mp_entity_get_division (entity);
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.id, t.%s, %s%s, %s FROM %s AS t WHERE t.deleted_at IS NULL AND t.%s IN (SELECT "
      "value FROM json_each (:titles)) ORDER BY t.id",
      entity->title, division != NULL ? "t." : "NULL", division != NULL ? division->name : "",
      mp_entity_get_field (entity, "phone") != NULL ? "t.phone" : "NULL", entity->name,
      entity->title);
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  MpParam param = { ":titles", NULL, 0 };

  json_node_set_array (root, titles);
  text = json_to_string (root, FALSE);
  param.text = text;

  return mp_store_select (self->store, sql, &param, 1, take_named, names, cancellable, error);
}

void
mp_subject_hold_link (MpImportRow *row, const char *target)
{
  hold (row, target, "link_unknown", "link_unknown");
}

gboolean
mp_subject_find_links (MpImport *self, const char *target, const char *kind, GPtrArray *rows,
                       GCancellable *cancellable, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (self->store, kind);
  gboolean person =
      entity->title != NULL && mp_entity_get_field (entity, entity->title)->mask == MP_MASK_NAME;
  g_autoptr (GHashTable) lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (JsonArray) titles = json_array_new ();
  Names names = { lists };

  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = mp_import_row_raw (g_ptr_array_index (rows, i), target);
      g_auto (MpReading) reading = { 0 };

      if (text != NULL && person)
        read_name (text, &reading);
      if (text != NULL)
        json_array_add_string_element (titles, reading.value != NULL ? reading.value : text);
    }
  if (json_array_get_length (titles) == 0)
    return TRUE;
  if (!load_names (self, entity, titles, &names, cancellable, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      const char *text = mp_import_row_raw (row, target);
      g_auto (MpReading) reading = { 0 };
      gint64 id;

      if (text == NULL)
        continue;
      if (person)
        read_name (text, &reading);
      id = choose (&names, row, reading.value != NULL ? reading.value : text, reading.second);
      if (id != 0)
        mp_import_row_link (row, target, id, NULL);
      else
        mp_subject_hold_link (row, target);
    }

  return TRUE;
}
