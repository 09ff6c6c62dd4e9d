/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second step: what each column means, what the words mean that our lists do not know, and
 * what holds for rows that do not say it. What is chosen here is remembered for the next file of
 * the same shape.
 */

#include "config.h"

#include "mp-import-page-private.h"

#include "edit/mp-choices.h"

#include "app/field/mp-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WORDS 30
#define PICKER_CHARS 26
#define TIER "organization.tier"

/* What a picker of this step is for. */
typedef struct
{
  MpImportPage *page;
  GtkWidget *picker;
  guint table;
  guint column;
  char *target; /* of a word or a default */
  char *word;
  void (*chosen) (gpointer choice, const MpChoice *picked);
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_free (choice->target);
  g_free (choice->word);
  g_free (choice);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
add_section (MpImportPage *self, const char *title, const char *note)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (section, "form-section");
  gtk_box_append (GTK_BOX (section), make_label (title, "section-title"));
  if (note != NULL)
    gtk_box_append (GTK_BOX (section), make_label (note, "dim-label"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_box_append (GTK_BOX (section), grid);
  gtk_box_append (self->columns, section);

  return grid;
}

/* --- pickers -------------------------------------------------------------------------------- */

static void
picked_cb (Choice *choice, MpChoice *picked)
{
  choice->chosen (choice, picked);
  mp_import_page_touch (choice->page);
}

static GtkWidget *
make_picker (Choice *choice, const char *label, const char *text, GCallback wanted)
{
  choice->picker = mp_picker_new ();
  mp_picker_set_label (MP_PICKER (choice->picker), label);
  mp_picker_set_text (MP_PICKER (choice->picker), text);
  mp_picker_set_tab_takes (MP_PICKER (choice->picker), TRUE);
  mp_picker_set_width_chars (MP_PICKER (choice->picker), PICKER_CHARS);
  gtk_widget_set_hexpand (choice->picker, FALSE);
  g_signal_connect_data (choice->picker, "wanted", wanted, choice, choice_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (choice->picker, "picked", G_CALLBACK (picked_cb), choice);

  return choice->picker;
}

static Choice *
choice_new (MpImportPage *self, const char *target, void (*chosen) (gpointer, const MpChoice *))
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = self;
  choice->target = g_strdup (target);
  choice->chosen = chosen;

  return choice;
}

static const MpField *
field_of (MpImportPage *self, guint table, const char *target)
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
target_wanted_cb (Choice *choice, const char *text)
{
  GPtrArray *targets = mp_import_get_targets (choice->page->import, choice->table);
  GPtrArray *choices = g_ptr_array_new ();
  g_autofree char *folded = mp_fold_text (text);

  if (*folded == '\0')
    g_ptr_array_add (choices, mp_choice_new ("", _("(not imported)"), NULL));
  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = targets->pdata[i];

      if (mp_choices_fits (target->label, folded))
        g_ptr_array_add (choices, mp_choice_new (target->name, target->label, NULL));
    }
  mp_picker_offer (MP_PICKER (choice->picker), text, choices, NULL);
}

static void
target_chosen (gpointer data, const MpChoice *picked)
{
  Choice *choice = data;

  mp_import_set_column_target (choice->page->import, choice->table, choice->column,
                               *picked->value != '\0' ? picked->value : NULL);
}

static void
add_column (MpImportPage *self, GtkWidget *grid, const MpImportTable *table,
            const MpImportColumn *column, int row)
{
  Choice *choice = choice_new (self, NULL, target_chosen);
  g_autofree char *meaning = word_targets (self, table, column);
  g_autofree char *samples = column->samples != NULL
                               ? g_strjoinv ("　", column->samples)
                               : g_strdup ("");
  g_autofree char *name = g_strdup_printf (_("Meaning of column %s"), column->letter);
  GtkWidget *heading = make_label (*column->heading != '\0' ? column->heading : _("(no heading)"),
                                   NULL);
  GtkWidget *sample = make_label (g_strdelimit (samples, "\r\n\t", ' '), "dim-label");

  choice->table = table->index;
  choice->column = column->column;
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 24);
  gtk_widget_set_hexpand (sample, TRUE);
  gtk_grid_attach (GTK_GRID (grid), make_label (column->letter, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), heading, 1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   make_picker (choice, name, meaning,
                                G_CALLBACK (target_wanted_cb)), 2, row, 1, 1);
  if (column->remembered)
    gtk_grid_attach (GTK_GRID (grid), make_label (_("as last time"), "accent"), 3, row, 1, 1);
  else if (column->hidden)
    gtk_grid_attach (GTK_GRID (grid), make_label (_("hidden in the file"), "warning"),
                     3, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), sample, 4, row, 1, 1);
}

static void
add_table (MpImportPage *self, const MpImportTable *table)
{
  const MpImportSheet *sheet = mp_import_get_sheet (self->import, table->sheet);
  g_autofree char *title = sheet->name != NULL
                             ? g_strdup_printf (_("Columns of “%s”"), sheet->name)
                             : g_strdup (_("Columns"));
  GtkWidget *grid = add_section (self, title, table->title);

  for (guint i = 0; i < table->columns->len; i++)
    add_column (self, grid, table, table->columns->pdata[i], (int) i);
}

