/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same answer as the window's, so that both say the same of a record on the same day.
 */

#include "config.h"

#include "mp-digest-report.h"

#include "edit/find/mp-digest.h"
#include "edit/find/mp-relation.h"
#include "edit/mp-wording.h"
#include "mp-console-table.h"
#include "mp-json.h"

#include <glib/gi18n-lib.h>

static void
print_events (MpCtl *ctl, const char *heading, GPtrArray *events)
{
  MpConsoleTable *table;

  if (events->len == 0)
    return;

  g_print ("\n%s\n", heading);
  table = mp_console_table_new (3);
  for (guint i = 0; i < events->len; i++)
    {
      const MpDigestEvent *event = events->pdata[i];
      g_autofree char *text = mp_digest_event_dup_text (event, ctl->store);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, event->id);

      mp_console_table_add (table, event->day != NULL ? event->day : "");
      mp_console_table_add (table, text);
      mp_console_table_add (table, id);
    }
  mp_console_table_end (table);
}

static void
print_counts (GPtrArray *relations, GArray *counts)
{
  MpConsoleTable *table = NULL;

  for (guint i = 0; i < relations->len; i++)
    {
      const MpRelation *relation = relations->pdata[i];
      g_autofree char *number =
          g_strdup_printf ("%u", g_array_index (counts, guint, i));

      if (g_array_index (counts, guint, i) == 0)
        continue;
      if (table == NULL)
        {
          g_print ("\n%s\n", _("In its file"));
          table = mp_console_table_new (2);
        }
      mp_console_table_add (table, relation->label);
      mp_console_table_add (table, number);
    }
  if (table != NULL)
    mp_console_table_end (table);
}

static void
build_events (MpCtl *ctl, JsonBuilder *builder, const char *name, GPtrArray *events)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < events->len; i++)
    {
      const MpDigestEvent *event = events->pdata[i];
      g_autofree char *text = mp_digest_event_dup_text (event, ctl->store);

      json_builder_begin_object (builder);
      mp_json_add_text (builder, "entity", event->entity->name);
      mp_json_add_id (builder, "id", event->id);
      mp_json_add_text (builder, "day", event->day);
      mp_json_add_text (builder, "state", event->state);
      mp_json_add_text (builder, "reminder", event->reminder != NULL ? event->reminder->id : NULL);
      mp_json_add_text (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build (MpCtl *ctl, const MpDigest *digest, const char *ladder, GPtrArray *relations,
       GArray *counts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  mp_json_add_text (builder, "next_tier", digest->next_tier);
  mp_json_add_text (builder, "ladder", ladder);
  mp_json_add_int (builder, "met", mp_digest_count (digest, MP_LADDER_MET));
  mp_json_add_int (builder, "missing", mp_digest_count (digest, MP_LADDER_MISSING));
  mp_json_add_int (builder, "open", mp_digest_count (digest, MP_LADDER_TO_JUDGE));
  build_events (ctl, builder, "due", digest->due);
  build_events (ctl, builder, "last", digest->last);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < relations->len; i++)
    mp_json_add_int (builder, ((const MpRelation *) relations->pdata[i])->key,
                     g_array_index (counts, guint, i));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  mp_json_print (builder);
}

gboolean
mp_digest_report (MpCtl *ctl, MpRecord *record, GError **error)
{
  g_autoptr (MpDigest) digest = mp_digest_read (ctl->store, record, NULL, error);
  g_autoptr (GPtrArray) relations = mp_relations (ctl->store, mp_record_get_entity (record));
  g_autoptr (GArray) counts =
      mp_relations_count (ctl->store, relations, mp_record_get_id (record));
  g_autofree char *title = mp_wording_of_record (ctl->store, record);
  g_autofree char *ladder = digest != NULL ? mp_digest_dup_ladder (digest, ctl->store) : NULL;

  if (digest == NULL)
    return FALSE;
  if (ctl->json)
    {
      build (ctl, digest, ladder, relations, counts);
      return TRUE;
    }
  g_print ("%s\n", title);
  if (ladder != NULL)
    g_print ("%s\n", ladder);
  print_events (ctl, _("To do"), digest->due);
  print_events (ctl, _("Happened last"), digest->last);
  print_counts (relations, counts);

  return TRUE;
}
