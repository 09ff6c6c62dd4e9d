/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checks of domain.md 2.7. All of them are advisory: real credit codes exist that fail the
 * check digit, and a telephone that lacks a digit is still worth keeping.
 */

#pragma once

#include "mp-field.h"

G_BEGIN_DECLS

/* 18 characters of GB 32100-2015 without I O Z S V; the last is the check character
 * 31 - sum (value_i * 3^(i-1)) mod 31. Codes: letter_for_digit, uscc_length, uscc_check,
 * old_organization_code (nine characters, in use before 2015).
 */
const MpIssue *mp_check_uscc (const char *value);
/* GB 11643-1999 with ISO 7064 MOD 11-2. Codes: id_old (15 digits), id_check, number_damaged. */
const MpIssue *mp_check_id_no (const char *value);
/* Mobile 1[3-9]+9 digits, landline with area code, 400 and 95 service numbers; several joined by
 * '/'. Codes: phone_odd, phone_masked.
 */
const MpIssue *mp_check_phone (const char *value);
/* A number on paper has digits, and is no word for its lack: 未备案, 办理中. Code: no_number. */
const MpIssue *mp_check_paper_no (const char *value);
/* Canonical money or area of what cannot be less than nothing. Code: negative. */
const MpIssue *mp_check_amount (const char *value);
/* A day on which something happened, as far as it is known, and the day has not come yet. Code:
 * day_odd.
 */
const MpIssue *mp_check_past (const char *value);
const MpIssue *mp_check_postcode (const char *value);
/* 12 digits; a local unit has none. */
const MpIssue *mp_check_division_code (const char *value);
/* An organization or person that is only numbered: 12, （3）. Code: name_is_number. */
const MpIssue *mp_check_name (const char *value);

/* Text of a field with this check as it is kept: the digits of a number are plain ones without
 * blanks between them, the x of a card is X. Several stay parted by '/'; what is no number of its
 * kind keeps its blanks.
 */
char *mp_check_tidy (MpCheck check, const char *text);

G_END_DECLS
