/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which community a whole text names: names of the divisions above are peeled off its front first,
 * and say where to look. Only a name as it is written counts, whatever words for a committee stand
 * behind it; one that is merely like it is asked for, because neighbours are called alike.
 */

#include "config.h"

#include "mp-places-private.h"

#include "import/value/mp-reading.h"

#include <string.h>

/* The longest name of a higher division that `name` begins with; moves `name` behind it. */
const MpPlace *
mp_places_peel_one (MpPlaces *self, const char **name, const MpPlace *within)
{
  char buffer[256];

  for (gsize length = MIN (MIN (strlen (*name), self->longest), sizeof buffer - 1); length > 0;
       length--)
    {
      GPtrArray *places;

      if (((*name)[length] & 0xC0) == 0x80)
        continue;
      memcpy (buffer, *name, length);
      buffer[length] = '\0';
      places = g_hash_table_lookup (self->above, buffer);
      for (guint i = 0; places != NULL && i < places->len; i++)
        if (mp_place_is_within (g_ptr_array_index (places, i), within))
          {
            *name += length;
            return g_ptr_array_index (places, i);
          }
    }

  return NULL;
}

/* All of them; the last one. */
const MpPlace *
mp_places_peel (MpPlaces *self, const char **name)
{
  const MpPlace *last = NULL;
  const MpPlace *place;

  while ((place = mp_places_peel_one (self, name, last)) != NULL)
    last = place;

  return last;
}

static gboolean
fits_kind (const MpPlace *place, MpPlaceKind kind)
{
  return kind == MP_PLACE_NONE || place->village == (kind == MP_PLACE_VILLAGE);
}

/* The one of them there; its kind decides between two, so does the unit, and where 肖坝社区 and
 * 肖坝村社区 stand side by side, the name as it is written. `both`: it names both kinds.
 */
static const MpPlace *
find_among (MpPlaces *self, GPtrArray *places, MpPlaceKind kind, gboolean both,
            const MpPlace *within, gboolean *several)
{
  const MpPlace *found = NULL;
  gboolean double_kind = both || kind == MP_PLACE_VILLAGE;

  *several = FALSE;
  for (guint pass = 0; pass < 3 && places != NULL; pass++)
    {
      const MpPlace *exact = NULL;
      guint n = 0, n_exact = 0;

      for (guint i = 0; i < places->len; i++)
        {
          const MpPlace *place = g_ptr_array_index (places, i);

          if (!mp_place_is_within (place, within) || (pass < 2 && !fits_kind (place, kind)) ||
              (pass < 1 && self->unit != NULL && !mp_place_is_within (place, self->unit)))
            continue;
          found = place;
          n++;
          if (place->both == double_kind)
            {
              exact = place;
              n_exact++;
            }
        }
      if (n > 1 && n_exact == 1)
        {
          found = exact;
          n = 1;
        }
      if (n == 1)
        {
          *several = FALSE;
          return found;
        }
      *several = *several || n > 1;
      if (n > 1)
        return NULL;
    }

  return NULL;
}

const MpPlace *
mp_places_find_core (MpPlaces *self, const char *core, MpPlaceKind kind, const MpPlace *within,
                     gboolean *several)
{
  return find_among (self, g_hash_table_lookup (self->by_core, core), kind, FALSE, within,
                     several);
}

const MpPlace *
mp_places_find_name (MpPlaces *self, const char *name, const MpPlace *within, gboolean *several)
{
  g_autofree char *core = g_strdup (name);
  MpPlaceKind kind = mp_place_cut_kind (core);
  const MpPlace *place = find_among (self, g_hash_table_lookup (self->by_core, core), kind,
                                     mp_place_names_both (name), within, several);

  /* 村 may belong to the name itself. */
  if (place == NULL && !*several && kind != MP_PLACE_NONE)
    place = mp_places_find_core (self, name, MP_PLACE_NONE, within, several);

  return place;
}

/* 02社区, 沧源新村二居 for 沧源新村第二居委会: the same name with its number written otherwise. What else
 * differs is another name, see mp-place-alike.c.
 */
static const MpPlace *
find_spelled (MpPlaces *self, const char *name, const MpPlace *within, gboolean *several)
{
  g_autofree char *core = g_strdup (name);
  g_autofree char *spelled = NULL;
  MpPlaceKind kind = mp_place_cut_kind (core);

  if (kind == MP_PLACE_NONE && g_str_has_suffix (core, "居") && !g_str_equal (core, "居"))
    {
      core[strlen (core) - strlen ("居")] = '\0';
      kind = MP_PLACE_COMMUNITY;
    }
  spelled = mp_place_spell (core);

  return find_among (self, g_hash_table_lookup (self->by_spelling, spelled), kind,
                     mp_place_names_both (name), within, several);
}

/* What follows the name of a community is a part of it and not the rest of a longer name, which
 * would be another community: 二组, 居委会第三网格, but not 二社区.
 */
static gboolean
is_part (const char *behind)
{
  static const char *const kinds[] = { "", "社区", "村", "居", "居委会", "村委会", "委会", NULL };
  g_autofree char *rest = g_strdup (behind);
  gboolean kind = FALSE;

  while (mp_place_cut_kind (rest) != MP_PLACE_NONE)
    kind = TRUE;

  return !kind || g_strv_contains (kinds, rest);
}

