/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A title may itself be a link (a post is mentioned by its person), so the two functions call
 * each other; the catalog's parents come before children, so this ends.
 */

#include "config.h"

#include "mp-wording.h"

#include <glib/gi18n-lib.h>

/* A year says of what only with the name of whose year it was: 左岸舞蹈队 2026. */
static char *
name_owner (MpStore *store, MpRecord *record, const char *text)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *owner = entity->parent != NULL ? mp_entity_get_field (entity, entity->parent)
                                                : NULL;
  g_autofree char *name = NULL;

  if (owner == NULL || mp_record_get (record, owner) == NULL)
    return NULL;
  name = mp_record_get_title (record, owner) != NULL
           ? g_strdup (mp_record_get_title (record, owner))
           : mp_wording_of_value (store, owner, mp_record_get (record, owner));

  return *name != '\0' ? g_strdup_printf ("%s %s", name, text) : NULL;
}

char *
mp_wording_of_record (MpStore *store, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *field = entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;
  g_autofree char *text = NULL;

  if (field != NULL && mp_record_get_title (record, field) != NULL)
    text = g_strdup (mp_record_get_title (record, field));
  else if (field != NULL)
    text = mp_wording_of_value (store, field, mp_record_get (record, field));
  if (field != NULL && field->type == MP_INTEGER && text != NULL && *text != '\0')
    {
      g_autofree char *year = g_steal_pointer (&text);

      text = name_owner (store, record, year);
      if (text == NULL)
        text = g_steal_pointer (&year);
    }

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (_(entity->label));
}

char *
mp_wording_of_id (MpStore *store, const char *entity, gint64 id)
{
  g_autoptr (MpRecord) record = mp_store_load (store,
                                               mp_store_get_entity (store, entity), id, NULL);

  return record != NULL ? mp_wording_of_record (store, record) : g_strdup ("");
}

/* Ids are unique among all kinds, so that of several the one that has it is meant. */
static char *
wording_of_link (MpStore *store, const MpField *field, gint64 id)
{
  g_auto (GStrv) kinds = mp_field_list_kinds (field);

  for (char **kind = kinds; *kind != NULL; kind++)
    {
      g_autoptr (MpRecord) record = mp_store_load (store, mp_store_get_entity (store, *kind), id,
                                                   NULL);

      if (record != NULL)
        return mp_wording_of_record (store, record);
    }

  return g_strdup ("");
}

char *
mp_wording_of_division (MpStore *store, gint64 id)
{
  const MpEntity *entity = mp_store_get_entity (store, "division");
  g_autoptr (MpRecord) record = mp_store_load (store, entity, id, NULL);
  const char *name =
      record != NULL ? mp_record_get (record, mp_entity_get_field (entity, "short_name")) : NULL;

  if (name != NULL)
    return g_strdup (name);
  return record != NULL ? mp_wording_of_record (store, record) : g_strdup ("");
}

char *
mp_wording_of_scope (MpStore *store, gint64 id)
{
  g_autofree char *group = mp_wording_of_id (store, "division_group", id);

  return *group != '\0' ? g_steal_pointer (&group) : mp_wording_of_division (store, id);
}

char *
mp_wording_of_value (MpStore *store, const MpField *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return g_strdup ("");

  switch (field->type)
    {
    case MP_LINK:
      return wording_of_link (store, field, g_ascii_strtoll (value, NULL, 10));

    case MP_DIVISION:
      return mp_wording_of_division (store, g_ascii_strtoll (value, NULL, 10));

    case MP_CODE:
      return g_strdup (mp_codes_label (mp_store_get_codes (store), field->of, value));

    case MP_CODES:
      {
        g_auto (GStrv) codes = g_strsplit (value, ",", -1);
        GString *text = g_string_new (NULL);

        for (char **code = codes; *code != NULL; code++)
          g_string_append_printf (text, "%s%s", code == codes ? "" : "、",
                                  mp_codes_label (mp_store_get_codes (store), field->of, *code));
        return g_string_free (text, FALSE);
      }

    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    default:
      return mp_field_format (field, value);
    }
}
