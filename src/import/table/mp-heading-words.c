/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-heading-words.h"

const MpHeadingGroup mp_heading_groups[] = {
  { .name = "leader",
    .words = "负责人|主要负责人|第一负责人|现任负责人|拟任负责人|组织负责人|团队负责人|队伍负责人|小组负责人|负责人信息|负责人情况|负责人基本情况|"
             "组长|队长|团长|会长|社长|站长|理事长|班长|牵头人|带头人|召集人|领队|领头人|负责同志|法定代表人/负责人|法人/负责人",
    .alone = "leader.name",
    .person = TRUE,
    .fields = "*=leader.",
    .under = "任职时间=leader.started_on|背景=leader.leader_bg" },
  { .name = "legal_rep",
    .words = "法定代表人|法人代表|法人代表人|法人|法定代表人信息",
    .alone = "registration.legal_rep",
    .person = TRUE,
    .fields = "name=registration.legal_rep|phone=organization.contact_phone|*=leader." },
  { .name = "instructor",
    .words = "党建指导员|党建工作指导员|指导员|派驻指导员|选派指导员|派驻党建指导员|选派党建指导员|党建工作指导员情况",
    .alone = "party.instructor_name",
    .person = TRUE,
    .fields = "name=party.instructor_name|phone=party.instructor_phone|employer=party.instructor_unit",
    .under = "单位=party.instructor_unit|所在单位=party.instructor_unit|派驻时间=party.instructor_from|任期起=party.instructor_from|任期止=party.instructor_to|"
             "组织关系=party.instructor_relation" },
  { .name = "liaison",
    .words = "党建联络员|联络员|党建工作联络员",
    .alone = "party.liaison_name",
    .person = TRUE,
    .fields = "name=party.liaison_name|phone=party.liaison_phone" },
  { .name = "contact_leader",
    .words = "定点联系领导|联系领导|班子成员定点联系|联系班子成员|定点联系班子成员",
    .alone = "party.contact_leader",
    .person = TRUE,
    .fields = "name=party.contact_leader",
    .under = "联系周期=party.contact_cycle" },
  { .name = "contact",
    .words = "联系人|联络人|业务联系人|日常联系人",
    .alone = "organization.contact_person",
    .person = TRUE,
    .fields = "name=organization.contact_person|phone=organization.contact_phone" },
  { .name = "secretary",
    .words = "党组织书记|党支部书记|支部书记|党组织负责人|书记",
    .alone = "party_org.secretary_name",
    .person = TRUE,
    .fields = "name=party_org.secretary_name|phone=party_org.secretary_phone" },
  { .name = "member",
    .words = "成员信息|会员信息|队员信息|花名册|骨干成员",
    .person = TRUE },
  { .name = "venue",
    .words = "活动场所|活动场地|活动地点|活动阵地|办公场所|固定场所|固定活动场所|场所|场地|阵地",
    .alone = "venue.name",
    .under = "名称=venue.name|场所名称=venue.name|地址=venue.address|详细地址=venue.address|位置=venue.address|面积=venue.area_m2|建筑面积=venue.area_m2|"
             "使用面积=venue.area_m2|性质=venue.venue_right|权属=venue.venue_right|产权=venue.venue_right|产权性质=venue.venue_right|使用性质=venue.venue_right|"
             "来源=venue.venue_right|提供单位=venue.provider|提供方=venue.provider|开放时间=venue.open_hours" },
  { .name = "filing",
    .words = "备案|备案情况|备案信息|街道备案|备案登记",
    .under = "编号=filing.filing_no|号=filing.filing_no|文号=filing.filing_no|证号=filing.filing_no|证书编号=filing.filing_no|证书号=filing.filing_no|"
             "日期=filing.decided_on|时间=filing.decided_on|机关=filing.filing_authority|单位=filing.filing_authority|部门=filing.filing_authority|"
             "机构=filing.filing_authority|有效期=filing.valid_to|有效期至=filing.valid_to|有效期限=filing.valid_to|到期时间=filing.valid_to|申请日期=filing.applied_on|"
             "发证日期=filing.issued_on|发证时间=filing.issued_on" },
  { .name = "registration",
    .words = "登记|登记情况|登记信息|法人登记|注册|注册登记|登记注册|注册信息",
    .under = "日期=registration.registered_on|时间=registration.registered_on|机关=registration.registry|管理机关=registration.registry|部门=registration.registry|"
             "证号=registration.old_cert_no|证书号=registration.old_cert_no|证书编号=registration.old_cert_no|编号=registration.old_cert_no|有效期=registration.valid_to|有效期至=registration.valid_to|"
             "资金=registration.capital|地址=registration.domicile|类型=organization.legal_form|信用代码=registration.uscc" },
  { .name = "party_org",
    .words = "党组织|党支部|党组织情况|党组织建立情况|党建情况|党建工作|所在党组织|隶属党组织",
    .under = "名称=party_org.name|全称=party_org.name|类型=party_org.kind|形式=party_org.kind|成立时间=party_org.established_on|成立日期=party_org.established_on|"
             "建立时间=party_org.established_on|批准机关=party_org.approved_by|批准文号=party_org.approval_no|上级党组织=party_org.superior_name|"
             "隶属关系=party_org.superior_relation|覆盖方式=party.party_mode|组建方式=party.party_mode|建立方式=party.party_mode" },
  { .name = "party_members",
    .words = "党员|党员情况|党员数|党员人数|党员数量",
    .alone = "organization.party_member_count",
    .under = "总数=organization.party_member_count|合计=organization.party_member_count|小计=organization.party_member_count|人数=organization.party_member_count|"
             "正式=party.n_full|正式党员=party.n_full|正式党员数=party.n_full|预备=party.n_prob|预备党员=party.n_prob|预备党员数=party.n_prob" },
  { .name = "staff",
    .words = "从业人员|工作人员|从业人数|专兼职人员",
    .under = "专职=organization.staff_full|专职人数=organization.staff_full|兼职=organization.staff_part|兼职人数=organization.staff_part|"
             "专/兼=organization.staff_full organization.staff_part|专职/兼职=organization.staff_full organization.staff_part|"
             "专、兼=organization.staff_full organization.staff_part|专兼职=organization.staff_full organization.staff_part" },
  { .name = "counts",
    .words = "人数|人员|人员情况|人员构成|成员|成员数|成员情况|成员人数|成员构成|会员|会员数|会员人数|会员情况|队员|队员数|队伍人数|规模|队伍规模",
    .alone = "organization.member_count_person",
    .under = "总数=organization.member_count_person|合计=organization.member_count_person|小计=organization.member_count_person|总计=organization.member_count_person|"
             "总人数=organization.member_count_person|人数=organization.member_count_person|数量=organization.member_count_person|个人=organization.member_count_person|"
             "个人会员=organization.member_count_person|成员=organization.member_count_person|成员数=organization.member_count_person|会员=organization.member_count_person|"
             "单位=organization.member_count_unit|团体=organization.member_count_unit|单位会员=organization.member_count_unit|党员=organization.party_member_count|"
             "党员数=organization.party_member_count|中共党员=organization.party_member_count|志愿者=organization.volunteer_count|志愿者数=organization.volunteer_count|"
             "注册志愿者=organization.volunteer_count|专职=organization.staff_full|兼职=organization.staff_part" },
  { .name = "organization",
    .words = "基本情况|基本信息|组织基本情况|组织情况|社区社会组织|社会组织|组织|团队|队伍|小组|活动小组|社团|协会|机构|单位",
    .under = "名称=organization.name|全称=organization.name|简称=organization.short_name|电话=organization.contact_phone|联系电话=organization.contact_phone|"
             "联系方式=organization.contact_phone|地址=organization.address|类别=organization.org_type|类型=organization.org_type|性质=organization.org_type|"
             "成立时间=organization.founded_on|成立日期=organization.founded_on|人数=organization.member_count_person|成员数=organization.member_count_person|"
             "层级=organization.tier|状态=organization.status" },
};
const guint mp_heading_n_groups = G_N_ELEMENTS (mp_heading_groups);

