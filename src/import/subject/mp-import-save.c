/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts are saved in the order in which they need each other: the organization first, then
 * persons and places, then what links them.
 */

#include "config.h"

#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include "policy/mp-rules.h"
#include "policy/mp-through.h"

#include <string.h>

typedef struct
{
  MpSaver *saver;
  MpImportRow *row;
  const MpCurrent *current;
  gint64 organization;
} Save;

/* What is to be written of a target: everything of a new row, the changes of a known one. */
static const char *
wanted (const Save *self, const char *target)
{
  const char *value = mp_import_row_raw (self->row, target);

  return self->current == NULL || mp_import_row_change_of (self->row, target) != NULL ? value
                                                                                       : NULL;
}

static MpRecord *
record_of (const Save *self, MpPart part)
{
  return self->current != NULL ? self->current->records[part] : NULL;
}

static void
set_id (MpRecord *record, const char *field, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mp_record_set_by_name (record, field, text);
}

/* The record to be written: what stands there now, or a new one of this organization. */
static MpRecord *
open_record (const Save *self, MpPart part, GError **error)
{
  const MpEntity *entity = mp_current_entity (self->saver->import->store, part);
  MpRecord *known = record_of (self, part);
  MpRecord *record;

  if (known != NULL)
    return mp_writer_load (self->saver->writer, entity, mp_record_get_id (known), error);
  record = mp_record_new_initial (entity);
  if (mp_entity_get_field (entity, "organization") != NULL)
    set_id (record, "organization", self->organization);

  return record;
}

/* Puts what the row says of a part into its record. TRUE when there was something. */
static gboolean
put_values (const Save *self, const char *part, MpRecord *record)
{
  gsize length = strlen (part);
  gboolean put = FALSE;

  for (guint i = 0; i < self->row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (self->row->values, MpImportValue, i);
      const MpField *field;

      if (strncmp (value->target, part, length) != 0 || value->target[length] != '.'
          || wanted (self, value->target) == NULL)
        continue;
      field = mp_entity_get_field (mp_record_get_entity (record), value->target + length + 1);
      if (field == NULL || field->type == MP_LINK || !mp_post_takes (self->row, record, field))
        continue;
      mp_record_set (record, field, value->value);
      put = TRUE;
    }

  return put;
}

static gboolean
save (const Save *self, MpRecord *record, GError **error)
{
  return mp_rules_save (self->saver->writer, record, NULL, error);
}

/* --- persons ---------------------------------------------------------------------------------- */

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *one = mp_fold_text (a != NULL ? a : "");
  g_autofree char *other = mp_fold_text (b != NULL ? b : "");

  return g_str_equal (one, other);
}

/* Finds or makes the person; `part`, when not NULL, says more about him. Returns the id, 0:
 * failed.
 */
static gint64
save_person (const Save *self, const char *part, const char *name, gint64 known, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (self->saver->import->store, "person");
  g_autofree char *phone_target = g_strconcat (part != NULL ? part : "", ".phone", NULL);
  g_autofree char *id_target = g_strconcat (part != NULL ? part : "", ".id_no", NULL);
  const char *phone = part != NULL ? mp_import_row_raw (self->row, phone_target) : NULL;
  const char *id_no = part != NULL ? mp_import_row_raw (self->row, id_target) : NULL;
  gint64 id = known != 0 ? known : mp_people_find (self->saver->people, name, phone, id_no);
  /* A person found takes all that the row says, not only what differs from the former leader. */
  Save whole = { self->saver, self->row, known != 0 ? self->current : NULL, self->organization };
  g_autoptr (MpRecord) record = id != 0 ? mp_writer_load (self->saver->writer, entity, id, error)
                                        : mp_record_new_initial (entity);
  gboolean put;

  if (record == NULL)
    return 0;
  put = part != NULL && put_values (&whole, part, record);
  if (id == 0)
    mp_record_set_by_name (record, "name", name);
  if (mp_record_get_by_name (record, "id_no") != NULL
      && mp_record_get_by_name (record, "id_type") == NULL)
    mp_record_set_by_name (record, "id_type", "1");
  if ((put || id == 0) && !save (self, record, error))
    return 0;
  if (id == 0)
    mp_people_add (self->saver->people, mp_record_get_id (record), name, phone, id_no);

  return mp_record_get_id (record);
}

