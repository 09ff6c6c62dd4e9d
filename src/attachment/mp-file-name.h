/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of files that every system takes, Windows too: a file comes from one computer and is handed
 * on to another.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Without folders, without characters that some system refuses, not longer than any allows; its
 * ending stays. Never empty.
 */
char *mp_file_name_make_safe  (const char *name);
/* With another ending (".jpg"), unless it has one of those that mean the same. */
char *mp_file_name_end_with   (const char *name, const char *ending);
/* 照片.jpg, 照片_2.jpg, 照片_3.jpg */
char *mp_file_name_number     (const char *name, guint n);

G_END_DECLS
