/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are laid into drawers, one for each thing that two which are one may have in common: the
 * core of the name in a community, a telephone, a number. Each is compared with the few that lie in
 * its drawers before it, the oldest first, so the time grows with the office and not with its
 * square, whatever thousands share.
 */

#include "config.h"

#include "mp-twins.h"

#include "mp-twin-places.h"

#include "catalog/mp-likeness.h"
#include "edit/mp-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A telephone that more share is the office's, and tells nothing of who they are. */
#define MOST_BEFORE 100

typedef struct
{
  gint64 id;
  gint64 division; /* of an organization */
  char *order;     /* the key that its name is sorted by */
  char *name;      /* mp_known_key() of the core of an organization's, of all of a person's */
  char *leader;    /* of an organization, letters only */
  char *phone;
  char *number;    /* a person's identity number */
  char *birth;
} Record;

typedef struct
{
  MpStore *store;
  const MpEntity *entity;
  MpQuery *query;         /* of the scope; NULL: all */
  GHashTable *by_id;      /* gint64 → Record, owns */
  GPtrArray *records;     /* by age */
  GHashTable *drawers;    /* text → GPtrArray of Record */
  GHashTable *parted;     /* "ID ID" */
  GHashTable *found;      /* the same */
  GPtrArray *twins;
  MpTwinPlaces *places;
} Search;

static void
record_free (gpointer data)
{
  Record *self = data;

  g_free (self->order);
  g_free (self->name);
  g_free (self->leader);
  g_free (self->phone);
  g_free (self->number);
  g_free (self->birth);
  g_free (self);
}

static char *
pair_key (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

/* --- whether two may be one ------------------------------------------------------------------- */

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

/* Of a birthday known to the year only nothing more is asked. */
static gboolean
births_differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && strncmp (a, b, MIN (strlen (a), strlen (b))) != 0;
}

static gboolean
may_be_one (const Record *one, const Record *other, MpTwinReason reason)
{
  if (reason == MP_TWIN_NUMBER)
    return TRUE;
  if (differ (one->number, other->number))
    return FALSE;

  switch (reason)
    {
    case MP_TWIN_PHONE:
    case MP_TWIN_LEADER:
      return mp_names_are_near (one->name, other->name);
    case MP_TWIN_NAME:
      /* The leader of an organization changes; a person keeps his day of birth. */
      return one->division != 0
             || (!births_differ (one->birth, other->birth)
                 && (one->phone == NULL || other->phone == NULL
                     || mp_phones_meet (one->phone, other->phone)));
    case MP_TWIN_BIRTH:
    case MP_TWIN_NUMBER:
    default:
      return TRUE;
    }
}

static gboolean
is_free (Search *self, const Record *one, const Record *other)
{
  g_autofree char *pair = pair_key (one->id, other->id);

  return !g_hash_table_contains (self->parted, pair);
}

static void
find (Search *self, const Record *one, const Record *other, MpTwinReason reason)
{
  char *pair = pair_key (one->id, other->id);
  MpTwin *twin;

  if (!g_hash_table_add (self->found, pair))
    return;
  twin = g_new (MpTwin, 1);
  *twin = (MpTwin) { MIN (one->id, other->id), MAX (one->id, other->id), reason };
  g_ptr_array_add (self->twins, twin);
}

/* Takes `key`. A record that lies in its drawer already (two posts in a community) stays there. */
static void
lay (Search *self, char *key, Record *record, MpTwinReason reason)
{
  GPtrArray *before = g_hash_table_lookup (self->drawers, key);
  guint n;

  if (before == NULL)
    {
      before = g_ptr_array_new ();
      g_hash_table_insert (self->drawers, key, before);
    }
  else
    g_free (key);

  n = MIN (before->len, MOST_BEFORE);
  for (guint i = 0; i < n; i++)
    {
      const Record *one = before->pdata[i];

      if (one == record)
        return;
      if (may_be_one (one, record, reason) && is_free (self, one, record))
        {
          find (self, one, record, reason);
          break;
        }
    }
  if (before->len < MOST_BEFORE)
    g_ptr_array_add (before, record);
}

/* --- organizations ---------------------------------------------------------------------------- */

