/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One word and the code of a list that it means. The order of the attempts matters: what the clerk
 * has said comes before what the heading says, and that before what the list knows.
 */

#include "config.h"

#include "mp-read-code.h"

#include <string.h>

static const MpCode *
find_slip (MpCodes *codes, const char *list, const char *folded)
{
  GPtrArray *items = mp_codes_list (codes, list);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      MpCode *item = g_ptr_array_index (items, i);

      if (mp_is_slip (folded, item->label))
        return item;
      for (char **word = item->words; word != NULL && *word != NULL; word++)
        if (mp_is_slip (folded, *word))
          return item;
    }

  return NULL;
}

/* With and without the endings that lists and clerks use or leave out. */
static const MpCode *
find_with_endings (MpCodes *codes, const char *list, const char *folded)
{
  static const char *const endings[] = { "类组织", "类社会组织", "类", "型", "组织", NULL };
  const MpCode *item = mp_codes_find (codes, list, folded, NULL);

  for (guint i = 0; endings[i] != NULL && item == NULL; i++)
    {
      g_autofree char *other = g_str_has_suffix (folded, endings[i])
                                   ? g_strndup (folded, strlen (folded) - strlen (endings[i]))
                                   : g_strconcat (folded, endings[i], NULL);

      item = mp_codes_find (codes, list, other, NULL);
    }
  /* Codes of two digits lose their 0 in a number cell. */
  if (item == NULL && g_ascii_isdigit (folded[0]) && folded[1] == '\0')
    {
      g_autofree char *padded = g_strconcat ("0", folded, NULL);

      item = mp_codes_lookup (codes, list, padded);
    }

  return item;
}

/* 舞蹈 under the heading of the types: the type it belongs to. */
static const MpCode *
find_by_subtype (MpCodes *codes, const char *list, const char *folded)
{
  GPtrArray *items;
  const MpCode *item;

  if (!g_str_equal (list, "org_type"))
    return NULL;
  item = find_with_endings (codes, "org_subtype", folded);
  if (item != NULL)
    return mp_codes_lookup (codes, list, item->parent);

  /* 舞蹈队, 书画类团队: one word of the list, and a word for the group. */
  items = mp_codes_list (codes, "org_subtype");
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      MpCode *subtype = g_ptr_array_index (items, i);

      if (g_str_has_prefix (folded, subtype->label)
          && g_utf8_strlen (folded, -1) <= g_utf8_strlen (subtype->label, -1) + 3)
        return mp_codes_lookup (codes, list, subtype->parent);
    }

  return NULL;
}

/* 1-生活服务类, 01正常, 2.备案: behind the code that stands before the word, which may be another
 * list's.
 */
static const char *
without_code (const char *folded)
{
  gsize digits = strspn (folded, "0123456789");
  const char *word = folded + digits;

  if (digits == 0 || digits > 2)
    return folded;
  word += strspn (word, "-:.,;_)");
  if (word == folded + digits && g_utf8_strchr ("—–、·", -1, g_utf8_get_char (word)) != NULL
      && *word != '\0')
    word = g_utf8_next_char (word);

  return g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_HAN ? word : folded;
}

/* The word without a note in brackets, quotation marks and an amount behind it: 财政资金1500元, 完成3场. */
static char *
without_trimmings (const char *folded)
{
  static const char *const units[] = { "元", "场次", "场", NULL };
  GString *bare = g_string_new (folded);
  g_autofree char *inside = mp_cut_bracket (bare->str);
  gsize length;

  g_string_set_size (bare, strlen (bare->str));
  g_string_replace (bare, "\"", "", 0);
  length = bare->len;
  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_has_suffix (bare->str, units[i]))
      {
        length -= strlen (units[i]);
        break;
      }
  while (length > 0 && (g_ascii_isdigit (bare->str[length - 1]) || bare->str[length - 1] == '.'))
    length--;
  if (length > 0 && length < bare->len && g_ascii_isdigit (bare->str[length]))
    g_string_set_size (bare, length);
  while (bare->len > 1 && strchr ("-:", bare->str[bare->len - 1]) != NULL)
    g_string_truncate (bare, bare->len - 1);

  return g_string_free (bare, FALSE);
}

/* 文体活动类。, （文体类）: without the marks at both ends. */
static char *
without_marks (const char *folded)
{
  static const char *const marks[] = { "。", "、", "，", ",",  ";", "；", ".",
                                       ":",  "：", "!",  "！", " ", NULL };
  char *bare = g_strdup (folded);
  gboolean again = TRUE;

  while (again)
    {
      gsize length = strlen (bare);

      again = FALSE;
      if (length > 2 && *bare == '(' && bare[length - 1] == ')' && strchr (bare + 1, '(') == NULL)
        {
          bare[length - 1] = '\0';
          memmove (bare, bare + 1, length - 1);
          again = TRUE;
        }
      for (guint i = 0; marks[i] != NULL; i++)
        {
          gsize n = strlen (marks[i]);

          length = strlen (bare);
          if (length <= n
              || !(g_str_has_suffix (bare, marks[i]) || g_str_has_prefix (bare, marks[i])))
            continue;
          if (g_str_has_suffix (bare, marks[i]))
            bare[length - n] = '\0';
          else
            memmove (bare, bare + n, length - n + 1);
          again = TRUE;
        }
    }

  return bare;
}

gboolean
mp_code_leaves_open (const char *list, const char *text)
{
  static const char *const words[] = { "功能服务", "兴趣爱好", "志愿服务", "功能型",
                                       "服务型",   "兴趣型",   "志愿型",   NULL };
  g_autofree char *folded = mp_fold_text (text);
  g_autofree char *bare = without_marks (folded);

  if (!g_str_equal (list, "org_type"))
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (bare, words[i])
        && (g_str_equal (bare, words[i]) || g_str_has_suffix (bare, "型")
            || g_str_has_suffix (bare, "型组织") || g_str_has_suffix (bare, "类")))
      return TRUE;

  return FALSE;
}

const char *
mp_code_of_word (MpCodes *codes, const char *list, GHashTable *words, GHashTable *key,
                 const char *text, const char **warning)
{
  g_autofree char *typed = mp_fold_text (text);
  g_autofree char *folded = without_marks (typed);
  g_autofree char *bare = without_trimmings (without_code (folded));
  const char *const forms[] = { folded, without_code (folded), bare };
  const char *code;
  const MpCode *item;

  *warning = NULL;
  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    {
      const char *word = forms[form];

      if (*word == '\0' || (form > 0 && g_str_equal (word, forms[form - 1])))
        continue;
      code = words != NULL ? g_hash_table_lookup (words, word) : NULL;
      if (code != NULL)
        {
          *warning = "mapped";
          return code;
        }
      if (key != NULL && g_hash_table_contains (key, word))
        {
          const char *meant = g_hash_table_lookup (key, word);

          code = words != NULL ? g_hash_table_lookup (words, meant) : NULL;
          if (code != NULL)
            return code;
          item = find_with_endings (codes, list, meant);
          return item != NULL ? item->code : NULL;
        }
      item = find_with_endings (codes, list, word);
      if (item != NULL)
        return item->code;
      item = find_slip (codes, list, word);
      if (item != NULL)
        {
          *warning = "corrected";
          return item->code;
        }
      item = find_by_subtype (codes, list, word);
      if (item != NULL)
        {
          *warning = "derived_from_subtype";
          return item->code;
        }
    }

  return NULL;
}

gboolean
mp_code_is_known (MpCodes *codes, const char *list, const char *text)
{
  const char *warning;

  return mp_code_of_word (codes, list, NULL, NULL, text, &warning) != NULL;
}
