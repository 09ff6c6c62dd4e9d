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

#include <string.h>

#define INITIATOR "2"

/* 副队长, 名誉会长, 原社长: beside the one who leads, or no longer he. */
static const char *const deputies[] = { "副", "常务", "助理", NULL };
static const char *const former[] = { "名誉", "荣誉", "原任", "前任", "原", "前", NULL };

static gboolean
has_any (const char *title, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (title, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* The longest end of the title that the list has a word for: 合唱团团长. */
static const MpCode *
find_by_end (MpCodes *codes, const char *title)
{
  for (const char *p = title; g_utf8_strlen (p, -1) >= 2; p = g_utf8_next_char (p))
    {
      const MpCode *code = mp_codes_find (codes, "role", p, NULL);

      if (code != NULL)
        return code;
    }

  return NULL;
}

/* The role of whoever is called so; `otherwise`: the title says none. */
static const char *
role_of (MpStore *store, const char *title, const char *otherwise)
{
  g_autofree char *plain = mp_tidy_text (title != NULL ? title : "", FALSE);
  g_auto (GStrv) parts = NULL;

  g_strdelimit (plain, "/,;()+|", ' ');
  {
    g_autoptr (GString) parted = g_string_new (plain);
    static const char *const marks[] = { "、", "，", "；", "（", "）", "兼", "及", NULL };

    for (guint i = 0; marks[i] != NULL; i++)
      g_string_replace (parted, marks[i], " ", 0);
    parts = g_strsplit (parted->str, " ", -1);
  }
  /* Of several posts the first that is one. */
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const MpCode *code = find_by_end (mp_store_get_codes (store), parts[i]);

      if (code == NULL || has_any (parts[i], former))
        continue;

      return g_str_equal (code->code, "1") && has_any (parts[i], deputies) ? "5" : code->code;
    }

  return otherwise;
}

/* Who holds or held a post of an organization: by name, and in which. */
typedef struct
{
  GHashTable *persons; /* folded name → id, as pointer to gint64 */
  GHashTable *posts;   /* "folded name|role" */
} Holders;

static char *
post_key (const char *name, const char *role)
{
  g_autofree char *folded = mp_fold_text (name);

  return g_strconcat (folded, "|", role, NULL);
}

static void
add_holder (Holders *self, const char *name, const char *role, gint64 person)
{
  g_hash_table_replace (self->persons, mp_fold_text (name), g_memdup2 (&person, sizeof person));
  g_hash_table_add (self->posts, post_key (name, role));
}

static gboolean
take_holder (const char *const *values, guint n_values, gpointer data, GError **error)
{
  add_holder (data, values[0], values[1], g_ascii_strtoll (values[2], NULL, 10));

  return TRUE;
}

static gboolean
load_holders (MpSaver *self, gint64 organization, Holders *holders, GError **error)
{
  MpParam param = { ":organization", NULL, organization };

  return mp_writer_select (self->writer,
                           "SELECT p.name, r.role, p.id FROM person_role AS r JOIN person AS p "
                           "ON p.id = r.person WHERE r.organization = :organization "
                           "AND r.deleted_at IS NULL",
                           &param, 1, take_holder, holders, error);
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
save_post (MpSaver *self, const char *role, const char *title, gint64 organization, gint64 person,
           GError **error)
{
  g_autoptr (MpRecord) post =
      mp_record_new_initial (mp_store_get_entity (self->import->store, "person_role"));
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  mp_record_set_by_name (post, "organization", whose);
  mp_record_set_by_name (post, "person", who);
  mp_record_set_by_name (post, "role", role);
  mp_record_set_by_name (post, "title", title);

  return mp_rules_save (self->writer, post, NULL, error);
}

static gboolean
take_any (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;

  return TRUE;
}

gboolean
mp_saver_save_title (MpSaver *self, const char *title, gint64 organization, gint64 person,
                     GError **error)
{
  const char *role = role_of (self->import->store, title, NULL);
  MpParam params[] = { { ":organization", NULL, organization },
                       { ":person", NULL, person },
                       { ":role", role, 0 } };
  gboolean there = FALSE;

  if (role == NULL)
    return TRUE;

  return mp_writer_select (self->writer,
                           "SELECT id FROM person_role WHERE organization = :organization AND "
                           "person = :person AND role = :role AND deleted_at IS NULL",
                           params, G_N_ELEMENTS (params), take_any, &there, error)
         && (there || save_post (self, role, title, organization, person, error));
}

/* Who has a post is not added again, unless he began the organization as well. */
static gboolean
add_post (MpSaver *self, Holders *holders, const MpSaidPerson *said, gint64 organization,
          GError **error)
{
  const char *role =
      said->role != NULL ? said->role : role_of (self->import->store, said->title, "9");
  g_autofree char *name = mp_fold_text (said->name);
  g_autofree char *key = post_key (said->name, role);
  const gint64 *known = g_hash_table_lookup (holders->persons, name);
  gint64 person;

  if (g_hash_table_contains (holders->posts, key)
      || (known != NULL && g_strcmp0 (said->role, INITIATOR) != 0))
    return TRUE;
  person = known != NULL ? *known : save_person (self, said, error);
  if (person == 0 || !save_post (self, role, said->title, organization, person, error))
    return FALSE;
  add_holder (holders, said->name, role, person);

  return TRUE;
}

gboolean
mp_saver_save_posts (MpSaver *self, MpImportRow *row, gint64 organization, GError **error)
{
  g_autoptr (GHashTable) persons =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Holders holders = { persons, posts };

  if (row->others == NULL)
    return TRUE;
  if (!load_holders (self, organization, &holders, error))
    return FALSE;
  for (guint i = 0; i < row->others->len; i++)
    if (!add_post (self, &holders, g_ptr_array_index (row->others, i), organization, error))
      return FALSE;

  return TRUE;
}
