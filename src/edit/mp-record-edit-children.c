/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The children of a record being edited. They are saved with it, so a row added, changed or
 * removed is only an intention until then; a new row in which nothing stands is none.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include <glib/gi18n-lib.h>

void
mp_edit_children_free (gpointer data)
{
  MpEditChildren *children = data;

  g_object_unref (children->shown);
  g_ptr_array_unref (children->removed);
  g_free (children);
}

GPtrArray *
mp_record_edit_list_child_entities (MpRecordEdit *self)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      const MpEntity *entity = mp_store_get_entity (self->store, entities[i]->name);
      const MpEntity *parent = mp_entity_get_parent (entity);

      if (parent != NULL && g_str_equal (parent->name, self->entity->name))
        g_ptr_array_add (list, (gpointer) entity);
    }

  return list;
}

static void
append (MpRecordEdit *self, MpEditChildren *children, MpRecord *record)
{
  g_autoptr (MpRecordEdit) child = mp_record_edit_new_child (self, record);

  g_list_store_append (children->shown, child);
}

/* Those that are stored and not here yet. */
static void
append_stored (MpRecordEdit *self, MpEditChildren *children, GPtrArray *stored)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), i);

      g_hash_table_add (known,
                        g_memdup2 (&(gint64) { mp_record_get_id (child->record) },
                                   sizeof (gint64)));
    }
  for (guint i = 0; i < children->removed->len; i++)
    {
      MpRecordEdit *child = children->removed->pdata[i];

      g_hash_table_add (known,
                        g_memdup2 (&(gint64) { mp_record_get_id (child->record) },
                                   sizeof (gint64)));
    }

  for (guint i = 0; i < stored->len; i++)
    if (!g_hash_table_contains (known, &(gint64) { mp_record_get_id (stored->pdata[i]) }))
      append (self, children, stored->pdata[i]);
}

static MpEditChildren *
find_children (MpRecordEdit *self, const MpEntity *entity)
{
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];

      if (g_str_equal (children->entity->name, entity->name))
        return children;
    }
  return NULL;
}

/* A form says how much lies behind its tabs without reading it. */
static void
count_stored (MpRecordEdit *self)
{
  g_clear_pointer (&self->counts, g_array_unref);
  self->counts = mp_relations_count (self->store, self->relations,
                                     mp_record_get_id (self->record));
  for (guint i = 0; i < self->relations->len; i++)
    {
      const MpRelation *relation = self->relations->pdata[i];

      if (relation->owned)
        find_children (self, relation->entity)->n_stored = g_array_index (self->counts, guint, i);
    }
}

void
mp_record_edit_prepare_children (MpRecordEdit *self)
{
  g_autoptr (GPtrArray) entities = mp_record_edit_list_child_entities (self);

  for (guint i = 0; i < entities->len; i++)
    {
      MpEditChildren *children = g_new0 (MpEditChildren, 1);

      children->entity = entities->pdata[i];
      children->shown = g_list_store_new (MP_TYPE_RECORD_EDIT);
      children->removed = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->children, children);
    }
  self->relations = mp_relations (self->store, self->entity);
  count_stored (self);
}

static void
read_children (MpRecordEdit *self, MpEditChildren *children)
{
  g_autoptr (GPtrArray) stored = NULL;

  if (children->read)
    return;

  children->read = TRUE;
  if (children->n_stored > 0)
    stored = mp_store_load_children (self->store, children->entity,
                                     mp_record_get_id (self->record), NULL);
  if (stored != NULL)
    append_stored (self, children, stored);
}

MpEditChildren *
mp_record_edit_children_of (MpRecordEdit *self, const MpEntity *entity)
{
  MpEditChildren *children = find_children (self, entity);

  if (children != NULL)
    read_children (self, children);
  return children;
}

GPtrArray *
mp_record_edit_get_relations (MpRecordEdit *self)
{
  return self->relations;
}

guint
mp_record_edit_count_related (MpRecordEdit *self, const MpRelation *relation)
{
  guint at;

  if (relation->owned)
    return (relation->entity->flags & MP_ENTITY_ONE) != 0
             ? mp_record_edit_has_child (self, relation->entity)
             : mp_record_edit_count_children (self, relation->entity);
  return g_ptr_array_find (self->relations, relation, &at)
           ? g_array_index (self->counts, guint, at)
           : 0;
}

