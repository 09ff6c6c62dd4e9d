/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options beside the list of ledgers: for whom, on which day, by whom, masked or in full,
 * into which folder.
 */

#include "config.h"

#include "mp-export-page-private.h"

#include "app/field/mp-calendar-button.h"
#include "edit/find/mp-choices.h"

#include "app/field/mp-picker.h"
#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

#define SETTING_FOLDER "export.folder"
#define SETTING_FILLER "export.filler"
#define SETTING_PHONE "export.phone"
#define SETTING_REVIEWER "export.reviewer"

static const MpField date_field = { .name = "date", .label = N_("Date"), .type = MP_DATE };

char *
mp_export_page_dup_date (MpExportPage *self)
{
  char *date = mp_field_parse (&date_field,
                               gtk_editable_get_text (GTK_EDITABLE (self->date)), NULL);

  if (date != NULL && strlen (date) == strlen ("2025-09-20"))
    return date;
  g_free (date);
  return NULL;
}

/* In the order of the drop-down: quarter, half year, year, month. */
char *
mp_export_page_dup_period (MpExportPage *self)
{
  g_autofree char *date = mp_export_page_dup_date (self);
  guint month;

  if (date == NULL)
    return NULL;

  month = (guint) g_ascii_strtoull (date + 5, NULL, 10);
  switch (gtk_drop_down_get_selected (self->period))
    {
    case 1:
      return g_strdup_printf ("%.4sH%u", date, month <= 6 ? 1 : 2);
    case 2:
      return g_strdup_printf ("%.4s", date);
    case 3:
      return g_strdup_printf ("%.7s", date);
    case 0:
    default:
      return g_strdup_printf ("%.4sQ%u", date, (month + 2) / 3);
    }
}

/* Those that the date lies in; the kind that was chosen stays. */
static void
update_periods (MpExportPage *self)
{
  g_autofree char *date = mp_export_page_dup_date (self);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (self->period);
  int year, month;

  if (date == NULL)
    return;

  year = (int) g_ascii_strtoll (date, NULL, 10);
  month = (int) g_ascii_strtoll (date + 5, NULL, 10);
  gtk_string_list_take (list, g_strdup_printf (_("Quarter %2$d of %1$d"), year, (month + 2) / 3));
  gtk_string_list_take (list,
                        g_strdup_printf (month <= 6
                                           ? _("First half of %d")
                                           : _("Second half of %d"), year));
  gtk_string_list_take (list, g_strdup_printf (_("Year %d"), year));
  gtk_string_list_take (list, g_strdup_printf (_("Month %2$d of %1$d"), year, month));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->period, chosen < 4 ? chosen : 0);
}

static void
date_changed_cb (MpExportPage *self)
{
  update_periods (self);
  mp_export_page_update (self);
}

static void
scope_wanted_cb (MpExportPage *self, const char *text, GtkWidget *picker)
{
  mp_picker_offer (MP_PICKER (picker), text, mp_choices_of_scopes (self->store, text), NULL);
}

static void
scope_picked_cb (MpExportPage *self, MpChoice *choice)
{
  self->division = g_ascii_strtoll (choice->value, NULL, 10);
  mp_export_page_count (self);
}

void
mp_export_page_show_scope (MpExportPage *self)
{
  g_autofree char *unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);
  gint64 division = self->division;
  g_autofree char *title = NULL;

  if (division == 0 && unit != NULL)
    division = g_ascii_strtoll (unit, NULL, 10);
  title = mp_wording_of_scope (self->store, division);
  mp_picker_set_text (MP_PICKER (self->scope), title);
}

static void
set_folder (MpExportPage *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  gtk_label_set_text (self->folder_label, folder);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_label), folder);
}

static void
folder_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    set_folder (data, path);
}

static void
choose_folder_cb (MpExportPage *self)
{
  mp_file_chooser_folder (GTK_WIDGET (self), _("Folder for the ledgers"), self->folder,
                          folder_chosen_cb, G_OBJECT (self));
}

