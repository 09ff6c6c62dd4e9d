/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_settings_new() ends the program when it does not find its schema; so it is looked up first.
 */

#include "config.h"

#include "mp-settings.h"

static GSettings *
open_settings (const char *schema_id, const char *path)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, schema_id, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, path) : NULL;
}

GSettings *
mp_settings_new_window (void)
{
  return open_settings (MP_APPLICATION_ID, NULL);
}

GSettings *
mp_settings_new_list (const char *list)
{
  g_autofree char *path = g_strdup_printf ("/org/miaopu/Miaopu/lists/%s/", list);

  return open_settings (MP_APPLICATION_ID ".List", path);
}
