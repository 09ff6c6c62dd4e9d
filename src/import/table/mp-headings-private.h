/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dictionary of headings, its file and the reading of one heading share.
 */

#pragma once

#include "mp-headings.h"

G_BEGIN_DECLS

/* A heading above others, or a word before another: 负责人｛姓名, 电话｝, 负责人电话. */
typedef struct
{
  const char *name;   /* interned */
  const char *alone;  /* what the word means as a heading; NULL: nothing */
  gboolean person;    /* speaks of a person: the columns beside may go on about the same one */
  const char *part;   /* to which the fields of the person belong; NULL */
  GHashTable *fields; /* those that go elsewhere: a person's field → target */
  GHashTable *below;  /* folded word below or behind → what it means */
  const char *counts; /* part of children that count: a code of theirs below or behind; NULL */
  char **among;       /* parts of which a table speaks that has the group; NULL: any table may */
  const char *instead; /* the group that the words mean in any other table */
  const char *beside; /* of whom they speak where an earlier word has a column; NULL */
  const char *const *order; /* the words, folded */
} MpHeadingGroup;

struct _MpHeadings
{
  MpStore *store;
  gboolean all;         /* the words of all subjects together */
  const char *title;    /* target: what the subject's records are called; NULL: of all together */
  GHashTable *phrases;  /* folded heading → MpHeading */
  GHashTable *persons;  /* folded heading → name of a field of a person */
  GHashTable *words;    /* folded word → MpHeadingGroup */
  GPtrArray *groups;    /* of MpHeadingGroup */
  MpHeadingGroup *otherwise; /* of whom a person's field is when nothing says so */
  const char *usual;    /* the group whose person that is; NULL */
  GPtrArray *foreign;   /* folded words */
  GPtrArray *needed;    /* the same */
  GPtrArray *unnamed;   /* the same */
  GPtrArray *called;    /* the same */
  guint longest;        /* of the group words, in bytes */
};

/* Without white space, colons, stars and other marks that a heading may carry. */
char       *mp_heading_fold (const char *text);
/* Those between the ; of `text`, each folded. */
char      **mp_heading_words (const char *text);
/* Without its brackets; `inside` gets the first one's contents. NULL when there is none. */
char       *mp_heading_bare (const char *text, char **inside);
/* Behind the words that may stand before a heading without changing what it means. */
const char *mp_heading_skip (const char *text);
/* "a+b|c+d?e~f:value" as the files write what a heading means. */
MpHeading   mp_heading_parse (const char *meaning);
/* The person's field in the group, or NULL. */
const char *mp_heading_group_field (const MpHeadingGroup *group, const char *field);
void        mp_heading_group_free (gpointer group);
/* mp-heading-load.c: adds the words of a subject. */
void        mp_headings_load (MpHeadings *self, const MpImportSubject *subject);

/* mp-heading-resolve.c: one heading by itself. */
const MpHeadingGroup *mp_heading_find_group (MpHeadings *self, const char *folded);
/* `word` as a field of what the group speaks of; "" is the group itself. */
const char *mp_heading_in_group (MpHeadings *self, const MpHeadingGroup *group, const char *word);
MpHeading   mp_heading_of_target (const char *target, const MpHeadingGroup *group);
/* The group named by the longest word that `folded` begins with; `rest` gets what follows. */
const MpHeadingGroup *mp_heading_find_prefix (MpHeadings *self, const char *folded,
                                              const char **rest);
gboolean    mp_heading_resolve_word (MpHeadings *self, const char *folded, MpHeading *heading);
gboolean    mp_heading_resolve_leaf (MpHeadings *self, const char *text, MpHeading *heading);

/* mp-heading-pairs.c: 负责人及电话, 姓名/电话: two words of one person. `group` NULL: the first word
 * says of whom.
 */
gboolean    mp_heading_resolve_joined (MpHeadings *self, const char *folded,
                                       const MpHeadingGroup *group, MpHeading *heading);
/* 姓名职务, 职务/姓名, 姓名及电话: words of whomever the columns before speak, his name among them. */
gboolean    mp_heading_resolve_person (MpHeadings *self, const char *folded, MpHeading *heading);
/* 活动场所及面积, 成员数（其中党员）: two fields in one cell that can be told apart again. */
gboolean    mp_heading_resolve_pair (MpHeadings *self, const char *folded, MpHeading *heading);

G_END_DECLS