/* Text up to the words 社区 or 村 that names a community; what follows is a group or a grid of it. */
static const MpPlace *
find_head (MpPlaces *self, const char *name, const MpPlace *within)
{
  static const struct
  {
    const char *word;
    MpPlaceKind kind;
  } words[] = { { "社区", MP_PLACE_COMMUNITY }, { "村", MP_PLACE_VILLAGE } };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (const char *at = strstr (name, words[w].word); at != NULL;
         at = strstr (at + 1, words[w].word))
      {
        g_autofree char *core = g_strndup (name, (gsize) (at - name));
        gboolean several;
        const MpPlace *place =
            *core != '\0'
                ? mp_places_find_core (self, core, words[w].kind, within, &several)
                : NULL;

        if (place != NULL && place->village == (words[w].kind == MP_PLACE_VILLAGE)
            && is_part (at + strlen (words[w].word)))
          return place;
      }

  return NULL;
}

const MpPlace *
mp_places_above (MpPlaces *self, const char *text, const MpPlace *within)
{
  static const char *const endings[] = { "", "街道", "镇", "乡", "区", "县", "市" };
  g_autofree char *name = mp_place_fold (text);
  const MpPlace *found = NULL;

  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    {
      g_autofree char *whole = g_strconcat (name, endings[e], NULL);
      GPtrArray *places = *name != '\0' ? g_hash_table_lookup (self->above, whole) : NULL;

      for (guint i = 0; places != NULL && i < places->len; i++)
        {
          const MpPlace *place = g_ptr_array_index (places, i);

          if (!mp_place_is_within (place, within))
            continue;
          if (found != NULL && found != place)
            return NULL;
          found = place;
        }
    }

  return found;
}

/* 肖坝社区、共和社区: two places in one text. */
static gboolean
names_several (MpPlaces *self, const char *text, const MpPlace *within)
{
  g_autoptr (GString) parted = g_string_new (text);
  g_auto (GStrv) parts = NULL;
  const MpPlace *first = NULL;
  static const char *const separators[] = { "，", ",", "；", ";", "和", "及", "与", "\n", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    g_string_replace (parted, separators[i], "、", 0);
  if (strstr (parted->str, "、") == NULL)
    return FALSE;
  parts = g_strsplit (parted->str, "、", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = mp_place_fold (parts[i]);
      gboolean several;
      const MpPlace *place =
          *name != '\0' ? mp_places_find_name (self, name, within, &several) : NULL;

      if (place != NULL && first != NULL && place != first)
        return TRUE;
      if (place != NULL)
        first = place;
    }

  return FALSE;
}

const MpPlace *
mp_places_by_name (MpPlaces *self, const char *text, const MpPlace *within, gboolean *several)
{
  g_autofree char *tidy = mp_tidy_text (text, FALSE);
  g_autofree char *note = mp_cut_bracket (tidy);
  g_autofree char *name = mp_place_fold (tidy);
  const char *rest = name;
  const MpPlace *above = mp_places_peel (self, &rest);
  const MpPlace *place;

  *several = FALSE;
  if (*name == '\0')
    return NULL;
  if (above != NULL && *rest == '\0')
    return above->level == 4 ? above : NULL;
  /* A community may be called after the township: the whole name first. */
  place = above != NULL ? mp_places_find_name (self, name, within, several) : NULL;
  if (place != NULL && !*several)
    return place;
  if (above != NULL)
    within = above;
  *several = names_several (self, tidy, within);
  if (*several)
    return NULL;

  place = mp_places_find_name (self, rest, within, several);
  if (place == NULL && !*several)
    place = find_head (self, rest, within);
  /* Divisions above in words that we do not know, as 乐山市中区绿心街道…: what follows a township that we
   * do. Behind another one it would be the namesake of another place.
   */
  for (const char *p = rest; place == NULL && !*several && *p != '\0'; p = g_utf8_next_char (p))
    {
      static const char *const ends[] = { "街道", "街道办事处", "镇", "乡", "区", "县", "市", NULL };

      for (guint i = 0; ends[i] != NULL && place == NULL; i++)
        if (g_str_has_prefix (p, ends[i]) && p[strlen (ends[i])] != '\0')
          {
            const MpPlace *township = NULL;
            const char *behind = p + strlen (ends[i]);

            /* The township's own name may begin anywhere before. */
            for (const char *q = rest; q <= p && township == NULL; q = g_utf8_next_char (q))
              {
                const char *end = q;

                township = mp_places_peel_one (self, &end, NULL);
                if (end != behind)
                  township = NULL;
              }
            if (township != NULL)
              place = mp_places_find_name (self, behind, township, several);
          }
    }

  if (place == NULL && !*several)
    place = find_spelled (self, rest, within, several);

  /* A number in front: 1.肖坝社区, or its code. */
  if (place == NULL && !*several && g_ascii_isdigit (*name))
    {
      const char *bare = name + strspn (name, "0123456789");

      return *bare != '\0' ? mp_places_by_name (self, bare, within, several) : NULL;
    }

  return place;
}
