/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is an organization with all that hangs on it: its registration, filing, leader, place and
 * Party coverage. Its tier is what a column, a heading within the table, the clerk, the title
 * or a number of its own says; nobody's word makes it a group.
 */

#include "config.h"

#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include "import/value/mp-read-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { SAMPLE_ROWS = 60, CHUNK = 200 };

static MpImportPart parts[] = {
  { "organization", NULL, { "organization" } },
  { "registration", N_("Registration"), { "registration" } },
  { "filing", N_("Filing"), { "filing" } },
  { "leader", N_("Leader"), { "person", "person_role" },
    .named_by = { "leader.name", "registration.legal_rep" } },
  { "venue", N_("Venue"), { "venue" } },
  { "party", N_("Party coverage"), { "party_coverage" } },
  { "party_org", N_("Party organization"), { "party_org" },
    .named_by = { "party_org.name" } },
  { "person_role", N_("Post held") },
};

void
mp_subject_organization_name_posts (void)
{
  MpImportPart *posts = &parts[G_N_ELEMENTS (parts) - 1];

  posts->code = mp_entity_get_field (mp_entity_lookup (posts->name), "role");
  posts->count = mp_entity_get_field (mp_entity_lookup ("person"), "name");
}

static const MpImportBeside besides[] = {
  { "organization.legal_form", .code = "organization.tier" },
  { "organization.org_type", .code = "organization.tier" },
  { "registration.last_check_result", .year = "registration.last_check_year" },
  { "filing.filing_no", .day = "filing.decided_on" },
  { "organization.service_groups", .words = "organization.service_object_note" },
  { "organization.subtypes", .words = "organization.tags" },
  { "venue.name", .area = "venue.area_m2", .is_none = mp_says_no_place },
  { NULL },
};

static const char *const told[] = { "organization.org_type", NULL };

/* Not what is made by what the row is, and of links only the one to a person by his name. */
static gboolean
takes (const MpImportPart *part, const MpField *field)
{
  static const char *const hidden[] = { "lifecycle",      "person",
                                        "role",           "party_org",
                                        "liaison_worker", "sub_committee",
                                        "organization",   NULL };

  if (g_strv_contains (hidden, field->name))
    return FALSE;
  if (g_str_equal (field->name, "division"))
    return g_str_equal (part->name, "organization");

  return field->type != MP_LINK || g_str_equal (field->name, "legal_rep");
}

/* --- the table -------------------------------------------------------------------------------- */

/* A list of Party organizations names those whom each of them covers, several to a cell. */
static gboolean
is_of_party_organizations (const MpSheetTable *table)
{
  gboolean party = FALSE;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const char *target =
          column->meaning.kind == MP_HEADING_FIELD ? column->meaning.targets[0] : NULL;

      party = party || g_strcmp0 (target, "party_org.name") == 0;
      if (party && g_strcmp0 (target, "organization.name") == 0)
        return strstr (column->heading, "覆盖") != NULL || strstr (column->heading, "涵盖") != NULL
               || strstr (column->heading, "包含") != NULL;
    }

  return FALSE;
}

/* A record of what was done names organizations too, with a day for each row; what an organization
 * does every week is no day.
 */
static gboolean
is_of_activities (const MpSheetTable *table, const MpGrid *grid, const char *context)
{
  static const char *const titles[] = { "活动登记", "活动记录", "活动统计", "活动台账", "活动情况",
                                        "活动开展", "活动计划", "活动汇总", "活动一览", "服务登记",
                                        "服务记录", "服务台账", "服务活动", NULL };
  static const char *const days[] = { "时间",     "日期",     "服务时间", "服务日期",
                                      "活动时间", "活动日期", "开展时间", "开展日期",
                                      "举办时间", "举办日期", NULL };
  gboolean titled = FALSE;

  for (guint i = 0; context != NULL && titles[i] != NULL; i++)
    titled = titled || strstr (context, titles[i]) != NULL;
  for (guint i = 0; i < table->columns->len && titled; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *folded = mp_fold_text (column->heading);

      if (g_strv_contains (days, folded) && mp_subject_holds_days (table, grid, column))
        return TRUE;
    }

  return FALSE;
}

