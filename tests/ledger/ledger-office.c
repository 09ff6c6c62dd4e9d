/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ledger-office.h"

#include "ledger-record.h"
#include "store/mp-writing.h"

#include <glib/gstdio.h>
#include <string.h>

#define FIRST_COMMUNITY G_GINT64_CONSTANT (511102009001)

/* Everything that has ever spoiled a workbook. */
static const char *const nasty[] = {
  "=1+1",
  "+86-0833-2441234",
  "@SUM(A1:A9)",
  "007",
  "511102199001010022",
  "1.10E+17",
  "二〇二一年\n第二行\n\n第四行",
  "Windows 行\r\n第二行\r旧式行",
  "𠮷野家街坊会🏵️龘靐䶮",
  "<组织> & “引号” 'x' \"y\"",
  "  前后空格  ",
  "\n换行开头",
  "制表\t符",
  "铃\a声\x1f止",
  "_x0041_ 不是 A，_x 也不是",
  "\xEF\xBF\xBE 非字符 \xEF\xBF\xBF",
  "TRUE",
  "2021-03",
  "#N/A",
  "'撇号",
};

static gint64 (*const add) (MpWriter *, const char *, ...) = ledger_record_add;
static const char *(*const text_of) (gint64) = ledger_record_text;

static void
add_divisions (MpWriter *writer)
{
  add (writer, "division", "id", "510000000000", "code12", "510000000000", "name", "四川省",
       "level", "1", NULL);
  add (writer, "division", "id", "511100000000", "code12", "511100000000", "name", "乐山市",
       "level", "2", "parent", "510000000000", NULL);
  add (writer, "division", "id", "511102000000", "code12", "511102000000", "name", "市中区",
       "level", "3", "parent", "511100000000", NULL);
  add (writer, "division", "id", "511102009000", "code12", "511102009000", "name", "绿心街道",
       "level", "4", "parent", "511102000000", NULL);
  add (writer, "division", "id", "511102010000", "code12", "511102010000", "name", "全福街道",
       "level", "4", "parent", "511102000000", NULL);
  add (writer, "division", "id", "511102009001", "code12", "511102009001", "name", "肖坝社区居委会",
       "short_name", "肖坝社区", "level", "5", "community_kind", "1", "parent", "511102009000",
       NULL);
  add (writer, "division", "id", "511102009002", "code12", "511102009002", "name", "共和社区居委会",
       "level", "5", "community_kind", "1", "parent", "511102009000", NULL);
  add (writer, "division", "id", "511102009003", "code12", "511102009003", "name", "大田社区居委会",
       "level", "5", "community_kind", "1", "parent", "511102009000", "remark", "新设", NULL);
  add (writer, "division", "id", "511102009200", "code12", "511102009200", "name", "张徐坝村委会",
       "level", "5", "community_kind", "2", "parent", "511102009000", NULL);
  add (writer, "division", "id", "511102009201", "code12", "511102009201", "name", "撤并村委会",
       "level", "5", "community_kind", "2", "parent", "511102009000", "valid_to", "2020-12-31",
       NULL);
  add (writer, "division", "name", "高新园区新村（暂无代码）", "level", "5", "parent",
       "511102009000", NULL);
  add (writer, "division", "id", "511102010001", "code12", "511102010001", "name", "外街社区居委会",
       "level", "5", "community_kind", "1", "parent", "511102010000", NULL);
}

