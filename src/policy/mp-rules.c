/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules run in the transaction of the save itself, so that the record and what follows from it are
 * one change and one undo. What holds for every kind of record stands here: where a new one lies,
 * the catalog's own checks, that a step of a workflow is taken and not typed, and that nothing is
 * taken away from under records that need it.
 */

#include "config.h"

#include "mp-rules.h"

#include "mp-agreement.h"
#include "mp-days.h"
#include "mp-flow-private.h"
#include "mp-through.h"
#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (mp-policy-error-quark, mp_policy_error)

#define POINT(entity) &mp_##entity##_rules,
static const MpRules *const all_rules[] = { MP_RULES (POINT) };
#undef POINT

static const MpRules none;

static const MpIssue backwards = { "backwards", N_("Ends before it begins") };
static const MpIssue taken = {
  "taken", N_("Another record has this number already: look it up before you go on")
};

const MpRules *
mp_rules_of (const MpEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_rules); i++)
    if (g_str_equal (all_rules[i]->entity, entity->name))
      return all_rules[i];
  return &none;
}

/* --- a new record ----------------------------------------------------------------------------- */

/* The community itself, or the only one of a township or a group; 0 when there is a choice. */
static gint64
only_community (MpStore *store, gint64 scope)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpParam params[] = { { ":scope", NULL, scope } };

  if (scope == 0
      || !mp_store_select (store,
                           "WITH RECURSIVE below (id) AS"
                           " (VALUES (:scope) UNION SELECT d.id FROM division AS d, below"
                           " WHERE d.parent = below.id AND d.deleted_at IS NULL"
                           " UNION SELECT m.division FROM division_group_member AS m, below"
                           " WHERE m.division_group = below.id AND m.deleted_at IS NULL)"
                           " SELECT division.id FROM division, below WHERE division.id = below.id"
                           " AND level = '5' AND valid_to IS NULL AND deleted_at IS NULL LIMIT 2",
                           params, G_N_ELEMENTS (params), mp_store_take_id, ids, NULL, NULL))
    return 0;

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static void
begin_in_community (MpStore *store, MpRecord *record, gint64 scope)
{
  const MpField *field = mp_entity_get_division (mp_record_get_entity (record));
  gint64 community;
  g_autoptr (MpRecord) division = NULL;

  if (field == NULL || mp_record_get (record, field) != NULL)
    return;
  community = only_community (store, scope);
  if (community == 0)
    return;

  {
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community);

    mp_record_set (record, field, id);
  }
  division = mp_store_load (store, mp_store_get_entity (store, "division"), community, NULL);
  if (division != NULL)
    mp_record_set_title (record, field, mp_record_get_by_name (division, "name"));
}

/* A form shows what a link is called, never its number. */
static void
name_links (MpStore *store, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];
      const MpEntity *of = field->type == MP_LINK && field->entity_by == NULL
                             ? mp_store_get_entity (store, field->of)
                             : NULL;
      g_autoptr (MpRecord) linked = NULL;

      if (of == NULL || of->title == NULL || mp_record_get (record, field) == NULL
          || mp_record_get_title (record, field) != NULL)
        continue;
      linked = mp_store_load (store, of, mp_record_get_int (record, field->name), NULL);
      if (linked != NULL)
        {
          const MpField *title = mp_entity_get_field (of, of->title);

          mp_record_set_title (record, field,
                               title->type == MP_LINK ? mp_record_get_title (linked, title)
                                                      : mp_record_get (linked, title));
        }
    }
}

void
mp_rules_begin (MpStore *store, MpRecord *record, gint64 scope)
{
  const MpRules *rules = mp_rules_of (mp_record_get_entity (record));

  begin_in_community (store, record, scope);
  if (rules->begin != NULL)
    rules->begin (store, record, scope);
  name_links (store, record);
}

/* --- on the form ------------------------------------------------------------------------------ */

void
mp_rules_complete (MpStore *store, MpRecord *record, const MpField *field)
{
  const MpRules *rules = mp_rules_of (mp_record_get_entity (record));

  if (rules->complete != NULL)
    rules->complete (store, record, field);
}

