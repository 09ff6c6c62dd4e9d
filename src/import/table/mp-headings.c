/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionary of headings as a whole, and how the text of a heading is folded so that blanks,
 * colons and stars make no difference.
 */

#include "config.h"

#include "mp-headings-private.h"

#include "import/mp-import-subject.h"

#include <string.h>

#define BETWEEN_WORDS " \t\r\n/|"

/* --- words ------------------------------------------------------------------------------------ */

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

/* Of a heading in two languages the Chinese words: 组织名称 of "Name 组织名称" and "组织名称/Name". */
static char *
chinese_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, BETWEEN_WORDS, -1);
  GString *chinese = g_string_new (NULL);
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length == 0 || !g_ascii_isalpha (words[i][0]) || !g_str_is_ascii (words[i]))
        {
          if (i > 0 && chinese->len > 0)
            g_string_append_c (chinese, at[-1]);
          g_string_append (chinese, words[i]);
        }
      at += length + 1;
    }

  return g_string_free (chinese, FALSE);
}

/* What may stand about a heading without a meaning of its own. */
static gboolean
is_mark (gunichar c)
{
  switch (c)
    {
    case ':': case '*': case '"': case '\'': case '!': case '?':
    case U'◆': case U'※': case U'★': case U'●': case U'·':
    case U'“': case U'”': case U'‘': case U'’':
      return TRUE;

    default:
      return FALSE;
    }
}

/* ① and ³ lead to a note below the table. */
static gboolean
is_note (gunichar c)
{
  return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793) || c == 0xB9 || c == 0xB2
         || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* NFKC would leave a digit of them: 电话1. That of m² is the unit's own. */
static char *
without_notes (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *first = stripped;
  const char *end = stripped + strlen (stripped);

  while (is_note (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (end > first)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_note (g_utf8_get_char (last)) || (last > first && g_ascii_isalpha (last[-1])))
        break;
      end = last;
    }

  return g_strndup (first, (gsize) (end - first));
}

/* Without white space, colons, stars and other marks that a heading may carry. */
char *
mp_heading_fold (const char *heading)
{
  g_autofree char *text = without_notes (heading);
  gboolean mixed = strpbrk (text, BETWEEN_WORDS) != NULL && has_han (text);
  g_autofree char *chinese = mixed ? chinese_of (text) : NULL;
  g_autofree char *folded = mp_fold_text (mixed ? chinese : text);
  GString *bare = g_string_sized_new (strlen (folded) + 1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_mark (c))
        g_string_append_unichar (bare, g_unichar_tolower (c));
    }
  while (bare->len > 0 && strchr (",.;", bare->str[bare->len - 1]) != NULL)
    g_string_truncate (bare, bare->len - 1);
  /* 1.组织名称, 2、类别 */
  {
    gsize n = strspn (bare->str, "0123456789");

    if (n > 0 && n <= 2
        && (bare->str[n] == '.' || bare->str[n] == ')' || g_str_has_prefix (bare->str + n, "、"))
        && bare->len > n + 3)
      g_string_erase (
          bare, 0, (gssize) (n + (bare->str[n] == '.' || bare->str[n] == ')' ? 1 : strlen ("、"))));
  }

  return g_string_free (bare, FALSE);
}

char **
mp_heading_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = mp_heading_fold (parts[i]);

      if (*folded != '\0')
        g_strv_builder_add (words, folded);
    }

  return g_strv_builder_end (words);
}

/* Cuts every bracket out; `inside` gets the first one's contents. NULL when there is none. */
char *
mp_heading_bare (const char *text, char **inside)
{
  GString *bare = g_string_new (NULL);
  const char *p = text;
  gboolean found = FALSE;

  while (*p != '\0')
    {
      const char *open = strpbrk (p, "([");
      const char *close = open != NULL ? strpbrk (open, ")]") : NULL;

      if (close == NULL)
        {
          g_string_append (bare, p);
          break;
        }
      g_string_append_len (bare, p, open - p);
      if (!found && inside != NULL)
        *inside = g_strndup (open + 1, (gsize) (close - open - 1));
      found = TRUE;
      p = close + 1;
    }
  if (found && bare->len > 0)
    return g_string_free (bare, FALSE);

  g_string_free (bare, TRUE);
  return NULL;
}

static const char *
skip_words (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]) && text[strlen (words[i])] != '\0')
      return text + strlen (words[i]);

  return text;
}

