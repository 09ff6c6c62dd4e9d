/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk shows of a sheet herself: which line holds the headings, which column the names,
 * and what the rows are (of a table that was found, in the table's own choice). Sheets with the
 * same line are read so from then on.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 20
#define MAX_COLUMNS 40
#define MAX_CHARS 20

/* What the three choices of one sheet stand for. */
typedef struct
{
  MpImportPage *page;
  guint sheet;
  GArray *lines; /* guint, from 1 */
  char **subjects;
  GtkDropDown *line;
  GtkDropDown *column;
  GtkDropDown *subject;
} Marking;

static void
marking_free (gpointer data, GClosure *closure)
{
  Marking *marking = data;

  g_array_unref (marking->lines);
  g_strfreev (marking->subjects);
  g_free (marking);
}

static char *
dup_cell (MpImport *import, const MpImportSheet *sheet, guint row, guint column)
{
  return g_strstrip (g_strdelimit (
      g_strdup (mp_import_get_text (import, sheet->index, row, column)), "\r\n\t", ' '));
}

char *
mp_import_page_dup_line (MpImport *import, guint sheet_index, guint row, glong n_chars)
{
  const MpImportSheet *sheet = mp_import_get_sheet (import, sheet_index);
  GString *text = g_string_new (NULL);
  g_autofree char *before = NULL;

  for (guint column = 0; column < MIN (sheet->n_columns, MAX_COLUMNS); column++)
    {
      g_autofree char *cell = dup_cell (import, sheet, row, column);

      /* A merged range is one text. */
      if (*cell != '\0' && g_strcmp0 (cell, before) != 0
          && g_utf8_strlen (text->str, -1) < n_chars)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", cell);
      g_free (before);
      before = g_steal_pointer (&cell);
    }

  return g_string_free (text, FALSE);
}

/* A narrow window holds them below each other. */
static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);

  return grid;
}

static GtkDropDown *
make_choice (GtkWidget *grid, int row, const char *label, GPtrArray *words)
{
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *choice;

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  g_ptr_array_add (words, NULL);
  choice = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_halign (choice, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), text, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), choice, 1, row, 1, 1);

  return GTK_DROP_DOWN (choice);
}

static void
apply_cb (Marking *marking)
{
  MpImportPage *page = marking->page;
  guint line = gtk_drop_down_get_selected (marking->line);
  guint subject = gtk_drop_down_get_selected (marking->subject);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (line >= marking->lines->len)
    return;
  done = mp_import_mark_heading (page->import, marking->sheet,
                                 g_array_index (marking->lines, guint, line),
                                 (int) gtk_drop_down_get_selected (marking->column) - 1,
                                 subject > 0 ? marking->subjects[subject - 1] : NULL, &error);
  mp_import_page_notify (page, done ? NULL : error->message);
  mp_import_page_touch (page);
  mp_import_page_show_sheets (page);
}

/* The columns by letter and by what stands above them in the line that is chosen. */
static void
name_columns (Marking *marking)
{
  MpImport *import = marking->page->import;
  const MpImportSheet *sheet = mp_import_get_sheet (import, marking->sheet);
  guint chosen = gtk_drop_down_get_selected (marking->line);
  guint column = gtk_drop_down_get_selected (marking->column);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("by its heading"));
  for (guint i = 0; i < MIN (sheet->n_columns, MAX_COLUMNS); i++)
    {
      g_autofree char *heading =
          chosen < marking->lines->len
              ? dup_cell (import, sheet, g_array_index (marking->lines, guint, chosen), i)
              : g_strdup ("");

      gtk_string_list_take (names, i < 26 ? g_strdup_printf ("%c %s", 'A' + (int) i, heading)
                                          : g_strdup_printf ("A%c %s", 'A' + (int) i - 26,
                                                             heading));
    }
  gtk_drop_down_set_model (marking->column, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (marking->column, column != GTK_INVALID_LIST_POSITION ? column : 0);
}

/* What was shown before, or else what the program found by itself. */
static void
recall (Marking *marking, GtkExpander *expander)
{
  MpImport *import = marking->page->import;
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (marking->page);
  guint row;
  int column;
  const char *subject;
  gboolean marked = mp_import_get_mark (import, marking->sheet, &row, &column, &subject);

  for (guint i = mp_import_get_n_tables (import); i-- > 0 && !marked;)
    if (mp_import_get_table (import, i)->sheet == marking->sheet)
      row = mp_import_get_table (import, i)->last_header_row;
  for (guint i = 0; i < marking->lines->len; i++)
    if (g_array_index (marking->lines, guint, i) == row)
      gtk_drop_down_set_selected (marking->line, i);
  name_columns (marking);
  gtk_drop_down_set_selected (marking->column, (guint) (column + 1));
  for (guint i = 0; marking->subjects[i] != NULL; i++)
    if (g_strcmp0 (marking->subjects[i], subject) == 0)
      gtk_drop_down_set_selected (marking->subject, i + 1);
  gtk_expander_set_expanded (expander, marked || tables->len == 0);
}

