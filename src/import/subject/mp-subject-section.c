/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose rows are where no heading says it. A line above them may name their organization, alone or
 * behind a word that announces one; the cells may hold names of organizations or of people below a
 * heading that nobody knows (人 | 哪个队), and several people of one organization are no
 * organizations.
 */

#include "config.h"

#include "mp-subjects-private.h"

#include "catalog/mp-codes.h"

#include <string.h>

gboolean
mp_sounds_like_organization (const char *text)
{
  static const char *const endings[] = { "队",   "会",   "社",   "团", "组", "站",   "中心",
                                         "协会", "班",   "课堂", "室", "院", "小组", "基金会",
                                         "商会", "之家", "联盟", "点", NULL };
  g_autofree char *folded = mp_fold_text (text);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return g_utf8_strlen (folded, -1) >= 3;

  return FALSE;
}

char *
mp_subject_line_bare (const char *text)
{
  static const char *const numerals = "一二三四五六七八九十0123456789";
  g_autofree char *tidy = mp_tidy_text (text, FALSE);
  g_autofree char *note = mp_cut_bracket (tidy);
  const char *p = tidy;

  p += g_str_has_prefix (p, "（") ? strlen ("（") : *p == '(';
  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  if (p > tidy && *p != '\0' && g_utf8_strchr ("、.．)）,，", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);
  else
    p = tidy;

  return g_strstrip (g_strdup (p));
}

static gboolean
announces_organization (const char *label)
{
  static const char *const announced[] = { "单位",     "组织",     "组织名称", "单位名称", "团队",
                                           "团队名称", "队伍",     "队伍名称", "社团",     "社团名称",
                                           "所属组织", "开展组织", "组织单位", "社会组织", NULL };
  g_autofree char *word = mp_fold_text (label);

  return g_strv_contains (announced, word);
}

char *
mp_subject_organization_in (const char *text)
{
  g_autofree char *bare = mp_subject_line_bare (text);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) plain = g_string_new (bare);

  g_string_replace (plain, "：", ":", 0);
  parts = g_strsplit (plain->str, ":", 2);
  if (parts[0] != NULL && parts[1] != NULL)
    {
      g_strstrip (parts[1]);
      parts[1][strcspn (parts[1], " ")] = '\0';
      return announces_organization (parts[0]) && mp_sounds_like_organization (parts[1])
                 ? g_strdup (parts[1])
                 : NULL;
    }

  return mp_sounds_like_organization (plain->str) && strpbrk (plain->str, " ,/") == NULL
                 && g_utf8_strlen (plain->str, -1) >= 5 && g_utf8_strlen (plain->str, -1) <= 24
             ? g_strdup (plain->str)
             : NULL;
}

/* 2024年, 2024年度 at the beginning. */
static const char *
behind_year (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  const char *rest = text + digits;

  if (digits != 4 || !g_str_has_prefix (rest, "年"))
    return text;
  rest += strlen ("年");

  return g_str_has_prefix (rest, "度") ? rest + strlen ("度") : rest;
}

/* What a title says behind the name: what is listed, how, and of when. */
static void
cut_list (char *title)
{
  static const char *const ends[] = {
    "表",     "名单",   "花名册", "名册", "通讯录", "通信录", "联系方式", "联络方式", "电话", "台账",
    "台帐",   "记录",   "档案",   "一览", "清单",   "汇总",   "统计",     "登记",     "信息", "情况",
    "基本",   "明细",   "采集",   "简介", "总结",   "计划",   "安排",     "纪实",     "日志", "开展",
    "人员",   "成员",   "会员",   "队员", "团员",   "组员",   "社员",     "学员",     "志愿者",
    "骨干",   "全体",   "在册",   "个人", "活动",   "服务",   "会议",     "日常",     "全年",
    "上半年", "下半年", "年度",   "年",   "季度",   "月份",   "月",       "的",       NULL
  };
  gsize length;

  do
    {
      length = strlen (g_strstrip (title));
      for (guint i = 0; ends[i] != NULL; i++)
        if (g_str_has_suffix (title, ends[i]))
          title[strlen (title) - strlen (ends[i])] = '\0';
      while (*title != '\0' && g_ascii_isdigit (title[strlen (title) - 1]))
        title[strlen (title) - 1] = '\0';
    }
  while (strlen (title) < length);
}

