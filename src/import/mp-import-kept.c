/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk has said of single rows goes from one plan to the next: a column or a word that
 * is chosen afterwards costs nothing of it. A row is the same as long as it stands in the same
 * line of its sheet and is about the same kind of record.
 */

#include "config.h"

#include "mp-import-subject.h"

static char *
key_of (MpImport *self, guint table, guint row)
{
  const MpImportBlock *block = mp_import_block (self, table);

  return g_strdup_printf ("%u %u %s", block->shown.sheet, row,
                          block->subject != NULL ? block->subject->name : "");
}

void
mp_import_keep_said (MpImport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->decided || row->texts != NULL)
        g_hash_table_replace (self->said, key_of (self, row->table, row->row), g_object_ref (row));
    }
}

void
mp_import_say_again (MpImport *self, MpImportRow *row)
{
  g_autofree char *key = NULL;
  const MpImportRow *before;

  if (g_hash_table_size (self->said) == 0)
    return;
  key = key_of (self, row->table, row->row);
  before = g_hash_table_lookup (self->said, key);
  if (before == NULL)
    return;

  row->decided = before->decided;
  row->decision = before->decision;
  row->proposed = before->proposed;
  row->decided_id = before->decided_id;
  if (before->texts != NULL)
    row->texts = g_hash_table_ref (before->texts);
}
