/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What two people changed: theirs becomes what is stored, mine stays what would be saved, and where
 * both touched one field somebody has to choose.
 */

#include "config.h"

#include "mp-record-edit-private.h"

void
mp_record_edit_move_onto (MpRecordEdit *self, MpRecord *theirs)
{
  g_autoptr (MpRecord) record = mp_record_copy (theirs);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];
      const char *mine = mp_record_get (self->record, field);
      const char *now = mp_record_get (theirs, field);

      if (!mp_record_edit_field_is_changed (self, field))
        continue;
      if (self->typed[i] == NULL && g_strcmp0 (mine, now) == 0)
        g_hash_table_remove (self->conflicts, field);
      else if (g_strcmp0 (now, mp_record_get (self->original, field)) != 0)
        g_hash_table_add (self->conflicts, (gpointer) field);

      if (self->typed[i] == NULL && g_strcmp0 (mine, now) != 0)
        {
          mp_record_set (record, field, mine);
          mp_record_set_title (record, field, mp_record_get_title (self->record, field));
        }
    }

  g_set_object (&self->record, record);
  g_object_unref (self->original);
  self->original = mp_record_copy (theirs);
}

gboolean
mp_record_edit_has_conflict (MpRecordEdit *self, const MpField *field)
{
  return g_hash_table_contains (self->conflicts, field);
}

char *
mp_record_edit_dup_theirs (MpRecordEdit *self, const MpField *field)
{
  return mp_record_dup_text (self->original, field, mp_store_get_codes (self->store));
}

void
mp_record_edit_settle (MpRecordEdit *self, const MpField *field, gboolean theirs)
{
  g_hash_table_remove (self->conflicts, field);
  if (theirs)
    mp_record_edit_set_value (self, field, mp_record_get (self->original, field),
                              mp_record_get_title (self->original, field));
  mp_record_edit_emit_changed (self, field);
}

void
mp_record_edit_make_new (MpRecordEdit *self)
{
  g_autoptr (MpRecord) empty = mp_record_new (self->entity, 0);

  g_set_object (&self->original, empty);
  mp_record_set_id (self->record, 0);
  g_hash_table_remove_all (self->conflicts);
}
