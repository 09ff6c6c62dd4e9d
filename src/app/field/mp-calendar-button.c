/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar is made when it is first wanted: a form has a dozen dates and nobody opens them all.
 * The arrow down in the entry opens it, so that the button is no stop of its own for Tab.
 */

#include "config.h"

#include "mp-calendar-button.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  GtkEditable *entry; /* a sibling, living as long as the button */
  GtkWidget *button;
  GtkWidget *calendar;
  gboolean showing;   /* the calendar is being put onto the entry's day */
} Calendar;

/* What stands behind the day stays. */
static const char *
find_time (const char *text)
{
  const char *blank = strchr (text, ' ');

  return blank != NULL ? blank : "";
}

static void
day_selected_cb (Calendar *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (self->showing)
    return;

  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  date = g_date_time_format (day, "%Y-%m-%d");
  text = g_strconcat (date, find_time (gtk_editable_get_text (self->entry)), NULL);
  gtk_editable_set_text (self->entry, text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The day in the entry, its unknown parts as the first; today when it holds none. */
static void
show_day (Calendar *self)
{
  int year = 0, month = 1, day = 1;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (gtk_editable_get_text (self->entry), "%4d%*[-./]%2d%*[-./]%2d", &year, &month,
              &day) >= 1 && year >= 1900)
    date = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (date == NULL)
    date = g_date_time_new_now_local ();

  self->showing = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  self->showing = FALSE;
}

static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  Calendar *self = data;

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = gtk_calendar_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
      gtk_menu_button_set_popover (button, popover);
      g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
    }
  show_day (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_menu_button_popup (GTK_MENU_BUTTON (((Calendar *) data)->button));
  return GDK_EVENT_STOP;
}

GtkWidget *
mp_calendar_button_new (GtkEditable *entry, const char *label)
{
  Calendar *self = g_new0 (Calendar, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = g_strdup_printf (_("%s: calendar"), label);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);

  self->entry = entry;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "mp-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), popup_cb, self, g_free);
  gtk_widget_set_tooltip_text (self->button, _("Calendar (↓)"));
  gtk_widget_set_can_focus (self->button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return self->button;
}
