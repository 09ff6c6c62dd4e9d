/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words, and the two check characters of a credit code. Numbers of words and kinds share no
 * factor with STEP, so that counting on by it meets every pair before it meets one again.
 */

#include "config.h"

#include "mp-sample-words.h"

#include <string.h>

#define STEP 911

const MpSampleKind mp_sample_kinds[] = {
  { "舞蹈队", "3", "305", "3", "广场舞、民族舞排练和节庆演出", NULL, TRUE },
  { "合唱团", "3", "306", "8", "红歌合唱、声乐学习和汇报演出", NULL, TRUE },
  { "太极拳队", "3", "308", "3", "太极拳、太极剑晨练与交流", NULL, TRUE },
  { "健身气功站", "3", "307", "2", "八段锦、五禽戏教学与晨练", NULL, TRUE },
  { "腰鼓队", "3", "304", "3", "腰鼓排练和重大节日展演", NULL, TRUE },
  { "书画社", "3", "301", "1", "书法、国画学习，义写春联", NULL, TRUE },
  { "棋牌协会", "3", "303", "6", "象棋、围棋比赛与交流", NULL, TRUE },
  { "乒乓球队", "3", "302", "3", "乒乓球日常训练和邀请赛", NULL, TRUE },
  { "川剧玩友会", "3", "309", "7", "戏曲坐唱、折子戏排演", NULL, TRUE },
  { "二胡社", "3", "310", "1", "民乐学习和社区演出", NULL, TRUE },
  { "模特队", "3", "306", "3", "形体训练和文艺演出", NULL, TRUE },
  { "读书会", "1", "104", "7", "共读、讲座和儿童故事会", NULL, TRUE },
  { "志愿服务队", "4", "403", "3", "探访独居老人、清洁家园、文明劝导", NULL, TRUE },
  { "巾帼志愿队", "4", "402", "3", "关爱妇女儿童、邻里互助", NULL, TRUE },
  { "助学会", "4", "410", "7", "结对帮助困难家庭学生", NULL, FALSE },
  { "助残服务队", "4", "406", "3", "陪同就医、代办事务、康复陪伴", NULL, TRUE },
  { "环保队", "4", "411", "3", "垃圾分类宣传、河道清洁", NULL, TRUE },
  { "爱心互助会", "4", "402", "7", "临时困难互助、捐物调剂", NULL, FALSE },
  { "慈善联合会", "4", "402", "7", "募集和发放慈善物资", "1", FALSE },
  { "议事会", "2", "207", "7", "小区公共事务协商", NULL, TRUE },
  { "红白理事会", "2", "208", "7", "移风易俗、操办红白事", NULL, TRUE },
  { "纠纷调解会", "2", "209", "7", "邻里纠纷调解", NULL, TRUE },
  { "治安巡逻队", "2", "202", "3", "夜间巡逻、防盗防火宣传", NULL, TRUE },
  { "老年协会", "2", "211", "6", "老年人活动、权益维护和互助", "1", FALSE },
  { "妇女协会", "2", "214", "6", "妇女活动与维权", NULL, FALSE },
  { "残疾人协会", "2", "212", "6", "残疾人联络与服务", "1", FALSE },
  { "心理关爱站", "2", "204", "2", "心理疏导和倾诉陪伴", "2", FALSE },
  { "法律服务站", "2", "205", "2", "法律咨询、普法讲座", NULL, FALSE },
  { "农技服务社", "2", "210", "1", "农技指导、代耕代收", "2", FALSE },
  { "养老服务中心", "1", "101", "4", "日间照料、助餐助浴", "2", FALSE },
  { "社会工作服务中心", "1", "107", "4", "个案、小组和社区社会工作", "2", FALSE },
  { "托育服务中心", "1", "103", "4", "婴幼儿照护与课后托管", "2", FALSE },
  { "义务理发队", "1", "106", "3", "为老人和残疾人上门理发", NULL, TRUE },
  { "家电维修队", "1", "106", "3", "小家电义务维修", NULL, TRUE },
  { "健康服务站", "1", "102", "2", "量血压、健康讲座", "2", FALSE },
  { "就业互助组", "1", "105", "5", "岗位信息和技能互学", NULL, TRUE },
};
const guint mp_sample_n_kinds = G_N_ELEMENTS (mp_sample_kinds);

static const char *const words[] = {
  "夕阳红", "金秋", "红枫叶", "晨曦", "百灵鸟", "春之声", "常青藤", "好邻居", "同心", "和美", "温馨", "阳光",
  "彩虹", "蒲公英", "向日葵", "映山红", "海棠花", "三江", "绿意", "金桂", "翠竹", "锦绣", "祥和", "康乐",
  "福满", "朝霞", "金色年华", "乐龄", "暖心", "爱心", "知音", "雅韵", "墨香", "清风", "星火", "橄榄树",
  "老兵", "先锋", "睦邻", "守望", "连心桥", "萤火虫", "小水滴", "石榴籽", "金喇叭", "家和", "欢乐", "喜洋洋",
  "紫荆", "芙蓉", "木棉", "青松", "白鹭", "飞燕", "新苗", "希望", "春晖", "春雨", "山水", "江畔",
  "东风", "丰收", "满天星", "自在",
};

