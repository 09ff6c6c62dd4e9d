/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers and texts of rules that a place decides: days of a deadline, years of validity, the
 * form of a number. They stand in data/policy/parameters.ini, each with its source; an office sets
 * its own. Queries bind them by name, rules ask for them here; no such number stands in C or SQL.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef enum
{
  MP_PARAMETER_DAYS,
  MP_PARAMETER_WORKDAYS,
  MP_PARAMETER_MONTHS,
  MP_PARAMETER_YEARS,
  MP_PARAMETER_COUNT,
  MP_PARAMETER_TEXT,
} MpParameterKind;

typedef struct
{
  char *name;
  char *label;  /* Chinese data, as the labels of codes */
  char *source; /* which document says so */
  char *value;  /* as shipped */
  char *holds;  /* what stands in a text exactly once; NULL: nothing has to */
  MpParameterKind kind;
  gint64 least; /* of a number, both ends included */
  gint64 most;
} MpParameter;

/* All of them in the order of the file; kept for good. */
GPtrArray         *mp_parameters         (void);
const MpParameter *mp_parameters_lookup  (const char *name);

/* The office's own value, or the shipped one. A name that the file does not have is a fault of the
 * caller: NULL and 0. May be asked within a work.
 */
char              *mp_parameters_dup     (MpStore *store, const char *name);
gint64             mp_parameters_get_int (MpStore *store, const char *name);
/* The day so many days, working days or months after `day`, or the last day of so many years that
 * begin on it: what the parameter counts, its kind says. NULL when `day` is no whole day.
 */
char              *mp_parameters_dup_day (MpStore *store, const char *name, const char *day);
gboolean           mp_parameters_is_own  (MpStore *store, const char *name);
/* NULL: the shipped value again. Refused with MP_CATALOG_ERROR when it is none of its kind. */
gboolean           mp_parameters_set     (MpStore *store, const char *name, const char *value,
                                          GError **error);

G_END_DECLS
