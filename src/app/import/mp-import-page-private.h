/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the import assistant share: the page with its steps, and a file for each step
 * and for the work behind them.
 */

#pragma once

#include "mp-import-page.h"
#include "mp-import-preview.h"
#include "mp-import-standing.h"
#include "import/mp-import.h"

G_BEGIN_DECLS

typedef enum
{
  MP_IMPORT_STEP_FILE,
  MP_IMPORT_STEP_COLUMNS,
  MP_IMPORT_STEP_PREVIEW,
  MP_IMPORT_STEP_DONE,
  MP_IMPORT_N_STEPS,
} MpImportStep;

struct _MpImportPage
{
  GtkWidget parent_instance;

  GtkWidget *steps;
  GtkLabel *file_name;
  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkStack *stack;
  GtkWidget *drop_zone;
  GtkWidget *choose;
  GtkBox *recent;         /* files and imports, before a file is chosen */
  GtkBox *sheets;
  GtkBox *columns;
  GtkBox *preview;
  GtkBox *done;
  GtkLabel *message;
  GtkProgressBar *progress;
  GtkWidget *cancel;
  GtkWidget *save_rest;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *look;        /* at what was imported, in the last step; NULL: nothing to look at */

  MpStore *store;
  MpImport *import;       /* NULL: no file yet */
  MpImportPreview *rows;  /* in the third step */
  MpImportStep step;
  gboolean planned;       /* the plan fits the choices */
  GHashTable *defaults;   /* "table target" → what was chosen, as it is shown */
  gint64 change;          /* of the applied import, for undo; 0: it wrote nothing */
  gboolean taken_back;

  GCancellable *reading_recent;
  GCancellable *running;  /* NULL: nothing is being done */
  guint progress_timer;
  gint done_permille;     /* atomic: written by the thread that works */
};

void mp_import_page_update    (MpImportPage *self);
void mp_import_page_go        (MpImportPage *self, MpImportStep step);
/* NULL: nothing is the matter. */
void mp_import_page_notify    (MpImportPage *self, const char *text);
/* A choice was made that the plan does not know yet. */
void mp_import_page_touch     (MpImportPage *self);

/* The file can be chosen again without looking for it. */
void mp_import_page_remember_file (const char *path);

/* What each step shows, made anew. */
void mp_import_page_show_recent  (MpImportPage *self);
void mp_import_page_show_sheets  (MpImportPage *self);
/* mp-import-marking.c: what the clerk shows of a sheet, and what the rows of a table are. */
GtkWidget *mp_import_page_make_marking (MpImportPage *self, const MpImportSheet *sheet);
GtkWidget *mp_import_page_make_subject (MpImportPage *self, const MpImportTable *table);
void mp_import_page_show_columns (MpImportPage *self);
/* mp-import-meanings.c, mp-import-lines.c: sections of the second step, when there is something to
 * say.
 */
void mp_import_page_add_words    (MpImportPage *self, GPtrArray *tables);
void mp_import_page_add_defaults (MpImportPage *self, GPtrArray *tables);
void mp_import_page_add_lines    (MpImportPage *self, const MpImportTable *table);
/* What stands in a line of a sheet, about `n_chars` of it; "" when it is empty. */
char *mp_import_page_dup_line    (MpImport *import, guint sheet, guint row, glong n_chars);
void mp_import_page_show_result  (MpImportPage *self);
/* Asks where to, and writes the held and refused rows there. */
void mp_import_page_save_rest    (MpImportPage *self);
guint mp_import_page_count_rest  (MpImportPage *self);
/* Of const MpImportTable that are read. */
GPtrArray *mp_import_page_list_tables (MpImportPage *self);

/* The work: each shows its progress and can be cancelled. */
void mp_import_page_start_open  (MpImportPage *self, const char *path);
void mp_import_page_start_plan  (MpImportPage *self, MpImportStep then);
void mp_import_page_start_apply (MpImportPage *self);
void mp_import_page_start_undo  (MpImportPage *self);
void mp_import_page_stop        (MpImportPage *self);
/* Whether what was imported still is. */
void mp_import_page_look_again  (MpImportPage *self);
/* After the plan: most rows belong to another unit. */
void mp_import_page_warn_of_elsewhere (MpImportPage *self);

G_END_DECLS