GtkWidget *
mp_import_page_make_marking (MpImportPage *self, const MpImportSheet *sheet)
{
  GtkWidget *expander = gtk_expander_new (_("Show where the headings and the names are"));
  GtkWidget *grid = make_grid ();
  GtkWidget *button = gtk_button_new_with_label (_("Read it so"));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) subjects = g_ptr_array_new ();
  g_auto (GStrv) labels = NULL;
  Marking *marking = g_new0 (Marking, 1);

  marking->page = self;
  marking->sheet = sheet->index;
  marking->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 1; row <= sheet->n_rows && marking->lines->len < MAX_LINES; row++)
    {
      g_autofree char *text = mp_import_page_dup_line (self->import, sheet->index, row, MAX_CHARS);

      if (*text == '\0')
        continue;
      g_array_append_val (marking->lines, row);
      g_ptr_array_add (lines, g_strdup_printf ("%u: %s", row, text));
    }
  marking->subjects = mp_import_list_subjects (&labels);
  g_ptr_array_add (subjects, (gpointer) _("by the headings"));
  for (guint i = 0; labels[i] != NULL; i++)
    g_ptr_array_add (subjects, labels[i]);

  marking->line = make_choice (grid, 0, _("Line of headings"), lines);
  marking->column = make_choice (grid, 1, _("Names in column"), columns);
  marking->subject = make_choice (grid, 2, _("One row is"), subjects);
  gtk_widget_set_visible (gtk_grid_get_child_at (GTK_GRID (grid), 0, 2), sheet->n_tables == 0);
  gtk_widget_set_visible (GTK_WIDGET (marking->subject), sheet->n_tables == 0);
  recall (marking, GTK_EXPANDER (expander));
  g_signal_connect_swapped (marking->line, "notify::selected", G_CALLBACK (name_columns), marking);
  g_signal_connect_data (button, "clicked", G_CALLBACK (apply_cb), marking, marking_free,
                         G_CONNECT_SWAPPED);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), button, 1, 3, 1, 1);
  gtk_expander_set_child (GTK_EXPANDER (expander), grid);

  return expander;
}

/* --- the rows of one table -------------------------------------------------------------------- */

typedef struct
{
  MpImportPage *page;
  guint table;
  char **subjects;
} Subject;

static void
subject_free (gpointer data, GClosure *closure)
{
  Subject *choice = data;

  g_strfreev (choice->subjects);
  g_free (choice);
}

static void
show_again (gpointer data)
{
  g_autoptr (MpImportPage) page = data;

  if (page->import != NULL)
    mp_import_page_show_sheets (page);
}

static void
subject_cb (Subject *choice, GParamSpec *pspec, GtkDropDown *down)
{
  guint selected = gtk_drop_down_get_selected (down);
  g_autoptr (GError) error = NULL;
  gboolean done =
      mp_import_set_subject (choice->page->import, choice->table,
                             selected > 0 ? choice->subjects[selected - 1] : NULL, &error);

  mp_import_page_notify (choice->page, done ? NULL : error->message);
  mp_import_page_touch (choice->page);
  /* Not under the hands of the widget that speaks. */
  g_idle_add_once (show_again, g_object_ref (choice->page));
}

GtkWidget *
mp_import_page_make_subject (MpImportPage *self, const MpImportTable *table)
{
  GtkWidget *grid = make_grid ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) labels = NULL;
  Subject *choice = g_new0 (Subject, 1);
  GtkDropDown *down;

  choice->page = self;
  choice->table = table->index;
  choice->subjects = mp_import_list_subjects (&labels);
  g_ptr_array_add (words, (gpointer) (table->subject != NULL ? _("by the headings")
                                                             : _("not recognised: choose")));
  for (guint i = 0; labels[i] != NULL; i++)
    g_ptr_array_add (words, labels[i]);
  down = make_choice (grid, 0, _("One row is"), words);
  for (guint i = 0; choice->subjects[i] != NULL; i++)
    if (g_strcmp0 (choice->subjects[i], table->subject) == 0)
      gtk_drop_down_set_selected (down, i + 1);
  g_signal_connect_data (down, "notify::selected", G_CALLBACK (subject_cb), choice, subject_free,
                         G_CONNECT_SWAPPED);

  return grid;
}