/* Two people with one identity number are one, typed twice, or one of them has a slip in it. */
static gboolean
is_taken (MpStore *store, MpRecord *record, const MpField *field)
{
  const MpParam params[] = { { ":value", mp_record_get (record, field), 0 },
                             { ":id", NULL, mp_record_get_id (record) } };
  g_autofree char *sql = NULL;
  gint64 others = 0;

  if ((field->flags & MP_ALONE) == 0 || params[1].number == MP_RECORD_UNKNOWN)
    return FALSE;
  sql = g_strdup_printf ("SELECT count (*) FROM %s"
                         " WHERE %s = :value AND id <> :id AND deleted_at IS NULL",
                         mp_record_get_entity (record)->name, field->name);

  return mp_store_select_int (store, sql, params, G_N_ELEMENTS (params), &others, NULL)
         && others > 0;
}

/* Nothing ends before it begins. */
static gboolean
is_backwards (MpRecord *record, const MpField *field)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *before = field > entity->fields ? field - 1 : NULL;

  return before != NULL && (before->flags & MP_BEGINS) != 0
         && mp_days_before (mp_record_get (record, field), mp_record_get (record, before));
}

const MpIssue *
mp_rules_advise (MpStore *store, MpRecord *record, const MpField *field)
{
  const char *value = mp_record_get (record, field);
  const MpIssue *issue = value != NULL && field->check != NULL ? field->check (value) : NULL;
  const MpRules *rules;
  gboolean impossible;

  if (issue == NULL && value != NULL && is_taken (store, record, field))
    issue = &taken;
  if (issue == NULL && value != NULL && is_backwards (record, field))
    issue = &backwards;
  if (issue == NULL)
    issue = mp_agreement_find (store, record, field, &impossible);
  if (issue != NULL || value == NULL)
    return issue;
  rules = mp_rules_of (mp_record_get_entity (record));

  return rules->advise != NULL ? rules->advise (store, record, field) : NULL;
}

const MpIssue *
mp_rules_find_impossible (MpStore *store, MpRecord *record, const MpField *field)
{
  gboolean impossible;
  const MpIssue *issue = mp_agreement_find (store, record, field, &impossible);

  return impossible ? issue : NULL;
}

/* --- saving ----------------------------------------------------------------------------------- */

static gboolean
take_number (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gint64 *) data = values[0] != NULL ? g_ascii_strtoll (values[0], NULL, 10) : 0;
  return FALSE;
}

gboolean
mp_rules_count (MpWriter *writer, const char *sql, const MpParam *params, guint n_params, gint64 *n,
                GError **error)
{
  *n = 0;
  return mp_writer_select (writer, sql, params, n_params, take_number, n, error);
}

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(char **) data = g_strdup (values[0]);
  return FALSE;
}

gboolean
mp_rules_dup (MpWriter *writer, const char *sql, const MpParam *params, guint n_params, char **text,
              GError **error)
{
  *text = NULL;
  return mp_writer_select (writer, sql, params, n_params, take_text, text, error);
}

/* A field of the office's own, and one that is worked out, keeps nothing where it is. */
static gboolean
binds (const MpField *field)
{
  return (field->flags & (MP_DERIVED | MP_CUSTOM)) == 0;
}

/* What is put under a record in the bin could be taken back no more: restoring and undoing both
 * need the other one first. A link that stays as it was may be kept.
 */
static gboolean
refuse_deleted (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];
      const char *linked = binds (field) ? mp_record_get_kind (record, field) : NULL;
      const char *id = linked != NULL ? mp_record_get (record, field) : NULL;
      const MpParam params[] = { { ":id", NULL, id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0 } };
      g_autofree char *sql = NULL;
      gint64 n;

      if (id == NULL || (before != NULL && g_strcmp0 (mp_record_get (before, field), id) == 0))
        continue;
      sql = g_strdup_printf (
          "SELECT count (*) FROM %s WHERE id = :id AND deleted_at IS NOT NULL", linked);
      if (!mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), &n, error))
        return FALSE;
      if (n > 0)
        {
          g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("%s: what is chosen is in the bin. Restore it first, or choose another "
                         "one."),
                       mp_field_label (field));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
mp_rules_write (MpWriter *writer, MpRecord *record, MpRecord *original, MpRecord *before,
                GError **error)
{
  const MpRules *rules = mp_rules_of (mp_record_get_entity (record));

  if (!refuse_deleted (writer, record, before, error)
      || (rules->refuse != NULL && !rules->refuse (writer, record, before, error)))
    return FALSE;
  if (before == NULL ? mp_writer_insert (writer, record, error) == 0
                     : !mp_writer_update (writer, record, original, error))
    return FALSE;

  return rules->follow == NULL || rules->follow (writer, record, before, error);
}

