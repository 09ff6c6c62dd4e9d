/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People whom a row names beside the leader hold posts of the organization: the deputy, the
 * secretary, the treasurer. Who is there under that name already is not added again.
 */

#include "config.h"

#include "mp-import-known.h"
#include "mp-import-people.h"
#include "mp-import-save.h"
#include "mp-subjects-private.h"

#include "policy/mp-rules.h"

#include <string.h>

#define INITIATOR "2"
#define CORE "5"
#define MEMBER "6"
#define OTHER "9"
#define ANY "" /* a post, whichever it is */

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
find_by_end (MpCodes *codes, const char *title, const char **end)
{
  for (const char *p = title; g_utf8_strlen (p, -1) >= 2; p = g_utf8_next_char (p))
    {
      const MpCode *code = mp_codes_find (codes, "role", p, NULL);

      if (code == NULL)
        continue;
      if (end != NULL)
        *end = p;
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
      const MpCode *code = find_by_end (mp_store_get_codes (store), parts[i], NULL);

      if (code == NULL || has_any (parts[i], former))
        continue;

      return g_str_equal (code->code, "1") && has_any (parts[i], deputies) ? CORE : code->code;
    }

  return otherwise;
}

/* What a caption says behind those of whom it speaks: 发起人基本情况, 骨干成员 5 人. */
static void
cut_list_words (char *caption)
{
  static const char *const ends[] = { "名单", "名册", "花", "表", "情况", "信息", "登记", "一览",
                                      "基本", "简介", "组成", "人员", "代表", "签名", "签字", ":",
                                      "：", NULL };
  gsize digits = strcspn (caption, "0123456789");

  if (digits > 0)
    caption[digits] = '\0';
  for (guint i = 0; ends[i] != NULL; i++)
    if (*g_strstrip (caption) != '\0' && g_str_has_suffix (caption, ends[i]))
      {
        caption[strlen (caption) - strlen (ends[i])] = '\0';
        i = (guint) -1;
      }
}

char *
mp_post_in_caption (MpStore *store, const char *text, char **whose)
{
  /* Of whoever leads his own line says it; who is sent in is no member. */
  static const char *const circles[] = { INITIATOR, CORE, OTHER, NULL };
  g_autofree char *caption = mp_tidy_text (text != NULL ? text : "", FALSE);
  g_autofree char *note = mp_cut_bracket (caption);
  const char *post;
  const MpCode *code;

  cut_list_words (caption);
  code = find_by_end (mp_store_get_codes (store), caption, &post);
  if (code == NULL || !g_strv_contains (circles, code->code))
    return NULL;
  if (whose != NULL)
    *whose = g_strndup (caption, (gsize) (post - caption));

  return g_strdup (post);
}

/* Who holds or held which posts of some organizations. */
typedef struct
{
  GHashTable *persons; /* "organization|folded name" → id, as pointer to gint64 */
  GHashTable *posts;   /* "organization|folded name|role", and with ANY for the role */
} Holders;

static char *
person_key (gint64 organization, const char *name)
{
  return mp_known_key (organization, name);
}

static char *
post_key (gint64 organization, const char *name, const char *role)
{
  g_autofree char *person = person_key (organization, name);

  return g_strconcat (person, "|", role, NULL);
}

static void
add_holder (Holders *self, gint64 organization, const char *name, const char *role, gint64 person)
{
  g_hash_table_replace (self->persons, person_key (organization, name),
                        g_memdup2 (&person, sizeof person));
  g_hash_table_add (self->posts, post_key (organization, name, role));
  if (!g_str_equal (role, MEMBER))
    g_hash_table_add (self->posts, post_key (organization, name, ANY));
}

static gboolean
take_holder (const char *const *values, guint n_values, gpointer data, GError **error)
{
  add_holder (data, g_ascii_strtoll (values[0], NULL, 10), values[1], values[2],
              g_ascii_strtoll (values[3], NULL, 10));

  return TRUE;
}

static void
holders_clear (Holders *self)
{
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->posts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Holders, holders_clear)

