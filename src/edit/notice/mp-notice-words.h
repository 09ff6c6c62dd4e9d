/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of data/notice as alternatives of a regular expression.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "活动时间|时间", the longest first; of the group "labels" or "words". The program's own. */
const char *mp_notice_words     (const char *group, const char *key);
/* Whether the text begins with one of them, or has one inside. */
gboolean    mp_notice_begins_so (const char *text, const char *group, const char *key);
gboolean    mp_notice_has       (const char *text, const char *group, const char *key);

/* The expression, compiled once; its text is the program's own. */
GRegex     *mp_notice_regex     (const char *pattern);

G_END_DECLS
