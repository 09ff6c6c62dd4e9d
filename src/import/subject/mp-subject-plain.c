/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is one record of an entity of which nothing is known but its line of the catalog: links are
 * found by name, and the fields of its identity say which record it is. Whatever is special about
 * an entity belongs into its rules, which every save goes through.
 */

#include "config.h"

#include "mp-import-people.h"
#include "mp-plain-private.h"

#include "import/value/mp-read-code.h"
#include "import/value/mp-reading.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMMUNITY "organization.division"

/* --- the line of the catalog ------------------------------------------------------------------ */

static gboolean
takes (const MpImportPart *part, const MpField *field)
{
  /* Of another entity only the community. */
  return part->label == NULL || g_str_equal (field->name, "division");
}

/* A column says when each record was, and its cells are days or months. */
static gboolean
is_dated (const MpImportSubject *self, const MpSheetTable *table, const MpGrid *grid)
{
  const MpEntity *entity = mp_entity_lookup (self->name);
  g_autofree char *part = g_strconcat (self->name, ".", NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const MpSheetColumn *column = g_ptr_array_index (table->columns, i);
      const char *target = column->meaning.targets[0];
      const MpField *field = target != NULL && g_str_has_prefix (target, part)
                                 ? mp_entity_get_field (entity, target + strlen (part))
                                 : NULL;

      if (((field != NULL && field->type == MP_DATETIME)
           || mp_is_heading_of_months (column->heading))
          && mp_subject_holds_days (table, grid, column))
        return TRUE;
    }

  return FALSE;
}

/* 日期 | 组织 | 活动内容: a day for each row, and what was done is what it is called. FALSE: it is
 * not so.
 */
static gboolean
name_by_day (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid)
{
  MpSheetColumn *name = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    {
      MpSheetColumn *column = g_ptr_array_index (table->columns, i);

      if (column->meaning.names)
        return FALSE;
      if (name == NULL && column->may_name)
        name = column;
    }
  if (name == NULL || !is_dated (self, table, grid))
    return FALSE;
  name->meaning = (MpHeading){ .kind = MP_HEADING_FIELD,
                               .targets = { g_intern_string (self->title) },
                               .names = TRUE };
  table->name_column = (int) name->column;

  return TRUE;
}

static guint
fits (const MpImportSubject *self, MpSheetTable *table, const MpGrid *grid, const char *context)
{
  guint hits = mp_subject_hits (table) + name_by_day (self, table, grid);

  for (guint i = 0; i < table->columns->len; i++)
    if (((const MpSheetColumn *) g_ptr_array_index (table->columns, i))->meaning.names)
      return hits >= 2 ? hits : 0;

  return 0;
}

/* A line that names an organization says whose the rows are. */
static char *
state (MpImport *import, const char *text, MpTextPlace place)
{
  char *named = place != MP_TEXT_FILE ? mp_subject_organization_in (text) : NULL;

  if (named == NULL && place != MP_TEXT_FILE)
    named = mp_subject_organization_in_title (text);

  return named == NULL && place == MP_TEXT_AROUND ? mp_subject_organization_known_in (import, text)
                                                  : named;
}

static const MpField *
link_to_organization (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_LINK
        && g_str_equal (entity->fields[i].of, mp_subject_organization.name))
      return &entity->fields[i];

  return NULL;
}

static void
finish (MpImport *import, const MpImportBlock *block, const MpCell *const *cells, MpImportRow *row)
{
  const MpImportSubject *self = block->subject;
  g_autofree char *target =
      mp_plain_target (self, link_to_organization (mp_plain_entity (self, import)));
  const char *named = row->section != NULL ? row->section : block->stated;
  g_autofree char *said = g_strdup (mp_import_row_raw (row, target));

  mp_import_take_whether (import, block, cells, row);
  /* 组织者：王芳 in a table of one organization is who did the work. */
  if (named != NULL && said != NULL && mp_sounds_like_person (said)
      && !mp_sounds_like_organization (said))
    {
      mp_import_row_leave_open (row, target, mp_import_row_heading (row, target), said);
      g_clear_pointer (&said, g_free);
    }
  if (named == NULL || said != NULL)
    return;
  mp_import_row_put (row, target, named, FALSE);
  mp_import_row_warn (row, target, "organization_from_heading");
}

