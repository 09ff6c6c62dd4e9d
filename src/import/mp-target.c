/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets: the parts of which one row may speak, and the fields of each, as the subjects name them.
 */

#include "config.h"

#include "mp-import-subject.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What only steps move may be said of a case that had come that far before it was entered. */
static gboolean
is_offered (const MpImportSubject *subject, const MpImportPart *part, const MpField *field)
{
  return (field->flags & MP_DERIVED) == 0
         && ((field->flags & MP_FIXED) == 0 || (field->flags & MP_FOUND_AT) != 0)
         && (subject->takes == NULL || subject->takes (part, field));
}

/* Children that count are named by what they count: "activity_group.09". */
static const MpField *
count_in (MpStore *store, const MpImportPart *part, const char *code, const MpEntity **entity)
{
  if (mp_codes_lookup (mp_store_get_codes (store), part->code->of, code) == NULL)
    return NULL;
  if (entity != NULL)
    *entity = mp_store_get_entity (store, part->name);

  return part->count;
}

/* The field of a part that `target` names, when a column may fill it. */
static const MpField *
field_in (MpStore *store, const MpImportSubject *subject, const MpImportPart *part,
          const char *target, const MpEntity **entity)
{
  gsize length = strlen (part->name);

  if (strncmp (part->name, target, length) != 0 || target[length] != '.')
    return NULL;
  if (part->code != NULL)
    return count_in (store, part, target + length + 1, entity);
  for (guint e = 0; e < G_N_ELEMENTS (part->entities) && part->entities[e] != NULL; e++)
    {
      const MpEntity *found = mp_store_get_entity (store, part->entities[e]);
      const MpField *field =
          found != NULL ? mp_entity_get_field (found, target + length + 1) : NULL;

      if (field == NULL || !is_offered (subject, part, field))
        continue;
      if (entity != NULL)
        *entity = found;
      return field;
    }

  return NULL;
}

gboolean
mp_subject_has_target (const MpImportSubject *self, MpStore *store, const char *target)
{
  for (guint p = 0; p < self->n_parts; p++)
    if (field_in (store, self, &self->parts[p], target, NULL) != NULL)
      return TRUE;

  return FALSE;
}

const char *
mp_import_holders_role (const MpImportSubject *subject, const char *target)
{
  gsize length = subject->holders != NULL ? strlen (subject->holders) : 0;

  return length > 0 && target != NULL && strncmp (target, subject->holders, length) == 0
                 && target[length] == '.'
             ? g_intern_string (target + length + 1)
             : NULL;
}

static const MpField *
find (MpStore *store, const char *target, const MpImportPart **part, const MpEntity **entity)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint s = 0; s < n; s++)
    for (guint p = 0; p < subjects[s]->n_parts; p++)
      {
        const MpField *field =
            field_in (store, subjects[s], &subjects[s]->parts[p], target, entity);

        if (field == NULL)
          continue;
        if (part != NULL)
          *part = &subjects[s]->parts[p];
        return field;
      }

  return NULL;
}

const MpField *
mp_target_code (MpStore *store, const char *part)
{
  guint n;
  const MpImportSubject *const *subjects = mp_subjects (&n);

  for (guint s = 0; s < n; s++)
    for (guint p = 0; p < subjects[s]->n_parts; p++)
      if (subjects[s]->parts[p].code != NULL && g_str_equal (subjects[s]->parts[p].name, part))
        return subjects[s]->parts[p].code;

  return NULL;
}

const MpField *
mp_target_field (MpStore *store, const char *target, const MpEntity **entity)
{
  return find (store, target, NULL, entity);
}

static char *
label_of (MpStore *store, const MpImportPart *part, const MpField *field, const char *target)
{
  const char *name = mp_field_label (field);

  if (part->code != NULL)
    name = mp_codes_label (mp_store_get_codes (store), part->code->of,
                           target + strlen (part->name) + 1);

  if (part->label == NULL)
    return g_strdup (name);

  /* Translators: a part of a row and one of its fields, as in "Leader: Telephone". */
  return g_strdup_printf (_("%s: %s"), _(part->label), name);
}

static void
target_free (gpointer data)
{
  MpImportTarget *target = data;

  g_free (target->label);
  g_free (target);
}

static void
add_target (GPtrArray *targets, MpStore *store, const MpImportPart *part, const MpField *field,
            const char *name)
{
  g_autofree char *whole = g_strconcat (part->name, ".", name, NULL);
  MpImportTarget *target = g_new0 (MpImportTarget, 1);

  target->name = g_intern_string (whole);
  target->label = label_of (store, part, field, whole);
  target->field = field;
  g_ptr_array_add (targets, target);
}

GPtrArray *
mp_target_list (MpStore *store, const MpImportSubject *subject)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  for (guint p = 0; p < subject->n_parts; p++)
    {
      const MpImportPart *part = &subject->parts[p];
      GPtrArray *codes = part->code != NULL
                             ? mp_codes_list (mp_store_get_codes (store), part->code->of)
                             : NULL;

      for (guint c = 0; codes != NULL && c < codes->len; c++)
        add_target (targets, store, part, part->count,
                    ((MpCode *) g_ptr_array_index (codes, c))->code);
      for (guint e = 0; e < G_N_ELEMENTS (part->entities) && part->entities[e] != NULL; e++)
        {
          const MpEntity *found = mp_store_get_entity (store, part->entities[e]);

          for (guint f = 0; found != NULL && f < found->n_fields; f++)
            if (is_offered (subject, part, &found->fields[f]))
              add_target (targets, store, part, &found->fields[f], found->fields[f].name);
        }
    }

  return targets;
}
