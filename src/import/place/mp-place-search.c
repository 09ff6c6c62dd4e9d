/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which community a text means: names of the divisions above are peeled off its front first, and
 * say where to look.
 */

#include "config.h"

#include "mp-places-private.h"

#include "import/value/mp-reading.h"

#include <string.h>

/* The longest name of a higher division that `name` begins with; moves `name` behind it. */
static const MpPlace *
peel_one (MpPlaces *self, const char **name, const MpPlace *within)
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
static const MpPlace *
peel (MpPlaces *self, const char **name)
{
  const MpPlace *last = NULL;
  const MpPlace *place;

  while ((place = peel_one (self, name, last)) != NULL)
    last = place;

  return last;
}

static gboolean
fits_kind (const MpPlace *place, MpPlaceKind kind)
{
  return kind == MP_PLACE_NONE || place->village == (kind == MP_PLACE_VILLAGE);
}

/* The one community of this core there; its kind decides between two, and so does the unit. */
static const MpPlace *
find_core (MpPlaces *self, const char *core, MpPlaceKind kind, const MpPlace *within,
           gboolean *several)
{
  GPtrArray *places = g_hash_table_lookup (self->by_core, core);
  const MpPlace *found = NULL;

  *several = FALSE;
  for (guint pass = 0; pass < 3 && places != NULL; pass++)
    {
      guint n = 0;

      for (guint i = 0; i < places->len; i++)
        {
          const MpPlace *place = g_ptr_array_index (places, i);

          if (!mp_place_is_within (place, within) || (pass < 2 && !fits_kind (place, kind)) ||
              (pass < 1 && self->unit != NULL && !mp_place_is_within (place, self->unit)))
            continue;
          found = place;
          n++;
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

static const MpPlace *
find_name (MpPlaces *self, const char *name, const MpPlace *within, gboolean *several)
{
  g_autofree char *core = g_strdup (name);
  MpPlaceKind kind = mp_place_cut_kind (core);
  const MpPlace *place = find_core (self, core, kind, within, several);

  /* 村 may belong to the name itself. */
  if (place == NULL && !*several && kind != MP_PLACE_NONE)
    place = find_core (self, name, MP_PLACE_NONE, within, several);

  return place;
}

/* The name begins so, or the township's does and the community has nothing but a number. */
static gboolean
begins_with (const MpPlace *place, const char *front)
{
  return g_str_has_prefix (place->core, front)
         || (g_str_has_prefix (place->core, "第") && place->parent != NULL
             && g_str_has_prefix (place->parent->core, front));
}

/* 二居, 02社区, 沧源二居 for 沧源新村第二居委会: the one of that number in the unit whose name begins
 * so.
 */
static const MpPlace *
find_number (MpPlaces *self, const char *name, const MpPlace *within, gboolean *several)
{
  g_autofree char *core = g_strdup (name);
  g_autofree char *front = NULL;
  MpPlaceKind kind = mp_place_cut_kind (core);
  const MpPlace *found = NULL;
  gboolean said;
  guint number;
  GPtrArray *places;

  if (kind == MP_PLACE_NONE && g_str_has_suffix (core, "居") && !g_str_equal (core, "居"))
    {
      core[strlen (core) - strlen ("居")] = '\0';
      kind = MP_PLACE_COMMUNITY;
    }
  number = kind != MP_PLACE_NONE ? mp_place_number (core, &front, &said) : 0;
  places = g_hash_table_lookup (self->by_number, GUINT_TO_POINTER (number));
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const MpPlace *place = g_ptr_array_index (places, i);

      if (!fits_kind (place, kind) || !begins_with (place, front)
          || !mp_place_is_within (place, within)
          || (self->unit != NULL && !mp_place_is_within (place, self->unit)))
        continue;
      if (found != NULL)
        {
          *several = TRUE;
          return NULL;
        }
      found = place;
    }

  return found;
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
            *core != '\0' ? find_core (self, core, words[w].kind, within, &several) : NULL;

        if (place != NULL && place->village == (words[w].kind == MP_PLACE_VILLAGE))
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
      const MpPlace *place = *name != '\0' ? find_name (self, name, within, &several) : NULL;

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
  const MpPlace *above = peel (self, &rest);
  const MpPlace *place;

  *several = FALSE;
  if (*name == '\0')
    return NULL;
  if (above != NULL && *rest == '\0')
    return above->level == 4 ? above : NULL;
  /* A community may be called after the township: the whole name first. */
  place = above != NULL ? find_name (self, name, within, several) : NULL;
  if (place != NULL && !*several)
    return place;
  if (above != NULL)
    within = above;
  *several = names_several (self, tidy, within);
  if (*several)
    return NULL;

  place = find_name (self, rest, within, several);
  if (place == NULL && !*several)
    place = find_head (self, rest, within);
  /* Divisions above that we do not know, as 乐山市中区绿心街道…: what follows the last of them. */
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

                township = peel_one (self, &end, NULL);
                if (end != behind)
                  township = NULL;
              }
            place = find_name (self, behind, township != NULL ? township : within, several);
          }
    }

  if (place == NULL && !*several)
    place = find_number (self, rest, within, several);

  /* A number in front: 1.肖坝社区, or its code. */
  if (place == NULL && !*several && g_ascii_isdigit (*name))
    {
      const char *bare = name + strspn (name, "0123456789");

      return *bare != '\0' ? mp_places_by_name (self, bare, within, several) : NULL;
    }

  return place;
}