const MpHeadingPhrase mp_heading_phrases[] = {
  { "证书有效期|有效期限|证书有效期限|有效期起止|起止时间|有效期(起止)|登记证书有效期|备案有效期限", "filing.valid_from", "filing.valid_to", .registered = "registration" },
  { "有效期至|有效期止|有效期|备案有效期|到期时间|到期日期", "filing.valid_to", .registered = "registration.valid_to" },
  { "有效期起", "filing.valid_from", .registered = "registration.valid_from" },
  { "登记或备案时间|备案或登记时间|登记备案时间|备案登记时间|备案(登记)时间|登记(备案)时间|备案(登记)日期|登记(备案)日期|登记/备案时间|备案/登记时间|登记或备案日期|批准时间|批准日期",
    "filing.decided_on", .registered = "registration.registered_on" },
  { "备案(登记)编号|登记(备案)编号|登记或备案编号|备案或登记编号|登记备案号|登记备案编号|登记/备案号|备案/登记编号|证书编号|证书号|登记证号/备案号|统一社会信用代码/备案编号|信用代码或备案编号|统一社会信用代码(备案编号)",
    "filing.filing_no", .registered = "registration.uscc" },
  { "工作人员数(专职/兼职)|从业人员数(专职/兼职)|专/兼职|专职/兼职|专兼职人数|专(兼)职人数|从业人员(专/兼)|从业人员(专职/兼职)|工作人员(专/兼)", "organization.staff_full", "organization.staff_part" },
  { "类型|类别|性质|组织类型|机构类型|分类|组织分类|所属类别|所属类型|所属分类|业务类型|类型(四类)|四大类", "organization.org_type", .alternative = "organization.legal_form" },
  { "登记机关/备案机关|登记(备案)机关|备案(登记)机关|登记或备案机关", "filing.filing_authority", .registered = "registration.registry" },
  { "名称|全称|所属组织|所在组织|所属社会组织|所属社区社会组织|所在社会组织|所属团队|所在团队|所属队伍|所在队伍|所属小组|所属社团|队名|社名|团队|队伍|组织|小组|组名|单位名称|机构名称|组织全称|社会组织|社区社会组织|团体名称|社团名称|兴趣小组名称|文体团队名称|社会组织全称", "organization.name" },
  { "区划代码|区划编码|行政区划代码|行政村(社区)代码|村(社区)代码|社区代码|村居代码|所属社区代码|村(居)代码|社区(村)代码|行政区划编码|所在区划代码", "organization.division" },
  { "社区|村|村居|村(居)|居委会|村委会|所属村居|所在村居|村(居)委会|居(村)委会|所属村(社区)|所属村(居)|所在社区(村)|社区(村)名称|村(社区)名称|行政村(社区)名称|社区名称|村居名称|"
    "所属村|所在村|所属区域|所属辖区|所在辖区|所属村社|所属地|属地|归属地|管辖社区|行政区划|区划名称|社区(村、居)|村(居)|所属居委会|行政村|所属社区居委会|属地社区|归属社区|所属社区名称|村(社区)居委会|村/社区|社区/村|社区村|村社区|所在村社区|所属村社区",
    "organization.division" },
  { "编号|编码|证号|文号", NULL, .alternative = "filing.filing_no" },
  { "专职", "organization.staff_full" },
  { "兼职", "organization.staff_part" },
  { "正式党员", "party.n_full" },
  { "预备党员", "party.n_prob" },
  { "加入时间|入会时间|入队时间|参加时间", "member.started_on" },
};
const guint mp_heading_n_phrases = G_N_ELEMENTS (mp_heading_phrases);

