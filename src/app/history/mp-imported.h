/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the note of an import to what it brought.
 */

#pragma once

#include "app/widget/mp-host.h"

G_BEGIN_DECLS

/* Shows the list of the records that the import (an import_batch) added or changed: of the first
 * kind of the sidebar of which there are any. One that was taken back has no note.
 */
void mp_imported_show (MpHost *host, gint64 batch);

G_END_DECLS
