/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tabs always stand on their own page: the host shows another one beside it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/twin/mp-twin-count.h"
#include "app/widget/mp-host.h"
#include "edit/mp-kind.h"
#include "edit/twin/mp-twins.h"
#include "mp-group-tabs.h"

static void
chosen_cb (MpCountTabs *tabs)
{
  const char *page = g_object_get_data (G_OBJECT (tabs), "page");
  g_autofree char *chosen = g_strdup (mp_count_tabs_get_selected (tabs));

  if (g_str_equal (chosen, page))
    return;
  mp_count_tabs_select (tabs, page);
  mp_host_show (mp_host_of (GTK_WIDGET (tabs)), chosen);
}

static gboolean
turn (GtkWidget *tabs, int by)
{
  const char *beside = mp_count_tabs_get_beside (MP_COUNT_TABS (tabs), by);

  if (!gtk_widget_get_mapped (tabs))
    return FALSE;
  if (beside != NULL)
    mp_count_tabs_select (MP_COUNT_TABS (tabs), beside);
  return TRUE;
}

static gboolean
next_cb (GtkWidget *tabs, GVariant *args, gpointer data)
{
  return turn (tabs, 1);
}

static gboolean
previous_cb (GtkWidget *tabs, GVariant *args, gpointer data)
{
  return turn (tabs, -1);
}

/* The keys that turn to the next part of a form turn to the next kind of a group. A list would take
 * them for a page of its own, so they are heard before it.
 */
static void
add_keys (GtkWidget *tabs)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_shortcut_controller_set_scope (keys, GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Page_Down, GDK_CONTROL_MASK),
                              gtk_callback_action_new (next_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Page_Up, GDK_CONTROL_MASK),
                              gtk_callback_action_new (previous_cb, NULL, NULL)));
  gtk_widget_add_controller (tabs, controller);
}

static gboolean
has_cases (const MpGroup *group)
{
  return g_str_equal (group->name, MP_PAGE_CASES);
}

GtkWidget *
mp_group_tabs_new (const MpGroup *group, const char *page)
{
  GtkWidget *tabs = mp_count_tabs_new (mp_group_get_label (group));
  guint n_kinds, n_tabs = has_cases (group);
  const MpKind *kinds = mp_kinds (&n_kinds);

  if (has_cases (group))
    mp_count_tabs_add (MP_COUNT_TABS (tabs), MP_PAGE_CASES, C_("page", "To be done"));
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].group == group)
      {
        mp_count_tabs_add (MP_COUNT_TABS (tabs), kinds[i].entity->name,
                           mp_kind_get_label (&kinds[i]));
        n_tabs++;
      }
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].group == group && mp_twins_know (kinds[i].entity))
      {
        g_autofree char *name = g_strconcat (MP_PAGE_TWINS, kinds[i].entity->name, NULL);

        mp_count_tabs_add (MP_COUNT_TABS (tabs), name, C_("page", "Perhaps twice"));
        mp_twin_count_add (MP_COUNT_TABS (tabs), n_tabs++, kinds[i].entity);
      }
  if (n_tabs < 2)
    {
      g_object_unref (g_object_ref_sink (tabs));
      return NULL;
    }

  mp_count_tabs_select (MP_COUNT_TABS (tabs), page);
  g_object_set_data_full (G_OBJECT (tabs), "page", g_strdup (page), g_free);
  g_signal_connect (tabs, "changed", G_CALLBACK (chosen_cb), NULL);
  add_keys (tabs);

  return tabs;
}

const char *
mp_group_tabs_first (const MpGroup *group)
{
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  if (has_cases (group))
    return MP_PAGE_CASES;
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i].group == group)
      return kinds[i].entity->name;
  return NULL;
}
