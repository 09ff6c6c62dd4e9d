/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of tabs, made anew for each record.
 */

#include "config.h"

#include "mp-record-tabs.h"

#include "catalog/mp-group.h"

#include <glib/gi18n-lib.h>

static void
tab_free (gpointer data)
{
  MpRecordTab *tab = data;

  g_ptr_array_unref (tab->kinds);
  g_free (tab);
}

static gboolean
has_list (const MpRelation *kind)
{
  return kind->owned && (kind->entity->flags & MP_ENTITY_LIST) != 0;
}

static MpRecordTab *
add_tab (GPtrArray *tabs, const char *key, const char *label)
{
  MpRecordTab *tab = g_new0 (MpRecordTab, 1);

  tab->key = key;
  tab->label = label;
  tab->kinds = g_ptr_array_new ();
  tab->shown = key;
  g_ptr_array_add (tabs, tab);

  return tab;
}

/* What has a list of its own is what the tab is named after; what is only noted beside it follows.
 */
static void
add_kind (MpRecordTab *tab, const MpRelation *kind)
{
  guint at = tab->kinds->len;

  while (has_list (kind) && at > 0 && !has_list (tab->kinds->pdata[at - 1]))
    at--;
  g_ptr_array_insert (tab->kinds, (int) at, (gpointer) kind);
  tab->shown = ((const MpRelation *) tab->kinds->pdata[0])->key;
}

gboolean
mp_record_tabs_is_section (MpRecordEdit *edit, const MpEntity *entity)
{
  return (entity->flags & MP_ENTITY_ONE) != 0
         && g_str_equal (entity->group, mp_record_edit_get_entity (edit)->group);
}

/* Nothing mentions a record that is not stored yet. */
static gboolean
has_place (MpRecordEdit *edit, const MpRelation *kind)
{
  return kind->owned || !mp_record_edit_is_new (edit);
}

static void
add_own (GPtrArray *tabs, MpRecordEdit *edit, GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      const MpRelation *kind = kinds->pdata[i];

      if (g_str_equal (kind->entity->group, mp_record_edit_get_entity (edit)->group)
          && has_place (edit, kind)
          && !(kind->owned && mp_record_tabs_is_section (edit, kind->entity)))
        add_kind (add_tab (tabs, kind->key, kind->label), kind);
    }
}

static void
add_group (GPtrArray *tabs, MpRecordEdit *edit, const MpGroup *group, GPtrArray *kinds)
{
  MpRecordTab *tab = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      const MpRelation *kind = kinds->pdata[i];

      if (!g_str_equal (kind->entity->group, group->name) || !has_place (edit, kind))
        continue;
      if (tab == NULL)
        tab = add_tab (tabs, group->name, mp_group_get_label (group));
      add_kind (tab, kind);
    }
}

GPtrArray *
mp_record_tabs_list (MpRecordEdit *edit)
{
  GPtrArray *tabs = g_ptr_array_new_with_free_func (tab_free);
  GPtrArray *kinds = mp_record_edit_get_relations (edit);
  const char *own = mp_record_edit_get_entity (edit)->group;
  guint n_groups;
  const MpGroup *groups = mp_groups (&n_groups);

  add_tab (tabs, MP_PART_MAIN, _("Basic data"));
  add_own (tabs, edit, kinds);
  for (guint g = 0; g < n_groups; g++)
    if (!g_str_equal (groups[g].name, own))
      add_group (tabs, edit, &groups[g], kinds);
  if (!mp_record_edit_is_new (edit))
    add_tab (tabs, MP_PART_HISTORY, _("History"));

  return tabs;
}

MpRecordTab *
mp_record_tabs_find (GPtrArray *tabs, const char *key)
{
  for (guint i = 0; i < tabs->len; i++)
    if (g_str_equal (((MpRecordTab *) tabs->pdata[i])->key, key))
      return tabs->pdata[i];
  return NULL;
}

const MpRelation *
mp_record_tab_find_kind (const MpRecordTab *self, const char *key)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_str_equal (((const MpRelation *) self->kinds->pdata[i])->key, key))
      return self->kinds->pdata[i];
  return NULL;
}

MpRecordTab *
mp_record_tabs_find_part (GPtrArray *tabs, const char *part)
{
  for (guint i = 0; i < tabs->len; i++)
    if (mp_record_tab_find_kind (tabs->pdata[i], part) != NULL)
      return tabs->pdata[i];
  return mp_record_tabs_find (tabs, part);
}

gboolean
mp_record_tab_counts (const MpRecordTab *self, guint n)
{
  return has_list (self->kinds->pdata[n]) || !has_list (self->kinds->pdata[0]);
}
