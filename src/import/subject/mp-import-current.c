/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One query a part for many organizations at once. Where several records could stand for one part
 * (filings, leaders) the rows come so ordered that the one that counts comes last, by
 * data/schema/views.sql; a row that speaks of another, a former leader or an older number, finds
 * that one, so that a table which comes again has nothing to add.
 */

#include "config.h"

#include "mp-import-current.h"

#include "catalog/mp-check.h"
#include "mp-import-known.h"
#include "policy/mp-days.h"

#include <string.h>

typedef struct
{
  const char *entity;
  const char *from;  /* the organization's id is `o`, the record `t` */
} Part;

static const Part parts[MP_N_PARTS] = {
  [MP_PART_ORGANIZATION] = { "organization", "t.id AS o FROM organization AS t WHERE t.id IN "
                                             "(SELECT value FROM json_each (:ids))" },
  [MP_PART_REGISTRATION] = { "registration",
                             "t.organization AS o FROM registration AS t WHERE t.deleted_at IS "
                             "NULL AND t.organization IN (SELECT value FROM json_each (:ids))" },
  [MP_PART_LEGAL_REP] = { "person", "r.organization AS o FROM registration AS r JOIN person AS t "
                                    "ON t.id = r.legal_rep WHERE r.deleted_at IS NULL AND "
                                    "r.organization IN (SELECT value FROM json_each (:ids))" },
  [MP_PART_FILING] = { "filing",
                       "a.organization AS o FROM application AS a JOIN filing AS t ON t.id = a.id "
                       "WHERE a.organization IN (SELECT value FROM json_each (:ids)) ORDER BY "
                       "a.rank" },
  [MP_PART_LEADER] = { "person", "l.organization AS o FROM leadership AS l JOIN person AS t ON "
                                 "t.id = l.person WHERE l.organization IN (SELECT value FROM "
                                 "json_each (:ids)) ORDER BY l.since <= date ('now', 'localtime'), "
                                 "l.rank" },
  [MP_PART_ROLE] = { "person_role", "l.organization AS o FROM leadership AS l JOIN person_role AS "
                                    "t ON t.id = l.id WHERE l.organization IN (SELECT value FROM "
                                    "json_each (:ids)) ORDER BY l.since <= date ('now', "
                                    "'localtime'), l.rank" },
  [MP_PART_VENUE] = { "venue", "u.organization AS o FROM place_use AS u JOIN venue AS t ON t.id = "
                               "u.venue WHERE date ('now', 'localtime') BETWEEN u.since AND "
                               "u.until AND u.organization IN (SELECT value FROM json_each (:ids)) "
                               "ORDER BY u.rank" },
  [MP_PART_USE] = { "org_venue", "u.organization AS o FROM place_use AS u JOIN org_venue AS t ON "
                                 "t.id = u.id WHERE date ('now', 'localtime') BETWEEN u.since AND "
                                 "u.until AND u.organization IN (SELECT value FROM json_each "
                                 "(:ids)) ORDER BY u.rank" },
  [MP_PART_PARTY] = { "party_coverage",
                      "t.organization AS o FROM party_coverage AS t WHERE t.deleted_at IS NULL AND "
                      "t.organization IN (SELECT value FROM json_each (:ids))" },
  [MP_PART_PARTY_ORG] = { "party_org",
                          "c.organization AS o FROM party_coverage AS c JOIN party_org AS t ON "
                          "t.id = c.party_org WHERE c.deleted_at IS NULL AND c.organization IN "
                          "(SELECT value FROM json_each (:ids))" },
};

static void
current_free (gpointer data)
{
  MpCurrent *current = data;

  for (guint i = 0; i < MP_N_PARTS; i++)
    g_ptr_array_unref (current->all[i]);
  g_free (current);
}

typedef struct
{
  GHashTable *found;
  MpPart part;
  const MpEntity *entity;
} Load;

char *
mp_current_columns (const MpEntity *entity)
{
  GString *sql = g_string_new ("t.id");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      if ((field->flags & MP_CUSTOM) != 0)
        g_string_append_printf (sql, ", json_extract (t.custom, '$.%s')", field->name);
      else if ((field->flags & MP_DERIVED) == 0)
        g_string_append_printf (sql, ", t.%s", field->name);
    }

  return g_string_free (sql, FALSE);
}

