/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each record is loaded in the transaction that writes it, so nothing that was saved meanwhile is
 * lost.
 */

#include "config.h"

#include "mp-bulk.h"

#include "mp-wording.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

#define N_DESCRIBED 4 /* values, before "…" */

gboolean
mp_bulk_offers (const MpEntity *entity, const MpField *field)
{
  return (field->flags & (MP_DERIVED | MP_FIXED | MP_ALONE)) == 0 && field->through == NULL
         && field->entity_by == NULL && g_strcmp0 (field->name, entity->title) != 0
         && g_strcmp0 (field->name, entity->parent) != 0
         && ((field->flags & MP_SEARCHED) == 0 || field->type != MP_TEXT);
}

/* --- what they have now ----------------------------------------------------------------------- */

typedef struct
{
  MpStore *store;
  const MpField *field;
  GString *text;
  guint n;
} Description;

static gboolean
take_value (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Description *self = data;
  g_autofree char *words = values[0] != NULL
                             ? mp_wording_of_value (self->store, self->field, values[0])
                             : g_strdup (C_("value", "empty"));

  if (self->n++ > 0)
    g_string_append (self->text, C_("list", ", "));
  if (self->n > N_DESCRIBED)
    g_string_append (self->text, "…");
  else
    g_string_append_printf (self->text, "%s %s", words, values[1]);

  return TRUE;
}

char *
mp_bulk_describe (MpStore *store, const MpEntity *entity, GArray *ids, const MpField *field)
{
  g_autofree char *list = mp_store_join_ids (ids);
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.%s, count(*) FROM json_each (:ids) AS j JOIN %s AS t ON t.id = j.value"
      " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d",
      field->name, entity->name, N_DESCRIBED + 1);
  const MpParam params[] = { { ":ids", list, 0 } };
  g_autoptr (GString) text = g_string_new (NULL);
  Description description = { store, field, text, 0 };

  if (!mp_store_select (store, sql, params, G_N_ELEMENTS (params), take_value, &description, NULL,
                        NULL))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- writing ---------------------------------------------------------------------------------- */

typedef struct
{
  const MpEntity *entity;
  GArray *ids;
  const MpField *field;
  char *value;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_array_unref (self->ids);
  g_free (self->value);
  g_free (self);
}

static gboolean
set_one (Job *self, MpWriter *writer, gint64 id, GError **error)
{
  g_autoptr (MpRecord) original = mp_writer_load (writer, self->entity, id, error);
  g_autoptr (MpRecord) record = original != NULL ? mp_record_copy (original) : NULL;

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (mp_record_get (record, self->field), self->value) == 0)
    return TRUE;

  mp_record_set (record, self->field, self->value);
  if (mp_rules_save (writer, record, original, error))
    return TRUE;
  g_prefix_error (error, "%s: ",
                  self->entity->title != NULL
                    ? mp_record_get_by_name (original, self->entity->title) : "");
  return FALSE;
}

static gboolean
set_all (MpWriter *writer, gpointer data, GError **error)
{
  Job *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    if (!set_one (self, writer, g_array_index (self->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

void
mp_bulk_set_async (MpStore *store, const MpEntity *entity, GArray *ids, const MpField *field,
                   const char *value, const char *label, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  Job *self = g_new0 (Job, 1);

  self->entity = entity;
  self->ids = g_array_ref (ids);
  self->field = field;
  self->value = g_strdup (value);
  mp_store_write_async (store, label, set_all, self, job_free, cancellable, callback, user_data);
}

gboolean
mp_bulk_set_finish (MpStore *store, GAsyncResult *result, gint64 *change, GError **error)
{
  return mp_store_write_finish (store, result, change, error);
}
