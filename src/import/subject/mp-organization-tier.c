/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tier of an organization where no column says it: what a heading within the table, the clerk
 * or the title says, what the form or a number of the row's own means. Whatever nobody has said in
 * so many words is said to be assumed, and nobody's word makes a group.
 */

#include "config.h"

#include "mp-subjects-private.h"

#include <string.h>

/* 登记类, 备案, 活动小组: the tier that a title speaks of, unless it speaks of several. */
static const char *
tier_in_text (const char *text)
{
  static const char *const groups[] = { "活动小组", "小组台账", "文体团队",   "活动团队",
                                        "兴趣小组", "群众团队", "群众性团队", "文艺团队",
                                        "未备案",   NULL };
  static const char *const registered[] = { "登记类",   "登记的",       "登记组织", "已登记",
                                            "法人登记", "登记社会组织", "登记注册", NULL };
  g_autofree char *folded = mp_fold_text (text);
  gboolean group = FALSE;
  gboolean filed;
  gboolean legal = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    group = group || strstr (folded, groups[i]) != NULL;
  for (guint i = 0; registered[i] != NULL; i++)
    legal = legal || strstr (folded, registered[i]) != NULL;
  filed = strstr (folded, "备案") != NULL && strstr (folded, "未备案") == NULL
          && strstr (folded, "登记备案") == NULL && strstr (folded, "备案登记") == NULL
          && strstr (folded, "登记或备案") == NULL && strstr (folded, "备案(登记)") == NULL
          && strstr (folded, "登记(备案)") == NULL && strstr (folded, "登记、备案") == NULL;

  if (group + filed + legal != 1)
    return NULL;
  return legal ? "1" : filed ? "2" : "3";
}

char *
mp_organization_state (MpImport *import, const char *text, MpTextPlace place)
{
  const char *tier = tier_in_text (text);
  g_autofree char *folded = NULL;
  const MpCode *code;

  if (tier != NULL || place != MP_TEXT_WITHIN)
    return g_strdup (tier);
  folded = mp_fold_text (text);
  code = mp_codes_find (mp_store_get_codes (import->store), "tier", folded, NULL);

  return code != NULL && !g_ascii_isdigit (*folded) ? g_strdup (code->code) : NULL;
}

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

  return block->stated == NULL || g_strcmp0 (tier, "1") != 0 ? tier : NULL;
}

/* What the title says, then what a number of the row's own means, then of what sort the table is;
 * that is said too. NULL: nothing speaks of the tier.
 */
static const char *
assume_tier (const MpImportBlock *block, MpImportRow *row)
{
  const char *numbers = tier_of_numbers (row);
  const char *title = block->stated;

  if (title == NULL && numbers == NULL)
    title = tier_of_register (block);
  mp_import_row_warn (row, "organization.tier",
                      title != NULL ? "tier_from_title" : "tier_assumed");
  if (title != NULL)
    return title;

  return numbers != NULL ? numbers : tier_of_columns (block);
}

void
mp_organization_settle (MpImport *import, const MpImportBlock *block, MpImportRow *row,
                        const char *section)
{
  const char *tier = section;

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
