/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves what a cell and a heading say in the words of clerks: several numbers in one cell, plans,
 * deeds, and headings as they are spoken.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
test_counts (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "party members in brackets",
      { "肖坝社区台账", "组织名称|类别|成员数", "肖坝棋社|文体活动类|36（党员8）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "organization.party_member_count=8", NULL } },
    { "party members among them, under a heading of both",
      { "肖坝社区台账", "组织名称|类别|成员总数（含党员）", "肖坝棋社|文体活动类|20人，其中党员12人", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=20",
        "organization.party_member_count=12", NULL } },
    { "men and women are all of them",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|男12女24", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "~organization.member_count_person:arithmetic", NULL } },
    { "men and women are not all of them",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|35人（男12人，女24人）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=35",
        "!organization.member_count_person:arithmetic", NULL } },
    { "some of them only",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|党员8、志愿者5", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable",
                          "organization.party_member_count=8", "organization.volunteer_count=5",
                          NULL } },
    { "a word that nobody knows",
      { "肖坝社区台账", "组织名称|类别|人数", "肖坝棋社|文体活动类|20人，客人12人", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable", NULL } },
    { "a column of its own says more",
      { "肖坝社区台账", "组织名称|类别|党员数|人数", "肖坝棋社|文体活动类|9|36（党员8）", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=36",
        "organization.party_member_count=9", NULL } },
    { "who was there",
      { "活动记录", "活动名称|组织|活动时间|参加人数", "赏月|棋社|2024-9-17|约56人，党员30人，志愿者10名", NULL },
      3, SHEET_ANY, { "activity.n_total=56", "activity.n_party=30", "activity.n_volunteer=10",
        "!activity.n_total:approximate", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* Words of other towns for the tier, for the work of the Party and above columns. */
static void
test_words_of_towns (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a branch of its own, filed with the town",
      { "绿心街道台账", "社区|组织名称|管理方式|党组织建立情况|团队总人数|有效日期至",
        "肖坝社区|肖坝茶友会|镇级管理|单独组建党支部|18|2027-05-06", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=2", "party.party_mode=1",
        "organization.member_count_person=18", "filing.valid_to=2027-05-06", NULL } },
    { "below the branch of the community, looked after by the village",
      { "绿心街道台账", "社区|组织名称|管理方式|党组织覆盖情况|驻地|备案资金",
        "肖坝社区|肖坝茶友会|村管|社区党总支兜底|茶园|300", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "party.party_mode=3", "venue.name=茶园",
        "organization.activity_fund=30000", NULL } },
    { "nobody yet",
      { "绿心街道台账", "社区|组织名称|党建情况|章程制度|受益人群",
        "肖坝社区|肖坝茶友会|暂未组建|有|老年人", NULL },
      3, MP_IMPORT_NEW, { "party.party_mode=0", "organization.has_charter=1", NULL } },
    { "what was done, in short",
      { "活动记录", "活动名称|组织|活动时间|活动内容简述", "赏月|棋社|2024-9-17|吃饼猜谜", NULL },
      3, SHEET_ANY, { "activity.content=吃饼猜谜", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* A name is stored without its label, and without what stands below it. */
static void
test_labels_in_names (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a card in the cell",
      { "绿心街道社会组织一览", "社区|组织名称|负责人",
        "肖坝社区|名称：肖坝茶友会\n类别：文体活动类\n成立时间：2021年6月\n成员：18人；活动场所：茶园|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝茶友会", "organization.org_type=3",
        "organization.founded_on=2021-06", "organization.member_count_person=18",
        "venue.name=茶园", "leader.name=李平", NULL } },
    { "a label alone",
      { "绿心街道社会组织一览", "社区|组织情况|负责人", "肖坝社区|团队名称：肖坝茶友会|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝茶友会", NULL } },
    { "the name first, and whom to ask for",
      { "绿心街道社会组织一览", "社区|组织名称|类别",
        "肖坝社区|肖坝茶友会\n成立时间：2021年6月\n负责人：李平\n电话：13800000007|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝茶友会", "organization.founded_on=2021-06",
        "leader.name=李平", "leader.phone=13800000007", NULL } },
    { "a column of its own counts",
      { "绿心街道社会组织一览", "社区|组织名称|负责人",
        "肖坝社区|名称：肖坝茶友会\n负责人：王勇|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝茶友会", "leader.name=李平", NULL } },
    { "what stands below is no part of it",
      { "绿心街道社会组织一览", "社区|组织名称|负责人", "肖坝社区|肖坝茶友会\n共18人|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝茶友会", "!organization.name:kept_as_remark",
                          NULL } },
    { "a name that the cell broke is whole",
      { "绿心街道社会组织一览", "社区|组织名称|负责人", "肖坝社区|肖坝社区老年\n协会|李平", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝社区老年协会", NULL } },
    { "labels of all but the name",
      { "绿心街道社会组织一览", "社区|组织名称|负责人", "肖坝社区|类别：文体活动类\n成员：18人|李平", NULL },
      3, SHEET_ANY, { "organization.name=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_telephones (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "of somebody else than who leads",
      { "肖坝社区台账", "组织名称|类别|联系电话|负责人", "肖坝棋社|文体活动类|李明13800000301|王芳", NULL },
      3, MP_IMPORT_NEW, { "leader.name=王芳", "leader.phone=", "organization.contact_person=李明",
        "organization.contact_phone=13800000301", NULL } },
    { "of who is named by a bare word, some columns before",
      { "绿心街道负责人信息采集表", "社区|组织名称|姓名|性别|现住址|手机号码",
        "肖坝社区|肖坝棋社|王芳|女|2栋|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.name=王芳", "leader.phone=13800000301",
        "organization.contact_phone=", NULL } },
    { "of him, before his organization",
      { "绿心街道负责人信息采集表", "社区|姓名|组织名称|本人联系电话|办公电话",
        "肖坝社区|王芳|肖坝棋社|13800000301|2450001", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000301",
        "organization.contact_phone=2450001", NULL } },
    { "of who leads",
      { "肖坝社区台账", "组织名称|类别|联系电话|负责人", "肖坝棋社|文体活动类|王芳13800000301|王芳", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000301", "organization.contact_person=", NULL } },
    { "of the only one who is named",
      { "肖坝社区台账", "组织名称|类别|联系电话", "肖坝棋社|文体活动类|张三13800000301", NULL },
      3, MP_IMPORT_NEW, { "organization.contact_person=张三",
        "organization.contact_phone=13800000301", NULL } },
    { "of an office",
      { "肖坝社区台账", "组织名称|类别|联系电话|负责人", "肖坝棋社|文体活动类|单位13800000301|王芳", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000301", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_plans (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a budget is what it costs",
      { "2025年活动计划", "活动名称|组织|计划时间|预算（万元）", "登高|棋社|2025年10月|0.15", NULL },
      3, SHEET_ANY, { "activity.cost=150000", "activity.status=1", NULL } },
    { "… until it is known what it did cost",
      { "2025年活动计划", "活动名称|组织|活动时间|经费预算|实际支出", "登高|棋社|2025年10月|1500|1320", NULL },
      3, SHEET_ANY, { "activity.cost=132000", NULL } },
    { "a period without its year",
      { "2025年活动计划", "计划时间|活动名称|组织", "3月5日—3月12日|植树|棋社", NULL },
      3, SHEET_ANY, { "activity.start_at=2025-03-05", "activity.end_at=2025-03-12", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_behind_names (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "what has become of it",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（已解散）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=3",
        "!organization.status:status_from_name", "~organization.status:status_assumed", NULL } },
    { "and when",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社(2023年5月停办)|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=3",
        "!organization.status:kept_as_remark", NULL } },
    { "into which it went",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（并入肖坝书社）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=8",
        "!organization.status:kept_as_remark", NULL } },
    { "not yet there",
      { "肖坝社区台账", "组织名称|类别", "肖坝棋社（筹）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=1", NULL } },
    { "a column says more",
      { "肖坝社区台账", "组织名称|类别|状态", "肖坝棋社（停办）|文体活动类|正常", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "organization.status=2",
        "!organization.status:kept_as_remark", NULL } },
    { "what it is called for short",
      { "肖坝社区台账", "组织名称|类别", "肖坝书画社【简称：书画社】|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝书画社", "organization.short_name=书画社", NULL } },
    { "two of them",
      { "肖坝社区台账", "组织名称|类别", "肖坝书画社（原肖坝诗社）（已注销）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝书画社", "organization.former_names=肖坝诗社",
        "organization.status=5", NULL } },
    { "a number is part of the name",
      { "肖坝社区台账", "组织名称|类别", "肖坝太极队（2）|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝太极队（2）", "organization.status=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_deeds (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "the end of a filing is none",
      { "肖坝社区备案台账", "组织名称|类别|取消备案时间", "肖坝棋社|文体活动类|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=", "organization.status_date=2024-03-01",
        "organization.status=5", NULL } },
    { "a heading nobody knows of another deed",
      { "肖坝社区备案台账", "组织名称|类别|街道变更备案日期", "肖坝棋社|文体活动类|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=", NULL } },
    { "a new paper does not end the old",
      { "肖坝社区备案台账", "组织名称|类别|备案日期|换证日期", "肖坝棋社|文体活动类|2021-3-1|2024-3-1", NULL },
      3, MP_IMPORT_NEW, { "filing.decided_on=2021-03-01", "filing.valid_to=", NULL } },
    { "who filled the table in is not called",
      { "肖坝社区台账", "组织名称|类别|填报人姓名|填报人电话|经办人及电话",
        "肖坝棋社|文体活动类|王丽|13800000301|赵敏13800000302", NULL },
      3, MP_IMPORT_NEW, { "organization.contact_phone=", "leader.phone=",
        "organization.contact_person=", NULL } },
    { "one named as an example says not where the others are",
      { "关于注销肖坝社区棋友会等2个组织备案的公告", "社区|组织名称|类别", "|舞蹈队|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "the title names the community of all",
      { "关于注销肖坝社区2个组织备案的公告", "社区|组织名称|类别", "|舞蹈队|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009001", NULL } },
    { "only a registered body has such a form",
      { "肖坝社区台账", "组织名称|性质|成立时间", "肖坝养老中心|民非|2021", NULL },
      3, MP_IMPORT_NEW, { "organization.legal_form=2", "organization.tier=1",
        "!organization.tier:tier_assumed", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_places (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a title of two communities is neither's",
      { "肖坝社区、共和社区社会组织台账", "组织名称|类别", "共和社区棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "organization.division=511102009002",
        "!organization.division:division_from_text", NULL } },
    { "… and the row says nothing",
      { "肖坝社区、共和社区社会组织台账", "组织名称|类别", "夕阳红棋社|文体活动类", NULL },
      3, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "no place",
      { "肖坝社区台账", "组织名称|类别|活动场地", "肖坝棋社|文体活动类|暂无场地", NULL },
      3, MP_IMPORT_NEW, { "venue.name=", NULL } },
    { "… and none of its own",
      { "肖坝社区台账", "组织名称|类别|活动场所", "肖坝棋社|文体活动类|无固定场所", NULL },
      3, MP_IMPORT_NEW, { "venue.name=", NULL } },
    { "… and none yet",
      { "肖坝社区台账", "组织名称|类别|活动场地", "肖坝棋社|文体活动类|未落实", NULL },
      3, MP_IMPORT_NEW, { "venue.name=", NULL } },
    { "a place whose name begins like none",
      { "肖坝社区台账", "组织名称|类别|活动场地", "肖坝棋社|文体活动类|无线电厂活动室", NULL },
      3, MP_IMPORT_NEW, { "venue.name=无线电厂活动室", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
test_spoken (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a running number of the office is no filing",
      { "肖坝社区社会组织基本情况表", "编号|组织名称|类别", "XB-01|肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=", "organization.tier=3", NULL } },
    { "the number of a filing",
      { "肖坝社区社会组织基本情况表", "编号|组织名称|类别", "绿社备〔2021〕3号|肖坝棋社|文体活动类", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=绿社备〔2021〕3号", "organization.tier=2", NULL } },
    { "a form that is filled for a filing",
      { "社区社会组织备案申请表", "组织名称|肖坝棋社", "组织类别|文体活动类", "所属社区|肖坝社区", "负责人姓名|李红",
        "身份证号码|11010519491231002X", "联系电话|13800000301", "会员人数|26", NULL },
      2, SHEET_ANY, { "organization.tier=2", "leader.id_no=11010519491231002X", NULL } },
    { "ticks below 党员 in a roster",
      { "肖坝社区歌队成员花名册", "姓名|电话|党员", "李红|13800000301|√", "王甲|13800000302|", NULL },
      3, SHEET_ANY, { "member.political_status=01", NULL } },
    { "as it is spoken in Sichuan",
      { "肖坝社区摸底", "坝坝舞队|啥子时候成立的|领头的|电话好多|好多人|党员几个|搞啥子的|好久活动一次|在哪点耍|备过案没有",
        "肖坝社区歌队|2018年5月|李红|13800000301|二十个|3|唱歌|每周五|肖坝广场|备过", NULL },
      3, MP_IMPORT_NEW,
      { "organization.founded_on=2018-05", "leader.name=李红", "leader.phone=13800000301",
        "organization.member_count_person=20", "organization.party_member_count=3",
        "organization.business_scope=唱歌", "organization.frequency=每周五", "venue.name=肖坝广场",
        "organization.tier=2", NULL } },
    { "not filed",
      { "肖坝社区摸底", "队伍名头|备案没有|还在搞没有", "肖坝社区歌队|没备过|不在了", NULL },
      3, MP_IMPORT_NEW, { "organization.tier=3", "organization.status=3", NULL } },
    { "in the words of a register of companies",
      { "肖坝社区台账", "组织名称|类别|存续状态", "肖坝社区商会|文体活动类|在业", NULL },
      3, MP_IMPORT_NEW, { "organization.status=2", NULL } },
    { "when and why it was struck off",
      { "肖坝社区台账", "组织名称|类别|备注|注销（撤销）时间及原因", "肖坝棋社|文体活动类||2024年3月1日，人员不足",
        "肖坝歌队|文体活动类|换届|", NULL },
      3, MP_IMPORT_NEW, { "organization.status=5", "organization.remark=2024年3月1日，人员不足", NULL } },
    { "… and what was not",
      { "肖坝社区台账", "组织名称|类别|注销时间", "肖坝茶社|文体活动类|2024.3.1", "肖坝画社|文体活动类|", NULL },
      4, MP_IMPORT_NEW, { "organization.status=", "organization.status_date=", NULL } },
    { "whether a member is an official",
      { "肖坝社区歌队成员花名册", "姓名|电话|是否党政干部", "李红|13800000301|否", NULL },
      3, SHEET_ANY, { "member.is_cadre=0", NULL } },
    { "since when, as it is said",
      { "肖坝社区台账", "组织名称|类别|啥时候兴起的", "肖坝棋社|文体活动类|2014年", NULL },
      3, MP_IMPORT_NEW, { "organization.founded_on=2014", NULL } },
    { "a telephone that is no more",
      { "肖坝社区台账", "组织名称|类别|负责人|旧电话|联系电话", "肖坝棋社|文体活动类|李红|13800000399|13800000301", NULL },
      3, MP_IMPORT_NEW, { "leader.phone=13800000301", "organization.contact_phone=", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* What stands behind the number of a certificate, and a validity that is said in years. */
static void
test_certificates (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a day and a word behind the number",
      { "肖坝社区台账", "组织名称|类别|备案编号|有效期",
        "肖坝棋社|文体活动类|绿心社备〔2024〕3号（盖章） 2024年3月15日|三年", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=绿心社备〔2024〕3号", "filing.decided_on=2024-03-15",
        "!filing.decided_on:day_from_number", "!filing.filing_no:kept_as_remark",
        "filing.valid_to=2027-03-14", "!filing.valid_to:end_from_years", NULL } },
    { "the day of the certificate behind its validity",
      { "肖坝社区台账", "组织名称|类别|备案编号|有效期|备案日期",
        "肖坝棋社|文体活动类|绿心社备〔2024〕3号|有效期3年|2024.3.15", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_to=2027-03-14", NULL } },
    { "years from no day",
      { "肖坝社区台账", "组织名称|类别|备案编号|有效期", "肖坝棋社|文体活动类|绿心社备〔2024〕3号|3年", NULL },
      3, MP_IMPORT_NEW, { "filing.valid_to=", "!filing.valid_to:kept_as_remark", NULL } },
    { "another number behind the number",
      { "肖坝社区台账", "组织名称|类别|备案编号", "肖坝棋社|文体活动类|绿备〔2021〕3号、绿备〔2024〕8号", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_no=绿备〔2021〕3号、绿备〔2024〕8号", NULL } },
  };

  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* A name beside which no community stands is that of the one organization that is called so. */
static void
test_names_alone (Office *office, gconstpointer data)
{
  static const char *const known[] = { "社区|组织名称|负责人|级别", "肖坝社区|红梅棋社|李红|备案",
                                       "共和社区|歌队|王明|备案", "肖坝社区|歌队|李红|备案", NULL };
  static const SheetCase cases[] = {
    { "of one organization",
      { "组织名称|负责人|级别", "红梅棋社|王明|备案", NULL },
      2, MP_IMPORT_UPDATED,
      { "organization.division=511102009001", "!organization.division:division_from_name", NULL } },
    { "of two", { "组织名称|负责人|级别", "歌队|李红|备案", NULL },
      2, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "of none", { "组织名称|负责人|级别", "白鹤社|李红|备案", NULL },
      2, MP_IMPORT_HELD, { "organization.division=", NULL } },
    { "beside a community that nobody knows",
      { "社区|组织名称|负责人|级别", "望江坪社区|红梅棋社|李红|备案", NULL },
      2, MP_IMPORT_HELD, { "!organization.division:division_unknown", NULL } },
    { "of another row of the file",
      { "社区|组织名称|负责人|级别", "共和社区|白鹤社|李红|备案", "|", "组织名称|党员数|志愿者", "白鹤社|3|5", NULL },
      5, SHEET_ANY, { "organization.division=511102009002", NULL } },
  };

  sheet_bring (office, known);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/said/behind-names", test_behind_names);
  sheet_test ("/import/said/names-alone", test_names_alone);
  sheet_test ("/import/said/deeds", test_deeds);
  sheet_test ("/import/said/words-of-towns", test_words_of_towns);
  sheet_test ("/import/said/labels-in-names", test_labels_in_names);
  sheet_test ("/import/said/counts", test_counts);
  sheet_test ("/import/said/certificates", test_certificates);
  sheet_test ("/import/said/telephones", test_telephones);
  sheet_test ("/import/said/plans", test_plans);
  sheet_test ("/import/said/places", test_places);
  sheet_test ("/import/said/spoken", test_spoken);

  return g_test_run ();
}