/* Adds the community whose name ends at `at` with `word`. FALSE: another one was found before. */
static gboolean
find_ending (MpPlaces *self, const char *start, const char *at, MpPlaceKind kind,
             const MpPlace *within, const MpPlace **found)
{
  for (const char *from = start; from < at; from = g_utf8_next_char (from))
    {
      g_autofree char *core = NULL;
      gboolean several;
      const MpPlace *place;

      if (at - from > 36)
        continue;
      core = g_strndup (from, (gsize) (at - from));
      place = find_core (self, core, kind, within, &several);
      if (place == NULL || place->village != (kind == MP_PLACE_VILLAGE))
        continue;
      if (*found != NULL && *found != place)
        return FALSE;
      *found = place;
      return TRUE;
    }

  return TRUE;
}

/* 竹公溪社区、长征社区: parts of a list. */
static gboolean
is_list (const char *text)
{
  static const char *const marks[] = { "、", "，", ",", "/", "和", "及", "与", NULL };

  for (guint i = 0; marks[i] != NULL; i++)
    if (strstr (text, marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The community whose name ends with one of the words. FALSE: there are several. */
static gboolean
find_endings (MpPlaces *self, const char *name, const MpPlace *within, const MpPlace **found)
{
  static const struct
  {
    const char *word;
    MpPlaceKind kind;
  } words[] = { { "社区", MP_PLACE_COMMUNITY },
                { "村", MP_PLACE_VILLAGE },
                { "居委会", MP_PLACE_COMMUNITY },
                { "居民委员会", MP_PLACE_COMMUNITY } };

  *found = NULL;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (const char *at = strstr (name, words[w].word); at != NULL;
         at = strstr (at + 1, words[w].word))
      if (!find_ending (self, name, at, words[w].kind, within, found))
        return FALSE;

  return TRUE;
}

const MpPlace *
mp_places_in_text (MpPlaces *self, const char *text, const MpPlace *within)
{
  g_autofree char *name = mp_place_fold (text);
  const MpPlace *township = NULL;
  const MpPlace *found = NULL;
  const char *p;
  gboolean several;

  if (*name == '\0')
    return NULL;

  for (p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;
      const MpPlace *above = peel_one (self, &end, NULL);

      if (above == NULL || above->level != 4)
        continue;
      if (township != NULL && township != above)
        return NULL;
      township = above;
    }
  if (township != NULL)
    within = township;

  if (is_list (text) && !find_endings (self, name, within, &found))
    return township;

  /* A sheet's name or a heading within a table may be the name alone, with a number before it. */
  p = name;
  while (*p != '\0'
         && (g_ascii_isdigit (*p)
             || g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL))
    p = g_utf8_next_char (p);
  found = find_name (self, name, within, &several);
  if (found == NULL && *p != '\0')
    found = mp_places_by_name (self, p, within, &several);
  if (found != NULL && found->level == 5)
    return found;

  if (!find_endings (self, name, within, &found))
    return NULL;

  return found != NULL ? found : township;
}

gboolean
mp_places_contradict (MpPlaces *self, const MpPlace *place, const char *organization)
{
  static const struct
  {
    const char *word;
    MpPlaceKind kind;
  } words[] = { { "社区", MP_PLACE_COMMUNITY }, { "村", MP_PLACE_VILLAGE } };
  g_autofree char *name = mp_place_fold (organization);
  const MpPlace *county = place;
  const char *rest = name;

  peel (self, &rest);
  if (g_str_has_prefix (rest, place->core))
    return FALSE;
  while (county->level > 3 && county->parent != NULL)
    county = county->parent;

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      const char *at = strstr (rest, words[w].word);
      g_autofree char *core = NULL;
      GPtrArray *places;

      if (at == NULL || at == rest)
        continue;
      core = g_strndup (rest, (gsize) (at - rest));
      if (g_utf8_strlen (core, -1) < 2)
        continue;
      places = g_hash_table_lookup (self->by_core, core);
      for (guint i = 0; places != NULL && i < places->len; i++)
        {
          const MpPlace *other = g_ptr_array_index (places, i);

          if (other != place && other->village == (words[w].kind == MP_PLACE_VILLAGE)
              && mp_place_is_within (other, county))
            return TRUE;
        }
    }

  return FALSE;
}

char *
mp_places_core (MpPlaces *self, const MpPlace *place, const char *organization)
{
  static const char *const words[] = { "社区居委会", "社区", "居委会", "村委会", "村", NULL };
  g_autofree char *name = mp_place_fold (organization);
  const char *rest = name;

  peel (self, &rest);
  if (place != NULL && place->level == 5 && g_str_has_prefix (rest, place->core)
      && rest[strlen (place->core)] != '\0')
    rest += strlen (place->core);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (rest, words[i]) && rest[strlen (words[i])] != '\0')
      {
        rest += strlen (words[i]);
        break;
      }

  return g_strdup (*rest != '\0' ? rest : name);
}
