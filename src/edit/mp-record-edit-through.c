/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that are kept in another record (policy/mp-through.h): the name says which one it is, the
 * others go with the name. And links to records that are not there yet.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include "catalog/mp-check.h"
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

/* --- records that saving makes ---------------------------------------------------------------- */

/* A name is all that must be known of one. */
static gboolean
needs_name_only (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_REQUIRED) != 0 && entity->fields[i].initial == NULL
        && !g_str_equal (entity->fields[i].name, entity->title))
      return FALSE;
  return TRUE;
}

static gboolean
is_known (MpRecordEdit *self, const MpEntity *entity, const char *name)
{
  const MpParam params[] = { { ":name", name, 0 } };
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = :name"
                                          " AND deleted_at IS NULL",
                                          entity->name, entity->title);
  gint64 n = 0;

  return !mp_store_select_int (self->store, sql, params, G_N_ELEMENTS (params), &n, NULL) || n > 0;
}

MpRecord *
mp_record_edit_make_linked (MpRecordEdit *self, const MpField *field)
{
  const char *typed = mp_record_edit_get_typed (self, field);
  const MpEntity *entity = field->type == MP_LINK ? mp_record_edit_get_linked (self, field) : NULL;
  MpRecord *made;

  if (typed == NULL || entity == NULL || !needs_name_only (entity) || mp_check_name (typed) != NULL
      || is_known (self, entity, typed))
    return NULL;

  made = mp_record_new_initial (entity);
  mp_record_set_by_name (made, entity->title, typed);
  g_hash_table_insert (self->made, (gpointer) field, made);
  g_signal_emit_by_name (self, "changed", field);
  return made;
}

guint
mp_record_edit_count_made (MpRecordEdit *self, const MpEntity *entity)
{
  GListModel *children = mp_record_edit_get_children (self, entity);
  guint made = 0;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (children, i);

      made += g_hash_table_size (child->made);
    }
  return made;
}
