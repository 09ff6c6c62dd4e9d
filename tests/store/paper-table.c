/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper-table.h"

#include "store/mp-db.h"
#include "store/mp-schema.h"

void
paper_make_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "miaopu.db", NULL);
  GError *error = NULL;
  g_autoptr (MpDb) db = mp_db_open (path, MP_DB_WRITER, &error);

  g_assert_no_error (error);
  mp_schema_migrate (db, folder, NULL, &error);
  g_assert_no_error (error);
  mp_db_exec (db,
              "CREATE TABLE paper (id INTEGER PRIMARY KEY, title TEXT NOT NULL, title_key BLOB,"
              " owner_kind TEXT NOT NULL, owner INTEGER NOT NULL, custom TEXT, deleted_at INTEGER)"
              " STRICT;"
              "INSERT INTO code_item (list, code, label) VALUES"
              " ('paper_owner', 'organization', '集体'), ('paper_owner', 'person', '自然人');",
              &error);
  g_assert_no_error (error);
}

MpRecord *
paper_new (MpStore *store, const char *title, const char *kind, gint64 owner)
{
  MpRecord *record = mp_record_new_initial (mp_store_get_entity (store, "paper"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);

  mp_record_set_by_name (record, "title", title);
  mp_record_set_by_name (record, "owner_kind", kind);
  mp_record_set_by_name (record, "owner", id);

  return record;
}