MpRecord *
mp_current_record (const MpEntity *entity, const char *const *values)
{
  MpRecord *record = mp_record_new (entity, g_ascii_strtoll (values[0], NULL, 10));
  guint column = 1;

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_DERIVED) == 0)
      mp_record_set (record, &entity->fields[i], values[column++]);

  return record;
}

static gboolean
take_record (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Load *load = data;
  gint64 organization = g_ascii_strtoll (values[n_values - 1], NULL, 10);
  MpCurrent *current = g_hash_table_lookup (load->found, &organization);

  if (current == NULL)
    return TRUE;
  current->records[load->part] = mp_current_record (load->entity, values);
  g_ptr_array_add (current->all[load->part], current->records[load->part]);

  return TRUE;
}

const MpEntity *
mp_current_entity (MpStore *store, MpPart part)
{
  return mp_store_get_entity (store, parts[part].entity);
}

GHashTable *
mp_current_load (const MpSource *source, GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, current_free);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    {
      MpCurrent *current = g_new0 (MpCurrent, 1);

      current->organization = g_array_index (ids, gint64, i);
      for (guint p = 0; p < MP_N_PARTS; p++)
        current->all[p] = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_replace (found, &current->organization, current);
      g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", current->organization);
    }
  g_string_append_c (json, ']');

  for (guint p = 0; p < MP_N_PARTS; p++)
    {
      Load load = { found, (MpPart) p, mp_current_entity (source->store, (MpPart) p) };
      g_autofree char *columns = mp_current_columns (load.entity);
      g_autofree char *sql = g_strdup_printf ("SELECT %s, %s", columns, parts[p].from);
      const MpParam params[] = { { ":ids", json->str, 0 } };

      if (source->writer != NULL
              ? !mp_writer_select (source->writer, sql, params, 1, take_record, &load, error)
              : !mp_store_select (source->store, sql, params, 1, take_record, &load, cancellable,
                                  error))
        return NULL;
    }

  return g_steal_pointer (&found);
}

MpPart
mp_current_part (const char *target, const char **field)
{
  static const struct { const char *prefix; MpPart part; } names[] = {
    { "organization.", MP_PART_ORGANIZATION }, { "registration.", MP_PART_REGISTRATION }, { "filing.", MP_PART_FILING },
    { "leader.", MP_PART_LEADER }, { "venue.", MP_PART_VENUE }, { "party.", MP_PART_PARTY }, { "party_org.", MP_PART_PARTY_ORG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (target, names[i].prefix))
      {
        *field = target + strlen (names[i].prefix);
        if (names[i].part == MP_PART_LEADER
            && mp_entity_get_field (mp_entity_lookup ("person"), *field) == NULL
            && mp_entity_get_field (mp_entity_lookup ("person_role"), *field) != NULL)
          return MP_PART_ROLE;
        if (g_str_equal (target, "registration.legal_rep"))
          {
            *field = "name";
            return MP_PART_LEGAL_REP;
          }
        return names[i].part;
      }

  *field = target;
  return MP_N_PARTS;
}

const char *
mp_current_get (const MpCurrent *self, const char *target)
{
  const char *name;
  MpPart part = mp_current_part (target, &name);
  MpRecord *record = part < MP_N_PARTS ? self->records[part] : NULL;
  const MpField *field =
      record != NULL ? mp_entity_get_field (mp_record_get_entity (record), name) : NULL;

  return field != NULL ? mp_record_get (record, field) : NULL;
}

static gboolean
same_numbers (const char *a, const char *b)
{
  g_auto (GStrv) one = g_strsplit (a, "/", -1);
  g_auto (GStrv) other = g_strsplit (b, "/", -1);

  if (g_strv_length (one) != g_strv_length (other))
    return FALSE;
  for (guint i = 0; one[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; other[k] != NULL && !found; k++)
        {
          const char *p = one[i];
          const char *q = other[k];

          while (*p != '\0' || *q != '\0')
            {
              while (*p == '-')
                p++;
              while (*q == '-')
                q++;
              if (*p != *q || *p == '\0')
                break;
              p++;
              q++;
            }
          found = *p == *q;
        }
      if (!found)
        return FALSE;
    }

  return TRUE;
}

gboolean
mp_current_says (const MpField *field, const char *current, const char *value)
{
  if (value == NULL || *value == '\0')
    return TRUE;
  if (current == NULL)
    return FALSE;
  if (g_str_equal (current, value))
    return TRUE;

  switch (field->type)
    {
    case MP_TEXT:
    case MP_NOTE:
    case MP_LINK:
      {
        g_autofree char *one = NULL;
        g_autofree char *other = NULL;

        if (field->check == mp_check_phone)
          return same_numbers (current, value);
        one = mp_fold_text (current);
        other = mp_fold_text (value);
        return g_str_equal (one, other);
      }
    case MP_AREA:
      return g_ascii_strtod (current, NULL) == g_ascii_strtod (value, NULL);
    case MP_DATE:
    case MP_DATETIME:
      return g_str_has_prefix (current, value)
             && (current[strlen (value)] == '-' || current[strlen (value)] == 'T');
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_FLAG:
    case MP_CODE:
    case MP_CODES:
    case MP_DIVISION:
    default:
      return FALSE;
    }
}

/* --- of which the row speaks ------------------------------------------------------------------ */

static gboolean
is_over (const char *last_day)
{
  g_autofree char *today = mp_days_today ();

  return mp_days_before (last_day, today);
}

static gboolean
says (MpRecord *record, const char *name, const char *value)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (record), name);

  return mp_current_says (field, mp_record_get (record, field), value);
}

