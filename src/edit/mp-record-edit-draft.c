/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft is a key file: a group for each record with changes, in it the text of each changed
 * field and the stored value it was changed from. So a draft fits a record that was changed in
 * the meantime, and says where both sides touched the same field.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include "mp-wording.h"
#include "policy/mp-through.h"
#include "store/mp-id.h"

#define MAIN_GROUP "record"
#define WAS ".was"
#define CHOSEN ".chosen"

static gboolean
is_choice (const MpField *field)
{
  return field->type == MP_LINK || field->type == MP_DIVISION || field->type == MP_CODE
         || field->type == MP_CODES;
}

/* A new one is begun anew when its draft is taken up, perhaps with other values by then. */
static gboolean
is_worth_keeping (MpRecordEdit *self, const MpField *field)
{
  return mp_record_edit_field_is_changed (self, field)
         || (mp_record_edit_is_new (self) && mp_record_get (self->record, field) != NULL);
}

static void
write_fields (MpRecordEdit *self, GKeyFile *file, const char *group)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];
      g_autofree char *was = g_strconcat (field->name, WAS, NULL);
      g_autofree char *text = NULL;

      if (!is_worth_keeping (self, field))
        continue;
      text = is_choice (field)
             && self->typed[i] == NULL ? g_strdup (mp_record_get (self->record, field))
                                                         : mp_record_edit_dup_text (self, field);
      g_key_file_set_string (file, group, field->name, text != NULL ? text : "");
      g_key_file_set_string (file, group, was,
                             mp_record_get (self->original, field) != NULL
                                 ? mp_record_get (self->original, field)
                                 : "");
      if (mp_through_get_chosen (self->record, field) != 0)
        {
          g_autofree char *chosen = g_strconcat (field->name, CHOSEN, NULL);

          g_key_file_set_int64 (file, group, chosen,
                                mp_through_get_chosen (self->record, field));
        }
    }
}

char *
mp_record_edit_dup_draft (MpRecordEdit *self)
{
  g_autoptr (GKeyFile) file = NULL;
  guint serial = 0;

  if (!mp_record_edit_is_changed (self))
    return NULL;

  file = g_key_file_new ();
  write_fields (self, file, MAIN_GROUP);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      MpEditChildren *children = self->children->pdata[i];
      guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown),
                                                                  j);
          g_autofree char *group = g_strdup_printf ("%s %" G_GINT64_FORMAT " %u",
                                                    children->entity->name,
                                                    mp_record_get_id (child->record), serial++);

          if (mp_record_edit_fields_are_changed (child))
            write_fields (child, file, group);
        }
      for (guint j = 0; j < children->removed->len; j++)
        {
          MpRecordEdit *child = children->removed->pdata[j];
          g_autofree char *group = g_strdup_printf ("%s %" G_GINT64_FORMAT " %u",
                                                    children->entity->name,
                                                    mp_record_get_id (child->record), serial++);

          g_key_file_set_boolean (file, group, "removed", TRUE);
        }
    }

  return g_key_file_to_data (file, NULL, NULL);
}

/* Who was meant by a name that more than one may have. */
static void
read_chosen (MpRecordEdit *self, const MpField *field, GKeyFile *file, const char *group)
{
  g_autofree char *key = g_strconcat (field->name, CHOSEN, NULL);
  gint64 id = g_key_file_get_int64 (file, group, key, NULL);

  if (id != 0 && mp_through_is_name (field))
    mp_through_choose (self->record, field, id);
}

static void
read_fields (MpRecordEdit *self, GKeyFile *file, const char *group)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];
      g_autofree char *was_key = g_strconcat (field->name, WAS, NULL);
      g_autofree char *text = g_key_file_get_string (file, group, field->name, NULL);
      g_autofree char *was = g_key_file_get_string (file, group, was_key, NULL);
      const char *now = mp_record_get (self->original, field);

      if (text == NULL)
        continue;

      if ((field->type == MP_LINK || field->type == MP_DIVISION)
          && g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, NULL, NULL))
        {
          g_autofree char *title = mp_wording_of_value (self->store, field, text);

          mp_record_edit_set_value (self, field, text, title);
        }
      else if (field->type == MP_LINK && *text != '\0')
        mp_record_edit_set_typed (self, field, text);
      else
        mp_record_edit_set_text (self, field, text);
      read_chosen (self, field, file, group);

      if (!mp_record_edit_is_new (self)
          && g_strcmp0 (was != NULL ? was : "", now != NULL ? now : "") != 0
          && mp_record_edit_field_is_changed (self, field))
        g_hash_table_add (self->conflicts, (gpointer) field);
    }
}

static MpRecordEdit *
find_child (MpEditChildren *children, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children->shown));

  for (guint i = 0; id != 0 && i < n; i++)
    {
      g_autoptr (MpRecordEdit) child = g_list_model_get_item (G_LIST_MODEL (children->shown), i);

      if (mp_record_get_id (child->record) == id)
        return child;
    }
  return NULL;
}

/* A changed row that is gone by now comes back as a new one; a removed one that is gone is gone. */
static void
read_child (MpRecordEdit *self, GKeyFile *file, const char *group)
{
  g_auto (GStrv) words = g_strsplit (group, " ", -1);
  const MpEntity *entity = g_strv_length (words) == 3
                             ? mp_store_get_entity (self->store, words[0])
                             : NULL;
  MpEditChildren *children = entity != NULL ? mp_record_edit_children_of (self, entity) : NULL;
  MpRecordEdit *child;

  if (children == NULL)
    return;

  child = find_child (children, g_ascii_strtoll (words[1], NULL, 10));
  if (g_key_file_get_boolean (file, group, "removed", NULL))
    {
      if (child != NULL)
        mp_record_edit_remove_child (self, child);
      return;
    }
  if (child == NULL)
    child = (entity->flags & MP_ENTITY_ONE) != 0 ? mp_record_edit_get_child (self, entity)
                                                 : mp_record_edit_add_child (self, entity);
  read_fields (child, file, group);
}

gboolean
mp_record_edit_apply_draft (MpRecordEdit *self, const char *draft)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, draft, -1, G_KEY_FILE_NONE, NULL))
    return FALSE;

  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (g_str_equal (*group, MAIN_GROUP))
      read_fields (self, file, *group);
    else
      read_child (self, file, *group);

  return TRUE;
}

/* Each new record has a draft of its own, "draft.filing.new.<parent>.<number>": one that is begun
 * never goes on with what was typed into another.
 */
static char *
make_key (MpRecordEdit *self)
{
  const char *parent = self->entity->parent != NULL
                         ? mp_record_get_by_name (self->original, self->entity->parent)
                         : NULL;

  return g_strdup_printf ("draft.%s.new.%s.%" G_GINT64_FORMAT, self->entity->name,
                          parent != NULL ? parent : "", mp_id_new ());
}

char *
mp_record_edit_dup_draft_key (MpRecordEdit *self)
{
  if (!mp_record_edit_is_new (self))
    return g_strdup_printf ("draft.%s.%" G_GINT64_FORMAT, self->entity->name,
                            mp_record_get_id (self->record));

  if (self->draft_key == NULL)
    self->draft_key = make_key (self);
  return g_strdup (self->draft_key);
}
