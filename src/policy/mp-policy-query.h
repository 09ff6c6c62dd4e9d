/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule that a person can read: one SQL file of data/policy with an annotated header, bundled in
 * this library. Adding one is adding that file; no code knows any of them by name. The header is
 * lines of `-- key: value` before the SELECT:
 *
 *   -- ledger:  L02                      the id, by the kind of file
 *   -- title:   登记类社区社会组织台账      above the sheet, after the name of the unit
 *   -- name:    登记台账                  the short name: sheet and file
 *   -- purpose: …                        what it answers
 *   -- basis:   …                        which document asks for it
 *   -- units:   个、人、万元
 *   -- column:  负责人 | leader_name | mask name | width 10
 *   -- column:  从业人员 > 专职 | staff_full | number
 *   -- note:    …                        once for each note printed below the table
 *   SELECT … AS leader_name, … AS staff_full …
 *
 * A column is its heading (levels of a grouped heading joined by " > "), then the name of a result
 * column of the SELECT (empty: nothing is known yet, the cell is left for the pen), then what kind
 * of value it is and how it looks, in any order:
 *
 *   serial          1, 2, 3 … (takes no name)
 *   text            left-aligned, wrapped: what a column is without another kind
 *   word            a short word or a date, centred
 *   digits          a number by which something is called: credit code, telephone, filing number
 *   tick            √ where the value is 1
 *   number          a whole number, summed in the last row
 *   yuan, wanyuan   money in 分, shown in 元 or 万元, summed
 *   area            ㎡ with one decimal, summed
 *   ratio A B       empty but in the last row: sum of A divided by sum of B, two result columns
 *   list NAME       a code, or several joined by ',', of that code list; its labels are shown
 *   mask KIND       personal: name, phone, id or all, as mp_mask(); shown only in a full copy
 *   width N         in characters of the standard font
 *
 * The SELECT may use :scope (id of a division), :date ("2025-09-20"), :from and :to (the first and
 * last day of the period). The ORDER BY of the whole begins a line, and no other does.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_COLUMN_TEXT,
  MP_COLUMN_SERIAL,
  MP_COLUMN_WORD,
  MP_COLUMN_DIGITS,
  MP_COLUMN_TICK,
  MP_COLUMN_NUMBER,
  MP_COLUMN_YUAN,
  MP_COLUMN_WANYUAN,
  MP_COLUMN_AREA,
  MP_COLUMN_RATIO,
} MpColumnKind;

typedef struct
{
  char **headings; /* outermost first; at least one */
  char *value;     /* result column, or NULL */
  MpColumnKind kind;
  char *over;      /* MP_COLUMN_RATIO: `value` is divided by this result column */
  char *list;      /* code list, or NULL */
  MpMask mask;
  double width;
} MpPolicyColumn;

typedef struct
{
  char *kind;      /* "ledger" */
  char *id;        /* "L02" */
  char *title;
  char *name;
  char *purpose;
  char *basis;
  char *units;
  GPtrArray *columns; /* of MpPolicyColumn */
  GPtrArray *notes;   /* of char */
  char *sql;
  gboolean personal;  /* holds a column with a mask */
} MpPolicyQuery;

/* The queries of one folder of data/policy ("ledgers"), by id; kept for good, made once. A file
 * that cannot be read is a fault of the build, and the tests find it: here it is left out.
 */
GPtrArray           *mp_policy_queries      (const char *folder);
/* NULL with MP_CATALOG_ERROR_UNKNOWN. */
const MpPolicyQuery *mp_policy_query_lookup (const char *folder, const char *id, GError **error);

MpPolicyQuery       *mp_policy_query_parse  (const char *text, GError **error);
void                 mp_policy_query_free   (MpPolicyQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpPolicyQuery, mp_policy_query_free)

/* For whom and when a query is run. */
typedef struct
{
  gint64 scope;
  const char *date;
  const char *from;
  const char *to;
} MpPolicyScope;

/* The result columns that the header names, each once, in the order of their first mention: what
 * `values` of mp_policy_query_run() holds. Owned by the caller, the strings by the query.
 */
GPtrArray *mp_policy_query_values (const MpPolicyQuery *self);
gboolean   mp_policy_query_run    (const MpPolicyQuery *self, MpStore *store, const MpPolicyScope *scope,
                                   MpRowFunc func, gpointer data,
                                   GCancellable *cancellable, GError **error);
gboolean   mp_policy_query_count  (const MpPolicyQuery *self, MpStore *store, const MpPolicyScope *scope,
                                   gint64 *n_rows, GCancellable *cancellable, GError **error);

G_END_DECLS
