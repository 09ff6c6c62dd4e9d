/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How values of the catalog look in JSON, in one place. A long list is written element by element
 * and never built as a whole.
 */

#include "config.h"

#include "mp-json.h"

void
mp_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
mp_json_add_int (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
mp_json_add_flag (JsonBuilder *builder, const char *name, gboolean flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

void
mp_json_add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;

  mp_json_add_text (builder, name, text);
}

void
mp_json_add_value (JsonBuilder *builder, const char *name, MpFieldType type, const char *value)
{
  gboolean whole =
      type == MP_INTEGER || type == MP_MONEY || type == MP_DECIMAL || type == MP_FLAG;

  if (value != NULL && whole)
    mp_json_add_int (builder, name, g_ascii_strtoll (value, NULL, 10));
  else if (value != NULL && type == MP_AREA)
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_double_value (builder, g_ascii_strtod (value, NULL));
    }
  else
    mp_json_add_text (builder, name, value);
}

void
mp_json_add_record (JsonBuilder *builder, MpCtl *ctl, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  mp_json_add_id (builder, "id", mp_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      mp_json_add_value (builder, field->name, field->type,
                         mp_ctl_stored (ctl, field, mp_record_get (record, field)));
    }
  mp_json_add_flag (builder, "deleted", mp_record_is_deleted (record));

  json_builder_set_member_name (builder, "titles");
  json_builder_begin_object (builder);
  for (guint i = 0; i < entity->n_fields; i++)
    if (mp_record_get_title (record, &entity->fields[i]) != NULL)
      mp_json_add_text (builder, entity->fields[i].name,
                        mp_record_get_title (record, &entity->fields[i]));
  json_builder_end_object (builder);
}

static char *
take_text (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_builder_reset (builder);

  return json_to_string (root, pretty);
}

void
mp_json_print (JsonBuilder *builder)
{
  g_autofree char *text = take_text (builder, TRUE);

  g_print ("%s\n", text);
}

void
mp_json_print_element (JsonBuilder *builder, guint index)
{
  g_autofree char *text = take_text (builder, FALSE);

  g_print ("%s%s", index == 0 ? "[\n" : ",\n", text);
}

void
mp_json_print_end (guint n_elements)
{
  g_print ("%s", n_elements == 0 ? "[]\n" : "\n]\n");
}
