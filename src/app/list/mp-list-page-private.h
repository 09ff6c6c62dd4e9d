/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by mp-list-page.c (how it is put together), mp-list-page-state.c (what it asks and
 * shows) and mp-list-page-actions.c (what can be done with the rows).
 */

#pragma once

#include "store/list/mp-list-model.h"

#include "app/widget/mp-count-tabs.h"
#include "mp-filter-bar.h"
#include "mp-id-selection.h"
#include "mp-list-columns.h"
#include "mp-list-page.h"
#include "app/form/mp-record-preview.h"

G_BEGIN_DECLS

#define MP_REVEAL_FIRST (-1) /* … whichever comes first */

struct _MpListPage
{
  GtkWidget parent_instance;

  GtkBox *toolbar;
  GtkLabel *heading;
  GtkMenuButton *sort_button;
  GtkMenuButton *columns_button;
  GtkToggleButton *preview_button;
  GtkToggleButton *reveal_button;
  GtkWidget *export_button;
  GtkBox *origin_row;
  GtkLabel *origin;
  GtkScrolledWindow *filters_row;
  GtkStack *body;
  GtkColumnView *view;
  GtkRevealer *preview_revealer;
  GtkImage *empty_icon;
  GtkLabel *empty_title;
  GtkLabel *empty_hint;
  GtkButton *empty_import;
  GtkButton *empty_new;
  GtkButton *empty_clear;
  GtkWidget *footer;
  GtkLabel *total;
  GtkLabel *selected;
  GtkButton *bulk_button;
  GtkButton *delete_button;
  GtkButton *restore_button;

  MpStore *store;
  const MpEntity *entity;
  const MpKind *kind; /* NULL for an entity without a place in the sidebar */
  MpListPageOpen open; /* NULL: the form, where there is one */
  gboolean deleted;
  gboolean masked;           /* some of its values are hidden until they are asked for */
  GSettings *settings;

  MpListModel *model;
  MpIdSelection *selection;
  MpListColumns *columns;
  MpCountTabs *tabs;         /* NULL without tabs */
  MpFilterBar *filters;      /* NULL in the bin */
  MpRecordPreview *preview;
  char *text;
  gint64 scope;
  GArray *ids;               /* those that are meant; NULL: all */
  gboolean waits_for_rows;   /* the focus goes to the first of them */
  gboolean from_the_top;     /* another question or order: the answer is read from its beginning */
  gint64 reveal;             /* to be selected when the list has been read, or … */
  GtkPopover *menu;          /* of a row */
  GCancellable *counting;
  guint count_id;
};

/* "" for all. */
const char *mp_list_page_get_tab           (MpListPage *self);
/* The same question again, in another order perhaps; the selection stays. */
void        mp_list_page_reload            (MpListPage *self);
/* Another question: what was selected may be out of sight, and must not be deleted by surprise. */
void        mp_list_page_ask_anew          (MpListPage *self);
void        mp_list_page_schedule_count    (MpListPage *self);
void        mp_list_page_rows_changed      (MpListPage *self);
void        mp_list_page_selection_changed (MpListPage *self);
void        mp_list_page_show_preview      (MpListPage *self);
void        mp_list_page_reveal_pending    (MpListPage *self);
/* The keys begin at a row, as soon as there is one: the one that is selected, or the first. */
void        mp_list_page_take_focus        (MpListPage *self);
/* The row that is selected when the selected ones are gone; 0: none. */
gint64      mp_list_page_get_neighbour     (MpListPage *self);

void        mp_list_page_add_keys          (MpListPage *self);
void        mp_list_page_export            (MpListPage *self);
void        mp_list_page_add_menu          (MpListPage *self);
void        mp_list_page_install_actions   (GtkWidgetClass *widget_class);
/* A notice that was copied becomes the draft of an activity. */
void        mp_list_page_install_notice    (GtkWidgetClass *widget_class);
gboolean    mp_list_page_takes_notices     (MpListPage *self);
/* Enables what can be done with the selection. */
void        mp_list_page_update_actions    (MpListPage *self);

G_END_DECLS
