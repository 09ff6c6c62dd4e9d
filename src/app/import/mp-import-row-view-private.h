/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of an import between its two files: what is decided of it (mp-import-row-view.c) and its
 * values (mp-import-row-values.c).
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
  guint idle;
};

GtkWidget *mp_import_make_label          (const char *text, const char *css_class);
/* What was asked for was done and the row planned again, or was refused, which is said. */
void       mp_import_row_view_after      (MpImportRowView *self, gboolean done,
                                          const GError *error);
void       mp_import_row_view_append_values (MpImportRowView *self);

G_END_DECLS
