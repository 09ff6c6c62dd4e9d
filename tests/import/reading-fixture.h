/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell, and what it is expected to be read as.
 */

#pragma once

#include "catalog/mp-entity.h"
#include "import/value/mp-read-code.h"
#include "import/value/mp-reading.h"

G_BEGIN_DECLS

extern MpCodes *codes;
MpCell text_cell (const char *text);
MpCell number_cell (double number, const char *text);
typedef struct
{
  const char *text;
  const char *value;   /* NULL: empty */
  const char *warning; /* one that must be there; NULL: none at all */
  const char *reason;
} Case;

void assert_reading (const MpReading *reading, const Case *expected);

G_END_DECLS
