/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by mp-list-page.c (what is shown) and mp-list-page-actions.c (what can be done with it).
 */

#pragma once

#include "store/mp-list-model.h"

#include "mp-count-tabs.h"
#include "mp-filter-bar.h"
#include "mp-id-selection.h"
#include "mp-list-columns.h"
#include "mp-list-page.h"
#include "mp-record-preview.h"

G_BEGIN_DECLS

struct _MpListPage
{
  GtkWidget parent_instance;

  GtkBox *toolbar;
  GtkLabel *heading;
  GtkMenuButton *columns_button;
  GtkToggleButton *preview_button;
  GtkToggleButton *reveal_button;
  GtkScrolledWindow *filters_row;
  GtkStack *body;
  GtkColumnView *view;
  GtkRevealer *preview_revealer;
  GtkLabel *empty_title;
  GtkLabel *empty_hint;
  GtkButton *empty_import;
  GtkButton *empty_new;
  GtkButton *empty_clear;
  GtkWidget *footer;
  GtkLabel *total;
  GtkLabel *selected;
  GtkButton *delete_button;
  GtkButton *restore_button;

  MpStore *store;
  const MpEntity *entity;
  const MpKind *kind; /* NULL for an entity without a place in the sidebar */
  gboolean deleted;
  GSettings *settings;

  MpListModel *model;
  MpIdSelection *selection;
  MpListColumns *columns;
  MpCountTabs *tabs;         /* NULL without tabs */
  MpFilterBar *filters;      /* NULL in the bin */
  MpRecordPreview *preview;
  char *text;
  gint64 scope;
  gint64 reveal;             /* to be selected when the list has been read; -1: the first */
  GCancellable *counting;
  guint count_id;
};

void mp_list_page_install_actions (GtkWidgetClass *widget_class);
/* The row that is selected when the selected ones are gone; 0: none. */
gint64 mp_list_page_get_neighbour (MpListPage *self);
/* Enables what can be done with the selection. */
void mp_list_page_update_actions  (MpListPage *self);

G_END_DECLS
