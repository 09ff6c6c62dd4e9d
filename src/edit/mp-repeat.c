/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which fields are said again follows from their type and their flags: a number or a day that was
 * copied unseen would be a false one.
 */

#include "config.h"

#include "mp-repeat.h"

gboolean
mp_repeat_offers (const MpEntity *entity)
{
  return entity->newest_first;
}

/* What is searched and is neither the title nor a link is a number of its own. */
static gboolean
is_own_number (const MpEntity *entity, const MpField *field)
{
  return (field->flags & MP_ALONE) != 0
         || ((field->flags & MP_SEARCHED) != 0 && field->type == MP_TEXT
             && g_strcmp0 (field->name, entity->title) != 0);
}

static gboolean
is_said_again (const MpEntity *entity, const MpField *field)
{
  if ((field->flags & (MP_DERIVED | MP_FIXED)) != 0 || field->initial != NULL
      || is_own_number (entity, field))
    return FALSE;
  return field->type == MP_TEXT || field->type == MP_CODE || field->type == MP_CODES
         || field->type == MP_FLAG || field->type == MP_LINK || field->type == MP_DIVISION;
}

MpRecord *
mp_repeat_new (MpRecord *earlier)
{
  const MpEntity *entity = mp_record_get_entity (earlier);
  MpRecord *record = mp_record_new_initial (entity);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];

      if (!is_said_again (entity, field))
        continue;
      mp_record_set (record, field, mp_record_get (earlier, field));
      if (field->type == MP_LINK || field->type == MP_DIVISION)
        mp_record_set_title (record, field, mp_record_get_title (earlier, field));
    }

  return record;
}

const MpField *
mp_repeat_asks (MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  const MpField *order = entity->order != NULL ? mp_entity_get_field (entity, entity->order) : NULL;
  const MpField *title = entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;

  return mp_record_get_id (record) == 0 && mp_repeat_offers (entity) && order != NULL
             && title != NULL && title->type == MP_TEXT && mp_record_get (record, title) != NULL
             && mp_record_get (record, order) == NULL
           ? order
           : NULL;
}
