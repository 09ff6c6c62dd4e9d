/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history, undo and redo. The history of one record says field by field what was before.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[] = {
  [MP_CHANGE_ADDED] = "added",
  [MP_CHANGE_CHANGED] = "changed",
  [MP_CHANGE_REMOVED] = "removed",
};

static char *
dup_time (const MpChange *change, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (change->at / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, format);
}

/* What one change did to the record in question; of all records only what was counted. */
static GPtrArray *
describe (MpCtl *ctl, const MpChange *change, const char *entity, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *own = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_field_change_free);

  if (entity == NULL)
    return own;

  all = mp_store_describe (ctl->store, change->id, error);
  if (all == NULL)
    {
      g_ptr_array_unref (own);
      return NULL;
    }
  for (guint i = all->len; i > 0; i--)
    {
      MpFieldChange *one = g_ptr_array_index (all, i - 1);

      if (one->id == id && g_str_equal (one->entity, entity))
        g_ptr_array_insert (own, 0, g_ptr_array_steal_index (all, i - 1));
    }

  return own;
}

static void
print_json (MpCtl *ctl, const MpChange *change, GPtrArray *fields, guint index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *at = dup_time (change, "%Y-%m-%dT%H:%M:%S%:z");

  json_builder_begin_object (builder);
  mp_json_add_id (builder, "id", change->id);
  mp_json_add_text (builder, "at", at);
  mp_json_add_text (builder, "who", change->who);
  mp_json_add_text (builder, "label", change->label);
  mp_json_add_int (builder, "records", change->n_records);
  mp_json_add_flag (builder, "undone", change->undone);
  mp_json_add_id (builder, "undoes", change->undoes);
  mp_json_add_id (builder, "redoes", change->redoes);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const MpFieldChange *one = g_ptr_array_index (fields, i);
      const MpEntity *entity = mp_store_get_entity (ctl->store, one->entity);
      const MpField *field = one->field != NULL ? mp_entity_get_field (entity, one->field) : NULL;
      MpFieldType type = field != NULL ? field->type : MP_TEXT;

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "kind", kinds[one->kind]);
      mp_json_add_text (builder, "field", one->field);
      mp_json_add_value (builder, "before", type,
                         field != NULL ? mp_ctl_stored (ctl, field, one->before) : one->before);
      mp_json_add_value (builder, "after", type,
                         field != NULL ? mp_ctl_stored (ctl, field, one->after) : one->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  mp_json_print_element (builder, index);
}

static void
add_text_rows (MpConsoleTable *table, MpCtl *ctl, const MpChange *change, GPtrArray *fields)
{
  g_autofree char *at = dup_time (change, "%Y-%m-%d %H:%M");
  g_autofree char *count = g_strdup_printf ("%u", change->n_records);

  mp_console_table_add (table, at);
  mp_console_table_add (table, change->who);
  mp_console_table_add (table, count);
  mp_console_table_add (table, change->undone ? _("undone") : "");
  mp_console_table_add (table, change->label);

  for (guint i = 0; i < fields->len; i++)
    {
      const MpFieldChange *one = g_ptr_array_index (fields, i);
      const MpEntity *entity = mp_store_get_entity (ctl->store, one->entity);
      const MpField *field = one->field != NULL ? mp_entity_get_field (entity, one->field) : NULL;
      g_autofree char *line = NULL;

      if (field == NULL)
        continue;
      if (one->kind == MP_CHANGE_ADDED)
        line = g_strdup_printf ("  %s: %s", mp_field_label (field),
                                mp_ctl_stored (ctl, field, one->after));
      else
        line = g_strdup_printf ("  %s: %s → %s", mp_field_label (field),
                                one->before != NULL ? mp_ctl_stored (ctl, field, one->before) : "",
                                one->after != NULL ? mp_ctl_stored (ctl, field, one->after) : "");
      for (guint column = 0; column < 4; column++)
        mp_console_table_add (table, "");
      mp_console_table_add (table, line);
    }
}

static gboolean
write_history (MpCtl *ctl, GPtrArray *changes, const char *entity, gint64 id, GError **error)
{
  MpConsoleTable *table = ctl->json ? NULL : mp_console_table_new (5);
  guint i;

  if (table != NULL)
    {
      mp_console_table_add (table, _("When"));
      mp_console_table_add (table, _("Who"));
      mp_console_table_add (table, _("Records"));
      mp_console_table_add (table, "");
      mp_console_table_add (table, _("What"));
    }

  for (i = 0; i < changes->len; i++)
    {
      const MpChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GPtrArray) fields = describe (ctl, change, entity, id, error);

      if (fields == NULL)
        break;
      if (table != NULL)
        add_text_rows (table, ctl, change, fields);
      else
        print_json (ctl, change, fields, i);
    }

  if (table != NULL)
    mp_console_table_end (table);
  else
    mp_json_print_end (i);

  return i == changes->len;
}

static MpCtlStatus
run_history (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (MpRecord) record = NULL;
  const char *entity = NULL;
  gint64 id = 0;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;

  if (arguments[0] != NULL)
    {
      if (arguments[1] == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _("The history of which record? Give its id too."));
          return MP_CTL_REFUSED;
        }
      record = mp_ctl_record (ctl, arguments[0], arguments[1], error);
      if (record == NULL)
        return MP_CTL_REFUSED;
      entity = mp_record_get_entity (record)->name;
      id = mp_record_get_id (record);
    }

  changes = mp_store_history (ctl->store, entity, id, 0, error);

  return changes != NULL && write_history (ctl, changes, entity, id, error) ? MP_CTL_DONE
                                                                            : MP_CTL_REFUSED;
}

const MpCommand mp_command_history = {
  .name = "history",
  .arguments = "[ENTITY ID]",
  .summary = N_("What happened to the office or to one record, the newest first"),
  .most = 2,
  .run = run_history,
};

static MpCtlStatus
answer (MpCtl *ctl, const char *format, const char *label)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print ("%s%s\n", format, label);
      return MP_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  mp_json_add_text (builder, "label", label);
  json_builder_end_object (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

static MpCtlStatus
run_undo (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error) || !mp_store_undo (ctl->store, 0, &label, error))
    return MP_CTL_REFUSED;

  return answer (ctl, _("Undone: "), label);
}

const MpCommand mp_command_undo = {
  .name = "undo",
  .summary = N_("Take back the last change"),
  .run = run_undo,
};

static MpCtlStatus
run_redo (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error) || !mp_store_redo (ctl->store, &label, error))
    return MP_CTL_REFUSED;

  return answer (ctl, _("Redone: "), label);
}

const MpCommand mp_command_redo = {
  .name = "redo",
  .summary = N_("Make the change again that was taken back last"),
  .run = run_redo,
};
