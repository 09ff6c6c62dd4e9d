/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalog says who links to a record; each of those is led to the one that is kept by bare
 * writing: nothing was decided anew about it, so no rule has anything to add.
 */

#include "config.h"

#include "mp-merge-private.h"

#include "policy/mp-flow.h"
#include "policy/mp-rules.h"
#include "policy/rules/mp-rules-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean join (MpWriter *writer, MpRecord *kept, MpRecord *gone, GError **error);

gboolean
mp_merge_asks (const MpEntity *entity, const MpField *field)
{
  const MpFlow *flow = mp_flow_lookup (entity->name);
  const char *names = mp_rules_of (entity)->names;

  if (mp_merge_is_current (entity, field))
    return TRUE;

  return (field->flags & MP_DERIVED) == 0
         && (flow == NULL || !g_str_equal (flow->state, field->name))
         && g_strcmp0 (names, field->name) != 0;
}

gboolean
mp_merge_demands (MpRecord *one, MpRecord *other, const MpField *field)
{
  const char *a = mp_record_get (one, field);
  const char *b = mp_record_get (other, field);

  return ((field->flags & MP_ALONE) != 0
          || mp_merge_is_certificate (mp_record_get_entity (one), field))
         && a != NULL && b != NULL && g_ascii_strcasecmp (a, b) != 0;
}

void
mp_merge_fill (MpRecord *kept, MpRecord *gone)
{
  const MpEntity *entity = mp_record_get_entity (kept);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];

      if (mp_merge_asks (entity, field) && (field->flags & MP_DERIVED) == 0
          && mp_record_get (kept, field) == NULL)
        mp_record_set (kept, field, mp_record_get (gone, field));
    }
}

/* It is said where everybody who opens the record finds it. */
static void
empty_link (MpRecord *kept, const MpField *field)
{
  const MpField *remark = mp_entity_get_field (mp_record_get_entity (kept), "remark");
  const char *before = remark != NULL ? mp_record_get (kept, remark) : NULL;
  g_autofree char *why =
    g_strdup_printf (_("“%s” was emptied when two records became one: it would have led to the "
                       "record itself."),
                     mp_field_label (field));
  g_autofree char *both = before != NULL ? g_strdup_printf ("%s\n%s", before, why) : NULL;

  mp_record_set (kept, field, NULL);
  if (remark != NULL)
    mp_record_set (kept, remark, both != NULL ? both : why);
}

/* Nobody is the mentor or the custodian of himself. */
static void
empty_links_to_owner (MpRecord *part)
{
  const MpEntity *entity = mp_record_get_entity (part);
  const MpEntity *owner = mp_entity_get_parent (entity);
  gint64 id = owner != NULL ? mp_record_get_int (part, entity->parent) : 0;

  for (guint f = 0; id != 0 && f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];

      if ((field->flags & MP_DERIVED) == 0 && !g_str_equal (field->name, entity->parent)
          && mp_field_links_to (field, owner->name) && mp_record_get_int (part, field->name) == id
          && (field->entity_by == NULL || mp_record_is (part, field->entity_by, owner->name)))
        empty_link (part, field);
    }
}

/* A link between the two would lead to the record itself. */
static void
empty_own_links (MpRecord *kept, MpRecord *gone)
{
  const MpEntity *entity = mp_record_get_entity (kept);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];
      gint64 id = (field->flags & MP_DERIVED) == 0 && mp_field_links_to (field, entity->name)
                    ? mp_record_get_int (kept, field->name)
                    : 0;

      if (id != 0 && (id == mp_record_get_id (kept) || id == mp_record_get_id (gone))
          && (field->entity_by == NULL || mp_record_is (kept, field->entity_by, entity->name)))
        empty_link (kept, field);
    }
}

/* --- parts that both have --------------------------------------------------------------------- */

