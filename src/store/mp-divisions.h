/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The national list of divisions (665,276 codes of 2, 4, 6, 9 or 12 digits) as it ships,
 * compressed; read in one pass, never kept in memory as a whole.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *code; /* 2, 4, 6, 9 or 12 digits as in the list */
  char *name;
} MpNationalDivision;

void mp_national_division_free (MpNationalDivision *division);

/* Where the list lies: $MIAOPU_DATA_DIR, the build's or the installed data folder. */
char *mp_divisions_file (void);

/* The divisions one step below `under` ("" for the provinces), in the order of their codes. */
GPtrArray *mp_divisions_children (const char *under, GCancellable *cancellable, GError **error);
/* `code` and everything below it, with its ancestors first. `code` may be given as 6, 9 or 12
 * digits, padded with zeros or not; unknown: MP_CATALOG_ERROR_UNKNOWN.
 */
GPtrArray *mp_divisions_subtree (const char *code, GCancellable *cancellable, GError **error);

/* "511102009000" for "511102009": the 12 digits that also serve as the record's id. */
char *mp_division_code12 (const char *code);
/* "511102009" for "511102009000"; a community keeps its 12. */
char *mp_division_short_code (const char *code12);
/* Level: 1 province, 2 city, 3 county, 4 township, 5 community; 0 when it is no code. */
int   mp_division_level (const char *code);

G_END_DECLS
