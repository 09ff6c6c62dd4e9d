/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all readers of values share: tidying, words for nothing and for the same, and numerals.
 */

#include "config.h"

#include "mp-read-private.h"

#include "catalog/mp-codes.h"
#include "catalog/mp-han.h"

#include <string.h>

void
mp_reading_clear (MpReading *reading)
{
  g_clear_pointer (&reading->value, g_free);
  g_clear_pointer (&reading->second, g_free);
  g_clear_pointer (&reading->rest, g_free);
  g_clear_pointer (&reading->post, g_free);
  g_clear_pointer (&reading->others, g_ptr_array_unref);
  memset (reading, 0, sizeof *reading);
}

void
mp_reading_warn (MpReading *reading, const char *code)
{
  for (guint i = 0; i < MP_READING_WARNINGS; i++)
    {
      if (reading->warnings[i] == NULL)
        reading->warnings[i] = code;
      if (g_str_equal (reading->warnings[i], code))
        return;
    }
}

void
mp_reading_hold (MpReading *reading, const char *code)
{
  mp_reading_warn (reading, code);
  if (reading->reason == NULL)
    reading->reason = code;
}

gboolean
mp_reading_has (const MpReading *reading, const char *code)
{
  return g_strv_contains (reading->warnings, code);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xA0;
}

/* Marks without width: soft hyphens, byte order marks, joiners. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0xAD || (g_unichar_iszerowidth (c) && !g_unichar_ismark (c));
}

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || (c >= 0x3001 && c <= 0x303F)
         || (c >= 0xFF01 && c <= 0xFF65);
}

/* Pictures are joined to one another by a mark without width. */
static gboolean
is_picture (gunichar c)
{
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F;
}

/* NFKC of the letters and digits only, and radicals as the character they stand for (⼤ 大): a
 * Chinese comma or bracket stays what it is.
 */
static gunichar
narrow (gunichar c)
{
  if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
    return c - 0xFEE0;

  return mp_han_whole (c);
}

char *
mp_plain_text (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *plain = g_string_new (NULL);
  gboolean pending = FALSE;

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = mp_han_simplified (mp_han_whole (g_utf8_get_char (p)));

      if (is_unseen (c))
        continue;
      if (is_blank (c))
        {
          pending = pending || g_unichar_isspace (c) || c == 0xA0;
          continue;
        }
      if (pending && plain->len > 0)
        g_string_append_c (plain, ' ');
      pending = FALSE;
      g_string_append_unichar (plain, g_unichar_tolower (c));
    }

  return g_string_free (plain, FALSE);
}

char *
mp_tidy_text (const char *text, gboolean lines)
{
  GString *tidy = g_string_new (NULL);
  gboolean blank = FALSE;
  gboolean newline = FALSE;
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = narrow (g_utf8_get_char (p));

      if (is_unseen (c) && !(c == 0x200D && is_picture (before)))
        continue;
      if (c == '\n' || c == '\r' || c == 0x2028)
        newline = TRUE;
      else if (is_blank (c))
        blank = TRUE;
      else
        {
          if (tidy->len > 0 && newline && lines)
            g_string_append_c (tidy, '\n');
          else if (tidy->len > 0 && (blank || newline)
                   && !(!lines && is_han (before) && is_han (c)))
            g_string_append_c (tidy, ' ');
          blank = newline = FALSE;
          before = c;
          g_string_append_unichar (tidy, c);
        }
    }

  return g_string_free (tidy, FALSE);
}

char *
mp_unwrap_cell (const char *text)
{
  static const char *const empty[] = { "null", "(null)", "none",      "nan",
                                       "n/a",  "#n/a",   "undefined", NULL };
  g_autofree char *bare = g_strstrip (g_strdup (text));
  gsize length = strlen (bare);
  g_autofree char *lower = NULL;

  if (length >= 3 && g_str_has_prefix (bare, "=\"") && bare[length - 1] == '"')
    {
      bare[length - 1] = '\0';
      memmove (bare, bare + 2, length - 2);
    }
  else if (*bare == '\'')
    memmove (bare, bare + 1, length);

  lower = g_ascii_strdown (bare, -1);
  if (g_strv_contains (empty, lower))
    *bare = '\0';

  return g_steal_pointer (&bare);
}

