/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of one kind of record: one static table in mp-<entity>-rules.c and one line in
 * MP_RULES. A hook that there is nothing to say for is NULL.
 */

#pragma once

#include "policy/mp-rules.h"

G_BEGIN_DECLS

typedef struct
{
  const char *entity;

  /* Values that a new record begins with. */
  void (*begin) (MpStore *store, MpRecord *record, gint64 scope);
  /* On the form, when a code or a link was chosen: what else then stands in the record. */
  void (*complete) (MpStore *store, MpRecord *record, const MpField *field);
  /* A sentence beside a field. */
  const MpIssue *(*advise) (MpStore *store, MpRecord *record, const MpField *field);
  /* Before it is written: what the record itself still lacks is filled in, what may not stand is
   * refused. `before` is what is stored now, NULL of a new record.
   */
  gboolean (*refuse) (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error);
  /* After it was written: what else is written in the same transaction. */
  gboolean (*follow) (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error);
  /* Before it goes to the recycle bin. That others still link to it needs no hook. */
  gboolean (*leave) (MpWriter *writer, gint64 id, GError **error);
  /* Whether two of them may become one. */
  gboolean (*join) (MpWriter *writer, MpRecord *kept, MpRecord *gone, GError **error);
  /* After it was taken out of the bin. */
  gboolean (*come_back) (MpWriter *writer, gint64 id, GError **error);
  /* The field that keeps what a record was called before, with 、 between: of two that become one
   * (mp-merge.h) it has what both were called, so that whoever still has a name finds them.
   */
  const char *names;
  /* A kind of part that these rules write themselves: each record has its own, which is not joined
   * with another's.
   */
  const char *account;
} MpRules;

/* One line for each kind of record that has rules. */
#define MP_RULES(X) \
  X (annual_report) \
  X (attachment) \
  X (contact_visit) \
  X (division) \
  X (eval_score) \
  X (evaluation) \
  X (exit_record) \
  X (filing) \
  X (filing_check) \
  X (fund_txn) \
  X (incubation) \
  X (major_report) \
  X (need) \
  X (org_change) \
  X (organization) \
  X (party_coverage) \
  X (periodic_report) \
  X (rectification) \
  X (report_batch)

#define DECLARE(entity) extern const MpRules mp_##entity##_rules;
MP_RULES (DECLARE)
#undef DECLARE

/* Never NULL: a kind without rules has a table without hooks. */
const MpRules *mp_rules_of (const MpEntity *entity);

/* The first value that a statement gives, as a number; 0 when it gives none. */
gboolean mp_rules_count (MpWriter *writer, const char *sql, const MpParam *params, guint n_params,
                         gint64 *n,
                         GError **error);

/* The same as text; NULL when it gives none. */
gboolean mp_rules_dup (MpWriter *writer, const char *sql, const MpParam *params, guint n_params,
                       char **text, GError **error);

/* What mp_rules_save() does once it is known that the state may be what it is: `before` is what is
 * stored now, NULL of a new record.
 */
gboolean mp_rules_write (MpWriter *writer, MpRecord *record, MpRecord *original, MpRecord *before,
                         GError **error);

/* Dissolved, revoked, moved to another register or merged. */
gboolean mp_organization_is_ended   (MpRecord *organization);

/* From `on` the organization stands on `tier`: its open period ends and the next begins, and the
 * organization is saved as it stands (domain.md W1). `on` may be NULL: nobody knows.
 */
gboolean mp_organization_enter_tier (MpWriter *writer, MpRecord *organization, const char *tier,
                                     const char *on, GError **error);

/* As if it had never entered `tier` on that day: the period goes, the one before it is open again.
 * An organization that came there in another way stays.
 */
gboolean mp_organization_leave_tier (MpWriter *writer, MpRecord *organization, const char *tier,
                                     const char *on, GError **error);

/* What `change_item` was before stands in `before_value`, as the organization stands now.
 * What was typed there stays.
 */
void mp_org_change_fill_before (MpStore *store, MpRecord *change, MpRecord *organization);
/* The same once the item was chosen, of anything that has the fields of a change. */
void mp_org_change_complete (MpStore *store, MpRecord *change, const MpField *field);

/* mp-filing-written.c: of a case that was decided before it is written down, what will become of
 * the organization, or what will not; NULL: nothing has to.
 */
const MpIssue *mp_filing_foresee_outcome (MpStore *store, MpRecord *filing);
gboolean mp_filing_bring_written (MpWriter *writer, MpRecord *filing, GError **error);

/* authority (name, short_name): who files the organization `:owner` in the office of `:unit`. A
 * township files; a county that keeps the books of all files by the township of each.
 */
#define MP_FILING_AUTHORITY                                                                        \
  "WITH RECURSIVE above (id) AS"                                                                   \
  " (SELECT division FROM organization WHERE id = :owner"                                          \
  " UNION SELECT d.parent FROM division AS d, above WHERE d.id = above.id),"                       \
  " authority (name, short_name) AS"                                                               \
  " (SELECT d.name, d.short_name FROM division AS d"                                               \
  " WHERE d.level = '4' AND (d.id IN above OR d.id = CAST (:unit AS INTEGER))"                     \
  " ORDER BY d.id = CAST (:unit AS INTEGER) DESC LIMIT 1) "

/* `field` gets the next number of the year of `day` by the form that `parameter` is, in the name of
 * who files the organization. One that is there already stays.
 */
gboolean mp_rules_give_number (MpWriter *writer, MpRecord *record, const char *field,
                               const char *parameter, const char *day, GError **error);

/* The number of the certificate (parameter filing_no_template), the next of its year; a renewal
 * keeps the one that the organization has. One that is there already stays.
 */
gboolean mp_filing_give_number (MpWriter *writer, MpRecord *filing, GError **error);

/* The papers and conditions of an application for a certificate, to be ticked off; where there are
 * some they stay.
 */
gboolean mp_filing_lay_out (MpWriter *writer, MpRecord *filing, GError **error);

G_END_DECLS
