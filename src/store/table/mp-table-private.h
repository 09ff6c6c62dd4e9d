/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the table share: the statements that read are made in one, used in the other.
 */

#pragma once

#include "mp-table.h"

G_BEGIN_DECLS

gboolean mp_table_is_link     (const MpField *field);

/* The rows `where`; `plain`: only what stands in them. */
char    *mp_table_make_select (const MpEntity *entity, gboolean plain, const char *where,
                               MpEntityFunc lookup, gpointer data);
/* MpTable.lost; NULL when no link is of several kinds. */
char    *mp_table_make_lost   (const MpEntity *entity);

G_END_DECLS
