/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search: what a text finds anywhere in the office, as the window shows it.
 */

#include "config.h"

#include "edit/find/mp-search.h"
#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include <glib/gi18n-lib.h>

static void
print_text (GPtrArray *all)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MpFindings *findings = all->pdata[i];
      MpConsoleTable *table = mp_console_table_new (4);

      for (guint j = 0; j < findings->first->len; j++)
        {
          const MpFound *found = findings->first->pdata[j];
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, found->id);

          mp_console_table_add (table, found->entity->name);
          mp_console_table_add (table, id);
          mp_console_table_add (table, found->title);
          mp_console_table_add (table, found->note != NULL ? found->note : "");
        }
      g_print ("%s (%u)\n", _(findings->entity->label), findings->ids->len);
      mp_console_table_end (table);
      n += findings->ids->len;
    }
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u record\n", "%u records\n", n), n);
}

static void
add_found (JsonBuilder *builder, const MpFound *found)
{
  json_builder_begin_object (builder);
  mp_json_add_text (builder, "entity", found->entity->name);
  mp_json_add_id (builder, "id", found->id);
  mp_json_add_text (builder, "title", found->title);
  mp_json_add_text (builder, "note", found->note);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < all->len; i++)
    {
      const MpFindings *findings = all->pdata[i];

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "kind", findings->entity->name);
      mp_json_add_int (builder, "count", findings->ids->len);
      json_builder_set_member_name (builder, "first");
      json_builder_begin_array (builder);
      for (guint j = 0; j < findings->first->len; j++)
        add_found (builder, findings->first->pdata[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  mp_json_print (builder);
}

static MpCtlStatus
run_search (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  all = mp_search (ctl->store, arguments[0], error);
  if (all == NULL)
    return MP_CTL_REFUSED;

  if (ctl->json)
    print_json (all);
  else
    print_text (all);
  return MP_CTL_DONE;
}

const MpCommand mp_command_search = {
  .name = "search",
  .arguments = "TEXT",
  .summary = N_("Look for a text in all kinds of records"),
  .least = 1,
  .most = 1,
  .run = run_search,
};
