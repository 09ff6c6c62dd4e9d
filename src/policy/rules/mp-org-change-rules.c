/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change in force is made: the record of the change and the organization never say two things
 * (domain.md W3). It is made where the organization still stands as it was before; where it stands
 * otherwise already, or the change is not one value of it, the change is written down and the form
 * says so. A list of old changes brings what it says in the order of its days, whatever the order
 * of its rows.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-days.h"
#include "policy/mp-through.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME "name"
#define LEADER "leader_name"

/* Which value of an organization an item means; the others are none or move in another way. */
static const struct
{
  const char *item;
  const char *field;
} items[] = {
  { "1", NAME },
  { "2", LEADER },
  { "3", "venue_name" },
  { "4", "business_scope" },
  { "7", "org_type" },
  { "9", "activity_fund" },
};

static const MpIssue noted_only = {
  "change_noted",
  N_("This is written down here only: what it changes is written into the record of the "
      "organization by hand")
};
static const MpIssue unreadable = {
  "change_unreadable",
  N_("This cannot be read as a value of the organization: it is written down here only")
};
static const MpIssue otherwise = {
  "change_otherwise",
  N_("The organization does not stand as before this change: it is written down here only")
};
static const MpIssue without_day = {
  "change_undated", N_("Say since when: then the organization is changed with it on saving")
};
static const MpIssue not_yet = {
  "change_ahead", N_("Not in force yet: the organization stays as it is; save this again that day")
};
static const MpIssue several = {
  "change_namesakes",
  N_("Several people have this name: choose the one who leads in the record of the organization")
};

/* --- values ----------------------------------------------------------------------------------- */

static const MpField *
field_of (MpRecord *change, const MpEntity *organization)
{
  const char *item = mp_record_get_by_name (change, "change_item");

  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (items); i++)
    if (g_str_equal (items[i].item, item))
      return mp_entity_get_field (organization, items[i].field);
  return NULL;
}

/* What a person wrote, as the organization keeps it; NULL: it is no value of this field. */
static char *
read_value (MpStore *store, const MpField *field, const char *text)
{
  if (text == NULL)
    return NULL;
  if (field->type == MP_CODE)
    {
      gboolean exact;
      const MpCode *code = mp_codes_find (mp_store_get_codes (store), field->of, text, &exact);

      return code != NULL ? g_strdup (code->code) : NULL;
    }
  /* A telephone, or two people, are no name. */
  if (g_str_equal (field->name, LEADER) && strpbrk (text, "0123456789,;") != NULL)
    return NULL;

  return mp_field_parse (field, text, NULL);
}

static char *
dup_words (MpStore *store, const MpField *field, const char *value)
{
  if (value == NULL)
    return NULL;

  return field->type == MP_CODE
           ? g_strdup (mp_codes_label (mp_store_get_codes (store), field->of, value))
           : mp_field_format (field, value);
}

static gboolean
is_value (MpStore *store, const MpField *field, const char *text, const char *value)
{
  g_autofree char *read = read_value (store, field, text);

  return g_strcmp0 (read, value) == 0;
}

void
mp_org_change_fill_before (MpStore *store, MpRecord *change, MpRecord *organization)
{
  const MpEntity *entity = mp_record_get_entity (organization);
  const MpField *field = field_of (change, entity);
  const char *before = mp_record_get_by_name (change, "before_value");
  gboolean given = before == NULL;
  g_autofree char *now = NULL;

  /* What another item had filled in is not what was typed. */
  for (guint i = 0; !given && i < G_N_ELEMENTS (items); i++)
    {
      const MpField *other = mp_entity_get_field (entity, items[i].field);
      g_autofree char *words = dup_words (store, other, mp_record_get (organization, other));

      given = g_strcmp0 (words, before) == 0;
    }
  if (!given)
    return;

  now = field != NULL ? dup_words (store, field, mp_record_get (organization, field)) : NULL;
  mp_record_set_by_name (change, "before_value", now);
}

static gboolean
is_in_force (MpRecord *change)
{
  const char *day = mp_record_get_by_name (change, "effective_on");
  g_autofree char *today = mp_days_today ();

  return day != NULL && !mp_days_before (today, day);
}

/* --- on the form ------------------------------------------------------------------------------ */

static MpRecord *
load_organization (MpStore *store, MpRecord *change)
{
  gint64 id = mp_record_get_int (change, "organization");

  return id > 0 ? mp_store_load (store, mp_store_get_entity (store, "organization"), id, NULL)
                : NULL;
}

