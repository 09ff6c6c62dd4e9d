/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that are kept in another record (policy/mp-through.h): the name says which one it is, the
 * others go with the name.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include "policy/mp-through.h"

static gboolean
is_as_stored (MpRecordEdit *self, const MpField *field)
{
  return g_strcmp0 (mp_record_get (self->record, field), mp_record_get (self->original, field))
         == 0;
}

/* Another name means another record: what is known of the one before is not said of it. It comes
 * back with the name.
 */
void
mp_record_edit_follow_name (MpRecordEdit *self, const MpField *name)
{
  gboolean same = is_as_stored (self, name);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];
      const char *stored = mp_record_get (self->original, field);

      if (field == name || !mp_through_is_along (field, name) || self->typed[i] != NULL)
        continue;
      if (!same && stored != NULL && is_as_stored (self, field))
        mp_record_edit_set_value (self, field, NULL, NULL);
      else if (same && mp_record_get (self->record, field) == NULL)
        mp_record_edit_set_value (self, field, stored, NULL);
    }
}

gboolean
mp_record_edit_take_linked (MpRecordEdit *self, const MpField *field, gint64 id)
{
  MpThrough way;
  g_autoptr (MpRecord) linked = NULL;

  g_return_val_if_fail (mp_through_get (field, &way), FALSE);

  linked = mp_store_load (self->store, mp_store_get_entity (self->store, way.linked->name), id,
                          NULL);
  if (linked == NULL)
    return FALSE;
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_through_is_along (&self->entity->fields[i], field)
        && mp_through_get (&self->entity->fields[i], &way))
      mp_record_edit_set_value (self, &self->entity->fields[i],
                                mp_record_get_by_name (linked, way.field), NULL);
  mp_through_choose (self->record, field, id);
  return TRUE;
}
