/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of a record that are kept in another one (MpField.through): the leader of an organization
 * is the person whose post counts today. Whoever leads is written on the organization's form as if
 * it were a value of its own, and what that means for posts and people is said here, once, for
 * every field whose line of the catalog says where it leads.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  const MpEntity *child;  /* the records between, which belong to the record */
  const char *link;       /* their field that leads on … */
  const MpEntity *linked; /* … to a record of this kind … */
  const char *field;      /* … and the field there */
} MpThrough;

/* FALSE: the field leads nowhere. The names live as long as the catalog's. */
gboolean mp_through_get      (const MpField *field, MpThrough *way);
/* The field by which the record at the end is known: the leader's name. */
gboolean mp_through_is_name  (const MpField *field);
/* Both lead through the same link of the same child: name and telephone of one person. */
gboolean mp_through_is_along (const MpField *field, const MpField *other);

/* The record that was chosen by its name, as long as that stands there; 0: none was. */
void     mp_through_choose     (MpRecord *record, const MpField *name, gint64 id);
gint64   mp_through_get_chosen (MpRecord *record, const MpField *name);

/* Within a work, after `record` itself was written. What differs from `original` (NULL: a new
 * record) is carried to where it is kept. The same name: that record is corrected. Another name is
 * another record: the one that was chosen, one that agrees in all that makes its kind one, or a new
 * one; what counted before ends yesterday and the other begins today. No name: it ends.
 */
gboolean mp_through_write    (MpWriter *writer, MpRecord *record, MpRecord *original,
                              GError **error);
/* The same where the day is known, which may be a month or a year: what is new begins then and what
 * counts today ended the day before.
 */
gboolean mp_through_write_since (MpWriter *writer, MpRecord *record, MpRecord *original,
                                 const char *day, GError **error);
/* Within a work: `next`, which is saved afterwards, takes the place of `before`, who counts until
 * `day`: a day, or the month or the year that is known of it. NULL, or a day that cannot be: nobody
 * says when, and neither gets one; `before` is no longer marked as the first, so `next`, if it is
 * marked, counts. If it is not, nothing but a day tells them apart, and `next` counts from today.
 */
gboolean mp_through_follow   (MpWriter *writer, MpRecord *before, MpRecord *next,
                              const char *day, GError **error);

G_END_DECLS
