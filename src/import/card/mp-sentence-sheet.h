/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of one sentence a line: 夕阳红舞蹈队，队长王芳，电话138…，队员32人.
 */

#pragma once

#include "import/table/mp-table-finder.h"

G_BEGIN_DECLS

/* The one table of the sentences, or none; `laid_out` gets their parts in columns, each line where
 * it was, or NULL. `around`: what the sheet and the file are called.
 */
GPtrArray *mp_sentence_sheet_find (const MpGrid *grid, MpDictionaries *dictionaries,
                                   const char *around, MpGrid **laid_out);

G_END_DECLS
