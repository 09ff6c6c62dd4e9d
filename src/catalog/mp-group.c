/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of groups.
 */

#include "config.h"

#include "mp-group.h"

#include <glib/gi18n-lib.h>

static const MpGroup groups[] = {
  { "organizations", NC_("group", "Organizations"), "mp-organization-symbolic" },
  { "people", NC_("group", "People"), "mp-person-symbolic" },
  { "activities", NC_("group", "Activities"), "mp-activity-symbolic" },
  { "cases", NC_("group", "Cases"), "mp-filing-symbolic" },
  { "party", NC_("group", "Party building"), "mp-party-symbolic" },
  { "supervision", NC_("group", "Supervision and evaluation"), "mp-supervision-symbolic" },
  { "projects", NC_("group", "Projects and funds"), "mp-project-symbolic" },
  { "training", NC_("group", "Training and needs"), "mp-training-symbolic" },
  { "places", NC_("group", "Divisions and venues"), "mp-division-symbolic" },
  { "reporting", NC_("group", "Reporting"), "mp-report-symbolic" },
};

const MpGroup *
mp_groups (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}

const char *
mp_group_get_label (const MpGroup *group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "group", group->label);
}
