/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tier of an organization where no column says it: what a heading within the table, the clerk
 * or the title says, what the form or a number of the row's own means. Whatever nobody has said in
 * so many words is said to be assumed, and nobody's word makes a group. What titles and lines say
 * of it, and of what has become of the organizations below, is kept as "tier;status", either of
 * which may be missing: （二）备案类, 未达备案条件的, 已注销的. A status of 0: nothing holds any more.
 */

#include "config.h"

#include "mp-subjects-private.h"

#include "import/line/mp-filing-words.h"

#include <string.h>

/* --- what texts say --------------------------------------------------------------------------- */

#define VOID_STATUS "0"

static const char *const not_filed[] = { "未备案", "未达备案", "未达到备案", "达不到备案", "不够备案",
                                         "没备案", "没有备案", "不符合备案", "不具备备案", "尚未备案",
                                         "未经备案", "未纳入备案", "无需备案", "不需备案", NULL };
static const char *const to_be_filed[] = { "拟备案", "待备案", "准备备案", "拟申请备案", "拟申报备案",
                                           "正在备案", "申请备案", NULL };

/* 登记类, 备案, 活动小组: the tier that a text speaks of, unless it speaks of several. */
static const char *
tier_in_text (const char *folded)
{
  static const char *const groups[] = { "活动小组", "小组台账",   "文体团队", "活动团队",
                                        "兴趣小组", "群众团队",   "群众性团队", "文艺团队",
                                        NULL };
  static const char *const registered[] = { "登记类",   "登记的",       "登记组织", "已登记",
                                            "法人登记", "登记社会组织", "登记注册", NULL };
  static const char *const either[] = { "登记备案",   "备案登记",   "登记或备案", "备案(登记)",
                                        "登记(备案)", "登记、备案", "登记和备案", "登记及备案",
                                        NULL };
  gboolean group = mp_has_one_of (folded, groups) || mp_has_one_of (folded, not_filed)
                   || mp_has_one_of (folded, to_be_filed);
  gboolean legal = mp_has_one_of (folded, registered);
  gboolean filed = strstr (folded, "备案") != NULL && !mp_has_one_of (folded, not_filed)
                   && !mp_has_one_of (folded, to_be_filed) && !mp_has_one_of (folded, either);

  if (group + filed + legal != 1)
    return NULL;
  return legal ? "1" : filed ? "2" : "3";
}

/* What is left of a heading without its number, 以下 and 的: （三）已注销的 → 已注销. */
static char *
bare_words (const char *folded)
{
  static const char *const openings[] = { "以下为", "以下是", "以下均", "以下都", "以下", "下列",
                                          "目前", "社区社会组织", "社会组织", "组织", "小组",
                                          "队伍", "团队", "均", "都", "为", NULL };
  static const char *const endings[] = { "的社区社会组织", "的社会组织", "的组织", "的小组",
                                         "的队伍", "的团队", "社区社会组织", "社会组织", "组织",
                                         "小组", "队伍", "团队", "部分", "情况", "名单", "的",
                                         "类", ":", NULL };
  const char *p = folded;
  g_autofree char *bare = NULL;
  gboolean again = TRUE;

  if (*p == '(')
    p++;
  while (*p != '\0'
         && (g_ascii_isdigit (*p)
             || g_utf8_strchr ("一二三四五六七八九十", -1, g_utf8_get_char (p)) != NULL))
    p = g_utf8_next_char (p);
  while (*p != '\0' && (strchr (").:,", *p) != NULL || g_str_has_prefix (p, "、")))
    p = g_utf8_next_char (p);
  bare = g_strdup (p);
  /* （2家） behind it. */
  if (g_str_has_suffix (bare, ")") && strrchr (bare, '(') != NULL && strrchr (bare, '(') > bare)
    *strrchr (bare, '(') = '\0';
  while (again)
    {
      again = FALSE;
      for (guint i = 0; openings[i] != NULL; i++)
        if (g_str_has_prefix (bare, openings[i]) && strlen (bare) > strlen (openings[i]))
          {
            memmove (bare, bare + strlen (openings[i]),
                     strlen (bare) - strlen (openings[i]) + 1);
            again = TRUE;
          }
      for (guint i = 0; endings[i] != NULL; i++)
        if (g_str_has_suffix (bare, endings[i]) && strlen (bare) > strlen (endings[i]))
          {
            bare[strlen (bare) - strlen (endings[i])] = '\0';
            again = TRUE;
          }
    }

  return g_steal_pointer (&bare);
}

