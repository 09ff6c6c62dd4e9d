/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row into the records it speaks of. Within a work; every save goes through the rules.
 */

#pragma once

#include "import/mp-import-subject.h"
#include "mp-import-current.h"
#include "mp-import-people.h"

G_BEGIN_DECLS

/* `current` NULL: a new organization. Otherwise the changes of the row are written, and nothing
 * else.
 */
gboolean mp_saver_save_organization (MpSaver *self, MpImportRow *row, const MpCurrent *current,
                                     GError **error);
/* A member of `organization`. */
gboolean mp_saver_save_member (MpSaver *self, MpImportRow *row, gint64 organization,
                               GError **error);
/* mp-import-posts.c: whose title, or the list in which he stands, is that of others than members
 * holds those posts too: MpRecord, new ones, not saved yet. NULL: failed.
 */
GPtrArray *mp_saver_open_posts (MpSaver *self, MpImportRow *row, gint64 organization,
                                GError **error);
/* Those whom the leader's cell names beside him. */
gboolean mp_saver_save_posts (MpSaver *self, MpImportRow *row, gint64 organization, GError **error);

G_END_DECLS
