/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One <table> on its way into a sheet: where each cell comes to stand among those that reach over
 * several rows and columns.
 */

#pragma once

#include "workbook/mp-kept-sheets.h"

#include "mp-html-cell.h"

G_BEGIN_DECLS

typedef struct
{
  MpKeptSheet *sheet;
  gboolean group_hidden; /* its rows: <tbody style="display:none"> */
  gint64 row;            /* -1 before the first */
  gint64 column;         /* of the cell that is open, else where the next may stand */
  guint32 next_col;      /* of the next <col> */
  gboolean in_row, in_cell;
  MpRange range;         /* of the open cell */
  MpHtmlCell cell;
  gboolean formula;      /* of the open cell, whose text is what it gives */
  GArray *free_from;     /* guint32: of each column the first row that no cell above reaches */
  guint n_merges;        /* that ended with an earlier group of rows */
  guint hidden_depth;    /* of the outermost element in it that is not shown; 0: none */
} MpHtmlTable;

MpHtmlTable *mp_html_table_new       (MpKeptSheet *sheet);
void         mp_html_table_free      (MpHtmlTable *self);

/* Each ends what must end before it. */
gboolean     mp_html_table_start_row  (MpHtmlTable *self, gboolean hidden, GError **error);
gboolean     mp_html_table_start_cell (MpHtmlTable *self, guint rows, guint columns,
                                       GError **error);
gboolean     mp_html_table_end_cell   (MpHtmlTable *self, GError **error);
gboolean     mp_html_table_end_row    (MpHtmlTable *self, GError **error);
/* Of <thead>, <tbody>, <tfoot>, and of the table. */
gboolean     mp_html_table_end_group  (MpHtmlTable *self, GError **error);

G_END_DECLS
