/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of clerks that hold a telephone, persons, long numbers, texts and codes.
 */

#include "config.h"

#include "reading-fixture.h"

static void
test_phones (void)
{
  static const Case cases[] = {
    { "13800000301", "13800000301", NULL, NULL },
    { "138 0000 0390", "13800000390", NULL, NULL },
    { "138-0000-0302", "13800000302", NULL, NULL },
    { "13800000303\t", "13800000303", NULL, NULL },
    { "１３８０００００３０４", "13800000304", NULL, NULL },
    { "86-13800000317", "13800000317", NULL, NULL },
    { "+86 13800000796", "13800000796", NULL, NULL },
    { "'13800000802", "13800000802", NULL, NULL },
    { "=\"13800000804\"", "13800000804", NULL, NULL },
    { "手机：13800000301", "13800000301", NULL, NULL },
    { "0833-2440031", "0833-2440031", NULL, NULL },
    { "0833—2440031", "0833-2440031", NULL, NULL },
    { "(0833)2440031", "0833-2440031", NULL, NULL },
    { "13800000306/0833-2440002", "13800000306/0833-2440002", NULL, NULL },
    { "0833-2440033 13800000793", "0833-2440033/13800000793", NULL, NULL },
    { "13800000301、13800000302", "13800000301/13800000302", NULL, NULL },
    { "138OOOO8O18", "13800008018", "letter_for_digit", NULL },
    { "l38000090O1", "13800009001", "letter_for_digit", NULL },
    { "l38ooo08018", "13800008018", "letter_for_digit", NULL },
    { "一三八00138000", "一三八00138000", "phone_odd", NULL },
    { "O833-244OO31", "0833-2440031", "letter_for_digit", NULL },
    { "Tel13800000301", "13800000301", NULL, NULL },
    { "1380000A301", "1380000A301", "phone_odd", NULL },
    { "138S0000301", "138S0000301", "phone_odd", NULL },
    { "8332440001.0", "8332440001", "phone_odd", NULL },
    { "13800000101.0", "13800000101", NULL, NULL },
    { "13800000301\n13800000302", "13800000301/13800000302", NULL, NULL },
    { "1380000030113800000302", "13800000301/13800000302", NULL, NULL },
    { "13800000301（女儿代接）", "13800000301", "note_dropped", NULL },
    { "13800000301（微信同号）", "13800000301", NULL, NULL },
    { "无", NULL, NULL, NULL },
    { "无电话", NULL, NULL, NULL },
    { "1380000031", "1380000031", "phone_odd", NULL },
    { "8332440032", "8332440032", "phone_odd", NULL },
    { "138****0301", "138****0301", "phone_masked", NULL },
    { "1.38E+10", NULL, "number_damaged", "number_damaged" },
    { "1.3800000301E10", "13800000301", NULL, NULL },
    { "1.3800000301E+10", "13800000301", NULL, NULL },
    { "1.38000003E+10", NULL, "number_damaged", "number_damaged" },
    { "停机", NULL, "note_dropped", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      mp_read_phone (&cell, &reading);
      assert_reading (&reading, &cases[i]);
    }
}

static void
test_persons (void)
{
  static const struct { const char *text, *name, *phone, *others, *rest; } cases[] = {
    { "李　红", "李红", NULL, NULL, NULL }, { "郑永容（书记兼）", "郑永容", NULL, NULL, "书记兼" }, { "黄光芬 13800000423", "黄光芬", "13800000423", NULL, NULL },
    { "曾永莲（13800000424）", "曾永莲", "13800000424", NULL, NULL }, { "孙文芬\n13800000425", "孙文芬", "13800000425", NULL, NULL },
    { "宋世容13800000426", "宋世容", "13800000426", NULL, NULL }, { "姚秀霞：13800000427", "姚秀霞", "13800000427", NULL, NULL },
    { "何建芬，13800000428", "何建芬", "13800000428", NULL, NULL }, { "张三 511199196805170012", "张三", NULL, NULL, NULL },
    { "51119919680517002X", NULL, NULL, NULL, NULL }, { "无", NULL, NULL, NULL, NULL }, { "古丽 · 买买提", "古丽 · 买买提", NULL, NULL, NULL },
    { "13800000429（王芳）", "王芳", "13800000429", NULL, NULL }, { "（李明）", "李明", NULL, NULL, NULL }, { "孙玉梅（女）13800000430", "孙玉梅", "13800000430", NULL, NULL },
    { "李明、王芳\n13800000431、13800000432", "李明", "13800000431", "王芳||13800000432", NULL },
    { "李明13800000431；王芳13800000432", "李明", "13800000431", "王芳||13800000432", NULL },
    { "13800000431李明、13800000432王芳", "李明", "13800000431", "王芳||13800000432", NULL },
    { "李明、王芳 13800000432", "李明", NULL, "王芳||13800000432", NULL },
    { "李明 王芳", "李明", NULL, "王芳||", NULL }, { "欧阳 修", "欧阳修", NULL, NULL, NULL },
    { "队长：赵国庆\n副队长：钱小红\n电话：13800000433", "赵国庆", "13800000433", "钱小红|副队长|", NULL },
    { "会长周明 秘书长吴芳 会计郑刚", "周明", NULL, "吴芳|秘书长|;郑刚|会计|", NULL },
    { "会长 周明 秘书长 吴芳", "周明", NULL, "吴芳|秘书长|", NULL }, { "周明 会长 吴芳 秘书长", "周明", NULL, "吴芳|秘书长|", NULL }, { "主任", NULL, NULL, NULL, "主任" },
    { "周明（会长）、吴芳（秘书长）", "周明", NULL, "吴芳|秘书长|", NULL },
    { "社区书记周建军（兼）13800000434", "周建军", "13800000434", NULL, NULL },
    { "阿依莫·拉日13800000435", "阿依莫·拉日", "13800000435", NULL, NULL },
    { "吴桂英13800000436/0833-2440036", "吴桂英", "13800000436/0833-2440036", NULL, NULL },
    { "冯秀（0833）2440037", "冯秀", "0833-2440037", NULL, NULL },
    { "待定（暂由刘主任代管13800000437）", NULL, "13800000437", NULL, "待定，暂由刘主任代管" },
    { "会长王芳秘书长李明", "王芳", NULL, "李明|秘书长|", NULL }, { "队长王芳副队长李明", "王芳", NULL, "李明|副队长|", NULL },
    { "王芳会长李明秘书长", "王芳", NULL, "李明|秘书长|", NULL }, { "王芳（会长）李明（秘书长）", "王芳", NULL, "李明|秘书长|", NULL },
    { "王芳 李明 会长 秘书长", "王芳", NULL, "李明|秘书长|", NULL }, { "会长 秘书长 王芳 李明", "王芳", NULL, "李明|秘书长|", NULL },
    { "赵强和钱红", "赵强", NULL, "钱红||", NULL }, { "赵强与钱红 13800000438", "赵强", NULL, "钱红||13800000438", NULL }, { "王和平", "王和平", NULL, NULL, NULL },
    { "欧阳和平", "欧阳和平", NULL, NULL, NULL }, { "赵强及其妻", "赵强", NULL, NULL, "及其妻" }, { "王芳→李明", "李明", NULL, NULL, "原王芳" },
    { "原王芳，现李明", "李明", NULL, NULL, "原王芳" }, { "赵强待定", "赵强", NULL, NULL, "待定" }, { "法人赵强", "赵强", NULL, NULL, NULL },
    { "王芳同上", "王芳", NULL, NULL, "同上" }, { "赵强先生", "赵强", NULL, NULL, NULL }, { "王芳 同微信 13800000439", "王芳", "13800000439", NULL, NULL },
    { "村支书：赵强（13800000440）；队长：李明 13800000441", "赵强", "13800000440", "李明|队长|13800000441", NULL }, { "赵强等3人", "赵强", NULL, NULL, "等3人" },
    { "空缺", NULL, NULL, NULL, "空缺" }, { "郑素芬，联系不上", "郑素芬", NULL, NULL, "联系不上" },
    { "郑素芬；住院；长期在外", "郑素芬", NULL, NULL, "住院，长期在外" }, { "0", NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      g_autoptr (GString) others = g_string_new (NULL);
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_person (&cell, &reading);
      for (guint k = 0; reading.others != NULL && k < reading.others->len; k++)
        {
          const MpSaidPerson *other = g_ptr_array_index (reading.others, k);

          g_string_append_printf (others, "%s%s|%s|%s", k > 0 ? ";" : "", other->name,
                                  other->title != NULL ? other->title : "",
                                  other->phones != NULL ? other->phones : "");
        }
      g_assert_cmpstr (reading.value, ==, cases[i].name);
      g_assert_cmpstr (reading.second, ==, cases[i].phone);
      g_assert_cmpstr (others->str, ==, cases[i].others != NULL ? cases[i].others : "");
      g_assert_cmpstr (reading.rest, ==, cases[i].rest);
      g_assert_true (mp_reading_has (&reading, "several_people") == (others->len > 0));
    }
}

static void
test_long_numbers (void)
{
  static const char *const none[] = { "未登记", "正在办理", "暂未取得", "待办" };
  g_auto (MpReading) damaged = { 0 };
  g_auto (MpReading) text = { 0 };
  g_auto (MpReading) zeros = { 0 };
  g_auto (MpReading) old = { 0 };
  g_auto (MpReading) letter = { 0 };
  g_auto (MpReading) lower = { 0 };
  g_auto (MpReading) blanks = { 0 };
  MpCell cell = { .kind = MP_CELL_NUMBER,
                  .scientific = TRUE,
                  .number = 5.11102196503121e17,
                  .text = "511102196503121000" };

  mp_read_id_no (&cell, &damaged);
  g_assert_null (damaged.value);
  g_assert_cmpstr (damaged.reason, ==, "number_damaged");

  cell = text_cell ("5.11102E+17");
  mp_read_id_no (&cell, &text);
  g_assert_null (text.value);
  g_assert_cmpstr (text.reason, ==, "number_damaged");

  cell = text_cell ("511102196503121000");
  mp_read_id_no (&cell, &zeros);
  g_assert_cmpstr (zeros.reason, ==, "number_damaged");

  cell = text_cell ("511199650312001");
  mp_read_id_no (&cell, &old);
  g_assert_cmpstr (old.value, ==, "511199650312001");
  g_assert_true (mp_reading_has (&old, "id_old"));

  cell = text_cell ("51511112MJ1O00036T");
  mp_read_uscc (&cell, &letter);
  g_assert_true (mp_reading_has (&letter, "letter_for_digit"));
  g_assert_true (mp_reading_has (&letter, "uscc_check"));

  cell = text_cell ("52511112mj1000028w");
  mp_read_uscc (&cell, &lower);
  g_assert_cmpstr (lower.value, ==, "52511112MJ1000028W");
  g_assert_true (mp_reading_has (&lower, "corrected"));

  cell = text_cell ("5251 1112 MJ10 00044J");
  mp_read_uscc (&cell, &blanks);
  g_assert_cmpstr (blanks.value, ==, "52511112MJ1000044J");
  g_assert_null (blanks.warnings[0]);

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_auto (MpReading) said = { 0 };

      cell = text_cell (none[i]);
      mp_read_uscc (&cell, &said);
      g_assert_null (said.value);
      g_assert_true (mp_reading_has (&said, "no_number"));
      g_assert_cmpstr (said.rest, ==, none[i]);
    }
}

/* What is kept of a text: nothing that nobody sees, and every word that somebody wrote. */
static void
test_texts (void)
{
  static const struct { const char *text; gboolean lines; const char *kept; } cases[] = {
    { "⼤⽥社区⽂学社", FALSE, "大田社区文学社" }, { "⻩⻢⻓⺩", FALSE, "黄马长王" }, { "\uF9D1書", FALSE, "六書" },
    { "肖坝\u00AD社区\u200B舞蹈队", FALSE, "肖坝社区舞蹈队" }, { "Tai\u200BChi", FALSE, "TaiChi" },
    { "舞 蹈 队", FALSE, "舞蹈队" }, { "李红 王芳 已换届", TRUE, "李红 王芳 已换届" }, { "组长: 李红", TRUE, "组长: 李红" },
    { "家庭👨\u200D👩\u200D👧合影", TRUE, "家庭👨\u200D👩\u200D👧合影" }, { "0", TRUE, NULL }, { "0833", FALSE, "0833" }, { "614000.0", FALSE, "614000" },
    { "3.0版", FALSE, "3.0版" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };
      MpCell cell = text_cell (cases[i].text);

      g_test_message ("%s", cases[i].text);
      mp_read_text (&cell, cases[i].lines, &reading);
      g_assert_cmpstr (reading.value, ==, cases[i].kept);
      g_assert_null (reading.reason);
    }
  g_assert_true (mp_is_formula ("=DISPIMG(\"ID_0B\",1)"));
  g_assert_true (mp_is_formula ("=VLOOKUP(A1,B:C,2)"));
  g_assert_false (mp_is_formula ("=肖坝社区舞蹈队"));
  g_assert_false (mp_is_formula ("=\"138\""));
}

static void
test_codes (void)
{
  static const Case cases[] = {
    { "文体", "3", NULL, NULL },
    { "文体类", "3", NULL, NULL },
    { "公益慈善", "4", NULL, NULL },
    { "公益类", "4", NULL, NULL },
    { "社区事务", "2", NULL, NULL },
    { "文体活动类（舞蹈）", "3", NULL, NULL },
    { "文休活动类", "3", "corrected", NULL },
    { "舞蹈", "3", "derived_from_subtype", NULL },
    { "居民自治类", NULL, "code_unknown", "code_unknown" },
    { "社区服务类", "1", NULL, NULL },
    { "社区平安类", "2", NULL, NULL },
    { "公益慈善类、生活服务类", "4", "code_several", "code_several" },
    { "文体、文体活动", "3", NULL, NULL },
    { "文体活动类。", "3", NULL, NULL },
    { "（文体类）", "3", NULL, NULL },
    { "、公益慈善；", "4", NULL, NULL },
    { "兴趣爱好型", NULL, "code_open", NULL },
    { "志愿服务型", NULL, "code_open", NULL },
    { "功能服务型。", NULL, "code_open", NULL },
    { "", NULL, NULL, NULL },
    { "—", NULL, NULL, NULL },
  };
  const MpField *type = mp_entity_get_field (mp_entity_lookup ("organization"), "org_type");
  const MpField *tier = mp_entity_get_field (mp_entity_lookup ("organization"), "tier");
  const MpField *rating = mp_entity_get_field (mp_entity_lookup ("registration"), "rating");
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) key = mp_code_key_parse ("组织层级(1登记2备案3小组)");
  g_auto (MpReading) mapped = { 0 };
  g_auto (MpReading) keyed = { 0 };
  g_auto (MpReading) none = { 0 };
  g_auto (MpReading) stars = { 0 };
  MpCell cell;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (MpReading) reading = { 0 };

      cell = text_cell (cases[i].text);
      mp_read_code (codes, type, NULL, NULL, &cell, &reading);
      assert_reading (&reading, &cases[i]);
    }

  g_hash_table_insert (words, (gpointer) "居民自治类", (gpointer) "2");
  cell = text_cell ("居民 自治类");
  mp_read_code (codes, type, words, NULL, &cell, &mapped);
  assert_reading (&mapped, &(Case) { "居民自治类", "2", "mapped", NULL });

  g_assert_nonnull (key);
  g_assert_cmpstr (g_hash_table_lookup (key, "2"), ==, "备案");
  cell = number_cell (3, "3");
  mp_read_code (codes, tier, NULL, key, &cell, &keyed);
  assert_reading (&keyed, &(Case) { "3", "3", NULL, NULL });
  g_assert_null (mp_code_key_parse ("成立时间（YYYY-MM）"));

  /* 无 among the ratings says that there is none. */
  cell = text_cell ("无");
  mp_read_code (codes, rating, NULL, NULL, &cell, &none);
  assert_reading (&none, &(Case) { "无", NULL, NULL, NULL });
  /* Anybody gives stars: they are no rating of the assessment. */
  cell = text_cell ("★★★");
  mp_read_code (codes, rating, NULL, NULL, &cell, &stars);
  assert_reading (&stars, &(Case) { "★★★", NULL, "code_unknown", "code_unknown" });
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  codes = mp_codes_new ();
  g_test_add_func ("/import/values/phones", test_phones);
  g_test_add_func ("/import/values/persons", test_persons);
  g_test_add_func ("/import/values/long-numbers", test_long_numbers);
  g_test_add_func ("/import/values/texts", test_texts);
  g_test_add_func ("/import/values/codes", test_codes);
  status = g_test_run ();
  g_object_unref (codes);

  return status;
}