/* A register of what was applied for says of each row that it is no new filing: 办理类型 | 变更. */
static gboolean
is_of_later_applications (const MpSheetTable *table, const MpGrid *grid)
{
  static const char *const kinds[] = { "变更", "注销", "换证", "换发", "延续", "撤销", NULL };

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      guint n = 0;
      guint n_later = 0;

      if (g_strcmp0 (column->meaning.targets[0], "filing.filing_kind") != 0)
        continue;
      for (guint r = 0; r < table->rows->len && n < SAMPLE_ROWS; r++)
        {
          const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, r);
          g_autofree char *text = NULL;

          if (line->kind != MP_ROW_DATA)
            continue;
          text = mp_fold_text (mp_sheet_table_text (grid, line->row, column->column));
          n += *text != '\0';
          for (guint k = 0; kinds[k] != NULL; k++)
            n_later += g_str_has_prefix (text, kinds[k]);
        }
      if (n_later > 0 && n_later * 2 >= n)
        return TRUE;
    }

  return FALSE;
}

/* Of people, who say each time to which organization they belong: 姓名 | 所在队伍 | 手机. */
static gboolean
is_of_people (const MpSheetTable *table, const MpGrid *grid)
{
  const MpSheetColumn *person = mp_subject_find_person (table, "name");
  const MpSheetColumn *name = mp_subject_find_column (table, "organization.name");

  if (name == NULL)
    name = mp_subject_column_of (table, grid, mp_sounds_like_organization);
  if (person == NULL || person == name)
    person = mp_subject_column_of (table, grid, mp_sounds_like_person);

  return person != NULL && name != NULL && person != name
         && mp_subject_lists_several_of_one (table, grid, person, name, TRUE);
}

/* 备案 as the whole of a cell below any heading, or on a line between the rows: 一、备案类. */
static gboolean
says_tier_within (const MpSheetTable *table, const MpGrid *grid)
{
  for (guint r = 0; r < table->rows->len && r < SAMPLE_ROWS; r++)
    {
      const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, r);

      for (guint i = 0; i < table->columns->len; i++)
        {
          const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
          const char *text = mp_sheet_table_text (grid, line->row, column->column);

          if (line->kind != MP_ROW_DATA ? strstr (text, "备案") != NULL
                                        : mp_organization_tier_said (text) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

/* 办结时间, 受理日期, 有效期 are words of any work. They speak of a filing where the table does, by a
 * number, an authority, a tier or in its title: a list of residents' needs makes no filings.
 */
static gboolean
speaks_of_filing (const MpSheetTable *table, const MpGrid *grid, const char *context)
{
  static const char *const titles[] = { "备案", "登记类", "法人登记", "组织登记", "登记社会组织",
                                        "换证", "年检", NULL };
  static const char *const words[] = { "备案", "登记", "证", "审批", "核准", "批准", "推荐",
                                       "信用代码", "批复", NULL };

  if (context != NULL && mp_has_one_of (context, titles))
    return TRUE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const char *target =
          column->meaning.kind == MP_HEADING_FIELD ? column->meaning.targets[0] : NULL;

      if (target != NULL
          && (g_str_equal (target, "organization.tier")
              || g_str_equal (target, "filing.filing_kind")
              || ((g_str_has_prefix (target, "filing.")
                   || g_str_has_prefix (target, "registration."))
                  && mp_has_one_of (column->heading, words))))
        return TRUE;
    }

  return says_tier_within (table, grid);
}

/* TRUE: some columns were words of such work, and are now nobody's. */
static gboolean
disown_other_work (MpSheetTable *table, const MpGrid *grid, const char *context)
{
  gboolean filings = speaks_of_filing (table, grid, context);
  gboolean says_filed = context != NULL && strstr (context, "备案") != NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < table->columns->len && !says_filed; i++)
    says_filed = strstr (((const MpSheetColumn *) table->columns->pdata[i])->heading, "备案") != NULL;
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const char *target = column->meaning.targets[0];

      if (column->meaning.kind != MP_HEADING_FIELD || !g_str_has_prefix (target, "filing.")
          || column->meaning.alternative != NULL || g_str_equal (target, "filing.filing_no")
          || (filings && !g_str_equal (target, "filing.decision")))
        continue;
      /* 年检结果 is often no more than 结果. */
      if (filings && (says_filed || strstr (column->heading, "备案") != NULL))
        continue;
      column->meaning = (MpHeading) { .kind = MP_HEADING_UNKNOWN };
      any = TRUE;
    }

  return any;
}

