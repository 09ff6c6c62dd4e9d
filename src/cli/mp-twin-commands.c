/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * twins: which records were probably entered twice, and part: of which two that is not so.
 */

#include "config.h"

#include "edit/mp-wording.h"
#include "edit/twin/mp-twins.h"
#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include <glib/gi18n-lib.h>

static char *asked_kind;
static char *asked_scope;

static const GOptionEntry twins_options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &asked_kind,
    N_("organization (by default) or person"), N_("ENTITY") },
  { "scope", 0, 0, G_OPTION_ARG_STRING, &asked_scope,
    N_("Only this division and what lies below it"), N_("CODE") },
  { NULL },
};

static const MpEntity *
find_kind (MpCtl *ctl, const char *name, GError **error)
{
  const MpEntity *entity = mp_ctl_entity (ctl, name, error);

  if (entity == NULL || mp_twins_know (entity))
    return entity;

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _("Twins are looked for among organizations and people, not among “%s”."), name);
  return NULL;
}

static void
print_json (GPtrArray *twins)
{
  static const char *const reasons[] = {
    [MP_TWIN_NUMBER] = "number",
    [MP_TWIN_PHONE] = "phone",
    [MP_TWIN_BIRTH] = "birth",
    [MP_TWIN_NAME] = "name",
    [MP_TWIN_LEADER] = "leader",
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < twins->len; i++)
    {
      const MpTwin *twin = twins->pdata[i];

      json_builder_begin_object (builder);
      mp_json_add_id (builder, "one", twin->one);
      mp_json_add_id (builder, "other", twin->other);
      mp_json_add_text (builder, "reason", reasons[twin->reason]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  mp_json_print (builder);
}

static void
print_text (MpCtl *ctl, const MpEntity *entity, GPtrArray *twins)
{
  MpConsoleTable *table = mp_console_table_new (5);

  for (guint i = 0; i < twins->len; i++)
    {
      const MpTwin *twin = twins->pdata[i];
      const gint64 ids[] = { twin->one, twin->other };

      for (guint side = 0; side < G_N_ELEMENTS (ids); side++)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ids[side]);
          g_autofree char *title = mp_wording_of_id (ctl->store, entity->name, ids[side]);

          mp_console_table_add (table, id);
          mp_console_table_add (table, title);
        }
      mp_console_table_add (table, mp_twin_reason_label (twin->reason));
    }
  mp_console_table_end (table);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u pair that may be one\n", "%u pairs that may be one\n",
                        twins->len),
           twins->len);
}

static MpCtlStatus
run_twins (MpCtl *ctl, const char *const *arguments, GError **error)
{
  const MpEntity *entity;
  g_autoptr (GPtrArray) twins = NULL;
  gint64 scope = 0;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  entity = find_kind (ctl, asked_kind != NULL ? asked_kind : "organization", error);
  if (entity == NULL)
    return MP_CTL_REFUSED;
  if (asked_scope != NULL)
    {
      scope = mp_ctl_division (ctl, asked_scope, error);
      if (scope == 0)
        return MP_CTL_REFUSED;
    }
  twins = mp_twins (ctl->store, entity, scope, error);
  if (twins == NULL)
    return MP_CTL_REFUSED;

  if (ctl->json)
    print_json (twins);
  else
    print_text (ctl, entity, twins);
  return MP_CTL_DONE;
}

const MpCommand mp_command_twins = {
  .name = "twins",
  .summary = N_("Which records were probably entered twice"),
  .options = twins_options,
  .run = run_twins,
};

static MpCtlStatus
run_part (MpCtl *ctl, const char *const *arguments, GError **error)
{
  const MpEntity *entity;
  g_autoptr (MpRecord) one = NULL;
  g_autoptr (MpRecord) other = NULL;
  g_autofree char *label = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  entity = find_kind (ctl, arguments[0], error);
  one = entity != NULL ? mp_ctl_record (ctl, arguments[0], arguments[1], error) : NULL;
  other = one != NULL ? mp_ctl_record (ctl, arguments[0], arguments[2], error) : NULL;
  if (other == NULL)
    return MP_CTL_REFUSED;

  label = mp_twins_dup_part_label (ctl->store, one, other);
  return mp_twins_part (ctl->store, one, other, label, NULL, error) ? MP_CTL_DONE : MP_CTL_REFUSED;
}

const MpCommand mp_command_part = {
  .name = "part",
  .arguments = "ENTITY ONE OTHER",
  .summary = N_("Two records that look like one are two: never name them as twins again"),
  .least = 3,
  .most = 3,
  .run = run_part,
};
