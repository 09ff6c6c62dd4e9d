/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the grid share: one lays the lines out, one moves about in them.
 */

#pragma once

#include "mp-child-cell.h"
#include "mp-child-grid.h"

#include "app/layout/mp-lines-layout.h"

G_BEGIN_DECLS

struct _MpChildGrid
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpEntity *entity;
  GListModel *children;
  GPtrArray *fields;   /* of MpField: the columns */
  GPtrArray *lines;    /* of MpGridLine, in the order of the children: those that are there */

  GtkWidget *scroller;
  GtkWidget *table;
  MpLinesLayout *layout;
  GtkWidget *empty;
  GtkWidget *note;
  guint n_removed;     /* lines that are struck through */
  guint n_made; /* people whom the next save makes, as the note says */
  guint update_source;
  gboolean reveal;     /* the focused line is to be scrolled to once there is room for it */
};

/* The line of one child, while it is there. */
typedef struct
{
  guint position;      /* of the child */
  GPtrArray *cells;    /* of MpChildCell */
  GPtrArray *widgets;  /* all of it */
} MpGridLine;

void        mp_grid_line_free           (gpointer data);

/* The columns, once. */
void        mp_child_grid_lay_columns   (MpChildGrid *self);
/* The table made anew. */
void        mp_child_grid_rebuild       (MpChildGrid *self);
/* Lines for what can be seen, and none for what cannot; children have come to the end. */
void        mp_child_grid_update_lines  (MpChildGrid *self);
/* The line of a child, made when it is not there. */
MpGridLine *mp_child_grid_need_line     (MpChildGrid *self, guint position);
/* Where the line of a child stands in the table. */
guint       mp_child_grid_line_of       (MpChildGrid *self, guint position);

/* Of a row among the children; G_MAXUINT: it is not there. */
guint       mp_child_grid_position_of   (MpChildGrid *self, MpRecordEdit *child);
/* Below the table: how many people the save makes. */
void        mp_child_grid_say_made      (MpChildGrid *self);
/* Ctrl+V in a cell that is open, once. */
void        mp_child_grid_hear_paste    (MpChildGrid *self);

/* What its cells and buttons do. */
void        mp_child_grid_move          (MpChildGrid *self, int columns, int rows,
                                         MpChildCell *cell);
void        mp_child_grid_focused       (MpChildGrid *self, MpChildCell *cell);
void        mp_child_grid_ask_paste     (MpChildGrid *self, MpChildCell *cell);
void        mp_child_grid_open          (MpChildGrid *self, MpRecordEdit *child);
void        mp_child_grid_remove        (MpChildGrid *self, MpRecordEdit *child);
void        mp_child_grid_restore       (MpChildGrid *self, MpRecordEdit *child);

G_END_DECLS
