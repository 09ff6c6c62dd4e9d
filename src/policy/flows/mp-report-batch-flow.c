/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger on its way upward (domain.md W14): filled in as of a day, exported and reported, sent
 * back with a reason or filed away. What is reported is a file, by default the one that was
 * exported last: its name and fingerprint say years afterwards what the county was given.
 */

#include "config.h"

#include "policy/mp-flow-private.h"

#include <glib/gi18n-lib.h>

#define UNFILLED "-1"
#define FILLED "0"
#define REPORTED "1"
#define SENT_BACK "2"
#define FILED_AWAY "3"

static gboolean
take_day (const char *const *values, guint n_values, gpointer data, GError **error)
{
  char **day = data;

  g_free (*day);
  *day = g_strdup (values[0]);
  return TRUE;
}

/* A file of ours knows of which day it tells; of another one only the clerk does. */
static gboolean
is_of_the_day (MpWriter *writer, MpRecord *batch, GPtrArray *missing, GError **error)
{
  const char *as_of = mp_record_get_by_name (batch, "as_of");
  const char *sha256 = mp_record_get_by_name (batch, "sha256");
  const MpParam params[] = { { ":sha256", sha256 != NULL ? sha256 : "", 0 } };
  g_autofree char *day = NULL;

  if (!mp_writer_select (writer,
                         "SELECT as_of FROM export_batch WHERE sha256 = :sha256"
                         " AND as_of IS NOT NULL AND deleted_at IS NULL ORDER BY id LIMIT 1",
                         params, G_N_ELEMENTS (params), take_day, &day, error))
    return FALSE;
  if (day != NULL && g_strcmp0 (day, as_of) != 0)
    g_ptr_array_add (missing,
                     g_strdup_printf (_("the ledger of %s: the file was filled in as of %s"),
                                      as_of != NULL ? as_of : "", day));
  return TRUE;
}

static const MpFlowStep steps[] = {
  { "fill-in", N_("Filled in"), UNFILLED, FILLED, "as_of! prepared_by!", .needs = "division today>=as_of" },
  { "report-upward", N_("Report upward"), FILLED " " SENT_BACK, REPORTED, "submitted_on! reviewed_by! file_name! sha256", .needs = "submitted_on>=as_of", .guard = is_of_the_day },
  { "archive", N_("File away"), REPORTED, FILED_AWAY, "archived_on!", .needs = "archived_on>=submitted_on" },
  { "send-back", N_("Turn back"), REPORTED, SENT_BACK, "rejected_on! reject_reason!", .needs = "rejected_on>=submitted_on", .sets = "file_name= sha256=" },
};

/* What was exported last of the ledger, L29 or L29 with its title; of one that was sent back, since
 * then.
 */
#define LAST_EXPORT(field)                                                                         \
  "SELECT x." field " FROM report_batch AS b"                                                      \
  " JOIN export_batch AS x ON instr (b.ledger, x.ledger) = 1"                                      \
  " WHERE b.id = :id AND x.exported_at >= coalesce (b.rejected_on, b.as_of)"                       \
  " AND coalesce (x.as_of, b.as_of) = b.as_of"                                                     \
  " ORDER BY x.id DESC LIMIT 1"

static const MpFlowBegin begins[] = {
  { "file_name", LAST_EXPORT ("file_name") },
  { "sha256", LAST_EXPORT ("sha256") },
};

const MpFlow mp_report_batch_flow = {
  .entity = "report_batch",
  .state = "state",
  .path = UNFILLED " " FILLED " " REPORTED " " FILED_AWAY,
  .ended = FILED_AWAY,
  .waits = UNFILLED ":due_on " FILLED ":due_on " SENT_BACK ":due_on",
  .handler = "prepared_by",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .begins = begins,
  .n_begins = G_N_ELEMENTS (begins),
};
