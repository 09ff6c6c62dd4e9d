/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of an edit. A value reaches the record only when it could be read; until then the
 * record keeps what was stored and the typed text stands beside it, so a half-typed date neither
 * gets lost nor gets saved.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include "policy/mp-agreement.h"
#include "policy/mp-rules.h"
#include "policy/mp-through.h"
#include "mp-wording.h"

#include <glib/gi18n-lib.h>

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpRecordEdit, mp_record_edit, G_TYPE_OBJECT)

static void
mp_record_edit_finalize (GObject *object)
{
  MpRecordEdit *self = MP_RECORD_EDIT (object);

  for (guint i = 0; i < self->entity->n_fields; i++)
    g_free (self->typed[i]);
  g_free (self->typed);
  g_free (self->draft_key);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_hash_table_unref (self->conflicts);
  g_hash_table_unref (self->made);
  g_object_unref (self->original);
  g_object_unref (self->record);
  g_object_unref (self->store);

  G_OBJECT_CLASS (mp_record_edit_parent_class)->finalize (object);
}

static void
mp_record_edit_class_init (MpRecordEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_record_edit_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_RECORD_EDIT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mp_record_edit_init (MpRecordEdit *self)
{
  self->conflicts = g_hash_table_new (NULL, NULL);
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

static MpRecordEdit *
create (MpStore *store, MpRecordEdit *owner, MpRecord *record)
{
  MpRecordEdit *self = g_object_new (MP_TYPE_RECORD_EDIT, NULL);

  self->store = g_object_ref (store);
  self->owner = owner;
  self->entity = mp_record_get_entity (record);
  self->original = mp_record_copy (record);
  self->record = mp_record_copy (record);
  self->typed = g_new0 (char *, self->entity->n_fields);

  return self;
}

MpRecordEdit *
mp_record_edit_new (MpStore *store, MpRecord *record)
{
  MpRecordEdit *self = create (store, NULL, record);

  self->draft_key = g_strdup (g_object_get_data (G_OBJECT (record), MP_EDIT_DRAFT));
  self->children = g_ptr_array_new_with_free_func (mp_edit_children_free);
  mp_record_edit_prepare_children (self);

  return self;
}

MpRecordEdit *
mp_record_edit_new_child (MpRecordEdit *owner, MpRecord *record)
{
  return create (owner->store, owner, record);
}

void
mp_record_edit_emit_changed (MpRecordEdit *self, const MpField *field)
{
  g_signal_emit (self, signals[CHANGED], 0, field);
  if (self->owner != NULL && self->owner->held == 0)
    g_signal_emit (self->owner, signals[CHANGED], 0, NULL);
}

void
mp_record_edit_hold (MpRecordEdit *self)
{
  self->held++;
}

void
mp_record_edit_release (MpRecordEdit *self)
{
  g_return_if_fail (self->held > 0);

  if (--self->held == 0)
    g_signal_emit (self, signals[CHANGED], 0, NULL);
}

MpStore *
mp_record_edit_get_store (MpRecordEdit *self)
{
  return self->store;
}

const MpEntity *
mp_record_edit_get_entity (MpRecordEdit *self)
{
  return self->entity;
}

MpRecord *
mp_record_edit_get_record (MpRecordEdit *self)
{
  return self->record;
}

MpRecord *
mp_record_edit_get_original (MpRecordEdit *self)
{
  return self->original;
}

MpRecordEdit *
mp_record_edit_get_owner (MpRecordEdit *self)
{
  return self->owner;
}

gboolean
mp_record_edit_is_new (MpRecordEdit *self)
{
  return mp_record_get_id (self->record) == 0;
}

/* With the owner's, as long as that is not told by where it stands. `begun`: what one without a
 * name of its own is called before it is stored.
 */
static char *
dup_title (MpRecordEdit *self, const char *begun)
{
  const MpField *title = self->entity->title != NULL
                           ? mp_entity_get_field (self->entity, self->entity->title)
                           : NULL;
  const MpField *parent = self->entity->parent != NULL
                            ? mp_entity_get_field (self->entity, self->entity->parent)
                            : NULL;
  gboolean named = title != NULL && mp_record_get (self->record, title) != NULL;
  gboolean nameless = mp_record_edit_is_new (self) && !named;
  g_autofree char *own = nameless ? g_strdup (begun)
                                  : mp_wording_of_record (self->store, self->record);
  const char *owner = parent != NULL && self->owner == NULL
                        ? mp_record_get_title (self->record, parent)
                        : NULL;

  /* A year is named after its organization already. */
  if (owner == NULL || title == parent || g_str_has_prefix (own, owner))
    return g_steal_pointer (&own);
  return g_strdup_printf (named || mp_record_edit_is_new (self) ? C_("title", "%s · %s")
                                                                : _("%s of %s"), own, owner);
}

char *
mp_record_edit_dup_title (MpRecordEdit *self)
{
  g_autofree char *begun = g_strdup_printf (_("New: %s"), _(self->entity->label));

  return dup_title (self, begun);
}

char *
mp_record_edit_dup_label (MpRecordEdit *self)
{
  g_autofree char *title = dup_title (self, _(self->entity->label));

  return g_strdup_printf (mp_record_edit_is_new (self) ? _("Added: %s") : _("Changed: %s"), title);
}

/* --- values --------------------------------------------------------------------------------- */

const char *
mp_record_edit_get_typed (MpRecordEdit *self, const MpField *field)
{
  return self->typed[mp_entity_index (self->entity, field)];
}

char *
mp_record_edit_dup_text (MpRecordEdit *self, const MpField *field)
{
  const char *typed = mp_record_edit_get_typed (self, field);

  return typed != NULL
           ? g_strdup (typed)
           : mp_record_dup_text (self->record, field, mp_store_get_codes (self->store));
}

const MpEntity *
mp_record_edit_get_linked (MpRecordEdit *self, const MpField *field)
{
  const char *kind = mp_record_get_kind (self->record, field);

  return kind != NULL ? mp_store_get_entity (self->store, kind) : NULL;
}

static void put (MpRecordEdit *self, const MpField *field, const char *value, const char *title,
                 const char *typed);

/* What was chosen, or typed to be chosen, was of the kind that the field said before. */
static void
empty_links_by (MpRecordEdit *self, const MpField *kind)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (g_strcmp0 (self->entity->fields[i].entity_by, kind->name) == 0)
      put (self, &self->entity->fields[i], NULL, NULL, NULL);
}

/* The rules are asked about a copy, so that what they fill in is a value like any other. */
static void
let_rules_complete (MpRecordEdit *self, const MpField *chosen)
{
  g_autoptr (MpRecord) completed = mp_record_copy (self->record);

  mp_rules_complete (self->store, completed, chosen);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];

      if (self->typed[i] == NULL
          && g_strcmp0 (mp_record_get (completed, field), mp_record_get (self->record, field))
                 != 0)
        put (self, field, mp_record_get (completed, field),
             mp_record_get_title (completed, field), NULL);
    }
}

