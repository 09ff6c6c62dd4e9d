/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each line of a sheet is. A line is a record unless something says otherwise: a word that no
 * name begins with, a text that fills the whole width, a number that stands alone.
 */

#include "config.h"

#include "mp-table-finder.h"

#include "catalog/mp-codes.h"
#include "import/mp-import-subject.h"
#include "import/value/mp-reading.h"

#include <string.h>

const char *
mp_row_kind_name (MpRowKind kind)
{
  static const char *const names[MP_N_ROW_KINDS] = {
    [MP_ROW_DATA] = "data",
    [MP_ROW_CONTINUED] = "continued",
    [MP_ROW_BLANK] = "blank",
    [MP_ROW_ATTACHMENT_MARK] = "attachment_mark",
    [MP_ROW_TITLE] = "title",
    [MP_ROW_UNIT_LINE] = "unit_line",
    [MP_ROW_BLOCK_LINE] = "block_line",
    [MP_ROW_COLUMN_CODES] = "column_codes",
    [MP_ROW_REPEATED_HEADER] = "repeated_header",
    [MP_ROW_SECTION_TITLE] = "section_title",
    [MP_ROW_SUBTOTAL] = "subtotal",
    [MP_ROW_TOTAL] = "total",
    [MP_ROW_PAGE_MARK] = "page_mark",
    [MP_ROW_EXAMPLE] = "example",
    [MP_ROW_NOTHING_TO_REPORT] = "nothing_to_report",
    [MP_ROW_NOTES] = "notes",
    [MP_ROW_SIGNATURE] = "signature",
  };

  return names[kind];
}