/* Whether nothing but the link to what they belong to tells them apart. */
static gboolean
agree (MpRecord *one, MpRecord *other, const MpField *link)
{
  const MpEntity *entity = mp_record_get_entity (one);

  for (guint f = 0; f < entity->n_fields; f++)
    {
      const MpField *field = &entity->fields[f];
      const char *a = mp_record_get (one, field);
      const char *b = mp_record_get (other, field);

      if (field != link && (field->flags & MP_DERIVED) == 0 && a != NULL && b != NULL
          && !g_str_equal (a, b))
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_one_identity (MpRecord *one, MpRecord *other, const MpField *link)
{
  const MpEntity *entity = mp_record_get_entity (one);
  g_auto (GStrv) names = g_strsplit (entity->identity != NULL ? entity->identity : "", " ", -1);

  for (char **name = names; *name != NULL; name++)
    {
      const MpField *field = mp_entity_get_field (entity, *name);

      if (field != link
          && (mp_record_get (one, field) == NULL
              || g_strcmp0 (mp_record_get (one, field), mp_record_get (other, field)) != 0))
        return FALSE;
    }
  return entity->identity != NULL;
}

/* Live records of `entity` whose `field` leads to `id`. */
static GPtrArray *
list_users (MpWriter *writer, const MpEntity *entity, const MpField *field, MpRecord *target,
            GError **error)
{
  g_autofree char *of_kind =
    field->entity_by != NULL ? g_strdup_printf (" AND %s = :kind", field->entity_by) : NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE %s = :id AND deleted_at IS NULL%s ORDER BY id",
                     entity->name, field->name, of_kind != NULL ? of_kind : "");
  const MpParam params[] = { { ":id", NULL, mp_record_get_id (target) },
                             { ":kind", mp_record_get_entity (target)->name, 0 } };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func (g_object_unref);

  if (!mp_writer_select (writer, sql, params, G_N_ELEMENTS (params), mp_store_take_id, ids, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      MpRecord *user = mp_writer_load (writer, entity, g_array_index (ids, gint64, i), error);

      if (user == NULL)
        return NULL;
      g_ptr_array_add (users, user);
    }
  return g_steal_pointer (&users);
}

static MpRecord *
find_twin (GPtrArray *parts, MpRecord *part, const MpField *link)
{
  const MpEntity *entity = mp_record_get_entity (part);

  for (guint i = 0; i < parts->len; i++)
    if ((entity->flags & MP_ENTITY_ONE) != 0
        || (have_one_identity (part, parts->pdata[i], link)
            && agree (part, parts->pdata[i], link)))
      return parts->pdata[i];
  return NULL;
}

/* A number that no two have tells apart what is not one, and nobody was asked about parts. */
static gboolean
agree_in_numbers (MpRecord *kept, MpRecord *gone, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (kept);

  for (guint f = 0; f < entity->n_fields; f++)
    if (mp_merge_demands (kept, gone, &entity->fields[f]))
      {
        g_set_error (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                     _("Nothing was merged: both have a “%s”, and not the same. Correct one of "
                       "them first."),
                     mp_field_label (&entity->fields[f]));
        return FALSE;
      }
  return TRUE;
}

static gboolean
become_one (MpWriter *writer, MpRecord *kept, MpRecord *gone, GError **error)
{
  g_autoptr (MpRecord) original = mp_record_copy (kept);

  if (!agree_in_numbers (kept, gone, error))
    return FALSE;
  mp_merge_fill (kept, gone);
  empty_own_links (kept, gone);
  empty_links_to_owner (kept);
  return mp_writer_update (writer, kept, original, error) && join (writer, kept, gone, error)
         && mp_writer_delete (writer, mp_record_get_entity (gone), mp_record_get_id (gone), error);
}

static gboolean
lead_to (MpWriter *writer, MpRecord *user, const MpField *field, MpRecord *kept, GError **error)
{
  g_autoptr (MpRecord) original = mp_record_copy (user);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (kept));

  mp_record_set (user, field, id);
  empty_links_to_owner (user);
  return mp_writer_update (writer, user, original, error);
}

static gboolean
join_users (MpWriter *writer, const MpEntity *entity, const MpField *field, MpRecord *kept,
            MpRecord *gone, GError **error)
{
  gboolean parts = g_strcmp0 (entity->parent, field->name) == 0;
  g_autoptr (GPtrArray) users = list_users (writer, entity, field, gone, error);
  g_autoptr (GPtrArray) own = users != NULL && parts && users->len > 0
                                ? list_users (writer, entity, field, kept, error)
                                : NULL;

  if (users == NULL || (parts && users->len > 0 && own == NULL))
    return FALSE;
  for (guint i = 0; i < users->len; i++)
    {
      gboolean itself = entity == mp_record_get_entity (kept)
                        && mp_record_get_id (users->pdata[i]) == mp_record_get_id (kept);
      MpRecord *twin = own != NULL ? find_twin (own, users->pdata[i], field) : NULL;

      if (itself) /* emptied, not led to itself */
        continue;
      if (!(twin != NULL ? become_one (writer, twin, users->pdata[i], error)
                         : lead_to (writer, users->pdata[i], field, kept, error)))
        return FALSE;
    }
  return TRUE;
}

/* What the rules of a record write about it follows from what was decided about that record. */
static gboolean
is_own_account (const MpEntity *entity, const MpEntity *of)
{
  const MpRules *rules = mp_rules_of (of);

  return (entity->flags & MP_ENTITY_LOG) != 0
         || g_strcmp0 (rules->account, entity->name) == 0;
}

static gboolean
join (MpWriter *writer, MpRecord *kept, MpRecord *gone, GError **error)
{
  const MpEntity *of = mp_record_get_entity (kept);
  MpStore *store = mp_writer_get_store (writer);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      const MpEntity *entity = mp_store_get_entity (store, entities[e]->name);

      for (guint f = 0; f < entity->n_fields && !is_own_account (entity, of); f++)
        if ((entity->fields[f].flags & (MP_DERIVED | MP_CUSTOM)) == 0
            && mp_field_links_to (&entity->fields[f], of->name)
            && !join_users (writer, entity, &entity->fields[f], kept, gone, error))
          return FALSE;
    }
  return TRUE;
}

