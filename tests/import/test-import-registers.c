/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers of what was applied for later: a change, a renewal or an ending is an application of an
 * organization that is known, and never a new filing.
 */

#include "config.h"

#include "sheet-fixture.h"

static void
know (Office *office)
{
  static const char *const ledger[] = {
    "绿心街道台账", "社区|组织名称|类别", "肖坝社区|肖坝社区歌队|文体活动类",
    "共和社区|共和社区舞队|文体活动类", NULL,
  };

  sheet_bring (office, ledger);
}

static void
test_kinds (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a change", { "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期|核准日期",
        "肖坝社区歌队|变更|负责人|李红|王甲|2024.2.20|2024.2.27", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=3", "filing.change_item=2", "filing.before_value=李红",
        "filing.after_value=王甲", "filing.applied_on=2024-02-20", "filing.decided_on=2024-02-27",
        NULL } },
    { "places before and after", { "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
        "共和社区舞队|变更|活动场所|肖坝社区|肖坝社区|2024.2.20", NULL },
      3, MP_IMPORT_NEW, { "filing.before_value=肖坝社区", "organization.division=", NULL } },
    { "an ending", { "注销登记表", "组织名称|办理类型|申请日期", "肖坝社区歌队|注销|2024.7.1", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=4", "filing.applied_on=2024-07-01", NULL } },
    { "a renewal", { "换证登记表", "组织名称|办理类型|申请日期", "肖坝社区歌队|换证|2024.7.1", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=2", NULL } },
    { "of nobody that is known", { "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
        "肖坝社区棋社|变更|负责人|李红|王甲|2024.2.20", NULL },
      3, MP_IMPORT_HELD, { "!filing.organization:organization_unknown", NULL } },
    { "what was before and after is a change", { "登记表", "组织名称|变更前|变更后|日期",
        "肖坝社区歌队|李红|王甲|2024.2.20", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=3", "organization.division=", NULL } },
    { "an item without a kind beside it", { "登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
        "肖坝社区歌队|变更|负责人|李红|王甲|2024.2.20", "共和社区舞队||负责人|张三|李四|2024.2.21", NULL },
      4, MP_IMPORT_NEW, { "filing.filing_kind=3", "filing.change_item=2", NULL } },
    { "of no kind", { "登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
        "肖坝社区歌队|变更|负责人|李红|王甲|2024.2.20", "共和社区舞队|||||2024.2.21", NULL },
      4, MP_IMPORT_HELD, { "!filing.filing_kind:missing", NULL } },
    { "of a kind that nobody knows", { "登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
        "肖坝社区歌队|腾挪|负责人|李红|王甲|2024.2.20", NULL },
      3, MP_IMPORT_HELD, { "filing.filing_kind=", "!filing.filing_kind:code_unknown", NULL } },
    { "among new filings", { "备案登记表", "社区|组织名称|办理类型|备案日期", "肖坝社区|肖坝棋社|新备案|2024.2.20",
        "共和社区|共和棋社|新备案|2024.2.20", "共和社区|共和画社|注销|2024.2.20", NULL },
      5, MP_IMPORT_HELD, { "!filing.filing_kind:later_application", NULL } },
    { "new filings", { "备案登记表", "社区|组织名称|办理类型|备案日期", "肖坝社区|肖坝棋社|新备案|2024.2.20", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝棋社", "filing.decided_on=2024-02-20", NULL } },
    { "who fetched a certificate", { "证书领取登记", "组织名称|负责人|备案编号|领取人|领取人电话",
        "肖坝社区画社|李红|绿心社备字[2023]012号|张婷|0833-2112290", NULL },
      3, MP_IMPORT_NEW, { "leader.name=李红", "leader.phone=", "organization.contact_phone=",
        NULL } },
    { "only what was before", { "台账", "组织名称|类别|变更前", "肖坝社区画社|文体活动类|共和社区", NULL },
      3, MP_IMPORT_NEW, { "organization.name=肖坝社区画社", "organization.division=511102009001",
        NULL } },
  };

  know (office);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

/* What a decision that the office writes down does to the organization: the row says it. */
static void
test_deeds (Office *office, gconstpointer data)
{
  static const SheetCase cases[] = {
    { "a change that was decided", { "登记表", "组织名称|变更事项|变更前|变更后|核准日期",
        "肖坝社区歌队|名称|肖坝社区歌队|肖坝社区合唱团|2024.2.27", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=3", "!filing.filing_kind:change_follows", NULL } },
    { "one that begins elsewhere", { "登记表", "组织名称|变更事项|变更前|变更后|核准日期",
        "肖坝社区歌队|负责人|王甲|赵乙|2024.2.27", NULL },
      3, MP_IMPORT_NEW, { "!filing.filing_kind:change_waits", NULL } },
    { "one without a day", { "登记表", "组织名称|变更事项|变更前|变更后|审批结果",
        "肖坝社区歌队|名称|肖坝社区歌队|肖坝社区合唱团|准予备案", NULL },
      3, MP_IMPORT_NEW, { "!filing.filing_kind:change_not_made", NULL } },
    { "one that is applied for", { "登记表", "组织名称|变更事项|变更前|变更后|申请日期",
        "肖坝社区歌队|名称|肖坝社区歌队|肖坝社区合唱团|2024.2.27", NULL },
      3, MP_IMPORT_NEW, { "~filing.filing_kind:change_not_made", NULL } },
    { "one that was refused", { "登记表", "组织名称|变更事项|变更后|审批结果|核准日期",
        "肖坝社区歌队|名称|肖坝社区合唱团|不予备案|2024.2.27", NULL },
      3, SHEET_ANY, { "~filing.filing_kind:change_not_made", NULL } },
    { "an ending that was decided", { "登记表", "组织名称|办理类型|申请日期|办结日期",
        "共和社区舞队|注销|2024.7.1|2024.7.9", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=4", "!filing.filing_kind:ending_follows", NULL } },
    { "an ending that is applied for", { "登记表", "组织名称|办理类型|申请日期", "共和社区舞队|注销|2024.7.1", NULL },
      3, MP_IMPORT_NEW, { "~filing.filing_kind:ending_not_made", NULL } },
    { "a renewal brings its own paper", { "登记表", "组织名称|办理类型|办结日期", "共和社区舞队|换证|2024.7.9", NULL },
      3, MP_IMPORT_NEW, { "filing.filing_kind=2", "~filing.filing_kind:ending_not_made", NULL } },
  };

  know (office);
  sheet_check (office, cases, G_N_ELEMENTS (cases));
}

static void
assert_asked (Office *office, const char *sql, const char *expected)
{
  g_autofree char *value = sheet_ask (office, sql);

  g_assert_cmpstr (value, ==, expected);
}

/* Old cases bring the organization as far as they lead from where it stands, in the order of their
 * days, and never back. One undo takes all of it.
 */
static void
test_archive (Office *office, gconstpointer data)
{
  static const char *const led[] = {
    "绿心街道台账", "社区|组织名称|类别|负责人", "肖坝社区|肖坝社区歌队|文体活动类|李红",
    "共和社区|共和社区舞队|文体活动类|王甲", NULL,
  };
  static const char *const archive[] = {
    "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|核准日期",
    "肖坝社区歌队|变更|负责人|赵乙|孙丙|2023.5.9", "肖坝社区歌队|变更|负责人|李红|赵乙|2022.4.8",
    "共和社区舞队|注销||||2024.7.9", NULL,
  };
  static const char *const stale[] = {
    "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|核准日期",
    "肖坝社区歌队|变更|负责人|陈丁|周戊|2019.1.2", NULL,
  };
  g_autoptr (MpImport) import = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  gint64 change;
  GError *error = NULL;

  sheet_bring (office, led);
  before = office_dump (office);
  import = sheet_plan (office, archive, NULL);
  mp_import_apply (import, NULL, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  assert_asked (office, "SELECT leader_name FROM organization_view WHERE name = '肖坝社区歌队'",
                "孙丙");
  assert_asked (office, "SELECT count (*) FROM org_change WHERE filing IS NOT NULL", "2");
  assert_asked (office, "SELECT status_date FROM organization WHERE name = '共和社区舞队'",
                "2024-07-09");
  assert_asked (office, "SELECT count (*) FROM exit_record WHERE decided_on = '2024-07-09'", "1");

  sheet_bring (office, stale);
  assert_asked (office, "SELECT leader_name FROM organization_view WHERE name = '肖坝社区歌队'",
                "孙丙");
  assert_asked (office, "SELECT count (*) FROM org_change", "3");
  {
    g_autoptr (MpImport) again = sheet_plan (office, archive, NULL);

    g_assert_cmpuint (mp_import_get_count (again, MP_IMPORT_SAME), ==, 3);
  }

  mp_store_undo (office->store, 0, &label, &error);
  g_assert_no_error (error);
  g_clear_pointer (&label, g_free);
  mp_store_undo (office->store, change, &label, &error);
  g_assert_no_error (error);
  after = office_dump (office);
  g_assert_cmpstr (before, ==, after);
}

/* What has gone on since is not ended by an old paper. */
static void
test_overtaken (Office *office, gconstpointer data)
{
  static const char *const active[] = { "组织名称|活动名称|活动时间|参加人数",
                                        "共和社区舞队|坝坝舞|2025.3.1|40", NULL };
  static const char *const ended[] = { "登记表", "组织名称|办理类型|办结日期",
                                       "共和社区舞队|注销|2024.7.9", NULL };
  static const SheetCase told = { "since then", { "登记表", "组织名称|办理类型|办结日期",
                                                  "共和社区舞队|注销|2024.7.9", NULL },
                                  3, MP_IMPORT_NEW,
                                  { "!filing.filing_kind:ending_overtaken", NULL } };

  know (office);
  sheet_bring (office, active);
  sheet_check (office, &told, 1);
  sheet_bring (office, ended);
  assert_asked (office, "SELECT count (*) FROM exit_record", "0");
  assert_asked (office, "SELECT count (*) FROM filing WHERE filing_kind = '4'", "1");
  assert_asked (office, "SELECT status_date FROM organization WHERE name = '共和社区舞队'", NULL);
}

static void
test_again (Office *office, gconstpointer data)
{
  static const char *const lines[] = {
    "变更登记表", "组织名称|办理类型|变更事项|变更前|变更后|申请日期",
    "肖坝社区歌队|变更|负责人|李红|王甲|2024.2.20", "共和社区舞队|注销||||2024.3.1", NULL,
  };

  know (office);
  sheet_bring (office, lines);
  for (guint i = 3; i <= 4; i++)
    {
      g_autoptr (MpImport) import = sheet_plan (office, lines, NULL);
      g_autoptr (MpImportRow) row = sheet_row (import, i);

      g_assert_cmpint (mp_import_row_get_outcome (row), ==, MP_IMPORT_SAME);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  sheet_test ("/import/registers/kinds", test_kinds);
  sheet_test ("/import/registers/archive", test_archive);
  sheet_test ("/import/registers/overtaken", test_overtaken);
  sheet_test ("/import/registers/deeds", test_deeds);
  sheet_test ("/import/registers/again", test_again);

  return g_test_run ();
}
