/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a kind of record appears in the window: its place in the sidebar and the words around its
 * list. Everything inside the list and the form comes from the catalog; an entity without a line
 * here is edited inside its parent only.
 */

#pragma once

#include "catalog/mp-entity.h"
#include "store/mp-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *entity;
  const char *label;    /* N_(): in the sidebar and above the list */
  const char *icon;
  const char *tabs;     /* the code field whose codes are tabs above the list, or NULL */
  const char *columns;  /* names with spaces between, in the order of the list; NULL: MP_IN_LIST */
  const char *one;      /* "%s organization": a number of them, in words … */
  const char *many;     /* … and its plural */
  const char *add;      /* N_(): "New organization" */
  const char *empty;    /* N_(): "No organizations yet" */
  gboolean imported;    /* the first ones usually come from a workbook */
} MpKind;

/* In the order of the sidebar. */
const MpKind *mp_kinds       (guint *n_kinds);
const MpKind *mp_kind_lookup (const char *entity);

/* "213 organizations" */
char         *mp_kind_count  (const MpKind *kind, guint n);

/* The scope as a list of `entity` wants it: 0 for the whole unit where that is everything there is,
 * so that a list of any length is read straight from its index.
 */
gint64         mp_kind_narrow (MpStore *store, const MpEntity *entity, gint64 scope);

G_END_DECLS