/* Whom a list without a word of any organization brings in is nobody's member. */
static void
finish_nobodys (MpImport *import, const MpImportBlock *block, const MpCell *const *cells,
                MpImportRow *row)
{
  mp_import_row_warn (row, block->subject->title, "of_no_organization");
}

/* What a record is called; where it can be without a name, what it cannot be without. */
static const MpField *
title_of (const MpEntity *entity)
{
  const MpField *title = entity->title != NULL ? mp_entity_get_field (entity, entity->title) : NULL;

  if (title != NULL && (title->flags & MP_REQUIRED) == 0)
    title = NULL;
  for (guint i = 0; title == NULL && i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_REQUIRED) != 0)
      title = &entity->fields[i];

  return title != NULL ? title : &entity->fields[0];
}

const MpEntity *
mp_plain_entity (const MpImportSubject *self, MpImport *import)
{
  return mp_store_get_entity (import->store, self->name);
}

char *
mp_plain_target (const MpImportSubject *self, const MpField *field)
{
  return g_strconcat (self->name, ".", field->name, NULL);
}

/* The entity's field that a value fills; NULL: another's. */
const MpField *
mp_plain_field (const MpImportSubject *self, const MpEntity *entity, const MpImportValue *value)
{
  gsize length = strlen (self->name);

  return strncmp (value->target, self->name, length) == 0 && value->target[length] == '.'
             ? mp_entity_get_field (entity, value->target + length + 1)
             : NULL;
}

/* --- saving ----------------------------------------------------------------------------------- */

/* What a new record is taken to be does not stand where the row says something else that nobody
 * understands.
 */
static void
clear_unread (const MpImportSubject *self, MpImportRow *row, MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *target = mp_plain_target (self, field);

      if (field->initial != NULL && mp_import_row_has_warning (row, target, "kept_as_remark")
          && mp_import_row_raw (row, target) == NULL)
        mp_record_set (record, field, NULL);
    }
}

/* Links come after what says of which kind they are. */
static void
put_values (const MpImportSubject *self, MpImportRow *row, MpRecord *record, gboolean known,
            gboolean links)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const MpImportValue *value = &g_array_index (row->values, MpImportValue, i);
      const MpField *field = mp_plain_field (self, mp_record_get_entity (record), value);
      const MpImportLink *link = mp_import_row_get_link (row, value->target);
      g_autofree char *id =
          link != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, mp_import_link_id (link)) : NULL;

      if (field != NULL && (field->type == MP_LINK) == links
          && (!known || mp_import_row_change_of (row, value->target) != NULL))
        mp_record_set (record, field, id != NULL ? id : value->value);
    }
}

/* A list of telephones beside the register: somebody of that name and number has been made a few
 * rows before, as the one who leads. 0: nobody has, or the clerk wants another.
 */
static gint64
made_before (const MpEntity *entity, MpSaver *saver, MpImportRow *row)
{
  const char *name = mp_import_row_raw (row, "person.name");

  if (!g_str_equal (entity->name, "person") || name == NULL
      || (row->decided && row->decision == MP_IMPORT_AS_NEW))
    return 0;

  return mp_people_find (saver->people, name, mp_import_row_raw (row, "person.phone"),
                         mp_import_row_raw (row, "person.id_no"));
}