static gboolean
take_organization (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Search *self = data;
  Record *record = g_new0 (Record, 1);
  g_autofree char *core = NULL;

  record->id = g_ascii_strtoll (values[0], NULL, 10);
  record->division = g_ascii_strtoll (values[1], NULL, 10);
  core = mp_twin_places_core (self->places, record->division, values[2]);
  record->name = mp_known_key (record->division, core);
  record->order = g_strdup (values[3]);
  record->phone = values[4] != NULL && values[5] != NULL
                    ? g_strjoin ("/", values[4], values[5], NULL)
                    : g_strdup (values[4] != NULL ? values[4] : values[5]);
  record->leader = values[6] != NULL ? mp_place_fold (values[6]) : NULL;
  g_hash_table_insert (self->by_id, &record->id, record);
  g_ptr_array_add (self->records, record);

  return TRUE;
}

static gboolean
search_organizations (Search *self, GCancellable *cancellable, GError **error)
{
  self->places = mp_twin_places_new (self->store, cancellable, error);
  if (self->places == NULL
      || !mp_store_select (self->store,
                           "SELECT id, division, name, hex (name_key), leader_phone,"
                           " contact_phone, leader_name FROM organization_view"
                           " WHERE deleted_at IS NULL ORDER BY id",
                           NULL, 0, take_organization, self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = self->records->pdata[i];
      g_auto (GStrv) phones = mp_phone_digits (record->phone != NULL ? record->phone : "");

      lay (self, g_strconcat ("name ", record->name, NULL), record, MP_TWIN_NAME);
      for (char **phone = phones; *phone != NULL; phone++)
        lay (self, g_strdup_printf ("phone %" G_GINT64_FORMAT "|%s", record->division, *phone),
             record, MP_TWIN_PHONE);
      if (record->leader != NULL && *record->leader != '\0')
        lay (self, g_strdup_printf ("leader %" G_GINT64_FORMAT "|%s", record->division,
                                    record->leader),
             record, MP_TWIN_LEADER);
    }

  return TRUE;
}

/* --- people ----------------------------------------------------------------------------------- */

static gboolean
take_person (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Search *self = data;
  Record *record = g_new0 (Record, 1);

  record->id = g_ascii_strtoll (values[0], NULL, 10);
  record->name = mp_known_key (0, values[1]);
  record->order = g_strdup (values[2]);
  record->phone = g_strdup (values[3]);
  record->number = values[4] != NULL ? g_ascii_strup (values[4], -1) : NULL;
  record->birth = g_strdup (values[5]);
  g_hash_table_insert (self->by_id, &record->id, record);
  g_ptr_array_add (self->records, record);

  return TRUE;
}

/* The community of a post. */
static gboolean
take_post (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Search *self = data;
  gint64 id = g_ascii_strtoll (values[0], NULL, 10);
  Record *record = g_hash_table_lookup (self->by_id, &id);

  if (record != NULL)
    lay (self, g_strjoin (" ", "name", values[1], record->name, NULL), record, MP_TWIN_NAME);

  return TRUE;
}

static gboolean
search_people (Search *self, GCancellable *cancellable, GError **error)
{
  if (!mp_store_select (self->store,
                        "SELECT id, name, hex (name_key), phone, id_no, birth_date FROM person"
                        " WHERE deleted_at IS NULL ORDER BY id",
                        NULL, 0, take_person, self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->records->len; i++)
    {
      Record *record = self->records->pdata[i];
      g_auto (GStrv) phones = mp_phone_digits (record->phone != NULL ? record->phone : "");

      if (record->number != NULL)
        lay (self, g_strconcat ("number ", record->number, NULL), record, MP_TWIN_NUMBER);
      for (char **phone = phones; *phone != NULL; phone++)
        lay (self, g_strjoin (" ", "phone", *phone, record->name, NULL), record, MP_TWIN_PHONE);
      if (record->birth != NULL && strlen (record->birth) == strlen ("2021-03-05"))
        lay (self, g_strjoin (" ", "birth", record->birth, record->name, NULL), record,
             MP_TWIN_BIRTH);
    }

  return mp_store_select (self->store,
                          "SELECT r.person, o.division FROM person_role AS r"
                          " JOIN organization AS o ON o.id = r.organization"
                          " WHERE r.deleted_at IS NULL AND o.deleted_at IS NULL"
                          " ORDER BY r.person",
                          NULL, 0, take_post, self, cancellable, error);
}

/* --- the search ------------------------------------------------------------------------------- */

static const struct
{
  const char *entity;
  gboolean (*search) (Search *self, GCancellable *cancellable, GError **error);
} searches[] = {
  { "organization", search_organizations },
  { "person", search_people },
};

/* Made where the entities may not change meanwhile, run in a thread. */
static Search *
search_new (MpStore *store, const MpEntity *entity, gint64 scope)
{
  Search *self = g_new0 (Search, 1);
  gint64 narrowed = mp_kind_narrow (store, entity, scope);

  self->store = store;
  self->entity = entity;
  self->query = narrowed != 0 ? mp_kind_query (store, entity, narrowed, FALSE) : NULL;
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, record_free);
  self->records = g_ptr_array_new ();
  self->drawers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->parted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->twins = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->query, mp_query_free);
  g_clear_pointer (&self->places, mp_twin_places_free);
  g_hash_table_unref (self->drawers);
  g_hash_table_unref (self->parted);
  g_hash_table_unref (self->found);
  g_ptr_array_unref (self->records);
  g_hash_table_unref (self->by_id);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static gboolean
take_parted (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Search *self = data;

  g_hash_table_add (self->parted, pair_key (g_ascii_strtoll (values[0], NULL, 10),
                                            g_ascii_strtoll (values[1], NULL, 10)));
  return TRUE;
}

static gboolean
narrow (Search *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = mp_store_select_ids (self->store, self->query, cancellable, error);
  g_autoptr (GHashTable) within = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (within, &g_array_index (ids, gint64, i));
  for (guint i = self->twins->len; i > 0; i--)
    {
      const MpTwin *twin = self->twins->pdata[i - 1];

      if (!g_hash_table_contains (within, &twin->one)
          && !g_hash_table_contains (within, &twin->other))
        g_ptr_array_remove_index (self->twins, i - 1);
    }

  return TRUE;
}

static int
compare_twins (gconstpointer a, gconstpointer b, gpointer data)
{
  const MpTwin *one = *(MpTwin *const *) a;
  const MpTwin *other = *(MpTwin *const *) b;
  Search *self = data;
  const Record *first = g_hash_table_lookup (self->by_id, &one->one);
  const Record *second = g_hash_table_lookup (self->by_id, &other->one);
  int order = g_strcmp0 (first->order, second->order);

  if (order == 0)
    order = (one->one > other->one) - (one->one < other->one);
  return order != 0 ? order : (one->other > other->other) - (one->other < other->other);
}

static GPtrArray *
answer (Search *self, GCancellable *cancellable, GError **error)
{
  const MpParam params[] = { { ":kind", self->entity->name, 0 } };
  gboolean searched = FALSE;

  if (!mp_store_select (self->store,
                        "SELECT one, other FROM twin_denial"
                        " WHERE kind = :kind AND deleted_at IS NULL",
                        params, G_N_ELEMENTS (params), take_parted, self, cancellable, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    if (g_str_equal (searches[i].entity, self->entity->name))
      searched = searches[i].search (self, cancellable, error);
  if (!searched || (self->query != NULL && !narrow (self, cancellable, error)))
    return NULL;
  g_ptr_array_sort_with_data (self->twins, compare_twins, self);

  return g_steal_pointer (&self->twins);
}

/* --- public ----------------------------------------------------------------------------------- */

gboolean
mp_twins_know (const MpEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    if (g_str_equal (searches[i].entity, entity->name))
      return TRUE;
  return FALSE;
}

GPtrArray *
mp_twins (MpStore *store, const MpEntity *entity, gint64 scope, GError **error)
{
  g_autoptr (Search) search = NULL;

  g_return_val_if_fail (mp_twins_know (entity), NULL);

  search = search_new (store, entity, scope);
  return answer (search, NULL, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *twins = answer (data, cancellable, &error);

  if (twins != NULL)
    g_task_return_pointer (task, twins, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
mp_twins_async (MpStore *store, const MpEntity *entity, gint64 scope, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_return_if_fail (mp_twins_know (entity));

  g_task_set_source_tag (task, mp_twins_async);
  g_task_set_task_data (task, search_new (store, entity, scope), search_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
mp_twins_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
mp_twin_reason_label (MpTwinReason reason)
{
  switch (reason)
    {
    case MP_TWIN_NUMBER:
      return _("Same identity number");
    case MP_TWIN_PHONE:
      return _("Same telephone, similar name");
    case MP_TWIN_LEADER:
      return _("Same leader, similar name");
    case MP_TWIN_BIRTH:
      return _("Same name and day of birth");
    case MP_TWIN_NAME:
    default:
      return _("Same name in one community");
    }
}
