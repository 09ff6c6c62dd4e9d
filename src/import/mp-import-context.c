/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around a table says what its rows leave out: the sheet's name, the title, the line
 * of the reporting unit, in the end the name of the file.
 */

#include "config.h"

#include "mp-import-private.h"

#include <string.h>

/* 登记类, 备案, 活动小组: the tier that a title speaks of, unless it speaks of several. */
const char *
mp_tier_in_text (const char *text)
{
  static const char *const groups[] = { "活动小组", "小组台账", "文体团队", "活动团队", "兴趣小组", "群众团队", "群众性团队", "文艺团队", "未备案", NULL };
  static const char *const registered[] = { "登记类", "登记的", "登记组织", "已登记", "法人登记", "登记社会组织", "登记注册", NULL };
  g_autofree char *folded = mp_fold_text (text);
  gboolean group = FALSE;
  gboolean filed;
  gboolean legal = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    group = group || strstr (folded, groups[i]) != NULL;
  for (guint i = 0; registered[i] != NULL; i++)
    legal = legal || strstr (folded, registered[i]) != NULL;
  filed = strstr (folded, "备案") != NULL && strstr (folded, "未备案") == NULL && strstr (folded, "登记备案") == NULL && strstr (folded, "备案登记") == NULL &&
          strstr (folded, "登记或备案") == NULL && strstr (folded, "备案(登记)") == NULL && strstr (folded, "登记(备案)") == NULL && strstr (folded, "登记、备案") == NULL;

  if (group + filed + legal != 1)
    return NULL;
  return legal ? "1" : filed ? "2" : "3";
}

/* A year with 年 behind it, or four digits in a date. */
guint
mp_year_in_text (const char *text)
{
  g_autofree char *plain = mp_plain_text (text);
  guint found = 0;

  for (const char *p = plain; *p != '\0'; p++)
    if ((p == plain || !g_ascii_isdigit (p[-1])) && (g_str_has_prefix (p, "19") || g_str_has_prefix (p, "20")) &&
        g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]))
      {
        guint year = (guint) g_ascii_strtoull (p, NULL, 10);

        if (!g_str_has_prefix (p + 4, "年") && strchr ("-./", p[4]) == NULL && p[4] != '\0')
          continue;
        if (found != 0 && found != year)
          return 0;
        found = year;
      }

  return found;
}

/* 社区社会组织: all of them, and none in particular. */
static gboolean
names_all (const char *text)
{
  static const char *const words[] = { "社区社会组织", "社会组织", "活动小组", "各社会组织", "社区组织", "文体团队", "群众团队", "团队", "社团", "成员", "会员", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (text, words[i]))
      return TRUE;

  return FALSE;
}

/* 肖坝社区舞蹈队成员花名册: whose members. */
static char *
roster_in_text (const char *text)
{
  static const char *const endings[] = { "成员花名册", "会员花名册", "队员花名册", "人员花名册", "花名册", "成员名册", "会员名册", "队员名册", "成员名单", "会员名单", "队员名单", "人员名单", "成员信息表", "成员登记表", "名册", "名单", NULL };
  g_autofree char *tidy = mp_tidy_text (text, FALSE);
  g_autofree char *note = mp_cut_bracket (tidy);

  for (guint i = 0; endings[i] != NULL; i++)
    {
      char *at = strstr (tidy, endings[i]);

      if (at == NULL)
        continue;
      *at = '\0';
      return g_strdup (g_strstrip (tidy)); /* "" when it is a roster, and nothing says whose */
    }

  return NULL;
}

static const MpPlace *
place_in (MpImport *self, const char *text, const MpPlace *so_far)
{
  const MpPlace *place = text != NULL ? mp_places_in_text (self->places, text, so_far) : NULL;

  /* A township says where to look for the community that another text names. */
  if (place == NULL || (so_far != NULL && so_far->level >= place->level))
    return so_far;
  return place;
}

/* The title of the first table on the sheet speaks of those below it too. */
static const char *
first_title (MpImport *self, const MpImportBlock *block)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const MpImportBlock *first = mp_import_block (self, t);

      if (first->shown.sheet == block->shown.sheet)
        return first->found->title != NULL ? first->found->title : "";
    }

  return "";
}

void
mp_import_read_context (MpImport *self, MpImportBlock *block)
{
  MpImportPage *page = mp_import_page (self, block->shown.sheet);
  g_autofree char *file = g_path_get_basename (self->path);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GString) context = g_string_new (NULL);
  const MpPlace *place = NULL;
  char *dot = strrchr (file, '.');

  if (dot != NULL)
    *dot = '\0';
  if (block->found->block_title != NULL)
    g_ptr_array_add (texts, block->found->block_title);
  for (guint i = block->found->above->len; i-- > 0;)
    g_ptr_array_add (texts, g_ptr_array_index (block->found->above, i));
  if (block->found->title != NULL)
    g_ptr_array_insert (texts, block->found->block_title != NULL ? 1 : 0, block->found->title);
  if (page->name != NULL)
    g_ptr_array_add (texts, page->name);
  g_ptr_array_add (texts, file);

  /* The nearest text that names a community decides; townships only narrow the search. */
  for (guint i = 0; i < texts->len && (place == NULL || place->level < 5); i++)
    place = place_in (self, g_ptr_array_index (texts, i), place);
  block->place = place;

  g_ptr_array_add (texts, (gpointer) first_title (self, block));
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (block->tier == NULL)
        block->tier = mp_tier_in_text (text);
      if (block->year == 0)
        block->year = mp_year_in_text (text);
      if (block->unit == 0 && strstr (text, "单位") != NULL)
        block->unit = mp_heading_unit (text);
      if (block->roster == NULL && text != file)
        block->roster = roster_in_text (text);
      g_string_append_printf (context, "%s\n", text);
    }
  g_free (block->context);
  block->context = g_strdup (context->str);
  g_free (block->division);
  block->division = place != NULL && place->level == 5 ? g_strdup (place->code) : NULL;
  block->shown.division = block->division;
}
