/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row into the records it speaks of: an organization and its registration, filing, leader,
 * place and Party coverage. Within a work; every save goes through the rules.
 */

#pragma once

#include "mp-import-current.h"
#include "mp-import-people.h"

G_BEGIN_DECLS

typedef struct
{
  MpImport *import;
  MpWriter *writer;
  MpPeople *people;
  char *today;     /* when a former leader's post and the use of a former place end */
} MpSaver;

/* `current` NULL: a new organization, whose id goes to `id`. Otherwise the changes of the row are
 * written, and nothing else.
 */
gboolean mp_saver_save_organization (MpSaver *self, MpImportRow *row, const MpCurrent *current, gint64 *id, GError **error);
/* A member of `organization`. */
gboolean mp_saver_save_member       (MpSaver *self, MpImportRow *row, gint64 organization, gint64 *id, GError **error);

G_END_DECLS
