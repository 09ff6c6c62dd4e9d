/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One more kind of record, a paper that belongs to an organization or to a person, for what a link
 * to several kinds promises. A program that is linked with it has this catalog instead of the real
 * one.
 */

#pragma once

#include "catalog/mp-codes.h"
#include "catalog/mp-entity.h"

G_BEGIN_DECLS

/* The list of the kinds that a paper can belong to. */
void paper_add_codes (MpCodes *codes);

G_END_DECLS
