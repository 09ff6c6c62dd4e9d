/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an office decides for itself, in sections one below the other.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_SETTINGS_PAGE (mp_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (MpSettingsPage, mp_settings_page, MP, SETTINGS_PAGE, GtkWidget)

GtkWidget *mp_settings_page_new (MpStore *store);

G_END_DECLS
