/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the clerk has chosen once is proposed again: columns and the subject by the shape of the
 * table, words by the field. Only choices are kept, so that what the program understands by itself
 * can get better.
 */

#include "config.h"

#include "mp-import-subject.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define WORDS_KEY "import-words"
#define SUBJECT "subject" /* beside the letters of the columns */

static char *
columns_key (const MpImportBlock *block)
{
  return g_strdup_printf ("import-columns-%.16s", block->shape);
}

static JsonObject *
load_object (MpImport *self, const char *key)
{
  g_autofree char *text = mp_store_dup_setting (self->store, key);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
             ? json_object_ref (json_node_get_object (root))
             : NULL;
}

static gboolean
save_object (MpImport *self, const char *key, JsonObject *object, GError **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);

  return mp_store_set_setting (self->store, key, text, error);
}

void
mp_import_recall_words (MpImport *self)
{
  g_autoptr (JsonObject) targets = load_object (self, WORDS_KEY);
  JsonObjectIter iter;
  const char *target;
  JsonNode *words;

  if (targets == NULL)
    return;
  json_object_iter_init (&iter, targets);
  while (json_object_iter_next (&iter, &target, &words))
    {
      JsonObjectIter inner;
      const char *word;
      JsonNode *code;

      if (!JSON_NODE_HOLDS_OBJECT (words) || mp_target_field (self->store, target, NULL) == NULL)
        continue;
      json_object_iter_init (&inner, json_node_get_object (words));
      while (json_object_iter_next (&inner, &word, &code))
        if (JSON_NODE_HOLDS_VALUE (code))
          mp_import_set_word (self, target, word, json_node_get_string (code));
    }
}

void
mp_import_recall_subject (MpImport *self, MpImportBlock *block)
{
  g_autofree char *key = columns_key (block);
  g_autoptr (JsonObject) columns = load_object (self, key);
  const char *name =
      columns != NULL ? json_object_get_string_member_with_default (columns, SUBJECT, NULL) : NULL;
  const MpImportSubject *subject = name != NULL ? mp_subject_lookup (name) : NULL;

  if (subject == NULL)
    return;
  block->subject = subject;
  block->subject_chosen = TRUE;
}

void
mp_import_recall_columns (MpImport *self, MpImportBlock *block)
{
  g_autofree char *key = columns_key (block);
  g_autoptr (JsonObject) columns = load_object (self, key);

  if (columns == NULL)
    return;
  for (guint i = 0; i < block->shown.columns->len; i++)
    {
      MpColumn *column = g_ptr_array_index (block->shown.columns, i);
      const char *target;

      if (!json_object_has_member (columns, column->shown.letter))
        continue;
      target = json_object_get_string_member_with_default (columns, column->shown.letter, "");
      if (*target != '\0' && mp_target_field (self->store, target, NULL) == NULL)
        continue; /* a field that is no more */
      column->tick = NULL;
      memset (column->others, 0, sizeof column->others);
      column->level = 0;
      mp_column_set_targets (column, *target != '\0' ? target : NULL, NULL);
      column->chosen = column->shown.remembered = TRUE;
    }
}

/* 是 and √ mean another thing under every heading. */
static gboolean
is_worth_remembering (const char *word)
{
  static const char *const answers[] = { "是", "否",  "有", "无",   "×",    "x", "n",
                                         "no", "yes", "0",  "不是", "没有", NULL };

  return !mp_is_tick (word) && !g_strv_contains (answers, word)
         && word[strspn (word, "0123456789.")] != '\0';
}

gboolean
mp_import_remember (MpImport *self, GError **error)
{
  g_autoptr (JsonObject) targets = json_object_new ();
  GHashTableIter iter;
  gpointer target, words;

  for (guint t = 0; t < self->tables->len; t++)
    {
      MpImportBlock *block = g_ptr_array_index (self->tables, t);
      g_autoptr (JsonObject) columns = json_object_new ();
      g_autofree char *key = columns_key (block);

      if (block->subject_chosen)
        json_object_set_string_member (columns, SUBJECT, block->subject->name);
      for (guint i = 0; i < block->shown.columns->len; i++)
        {
          const MpColumn *column = g_ptr_array_index (block->shown.columns, i);

          if (column->chosen)
            json_object_set_string_member (columns, column->shown.letter,
                                           column->targets[0] != NULL ? column->targets[0] : "");
        }
      if (json_object_get_size (columns) > 0 && !save_object (self, key, columns, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &target, &words))
    {
      JsonObject *object;
      GHashTableIter inner;
      gpointer word, code;

      /* The name of a record may be another's in the next file. */
      if (mp_import_field (self, target)->type == MP_LINK)
        continue;
      object = json_object_new ();
      g_hash_table_iter_init (&inner, words);
      while (g_hash_table_iter_next (&inner, &word, &code))
        if (is_worth_remembering (word))
          json_object_set_string_member (object, word, code);
      json_object_set_object_member (targets, target, object);
    }

  return (g_hash_table_size (self->words) == 0 || save_object (self, WORDS_KEY, targets, error))
         && mp_import_remember_marks (self, error);
}
