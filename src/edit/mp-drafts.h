/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed and is not saved: no ledger has it, so the window says how much there is and
 * where. The one register of an office's drafts; they lie among the settings of the store, outside
 * the history.
 */

#pragma once

#include "mp-record-edit.h"

G_BEGIN_DECLS

#define MP_TYPE_DRAFTS (mp_drafts_get_type ())
G_DECLARE_FINAL_TYPE (MpDrafts, mp_drafts, MP, DRAFTS, GObject)

typedef struct
{
  MpRecord *record; /* as it is stored, or a new one whose edit goes on with this draft */
  char *title;      /* as it would be called once saved */
  char *changes;    /* "Telephone, Members" */
} MpDraft;

void       mp_draft_free  (MpDraft *draft);

/* Of the store, which it lives as long as. */
MpDrafts  *mp_drafts_of   (MpStore *store);

/* The key is mp_record_edit_dup_draft_key(); `text` NULL: there is none any more. */
gboolean   mp_drafts_set  (MpDrafts *self, const char *key, const char *text, GError **error);
char      *mp_drafts_dup  (MpDrafts *self, const char *key);

/* Those whose record can still be saved. */
guint      mp_drafts_count (MpDrafts *self);
gboolean   mp_drafts_has   (MpDrafts *self, MpRecord *record);
GPtrArray *mp_drafts_list  (MpDrafts *self); /* of MpDraft */

/* Signal "changed": another number of them, or of other records. */

G_END_DECLS