/* The i-th organization: each value runs through its own cycle, so that all of them meet. */
static void
add_organization (MpWriter *writer, guint i, gint64 *shared)
{
  static const char *const divisions[] = { "511102009001", "511102009002", "511102009200",
                                           "511102009000", "511102010001" };
  static const char *const types[] = { "1", "2", "3", "4", "9", NULL };
  static const char *const statuses[] = { "2", "2", "4", "3", "1", "5", "2", "8" };
  static const char *const dates[] = { "2021-03-05", "2019", "2020-02", NULL };
  static const char *const ends[] = { "2025-09-19", "2025-09-20", "2025-10-31", "2027-01-01",
                                      "2025",       "2025-08",    NULL };
  const char *tier = i % 3 == 0 ? "1" : i % 3 == 1 ? "2" : "3";
  const char *odd = nasty[i % G_N_ELEMENTS (nasty)];
  g_autofree char *name = g_strdup_printf ("%s%s", odd, i < G_N_ELEMENTS (nasty) ? "" : " 分队");
  g_autofree char *number = g_strdup_printf ("%02u", i);
  g_autofree char *phone = g_strdup_printf ("138%08u/0833-24%05u", i, i);
  g_autofree char *members = g_strdup_printf ("%u", i * 7);
  g_autofree char *area = g_strdup_printf ("%u.%u", i, i % 10);
  g_autofree char *fund = g_strdup_printf ("%u", i * 100003);
  g_autofree char *uscc = g_strdup_printf ("5151110200000%04uX", i);
  g_autofree char *filing_no = g_strdup_printf ("000%u", i);
  g_autofree char *leader_name =
      g_strdup_printf ("%s%s", i % 4 == 0 ? "欧阳" : "单", i % 5 == 0 ? "" : "𠮷娃");
  gint64 worker =
      add (writer, "person", "name", "刘社工", "phone", "13900000000", "lifecycle", "1", NULL);
  gint64 leader = add (writer, "person", "name", leader_name, "phone", i % 7 == 0 ? NULL : phone,
                       "sex", i % 2 == 0 ? "1" : "2", "political_status", i % 3 == 0 ? "01" : "13",
                       "lifecycle", "1", NULL);
  gint64 former =
      add (writer, "person", "name", "前任", "phone", "13111111111", "lifecycle", "1", NULL);
  gint64 venue = add (writer, "venue", "name", odd, "area_m2", area, "venue_right",
                      i % 2 == 0 ? "4" : "6", NULL);
  gint64 organization =
      add (writer, "organization", "name", name, "tier", tier, "division", divisions[i % 5],
           "org_type", types[i % 6], "subtypes", i % 2 == 0 ? "305,307" : NULL, "legal_form",
           i % 3 == 0 ? "1" : "4", "founded_on", dates[i % 4], "status", statuses[i % 8], "stage",
           i % 2 == 0 ? "4" : NULL, "business_scope", odd, "service_groups",
           i % 3 == 0 ? "05,13" : NULL, "service_object_note", i % 3 == 1 ? odd : NULL, "frequency",
           "每周", "service_area", "本社区", "is_volunteer_type", i % 4 == 3 ? "1" : NULL,
           "member_count_person", i % 6 == 5 ? NULL : members, "member_count_unit",
           i % 6 == 4 ? number : NULL, "party_member_count", number, "volunteer_count",
           i % 4 == 0 ? "0" : NULL, "staff_full", number, "staff_part", i % 2 == 0 ? "3" : NULL,
           "contact_phone", "0833-2441234", "liaison_worker", i % 2 == 0 ? text_of (worker) : NULL,
           "activity_fund", i % 3 == 2 ? NULL : fund, "has_charter",
           i % 3 == 0   ? "1"
           : i % 3 == 1 ? "0"
                        : NULL,
           "hub_type",
           i % 5 == 0   ? "1"
           : i % 5 == 1 ? "0"
                        : NULL,
           "is_charity", i % 9 == 0 ? "1" : NULL, "in_platform", i % 2 == 0 ? "1" : "0", "remark",
           odd, NULL);
  g_autofree char *id = g_strdup (text_of (organization));

  add (writer, "person_role", "organization", id, "person", text_of (former), "role", "1",
       "is_primary_leader", "1", "ended_on", "2020", NULL);
  if (i % 8 != 6)
    add (writer, "person_role", "organization", id, "person", text_of (leader), "role", "1",
         "is_primary_leader", "1", "is_legal_rep", i % 6 == 3 ? "1" : NULL, NULL);
  if (i % 3 != 2)
    add (writer, "org_venue", "organization", id, "venue", text_of (venue), "is_shared",
         i % 2 == 0 ? "1" : "0", NULL);
  if (i % 4 == 1)
    add (writer, "org_venue", "organization", id, "venue", text_of (*shared), "is_shared", "1",
         NULL);
  if (i % 4 == 0)
    *shared = venue;
  if (i % 2 == 0)
    add (writer, "party_coverage", "organization", id, "party_mode", i % 4 == 0 ? "3" : "0", NULL);
  if (i % 3 == 0 && i % 4 != 2)
    add (writer, "registration", "organization", id, "uscc", uscc, "old_cert_no",
         i % 2 == 0 ? "川民社证字第0001号" : "00123", "registry", "市中区民政局",
         "direct_registration", i % 2 == 0 ? "1" : "0", "business_authority",
         i % 2 == 0 ? NULL : "绿心街道办事处", "registered_on", dates[i % 4], "valid_to",
         ends[i % 7], "capital", fund, "legal_rep", i % 6 == 0 ? text_of (leader) : NULL,
         "domicile", odd, "rating", i % 2 == 0 ? "4A" : NULL, "rating_valid_to", "2028",
         "last_check_year",
         i % 5 == 0   ? NULL
         : i % 2 == 0 ? "2024"
                      : "2022",
         "last_check_result", "合格", NULL);
  if (i % 3 == 1)
    {
      add (writer, "filing", "organization", id, "filing_kind", "1", "decision", "1", "decided_on",
           "2018-01-02", "filing_no", "旧号", "valid_to", "2021-01-01", "recommender", "旧推荐",
           NULL);
      if (i % 4 != 3)
        add (writer, "filing", "organization", id, "filing_kind", "2", "decision",
             i % 2 == 0 ? "1" : NULL, "decided_on", "2022-05-06", "filing_no", filing_no,
             "filing_authority", "绿心街道办事处", "valid_to", ends[i % 7], "recommender",
             "肖坝社区居委会", NULL);
      add (writer, "filing", "organization", id, "filing_kind", "2", "decision", "2", "decided_on",
           "2025-01-01", "filing_no", "不予", NULL);
      add (writer, "filing", "organization", id, "filing_kind", "3", "decision", "1", "decided_on",
           "2025-02-01", "filing_no", "变更", NULL);
    }
  if (i % 6 == 2)
    add (writer, "filing", "organization", id, "filing_kind", "1", "applied_on", "2025-09-01",
         NULL);
}

