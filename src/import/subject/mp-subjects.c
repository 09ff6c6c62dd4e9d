/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The subjects in their order: organizations, their members, then every entity that says which of
 * its records are one, parents before children.
 */

#include "config.h"

#include "mp-subjects-private.h"

/* What happened outside is not imported, and divisions are those of the nation. */
static gboolean
is_plain (const MpEntity *entity)
{
  return entity->identity != NULL && (entity->flags & MP_ENTITY_LOG) == 0
         && g_strcmp0 (entity->scope, "id") != 0
         && !g_str_equal (entity->name, mp_subject_organization.name);
}

static gpointer
make_list (gpointer data)
{
  guint n;
  const MpEntity *const *entities = mp_entities (&n);
  GPtrArray *list = g_ptr_array_new ();

  mp_subject_organization_name_posts ();
  g_ptr_array_add (list, (gpointer) &mp_subject_organization);
  g_ptr_array_add (list, (gpointer) &mp_subject_member);
  for (guint i = 0; i < n; i++)
    if (is_plain (entities[i]))
      g_ptr_array_add (list, (gpointer) mp_subject_plain_new (entities[i]));

  return list;
}

const MpImportSubject *const *
mp_subjects (guint *n_subjects)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *list = g_once (&once, make_list, NULL);

  *n_subjects = list->len;
  return (const MpImportSubject *const *) list->pdata;
}

const MpImportSubject *
mp_subject_lookup (const char *name)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (subjects[i]->name, name))
      return subjects[i];

  return NULL;
}

gboolean
mp_subject_has_column (const MpImportBlock *block, const char *target)
{
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      const MpColumn *column = g_ptr_array_index (block->shown.columns, i);

      if (g_strcmp0 (column->targets[0], target) == 0
          || g_strcmp0 (column->targets[1], target) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
mp_subject_is_before (const MpImportRow *a, const MpImportRow *b)
{
  return a->table != b->table ? a->table < b->table : a->row < b->row;
}

void
mp_subject_miss_name (MpImportRow *row)
{
  static const char *const lost[] = { "formula_unstored", "formula_text", "cell_error", NULL };
  const char *title = mp_import_subject_of (row->import, row)->title;
  gboolean waits = row->cell_reason != NULL && g_strv_contains (lost, row->cell_reason)
                   && mp_import_row_has_warning (row, title, row->cell_reason)
                   && !(row->decided && row->decision == MP_IMPORT_ACCEPT);

  mp_import_row_refuse (row, waits ? MP_IMPORT_HELD : MP_IMPORT_REFUSED,
                        waits ? row->cell_reason : "name_missing");
}

void
mp_subject_follow_decision (MpImportRow *row)
{
  gint64 proposed = row->similar != NULL ? row->similar->record : 0;

  switch (row->decision)
    {
    case MP_IMPORT_AS_NEW:
      row->outcome = MP_IMPORT_NEW;
      row->reason = NULL;
      row->id = 0;
      break;
    case MP_IMPORT_INTO:
    case MP_IMPORT_FILL:
      row->outcome = MP_IMPORT_UPDATED;
      row->reason = NULL;
      row->id = row->decided_id;
      break;
    case MP_IMPORT_ACCEPT:
      if (row->outcome != MP_IMPORT_HELD)
        break;
      row->reason = NULL;
      row->outcome = proposed != 0 ? MP_IMPORT_UPDATED : MP_IMPORT_NEW;
      row->id = proposed;
      break;
    case MP_IMPORT_LEAVE:
    default:
      row->outcome = MP_IMPORT_HELD;
      if (row->decided_id != 0)
        row->reason = "other_line_counts";
      else if (row->reason == NULL)
        row->reason = row->cell_reason != NULL ? row->cell_reason : "left_for_later";
      row->id = 0;
      break;
    }
}
