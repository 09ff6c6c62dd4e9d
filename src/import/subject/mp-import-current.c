/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One query a part for many organizations at once. Where several records could stand for one part
 * (certificates, leaders) the rows come so ordered that the one that counts comes last and stays;
 * which ones could, data/schema/views.sql says.
 */

#include "config.h"

#include "mp-import-current.h"

#include "catalog/mp-check.h"
#include "mp-import-known.h"

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
                       "k.organization AS o FROM certificate AS k JOIN filing AS t ON t.id = k.id "
                       "WHERE k.since <= date ('now', 'localtime') AND k.organization IN (SELECT "
                       "value FROM json_each (:ids)) ORDER BY k.rank" },
  [MP_PART_LEADER] = { "person", "l.organization AS o FROM leadership AS l JOIN person AS t ON "
                                 "t.id = l.person WHERE date ('now', 'localtime') BETWEEN l.since "
                                 "AND l.until AND l.organization IN (SELECT value FROM json_each "
                                 "(:ids)) ORDER BY l.rank" },
  [MP_PART_ROLE] = { "person_role", "l.organization AS o FROM leadership AS l JOIN person_role AS "
                                    "t ON t.id = l.id WHERE date ('now', 'localtime') BETWEEN "
                                    "l.since AND l.until AND l.organization IN (SELECT value FROM "
                                    "json_each (:ids)) ORDER BY l.rank" },
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
    g_clear_object (&current->records[i]);
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
  g_clear_object (&current->records[load->part]);
  current->records[load->part] = mp_current_record (load->entity, values);

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
