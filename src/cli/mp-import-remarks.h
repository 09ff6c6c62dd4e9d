/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan remarks on the rows that it takes, in words: where it assumed something, where it
 * left something empty, and the words that nothing explains. A remark that many rows share is one
 * line with the numbers of those rows; no value of a row is printed.
 */

#pragma once

#include "import/mp-import.h"

G_BEGIN_DECLS

void mp_import_remarks_print (MpImport *import);

G_END_DECLS
