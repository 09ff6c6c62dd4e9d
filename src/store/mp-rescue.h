/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a folder without a usable data file is a new office or one that has lost its file, and
 * putting a copy back. A folder that has ever held an office is never made a new one.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MP_RESCUE_NEW,   /* nothing has ever been here */
  MP_RESCUE_THERE, /* there is a data file to open */
  MP_RESCUE_LOST,  /* the error says what is missing and names the newest copy */
} MpRescue;

/* Behind the name of a data file that is still being made. */
#define MP_RESCUE_PART ".new"

/* Whether something was written that is not in the file yet. */
gboolean mp_rescue_has_log (const char *path);

/* Of any file, by what it begins with. */
gboolean mp_rescue_is_database (const char *path);

/* Copies both, as they are, beside the backups, where the file is a copy by itself; the new folder,
 * or NULL and nothing was changed.
 */
char    *mp_rescue_keep_with_log (const char *folder, const char *path, GError **error);
/* Takes the log away that is kept there. */
void     mp_rescue_drop_log      (const char *path);

/* Takes away what an interrupted making, restoring or bringing up to date has left. Only while the
 * folder is locked and its data file is open: nobody is making one, and nobody needs it.
 */
void     mp_rescue_sweep   (const char *folder, const char *path);

MpRescue mp_rescue_look (const char *folder, const char *path, GError **error);

G_END_DECLS