guint
mp_record_edit_count_children (MpRecordEdit *self, const MpEntity *entity)
{
  MpEditChildren *children = find_children (self, entity);

  return children->read ? g_list_model_get_n_items (G_LIST_MODEL (children->shown))
                        : children->n_stored;
}

gboolean
mp_record_edit_has_child (MpRecordEdit *self, const MpEntity *entity)
{
  MpEditChildren *children = find_children (self, entity);

  for (guint i = 0, n = mp_record_edit_count_children (self, entity); i < n; i++)
    {
      g_autoptr (MpRecordEdit) child =
        children->read ? g_list_model_get_item (G_LIST_MODEL (children->shown), i) : NULL;

      if (child == NULL || !mp_record_edit_is_new (child)
          || mp_record_edit_fields_are_changed (child))
        return TRUE;
    }
  return FALSE;
}

GListModel *
mp_record_edit_get_children (MpRecordEdit *self, const MpEntity *entity)
{
  return G_LIST_MODEL (mp_record_edit_children_of (self, entity)->shown);
}

GPtrArray *
mp_record_edit_get_removed (MpRecordEdit *self, const MpEntity *entity)
{
  return mp_record_edit_children_of (self, entity)->removed;
}

static gboolean
has_ended (MpRecord *record)
{
  const MpEntity *entity = mp_record_get_entity (record);

  for (guint i = 0; i + 1 < entity->n_fields; i++)
    if ((entity->fields[i].flags & MP_BEGINS) != 0
        && mp_record_get (record, &entity->fields[i + 1]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether one of them holds already what a first one begins with. */
static gboolean
is_held (MpEditChildren *children, const MpField *field)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (children->shown)); i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), i);

      if (g_strcmp0 (mp_record_get (child->record, field), field->initial) == 0
          && !has_ended (child->record))
        return TRUE;
    }
  return FALSE;
}

static MpRecord *
make_joining (MpEditChildren *children)
{
  MpRecord *record = mp_record_new_initial (children->entity);

  for (guint i = 0; i < children->entity->n_fields; i++)
    {
      const MpField *field = &children->entity->fields[i];

      if (field->joining != NULL && is_held (children, field))
        mp_record_set (record, field, field->joining);
    }
  return record;
}

MpRecordEdit *
mp_record_edit_add_child (MpRecordEdit *self, const MpEntity *entity)
{
  MpEditChildren *children = mp_record_edit_children_of (self, entity);
  g_autoptr (MpRecord) record = make_joining (children);
  g_autoptr (MpRecordEdit) child = mp_record_edit_new_child (self, record);

  g_list_store_append (children->shown, child);

  return child;
}

MpRecordEdit *
mp_record_edit_get_child (MpRecordEdit *self, const MpEntity *entity)
{
  MpEditChildren *children = mp_record_edit_children_of (self, entity);

  g_return_val_if_fail ((entity->flags & MP_ENTITY_ONE) != 0, NULL);

  if (g_list_model_get_n_items (G_LIST_MODEL (children->shown)) == 0)
    return mp_record_edit_add_child (self, entity);

  {
    g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), 0);

    return child;
  }
}

void
mp_record_edit_remove_child (MpRecordEdit *self, MpRecordEdit *child)
{
  MpEditChildren *children = mp_record_edit_children_of (self, child->entity);

  if (!g_list_store_find (children->shown, child, &child->position))
    return;

  if (!mp_record_edit_is_new (child))
    g_ptr_array_add (children->removed, g_object_ref (child));
  g_list_store_remove (children->shown, child->position);
  mp_record_edit_emit_changed (self, NULL);
}

void
mp_record_edit_restore_child (MpRecordEdit *self, MpRecordEdit *child)
{
  MpEditChildren *children = mp_record_edit_children_of (self, child->entity);
  g_autoptr (MpRecordEdit) kept = g_object_ref (child);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

  if (!g_ptr_array_remove (children->removed, child))
    return;

  g_list_store_insert (children->shown, MIN (child->position, n), child);
  mp_record_edit_emit_changed (self, NULL);
}

/* --- what has changed ----------------------------------------------------------------------- */

