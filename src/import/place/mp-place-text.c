/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which community a title, a sheet's name or the name of an organization speaks of. Its name must
 * stand there from its first character on: 东翠苑社区 says nothing of 翠苑社区.
 */

#include "config.h"

#include "mp-places-private.h"

#include "import/value/mp-reading.h"

#include <string.h>

/* --- where a name may begin ------------------------------------------------------------------- */

/* A number with a mark behind it, as before the name of a sheet: 一、肖坝社区, 03.肖坝社区. Without a mark a
 * Chinese numeral belongs to the name.
 */
const char *
mp_place_behind_serial (const char *text)
{
  static const char *const marks = "、，,.．:：)）-—_ \t　";
  const char *p = text;
  gboolean digits = FALSE;
  gboolean numerals = FALSE;

  while (*p == '(' || g_str_has_prefix (p, "（"))
    p = g_utf8_next_char (p);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      digits = TRUE;
    else if (g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL)
      numerals = TRUE;
    else
      break;
  if (numerals && (*p == '\0' || g_utf8_strchr (marks, -1, g_utf8_get_char (p)) == NULL))
    return text;

  return digits || numerals ? p : text;
}

/* What stands before `at` in the folded text is no part of a name that goes on there: a day, a
 * road, a preposition, what is done with it, or a division above, of which the text may give the
 * stem alone.
 */
gboolean
mp_place_may_begin (MpPlaces *self, const char *text, const char *at)
{
  static const char *const ends[] = {
    "年", "月", "日", "底", "度", "号", "于", "在", "和", "及", "与", "由", "为", "对", "向", "将",
    "路", "街", "巷", "道", "组", "附件", "附表", "社区", "村", "居委会", "注销", "撤销", "备案", "登记",
    "成立", "设立", "同意", "变更", "公布", "公示", "调整", "表彰", "命名", "解散", "所属", "辖区", NULL };
  const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;
  g_autofree char *front = NULL;

  if (before == NULL || g_ascii_isalnum (*before))
    return TRUE;
  front = g_strndup (text, (gsize) (at - text));
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (front, ends[i]))
      return TRUE;
  for (const char *p = front; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;

      if ((mp_places_peel_one (self, &end, NULL) != NULL && *end == '\0')
          || (g_utf8_strlen (p, 3) >= 2 && mp_places_above (self, p, NULL) != NULL))
        return TRUE;
    }

  return FALSE;
}

/* The marks of a text part it: what follows one begins anew. */
static GStrv
part (const char *text)
{
  g_autoptr (GString) parted = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (parted, g_utf8_get_char (p));
    else
      g_string_append_c (parted, '\n');
  parts = g_strsplit (parted->str, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *one = mp_place_fold (parts[i]);

      if (*one != '\0')
        g_strv_builder_add (folded, one);
    }

  return g_strv_builder_end (folded);
}

/* --- what it speaks of ------------------------------------------------------------------------ */

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

      if (at - from > 36 || !mp_place_may_begin (self, start, from))
        continue;
      core = g_strndup (from, (gsize) (at - from));
      place = mp_places_find_core (self, core, kind, within, &several);
      if (place == NULL
          || (place->village != (kind == MP_PLACE_VILLAGE)
              && !(place->both && kind == MP_PLACE_VILLAGE)))
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
find_endings (MpPlaces *self, const char *text, const MpPlace *within, const MpPlace **found)
{
  static const struct
  {
    const char *word;
    MpPlaceKind kind;
  } words[] = { { "社区", MP_PLACE_COMMUNITY },
                { "村", MP_PLACE_VILLAGE },
                { "居委会", MP_PLACE_COMMUNITY },
                { "居民委员会", MP_PLACE_COMMUNITY } };

  g_auto (GStrv) parts = part (text);

  *found = NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      for (const char *at = strstr (parts[i], words[w].word); at != NULL;
           at = strstr (at + 1, words[w].word))
        if (!find_ending (self, parts[i], at, words[w].kind, within, found))
          return FALSE;

  return TRUE;
}

const MpPlace *
mp_places_in_text (MpPlaces *self, const char *text, const MpPlace *within)
{
  g_autofree char *name = mp_place_fold (text);
  const MpPlace *township = NULL;
  const MpPlace *found = NULL;
  g_autofree char *bare = NULL;
  gboolean several;

  if (*name == '\0')
    return NULL;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end = p;
      const MpPlace *above = mp_places_peel_one (self, &end, NULL);

      if (above == NULL || above->level != 4)
        continue;
      if (township != NULL && township != above)
        return NULL;
      township = above;
    }
  if (township != NULL)
    within = township;

  if (is_list (text) && !find_endings (self, text, within, &found))
    return township;

  /* A sheet's name or a heading within a table may be the name alone, with a number before it. */
  bare = mp_place_fold (mp_place_behind_serial (text));
  found = mp_places_find_name (self, name, within, &several);
  if (found == NULL && *bare != '\0')
    found = mp_places_by_name (self, bare, within, &several);
  if (found != NULL && found->level == 5)
    return found;

  if (!find_endings (self, text, within, &found))
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

  mp_places_peel (self, &rest);
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
  g_autofree char *name = mp_place_fold (organization);
  const char *rest = name;

  mp_places_peel (self, &rest);
  rest = mp_name_behind_place (rest, place != NULL && place->level == 5 ? place->core : NULL);

  return g_strdup (*rest != '\0' ? rest : name);
}
