/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each run in a process of its own, and the table of what they measured.
 */

#pragma once

#include "bench-frames.h"

G_BEGIN_DECLS

void run_all (const char *program);

G_END_DECLS
