/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proves that an import writes what was said and nothing else: what cannot be read leaves its field
 * open and stays as a remark, what holds a row is what must be known, and what the columns of a
 * table mean together is not lost between them.
 */

#include "config.h"

#include "sheet-fixture.h"

#include <string.h>

/* "target=value", "target=" where nothing may stand; "!target:code" for a warning. */
typedef struct
{
  const char *what;
  const char *const lines[12];
  guint row;               /* from 1 */
  MpImportOutcome outcome; /* of rows whose links are there */
  const char *const says[12];
} Case;

#define ANY MP_IMPORT_N_OUTCOMES

static gboolean
warns (MpImportRow *row, const char *target, const char *code)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint i = 0; i < warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (warnings, i);

      if (g_str_equal (warning->target, target) && g_str_equal (warning->code, code))
        return TRUE;
    }

  return FALSE;
}

static MpImportRow *
find_row (MpImport *import, guint number)
{
  GListModel *rows = mp_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);

      if (mp_import_row_get_row (row) == number)
        return g_steal_pointer (&row);
    }
  g_error ("there is no row %u", number);
}

static void
assert_says (MpImportRow *row, const char *said)
{
  g_auto (GStrv) warning = *said == '!' ? g_strsplit (said + 1, ":", 2) : NULL;
  g_auto (GStrv) value = *said != '!' ? g_strsplit (said, "=", 2) : NULL;

  g_test_message ("%s", said);
  if (warning != NULL)
    g_assert_true (warns (row, warning[0], warning[1]));
  else
    g_assert_cmpstr (mp_import_row_get_value (row, value[0]), ==,
                     *value[1] != '\0' ? value[1] : NULL);
}

static void
check (Office *office, const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      const Case *one = &cases[i];
      g_autoptr (MpImport) import = sheet_plan (office, one->lines, NULL);
      g_autoptr (MpImportRow) row = find_row (import, one->row);

      g_test_message ("%s", one->what);
      if (one->outcome != ANY)
        g_assert_cmpint (mp_import_row_get_outcome (row), ==, one->outcome);
      for (guint s = 0; one->says[s] != NULL; s++)
        assert_says (row, one->says[s]);
    }
}

static void
test_left_open (Office *office, gconstpointer data)
{
  static const Case cases[] = {
    { "a term is no date",
      { "肖坝社区备案台账", "组织名称|负责人|备案日期|有效期至|备案编号", "肖坝棋社|李红|2021-3-5|二年|绿备3号", NULL },
      3, MP_IMPORT_NEW,
      { "filing.decided_on=2021-03-05", "filing.valid_to=", "organization.remark=",
        "!filing.valid_to:date_unreadable",
        "!filing.valid_to:kept_as_remark", NULL } },
    { "a word for a minor field",
      { "肖坝社区台账", "组织名称|类别|枢纽类型", "肖坝棋社|文体活动类|看情况", NULL },
      3, MP_IMPORT_NEW, { "organization.hub_type=", "!organization.hub_type:kept_as_remark",
        NULL } },
    { "a number that is none",
      { "肖坝社区台账", "组织名称|类别|成员数", "肖坝棋社|文体活动类|若干", NULL },
      3, MP_IMPORT_NEW, { "organization.member_count_person=",
        "!organization.member_count_person:number_unreadable",
                          "!organization.member_count_person:kept_as_remark", NULL } },
    { "the tier decides",
      { "肖坝社区台账", "组织名称|管理层级", "肖坝棋社|看情况", NULL },
      3, MP_IMPORT_HELD, { "organization.tier=", NULL } },
    { "an unknown state is not taken for done",
      { "活动记录", "活动名称|开展组织|活动时间|完成情况", "赏月|肖坝棋社|2024-9-17|待领导定", NULL },
      3, ANY, { "activity.status=", "!activity.status:kept_as_remark", NULL } },
    { "personal words stay out of another's remarks",
      { "肖坝社区台账", "组织名称|负责人|出生年月", "肖坝棋社|李红|六十多", NULL },
      3, MP_IMPORT_NEW, { "leader.birth_date=", "!leader.birth_date:note_dropped",
        "organization.remark=", NULL } },
    { "more places than are kept",
      { "肖坝社区台账", "组织名称|活动经费（元）", "肖坝棋社|20.005", NULL },
      3, MP_IMPORT_NEW, { "!organization.activity_fund:rounded", NULL } },
    { "as many places as are kept",
      { "肖坝社区台账", "组织名称|活动经费（万元）", "肖坝棋社|0.12345", NULL },
      3, MP_IMPORT_NEW, { "organization.activity_fund=123450", NULL } },
  };

  check (office, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/unsaid/left-open", test_left_open);

  return g_test_run ();
}
