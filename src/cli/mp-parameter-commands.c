/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * parameters: the numbers of rules that a place decides, and the office's own.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-json.h"

#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_json (MpCtl *ctl, const MpParameter *parameter, JsonBuilder *builder)
{
  g_autofree char *value = mp_parameters_dup (ctl->store, parameter->name);

  json_builder_begin_object (builder);
  mp_json_add_text (builder, "name", parameter->name);
  mp_json_add_text (builder, "label", parameter->label);
  mp_json_add_text (builder, "value", value);
  mp_json_add_text (builder, "shipped", parameter->value);
  mp_json_add_flag (builder, "own", mp_parameters_is_own (ctl->store, parameter->name));
  mp_json_add_text (builder, "source", parameter->source);
  json_builder_end_object (builder);
}

static MpCtlStatus
list (MpCtl *ctl)
{
  GPtrArray *parameters = mp_parameters ();
  g_autoptr (JsonBuilder) builder = NULL;

  if (!ctl->json)
    {
      for (guint i = 0; i < parameters->len; i++)
        {
          const MpParameter *parameter = parameters->pdata[i];
          g_autofree char *value = mp_parameters_dup (ctl->store, parameter->name);

          g_print ("%s=%s\n    %s；%s\n", parameter->name, value, parameter->label,
                   parameter->source);
        }
      return MP_CTL_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < parameters->len; i++)
    add_json (ctl, parameters->pdata[i], builder);
  json_builder_end_array (builder);
  mp_json_print (builder);

  return MP_CTL_DONE;
}

/* NAME=VALUE; an empty VALUE goes back to the shipped one. */
static gboolean
set (MpCtl *ctl, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *name = NULL;

  if (equals == NULL)
    {
      g_autofree char *typed = mp_mask_repeat (NULL, assignment);

      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                   _("A parameter is set with NAME=VALUE; this is not%s"), typed);
      return FALSE;
    }
  name = g_strndup (assignment, equals - assignment);

  return mp_parameters_set (ctl->store, name, equals[1] != '\0' ? equals + 1 : NULL, error);
}

static MpCtlStatus
run_parameters (MpCtl *ctl, const char *const *arguments, GError **error)
{
  if (!mp_ctl_check_once (arguments, error) || !mp_ctl_open (ctl, error))
    return MP_CTL_REFUSED;
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!set (ctl, arguments[i], error))
      return MP_CTL_REFUSED;

  return arguments[0] == NULL ? list (ctl) : MP_CTL_DONE;
}

const MpCommand mp_command_parameters = {
  .name = "parameters",
  .arguments = "[NAME=VALUE…]",
  .summary =
      N_("The numbers of rules, with their source; an empty VALUE goes back to what is shipped"),
  .most = G_MAXUINT,
  .run = run_parameters,
};
