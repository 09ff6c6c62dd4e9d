/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words, and the kinds made of them and the catalog.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-kind.h"

/* Extracted as a plural pair by the keyword in po/meson.build. */
#define NP_(one, many) one, many

static const MpKindWords words[] = {
  { "organization", N_("Organizations"), "tier",
    "name tier division org_type leader_name leader_phone member_count_person status valid_to",
    NP_("%s organization", "%s organizations"), N_("New organization"),
    N_("No organizations yet"), TRUE },
  { "person", N_("People"), NULL, "name sex phone organizations skill education remark", NP_("%s person", "%s people"),
    N_("New person"), N_("No people yet"), TRUE },
  { "venue", N_("Venues"), NULL, NULL, NP_("%s venue", "%s venues"),
    N_("New venue"), N_("No venues yet"), TRUE },
  { "activity", N_("Activities"), NULL, NULL, NP_("%s activity", "%s activities"),
    N_("New activity"), N_("No activities yet"), TRUE },
  { "filing", N_("Filings"), NULL,
    "organization state filing_kind case_no applied_on decided_on filing_no valid_to",
    NP_("%s filing", "%s filings"), N_("New filing"), N_("No filings yet"), TRUE },
  { "party_org", N_("Party organizations"), NULL, NULL,
    NP_("%s Party organization", "%s Party organizations"), N_("New Party organization"),
    N_("No Party organizations yet"), FALSE },
  { "division", N_("Divisions"), NULL,
    "name code12 level community_kind population secretary director",
    NP_("%s division", "%s divisions"), N_("New division"), N_("No divisions yet"), FALSE },
};

static const MpKindWords *
find_words (const char *entity)
{
  static const MpKindWords plain = {
    NULL, NULL, NULL, NULL, NP_("%s record", "%s records"), NULL, NULL, FALSE
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].entity, entity))
      return &words[i];
  return &plain;
}

static gboolean
has_list (const MpEntity *entity)
{
  return entity->group != NULL
         && (entity->parent == NULL || (entity->flags & MP_ENTITY_LIST) != 0);
}

static gpointer
make_kinds (gpointer data)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (MpKind));
  guint n_groups, n_entities;
  const MpGroup *groups = mp_groups (&n_groups);
  const MpEntity *const *entities = mp_entities (&n_entities);

  for (guint g = 0; g < n_groups; g++)
    for (guint i = 0; i < n_entities; i++)
      if (has_list (entities[i]) && g_str_equal (entities[i]->group, groups[g].name))
        {
          MpKind kind = { entities[i], &groups[g], find_words (entities[i]->name) };

          g_array_append_val (kinds, kind);
        }

  return kinds;
}

const MpKind *
mp_kinds (guint *n_kinds)
{
  static GOnce once = G_ONCE_INIT;
  GArray *kinds = g_once (&once, make_kinds, NULL);

  *n_kinds = kinds->len;
  return (const MpKind *) kinds->data;
}

const MpKind *
mp_kind_lookup (const char *entity)
{
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (g_str_equal (kinds[i].entity->name, entity))
      return &kinds[i];
  return NULL;
}

const char *
mp_kind_get_label (const MpKind *kind)
{
  return kind->words->label != NULL ? _(kind->words->label) : _(kind->entity->label);
}

char *
mp_kind_count (const MpKind *kind, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  GString *text =
      g_string_new (g_dngettext (GETTEXT_PACKAGE, kind->words->one, kind->words->many, n));

  /* Not printf: the format comes from a table. */
  g_string_replace (text, "%s", number, 1);

  return g_string_free (text, FALSE);
}

char *
mp_kind_dup_add (const MpKind *kind)
{
  return kind->words->add != NULL ? g_strdup (_(kind->words->add))
                                  : g_strdup_printf (_("New: %s"), _(kind->entity->label));
}

char *
mp_kind_dup_empty (const MpKind *kind)
{
  return kind->words->empty != NULL ? g_strdup (_(kind->words->empty))
                                    : g_strdup_printf (_("None yet: %s"), _(kind->entity->label));
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

MpQuery *
mp_kind_query (MpStore *store, const MpEntity *entity, gint64 scope, gboolean deleted)
{
  MpQuery *query = mp_query_new (entity);

  mp_query_set_deleted (query, deleted);
  if (!deleted)
    mp_query_set_scope (query, mp_kind_narrow (store, entity, scope));

  return query;
}
