/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of miaopuctl share: which office is meant, how it is to be answered, and how
 * the words of a command line become entities, fields and values. Values go in and out as they
 * are stored (2021-03, a code, 分, the 12 digits of a division), so that a script can put back
 * what it has read.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

/* The exit status of the program. */
typedef enum
{
  MP_CTL_DONE = 0,
  MP_CTL_PARTLY = 1, /* done, but something was held, refused or found wrong */
  MP_CTL_REFUSED = 2, /* nothing was done; the error says why */
} MpCtlStatus;

typedef struct
{
  char *folder; /* NULL: the user's own office */
  gboolean json;
  MpStore *store;           /* after mp_ctl_open() */
  GHashTable *division_codes; /* id of a division → its 12 digits */
} MpCtl;

void            mp_ctl_clear         (MpCtl *ctl);
const char     *mp_ctl_folder        (MpCtl *ctl);

/* The office in the folder; one that is not there is never made here. */
gboolean        mp_ctl_open          (MpCtl *ctl, GError **error);
/* The same, but the folder may still be empty. */
gboolean        mp_ctl_make          (MpCtl *ctl, GError **error);
/* Whether there is an office in the folder. */
gboolean        mp_ctl_exists        (MpCtl *ctl);

/* The reporting unit; 0 and an error when the office has none. */
gint64          mp_ctl_unit          (MpCtl *ctl, GError **error);

/* Each names what it does not know, and what there is instead. */
const MpEntity *mp_ctl_entity        (MpCtl *ctl, const char *name, GError **error);
const MpField  *mp_ctl_field         (const MpEntity *entity, const char *name, GError **error);
gboolean        mp_ctl_id            (const char *text, gint64 *id, GError **error);
MpRecord       *mp_ctl_record        (MpCtl *ctl, const char *entity, const char *id,
                                      GError **error);
/* A division by 2 to 12 digits of its code, or by id when it has no code. */
gint64          mp_ctl_division      (MpCtl *ctl, const char *code, GError **error);
/* Its 12 digits, or its id when it has no code. */
const char     *mp_ctl_division_code (MpCtl *ctl, const char *id);

/* FIELD=VALUE. `value` is canonical, NULL for an empty one; a code may also be given by its
 * label. `beside` is the record that it is for, which may say what a link means; or NULL.
 */
const MpField  *mp_ctl_assignment    (MpCtl *ctl, const MpEntity *entity, MpRecord *beside,
                                      const char *text, char **value, GError **error);

/* Each NAME of NAME=VALUE stands there once. */
gboolean        mp_ctl_check_once    (const char *const *assignments, GError **error);
/* FIELD=VALUE… into the record. */
gboolean        mp_ctl_assign        (MpCtl *ctl, MpRecord *record,
                                      const char *const *assignments, GError **error);

/* What is odd about the values of a record, to standard error; it does not stop anybody. */
void            mp_ctl_warn          (MpCtl *ctl, MpRecord *record);

/* The stored value as it stands in an answer: as it is, but for divisions. */
const char     *mp_ctl_stored        (MpCtl *ctl, const MpField *field, const char *value);
/* The one line by which a record is mentioned. */
char           *mp_ctl_title         (MpCtl *ctl, MpRecord *record);

G_END_DECLS
