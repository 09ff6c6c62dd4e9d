/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * list and show: records as a table of their main fields, or in JSON with every field.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-console-table.h"
#include "mp-digest-report.h"
#include "mp-json.h"

#include <glib/gi18n-lib.h>

static char **list_where;
static char *list_sort;
static gboolean list_deleted;

static const GOptionEntry list_options[] = {
  { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &list_where,
    N_("Only records with this value; a division means everything below it"), N_("FIELD=VALUE") },
  { "sort", 0, 0, G_OPTION_ARG_FILENAME, &list_sort, N_("In the order of this field"),
    N_("FIELD") },
  { "deleted", 0, 0, G_OPTION_ARG_NONE, &list_deleted, N_("What is in the recycle bin"), NULL },
  { NULL },
};

static MpQuery *
new_query (MpCtl *ctl, const MpEntity *entity, GError **error)
{
  g_autoptr (MpQuery) query = mp_query_new (entity);

  for (guint i = 0; list_where != NULL && list_where[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      const MpField *field = mp_ctl_assignment (ctl, entity, NULL, list_where[i], &value, error);

      if (field == NULL)
        return NULL;
      mp_query_add_filter (query, field, value);
    }

  if (list_sort != NULL)
    {
      const MpField *field = mp_ctl_field (entity, list_sort, error);

      if (field == NULL)
        return NULL;
      mp_query_set_sort (query, field, FALSE);
    }
  mp_query_set_deleted (query, list_deleted);

  return g_steal_pointer (&query);
}

static MpConsoleTable *
begin_table (const MpEntity *entity)
{
  MpConsoleTable *table;
  guint n_columns = 1;

  for (guint i = 0; i < entity->n_fields; i++)
    n_columns += (entity->fields[i].flags & MP_IN_LIST) != 0;

  table = mp_console_table_new (n_columns);
  mp_console_table_add (table, _("Id"));
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_IN_LIST) != 0)
      mp_console_table_add (table, mp_field_label (&entity->fields[i]));

  return table;
}

static void
add_row (MpConsoleTable *table, MpCtl *ctl, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (record));

  mp_console_table_add (table, id);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_IN_LIST) != 0)
      {
        g_autofree char *text =
            mp_record_dup_text (record, &entity->fields[i], mp_store_get_codes (ctl->store));

        mp_console_table_add (table, text);
      }
}

static gboolean
write_list (MpCtl *ctl, const MpEntity *entity, GArray *ids, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  MpConsoleTable *table = ctl->json ? NULL : begin_table (entity);
  g_autoptr (MpRecord) record = NULL;
  guint i;

  for (i = 0; i < ids->len; i++)
    {
      g_clear_object (&record);
      record = mp_store_load (ctl->store, entity, g_array_index (ids, gint64, i), error);
      if (record == NULL)
        break;

      if (table != NULL)
        add_row (table, ctl, record);
      else
        {
          json_builder_begin_object (builder);
          mp_json_add_record (builder, ctl, record);
          json_builder_end_object (builder);
          mp_json_print_element (builder, i);
        }
    }

  if (table == NULL)
    {
      mp_json_print_end (i);
      return i == ids->len;
    }

  mp_console_table_end (table);
  if (i == ids->len)
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u record\n", "%u records\n", i), i);
  return i == ids->len;
}

static MpCtlStatus
run_list (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  const MpEntity *entity;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;

  entity = mp_ctl_entity (ctl, arguments[0], error);
  query = entity != NULL ? new_query (ctl, entity, error) : NULL;
  ids = query != NULL ? mp_store_select_ids (ctl->store, query, NULL, error) : NULL;

  return ids != NULL && write_list (ctl, entity, ids, error) ? MP_CTL_DONE : MP_CTL_REFUSED;
}

const MpCommand mp_command_list = {
  .name = "list",
  .arguments = "ENTITY",
  .summary = N_("List records of one kind"),
  .least = 1,
  .most = 1,
  .options = list_options,
  .run = run_list,
};

/* --- show ----------------------------------------------------------------------------------- */

