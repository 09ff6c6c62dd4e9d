/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include "bare-write.h"
#include "store/mp-writing.h"
#include "store/sample/mp-sample.h"

#include <glib/gstdio.h>

void
office_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        office_remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
open_store (Office *self)
{
  GError *error = NULL;

  self->store = mp_store_open (self->folder, &error);
  g_assert_no_error (error);
  self->organization = mp_store_get_entity (self->store, "organization");
  self->person = mp_store_get_entity (self->store, "person");
  self->role = mp_store_get_entity (self->store, "person_role");
}

static gboolean
insert (MpWriter *writer, gpointer data, GError **error)
{
  return mp_writer_insert (writer, data, error) != 0;
}

static void
add_community (Office *self)
{
  g_autoptr (MpRecord) community =
      mp_record_new_initial (mp_store_get_entity (self->store, "division"));
  GError *error = NULL;

  mp_record_set_id (community, COMMUNITY);
  mp_record_set_by_name (community, "name", "碧山路社区");
  mp_record_set_by_name (community, "level", "5");
  mp_store_write (self->store, "community", insert, community, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
office_set_up_in (Office *self, const char *folder)
{
  self->folder = g_strdup (folder);
  open_store (self);
  add_community (self);
}

void
office_set_up (Office *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("miaopu-XXXXXX", NULL);

  office_set_up_in (self, folder);
}

void
office_tear_down (Office *self, gconstpointer data)
{
  g_clear_object (&self->store);
  office_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

void
office_invent (Office *self, guint n_organizations, guint32 seed)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  mp_store_load_divisions (self->store, "511102009", NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (self->store, MP_SETTING_UNIT, "511102009000", &error);
  g_assert_no_error (error);
  mp_sample_add (self->store, n_organizations, seed, made, NULL, &error);
  g_assert_no_error (error);
  mp_sample_add_cases (self->store, made, seed, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
office_reopen (Office *self)
{
  g_clear_object (&self->store);
  open_store (self);
}

static gint64
save (Office *self, MpRecord *record, MpRecord *original)
{
  GError *error = NULL;

  bare_save (self->store, record, original, "test", &error);
  g_assert_no_error (error);
  return mp_record_get_id (record);
}

gint64
office_add (Office *self, const char *name)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->organization);
  g_autofree char *community = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY);

  mp_record_set_by_name (record, "name", name);
  mp_record_set_by_name (record, "division", community);
  return save (self, record, NULL);
}

gint64
office_add_person (Office *self, const char *name)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->person);

  mp_record_set_by_name (record, "name", name);
  return save (self, record, NULL);
}

gint64
office_add_role (Office *self, gint64 organization, gint64 person)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (self->role);
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, organization);
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  mp_record_set_by_name (record, "organization", parent);
  mp_record_set_by_name (record, "person", who);
  return save (self, record, NULL);
}

void
office_change (Office *self, const MpEntity *entity, gint64 id, const char *field,
               const char *value)
{
  GError *error = NULL;
  g_autoptr (MpRecord) original = mp_store_load (self->store, entity, id, &error);
  g_autoptr (MpRecord) record = NULL;

  g_assert_no_error (error);
  record = mp_record_copy (original);
  g_assert_true (mp_record_set_by_name (record, field, value));
  save (self, record, original);
}

char *
office_value (Office *self, const MpEntity *entity, gint64 id, const char *field)
{
  GError *error = NULL;
  g_autoptr (MpRecord) record = mp_store_load (self->store, entity, id, &error);

  g_assert_no_error (error);
  return g_strdup (mp_record_get_by_name (record, field));
}

static gboolean
dump_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  GString *dump = data;

  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (dump, "%s|", values[i] != NULL ? values[i] : "\\N");
  g_string_append_c (dump, '\n');
  return TRUE;
}

char *
office_dump (Office *self)
{
  GString *dump = g_string_new (NULL);
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", entities[i]->name);
      GError *error = NULL;

      g_string_append_printf (dump, "%s\n", entities[i]->name);
      mp_store_select (self->store, sql, NULL, 0, dump_row, dump, NULL, &error);
      g_assert_no_error (error);
    }

  return g_string_free (dump, FALSE);
}

gint64
office_count (Office *self, const char *entity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at IS NULL",
                                          entity);
  GError *error = NULL;
  gint64 count = -1;

  mp_store_select_int (self->store, sql, NULL, 0, &count, &error);
  g_assert_no_error (error);
  return count;
}

void
office_assert_sound (Office *self)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  mp_store_check (self->store, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}
