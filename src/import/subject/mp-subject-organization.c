/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is an organization with all that hangs on it: its registration, filing, leader, place and
 * Party coverage. Its tier is what a column, a heading within the table, the clerk or the title
 * says; nobody's word makes it a group.
 */

#include "config.h"

#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum { SAMPLE_ROWS = 60, CHUNK = 200 };

static MpImportPart parts[] = {
  { "organization", NULL, { "organization" } },
  { "registration", N_("Registration"), { "registration" } },
  { "filing", N_("Filing"), { "filing" } },
  { "leader", N_("Leader"), { "person", "person_role" } },
  { "venue", N_("Venue"), { "venue" } },
  { "party", N_("Party coverage"), { "party_coverage" } },
  { "party_org", N_("Party organization"), { "party_org" } },
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
  { "registration.last_check_result", .year = "registration.last_check_year" },
  { "organization.service_groups", .words = "organization.service_object_note" },
  { "organization.subtypes", .words = "organization.tags" },
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
      guint n = 0;
      guint n_days = 0;

      if (!g_strv_contains (days, folded))
        continue;
      for (guint r = 0; r < table->rows->len && n < SAMPLE_ROWS; r++)
        {
          const MpSheetLine *line = &g_array_index (table->rows, MpSheetLine, r);
          g_auto (MpReading) reading = { 0 };
          const MpCell *cell;

          if (line->kind != MP_ROW_DATA)
            continue;
          cell = mp_grid_get (grid, line->row + column->line, column->column);
          if (cell->kind == MP_CELL_EMPTY)
            continue;
          mp_read_date (cell, FALSE, 2000, &reading);
          n++;
          n_days += reading.value != NULL;
        }
      if (n > 0 && n_days * 2 >= n)
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

static guint
fits (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid, const char *context)
{
  guint hits = mp_subject_hits (table);
  MpSheetColumn *name;
  gboolean known;

  if (is_of_party_organizations (table) || is_of_activities (table, grid, context)
      || is_of_people (table, grid))
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

/* --- the tier --------------------------------------------------------------------------------- */

/* 登记类, 备案, 活动小组: the tier that a title speaks of, unless it speaks of several. */
static const char *
tier_in_text (const char *text)
{
  static const char *const groups[] = { "活动小组", "小组台账", "文体团队",   "活动团队",
                                        "兴趣小组", "群众团队", "群众性团队", "文艺团队",
                                        "未备案",   NULL };
  static const char *const registered[] = { "登记类",   "登记的",       "登记组织", "已登记",
                                            "法人登记", "登记社会组织", "登记注册", NULL };
  g_autofree char *folded = mp_fold_text (text);
  gboolean group = FALSE;
  gboolean filed;
  gboolean legal = FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    group = group || strstr (folded, groups[i]) != NULL;
  for (guint i = 0; registered[i] != NULL; i++)
    legal = legal || strstr (folded, registered[i]) != NULL;
  filed = strstr (folded, "备案") != NULL && strstr (folded, "未备案") == NULL
          && strstr (folded, "登记备案") == NULL && strstr (folded, "备案登记") == NULL
          && strstr (folded, "登记或备案") == NULL && strstr (folded, "备案(登记)") == NULL
          && strstr (folded, "登记(备案)") == NULL && strstr (folded, "登记、备案") == NULL;

  if (group + filed + legal != 1)
    return NULL;
  return legal ? "1" : filed ? "2" : "3";
}

static char *
state (MpImport *import, const char *text, MpTextPlace place)
{
  const char *tier = tier_in_text (text);
  g_autofree char *folded = NULL;
  const MpCode *code;

  if (tier != NULL || place != MP_TEXT_WITHIN)
    return g_strdup (tier);
  folded = mp_fold_text (text);
  code = mp_codes_find (mp_store_get_codes (import->store), "tier", folded, NULL);

  return code != NULL && !g_ascii_isdigit (*folded) ? g_strdup (code->code) : NULL;
}

/* The cell of its number says that there is none, and nothing says when it was filed. */
static gboolean
is_not_filed (MpImportRow *row)
{
  return mp_import_row_has_warning (row, "filing.filing_no", "no_number")
         && mp_import_row_raw (row, "filing.decided_on") == NULL;
}

/* 民非, 社会团体, 基金会: such a body is registered. */
static gboolean
has_form_of_registered (MpImportRow *row)
{
  const char *form = mp_import_row_raw (row, "organization.legal_form");

  return form != NULL && strchr ("123", *form) != NULL;
}

static void
settle (MpImport *import, const MpImportBlock *block, MpImportRow *row, const char *section)
{
  const char *tier = mp_import_row_raw (row, "organization.tier");

  if (tier != NULL)
    return;
  /* What the cell says and nobody understands is not to be guessed. */
  if (mp_import_row_has_warning (row, "organization.tier", NULL))
    return;
  tier = mp_import_default (import, block, "organization.tier");
  if (section != NULL)
    tier = section;
  if (tier == NULL)
    tier = block->stated;
  if (section == NULL && block->stated == NULL && has_form_of_registered (row))
    {
      tier = "1";
      mp_import_row_warn (row, "organization.tier", "tier_assumed");
    }
  if (tier == NULL)
    {
      if (mp_subject_has_column (block, "filing.filing_no"))
        tier = "2";
      else if (mp_subject_has_column (block, "registration.uscc"))
        tier = "1";
      mp_import_row_warn (row, "organization.tier", "tier_assumed");
    }
  if (g_strcmp0 (tier, "2") == 0 && is_not_filed (row))
    tier = NULL;
  if (tier != NULL)
    mp_import_row_put (row, "organization.tier", tier, FALSE);
  else
    {
      mp_import_row_put (row, "organization.tier", "3", TRUE);
      mp_import_row_warn (row, "organization.tier", "missing");
    }
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
      const MpCurrent *current = NULL;

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
        }
      if (!mp_saver_save_organization (self, row, current, error))
        {
          g_prefix_error (error, _("Row %u: "), row->row);
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
  .state = state,
  .key = mp_subject_key_of_question,
  .settle = settle,
  .other = is_registered,
  .finish = mp_organization_finish,
  .match = mp_organization_match,
  .save = save,
};