static gboolean
save_row (const MpImportSubject *self, MpSaver *saver, MpImportRow *row, GError **error)
{
  const MpEntity *entity = mp_plain_entity (self, saver->import);
  gboolean known = row->outcome == MP_IMPORT_UPDATED;
  gint64 made = known ? 0 : made_before (entity, saver, row);
  g_autoptr (MpRecord) record =
      known || made != 0 ? mp_writer_load (saver->writer, entity, known ? row->id : made, error)
                         : mp_record_new_initial (entity);

  if (record == NULL)
    return FALSE;
  if (!known && made == 0)
    clear_unread (self, row, record);
  put_values (self, row, record, known, FALSE);
  put_values (self, row, record, known, TRUE);
  mp_import_row_put_rest (row, self, record);
  if (!mp_rules_save (saver->writer, record, NULL, error))
    return FALSE;
  row->saved = mp_record_get_id (record);

  return mp_plain_counts_save (self, saver, row, error);
}

static gboolean
save (const MpImportSubject *self, MpSaver *saver, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MpImportRow *row = g_ptr_array_index (rows, i);

      if (!mp_import_steps_take (&saver->steps, error))
        return FALSE;
      if (row->outcome != MP_IMPORT_NEW && row->outcome != MP_IMPORT_UPDATED)
        continue;
      if (!mp_saver_save_made (saver, row, error) || !save_row (self, saver, row, error))
        {
          g_prefix_error (error, _ ("Row %u: "), mp_import_row_get_source_row (row));
          return FALSE;
        }
    }

  return TRUE;
}

/* The record, the community of the organization that it names, and its children that count. */
static void
set_parts (MpImportSubject *self, const MpEntity *entity, gboolean with_community)
{
  guint n;
  const MpEntity *const *entities = mp_entities (&n);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (MpImportPart));
  MpImportPart part = { entity->name, NULL, { entity->name } };

  g_array_append_val (parts, part);
  if (with_community)
    {
      part = (MpImportPart) { mp_subject_organization.name,
                              mp_subject_organization.label,
                              { mp_subject_organization.name } };
      g_array_append_val (parts, part);
    }
  for (guint i = 0; i < n; i++)
    if (mp_plain_counts_part (entities[i], entity, &part))
      g_array_append_val (parts, part);
  self->n_parts = parts->len;
  self->parts = (const MpImportPart *) g_array_free (parts, FALSE);
}

/* Of what has an area, the cell of the name may say it. */
static const MpImportBeside *
besides_of (const MpImportSubject *self, const MpEntity *entity)
{
  MpImportBeside *besides = NULL;

  for (guint i = 0; i < entity->n_fields && title_of (entity)->type == MP_TEXT; i++)
    if (entity->fields[i].type == MP_AREA && besides == NULL)
      {
        besides = g_new0 (MpImportBeside, 2);
        besides->target = self->title;
        besides->area = mp_plain_target (self, &entity->fields[i]);
      }

  return besides;
}

const MpImportSubject *
mp_subject_plain_new (const MpEntity *entity)
{
  MpImportSubject *self = g_new0 (MpImportSubject, 1);
  const MpField *division = mp_entity_get_division (entity);
  gboolean with_community = division == NULL && link_to_organization (entity) != NULL;

  self->name = entity->name;
  self->label = entity->label;
  set_parts (self, entity, with_community);
  self->title = mp_plain_target (self, title_of (entity));
  self->besides = besides_of (self, entity);
  self->place = division != NULL    ? mp_plain_target (self, division)
                : with_community ? COMMUNITY
                                 : NULL;
  self->placed = division != NULL && (division->flags & MP_REQUIRED) != 0;
  self->by_labels = TRUE;
  self->key = mp_code_key_of_question;
  self->takes = takes;
  self->fits = fits;
  if (link_to_organization (entity) != NULL)
    {
      self->state = state;
      self->finish = finish;
    }
  else if (g_str_equal (mp_subject_member.parts[0].entities[0], entity->name))
    self->finish = finish_nobodys;
  self->match = mp_plain_match;
  self->save = save;

  return self;
}
