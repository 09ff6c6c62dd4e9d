/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export: official ledgers as workbooks, masked unless a purpose and a recipient are named.
 */

#include "config.h"

#include "mp-command.h"
#include "mp-json.h"

#include "ledger/mp-ledger-export.h"

#include <glib/gi18n-lib.h>

static char *export_out;
static gboolean export_full;
static char *export_purpose;
static char *export_to;

static const GOptionEntry export_options[] = {
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &export_out,
    N_("Folder to write into; by default this one"), N_("DIR") },
  { "full", 0, 0, G_OPTION_ARG_NONE, &export_full,
    N_("Personal values in full; needs --purpose and --to"), NULL },
  { "purpose", 0, 0, G_OPTION_ARG_FILENAME, &export_purpose, N_("What a full copy is used for"),
    N_("TEXT") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &export_to, N_("Who gets a full copy"), N_("TEXT") },
  { NULL },
};

/* Every name before the first file is written. */
static gboolean
ledgers_are_known (const char *const *ids, GError **error)
{
  GPtrArray *ledgers = mp_ledgers ();
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < ledgers->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? " " : "",
                            ((const MpPolicyQuery *) g_ptr_array_index (ledgers, i))->id);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint l = 0; l < ledgers->len; l++)
        found |= g_str_equal (((const MpPolicyQuery *) g_ptr_array_index (ledgers, l))->id, ids[i]);
      if (!found)
        {
          g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
                       _("There is no ledger “%s”. There are: %s"), ids[i], known->str);
          return FALSE;
        }
    }

  return TRUE;
}

static MpCtlStatus
run_export (MpCtl *ctl, const char *const *arguments, GError **error)
{
  const MpLedgerOptions options = { .full = export_full,
                                    .purpose = export_purpose,
                                    .recipient = export_to };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_written = 0, n = 0;

  if (!mp_ctl_open (ctl, error) || !ledgers_are_known (arguments, error))
    return MP_CTL_REFUSED;

  json_builder_begin_array (builder);
  for (; arguments[n] != NULL; n++)
    {
      g_autoptr (GError) failure = NULL;
      g_autofree char *path =
          mp_ledger_export (ctl->store, arguments[n], export_out != NULL ? export_out : ".",
                            &options, NULL, NULL, NULL, &failure);

      /* One that cannot be written keeps no other back. */
      if (path == NULL)
        {
          g_printerr ("miaopuctl: %s: %s\n", arguments[n], failure->message);
          continue;
        }
      n_written++;
      if (!ctl->json)
        g_print ("%s\n", path);
      json_builder_begin_object (builder);
      mp_json_add_text (builder, "ledger", arguments[n]);
      mp_json_add_text (builder, "path", path);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    mp_json_print (builder);

  return n_written == n ? MP_CTL_DONE : n_written > 0 ? MP_CTL_PARTLY : MP_CTL_REFUSED;
}

const MpCommand mp_command_export = {
  .name = "export",
  .arguments = "LEDGER…",
  .summary = N_("Write official ledgers"),
  .least = 1,
  .most = G_MAXUINT,
  .options = export_options,
  .run = run_export,
};
