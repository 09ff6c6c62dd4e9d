/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One kind of record. Every kind is one `static const` table in entities/ and one name in the
 * list of mp-entity.c; the numbered SQL of data/schema is the truth about tables, and a test
 * proves that both agree.
 */

#pragma once

#include "mp-field.h"

G_BEGIN_DECLS

typedef enum
{
  MP_ENTITY_ONE = 1 << 0,      /* at most one record for each parent: shown as sections of the parent's form */
  MP_ENTITY_VIEW = 1 << 1,     /* rows are read from <name>_view, which adds the MP_DERIVED fields */
  MP_ENTITY_DIVIDED = 1 << 2,  /* has a field `division`, so a scope narrows it */
  MP_ENTITY_LOG = 1 << 3,      /* what happened outside: written once, no part of the history, never undone */
} MpEntityFlags;

typedef struct
{
  const char *name;   /* table, and the word used in miaopuctl */
  const char *label;  /* N_() */
  const char *title;  /* the field by which one record is mentioned; may be a link, whose title then stands */
  const char *parent; /* the link field to the record that this one belongs to and goes with; or NULL */
  const char *order;  /* the field a list is first sorted by; NULL: by id */
  MpEntityFlags flags;
  const MpField *fields;
  guint n_fields;
} MpEntity;

/* The built-in kinds, in a fixed order: parents before children. A store adds the office's custom
 * fields to them (mp_store_get_entity); everything above the store takes entities from there.
 */
const MpEntity *const *mp_entities (guint *n_entities);
const MpEntity *mp_entity_lookup (const char *name);

/* The kind of the record that this one belongs to, or NULL. */
const MpEntity *mp_entity_get_parent (const MpEntity *entity);

const MpField *mp_entity_get_field (const MpEntity *entity, const char *name);
int mp_entity_index (const MpEntity *entity, const MpField *field);

G_END_DECLS