gboolean
mp_says_nothing (const char *text)
{
  static const char *const words[] = {
    "",       "无",     "没有",   "暂无",     "尚无",     "没得",     "空",       "-",      "--",
    "---",    "—",      "——",     "–",        "―",        "/",        "//",       "\\",     "*",
    "·",      ".",      "、",     "○",        "〇",       "莫得",     "莫有",     "冇",     "冇得",
    "没的",   "无得",   "未有",   "还没有",   "还没得",   "暂没有",   "暂没得",   "暂未有", "目前无",
    "目前没", "没有的", "没得的", "目前没有", "目前没得", "暂时没有", "暂时没得", "暂时无", "啥都没得",
    NULL
  };
  g_autofree char *folded = mp_fold_text (text);

  return g_strv_contains (words, folded);
}

gboolean
mp_says_not_known (const char *text)
{
  static const char *const words[] = {
    "不晓得",     "不知道",   "不清楚",   "不详",     "不明",   "不明确", "不太清楚", "说不清",
    "说不清楚",   "说不准",   "搞不清",   "搞不清楚", "弄不清", "记不到", "记不得",   "记不清",
    "记不清楚",   "不记得",   "记不起",   "记不起了", "忘了",   "忘记了", "没问到",   "问不到",
    "没问清楚",   "没搞清楚", "未知",     "无从查起", "不确定", "不好说", "哪个晓得", "不晓得了",
    "都说不清楚", "不清楚了", "待核实",   "待了解",   "查不到", "?",      "??",       "???",
    NULL
  };
  g_autofree char *folded = mp_fold_text (text);

  return g_strv_contains (words, folded);
}

/* Takes dashes, brackets and dots off both ends, with which a sign for the same is drawn: —〃—. */
static char *
without_lines (const char *text)
{
  static const char lines[] = "-—–―─_~()「」『』〔〕[]<>《》…·.。:";
  const char *end = text + strlen (text);

  while (*text != '\0' && g_utf8_strchr (lines, -1, g_utf8_get_char (text)) != NULL)
    text = g_utf8_next_char (text);
  while (end > text && g_utf8_strchr (lines, -1, g_utf8_get_char (g_utf8_prev_char (end))) != NULL)
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

gboolean
mp_says_ditto (const char *text)
{
  /* NFKC writes ″ as two ′. */
  static const char *const words[] = {
    "同上",   "同前",     "同上行",   "上同",   "同",     "同左上", "同上面", "同上列", "同上格",   "同上述",
    "同上一行", "同上一条", "同上一个", "与上同", "与上一行相同", "与上行同", "与上行相同", "与上相同", "跟上面一样",
    "和上面一样", "同前一行", "同前行", "如上", "〃",     "″",      "\"",     "\"\"",   "''",     "'\"",
    "〞",     "〝",       "′′",       "``",     "々",     "〻",     "仝",     "仝上",   "↓",        "↑",
    "⬇",      "⬆",        "ditto",    ",,",     "，，",   "、、",   NULL
  };
  g_autofree char *folded = NULL;
  g_autofree char *bare = NULL;

  if (strlen (text) > 40)
    return FALSE;

  folded = mp_fold_text (text);
  bare = without_lines (folded);

  return g_strv_contains (words, bare) || g_str_equal (folded, "..");
}

gboolean
mp_is_formula (const char *text)
{
  const char *p = text + 1;

  if (*text != '=' || !g_ascii_isalpha (*p))
    return FALSE;
  while (g_ascii_isalnum (*p) || *p == '_' || *p == '.')
    p++;

  return *p == '(';
}

const char *
mp_cell_lost (const MpCell *cell)
{
  static const char *const errors[] = { "#N/A",   "#REF!",   "#VALUE!", "#DIV/0!", "#NAME?",
                                        "#NULL!", "#NUM!",   "#SPILL!", NULL };

  if (cell->kind == MP_CELL_UNSTORED)
    return "formula_unstored";
  if (cell->kind == MP_CELL_ERROR || g_strv_contains (errors, cell->text))
    return "cell_error";

  return mp_is_formula (cell->text) ? "formula_text" : NULL;
}

gboolean
mp_is_exponential (const char *text)
{
  const char *p = text;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p) || *p == '.')
    p++;
  if ((*p != 'e' && *p != 'E') || (p[1] != '+' && !g_ascii_isdigit (p[1])))
    return FALSE;
  p += p[1] == '+' ? 2 : 1;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;

  return *p == '\0';
}

