/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the workflows and the rules: which flows there are, and that a state moves by its steps.
 */

#pragma once

#include "mp-flow.h"

G_BEGIN_DECLS

/* One line for each kind of record that has a workflow. */
#define MP_FLOWS(X) \
  X (filing) \
  X (major_report) \
  X (periodic_report) \
  X (evaluation) \
  X (annual_report) \
  X (rectification) \
  X (award) \
  X (contact_visit) \
  X (need) \
  X (project) \
  X (incubation) \
  X (training) \
  X (report_batch)

#define DECLARE(entity) extern const MpFlow mp_##entity##_flow;
MP_FLOWS (DECLARE)
#undef DECLARE

/* FALSE with MP_POLICY_ERROR_REFUSED where the state differs from `before` and no step has moved
 * it. A record without a state gets the first one.
 */
gboolean mp_flow_allows (MpRecord *record, MpRecord *before, GError **error);

/* The words of MpFlowStep.needs: a sentence for each that is not so. */
gboolean mp_flow_find_needs (MpWriter *writer, MpRecord *record, const char *needs,
                             GPtrArray *missing, GError **error);
/* The words of MpFlowStep.sets; `only`: what this field begins with, nothing else. */
void     mp_flow_set        (MpStore *store, MpRecord *record, const char *sets, const char *only);

G_END_DECLS
