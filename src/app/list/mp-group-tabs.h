/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of one place of the sidebar, as tabs in the stead of a heading: another one is another
 * page. Among the cases stands first what waits in all workflows.
 */

#pragma once

#include "app/widget/mp-count-tabs.h"
#include "catalog/mp-group.h"

G_BEGIN_DECLS

/* The page that shows the cases of all workflows, and the group that it belongs to. */
#define MP_PAGE_CASES "cases"

/* With the name of a kind behind it: the page of what was entered twice. */
#define MP_PAGE_TWINS "twins-"

/* NULL where the group has one list only. `page` is the one that they stand on. */
GtkWidget *mp_group_tabs_new (const MpGroup *group, const char *page);

/* What the group shows before anything of it was looked at. */
const char *mp_group_tabs_first (const MpGroup *group);

G_END_DECLS
