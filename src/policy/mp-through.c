/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It knows no entity: the ways, what counts today and what makes two records one stand in the
 * catalog. A person of the same name is another person unless the telephone says otherwise, so a
 * name that is written over never renames somebody who leads elsewhere too.
 */

#include "config.h"

#include "mp-through.h"

#include "policy/mp-days.h"
#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <string.h>

/* The fields of a record that lead along one way. */
typedef struct
{
  MpWriter *writer;
  MpRecord *record;
  MpRecord *original; /* NULL: a new record */
  const MpField *name;
  const char *day;    /* the first of what is new; NULL: today */
  MpThrough way;
  char **current;     /* view, first day, last day, flag */
} Carry;

/* --- the way ---------------------------------------------------------------------------------- */

gboolean
mp_through_get (const MpField *field, MpThrough *way)
{
  g_auto (GStrv) words = field->through != NULL ? g_strsplit (field->through, ".", 3) : NULL;
  const MpField *link;

  if (words == NULL)
    return FALSE;

  way->child = mp_entity_lookup (words[0]);
  link = mp_entity_get_field (way->child, words[1]);
  way->link = link->name;
  way->linked = mp_entity_lookup (link->of);
  way->field = mp_entity_get_field (way->linked, words[2])->name;

  return TRUE;
}

gboolean
mp_through_is_name (const MpField *field)
{
  MpThrough way;

  return mp_through_get (field, &way) && g_str_equal (way.field, way.linked->title);
}

gboolean
mp_through_is_along (const MpField *field, const MpField *other)
{
  MpThrough way, others;

  return mp_through_get (field, &way) && mp_through_get (other, &others)
         && way.child == others.child && way.link == others.link;
}

/* A name that leads on has no title of its own; the record forgets it with the name. */
void
mp_through_choose (MpRecord *record, const MpField *name, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mp_record_set_title (record, name, text);
}

gint64
mp_through_get_chosen (MpRecord *record, const MpField *name)
{
  const char *id = mp_through_is_name (name) ? mp_record_get_title (record, name) : NULL;

  return id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const char *
value_before (const Carry *self, const MpField *field)
{
  return self->original != NULL ? mp_record_get (self->original, field) : NULL;
}

static gboolean
is_changed (const Carry *self, const MpField *field)
{
  return g_strcmp0 (value_before (self, field), mp_record_get (self->record, field)) != 0;
}

static gboolean
is_anything_changed (const Carry *self)
{
  const MpEntity *entity = mp_record_get_entity (self->record);

  if (mp_through_get_chosen (self->record, self->name) != 0)
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    if (mp_through_is_along (&entity->fields[i], self->name)
        && is_changed (self, &entity->fields[i]))
      return TRUE;
  return FALSE;
}

/* The id of the child that counts today; 0: none does. */
static gboolean
find_current (const Carry *self, gint64 *id, GError **error)
{
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (self->record) } };
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM (SELECT v.id, max (v.rank) FROM %s AS v"
    " WHERE v.%s = :id AND date ('now', 'localtime') BETWEEN v.since AND v.until)",
    self->current[0], self->way.child->parent);

  return mp_rules_count (self->writer, sql, params, G_N_ELEMENTS (params), id, error);
}

/* What the record says of a field of the one at the end: on its way there, or because both lie in
 * the same division.
 */
static const char *
said_of (const Carry *self, const char *name)
{
  const MpEntity *entity = mp_record_get_entity (self->record);
  const MpField *division = mp_entity_get_division (self->way.linked);
  const MpField *own = mp_entity_get_division (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      MpThrough way;

      if (mp_through_is_along (&entity->fields[i], self->name)
          && mp_through_get (&entity->fields[i], &way) && g_str_equal (way.field, name))
        return mp_record_get (self->record, &entity->fields[i]);
    }
  return division != NULL && own != NULL && g_str_equal (division->name, name)
           ? mp_record_get (self->record, own)
           : NULL;
}

