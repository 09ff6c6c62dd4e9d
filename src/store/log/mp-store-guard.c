/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the store writes into the file, and only when it empties the log; so a file that has been
 * written into by anybody else shows by its time and size, which cost nothing to ask. Then the mark
 * of the log (mp-log.h) tells whether the contents are ours: the file alone is of the state that
 * its log was begun on, or, emptied in part, of the one that the log makes of it.
 */

#include "config.h"

#include "mp-store-guard.h"

#include "mp-log.h"

#include "store/mp-rescue.h"
#include "store/mp-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define ASIDE "-aside" /* beside the file: where its log was left */

void
mp_store_know_file (MpStore *self)
{
  MpFolderFile now;

  g_mutex_lock (&self->state_mutex);
  if (mp_folder_identify (self->path, &now, NULL) && now.device == self->file.device
      && now.number == self->file.number)
    self->file = now;
  g_mutex_unlock (&self->state_mutex);
}

void
mp_store_know_log (MpStore *self)
{
  g_autofree char *state = mp_store_dup_setting (self, MP_SETTING_LOG);

  g_mutex_lock (&self->state_mutex);
  g_free (self->log_state);
  self->log_state = g_steal_pointer (&state);
  g_mutex_unlock (&self->state_mutex);
}

void
mp_store_know_emptied (MpStore *self)
{
  g_mutex_lock (&self->state_mutex);
  g_free (self->file_state);
  self->file_state = g_strdup (self->log_state);
  g_mutex_unlock (&self->state_mutex);
}

static gboolean
bears_our_mark (MpStore *self)
{
  g_autofree char *state = mp_log_dup_mark (self->path);
  gboolean is_ours;

  g_mutex_lock (&self->state_mutex);
  is_ours = state != NULL
            && (g_strcmp0 (state, self->file_state) == 0
                || g_strcmp0 (state, self->log_state) == 0);
  g_mutex_unlock (&self->state_mutex);

  return is_ours;
}

static gboolean
is_ours (MpStore *self)
{
  return mp_folder_file_rests (self->path, &self->file) || bears_our_mark (self);
}

gboolean
mp_store_check_file (MpStore *self, GError **error)
{
  if (!mp_folder_file_is (self->path, &self->file, error))
    return FALSE;
  if (is_ours (self))
    {
      mp_store_know_file (self);
      return TRUE;
    }

  mp_folder_set_lost (error, self->path);
  return FALSE;
}

/* In any thread, while the writer may be at work on the file: what rests is not asked. A file that
 * is really damaged may not tell its mark any more; then its size and time speak for it.
 */
gboolean
mp_store_judge_file (gpointer data, GError **error)
{
  MpStore *self = data;
  MpFolderFile file;

  g_mutex_lock (&self->state_mutex);
  file = self->file;
  g_mutex_unlock (&self->state_mutex);
  if (file.number == 0) /* it is being opened */
    return TRUE;
  if (!mp_folder_file_is (self->path, &file, error))
    return FALSE;
  if (mp_folder_file_rests (self->path, &file) || bears_our_mark (self))
    return TRUE;

  mp_folder_set_lost (error, self->path);
  return FALSE;
}

/* Both are kept as they are; where no copy can be made, both stay where they lie, and whoever opens
 * the folder next looks at them.
 */
static void
set_aside (MpStore *self)
{
  g_autofree char *note = g_strconcat (self->path, ASIDE, NULL);
  g_autofree char *aside = NULL;

  sqlite3_db_config (self->writer->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_clear_pointer (&self->writer, mp_db_close);
  if (!mp_rescue_has_log (self->path))
    return;
  aside = mp_rescue_keep_with_log (self->folder, self->path, NULL);
  if (aside != NULL && g_file_set_contents (note, aside, -1, NULL))
    mp_rescue_drop_log (self->path);
}

void
mp_store_finish_log (MpStore *self)
{
  /* A file that was moved away is still ours. */
  if (self->file_state != NULL
      && mp_folder_file_is (self->path, &self->file, NULL) && !is_ours (self))
    set_aside (self);
  else
    mp_db_exec (self->writer, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
}

char *
mp_store_dup_set_aside (MpStore *self)
{
  g_autofree char *note = g_strconcat (self->path, ASIDE, NULL);
  g_autofree char *aside = NULL;

  if (!g_file_get_contents (note, &aside, NULL, NULL))
    return NULL;
  g_unlink (note);

  return g_strdup_printf (
      _("While the program ran last time, another file was copied over the data file. What was "
        "saved after that is not in it: the log was kept in “%s”. Look whether your newest records "
        "are there; if not, restore a copy."),
      aside);
}