/* 已注销社会组织名单, 拟备案组织公示, but not 备案、变更、注销情况表: a title that speaks of all its rows. */
static const char *
status_in_title (const char *folded)
{
  static const struct
  {
    const char *word;
    const char *status;
  } words[] = {
    { "已注销", "5" },     { "注销名单", "5" }, { "注销组织", "5" },   { "注销台账", "5" },
    { "注销清单", "5" },   { "注销一览", "5" }, { "注销社会", "5" },   { "注销社区社会", "5" },
    { "已撤销", "6" },     { "撤销备案", "6" }, { "被撤销", "6" },     { "撤销名单", "6" },
    { "已解散", "3" },     { "解散名单", "3" }, { "已停止活动", "3" }, { "停止活动", "3" },
    { "已停办", "3" },     { "拟备案", "1" },   { "待备案", "1" },     { "拟申请备案", "1" },
    { "拟成立", "1" },     { "拟登记", "1" },   { "筹备中", "1" },     { "已合并", "8" },
    { "作废", VOID_STATUS },
  };
  static const char *const mixed[] = { "、",   "及",   "和",   "与",   "或",   "含", "变更",
                                       "新增", "正常", "不含", "除外", "关于", NULL };
  const char *status = NULL;

  if (mp_has_one_of (folded, mixed))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].word) != NULL)
      {
        if (status != NULL && !g_str_equal (status, words[i].status))
          return NULL;
        status = words[i].status;
      }

  return status;
}

/* The same, of a line within the table, which may be nothing but a word of the list. */
static const char *
status_in_line (MpImport *import, const char *folded)
{
  g_autofree char *bare = bare_words (folded);
  const MpCode *code = g_ascii_isdigit (*bare)
                           ? NULL
                           : mp_codes_find (mp_store_get_codes (import->store), "org_status", bare,
                                            NULL);

  if (g_str_equal (bare, "作废") || g_str_equal (bare, "已作废"))
    return VOID_STATUS;

  return code != NULL ? code->code : status_in_title (folded);
}

char *
mp_organization_state (MpImport *import, const char *text, MpTextPlace place)
{
  g_autofree char *folded = mp_fold_text (text);
  const char *tier = tier_in_text (folded);
  const char *status;

  if (place == MP_TEXT_WITHIN && tier == NULL)
    {
      g_autofree char *bare = bare_words (folded);
      MpCodes *codes = mp_store_get_codes (import->store);
      const MpCode *code = mp_codes_find (codes, "tier", folded, NULL);

      if (code == NULL)
        code = mp_codes_find (codes, "tier", bare, NULL);
      if (code != NULL && !g_ascii_isdigit (*folded) && !g_ascii_isdigit (*bare))
        tier = code->code;
    }
  status = place == MP_TEXT_WITHIN ? status_in_line (import, folded) : status_in_title (folded);
  if (status == NULL)
    return g_strdup (tier);

  return g_strdup_printf ("%s;%s", tier != NULL ? tier : "", status);
}

const char *
mp_organization_stated_tier (const char *stated)
{
  static const char *const tiers[] = { NULL, "1", "2", "3" };

  return stated != NULL && *stated >= '1' && *stated <= '3' ? tiers[*stated - '0'] : NULL;
}

void
mp_organization_take_stated_status (MpImportRow *row, const char *stated)
{
  const char *status = stated != NULL ? strchr (stated, ';') : NULL;

  if (status == NULL)
    return;
  if (g_str_equal (status + 1, VOID_STATUS))
    {
      mp_import_row_hold (row, "void");
      return;
    }
  /* What a column says of the row itself comes first. */
  if (mp_import_row_raw (row, "organization.status") != NULL
      || mp_import_row_has_warning (row, "organization.status", NULL))
    return;
  mp_import_row_put (row, "organization.status", status + 1, FALSE);
  mp_import_row_warn (row, "organization.status", "status_from_heading");
}

/* --- the tier of a row ------------------------------------------------------------------------ */

/* The cell of its number says that there is none, and nothing says when it was filed. */
static gboolean
is_not_filed (MpImportRow *row)
{
  return mp_import_row_has_warning (row, "filing.filing_no", "no_number")
         && mp_import_row_raw (row, "filing.decided_on") == NULL;
}