/* The one that was chosen, or one that agrees in all that makes its kind one; 0: there is none. */
static gboolean
find_linked (const Carry *self, gint64 *id, GError **error)
{
  gint64 chosen = mp_through_get_chosen (self->record, self->name);
  g_auto (GStrv) names = g_strsplit (self->way.linked->identity, " ", -1);
  g_autofree MpParam *params = g_new0 (MpParam, g_strv_length (names));
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (chosen != 0)
    {
      *id = chosen;
      return TRUE;
    }
  g_string_append_printf (sql, "SELECT min (id) FROM %s WHERE deleted_at IS NULL",
                          self->way.linked->name);
  for (char **name = names; *name != NULL; name++)
    {
      const char *said = said_of (self, *name);

      if (said == NULL)
        {
          g_string_append_printf (sql, " AND %s IS NULL", *name);
          continue;
        }
      g_ptr_array_add (marks, g_strdup_printf (":is%u", marks->len));
      params[marks->len - 1] = (MpParam) { marks->pdata[marks->len - 1], said, 0 };
      g_string_append_printf (sql, " AND %s IS :is%u", *name, marks->len - 1);
    }

  return mp_rules_count (self->writer, sql->str, params, marks->len, id, error);
}

static MpRecord *
load (const Carry *self, const MpEntity *entity, gint64 id, GError **error)
{
  return mp_writer_load (self->writer,
                         mp_store_get_entity (mp_writer_get_store (self->writer), entity->name),
                         id, error);
}

static MpRecord *
begin (const Carry *self, const MpEntity *entity)
{
  return mp_record_new_initial (
    mp_store_get_entity (mp_writer_get_store (self->writer), entity->name));
}

static void
set_id (MpRecord *record, const char *field, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  mp_record_set_by_name (record, field, text);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* The record that is meant stays who it is: what was typed over is corrected, unless somebody else
 * has corrected it since.
 */
static gboolean
correct (const Carry *self, gint64 id, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (self->record);
  g_autoptr (MpRecord) linked = load (self, self->way.linked, id, error);
  g_autoptr (MpRecord) seen = linked != NULL ? mp_record_copy (linked) : NULL;

  if (linked == NULL)
    return FALSE;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      MpThrough way;

      if (!mp_through_is_along (field, self->name) || !is_changed (self, field))
        continue;
      mp_through_get (field, &way);
      if (self->original != NULL)
        mp_record_set_by_name (seen, way.field, value_before (self, field));
      mp_record_set_by_name (linked, way.field, mp_record_get (self->record, field));
    }

  return mp_rules_save (self->writer, linked, seen, error);
}

/* The record at the end, `id` or a new one, says what is said of it here; one that lies elsewhere
 * stays where it is.
 */
static gboolean
save_linked (const Carry *self, gint64 *id, GError **error)
{
  g_autoptr (MpRecord) linked = *id != 0 ? load (self, self->way.linked, *id, error)
                                         : begin (self, self->way.linked);
  const MpEntity *entity = self->way.linked;
  const MpField *division = mp_entity_get_division (entity);

  if (linked == NULL)
    return FALSE;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *said = said_of (self, entity->fields[i].name);

      if (said != NULL && (*id == 0 || &entity->fields[i] != division))
        mp_record_set_by_name (linked, entity->fields[i].name, said);
    }
  if (!mp_rules_save (self->writer, linked, NULL, error))
    return FALSE;

  *id = mp_record_get_id (linked);
  return TRUE;
}

static gboolean
began_on (char **current, MpRecord *child, const char *day)
{
  return g_strcmp0 (mp_record_get_by_name (child, current[1]), day) == 0;
}

/* Of a day that is known in part the day before is not known: both then have that month or year. */
static gboolean
end_before (MpWriter *writer, MpRecord *child, const char *day, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (child);
  g_auto (GStrv) current = g_strsplit (entity->current, " ", -1);
  g_autofree char *last = mp_days_add (day, -1);

  if (began_on (current, child, day))
    return mp_rules_delete (writer, entity, mp_record_get_id (child), error);
  mp_record_set_by_name (child, current[2], last != NULL ? last : day);

  return mp_rules_save (writer, child, NULL, error);
}

