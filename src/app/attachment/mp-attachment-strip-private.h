/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the strip share: one shows, one takes files in, one does something with what is
 * there.
 */

#pragma once

#include "mp-attachment-job.h"
#include "mp-attachment-strip.h"

#include "attachment/mp-attachment.h"

G_BEGIN_DECLS

struct _MpAttachmentStrip
{
  GtkWidget parent_instance;

  MpStore *store;
  const MpEntity *owner;
  gint64 id;
  GPtrArray *attachments; /* of MpRecord */

  GtkWidget *bar;
  GtkLabel *title;
  GtkWidget *add;
  GtkWidget *original;    /* a check button */
  GtkWidget *save_all;
  GtkLabel *hint;         /* what can be done, or what is being done */
  GtkWidget *cancel;
  GtkWidget *scroller;
  GtkFlowBox *row;

  MpAttachmentJob *job;   /* NULL: nothing is being added */
  guint timer;            /* while it is */
  GCancellable *reading;  /* what there is */
  MpRecord *saving_as;    /* while the file window asks where to */
};

void mp_attachment_strip_update (MpAttachmentStrip *self);
/* The one that is selected, or NULL. */
MpRecord *mp_attachment_strip_get_selected (MpAttachmentStrip *self);

/* adding */
void mp_attachment_strip_choose (MpAttachmentStrip *self);
gboolean mp_attachment_strip_paste (MpAttachmentStrip *self);
void mp_attachment_strip_add (MpAttachmentStrip *self, GPtrArray *files, GBytes *picture);
void mp_attachment_strip_stop (MpAttachmentStrip *self);

/* doing */
void mp_attachment_strip_open (MpAttachmentStrip *self, MpRecord *attachment);
void mp_attachment_strip_remove (MpAttachmentStrip *self, MpRecord *attachment);
void mp_attachment_strip_rename (MpAttachmentStrip *self, MpRecord *attachment);
void mp_attachment_strip_save_as (MpAttachmentStrip *self, MpRecord *attachment);
void mp_attachment_strip_save_all (MpAttachmentStrip *self);

G_END_DECLS