void
mp_org_change_complete (MpStore *store, MpRecord *change, const MpField *field)
{
  g_autoptr (MpRecord) organization = NULL;

  if (!(g_str_equal (field->name, "change_item") || g_str_equal (field->name, "organization")))
    return;
  organization = load_organization (store, change);
  if (organization != NULL)
    mp_org_change_fill_before (store, change, organization);
}

/* People of a name whom the organization knows, then all of that name. */
#define NAMESAKES(whose)                                                                           \
  "SELECT CASE WHEN count (*) > 1 THEN -1 ELSE coalesce (max (p.id), 0) END FROM person AS p"      \
  " WHERE p.name = :name AND p.deleted_at IS NULL" whose
#define OF_ROSTER                                                                                  \
  " AND p.id IN (SELECT r.person FROM person_role AS r WHERE r.organization = :organization"       \
  " AND r.deleted_at IS NULL)"

static const MpIssue *
advise_after (MpStore *store, MpRecord *change, MpRecord *organization, const MpField *field)
{
  const char *text = mp_record_get_by_name (change, "after_value");
  const char *now = mp_record_get (organization, field);
  g_autofree char *after = read_value (store, field, text);
  const MpParam params[] = { { ":name", after, 0 },
                             { ":organization", NULL, mp_record_get_id (organization) } };
  gint64 id = 0;

  if (after == NULL)
    return &unreadable;
  if (g_strcmp0 (after, now) == 0)
    return NULL;
  if (!is_value (store, field, mp_record_get_by_name (change, "before_value"), now))
    return mp_record_get_id (change) <= 0 ? &otherwise : NULL;
  if (mp_record_get_by_name (change, "effective_on") == NULL)
    return &without_day;
  if (!is_in_force (change))
    return &not_yet;
  if (g_str_equal (field->name, LEADER)
      && mp_store_select_int (store, NAMESAKES (OF_ROSTER), params, G_N_ELEMENTS (params), &id,
                              NULL)
      && id == 0)
    mp_store_select_int (store, NAMESAKES (""), params, 1, &id, NULL);

  return id < 0 ? &several : NULL;
}

static const MpIssue *
advise (MpStore *store, MpRecord *change, const MpField *field)
{
  const MpField *means = field_of (change, mp_store_get_entity (store, "organization"));
  g_autoptr (MpRecord) organization = NULL;

  if (g_str_equal (field->name, "change_item"))
    return means == NULL ? &noted_only : NULL;
  if (!g_str_equal (field->name, "after_value") || means == NULL)
    return NULL;
  organization = load_organization (store, change);

  return organization != NULL ? advise_after (store, change, organization, means) : NULL;
}

/* --- making it -------------------------------------------------------------------------------- */

/* -1: several people have the name; 0: nobody has. */
static gboolean
find_person (MpWriter *writer, MpRecord *organization, const char *name, gint64 *id,
             GError **error)
{
  const MpParam params[] = { { ":name", name, 0 },
                             { ":organization", NULL, mp_record_get_id (organization) } };

  return mp_rules_count (writer, NAMESAKES (OF_ROSTER), params, G_N_ELEMENTS (params), id, error)
         && (*id != 0 || mp_rules_count (writer, NAMESAKES (""), params, 1, id, error));
}

/* Whoever still has the old name finds the organization by it. */
static void
keep_name (MpRecord *organization)
{
  const char *name = mp_record_get_by_name (organization, NAME);
  const char *former = mp_record_get_by_name (organization, "former_names");
  g_autofree char *all = former != NULL ? g_strdup_printf ("%s、%s", former, name)
                                        : g_strdup (name);

  mp_record_set_by_name (organization, "former_names", all);
}

/* Whether the one who counts today came later than the change. */
static gboolean
came_later (MpWriter *writer, MpRecord *organization, const MpField *field, const char *day,
            gboolean *later, GError **error)
{
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (organization) },
                             { ":day", day, 0 } };
  g_autofree char *sql = NULL;
  g_auto (GStrv) current = NULL;
  MpThrough way;
  gint64 n = 0;

  *later = FALSE;
  if (!mp_through_get (field, &way))
    return TRUE;
  current = g_strsplit (way.child->current, " ", -1);
  sql = g_strdup_printf ("SELECT count (*) FROM (SELECT v.since, max (v.rank) FROM %s AS v"
                         " WHERE v.%s = :id AND date ('now', 'localtime')"
                         " BETWEEN v.since AND v.until) WHERE since > :day",
                         current[0], way.child->parent);
  if (!mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), &n, error))
    return FALSE;

  *later = n > 0;
  return TRUE;
}

