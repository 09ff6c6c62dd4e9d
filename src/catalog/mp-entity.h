/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One kind of record. Every kind is one `static const` table in entities/ and one line in the
 * list there (entities/mp-entities.h); the numbered SQL of data/schema is the truth about tables,
 * and a test proves that both agree.
 */

#pragma once

#include "mp-field.h"

G_BEGIN_DECLS

typedef enum
{
  /* at most one record for each parent: shown as sections of the parent's form */
  MP_ENTITY_ONE = 1 << 0,
  /* rows are read from <name>_view, which adds the MP_DERIVED fields */
  MP_ENTITY_VIEW = 1 << 1,
  /* inside its parent's form a list whose lines open a record, not a grid */
  MP_ENTITY_LIST = 1 << 2,
  /* what happened outside: written once, no part of the history, never undone */
  MP_ENTITY_LOG = 1 << 3,
} MpEntityFlags;

typedef struct
{
  const char *name;   /* table, and the word used in miaopuctl */
  const char *label;  /* N_() */
  /* the field by which one record is mentioned; may be a link, whose title then stands */
  const char *title;
  /* the link field to the record that this one belongs to and goes with; or NULL */
  const char *parent;
  /* The same of one that belongs to a record of several kinds: the link that means it
   * (MpField.entity_by); no grid and no tab, each form has a place of its own for it. NULL: none.
   */
  const char *owner;
  const char *order;  /* the field a list is first sorted by; NULL: by id */
  gboolean newest_first; /* from its last value on: what happened last is looked for first */

  /* Its place in the house. */
  /* mp-group.h: the tab of its parent's form that holds it, its place in the sidebar; NULL: none,
   * what the program notes about its own work
   */
  const char *group;
  /* The ways to its division, with blanks between; one of them is enough. A field: the division
   * itself, or a link whose record then has one. "child.link": the records of `child` that link
   * here through `link`. "id": it is a division. NULL: it belongs to the whole office.
   */
  const char *scope;
  /* Two records that agree in these fields, with blanks between, are one. NULL: never. */
  const char *identity;
  /* Where the last of them is not said, this field tells them apart as well; NULL: nothing does. */
  const char *identity_else;

  /* Of the records of one parent one counts on a day: the view that ranks them (views.sql), the
   * fields of the first and the last day, and the flag that puts a record before others if there
   * is one, with blanks between. NULL: they count alike.
   */
  const char *current;

  MpEntityFlags flags;
  /* Whether its records have a place on the form of this parent; NULL: always. */
  MpRecordTest shown;
  const MpField *fields;
  guint n_fields;
} MpEntity;

/* The built-in kinds, in a fixed order: parents before children. A store adds the office's custom
 * fields to them (mp_store_get_entity); everything above the store takes entities from there.
 */
const MpEntity *const *mp_entities (guint *n_entities);
const MpEntity *mp_entity_lookup (const char *name);

/* The field that holds its own division, or NULL when it has none or only through a link. */
const MpField *mp_entity_get_division (const MpEntity *entity);

/* The kind of the record that this one belongs to, or NULL. */
const MpEntity *mp_entity_get_parent (const MpEntity *entity);

/* The field by which a record of this kind belongs to one of `owner` and goes with it, the parent
 * or one of several kinds; NULL when it does not.
 */
const MpField *mp_entity_get_belonging (const MpEntity *entity, const MpEntity *owner);

const MpField *mp_entity_get_field (const MpEntity *entity, const char *name);
int mp_entity_index (const MpEntity *entity, const MpField *field);

G_END_DECLS
