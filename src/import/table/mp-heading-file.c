/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of headings out of data/headings: those of the subject first, then those that every table
 * has. The first meaning of a heading stays. data/headings/common.ini explains the form.
 */

#include "config.h"

#include "mp-headings-private.h"

#include "import/mp-import-subject.h"
#include "mp-headings-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GROUP "group "

static void
add_phrase (MpHeadings *self, const char *words, const MpHeading *heading)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = mp_heading_fold (parts[i]);

      if (*folded != '\0' && !g_hash_table_contains (self->phrases, folded))
        g_hash_table_insert (self->phrases, g_steal_pointer (&folded),
                             g_memdup2 (heading, sizeof *heading));
    }
}

static void
add_target (MpHeadings *self, const MpImportSubject *subject, const char *words,
            const char *meaning)
{
  MpHeading heading = mp_heading_parse (meaning);

  heading.names = g_strcmp0 (heading.targets[0], subject->title) == 0;
  add_phrase (self, words, &heading);
}

static void
add_words (GHashTable *index, const char *words, gpointer meaning, guint *longest)
{
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = mp_heading_fold (parts[i]);

      if (*folded == '\0' || g_hash_table_contains (index, folded))
        continue;
      if (longest != NULL)
        *longest = MAX (*longest, (guint) strlen (folded));
      g_hash_table_insert (index, g_steal_pointer (&folded), meaning);
    }
}

/* --- sections --------------------------------------------------------------------------------- */

static MpHeadingGroup *
read_group (MpHeadings *self, GKeyFile *file, const char *section)
{
  MpHeadingGroup *group = g_new0 (MpHeadingGroup, 1);
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, NULL);

  group->name =
      g_intern_string (g_str_has_prefix (section, GROUP) ? section + strlen (GROUP) : section);
  group->fields = g_hash_table_new (g_str_hash, g_str_equal);
  group->below = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, section, keys[i], NULL);

      if (g_str_equal (keys[i], "words"))
        add_words (self->words, value, group, &self->longest);
      else if (g_str_equal (keys[i], "alone"))
        group->alone = g_intern_string (value);
      else if (g_str_equal (keys[i], "counts"))
        group->counts = g_intern_string (value);
      else if (g_str_equal (keys[i], "among"))
        group->among = g_strsplit (value, ";", -1);
      else if (g_str_equal (keys[i], "instead"))
        group->instead = g_intern_string (value);
      else if (g_str_equal (keys[i], "group"))
        self->usual = g_intern_string (value);
      else if (*keys[i] != '*')
        add_words (group->below, value, (gpointer) g_intern_string (keys[i]), NULL);
      else
        {
          group->person = TRUE;
          if (keys[i][1] != '\0')
            g_hash_table_insert (group->fields, (gpointer) g_intern_string (keys[i] + 1),
                                 (gpointer) g_intern_string (value));
          else if (*value != '\0')
            group->part = g_intern_string (value);
        }
    }

  return group;
}

/* The name of a record of `entity`: in its own table what the record is called, in another's the
 * link to it.
 */
static const char *
target_named (MpHeadings *self, const MpImportSubject *subject, const char *entity)
{
  const MpEntity *of = NULL;

  if (mp_target_field (self->store, subject->title, &of) != NULL && g_str_equal (of->name, entity))
    return subject->title;
  {
    g_autoptr (GPtrArray) targets = mp_target_list (self->store, subject);

    for (guint i = 0; i < targets->len; i++)
      {
        const MpImportTarget *target = g_ptr_array_index (targets, i);

        if (mp_field_links_to (target->field, entity))
          return target->name;
      }
  }

  return NULL;
}

static void
read_section (MpHeadings *self, const MpImportSubject *subject, GKeyFile *file, const char *section)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, section, NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *words = g_key_file_get_value (file, section, keys[i], NULL);

      if (g_str_equal (section, "columns"))
        add_target (self, subject, words, keys[i]);
      else if (g_str_equal (section, "named"))
        {
          const char *target = target_named (self, subject, keys[i]);

          if (target != NULL)
            add_target (self, subject, words, target);
        }
      else if (g_str_equal (section, "community") && subject->place != NULL)
        add_target (self, subject, words, subject->place);
      else if (g_str_equal (section, "places"))
        add_phrase (self, words,
                    &(MpHeading){ .kind = MP_HEADING_PLACE,
                                  .level = (char) g_ascii_digit_value (*keys[i]) });
      else if (g_str_equal (section, "ignored"))
        add_phrase (self, words,
                    &(MpHeading){ .kind = MP_HEADING_IGNORED,
                                  .whose = g_str_equal (keys[i], "people")
                                               ? g_intern_static_string ("nobody")
                                               : NULL });
      else if (g_str_equal (section, "persons"))
        add_words (self->persons, words, (gpointer) g_intern_string (keys[i]), NULL);
      else if (g_str_equal (section, "foreign"))
        {
          g_auto (GStrv) parts = g_strsplit (words, ";", -1);

          for (guint w = 0; parts[w] != NULL; w++)
            g_ptr_array_add (self->foreign, mp_heading_fold (parts[w]));
        }
    }
}

static void
load_file (MpHeadings *self, const MpImportSubject *subject, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/miaopu/Miaopu/headings/%s.ini", name);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (mp_headings_resource_get_resource (), path, 0, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) sections = NULL;

  /* A subject may do with the labels of its fields. */
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, 0, NULL))
    return;
  sections = g_key_file_get_groups (file, NULL);
  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], GROUP))
      g_ptr_array_add (self->groups, read_group (self, file, sections[i]));
    else if (g_str_equal (sections[i], "otherwise"))
      {
        if (self->otherwise == NULL)
          self->otherwise = read_group (self, file, sections[i]);
      }
    else
      read_section (self, subject, file, sections[i]);
}

gboolean
mp_headings_has_file (const char *subject)
{
  g_autofree char *path = g_strdup_printf ("/org/miaopu/Miaopu/headings/%s.ini", subject);

  return g_resource_get_info (mp_headings_resource_get_resource (), path, 0, NULL, NULL, NULL);
}

void
mp_headings_load (MpHeadings *self, const MpImportSubject *subject)
{
  g_autoptr (GPtrArray) targets = mp_target_list (self->store, subject);

  load_file (self, subject, subject->name);
  load_file (self, subject, "common");
  for (guint i = 0; i < targets->len; i++)
    {
      const MpImportTarget *target = g_ptr_array_index (targets, i);
      gboolean custom = (target->field->flags & MP_CUSTOM) != 0;

      if (custom || (subject->by_labels && !self->all))
        add_target (self, subject, custom ? target->field->label : mp_field_label (target->field),
                    target->name);
    }
}
