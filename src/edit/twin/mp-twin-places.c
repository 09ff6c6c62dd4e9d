/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the divisions above an organization's own stand before its name: no other place is looked
 * for there, so each name costs as much as its place is deep.
 */

#include "config.h"

#include "mp-twin-places.h"

#include "catalog/mp-likeness.h"

#include <string.h>

#define STREET "街道"
#define DEPTH 6 /* of the tree of divisions: a circle ends here */

struct _MpTwinPlaces
{
  GHashTable *by_id; /* gint64 → Place, owns */
};

typedef struct
{
  gint64 id;
  gint64 parent;
  char *core;      /* of a community; NULL */
  char *names[6];  /* of what lies above one, the longer before the shorter, NULL at the end */
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_free (self->names[i]);
  g_free (self->core);
  g_free (self);
}

/* 绿心街道办事处, 绿心街道, 绿心街办, 绿心街 */
static void
name_it (Place *self, const char *folded)
{
  gboolean street = g_str_has_suffix (folded, STREET);
  g_autofree char *bare = g_strndup (folded, strlen (folded) - (street ? strlen (STREET) : 0));
  guint n = 0;

  self->names[n++] = g_strconcat (folded, "人民政府", NULL);
  self->names[n++] = g_strconcat (folded, "办事处", NULL);
  self->names[n++] = g_strdup (folded);
  if (street && *bare != '\0')
    {
      self->names[n++] = g_strconcat (bare, "街办", NULL);
      self->names[n++] = g_strconcat (bare, "街", NULL);
    }
}

static gboolean
add_place (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpTwinPlaces *self = data;
  Place *place = g_new0 (Place, 1);
  g_autofree char *folded = mp_place_fold (values[1]);

  place->id = g_ascii_strtoll (values[0], NULL, 10);
  place->parent = values[3] != NULL ? g_ascii_strtoll (values[3], NULL, 10) : 0;
  if (g_strcmp0 (values[2], "5") != 0)
    name_it (place, folded);
  else
    {
      mp_place_cut_kind (folded);
      place->core = g_steal_pointer (&folded);
    }
  g_hash_table_replace (self->by_id, &place->id, place);

  return TRUE;
}

MpTwinPlaces *
mp_twin_places_new (MpStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (MpTwinPlaces) self = g_new0 (MpTwinPlaces, 1);

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, place_free);
  if (!mp_store_select (store, "SELECT id, name, level, parent FROM division", NULL, 0, add_place,
                        self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
mp_twin_places_free (MpTwinPlaces *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static gboolean
peel (MpTwinPlaces *self, gint64 division, const char **name)
{
  const Place *place = g_hash_table_lookup (self->by_id, &division);

  for (guint depth = 0; place != NULL && depth < DEPTH; depth++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (place->names) && place->names[i] != NULL; i++)
        if (g_str_has_prefix (*name, place->names[i]))
          {
            *name += strlen (place->names[i]);
            return TRUE;
          }
      place = g_hash_table_lookup (self->by_id, &place->parent);
    }

  return FALSE;
}

char *
mp_twin_places_core (MpTwinPlaces *self, gint64 division, const char *name)
{
  const Place *own = g_hash_table_lookup (self->by_id, &division);
  g_autofree char *folded = mp_place_fold (name);
  const char *rest = folded;

  while (peel (self, division, &rest))
    ;
  rest = mp_name_behind_place (rest, own != NULL ? own->core : NULL);

  return g_strdup (*rest != '\0' ? rest : folded);
}
