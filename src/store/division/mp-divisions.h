/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The national list of divisions (665,276 codes of 2, 4, 6, 9 or 12 digits) as it ships,
 * compressed; read in one pass, never kept in memory as a whole. And what the digits and the name
 * of a division tell about it; those are defaults, which an office may change.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *code; /* 2, 4, 6, 9 or 12 digits as in the list */
  char *name; /* as in the list: "肖坝社区居委会" */
} MpNationalDivision;

void mp_national_division_free (MpNationalDivision *division);

/* Where the list lies (mp-installation.h). */
char *mp_divisions_file (void);

/* Both take 2, 4, 6, 9 or 12 digits, padded with zeros or not, or "" for the nation, and give
 * MpNationalDivision in the order of their codes. The few codes that stand for the same place as
 * another (a city without counties is listed as its own county) appear once.
 * MP_CATALOG_ERROR_UNKNOWN: not in the list; G_IO_ERROR: the list is missing or damaged.
 */

/* The divisions one step below `under`. */
GPtrArray *mp_divisions_children (const char *under, GCancellable *cancellable, GError **error);
/* `code` and everything below it, with its ancestors first. */
GPtrArray *mp_divisions_subtree (const char *code, GCancellable *cancellable, GError **error);

/* Counties and townships whose name, or its pinyin, holds `text` (in lower case), the first
 * `limit` of them; each is called with those above it: "四川省 › 乐山市 › 市中区 › 绿心街道".
 */
GPtrArray *mp_divisions_find (const char *text, guint limit, GCancellable *cancellable,
                              GError **error);

/* "511102009000" for "511102009": the 12 digits that also serve as the record's id; NULL when it
 * is no code.
 */
char *mp_division_code12 (const char *code);
/* "511102009" for "511102009000"; a community keeps its 12. NULL when it is no code. */
char *mp_division_short_code (const char *code12);
/* Level: 1 province, 2 city, 3 county, 4 township, 5 community; 0 when it is no code. */
int   mp_division_level (const char *code);

/* Codes of the lists township_kind and community_kind (domain.md 2.7.1), or NULL when neither the
 * digits nor the name tell. `code12` may be NULL: a local unit without an official code.
 */
const char *mp_division_township_kind  (const char *code12, const char *name);
const char *mp_division_community_kind (const char *code12, const char *name);

/* The name by which ledgers call a community: 肖坝社区居委会 → 肖坝社区, 张徐坝村民委员会 and
 * 张徐坝村村委会 → 张徐坝村, 黄珏居委会 → 黄珏社区. Other names come back as they are.
 */
char *mp_division_short_name (const char *name);

G_END_DECLS