static void
put (MpRecordEdit *self, const MpField *field, const char *value, const char *title,
     const char *typed)
{
  char **slot = &self->typed[mp_entity_index (self->entity, field)];
  gboolean same = g_strcmp0 (mp_record_get (self->record, field), value) == 0;

  if (same && g_strcmp0 (*slot, typed) == 0)
    return;

  if (!same)
    empty_links_by (self, field);
  g_hash_table_remove (self->made, field);
  g_free (*slot);
  *slot = g_strdup (typed);
  mp_record_set (self->record, field, value);
  if (title != NULL)
    mp_record_set_title (self->record, field, title);
  if (typed == NULL && g_strcmp0 (value, mp_record_get (self->original, field)) == 0)
    g_hash_table_remove (self->conflicts, field);

  mp_record_edit_emit_changed (self, field);
  if (mp_through_is_name (field))
    mp_record_edit_follow_name (self, field);
  if (!same && (field->type == MP_CODE || field->type == MP_LINK))
    let_rules_complete (self, field);
}

void
mp_record_edit_set_typed (MpRecordEdit *self, const MpField *field, const char *text)
{
  put (self, field, mp_record_get (self->original, field),
       mp_record_get_title (self->original, field), text);
}

/* The code is kept, and so is the word that was said for it. */
static void
keep_word (MpRecordEdit *self, const MpField *field, const char *text)
{
  const MpField *place =
      field->word != NULL ? mp_entity_get_field (self->entity, field->word) : NULL;
  gboolean exact = TRUE;

  if (place == NULL || mp_record_get (self->record, place) != NULL
      || mp_codes_find (mp_store_get_codes (self->store), field->of, text, &exact) == NULL || exact)
    return;
  mp_record_edit_set_text (self, place, text);
}

