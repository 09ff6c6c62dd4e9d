/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger in the making: mp-ledger-sheet.c writes the rows, mp-ledger-head.c what stands above
 * them, mp-ledger-foot.c what stands below.
 */

#pragma once

#include "mp-ledger-sheet.h"

G_BEGIN_DECLS

#define MP_LEDGER_POINTS 11.0      /* of the rows and the header */
#define MP_LEDGER_HEIGHT_MAX 409.0 /* of a row, in points */

/* How a kind of column looks. */
typedef struct
{
  MpCellStyle style;
  MpCellStyle total;
  double per_unit; /* what a stored value is divided by; 0: not summed */
} MpLedgerLook;

typedef struct
{
  const MpPolicyColumn *column;
  const MpLedgerLook *look;
  MpMask mask;
  gint value; /* place among the values of a row, or -1 */
  gint over;
  double sum; /* of the stored values: whole numbers are exact */
} MpLedgerColumn;

/* The data rows of one sheet, for the formulas of the last. */
typedef struct
{
  char *sheet;
  guint first;
  guint last;
} MpLedgerStretch;

struct _MpLedgerSheet
{
  MpWorkbookWriter *writer;
  const MpPolicyQuery *query;
  GArray *masks;      /* of the columns, not owned */
  const MpLedgerCover *cover;
  const MpLedgerOptions *options;
  MpCodes *codes;

  GArray *columns;    /* MpLedgerColumn */
  double width;       /* of all of them */
  guint usual_lines;  /* that fit into a row of the usual height */
  guint depth;        /* rows of the header */
  double *sums;       /* of each value, for ratios */
  GArray *stretches;  /* MpLedgerStretch; the last one is growing */
  guint row;          /* the next */
  guint n_lines;      /* of the row that is being written */
  gint64 n_rows;
};

static inline MpLedgerColumn *
mp_ledger_sheet_column (MpLedgerSheet *self, guint i)
{
  return &g_array_index (self->columns, MpLedgerColumn, i);
}

static inline gboolean
mp_ledger_column_is_summed (const MpLedgerColumn *column)
{
  return column->look->per_unit > 0;
}

/* Of a row with so many lines. */
double mp_ledger_row_height        (guint lines);
/* Lines that a text takes in a column of this width at this size. */
guint  mp_ledger_n_lines           (const char *text, double width, double points);
/* Over the whole width. */
void   mp_ledger_sheet_write_block (MpLedgerSheet *self, MpCellStyle style, const char *text,
                                    double height);
/* A new sheet, up to its header. */
void   mp_ledger_sheet_begin       (MpLedgerSheet *self);

G_END_DECLS
