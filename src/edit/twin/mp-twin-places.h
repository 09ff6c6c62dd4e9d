/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the office's divisions, as they stand before the names of organizations.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct _MpTwinPlaces MpTwinPlaces;

MpTwinPlaces *mp_twin_places_new  (MpStore *store, GCancellable *cancellable, GError **error);
void          mp_twin_places_free (MpTwinPlaces *self);

/* 舞蹈队 of 绿心街道肖坝社区舞蹈队, for an organization of that community. */
char         *mp_twin_places_core (MpTwinPlaces *self, gint64 division, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MpTwinPlaces, mp_twin_places_free)

G_END_DECLS
