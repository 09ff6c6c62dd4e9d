/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record while somebody works on it: as it was loaded, as it would be saved, and what was typed
 * that cannot be read yet; with its children, which are edits of their own. It knows no widget.
 * Nothing typed is ever dropped: what is unreadable stays as it was typed, and what somebody else
 * saved in the meantime is put beside it.
 */

#pragma once

#include "edit/find/mp-relation.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_RECORD_EDIT (mp_record_edit_get_type ())
G_DECLARE_FINAL_TYPE (MpRecordEdit, mp_record_edit, MP, RECORD_EDIT, GObject)

/* Children are read when they are first asked for. The values a new record (id 0) begins with are
 * no changes: only what is typed after that is.
 */
MpRecordEdit   *mp_record_edit_new          (MpStore *store, MpRecord *record);

MpStore        *mp_record_edit_get_store    (MpRecordEdit *self);
const MpEntity *mp_record_edit_get_entity   (MpRecordEdit *self);
/* As it would be saved; the edit's own, not to be changed from outside. */
MpRecord       *mp_record_edit_get_record   (MpRecordEdit *self);
MpRecord       *mp_record_edit_get_original (MpRecordEdit *self);
MpRecordEdit   *mp_record_edit_get_owner    (MpRecordEdit *self); /* NULL at the top */
gboolean        mp_record_edit_is_new       (MpRecordEdit *self);
/* The name by which the record is mentioned, or what a new one is called; of one that stands by
 * itself and belongs to another, with the other's name.
 */
char           *mp_record_edit_dup_title    (MpRecordEdit *self);

/* --- values --------------------------------------------------------------------------------- */

/* What a person sees: the formatted value, or what was typed and cannot be read. */
char           *mp_record_edit_dup_text     (MpRecordEdit *self, const MpField *field);
/* What was typed and cannot be read, or NULL. */
const char     *mp_record_edit_get_typed    (MpRecordEdit *self, const MpField *field);
/* From a person: parsed as the field's type, codes by label or word, links by their whole name. */
void            mp_record_edit_set_text     (MpRecordEdit *self, const MpField *field,
                                             const char *text);
/* What stands in a chooser and has not been chosen: never taken for a record of that name. */
void            mp_record_edit_set_typed    (MpRecordEdit *self, const MpField *field,
                                             const char *text);
/* From a chooser: canonical, with the title of a link. */
void            mp_record_edit_set_value    (MpRecordEdit *self, const MpField *field,
                                             const char *value,
                                             const char *title);
/* A known record for a field that leads to one (policy/mp-through.h): what the form shows of it
 * follows, the telephone with the leader. FALSE: it is gone.
 */
gboolean        mp_record_edit_take_linked  (MpRecordEdit *self, const MpField *field, gint64 id);

/* What was typed into a link and names nobody who is known: a new record of that name, to be filled
 * in, which saving makes. NULL: the name is known, or twice, or its kind needs more than a name.
 */
MpRecord       *mp_record_edit_make_linked  (MpRecordEdit *self, const MpField *field);
/* How many of them the children of one entity have. */
guint           mp_record_edit_count_made   (MpRecordEdit *self, const MpEntity *entity);

/* The kind of record of which a link or a division chooses one; NULL as long as another field has
 * yet to say it.
 */
const MpEntity *mp_record_edit_get_linked   (MpRecordEdit *self, const MpField *field);

/* Why the record cannot be saved as this field stands (unreadable, required and empty), or NULL. */
char           *mp_record_edit_dup_problem  (MpRecordEdit *self, const MpField *field);
/* What is odd about the value, or NULL. Advisory. */
char           *mp_record_edit_dup_advice   (MpRecordEdit *self, const MpField *field);

/* Whether the field has a place on the form as it stands. */
gboolean        mp_record_edit_shows_field  (MpRecordEdit *self, const MpField *field);

gboolean        mp_record_edit_field_is_changed (MpRecordEdit *self, const MpField *field);
/* This record's fields, its children and theirs. */
gboolean        mp_record_edit_is_changed   (MpRecordEdit *self);
/* "Telephone, Members, Posts (2)": what the save bar names. */
char           *mp_record_edit_dup_changes  (MpRecordEdit *self);
/* The first field, here or in a child, that keeps the record from being saved: its sentence, and
 * where it is. NULL: nothing.
 */
