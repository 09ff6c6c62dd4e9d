/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program lies in bin/ of an installation or in src/<room>/ of a build. Where the system does
 * not say which program is running, only the environment and the configured folder remain.
 */

#include "config.h"

#include "mp-installation.h"

static char *
program_folder (void)
{
#ifdef G_OS_WIN32
  g_autofree char *prefix = g_win32_get_package_installation_directory_of_module (NULL);

  return g_build_filename (prefix, "bin", NULL);
#else
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
#endif
}

static char *
find (const char *variable, const char *installed, const char *built, const char *configured)
{
  const char *beside[] = { installed, built };
  g_autofree char *folder = NULL;

  if (g_getenv (variable) != NULL)
    return g_strdup (g_getenv (variable));

  folder = program_folder ();
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, "..", beside[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_canonicalize_filename (path, NULL);
    }

  return g_strdup (configured);
}

char *
mp_installation_data (void)
{
  return find ("MIAOPU_DATA_DIR", "share/miaopu", "../data", MP_DATA_DIR);
}

char *
mp_installation_locale (void)
{
  return find ("MIAOPU_LOCALE_DIR", "share/locale", "../po", MP_LOCALE_DIR);
}
