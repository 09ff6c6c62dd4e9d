/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dictionary of headings and the reading of one heading share.
 */

#pragma once

#include "mp-heading-words.h"

G_BEGIN_DECLS

struct _MpHeadings
{
  GHashTable *phrases;  /* folded heading → MpHeading */
  GHashTable *persons;  /* folded heading → name of a field of a person */
  GHashTable *groups;   /* folded word → index of the group + 1 */
  guint longest;        /* of the group words, in bytes */
};

/* Without white space, colons, stars and other marks that a heading may carry. */
char       *mp_heading_fold (const char *text);
/* Without its brackets; `inside` gets the first one's contents. NULL when there is none. */
char       *mp_heading_bare (const char *text, char **inside);
/* Behind the words that may stand before a heading without changing what it means. */
const char *mp_heading_skip (const char *text);

G_END_DECLS
