/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One query for all rows: the numbers, names and communities of the rows go in as JSON arrays.
 */

#include "config.h"

#include "mp-import-known.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A telephone that more organizations of a community share is the office's, and tells nothing of
 * who leads them.
 */
#define SHARED_MAX 100

struct _MpKnown
{
  MpImport *import;
  GHashTable *by_id;      /* gint64 → MpKnownOrganization, owns */
  GHashTable *by_name;    /* name_key → MpKnownOrganization */
  GHashTable *by_core;
  GHashTable *by_short;   /* short name's name_key → MpKnownOrganization */
  GHashTable *by_uscc;
  GHashTable *by_filing;
  GHashTable *by_former;
  GHashTable *by_phone;   /* "division|digits" → GPtrArray */
  GHashTable *by_bare;    /* folded name → MpKnownOrganization, or `several` */
  GHashTable *asked;      /* names for which the store was asked */
  GHashTable *row_by_name;
  GHashTable *row_by_core;
  GHashTable *row_by_uscc;
  GHashTable *row_by_bare;
  GHashTable *rows_by_phone; /* "division|digits" → GPtrArray of MpImportRow */
  MpKnownOrganization several;
};

static void
organization_free (gpointer data)
{
  MpKnownOrganization *known = data;

  g_free (known->name);
  g_free (known->name_key);
  g_free (known->core_key);
  g_free (known->former_names);
  g_free (known->founded_on);
  g_free (known->leader_phone);
  g_free (known);
}

/* The first one keeps the place: the older record. */
static void
index_once (GHashTable *index, char *key, gpointer value)
{
  if (g_hash_table_contains (index, key))
    g_free (key);
  else
    g_hash_table_insert (index, key, value);
}

static void
index_former (MpKnown *self, MpKnownOrganization *known)
{
  g_auto (GStrv) names = NULL;

  if (known->former_names == NULL)
    return;
  {
    g_autoptr (GString) parted = g_string_new (known->former_names);

    g_string_replace (parted, "、", ",", 0);
    g_string_replace (parted, "，", ",", 0);
    g_string_replace (parted, "；", ",", 0);
    g_string_replace (parted, ";", ",", 0);
    names = g_strsplit (parted->str, ",", -1);
  }
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      index_once (self->by_former, mp_known_key (known->division, names[i]), known);
}

static void
index_phone (GHashTable *index, gint64 division, const char *phone, gpointer value)
{
  g_auto (GStrv) phones = phone != NULL ? mp_phone_digits (phone) : NULL;

  for (guint i = 0; phones != NULL && phones[i] != NULL; i++)
    {
      char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%s", division, phones[i]);
      GPtrArray *list = g_hash_table_lookup (index, key);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (index, key, list);
        }
      else
        g_free (key);
      if (list->len <= SHARED_MAX && !g_ptr_array_find (list, value, NULL))
        g_ptr_array_add (list, value);
    }
}