/* Those of the organizations whose ids are an array in JSON. */
static gboolean
holders_load (Holders *self, const MpSource *source, const char *ids, GError **error)
{
  static const char sql[] =
      "SELECT r.organization, p.name, r.role, p.id FROM person_role AS r JOIN person AS p ON p.id "
      "= r.person WHERE r.deleted_at IS NULL AND r.organization IN (SELECT value FROM json_each "
      "(:ids))";
  MpParam param = { ":ids", ids, 0 };

  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return source->writer != NULL
             ? mp_writer_select (source->writer, sql, &param, 1, take_holder, self, error)
             : mp_store_select (source->store, sql, &param, 1, take_holder, self, NULL, error);
}

static const char *
role_of_said (MpStore *store, const MpSaidPerson *said)
{
  return said->role != NULL ? said->role : role_of (store, said->title, OTHER);
}

/* Who has a post is not added again, unless he began the organization as well; to be a member is
 * none.
 */
static gboolean
is_there (const Holders *self, gint64 organization, const MpSaidPerson *said, const char *role)
{
  g_autofree char *post = post_key (organization, said->name, role);
  g_autofree char *any = post_key (organization, said->name, ANY);

  return g_hash_table_contains (self->posts, post)
         || (g_hash_table_contains (self->posts, any) && g_strcmp0 (said->role, INITIATOR) != 0);
}

/* What the row adds to the posts of its organization: one change for each post. */
static void
compare (Holders *self, MpImportRow *row)
{
  const char *subject = mp_import_subject_of (row->import, row)->holders;
  /* Whoever is to lead has that post by then. */
  const char *leader = mp_import_row_raw (row, "leader.name");
  const char *legal = mp_import_row_change_of (row, "registration.legal_rep");
  const char *const named[] = { leader, legal };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i] != NULL)
      add_holder (self, row->id, named[i], ANY, 0);
  for (guint i = 0; row->others != NULL && i < row->others->len; i++)
    {
      const MpSaidPerson *said = g_ptr_array_index (row->others, i);
      const char *role = role_of_said (row->import->store, said);
      g_autofree char *target = g_strconcat (subject, ".", role, NULL);
      const char *before = mp_import_row_change_of (row, target);
      g_autofree char *names =
          before != NULL ? g_strconcat (before, "、", said->name, NULL) : g_strdup (said->name);

      if (is_there (self, row->id, said, role))
        continue;
      add_holder (self, row->id, said->name, role, 0);
      mp_import_row_change (row, target, NULL, names);
    }
}

const char *
mp_role_of_title (MpStore *store, const char *title)
{
  return role_of (store, title, NULL);
}

gboolean
mp_post_takes (MpImportRow *row, MpRecord *record, const MpField *field)
{
  const char *role;

  if (!g_str_equal (field->name, "title"))
    return TRUE;
  role = mp_role_of_title (row->import->store, mp_import_row_raw (row, "member.title"));

  return role == NULL || g_strcmp0 (role, mp_record_get_by_name (record, "role")) == 0;
}

gboolean
mp_posts_compare (MpImport *import, GPtrArray *rows, GError **error)
{
  MpSource source = { import->store, NULL };
  g_auto (Holders) holders = { 0 };
  g_autoptr (GString) ids = g_string_new ("[");

  for (guint i = 0; i < rows->len; i++)
    {
      const MpImportRow *row = g_ptr_array_index (rows, i);

      if (row->others != NULL)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 1 ? "," : "", row->id);
    }
  g_string_append_c (ids, ']');
  if (!holders_load (&holders, &source, ids->str, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    compare (&holders, g_ptr_array_index (rows, i));

  return TRUE;
}

/* --- saving ----------------------------------------------------------------------------------- */

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
  mp_record_set_by_name (person, "sex", said->sex);
  if (!mp_rules_save (self->writer, person, NULL, error))
    return 0;
  id = mp_record_get_id (person);
  mp_people_add (self->people, id, said->name, said->phones, NULL);

  return id;
}

