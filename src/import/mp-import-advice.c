/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules find odd about a record they find odd about a row that would become it: the same
 * advice as on a form and from miaopuctl.
 */

#include "config.h"

#include "mp-import-subject.h"

#include "policy/mp-rules.h"

#include <string.h>

/* The values of the row that belong to the entity of the part; NULL: none does. */
static MpRecord *
make_record (MpImportRow *row, const MpImportPart *part, const MpEntity *entity)
{
  gsize length = strlen (part->name);
  MpRecord *record = NULL;

  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpImportLink *link = mp_import_row_get_link (row, value->target);
      g_autofree char *id =
          link != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, mp_import_link_id (link)) : NULL;

      if (strncmp (value->target, part->name, length) != 0 || value->target[length] != '.')
        continue;
      if (record == NULL)
        record = mp_record_new (entity, MP_RECORD_UNKNOWN);
      mp_record_set_by_name (record, value->target + length + 1, id != NULL ? id : value->value);
    }

  return record;
}

static void
advise (MpImportRow *row, const MpImportPart *part, const MpEntity *entity)
{
  g_autoptr (MpRecord) record = make_record (row, part, entity);

  for (guint i = 0; record != NULL && i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const MpIssue *issue = mp_rules_advise (row->import->store, record, field);
      g_autofree char *target = NULL;

      if (issue == NULL)
        continue;
      target = g_strconcat (part->name, ".", field->name, NULL);
      if (!mp_import_row_has_warning (row, target, issue->code))
        mp_import_row_warn (row, target, issue->code);
    }
}

void
mp_import_row_advise (MpImportRow *self, const MpImportSubject *subject)
{
  for (guint i = 0; i < subject->n_parts; i++)
    for (guint e = 0; e < G_N_ELEMENTS (subject->parts[i].entities); e++)
      if (subject->parts[i].entities[e] != NULL)
        advise (self, &subject->parts[i],
                mp_store_get_entity (self->import->store, subject->parts[i].entities[e]));
}
