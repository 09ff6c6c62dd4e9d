/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words above a column mean: from the catalog's synonyms, and from the parts that one row
 * of a clerk's table speaks of (the leader, the place, the filing …), named by a heading above, a
 * word before, or a neighbour. Nothing here knows a file.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_HEADING_UNKNOWN,
  MP_HEADING_IGNORED, /* a heading, but of nothing that is kept: 序号, 填报人 */
  MP_HEADING_FIELD,   /* `targets` */
  MP_HEADING_PERSON,  /* `field` of whomever the columns before speak of */
  MP_HEADING_PLACE,   /* a division above the community, `level`: 镇, 区县 */
} MpHeadingKind;

typedef struct
{
  MpHeadingKind kind;
  const char *targets[2];  /* interned; the second of a cell that says two things, or NULL */
  const char *registered;  /* what the first means in the row of a registered organization, or NULL */
  const char *alternative; /* another target for the same words: the cells decide */
  const char *subject;     /* the person or thing that the columns beside may speak of too: "leader" */
  const char *field;
  char level;
} MpHeading;

typedef struct _MpHeadings MpHeadings;

MpHeadings *mp_headings_new  (MpStore *store);
void        mp_headings_free (MpHeadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpHeadings, mp_headings_free)

/* `levels`: from the top to the column's own heading. */
MpHeading   mp_headings_resolve (MpHeadings *self, const char *const *levels, guint n_levels);
/* TRUE for the words of a heading line, of any level. */
gboolean    mp_headings_knows   (MpHeadings *self, const char *text);
/* The target of a person's field for the one that `subject` names, or NULL. */
const char *mp_headings_of_person (const char *subject, const char *field);

/* "leader.phone" → the field; NULL: no such target. `entity` may be NULL. */
const MpField *mp_target_field  (MpStore *store, const char *target, const MpEntity **entity);
/* "Leader: Telephone", translated. */
char          *mp_target_label  (MpStore *store, const char *target);
/* All targets of a table of this entity, in the order of the form. */
GPtrArray     *mp_target_list   (MpStore *store, const char *entity);

/* 元 → 1, 万元 → 10000; 0: no unit is named. */
double         mp_heading_unit  (const char *text);

G_END_DECLS
