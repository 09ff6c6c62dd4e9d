/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second step: what no column says, words to be explained, what each column means, and the
 * lines that are not read. What is chosen here is remembered for the next file of the same shape.
 */

#include "config.h"

#include "mp-import-choice.h"

#include "app/field/mp-picker.h"

#include <glib/gi18n-lib.h>

/* --- columns -------------------------------------------------------------------------------- */

static char *
word_targets (MpImportPage *self, const MpImportTable *table, const MpImportColumn *column)
{
  GPtrArray *targets = mp_import_get_targets (self->import, table->index);
  GString *text = g_string_new (NULL);

  for (char **name = column->targets; name != NULL && *name != NULL; name++)
    for (guint i = 0; i < targets->len; i++)
      {
        const MpImportTarget *target = targets->pdata[i];

        if (g_str_equal (target->name, *name))
          g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", target->label);
      }
  if (text->len == 0)
    g_string_append (text, _("(not imported)"));

  return g_string_free (text, FALSE);
}

static void
target_wanted_cb (MpImportChoice *choice, const char *text)
{
  GPtrArray *targets = mp_import_get_targets (choice->page->import, choice->table);
  GPtrArray *choices = g_ptr_array_new ();
  g_autofree char *folded = mp_fold_text (text);

  if (*folded == '\0')
    g_ptr_array_add (choices, mp_choice_new ("", _("(not imported)"), NULL));
  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (mp_choices_fit (target->label, folded) != MP_FIT_NONE)
        g_ptr_array_add (choices, mp_choice_new (target->name, target->label, NULL));
    }
  mp_picker_offer (MP_PICKER (choice->picker), text, choices, NULL);
}

static void
target_chosen (MpImportChoice *choice, const MpChoice *picked)
{
  mp_import_set_column_target (choice->page->import, choice->table, choice->column,
                               *picked->value != '\0' ? picked->value : NULL);
}

static void
attach_label (GtkWidget *grid, const char *text, const char *css_class, int column, int row)
{
  gtk_grid_attach (GTK_GRID (grid), mp_import_page_make_line_label (text, css_class), column, row,
                   1, 1);
}

static void
add_column (MpImportPage *self, GtkWidget *grid, const MpImportTable *table,
            const MpImportColumn *column, int row)
{
  MpImportChoice *choice = mp_import_choice_new (self, table->index, NULL, target_chosen);
  const char *said = *column->heading != '\0' ? column->heading : _("(no heading)");
  g_autofree char *meaning = word_targets (self, table, column);
  g_autofree char *samples = column->samples != NULL
                               ? g_strjoinv ("　", column->samples)
                               : g_strdup ("");
  g_autofree char *name = g_strdup_printf (_("Meaning of column %s"), column->letter);
  GtkWidget *heading = mp_import_page_make_line_label (said, NULL);
  GtkWidget *sample = mp_import_page_make_line_label (samples, "dim-label");

  choice->column = column->column;
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 24);
  gtk_widget_set_hexpand (sample, TRUE);
  attach_label (grid, column->letter, "dim-label", 0, row);
  gtk_grid_attach (GTK_GRID (grid), heading, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   mp_import_choice_make_picker (choice, name, meaning,
                                                 G_CALLBACK (target_wanted_cb)),
                   2, row, 1, 1);
  if (column->remembered)
    attach_label (grid, _("as last time"), "accent", 3, row);
  else if (column->hidden)
    attach_label (grid, _("hidden in the file"), "warning", 3, row);
  gtk_grid_attach (GTK_GRID (grid), sample, 4, row, 1, 1);
}

/* The columns of a table, and by name those of which nothing is taken. */
static void
add_table (MpImportPage *self, const MpImportTable *table)
{
  const MpImportSheet *sheet = mp_import_get_sheet (self->import, table->sheet);
  g_autofree char *title = sheet->name != NULL
                             ? g_strdup_printf (_("Columns of “%s”"), sheet->name)
                             : g_strdup (_("Columns"));
  g_autoptr (GString) left = g_string_new (NULL);
  g_autofree char *note = NULL;
  GtkWidget *grid;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      if (column->targets == NULL || column->targets[0] == NULL)
        g_string_append_printf (left, "%s%s", left->len > 0 ? "、" : "",
                                *column->heading != '\0' ? column->heading : column->letter);
    }
  note = left->len > 0 ? g_strdup_printf (_("Not imported: %s"), left->str)
                       : g_strdup (table->title);
  grid = mp_import_page_add_section (self, title, note);
  for (guint i = 0; i < table->columns->len; i++)
    add_column (self, grid, table, table->columns->pdata[i], (int) i);
}

void
mp_import_page_show_columns (MpImportPage *self)
{
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, child);
  if (tables->len == 0)
    return;

  mp_import_page_add_words (self, tables);
  mp_import_page_add_defaults (self, tables);
  for (guint i = 0; i < tables->len; i++)
    add_table (self, tables->pdata[i]);
  for (guint i = 0; i < tables->len; i++)
    mp_import_page_add_lines (self, tables->pdata[i]);
}
