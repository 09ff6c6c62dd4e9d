/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the attempts matters: what the clerk has said comes before what the heading says,
 * and that before what the list knows.
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

/* What the clerk has said that the word means; NULL. */
static const char *
mapped (GHashTable *words, const char *text, const char **warning)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *code = words != NULL ? g_hash_table_lookup (words, folded) : NULL;

  *warning = code != NULL ? "mapped" : NULL;

  return code;
}

/* The code of one word, with its warning. NULL: unknown. */
static const char *
find_code (MpCodes *codes, const char *list, GHashTable *words, GHashTable *key, const char *text,
           const char **warning)
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

  return find_code (codes, list, NULL, NULL, text, &warning) != NULL;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
split_words (const char *text)
{
  g_autofree char *plain = mp_plain_text (text);
  g_autoptr (GString) parted = g_string_new (plain);
  static const char *const separators[] = { "、", ",",  "，", ";",  "；", "/", "|",
                                            "和", "及", "与", "兼", "+",  " ", NULL };

  for (guint i = 0; separators[i] != NULL; i++)
    g_string_replace (parted, separators[i], "\n", 0);

  return g_strsplit (parted->str, "\n", -1);
}

/* One code, or several as a field of them holds them. */
static void
add_codes (GPtrArray *found, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (found, parts[i], g_str_equal, NULL))
      g_ptr_array_add (found, g_strdup (parts[i]));
}

/* What the words mean, without repetition: all of them together as the clerk has said, or each. */
static GPtrArray *
find_several (MpCodes *codes, const MpField *field, GHashTable *words, GHashTable *key,
              const char *text, guint *n_unknown)
{
  g_auto (GStrv) parts = split_words (text);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const char *warning;
  const char *whole = mapped (words, text, &warning);

  *n_unknown = 0;
  if (whole != NULL)
    add_codes (found, whole);
  for (guint i = 0; whole == NULL && parts[i] != NULL; i++)
    {
      const char *code = mp_says_nothing (parts[i])
                             ? NULL
                             : find_code (codes, field->of, words, key, parts[i], &warning);

      if (code != NULL)
        add_codes (found, code);
      else
        *n_unknown += !mp_says_nothing (parts[i]);
    }

  return found;
}

/* The answer to a question of which the list has nothing to say: no, under 是否党员. */
static gboolean
says_nothing_by_key (GHashTable *key, const char *text)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *meant = key != NULL ? g_hash_table_lookup (key, folded) : NULL;

  return meant != NULL && *meant == '\0';
}

void
mp_read_code (MpCodes *codes, const MpField *field, GHashTable *words, GHashTable *key,
              const MpCell *cell, MpReading *reading)
{
  g_autofree char *text = mp_unwrap_cell (cell->text);
  g_autoptr (GPtrArray) several = NULL;
  const char *warning;
  const MpCode *item;
  const char *code;
  guint n_unknown;

  if (*text == '\0' || cell->kind == MP_CELL_ERROR || says_nothing_by_key (key, text))
    return;

  if (field->type == MP_CODES)
    {
      if (mp_says_nothing (text))
        return;
      several = find_several (codes, field, words, key, text, &n_unknown);
      g_ptr_array_sort (several, compare_codes);
      g_ptr_array_add (several, NULL);
      if (n_unknown > 0)
        mp_reading_warn (reading, "code_unknown");
      if (several->len > 1)
        reading->value = g_strjoinv (",", (char **) several->pdata);
      return;
    }

  /* 服务型 is less than 服务类. */
  code = mp_code_leaves_open (field->of, text)
             ? mapped (words, text, &warning)
             : find_code (codes, field->of, words, key, text, &warning);
  if (code == NULL && mp_says_nothing (text))
    return;
  /* A code that says nothing itself, as 无 among the ratings. */
  if (code != NULL && mp_says_nothing (code) && mp_says_nothing (text))
    return;
  if (code != NULL)
    {
      reading->value = g_strdup (code);
      if (warning != NULL)
        mp_reading_warn (reading, warning);
      return;
    }

  if (mp_code_leaves_open (field->of, text))
    {
      mp_reading_warn (reading, "code_open");
      return;
    }
  item = mp_codes_find_opening (codes, field->of, text);
  if (item != NULL)
    {
      reading->value = g_strdup (item->code);
      reading->rest = mp_tidy_text (text, FALSE);
      return;
    }
  several = find_several (codes, field, words, key, text, &n_unknown);
  if (several->len == 0 || n_unknown > 0)
    {
      mp_reading_hold (reading, "code_unknown");
      return;
    }
  reading->value = g_strdup (g_ptr_array_index (several, 0));
  if (several->len > 1)
    mp_reading_hold (reading, "code_several");
}

/* 1登记2备案3小组, 1-登记;2-备案, 1：是 0：否 */
GHashTable *
mp_code_key_parse (const char *heading)
{
  g_autofree char *text = mp_fold_text (heading);
  g_autofree char *inside = mp_cut_bracket (text);
  g_autoptr (GHashTable) key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *p = inside;

  if (inside == NULL || !g_ascii_isdigit (*inside))
    return NULL;
  while (g_ascii_isdigit (*p))
    {
      const char *word = p;
      const char *end;
      char *label;

      while (g_ascii_isdigit (*word))
        word++;
      end = word + strcspn (word, "0123456789");
      label = g_strndup (word, (gsize) (end - word));
      for (char *c = label; *c != '\0'; c++)
        if (strchr (":=-.,;/、", *c) != NULL && (guchar) *c < 0x80)
          *c = ' ';
      g_strstrip (label);
      while (g_str_has_suffix (label, "、") || g_str_has_suffix (label, "；")
             || g_str_has_suffix (label, "，"))
        label[strlen (label) - 3] = '\0';
      while (g_str_has_prefix (label, "、") || g_str_has_prefix (label, "："))
        memmove (label, label + 3, strlen (label) - 2);
      if (*label == '\0')
        {
          g_free (label);
          return NULL;
        }
      g_hash_table_replace (key, g_strndup (p, (gsize) (word - p)), label);
      p = end;
    }

  return *p == '\0' && g_hash_table_size (key) > 0 ? g_steal_pointer (&key) : NULL;
}