/* Besides the name and where it is, some column is understood. */
static gboolean
says_more_than_names (const MpSheetTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpHeading *meaning = &((const MpSheetColumn *) table->columns->pdata[i])->meaning;

      if (meaning->kind == MP_HEADING_PERSON
          || (meaning->kind == MP_HEADING_FIELD && !meaning->names
              && !g_str_equal (meaning->targets[0], "organization.division")))
        return TRUE;
    }

  return FALSE;
}

static guint
fits (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid, const char *context)
{
  gboolean other_work = disown_other_work (table, grid, context);
  guint hits = mp_subject_hits (table);
  MpSheetColumn *name;
  gboolean known;

  if (is_of_party_organizations (table) || is_of_activities (table, grid, context)
      || is_of_later_applications (table, grid) || is_of_people (table, grid)
      || (other_work && !says_more_than_names (table)))
    return 0;
  for (guint i = 0; i < table->columns->len; i++)
    if (((const MpSheetColumn *) g_ptr_array_index (table->columns, i))->meaning.names)
      return hits;
  name = hits >= 2 ? mp_subject_column_of (table, grid, mp_sounds_like_organization) : NULL;
  if (name == NULL)
    return 0;
  known = name->meaning.kind != MP_HEADING_UNKNOWN;
  name->meaning = (MpHeading){ .kind = MP_HEADING_FIELD,
                               .targets = { g_intern_string (self->title) },
                               .names = TRUE };
  table->name_column = (int) name->column;

  return known ? hits : 1; /* unless a heading says that it is something else */
}

static gboolean
is_registered (MpImportRow *row)
{
  return g_strcmp0 (mp_import_row_raw (row, "organization.tier"), "1") == 0;
}

/* --- saving ----------------------------------------------------------------------------------- */

/* The records of the next rows that change one. */
static GHashTable *
load_ahead (MpSaver *self, GPtrArray *rows, guint from, GError **error)
{
  MpSource source = { self->import->store, self->writer };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = from; i < rows->len && ids->len < CHUNK; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (row->outcome == MP_IMPORT_UPDATED)
        g_array_append_val (ids, row->id);
    }

  return mp_current_load (&source, ids, self->steps.cancellable, error);
}

static gboolean
save (const MpImportSubject *subject, MpSaver *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) ahead = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);
      MpCurrent *current = NULL;

      if (!mp_import_steps_take (&self->steps, error))
        return FALSE;
      if (row->outcome != MP_IMPORT_NEW && row->outcome != MP_IMPORT_UPDATED)
        continue;
      if (row->outcome == MP_IMPORT_UPDATED)
        {
          if (ahead == NULL || !g_hash_table_contains (ahead, &row->id))
            {
              g_clear_pointer (&ahead, g_hash_table_unref);
              ahead = load_ahead (self, rows, i, error);
              if (ahead == NULL)
                return FALSE;
            }
          current = g_hash_table_lookup (ahead, &row->id);
          mp_current_turn_to (current, row);
        }
      if (!mp_saver_save_organization (self, row, current, error))
        {
          g_prefix_error (error, _("Row %u: "), mp_import_row_get_source_row (row));
          return FALSE;
        }
      /* What was loaded is old for a further row about the same record. */
      if (current != NULL)
        g_hash_table_remove (ahead, &row->id);
    }

  return TRUE;
}

static const char *const located[] = {
  "organization.name", "registration.domicile", "organization.address", "venue.address", NULL,
};

const MpImportSubject mp_subject_organization = {
  .name = "organization",
  .label = N_("Organization"),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title = "organization.name",
  .place = "organization.division",
  .located = located,
  .lasting = TRUE,
  .placed = TRUE,
  .posts = "leader.name",
  .holders = "person_role",
  .as_of = "organization.count_as_of",
  .besides = besides,
  .told = told,
  .takes = takes,
  .fits = fits,
  .state = mp_organization_state,
  .key = mp_code_key_of_question,
  .settle = mp_organization_settle,
  .other = is_registered,
  .finish = mp_organization_finish,
  .match = mp_organization_match,
  .save = save,
};
