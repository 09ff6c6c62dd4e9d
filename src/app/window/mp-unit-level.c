/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are found by their place: divisions stand in the order of the rows.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalog/mp-pinyin.h"

#include "mp-unit-level.h"

void
mp_unit_level_clear (MpUnitLevel *self)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->list);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_label_set_text (self->empty, _("Choose the level above first"));
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
}

static GtkWidget *
make_row (const MpNationalDivision *division)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (division->name);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_tooltip_text (row, division->code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  division->name, -1);

  return row;
}

void
mp_unit_level_fill (MpUnitLevel *self, GPtrArray *divisions)
{
  mp_unit_level_clear (self);
  gtk_label_set_text (self->empty, _("Nothing is below it"));
  self->divisions = g_ptr_array_ref (divisions);
  for (guint i = 0; i < divisions->len; i++)
    gtk_list_box_append (self->list, make_row (divisions->pdata[i]));
}

gboolean
mp_unit_level_fits (const MpUnitLevel *self, guint index, const char *text)
{
  const MpNationalDivision *division = self->divisions->pdata[index];

  return strstr (division->name, text) != NULL
         || mp_pinyin_fit (MP_PINYIN_TEXT, division->name, text) != MP_FIT_NONE;
}

gboolean
mp_unit_level_has (const MpUnitLevel *self, const char *text)
{
  for (guint i = 0; self->divisions != NULL && i < self->divisions->len; i++)
    if (mp_unit_level_fits (self, i, text))
      return TRUE;
  return FALSE;
}

int
mp_unit_level_find_shown (const MpUnitLevel *self)
{
  for (guint i = 0; self->divisions != NULL && i < self->divisions->len; i++)
    if (gtk_widget_get_child_visible (
            GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i))))
      return (int) i;
  return -1;
}

const MpNationalDivision *
mp_unit_level_get_chosen (const MpUnitLevel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->divisions->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

void
mp_unit_level_select (MpUnitLevel *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

GtkWidget *
mp_unit_level_make (MpUnitLevel *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->empty), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "dim-label");
  gtk_list_box_set_placeholder (self->list, GTK_WIDGET (self->empty));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "column-title");
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "has-frame", TRUE,
                "child", self->list, NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  mp_unit_level_clear (self);
  return box;
}
