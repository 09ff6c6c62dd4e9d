/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of data/headings as they are written, read once for the whole program: the words of
 * all tables stand in the dictionary of every subject. What a section means is not known here.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *key;
  const char *value;        /* all that stands behind the sign */
  const char *const *words; /* folded headings, when it is a list of them */
} MpHeadingLine;

typedef struct
{
  const char *name;
  GPtrArray *lines; /* of MpHeadingLine */
} MpHeadingSection;

/* Of MpHeadingSection, in the order of the file of that name; NULL: there is none. */
const GPtrArray *mp_heading_file_get (const char *name);

G_END_DECLS
