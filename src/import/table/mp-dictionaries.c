/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subject with most hits wins; of two that are equal, the first of the list.
 */

#include "config.h"

#include "mp-heading-file.h"

#include "catalog/mp-codes.h"
#include "import/mp-import-subject.h"

/* What its title says of a table counts as much as so many of its headings. */
enum { HITS_OF_TITLE = 3 };

struct _MpDictionaries
{
  MpStore *store;
  const MpImportSubject *wanted;
  MpHeadings *all;
  GHashTable *own; /* MpImportSubject → MpHeadings */
};

MpDictionaries *
mp_dictionaries_new (MpStore *store, const MpImportSubject *wanted)
{
  MpDictionaries *self = g_new0 (MpDictionaries, 1);

  self->store = store;
  self->wanted = wanted;
  self->all = mp_headings_new (store, NULL);
  self->own = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                     (GDestroyNotify) mp_headings_free);

  return self;
}

void
mp_dictionaries_free (MpDictionaries *self)
{
  mp_headings_free (self->all);
  g_hash_table_unref (self->own);
  g_free (self);
}

MpHeadings *
mp_dictionaries_all (MpDictionaries *self)
{
  return self->all;
}

MpHeadings *
mp_dictionaries_of (MpDictionaries *self, const MpImportSubject *subject)
{
  MpHeadings *headings = g_hash_table_lookup (self->own, subject);

  if (headings == NULL)
    {
      headings = mp_headings_new (self->store, subject);
      g_hash_table_insert (self->own, (gpointer) subject, headings);
    }

  return headings;
}

MpHeadings *
mp_dictionaries_called (MpDictionaries *self, const char *title)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (subjects[i]->title, title) == 0)
      return mp_dictionaries_of (self, subjects[i]);

  return self->all;
}

const MpImportSubject *
mp_dictionaries_get_wanted (const MpDictionaries *self)
{
  return self->wanted;
}

/* --- the choice ------------------------------------------------------------------------------- */

/* Where the clerk has said that the names stand, no other column is one of names. */
static void
mark_names (MpSheetTable *table, int name_column, const char *title)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if ((int) column->column == name_column)
        column->meaning = (MpHeading){ .kind = MP_HEADING_FIELD,
                                       .targets = { g_intern_string (title) },
                                       .names = TRUE };
      else if (column->meaning.names)
        column->meaning = (MpHeading) { .kind = MP_HEADING_UNKNOWN };
    }
}

/* 小组 behind 备案 or 登记 is the third of the tiers that are ticked, and no second column of names. */
static void
disown_ticked_tier (MpSheetTable *table)
{
  static const char *const tiers[] = { "备案", "登记", "备案类", "登记类", NULL };

  for (guint i = 1; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const MpSheetColumn *before = g_ptr_array_index (table->columns, i - 1);
      guint n = g_strv_length (column->levels);
      guint n_before = g_strv_length (before->levels);
      g_autofree char *leaf = mp_fold_text (n > 0 ? column->levels[n - 1] : "");
      g_autofree char *beside = mp_fold_text (n_before > 0 ? before->levels[n_before - 1] : "");

      if (g_str_equal (leaf, "小组") && g_strv_contains (tiers, beside))
        column->meaning = (MpHeading){ .kind = MP_HEADING_IGNORED };
    }
}

static gboolean
resolve (MpSheetTable *table, MpDictionaries *self, const MpSheetMark *mark,
         const MpImportSubject *subject, gboolean called)
{
  MpHeadings *headings = mp_dictionaries_of (self, subject);
  gboolean foreign = FALSE;
  gboolean needed = called || mp_headings_need_none (headings);

  table->subject = subject;
  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (column->disowned)
        continue;
      column->meaning = mp_headings_resolve (headings, (const char *const *) column->levels,
                                             g_strv_length (column->levels));
      column->may_name = mp_headings_may_name (headings, column->heading);
      foreign = foreign || mp_headings_is_foreign (headings, column->heading);
      needed = needed || mp_headings_is_needed (headings, column->heading);
    }
  disown_ticked_tier (table);
  if (mark->name_column >= (int) table->first_column
      && mark->name_column <= (int) table->last_column)
    mark_names (table, mark->name_column, subject->title);

  return needed && !foreign;
}

/* What only hangs on another record and has no words of its own fits too many tables by its labels:
 * it is what the rows are when the clerk says so.
 */
static gboolean
is_chosen_by_clerk (const MpImportSubject *subject)
{
  const MpEntity *entity = mp_entity_lookup (subject->name);

  return entity != NULL && entity->parent != NULL && mp_heading_file_get (subject->name) == NULL;
}

void
mp_sheet_table_understand (MpSheetTable *table, const MpGrid *grid, MpDictionaries *dictionaries,
                           const MpSheetMark *mark, const char *context)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);
  const MpImportSubject *asked = mark->subject != NULL    ? mark->subject
                                 : table->parted != NULL ? table->parted
                                                         : dictionaries->wanted;
  const MpImportSubject *best = asked;
  guint most = 0;
  int name_column = table->name_column;

  for (guint i = 0; i < n && asked == NULL; i++)
    {
      guint hits = 0;
      gboolean called;

      if (is_chosen_by_clerk (subjects[i]))
        continue;
      called = mp_headings_is_called (mp_dictionaries_of (dictionaries, subjects[i]), context);
      if (resolve (table, dictionaries, mark, subjects[i], called))
        hits = subjects[i]->fits (subjects[i], table, grid, context);
      if (hits > 0 && called)
        hits += HITS_OF_TITLE;
      if (hits > most)
        {
          best = subjects[i];
          most = hits;
        }
    }
  table->name_column = name_column;
  resolve (table, dictionaries, mark, best != NULL ? best : subjects[0], TRUE);
  if (best != NULL)
    best->fits (best, table, grid, context);
  else
    table->subject = NULL;
}

guint
mp_subject_hits (const MpSheetTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      MpHeadingKind kind =
          ((const MpSheetColumn *) g_ptr_array_index (table->columns, i))->meaning.kind;

      n += kind == MP_HEADING_FIELD || kind == MP_HEADING_PERSON || kind == MP_HEADING_PLACE;
    }

  return n;
}