const char *const mp_heading_ignored =
  "序号|序|no|no.|id|行号|号|合计|小计|总计|男|女|男性|女性|平均年龄|年龄|年龄段|有无名册|成员名册|名册|拟备案意向|拟备案|重大活动|活动图片|照片|附件|是否党员|签名|签字|签章|盖章|确认|核对|"
  "进度|录入时间|更新时间|创建时间|修改时间|导出时间|操作|排序|上年数|本年数|排名|得分|群团组织|工会|共青团|妇联|发展对象|入党积极分子|积极分子|本年度活动次数|年度活动次数|荣誉|获奖情况|上次评价等次|"
  "银行账号|开户银行|开户行|微信|微信群|qq|邮箱|电子邮箱|传真|网格|所属网格|楼栋|小区|小区名称|所属小区|区域|片区|对应居委会下属委员会|是否下属委员会成员";

const char *const mp_heading_ignored_people =
  "填报人|填表人|村级填报人|社区填报人|统计人|统计员|录入人|经办人|记录人|制表人|审核人|指导人|推荐人|介绍人|联系社工|责任人|联系社工/责任人|包片干部|包村干部|网格员|副组长|副队长|副会长|副团长|副负责人|"
  "第二负责人|秘书长|秘书|财务人员|财务负责人|会计|出纳|监事|监事长|发起人|安全负责人|应急联络人";

const char *const mp_heading_places[5] = {
  NULL,
  "省|省份|省(市)|省(区、市)",
  "市|市州|市(州)|地市|所属市|城市",
  "县|区|县区|区县|县(区)|区(县)|县(市、区)|市县区|所属区县|所属县区|所在区县|区县名称|县(区)名称",
  "镇|乡镇|街道|乡|镇街|街镇|街道(乡镇)|乡镇(街道)|镇(街道)|街道(镇)|镇(街)|所属街道|所属镇街|所属乡镇|所属街道(乡镇)|所属乡镇(街道)|所属镇(街道)|所在街道|所在乡镇|所在镇街|街道名称|乡镇名称|镇名称|镇街名称|"
  "所在街道(乡镇)|所在乡镇(街道)|乡镇、街道|乡镇/街道|街道/乡镇|街道办事处|街道办|街道乡镇|乡镇街道|填报单位|报送单位",
};
