/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of one kind of record: tabs, filters, columns, selection, preview. Also a drawer of
 * the recycle bin. Everything in it comes from the catalog and from the kind's line in mp-kind.c.
 */

#pragma once

#include <gtk/gtk.h>

#include "app/widget/mp-host.h"
#include "store/mp-store.h"

#include "edit/mp-kind.h"

G_BEGIN_DECLS

#define MP_TYPE_LIST_PAGE (mp_list_page_get_type ())
G_DECLARE_FINAL_TYPE (MpListPage, mp_list_page, MP, LIST_PAGE, GtkWidget)

/* An MpPage. `deleted`: what lies in the recycle bin, without tabs and filters. */
GtkWidget      *mp_list_page_new       (MpStore *store, const MpEntity *entity, gboolean deleted);

/* What Enter does with a record that has no form: what the program notes of its own work. */
typedef void (*MpListPageOpen) (MpHost *host, gint64 id);
void            mp_list_page_set_open  (MpListPage *self, MpListPageOpen open);

const MpEntity *mp_list_page_get_entity (MpListPage *self);
/* A new record as this list would have it: with the code of the open tab. */
MpRecord       *mp_list_page_make_record (MpListPage *self);
/* Selects a record and brings it into view, if the list has it. */
void            mp_list_page_reveal    (MpListPage *self, gint64 id);
void            mp_list_page_clear_filters (MpListPage *self);
/* Of these records only (of gint64; NULL: of all); `origin` says on a chip which they are. */
void            mp_list_page_show_some (MpListPage *self, GArray *ids, const char *origin);

G_END_DECLS
