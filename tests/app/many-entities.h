/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A catalog as large as the whole domain: the real kinds of record and more of the same sort, so
 * that what the window does with forty-five of them is known before they are there. A program
 * that is linked with it has this catalog instead of the real one.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MANY_ENTITIES 45 /* at least */

/* A new data file in `folder` that has the tables of all kinds; then it can be opened as an
 * office.
 */
void many_entities_make_file (const char *folder);

G_END_DECLS
