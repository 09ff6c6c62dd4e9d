/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet that is nothing but names, one in each line, without a heading: organizations. What
 * else a record needs the clerk says once for all of them.
 */

#pragma once

#include "import/table/mp-table-finder.h"

G_BEGIN_DECLS

/* The one table of the list, or none; `laid_out` gets the sheet with the numbers before the names
 * taken away, each line where it was, or NULL. `around`: what the sheet and the file are called.
 */
GPtrArray *mp_list_sheet_find (const MpGrid *grid, MpDictionaries *dictionaries,
                               const char *around, MpGrid **laid_out);

G_END_DECLS
