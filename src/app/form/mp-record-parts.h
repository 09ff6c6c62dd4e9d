/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a record: its own sections, what belongs to it by groups, its history. One tab for
 * each group, and below it the kinds in it when there are several, so that a record to which
 * forty kinds belong has as few tabs as one to which five do. A part is built, and its children
 * are read, when it is first looked at.
 */

#pragma once

#include <gtk/gtk.h>

#include "mp-record-tabs.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_PARTS (mp_record_parts_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordParts, mp_record_parts, MP, RECORD_PARTS, GtkWidget)


GtkWidget  *mp_record_parts_new          (MpRecordEdit *edit);

/* The part on show: one of the two above, or the name of a kind of children. */
const char *mp_record_parts_get_shown    (MpRecordParts *self);
/* Shown for good; the key of a tab will do. FALSE: this record has no such part. */
gboolean    mp_record_parts_show         (MpRecordParts *self, const char *part);

/* The record was stored, undone, imported: its history and numbers are others now. */
void        mp_record_parts_refresh      (MpRecordParts *self);
void        mp_record_parts_update_counts (MpRecordParts *self);

/* The first field of the main part, when that is on show. */
void        mp_record_parts_focus_first  (MpRecordParts *self);
/* Into the part on show. */
void        mp_record_parts_focus_shown  (MpRecordParts *self);
/* To the tab before or after. */
void        mp_record_parts_turn         (MpRecordParts *self, int step);
/* The field of the main part that the cursor is in, or NULL. */
const MpField *mp_record_parts_get_focused (MpRecordParts *self);
/* The field that something is wrong with, on whichever part. */
void        mp_record_parts_focus_field  (MpRecordParts *self, MpRecordEdit *edit,
                                          const MpField *field);
/* Every row says what keeps it from being saved. */
void        mp_record_parts_check        (MpRecordParts *self);

gboolean    mp_record_parts_is_personal  (MpRecordParts *self);

G_END_DECLS
