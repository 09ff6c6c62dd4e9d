/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The legal registration of an organization of the first tier (domain.md E03). A credit code
 * that fails its check is kept and marked, never refused: real ones exist.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK, .flags = MP_REQUIRED, .of = "organization" },
  { .name = "uscc", .label = N_("Unified social credit code"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_SEARCHED, .section = N_("Registration"), .headings = "统一社会信用代码|社会信用代码|信用代码|统一社会信用代码|组织机构代码", .check = mp_check_uscc },
  { .name = "old_cert_no", .label = N_("Registration certificate number"), .type = MP_TEXT, .headings = "登记证号|登记证书号" },
  { .name = "registry", .label = N_("Registry"), .type = MP_TEXT, .headings = "登记管理机关|登记机关" },
  { .name = "direct_registration", .label = N_("Registered directly"), .type = MP_FLAG, .headings = "是否直接登记" },
  { .name = "business_authority", .label = N_("Business authority"), .type = MP_TEXT, .headings = "业务主管单位" },
  { .name = "registered_on", .label = N_("Registered on"), .type = MP_DATE, .flags = MP_IN_LIST, .headings = "登记日期|登记时间|注册时间|注册日期" },
  { .name = "valid_from", .label = N_("Certificate from"), .type = MP_DATE, .headings = "有效期起" },
  { .name = "valid_to", .label = N_("Certificate until"), .type = MP_DATE, .flags = MP_IN_LIST, .headings = "证书有效期至" },
  { .name = "capital", .label = N_("Capital (yuan)"), .type = MP_MONEY, .headings = "注册资金|开办资金|注册（开办）资金|注册资本" },
  { .name = "legal_rep", .label = N_("Legal representative"), .type = MP_LINK, .flags = MP_IN_LIST, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .of = "person", .headings = "法定代表人|法人代表|法人" },
  { .name = "domicile", .label = N_("Domicile"), .type = MP_TEXT, .headings = "住所|注册地址" },
  { .name = "directors", .label = N_("Directors"), .type = MP_INTEGER, .headings = "理事人数" },
  { .name = "supervisors", .label = N_("Supervisors"), .type = MP_INTEGER, .headings = "监事人数" },
  { .name = "rating", .label = N_("Rating"), .type = MP_CODE, .flags = MP_IN_LIST, .of = "rating", .headings = "评估等级|等级|评估结果|星级|评定等级" },
  { .name = "rating_valid_to", .label = N_("Rating valid until"), .type = MP_DATE, .headings = "等级有效期至" },
  { .name = "last_check_year", .label = N_("Year of the last annual check"), .type = MP_INTEGER },
  { .name = "last_check_result", .label = N_("Result of the last annual check"), .type = MP_CODE, .of = "check_result", .headings = "年检|年检结论|年检结果|年度年检|年检情况|年报结论|年报情况|年度报告情况|年检(年报)结论|年检(年报)情况|年检年报情况" },
};

const MpEntity mp_entity_registration = {
  .name = "registration",
  .label = N_("Registration"),
  .group = "organizations",
  .title = "uscc",
  .parent = "organization",
  .scope = "organization",
  .identity = "organization",
  .flags = MP_ENTITY_ONE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
