/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rosters: each row is a member of an organization that is known by name, from the store or from
 * another sheet of the same file.
 */

#include "config.h"

#include "mp-import-current.h"
#include "mp-import-known.h"
#include "mp-import-people.h"
#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include "import/value/mp-read-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const MpImportPart parts[] = {
  { "member", NULL, { "person", "person_role" } },
  { "organization", N_("Organization"), { "organization" } },
};

/* Of the organization only where it is. */
static gboolean
takes (const MpImportPart *part, const MpField *field)
{
  static const char *const hidden[] = { "person", "role", "sub_committee", NULL };

  if (g_str_equal (part->name, "organization"))
    return g_str_equal (field->name, "division");

  return !g_strv_contains (hidden, field->name) && field->type != MP_DIVISION
         && (field->type != MP_LINK || g_str_equal (field->name, "organization"));
}

/* --- the table -------------------------------------------------------------------------------- */

static const char *
find_any (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return words[i];

  return NULL;
}

/* 队长：王一, 负责人 王一 above the headings says who leads, not what is listed. */
static gboolean
says_who_leads (const char *said, const char *leader, const char *const *rosters)
{
  const char *at = strstr (said, leader);

  return at[strlen (leader)] == ':'
         || (at == said && !g_str_has_suffix (said, "表") && find_any (said, rosters) == NULL);
}

/* It calls itself a list of members; one with a leader in its title is of organizations. */
static gboolean
is_called_roster (const char *context)
{
  static const char *const leaders[] = { "负责人", "队长", "组长", NULL };
  static const char *const rosters[] = { "名册", "名单", "成员", "会员", "队员", "志愿者", NULL };
  g_auto (GStrv) lines = g_strsplit (context, "\n", -1);
  gboolean roster = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *said = mp_fold_text (lines[i]); /* 成 员 名 册 */
      const char *leader = find_any (said, leaders);

      if (leader != NULL && !says_who_leads (said, leader, rosters))
        return FALSE;
      roster = roster || find_any (said, rosters) != NULL;
    }

  return roster;
}