/* --- what they were called -------------------------------------------------------------------- */

/* Each once, and never the name that it has now. */
static void
add_names (GPtrArray *names, const char *text, const char *now)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "、", -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && g_strcmp0 (*part, now) != 0
        && !g_ptr_array_find_with_equal_func (names, *part, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (*part));
}

static void
remember_names (MpRecord *kept, MpRecord *original, MpRecord *gone)
{
  const MpEntity *entity = mp_record_get_entity (kept);
  const char *field = mp_rules_of (entity)->names;
  MpRecord *both[] = { original, gone };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (field == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      const char *now = mp_record_get_by_name (kept, entity->title);

      add_names (names, mp_record_get_by_name (both[i], field), now);
      add_names (names, mp_record_get_by_name (both[i], entity->title), now);
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("、", (char **) names->pdata);
  mp_record_set_by_name (kept, field, joined);
}

/* --- public ----------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED, sentence);
  return FALSE;
}

gboolean
mp_merge (MpWriter *writer, MpRecord *kept, MpRecord *original, gint64 gone, GError **error)
{
  const MpEntity *entity = mp_record_get_entity (kept);
  g_autoptr (MpRecord) other = mp_writer_load (writer, entity, gone, error);
  g_autofree MpMergeCurrent *current = NULL;

  if (other == NULL)
    return FALSE;
  if (gone == mp_record_get_id (kept))
    return refuse (error, _("This is one record, not two: choose another one."));
  if (mp_record_is_deleted (kept) || mp_record_is_deleted (other))
    return refuse (error, _("One of the two is in the bin. Restore it first."));

  if (mp_rules_of (entity)->join != NULL
      && !mp_rules_of (entity)->join (writer, original, other, error))
    return FALSE;

  current = mp_merge_current_new (writer, kept, original, other, error);
  if (current == NULL)
    return FALSE;
  remember_names (kept, original, other);
  empty_own_links (kept, other);

  return join (writer, kept, other, error) && mp_merge_current_settle (current, writer, error)
         && mp_rules_save (writer, kept, original, error)
         && mp_rules_delete (writer, entity, gone, error);
}

typedef struct
{
  MpRecord *kept;
  MpRecord *original;
  gint64 gone;
} Merge;

static gboolean
merge_work (MpWriter *writer, gpointer data, GError **error)
{
  const Merge *self = data;

  return mp_merge (writer, self->kept, self->original, self->gone, error);
}

gboolean
mp_merge_records (MpStore *store, MpRecord *kept, MpRecord *original, gint64 gone,
                  const char *label, gint64 *change, GError **error)
{
  Merge merge = { kept, original, gone };

  return mp_store_write (store, label, merge_work, &merge, NULL, change, error);
}
