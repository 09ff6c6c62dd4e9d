/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rows of a table are: organizations, members of one, or something that is not imported.
 */

#include "config.h"

#include "import/mp-import-private.h"

#include <string.h>

enum { SAMPLE_ROWS = 60 };

static gboolean
names_activities (const MpImportBlock *block)
{
  static const char *const words[] = { "活动名称", "活动主题", "活动系列", "参加人数", "受益人次", "项目名称", "培训名称", "需求描述", "议题" };
  guint n = 0;

  for (guint i = 0; i < block->found->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (block->found->columns, i);
      g_autofree char *folded = mp_fold_text (column->heading);

      for (guint w = 0; w < G_N_ELEMENTS (words); w++)
        n += g_str_has_prefix (folded, words[w]);
    }

  return n >= 1;
}

/* A list of persons: names without a word for a leader, in a table that calls itself so. */
static gboolean
is_roster (const MpImportBlock *block)
{
  gboolean name = FALSE;

  for (guint i = 0; i < block->found->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (block->found->columns, i);

      if (column->meaning.kind == MP_HEADING_PERSON && g_str_equal (column->meaning.field, "name"))
        name = TRUE;
      if (g_strcmp0 (column->meaning.subject, "leader") == 0 || g_strcmp0 (column->meaning.subject, "legal_rep") == 0)
        return FALSE;
    }
  if (!name || block->context == NULL)
    return FALSE;
  if (strstr (block->context, "负责人") != NULL || strstr (block->context, "队长") != NULL || strstr (block->context, "组长") != NULL)
    return FALSE;

  return block->roster != NULL || strstr (block->context, "花名册") != NULL || strstr (block->context, "名单") != NULL || strstr (block->context, "成员") != NULL ||
         strstr (block->context, "会员") != NULL || strstr (block->context, "队员") != NULL || strstr (block->context, "志愿者") != NULL;
}

/* 肖坝社区舞蹈队: what organizations are called ends so. */
static gboolean
sounds_like_organization (const char *text)
{
  static const char *const endings[] = { "队", "会", "社", "团", "组", "站", "中心", "协会", "班", "课堂", "室", "院", "小组", "基金会", "商会", "之家", "联盟", "点", NULL };
  g_autofree char *folded = mp_fold_text (text);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, endings[i]))
      return g_utf8_strlen (folded, -1) >= 3;

  return FALSE;
}

/* A column whose heading nobody understands, full of what sounds like organizations. */
static MpSheetColumn *
find_name_column (const MpImportBlock *block)
{
  for (guint i = 0; i < block->found->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (block->found->columns, i);
      guint n = 0;
      guint n_names = 0;

      if (column->meaning.kind != MP_HEADING_UNKNOWN)
        continue;
      for (guint r = 0; r < block->found->rows->len && n < SAMPLE_ROWS; r++)
        {
          const MpSheetLine *line = &g_array_index (block->found->rows, MpSheetLine, r);
          const MpCell *cell;

          if (line->kind != MP_ROW_DATA)
            continue;
          cell = mp_grid_get (block->grid, line->row + column->line, column->column);
          n += cell->kind != MP_CELL_EMPTY;
          n_names += cell->kind == MP_CELL_TEXT && sounds_like_organization (cell->text);
        }
      if (n > 0 && n_names * 10 >= n * 7)
        return column;
    }

  return NULL;
}

/* A list of Party organizations names those whom each of them covers, several to a cell. */
static gboolean
is_of_party_organizations (const MpImportBlock *block)
{
  gboolean party = FALSE;

  for (guint i = 0; i < block->found->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (block->found->columns, i);
      const char *target = column->meaning.kind == MP_HEADING_FIELD ? column->meaning.targets[0] : NULL;

      party = party || g_strcmp0 (target, "party_org.name") == 0;
      if (party && g_strcmp0 (target, "organization.name") == 0)
        return strstr (column->heading, "覆盖") != NULL || strstr (column->heading, "涵盖") != NULL || strstr (column->heading, "包含") != NULL;
    }

  return FALSE;
}

const char *
mp_import_recognise (const MpImportBlock *block)
{
  guint n_fields = 0;

  if (names_activities (block))
    return NULL;
  if (is_roster (block))
    return "member";
  if (is_of_party_organizations (block))
    return NULL;
  for (guint i = 0; i < block->found->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (block->found->columns, i);

      if (column->meaning.kind == MP_HEADING_FIELD && g_str_equal (column->meaning.targets[0], "organization.name"))
        return "organization";
      n_fields += column->meaning.kind == MP_HEADING_FIELD || column->meaning.kind == MP_HEADING_PERSON;
    }
  if (n_fields >= 2)
    {
      MpSheetColumn *name = find_name_column (block);

      if (name != NULL)
        {
          name->meaning = (MpHeading) { .kind = MP_HEADING_FIELD, .targets = { g_intern_static_string ("organization.name") } };
          block->found->name_column = (int) name->column;
          return "organization";
        }
    }

  return NULL;
}
