/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A community social organization of any of the three tiers (domain.md E02). What hangs on it —
 * registration, tier periods, posts, places, filings, Party coverage — are records of their own;
 * the derived fields at the end show the current ones.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-entities.h"
#include "catalog/mp-check.h"

static const MpField fields[] = {
  { .name = "name", .label = N_("Organization name"), .type = MP_TEXT, .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED, .section = N_("Basics"), .headings = "组织名称|社会组织名称|社区社会组织名称|名称|队伍名称|团队名称|小组名称|活动小组名称|社团名称" },
  { .name = "short_name", .label = N_("Short name"), .type = MP_TEXT, .flags = MP_SEARCHED, .headings = "简称|组织简称" },
  { .name = "former_names", .label = N_("Former names"), .type = MP_TEXT, .flags = MP_SEARCHED, .headings = "曾用名|原名|原名称|曾用名称" },
  { .name = "tier", .label = N_("Tier"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "tier", .headings = "管理层级|组织层级|层级|是否备案|登记备案情况|备案登记情况|备案情况|登记情况|是否登记|是否已备案|是否登记备案|登记/备案/小组|登记/备案/活动小组|登记或备案", .initial = "3" },
  { .name = "division", .label = N_("Community"), .type = MP_DIVISION, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER | MP_SORTABLE, .headings = "所属社区|所属社区（村）|社区|社区（村）|村（社区）|所在社区|所在村（社区）|所在村|村|居委会|行政村（社区）名称" },
  { .name = "org_type", .label = N_("Type"), .type = MP_CODE, .flags = MP_IN_LIST | MP_FILTER, .of = "org_type", .headings = "类别|组织类别|类型|组织类型|团队类型|性质|队伍类型" },
  { .name = "subtypes", .label = N_("Fields of work"), .type = MP_CODES, .of = "org_subtype", .headings = "细分领域" },
  { .name = "legal_form", .label = N_("Legal form"), .type = MP_CODE, .of = "legal_form", .headings = "组织形式|登记类型|法人类型" },
  { .name = "name_style", .label = N_("Style of name"), .type = MP_CODE, .of = "name_style" },
  { .name = "founded_on", .label = N_("Founded on"), .type = MP_DATE, .flags = MP_IN_LIST | MP_SORTABLE, .headings = "成立日期|成立时间|成立年份|成立年月|建立时间|组建时间|何时成立|组建年份|组建日期|组建年月|建队时间|建团时间|成立(登记)时间|创建时间" },
  { .name = "status", .label = N_("Status"), .type = MP_CODE, .flags = MP_REQUIRED | MP_IN_LIST | MP_FILTER, .of = "org_status", .headings = "状态|组织状态|运行状态|运行情况|活动状态|目前状况|运作状态|运行状况|是否正常开展活动|是否正常活动", .initial = "2" },
  { .name = "status_date", .label = N_("Status since"), .type = MP_DATE },
  { .name = "stage", .label = N_("Stage of growth"), .type = MP_CODE, .flags = MP_FILTER, .of = "stage", .headings = "成长阶段" },
  { .name = "stage_date", .label = N_("Stage assessed on"), .type = MP_DATE },
  { .name = "business_scope", .label = N_("Scope of activities"), .type = MP_NOTE, .section = N_("Activities"), .headings = "业务范围|主要业务范围|活动内容|主要活动|主要活动内容|服务内容|主要干什么|业务范围（主要活动）|活动内容及形式|活动内容和形式|开展活动情况|主要业务|业务内容|主要开展活动|主要职能|服务项目" },
  { .name = "purpose", .label = N_("Mission"), .type = MP_NOTE, .headings = "宗旨" },
  { .name = "service_groups", .label = N_("Groups served"), .type = MP_CODES, .of = "service_group", .headings = "服务对象|主要服务对象|服务人群|主要服务人群|服务群体" },
  { .name = "service_object_note", .label = N_("About the groups served"), .type = MP_TEXT },
  { .name = "main_activities", .label = N_("Main activities"), .type = MP_NOTE },
  { .name = "frequency", .label = N_("How often"), .type = MP_TEXT, .headings = "活动频次|活动频率|活动时间|活动次数" },
  { .name = "service_area", .label = N_("Area of activity"), .type = MP_TEXT, .headings = "活动地域" },
  { .name = "is_mutual_aid", .label = N_("Mutual aid"), .type = MP_FLAG, .headings = "居民互助" },
  { .name = "is_volunteer_type", .label = N_("Volunteer type"), .type = MP_FLAG, .headings = "志愿服务型" },
  { .name = "tags", .label = N_("Tags"), .type = MP_TEXT, .headings = "特色标签|标签" },
  { .name = "member_count_person", .label = N_("Members"), .type = MP_INTEGER, .flags = MP_IN_LIST | MP_SORTABLE, .section = N_("Members and staff"), .headings = "成员数|成员人数|会员数|会员人数|人数|队员数|成员|总人数|成员总数|会员数量|成员数量|队员数量|团队人数|队伍人数|会员总数" },
  { .name = "member_count_unit", .label = N_("Member units"), .type = MP_INTEGER, .headings = "单位会员|单位会员数" },
  { .name = "party_member_count", .label = N_("Party members"), .type = MP_INTEGER, .headings = "党员数|党员人数|其中党员|其中党员数|党员|中共党员数|中共党员人数|党员数量|党员总数" },
  { .name = "volunteer_count", .label = N_("Volunteers"), .type = MP_INTEGER, .headings = "志愿者数|志愿者|志愿者人数|其中志愿者|志愿者数量|注册志愿者|注册志愿者数" },
  { .name = "staff_full", .label = N_("Full-time staff"), .type = MP_INTEGER, .headings = "专职人员|专职|从业人员专职|专职工作人员|专职人数|专职人员数" },
  { .name = "staff_part", .label = N_("Part-time staff"), .type = MP_INTEGER, .headings = "兼职人员|兼职|从业人员兼职|兼职工作人员|兼职人数|兼职人员数" },
  { .name = "count_as_of", .label = N_("Counted on"), .type = MP_DATE, .headings = "填报日期|统计日期|填报时间|统计时间|数据时间|更新日期" },
  { .name = "contact_person", .label = N_("Contact"), .type = MP_TEXT, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .section = N_("Address and contact"), .headings = "联系人" },
  { .name = "contact_phone", .label = N_("Contact's telephone"), .type = MP_TEXT, .flags = MP_SEARCHED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE, .headings = "固定电话|座机|单位电话|办公电话|固话|单位联系电话", .check = mp_check_phone },
  { .name = "address", .label = N_("Postal address"), .type = MP_TEXT, .headings = "通讯地址|地址" },
  { .name = "postcode", .label = N_("Postcode"), .type = MP_TEXT, .headings = "邮编|邮政编码", .check = mp_check_postcode },
  { .name = "liaison_worker", .label = N_("Responsible social worker"), .type = MP_LINK, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME, .of = "person" },
  { .name = "sub_committee", .label = N_("Related sub-committee"), .type = MP_LINK, .of = "sub_committee" },
  { .name = "supervising_unit", .label = N_("Guided by"), .type = MP_TEXT, .headings = "指导单位|业务指导单位|主管单位" },
  { .name = "initiator_kind", .label = N_("Started by"), .type = MP_CODE, .of = "initiator_kind", .section = N_("Governance"), .headings = "发起主体" },
  { .name = "has_charter", .label = N_("Has a charter"), .type = MP_FLAG, .headings = "有无章程|是否有章程|章程" },
  { .name = "charter_date", .label = N_("Charter adopted on"), .type = MP_DATE },
  { .name = "has_activity_rules", .label = N_("Has rules for activities"), .type = MP_FLAG, .headings = "有无活动制度|活动制度|规章制度|有无规章制度|管理制度|有无管理制度" },
  { .name = "has_service_norms", .label = N_("Has service norms"), .type = MP_FLAG, .headings = "有无服务规范|服务规范" },
  { .name = "party_in_charter", .label = N_("Party work in the charter"), .type = MP_FLAG, .headings = "党建入章" },
  { .name = "meeting_cycle", .label = N_("Regular meetings"), .type = MP_TEXT, .headings = "例会制度" },
  { .name = "activity_fund", .label = N_("Activity funds (yuan)"), .type = MP_MONEY, .headings = "活动资金|活动经费|经费|资金" },
  { .name = "hub_type", .label = N_("Kind of hub"), .type = MP_CODE, .flags = MP_FILTER, .of = "hub_type", .section = N_("Marks"), .headings = "枢纽类型|是否枢纽型" },
  { .name = "hub_division", .label = N_("Hub for"), .type = MP_DIVISION },
  { .name = "is_charity", .label = N_("Charity"), .type = MP_FLAG, .headings = "是否慈善组织|慈善组织" },
  { .name = "is_volunteer_org", .label = N_("Marked as a volunteer organization"), .type = MP_FLAG, .headings = "是否志愿服务组织|志愿服务组织" },
  { .name = "emergency_capable", .label = N_("Can help in emergencies"), .type = MP_FLAG, .headings = "应急协同" },
  { .name = "in_platform", .label = N_("Entered on the higher platform"), .type = MP_FLAG, .headings = "是否已录入平台|是否录入平台" },
  { .name = "platform_no", .label = N_("Platform number"), .type = MP_TEXT, .headings = "平台编号" },
  { .name = "platform_date", .label = N_("Entered on"), .type = MP_DATE },
  { .name = "marked_on", .label = N_("Marked on"), .type = MP_DATE },
  { .name = "marked_basis", .label = N_("Basis of the mark"), .type = MP_TEXT },
  { .name = "survey_batch", .label = N_("Survey batch"), .type = MP_TEXT, .headings = "摸底批次" },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE, .headings = "备注|说明" },
  { .name = "leader_name", .label = N_("Leader"), .type = MP_TEXT, .flags = MP_IN_LIST | MP_DERIVED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_NAME },
  { .name = "leader_phone", .label = N_("Leader's telephone"), .type = MP_TEXT, .flags = MP_DERIVED, .sensitivity = MP_PERSONAL, .mask = MP_MASK_PHONE },
  { .name = "venue_name", .label = N_("Venue"), .type = MP_TEXT, .flags = MP_DERIVED },
  { .name = "filing_no", .label = N_("Filing number"), .type = MP_TEXT, .flags = MP_DERIVED },
  { .name = "valid_to", .label = N_("Valid until"), .type = MP_DATE, .flags = MP_IN_LIST | MP_DERIVED },
  { .name = "party_mode", .label = N_("Party coverage"), .type = MP_CODE, .flags = MP_DERIVED, .of = "party_mode" },
};

const MpEntity mp_entity_organization = {
  .name = "organization",
  .label = N_("Organization"),
  .group = "organizations",
  .title = "name",
  .order = "name",
  .scope = "division",
  .identity = "division name",
  .flags = MP_ENTITY_VIEW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
