/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line for each list of the sidebar.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-kind.h"

/* Extracted as a plural pair by the keyword in po/meson.build. */
#define NP_(one, many) one, many

static const MpKind kinds[] = {
  { "organization", N_("Organizations"), "mp-organization-symbolic", "tier",
    "name tier division org_type leader_name member_count_person status valid_to founded_on",
    NP_ ("%s organization", "%s organizations"), N_("New organization"),
    N_("No organizations yet"), TRUE },
  { "person", N_("People"), "mp-person-symbolic", NULL, NULL, NP_ ("%s person", "%s people"),
    N_("New person"), N_("No people yet"), TRUE },
  { "venue", N_("Venues"), "mp-venue-symbolic", NULL, NULL, NP_ ("%s venue", "%s venues"),
    N_("New venue"), N_("No venues yet"), TRUE },
  { "filing", N_("Filings"), "mp-filing-symbolic", NULL,
    "organization filing_kind applied_on decision decided_on filing_no valid_to",
    NP_ ("%s filing", "%s filings"), N_("New filing"), N_("No filings yet"), TRUE },
  { "party_org", N_("Party organizations"), "mp-party-symbolic", NULL, NULL,
    NP_ ("%s Party organization", "%s Party organizations"), N_("New Party organization"),
    N_("No Party organizations yet"), FALSE },
  { "division", N_("Divisions"), "mp-division-symbolic", NULL,
    "name code12 level community_kind population secretary director",
    NP_ ("%s division", "%s divisions"), N_("New division"), N_("No divisions yet"), FALSE },
};

const MpKind *
mp_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

const MpKind *
mp_kind_lookup (const char *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].entity, entity))
      return &kinds[i];
  return NULL;
}

char *
mp_kind_count (const MpKind *kind, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GString *text = g_string_new (g_dngettext (GETTEXT_PACKAGE, kind->one, kind->many, n));

  /* Not printf: the format comes from a table. */
  g_string_replace (text, "%s", number, 1);

  return g_string_free (text, FALSE);
}

gint64
mp_kind_narrow (MpStore *store, const MpEntity *entity, gint64 scope)
{
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);

  /* Divisions above the unit lie in its file too. */
  if (!g_str_equal (entity->name, "division") && unit != NULL
      && scope == g_ascii_strtoll (unit, NULL, 10))
    return 0;

  return scope;
}
