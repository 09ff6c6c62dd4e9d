/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether two names, or two telephones, may be one.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { MP_PLACE_NONE, MP_PLACE_COMMUNITY, MP_PLACE_VILLAGE } MpPlaceKind;

/* One character of the text stands for another that is easily taken for it. */
gboolean    mp_is_slip        (const char *text, const char *meant);
/* The characters that slip into the place of `c`, itself among them; NULL: none. */
const char *mp_confusable_with (gunichar c);

/* Letters only: a comma or a quotation mark says nothing. */
char       *mp_place_fold     (const char *text);
/* Cuts the words for a committee and its kind off the end of `name`, which is folded. */
MpPlaceKind mp_place_cut_kind (char *name);
/* Behind the community's core (NULL: none), where the name begins with it, and the word for what it
 * is: 舞蹈队 of 肖坝社区舞蹈队. Both are folded.
 */
const char *mp_name_behind_place (const char *name, const char *core);

/* Text by which two names are compared, whatever stands between their letters. */
char       *mp_known_key      (gint64 division, const char *name);
/* Two keys of cores of names that may be one organization's. */
gboolean    mp_names_are_near (const char *a, const char *b);
/* The digits of each number of a telephone value. */
char      **mp_phone_digits   (const char *phones);
/* TRUE when two telephone values have a number in common. */
gboolean    mp_phones_meet    (const char *a, const char *b);

G_END_DECLS
