/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The offices that were opened on this computer, the last one first. Only the folder, the name of
 * the unit and the time are remembered: nothing of the records.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *name;   /* of the unit */
  gint64 since; /* when it was opened last, in seconds */
} MpOffice;

void       mp_offices_remember (MpStore *store);
/* of MpOffice */
GPtrArray *mp_offices_read     (void);

G_END_DECLS
