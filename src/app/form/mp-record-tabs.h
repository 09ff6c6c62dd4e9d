/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on which tab of a record's form. It follows from the catalog: a kind's group is its
 * tab, what is of the record's own group stands beside its sections, and one-to-one children of
 * that group among them. What only mentions the record stands behind what belongs to it.
 */

#pragma once

#include "edit/mp-record-edit.h"

G_BEGIN_DECLS

#define MP_PART_MAIN "main"
#define MP_PART_HISTORY "history"

typedef struct
{
  const char *key;
  const char *label;
  GPtrArray *kinds;  /* of const MpRelation; none: the main part, the history */
  const char *shown; /* the part that was looked at last */
  gboolean looked_at;
} MpRecordTab;

/* Of MpRecordTab, in the order of the form. */
GPtrArray      *mp_record_tabs_list       (MpRecordEdit *edit);
MpRecordTab    *mp_record_tabs_find       (GPtrArray *tabs, const char *key);
/* The tab on which a part stands: the key of a kind, or the main part, or the history. */
MpRecordTab    *mp_record_tabs_find_part  (GPtrArray *tabs, const char *part);
/* Sections of the main part: no tab of their own. */
gboolean        mp_record_tabs_is_section (MpRecordEdit *edit, const MpEntity *entity);

const MpRelation *mp_record_tab_find_kind (const MpRecordTab *self, const char *key);
/* Whether the tab's number counts its n-th kind: as in the sidebar, it counts what the tab is named
 * after: two cases, and not the periods that stand beside them, nor what only mentions the record.
 */
gboolean        mp_record_tab_counts      (const MpRecordTab *self, guint n);

G_END_DECLS
