/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from all cells of a row together: what brackets behind a name say, a leader without
 * a name, numbers that do not add up, and what is not kept.
 */

#include "config.h"

#include "mp-import-known.h"
#include "import/value/mp-read-code.h"
#include "import/value/mp-read-private.h"
#include "mp-subjects-private.h"

#include <string.h>

/* What `text` says behind one of `words`, without the marks between; NULL: it begins with none. */
static char *
said_behind (const char *text, const char *const *words)
{
  static const char *const marks[] = { "：", ":", " ", "“", "”", "\"", "「", "」", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      {
        char *behind = g_strdup (text + strlen (words[i]));

        mp_trim_marks (behind, marks);
        if (*behind != '\0')
          return behind;
        g_free (behind);
      }

  return NULL;
}

/* 威风锣鼓队（原腰鼓队）: the old name as it is written, for nobody says what stood before it. */
static gboolean
take_old_name (MpImportRow *row, const char *inside)
{
  static const char *const words[] = { "原名称", "原名", "曾用名", "前身为", "前身", "原为", "原",
                                       "曾名",   NULL };
  g_autofree char *old = said_behind (inside, words);

  if (old == NULL)
    return FALSE;
  mp_import_row_put (row, "organization.former_names", old, FALSE);

  return TRUE;
}

/* 肖坝社区书画社（简称：书画社） */
static gboolean
take_short_name (MpImportRow *row, const char *inside)
{
  static const char *const words[] = { "以下简称", "简称", "又名", "又称", "别名", "俗称", "亦称", "也叫", NULL };
  g_autofree char *name = said_behind (inside, words);
  const char *before = mp_import_row_raw (row, "organization.short_name");

  if (name == NULL)
    return FALSE;
  if (before == NULL)
    mp_import_row_put (row, "organization.short_name", name, FALSE);
  else if (!g_str_equal (before, name))
    mp_import_row_leave_open (row, "organization.short_name", NULL, inside);

  return TRUE;
}

static const char *const clause_ends[] = { "，", ",", "。", "；", ";", "、", " ", "！", "：" };

/* The status that words in brackets say; NULL. */
static const MpCode *
status_in (MpCodes *codes, const char *inside)
{
  const MpCode *merged = mp_codes_find_opening (codes, "org_status", inside);
  g_autofree char *folded = mp_fold_text (inside);
  const char *p = folded;
  g_autofree char *word = NULL;

  if (merged != NULL)
    return merged;
  /* 2023年5月停办, 已解散，2022年: the day before or behind. */
  while (g_ascii_isdigit (*p) || *p == '.' || *p == '-' || *p == '/'
         || (p > folded && g_utf8_strchr ("年月日", -1, g_utf8_get_char (p)) != NULL && *p != '\0'))
    p = g_utf8_next_char (p);
  word = g_strndup (p, strcspn (p, ",;0123456789"));
  if (strstr (word, "、") != NULL)
    *strstr (word, "、") = '\0';

  return *word != '\0' ? mp_codes_find (codes, "org_status", word, NULL) : NULL;
}

/* 肖坝社区棋社（已解散）: what has become of it, unless a column says so. */
static gboolean
take_status (MpImport *self, MpImportRow *row, const char *inside)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  const MpCode *status = status_in (codes, inside);
  const char *before = mp_import_row_raw (row, "organization.status");
  g_autofree char *folded = mp_fold_text (inside);

  if (status == NULL)
    return FALSE;
  if (before == NULL)
    {
      mp_import_row_put (row, "organization.status", status->code, FALSE);
      mp_import_row_warn (row, "organization.status", "status_from_name");
    }
  if ((before != NULL && !g_str_equal (before, status->code))
      || mp_codes_find (codes, "org_status", folded, NULL) != status)
    mp_import_row_leave_open (row, "organization.status", NULL, inside);

  return TRUE;
}

