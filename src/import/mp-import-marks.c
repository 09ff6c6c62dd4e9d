/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of headings that the clerk has shown because the program did not find them. They are
 * known again by what is written in them, wherever on a sheet the line stands.
 */

#include "config.h"

#include "mp-import-subject.h"

#include <json-glib/json-glib.h>

enum { LINES_MAX = 60 };

#define MARKS_KEY "import-headings"

/* Digest of a line's texts; NULL when it is empty. */
static char *
digest_of (const MpGrid *grid, guint row)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize length = 0;

  for (guint column = 0; column < MIN (mp_grid_n_columns (grid), MP_SHEET_TABLE_COLUMNS_MAX);
       column++)
    {
      g_autofree char *folded = mp_fold_text (mp_grid_get (grid, row, column)->text);

      g_string_append (line, folded);
      if (*folded != '\0')
        length = line->len;
      g_string_append_c (line, '|');
    }

  return length > 0 ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, line->str, (gssize) length)
                    : NULL;
}

void
mp_import_recall_marks (MpImport *self)
{
  g_autofree char *text = mp_store_dup_setting (self->store, MARKS_KEY);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObjectIter iter;
  const char *digest;
  JsonNode *node;

  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL))
    return;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &digest, &node))
    {
      MpSheetMark mark = { 0, -1, NULL };
      const char *subject;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      mark.name_column = (int) json_object_get_int_member_with_default (json_node_get_object (node),
                                                                        "name_column", -1);
      subject =
          json_object_get_string_member_with_default (json_node_get_object (node), "subject", NULL);
      mark.subject = subject != NULL ? mp_subject_lookup (subject) : NULL;
      g_hash_table_replace (self->marks, g_strdup (digest), g_memdup2 (&mark, sizeof mark));
    }
}

void
mp_import_recall_mark (MpImport *self, MpImportPage *page)
{
  if (g_hash_table_size (self->marks) == 0)
    return;
  for (guint row = 0; row < MIN (mp_grid_n_rows (page->grid), LINES_MAX); row++)
    {
      g_autofree char *digest = digest_of (page->grid, row);
      const MpSheetMark *mark = digest != NULL ? g_hash_table_lookup (self->marks, digest) : NULL;

      if (mark == NULL)
        continue;
      page->mark = *mark;
      page->mark.heading_row = (int) row;
      page->marked = TRUE;
      return;
    }
}

gboolean
mp_import_remember_marks (MpImport *self, GError **error)
{
  g_autoptr (JsonObject) marks = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer digest, mark;

  for (guint s = 0; s < self->pages->len; s++)
    {
      const MpImportPage *page = mp_import_page (self, s);
      char *line = page->marked && page->mark.heading_row >= 0
                       ? digest_of (page->grid, (guint) page->mark.heading_row)
                       : NULL;

      if (line != NULL)
        g_hash_table_replace (self->marks, line, g_memdup2 (&page->mark, sizeof page->mark));
    }
  if (g_hash_table_size (self->marks) == 0)
    return TRUE;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, &digest, &mark))
    {
      JsonObject *object = json_object_new ();
      const MpSheetMark *one = mark;

      if (one->name_column >= 0)
        json_object_set_int_member (object, "name_column", one->name_column);
      if (one->subject != NULL)
        json_object_set_string_member (object, "subject", one->subject->name);
      json_object_set_object_member (marks, digest, object);
    }
  json_node_set_object (root, marks);
  text = json_to_string (root, FALSE);

  return mp_store_set_setting (self->store, MARKS_KEY, text, error);
}