void
mp_record_edit_set_text (MpRecordEdit *self, const MpField *field, const char *text)
{
  g_autofree char *value = mp_record_edit_read (self, field, text);

  if (value == NULL)
    mp_record_edit_set_typed (self, field, text);
  else if (field->type == MP_LINK || field->type == MP_DIVISION)
    {
      g_autofree char *title = mp_wording_of_value (self->store, field, value);

      mp_record_edit_set_value (self, field, value, title);
    }
  else
    mp_record_edit_set_value (self, field, value, NULL);
  if (value != NULL)
    keep_word (self, field, text);
}

void
mp_record_edit_set_value (MpRecordEdit *self, const MpField *field, const char *value,
                          const char *title)
{
  put (self, field, value != NULL && *value != '\0' ? value : NULL, title, NULL);
}

static gboolean
is_parent_link (MpRecordEdit *self, const MpField *field)
{
  return self->owner != NULL && g_strcmp0 (field->name, self->entity->parent) == 0;
}

/* What was stored so, and is not being worked on, keeps nobody from saving the rest. */
static gboolean
is_worked_on (MpRecordEdit *self, const MpField *field)
{
  if (mp_record_edit_field_is_changed (self, field))
    return TRUE;
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_record_edit_field_is_changed (self, &self->entity->fields[i])
        && mp_agreement_binds (self->entity, field, &self->entity->fields[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_problem_of_value (MpRecordEdit *self, const MpField *field)
{
  const MpIssue *issue;

  if (mp_record_get (self->record, field) == NULL)
    return mp_record_requires (self->record, field) && !is_parent_link (self, field)
             ? g_strdup (_("This must be filled in"))
             : NULL;
  issue = mp_rules_find_impossible (self->store, self->record, field);

  return issue != NULL && is_worked_on (self, field) ? g_strdup (_(issue->message)) : NULL;
}

char *
mp_record_edit_dup_problem (MpRecordEdit *self, const MpField *field)
{
  const char *typed = mp_record_edit_get_typed (self, field);

  if (typed == NULL)
    return dup_problem_of_value (self, field);
  if (g_hash_table_contains (self->made, field))
    return NULL;

  if (field->type == MP_CODE || field->type == MP_CODES)
    return g_strdup_printf (_("Not in the list “%s”: choose one of it"),
                            mp_field_label (field));
  if (field->type == MP_LINK || field->type == MP_DIVISION)
    return g_strdup (_("No one record has this name: choose one or make a new one"));

  {
    g_autoptr (GError) error = NULL;
    g_autofree char *value = mp_field_parse (field, typed, &error);
    g_autofree char *prefix = g_strdup_printf (_("%s: %s"), mp_field_label (field), "");

    if (error == NULL)
      return NULL;
    return g_strdup (g_str_has_prefix (error->message, prefix)
                       ? error->message + strlen (prefix)
                       : error->message);
  }
}

char *
mp_record_edit_dup_advice (MpRecordEdit *self, const MpField *field)
{
  const char *value = mp_record_get (self->record, field);
  const MpIssue *issue;

  if (mp_record_edit_get_typed (self, field) != NULL || value == NULL)
    return NULL;
  if (mp_through_is_name (field) && mp_record_get (self->original, field) != NULL
      && mp_record_edit_field_is_changed (self, field))
    return g_strdup (_("Begins today in the place of the one before, who stays on record until "
                       "yesterday. To correct a name only, open that record."));

  issue = mp_rules_advise (self->store, self->record, field);

  return issue != NULL ? g_strdup (_(issue->message)) : NULL;
}

gboolean
mp_record_edit_shows (MpRecordEdit *self, const MpEntity *child)
{
  return child->shown == NULL || child->shown (self->record)
         || mp_record_edit_has_child (self, child);
}

gboolean
mp_record_edit_shows_field (MpRecordEdit *self, const MpField *field)
{
  return mp_record_edit_get_typed (self, field) != NULL || mp_record_shows (self->record, field);
}

gboolean
mp_record_edit_field_is_changed (MpRecordEdit *self, const MpField *field)
{
  return mp_record_edit_get_typed (self, field) != NULL
         || mp_through_get_chosen (self->record, field) != 0
         || (mp_field_is_written (field)
             && g_strcmp0 (mp_record_get (self->record, field),
                           mp_record_get (self->original, field)) != 0);
}

gboolean
mp_record_edit_fields_are_changed (MpRecordEdit *self)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (mp_record_edit_field_is_changed (self, &self->entity->fields[i]))
      return TRUE;
  return FALSE;
}
