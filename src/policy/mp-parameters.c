/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is read once. An office's own value is a setting of its store, named after the
 * parameter; a value that is no longer allowed (a later version may bound it) is passed over for
 * the shipped one, so a rule never meets a number that it cannot use.
 */

#include "config.h"

#include "mp-parameters.h"

#include "mp-days.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-parameters-resource.h"

#define MAX_TEXT 100
#define PARAMETERS_PATH "/org/miaopu/Miaopu/policy/parameters.ini"

static const char *const kind_names[] = {
  [MP_PARAMETER_WORKDAYS] = "workdays",
  [MP_PARAMETER_DAYS] = "days",   [MP_PARAMETER_MONTHS] = "months", [MP_PARAMETER_YEARS] = "years",
  [MP_PARAMETER_COUNT] = "count", [MP_PARAMETER_TEXT] = "text",    
};

static MpParameter *
read_parameter (GKeyFile *file, const char *name)
{
  g_autofree char *kind = g_key_file_get_string (file, name, "kind", NULL);
  MpParameter *parameter = g_new0 (MpParameter, 1);

  parameter->name = g_strdup (name);
  parameter->label = g_key_file_get_string (file, name, "label", NULL);
  parameter->source = g_key_file_get_string (file, name, "source", NULL);
  parameter->value = g_key_file_get_string (file, name, "value", NULL);
  parameter->holds = g_key_file_get_string (file, name, "holds", NULL);
  parameter->least = g_key_file_get_int64 (file, name, "least", NULL);
  parameter->most = g_key_file_get_int64 (file, name, "most", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind, kind_names[i]) == 0)
      parameter->kind = i;

  return parameter;
}

static GPtrArray *
read_file (void)
{
  GPtrArray *parameters = g_ptr_array_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (mp_parameters_resource_get_resource (), PARAMETERS_PATH, 0, &error);
  g_auto (GStrv) names = NULL;

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, 0, &error))
    {
      g_warning ("%s", error->message);
      return parameters;
    }

  names = g_key_file_get_groups (file, NULL);
  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (parameters, read_parameter (file, *name));

  return parameters;
}

GPtrArray *
mp_parameters (void)
{
  static gsize once;
  static GPtrArray *parameters;

  if (g_once_init_enter (&once))
    {
      parameters = read_file ();
      g_once_init_leave (&once, 1);
    }

  return parameters;
}

const MpParameter *
mp_parameters_lookup (const char *name)
{
  GPtrArray *parameters = mp_parameters ();

  for (guint i = 0; i < parameters->len; i++)
    if (g_str_equal (((MpParameter *) parameters->pdata[i])->name, name))
      return parameters->pdata[i];
  return NULL;
}

static gboolean
holds_once (const char *value, const char *part)
{
  const char *at = part != NULL ? strstr (value, part) : NULL;

  return part == NULL || (at != NULL && strstr (at + strlen (part), part) == NULL);
}

static gboolean
check_value (const MpParameter *parameter, const char *value, GError **error)
{
  gint64 number;

  switch (parameter->kind)
    {
    case MP_PARAMETER_TEXT:
      if (g_utf8_validate (value, -1, NULL) && g_utf8_strlen (value, -1) <= MAX_TEXT
          && *value != '\0' && holds_once (value, parameter->holds))
        return TRUE;
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _("“%s” takes a short text with %s in it once."), parameter->label,
                   parameter->holds != NULL ? parameter->holds : "");
      return FALSE;

    case MP_PARAMETER_DAYS:
    case MP_PARAMETER_WORKDAYS:
    case MP_PARAMETER_MONTHS:
    case MP_PARAMETER_YEARS:
    case MP_PARAMETER_COUNT:
    default:
      if (g_ascii_string_to_signed (value, 10, parameter->least, parameter->most, &number, NULL))
        return TRUE;
      {
        g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, parameter->least);
        g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, parameter->most);

        g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                     _("“%s” takes a whole number from %s to %s."), parameter->label, least, most);
      }
      return FALSE;
    }
}

static char *
dup_key (const MpParameter *parameter)
{
  return g_strconcat ("parameter.", parameter->name, NULL);
}

static char *
dup_own (MpStore *store, const MpParameter *parameter)
{
  g_autofree char *key = dup_key (parameter);
  g_autofree char *own = mp_store_dup_setting (store, key);

  return own != NULL && check_value (parameter, own, NULL) ? g_steal_pointer (&own) : NULL;
}

char *
mp_parameters_dup (MpStore *store, const char *name)
{
  const MpParameter *parameter = mp_parameters_lookup (name);
  char *own;

  g_return_val_if_fail (parameter != NULL, NULL);

  own = dup_own (store, parameter);
  return own != NULL ? own : g_strdup (parameter->value);
}

gint64
mp_parameters_get_int (MpStore *store, const char *name)
{
  g_autofree char *value = mp_parameters_dup (store, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

char *
mp_parameters_dup_day (MpStore *store, const char *name, const char *day)
{
  const MpParameter *parameter = mp_parameters_lookup (name);
  gint64 n;

  g_return_val_if_fail (parameter != NULL, NULL);

  n = mp_parameters_get_int (store, name);
  switch (parameter->kind)
    {
    case MP_PARAMETER_WORKDAYS:
      return mp_days_add_working (day, n);
    case MP_PARAMETER_MONTHS:
      return mp_days_add_months (day, n);
    case MP_PARAMETER_YEARS:
      return mp_days_last_of (day, n);
    case MP_PARAMETER_DAYS:
    case MP_PARAMETER_COUNT:
    case MP_PARAMETER_TEXT:
    default:
      return mp_days_add (day, n);
    }
}

gboolean
mp_parameters_is_own (MpStore *store, const char *name)
{
  const MpParameter *parameter = mp_parameters_lookup (name);
  g_autofree char *own = NULL;

  g_return_val_if_fail (parameter != NULL, FALSE);

  own = dup_own (store, parameter);
  return own != NULL;
}

gboolean
mp_parameters_set (MpStore *store, const char *name, const char *value, GError **error)
{
  const MpParameter *parameter = mp_parameters_lookup (name);
  g_autofree char *key = NULL;

  if (parameter == NULL)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                   _("There is no parameter “%s”."), name);
      return FALSE;
    }
  if (value != NULL && !check_value (parameter, value, error))
    return FALSE;

  key = dup_key (parameter);
  return mp_store_set_setting (store, key, value, error);
}