gboolean
mp_rules_save (MpWriter *writer, MpRecord *record, MpRecord *original, GError **error)
{
  gint64 id = mp_record_get_id (record);
  g_autoptr (MpRecord) before = NULL;

  if (id != 0)
    {
      before = mp_writer_load (writer, mp_record_get_entity (record), id, error);
      if (before == NULL)
        return FALSE;
    }

  return mp_flow_allows (record, before, error)
         && mp_rules_write (writer, record, original, before, error)
         && ((original == NULL && before != NULL)
             || mp_through_write (writer, record, original, error));
}

/* --- deleting --------------------------------------------------------------------------------- */

/* Live records of `user` whose `field` links to the one that is to go. What belongs to it (its
 * children) goes with it.
 */
static gboolean
count_users (MpWriter *writer, const MpEntity *user, const MpField *field, const char *kind,
             gint64 id, gint64 *n, GError **error)
{
  g_autofree char *of_kind = field->entity_by != NULL
                               ? g_strdup_printf (" AND %s = '%s'", field->entity_by, kind)
                               : g_strdup ("");
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = :id AND deleted_at IS NULL%s",
                       user->name, field->name, of_kind);
  const MpParam params[] = { { ":id", NULL, id } };

  return mp_rules_count (writer, sql, params, G_N_ELEMENTS (params), n, error);
}

static gboolean
refuse_used (MpWriter *writer, const MpEntity *entity, gint64 id, GError **error)
{
  g_autoptr (GString) users = g_string_new (NULL);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      gint64 total = 0;

      for (guint f = 0; f < entities[e]->n_fields; f++)
        {
          const MpField *field = &entities[e]->fields[f];
          gint64 n = 0;

          if (!binds (field) || !mp_field_links_to (field, entity->name)
              || field == mp_entity_get_belonging (entities[e], entity))
            continue;
          if (!count_users (writer, entities[e], field, entity->name, id, &n, error))
            return FALSE;
          total += n;
        }
      if (total > 0)
        g_string_append_printf (users, "%s%s %" G_GINT64_FORMAT, users->len > 0 ? "、" : "",
                                _(entities[e]->label), total);
    }
  if (users->len == 0)
    return TRUE;

  g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_USED,
               _("Still used by: %s. End it there, or choose another one there first; nothing was "
                  "deleted."),
               users->str);
  return FALSE;
}

gboolean
mp_rules_delete (MpWriter *writer, const MpEntity *entity, gint64 id, GError **error)
{
  const MpRules *rules = mp_rules_of (entity);

  return refuse_used (writer, entity, id, error)
         && (rules->leave == NULL || rules->leave (writer, id, error))
         && mp_writer_delete (writer, entity, id, error);
}

gboolean
mp_rules_restore (MpWriter *writer, const MpEntity *entity, gint64 id, GError **error)
{
  const MpRules *rules = mp_rules_of (entity);

  return mp_writer_restore (writer, entity, id, error)
         && (rules->come_back == NULL || rules->come_back (writer, id, error));
}

/* --- one record, one transaction -------------------------------------------------------------- */

typedef struct
{
  MpRecord *record;
  MpRecord *original;
  const MpEntity *entity;
  gint64 id;
} One;

static gboolean
save_one (MpWriter *writer, gpointer data, GError **error)
{
  One *one = data;

  return mp_rules_save (writer, one->record, one->original, error);
}

static gboolean
delete_one (MpWriter *writer, gpointer data, GError **error)
{
  One *one = data;

  return mp_rules_delete (writer, one->entity, one->id, error);
}

static gboolean
restore_one (MpWriter *writer, gpointer data, GError **error)
{
  One *one = data;

  return mp_rules_restore (writer, one->entity, one->id, error);
}

gboolean
mp_rules_store_record (MpStore *store, MpRecord *record, MpRecord *original, const char *label,
                       gint64 *change, GError **error)
{
  One one = { .record = record, .original = original };
  gint64 id = mp_record_get_id (record);

  if (mp_store_write (store, label, save_one, &one, NULL, change, error))
    return TRUE;

  /* Rolled back: what was new is new again. */
  mp_record_set_id (record, id);
  return FALSE;
}

gboolean
mp_rules_delete_record (MpStore *store, const MpEntity *entity, gint64 id, const char *label,
                        GError **error)
{
  One one = { .entity = entity, .id = id };

  return mp_store_write (store, label, delete_one, &one, NULL, NULL, error);
}

gboolean
mp_rules_restore_record (MpStore *store, const MpEntity *entity, gint64 id, const char *label,
                         GError **error)
{
  One one = { .entity = entity, .id = id };

  return mp_store_write (store, label, restore_one, &one, NULL, NULL, error);
}