static GPtrArray *
find_phone (GHashTable *index, gint64 division, const char *phone)
{
  g_auto (GStrv) phones = mp_phone_digits (phone);

  for (guint i = 0; phones[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%s", division, phones[i]);
      GPtrArray *list = g_hash_table_lookup (index, key);

      if (list != NULL && list->len <= SHARED_MAX)
        return list;
    }

  return NULL;
}

/* A name that two have is nobody's. */
static void
index_bare (MpKnown *self, MpKnownOrganization *known, const char *name)
{
  g_autofree char *bare = mp_known_key (0, name);
  gboolean taken = g_hash_table_contains (self->by_bare, bare)
                   && g_hash_table_lookup (self->by_bare, bare) != known;

  g_hash_table_insert (self->by_bare, g_steal_pointer (&bare), taken ? &self->several : known);
}

/* id, division, name, former_names, founded_on, uscc, filing_no, leader's phone, short_name */
static gboolean
add_organization (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpKnown *self = data;
  MpKnownOrganization *known = g_new0 (MpKnownOrganization, 1);
  MpKnownOrganization *namesake;
  g_autofree char *core = NULL;

  known->id = g_ascii_strtoll (values[0], NULL, 10);
  if (g_hash_table_contains (self->by_id, &known->id))
    {
      g_free (known);
      return TRUE;
    }
  known->division = g_ascii_strtoll (values[1], NULL, 10);
  known->name = g_strdup (values[2]);
  known->former_names = g_strdup (values[3]);
  known->founded_on = g_strdup (values[4]);
  known->leader_phone = g_strdup (values[7]);
  core = mp_places_core (self->import->places,
                         mp_places_get (self->import->places, known->division), known->name);
  known->name_key = mp_known_key (known->division, known->name);
  known->core_key = mp_known_key (known->division, core);
  g_hash_table_insert (self->by_id, &known->id, known);
  namesake = mp_known_by_name (self, known->name_key);
  if (namesake != NULL)
    namesake->has_namesake = TRUE;
  else
    g_hash_table_insert (self->by_name, g_strdup (known->name_key), known);
  index_once (self->by_core, g_strdup (known->core_key), known);
  if (values[5] != NULL)
    index_once (self->by_uscc, g_strdup (values[5]), known);
  if (values[6] != NULL)
    index_once (self->by_filing, mp_fold_text (values[6]), known);
  index_former (self, known);
  index_phone (self->by_phone, known->division, known->leader_phone, known);

  index_bare (self, known, known->name);
  if (values[8] != NULL)
    {
      g_autofree char *short_key = mp_known_key (known->division, values[8]);

      index_bare (self, known, values[8]);
      index_once (self->by_short, g_steal_pointer (&short_key), known);
    }

  return TRUE;
}

/* --- what to ask for -------------------------------------------------------------------------- */

typedef struct
{
  JsonBuilder *builder;
  GHashTable *seen;
} Set;

static void
set_init (Set *set)
{
  set->builder = json_builder_new ();
  set->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  json_builder_begin_array (set->builder);
}

static void
set_add (Set *set, const char *text)
{
  if (text == NULL || !g_hash_table_add (set->seen, g_strdup (text)))
    return;
  json_builder_add_string_value (set->builder, text);
}

static char *
set_end (Set *set)
{
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_end_array (set->builder);
  root = json_builder_get_root (set->builder);
  text = json_to_string (root, FALSE);
  g_object_unref (set->builder);
  g_hash_table_unref (set->seen);

  return text;
}

#define COLUMNS                                                                                    \
  "SELECT o.id, o.division, o.name, o.former_names, o.founded_on,"                                 \
  " (SELECT r.uscc FROM registration AS r WHERE r.organization = o.id AND r.deleted_at IS NULL),"  \
  " o.filing_no, o.leader_phone, o.short_name"                                                     \
  " FROM organization_view AS o WHERE o.deleted_at IS NULL AND "

#define NAMED                                                                                      \
  COLUMNS "(o.name IN (SELECT value FROM json_each (:names))"                                      \
          " OR o.short_name IN (SELECT value FROM json_each (:names)))"

static gboolean
load (MpKnown *self, GCancellable *cancellable, GError **error)
{
  static const struct { const char *param; const char *sql; } queries[] = {
    { ":divisions", COLUMNS "o.division IN (SELECT value FROM json_each (:divisions)) ORDER BY o.id" },
    { ":codes", COLUMNS "o.id IN (SELECT organization FROM registration WHERE deleted_at IS NULL AND uscc IS NOT NULL AND uscc IN (SELECT value FROM json_each (:codes)))" },
    { ":numbers", COLUMNS "o.id IN (SELECT organization FROM filing WHERE deleted_at IS NULL AND filing_no IS NOT NULL AND filing_no IN (SELECT value FROM json_each (:numbers)))" },
    { ":names", NAMED },
  };
  Set sets[G_N_ELEMENTS (queries)];
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    set_init (&sets[i]);
  for (guint i = 0; i < self->import->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->import->rows, i);

      if (row->place != NULL && !g_hash_table_contains (sets[0].seen, row->place->code))
        {
          g_hash_table_add (sets[0].seen, g_strdup (row->place->code));
          json_builder_add_int_value (sets[0].builder, row->place->id);
        }
      if (row->place == NULL)
        set_add (&sets[3], mp_import_row_raw (row, "organization.name"));
      set_add (&sets[1], mp_import_row_raw (row, "registration.uscc"));
      set_add (&sets[2], mp_import_row_raw (row, "filing.filing_no"));
      for (guint v = 0; v < row->values->len; v++)
        {
          const MpImportValue *value = &g_array_index (row->values, MpImportValue, v);
          const MpField *field = mp_import_field (self->import, value->target);

          if (mp_field_links_to (field, "organization"))
            set_add (&sets[3], value->value);
        }
    }
  self->asked = g_hash_table_ref (sets[3].seen);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      gboolean empty = g_hash_table_size (sets[i].seen) == 0;
      g_autofree char *values = set_end (&sets[i]);
      const MpParam params[] = { { queries[i].param, values, 0 } };

      if (ok && !empty)
        ok = mp_store_select (self->import->store, queries[i].sql, params, 1, add_organization,
                              self, cancellable, error);
    }

  return ok;
}

/* Those of a name that no row had when the plan was made: the clerk has put it in since. */
static void
ask_for_name (MpKnown *self, const char *name)
{
  Set set;
  g_autofree char *names = NULL;
  MpParam param = { ":names", NULL, 0 };

  if (!g_hash_table_add (self->asked, g_strdup (name)))
    return;
  set_init (&set);
  set_add (&set, name);
  names = set_end (&set);
  param.text = names;
  /* What cannot be read is not known, and the next step of the plan says why. */
  mp_store_select (self->import->store, NAMED, &param, 1, add_organization, self, NULL, NULL);
}

MpKnown *
mp_known_new (MpImport *import, GCancellable *cancellable, GError **error)
{
  MpKnown *self = g_new0 (MpKnown, 1);

  self->import = import;
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, organization_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_core = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_short = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_uscc = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_filing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_phone =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_bare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_by_core = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_by_uscc = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_by_bare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows_by_phone =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!load (self, cancellable, error))
    g_clear_pointer (&self, mp_known_free);

  return self;
}

