/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store by itself, without the rules that everybody else writes through.
 */

#include "bare-write.h"

#include "store/mp-writing.h"

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

  if (mp_record_get_id (one->record) == 0)
    return mp_writer_insert (writer, one->record, error) != 0;

  return mp_writer_update (writer, one->record, one->original, error);
}

static gboolean
delete_one (MpWriter *writer, gpointer data, GError **error)
{
  One *one = data;

  return mp_writer_delete (writer, one->entity, one->id, error);
}

static gboolean
restore_one (MpWriter *writer, gpointer data, GError **error)
{
  One *one = data;

  return mp_writer_restore (writer, one->entity, one->id, error);
}

gboolean
bare_save (MpStore *self, MpRecord *record, MpRecord *original, const char *label,
               GError **error)
{
  One one = { .record = record, .original = original };
  gint64 id = mp_record_get_id (record);

  if (mp_store_write (self, label, save_one, &one, NULL, NULL, error))
    return TRUE;

  mp_record_set_id (record, id); /* a new record that was rolled back is new again */
  return FALSE;
}

gboolean
bare_delete (MpStore *self, const MpEntity *entity, gint64 id, const char *label,
                 GError **error)
{
  One one = { .entity = entity, .id = id };

  return mp_store_write (self, label, delete_one, &one, NULL, NULL, error);
}

gboolean
bare_restore (MpStore *self, const MpEntity *entity, gint64 id, const char *label,
                  GError **error)
{
  One one = { .entity = entity, .id = id };

  return mp_store_write (self, label, restore_one, &one, NULL, NULL, error);
}

gint64
bare_add (MpStore *store, const char *entity, const char *first, ...)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (mp_store_get_entity (store, entity));
  GError *error = NULL;
  va_list values;

  va_start (values, first);
  for (const char *name = first; name != NULL; name = va_arg (values, const char *))
    g_assert_true (mp_record_set_by_name (record, name, va_arg (values, const char *)));
  va_end (values);
  bare_save (store, record, NULL, "test", &error);
  g_assert_no_error (error);

  return mp_record_get_id (record);
}
