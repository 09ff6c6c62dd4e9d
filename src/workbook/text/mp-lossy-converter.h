/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MP_TYPE_LOSSY_CONVERTER (mp_lossy_converter_get_type ())
G_DECLARE_FINAL_TYPE (MpLossyConverter, mp_lossy_converter, MP, LOSSY_CONVERTER, GObject)

/* To UTF-8. NULL: there is no such charset. */
GConverter *mp_lossy_converter_new (const char *charset, GError **error);

G_END_DECLS
