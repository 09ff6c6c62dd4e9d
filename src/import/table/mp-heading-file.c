/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files lie in the program and never change, so nothing here is ever freed.
 */

#include "config.h"

#include "mp-heading-file.h"

#include "mp-headings-private.h"
#include "mp-headings-resource.h"

#include <string.h>

#define FOLDER "/org/miaopu/Miaopu/headings/"

static MpHeadingSection *
read_section (GKeyFile *file, const char *name)
{
  MpHeadingSection *section = g_new0 (MpHeadingSection, 1);
  g_auto (GStrv) keys = g_key_file_get_keys (file, name, NULL, NULL);

  section->name = g_intern_string (name);
  section->lines = g_ptr_array_new ();
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      MpHeadingLine *line = g_new0 (MpHeadingLine, 1);

      line->key = g_intern_string (keys[i]);
      line->value = g_key_file_get_value (file, name, keys[i], NULL);
      line->words = (const char *const *) mp_heading_words (line->value);
      g_ptr_array_add (section->lines, line);
    }

  return section;
}

static GPtrArray *
read_file (const char *name)
{
  GPtrArray *sections = g_ptr_array_new ();
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (mp_headings_resource_get_resource (), path, 0, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) names = NULL;

  if (bytes != NULL && g_key_file_load_from_bytes (file, bytes, 0, NULL))
    names = g_key_file_get_groups (file, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (sections, read_section (file, names[i]));

  return sections;
}

/* Name without its ending → GPtrArray of MpHeadingSection. */
static GHashTable *
read_files (void)
{
  GHashTable *files = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) names =
      g_resource_enumerate_children (mp_headings_resource_get_resource (), FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_hash_table_insert (files, g_strndup (names[i], strlen (names[i]) - strlen (".ini")),
                         read_file (names[i]));

  return files;
}

const GPtrArray *
mp_heading_file_get (const char *name)
{
  static GHashTable *files;

  if (g_once_init_enter (&files))
    g_once_init_leave (&files, read_files ());

  return g_hash_table_lookup (files, name);
}
