/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the edit share: values, children, draft and save are a file each.
 */

#pragma once

#include "mp-record-edit.h"

G_BEGIN_DECLS

/* The children of one entity, read when they are first asked for. */
typedef struct
{
  const MpEntity *entity;
  gboolean read;
  guint n_stored;     /* while they are not read */
  GListStore *shown;  /* of MpRecordEdit */
  GPtrArray *removed; /* of MpRecordEdit that are stored and are to go to the bin */
} MpEditChildren;

struct _MpRecordEdit
{
  GObject parent_instance;

  MpStore *store;
  const MpEntity *entity;
  MpRecordEdit *owner;   /* not owned; NULL at the top */
  MpRecord *original;    /* as it is stored, or as a new one began */
  MpRecord *record;      /* as it would be saved; an unreadable field keeps the original's value */
  char **typed;          /* one for each field: what cannot be read, or NULL */
  /* MpField to MpRecord: what was typed names a record that is made with the save */
  GHashTable *made;
  GHashTable *conflicts; /* set of MpField: both sides changed it */
  GPtrArray *children;   /* of MpEditChildren, at the top only */
  GPtrArray *relations;  /* of MpRelation, at the top only */
  GArray *counts;        /* of guint: how many are stored of each relation */
  char *draft_key;       /* of a new one: where its draft is kept */
  guint position;        /* of a removed child: where it stood */
  guint held;            /* changes of children are not said now */
};

/* On a new record: the key of the draft that it was read from, which goes on with it. */
#define MP_EDIT_DRAFT "mp-edit-draft"

MpRecordEdit   *mp_record_edit_new_child  (MpRecordEdit *owner, MpRecord *record);
void            mp_record_edit_emit_changed (MpRecordEdit *self, const MpField *field);
/* The canonical value; "" for an empty text, NULL when it cannot be read. */
char           *mp_record_edit_read       (MpRecordEdit *self, const MpField *field,
                                           const char *text);
/* Read, if they were not. */
MpEditChildren *mp_record_edit_children_of (MpRecordEdit *self, const MpEntity *entity);
void            mp_edit_children_free     (gpointer data);
/* Knows the kinds of children and how many are stored; reads none of them. */
void            mp_record_edit_prepare_children (MpRecordEdit *self);
/* What the user changed is laid over `theirs`, which becomes the original. */
void            mp_record_edit_move_onto  (MpRecordEdit *self, MpRecord *theirs);
/* `name` says which record others of the form are read from, and is another now. */
void            mp_record_edit_follow_name (MpRecordEdit *self, const MpField *name);
/* Fields of this record only. */
gboolean        mp_record_edit_fields_are_changed (MpRecordEdit *self);
/* The stored record is gone: what was typed becomes a new one. */
void            mp_record_edit_make_new   (MpRecordEdit *self);

G_END_DECLS
