/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a list of records: made from the catalog, chosen, moved, widened and sorted by
 * the clerk, remembered. Also says what a cell reads, so that the screen and the clipboard agree.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

#include "edit/mp-kind.h"

G_BEGIN_DECLS

#define MP_TYPE_LIST_COLUMNS (mp_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (MpListColumns, mp_list_columns, MP, LIST_COLUMNS, GObject)

/* `deleted`: of what lies in the bin. `settings` (may be NULL) remembers. */
MpListColumns *mp_list_columns_new       (GtkColumnView *view, MpStore *store,
                                          const MpEntity *entity, const MpKind *kind,
                                          gboolean deleted, GSettings *settings);

/* Names of the fields shown, in order. set(): NULL for the usual ones; columns shown already stay
 * where they are.
 */
char         **mp_list_columns_dup_names (MpListColumns *self);
void           mp_list_columns_set_names (MpListColumns *self, const char *const *names);

/* Always shown, whatever names are set. */
gboolean       mp_list_columns_is_fixed  (MpListColumns *self, const char *name);
/* Of one of the names. */
const MpField *mp_list_columns_get_field (MpListColumns *self, const char *name);

/* NULL: the entity's own order. */
const MpField *mp_list_columns_get_sort  (MpListColumns *self, gboolean *descending);

/* As if the header had been clicked; nothing happens where it cannot be. */
void           mp_list_columns_sort_by   (MpListColumns *self, const char *name,
                                          gboolean descending);

/* Personal values are hidden now, or no longer (edit/mp-reveal.h). */
void           mp_list_columns_refresh_masked (MpListColumns *self);
/* What the cell of a record reads; a list masks telephones and numbers, not names. */
char          *mp_list_columns_dup_text  (MpListColumns *self, MpRecord *record,
                                          const MpField *field);

/* Signal "sorted": a header was clicked. */

G_END_DECLS
