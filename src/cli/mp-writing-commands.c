/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * add, set, delete, restore and merge: each is one change in the history and one undo. What follows
 * from a save (the periods of a tier) follows here as it does in the windows.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-json.h"

#include "policy/merge/mp-merge.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static MpCtlStatus
answer (MpCtl *ctl, const MpEntity *entity, gint64 id)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      g_print ("%" G_GINT64_FORMAT "\n", id);
      return MP_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  mp_json_add_text (builder, "entity", entity->name);
  mp_json_add_id (builder, "id", id);
  json_builder_end_object (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

static char *
label_for (MpCtl *ctl, const char *format, MpRecord *record)
{
  g_autofree char *title = mp_ctl_title (ctl, record);
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (label, "%s", title, 1);

  return g_strdup (label->str);
}

static MpCtlStatus
run_add (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autofree char *unit = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *label = NULL;
  const MpEntity *entity;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  entity = mp_ctl_entity (ctl, arguments[0], error);
  if (entity == NULL)
    return MP_CTL_REFUSED;

  record = mp_record_new_initial (entity);
  unit = mp_store_dup_setting (ctl->store, MP_SETTING_UNIT);
  mp_rules_begin (ctl->store, record, unit != NULL ? g_ascii_strtoll (unit, NULL, 10) : 0);
  if (!mp_ctl_assign (ctl, record, arguments + 1, error))
    return MP_CTL_REFUSED;

  mp_ctl_warn (ctl, record); /* while it is new */
  label = label_for (ctl, _("Add: %s"), record);
  if (!mp_rules_store_record (ctl->store, record, NULL, label, NULL, error))
    return MP_CTL_REFUSED;

  return answer (ctl, entity, mp_record_get_id (record));
}

const MpCommand mp_command_add = {
  .name = "add",
  .arguments = "ENTITY FIELD=VALUE…",
  .summary = N_("Add a record; prints its id"),
  .least = 2,
  .most = G_MAXUINT,
  .run = run_add,
};

static MpCtlStatus
run_set (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  original = mp_ctl_record (ctl, arguments[0], arguments[1], error);
  if (original == NULL)
    return MP_CTL_REFUSED;

  record = mp_record_copy (original);
  if (!mp_ctl_assign (ctl, record, arguments + 2, error))
    return MP_CTL_REFUSED;

  label = label_for (ctl, _("Change: %s"), record);
  if (!mp_rules_store_record (ctl->store, record, original, label, NULL, error))
    return MP_CTL_REFUSED;
  mp_ctl_warn (ctl, record);

  return answer (ctl, mp_record_get_entity (record), mp_record_get_id (record));
}

const MpCommand mp_command_set = {
  .name = "set",
  .arguments = "ENTITY ID FIELD=VALUE…",
  .summary = N_("Change a record; an empty VALUE empties the field"),
  .least = 3,
  .most = G_MAXUINT,
  .run = run_set,
};

typedef gboolean (*MoveFunc) (MpStore *store, const MpEntity *entity, gint64 id, const char *label,
                              GError **error);

/* Into the recycle bin or out of it. */
static MpCtlStatus
move (MpCtl *ctl, const char *const *arguments, MoveFunc func, const char *format, GError **error)
{
  g_autoptr (MpRecord) record = NULL;
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  record = mp_ctl_record (ctl, arguments[0], arguments[1], error);
  if (record == NULL)
    return MP_CTL_REFUSED;

  label = label_for (ctl, format, record);
  if (!func (ctl->store, mp_record_get_entity (record), mp_record_get_id (record), label, error))
    return MP_CTL_REFUSED;

  return answer (ctl, mp_record_get_entity (record), mp_record_get_id (record));
}

static MpCtlStatus
run_delete (MpCtl *ctl, const char *const *arguments, GError **error)
{
  return move (ctl, arguments, mp_rules_delete_record, _("Delete: %s"), error);
}

const MpCommand mp_command_delete = {
  .name = "delete",
  .arguments = "ENTITY ID",
  .summary = N_("Put a record and what belongs to it into the recycle bin"),
  .least = 2,
  .most = 2,
  .run = run_delete,
};

/* While it lay in the bin its like may have been added again. */
static MpCtlStatus
run_restore (MpCtl *ctl, const char *const *arguments, GError **error)
{
  MpCtlStatus status = move (ctl, arguments, mp_rules_restore_record, _("Restore: %s"), error);
  g_autoptr (MpRecord) record =
      status == MP_CTL_DONE ? mp_ctl_record (ctl, arguments[0], arguments[1], error) : NULL;

  if (record != NULL)
    mp_ctl_warn (ctl, record);
  return status;
}

const MpCommand mp_command_restore = {
  .name = "restore",
  .arguments = "ENTITY ID",
  .summary = N_("Take a record out of the recycle bin"),
  .least = 2,
  .most = 2,
  .run = run_restore,
};

/* --- merge ---------------------------------------------------------------------------------- */

/* Of what the two have one each, leader and certificate, the one is chosen by its value; whatever
 * else is assigned goes into `rest`.
 */
static gboolean
choose_current (MpRecord *kept, MpRecord *gone, const char *const *assignments, GPtrArray *rest,
                GError **error)
{
  const MpEntity *entity = mp_record_get_entity (kept);

  for (; *assignments != NULL; assignments++)
    {
      const char *equals = strchr (*assignments, '=');
      g_autofree char *name =
          g_strndup (*assignments, equals != NULL ? (gsize) (equals - *assignments) : 0);
      const MpField *field = mp_entity_get_field (entity, name);

      if (field == NULL || (field->flags & MP_DERIVED) == 0 || !mp_merge_asks (entity, field))
        {
          g_ptr_array_add (rest, (gpointer) *assignments);
          continue;
        }
      if (mp_record_is (gone, name, equals + 1))
        mp_merge_take (kept, gone, field);
      else if (!mp_record_is (kept, name, equals + 1))
        {
          g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                       _("“%s” must be what it is in one of the two"), name);
          return FALSE;
        }
    }
  g_ptr_array_add (rest, NULL);

  return TRUE;
}

