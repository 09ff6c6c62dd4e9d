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
  GtkLabel *empty;      /* says why it is */
  GPtrArray *divisions; /* of MpNationalDivision in the order of the rows; NULL until read */
} MpUnitLevel;

/* Its column, with an empty list under the title. */
GtkWidget *mp_unit_level_make (MpUnitLevel *self, const char *title);

void mp_unit_level_clear (MpUnitLevel *self);
void mp_unit_level_fill (MpUnitLevel *self, GPtrArray *divisions);

/* By its name or its pinyin, whole or in initials. */
gboolean mp_unit_level_fits (const MpUnitLevel *self, guint index, const char *text);
gboolean mp_unit_level_has (const MpUnitLevel *self, const char *text);
/* The first row that the list's filter lets through, or -1. */
int mp_unit_level_find_shown (const MpUnitLevel *self);

/* NULL: nothing is chosen. */
const MpNationalDivision *mp_unit_level_get_chosen (const MpUnitLevel *self);
void mp_unit_level_select (MpUnitLevel *self, guint index);

G_END_DECLS
