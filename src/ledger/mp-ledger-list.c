/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers are numbers, so that a clerk can sum them; everything else is the text that a person
 * reads. The workbook gets its name only when its export is on record.
 */

#include "config.h"

#include "mp-ledger-list.h"

#include <glib/gi18n-lib.h>

#include "mp-ledger-file.h"
#include "policy/mp-rules.h"
#include "workbook/mp-workbook-writer.h"

typedef struct
{
  const MpEntity *entity;
  GArray *ids;
  GPtrArray *fields; /* of const MpField */
  char *title;
  char *path;
  const char *part;
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->fields);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

/* By how much what is stored is greater than what is read; 0: it is no number. */
static double
unit_of (const MpField *field)
{
  switch (field->type)
    {
    case MP_INTEGER: return 1;
    case MP_AREA: return 1;
    case MP_MONEY: return 100;
    case MP_DECIMAL: return 1000;
    case MP_TEXT:
    case MP_NOTE:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    case MP_CODE:
    case MP_CODES:
    case MP_LINK:
    case MP_DIVISION:
    default: return 0;
    }
}

static MpCellStyle
style_of (const MpField *field)
{
  if (field->type == MP_MONEY)
    return MP_STYLE_MONEY;
  if (field->type == MP_AREA)
    return MP_STYLE_AREA;
  return unit_of (field) != 0 ? MP_STYLE_NUMBER : MP_STYLE_TEXT;
}

/* A record that is linked to is shown by its title, which may be a person's name. */
static MpMask
mask_of (MpStore *store, MpRecord *record, const MpField *field)
{
  const char *kind = field->mask == MP_MASK_NONE ? mp_record_get_kind (record, field) : NULL;
  const MpEntity *entity = kind != NULL ? mp_store_get_entity (store, kind) : NULL;

  return entity != NULL ? mp_entity_get_field (entity, entity->title)->mask : field->mask;
}

static char *
dup_masked (MpStore *store, MpRecord *record, const MpField *field)
{
  MpMask mask = mask_of (store, record, field);
  g_autofree char *text = mp_record_dup_text (record, field, mp_store_get_codes (store));

  if (mask != MP_MASK_NONE)
    return mp_mask (mask, text);
  /* Clerks write telephones into remarks; a text with a check is itself a number. */
  if ((field->type == MP_TEXT || field->type == MP_NOTE) && field->check == NULL)
    return mp_mask_numbers (text);
  return g_steal_pointer (&text);
}

static void
write_cell (MpWorkbookWriter *writer, MpStore *store, guint row, guint column, MpRecord *record,
            const MpField *field)
{
  const char *value = mp_record_get (record, field);
  double unit = field->mask == MP_MASK_NONE && value != NULL ? unit_of (field) : 0;
  g_autofree char *masked = dup_masked (store, record, field);

  if (unit != 0)
    mp_workbook_writer_number (writer, row, column, style_of (field),
                               g_ascii_strtod (value, NULL) / unit);
  else
    mp_workbook_writer_text (writer, row, column, style_of (field), masked);
}

static gboolean
write_rows (List *self, MpStore *store, MpWorkbookWriter *writer, GCancellable *cancellable,
            GError **error)
{
  mp_workbook_writer_add_sheet (writer, self->title);
  for (guint i = 0; i < self->fields->len; i++)
    mp_workbook_writer_set_width (
        writer, i, style_of (self->fields->pdata[i]) == MP_STYLE_TEXT ? 20 : 12);
  mp_workbook_writer_set_page (writer, 0, 1);
  for (guint i = 0; i < self->fields->len; i++)
    mp_workbook_writer_text (writer, 0, i, MP_STYLE_HEADER,
                             mp_field_label (self->fields->pdata[i]));

  for (guint row = 0; row < self->ids->len; row++)
    {
      g_autoptr (MpRecord) record =
          mp_store_load (store, self->entity, g_array_index (self->ids, gint64, row), error);

      if (record == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < self->fields->len; i++)
        write_cell (writer, store, row + 1, i, record, self->fields->pdata[i]);
    }
  return TRUE;
}

static gboolean
insert_batch (MpWriter *writer, gpointer data, GError **error)
{
  List *self = data;
  g_autoptr (MpRecord) batch =
      mp_ledger_file_new_batch (mp_writer_get_store (writer), self->title, self->path, self->part,
                                self->ids->len, error);

  if (batch == NULL)
    return FALSE;
  mp_record_set_by_name (batch, "full", "0");

  return mp_rules_save (writer, batch, NULL, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpStore *store = source;
  List *self = data;
  GError *error = NULL;
  g_autofree char *tmpdir = mp_store_dup_tmpdir (store);
  g_autofree char *label = g_strdup_printf (_("Export: %s"), self->title);
  g_autoptr (MpWorkbookWriter) writer =
      mp_ledger_file_check_place (store, self->path, &error)
          ? mp_workbook_writer_new (self->path, tmpdir, &error)
          : NULL;
  gboolean done =
      writer != NULL
      && mp_workbook_writer_need (writer, (gint64) self->ids->len * self->fields->len, &error)
      && write_rows (self, store, writer, cancellable, &error)
      && mp_workbook_writer_close (writer, NULL, NULL, cancellable, &error);

  if (done)
    {
      self->part = mp_workbook_writer_get_part (writer);
      done = mp_store_write (store, label, insert_batch, self, NULL, NULL, &error)
             && mp_workbook_writer_commit (writer, &error);
    }
  if (done)
    g_task_return_pointer (task, g_strdup (self->path), g_free);
  else
    g_task_return_error (task, error);
}

void
mp_ledger_list_export_async (MpStore *store, const MpEntity *entity, GArray *ids,
                             GPtrArray *fields, const char *title, const char *path,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  List *self = g_new0 (List, 1);

  self->entity = entity;
  self->ids = g_array_ref (ids);
  self->fields = g_ptr_array_ref (fields);
  self->title = g_strdup (title);
  self->path = g_strconcat (path, g_str_has_suffix (path, ".xlsx") ? "" : ".xlsx", NULL);
  g_task_set_task_data (task, self, list_free);
  g_task_run_in_thread (task, run);
}

char *
mp_ledger_list_export_finish (MpStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
