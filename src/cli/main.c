/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * miaopuctl: the work of the windows without a display, for scripts, tests and whoever likes a
 * prompt. Finds the command, hands it its arguments, and turns what became of it into an exit
 * status. Everything is written as UTF-8, whatever the locale says; a locale that is not set
 * changes the language and nothing else.
 */

#include "config.h"

#include "mp-command.h"

#include "store/mp-installation.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

static const MpCommand *const commands[] = {
#define LIST(name) &mp_command_##name,
  MP_COMMANDS (LIST)
#undef LIST
};

static void
write_out (const char *text)
{
  fputs (text, stdout);
}

static void
write_err (const char *text)
{
  fputs (text, stderr);
}

static const MpCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-10s %s", commands[i]->name, _(commands[i]->summary));
  g_string_append (text, "\n\n");
  g_string_append (text, _("Values are given and shown as they are stored: dates as 2021-03, "
                            "codes as code, money in fen,\n"
                            "decimals in thousandths, divisions by their code. Exit status: "
                            "0 done, 1 done but something was held, refused or found\n"
                            "wrong, 2 nothing done."));

  return g_string_free (text, FALSE);
}

/* --data and --json may stand before the command or after it. */
static GOptionContext *
new_context (MpCtl *ctl, const char *usage, const GOptionEntry *more)
{
  const GOptionEntry common[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &ctl->folder, N_("Folder of the office"), N_("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_("Answer in JSON"), NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (more != NULL)
    g_option_context_add_main_entries (context, more, GETTEXT_PACKAGE);

  return context;
}

static MpCtlStatus
run_command (MpCtl *ctl, const MpCommand *command, char ***argv, GError **error)
{
  g_autofree char *usage = g_strjoin (" ", command->name, command->arguments, NULL);
  g_autoptr (GOptionContext) context = new_context (ctl, usage, command->options);
  guint n;

  g_option_context_set_summary (context, _(command->summary));
  if (!g_option_context_parse_strv (context, argv, error))
    return MP_CTL_REFUSED;

  n = g_strv_length (*argv + 1);
  if (n < command->least || n > command->most)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("Usage: miaopuctl --data DIR %s"), usage);
      return MP_CTL_REFUSED;
    }

  return command->run (ctl, (const char *const *) *argv + 1, error);
}

static MpCtlStatus
run (MpCtl *ctl, char **argv, GError **error)
{
  gboolean version = FALSE;
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Say which version this is"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = new_context (ctl, _("COMMAND …"), options);
  g_autofree char *description = describe_commands ();
  g_auto (GStrv) rest = g_strdupv (argv);
  const MpCommand *command;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, description);
  if (!g_option_context_parse_strv (context, &rest, error))
    return MP_CTL_REFUSED;

  if (version)
    {
      g_print ("miaopuctl %s\n", MP_VERSION);
      return MP_CTL_DONE;
    }

  command = rest[1] != NULL ? find_command (rest[1]) : NULL;
  if (command != NULL)
    {
      /* The command stands where the program's name stood. */
      g_free (rest[0]);
      for (guint i = 0; rest[i] != NULL; i++)
        rest[i] = rest[i + 1];
      return run_command (ctl, command, &rest, error);
    }

  if (rest[1] == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("Which command? See miaopuctl --help"));
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 _("There is no command “%s”. See miaopuctl --help"), rest[1]);
  return MP_CTL_REFUSED;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *locale_dir = mp_installation_locale ();
  g_auto (GStrv) arguments = NULL;
  MpCtl ctl = { 0 };
  MpCtlStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_print_handler (write_out);
  g_set_printerr_handler (write_err);

#ifdef G_OS_WIN32
  arguments = g_win32_get_command_line ();
#else
  arguments = g_strdupv (argv);
#endif

  status = run (&ctl, arguments, &error);
  if (error != NULL)
    g_printerr ("miaopuctl: %s\n", error->message);
  mp_ctl_clear (&ctl);

  if (fflush (stdout) != 0 || ferror (stdout))
    {
      g_printerr ("miaopuctl: %s\n",
                  _("The answer could not be written. What was asked for may be done all the "
                    "same: look before you ask for it again."));
      return MP_CTL_REFUSED;
    }

  return status;
}
