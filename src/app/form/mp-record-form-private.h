/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the form share: one is the frame, one saves, keeps drafts and walks the list.
 */

#pragma once

#include "app/digest/mp-digest-bar.h"
#include "app/attachment/mp-attachment-strip.h"
#include "app/flow/mp-stage-bar.h"
#include "edit/mp-record-edit.h"
#include "mp-record-form.h"
#include "mp-record-parts.h"

G_BEGIN_DECLS

struct _MpRecordForm
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *pill;
  GtkLabel *place;
  GtkWidget *walk;
  GtkToggleButton *reveal;
  GtkMenuButton *more_button;
  GtkBox *summary_box;
  GtkWidget *summary;
  GtkBox *digest_box;
  MpDigestBar *digest;
  GtkBox *stage_box;
  MpStageBar *stage;
  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkButton *notice_button;
  GtkBox *body;          /* around the parts */
  GtkBox *attachment_box;
  MpAttachmentStrip *attachments;
  GtkLabel *changes;

  MpStore *store;
  GListModel *list;      /* that Alt+Up and Alt+Down walk, or NULL */
  MpRecordEdit *edit;
  MpRecordParts *parts;

  GCallback notice_action; /* void (*) (MpRecordForm *) */
  gboolean tells_problem;  /* the notice says what keeps it from being saved */
  guint draft_timer;
  gboolean masked;       /* something above the form is hidden until it is asked for */
  gboolean draft_kept;   /* the store holds a draft of this record */
  char *discarded;       /* the draft that was thrown away last: it can be had back */
  gint64 next_id;        /* the record to go on to once this one is saved; 0: none */
  gboolean begun;        /* as a new one, which it may no longer be */
  gboolean saving;
  gboolean gone;         /* deleted, here or elsewhere */
};

/* The field of which the pill beside the title speaks; NULL: none. */
const MpField *mp_record_form_pill  (MpRecordForm *self);
void mp_record_form_update_head     (MpRecordForm *self);
void mp_record_form_update_place    (MpRecordForm *self);
void mp_record_form_update_summary  (MpRecordForm *self);

/* `button` NULL: no button. */
void mp_record_form_notify      (MpRecordForm *self, const char *text, const char *button,
                                 GCallback action);
void mp_record_form_notice_button (MpRecordForm *self);
void mp_record_form_notice_close (MpRecordForm *self);
/* What keeps the record from being saved: the notice goes when it is mended. */
void mp_record_form_tell_problem (MpRecordForm *self, const char *problem);
void mp_record_form_update_problem (MpRecordForm *self);
void mp_record_form_update      (MpRecordForm *self);
/* The record is another than before: after a save, an undo, an import. */
void mp_record_form_refresh     (MpRecordForm *self);
/* As mp_record_form_show(), without keeping a draft of the one before. */
void mp_record_form_load        (MpRecordForm *self, MpRecord *record);

/* Before anything else takes the form's place: what was typed is kept as a draft, and that is said.
 * FALSE: it is nowhere else; the notice says so and asks.
 */
gboolean mp_record_form_may_go (MpRecordForm *self);
void mp_record_form_save        (MpRecordForm *self);
void mp_record_form_discard     (MpRecordForm *self);
void mp_record_form_delete      (MpRecordForm *self);
void mp_record_form_walk        (MpRecordForm *self, int step);
guint mp_record_form_find       (MpRecordForm *self); /* in the list, or G_MAXUINT */

void mp_record_form_touch_draft (MpRecordForm *self); /* something was typed */
gboolean mp_record_form_keep_draft (MpRecordForm *self); /* now */
void mp_record_form_drop_draft  (MpRecordForm *self);
void mp_record_form_take_draft  (MpRecordForm *self); /* into the edit, with a notice */
void mp_record_form_store_changed (MpRecordForm *self, const char *entity, GArray *ids);

G_END_DECLS
