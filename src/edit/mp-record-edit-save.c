/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One save is one transaction: the record, then its children. The writer thread gets copies, so
 * the person goes on typing; when it is done the edit is moved onto what was written and only
 * what was typed since remains a change.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MpRecordEdit *edit;
  MpRecord *record;   /* the rules complete it as it is written */
  MpRecord *typed;    /* as the person had it then */
  MpRecord *original; /* NULL: a new one */
  GHashTable *made;   /* MpField to MpRecord: what it links to and is not there yet */
  gboolean removed;
} Part;

typedef struct
{
  GPtrArray *parts; /* the record itself first */
  gint64 change;
} Job;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->edit);
  g_object_unref (part->record);
  g_object_unref (part->typed);
  g_clear_object (&part->original);
  g_hash_table_unref (part->made);
  g_free (part);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->parts);
  g_free (job);
}

static void
add_part (Job *job, MpRecordEdit *edit, gboolean removed)
{
  Part *part = g_new0 (Part, 1);
  GHashTableIter each;
  gpointer field, made;

  part->edit = g_object_ref (edit);
  part->record = mp_record_copy (edit->record);
  part->typed = mp_record_copy (edit->record);
  part->original = mp_record_edit_is_new (edit) ? NULL : mp_record_copy (edit->original);
  part->made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_hash_table_iter_init (&each, edit->made);
  while (g_hash_table_iter_next (&each, &field, &made))
    g_hash_table_insert (part->made, field, mp_record_copy (made));
  part->removed = removed;
  g_ptr_array_add (job->parts, part);
}

static Job *
gather (MpRecordEdit *self)
{
  Job *job = g_new0 (Job, 1);

  job->parts = g_ptr_array_new_with_free_func (part_free);
  add_part (job, self, FALSE);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown),
                                                                  j);

          if (mp_record_edit_fields_are_changed (child))
            add_part (job, child, FALSE);
        }
      for (guint j = 0; j < children->removed->len; j++)
        add_part (job, children->removed->pdata[j], TRUE);
    }

  return job;
}

/* Two that agree in all that makes their kind one are one. */
static MpRecord *
find_made (GPtrArray *all, MpRecord *made)
{
  const MpEntity *entity = mp_record_get_entity (made);
  g_auto (GStrv) names = g_strsplit (entity->identity != NULL ? entity->identity : "", " ", -1);

  for (guint i = 0; i < all->len; i++)
    {
      gboolean same = entity->identity != NULL && mp_record_get_entity (all->pdata[i]) == entity;

      for (char **name = names; same && *name != NULL; name++)
        same = g_strcmp0 (mp_record_get_by_name (made, *name),
                          mp_record_get_by_name (all->pdata[i], *name))
               == 0;
      if (same)
        return all->pdata[i];
    }
  return NULL;
}

static gboolean
write_made (MpWriter *writer, Part *part, GPtrArray *all, GError **error)
{
  GHashTableIter each;
  gpointer field, made;

  g_hash_table_iter_init (&each, part->made);
  while (g_hash_table_iter_next (&each, &field, &made))
    {
      MpRecord *known = find_made (all, made);
      g_autofree char *id = NULL;

      if (known == NULL && !mp_rules_save (writer, made, NULL, error))
        return FALSE;
      if (known == NULL)
        g_ptr_array_add (all, known = made);
      id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (known));
      mp_record_set (part->record, field, id);
    }
  return TRUE;
}

static gboolean
write_parts (MpWriter *writer, gpointer data, GError **error)
{
  Job *job = data;
  Part *top = job->parts->pdata[0];
  g_autoptr (GPtrArray) made = g_ptr_array_new ();

  for (guint i = 0; i < job->parts->len; i++)
    {
      Part *part = job->parts->pdata[i];
      const MpEntity *entity = mp_record_get_entity (part->record);

      if (part->removed)
        {
          if (!mp_rules_delete (writer, entity, mp_record_get_id (part->record), error))
            return FALSE;
          continue;
        }
      if (part != top && part->original == NULL)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 mp_record_get_id (top->record));

          mp_record_set_by_name (part->record, entity->parent, id);
        }
      if (!write_made (writer, part, made, error)
          || !mp_rules_save (writer, part->record, part->original, error))
        return FALSE;
    }

  return TRUE;
}

/* Numbers and deadlines that the rules have put in are no changes of the person's. */
static void
take_completed (Part *part)
{
  const MpEntity *entity = mp_record_get_entity (part->record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const char *typed = mp_record_get (part->typed, field);
      const char *written = mp_record_get (part->record, field);

      if (g_strcmp0 (typed, written) != 0
          && g_strcmp0 (typed, mp_record_get (part->edit->record, field)) == 0)
        mp_record_set (part->edit->record, field, written);
    }
}

/* What was typed has become a record. */
static void
take_made (Part *part)
{
  GHashTableIter each;
  gpointer field;

  g_hash_table_iter_init (&each, part->made);
  while (g_hash_table_iter_next (&each, &field, NULL))
    if (g_hash_table_remove (part->edit->made, field))
      g_clear_pointer (&part->edit->typed[mp_entity_index (part->edit->entity, field)], g_free);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  MpRecordEdit *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!mp_store_write_finish (MP_STORE (source), result, &job->change, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < job->parts->len; i++)
    {
      Part *part = job->parts->pdata[i];

      mp_record_set_id (part->edit->record, mp_record_get_id (part->record));
      take_completed (part);
      take_made (part);
      g_object_unref (part->edit->original);
      part->edit->original = mp_record_copy (part->record);
    }
  if (mp_record_edit_rebase (self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mp_record_edit_save_async (MpRecordEdit *self, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *label = mp_record_edit_dup_label (self);
  Job *job = gather (self);

  g_task_set_source_tag (task, mp_record_edit_save_async);
  g_task_set_task_data (task, job, job_free);
  mp_store_write_async (self->store, label, write_parts, job, NULL, cancellable, written_cb, task);
}

gboolean
mp_record_edit_save_finish (MpRecordEdit *self, GAsyncResult *result, gint64 *change,
                            GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (change != NULL)
    *change = job->change;

  return g_task_propagate_boolean (G_TASK (result), error);
}
