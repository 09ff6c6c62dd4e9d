/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notices as they are written in the groups of residents, each with what a clerk would enter; what
 * could be meant in two ways has to stay empty.
 */

#include "../store/store-fixture.h"

#include "edit/notice/mp-notice.h"

#include <string.h>

#define TODAY "2026-03-03" /* a Tuesday */

typedef struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *start_at;
  const char *end_at;
  const char *place;
  const char *people;
} Case;

static const Case cases[] = {
  { "labels",
    "【活动通知】\n活动名称：学雷锋便民义诊\n时间：3月5日（周四）14:30-16:30\n地点：碧山路社区党群服务中心二楼\n预计人数：40人",
    "学雷锋便民义诊", "2026-03-05T14:30", "2026-03-05T16:30", "碧山路社区党群服务中心二楼", "40" },
  { "tomorrow",
    "各位队员：明天下午3点在文化广场集合排练，预计30人参加，请带扇子。",
    NULL, "2026-03-04T15:00", NULL, "文化广场", "30" },
  { "this-saturday",
    "夕阳红合唱团周末排练\n本周六上午9点到11点，地点：社区活动室\n大家准时到",
    "夕阳红合唱团周末排练", "2026-03-07T09:00", "2026-03-07T11:00", "社区活动室", NULL },
  { "about",
    "关于开展端午包粽子活动的通知\n各楼栋居民：\n兹定于2026年6月18日上午9:00在金鹰社区一楼大厅举行包粽子活动，约60余人。\n金鹰社区居委会\n2026年6月10日",
    "端午包粽子活动", "2026-06-18T09:00", NULL, "金鹰社区一楼大厅", "60" },
  { "deadline",
    "📢太极拳培训班开课啦\n📅时间：下周三晚上7点半\n📍地点：龙泓路小广场\n报名截止3月8日，限20人",
    "太极拳培训班开课啦", "2026-03-11T19:30", NULL, "龙泓路小广场", NULL },
  { "wrong-weekday",
    "志愿服务队清扫背街小巷\n时间：3月5日（周三）上午8:30\n集合地点：社区门口",
    "志愿服务队清扫背街小巷", NULL, NULL, "社区门口", NULL },
  { "two-days",
    "羽毛球友谊赛\n时间：3月14日至15日\n地点：区体育馆（3号馆）",
    "羽毛球友谊赛", "2026-03-14", "2026-03-15", "区体育馆(3号馆)", NULL },
  { "hour-unclear",
    "书画社活动\n时间：3月6日3点\n地点：书画室",
    "书画社活动", "2026-03-06", NULL, "书画室", NULL },
  { "last-year",
    "元旦联欢会\n时间：12月30日下午2点\n地点：社区礼堂\n参加人数：120",
    "元旦联欢会", "2025-12-30T14:00", NULL, "社区礼堂", "120" },
  { "full-width",
    "主题：反诈宣传进小区；\n时间：２０２６年３月１０日　１０：００－１１：３０\n地址：柏杨小区中庭",
    "反诈宣传进小区", "2026-03-10T10:00", "2026-03-10T11:30", "柏杨小区中庭", NULL },
  { "numbers-in-words",
    "一、活动主题：重温入党誓词\n二、活动时间：三月十二日下午两点半\n三、活动地点：红色记忆馆\n四、参与人数：党员二十人",
    "重温入党誓词", "2026-03-12T14:30", NULL, "红色记忆馆", NULL },
  { "two-candidates",
    "舞蹈队通知\n3月6日和3月8日都要排练，具体哪天到时候再说",
    NULL, NULL, NULL, NULL, NULL },
  { "range-of-people",
    "亲子阅读会\n时间：3月15日（星期日）上午10点\n地点：绘本馆\n人数：20-30人",
    "亲子阅读会", "2026-03-15T10:00", NULL, "绘本馆", NULL },
  { "tonight",
    "今晚7点，广场舞队在河边平台集中排练，大约25人。",
    NULL, "2026-03-03T19:00", NULL, "河边平台", "25" },
  { "weekday-alone",
    "老年大学声乐课\n周五上午9:30—11:00\n地点：老年大学302教室",
    "老年大学声乐课", "2026-03-06T09:30", "2026-03-06T11:00", "老年大学302教室", NULL },
  { "same-weekday",
    "护河队巡河\n周二上午巡河，地点：青衣江段",
    "护河队巡河", NULL, NULL, "青衣江段", NULL },
  { "slashes",
    "【会议通知】小区议事会\n时间：2026/3/20 19:00\n地点：物业会议室\n共计15人",
    "小区议事会", "2026-03-20T19:00", NULL, "物业会议室", "15" },
  { "over-noon",
    "春游踏青\n时间：3月21日上午10点-下午3点\n地点：大佛景区游客中心，自带午餐",
    "春游踏青", "2026-03-21T10:00", "2026-03-21T15:00", "大佛景区游客中心", NULL },
  { "said",
    "各位邻居，社区定于后天下午2:00在党群服务中心举办一场防诈骗知识讲座，欢迎参加！",
    "防诈骗知识讲座", "2026-03-05T14:00", NULL, "党群服务中心", NULL },
  { "nothing",
    "大家注意安全，记得关好门窗。",
    NULL, NULL, NULL, NULL, NULL },
  { "phone",
    "插花体验课\n时间：3月8日 下午14:30\n地点：妇女之家\n联系人：王老师13812345678\n预计参加人数：18人",
    "插花体验课", "2026-03-08T14:30", NULL, "妇女之家", "18" },
  { "past-month",
    "春节团拜会\n时间：1月20日上午9点半\n地点：居委会三楼",
    "春节团拜会", "2026-01-20T09:30", NULL, "居委会三楼", NULL },
};