/* A day that lies before the one who counted began, or ahead, is none on which this happened. */
static gboolean
may_change (const char *began, const char *day)
{
  g_autofree char *today = mp_days_today ();

  return day != NULL && g_strcmp0 (day, today) <= 0
         && (began == NULL || (g_strcmp0 (began, day) < 0 && !g_str_has_prefix (began, day)));
}

gboolean
mp_through_follow (MpWriter *writer, MpRecord *before, MpRecord *next, const char *day,
                   GError **error)
{
  g_auto (GStrv) current = g_strsplit (mp_record_get_entity (before)->current, " ", -1);
  g_autofree char *today = mp_days_today ();
  gboolean whole = day != NULL && strlen (day) == strlen (today);
  g_autofree char *last = whole ? mp_days_add (day, -1) : g_strdup (day);

  if (!may_change (mp_record_get_by_name (before, current[1]), day))
    {
      if (current[3] == NULL || mp_record_get_int (next, current[3]) == 0)
        {
          mp_record_set_by_name (next, current[1], today);
          return end_before (writer, before, today, error);
        }
      set_id (before, current[3], 0);
      return mp_rules_save (writer, before, NULL, error);
    }
  mp_record_set_by_name (next, current[1], day);
  mp_record_set_by_name (before, current[2], last);

  return mp_rules_save (writer, before, NULL, error);
}

static gboolean
put (const Carry *self, MpRecord *before, gint64 linked, const char *day, GError **error)
{
  g_autoptr (MpRecord) child = NULL;

  if (before != NULL && began_on (self->current, before, day))
    {
      set_id (before, self->way.link, linked);
      return mp_rules_save (self->writer, before, NULL, error);
    }
  if (before != NULL && !end_before (self->writer, before, day, error))
    return FALSE;

  child = begin (self, self->way.child);
  set_id (child, self->way.child->parent, mp_record_get_id (self->record));
  set_id (child, self->way.link, linked);
  if (before != NULL || self->day != NULL)
    mp_record_set_by_name (child, self->current[1], day);
  if (self->current[3] != NULL)
    set_id (child, self->current[3], 1);

  return mp_rules_save (self->writer, child, NULL, error);
}

/* Two may be called the same: the one chosen counts, else the name. */
static gboolean
is_same (const Carry *self, MpRecord *before)
{
  gint64 chosen = mp_through_get_chosen (self->record, self->name);

  return chosen != 0 ? chosen == mp_record_get_int (before, self->way.link)
                     : !is_changed (self, self->name);
}

static gboolean
carry (const Carry *self, GError **error)
{
  gint64 id = 0, linked = 0;
  g_autoptr (MpRecord) before = NULL;
  g_autofree char *today = mp_days_today ();
  const char *day = self->day != NULL ? self->day : today;

  if (!find_current (self, &id, error))
    return FALSE;
  if (id != 0)
    {
      before = load (self, self->way.child, id, error);
      if (before == NULL)
        return FALSE;
    }
  if (before != NULL && is_same (self, before))
    return correct (self, mp_record_get_int (before, self->way.link), error);
  if (mp_record_get (self->record, self->name) == NULL)
    return before == NULL || end_before (self->writer, before, day, error);

  return find_linked (self, &linked, error) && save_linked (self, &linked, error)
         && put (self, before, linked, day, error);
}

gboolean
mp_through_write_since (MpWriter *writer, MpRecord *record, MpRecord *original, const char *day,
                        GError **error)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      Carry self = { writer, record, original, &entity->fields[i], day };
      g_auto (GStrv) current = NULL;

      if (!mp_through_is_name (self.name) || !mp_through_get (self.name, &self.way)
          || !is_anything_changed (&self))
        continue;
      current = g_strsplit (self.way.child->current, " ", -1);
      self.current = current;
      if (!carry (&self, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
mp_through_write (MpWriter *writer, MpRecord *record, MpRecord *original, GError **error)
{
  return mp_through_write_since (writer, record, original, NULL, error);
}