/* A sheet for each organization: its name stands above the people, or is that of the sheet. */
static gboolean
is_under_organization (const char *context)
{
  g_auto (GStrv) texts = g_strsplit (context, "\n", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *named = mp_subject_organization_in (texts[i]);
      g_autofree char *listed = mp_subject_organization_in_title (texts[i]);

      if (named != NULL || listed != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Of the columns whose headings say too little those of the names of people and of organizations
 * are known by their cells, and that of posts: 人 | 哪个队 | 干啥.
 */
static void
name_by_cells (MpSheetTable *table, const MpGrid *grid)
{
  MpSheetColumn *organization = mp_subject_column_of (table, grid, mp_sounds_like_organization);
  MpSheetColumn *person;
  MpSheetColumn *post;

  if (organization != NULL && mp_subject_find_column (table, "member.organization") == NULL)
    organization->meaning
        = (MpHeading){ .kind = MP_HEADING_FIELD,
                       .targets = { g_intern_static_string ("member.organization") } };
  person = mp_subject_find_person (table, "name") == NULL
               ? mp_subject_column_of (table, grid, mp_sounds_like_person)
               : NULL;
  if (person != NULL)
    {
      person->meaning = (MpHeading){ .kind = MP_HEADING_PERSON, .field = "name" };
      table->name_column = (int) person->column;
    }
  post = mp_subject_find_person (table, "title") == NULL
             ? mp_subject_column_of (table, grid, mp_is_post)
             : NULL;
  if (post != NULL)
    post->meaning = (MpHeading){ .kind = MP_HEADING_PERSON, .field = "title" };
}

/* A list that is called a roster, one under the name of an organization, or one of people: each
 * with the organization where he stands, or several to one. Of the last an organization's own
 * columns make a table of organizations; where no column says their posts, its name must be said
 * again for each of them.
 */
static guint
fits (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid, const char *context)
{
  const MpSheetColumn *person;
  const MpSheetColumn *organization;
  gboolean name, posts;

  name_by_cells (table, grid);
  person = mp_subject_find_person (table, "name");
  organization = mp_subject_find_column (table, "member.organization");
  posts = mp_subject_find_person (table, "title") != NULL;
  name = person != NULL;
  for (guint i = 0; i < table->columns->len; i++)
    name = name || ((const MpSheetColumn *) g_ptr_array_index (table->columns, i))->meaning.names;
  if (name && context != NULL && is_called_roster (context))
    return G_MAXUINT;
  if (person == NULL || context == NULL)
    return 0;
  if (organization == NULL
          ? is_under_organization (context)
          : mp_sheet_column_names_group (organization)
                || mp_subject_lists_several_of_one (table, grid, person, organization, !posts))
    return mp_subject_hits (table) + 1;

  /* People below another table are somebody's: their rows wait until it is said whose. */
  return organization == NULL && table->number > 1 && mp_subject_hits (table) > 1 ? 1 : 0;
}

/* 肖坝社区舞蹈队成员花名册: whose members. */
static char *
state_of_title (const char *text, MpTextPlace place)
{
  static const char *const endings[] = {
    "团员名单",   "组员名单",   "社员名单",   "志愿者名单", "团员名册",   "组员名册", "社员名册",
    "志愿者名册", "骨干名单",   "成员登记",   "成员一览",   "成员花名册", "会员花名册",
    "队员花名册", "人员花名册", "花名册",     "成员名册",   "会员名册",   "队员名册", "成员名单",
    "会员名单",   "队员名单",   "人员名单",   "成员信息表", "成员登记表", "名册",     "名单",   NULL
  };
  g_autofree char *tidy = place != MP_TEXT_FILE ? mp_tidy_text (text, FALSE) : NULL;
  g_autofree char *note = tidy != NULL ? mp_cut_bracket (tidy) : NULL;
  char *named = place != MP_TEXT_FILE ? mp_subject_organization_in (text) : NULL;

  if (named == NULL && tidy != NULL)
    named = mp_subject_organization_in_title (text);
  for (guint i = 0; named == NULL && tidy != NULL && endings[i] != NULL; i++)
    {
      char *at = strstr (tidy, endings[i]);

      if (at == NULL)
        continue;
      *at = '\0';
      named = mp_subject_organization_in (tidy);
      if (named != NULL)
        return named;
      g_strstrip (tidy);
      /* "" when it is a roster, and nothing says whose */
      return g_strdup (g_str_has_suffix (tidy, "社会组织") ? "" : tidy);
    }

  return named;
}

/* Those who left are nobody's members now; the words stand for the organization and hold them. */
static char *
state (MpImport *import, const char *text, MpTextPlace place)
{
  g_autofree char *whose = NULL;
  g_autofree char *post = NULL;
  char *named;

  if (place != MP_TEXT_FILE && mp_subject_says_former (text))
    return mp_tidy_text (text, FALSE);
  post = mp_post_in_caption (import->store, text, &whose);
  named = post != NULL ? mp_subject_organization_in (whose) : state_of_title (text, place);
  if (named == NULL && post != NULL && place == MP_TEXT_AROUND)
    named = g_strdup (g_strstrip (whose)); /* "" as above */
  if (named == NULL && post == NULL && place == MP_TEXT_WITHIN)
    named = mp_subject_people_below (import, text);
  if (named == NULL && post == NULL && place == MP_TEXT_AROUND)
    named = mp_subject_organization_known_in (import, text);

  return named;
}

/* Who is listed as one of those who began the organization, or lead it, is so called, unless his
 * own line calls him something else.
 */
static void
take_caption (MpImportRow *row)
{
  g_autofree char *post = mp_post_in_caption (row->import->store, row->caption, NULL);

  if (post != NULL && mp_import_row_raw (row, "member.title") == NULL)
    mp_import_row_put (row, "member.title", post, TRUE);
}

/* What stands beside a name, of whom it is: 王芳（大）. A remark that he has already is left. */
static void
take_note (MpImportRow *row)
{
  if (row->rest == NULL || mp_import_row_raw (row, "member.remark") != NULL)
    return; /* or joins what the row itself remarks */
  mp_import_row_put (row, "member.remark", row->rest->str, TRUE);
  mp_import_row_forget_rest (row);
}

static void
finish (MpImport *self, const MpImportBlock *block, const MpCell *const *cells, MpImportRow *row)
{
  const char *name = mp_import_row_raw (row, "member.name");

  if (mp_import_row_raw (row, "member.organization") == NULL && row->section != NULL
      && *row->section != '\0')
    mp_import_row_put (row, "member.organization", row->section, FALSE);
  if (mp_import_row_raw (row, "member.organization") == NULL && block->stated != NULL
      && !mp_subject_has_column (block, "member.organization"))
    mp_import_row_put (row, "member.organization", block->stated, FALSE);
  if (!mp_subject_has_column (block, "member.organization")
      && mp_import_row_raw (row, "member.organization") != NULL
      && mp_subject_says_former (mp_import_row_raw (row, "member.organization")))
    mp_import_row_hold (row, "no_longer_member");
  take_caption (row);
  take_note (row);
  /* Members are known by name and telephone; their identity numbers are nobody's business. */
  if (mp_import_row_raw (row, "member.id_no") != NULL)
    {
      mp_import_row_remove (row, "member.id_no");
      mp_import_row_warn (row, "member.id_no", "not_kept_for_groups");
    }
  if (name != NULL)
    {
      const char *phone = mp_import_row_raw (row, "member.phone");
      const char *organization = mp_import_row_raw (row, "member.organization");
      g_autofree char *all = g_strjoin (" ", name, phone != NULL ? phone : "",
                                        organization != NULL ? organization : "", NULL);

      row->name_key = mp_known_key (0, all);
    }
}

static void
compare (MpImport *self, MpImportRow *row, const MpMember *member)
{
  row->id = mp_record_get_id (member->person);
  mp_import_row_link (row, "member.title", mp_record_get_id (member->post), NULL);
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const char *name = strchr (value->target, '.') + 1;
      MpRecord *record = member->person;
      const char *before;

      if (!g_str_has_prefix (value->target, "member.") || g_str_equal (name, "organization"))
        continue;
      if (mp_entity_get_field (mp_record_get_entity (record), name) == NULL)
        record = member->post;
      if (mp_entity_get_field (mp_record_get_entity (record), name) == NULL)
        continue;
      before = g_str_equal (name, "title") ? mp_member_title (member, self->store, value->value)
                                           : mp_record_get_by_name (record, name);
      if (value->assumed && before != NULL)
        continue;
      if (!mp_current_says (mp_import_field (self, value->target), before, value->value))
        mp_import_row_change (row, value->target, before, value->value);
    }
  row->outcome = row->changes->len > 0 ? MP_IMPORT_UPDATED : MP_IMPORT_SAME;
}

/* The clerk's word on the row, whatever it repeats or is already. */
static gboolean
is_decided (const MpImportRow *row)
{
  return row->decided
         && (row->decision == MP_IMPORT_LEAVE || row->decision == MP_IMPORT_AS_NEW);
}

/* Equal in rows that say the same member of the same organization. */
static char *
dup_said (MpImportRow *row, const MpImportLink *link)
{
  const char *phone = mp_import_row_raw (row, "member.phone");

  return g_strdup_printf ("%p %" G_GINT64_FORMAT "|%s|%s", (void *) link->row, link->id,
                          mp_import_row_raw (row, "member.name"),
                          phone != NULL ? phone : mp_member_note_of (row));
}

/* said → the first row of the file that says it, also when only later ones are planned again. */
static GHashTable *
first_rows (const MpImportSubject *subject, MpImport *self)
{
  GHashTable *first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);
      const MpImportLink *link = mp_import_subject_of (self, row) == subject
                                     ? mp_import_row_get_link (row, "member.organization")
                                     : NULL;
      g_autofree char *said = NULL;

      if (link == NULL || mp_import_row_raw (row, "member.name") == NULL || is_decided (row))
        continue;
      said = dup_said (row, link);
      if (!g_hash_table_contains (first, said))
        g_hash_table_insert (first, g_steal_pointer (&said), row);
    }

  return first;
}