static MpRecord *
new_post (MpSaver *self, const char *role, const char *title, gint64 organization, gint64 person)
{
  MpRecord *post =
      mp_record_new_initial (mp_store_get_entity (self->import->store, "person_role"));
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  mp_record_set_by_name (post, "organization", whose);
  mp_record_set_by_name (post, "person", who);
  mp_record_set_by_name (post, "role", role);
  mp_record_set_by_name (post, "title", title);

  return post;
}

static gboolean
take_post (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gint64 *) data = g_ascii_strtoll (values[0], NULL, 10);

  return TRUE;
}

/* Adds the post of whoever is called so, or the one that he has, which then has a title. */
static gboolean
open_post (MpSaver *self, const char *title, gint64 organization, gint64 person, GPtrArray *posts,
           GError **error)
{
  const char *role = mp_role_of_title (self->import->store, title);
  MpParam params[] = { { ":organization", NULL, organization },
                       { ":person", NULL, person },
                       { ":role", role, 0 } };
  g_autoptr (MpRecord) post = NULL;
  gint64 known = 0;

  if (role == NULL || g_str_equal (role, MEMBER))
    return TRUE;
  for (guint i = 0; i < posts->len; i++)
    if (g_strcmp0 (mp_record_get_by_name (posts->pdata[i], "role"), role) == 0)
      return TRUE;
  if (!mp_writer_select (self->writer,
                         "SELECT id FROM person_role WHERE organization = :organization AND "
                         "person = :person AND +role = :role AND deleted_at IS NULL "
                         "ORDER BY coalesce (ended_on, '9'), id DESC",
                         params, G_N_ELEMENTS (params), take_post, &known, error))
    return FALSE;
  post = known == 0 ? new_post (self, role, title, organization, person)
                    : mp_writer_load (self->writer,
                                      mp_store_get_entity (self->import->store, "person_role"),
                                      known, error);
  if (post == NULL)
    return FALSE;
  if (mp_record_get_by_name (post, "title") == NULL)
    mp_record_set_by_name (post, "title", title);
  g_ptr_array_add (posts, g_steal_pointer (&post));

  return TRUE;
}

GPtrArray *
mp_saver_open_posts (MpSaver *self, MpImportRow *row, gint64 organization, GError **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *listed = mp_post_in_caption (self->import->store, row->caption, NULL);

  return open_post (self, mp_import_row_raw (row, "member.title"), organization, row->saved, posts,
                    error)
             && open_post (self, listed, organization, row->saved, posts, error)
             ? g_steal_pointer (&posts)
             : NULL;
}

static gboolean
add_post (MpSaver *self, Holders *holders, const MpSaidPerson *said, gint64 organization,
          GError **error)
{
  const char *role = role_of_said (self->import->store, said);
  g_autofree char *key = person_key (organization, said->name);
  const gint64 *known = g_hash_table_lookup (holders->persons, key);
  g_autoptr (MpRecord) post = NULL;
  gint64 person;

  if (is_there (holders, organization, said, role))
    return TRUE;
  person = known != NULL ? *known : save_person (self, said, error);
  if (person == 0)
    return FALSE;
  post = new_post (self, role, said->title, organization, person);
  if (!mp_rules_save (self->writer, post, NULL, error))
    return FALSE;
  add_holder (holders, organization, said->name, role, person);

  return TRUE;
}

gboolean
mp_saver_save_posts (MpSaver *self, MpImportRow *row, gint64 organization, GError **error)
{
  MpSource source = { self->import->store, self->writer };
  g_auto (Holders) holders = { 0 };
  g_autofree char *ids = g_strdup_printf ("[%" G_GINT64_FORMAT "]", organization);

  if (row->others == NULL)
    return TRUE;
  if (!holders_load (&holders, &source, ids, error))
    return FALSE;
  for (guint i = 0; i < row->others->len; i++)
    if (!add_post (self, &holders, g_ptr_array_index (row->others, i), organization, error))
      return FALSE;

  return TRUE;
}