static gboolean
fill (MpWriter *writer, gpointer data, GError **error)
{
  g_autofree char *longest = g_strnfill (32767, 'x');
  gint64 shared = 0; /* a venue of several organizations */

  add_divisions (writer);
  for (guint i = 0; i < 3 * G_N_ELEMENTS (nasty); i++)
    add_organization (writer, i, &shared);
  add (writer, "organization", "name", "最长的备注", "tier", "3", "division", "511102009001",
       "status", "2", "remark", longest, NULL);

  return mp_writer_delete (writer,
                           mp_store_get_entity (mp_writer_get_store (writer), "organization"),
                           add (writer, "organization", "name", "已删除", "tier", "3", "division",
                                "511102009001", "status", "2", NULL),
                           error);
}

MpStore *
ledger_office_new (const char *folder)
{
  GError *error = NULL;
  MpStore *store = mp_store_open (folder, &error);

  g_assert_no_error (error);
  mp_store_write (store, "fill", fill, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (store, MP_SETTING_UNIT, text_of (LEDGER_OFFICE_STREET), &error);
  g_assert_no_error (error);

  return store;
}

static gboolean
fill_more (MpWriter *writer, gpointer data, GError **error)
{
  for (guint i = 0; i < *(guint *) data; i++)
    {
      g_autofree char *name = g_strdup_printf ("普通小组%u", i);

      add (writer, "organization", "name", name, "tier", "3", "division", text_of (FIRST_COMMUNITY),
           "status", "2", "member_count_person", "20", "remark", "练习用的一条平常记录", NULL);
    }

  return TRUE;
}

void
ledger_office_add (MpStore *store, guint n)
{
  GError *error = NULL;

  mp_store_write (store, "more", fill_more, &n, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
ledger_office_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        ledger_office_remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}