static gboolean
save_role (const Save *self, MpRecord *role, gint64 person, gboolean legal, GError **error)
{
  set_id (role, "person", person);
  if (legal && mp_record_get_by_name (role, "is_legal_rep") == NULL)
    mp_record_set_by_name (role, "is_legal_rep", "1");

  return save (self, role, error);
}

/* What counted before gives way to `next`: the post of a leader (the person stays), the use of a
 * place.
 */
static gboolean
replace (const Save *self, MpPart part, MpRecord *next, const char *first_day, GError **error)
{
  g_autoptr (MpRecord) before = open_record (self, part, error);
  g_autofree char *day = mp_import_row_dup_day (self->row, first_day);

  return before != NULL && mp_through_follow (self->saver->writer, before, next, day, error);
}

/* Returns the person who leads, 0 with no error when the row names nobody. */
static gboolean
save_leader (const Save *self, gint64 *person, GError **error)
{
  const char *name = mp_import_row_raw (self->row, "leader.name");
  const char *legal = mp_import_row_raw (self->row, "registration.legal_rep");
  MpRecord *known = record_of (self, MP_PART_LEADER);
  MpRecord *role = record_of (self, MP_PART_ROLE);
  gboolean by_law =
      role != NULL && g_strcmp0 (mp_record_get_by_name (role, "is_legal_rep"), "1") == 0;

  *person = known != NULL ? mp_record_get_id (known) : 0;
  /* Without another name, who represents the organization leads it. */
  if (name == NULL && legal != NULL && (known == NULL || by_law))
    name = legal;
  if (name == NULL && (known == NULL || !mp_import_row_speaks_of (self->row, "leader")))
    return TRUE;

  if (known != NULL && (name == NULL || same_text (name, mp_record_get_by_name (known, "name"))))
    {
      g_autoptr (MpRecord) post = open_record (self, MP_PART_ROLE, error);

      return save_person (self, "leader", name, *person, error) != 0 && post != NULL &&
             (!put_values (self, "leader", post) || save (self, post, error));
    }

  {
    Save fresh = { self->saver, self->row, NULL, self->organization };
    g_autoptr (MpRecord) post = open_record (&fresh, MP_PART_ROLE, error);

    mp_record_set_by_name (post, "is_primary_leader", "1");
    put_values (&fresh, "leader", post);
    if (known != NULL && !replace (self, MP_PART_ROLE, post, "leader.started_on", error))
      return FALSE;
    *person = save_person (self, "leader", name, 0, error);
    return *person != 0
           && save_role (self, post, *person, legal != NULL && same_text (name, legal), error);
  }
}

/* Who represents the organization, when somebody else leads it. */
static gboolean
save_legal_rep (const Save *self, gint64 leader, gint64 *person, GError **error)
{
  const char *legal = wanted (self, "registration.legal_rep");
  const char *name = mp_import_row_raw (self->row, "leader.name");
  Save fresh = { self->saver, self->row, NULL, self->organization };
  g_autoptr (MpRecord) post = NULL;

  *person = 0;
  if (legal == NULL)
    return TRUE;
  if (leader != 0 && (name == NULL || same_text (name, legal)))
    {
      *person = leader;
      return TRUE;
    }
  *person = save_person (&fresh, NULL, legal, 0, error);
  if (*person == 0)
    return FALSE;
  post = open_record (&fresh, MP_PART_ROLE, error);
  mp_record_set_by_name (post, "role", "9");
  mp_record_set_by_name (post, "title", "法定代表人");

  return save_role (&fresh, post, *person, TRUE, error);
}

/* --- what hangs on the organization ----------------------------------------------------------- */

static gboolean
save_registration (const Save *self, gint64 legal_rep, GError **error)
{
  g_autoptr (MpRecord) record = NULL;
  gboolean put;

  if (!mp_import_row_speaks_of (self->row, "registration"))
    return TRUE;
  record = open_record (self, MP_PART_REGISTRATION, error);
  if (record == NULL)
    return FALSE;
  put = put_values (self, "registration", record);
  if (legal_rep != 0)
    set_id (record, "legal_rep", legal_rep);

  return (!put && legal_rep == 0) || save (self, record, error);
}