char *
mp_subject_organization_in_title (const char *text)
{
  static const char *const several[] = { "社团", "团队", NULL };
  g_autofree char *tidy = mp_tidy_text (text, FALSE);
  g_autofree char *note = mp_cut_bracket (tidy);
  g_autofree char *title = g_strdup (behind_year (tidy));

  cut_list (title);
  for (guint i = 0; several[i] != NULL; i++)
    if (g_str_has_suffix (title, several[i]))
      return NULL;

  return mp_subject_organization_in (title);
}

/* A short name sounds like nothing: it is one when the office has it. */
char *
mp_subject_organization_known_in (MpImport *import, const char *text)
{
  g_autofree char *tidy = mp_tidy_text (text, FALSE);
  const MpParam params[] = { { ":name", tidy, 0 } };
  gint64 n = 0;

  return mp_store_select_int (import->store,
                              "SELECT count (*) FROM organization WHERE name = :name"
                              " AND deleted_at IS NULL",
                              params, 1, &n, NULL)
                 && n > 0
             ? g_steal_pointer (&tidy)
             : NULL;
}

gboolean
mp_has_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
mp_subject_says_former (const char *text)
{
  static const char *const words[] = { "退出", "退队", "退会", "离队", "离会", "离开", "历任",
                                       "历届", "往届", "曾任", "前任", "卸任", "已故", "除名",
                                       "原成员", "原队员", "原会员", NULL };
  static const char *const without[] = { "不含", "不包括", "除外", "未", NULL };
  g_autofree char *folded = mp_fold_text (text);

  return mp_has_one_of (folded, words) && !mp_has_one_of (folded, without);
}

/* 男队员, 党员, 第一组, 2020年加入: parts of one organization, by what its people are. */
static gboolean
parts_people (const char *folded)
{
  static const char *const kinds[] = { "声部", "男",   "女",   "队员", "成员", "会员", "团员",
                                       "组员", "社员", "骨干", "党员", "群众", "志愿者", "人员",
                                       "队长", "组长", "团长", "会长", "社长", "班子", "负责人",
                                       "理事", "监事", "干部", "名单", "名册", NULL };
  static const char *const counted[] = { "组", "小组", "班", "队", "排", "批", "片", "声部", NULL };
  static const char *const numerals = "第一二三四五六七八九十0123456789ABCDabcd";
  const char *p = folded;

  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  if (*p == '\0' || (p > folded && g_strv_contains (counted, p)))
    return TRUE;

  /* 妇女之家 */
  return !mp_sounds_like_organization (folded)
         && (mp_has_one_of (folded, kinds) || strstr (folded, "年") != NULL
             || g_str_has_suffix (folded, "月") || g_str_has_suffix (folded, "类"));
}

char *
mp_subject_people_below (MpImport *import, const char *text)
{
  g_autofree char *bare = mp_subject_line_bare (text);
  g_autoptr (GString) plain = g_string_new (bare);
  g_auto (GStrv) parts = NULL;
  g_autofree char *folded = NULL;
  const char *named;
  gboolean several;

  g_string_replace (plain, "：", ":", 0);
  parts = g_strsplit (plain->str, ":", 2);
  if (parts[0] == NULL || (parts[1] != NULL && !announces_organization (parts[0])))
    return NULL;
  named = g_strstrip (parts[1] != NULL ? parts[1] : parts[0]);
  folded = mp_fold_text (named);
  /* 单位：人 */
  if (g_utf8_strlen (folded, -1) < (parts[1] != NULL ? 3 : 1) || parts_people (folded)
      || mp_places_by_name (import->places, named, NULL, &several) != NULL || several)
    return NULL;

  return g_strdup (named);
}

/* --- the cells below headings ----------------------------------------------------------------- */

enum { SAMPLE_ROWS = 60 };

static gboolean
is_open (const MpHeading *meaning)
{
  return meaning->kind == MP_HEADING_UNKNOWN
         || (meaning->kind == MP_HEADING_PERSON && g_str_equal (meaning->field, "name"));
}