static void
match_member (MpImport *self, MpImportRow *row, GHashTable *members, GHashTable *seen)
{
  const char *name = mp_import_row_raw (row, "member.name");
  const MpImportLink *link = mp_import_row_get_link (row, "member.organization");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "|%s", link->id, name);
  g_autofree char *said = dup_said (row, link);
  MpMember *member =
      link->id != 0 ? mp_member_choose (g_hash_table_lookup (members, key), row) : NULL;
  MpImportRow *before = g_hash_table_lookup (seen, said);

  row->outcome = MP_IMPORT_NEW;
  if (is_decided (row))
    mp_subject_follow_decision (row);
  else if (row->cell_reason != NULL && !(row->decided && row->decision == MP_IMPORT_ACCEPT))
    mp_import_row_refuse (row, MP_IMPORT_HELD, row->cell_reason);
  else if (before != NULL && before != row)
    {
      row->outcome = MP_IMPORT_SAME;
      row->repeats = before;
      mp_import_row_resembles (row, 0, NULL, before);
    }
  else if (member != NULL)
    {
      member->claimed = row;
      compare (self, row, member);
    }
}

static gboolean
match (const MpImportSubject *subject, MpImport *self, GPtrArray *rows, MpImportSteps *steps,
       GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GHashTable) members = NULL;
  g_autofree gboolean *found = g_new0 (gboolean, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (steps, error))
        return FALSE;
      if (mp_import_row_raw (row, "member.name") == NULL)
        {
          mp_subject_miss_name (row);
          continue;
        }
      found[i] = mp_subject_find_organization (self, row, "member.organization");
      if (!found[i] && row->cell_reason != NULL)
        mp_import_row_refuse (row, MP_IMPORT_HELD, row->cell_reason);
      if (found[i] && mp_import_row_get_link (row, "member.organization")->id != 0)
        g_hash_table_add (ids, g_memdup2 (&mp_import_row_get_link (row, "member.organization")->id,
                                          sizeof (gint64)));
    }
  members = mp_members_load (self, ids, steps->cancellable, error);
  if (members == NULL)
    return FALSE;
  seen = first_rows (subject, self);
  for (guint i = 0; i < rows->len; i++)
    if (mp_import_steps_take (steps, error) && found[i])
      match_member (self, g_ptr_array_index (rows, i), members, seen);

  return TRUE;
}

static gboolean
save (const MpImportSubject *subject, MpSaver *saver, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (&saver->steps, error))
        return FALSE;
      if (row->outcome != MP_IMPORT_NEW && row->outcome != MP_IMPORT_UPDATED)
        continue;
      if (!mp_saver_save_made (saver, row, error)
          || !mp_saver_save_member (
              saver, row, mp_import_link_id (mp_import_row_get_link (row, "member.organization")),
              error))
        {
          g_prefix_error (error, _("Row %u: "), mp_import_row_get_source_row (row));
          return FALSE;
        }
    }

  return TRUE;
}

const MpImportSubject mp_subject_member = {
  .name = "member",
  .label = N_("Member"),
  .parts = parts,
  .n_parts = G_N_ELEMENTS (parts),
  .title = "member.name",
  .lasting = TRUE,
  .heads = "member.organization",
  .owner = &mp_subject_organization,
  .place = "organization.division",
  .key = mp_code_key_of_question,
  .takes = takes,
  .fits = fits,
  .state = state,
  .finish = finish,
  .match = match,
  .save = save,
};
