/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a subject: those of its own file first, then those that every table has, then the
 * labels of its fields. The first meaning of a heading stays. data/headings/common.ini explains
 * what the sections mean.
 */

#include "config.h"

#include "mp-heading-file.h"
#include "mp-headings-private.h"

#include "import/mp-import-subject.h"

#include <string.h>

#define GROUP "group "

static void
add_phrase (MpHeadings *self, const char *const *words, const MpHeading *heading)
{
  for (; *words != NULL; words++)
    if (!g_hash_table_contains (self->phrases, *words))
      g_hash_table_insert (self->phrases, g_strdup (*words), g_memdup2 (heading, sizeof *heading));
}

static void
add_target (MpHeadings *self, const MpImportSubject *subject, const char *const *words,
            const char *meaning)
{
  MpHeading heading = mp_heading_parse (meaning);

  heading.names = g_strcmp0 (heading.targets[0], subject->title) == 0;
  add_phrase (self, words, &heading);
}

static void
add_words (GHashTable *index, const char *const *words, gpointer meaning)
{
  for (; *words != NULL; words++)
    if (!g_hash_table_contains (index, *words))
      g_hash_table_insert (index, (gpointer) *words, meaning);
}

/* --- sections --------------------------------------------------------------------------------- */

static MpHeadingGroup *
read_group (MpHeadings *self, const MpHeadingSection *section)
{
  MpHeadingGroup *group = g_new0 (MpHeadingGroup, 1);

  group->name = g_str_has_prefix (section->name, GROUP) ? section->name + strlen (GROUP)
                                                        : section->name;
  group->fields = g_hash_table_new (g_str_hash, g_str_equal);
  group->below = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < section->lines->len; i++)
    {
      const MpHeadingLine *line = g_ptr_array_index (section->lines, i);

      if (g_str_equal (line->key, "words"))
        {
          group->order = line->words;
          add_words (self->words, line->words, group);
          for (const char *const *word = line->words; *word != NULL; word++)
            self->longest = MAX (self->longest, (guint) strlen (*word));
        }
      else if (g_str_equal (line->key, "alone"))
        group->alone = g_intern_string (line->value);
      else if (g_str_equal (line->key, "counts"))
        group->counts = g_intern_string (line->value);
      else if (g_str_equal (line->key, "among"))
        group->among = g_strsplit (line->value, ";", -1);
      else if (g_str_equal (line->key, "instead"))
        group->instead = g_intern_string (line->value);
      else if (g_str_equal (line->key, "beside"))
        group->beside = g_intern_string (line->value);
      else if (g_str_equal (line->key, "group"))
        self->usual = g_intern_string (line->value);
      else if (*line->key != '*')
        add_words (group->below, line->words, (gpointer) line->key);
      else
        {
          group->person = TRUE;
          if (line->key[1] != '\0')
            g_hash_table_insert (group->fields, (gpointer) g_intern_string (line->key + 1),
                                 (gpointer) g_intern_string (line->value));
          else if (*line->value != '\0')
            group->part = g_intern_string (line->value);
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

/* Of the sections that only list words. */
static GPtrArray *
list_of (MpHeadings *self, const char *section)
{
  return g_str_equal (section, "foreign")   ? self->foreign
         : g_str_equal (section, "needed")  ? self->needed
         : g_str_equal (section, "unnamed") ? self->unnamed
         : g_str_equal (section, "called")  ? self->called
                                            : NULL;
}

/* Whom no table keeps some subject may: 安全负责人 of a major activity. */
static void
ignore (MpHeadings *self, const MpHeadingLine *line)
{
  gboolean people = g_str_equal (line->key, "people");
  MpHeading heading = { .kind = MP_HEADING_IGNORED,
                        .whose = people ? g_intern_static_string ("nobody") : NULL };

  for (const char *const *word = line->words; *word != NULL; word++)
    {
      const char *const one[] = { *word, NULL };

      if (!people || self->all || !g_hash_table_contains (self->words, *word))
        add_phrase (self, one, &heading);
    }
}

static void
read_section (MpHeadings *self, const MpImportSubject *subject, const MpHeadingSection *section)
{
  for (guint i = 0; i < section->lines->len; i++)
    {
      const MpHeadingLine *line = g_ptr_array_index (section->lines, i);

      if (g_str_equal (section->name, "columns"))
        add_target (self, subject, line->words, line->key);
      else if (g_str_equal (section->name, "named"))
        {
          const char *target = target_named (self, subject, line->key);

          if (target != NULL)
            add_target (self, subject, line->words, target);
        }
      else if (g_str_equal (section->name, "community") && subject->place != NULL)
        add_target (self, subject, line->words, subject->place);
      else if (g_str_equal (section->name, "places"))
        add_phrase (self, line->words,
                    &(MpHeading){ .kind = MP_HEADING_PLACE,
                                  .level = (char) g_ascii_digit_value (*line->key) });
      else if (g_str_equal (section->name, "ignored"))
        ignore (self, line);
      else if (g_str_equal (section->name, "summed"))
        add_phrase (self, line->words,
                    &(MpHeading){ .kind = MP_HEADING_IGNORED,
                                  .sums = g_intern_string (line->key) });
      else if (g_str_equal (section->name, "persons"))
        add_words (self->persons, line->words, (gpointer) line->key);
      else if (list_of (self, section->name) != NULL)
        for (const char *const *word = line->words; *word != NULL; word++)
          g_ptr_array_add (list_of (self, section->name), (gpointer) *word);
    }
}

static void
load_file (MpHeadings *self, const MpImportSubject *subject, const char *name)
{
  const GPtrArray *sections = mp_heading_file_get (name);

  /* A subject may do with the labels of its fields. */
  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      const MpHeadingSection *section = g_ptr_array_index (sections, i);

      if (g_str_has_prefix (section->name, GROUP))
        g_ptr_array_add (self->groups, read_group (self, section));
      else if (!g_str_equal (section->name, "otherwise"))
        read_section (self, subject, section);
      else if (self->otherwise == NULL)
        self->otherwise = read_group (self, section);
    }
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
      const MpField *field = target->field;
      gboolean custom = (field->flags & MP_CUSTOM) != 0;

      if (custom || (subject->by_labels && !self->all))
        {
          g_auto (GStrv) words = mp_heading_words (custom ? field->label : mp_field_label (field));

          add_target (self, subject, (const char *const *) words, target->name);
        }
    }
}