/* Another number and another date are another filing: the one before stays. */
static gboolean
is_another_filing (const Save *self)
{
  return record_of (self, MP_PART_FILING) != NULL
         && mp_import_row_change_of (self->row, "filing.filing_no") != NULL
         && mp_import_row_change_of (self->row, "filing.decided_on") != NULL
         && mp_current_get (self->current, "filing.filing_no") != NULL;
}

static gboolean
save_filing (const Save *self, GError **error)
{
  Save fresh = { self->saver, self->row, NULL, self->organization };
  const Save *as = is_another_filing (self) ? &fresh : self;
  g_autoptr (MpRecord) record = NULL;

  if (!mp_import_row_speaks_of (self->row, "filing"))
    return TRUE;
  record = open_record (as, MP_PART_FILING, error);
  if (record == NULL)
    return FALSE;
  if (!put_values (as, "filing", record))
    return TRUE;
  if (as != self)
    mp_record_set_by_name (record, "filing_kind", "2");
  if (mp_record_get_by_name (record, "decision") == NULL
      && (mp_record_get_by_name (record, "decided_on") != NULL
          || mp_record_get_by_name (record, "filing_no") != NULL))
    mp_record_set_by_name (record, "decision", "1");

  return save (self, record, error);
}

static gboolean
save_use (const Save *self, gint64 venue, GError **error)
{
  Save fresh = { self->saver, self->row, NULL, self->organization };
  g_autoptr (MpRecord) use = open_record (&fresh, MP_PART_USE, error);

  if (record_of (self, MP_PART_USE) != NULL
      && !replace (self, MP_PART_USE, use, NULL, error))
    return FALSE;
  set_id (use, "venue", venue);

  return save (self, use, error);
}

static gboolean
save_venue (const Save *self, GError **error)
{
  const char *name = mp_import_row_raw (self->row, "venue.name");
  const char *area = mp_import_row_raw (self->row, "venue.area_m2");
  const char *address = mp_import_row_raw (self->row, "venue.address");
  MpRecord *known = record_of (self, MP_PART_VENUE);
  gint64 division = self->row->place->id;
  Save fresh = { self->saver, self->row, NULL, self->organization };
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *own = NULL;
  gint64 id;

  if (!mp_import_row_speaks_of (self->row, "venue"))
    return TRUE;
  if (known != NULL && (name == NULL || same_text (name, mp_record_get_by_name (known, "name"))))
    {
      record = open_record (self, MP_PART_VENUE, error);
      return record != NULL && (!put_values (self, "venue", record) || save (self, record, error));
    }

  /* A place without a name is called after who uses it. */
  if (name == NULL)
    name = own = g_strconcat (mp_import_row_raw (self->row, "organization.name"), "活动场所", NULL);
  id = mp_people_find_venue (self->saver->people, division, name, area, address);
  record = id != 0 ? mp_writer_load (self->saver->writer,
                                     mp_current_entity (self->saver->import->store, MP_PART_VENUE),
                                     id, error)
                   : open_record (&fresh, MP_PART_VENUE, error);
  if (record == NULL)
    return FALSE;
  put_values (&fresh, "venue", record);
  if (id == 0)
    {
      mp_record_set_by_name (record, "name", name);
      set_id (record, "division", division);
    }
  if (!save (self, record, error))
    return FALSE;
  if (id == 0)
    mp_people_add_venue (self->saver->people, mp_record_get_id (record), division, name, area,
                         address);

  return save_use (self, mp_record_get_id (record), error);
}

static gboolean
save_party_org (const Save *self, gint64 *id, GError **error)
{
  const char *name = wanted (self, "party_org.name");
  Save fresh = { self->saver, self->row, NULL, self->organization };
  g_autoptr (MpRecord) record = NULL;

  *id = 0;
  if (!mp_import_row_speaks_of (self->row, "party_org")
      || (name == NULL && record_of (self, MP_PART_PARTY_ORG) == NULL))
    return TRUE;
  if (name != NULL)
    *id = mp_people_find_party_org (self->saver->people, name);
  if (name == NULL)
    record = open_record (self, MP_PART_PARTY_ORG, error);
  else if (*id != 0)
    record = mp_writer_load (self->saver->writer,
                             mp_current_entity (self->saver->import->store, MP_PART_PARTY_ORG), *id,
                             error);
  else
    record = open_record (&fresh, MP_PART_PARTY_ORG, error);
  if (record == NULL)
    return FALSE;
  if (!put_values (name != NULL ? &fresh : self, "party_org", record))
    return TRUE;
  if (mp_record_get_by_name (record, "division") == NULL)
    set_id (record, "division", self->row->place->id);
  if (!save (self, record, error))
    return FALSE;
  if (name != NULL && *id == 0)
    mp_people_add_party_org (self->saver->people, mp_record_get_id (record), name);
  *id = name != NULL ? mp_record_get_id (record) : 0;

  return TRUE;
}

