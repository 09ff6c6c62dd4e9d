/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk has said about the whole file: values for fields that no column gives, words and
 * what they mean, sheets to read.
 */

#include "config.h"

#include "mp-import-subject.h"

static GHashTable *
new_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GHashTable *
mp_import_values_of (GHashTable *tables, const char *name)
{
  GHashTable *values = g_hash_table_lookup (tables, name);

  if (values == NULL)
    {
      values = new_values ();
      g_hash_table_insert (tables, g_strdup (name), values);
    }

  return values;
}

void
mp_import_set_default (MpImport *self, int table, const char *target, const char *value)
{
  GHashTable *values = self->defaults;

  g_return_if_fail (MP_IS_IMPORT (self));

  if (table >= 0)
    {
      g_autofree char *number =
          g_strdup_printf ("%u", mp_import_block (self, (guint) table)->shown.index + 1);

      values = mp_import_values_of (self->by_table, number);
    }
  if (value != NULL)
    g_hash_table_replace (values, g_strdup (target), g_strdup (value));
  else
    g_hash_table_remove (values, target);
}

/* The number by which decisions name a table: tables of the sheets that are read, from 1; those
 * side by side have one number, unless there are decisions for each of them.
 */
guint
mp_import_table_number (MpImport *self, const MpImportBlock *block)
{
  guint by_block = 0;
  guint by_table = 0;
  guint number = 0;
  guint n_blocks = 0;
  guint highest = 0;
  const MpImportBlock *before = NULL;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const MpImportBlock *other = g_ptr_array_index (self->tables, i);

      if (!mp_import_page (self, other->shown.sheet)->shown.read)
        continue;
      n_blocks++;
      if (before == NULL || before->shown.sheet != other->shown.sheet
          || before->found->number != other->found->number)
        number++;
      if (other == block)
        {
          by_block = n_blocks;
          by_table = number;
        }
      before = other;
    }
  g_hash_table_iter_init (&iter, self->by_table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    highest = MAX (highest, (guint) g_ascii_strtoull (key, NULL, 10));

  return highest > number ? by_block : by_table;
}

/* The value in one place; the community may be set under its own name or its target's. */
static const char *
value_in (GHashTable *values, const MpImportBlock *block, const char *target)
{
  const char *value = values != NULL ? g_hash_table_lookup (values, target) : NULL;

  if (value == NULL && values != NULL && g_str_equal (target, MP_IMPORT_COMMUNITY))
    value = g_hash_table_lookup (values, block->subject->place);

  return value;
}

const char *
mp_import_default (MpImport *self, const MpImportBlock *block, const char *target)
{
  const char *sheet = mp_import_page (self, block->shown.sheet)->name;
  g_autofree char *number = g_strdup_printf ("%u", mp_import_table_number (self, block));
  const char *value = value_in (g_hash_table_lookup (self->by_table, number), block, target);

  if (value == NULL && sheet != NULL)
    value = value_in (g_hash_table_lookup (self->by_sheet, sheet), block, target);

  return value != NULL ? value : value_in (self->defaults, block, target);
}

static void
collect_targets (GHashTable *values, GPtrArray *targets)
{
  GHashTableIter iter;
  gpointer target;

  if (values == NULL)
    return;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (!g_ptr_array_find (targets, g_intern_string (target), NULL))
      g_ptr_array_add (targets, (gpointer) g_intern_string (target));
}

GPtrArray *
mp_import_default_targets (MpImport *self, const MpImportBlock *block)
{
  GPtrArray *targets = g_ptr_array_new ();
  const char *sheet = mp_import_page (self, block->shown.sheet)->name;
  g_autofree char *number = g_strdup_printf ("%u", mp_import_table_number (self, block));

  collect_targets (self->defaults, targets);
  if (sheet != NULL)
    collect_targets (g_hash_table_lookup (self->by_sheet, sheet), targets);
  collect_targets (g_hash_table_lookup (self->by_table, number), targets);

  return targets;
}

GHashTable *
mp_import_words_of (MpImport *self, const char *target)
{
  return g_hash_table_lookup (self->words, target);
}

void
mp_import_set_word (MpImport *self, const char *target, const char *word, const char *code)
{
  GHashTable *words;

  g_return_if_fail (MP_IS_IMPORT (self));

  words = mp_import_values_of (self->words, target);
  g_hash_table_replace (words, mp_fold_text (word), g_strdup (code));
}
