/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A title that is personal is no part of a message, and the label of a change to such a record,
 * which repeats it, is none either: its moment says enough.
 */

#include "config.h"

#include "mp-conflict.h"

#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>

void
mp_conflict_clear (MpConflict *self)
{
  g_clear_pointer (&self->entity, g_free);
  g_clear_pointer (&self->field, g_free);
}

/* --- what stands there ------------------------------------------------------------------------ */

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(char **) data = g_strdup (values[0]);
  return FALSE;
}

/* The title where everybody may read it; NULL of what is called by a person or another record. */
static char *
dup_open_title (MpStore *store, MpDb *db, const char *entity_name, gint64 id)
{
  const MpEntity *entity = mp_store_get_entity (store, entity_name);
  const MpField *field = entity != NULL ? mp_entity_get_field (entity, entity->title) : NULL;
  const MpParam params[] = { { ":id", NULL, id } };
  g_autofree char *sql = NULL;
  char *title = NULL;

  if (field == NULL || field->type != MP_TEXT || field->sensitivity == MP_PERSONAL
      || (field->flags & (MP_DERIVED | MP_CUSTOM)) != 0)
    return NULL;

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = :id", field->name, entity->name);
  mp_db_select (db, sql, params, G_N_ELEMENTS (params), take_text, &title, NULL);
  return title;
}

char *
mp_conflict_name_record (MpStore *store, MpDb *db, const char *entity, gint64 id)
{
  const MpEntity *known = mp_store_get_entity (store, entity);
  g_autofree char *title = dup_open_title (store, db, entity, id);
  const char *label = known != NULL ? _(known->label) : entity;

  /* Translators: a kind of record and the name of one, put together. */
  return title != NULL ? g_strdup_printf (_("%s “%s”"), label, title) : g_strdup (label);
}

/* --- what needs it ---------------------------------------------------------------------------- */

static gboolean
take_id (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gint64 *) data = g_ascii_strtoll (values[0], NULL, 10);
  return FALSE;
}

/* A record that this change did not touch and that links to one which it did. */
static gboolean
find_user (MpDb *db, gint64 change, MpConflict *user)
{
  const MpParam params[] = { { ":change", NULL, change } };
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    for (guint f = 0; f < entities[e]->n_fields; f++)
      {
        const MpField *field = &entities[e]->fields[f];
        g_auto (GStrv) kinds = mp_field_list_kinds (field);
        g_autofree char *kind = NULL;
        g_autofree char *sql = NULL;

        if (kinds[0] == NULL || (field->flags & (MP_DERIVED | MP_CUSTOM)) != 0)
          continue;
        kind = field->entity_by != NULL ? g_strconcat ("u.", field->entity_by, NULL)
                                        : g_strdup_printf ("'%s'", kinds[0]);
        sql = g_strdup_printf (
            "SELECT u.id FROM change_record AS r JOIN %s AS u ON u.%s = r.record"
            " WHERE r.change = :change AND r.entity = %s AND NOT EXISTS (SELECT 1 FROM"
            " change_record AS own WHERE own.change = :change AND own.record = u.id) LIMIT 1",
            entities[e]->name, field->name, kind);
        if (!mp_db_select (db, sql, params, G_N_ELEMENTS (params), take_id, &user->id, NULL)
            || user->id == 0)
          continue;
        user->entity = g_strdup (entities[e]->name);
        user->field = g_strdup (field->name);
        return TRUE;
      }

  return FALSE;
}

/* --- the later change ------------------------------------------------------------------------- */

typedef struct
{
  char *at;
  char *label;
} Later;

static gboolean
take_later (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Later *later = data;
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (g_ascii_strtoll (values[0], NULL, 10) / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  later->at = g_date_time_format (local, "%Y-%m-%d %H:%M");
  later->label = g_strdup (values[1]);
  return FALSE;
}

/* The last one: it has to go before any other. "2026-11-27 09:05 “修改：夕阳红舞蹈队”" */
static char *
dup_later (MpStore *store, MpDb *db, const MpConflict *conflict, gint64 change)
{
  const MpParam params[] = { { ":record", NULL, conflict->id },
                             { ":entity", conflict->entity, 0 },
                             { ":change", NULL, change } };
  g_autofree char *title = dup_open_title (store, db, conflict->entity, conflict->id);
  Later later = { NULL, NULL };
  char *words = NULL;

  mp_db_select (db,
                "SELECT l.at, l.label FROM change_record AS r JOIN change_log AS l"
                " ON l.id = r.change WHERE r.record = :record AND r.entity = :entity"
                " AND l.id > :change AND NOT l.undone AND l.undoes IS NULL"
                " ORDER BY l.id DESC LIMIT 1",
                params, G_N_ELEMENTS (params), take_later, &later, NULL);
  if (later.at != NULL)
    words = title != NULL && *later.label != '\0'
                ? g_strdup_printf ("%s “%s”", later.at, later.label)
                : g_strdup (later.at);
  g_free (later.at);
  g_free (later.label);

  return words;
}

gboolean
mp_conflict_set_error (const MpConflict *self, MpStore *store, MpDb *db, gint64 change,
                       GError **error)
{
  g_auto (MpConflict) user = { NULL, 0, NULL };
  const MpConflict *where = self->entity != NULL || !find_user (db, change, &user) ? self : &user;
  const MpEntity *entity;
  const MpField *field;
  g_autofree char *record = NULL;
  g_autofree char *later = NULL;

  if (where->entity == NULL)
    {
      g_set_error_literal (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                           _("Nothing was undone or redone: other records need these. Take back "
                             "the later changes first."));
      return FALSE;
    }

  entity = mp_store_get_entity (store, where->entity);
  field = where->field != NULL && entity != NULL ? mp_entity_get_field (entity, where->field)
                                                 : NULL;
  record = mp_conflict_name_record (store, db, where->entity, where->id);
  later = dup_later (store, db, where, change);
  if (field != NULL && later != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                 _("Nothing was undone or redone: “%s” of %s was changed later, on %s. Take back "
                   "that change first."),
                 mp_field_label (field), record, later);
  else if (field != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                 _("Nothing was undone or redone: “%s” of %s is not what it was."),
                 mp_field_label (field), record);
  else if (later != NULL)
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                 _("Nothing was undone or redone: %s was changed later, on %s. Take back that "
                   "change first."),
                 record, later);
  else
    g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_CONFLICT,
                 _("Nothing was undone or redone: %s is not what it was."), record);
  if (error != NULL)
    mp_store_error_set_record (*error, where->entity, where->id);

  return FALSE;
}
