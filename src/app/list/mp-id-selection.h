/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which records of a list are selected, by id: sorting another way keeps the selection, and
 * "select all" of a million rows is one bit. GtkMultiSelection would fetch every selected row.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/list/mp-list-model.h"

G_BEGIN_DECLS

#define MP_TYPE_ID_SELECTION (mp_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (MpIdSelection, mp_id_selection, MP, ID_SELECTION, GObject)

/* A GtkSelectionModel. */
MpIdSelection *mp_id_selection_new     (MpListModel *model);

guint          mp_id_selection_count   (MpIdSelection *self);
/* The selected ids in the order of the list. */
GArray        *mp_id_selection_dup_ids (MpIdSelection *self);
/* The position of the first selected row, or GTK_INVALID_LIST_POSITION. */
guint          mp_id_selection_first   (MpIdSelection *self);

G_END_DECLS
