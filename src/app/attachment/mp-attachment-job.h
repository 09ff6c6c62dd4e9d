/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files on their way to a record, taken in beside the main thread: large ones and photos take their
 * time. What cannot be taken is told of together, and the others become one change.
 */

#pragma once

#include "attachment/mp-attaching.h"

G_BEGIN_DECLS

#define MP_TYPE_ATTACHMENT_JOB (mp_attachment_job_get_type ())
G_DECLARE_FINAL_TYPE (MpAttachmentJob, mp_attachment_job, MP, ATTACHMENT_JOB, GObject)

/* `files` (of GFile) or `picture` with the name that it gets; the other is NULL. */
MpAttachmentJob *mp_attachment_job_new     (MpStore *store, const MpEntity *owner, gint64 id,
                                            gboolean original, GPtrArray *files, GBytes *picture,
                                            const char *name);
/* Emits "done" in the main thread, cancelled or not. */
void             mp_attachment_job_start   (MpAttachmentJob *self);
void             mp_attachment_job_cancel  (MpAttachmentJob *self);

/* What to show meanwhile: "Adding 2 of 5 …". */
char            *mp_attachment_job_dup_text (MpAttachmentJob *self);

/* After "done": how many came in, the change to be undone (0: none), and what went wrong, a
 * sentence for each file, or NULL.
 */
guint            mp_attachment_job_get_n   (MpAttachmentJob *self);
gint64           mp_attachment_job_get_change (MpAttachmentJob *self);
const char      *mp_attachment_job_get_problems (MpAttachmentJob *self);

G_END_DECLS
