/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what names and telephones are compared: their letters and digits, whatever stands between; and
 * names that somebody else may have written for the same organization: another word for the kind of
 * group, one character for another, one too many, 一 for 1. Numbers and the like tell groups apart:
 * 一队 and 二队 are two. Whoever reads a table and whoever looks for twins means the same by it.
 */

#include "config.h"

#include "mp-likeness.h"

#include "mp-codes.h"

#include <string.h>

/* --- characters ------------------------------------------------------------------------------- */

/* Characters that slip into each other's place: alike to look at, or the same to type. */
static const char *const confusable[] = {
  "体休本", "未末", "己已巳", "话活", "土士", "日曰", "人入", "服伏", "务物",
  "备各", "登蹬", "记纪", "公工", "益意义", "慈磁", "善缮", "事是", "娱误",
  "类累", "文闻", "社杜", "党常", "员圆", "群郡", "众重", "称秤", "责贵",
  "间问", "数教", "电申", "址扯", "级极", "属署", "队对", "舞午", "拳券",
  "志智", "邻临", "互护", "腰要", "鼓古", "歌哥", "棋旗",
  NULL,
};

const char *
mp_confusable_with (gunichar c)
{
  for (guint i = 0; confusable[i] != NULL; i++)
    if (g_utf8_strchr (confusable[i], -1, c) != NULL)
      return confusable[i];

  return NULL;
}

static gboolean
are_confusable (gunichar a, gunichar b)
{
  for (guint i = 0; confusable[i] != NULL; i++)
    if (g_utf8_strchr (confusable[i], -1, a) != NULL
        && g_utf8_strchr (confusable[i], -1, b) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
mp_is_slip (const char *text, const char *meant)
{
  guint n_different = 0;
  guint length = 0;

  while (*text != '\0' && *meant != '\0')
    {
      gunichar a = g_utf8_get_char (text);
      gunichar b = g_utf8_get_char (meant);

      if (a != b && (!are_confusable (a, b) || ++n_different > 1))
        return FALSE;
      text = g_utf8_next_char (text);
      meant = g_utf8_next_char (meant);
      length++;
    }

  return *text == '\0' && *meant == '\0' && length >= 2 && n_different == 1;
}

/* --- names of places -------------------------------------------------------------------------- */

char *
mp_place_fold (const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (bare, g_unichar_tolower (c));
    }

  return g_string_free (bare, FALSE);
}

MpPlaceKind
mp_place_cut_kind (char *name)
{
  static const struct { const char *suffix; MpPlaceKind kind; } suffixes[] = {
    { "村居", MP_PLACE_NONE }, { "村社区", MP_PLACE_NONE }, { "社区村", MP_PLACE_NONE },
    { "社区居民委员会", MP_PLACE_COMMUNITY }, { "社区居委会", MP_PLACE_COMMUNITY }, { "社区居委", MP_PLACE_COMMUNITY },
    { "社区村民委员会", MP_PLACE_COMMUNITY }, { "社区村委会", MP_PLACE_COMMUNITY }, { "居民委员会", MP_PLACE_COMMUNITY },
    { "居委会", MP_PLACE_COMMUNITY }, { "居委", MP_PLACE_COMMUNITY }, { "村村民委员会", MP_PLACE_VILLAGE }, { "村村委会", MP_PLACE_VILLAGE },
    { "村民委员会", MP_PLACE_VILLAGE }, { "村委会", MP_PLACE_VILLAGE }, { "村委", MP_PLACE_VILLAGE },
    { "社区", MP_PLACE_COMMUNITY }, { "村", MP_PLACE_VILLAGE },
  };
  MpPlaceKind kind = MP_PLACE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i].suffix) && strlen (name) > strlen (suffixes[i].suffix))
      {
        name[strlen (name) - strlen (suffixes[i].suffix)] = '\0';
        kind = suffixes[i].kind;
        break;
      }

  return kind;
}

const char *
mp_name_behind_place (const char *name, const char *core)
{
  static const char *const words[] = { "社区居委会", "社区", "居委会", "村委会", "村", NULL };

  if (core != NULL && g_str_has_prefix (name, core) && name[strlen (core)] != '\0')
    name += strlen (core);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (name, words[i]) && name[strlen (words[i])] != '\0')
      return name + strlen (words[i]);

  return name;
}