/* --- words ---------------------------------------------------------------------------------- */

static void
code_wanted_cb (Choice *choice, const char *text)
{
  const MpField *field = field_of (choice->page, choice->table, choice->target);
  MpCodes *codes = mp_store_get_codes (choice->page->store);
  gboolean listed = field != NULL && field->of != NULL;

  mp_picker_offer (MP_PICKER (choice->picker), text,
                   listed ? mp_choices_of_codes (codes, field->of, text) : g_ptr_array_new (),
                   NULL);
}

static void
word_chosen (gpointer data, const MpChoice *picked)
{
  Choice *choice = data;

  mp_import_set_word (choice->page->import, choice->target, choice->word, picked->value);
}

static void
add_words (MpImportPage *self, guint table)
{
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (self->import);
  GtkWidget *grid = NULL;

  for (guint i = 0; words != NULL && i < words->len && i < MAX_WORDS; i++)
    {
      const MpImportWord *word = words->pdata[i];
      const MpField *field = field_of (self, table, word->target);
      Choice *choice;
      g_autofree char *count = NULL;
      g_autofree char *name = NULL;

      if (field == NULL)
        continue;
      if (grid == NULL)
        grid = add_section (self, _("Words that our lists do not know"),
                            _("Say once what they mean; it is remembered."));
      choice = choice_new (self, word->target, word_chosen);
      choice->word = g_strdup (word->word);
      choice->table = table;
      count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", word->n_rows),
                               word->n_rows);
      name = g_strdup_printf (_("Meaning of “%s”"), word->word);
      gtk_grid_attach (GTK_GRID (grid), make_label (_(field->label), "dim-label"), 0,
                       (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (word->word, NULL), 1, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (count, "dim-label"), 2, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_picker (choice, name, "", G_CALLBACK (code_wanted_cb)),
                       3, (int) i, 1, 1);
    }
}

/* --- what no column says -------------------------------------------------------------------- */

static gboolean
has_target (const MpImportTable *table, const char *target)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpImportColumn *column = table->columns->pdata[i];

      if (column->targets != NULL
          && g_strv_contains ((const char *const *) column->targets, target))
        return TRUE;
    }
  return FALSE;
}

static void
division_wanted_cb (Choice *choice, const char *text)
{
  mp_picker_offer (MP_PICKER (choice->picker), text,
                   mp_choices_of_divisions (choice->page->store, text), NULL);
}

static char *
default_key (guint table, const char *target)
{
  return g_strdup_printf ("%u %s", table, target);
}

static void
default_chosen (gpointer data, const MpChoice *picked)
{
  Choice *choice = data;

  mp_import_set_default (choice->page->import, (int) choice->table, choice->target, picked->value);
  g_hash_table_replace (choice->page->defaults, default_key (choice->table, choice->target),
                        g_strdup (picked->title));
}

static void
add_defaults (MpImportPage *self, GPtrArray *tables)
{
  GtkWidget *grid = NULL;
  int row = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const MpImportTable *table = tables->pdata[i];
      const MpImportSheet *sheet = mp_import_get_sheet (self->import, table->sheet);
      const struct { const char *target; const char *label; gboolean missing;
                     GCallback wanted; } lacks[] = {
        { TIER, _("Tier"), field_of (self, table->index, TIER) != NULL && !has_target (table, TIER),
          G_CALLBACK (code_wanted_cb) },
        { table->place, _("Community"),
          table->placed && !has_target (table, table->place) && table->division == NULL,
          G_CALLBACK (division_wanted_cb) },
      };

      for (guint j = 0; j < G_N_ELEMENTS (lacks); j++)
        {
          g_autofree char *key = default_key (table->index, lacks[j].target);
          const char *chosen = g_hash_table_lookup (self->defaults, key);
          Choice *choice;

          if (!lacks[j].missing)
            continue;
          if (grid == NULL)
            grid = add_section (self, _("What no column says"),
                                _("Holds for the rows that do not say it themselves."));
          choice = choice_new (self, lacks[j].target, default_chosen);
          choice->table = table->index;
          gtk_grid_attach (GTK_GRID (grid),
                           make_label (sheet->name != NULL ? sheet->name : "",
                                       "dim-label"), 0, row, 1, 1);
          gtk_grid_attach (GTK_GRID (grid), make_label (lacks[j].label, NULL), 1, row, 1, 1);
          gtk_grid_attach (GTK_GRID (grid),
                           make_picker (choice, lacks[j].label, chosen != NULL ? chosen : "",
                                        lacks[j].wanted), 2, row, 1, 1);
          row++;
        }
    }
}

void
mp_import_page_show_columns (MpImportPage *self)
{
  g_autoptr (GPtrArray) tables = mp_import_page_list_tables (self);

  clear_box (self->columns);
  if (tables->len == 0)
    return;

  add_defaults (self, tables);
  if (self->planned)
    add_words (self, ((const MpImportTable *) tables->pdata[0])->index);
  for (guint i = 0; i < tables->len; i++)
    add_table (self, tables->pdata[i]);
}
