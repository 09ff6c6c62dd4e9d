/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The communities of the store and the names under which they are found: a name is compared by its
 * core, which 肖坝社区居委会, 肖坝社区 and 肖坝 have in common.
 */

#include "config.h"

#include "mp-places-private.h"

#include "catalog/mp-codes.h"
#include "import/value/mp-reading.h"

#include <stdlib.h>
#include <string.h>

/* --- names ------------------------------------------------------------------------------------ */

/* 肖坝村社区: cut as one word, because most say but one of the two. */
gboolean
mp_place_names_both (const char *name)
{
  return g_str_has_suffix (name, "村社区") || g_str_has_suffix (name, "社区村")
         || g_str_has_suffix (name, "村居");
}

/* The same name, however its number is written: 第二, 二 and 02. */
char *
mp_place_spell (const char *core)
{
  GString *spelled = g_string_new (NULL);
  const char *p = core;

  while (*p != '\0')
    {
      double number;
      guint digits;
      const char *from = g_str_has_prefix (p, "第") ? p + strlen ("第") : p;
      const char *end = mp_scan_number (from, &number, &digits);
      const char *next = end != NULL ? end : g_utf8_next_char (p);

      if (end != NULL)
        g_string_append_printf (spelled, "%.0f", number);
      else
        g_string_append_len (spelled, p, next - p);
      p = next;
    }

  return g_string_free (spelled, FALSE);
}

/* Adds the place to those that are called so. */
static void
index_by (GHashTable *table, const char *name, MpPlace *place)
{
  GPtrArray *places = g_hash_table_lookup (table, name);

  if (places == NULL)
    {
      places = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (name), places);
    }
  g_ptr_array_add (places, place);
}

static void
index_above (MpPlaces *self, const char *name, MpPlace *place)
{
  if (*name == '\0')
    return;
  index_by (self->above, name, place);
  self->longest = MAX (self->longest, strlen (name));
}

/* 箭竹苗族乡 is 箭竹乡 to those who live there. */
static void
index_short_name (MpPlaces *self, const char *folded, MpPlace *place)
{
  g_autofree char *bare = NULL;
  g_autoptr (GString) name = NULL;

  if (strstr (folded, "族") == NULL)
    return;
  name = g_string_new (folded);
  for (guint i = 0; i < self->peoples->len; i++)
    g_string_replace (name, ((const MpCode *) g_ptr_array_index (self->peoples, i))->label, "", 0);
  g_string_replace (name, "民族", "", 0);
  if (name->len < strlen (folded) && g_utf8_strlen (name->str, -1) >= 3)
    index_above (self, name->str, place);
}

static void
index_place (MpPlaces *self, MpPlace *place)
{
  g_autofree char *folded = mp_place_fold (place->name);
  g_autofree char *spelled = NULL;

  if (place->level < 5)
    {
      g_autofree char *office = g_strconcat (folded, "办事处", NULL);
      g_autofree char *government = g_strconcat (folded, "人民政府", NULL);

      index_above (self, folded, place);
      index_above (self, office, place);
      index_above (self, government, place);
      if (place->level == 4 && g_str_has_suffix (folded, "街道"))
        {
          g_autofree char *short_office = g_strndup (folded, strlen (folded) - strlen ("街道"));
          g_autofree char *nickname = g_strconcat (short_office, "街办", NULL);
          g_autofree char *street = g_strconcat (short_office, "街", NULL);

          index_above (self, nickname, place);
          index_above (self, street, place);
        }
      index_short_name (self, folded, place);
      place->core = g_steal_pointer (&folded);
      return;
    }

  place->both = mp_place_names_both (folded);
  place->village = mp_place_cut_kind (folded) == MP_PLACE_VILLAGE;
  place->core = g_steal_pointer (&folded);
  spelled = mp_place_spell (place->core);
  index_by (self->by_core, place->core, place);
  index_by (self->by_spelling, spelled, place);
}

/* --- loading ---------------------------------------------------------------------------------- */

static void
place_free (gpointer data)
{
  MpPlace *place = data;

  g_free (place->name);
  g_free (place->core);
  g_free (place);
}

static gboolean
add_place (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpPlaces *self = data;
  MpPlace *place = g_new0 (MpPlace, 1);

  place->id = g_ascii_strtoll (values[0], NULL, 10);
  g_strlcpy (place->code, values[1] != NULL ? values[1] : "", sizeof place->code);
  place->name = g_strdup (values[2]);
  place->level = (char) (values[3] != NULL ? atoi (values[3]) : 5);
  g_hash_table_insert (self->by_id, &place->id, place);
  if (*place->code != '\0')
    g_hash_table_insert (self->by_code, place->code, place);

  return TRUE;
}

static gboolean
add_parent (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpPlaces *self = data;
  gint64 id = g_ascii_strtoll (values[0], NULL, 10);
  gint64 parent = values[1] != NULL ? g_ascii_strtoll (values[1], NULL, 10) : 0;
  MpPlace *place = g_hash_table_lookup (self->by_id, &id);

  if (place != NULL)
    place->parent = g_hash_table_lookup (self->by_id, &parent);

  return TRUE;
}

static GHashTable *
table_of_names (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

MpPlaces *
mp_places_new (MpStore *store, GError **error)
{
  g_autoptr (MpPlaces) self = g_new0 (MpPlaces, 1);
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  GHashTableIter iter;
  gpointer place;

  self->peoples = mp_codes_list (mp_store_get_codes (store), "ethnicity");
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, place_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_core = table_of_names ();
  self->by_spelling = table_of_names ();
  self->above = table_of_names ();

  if (!mp_store_select (store,
                        "SELECT id, code12, name, level FROM division WHERE deleted_at IS NULL",
                        NULL, 0, add_place, self, NULL, error)
      || !mp_store_select (store, "SELECT id, parent FROM division WHERE deleted_at IS NULL", NULL,
                           0, add_parent, self, NULL, error))
    return NULL;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    index_place (self, place);
  if (unit != NULL)
    {
      gint64 id = g_ascii_strtoll (unit, NULL, 10);

      self->unit = g_hash_table_lookup (self->by_id, &id);
    }

  return g_steal_pointer (&self);
}

void
mp_places_free (MpPlaces *self)
{
  g_clear_pointer (&self->by_core, g_hash_table_unref);
  g_clear_pointer (&self->by_spelling, g_hash_table_unref);
  g_clear_pointer (&self->above, g_hash_table_unref);
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_free (self);
}

const MpPlace *
mp_places_get (MpPlaces *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

const MpPlace *
mp_places_by_code (MpPlaces *self, const char *code)
{
  char padded[13];
  gsize length = strlen (code);

  if (length != 12 && length != 9)
    return NULL;
  g_strlcpy (padded, code, sizeof padded);
  if (length == 9)
    g_strlcat (padded, "000", sizeof padded);

  return g_hash_table_lookup (self->by_code, padded);
}

gboolean
mp_place_is_within (const MpPlace *place, const MpPlace *within)
{
  for (const MpPlace *up = place; up != NULL; up = up->parent)
    if (up == within)
      return TRUE;

  return within == NULL;
}
