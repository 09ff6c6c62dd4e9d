/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the grid share: one lays the lines out, one moves about in them.
 */

#pragma once

#include "mp-child-cell.h"
#include "mp-child-grid.h"

G_BEGIN_DECLS

struct _MpChildGrid
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpEntity *entity;
  GListModel *children;
  GPtrArray *fields;   /* of MpField: the columns */
  GHashTable *cells;   /* MpRecordEdit → GPtrArray of MpChildCell */

  GtkWidget *scroller;
  GtkWidget *table;
  GtkWidget *empty;
  GtkWidget *note;
  int line;            /* the next one of the table */
  guint shown;         /* children that have a line … */
  guint wanted;        /* … and that are to have one: a roster of a thousand comes as one scrolls */
  guint n_removed;     /* lines that are struck through */
};

/* The table made anew; and the lines of children that have come to the end. */
void mp_child_grid_rebuild      (MpChildGrid *self);
void mp_child_grid_append_lines (MpChildGrid *self);

/* What its cells and buttons do. */
void mp_child_grid_move         (MpChildGrid *self, int columns, int rows, MpChildCell *cell);
void mp_child_grid_focused      (MpChildGrid *self, MpChildCell *cell);
void mp_child_grid_ask_paste    (MpChildGrid *self, MpChildCell *cell);
void mp_child_grid_open         (MpChildGrid *self, MpRecordEdit *child);
void mp_child_grid_remove       (MpChildGrid *self, MpRecordEdit *child);
void mp_child_grid_restore      (MpChildGrid *self, MpRecordEdit *child);

G_END_DECLS
