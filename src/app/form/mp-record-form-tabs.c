/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a record: its own sections, a grid for each kind of children, its history. A grid
 * is built when it is first looked at.
 */

#include "config.h"

#include "mp-record-form-private.h"

#include "mp-child-grid.h"
#include "mp-row-dialog.h"
#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

/* What has children of its own is opened as a form of its own, once it is stored. */
static void
open_row_cb (MpRecordForm *self, MpRecordEdit *child)
{
  const MpEntity *entity = mp_record_edit_get_entity (child);
  g_autoptr (GPtrArray) below = mp_record_edit_list_child_entities (child);
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (below->len > 0 && !mp_record_edit_is_new (child) && host != NULL)
    mp_host_show_record (host, entity,
                           mp_record_get_id (mp_record_edit_get_record (child)), NULL);
  else
    mp_row_dialog_present (GTK_WIDGET (self), child);
}

static GtkWidget *
build_tab (MpRecordForm *self, const char *key)
{
  if (g_str_equal (key, MP_FORM_TAB_HISTORY))
    {
      mp_record_history_show (self->history, mp_record_edit_get_entity (self->edit),
                              mp_record_get_id (mp_record_edit_get_record (self->edit)));
      return GTK_WIDGET (self->history);
    }

  {
    GtkWidget *grid = gtk_stack_get_child_by_name (self->stack, key);

    if (grid == NULL)
      {
        grid = mp_child_grid_new (self->edit, mp_store_get_entity (self->store, key));
        g_signal_connect_swapped (grid, "open", G_CALLBACK (open_row_cb), self);
        gtk_stack_add_named (self->stack, grid, key);
      }
    return grid;
  }
}

void
mp_record_form_show_tab (MpRecordForm *self, const char *key)
{
  gtk_stack_set_visible_child (self->stack,
                               g_str_equal (key, MP_FORM_TAB_MAIN)
                                   ? GTK_WIDGET (self->page)
                                   : build_tab (self, key));
}

static void
tab_cb (MpRecordForm *self)
{
  mp_record_form_show_tab (self, mp_count_tabs_get_selected (self->tabs));
}

void
mp_record_form_build_tabs (MpRecordForm *self)
{
  g_autoptr (GPtrArray) entities = mp_record_edit_list_child_entities (self->edit);

  g_ptr_array_set_size (self->grids, 0);
  self->tabs = MP_COUNT_TABS (mp_count_tabs_new (_("Parts of the record")));
  mp_count_tabs_add (self->tabs, MP_FORM_TAB_MAIN, _("Basic data"));
  for (guint i = 0; i < entities->len; i++)
    {
      const MpEntity *entity = entities->pdata[i];

      if ((entity->flags & MP_ENTITY_ONE) != 0)
        continue;
      mp_count_tabs_add (self->tabs, entity->name, _(entity->label));
      g_ptr_array_add (self->grids, (gpointer) entity);
    }
  self->has_history = !mp_record_edit_is_new (self->edit);
  if (self->has_history)
    mp_count_tabs_add (self->tabs, MP_FORM_TAB_HISTORY, _("History"));
  g_signal_connect_swapped (self->tabs, "changed", G_CALLBACK (tab_cb), self);
  gtk_box_append (GTK_BOX (self->tabs_box), GTK_WIDGET (self->tabs));
}

void
mp_record_form_focus_field (MpRecordForm *self, MpRecordEdit *edit, const MpField *field)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);

  if (edit == self->edit || (entity->flags & MP_ENTITY_ONE) != 0)
    {
      mp_count_tabs_select (self->tabs, MP_FORM_TAB_MAIN);
      mp_record_form_show_tab (self, MP_FORM_TAB_MAIN);
      mp_record_page_focus_field (self->page, edit, field);
    }
  else
    {
      mp_count_tabs_select (self->tabs, entity->name);
      mp_record_form_show_tab (self, entity->name);
      mp_child_grid_focus_field (MP_CHILD_GRID (gtk_stack_get_visible_child (self->stack)),
                                 edit, field);
    }
}

void
mp_record_form_update_counts (MpRecordForm *self)
{
  for (guint i = 0; i < self->grids->len; i++)
    {
      GListModel *children = mp_record_edit_get_children (self->edit, self->grids->pdata[i]);

      mp_count_tabs_set_count (self->tabs, i + 1, g_list_model_get_n_items (children));
    }
}