gboolean
mp_current_post_fits (MpRecord *post, const char *ended_on)
{
  return !is_over (mp_record_get_by_name (post, "ended_on"))
         || (ended_on != NULL && says (post, "ended_on", ended_on));
}

/* A row about somebody who no longer leads does not speak of whoever leads now. */
static gboolean
is_leader_of (MpRecord *leader, MpRecord *post, MpImportRow *row)
{
  const char *ended_on = mp_import_row_raw (row, "leader.ended_on");

  return mp_current_post_fits (post, ended_on)
         && (!is_over (ended_on) || says (leader, "name", mp_import_row_raw (row, "leader.name")));
}

/* What was decided, by its word or by what only an approval brings; NULL: the case is open. */
static const char *
decision_in (const char *decision, const char *const *brought, guint n_brought)
{
  for (guint i = 0; i < n_brought && decision == NULL; i++)
    if (brought[i] != NULL)
      decision = "1";

  return decision;
}

/* No row takes back or makes a decision that a case has not had, so no flow is moved. */
static gboolean
is_filing_of (MpRecord *filing, MpImportRow *row)
{
  static const char *const bringing[] = { "filing_no", "decided_on", "issued_on", "valid_to" };
  const char *had[G_N_ELEMENTS (bringing)];
  const char *said[G_N_ELEMENTS (bringing)];
  const char *decided;
  const char *decision;

  for (guint i = 0; i < G_N_ELEMENTS (bringing); i++)
    {
      g_autofree char *target = g_strconcat ("filing.", bringing[i], NULL);

      had[i] = mp_record_get_by_name (filing, bringing[i]);
      said[i] = mp_import_row_raw (row, target);
    }
  decided = decision_in (mp_record_get_by_name (filing, "decision"), had, G_N_ELEMENTS (had));
  decision = decision_in (mp_import_row_raw (row, "filing.decision"), said, G_N_ELEMENTS (said));

  return g_strcmp0 (decided, decision) == 0
         || (decision == NULL && g_strcmp0 (decided, "1") == 0);
}

void
mp_current_turn_to (MpCurrent *self, MpImportRow *row)
{
  const char *number = mp_import_row_raw (row, "filing.filing_no");
  GPtrArray *leaders = self->all[MP_PART_LEADER];
  GPtrArray *posts = self->all[MP_PART_ROLE];
  GPtrArray *filings = self->all[MP_PART_FILING];

  self->records[MP_PART_LEADER] = self->records[MP_PART_ROLE] = NULL;
  for (guint i = 0; i < posts->len; i++)
    if (is_leader_of (leaders->pdata[i], posts->pdata[i], row))
      {
        self->records[MP_PART_LEADER] = leaders->pdata[i];
        self->records[MP_PART_ROLE] = posts->pdata[i];
      }
  self->records[MP_PART_FILING] = NULL;
  for (guint i = 0; i < filings->len; i++)
    if (is_filing_of (filings->pdata[i], row))
      self->records[MP_PART_FILING] = filings->pdata[i];
  for (guint i = 0; number != NULL && i < filings->len; i++)
    if (is_filing_of (filings->pdata[i], row)
        && mp_record_get_by_name (filings->pdata[i], "filing_no") != NULL
        && says (filings->pdata[i], "filing_no", number))
      self->records[MP_PART_FILING] = filings->pdata[i];
}
