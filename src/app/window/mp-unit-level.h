/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One level of the chooser of units: its list and the divisions in it.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/division/mp-divisions.h"

G_BEGIN_DECLS

typedef struct
{
  GtkListBox *list;
  GPtrArray *divisions; /* of MpNationalDivision, in the order of the rows; NULL until read */
  GPtrArray *initials;  /* of char *, likewise */
} MpUnitLevel;

void       mp_unit_level_clear (MpUnitLevel *self);
void       mp_unit_level_fill  (MpUnitLevel *self, GPtrArray *divisions);
/* By its name or its initials. */
gboolean   mp_unit_level_fits  (const MpUnitLevel *self, guint index, const char *text);
/* For the list, where rows are there and none of them is shown. */
GtkWidget *mp_unit_level_make_placeholder (void);

G_END_DECLS