static gboolean
is_assigned (const char *name, const char *const *assignments)
{
  for (; *assignments != NULL; assignments++)
    if (g_str_has_prefix (*assignments, name))
      return TRUE;
  return FALSE;
}

static gboolean
check_answers (MpRecord *original, MpRecord *gone, const char *const *assignments, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (original);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];
      g_autofree char *assigned = g_strconcat (field->name, "=", NULL);

      if (!mp_merge_demands (original, gone, field) || is_assigned (assigned, assignments))
        continue;
      g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                   _("Nothing was merged: both have a “%s”, and not the same. If they are one all "
                     "the same, say which is right: %s…"),
                   mp_field_label (field), assigned);
      return FALSE;
    }
  return TRUE;
}

static MpCtlStatus
run_merge (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) original = NULL;
  g_autoptr (MpRecord) gone = NULL;
  g_autoptr (MpRecord) kept = NULL;
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  original = mp_ctl_record (ctl, arguments[0], arguments[1], error);
  gone = original != NULL ? mp_ctl_record (ctl, arguments[0], arguments[2], error) : NULL;
  if (gone == NULL)
    return MP_CTL_REFUSED;

  kept = mp_record_copy (original);
  mp_merge_fill (kept, gone);
  if (!check_answers (original, gone, arguments + 3, error)
      || !choose_current (kept, gone, arguments + 3, rest, error)
      || !mp_ctl_assign (ctl, kept, (const char *const *) rest->pdata, error))
    return MP_CTL_REFUSED;

  label = label_for (ctl, _("Merge: %s"), kept);
  if (!mp_merge_records (ctl->store, kept, original, mp_record_get_id (gone), label, NULL, error))
    return MP_CTL_REFUSED;

  return answer (ctl, mp_record_get_entity (kept), mp_record_get_id (kept));
}

const MpCommand mp_command_merge = {
  .name = "merge",
  .arguments = "ENTITY KEPT GONE [FIELD=VALUE…]",
  .summary = N_("Make one record of two: what belongs to GONE goes to KEPT"),
  .least = 3,
  .most = G_MAXUINT,
  .run = run_merge,
};
