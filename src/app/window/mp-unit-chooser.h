/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reporting unit out of the national list: province, city, county, township and community
 * side by side. By mouse, by arrow keys, by typing names or their pinyin, or by
 * typing the code.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MP_TYPE_UNIT_CHOOSER (mp_unit_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MpUnitChooser, mp_unit_chooser, MP, UNIT_CHOOSER, GtkWidget)

GtkWidget  *mp_unit_chooser_new      (void);

/* 6, 9 or 12 digits of a unit that may report (county, township, community); NULL as long as none
 * is chosen.
 */
const char *mp_unit_chooser_get_code (MpUnitChooser *self);
const char *mp_unit_chooser_get_name (MpUnitChooser *self);
/* "四川省 › 乐山市 › 市中区", or "" */
char       *mp_unit_chooser_dup_path (MpUnitChooser *self);

/* Signals: "changed", and "accepted" when Enter was pressed on a unit. */

G_END_DECLS