static guint
count_changed (MpEditChildren *children)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));
  guint changed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), i);

      changed += mp_record_edit_fields_are_changed (child);
    }

  return changed + children->removed->len;
}

gboolean
mp_record_edit_is_changed (MpRecordEdit *self)
{
  if (mp_record_edit_fields_are_changed (self))
    return TRUE;
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    if (count_changed (self->children->pdata[i]) > 0)
      return TRUE;
  return FALSE;
}

static void
append_field_labels (MpRecordEdit *self, GPtrArray *labels)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_record_edit_field_is_changed (self, &self->entity->fields[i]))
      g_ptr_array_add (labels, g_strdup (mp_field_label (&self->entity->fields[i])));
}

char *
mp_record_edit_dup_changes (MpRecordEdit *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  append_field_labels (self, labels);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      guint n = count_changed (children);

      if (n > 0 && (children->entity->flags & MP_ENTITY_ONE) != 0)
        append_field_labels (mp_record_edit_get_child (self, children->entity), labels);
      else if (n > 0)
        g_ptr_array_add (labels, g_strdup_printf (_("%s (%u)"), _(children->entity->label), n));
    }
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (_(", "), (char **) labels->pdata);
}

static char *
find_problem_here (MpRecordEdit *self, MpRecordEdit **where, const MpField **field)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      g_autofree char *problem = mp_record_edit_dup_problem (self, &self->entity->fields[i]);

      if (problem == NULL)
        continue;
      *where = self;
      *field = &self->entity->fields[i];
      return g_strdup_printf (_("%s: %s"), mp_field_label (&self->entity->fields[i]), problem);
    }
  return NULL;
}

char *
mp_record_edit_find_problem (MpRecordEdit *self, MpRecordEdit **where, const MpField **field)
{
  char *problem = find_problem_here (self, where, field);

  for (guint i = 0; problem == NULL && self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

      for (guint j = 0; problem == NULL && j < n; j++)
        {
          g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown),
                                                                  j);

          if (mp_record_edit_fields_are_changed (child))
            problem = find_problem_here (child, where, field);
        }
    }

  return problem;
}

guint
mp_record_edit_count_conflicts (MpRecordEdit *self)
{
  guint count = g_hash_table_size (self->conflicts);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown),
                                                                  j);

          count += g_hash_table_size (child->conflicts);
        }
    }

  return count;
}

/* --- onto what is stored now ---------------------------------------------------------------- */

static MpRecord *
find_stored (GPtrArray *stored, gint64 id)
{
  for (guint i = 0; i < stored->len; i++)
    if (mp_record_get_id (stored->pdata[i]) == id)
      return stored->pdata[i];
  return NULL;
}

static void
move_children_onto (MpRecordEdit *self, MpEditChildren *children, GPtrArray *stored)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (children->shown)); i-- > 0;)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), i);
      gint64 id = mp_record_get_id (child->record);
      MpRecord *theirs = find_stored (stored, id);

      if (id == 0)
        continue;
      if (theirs != NULL)
        mp_record_edit_move_onto (child, theirs);
      else if (mp_record_edit_fields_are_changed (child))
        mp_record_edit_make_new (child);
      else
        {
          g_list_store_remove (children->shown, i);
          continue;
        }
      g_signal_emit_by_name (child, "changed", NULL);
    }

  for (guint i = children->removed->len; i-- > 0;)
    {
      MpRecordEdit *removed = children->removed->pdata[i];

      if (find_stored (stored, mp_record_get_id (removed->record)) == NULL)
        g_ptr_array_remove_index (children->removed, i);
    }

  append_stored (self, children, stored);
}

gboolean
mp_record_edit_rebase (MpRecordEdit *self, GError **error)
{
  gint64 id = mp_record_get_id (self->record);
  g_autoptr (MpRecord) theirs = mp_store_load (self->store, self->entity, id, error);

  if (theirs == NULL)
    return FALSE;

  mp_record_edit_move_onto (self, theirs);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      g_autoptr (GPtrArray) stored = NULL;

      if (!children->read)
        continue;
      stored = mp_store_load_children (self->store, children->entity, id, error);
      if (stored == NULL)
        return FALSE;
      move_children_onto (self, children, stored);
    }
  count_stored (self);
  mp_record_edit_emit_changed (self, NULL);

  return TRUE;
}
