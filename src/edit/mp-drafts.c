/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys are known, the texts are read when they are asked for: there are few, and a list asks
 * of each of its rows whether there is one.
 */

#include "config.h"

#include "mp-drafts.h"

#include "mp-record-edit-private.h"
#include "mp-wording.h"

#define PREFIX "draft."

struct _MpDrafts
{
  GObject parent_instance;

  MpStore *store;   /* not owned: it owns this */
  GHashTable *keys; /* set of char * */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpDrafts, mp_drafts, G_TYPE_OBJECT)

void
mp_draft_free (MpDraft *draft)
{
  g_object_unref (draft->record);
  g_free (draft->title);
  g_free (draft->changes);
  g_free (draft);
}

/* --- one draft -------------------------------------------------------------------------------- */

/* The record a key speaks of, "draft.filing.123", "draft.filing.new.456.789"; NULL: it cannot be
 * saved any more. Older keys of new records end after "new" or after the parent, 456.
 */
static MpRecord *
load_record (MpDrafts *self, const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, ".", 5);
  const MpEntity *entity = g_strv_length (words) >= 3
                             ? mp_store_get_entity (self->store, words[1])
                             : NULL;
  MpRecord *record;

  if (entity == NULL)
    return NULL;
  if (g_str_equal (words[2], "new"))
    {
      record = mp_record_new_initial (entity);
      if (words[3] != NULL && *words[3] != '\0' && entity->parent != NULL)
        {
          const MpField *parent = mp_entity_get_field (entity, entity->parent);
          g_autofree char *title = mp_wording_of_value (self->store, parent, words[3]);

          mp_record_set (record, parent, words[3]);
          mp_record_set_title (record, parent, title);
        }
      g_object_set_data_full (G_OBJECT (record), MP_EDIT_DRAFT, g_strdup (key), g_free);
      return record;
    }

  record = mp_store_load (self->store, entity, g_ascii_strtoll (words[2], NULL, 10), NULL);
  if (record != NULL && mp_record_is_deleted (record))
    g_clear_object (&record);
  return record;
}

static MpDraft *
read_draft (MpDrafts *self, const char *key)
{
  g_autoptr (MpRecord) record = load_record (self, key);
  g_autofree char *text = record != NULL ? mp_drafts_dup (self, key) : NULL;
  g_autoptr (MpRecordEdit) edit = NULL;
  MpDraft *draft;

  if (text == NULL)
    return NULL;
  edit = mp_record_edit_new (self->store, record);
  if (!mp_record_edit_apply_draft (edit, text) || !mp_record_edit_is_changed (edit))
    return NULL;

  draft = g_new0 (MpDraft, 1);
  draft->record = g_steal_pointer (&record);
  draft->title = mp_record_edit_dup_title (edit);
  draft->changes = mp_record_edit_dup_changes (edit);
  return draft;
}

/* --- all of them ------------------------------------------------------------------------------ */

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(MpDraft *const *) a)->title, (*(MpDraft *const *) b)->title);
}

GPtrArray *
mp_drafts_list (MpDrafts *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) mp_draft_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      MpDraft *draft = read_draft (self, key);

      if (draft != NULL)
        g_ptr_array_add (list, draft);
    }
  g_ptr_array_sort (list, compare_drafts);

  return list;
}

guint
mp_drafts_count (MpDrafts *self)
{
  g_autoptr (GPtrArray) list = mp_drafts_list (self);

  return list->len;
}

gboolean
mp_drafts_has (MpDrafts *self, MpRecord *record)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->keys) == 0)
    return FALSE;
  key = g_strdup_printf (PREFIX "%s.%" G_GINT64_FORMAT, mp_record_get_entity (record)->name,
                         mp_record_get_id (record));
  return g_hash_table_contains (self->keys, key);
}

char *
mp_drafts_dup (MpDrafts *self, const char *key)
{
  return mp_store_dup_setting (self->store, key);
}

gboolean
mp_drafts_set (MpDrafts *self, const char *key, const char *text, GError **error)
{
  gboolean was = g_hash_table_contains (self->keys, key);

  if (!mp_store_set_setting (self->store, key, text, error))
    return FALSE;

  if (text == NULL)
    g_hash_table_remove (self->keys, key);
  else
    g_hash_table_add (self->keys, g_strdup (key));
  if (was != (text != NULL))
    g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* --- the register ----------------------------------------------------------------------------- */

static void
mp_drafts_finalize (GObject *object)
{
  g_hash_table_unref (MP_DRAFTS (object)->keys);

  G_OBJECT_CLASS (mp_drafts_parent_class)->finalize (object);
}

static void
mp_drafts_class_init (MpDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_drafts_finalize;
  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
mp_drafts_init (MpDrafts *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
take_key (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_hash_table_add (data, g_strdup (values[0]));
  return TRUE;
}

MpDrafts *
mp_drafts_of (MpStore *store)
{
  MpDrafts *self = g_object_get_data (G_OBJECT (store), "mp-drafts");

  if (self != NULL)
    return self;

  self = g_object_new (MP_TYPE_DRAFTS, NULL);
  self->store = store;
  mp_store_select (store, "SELECT key FROM setting WHERE key > 'draft.' AND key < 'draft/'", NULL,
                   0, take_key, self->keys, NULL, NULL);
  g_object_set_data_full (G_OBJECT (store), "mp-drafts", self, g_object_unref);

  return self;
}
