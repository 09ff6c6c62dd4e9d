/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words above a column mean: a dictionary for each subject of an import, from
 * data/headings. A heading speaks of a part of the row (the leader, the place, the filing …), named
 * by a heading above, a word before, or a neighbour. Nothing here knows a file or a field.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpImportSubject MpImportSubject;

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
  /* what they are in a row for which the subject says so; NULL: the same */
  const char *others[2];
  const char *alternative; /* another target for the same words: the cells decide */
  /* the person or thing that the columns beside may speak of too: "leader" */
  const char *whose;
  const char *field;
  const char *with;        /* another field of that person, in the same cell; NULL */
  const char *counts;      /* the part of the counts that a cell may hold instead of one number */
  const char *sums;        /* of what is not kept: the number of which it counts a part; NULL */
  char level;
  gboolean names;          /* what the records of the table are called */
  /* only where no other column says it (计划时间 beside 开展时间); `implied`, which may be NULL, is
   * then the value of another field, unless the row says that itself
   */
  gboolean stands_in;
  const char *implied[2];
} MpHeading;

typedef struct _MpHeadings MpHeadings;

/* `subject` NULL: the words of all subjects together. */
MpHeadings *mp_headings_new  (MpStore *store, const MpImportSubject *subject);
void        mp_headings_free (MpHeadings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpHeadings, mp_headings_free)

/* `levels`: from the top to the column's own heading. */
MpHeading   mp_headings_resolve (MpHeadings *self, const char *const *levels, guint n_levels);
/* 2023年, 2024年度: only of which year the heading above is. */
gboolean    mp_heading_is_year  (const char *text);
/* A heading that means the target and nothing else; NULL. */
const char *mp_headings_word_for (MpHeadings *self, const char *target);
/* TRUE for the words of a heading line, of any level. */
gboolean    mp_headings_knows   (MpHeadings *self, const char *text);
/* TRUE when no table of the subject has such a heading. */
gboolean    mp_headings_is_foreign (MpHeadings *self, const char *heading);
/* One of those without which no table is about the subject. */
gboolean    mp_headings_need_none (MpHeadings *self);
gboolean    mp_headings_is_needed (MpHeadings *self, const char *heading);
/* The texts around a table call it by one of the words of the subject; NULL: there are none. */
gboolean    mp_headings_is_called (MpHeadings *self, const char *context);
/* One of those by which the records are called where no column is one of names. */
gboolean    mp_headings_may_name (MpHeadings *self, const char *heading);
/* The target of a person's field for the one that `whose` names, or NULL. `whose` NULL: for the
 * one of whom such columns speak when no heading says so.
 */
const char *mp_headings_of_person (MpHeadings *self, const char *whose, const char *field);
/* The name by which headings speak of that person; NULL. */
const char *mp_headings_usual_person (MpHeadings *self);
/* 联络员 is of Party work in a table that speaks of it, and else another: the heading as that one's,
 * unless `speaks_of` finds a column about one of the parts that the group stands among.
 */
void        mp_headings_settle_group (MpHeadings *self, MpHeading *heading,
                                      gboolean (*speaks_of) (const char *part, gpointer data),
                                      gpointer data);
/* 骨干 | 负责人: of columns that would name one person by different words, the one whose word comes
 * first in the dictionary does; those of the other words become those of people beside.
 */
void        mp_headings_settle_rivals (MpHeadings *self, MpHeading *const *headings,
                                       const char *const *texts, guint n);
/* 场所名称 | 地址 | 权属 | 使用组织: what stands between a place and the name of who uses it is said
 * of the place.
 */
void        mp_headings_settle_uses (MpHeadings *self, MpHeading *const *headings,
                                     const char *const *texts, guint n);
/* Where a telephone belongs that stands beside the name in `target`, or NULL when that is no
 * person's name.
 */
const char *mp_headings_phone_of (MpHeadings *self, const char *target);

/* What a word beside a number in a cell under the heading counts, when the number alone is
 * `target`: 党员 among 成员. "": the same; NULL: nothing.
 */
const char *mp_headings_counted (MpHeadings *self, const char *target, const char *word);

/* "leader.phone" → the field; NULL: no such target. `entity` may be NULL. */
const MpField *mp_target_field  (MpStore *store, const char *target, const MpEntity **entity);
/* By what the children of a part count; NULL: it is no such part. */
const MpField *mp_target_code   (MpStore *store, const char *part);
/* All targets of a subject's tables, in the order of the form. */
GPtrArray     *mp_target_list   (MpStore *store, const MpImportSubject *subject);

/* 元 → 1, 万元 → 10000; 0: no unit is named. */
double         mp_heading_unit  (const char *text);

G_END_DECLS