static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
  "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
  "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪",
  "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛",
  "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武",
  "乔", "贺", "赖", "龚", "文", "单", "仇", "解", "区", "查", "尉迟", "欧阳",
};

static const char *const first_of_women[] = { "秀", "桂", "玉", "淑", "春", "晓", "小", "惠",
                                              "素", "丽", "雪", "文", "红", "美", "雅", "思" };
static const char *const second_of_women[] = { "英", "兰", "珍", "芳", "华", "琼", "梅", "霞",
                                               "玲", "燕", "容", "群", "清", "蓉", "敏", "静" };
static const char *const first_of_men[] = { "建", "国", "志", "明", "永", "光", "德", "俊",
                                            "成", "世", "泽", "兴", "学", "天", "少", "正" };
static const char *const second_of_men[] = { "军", "平", "强", "林", "波", "华", "文", "忠",
                                             "勇", "云", "贵", "刚", "辉", "安", "良", "全" };

static const char *const venues[] = {
  "社区活动室", "党群服务中心", "文化广场", "老年活动中心", "滨江健身步道", "小区中庭", "日间照料中心", "居民议事厅",
};

const char *
mp_sample_word (guint first, guint number, const MpSampleKind **kind, guint *round)
{
  guint n_pairs = G_N_ELEMENTS (words) * mp_sample_n_kinds;
  guint pair = (guint) (((guint64) first + number) * STEP % n_pairs);

  *kind = &mp_sample_kinds[pair % mp_sample_n_kinds];
  *round = number / n_pairs;

  return words[pair / mp_sample_n_kinds];
}

/* The first that fits. */
static char *
without_ending (const char *name, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]) && strlen (name) > strlen (endings[i]))
      return g_strndup (name, strlen (name) - strlen (endings[i]));

  return g_strdup (name);
}

char *
mp_sample_community (const char *name)
{
  static const char *const endings[] = { "居民委员会", "民委员会", "居委会", "委会", NULL };

  return without_ending (name, endings);
}

char *
mp_sample_township (const char *name)
{
  static const char *const endings[] = { "街道办事处", "街道", "镇", "乡", NULL };

  return without_ending (name, endings);
}

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (gint32) n)];
}

/* The frequent surnames stand first and are taken more often; every fifth name has two
 * characters.
 */
char *
mp_sample_person (GRand *rand, gboolean woman)
{
  double chance = g_rand_double (rand);
  const char *surname = surnames[(guint) (chance * chance * G_N_ELEMENTS (surnames))];
  const char *first =
      pick (rand, woman ? first_of_women : first_of_men, G_N_ELEMENTS (first_of_women));
  const char *second =
      pick (rand, woman ? second_of_women : second_of_men, G_N_ELEMENTS (second_of_women));

  return g_strconcat (surname, g_rand_int_range (rand, 0, 5) > 0 ? first : "", second, NULL);
}

char *
mp_sample_phone (GRand *rand)
{
  return g_strdup_printf ("1%d0000%04d", g_rand_int_range (rand, 30, 40),
                          g_rand_int_range (rand, 0, 10000));
}

char *
mp_sample_venue (GRand *rand, guint number)
{
  const char *name = venues[number % G_N_ELEMENTS (venues)];
  guint floor = number / G_N_ELEMENTS (venues);

  return floor == 0 ? g_strdup (name) : g_strdup_printf ("%s%u号", name, floor + 1);
}

static int
check_of (const char *text, const char *alphabet, const int *weights, int modulus)
{
  int sum = 0;

  for (guint i = 0; text[i] != '\0'; i++)
    sum += weights[i] * (int) (strchr (alphabet, text[i]) - alphabet);

  return (modulus - sum % modulus) % modulus;
}

char *
mp_sample_uscc (const char *form, const char *county, guint number)
{
  static const char organization[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static const char credit[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  static const int organization_weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
  static const int credit_weights[] = { 1,  3,  9,  27, 19, 26, 16, 17, 20,
                                        29, 25, 13, 8,  24, 10, 30, 28 };
  g_autofree char *body = g_strdup_printf ("MJ%06u", number % 1000000);
  int check = check_of (body, organization, organization_weights, 11);
  g_autofree char *code =
      g_strdup_printf ("5%s%.6s%s%c", form, county, body, check == 10 ? 'X' : '0' + check);

  return g_strdup_printf ("%s%c", code, credit[check_of (code, credit, credit_weights, 31)]);
}
