/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first step: what was found in the file. Each table is shown small, its headings and its
 * first records as they stand there, so that one look tells whether the right lines were taken for
 * headings.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

#define MAX_COLUMNS 40
#define MAX_CHARS 24
#define MAX_ROWS 3

static const char *
word_role (MpImportRole role)
{
  switch (role)
    {
    case MP_IMPORT_ROLE_DICTIONARY:
      return _("A list of words for filling in: not read");
    case MP_IMPORT_ROLE_CONTENTS:
      return _("A table of contents: not read");
    case MP_IMPORT_ROLE_STATISTICS:
      return _("Statistics: not read");
    case MP_IMPORT_ROLE_EMPTY:
      return _("Empty");
    case MP_IMPORT_ROLE_UNREADABLE:
      return _("Damaged: not read");
    case MP_IMPORT_ROLE_DATA:
    default:
      return NULL;
    }
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
attach_cell (GtkGrid *grid, const char *text, int column, int row, const char *css_class)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  GtkWidget *label = make_label (line, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  if (g_utf8_strlen (line, -1) > MAX_CHARS / 2)
    gtk_widget_set_tooltip_text (label, text);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static gboolean
is_record (const MpImportTable *table, guint row)
{
  for (guint i = 0; i < table->other_rows->len; i++)
    if (g_array_index (table->other_rows, MpImportOtherRow, i).row == row)
      return FALSE;
  return TRUE;
}

static GtkWidget *
make_thumbnail (MpImport *import, const MpImportTable *table)
{
  GtkWidget *grid = gtk_grid_new ();
  int shown = 0;

  gtk_widget_add_css_class (grid, "thumbnail");
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  for (guint i = 0; i < table->columns->len && shown < MAX_COLUMNS; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];
      gboolean known = column->targets != NULL && column->targets[0] != NULL;
      int line = 0;

      if (column->heading == NULL || *column->heading == '\0')
        continue;
      attach_cell (GTK_GRID (grid), column->heading, shown, line++,
                   known ? "thumbnail-heading" : "thumbnail-other");
      for (guint row = table->first_data_row; row <= table->last_row && line <= MAX_ROWS; row++)
        if (is_record (table, row))
          attach_cell (GTK_GRID (grid),
                       mp_import_get_text (import, table->sheet, row, column->column), shown,
                       line++, "thumbnail-cell");
      shown++;
    }
  if (table->columns->len > (guint) shown)
    {
      g_autofree char *more = g_strdup_printf (_("%u more"), table->columns->len - (guint) shown);

      attach_cell (GTK_GRID (grid), more, shown, 0, "thumbnail-other");
    }

  return grid;
}

/* As wide as its texts; what the window cannot hold is scrolled to. */
static GtkWidget *
wrap_wide (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);

  return scroller;
}

static char *
describe_table (MpImportPage *self, const MpImportTable *table)
{
  GString *text = g_string_new (NULL);

  if (table->first_header_row == 0)
    g_string_append (text, _("No headings"));
  else if (table->first_header_row == table->last_header_row)
    g_string_append_printf (text, _("Headings in line %u"), table->first_header_row);
  else
    g_string_append_printf (text, _("Headings in lines %u–%u"), table->first_header_row,
                            table->last_header_row);
  g_string_append (text, " · ");
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", table->n_rows),
                          table->n_rows);
  if (table->division != NULL)
    {
      g_autofree char *community =
          mp_wording_of_division (self->store, g_ascii_strtoll (table->division, NULL, 10));

      if (*community != '\0')
        g_string_append_printf (text, _(" · all of %s"), community);
    }
  if (table->subject == NULL)
    g_string_append (text, _(" · not a table that can be imported"));

  return g_string_free (text, FALSE);
}

static void
append_table (MpImportPage *self, GtkWidget *section, const MpImportTable *table)
{
  g_autofree char *note = describe_table (self, table);

  if (table->title != NULL)
    gtk_box_append (GTK_BOX (section), make_label (table->title, NULL));
  gtk_box_append (GTK_BOX (section), make_label (note, "dim-label"));
  gtk_box_append (GTK_BOX (section), mp_import_page_make_subject (self, table));
  if (table->first_header_row > 0)
    gtk_box_append (GTK_BOX (section), wrap_wide (make_thumbnail (self->import, table)));
}

static void
read_cb (MpImportPage *self, GtkCheckButton *check)
{
  guint sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "sheet"));

  mp_import_set_sheet_read (self->import, sheet, gtk_check_button_get_active (check));
  mp_import_page_touch (self);
}

static GtkWidget *
make_sheet (MpImportPage *self, const MpImportSheet *sheet)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = sheet->name != NULL
                            ? g_strdup_printf (_("Sheet “%s”"), sheet->name)
                            : g_strdup (_("Table"));

  gtk_widget_add_css_class (section, "form-section");
  gtk_box_append (GTK_BOX (section), line);
  if (sheet->n_tables > 0)
    {
      GtkWidget *check = gtk_check_button_new_with_label (name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), sheet->read);
      gtk_widget_add_css_class (check, "section-title");
      g_object_set_data (G_OBJECT (check), "sheet", GUINT_TO_POINTER (sheet->index));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (read_cb), self);
      gtk_box_append (GTK_BOX (line), check);
    }
  else
    gtk_box_append (GTK_BOX (line), make_label (name, NULL));

  if (sheet->state != MP_SHEET_VISIBLE)
    gtk_box_append (GTK_BOX (line),
                    make_label (_("Hidden in the file: tick it to read it too"), "warning"));
  if (sheet->role == MP_IMPORT_ROLE_CONTENTS
      && mp_import_is_open_question (self->import, sheet->index))
    gtk_box_append (GTK_BOX (line),
                    make_label (_("No line of headings was found: not read"), "warning"));
  else if (word_role (sheet->role) != NULL)
    gtk_box_append (GTK_BOX (line), make_label (word_role (sheet->role), "dim-label"));

  for (guint i = 0; i < mp_import_get_n_tables (self->import); i++)
    {
      const MpImportTable *table = mp_import_get_table (self->import, i);

      if (table->sheet == sheet->index)
        append_table (self, section, table);
    }
  if (sheet->n_rows > 0)
    gtk_box_append (GTK_BOX (section), mp_import_page_make_marking (self, sheet));

  return section;
}

void
mp_import_page_show_sheets (MpImportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sheets))) != NULL)
    gtk_box_remove (self->sheets, child);
  if (self->import == NULL)
    return;

  for (guint i = 0; i < mp_import_get_n_sheets (self->import); i++)
    gtk_box_append (self->sheets, make_sheet (self, mp_import_get_sheet (self->import, i)));
}