static gboolean
has_prefix_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
contains_one_of (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* 第1页, 共3页, — 2 —, Page 1 of 3 */
static gboolean
is_page_mark (const char *folded)
{
  const char *p;

  if (g_utf8_strlen (folded, -1) > 16)
    return FALSE;
  if (g_str_equal (folded, "续表") || g_str_equal (folded, "(续表)") || g_str_equal (folded, "接上页") || g_str_equal (folded, "(接上页)") || g_str_equal (folded, "转下页") || g_str_equal (folded, "(转下页)"))
    return TRUE;
  if (g_str_has_prefix (folded, "第") || g_str_has_prefix (folded, "共") || g_str_has_prefix (folded, "(第"))
    {
      /* 第一页书友会 is a name. */
      p = strstr (folded, "页");
      if (p != NULL && (p[strlen ("页")] == '\0' || strchr (",/)-", p[strlen ("页")]) != NULL || g_str_has_prefix (p + strlen ("页"), "共")))
        return TRUE;
    }
  if (g_ascii_strncasecmp (folded, "page", 4) == 0)
    return TRUE;
  p = folded;
  while (*p != '\0' && !g_ascii_isdigit (*p))
    {
      if (g_utf8_strchr ("-—–―·", -1, g_utf8_get_char (p)) == NULL)
        return FALSE;
      p = g_utf8_next_char (p);
    }
  if (p == folded || !g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  while (*p != '\0' && g_utf8_strchr ("-—–―·", -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return *p == '\0' && !g_ascii_isdigit (folded[strlen (folded) - 1]);
}

static gboolean
is_attachment_mark (const char *folded)
{
  const char *p = folded;

  if (g_str_has_prefix (p, "附件") || g_str_has_prefix (p, "附表"))
    p += strlen ("附件");
  else
    return FALSE;
  while (g_ascii_isdigit (*p) || strchr (":-.", *p) != NULL || g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL)
    {
      if (*p == '\0')
        return TRUE;
      p = g_utf8_next_char (p);
    }

  return FALSE;
}

/* A word for a sum that is a word of its own: 合计划社 and 小计算机社 are names. */
static gboolean
begins_with_sum (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (folded, words[i]))
      {
        const char *rest = folded + strlen (words[i]);
        gunichar c = g_utf8_get_char (rest);

        if (*rest == '\0' || g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN || g_utf8_strchr ("数人个家支组户名金经元次共项社党会成员队村镇街本值", -1, c) != NULL)
          return TRUE;
      }

  return FALSE;
}

static gboolean
is_total (const char *folded, MpRowKind *kind)
{
  static const char *const totals[] = { "合计", "总计", "共计", "总合计", "总数", "总人数", "总和", "累计", "全街道合计", "全镇合计", "平均", NULL };
  static const char *const subtotals[] = { "小计", "本页小计", "本页合计", "分计", "社区小计", NULL };

  if (begins_with_sum (folded, subtotals) || (strstr (folded, "小计") != NULL && strstr (folded, "小计算") == NULL && g_utf8_strlen (folded, -1) <= 24))
    {
      *kind = MP_ROW_SUBTOTAL;
      return TRUE;
    }
  if (begins_with_sum (folded, totals) || (g_str_has_suffix (folded, "合计") && g_utf8_strlen (folded, -1) <= 16) ||
      (strstr (folded, "合计:") != NULL && g_utf8_strlen (folded, -1) <= 24))
    {
      *kind = MP_ROW_TOTAL;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_signature (const char *folded)
{
  static const char *const words[] = { "填报人", "填表人", "制表人", "制表", "审核人", "审核", "复核", "经办人", "统计人", "统计员", "单位负责人", "分管领导", "主要领导", "报送时间", "报送日期", "填报日期", "填表日期", "填报时间", "填表时间", "制表日期", "签字", "盖章", "(盖章)", "负责人签字", "联系人", "联系电话", "报送人", "打印时间", "打印日期", NULL };

  return has_prefix_of (folded, words) && (strstr (folded, ":") != NULL || g_utf8_strlen (folded, -1) <= 12);
}

static gboolean
is_unit_line (const char *folded)
{
  static const char *const words[] = { "填报单位", "填表单位", "报送单位", "单位:", "单位(", "编制单位", "统计单位", "统计时间", "统计日期", "统计截止", "截止时间", "截止日期", "截至", "填报日期", "填报时间", "填表日期", "制表单位", "制表时间", "更新时间", "居委会:", "村委会:", "社区:", "街道:", "乡镇:", "日期:", "时间:", "数据时间", "社区名称:", "村(社区):", "社区(村):", "所属社区:", "所属街道:", "区县:", "上报单位", NULL };

  return has_prefix_of (folded, words);
}

static gboolean
is_note (const char *folded)
{
  static const char *const words[] = { "注:", "注.", "注1", "注意", "备注:", "备注1", "说明", "填表说明", "填报说明", "填写说明", "填报要求", "填表要求", "指标解释", "※", "*", "表内关系", "逻辑关系", "附注", "导出时间", "数据来源", "以上", "本表", "注", NULL };

  return has_prefix_of (folded, words);
}

/* 一、 （二） 1、 第三: the numbering of headings within a table. */
static gboolean
is_numbered (const char *folded)
{
  const char *p = folded;
  const char *numerals = "一二三四五六七八九十";

  if (*p == '(' )
    p++;
  if (g_str_has_prefix (p, "第"))
    p += strlen ("第");
  if (*p == '\0' || g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) == NULL)
    return FALSE;
  while (*p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL)
    p = g_utf8_next_char (p);

  return g_str_has_prefix (p, "、") || *p == ')' || *p == '.' || *p == ':' || *p == ',' || g_str_has_prefix (p, "部分") || g_str_has_prefix (p, "片区") || g_str_has_prefix (p, "类");
}

static gboolean
is_nothing (const char *folded)
{
  static const char *const words[] = { "暂无", "零报告", "无社区社会组织", "无社会组织", "本社区无", "本村无", "无备案", "没有", "无此", "未成立", "无数据", "(无)", "目前无", "尚无", NULL };

  return g_str_equal (folded, "无") || (has_prefix_of (folded, words) && g_utf8_strlen (folded, -1) <= 20);
}

/* Endings of the names of places and of months: what a heading within a table names. */
static gboolean
names_a_section (const char *folded)
{
  static const char *const endings[] = { "社区", "村", "居委会", "村委会", "居民委员会", "村民委员会", "街道", "镇", "乡", "月份", "月", "季度", "年度", "年", "片区", "网格", NULL };
  static const char *const words[] = { "登记", "备案", "社区活动小组", "活动小组", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]) || (strstr (folded, endings[i]) != NULL && (g_str_has_suffix (folded, ")") || g_str_has_suffix (folded, ":"))))
      return TRUE;

  return g_strv_contains (words, folded) || g_str_has_suffix (folded, "类");
}

MpRowKind
mp_sheet_table_classify_text (const char *text, gboolean above)
{
  g_autofree char *folded = mp_fold_text (text);
  MpRowKind kind;

  if (*folded == '\0')
    return MP_ROW_BLANK;
  if (is_attachment_mark (folded))
    return MP_ROW_ATTACHMENT_MARK;
  if (is_page_mark (folded))
    return MP_ROW_PAGE_MARK;
  if (is_total (folded, &kind))
    return kind;
  if (above && is_unit_line (folded))
    return MP_ROW_UNIT_LINE;
  if (is_note (folded))
    return MP_ROW_NOTES;
  if (is_signature (folded))
    return above ? MP_ROW_UNIT_LINE : MP_ROW_SIGNATURE;
  if (is_unit_line (folded))
    return MP_ROW_UNIT_LINE;
  if (is_nothing (folded))
    return MP_ROW_NOTHING_TO_REPORT;

  return above ? MP_ROW_TITLE : MP_ROW_SECTION_TITLE;
}

/* --- a line below the headings ---------------------------------------------------------------- */

typedef struct
{
  guint n;               /* cells with something in them */
  guint n_others;        /* … that are neither the number nor the name */
  const MpCell *first;   /* not the number, when something else is there */
  const MpCell *name;
  const MpCell *number;
  gboolean all_text;
} Line;

static Line
look_at (const MpGrid *grid, const MpSheetTable *table, guint row)
{
  Line line = { .all_text = TRUE };

  for (guint column = table->first_column; column <= table->last_column; column++)
    {
      const MpCell *cell = mp_grid_get (grid, row, column);

      if (cell->kind == MP_CELL_EMPTY)
        continue;
      if (cell->kind == MP_CELL_TEXT && cell->text[strspn (cell->text, " \t\r\n")] == '\0')
        continue;
      if (cell->kind == MP_CELL_TEXT && (guchar) cell->text[0] >= 0x80)
        {
          /* U+3000 and its kin */
          g_autofree char *folded = strlen (cell->text) < 16 ? mp_fold_text (cell->text) : NULL;

          if (folded != NULL && *folded == '\0')
            continue;
        }
      line.n++;
      line.all_text = line.all_text && cell->kind == MP_CELL_TEXT;
      if ((int) column == table->number_column)
        line.number = cell;
      else if ((int) column == table->name_column)
        line.name = cell;
      else
        line.n_others++;
      if (line.first == NULL || (line.first == line.number && (int) column != table->number_column))
        line.first = cell;
    }

  return line;
}

static gboolean
is_number_text (const MpCell *cell)
{
  g_autofree char *plain = NULL;

  if (cell->kind == MP_CELL_NUMBER)
    return TRUE;
  plain = mp_plain_text (cell->text);

  return *plain != '\0' && strspn (plain, "0123456789.、-") == strlen (plain);
}

static gboolean
is_example (const Line *line)
{
  static const char *const marks[] = { "例", "示例", "样例", "范例", "例如", "举例", "(例)", "填写示例", "示范", NULL };
  static const char *const nobody[] = { "某某", "××", "xx社区", "XX社区", "xxx", "XXX", "**社区", "某社区", "示例", NULL };
  const MpCell *head = line->number != NULL ? line->number : line->first;
  g_autofree char *folded = mp_fold_text (head->text);
  g_autofree char *name = line->name != NULL ? mp_fold_text (line->name->text) : NULL;

  if (head->kind == MP_CELL_TEXT && (g_strv_contains (marks, folded) || g_str_has_prefix (folded, "例:") || g_str_has_prefix (folded, "示例:")))
    return TRUE;

  return name != NULL && (contains_one_of (name, nobody) || g_str_has_prefix (name, "例:") || g_str_has_prefix (name, "(例)") || g_str_has_prefix (name, "示例:"));
}

/* How many columns of the table a cell covers. */
static guint
covered (const MpGrid *grid, const MpSheetTable *table, const MpCell *cell)
{
  const MpRange *range = mp_grid_merge_at (grid, cell->row, cell->column);

  if (range == NULL || range->column >= table->last_column + 1)
    return 1;
  return MIN (range->last_column, table->last_column) - range->column + 1;
}

/* A line with one text in it and nothing more. */
static MpRowKind
classify_single (const MpGrid *grid, const MpSheetTable *table, const MpCell *cell, gboolean is_name, gboolean after_end)
{
  g_autofree char *folded = mp_fold_text (cell->text);
  g_autofree char *title = table->title != NULL ? mp_fold_text (table->title) : NULL;
  guint width = table->last_column - table->first_column + 1;
  guint covers = covered (grid, table, cell);
  MpRowKind kind = mp_sheet_table_classify_text (cell->text, FALSE);

  if (title != NULL && g_str_equal (folded, title))
    return MP_ROW_TITLE;
  if (kind != MP_ROW_SECTION_TITLE)
    return kind;
  /* Only the name of an organization, and nothing else about it. */
  if (is_name && covers == 1)
    return is_numbered (folded) || (names_a_section (folded) && !g_str_has_suffix (folded, "社")) ? MP_ROW_SECTION_TITLE : after_end ? MP_ROW_NOTES : MP_ROW_DATA;
  if (covers * 2 >= width || covers >= 4 || is_numbered (folded) || names_a_section (folded))
    return after_end && g_utf8_strlen (folded, -1) > 20 ? MP_ROW_NOTES : MP_ROW_SECTION_TITLE;
  if (after_end || cell->column == table->first_column || g_utf8_strlen (folded, -1) > 30)
    return g_utf8_strlen (folded, -1) > 20 || after_end ? MP_ROW_NOTES : MP_ROW_SECTION_TITLE;

  return MP_ROW_CONTINUED;
}

static gboolean
is_remark (const MpSheetColumn *column)
{
  return column->meaning.targets[0] != NULL && g_str_has_suffix (column->meaning.targets[0], ".remark");
}

/* 大田社区 | 无 | 0: a community without organizations. */
static gboolean
reports_nothing (const MpGrid *grid, const MpSheetTable *table, guint row, const Line *line)
{
  g_autofree char *name = line->name != NULL ? mp_fold_text (line->name->text) : NULL;

  if (name == NULL || (!is_nothing (name) && !mp_says_nothing (name)))
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const MpCell *cell = mp_grid_get (grid, row, column->column);
      gboolean place = column->meaning.kind == MP_HEADING_PLACE || (table->subject != NULL && g_strcmp0 (column->meaning.targets[0], table->subject->place) == 0);

      if (cell->kind == MP_CELL_EMPTY || place || (int) column->column == table->name_column || (int) column->column == table->number_column)
        continue;
      if (!mp_says_nothing (cell->text) && !g_str_equal (cell->text, "0") && !is_remark (column))
        return FALSE;
    }

  return TRUE;
}

/* Merged down with the line above in the column of the name: the same record, unless the line has
 * a number of its own.
 */
static gboolean
hangs_on_above (const MpGrid *grid, const MpSheetTable *table, guint row, const Line *line)
{
  const MpRange *range;

  if (table->name_column < 0 || line->name != NULL || line->number != NULL)
    return FALSE;
  range = mp_grid_merge_at (grid, row, (guint) table->name_column);

  return range != NULL && range->row < row && range->row > table->header_last && range->column == range->last_column;
}

/* 3个, 共12支: how many there are, where a name would stand. */
static gboolean
is_count (const char *folded)
{
  static const char *const units[] = { "个", "家", "支", "人", "名", "队", "项", NULL };
  const char *p = g_str_has_prefix (folded, "共") ? folded + strlen ("共") : folded;
  gsize digits = strspn (p, "0123456789");

  return digits > 0 && digits <= 5 && g_strv_contains (units, p + digits);
}

MpRowKind
mp_sheet_table_classify (const MpGrid *grid, const MpSheetTable *table, guint row, gboolean after_end)
{
  Line line = look_at (grid, table, row);
  const MpCell *leading;
  g_autofree char *head = NULL;
  MpRowKind kind;

  if (line.n == 0)
    return MP_ROW_BLANK;
  if (line.n == 1 && line.number != NULL && is_number_text (line.number))
    return MP_ROW_BLANK;
  if (hangs_on_above (grid, table, row, &line))
    return MP_ROW_CONTINUED;
  if (line.n == 1 && line.first == line.name && line.first->kind == MP_CELL_TEXT)
    {
      head = mp_fold_text (line.first->text);
      if (is_count (head))
        return MP_ROW_TOTAL;
      g_clear_pointer (&head, g_free);
    }
  if (line.first->kind == MP_CELL_TEXT && (line.n == 1 || (line.n == 2 && line.number != NULL && is_number_text (line.number))))
    {
      kind = classify_single (grid, table, line.first, line.first == line.name, after_end);
      /* A numbered line is somebody's, however little it says. */
      if (line.n == 1 || (kind != MP_ROW_CONTINUED && kind != MP_ROW_SECTION_TITLE))
        return kind;
      return MP_ROW_DATA;
    }

  leading = line.number != NULL && !is_number_text (line.number) ? line.number : line.first;
  if (leading->kind == MP_CELL_TEXT)
    {
      head = mp_fold_text (leading->text);
      if ((table->name_column < 0 || leading->column <= (guint) table->name_column) && is_total (head, &kind))
        return kind;
      /* 大田社区 合计 1个, before the column of the names. */
      if (line.name == NULL && leading->column < (guint) MAX (table->name_column, 0) && strstr (head, "合计") != NULL && g_utf8_strlen (head, -1) <= 24)
        return MP_ROW_SUBTOTAL;
      if (is_signature (head) && line.all_text && strstr (head, ":") != NULL)
        return MP_ROW_SIGNATURE;
      if (is_unit_line (head) && line.n <= 4 && line.all_text)
        return MP_ROW_UNIT_LINE;
      if (line.n <= 3 && (is_page_mark (head)))
        return MP_ROW_PAGE_MARK;
      if (g_str_has_prefix (head, "注:") || g_str_has_prefix (head, "说明:") || g_str_has_prefix (head, "备注:"))
        return MP_ROW_NOTES;
      if (line.n <= 2 && line.name == NULL && is_nothing (head))
        return MP_ROW_NOTHING_TO_REPORT;
    }
  /* The total may stand in the column of the name behind a number or a place. */
  if (line.name != NULL && line.name->kind == MP_CELL_TEXT)
    {
      g_autofree char *name = mp_fold_text (line.name->text);

      if (is_total (name, &kind) && g_utf8_strlen (name, -1) <= 8)
        return kind;
      if (line.number == NULL && is_count (name))
        return MP_ROW_TOTAL;
    }
  if (reports_nothing (grid, table, row, &line))
    return MP_ROW_NOTHING_TO_REPORT;
  if (line.name == NULL && line.first->kind == MP_CELL_TEXT && line.n <= 2 && line.n_others <= 2 && after_end)
    return MP_ROW_NOTES;
  if (is_example (&line))
    return MP_ROW_EXAMPLE;
  /* 一 | 肖坝社区 | 5个: a heading within the table, numbered in words. */
  if (line.name != NULL && line.number != NULL && line.n_others <= 1 && !is_number_text (line.number))
    {
      g_autofree char *name = mp_fold_text (line.name->text);

      if (names_a_section (name))
        return MP_ROW_SECTION_TITLE;
    }
  /* A few words below a record, in columns of text: they go on with it. */
  if (line.name == NULL && line.number == NULL && table->name_column >= 0 && line.all_text &&
      (table->number_column >= 0 ? line.n * 3 <= table->columns->len : line.n <= 2 && table->columns->len >= 5))
    return MP_ROW_CONTINUED;

  return MP_ROW_DATA;
}