typedef void (*ChildrenFunc) (MpCtl *ctl, const MpEntity *entity, GPtrArray *children,
                              gpointer data);

/* Every kind of record that belongs to this one, with its records. */
static gboolean
for_each_kind_of_child (MpCtl *ctl, MpRecord *parent, ChildrenFunc func, gpointer data,
                        GError **error)
{
  guint n;
  const MpEntity *const *entities = mp_entities (&n);

  for (guint i = 0; i < n; i++)
    {
      const MpEntity *entity = mp_store_get_entity (ctl->store, entities[i]->name);
      g_autoptr (GPtrArray) children = NULL;

      if (mp_entity_get_parent (entity) != mp_entity_lookup (mp_record_get_entity (parent)->name))
        continue;
      children = mp_store_load_children (ctl->store, entity, mp_record_get_id (parent), error);
      if (children == NULL)
        return FALSE;
      func (ctl, entity, children, data);
    }

  return TRUE;
}

static void
build_children (MpCtl *ctl, const MpEntity *entity, GPtrArray *children, gpointer data)
{
  JsonBuilder *builder = data;

  json_builder_set_member_name (builder, entity->name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < children->len; i++)
    {
      json_builder_begin_object (builder);
      mp_json_add_record (builder, ctl, g_ptr_array_index (children, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
show_json (MpCtl *ctl, MpRecord *record, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean complete;

  json_builder_begin_object (builder);
  mp_json_add_record (builder, ctl, record);
  json_builder_set_member_name (builder, "children");
  json_builder_begin_object (builder);
  complete = for_each_kind_of_child (ctl, record, build_children, builder, error);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  if (complete)
    mp_json_print (builder);

  return complete;
}

static void
print_children (MpCtl *ctl, const MpEntity *entity, GPtrArray *children, gpointer data)
{
  MpConsoleTable *table;

  if (children->len == 0)
    return;

  g_print ("\n%s\n", _(entity->label));
  table = begin_table (entity);
  for (guint i = 0; i < children->len; i++)
    add_row (table, ctl, g_ptr_array_index (children, i));
  mp_console_table_end (table);
}

/* The fields that have a value, by the word for scripts, the label and what a person reads. */
static gboolean
show_text (MpCtl *ctl, MpRecord *record, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);
  MpConsoleTable *table = mp_console_table_new (3);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (record));

  mp_console_table_add (table, "id");
  mp_console_table_add (table, _(entity->label));
  mp_console_table_add (table, id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *text =
          mp_record_dup_text (record, &entity->fields[i], mp_store_get_codes (ctl->store));

      if (*text == '\0')
        continue;
      mp_console_table_add (table, entity->fields[i].name);
      mp_console_table_add (table, mp_field_label (&entity->fields[i]));
      mp_console_table_add (table, text);
    }
  mp_console_table_end (table);
  if (mp_record_is_deleted (record))
    g_print ("%s\n", _("In the recycle bin."));

  return for_each_kind_of_child (ctl, record, print_children, NULL, error);
}

static gboolean show_file;

static const GOptionEntry show_options[] = {
  { "file", 0, 0, G_OPTION_ARG_NONE, &show_file,
    N_("Its file in a few lines: what is due, what happened last, how much there is"), NULL },
  { NULL },
};

static MpCtlStatus
run_show (MpCtl *ctl, const char *const *arguments, GError **error)
{
  g_autoptr (MpRecord) record = NULL;

  if (!mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;

  record = mp_ctl_record (ctl, arguments[0], arguments[1], error);
  if (record == NULL)
    return MP_CTL_REFUSED;

  if (show_file)
    return mp_digest_report (ctl, record, error) ? MP_CTL_DONE : MP_CTL_REFUSED;
  return (ctl->json ? show_json (ctl, record, error) : show_text (ctl, record, error))
             ? MP_CTL_DONE
             : MP_CTL_REFUSED;
}

const MpCommand mp_command_show = {
  .name = "show",
  .arguments = "ENTITY ID",
  .summary = N_("Show one record with everything that belongs to it"),
  .least = 2,
  .most = 2,
  .options = show_options,
  .run = run_show,
};
