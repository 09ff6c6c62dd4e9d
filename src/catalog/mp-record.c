/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record is its entity, an id and an array of texts beside the entity's fields. An empty value
 * is NULL and never "", so that equal records compare equal however they came to be.
 */

#include "config.h"

#include "mp-record.h"

struct _MpRecord
{
  GObject parent_instance;

  const MpEntity *entity;
  gint64 id;
  gboolean deleted;
  char **values; /* canonical, one for each field */
  char **titles; /* of links; NULL until one is set */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpRecord, mp_record, G_TYPE_OBJECT)

static void
free_texts (char **texts, guint n)
{
  if (texts == NULL)
    return;

  for (guint i = 0; i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static void
mp_record_finalize (GObject *object)
{
  MpRecord *self = MP_RECORD (object);

  free_texts (self->values, self->entity->n_fields);
  free_texts (self->titles, self->entity->n_fields);

  G_OBJECT_CLASS (mp_record_parent_class)->finalize (object);
}

static void
mp_record_class_init (MpRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
mp_record_init (MpRecord *self)
{
}

MpRecord *
mp_record_new (const MpEntity *entity, gint64 id)
{
  MpRecord *self = g_object_new (MP_TYPE_RECORD, NULL);

  self->entity = entity;
  self->id = id;
  self->values = g_new0 (char *, entity->n_fields);

  return self;
}

MpRecord *
mp_record_new_initial (const MpEntity *entity)
{
  MpRecord *self = mp_record_new (entity, 0);

  for (guint i = 0; i < entity->n_fields; i++)
    self->values[i] = g_strdup (entity->fields[i].initial);

  return self;
}

MpRecord *
mp_record_copy (MpRecord *self)
{
  MpRecord *copy = mp_record_new (self->entity, self->id);

  copy->deleted = self->deleted;
  for (guint i = 0; i < self->entity->n_fields; i++)
    copy->values[i] = g_strdup (self->values[i]);
  if (self->titles != NULL)
    {
      copy->titles = g_new0 (char *, self->entity->n_fields);
      for (guint i = 0; i < self->entity->n_fields; i++)
        copy->titles[i] = g_strdup (self->titles[i]);
    }

  return copy;
}

const MpEntity *
mp_record_get_entity (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), NULL);

  return self->entity;
}

gint64
mp_record_get_id (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), 0);

  return self->id;
}

void
mp_record_set_id (MpRecord *self, gint64 id)
{
  g_return_if_fail (MP_IS_RECORD (self));

  self->id = id;
}

gboolean
mp_record_is_deleted (MpRecord *self)
{
  g_return_val_if_fail (MP_IS_RECORD (self), FALSE);

  return self->deleted;
}

void
mp_record_set_deleted (MpRecord *self, gboolean deleted)
{
  g_return_if_fail (MP_IS_RECORD (self));

  self->deleted = deleted;
}

const char *
mp_record_get (MpRecord *self, const MpField *field)
{
  g_return_val_if_fail (MP_IS_RECORD (self), NULL);

  return self->values[mp_entity_index (self->entity, field)];
}

const char *
mp_record_get_by_name (MpRecord *self, const char *name)
{
  const MpField *field = mp_entity_get_field (self->entity, name);

  g_return_val_if_fail (field != NULL, NULL);

  return mp_record_get (self, field);
}

gint64
mp_record_get_int (MpRecord *self, const char *name)
{
  const char *value = mp_record_get_by_name (self, name);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* A link of another kind than before means nothing any more. */
static void
clear_links_by (MpRecord *self, const MpField *kind)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->entity->fields[i].entity_by != NULL
        && g_str_equal (self->entity->fields[i].entity_by, kind->name))
      mp_record_set (self, &self->entity->fields[i], NULL);
}

void
mp_record_set (MpRecord *self, const MpField *field, const char *value)
{
  int i;

  g_return_if_fail (MP_IS_RECORD (self));

  i = mp_entity_index (self->entity, field);
  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (self->values[i], value) == 0)
    return;

  g_free (self->values[i]);
  self->values[i] = g_strdup (value);
  if (self->titles != NULL)
    g_clear_pointer (&self->titles[i], g_free);
  if (field->type == MP_CODE)
    clear_links_by (self, field);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
mp_record_set_by_name (MpRecord *self, const char *name, const char *value)
{
  const MpField *field = mp_entity_get_field (self->entity, name);

  if (field == NULL)
    return FALSE;

  mp_record_set (self, field, value);
  return TRUE;
}

const char *
mp_record_get_title (MpRecord *self, const MpField *field)
{
  g_return_val_if_fail (MP_IS_RECORD (self), NULL);

  return self->titles != NULL ? self->titles[mp_entity_index (self->entity, field)] : NULL;
}

void
mp_record_set_title (MpRecord *self, const MpField *field, const char *title)
{
  int i;

  g_return_if_fail (MP_IS_RECORD (self));

  i = mp_entity_index (self->entity, field);
  if (self->titles == NULL)
    self->titles = g_new0 (char *, self->entity->n_fields);
  g_free (self->titles[i]);
  self->titles[i] = g_strdup (title);
}

const char *
mp_record_get_kind (MpRecord *self, const MpField *field)
{
  const char *kind;

  if (field->type == MP_DIVISION)
    return "division";
  if (field->type != MP_LINK)
    return NULL;
  if (field->entity_by == NULL)
    return field->of;

  kind = mp_record_get_by_name (self, field->entity_by);
  return kind != NULL && mp_field_links_to (field, kind) ? kind : NULL;
}

char *
mp_record_dup_text (MpRecord *self, const MpField *field, MpCodes *codes)
{
  const char *value = mp_record_get (self, field);

  if (value == NULL)
    return g_strdup ("");

  switch (field->type)
    {
    case MP_CODE:
      return g_strdup (mp_codes_label (codes, field->of, value));

    case MP_CODES:
      {
        g_auto (GStrv) parts = g_strsplit (value, ",", -1);
        GString *text = g_string_new (NULL);

        for (guint i = 0; parts[i] != NULL; i++)
          g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                                  mp_codes_label (codes, field->of, parts[i]));
        return g_string_free (text, FALSE);
      }

    case MP_LINK:
    case MP_DIVISION:
      return g_strdup (mp_record_get_title (self, field) != NULL ? mp_record_get_title (self, field)
                                                                 : value);

    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    default:
      return mp_field_format (field, value);
    }
}

gboolean
mp_record_is (MpRecord *self, const char *field, const char *value)
{
  return g_strcmp0 (mp_record_get_by_name (self, field), value) == 0;
}

gboolean
mp_record_shows (MpRecord *self, const MpField *field)
{
  if (mp_record_get (self, field) != NULL)
    return TRUE;
  if (field->entity_by != NULL && mp_record_get_kind (self, field) == NULL)
    return FALSE;

  return field->shown == NULL || field->shown (self);
}

gboolean
mp_record_requires (MpRecord *self, const MpField *field)
{
  return mp_record_shows (self, field)
         && ((field->flags & MP_REQUIRED) != 0
             || (field->required != NULL && field->required (self)));
}

const MpField *
mp_record_missing (MpRecord *self)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (self->values[i] == NULL && mp_record_requires (self, &self->entity->fields[i]))
      return &self->entity->fields[i];

  return NULL;
}
