/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file of an office, and copies of it.
 */

#pragma once

#include "store-fixture.h"
#include "bare-write.h"
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

G_BEGIN_DECLS

char *data_file (Office *office);
void copy (const char *from, const char *to);

G_END_DECLS
