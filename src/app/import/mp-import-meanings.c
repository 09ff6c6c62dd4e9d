/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words of a file mean that our lists do not have, communities among them, and what holds
 * for rows that do not say it. A word is asked for once, however many rows have it; what the
 * program takes by itself stands there already, with the reason.
 */

#include "config.h"

#include "mp-import-choice.h"

#include "app/field/mp-picker.h"

#include <glib/gi18n-lib.h>

#define MAX_WORDS 60
#define TIER "organization.tier"

typedef struct
{
  GWeakRef picker;
  char *text;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Search *search = data;
  g_autoptr (GtkWidget) picker = g_weak_ref_get (&search->picker);
  g_autoptr (GPtrArray) choices = mp_choices_of_records_finish (MP_STORE (source), result, NULL);

  if (picker != NULL && choices != NULL)
    mp_picker_offer (MP_PICKER (picker), search->text, g_steal_pointer (&choices), NULL);
  g_weak_ref_clear (&search->picker);
  g_free (search->text);
  g_free (search);
}

/* For a whole table no word says how an organization would be called: one of the office's. */
static void
offer_organizations (MpImportChoice *choice, const char *text)
{
  MpStore *store = choice->page->store;
  Search *search = g_new0 (Search, 1);

  g_weak_ref_init (&search->picker, choice->picker);
  search->text = g_strdup (text);
  mp_choices_of_records_async (store, mp_store_get_entity (store, "organization"), text, NULL,
                               found_cb, search);
}

static void
wanted_cb (MpImportChoice *choice, const char *text)
{
  const MpField *field = mp_import_page_find_field (choice->page, choice->table, choice->target);
  MpStore *store = choice->page->store;
  GPtrArray *choices;

  if (field != NULL && field->type == MP_LINK && choice->word == NULL)
    {
      offer_organizations (choice, text);
      return;
    }
  if (field != NULL && field->type == MP_LINK)
    choices = mp_import_choices_of_organizations (choice->page->import, choice->target,
                                                  choice->word, text);
  else if (field != NULL && field->type == MP_DIVISION)
    choices = mp_import_choices_of_communities (choice->page->import, choice->target, choice->word,
                                                text);
  else if (field != NULL && field->of != NULL)
    choices = mp_choices_of_codes (mp_store_get_codes (store), field->of, text);
  else
    choices = g_ptr_array_new ();
  mp_picker_offer (MP_PICKER (choice->picker), text, choices, NULL);
}

/* --- words ---------------------------------------------------------------------------------- */

static void
word_chosen (MpImportChoice *choice, const MpChoice *picked)
{
  mp_import_set_word (choice->page->import, choice->target, choice->word, picked->value);
}

/* A table whose rows have the target; NULL: none. */
static const MpImportTable *
table_with (MpImportPage *self, GPtrArray *tables, const char *target)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const MpImportTable *table = tables->pdata[i];

      if (mp_import_page_find_field (self, table->index, target) != NULL)
        return table;
    }
  return NULL;
}

static void
add_word (MpImportPage *self, GtkGrid *grid, int line, guint table, const MpImportWord *word)
{
  MpImportChoice *choice = mp_import_choice_new (self, table, word->target, word_chosen);
  const MpField *field = mp_import_page_find_field (self, table, word->target);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", word->n_rows), word->n_rows);
  g_autofree char *name = g_strdup_printf (_("Meaning of “%s”"), word->word);

  choice->word = g_strdup (word->word);
  gtk_grid_attach (grid, mp_import_page_make_line_label (mp_field_label (field), "dim-label"), 0,
                   line, 1, 1);
  gtk_grid_attach (grid, mp_import_page_make_line_label (word->word, NULL), 1, line, 1, 1);
  gtk_grid_attach (grid, mp_import_page_make_line_label (count, "dim-label"), 2, line, 1, 1);
  gtk_grid_attach (grid, mp_import_choice_make_picker (choice, name, "", G_CALLBACK (wanted_cb)),
                   3, line, 1, 1);
}

/* Those that name organizations, or all others. */
static void
add_section (MpImportPage *self, GPtrArray *tables, GPtrArray *words, gboolean organizations)
{
  GtkWidget *grid = NULL;

  for (guint i = 0; i < words->len && i < MAX_WORDS; i++)
    {
      const MpImportWord *word = words->pdata[i];
      const MpImportTable *table = table_with (self, tables, word->target);
      const MpField *field =
          table != NULL ? mp_import_page_find_field (self, table->index, word->target) : NULL;

      if (field == NULL || (field->type == MP_LINK) != organizations)
        continue;
      if (grid == NULL)
        grid = organizations
                   ? mp_import_page_add_section (
                         self, _("Organizations that the office does not know"),
                         _("Say once for all rows which one is meant, or that it is new."))
                   : mp_import_page_add_section (self, _("Words that our lists do not know"),
                                                 _("Say once what they mean; it is remembered."));
      add_word (self, GTK_GRID (grid), (int) i, table->index, word);
    }
}