/* Words that may stand before a heading without changing what it means. */
const char *
mp_heading_skip (const char *text)
{
  static const char *const fillers[] = {
    "其中", "内含", "包含", "含",   "上年度", "本年度", "当前", "目前", "现有", "实有", "最近", "上年",
    "本年", "今年", "近年", "年度", "主要",   "固定",   "是否有", "现任", "现", "、", ",", NULL,
  };
  const char *p = text;

  /* 2022年度年检 */
  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
      && g_ascii_isdigit (p[3]) && g_str_has_prefix (p + 4, "年"))
    p += 4 + strlen (g_str_has_prefix (p + 4, "年度") ? "年度" : "年");
  for (const char *next = skip_words (p, fillers); next != p; next = skip_words (p, fillers))
    p = next;

  return p;
}

/* --- the dictionary --------------------------------------------------------------------------- */

void
mp_heading_group_free (gpointer data)
{
  MpHeadingGroup *group = data;

  g_hash_table_unref (group->fields);
  g_hash_table_unref (group->below);
  g_strfreev (group->among);
  g_free (group);
}

MpHeadings *
mp_headings_new (MpStore *store, const MpImportSubject *subject)
{
  MpHeadings *self = g_new0 (MpHeadings, 1);

  self->store = store;
  self->all = subject == NULL;
  self->title = subject != NULL ? g_intern_string (subject->title) : NULL;
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->persons = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  self->groups = g_ptr_array_new_with_free_func (mp_heading_group_free);
  self->foreign = g_ptr_array_new ();
  self->needed = g_ptr_array_new ();
  self->unnamed = g_ptr_array_new ();
  self->called = g_ptr_array_new ();
  if (subject != NULL)
    mp_headings_load (self, subject);
  else
    {
      guint n;
      const MpImportSubject *const *subjects = mp_subjects (&n);

      for (guint i = 0; i < n; i++)
        mp_headings_load (self, subjects[i]);
    }

  return self;
}

void
mp_headings_free (MpHeadings *self)
{
  g_hash_table_unref (self->phrases);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->otherwise, mp_heading_group_free);
  g_ptr_array_unref (self->foreign);
  g_ptr_array_unref (self->needed);
  g_ptr_array_unref (self->unnamed);
  g_ptr_array_unref (self->called);
  g_free (self);
}

/* --- persons ---------------------------------------------------------------------------------- */

const char *
mp_heading_group_field (const MpHeadingGroup *group, const char *field)
{
  const char *target = g_hash_table_lookup (group->fields, field);
  g_autofree char *whole = NULL;

  if (target != NULL || group->part == NULL)
    return target;
  whole = g_strconcat (group->part, ".", field, NULL);

  return g_intern_string (whole);
}

static const MpHeadingGroup *
group_of (MpHeadings *self, const char *whose)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);

      if (group->name == whose || g_strcmp0 (group->name, whose) == 0)
        return group;
    }

  return NULL;
}

const char *
mp_headings_of_person (MpHeadings *self, const char *whose, const char *field)
{
  const MpHeadingGroup *group = whose != NULL ? group_of (self, whose) : self->otherwise;

  return group != NULL ? mp_heading_group_field (group, field) : NULL;
}

void
mp_headings_settle_group (MpHeadings *self, MpHeading *heading,
                          gboolean (*speaks_of) (const char *part, gpointer data), gpointer data)
{
  const MpHeadingGroup *group = heading->whose != NULL ? group_of (self, heading->whose) : NULL;
  const MpHeadingGroup *instead = group != NULL ? group_of (self, group->instead) : NULL;
  GHashTableIter iter;
  gpointer field, target;

  if (instead == NULL)
    return;
  for (guint i = 0; group->among != NULL && group->among[i] != NULL; i++)
    if (speaks_of (group->among[i], data))
      return;
  heading->whose = instead->name;
  for (guint i = 0; i < G_N_ELEMENTS (heading->targets); i++)
    {
      g_hash_table_iter_init (&iter, group->fields);
      while (g_hash_table_iter_next (&iter, &field, &target))
        if (heading->targets[i] == target)
          {
            heading->targets[i] = mp_heading_group_field (instead, field);
            break;
          }
    }
}

const char *
mp_headings_usual_person (MpHeadings *self)
{
  return self->usual;
}

