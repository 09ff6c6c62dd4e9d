/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that nothing explains: codes, communities, organizations. Each is asked for once, however
 * many rows say it, and the organizations or communities that may be meant come with the question,
 * the likest first.
 */

#include "config.h"

#include "mp-import-subject.h"

#include "store/division/mp-divisions.h"

#include <string.h>

static void
word_free (gpointer data)
{
  MpImportWord *word = data;

  g_free (word->word);
  g_free (word);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const MpImportWord *one = *(const MpImportWord *const *) a;
  const MpImportWord *other = *(const MpImportWord *const *) b;

  return one->n_rows != other->n_rows ? (one->n_rows < other->n_rows ? 1 : -1)
                                      : strcmp (one->word, other->word);
}

/* The word that a choice of the clerk can explain; a code of a community is none. What a row
 * belongs to may be said by a line above as well as by a cell. NULL: the warning asks for none.
 */
static const char *
word_of (MpImportRow *row, const MpImportWarning *warning)
{
  const MpField *field = mp_import_field (row->import, warning->target);
  const char *word;

  if (field == NULL || field->type == MP_LINK)
    return field != NULL && g_str_equal (warning->code, "organization_unknown")
               ? mp_import_row_raw (row, warning->target)
               : NULL;
  if (field->type == MP_DIVISION ? !g_str_equal (warning->code, "division_unknown")
                                       && !g_str_equal (warning->code, "division_ambiguous")
                                 : !g_str_equal (warning->code, "code_unknown"))
    return NULL;
  word = mp_import_row_get_cell (row, warning->target);
  if (*word == '\0' && field->type == MP_DIVISION && row->called != NULL)
    word = row->called;

  return *word != '\0' ? word : NULL;
}

const char *
mp_import_row_asks_for_word (MpImportRow *self, const char *target)
{
  for (guint w = 0; w < self->warnings->len; w++)
    {
      const MpImportWarning *warning = g_ptr_array_index (self->warnings, w);

      if (g_strcmp0 (warning->target, target) == 0 && word_of (self, warning) != NULL)
        return word_of (self, warning);
    }

  return NULL;
}

gboolean
mp_import_explain_word (MpImport *self, const char *target, const char *word, const char *code,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (mp_import_row_asks_for_word (row, target), word) == 0)
        g_ptr_array_add (rows, row);
    }
  mp_import_set_word (self, target, word, code);

  return mp_import_plan_rows (self, rows, error);
}

static guint
hash_word (gconstpointer word)
{
  return g_str_hash (((const MpImportWord *) word)->word);
}

static gboolean
is_same_word (gconstpointer a, gconstpointer b)
{
  const MpImportWord *one = a;
  const MpImportWord *other = b;

  return one->target == other->target && g_str_equal (one->word, other->word);
}

GPtrArray *
mp_import_list_unknown_words (MpImport *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_word, is_same_word);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      for (guint w = 0; w < row->warnings->len; w++)
        {
          const MpImportWarning *warning = g_ptr_array_index (row->warnings, w);
          const char *text = word_of (row, warning);
          MpImportWord asked = { .target = warning->target, .word = (char *) text };
          MpImportWord *word = text != NULL ? g_hash_table_lookup (known, &asked) : NULL;

          if (text == NULL)
            continue;
          if (word == NULL)
            {
              word = g_new0 (MpImportWord, 1);
              word->target = warning->target;
              word->word = g_strdup (text);
              g_ptr_array_add (words, word);
              g_hash_table_add (known, word);
            }
          word->n_rows++;
        }
    }
  g_ptr_array_sort (words, compare_words);

  return words;
}

/* A column that leaves single rows without a word asks for each of them. */
const char *
mp_import_asks_whose (MpImport *self, guint table)
{
  g_return_val_if_fail (table < self->tables->len, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->table != table)
        continue;
      for (guint w = 0; w < row->warnings->len; w++)
        {
          const MpImportWarning *warning = g_ptr_array_index (row->warnings, w);

          if ((g_str_equal (warning->code, "organization_of_table")
               || g_str_equal (warning->code, "missing"))
              && mp_import_is_whose (self, warning->target)
              && !mp_import_table_tells (&mp_import_block (self, table)->shown, warning->target))
            return warning->target;
        }
    }

  return NULL;
}