/* What the form says: 民非, 社会团体 and 基金会 are registered, 备案组织 and 活动小组 say it aloud. */
static const char *
tier_of_form (MpImportRow *row)
{
  static const char *const tiers[] = { NULL, "1", "1", "1", "2", "3" };
  const char *form = mp_import_row_raw (row, "organization.legal_form");
  guint64 code = form != NULL ? g_ascii_strtoull (form, NULL, 10) : 0;

  return code < G_N_ELEMENTS (tiers) ? tiers[code] : NULL;
}

static gboolean
has_digits (MpImportRow *row, const char *target)
{
  const char *number = mp_import_row_raw (row, target);

  return number != NULL && strpbrk (number, "0123456789") != NULL;
}

/* A credit code under the heading of both kinds of numbers, or of any (编号): it is no number of a
 * filing, and whoever has one is registered.
 */
static void
settle_code (MpImportRow *row)
{
  const char *number = mp_import_row_raw (row, "filing.filing_no");

  if (number == NULL || strlen (number) != 18
      || strspn (number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 18
      || !(g_str_has_prefix (number, "51") || g_str_has_prefix (number, "52")
           || g_str_has_prefix (number, "53"))
      || mp_import_row_raw (row, "registration.uscc") != NULL)
    return;
  mp_import_row_put (row, "registration.uscc", number, FALSE);
  mp_import_row_remove (row, "filing.filing_no");
}

/* What is registered has a credit code or a certificate, what is filed only the number of that. */
static const char *
tier_of_numbers (MpImportRow *row)
{
  if (has_digits (row, "registration.uscc") || has_digits (row, "registration.old_cert_no"))
    return "1";

  return has_digits (row, "filing.filing_no") ? "2" : NULL;
}

/* Without a number of its own a row is what the only column for one is about. */
static const char *
tier_of_columns (const MpImportBlock *block)
{
  gboolean filed = mp_subject_has_column (block, "filing.filing_no");
  gboolean registered = mp_subject_has_column (block, "registration.uscc")
                        || mp_subject_has_column (block, "registration.old_cert_no");

  return filed == registered ? NULL : filed ? "2" : "1";
}

/* 社会组织登记台账: a list of registered ones, unless another word says of what it is. */
static const char *
tier_of_register (const MpImportBlock *block)
{
  static const char *const lists[] = { "登记台账", "登记名录", "登记名册", "登记清单",
                                       "登记一览", NULL };
  static const char *const registers[] = { "组织", "社团", "机构", "协会", "社区", "街道", "镇",
                                           "乡",   "村",   "区",   "县",   "市",   "年",   "年度",
                                           NULL };
  g_auto (GStrv) texts = g_strsplit (block->context != NULL ? block->context : "", "\n", -1);

  for (guint t = 0; texts[t] != NULL; t++)
    {
      g_autofree char *folded = mp_fold_text (texts[t]);

      for (guint i = 0; lists[i] != NULL; i++)
        {
          char *at = strstr (folded, lists[i]);

          if (at == folded)
            return "1";
          if (at == NULL)
            continue;
          *at = '\0';
          for (guint k = 0; registers[k] != NULL; k++)
            if (g_str_has_suffix (folded, registers[k]))
              return "1";
          break;
        }
    }

  return NULL;
}

/* The form of the row, which comes before the title: but a list of filed ones calls many of them
 * 社会团体 that are none by law.
 */
static const char *
tier_of_word (const MpImportBlock *block, MpImportRow *row)
{
  const char *tier = tier_of_form (row);

  return mp_organization_stated_tier (block->stated) == NULL || g_strcmp0 (tier, "1") != 0 ? tier
                                                                                          : NULL;
}

/* What the title says, then what a number of the row's own means, then of what sort the table is;
 * that is said too. NULL: nothing speaks of the tier.
 */
static const char *
assume_tier (const MpImportBlock *block, MpImportRow *row)
{
  const char *numbers = tier_of_numbers (row);
  const char *title = mp_organization_stated_tier (block->stated);

  if (title == NULL && numbers == NULL)
    title = tier_of_register (block);
  mp_import_row_warn (row, "organization.tier",
                      title != NULL ? "tier_from_title" : "tier_assumed");
  if (title != NULL)
    return title;

  return numbers != NULL ? numbers : tier_of_columns (block);
}

const char *
mp_organization_tier_said (const char *text)
{
  static const char *const filed[] = { "备案", "已备案", "备案类", "备案组织", "街道备案", NULL };
  static const char *const groups[] = { "小组", "活动小组", "社区活动小组", "小组类", "未备案", NULL };
  g_autofree char *folded = mp_fold_text (text);

  return g_strv_contains (filed, folded) ? "2" : g_strv_contains (groups, folded) ? "3" : NULL;
}

/* 备案 below 挂靠或备案 is no unit that anybody depends on, and the bracket of 舞蹈队（备案） is no name:
 * each says the tier where no column does.
 */
static const char *
tier_said_elsewhere (MpImportRow *row)
{
  const char *unit = mp_import_row_raw (row, "organization.supervising_unit");
  g_autofree char *name = g_strdup (mp_import_row_raw (row, "organization.name"));
  g_autofree char *inside = name != NULL ? mp_cut_bracket (name) : NULL;
  const char *tier = unit != NULL ? mp_organization_tier_said (unit) : NULL;

  if (tier != NULL)
    mp_import_row_remove (row, "organization.supervising_unit");

  return tier != NULL || inside == NULL ? tier : mp_organization_tier_said (inside);
}

/* A remark speaks of the row itself, and so before any title; whatever a number or the form says it
 * cannot gainsay.
 */
static const char *
tier_of_remark (MpImportRow *row)
{
  const char *remark = mp_import_row_raw (row, "organization.remark");

  /* 备案结果：准予 */
  if (g_strcmp0 (mp_import_row_raw (row, "filing.decision"), "1") == 0)
    return "2";
  if (mp_filing_said (remark) != MP_FILING_DONE || g_strcmp0 (tier_of_numbers (row), "1") == 0)
    return NULL;
  mp_import_row_warn (row, "organization.tier", "tier_from_remark");

  return "2";
}

void
mp_organization_settle (MpImport *import, const MpImportBlock *block, MpImportRow *row,
                        const char *section)
{
  const char *said = tier_said_elsewhere (row);
  const char *tier = said != NULL ? said : mp_organization_stated_tier (section);

  settle_code (row);
  mp_organization_take_stated_status (row, section != NULL ? section : block->stated);
  if (mp_import_row_raw (row, "organization.tier") != NULL)
    return;
  /* What the cell says and nobody understands is not to be guessed. */
  if (mp_import_row_has_warning (row, "organization.tier", NULL)
      && !mp_import_row_has_warning (row, "organization.tier", "not_known"))
    return;
  if (tier == NULL)
    {
      tier = tier_of_word (block, row);
      if (tier != NULL)
        mp_import_row_warn (row, "organization.tier", "tier_assumed");
    }
  if (tier == NULL)
    tier = tier_of_remark (row);
  if (tier == NULL)
    tier = mp_import_default (import, block, "organization.tier");
  if (tier == NULL)
    tier = assume_tier (block, row);
  if (g_strcmp0 (tier, "2") == 0 && is_not_filed (row))
    tier = NULL;
  if (tier != NULL)
    mp_import_row_put (row, "organization.tier", tier, FALSE);
  else
    {
      mp_import_row_put (row, "organization.tier", "3", TRUE);
      mp_import_row_warn (row, "organization.tier", "missing");
    }
}

/* 备案台账 with 拟备案 among the remarks of a row: nobody can say which of them counts. */
void
mp_organization_doubt_filing (MpImportRow *row)
{
  static const char *const assumed[] = { "tier_from_title", "tier_assumed", "tier_from_remark" };
  const char *remark = mp_import_row_raw (row, "organization.remark");
  g_autofree char *words = g_strjoin ("\n", remark != NULL ? remark : "",
                                      row->rest != NULL ? row->rest->str : "", NULL);
  MpFilingSaid said = mp_filing_said (words);
  gboolean filed = g_strcmp0 (mp_import_row_raw (row, "organization.tier"), "2") == 0;
  gboolean holds = said == MP_FILING_NOBODYS;

  if (!holds && !(filed && (said == MP_FILING_DENIED || said == MP_FILING_UNCLEAR)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (assumed); i++)
    holds = holds || mp_import_row_has_warning (row, "organization.tier", assumed[i]);
  mp_import_row_warn (row, "organization.tier", "filing_doubtful");
  if (holds)
    mp_import_row_hold (row, "filing_doubtful");
}
