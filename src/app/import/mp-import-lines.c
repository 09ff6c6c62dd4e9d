/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a table that are not read as records, each with what it was taken for: nothing is
 * left out without a word, and the clerk knows better.
 */

#include "config.h"

#include "mp-import-choice.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 60

static const struct { const char *kind; const char *label; } kinds[] = {
  { "attachment_mark", NC_("kind of line", "number of the attachment") },
  { "title", NC_("kind of line", "title") },
  { "unit_line", NC_("kind of line", "who reports, and when") },
  { "block_line", NC_("kind of line", "title of a part") },
  { "column_codes", NC_("kind of line", "numbers of the columns") },
  { "repeated_header", NC_("kind of line", "headings again") },
  { "section_title", NC_("kind of line", "heading of a group") },
  { "subtotal", NC_("kind of line", "subtotal") },
  { "total", NC_("kind of line", "total") },
  { "page_mark", NC_("kind of line", "page number") },
  { "example", NC_("kind of line", "example") },
  { "nothing_to_report", NC_("kind of line", "nothing to report") },
  { "notes", NC_("kind of line", "notes") },
  { "signature", NC_("kind of line", "signatures") },
  { "beside", NC_("kind of line", "not understood") },
};

/* NULL: the line is empty, or belongs to a record. */
static const char *
word_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "kind of line", kinds[i].label);
  return NULL;
}

static void
toggled_cb (MpImportPage *self, GtkCheckButton *check)
{
  guint sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "sheet"));
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "row"));

  mp_import_set_row_read (self->import, sheet, row, gtk_check_button_get_active (check));
  mp_import_page_touch (self);
}

/* The clerk may say that the line is a record after all. */
static GtkWidget *
make_check (MpImportPage *self, guint sheet, guint row)
{
  GtkWidget *check = gtk_check_button_new_with_label (_("is a record"));
  g_autofree char *name = g_strdup_printf (_("Line %u is a record"), row);

  g_object_set_data (G_OBJECT (check), "sheet", GUINT_TO_POINTER (sheet));
  g_object_set_data (G_OBJECT (check), "row", GUINT_TO_POINTER (row));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return check;
}

static void
add_line (MpImportPage *self, GtkGrid *grid, int at, guint sheet, const MpImportOtherRow *line,
          const char *kind)
{
  g_autofree char *number = g_strdup_printf (_("Line %u"), line->source);
  g_autofree char *text = mp_import_page_dup_line (self->import, sheet, line->source, 60);

  gtk_grid_attach (grid, mp_import_page_make_line_label (number, "dim-label"), 0, at, 1, 1);
  gtk_grid_attach (grid, mp_import_page_make_line_label (kind, NULL), 1, at, 1, 1);
  if (!line->of_form)
    gtk_grid_attach (grid, make_check (self, sheet, line->row), 2, at, 1, 1);
  gtk_grid_attach (grid, mp_import_page_make_line_label (text, "dim-label"), 3, at, 1, 1);
}

void
mp_import_page_add_lines (MpImportPage *self, const MpImportTable *table)
{
  const MpImportSheet *sheet = mp_import_get_sheet (self->import, table->sheet);
  g_autofree char *title = sheet->name != NULL
                               ? g_strdup_printf (_("Lines of “%s” that are not read"), sheet->name)
                               : g_strdup (_("Lines that are not read"));
  GtkWidget *grid = NULL;
  int at = 0;

  for (guint i = 0; i < table->other_rows->len && at < MAX_LINES; i++)
    {
      const MpImportOtherRow *line = &g_array_index (table->other_rows, MpImportOtherRow, i);
      const char *kind = word_kind (line->kind);

      if (kind == NULL)
        continue;
      if (grid == NULL)
        grid = mp_import_page_add_section (self, title, NULL);
      add_line (self, GTK_GRID (grid), at++, table->sheet, line, kind);
    }
}