MpSheetColumn *
mp_subject_column_of (const MpSheetTable *table, const MpGrid *grid,
                      gboolean (*sounds) (const char *text))
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      guint n = 0;
      guint n_names = 0;

      if (!is_open (&column->meaning))
        continue;
      for (guint r = 0; r < table->rows->len && n < SAMPLE_ROWS; r++)
        {
          const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, r);
          const MpCell *cell;

          if (line->kind != MP_ROW_DATA)
            continue;
          cell = mp_grid_get (grid, line->row + column->line, column->column);
          n += cell->kind != MP_CELL_EMPTY;
          n_names += cell->kind == MP_CELL_TEXT && sounds (cell->text);
        }
      if (n > 0 && n_names * 10 >= n * 7)
        return column;
    }

  return NULL;
}

gboolean
mp_subject_holds_days (const MpSheetTable *table, const MpGrid *grid, const MpSheetColumn *column)
{
  guint n = 0;
  guint n_days = 0;

  for (guint r = 0; r < table->rows->len && n < SAMPLE_ROWS; r++)
    {
      const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, r);
      g_auto (MpReading) reading = { 0 };
      g_autofree char *alone = NULL;
      const MpCell *cell;

      if (line->kind != MP_ROW_DATA)
        continue;
      cell = mp_grid_get (grid, line->row + column->line, column->column);
      if (cell->kind == MP_CELL_EMPTY)
        continue;
      mp_read_date (cell, FALSE, 2000, &reading);
      alone = mp_day_in_month (cell, 1);
      n++;
      n_days += reading.value != NULL || alone != NULL || mp_month_of_cell (cell) != 0;
    }

  return n > 0 && n_days * 2 >= n;
}

const MpSheetColumn *
mp_subject_find_column (const MpSheetTable *table, const char *target)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (g_strcmp0 (column->meaning.targets[0], target) == 0)
        return column;
    }

  return NULL;
}

const MpSheetColumn *
mp_subject_find_person (const MpSheetTable *table, const char *field)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (column->meaning.kind == MP_HEADING_PERSON && g_str_equal (column->meaning.field, field))
        return column;
    }

  return NULL;
}

/* Besides the organization the headings speak of one person and his post, and of nothing else. */
static gboolean
speaks_of_posts_only (const MpSheetTable *table, const MpSheetColumn *organization)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const char *target = column->meaning.targets[0];

      if (column != organization && column->meaning.kind != MP_HEADING_IGNORED
          && column->meaning.kind != MP_HEADING_PERSON
          && (target == NULL || !g_str_has_suffix (target, ".remark")))
        return FALSE;
    }

  return mp_subject_find_person (table, "title") != NULL;
}

gboolean
mp_subject_lists_several_of_one (const MpSheetTable *table, const MpGrid *grid,
                                 const MpSheetColumn *person, const MpSheetColumn *organization,
                                 gboolean said_again)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const MpSheetColumn *community = mp_subject_find_column (table, "organization.division");
  g_autofree char *place = NULL; /* that of the row, or of one above */
  const char *before = NULL;     /* whom the last organization named */
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, i);
      g_autofree char *organized = NULL;
      g_autofree char *here = NULL;
      g_autofree char *who = NULL;
      const char *said = "";
      const char *another;

      if ((line->kind != MP_ROW_DATA && line->kind != MP_ROW_CONTINUED)
          || !mp_sheet_table_is_below (table, line->row))
        continue;
      who = mp_fold_text (mp_sheet_table_text (grid, line->row, person->column));
      if (*who == '\0')
        continue;
      if (community != NULL)
        said = mp_sheet_table_text (grid, line->row, community->column);
      if (*said != '\0' || place == NULL)
        {
          g_free (place);
          place = mp_fold_text (said);
        }
      organized = mp_fold_text (said_again
                                    ? mp_grid_get (grid, line->row, organization->column)->text
                                    : mp_sheet_table_text (grid, line->row, organization->column));
      here = g_strjoin ("|", place, organized, NULL);
      another = *organized != '\0' ? g_hash_table_lookup (people, here)
                                   : said_again ? NULL : before;
      if (another != NULL && !g_str_equal (another, who))
        return TRUE;
      if (*organized == '\0')
        continue;
      n++;
      if (another == NULL)
        g_hash_table_insert (people, g_strdup (here), g_steal_pointer (&who));
      before = g_hash_table_lookup (people, here);
    }

  return n == 1 && speaks_of_posts_only (table, organization);
}
