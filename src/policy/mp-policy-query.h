/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule that a person can read: one SQL file of data/policy with an annotated header, bundled in
 * this library. Adding one is adding that file; no code knows any of them by name. The header is
 * lines of `-- key: value` before the SELECT, and the first says the kind, which is also its
 * folder:
 *
 *   -- ledger:   L02             -- figure:     D01             -- reminder:   R01
 *   -- title:    登记类…台账       -- title:      组织总数          -- title:      备案即将到期
 *   -- name:     登记台账          -- unit:       家               -- of:         filing
 *   -- purpose:  …               -- of:         organization    -- definition: …
 *   -- basis:    …               -- definition: …               -- source:     …
 *   -- units:    个、人、万元       -- source:     …             -- brief:      备案到期 (or none)
 *   -- column:   … (some)        -- goal:       = 0 (or none)   -- at:         filing (or none)
 *   -- note:     … (or none)     -- over:       division (or none)
 *
 * All of them are needed but where it says "or none"; another key, or one twice, is an error.
 *
 * A ledger is a table. A column is its heading (levels of a grouped heading joined by " > "), then
 * the name of a result column of the SELECT (empty: nothing is known yet, the cell is left for the
 * pen), then what kind of value it is and how it looks, in any order:
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
 *   mask KIND       personal: name, phone, id or all, as mp_mask()
 *   open            to be shown to everybody
 *   width N         in characters of the standard font
 *
 * What is personal the catalog says (mp-policy-mask.h): only a value that was worked out, and is no
 * number, must say `mask` or `open` itself.
 *
 * A figure's SELECT gives the ids that count, of the entity `of`: the figure is their number. With
 * `over` a second SELECT, of that entity, stands after the `;` of the first: the figure is the
 * number of the first divided by that of the second, in percent when its unit is %.
 *
 * A reminder's SELECT gives the ids of the records, of the entity `of`, that somebody has to see
 * to, and for each the day by which, as `due`. `brief` is the title in few words, for beside a day
 * on the page of one record; `at` the kind that belongs to such a record and is to be looked at.
 *
 * data/policy/prelude.sql stands before every SELECT. It may use :scope (id of a division), :date
 * ("2025-09-20"), :from and :to (the first and last day of the period), and any parameter of
 * data/policy/parameters.ini. The ORDER BY of the whole begins a line, and no other does.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_QUERY_LEDGER,
  MP_QUERY_FIGURE,
  MP_QUERY_REMINDER,
} MpQueryKind;

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
  MpMask mask;     /* as the header says; mp_policy_masks() has what is done */
  gboolean open;
  double width;
} MpPolicyColumn;

/* What the kind does not have is NULL. */
typedef struct
{
  MpQueryKind kind;
  char *id;           /* "L02" */
  char *title;        /* above a sheet, after the name of the unit; beside a figure */
  char *name;         /* short: sheet and file */
  char *purpose;      /* what it answers */
  char *basis;        /* which document asks for it */
  char *units;
  GPtrArray *columns; /* of MpPolicyColumn */
  GPtrArray *notes;   /* of char, printed below the table */
  char *unit;         /* 家, 个/社区, % */
  char *definition;   /* what is counted, in words */
  char *source;
  char *goal;         /* "= 0", or NULL */
  char *of;           /* entity of the ids */
  char *brief;        /* or NULL */
  char *at;           /* entity, or NULL */
  char *over;         /* entity of the ids that it is divided by, or NULL */
  char *sql;
  char *over_sql;
} MpPolicyQuery;

/* The queries of one kind, by id; kept for good, made once. A file that cannot be read is a fault
 * of the build, and the tests find it: here it is left out.
 */
GPtrArray           *mp_policy_queries      (MpQueryKind kind);
/* NULL with MP_CATALOG_ERROR_UNKNOWN. */
const MpPolicyQuery *mp_policy_query_lookup (MpQueryKind kind, const char *id, GError **error);

/* What a reminder is called in few words. */
const char          *mp_policy_query_get_brief (const MpPolicyQuery *self);

/* What it refuses, it refuses with the line. */
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

/* The result columns that the header of a ledger names, each once, in the order of their first
 * mention: what `values` of mp_policy_query_run() holds. Owned by the caller, the strings by the
 * query.
 */
GPtrArray *mp_policy_query_values (const MpPolicyQuery *self);
/* The statement that is run for these result columns. */
char      *mp_policy_query_sql    (const MpPolicyQuery *self, GPtrArray *values);
gboolean   mp_policy_query_run    (const MpPolicyQuery *self, MpStore *store,
                                   const MpPolicyScope *scope,
                                   MpRowFunc func, gpointer data,
                                   GCancellable *cancellable, GError **error);
gboolean   mp_policy_query_count  (const MpPolicyQuery *self, MpStore *store,
                                   const MpPolicyScope *scope,
                                   gint64 *n_rows, GCancellable *cancellable, GError **error);

/* `what` of the rows of a SELECT of a query file, behind the prelude and with everything bound that
 * it may use: what the runs of all kinds are made of.
 */
gboolean   mp_policy_select       (MpStore *store, const char *what, const char *select,
                                   const MpPolicyScope *scope, MpRowFunc func, gpointer data,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
