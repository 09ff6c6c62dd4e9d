/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the name of a division and the digits of its code tell. The list writes the same thing in
 * many ways (社区居委会, 社区居民委员会, 社区居民委, 居委会（社区） …); a ledger writes it in one.
 * All 620,573 committees were looked at: a rule here must not make two of a township alike that
 * were different, and it does for 31 pairs only, most of which are the same place under two codes.
 */

#include "config.h"

#include "mp-divisions.h"

#include <string.h>

typedef struct
{
  const char *ending;
  const char *kind;
} Ending;

/* How townships end. */
static const Ending township_endings[] = {
  { "街道", "1" }, { "办事处", "1" }, { "镇", "2" }, { "乡", "3" }, { "苏木", "3" }, { "直辖村级区划", "9" },
};

/* How committees end, longer ones first, and what their community is called. NULL: whatever the
 * name says before it, if it does.
 */
static const Ending committee_endings[] = {
  { "居民管理委员会", NULL },
  { "村民委员会", "村" },
  { "居民委员会", "社区" },
  { "牧民委员会", "村" },
  { "村民委员", "村" },
  { "村民委会", "村" },
  { "村委员会", "村" },
  { "居委员会", "社区" },
  { "居民委会", "社区" },
  { "居民委员", "社区" },
  { "委员会", NULL },
  { "居委会", "社区" },
  { "居民会", "社区" },
  { "居民委", "社区" },
  { "村委会", "村" },
  { "村民委", "村" },
  { "牧委会", "村" },
  { "委会", NULL },
  { "居委", "社区" },
  { "村委", "村" },
};

static gboolean
says_kind (const char *name)
{
  return g_str_has_suffix (name, "社区") || g_str_has_suffix (name, "嘎查")
         || g_str_has_suffix (name, "村");
}

/* 舜井道居委会（社区） → 舜井道居委会 */
static void
cut_remarks (char *name)
{
  while (g_str_has_suffix (name, "）") || g_str_has_suffix (name, ")"))
    {
      char *wide = g_strrstr (name, "（");
      char *narrow = strrchr (name, '(');
      char *start = wide == NULL || (narrow != NULL && narrow > wide) ? narrow : wide;

      if (start == NULL || start == name)
        return;
      *start = '\0';
    }
}

static int
digits_of (const char *code12, gsize at)
{
  char digits[4] = "";

  if (code12 == NULL || strlen (code12) != 12)
    return 0;

  memcpy (digits, code12 + at, 3);
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

const char *
mp_division_township_kind (const char *code12, const char *name)
{
  int number = digits_of (code12, 6);

  for (guint i = 0; i < G_N_ELEMENTS (township_endings); i++)
    if (g_str_has_suffix (name, township_endings[i].ending))
      return township_endings[i].kind;

  if (number == 0)
    return NULL;

  return number < 100 ? "1" : number < 200 ? "2" : number < 400 ? "3" : "9";
}

const char *
mp_division_community_kind (const char *code12, const char *name)
{
  g_autofree char *short_name = NULL;
  int number = digits_of (code12, 9);

  if (number != 0)
    return number < 200 || (number >= 400 && number < 500) ? "1" : "2";

  short_name = mp_division_short_name (name);
  if (g_str_has_suffix (short_name, "社区"))
    return "1";

  return says_kind (short_name) ? "2" : NULL;
}

char *
mp_division_short_name (const char *name)
{
  g_autofree char *cut = g_strdup (name);

  cut_remarks (cut);
  if (g_str_has_suffix (cut, "会会"))
    cut[strlen (cut) - strlen ("会")] = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (committee_endings); i++)
    {
      const char *kind = committee_endings[i].kind;

      if (!g_str_has_suffix (cut, committee_endings[i].ending))
        continue;

      cut[strlen (cut) - strlen (committee_endings[i].ending)] = '\0';

      /* 新村村委会 is 新村, and so is 新村委会; but 东村居委会 is 东村社区. */
      if (says_kind (cut) && (g_strcmp0 (kind, "社区") != 0 || g_str_has_suffix (cut, "社区")))
        return g_steal_pointer (&cut);

      /* 居委会 and 一居委会 say no more than that. */
      if (kind == NULL || g_utf8_strlen (cut, -1) < (g_str_equal (kind, "村") ? 1 : 2))
        return g_strdup (name);

      return g_strconcat (cut, kind, NULL);
    }

  return g_steal_pointer (&cut);
}
