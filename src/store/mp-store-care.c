/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking after the file: is it sound, are the sort keys those of this version. An index or a key
 * says again what records say and is made anew from them; a record that is damaged is not. Into a
 * file that is known to be damaged no record is written: it could be lost with it.
 */

#include "config.h"

#include "mp-store-private.h"
#include "mp-store-threads.h"
#include "store/file/mp-files.h"
#include "store/search/mp-search-table.h"

#include "catalog/mp-pinyin.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SETTING_PINYIN "pinyin_version"

static gboolean
make_all_keys (MpWriter *writer, gpointer data, GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    if (!mp_table_make_keys (mp_store_get_table (writer->store, entities[i]), writer->db, 0, NULL,
                             error))
      return FALSE;

  return mp_store_set_setting (writer->store, SETTING_PINYIN, data, error);
}

gboolean
mp_store_refresh_keys (MpStore *self, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%u", mp_pinyin_version ());
  g_autofree char *made = mp_store_dup_setting (self, SETTING_PINYIN);

  return g_strcmp0 (made, version) == 0
         || mp_store_run (self, "", FALSE, make_all_keys, version, NULL, NULL, error);
}

static gboolean
make_search (MpWriter *writer, gpointer data, GError **error)
{
  mp_search_notes_set_all (writer->notes);
  return mp_search_table_rebuild (writer->db, error);
}

void
mp_store_refresh_search (MpStore *self)
{
  MpDb *db = mp_store_borrow (self, NULL, NULL);
  gboolean own = db != NULL && mp_search_table_is_own (db);

  if (db != NULL)
    mp_store_give_back (self, db);
  if (!own)
    mp_store_run (self, "", FALSE, make_search, NULL, NULL, NULL, NULL);
}

static gboolean
add_problem (const char *const *values, guint n_values, gpointer data, GError **error)
{
  GPtrArray *problems = data;

  g_ptr_array_add (problems, g_strdup_printf (_("The data file is damaged: %s"), values[0]));
  return TRUE;
}

static gboolean
add_orphan (const char *const *values, guint n_values, gpointer data, GError **error)
{
  GPtrArray *problems = data;

  g_ptr_array_add (
      problems,
      g_strdup_printf (_("%s records of “%s” link to records of “%s” that do not exist."),
                       values[2], values[0], values[1]));
  return TRUE;
}

/* Only integrity_check compares the indexes with their tables. */
static gboolean
check_file (MpDb *db, GPtrArray *problems, GError **error)
{
  return mp_db_select (
      db, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", NULL,
      0, add_problem, problems, error);
}

static gboolean
check_links (MpDb *db, GPtrArray *problems, GError **error)
{
  return mp_db_select (
      db, "SELECT \"table\", parent, count (*) FROM pragma_foreign_key_check GROUP BY 1, 2", NULL,
      0, add_orphan, problems, error);
}

static gboolean
check_records (MpStore *self, MpDb *db, GPtrArray *problems, GError **error)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      guint n_wrong = 0;
      guint n_lost;
      gint64 n_broken;
      const MpTable *table =
          mp_store_get_table (self, mp_store_get_entity (self, entities[i]->name));

      if (!mp_table_make_keys (table, db, 0, &n_wrong, error)
          || !mp_table_count_lost (table, db, 0, &n_lost, error)
          || !mp_table_count_broken (table, db, &n_broken, error))
        return FALSE;
      if (n_broken > 0)
        g_ptr_array_add (
            problems,
            g_strdup_printf (_("%u records of “%s” hold damaged characters. Type them again."),
                             (guint) n_broken, entities[i]->name));
      if (n_lost > 0)
        g_ptr_array_add (
            problems, g_strdup_printf (_("%u records of “%s” link to records that do not exist."),
                                       n_lost, entities[i]->name));
      if (n_wrong > 0)
        g_ptr_array_add (
            problems,
            g_strdup_printf (_("%u records of “%s” stand in the wrong place of the order."),
                             n_wrong, entities[i]->name));
    }

  return TRUE;
}

/* What another version made is not looked through, and made anew as soon as it can be. */
static gboolean
check_search (MpDb *db, GPtrArray *problems, GError **error)
{
  guint n_wrong;

  if (!mp_search_table_is_own (db))
    return TRUE;
  if (!mp_search_table_check (db, &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    g_ptr_array_add (
        problems,
        g_strdup_printf (_("%u records would not be found by what is looked for."), n_wrong));
  return TRUE;
}

void
mp_store_set_damaged (MpStore *self, gboolean damaged)
{
  g_autofree char *mark = g_strconcat (self->path, MP_STORE_DAMAGED, NULL);

  g_atomic_int_set (&self->damaged, damaged);
  if (damaged)
    g_file_set_contents (mark, "", 0, NULL);
  else
    g_unlink (mark);
}

gboolean
mp_store_check (MpStore *self, GPtrArray *problems, GError **error)
{
  GError *failure = NULL;
  gboolean checked;
  MpDb *db;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  db = mp_store_borrow (self, NULL, error);
  if (db == NULL)
    return FALSE;
  /* What a damaged file says of its records is worth nothing, when it says anything at all. */
  checked = check_file (db, problems, &failure);
  mp_store_set_damaged (self, problems->len > 0
                                  || g_error_matches (failure, MP_STORE_ERROR,
                                                      MP_STORE_ERROR_CORRUPT));
  checked = checked
            && (problems->len > 0
                || (check_links (db, problems, &failure)
                    && check_records (self, db, problems, &failure)
                    && check_search (db, problems, &failure)));
  mp_store_give_back (self, db);
  checked = checked && (g_atomic_int_get (&self->damaged)
                        || mp_files_check (self, problems, &failure));

  /* So damaged that it cannot even be looked at to the end. */
  if (!checked && g_error_matches (failure, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT))
    {
      if (problems->len == 0)
        g_ptr_array_add (problems, g_strdup (failure->message));
      g_clear_error (&failure);
      checked = TRUE;
    }
  if (!checked)
    g_propagate_error (error, failure);

  return checked;
}

static gboolean
reindex (MpWriter *writer, gpointer data, GError **error)
{
  return mp_db_exec (writer->db, "REINDEX", error) && make_all_keys (writer, data, error)
         && make_search (writer, NULL, error);
}

gboolean
mp_store_repair (MpStore *self, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%u", mp_pinyin_version ());

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);

  return mp_store_run (self, "", FALSE, reindex, version, NULL, NULL, error);
}