void
mp_known_free (MpKnown *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_core);
  g_hash_table_unref (self->by_short);
  g_hash_table_unref (self->by_uscc);
  g_hash_table_unref (self->by_filing);
  g_hash_table_unref (self->by_former);
  g_hash_table_unref (self->by_phone);
  g_hash_table_unref (self->by_bare);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_hash_table_unref (self->row_by_name);
  g_hash_table_unref (self->row_by_core);
  g_hash_table_unref (self->row_by_uscc);
  g_hash_table_unref (self->row_by_bare);
  g_hash_table_unref (self->rows_by_phone);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

MpKnownOrganization *
mp_known_by_name (MpKnown *self, const char *name_key)
{
  return g_hash_table_lookup (self->by_name, name_key);
}

MpKnownOrganization *
mp_known_by_core (MpKnown *self, const char *core_key)
{
  return g_hash_table_lookup (self->by_core, core_key);
}

MpKnownOrganization *
mp_known_by_short (MpKnown *self, const char *name_key)
{
  return g_hash_table_lookup (self->by_short, name_key);
}

MpKnownOrganization *
mp_known_by_uscc (MpKnown *self, const char *uscc)
{
  return g_hash_table_lookup (self->by_uscc, uscc);
}

MpKnownOrganization *
mp_known_by_filing (MpKnown *self, const char *filing_no)
{
  g_autofree char *folded = mp_fold_text (filing_no);

  return g_hash_table_lookup (self->by_filing, folded);
}

MpKnownOrganization *
mp_known_by_former (MpKnown *self, const char *name_key)
{
  return g_hash_table_lookup (self->by_former, name_key);
}

GPtrArray *
mp_known_by_phone (MpKnown *self, gint64 division, const char *phones)
{
  return find_phone (self->by_phone, division, phones);
}

MpKnownOrganization *
mp_known_by_bare_name (MpKnown *self, const char *name, gboolean *several)
{
  g_autofree char *key = mp_known_key (0, name);
  MpKnownOrganization *found;

  ask_for_name (self, name);
  found = g_hash_table_lookup (self->by_bare, key);
  *several = found == &self->several;
  return *several ? NULL : found;
}

/* A row that was read again may be about something else by now. */
static MpImportRow *
row_of (GHashTable *rows, const char *key, const char *(*key_of) (MpImportRow *row))
{
  MpImportRow *row = g_hash_table_lookup (rows, key);

  return row != NULL && g_strcmp0 (key_of (row), key) == 0 ? row : NULL;
}

static const char *
name_key_of (MpImportRow *row)
{
  return row->name_key;
}

static const char *
core_key_of (MpImportRow *row)
{
  return row->core_key;
}

static const char *
uscc_of (MpImportRow *row)
{
  return mp_import_row_raw (row, "registration.uscc");
}

static void
add_row (GHashTable *rows, MpImportRow *row, const char *(*key_of) (MpImportRow *row))
{
  const char *key = key_of (row);

  if (key != NULL && row_of (rows, key, key_of) == NULL)
    g_hash_table_replace (rows, g_strdup (key), row);
}

void
mp_known_add_row (MpKnown *self, MpImportRow *row)
{
  add_row (self->row_by_name, row, name_key_of);
  add_row (self->row_by_core, row, core_key_of);
  add_row (self->row_by_uscc, row, uscc_of);
  if (row->place != NULL)
    index_phone (self->rows_by_phone, row->place->id, mp_import_row_raw (row, "leader.phone"), row);
  if (mp_import_row_raw (row, "organization.name") != NULL)
    index_once (self->row_by_bare, mp_known_key (0, mp_import_row_raw (row, "organization.name")),
                row);
}

void
mp_known_choose_row (MpKnown *self, MpImportRow *row)
{
  g_hash_table_replace (self->row_by_name, g_strdup (row->name_key), row);
  g_hash_table_replace (self->row_by_bare,
                        mp_known_key (0, mp_import_row_raw (row, "organization.name")), row);
}

MpImportRow *
mp_known_row_by_bare_name (MpKnown *self, const char *name)
{
  g_autofree char *key = mp_known_key (0, name);

  return g_hash_table_lookup (self->row_by_bare, key);
}

GPtrArray *
mp_known_rows_by_phone (MpKnown *self, gint64 division, const char *phones)
{
  return find_phone (self->rows_by_phone, division, phones);
}

MpImportRow *
mp_known_row_by_name (MpKnown *self, const char *name_key)
{
  return row_of (self->row_by_name, name_key, name_key_of);
}

MpImportRow *
mp_known_row_by_core (MpKnown *self, const char *core_key)
{
  return row_of (self->row_by_core, core_key, core_key_of);
}

MpImportRow *
mp_known_row_by_uscc (MpKnown *self, const char *uscc)
{
  return row_of (self->row_by_uscc, uscc, uscc_of);
}
