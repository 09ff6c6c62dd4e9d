/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of headings that are no field's own: of whom or of what a group of columns speaks, and
 * headings that mean two things or none. Chinese data; a new word is one more between two '|'.
 */

#pragma once

#include "mp-headings.h"

G_BEGIN_DECLS

/* A heading above others, or a word before another: 负责人｛姓名, 电话｝, 负责人电话. */
typedef struct
{
  const char *name;
  const char *words;
  const char *alone;  /* target of the word itself as a heading; NULL: none */
  gboolean person;    /* speaks of a person: the columns beside may go on about the same one */
  const char *fields; /* a person's field → target, "name=party.instructor_name|…"; "*=leader." stands for all others */
  const char *under;  /* word below → target: "编号=filing.filing_no|…" */
} MpHeadingGroup;

extern const MpHeadingGroup mp_heading_groups[];
extern const guint mp_heading_n_groups;

/* A whole heading that no single field of the catalog claims. */
typedef struct
{
  const char *words;
  const char *target;      /* NULL: of nothing, unless the cells speak for `alternative` */
  const char *second;
  const char *registered;  /* a target, or the part that takes the place of the target's */
  const char *alternative;
} MpHeadingPhrase;

extern const MpHeadingPhrase mp_heading_phrases[];
extern const guint mp_heading_n_phrases;

extern const char *const mp_heading_ignored;   /* '|' between */
extern const char *const mp_heading_ignored_people;
extern const char *const mp_heading_places[5]; /* by level 1 … 4 */

G_END_DECLS
