/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People whom a row names beside the leader hold posts of the organization: the deputy, the
 * secretary, the treasurer. Who is there under that name already is not added again.
 */

#include "config.h"

#include "mp-import-people.h"
#include "mp-import-save.h"

#include "policy/mp-rules.h"

/* By what a post is called; 9: another. */
static const char *
role_of (MpStore *store, const char *title)
{
  const MpCode *code =
      title != NULL ? mp_codes_find (mp_store_get_codes (store), "role", title, NULL) : NULL;

  return code != NULL ? code->code : "9";
}

static gboolean
take_name (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_hash_table_add (data, mp_fold_text (values[0]));

  return TRUE;
}

/* The folded names of all who hold or held a post. */
static GHashTable *
names_of (MpSaver *self, gint64 organization, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MpParam param = { ":organization", NULL, organization };

  return mp_writer_select (self->writer,
                           "SELECT p.name FROM person_role AS r JOIN person AS p ON p.id = "
                           "r.person WHERE r.organization = :organization AND r.deleted_at IS NULL",
                           &param, 1, take_name, names, error)
             ? g_steal_pointer (&names)
             : NULL;
}

static gint64
save_person (MpSaver *self, const MpSaidPerson *said, GError **error)
{
  gint64 id = mp_people_find (self->people, said->name, said->phones, NULL);
  g_autoptr (MpRecord) person = NULL;

  if (id != 0)
    return id;
  person = mp_record_new_initial (mp_store_get_entity (self->import->store, "person"));
  mp_record_set_by_name (person, "name", said->name);
  mp_record_set_by_name (person, "phone", said->phones);
  if (!mp_rules_save (self->writer, person, NULL, error))
    return 0;
  id = mp_record_get_id (person);
  mp_people_add (self->people, id, said->name, said->phones, NULL);

  return id;
}

static gboolean
save_post (MpSaver *self, const MpSaidPerson *said, gint64 organization, GError **error)
{
  MpStore *store = self->import->store;
  g_autoptr (MpRecord) post = mp_record_new_initial (mp_store_get_entity (store, "person_role"));
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autofree char *who = NULL;
  gint64 person = save_person (self, said, error);

  if (person == 0)
    return FALSE;
  who = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  mp_record_set_by_name (post, "organization", whose);
  mp_record_set_by_name (post, "person", who);
  mp_record_set_by_name (post, "role", role_of (store, said->title));
  mp_record_set_by_name (post, "title", said->title);

  return mp_rules_save (self->writer, post, NULL, error);
}

gboolean
mp_saver_save_posts (MpSaver *self, MpImportRow *row, gint64 organization, GError **error)
{
  g_autoptr (GHashTable) there = NULL;

  if (row->others == NULL)
    return TRUE;
  there = names_of (self, organization, error);
  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < row->others->len; i++)
    {
      const MpSaidPerson *said = g_ptr_array_index (row->others, i);
      g_autofree char *name = mp_fold_text (said->name);

      if (!g_hash_table_contains (there, name) && !save_post (self, said, organization, error))
        return FALSE;
      g_hash_table_add (there, g_steal_pointer (&name));
    }

  return TRUE;
}
