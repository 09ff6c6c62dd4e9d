/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Are the files of the attachments there and whole; which ones does nobody speak of any more. An
 * attachment that was taken back can be brought back: the history counts as a record does.
 */

#include "config.h"

#include "mp-files-private.h"

#include "store/mp-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* --- checking ------------------------------------------------------------------------------- */

typedef struct
{
  MpStore *store;
  GPtrArray *problems;
  GHashTable *seen; /* sha256 → MpFileState: the same file once */
} Check;

static gboolean
check_one (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Check *check = data;
  const MpEntity *owner = mp_entity_lookup (values[1]);
  gpointer state;

  if (!g_hash_table_lookup_extended (check->seen, values[3], NULL, &state))
    {
      state = GINT_TO_POINTER ((int) mp_files_look (
          check->store, values[3], g_ascii_strtoll (values[4], NULL, 10), TRUE, NULL));
      g_hash_table_insert (check->seen, g_strdup (values[3]), state);
    }
  if (GPOINTER_TO_INT (state) == MP_FILE_SOUND)
    return TRUE;

  g_ptr_array_add (
      check->problems,
      g_strdup_printf (GPOINTER_TO_INT (state) == MP_FILE_MISSING
                         ? _("Attachment %s (%s %s): its file is not in the folder “attachments”.")
                         : _("Attachment %s (%s %s): its file is damaged."),
                       values[0], owner != NULL ? _(owner->label) : values[1], values[2]));
  return TRUE;
}

gboolean
mp_files_check (MpStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { store, problems, seen };

  return mp_store_select (store,
                          "SELECT id, owner_kind, owner, sha256, size FROM attachment ORDER BY id",
                          NULL, 0, check_one, &check, NULL, error);
}

/* --- collecting ----------------------------------------------------------------------------- */

typedef struct
{
  GHashTable *spoken_of; /* the names of files */
  guint n_removed;
  gint64 n_bytes;
} Collection;

static gboolean
remove_others (MpStore *store, Collection *self, GError **error)
{
  g_autofree char *path = mp_files_dup_folder (store);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  folder = g_dir_open (path, 0, error);
  if (folder == NULL)
    return FALSE;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      GStatBuf status;

      /* What a person has put there is not ours. */
      if ((!mp_files_is_name (name) && !g_str_has_prefix (name, MP_FILES_PART))
          || g_hash_table_contains (self->spoken_of, name) || g_stat (file, &status) != 0)
        continue;
      if (g_unlink (file) != 0)
        {
          g_set_error (error, MP_STORE_ERROR, MP_STORE_ERROR_FAILED,
                       _("“%s” could not be removed: %s."), file, g_strerror (errno));
          return FALSE;
        }
      self->n_removed++;
      self->n_bytes += status.st_size;
    }

  return TRUE;
}

/* In the thread that writes: no record comes in between. */
static gboolean
collect (MpWriter *writer, gpointer data, GError **error)
{
  Collection *self = data;

  return mp_files_add_spoken_of (writer->db, self->spoken_of, error)
         && mp_files_add_kept (writer->store, self->spoken_of, error)
         && remove_others (writer->store, self, error);
}

gboolean
mp_files_collect (MpStore *store, guint *n_removed, gint64 *n_bytes, GError **error)
{
  g_autoptr (GHashTable) spoken_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collection self = { spoken_of, 0, 0 };
  gboolean done = mp_store_run (store, "", FALSE, collect, &self, NULL, NULL, error);

  *n_removed = self.n_removed;
  *n_bytes = self.n_bytes;
  return done;
}
