/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One process for all offices of one person: starting the program again brings the window of the
 * folder to the front instead of meeting its own lock. The practice office has a folder of its
 * own beside the real one.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-app-resource.h"
#include "mp-application.h"
#include "mp-icons-resource.h"
#include "mp-offices.h"
#include "mp-start-window.h"
#include "mp-window.h"

struct _MpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MpApplication, mp_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_("Keep the records in this folder"),
    N_("FOLDER") },
  { "practice", 'p', 0, G_OPTION_ARG_NONE, NULL,
    N_("Open the practice office, with invented records"), NULL },
  { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  G_OPTION_ENTRY_NULL
};

static char *
office_folder (gboolean practice)
{
  return g_build_filename (g_get_user_data_dir (), practice ? "miaopu-practice" : "miaopu", NULL);
}

static const char *
window_folder (GtkWindow *window)
{
  if (MP_IS_WINDOW (window))
    return mp_store_get_folder (mp_window_get_store (MP_WINDOW (window)));
  if (MP_IS_START_WINDOW (window))
    return mp_start_window_get_folder (MP_START_WINDOW (window));
  return NULL;
}

static void
ready_cb (MpApplication *self, MpStore *store, MpStartWindow *start)
{
  GtkWidget *window = mp_window_new (GTK_APPLICATION (self), store);

  mp_offices_remember (store);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (start));
}

void
mp_application_open_folder (MpApplication *self, const char *folder, gboolean practice)
{
  g_autofree char *path = g_canonicalize_filename (folder, NULL);
  GtkWidget *start;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (g_strcmp0 (window_folder (link->data), path) == 0)
      {
        gtk_window_present (link->data);
        return;
      }

  start = mp_start_window_new (GTK_APPLICATION (self), path, practice);
  g_signal_connect_object (start, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (start));
}

/* --- actions -------------------------------------------------------------------------------- */

static void
office_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *folder = office_folder (FALSE);

  mp_application_open_folder (data, folder, FALSE);
}

static void
practice_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *folder = office_folder (TRUE);

  mp_application_open_folder (data, folder, TRUE);
}

/* Each window asks its own pages; the program ends with the last of them. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static const GActionEntry actions[] = {
  { "office", office_action },
  { "practice", practice_action },
  { "quit", quit_action },
};

/* --- the object ----------------------------------------------------------------------------- */

static int
mp_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("miaopu %s\n", MP_VERSION);
      return 0;
    }
  return -1;
}

static int
mp_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  gboolean practice = g_variant_dict_contains (dict, "practice");
  g_autoptr (GFile) file = NULL;
  g_autofree char *folder = NULL;
  const char *data;

  if (g_variant_dict_lookup (dict, "data", "^&ay", &data))
    {
      file = g_application_command_line_create_file_for_arg (line, data);
      folder = g_file_get_path (file);
    }
  if (folder == NULL)
    folder = office_folder (practice);
  mp_application_open_folder (MP_APPLICATION (application), folder, practice);

  return 0;
}

static void
mp_application_activate (GApplication *application)
{
  g_autofree char *folder = office_folder (FALSE);

  mp_application_open_folder (MP_APPLICATION (application), folder, FALSE);
}

static void
mp_application_startup (GApplication *application)
{
  const char *quit[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (mp_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (MP_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit);
}

static void
mp_application_class_init (MpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  /* Out of a static library the linker takes only what is named. */
  g_resources_register (mp_app_resource_get_resource ());
  g_resources_register (mp_icons_resource_get_resource ());

  application_class->handle_local_options = mp_application_handle_local_options;
  application_class->command_line = mp_application_command_line;
  application_class->activate = mp_application_activate;
  application_class->startup = mp_application_startup;
}

static void
mp_application_init (MpApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

MpApplication *
mp_application_new (GApplicationFlags flags)
{
  return g_object_new (MP_TYPE_APPLICATION, "application-id", MP_APPLICATION_ID,
                       "flags", flags | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/org/miaopu/Miaopu", NULL);
}