const char *
mp_headings_phone_of (MpHeadings *self, const char *target)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const MpHeadingGroup *group = g_ptr_array_index (self->groups, i);

      if (group->person && g_strcmp0 (mp_heading_group_field (group, "name"), target) == 0)
        return mp_heading_group_field (group, "phone");
    }
  if (self->otherwise != NULL
      && g_strcmp0 (mp_heading_group_field (self->otherwise, "name"), target) == 0)
    return mp_heading_group_field (self->otherwise, "phone");

  return NULL;
}

/* Of several the first in the order of the code points, so that it is always the same. */
const char *
mp_headings_word_for (MpHeadings *self, const char *target)
{
  const char *name = g_intern_string (target);
  const char *found = NULL;
  GHashTableIter iter;
  gpointer word, meaning;

  g_hash_table_iter_init (&iter, self->phrases);
  while (g_hash_table_iter_next (&iter, &word, &meaning))
    {
      const MpHeading *heading = meaning;

      if (heading->kind == MP_HEADING_FIELD && heading->targets[0] == name
          && heading->targets[1] == NULL && heading->others[0] == NULL
          && heading->alternative == NULL && (found == NULL || strcmp (word, found) < 0))
        found = word;
    }

  return found;
}

static gboolean
begins_as_one_of (const GPtrArray *words, const char *heading)
{
  g_autofree char *folded = mp_heading_fold (heading);

  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (folded, g_ptr_array_index (words, i)))
      return TRUE;

  return FALSE;
}

gboolean
mp_headings_is_foreign (MpHeadings *self, const char *heading)
{
  return begins_as_one_of (self->foreign, heading);
}

gboolean
mp_headings_need_none (MpHeadings *self)
{
  return self->needed->len == 0;
}

gboolean
mp_headings_is_needed (MpHeadings *self, const char *heading)
{
  return begins_as_one_of (self->needed, heading);
}

gboolean
mp_headings_is_called (MpHeadings *self, const char *context)
{
  g_autofree char *folded = context != NULL ? mp_heading_fold (context) : NULL;

  for (guint i = 0; folded != NULL && i < self->called->len; i++)
    if (strstr (folded, g_ptr_array_index (self->called, i)) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
mp_headings_may_name (MpHeadings *self, const char *heading)
{
  return begins_as_one_of (self->unnamed, heading);
}

/* --- what a heading means --------------------------------------------------------------------- */

static void
parse_pair (const char *text, const char *targets[2])
{
  g_auto (GStrv) parts = g_strsplit (text, "+", 2);

  targets[0] = parts[0] != NULL && *parts[0] != '\0' ? g_intern_string (parts[0]) : NULL;
  targets[1] = targets[0] != NULL && parts[1] != NULL ? g_intern_string (parts[1]) : NULL;
}

MpHeading
mp_heading_parse (const char *meaning)
{
  g_auto (GStrv) stands = g_strsplit (meaning, "~", 2);
  g_auto (GStrv) ways = g_strsplit (stands[0], "?", 2);
  g_auto (GStrv) rows = g_strsplit (ways[0] != NULL ? ways[0] : "", "|", 2);
  MpHeading heading = { 0 };

  if (rows[0] != NULL)
    parse_pair (rows[0], heading.targets);
  if (rows[0] != NULL && rows[1] != NULL)
    parse_pair (rows[1], heading.others);
  if (ways[0] != NULL && ways[1] != NULL)
    heading.alternative = g_intern_string (ways[1]);
  heading.kind = heading.targets[0] != NULL ? MP_HEADING_FIELD : MP_HEADING_IGNORED;
  heading.stands_in = stands[1] != NULL;
  if (heading.stands_in && *stands[1] != '\0')
    {
      g_auto (GStrv) implied = g_strsplit (stands[1], ":", 2);

      heading.implied[0] = g_intern_string (implied[0]);
      heading.implied[1] = g_intern_string (implied[1]);
    }

  return heading;
}

double
mp_heading_unit (const char *text)
{
  static const struct { const char *word; double yuan; } units[] = {
    { "亿元", 1e8 }, { "万元", 1e4 }, { "千元", 1e3 }, { "百元", 100 }, { "（万）", 1e4 }, { "(万)", 1e4 }, { "元", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strstr (text, units[i].word) != NULL)
      return units[i].yuan;

  return 0;
}