static void
test_notice (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (MpNotice) notice = mp_notice_read (self->text, TODAY);

  g_assert_cmpstr (notice->title, ==, self->title);
  g_assert_cmpstr (notice->start_at, ==, self->start_at);
  g_assert_cmpstr (notice->end_at, ==, self->end_at);
  g_assert_cmpstr (notice->place, ==, self->place);
  g_assert_cmpstr (notice->people, ==, self->people);
}

/* Pasted at the end of December, a day in January is in the next year. */
static void
test_turn_of_the_year (void)
{
  g_autoptr (MpNotice) notice =
    mp_notice_read ("迎春书画展\n时间：1月5日上午9点\n地点：书画室", "2026-12-28");

  g_assert_cmpstr (notice->start_at, ==, "2027-01-05T09:00");
}

/* The record takes what was found, in the form in which it is kept, and the notice as it came. */
static void
test_draft (Office *self, gconstpointer data)
{
  gint64 id = office_add (self, "夕阳红合唱团");
  g_autofree char *organization = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *text = "夕阳红合唱团排练\n时间：3月7日（周六）9:00-11:00\n地点：活动室\n预计25人";
  g_autoptr (MpRecord) record = NULL;

  office_add (self, "夕阳红");
  record = mp_notice_draft (self->store, text, TODAY);
  g_assert_cmpstr (mp_record_get_by_name (record, "organization"), ==, organization);
  g_assert_cmpstr (mp_record_get_by_name (record, "title"), ==, "夕阳红合唱团排练");
  g_assert_cmpstr (mp_record_get_by_name (record, "start_at"), ==, "2026-03-07T09:00");
  g_assert_cmpstr (mp_record_get_by_name (record, "end_at"), ==, "2026-03-07T11:00");
  g_assert_cmpstr (mp_record_get_by_name (record, "place"), ==, "活动室");
  g_assert_cmpstr (mp_record_get_by_name (record, "n_total"), ==, "25");
  g_assert_cmpstr (mp_record_get_by_name (record, "remark"), ==, text);
}

/* Two that are named are two that it may be. */
static void
test_two_organizations (Office *self, gconstpointer data)
{
  g_autoptr (MpRecord) record = NULL;

  office_add (self, "夕阳红合唱团");
  office_add (self, "长青腰鼓队");
  record = mp_notice_draft (self->store, "夕阳红合唱团和长青腰鼓队联欢", TODAY);
  g_assert_null (mp_record_get_by_name (record, "organization"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/notice/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_notice);
    }
  g_test_add_func ("/notice/turn-of-the-year", test_turn_of_the_year);
  office_test ("/notice/draft", test_draft);
  office_test ("/notice/two-organizations", test_two_organizations);

  return g_test_run ();
}
