/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of record that have a list of their own in the window, and the words around it. Which
 * they are follows from the catalog: what belongs to nothing, and what is a list inside its
 * owner. Their place in the sidebar is their group.
 */

#pragma once

#include "catalog/mp-entity.h"
#include "catalog/mp-group.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

/* What the catalog cannot say; a kind without a line has plain words. */
typedef struct
{
  const char *entity;
  const char *label;    /* N_(): "Organizations" */
  const char *tabs;     /* the code field whose codes are tabs above the list, or NULL */
  const char *columns;  /* names with spaces between, in the order of the list; NULL: MP_IN_LIST */
  const char *one;      /* "%s organization": a number of them, in words … */
  const char *many;     /* … and its plural */
  const char *add;      /* N_(): "New organization" */
  const char *empty;    /* N_(): "No organizations yet" */
  gboolean imported;    /* the first ones usually come from a workbook */
} MpKindWords;

typedef struct
{
  const MpEntity *entity;
  const MpGroup *group;
  const MpKindWords *words;
} MpKind;

/* By groups, in the order of the sidebar. */
const MpKind *mp_kinds          (guint *n_kinds);
const MpKind *mp_kind_lookup    (const char *entity);

/* "Organizations" */
const char   *mp_kind_get_label (const MpKind *kind);
/* "213 organizations", "New organization", "No organizations yet" */
char         *mp_kind_count     (const MpKind *kind, guint n);
char         *mp_kind_dup_add   (const MpKind *kind);
char         *mp_kind_dup_empty (const MpKind *kind);

/* The scope as a list of `entity` wants it: 0 for the whole unit where that is everything there is,
 * so that a list of any length is read straight from its index.
 */
gint64        mp_kind_narrow    (MpStore *store, const MpEntity *entity, gint64 scope);

/* Its records in the scope, or those that lie in the recycle bin, which has no scope: one question
 * for whoever lists them and whoever counts them.
 */
MpQuery      *mp_kind_query     (MpStore *store, const MpEntity *entity, gint64 scope,
                                 gboolean deleted);

G_END_DECLS