/* 2023年散了 among the remarks: nobody has asked what has become of it, so that it is only said. */
static void
warn_of_remark (MpImport *self, MpImportRow *row)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  const char *remark = mp_import_row_raw (row, "organization.remark");
  const char *status = mp_import_row_raw (row, "organization.status");
  g_autoptr (GString) parted = g_string_new (remark);
  g_auto (GStrv) clauses = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (clause_ends); i++)
    g_string_replace (parted, clause_ends[i], "\n", 0);
  clauses = g_strsplit (parted->str, "\n", -1);
  for (guint i = 0; clauses[i] != NULL; i++)
    {
      const MpCode *said = status_in (codes, clauses[i]);

      if (said != NULL && said->tone != MP_TONE_PLAIN && g_strcmp0 (said->code, status) != 0)
        mp_import_row_warn (row, "organization.status", "remark_says_status");
    }
}

/* 负责人换成李红 among the remarks: whether the column has been mended since nobody says. */
static void
warn_of_new_leader (MpImportRow *row)
{
  static GRegex *regex;
  static gsize once;
  const char *remark = mp_import_row_raw (row, "organization.remark");

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("(?:负责人|会长|队长|组长|团长|社长|理事长|召集人|法人|法定代表人)\\p{Han}{0,6}?"
                           "(?:换成|换为|换人|换了|改为|改成|变更为|变为|更换|由\\p{Han}{2,4}(?:接任|担任))",
                           0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  if (remark != NULL && g_regex_match (regex, remark, 0, NULL))
    mp_import_row_warn (row, "leader.name", "remark_says_leader");
}

/* What is said of the organization where a column may say it too: that counts, and where it does
 * not agree the words stay.
 */
static void
take_said (MpImportRow *row, const char *target, const char *value, const char *inside)
{
  const char *before = mp_import_row_raw (row, target);

  if (before == NULL)
    mp_import_row_put (row, target, value, FALSE);
  else if (!g_str_equal (before, value))
    mp_import_row_leave_open (row, target, NULL, inside);
}

/* 舞蹈队（文体类） */
static gboolean
take_type (MpImport *self, MpImportRow *row, const char *inside)
{
  MpCodes *codes = mp_store_get_codes (self->store);
  g_autofree char *bare = g_strdup (inside);
  const MpCode *type;

  if (g_unichar_isdigit (g_utf8_get_char (inside)))
    return FALSE;
  type = mp_codes_find (codes, "org_type", bare, NULL);
  if (type == NULL && g_str_has_suffix (bare, "类"))
    {
      bare[strlen (bare) - strlen ("类")] = '\0';
      type = mp_codes_find (codes, "org_type", bare, NULL);
    }
  if (type == NULL)
    return FALSE;
  take_said (row, "organization.org_type", type->code, inside);

  return TRUE;
}

/* 舞蹈队（12人） */
static gboolean
take_count (MpImportRow *row, const char *inside)
{
  const MpCell cell = { .kind = MP_CELL_TEXT, .text = inside };
  g_auto (MpReading) reading = { 0 };

  if (!g_str_has_suffix (inside, "人") && !g_str_has_suffix (inside, "名"))
    return FALSE;
  mp_read_members (&cell, &reading);
  if (reading.value == NULL)
    return FALSE;
  take_said (row, "organization.member_count_person", reading.value, inside);
  if (mp_reading_has (&reading, "approximate"))
    mp_import_row_warn (row, "organization.member_count_person", "approximate");

  return TRUE;
}

/* 舞蹈队（备案）: the tier has been settled, with this word where nothing else said it. */
static gboolean
take_tier (MpImportRow *row, const char *inside)
{
  const char *tier = mp_organization_tier_said (inside);

  if (tier == NULL)
    return FALSE;
  take_said (row, "organization.tier", tier, inside);

  return TRUE;
}

/* 南丰社区舞蹈队队长 under 组织及职务: the post is of whom the row names. */
static void
take_post_behind (MpImportRow *row)
{
  g_autofree char *name = g_strdup (mp_import_row_raw (row, "organization.name"));
  g_autofree char *post = mp_cut_post_behind (name);

  if (post == NULL || !mp_sounds_like_organization (name))
    return;
  mp_import_row_put (row, "organization.name", name, FALSE);
  if (mp_import_row_raw (row, "leader.title") == NULL)
    mp_import_row_put (row, "leader.title", post, FALSE);
}

/* What brackets behind a name say and what is no part of it. */
static void
read_name (MpImport *self, MpImportRow *row)
{
  g_autofree char *plain = mp_cut_numbering (mp_import_row_raw (row, "organization.name"));

  mp_import_row_put (row, "organization.name", plain, FALSE);
  take_post_behind (row);
  for (;;)
    {
      g_autofree char *bare = g_strdup (mp_import_row_raw (row, "organization.name"));
      g_autofree char *inside = mp_cut_bracket (bare);

      if (inside == NULL || *bare == '\0'
          || !(take_old_name (row, inside) || take_short_name (row, inside)
               || take_status (self, row, inside) || take_tier (row, inside)
               || take_type (self, row, inside) || take_count (row, inside)))
        return;
      mp_import_row_put (row, "organization.name", bare, FALSE);
    }
}

static gint64
number_of (MpImportRow *row, const char *target)
{
  const char *value = mp_import_row_raw (row, target);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : -1;
}

static void
check_numbers (MpImportRow *row)
{
  gint64 party = number_of (row, "organization.party_member_count");
  gint64 full = number_of (row, "party.n_full");
  gint64 probationary = number_of (row, "party.n_prob");
  const char *members = mp_import_row_get_cell (row, "organization.member_count_person");

  /* 无 counts no members of a body that is there: nobody has counted them. */
  if (members != NULL && *members != '\0' && mp_says_nothing (members))
    mp_import_row_remove (row, "organization.member_count_person");

  if (party >= 0 && full >= 0 && probationary >= 0 && full + probationary != party)
    mp_import_row_warn (row, "organization.party_member_count", "arithmetic");
}

/* What a table says of every filing makes none where the number says that there is none. A change
 * or an ending among new filings is no filing of the organization.
 */
static void
settle_filing (MpImportRow *row)
{
  static const char *const certifying[] = { "1", "2", NULL };
  static const char *const common[] = { "filing.filing_authority", "filing.valid_from",
                                        "filing.valid_to" };
  const char *kind = mp_import_row_raw (row, "filing.filing_kind");
  const char *typed = mp_import_row_get_typed (row, "filing.decision");
  const char *decided =
      typed != NULL ? typed : mp_import_row_get_cell (row, "filing.decision");

  /* 不准予, 补正中, 已注销 below 备案结果. */
  if (*decided != '\0' && !mp_says_nothing (decided)
      && g_strcmp0 (mp_import_row_raw (row, "filing.decision"), "1") != 0)
    mp_import_row_hold (row, "filing_not_granted");
  /* A granted one of which neither number nor day is known is the tier and no more. */
  else if (mp_import_row_raw (row, "filing.filing_no") == NULL
           && mp_import_row_raw (row, "filing.decided_on") == NULL)
    mp_import_row_remove (row, "filing.decision");
  if (kind != NULL && !g_strv_contains (certifying, kind))
    {
      mp_import_row_warn (row, "filing.filing_kind", "later_application");
      mp_import_row_hold (row, "later_application");
    }
  if (!mp_import_row_has_warning (row, "filing.filing_no", "no_number")
      || mp_import_row_raw (row, "filing.decided_on") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    mp_import_row_remove (row, common[i]);
}

/* 同负责人 below another word for a person. */
static void
settle_named_by_post (MpImportRow *row)
{
  static const struct { const char *name, *phone; } people[] = {
    { "organization.contact_person", "organization.contact_phone" },
    { "registration.legal_rep", NULL },
    { "party.liaison_name", "party.liaison_phone" },
  };
  const char *leader = mp_import_row_raw (row, "leader.name");
  const char *phone = mp_import_row_raw (row, "leader.phone");

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      if (!mp_import_row_has_warning (row, people[i].name, "the_leader"))
        continue;
      mp_import_row_put (row, people[i].name, leader, FALSE);
      if (people[i].phone != NULL && mp_import_row_raw (row, people[i].phone) == NULL)
        mp_import_row_put (row, people[i].phone, phone, FALSE);
    }
}

static void
warn_missing (const MpImportBlock *block, MpImportRow *row)
{
  static const char *const wanted[] = { "organization.org_type", "leader.name", "leader.phone",
                                        "registration.legal_rep" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (mp_subject_has_column (block, wanted[i]) && mp_import_row_raw (row, wanted[i]) == NULL
        && !mp_import_row_has_warning (row, wanted[i], NULL)
        && !(g_str_equal (wanted[i], "leader.phone")
             && mp_import_row_raw (row, "organization.contact_phone") != NULL))
      mp_import_row_warn (row, wanted[i], "missing");
}

/* 志愿服务型 leaves the type open and says this. */
static void
take_volunteer_mark (MpImportRow *row, const char *said)
{
  if (strstr (said, "志愿") != NULL
      && mp_import_row_raw (row, "organization.is_volunteer_type") == NULL)
    mp_import_row_put (row, "organization.is_volunteer_type", "1", FALSE);
}

/* 【文体类】, 一、文体类（5支）, 社区事务类：3支 above the rows: a type of the list and nothing more. */
static void
take_type_above (MpImport *self, MpImportRow *row)
{
  static const char *const marks[] = { "【", "】", "[", "]", "〔", "〕", "（", "）", "(", ")",
                                       "《", "》", " ", NULL };
  g_autofree char *line = mp_subject_line_bare (row->caption != NULL ? row->caption : "");
  g_autoptr (GString) plain = g_string_new (line);
  const MpCode *code;

  g_string_replace (plain, "：", ":", 0);
  mp_trim_marks (plain->str, marks);
  plain->str[strcspn (plain->str, ": ")] = '\0';
  /* 二、其他 behind 一、备案的 are the rest of them, and no type. */
  if (g_str_equal (plain->str, "其他") || g_str_equal (plain->str, "其它"))
    return;
  if (mp_code_leaves_open ("org_type", plain->str))
    {
      mp_import_row_warn (row, "organization.org_type", "code_open");
      take_volunteer_mark (row, plain->str);
      return;
    }
  code = mp_codes_find (mp_store_get_codes (self->store), "org_type", plain->str, NULL);
  if (code == NULL && g_str_has_suffix (plain->str, "类"))
    {
      plain->str[strlen (plain->str) - strlen ("类")] = '\0';
      code = mp_codes_find (mp_store_get_codes (self->store), "org_type", plain->str, NULL);
    }
  if (code == NULL)
    return;
  mp_import_row_put (row, "organization.org_type", code->code, FALSE);
  mp_import_row_warn (row, "organization.org_type", "type_from_heading");
}

void
mp_organization_finish (MpImport *self, const MpImportBlock *block, const MpCell *const *cells,
                        MpImportRow *row)
{
  const char *name = mp_import_row_raw (row, "organization.name");
  const char *type;

  if (name != NULL)
    read_name (self, row);
  type = mp_import_row_raw (row, "organization.org_type");
  name = mp_import_row_raw (row, "organization.name");

  /* A field of work belongs to one type. */
  if (type == NULL && mp_import_row_raw (row, "organization.subtypes") != NULL)
    {
      g_auto (GStrv) subtypes =
          g_strsplit (mp_import_row_raw (row, "organization.subtypes"), ",", -1);
      const MpCode *subtype =
          mp_codes_lookup (mp_store_get_codes (self->store), "org_subtype", subtypes[0]);

      if (subtype != NULL && subtype->parent != NULL)
        {
          mp_import_row_put (row, "organization.org_type", subtype->parent, FALSE);
          mp_import_row_warn (row, "organization.org_type", "derived_from_subtype");
        }
    }

  if (type == NULL && mp_import_row_raw (row, "organization.org_type") == NULL
      && !mp_import_row_has_warning (row, "organization.org_type", NULL))
    take_type_above (self, row);
  else if (mp_import_row_has_warning (row, "organization.org_type", "code_open"))
    take_volunteer_mark (row, mp_import_row_get_cell (row, "organization.org_type"));

  if (mp_import_row_raw (row, "leader.id_no") != NULL
      && g_strcmp0 (mp_import_row_raw (row, "organization.tier"), "3") == 0)
    {
      mp_import_row_remove (row, "leader.id_no");
      mp_import_row_warn (row, "leader.id_no", "not_kept_for_groups");
    }
  warn_of_remark (self, row);
  mp_organization_doubt_filing (row);
  warn_of_new_leader (row);
  settle_named_by_post (row);
  settle_filing (row);
  mp_organization_settle_phones (row);
  check_numbers (row);
  warn_missing (block, row);

  if (name != NULL)
    {
      g_autofree char *core = mp_places_core (self->places, row->place, name);

      gint64 division = row->place != NULL ? row->place->id : 0;

      row->name_key = mp_known_key (division, name);
      row->core_key = mp_known_key (division, core);
    }
}
