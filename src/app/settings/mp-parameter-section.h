/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of rules that a place decides, each with the document that says so. The office sets
 * its own; one click goes back to what is shipped.
 */

#pragma once

#include <adwaita.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_PARAMETER_SECTION (mp_parameter_section_get_type ())
G_DECLARE_FINAL_TYPE (MpParameterSection, mp_parameter_section, MP, PARAMETER_SECTION,
                      AdwPreferencesGroup)

GtkWidget *mp_parameter_section_new (MpStore *store);

G_END_DECLS
