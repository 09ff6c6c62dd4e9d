/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the export page share: which ledgers, how, and the work.
 */

#pragma once

#include "mp-export-page.h"
#include "ledger/mp-ledger-export.h"

G_BEGIN_DECLS

struct _MpExportPage
{
  GtkWidget parent_instance;

  GtkListBox *ledgers;
  GtkWidget *options;
  GtkWidget *all;
  GtkWidget *outside;     /* the organizations that no ledger tells of */
  GtkLabel *outside_text;
  GArray *outside_ids;    /* of gint64; NULL: not counted yet */
  GPtrArray *rows;        /* of the list, in its order */
  gboolean ticking;       /* several are ticked at once */
  GtkWidget *retry;
  GtkWidget *results_box;
  GtkLabel *results_title;
  GtkListBox *results;
  GtkWidget *open_folder;
  GtkLabel *message;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *export;

  GtkWidget *scope;       /* MpPicker */
  GtkWidget *date;
  GtkDropDown *period;
  GtkWidget *filler;
  GtkWidget *phone;
  GtkWidget *reviewer;
  GtkCheckButton *masked;
  GtkCheckButton *full;
  GtkWidget *purpose_row;
  GtkWidget *purpose;
  GtkWidget *recipient_row;
  GtkWidget *recipient;
  GtkLabel *folder_label;

  MpStore *store;
  gint64 division;        /* the scope; 0: the reporting unit */
  char *folder;
  GCancellable *counting;

  GCancellable *running;  /* NULL: nothing is being exported */
  GPtrArray *queue;       /* of const MpPolicyQuery still to be made */
  GPtrArray *failed;      /* … that were not made; NULL: none is known */
  guint n_total, n_made;
};

/* A list of the organizations that are in no ledger of that day. */
void        mp_export_page_show_outside (MpExportPage *self);
/* Of const MpPolicyQuery that are ticked, in their order. */
GPtrArray  *mp_export_page_list_ticked (MpExportPage *self);
/* The canonical date of the entry, or NULL. */
char       *mp_export_page_dup_date    (MpExportPage *self);
/* "2025Q3" */
char       *mp_export_page_dup_period  (MpExportPage *self);
void        mp_export_page_update      (MpExportPage *self);

void        mp_export_page_count       (MpExportPage *self); /* rows of each ledger, in a reader */

void        mp_export_page_build_options    (MpExportPage *self);
void        mp_export_page_remember_options (MpExportPage *self);
void        mp_export_page_show_scope       (MpExportPage *self);

/* Takes `ledgers` over, of const MpPolicyQuery. */
void        mp_export_page_start       (MpExportPage *self, GPtrArray *ledgers);

G_END_DECLS