/* --- what may be meant ------------------------------------------------------------------------ */

#define ALIKE_MAX 8
#define LONGEST 40
#define CONTAINED 1000 /* likeness of what has the word inside; of all others below 100 */

typedef struct
{
  gunichar *folded;
  glong length;
  GPtrArray *found; /* MpImportAlike */
} Search;

static void
alike_free (gpointer data)
{
  MpImportAlike *alike = data;

  g_free (alike->value);
  g_free (alike->title);
  g_free (alike->place);
  g_free (alike);
}

/* Of a hundred characters of both, those that both have in the same order. */
static guint
likeness (const Search *self, const char *name)
{
  g_autofree char *text = mp_fold_text (name);
  glong m;
  g_autofree gunichar *other = g_utf8_to_ucs4_fast (text, -1, &m);
  guint common[LONGEST + 1] = { 0 };

  for (glong i = 0; i < self->length; i++)
    {
      guint before = 0;

      for (glong k = 0; k < MIN (m, LONGEST); k++)
        {
          guint here = common[k + 1];

          common[k + 1] = self->folded[i] == other[k] ? before + 1 : MAX (here, common[k]);
          before = here;
        }
    }
  if (common[MIN (m, LONGEST)] == (guint) self->length)
    return CONTAINED - (guint) MIN (m, LONGEST);

  return 200 * common[MIN (m, LONGEST)] / (guint) MAX (self->length + m, 1);
}

/* id, name, short name, community */
static gboolean
take_alike (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Search *self = data;
  guint like = MAX (likeness (self, values[1]), values[2] != NULL ? likeness (self, values[2]) : 0);
  MpImportAlike *alike;
  guint at = self->found->len;

  if (like < 50)
    return TRUE;
  while (at > 0 && ((MpImportAlike *) self->found->pdata[at - 1])->likeness < like)
    at--;
  if (at >= ALIKE_MAX)
    return TRUE;
  alike = g_new0 (MpImportAlike, 1);
  alike->value = g_strdup (values[0]);
  alike->title = g_strdup (values[1]);
  alike->place = g_strdup (values[3]);
  alike->likeness = like;
  g_ptr_array_insert (self->found, (int) at, alike);
  if (self->found->len > ALIKE_MAX)
    g_ptr_array_set_size (self->found, ALIKE_MAX);

  return TRUE;
}

static GPtrArray *
list_communities (MpImport *self, const char *word)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (alike_free);
  g_autoptr (GPtrArray) places = mp_places_list_alike (self->places, word);

  for (guint i = 0; i < places->len; i++)
    {
      const MpPlace *place = g_ptr_array_index (places, i);
      MpImportAlike *alike = g_new0 (MpImportAlike, 1);

      alike->value = g_strdup (place->code);
      alike->title = mp_division_short_name (place->name);
      alike->place = place->parent != NULL ? g_strdup (place->parent->name) : NULL;
      g_ptr_array_add (found, alike);
    }

  return found;
}

GPtrArray *
mp_import_list_alike (MpImport *self, const char *target, const char *word)
{
  g_autofree char *text = mp_fold_text (word);
  Search search = { NULL, 0, NULL };

  if (mp_import_field (self, target)->type == MP_DIVISION)
    return list_communities (self, word);
  search.found = g_ptr_array_new_with_free_func (alike_free);
  search.folded = g_utf8_to_ucs4_fast (text, -1, &search.length);
  search.length = MIN (search.length, LONGEST);
  /* What cannot be read is not offered. */
  if (search.length > 0)
    mp_store_select (self->store,
                     "SELECT o.id, o.name, o.short_name, d.name FROM organization AS o "
                     "JOIN division AS d ON d.id = o.division WHERE o.deleted_at IS NULL "
                     "ORDER BY o.name_key, o.id",
                     NULL, 0, take_alike, &search, NULL, NULL);
  g_free (search.folded);

  return search.found;
}
