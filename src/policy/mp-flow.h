/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workflow is a table of steps between the states of one kind of record (domain.md 3.2). The
 * states are codes of a list; the field that holds one is never typed, it moves by steps only (what
 * came this far before it was entered: MP_FOUND_AT, mp-field.h). A
 * step asks for some fields, is guarded by what has to be true, and has its effect in the same
 * transaction: one change, one undo. The stage bar of a form, its next buttons and `miaopuctl
 * advance` come from the table; a new step is one line in flows/mp-<entity>-flow.c.
 */

#pragma once

#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* "accept": the word used in miaopuctl */
  const char *label; /* N_(): on its button */
  const char *from;  /* codes of the states in which it can be taken, with blanks between */
  const char *to;    /* code */
  /* fields that the person is asked for, with blanks between; '!' behind: must be filled */
  const char *asks;
  /* What has to be true besides, and what the step itself fills in, in words with blanks between.
   *
   * needs: "field" is filled; "field=1|2" has one of these values; "later>=earlier" and
   * "later>earlier" lie so, each a field or `today`, the second perhaps with "+parameter" behind;
   * "child.*" one such record links here; "child.field" is filled in each that does.
   * sets: "field=CODE", "field=" empties it, "field=day" and "field=day+parameter"; with "?=" only
   * while it is empty, and then the window begins with it.
   */
  const char *needs;
  const char *sets;

  /* Adds a sentence for each thing that is still missing; NULL: nothing ever is. `record` has what
   * was asked for.
   */
  gboolean (*guard) (MpWriter *writer, MpRecord *record, GPtrArray *missing, GError **error);
  /* What follows: changes `record`, which is saved afterwards, and writes others. NULL: nothing. */
  gboolean (*effect) (MpWriter *writer, MpRecord *record, GError **error);
} MpFlowStep;

/* What a field begins with that a step asks for and the record leaves empty: the first value of a
 * query about `:id`, this record, or `:owner`, the one that it belongs to, in the office of
 * `:unit`.
 */
typedef struct
{
  const char *field;
  const char *sql;
} MpFlowBegin;

typedef struct
{
  const char *entity;
  const char *state;  /* the field that holds the state */
  const char *path;   /* codes of the straight way, with blanks between: the stage bar */
  const char *ended;  /* codes of the states that nothing follows */
  /* Codes of the states in which somebody has to go on with it, with blanks between; behind ':' the
   * field with the day by which. In other states a step can be taken and none is awaited.
   */
  const char *waits;
  const char *handler; /* the field that says who works on it, or NULL */
  const MpFlowStep *steps;
  guint n_steps;
  const MpFlowBegin *begins;
  guint n_begins;
} MpFlow;

/* NULL: records of this kind have no workflow. */
const MpFlow     *mp_flow_lookup    (const char *entity);
const MpFlow     *const *mp_flows   (guint *n_flows);
/* The code of the state that the record is in; of a new one the first. */
const char       *mp_flow_get_state (const MpFlow *self, MpRecord *record);
gboolean          mp_flow_is_ended  (const MpFlow *self, MpRecord *record);
/* The states that wait, with NULL at the end; `due`, in the same order, gets the fields of their
 * days, "" where there is none. Free both with g_strfreev().
 */
char            **mp_flow_list_waiting (const MpFlow *self, char ***due);
/* The steps that can be taken now: MpFlowStep, owned by the flow, in its order. */
GPtrArray        *mp_flow_list_next (const MpFlow *self, MpRecord *record);
const MpFlowStep *mp_flow_get_step  (const MpFlow *self, const char *name);
/* The fields that a step asks for, in its order; `required`, when not NULL, gets those of them that
 * must be filled.
 */
GPtrArray        *mp_flow_list_asked (const MpFlowStep *step, const MpEntity *entity,
                                      GPtrArray *required);
/* Whether a state was passed on the way: a step that leads there has what it must ask for. One that
 * was skipped was not.
 */
gboolean          mp_flow_was_reached (const MpFlow *self, MpRecord *record, const char *state);
/* What the step begins with where the record says nothing: today for the dates that it asks for,
 * and what the flow knows of other fields.
 */
void              mp_flow_prefill   (MpStore *store, const MpFlowStep *step, MpRecord *record);

/* Sentences for what is missing to take the step beside the fields that it asks for; empty:
 * nothing. Nothing is written. NULL when that could not be found out, or when there is no such
 * step now.
 */
GPtrArray        *mp_flow_find_missing (MpStore *store, MpRecord *record, const MpFlowStep *step,
                                        GError **error);

/* Takes the step in one transaction. `record` is as it was loaded, with what was asked for; it
 * stands as it was saved afterwards. Refused with MP_POLICY_ERROR_STEP, and nothing written, where
 * the state has no such step (any more) or something is missing.
 */
gboolean          mp_flow_advance   (MpStore *store, MpRecord *record, MpRecord *original,
                                     const MpFlowStep *step,
                                     gint64 *change, GError **error);

G_END_DECLS