static gboolean
save_party (const Save *self, GError **error)
{
  g_autoptr (MpRecord) record = NULL;
  gint64 party_org;
  gboolean put;

  if (!save_party_org (self, &party_org, error))
    return FALSE;
  if (!mp_import_row_speaks_of (self->row, "party") && party_org == 0)
    return TRUE;
  record = open_record (self, MP_PART_PARTY, error);
  if (record == NULL)
    return FALSE;
  put = put_values (self, "party", record);
  if (party_org != 0)
    set_id (record, "party_org", party_org);

  return (!put && party_org == 0) || save (self, record, error);
}

gboolean
mp_saver_save_organization (MpSaver *self, MpImportRow *row, const MpCurrent *current,
                            GError **error)
{
  Save job = { self, row, current, current != NULL ? current->organization : 0 };
  g_autoptr (MpRecord) organization = open_record (&job, MP_PART_ORGANIZATION, error);
  gint64 leader;
  gint64 legal_rep;
  gboolean put;

  if (organization == NULL)
    return FALSE;
  put = put_values (&job, "organization", organization);
  put = mp_import_row_put_rest (row, mp_import_subject_of (self->import, row), organization) || put;
  if ((put || current == NULL) && !save (&job, organization, error))
    return FALSE;
  row->saved = job.organization = mp_record_get_id (organization);

  return save_leader (&job, &leader, error) && save_legal_rep (&job, leader, &legal_rep, error)
         && mp_saver_save_posts (self, row, job.organization, error)
         && save_registration (&job, legal_rep, error) && save_filing (&job, error)
         && save_venue (&job, error) && save_party (&job, error);
}

/* That somebody is a member: anew, or with another title. */
static gboolean
save_membership (const Save *self, GError **error)
{
  const MpEntity *entity = mp_store_get_entity (self->saver->import->store, "person_role");
  const MpImportLink *known = mp_import_row_get_link (self->row, "member.title");
  g_autoptr (MpRecord) role = known != NULL
                                  ? mp_writer_load (self->saver->writer, entity, known->id, error)
                                  : mp_record_new_initial (entity);
  g_autoptr (GPtrArray) posts = NULL;

  if (role == NULL)
    return FALSE;
  if (known == NULL)
    {
      set_id (role, "organization", self->organization);
      set_id (role, "person", self->row->saved);
      mp_record_set_by_name (role, "role", "6");
    }
  put_values (self, "member", role);
  if (!save (self, role, error))
    return FALSE;
  posts = mp_saver_open_posts (self->saver, self->row, self->organization, error);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      put_values (self, "member", posts->pdata[i]);
      if (!save (self, posts->pdata[i], error))
        return FALSE;
    }

  return posts != NULL;
}

/* Something has changed that is said of the post and not of the person. */
static gboolean
changes_post (MpImport *import, const MpImportRow *row)
{
  const MpEntity *person = mp_store_get_entity (import->store, "person");

  for (guint i = 0; i < row->changes->len; i++)
    {
      const MpImportChange *change = g_ptr_array_index (row->changes, i);

      if (mp_entity_get_field (person, strchr (change->target, '.') + 1) == NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_saver_save_member (MpSaver *self, MpImportRow *row, gint64 organization, GError **error)
{
  Save job = { self, row, NULL, organization };
  const char *name = mp_import_row_raw (row, "member.name");

  row->saved =
      save_person (&job, "member", name, row->outcome == MP_IMPORT_UPDATED ? row->id : 0, error);

  return row->saved != 0
         && ((row->outcome == MP_IMPORT_UPDATED && !changes_post (self->import, row))
             || save_membership (&job, error));
}
