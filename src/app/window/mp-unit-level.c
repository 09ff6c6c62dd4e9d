/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are found by their place: divisions and initials stand in the order of the rows.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalog/mp-pinyin.h"

#include "mp-unit-level.h"

void
mp_unit_level_clear (MpUnitLevel *self)
{
  GtkWidget *row;

  gtk_list_box_unselect_all (self->list);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
  g_clear_pointer (&self->initials, g_ptr_array_unref);
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
  self->divisions = g_ptr_array_ref (divisions);
  self->initials = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < divisions->len; i++)
    {
      const MpNationalDivision *division = divisions->pdata[i];

      g_ptr_array_add (self->initials, mp_pinyin_initials (MP_PINYIN_TEXT, division->name));
      gtk_list_box_append (self->list, make_row (division));
    }
}

gboolean
mp_unit_level_fits (const MpUnitLevel *self, guint index, const char *text)
{
  return strstr (((MpNationalDivision *) self->divisions->pdata[index])->name, text) != NULL
         || strstr (self->initials->pdata[index], text) != NULL;
}

GtkWidget *
mp_unit_level_make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("None is called so here"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}