void
mp_export_page_remember_options (MpExportPage *self)
{
  mp_store_set_setting (self->store, SETTING_FOLDER, self->folder, NULL);
  mp_store_set_setting (self->store, SETTING_FILLER,
                        gtk_editable_get_text (GTK_EDITABLE (self->filler)), NULL);
  mp_store_set_setting (self->store, SETTING_PHONE,
                        gtk_editable_get_text (GTK_EDITABLE (self->phone)), NULL);
  mp_store_set_setting (self->store, SETTING_REVIEWER,
                        gtk_editable_get_text (GTK_EDITABLE (self->reviewer)), NULL);
}

/* --- building ------------------------------------------------------------------------------- */

static GtkWidget *
add_option (MpExportPage *self, GtkSizeGroup *labels, const char *text, GtkWidget *widget)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "field-label");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_size_group_add_widget (labels, label);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), widget);
  gtk_box_append (GTK_BOX (self->options), line);

  return line;
}

static GtkWidget *
make_entry (MpExportPage *self, const char *setting)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = setting != NULL ? mp_store_dup_setting (self->store, setting) : NULL;

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 16);
  mp_widget_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (mp_export_page_update), self);

  return entry;
}

static GtkWidget *
make_date (MpExportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  self->date = gtk_entry_new ();
  mp_widget_set_text (GTK_EDITABLE (self->date), today);
  gtk_widget_set_hexpand (self->date, TRUE);
  gtk_widget_add_css_class (self->date, "numeric");
  gtk_widget_add_css_class (box, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filled in on"), -1);
  gtk_box_append (GTK_BOX (box), self->date);
  gtk_box_append (GTK_BOX (box),
                  mp_calendar_button_new (GTK_EDITABLE (self->date), _("Filled in on")));
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (date_changed_cb), self);

  return box;
}

static GtkWidget *
make_privacy (MpExportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->masked = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Masked")));
  self->full = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (
    _("In full (purpose and recipient are recorded)")));
  gtk_check_button_set_group (self->full, self->masked);
  gtk_check_button_set_active (self->masked, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->masked));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->full));
  g_signal_connect_swapped (self->full, "toggled", G_CALLBACK (mp_export_page_update), self);

  return box;
}

static GtkWidget *
make_folder (MpExportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new_with_label (_("Choose …"));
  g_autofree char *kept = mp_store_dup_setting (self->store, SETTING_FOLDER);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->folder_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->folder_label, 0);
  gtk_label_set_ellipsize (self->folder_label, PANGO_ELLIPSIZE_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->folder_label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose the folder"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->folder_label));
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_folder_cb), self);
  set_folder (self, kept != NULL ? kept : documents != NULL ? documents : g_get_home_dir ());

  return box;
}

void
mp_export_page_build_options (MpExportPage *self)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->scope = mp_picker_new ();
  mp_picker_set_label (MP_PICKER (self->scope), _("For"));
  g_signal_connect_swapped (self->scope, "wanted", G_CALLBACK (scope_wanted_cb), self);
  g_signal_connect_swapped (self->scope, "picked", G_CALLBACK (scope_picked_cb), self);
  add_option (self, labels, _("For"), self->scope);

  add_option (self, labels, _("Filled in on"), make_date (self));
  self->period = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  add_option (self, labels, _("Period"), GTK_WIDGET (self->period));
  self->filler = make_entry (self, SETTING_FILLER);
  add_option (self, labels, _("Filled in by"), self->filler);
  self->phone = make_entry (self, SETTING_PHONE);
  add_option (self, labels, _("Telephone"), self->phone);
  self->reviewer = make_entry (self, SETTING_REVIEWER);
  add_option (self, labels, _("Checked by"), self->reviewer);

  add_option (self, labels, _("Personal values"), make_privacy (self));
  self->purpose = make_entry (self, NULL);
  self->purpose_row = add_option (self, labels, _("Purpose"), self->purpose);
  self->recipient = make_entry (self, NULL);
  self->recipient_row = add_option (self, labels, _("Recipient"), self->recipient);
  add_option (self, labels, _("Folder"), make_folder (self));
  update_periods (self);
}