char           *mp_record_edit_find_problem (MpRecordEdit *self, MpRecordEdit **where,
                                             const MpField **field);

/* --- children ------------------------------------------------------------------------------- */

/* The entities whose parent is this one, in the catalog's order. */
GPtrArray      *mp_record_edit_list_child_entities (MpRecordEdit *self);
/* All kinds that speak of this record, those that belong to it first (of MpRelation, owned by
 * self); and how many there are of one of them.
 */
GPtrArray      *mp_record_edit_get_relations (MpRecordEdit *self);
guint           mp_record_edit_count_related (MpRecordEdit *self, const MpRelation *relation);
/* How many of one entity there are, without reading them; and whether there is one in which
 * something stands.
 */
guint           mp_record_edit_count_children (MpRecordEdit *self, const MpEntity *entity);
gboolean        mp_record_edit_has_child    (MpRecordEdit *self, const MpEntity *entity);
/* The children of one entity as edits, removed ones left out; owned by the edit. */
GListModel     *mp_record_edit_get_children (MpRecordEdit *self, const MpEntity *entity);
/* Whether the sections of a one-to-one child belong on the form as it stands: the catalog says so,
 * or there is something in it.
 */
gboolean        mp_record_edit_shows        (MpRecordEdit *self, const MpEntity *child);
/* The one child of an MP_ENTITY_ONE entity; an empty one is saved only when it is filled in. */
MpRecordEdit   *mp_record_edit_get_child    (MpRecordEdit *self, const MpEntity *entity);
MpRecordEdit   *mp_record_edit_add_child    (MpRecordEdit *self, const MpEntity *entity);
void            mp_record_edit_remove_child (MpRecordEdit *self, MpRecordEdit *child);
/* Taken away and still to be put back: stored ones go to the recycle bin with the next save. */
GPtrArray      *mp_record_edit_get_removed  (MpRecordEdit *self, const MpEntity *entity);
/* Back where it was. */
void            mp_record_edit_restore_child (MpRecordEdit *self, MpRecordEdit *child);

/* Between these two, changes of children are said once, at the end: a range is being pasted. */
void            mp_record_edit_hold         (MpRecordEdit *self);
void            mp_record_edit_release      (MpRecordEdit *self);

/* --- drafts --------------------------------------------------------------------------------- */

/* The changes as text, with the values they were made to; NULL when there are none. */
char           *mp_record_edit_dup_draft    (MpRecordEdit *self);
/* Typed into this edit again. FALSE: the text is no draft. */
gboolean        mp_record_edit_apply_draft  (MpRecordEdit *self, const char *draft);
/* Where the draft of this record is kept among the store's settings; a new one's is its own. */
char           *mp_record_edit_dup_draft_key (MpRecordEdit *self);

/* --- saving --------------------------------------------------------------------------------- */

/* What the history will say: "Changed: 夕阳红舞蹈队". */
char           *mp_record_edit_dup_label    (MpRecordEdit *self);
/* Writes everything in one transaction, as it stands at this moment; what is typed while it is
 * being written stays a change. Afterwards the edit stands on what was saved.
 */
void            mp_record_edit_save_async   (MpRecordEdit *self, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
gboolean        mp_record_edit_save_finish  (MpRecordEdit *self, GAsyncResult *result,
                                             gint64 *change,
                                             GError **error);

/* Puts the changes onto what is stored now. Fields that both sides changed are in conflict.
 * FALSE: the record is not there any more.
 */
gboolean        mp_record_edit_rebase       (MpRecordEdit *self, GError **error);
gboolean        mp_record_edit_has_conflict (MpRecordEdit *self, const MpField *field);
guint           mp_record_edit_count_conflicts (MpRecordEdit *self);
/* What the store has, as a person reads it. */
char           *mp_record_edit_dup_theirs   (MpRecordEdit *self, const MpField *field);
void            mp_record_edit_settle       (MpRecordEdit *self, const MpField *field,
                                             gboolean theirs);

/* Signal "changed" (const MpField *field as gpointer, NULL: several): of this record or, with
 * field NULL, of a child.
 */

G_END_DECLS
