/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of an import between its files: what is said of it (mp-import-row-view.c), what is
 * decided (mp-import-row-decisions.c) and its values (mp-import-row-values.c).
 */

#pragma once

#include "mp-import-row-view.h"

G_BEGIN_DECLS

struct _MpImportRowView
{
  GtkWidget parent_instance;

  MpImport *import;
  MpImportRow *row;
  GtkWidget *scroller;
  GtkBox *box;
  GtkLabel *failure;
  GtkCheckButton *alike;  /* the decision is for all rows of this reason; NULL: there is no other */
  GPtrArray *others;      /* MpImportRow: selected besides, decided on together */
  GtkWidget *decisions;   /* a button for each, in the order of their keys */
  guint n_decisions;
  guint n_taken;          /* fields in which the record becomes what the file says */
  gboolean done;          /* the clerk has decided on it as a whole */
  guint idle;
};

GtkWidget *mp_import_make_label          (const char *text, const char *css_class);
/* What was asked for was done and the row planned again, or was refused, which is said. */
void       mp_import_row_view_after      (MpImportRowView *self, gboolean done,
                                          const GError *error);
void       mp_import_row_view_append_decisions (MpImportRowView *self);
GtkWidget *mp_import_row_view_make_values (MpImportRowView *self);
/* The row of the file that `row` repeats or resembles; NULL: none. */
MpImportRow *mp_import_row_find_earlier  (MpImport *import, MpImportRow *row);
/* The record that it resembles or is about; 0: none. */
gint64     mp_import_row_find_record     (MpImportRow *row);

G_END_DECLS
