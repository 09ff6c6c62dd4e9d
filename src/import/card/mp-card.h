/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One card: which of its cells are labels, and which value belongs to each.
 */

#pragma once

#include "import/table/mp-headings.h"
#include "workbook/mp-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  const MpGrid *grid;
  MpHeadings *headings;
  MpRange range;
  guint32 name_row, name_column; /* of the label that names the record */
  /* guint32: the column of each record, where several share the labels of the card, an organization
   * to a column; else nothing
   */
  GArray *records;
  guint32 values_column; /* of the record that is told, where each has one; else 0 */
  gboolean below;      /* values stand below their labels, not beside them */
  GByteArray *labels;  /* of each column from range.column: whether most of its texts are labels */
  GByteArray *empty;   /* of each column: whether nothing stands in it */
  GByteArray *small;   /* of each line from range.row: what it is of a small table */
  GByteArray *marks;   /* of each cell, line by line: if it is a label, where its value is */
} MpCard;

/* `value` NULL: nothing was filled in. */
typedef void (*MpCardFunc) (const char *label, const MpCell *value, gpointer data);

/* FALSE when that is no card. */
gboolean mp_card_init    (MpCard *self, const MpGrid *grid, MpHeadings *headings,
                          const MpRange *range, guint32 name_row, guint32 name_column);
void     mp_card_clear   (MpCard *self);
/* Each label, in reading order. Both are valid during the call. */
void     mp_card_foreach (const MpCard *self, MpCardFunc func, gpointer data);

/* mp-card-small.c: the next table of people within the card, on or below the line `from`: the line
 * that is called so, or that of its headings, these, and its last record.
 */
gboolean mp_card_find_people (const MpCard *self, guint32 from, guint32 *caption,
                              guint32 *headings, guint32 *last);
/* The place holds a label, with its value in it or not. */
gboolean mp_card_has_label (const MpCard *self, guint32 row, guint32 column);

/* The word of a heading line that the cell is, without what only decorates it; NULL: it is none.
 * `within`: its value where that stands in the same cell, 组织名称：肖坝社区舞蹈队; else NULL.
 */
char    *mp_card_label   (MpHeadings *headings, const MpCell *cell, const char **within);

/* mp-card-fill.c: what was written on the lines of a form: ___王芳____. */
char    *mp_card_filled_in (const char *text);

G_END_DECLS
