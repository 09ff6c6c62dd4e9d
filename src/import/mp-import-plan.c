/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan: rows that were read are matched and compared, each by its subject, those first that
 * others refer to. Nothing is written.
 */

#include "config.h"

#include "mp-import-subject.h"

enum { CHUNK = 50 };

gboolean
mp_import_steps_take (MpImportSteps *self, GError **error)
{
  if (self->done++ % CHUNK != 0)
    return TRUE;
  if (self->progress != NULL)
    self->progress (self->done - 1, self->total, self->data);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
mp_import_settle (MpImport *self, GPtrArray *rows, MpImportSteps *steps, GError **error)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint s = 0; s < n; s++)
    {
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      for (guint i = 0; i < rows->len; i++)
        if (mp_import_subject_of (self, g_ptr_array_index (rows, i)) == subjects[s])
          g_ptr_array_add (own, g_ptr_array_index (rows, i));
      if (own->len > 0 && !subjects[s]->match (subjects[s], self, own, steps, error))
        return FALSE;
    }

  return mp_import_compare_numbers (self, rows, steps->cancellable, error);
}