static gboolean
make_leader (MpWriter *writer, MpRecord *organization, const char *name, gboolean *made,
             GError **error)
{
  const MpEntity *entity = mp_record_get_entity (organization);
  gint64 person;

  if (!find_person (writer, organization, name, &person, error))
    return FALSE;
  *made = person >= 0;
  if (!*made)
    return TRUE;

  /* The telephone was the other one's. */
  mp_record_set_by_name (organization, "leader_phone", NULL);
  if (person > 0)
    {
      g_autoptr (MpRecord) known =
          mp_writer_load (writer, mp_store_get_entity (mp_writer_get_store (writer), "person"),
                          person, error);

      if (known == NULL)
        return FALSE;
      mp_record_set_by_name (organization, "leader_phone",
                             mp_record_get_by_name (known, "phone"));
      mp_through_choose (organization, mp_entity_get_field (entity, LEADER), person);
    }
  return TRUE;
}

/* As far as it can be; `corrects`: the value that stands there was a slip in this very change. */
static gboolean
make (MpWriter *writer, MpRecord *organization, const MpField *field, const char *after,
      const char *day, gboolean corrects, gboolean *made, GError **error)
{
  g_autoptr (MpRecord) original = mp_record_copy (organization);
  gboolean later;

  *made = FALSE;
  if (!came_later (writer, organization, field, day, &later, error))
    return FALSE;
  if (later)
    return TRUE;
  if (g_str_equal (field->name, NAME) && !corrects)
    keep_name (organization);
  mp_record_set (organization, field, after);
  *made = TRUE;
  if (g_str_equal (field->name, LEADER)
      && !make_leader (writer, organization, after, made, error))
    return FALSE;
  if (!*made)
    return TRUE;

  return field->through != NULL
           ? mp_through_write_since (writer, organization, original, day, error)
           : mp_rules_save (writer, organization, original, error);
}

static gboolean follow (MpWriter *writer, MpRecord *change, MpRecord *before, GError **error);

/* A change that came after this one and had to wait for it. */
static gboolean
make_next (MpWriter *writer, MpRecord *change, GError **error)
{
  const MpParam params[] = {
    { ":organization", NULL, mp_record_get_int (change, "organization") },
    { ":item", mp_record_get_by_name (change, "change_item"), 0 },
    { ":after", mp_record_get_by_name (change, "after_value"), 0 },
    { ":day", mp_record_get_by_name (change, "effective_on"), 0 },
  };
  g_autoptr (MpRecord) next = NULL;
  gint64 id;

  if (!mp_rules_count (writer,
                       "SELECT id FROM org_change WHERE organization = :organization"
                       " AND change_item = :item AND before_value = :after"
                       " AND effective_on > :day AND deleted_at IS NULL"
                       " ORDER BY effective_on, id LIMIT 1",
                       params, G_N_ELEMENTS (params), &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  next = mp_writer_load (writer, mp_record_get_entity (change), id, error);

  return next != NULL && follow (writer, next, NULL, error);
}

/* What was granted just now is made whatever was thought to stand there. */
static gboolean
is_granted (MpRecord *change, MpRecord *before)
{
  return before == NULL && mp_record_get_by_name (change, "filing") != NULL;
}

static gboolean
follow (MpWriter *writer, MpRecord *change, MpRecord *before, GError **error)
{
  MpStore *store = mp_writer_get_store (writer);
  const MpEntity *entity = mp_store_get_entity (store, "organization");
  const MpField *field = field_of (change, entity);
  g_autofree char *after =
      field != NULL ? read_value (store, field, mp_record_get_by_name (change, "after_value"))
                    : NULL;
  g_autoptr (MpRecord) organization = NULL;
  const char *now;
  gboolean corrects, made;

  if (after == NULL || !is_in_force (change))
    return TRUE;
  organization =
      mp_writer_load (writer, entity, mp_record_get_int (change, "organization"), error);
  if (organization == NULL)
    return FALSE;
  now = mp_record_get (organization, field);
  corrects = before != NULL && field_of (before, entity) == field && is_in_force (before)
             && is_value (store, field, mp_record_get_by_name (before, "after_value"), now);
  if (g_strcmp0 (now, after) == 0
      || !(corrects || is_granted (change, before)
           || is_value (store, field, mp_record_get_by_name (change, "before_value"), now)))
    return TRUE;

  return make (writer, organization, field, after,
               mp_record_get_by_name (change, "effective_on"), corrects, &made, error)
         && (!made || make_next (writer, change, error));
}

const MpRules mp_org_change_rules = {
  .entity = "org_change",
  .complete = mp_org_change_complete,
  .advise = advise,
  .follow = follow,
};
