/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rooms of the house in which kinds of record stand together: a place in the sidebar, and a
 * tab on the form of what they belong to. Few enough to be seen at a glance, whatever is added.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *label; /* NC_("group", …) */
  const char *icon;
} MpGroup;

/* In the order of the sidebar and of the tabs. */
const MpGroup *mp_groups          (guint *n_groups);
const char    *mp_group_get_label (const MpGroup *group);

G_END_DECLS