/* --- keys ------------------------------------------------------------------------------------- */

char *
mp_known_key (gint64 division, const char *name)
{
  g_autofree char *folded = mp_fold_text (name);
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%" G_GINT64_FORMAT "|", division);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_unichar_tolower (g_utf8_get_char (p)));

  return g_string_free (key, FALSE);
}

char **
mp_phone_digits (const char *phones)
{
  g_auto (GStrv) parts = g_strsplit (phones, "/", -1);
  GPtrArray *digits = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GString *bare = g_string_new (NULL);

      for (const char *p = parts[i]; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (bare, *p);
      if (bare->len >= 7)
        g_ptr_array_add (digits, g_string_free (bare, FALSE));
      else
        g_string_free (bare, TRUE);
    }
  g_ptr_array_add (digits, NULL);

  return (char **) g_ptr_array_free (digits, FALSE);
}

gboolean
mp_phones_meet (const char *a, const char *b)
{
  g_auto (GStrv) one = mp_phone_digits (a != NULL ? a : "");
  g_auto (GStrv) other = mp_phone_digits (b != NULL ? b : "");

  for (guint i = 0; one[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) other, one[i]))
      return TRUE;

  return FALSE;
}

/* --- near names ------------------------------------------------------------------------------- */

/* 舞蹈 of 舞蹈队 and 舞蹈团. */
static char *
stem_of (const char *core_key)
{
  static const char *const endings[] = { "志愿服务队", "服务队", "活动小组", "兴趣小组", "艺术团",
                                         "艺术队",     "志愿队", "协会",     "小组",     "分队",
                                         "队伍",       "团队",   "队",       "团",       "组",
                                         "社",         "会",     "站",       NULL };
  char *stem = g_strdup (core_key);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (stem, endings[i]) && !g_str_has_suffix (stem, "|"))
      {
        stem[strlen (stem) - strlen (endings[i])] = '\0';
        break;
      }

  return stem;
}

static const char *
core_of (const char *key)
{
  const char *core = strchr (key, '|');

  return core != NULL ? core + 1 : key;
}

static gboolean
same_stem (const char *a, const char *b)
{
  g_autofree char *one = stem_of (a);
  g_autofree char *other = stem_of (b);

  return g_str_equal (one, other) && !g_str_has_suffix (one, "|");
}

/* 一 as 1, so that only what is meant differs. */
static GString *
with_digits (const char *core)
{
  static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  GString *plain = g_string_new (core);

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      char digit[] = { (char) ('1' + i), '\0' };

      g_string_replace (plain, numerals[i], digit, 0);
    }

  return plain;
}

/* A character by which sister groups are told apart. */
static gboolean
tells_apart (gunichar c)
{
  return c < 0x80
         || g_utf8_strchr ("十两甲乙丙丁戊己庚辛东西南北中上下前后左右大小老少男女早晚新旧城乡", -1,
                           c)
                != NULL;
}

/* One more character than the other has. */
static gboolean
is_longer_by_one (const char *more, const char *less)
{
  while (*less != '\0' && g_utf8_get_char (more) == g_utf8_get_char (less))
    {
      more = g_utf8_next_char (more);
      less = g_utf8_next_char (less);
    }

  return *more != '\0' && !tells_apart (g_utf8_get_char (more))
         && g_str_equal (g_utf8_next_char (more), less);
}

gboolean
mp_names_are_near (const char *a, const char *b)
{
  g_autoptr (GString) one = with_digits (core_of (a));
  g_autoptr (GString) other = with_digits (core_of (b));
  glong n = g_utf8_strlen (one->str, -1);
  glong m = g_utf8_strlen (other->str, -1);

  if (g_str_equal (one->str, other->str) || same_stem (a, b))
    return TRUE;
  if (MIN (n, m) < 3)
    return FALSE;
  if (n == m)
    return mp_is_slip (one->str, other->str);

  return n == m + 1   ? is_longer_by_one (one->str, other->str)
         : m == n + 1 ? is_longer_by_one (other->str, one->str)
                      : FALSE;
}