void
mp_import_page_add_words (MpImportPage *self, GPtrArray *tables)
{
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (self->import);

  add_section (self, tables, words, TRUE);
  add_section (self, tables, words, FALSE);
}

/* --- what no column says -------------------------------------------------------------------- */

static char *
default_key (guint table, const char *target)
{
  return g_strdup_printf ("%u %s", table, target);
}

static void
default_chosen (MpImportChoice *choice, const MpChoice *picked)
{
  mp_import_set_default (choice->page->import, (int) choice->table, choice->target, picked->value);
  g_hash_table_replace (choice->page->defaults, default_key (choice->table, choice->target),
                        g_strdup (picked->title));
}

static gboolean
is_assumed (MpImportRow *row, const char *target)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    if (g_str_equal (((MpImportWarning *) warnings->pdata[i])->code, "tier_assumed"))
      return TRUE;
  return FALSE;
}

/* What the rows of a table have without a column for it, and whence; "" when nothing does or they
 * have not the same.
 */
static char *
dup_taken (MpImportPage *self, const MpImportTable *table, const char *target, const char **why)
{
  GListModel *rows = mp_import_get_rows (self->import);
  g_autofree char *taken = g_strdup ("");
  gboolean assumed = FALSE;

  *why = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      g_autofree char *text = NULL;

      if (mp_import_row_get_table (row) != table->index)
        continue;
      text = mp_import_row_dup_text (row, target);
      if (*text == '\0')
        continue;
      if (*taken != '\0' && !g_str_equal (taken, text))
        {
          *why = _("from the headings within the table");
          return g_strdup ("");
        }
      assumed = assumed || is_assumed (row, target);
      g_free (taken);
      taken = g_steal_pointer (&text);
    }
  if (*taken != '\0')
    *why = assumed ? _("from the columns") : _("from the title");

  return g_steal_pointer (&taken);
}

static void
add_default (MpImportPage *self, GtkGrid *grid, int line, const MpImportTable *table,
             const char *target, const char *label)
{
  const char *sheet = mp_import_get_sheet (self->import, table->sheet)->name;
  g_autofree char *key = default_key (table->index, target);
  const char *chosen = g_hash_table_lookup (self->defaults, key);
  const char *why = NULL;
  g_autofree char *text =
      chosen != NULL ? g_strdup (chosen) : dup_taken (self, table, target, &why);
  MpImportChoice *choice = mp_import_choice_new (self, table->index, target, default_chosen);

  gtk_grid_attach (grid, mp_import_page_make_line_label (sheet != NULL ? sheet : "", "dim-label"),
                   0, line, 1, 1);
  gtk_grid_attach (grid, mp_import_page_make_line_label (label, NULL), 1, line, 1, 1);
  gtk_grid_attach (grid, mp_import_choice_make_picker (choice, label, text, G_CALLBACK (wanted_cb)),
                   2, line, 1, 1);
  if (why != NULL)
    gtk_grid_attach (grid, mp_import_page_make_line_label (why, "dim-label"), 3, line, 1, 1);
}

void
mp_import_page_add_defaults (MpImportPage *self, GPtrArray *tables)
{
  GtkWidget *grid = NULL;
  int line = 0;

  for (guint i = 0; i < tables->len; i++)
    {
      const MpImportTable *table = tables->pdata[i];
      const char *whose = mp_import_asks_whose (self->import, table->index);
      const struct { const char *target; const char *label; gboolean missing; } lacks[] = {
        { whose,
          g_strcmp0 (table->subject, "member") == 0 ? _("Which organization is this roster of?")
                                                    : _("Which organization is this table of?"),
          whose != NULL },
        { TIER, _("Tier"),
          mp_import_page_find_field (self, table->index, TIER) != NULL
              && !mp_import_table_tells (table, TIER) },
        { table->place, _("Community"),
          table->placed && table->division == NULL
              && !mp_import_table_tells (table, table->place) },
      };

      for (guint j = 0; j < G_N_ELEMENTS (lacks); j++)
        {
          if (!lacks[j].missing)
            continue;
          if (grid == NULL)
            grid = mp_import_page_add_section (
                self, _("What no column says"),
                _("Holds for the rows that do not say it themselves."));
          add_default (self, GTK_GRID (grid), line++, table, lacks[j].target, lacks[j].label);
        }
    }
}
