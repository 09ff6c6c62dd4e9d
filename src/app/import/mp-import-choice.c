/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all sections of the second step are built of.
 */

#include "config.h"

#include "mp-import-choice.h"

#include "app/field/mp-picker.h"

#include <glib/gi18n-lib.h>

#define PICKER_CHARS 26

MpImportChoice *
mp_import_choice_new (MpImportPage *page, guint table, const char *target,
                      void (*chosen) (MpImportChoice *self, const MpChoice *picked))
{
  MpImportChoice *self = g_new0 (MpImportChoice, 1);

  self->page = page;
  self->table = table;
  self->target = g_strdup (target);
  self->chosen = chosen;

  return self;
}

static void
choice_free (gpointer data, GClosure *closure)
{
  MpImportChoice *self = data;

  g_free (self->target);
  g_free (self->word);
  g_free (self);
}

static void
picked_cb (MpImportChoice *self, MpChoice *picked)
{
  self->chosen (self, picked);
  mp_import_page_touch (self->page);
}

GtkWidget *
mp_import_choice_make_picker (MpImportChoice *self, const char *label, const char *text,
                              GCallback wanted)
{
  MpPicker *picker = MP_PICKER (mp_picker_new ());

  self->picker = GTK_WIDGET (picker);
  mp_picker_set_label (picker, label);
  mp_picker_set_text (picker, text);
  mp_picker_set_width_chars (picker, PICKER_CHARS);
  gtk_widget_set_hexpand (self->picker, FALSE);
  g_signal_connect_data (picker, "wanted", wanted, self, choice_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (picked_cb), self);

  return self->picker;
}

GPtrArray *
mp_import_choices_of_organizations (MpImport *import, const char *target, const char *word,
                                    const char *text)
{
  g_autoptr (GPtrArray) alike =
      mp_import_list_alike (import, target, *text != '\0' ? text : word);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_choice_free);
  g_autofree char *made = g_strdup_printf (_("A new organization “%s”"), word);

  for (guint i = 0; i < alike->len; i++)
    {
      const MpImportAlike *one = alike->pdata[i];

      g_ptr_array_add (choices, mp_choice_new (one->value, one->title, one->place));
    }
  g_ptr_array_add (choices, mp_choice_new (MP_IMPORT_NEW_ONE, made, NULL));

  return choices;
}

GPtrArray *
mp_import_choices_of_communities (MpImport *import, const char *target, const char *word,
                                  const char *text)
{
  GPtrArray *choices = mp_choices_of_divisions (mp_import_get_store (import), text);
  g_autoptr (GPtrArray) alike =
      *text == '\0' && word != NULL ? mp_import_list_alike (import, target, word) : NULL;

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    {
      const MpImportAlike *one = alike->pdata[i];

      for (guint k = choices->len; k-- > i;)
        if (g_str_equal (((const MpChoice *) choices->pdata[k])->value, one->value))
          mp_choice_free (g_ptr_array_steal_index (choices, k));
      g_ptr_array_insert (choices, (int) i, mp_choice_new (one->value, one->title, one->place));
    }

  return choices;
}

const MpField *
mp_import_page_find_field (MpImportPage *self, guint table, const char *target)
{
  GPtrArray *targets = mp_import_get_targets (self->import, table);

  for (guint i = 0; targets != NULL && i < targets->len; i++)
    {
      const MpImportTarget *one = targets->pdata[i];

      if (g_str_equal (one->name, target))
        return one->field;
    }
  return NULL;
}

GtkWidget *
mp_import_page_make_line_label (const char *text, const char *css_class)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
mp_import_page_add_section (MpImportPage *self, const char *title, const char *note)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (section, "form-section");
  gtk_box_append (GTK_BOX (section), mp_import_page_make_line_label (title, "section-title"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (section), mp_import_page_make_line_label (note, "dim-label"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_box_append (GTK_BOX (section), grid);
  gtk_box_append (self->columns, section);

  return grid;
}
