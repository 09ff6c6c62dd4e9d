/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parameters are settings of the store and no records: setting one is no change in the history, so
 * the row itself offers the way back.
 */

#include "config.h"

#include "mp-parameter-section.h"

#include "app/widget/mp-host.h"
#include "mp-settings-ask.h"
#include "policy/mp-parameters.h"

#include <glib/gi18n-lib.h>

struct _MpParameterSection
{
  AdwPreferencesGroup parent_instance;

  MpStore *store;
};

G_DEFINE_FINAL_TYPE (MpParameterSection, mp_parameter_section, ADW_TYPE_PREFERENCES_GROUP)

/* One row; it lives as long as its widget. */
typedef struct
{
  MpParameterSection *section;
  const MpParameter *parameter;
  GtkWidget *row;
  GtkWidget *value;
  GtkWidget *reset;
} Row;

static const char *
unit_of (const MpParameter *parameter)
{
  switch (parameter->kind)
    {
    case MP_PARAMETER_DAYS:
      return _("days");
    case MP_PARAMETER_WORKDAYS:
      return _("working days");
    case MP_PARAMETER_MONTHS:
      return _("months");
    case MP_PARAMETER_YEARS:
      return _("years");
    case MP_PARAMETER_COUNT:
      return _("persons");
    case MP_PARAMETER_TEXT:
    default:
      return "";
    }
}

static void
show (Row *self)
{
  MpStore *store = self->section->store;
  g_autofree char *value = mp_parameters_dup (store, self->parameter->name);
  g_autofree char *text = g_strstrip (g_strdup_printf ("%s %s", value, unit_of (self->parameter)));

  gtk_label_set_text (GTK_LABEL (self->value), text);
  gtk_widget_set_visible (self->reset, mp_parameters_is_own (store, self->parameter->name));
}

static void
set (Row *self, const char *value)
{
  g_autoptr (GError) error = NULL;
  MpHost *host = mp_host_of (self->row);

  if (!mp_parameters_set (self->section->store, self->parameter->name, value, &error)
      && host != NULL)
    mp_host_show_error (host, _("Not changed"), error);
  show (self);
}

static void
named_cb (const char *value, gpointer data)
{
  set (data, value);
}

static void
edit_cb (Row *self)
{
  g_autofree char *value = mp_parameters_dup (self->section->store, self->parameter->name);
  const char *unit = unit_of (self->parameter);
  g_autofree char *label = *unit != '\0' ? g_strdup_printf (_("Value (%s)"), unit)
                                         : g_strdup (_("Value"));

  mp_settings_ask (self->row, self->parameter->label, label, value, NULL, named_cb, self, NULL);
}

static void
reset_cb (Row *self)
{
  set (self, NULL);
}

static void
add_row (MpParameterSection *section, const MpParameter *parameter)
{
  Row *self = g_new0 (Row, 1);
  g_autofree char *source = g_markup_escape_text (parameter->source, -1);
  g_autofree char *shipped = g_strdup_printf (_("Back to %s"), parameter->value);
  GtkWidget *edit = gtk_button_new_with_label (_("Change"));
  g_autofree char *name = g_strdup_printf (_("%s: %s"), _("Change"), parameter->label);

  self->section = section;
  self->parameter = parameter;
  self->row = adw_action_row_new ();
  self->value = gtk_label_new (NULL);
  self->reset = gtk_button_new_with_label (shipped);
  g_object_set_data_full (G_OBJECT (self->row), "row", self, g_free);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), parameter->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->reset, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->reset);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), edit);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), edit);
  g_signal_connect_swapped (edit, "clicked", G_CALLBACK (edit_cb), self);
  g_signal_connect_swapped (self->reset, "clicked", G_CALLBACK (reset_cb), self);
  show (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (section), self->row);
}

static void
mp_parameter_section_dispose (GObject *object)
{
  g_clear_object (&MP_PARAMETER_SECTION (object)->store);

  G_OBJECT_CLASS (mp_parameter_section_parent_class)->dispose (object);
}

static void
mp_parameter_section_class_init (MpParameterSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_parameter_section_dispose;
}

static void
mp_parameter_section_init (MpParameterSection *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   _("Deadlines and numbers of rules"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _("As the documents named below say, until this office sets its own."));
}

GtkWidget *
mp_parameter_section_new (MpStore *store)
{
  MpParameterSection *self = g_object_new (MP_TYPE_PARAMETER_SECTION, NULL);
  GPtrArray *parameters = mp_parameters ();

  self->store = g_object_ref (store);
  for (guint i = 0; i < parameters->len; i++)
    add_row (self, parameters->pdata[i]);

  return GTK_WIDGET (self);
}
