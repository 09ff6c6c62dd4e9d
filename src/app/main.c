/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must be settled before GTK starts: the language, the forms of Chinese characters, and how
 * to draw on a computer without a graphics card.
 */

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "app/window/mp-application.h"
#include "store/mp-installation.h"

/* Without a graphics card GTK draws with OpenGL in software: twice the time and the memory of
 * cairo, most of it for loading the driver. $GSK_RENDERER and $GDK_DEBUG of the person win.
 */
static void
choose_renderer (void)
{
#ifdef __linux__
  if (!g_file_test ("/dev/dri", G_FILE_TEST_EXISTS) && !g_file_test ("/dev/dxg", G_FILE_TEST_EXISTS)
      && !g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS))
    {
      g_setenv ("GSK_RENDERER", "cairo", FALSE);
      g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
    }
#endif
}

int
main (int argc, char **argv)
{
  g_autoptr (MpApplication) application = NULL;
  g_autofree char *locale_dir = mp_installation_locale ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* The records are Chinese in any locale; otherwise characters may take their Japanese forms. */
  g_setenv ("PANGO_LANGUAGE", "zh-cn", FALSE);
  choose_renderer ();

  application = mp_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
