/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a transaction did to search_text, for those who have it in memory: told once it is
 * committed.
 */

#pragma once

#include "catalog/mp-entity.h"

G_BEGIN_DECLS

typedef struct _MpSearchNotes MpSearchNotes;

typedef void (*MpSearchNoteFunc) (const MpEntity *entity, gint64 id, const char *text,
                                  guint32 letters, gpointer data);

MpSearchNotes *mp_search_notes_new     (void);
void           mp_search_notes_free    (MpSearchNotes *self);
/* `text` "": there is nothing to look through any more. */
void           mp_search_notes_add     (MpSearchNotes *self, const MpEntity *entity, gint64 id,
                                        const char *text, guint32 letters);
/* Everything may be different: an import, say. Nothing more is kept then. */
void           mp_search_notes_set_all (MpSearchNotes *self);
gboolean       mp_search_notes_is_all  (MpSearchNotes *self);
void           mp_search_notes_each    (MpSearchNotes *self, MpSearchNoteFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpSearchNotes, mp_search_notes_free)

G_END_DECLS
