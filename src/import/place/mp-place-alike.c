/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Communities that a name may mean which no community has: a slip of the keyboard, a word more or
 * less. They are offered with the question and never taken. Neighbours are told apart by a number
 * or a point of the compass (翠苑一区 and 翠苑二区, 东街 and 西街), so names that differ there are not
 * alike.
 */

#include "config.h"

#include "mp-places-private.h"

#include "catalog/mp-pinyin.h"
#include "import/value/mp-reading.h"

#include <string.h>

#define LONGEST 24
#define ENOUGH 60 /* of a hundred characters of both */

typedef struct
{
  GString *numbers; /* and points of the compass, in their order */
  gunichar rest[LONGEST];
  guint length;
} Name;

static void
name_init (Name *self, const char *core)
{
  g_autofree char *spelled = mp_place_spell (core);

  self->numbers = g_string_new (NULL);
  self->length = 0;
  for (const char *p = spelled; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || g_utf8_strchr ("东西南北上下前后", -1, c) != NULL)
        g_string_append_unichar (self->numbers, c);
      else
        {
          /* Two numbers with something between are not one. */
          if (self->numbers->len > 0 && self->numbers->str[self->numbers->len - 1] != ' ')
            g_string_append_c (self->numbers, ' ');
          if (self->length < LONGEST)
            self->rest[self->length++] = c;
        }
    }
  g_strchomp (self->numbers->str);
}

static void
name_clear (Name *self)
{
  g_string_free (self->numbers, TRUE);
}

/* Of a hundred characters of both those in the same order that are the same, or sound so. All of
 * the shorter one is enough where numbers agree too: 一区 is all that is said of 翠苑一区.
 */
static guint
likeness (const Name *a, const Name *b)
{
  guint common[LONGEST + 1] = { 0 };

  if (!g_str_equal (a->numbers->str, b->numbers->str))
    return 0;
  for (guint i = 0; i < a->length; i++)
    {
      guint before = 0;

      for (guint k = 0; k < b->length; k++)
        {
          guint here = common[k + 1];

          common[k + 1] = mp_pinyin_sounds_alike (a->rest[i], b->rest[k])
                              ? before + 1
                              : MAX (here, common[k]);
          before = here;
        }
    }
  if (*a->numbers->str != '\0' && common[b->length] == MIN (a->length, b->length))
    return ENOUGH + (100 - ENOUGH) * (MIN (a->length, b->length) + 1)
                        / (MAX (a->length, b->length) + 1);

  return 200 * common[b->length] / MAX (a->length + b->length, 1);
}

typedef struct { const MpPlace *place; guint likeness; } Alike;

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const Alike *one = a;
  const Alike *other = b;

  if (one->likeness != other->likeness)
    return one->likeness < other->likeness ? 1 : -1;
  return strcmp (one->place->code, other->place->code);
}

/* The name behind a township that is none of the office's. */
static const char *
behind_township (const char *name)
{
  static const char *const ends[] = { "街道", "镇", "乡" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *at = strstr (name, ends[i]);

      if (at != NULL && at > name && at[strlen (ends[i])] != '\0')
        return at + strlen (ends[i]);
    }

  return name;
}

GPtrArray *
mp_places_list_alike (MpPlaces *self, const char *text)
{
  GPtrArray *places = g_ptr_array_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Alike));
  g_autofree char *folded = mp_place_fold (text);
  const char *rest = folded;
  const MpPlace *within = mp_places_peel (self, &rest);
  g_autofree char *core = g_strdup (behind_township (rest));
  GHashTableIter iter;
  gpointer each;
  Name said;

  mp_place_cut_kind (core);
  name_init (&said, core);
  g_hash_table_iter_init (&iter, self->by_id);
  while (*core != '\0' && g_hash_table_iter_next (&iter, NULL, &each))
    {
      const MpPlace *place = each;
      Alike alike = { place, 0 };
      Name name;

      if (place->level != 5 || !mp_place_is_within (place, within)
          || (self->unit != NULL && !mp_place_is_within (place, self->unit)))
        continue;
      name_init (&name, place->core);
      alike.likeness = likeness (&said, &name);
      name_clear (&name);
      if (alike.likeness >= ENOUGH)
        g_array_append_val (found, alike);
    }
  name_clear (&said);
  g_array_sort (found, compare_alike);
  for (guint i = 0; i < MIN (found->len, MP_PLACES_ALIKE_MAX); i++)
    g_ptr_array_add (places, (gpointer) g_array_index (found, Alike, i).place);

  return places;
}

/* --- names that a line says ------------------------------------------------------------------- */

char *
mp_place_claimed (const char *text)
{
  static const char *const kinds[] = { "城市", "农村", "城镇", "城乡", "各",   "其他", "其它",
                                       "试点", "示范", "新型", "新建", "涉农", "本",   NULL };
  g_autofree char *tidy = mp_tidy_text (mp_place_behind_serial (text), FALSE);
  g_autofree char *note = mp_cut_bracket (tidy);
  g_autofree char *name = mp_place_fold (tidy);
  g_autofree char *core = g_strdup (name);

  if (g_utf8_strlen (name, -1) > 16 || mp_place_cut_kind (core) == MP_PLACE_NONE
      || g_strv_contains (kinds, core))
    return NULL;

  return g_steal_pointer (&name);
}

char *
mp_places_claimed_in (MpPlaces *self, const char *text)
{
  static const char *const words[] = { "社区", "居委会", "村" };
  g_autofree char *name = mp_place_fold (text);

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (const char *at = strstr (name, words[w]); at != NULL; at = strstr (at + 1, words[w]))
      for (const char *from = at; (from = g_utf8_find_prev_char (name, from)) != NULL;)
        {
          g_autofree char *claimed = g_strndup (from, (gsize) (at - from) + strlen (words[w]));
          g_autoptr (GPtrArray) alike = NULL;

          gboolean several;

          if (at - from > 36 || !mp_place_may_begin (self, name, from))
            continue;
          /* It names one, but others too. */
          if (mp_places_by_name (self, claimed, NULL, &several) != NULL || several)
            return NULL;
          alike = mp_places_list_alike (self, claimed);
          if (alike->len > 0)
            return g_steal_pointer (&claimed);
        }

  return NULL;
}
