/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of the catalog's list is taken in under other names, and the two functions that know
 * the list are written anew over a longer one.
 */

#include "catalog/mp-entity.h"

const MpEntity *const *built_in_entities (guint *n_entities);
const MpEntity *built_in_lookup (const char *name);

#define mp_entities built_in_entities
#define mp_entity_lookup built_in_lookup
#include "catalog/mp-entity.c"
#undef mp_entities
#undef mp_entity_lookup

#include "many-entities.h"

#include <glib/gi18n-lib.h>

#include "store/mp-db.h"
#include "store/mp-schema.h"

/* What is known of each: its name, its label, its group, how it is shown, whether it belongs to an
 * organization. Labels as long as the real ones.
 */
#define MORE(X) \
  X (more_change, "变更记录", "cases", 0, "organization") \
  X (more_exit, "退出处置", "cases", MP_ENTITY_ONE, "organization") \
  X (more_hint, "核名意见", "cases", 0, "organization") \
  X (more_roster, "成员名册", "people", MP_ENTITY_LIST, "organization") \
  X (more_volunteer, "志愿服务记录", "people", MP_ENTITY_LIST, "organization") \
  X (more_activity, "活动记录", "activities", MP_ENTITY_LIST, "organization") \
  X (more_major, "重大活动报告", "activities", MP_ENTITY_LIST, "organization") \
  X (more_series, "系列活动", "activities", 0, "organization") \
  X (more_party_work, "党建活动", "party", MP_ENTITY_LIST, "organization") \
  X (more_party_visit, "党建联系走访", "party", 0, "organization") \
  X (more_party_issue, "党建问题清单", "party", 0, "organization") \
  X (more_report, "定期报告", "supervision", MP_ENTITY_LIST, "organization") \
  X (more_review, "居民评议", "supervision", 0, "organization") \
  X (more_evaluation, "星级评价", "supervision", MP_ENTITY_LIST, "organization") \
  X (more_annual, "年度报告", "supervision", MP_ENTITY_LIST, "organization") \
  X (more_credit, "信用与奖惩", "supervision", 0, "organization") \
  X (more_inspection, "检查", "supervision", MP_ENTITY_LIST, "organization") \
  X (more_disclosure, "信息公开", "supervision", 0, "organization") \
  X (more_project, "项目", "projects", MP_ENTITY_LIST, "organization") \
  X (more_fund, "资金收支", "projects", MP_ENTITY_LIST, "organization") \
  X (more_incubation, "孵化入驻", "projects", 0, "organization") \
  X (more_award, "品牌与示范创建", "projects", 0, "organization") \
  X (more_pairing, "结对共建", "projects", 0, "organization") \
  X (more_base, "孵化基地", "projects", 0, NULL) \
  X (more_unit, "驻区单位", "projects", 0, NULL) \
  X (more_training, "培训", "training", 0, NULL) \
  X (more_need, "居民需求", "training", 0, NULL) \
  X (more_target, "指标", "reporting", 0, NULL) \
  X (more_batch, "报送批次", "reporting", 0, NULL)

/* With an owner its link comes first. */
static const MpField fields[] = {
  { .name = "organization", .label = N_("Organization"), .type = MP_LINK,
    .flags = MP_REQUIRED | MP_IN_LIST, .of = "organization" },
  { .name = "name", .label = N_("Name"), .type = MP_TEXT,
    .flags = MP_REQUIRED | MP_IN_LIST | MP_SORTABLE | MP_SEARCHED },
  { .name = "started_on", .label = N_("Since"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "ended_on", .label = N_("Left on"), .type = MP_DATE, .flags = MP_IN_LIST },
  { .name = "amount", .label = N_("Capital (yuan)"), .type = MP_MONEY, .flags = MP_IN_LIST },
  { .name = "remark", .label = N_("Remark"), .type = MP_NOTE },
};

#define OWNED(owner) ((owner) != NULL)
#define DEFINE(entity, title_label, its_group, its_flags, owner) \
  static const MpEntity entity = { \
    .name = #entity, .label = title_label, .title = "name", .parent = owner, .order = "name", \
    .group = its_group, .scope = owner, .flags = its_flags, \
    .fields = fields + !OWNED (owner), .n_fields = G_N_ELEMENTS (fields) - !OWNED (owner), \
  };
MORE (DEFINE)

#define MORE_ADDRESS(entity, title_label, its_group, its_flags, owner) &entity,

static const MpEntity *const all[] = { MP_ENTITIES (ADDRESS) MORE (MORE_ADDRESS) };

const MpEntity *const *
mp_entities (guint *n_entities)
{
  *n_entities = G_N_ELEMENTS (all);
  return all;
}

const MpEntity *
mp_entity_lookup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i]->name, name))
      return all[i];
  return NULL;
}

void
many_entities_make_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  GError *error = NULL;
  g_autoptr (MpDb) db = mp_db_open (path, MP_DB_WRITER, &error);

  g_assert_no_error (error);
  mp_schema_migrate (db, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (G_N_ELEMENTS (all), >=, MANY_ENTITIES);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "CREATE TABLE IF NOT EXISTS %s (id INTEGER PRIMARY KEY, %sname TEXT NOT NULL, name_key "
          "BLOB,"
          " started_on TEXT, ended_on TEXT, amount INTEGER, remark TEXT, custom TEXT,"
          " deleted_at INTEGER) STRICT",
          all[i]->name,
          all[i]->parent != NULL ? "organization INTEGER NOT NULL REFERENCES organization (id), "
                                 : "");

      mp_db_exec (db, sql, &error);
      g_assert_no_error (error);
    }
}
