/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK tells what is being composed only through a signal of the text widget, so two hooks watch
 * all of them. One person types in one place: a single flag is enough.
 */

#include "config.h"

#include "mp-preedit.h"

static gboolean composing;

static gboolean
preedit_changed_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values,
                    gpointer data)
{
  const char *preedit = n_values > 1 ? g_value_get_string (&values[1]) : NULL;

  composing = preedit != NULL && *preedit != '\0';
  return TRUE;
}

static void
watch (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  g_signal_add_emission_hook (g_signal_lookup ("preedit-changed", type), 0, preedit_changed_cb,
                              NULL, NULL);
}

/* Asked for the first time when a form is made, before anything can be composed in it. */
gboolean
mp_preedit_is_active (void)
{
  static gboolean watching;

  if (!watching)
    {
      watching = TRUE;
      watch (GTK_TYPE_TEXT);
      watch (GTK_TYPE_TEXT_VIEW);
    }

  return composing;
}