char *
mp_cut_bracket (char *text)
{
  static const char *const pairs[][2] = {
    { "(", ")" }, { "（", "）" }, { "[", "]" }, { "【", "】" }, { "〔", "〕" }
  };

  g_strchomp (text);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_suffix (text, pairs[i][1]))
      {
        char *open = g_strrstr (text, pairs[i][0]);

        if (open != NULL && open > text)
          {
            char *inside = g_strdup (open + strlen (pairs[i][0]));

            inside[strlen (inside) - strlen (pairs[i][1])] = '\0';
            *open = '\0';
            g_strchomp (text);
            return inside;
          }
      }

  return NULL;
}

/* --- numerals --------------------------------------------------------------------------------- */

int
mp_chinese_digit (gunichar c)
{
  static const struct { const char *characters; int value; } table[] = {
    { "零〇○", 0 }, { "一壹弌", 1 }, { "二两贰貳弍", 2 }, { "三叁參", 3 }, { "四肆", 4 },
    { "五伍", 5 }, { "六陆陸", 6 }, { "七柒", 7 }, { "八捌", 8 }, { "九玖", 9 },
  };

  for (guint i = 0; c != 0 && i < G_N_ELEMENTS (table); i++)
    if (g_utf8_strchr (table[i].characters, -1, c) != NULL)
      return table[i].value;

  return -1;
}

static double
unit_value (gunichar c)
{
  switch (c)
    {
    case 0x5341: case 0x62FE: return 10;                /* 十 拾 */
    case 0x767E: case 0x4F70: return 100;               /* 百 佰 */
    case 0x5343: case 0x4EDF: return 1000;              /* 千 仟 */
    case 0x4E07: case 0x842C: return 10000;             /* 万 萬 */
    case 0x4EBF: case 0x5104: return 100000000;         /* 亿 億 */
    default: return 0;
    }
}

/* 二〇二一 is read digit by digit, 一百二十 by its units. One digit right behind a unit counts in the
 * next smaller one: 一百二 is 120, 一百零二 is 102.
 */
static const char *
scan_chinese (const char *text, double *number)
{
  double total = 0;
  double section = 0;
  double digit = -1;
  double row = 0;
  double last = 1;  /* the unit before the digits */
  guint n_behind = 0;
  guint n_digits = 0;
  gboolean units = FALSE;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      double unit = unit_value (c);
      int value = mp_chinese_digit (c);

      /* 二OO一, 二0二一: the letter or the digit for the circle, between Chinese digits. */
      if (value < 0 && n_digits > 0 && (c == 'o' || c == 'O' || c == '0'))
        value = 0;

      if (value >= 0)
        {
          digit = value;
          row = row * 10 + value;
          n_digits++;
          n_behind++;
        }
      else if (c == 0x5EFF || c == 0x5345) /* 廿 卅 */
        {
          section += c == 0x5EFF ? 20 : 30;
          digit = -1;
          last = 10;
          n_behind = 0;
          units = TRUE;
        }
      else if (unit >= 10000 && (units || n_digits > 0))
        {
          section += MAX (digit, 0);
          total = (total + section) * unit;
          section = 0;
          digit = -1;
          last = unit;
          n_behind = 0;
          units = TRUE;
        }
      else if (unit >= 10 && unit < 10000)
        {
          section += (digit > 0 ? digit : 1) * unit;
          digit = -1;
          last = unit;
          n_behind = 0;
          units = TRUE;
        }
      else
        break;
    }

  if (p == text)
    return NULL;
  if (units && n_behind == 1 && last >= 100)
    digit *= last / 10;
  *number = units ? total + section + MAX (digit, 0) : row;

  return p;
}

const char *
mp_scan_number (const char *text, double *number, guint *digits)
{
  GString *plain;
  const char *p = text;
  gboolean point = FALSE;

  *digits = 0;
  if (!g_ascii_isdigit (*p))
    return scan_chinese (text, number);

  plain = g_string_new (NULL);
  for (; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        g_string_append_c (plain, *p);
        *digits += !point;
      }
    else if (*p == ',' && !point && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
             && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
      continue;
    else if (*p == '.' && !point && g_ascii_isdigit (p[1]))
      {
        g_string_append_c (plain, '.');
        point = TRUE;
      }
    else
      break;
  *number = g_ascii_strtod (plain->str, NULL);
  g_string_free (plain, TRUE);

  return p;
}
