/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a record's form: its fields, a grid or a list or sections for each kind that belongs
 * to it, its history. Each is made when it is first looked at.
 */

#include "config.h"

#include "mp-record-parts.h"

#include "edit/mp-kind.h"
#include "app/history/mp-record-history.h"
#include "app/widget/mp-count-tabs.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-widget.h"
#include "mp-child-grid.h"
#include "mp-child-list.h"
#include "mp-record-page.h"
#include "mp-row-dialog.h"

#include <glib/gi18n-lib.h>

struct _MpRecordParts
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  GPtrArray *tabs;       /* of MpRecordTab */
  GtkWidget *bar;        /* around the two below */
  MpCountTabs *groups;   /* one for each tab */
  MpCountTabs *kinds;    /* one for each kind of the tab on show; NULL: it has only one */
  GtkStack *stack;
  MpRecordPage *main;
  MpRecordHistory *history;
  gboolean has_history;  /* a new record has none */
};

G_DEFINE_FINAL_TYPE (MpRecordParts, mp_record_parts, GTK_TYPE_WIDGET)

/* --- one part ------------------------------------------------------------------------------- */

/* What has children of its own is opened as a form of its own, once it is stored. */
static void
open_row_cb (MpRecordParts *self, MpRecordEdit *child)
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
make_part (MpRecordParts *self, const MpRelation *kind)
{
  const MpEntity *entity = kind->entity;
  GtkWidget *part;

  if (!kind->owned || (entity->flags & MP_ENTITY_LIST) != 0)
    part = mp_child_list_new (self->edit, kind);
  else if ((entity->flags & MP_ENTITY_ONE) != 0)
    part = mp_record_page_new (mp_record_edit_get_child (self->edit, entity));
  else
    {
      part = mp_child_grid_new (self->edit, entity);
      g_signal_connect_swapped (part, "open", G_CALLBACK (open_row_cb), self);
    }
  gtk_stack_add_named (self->stack, part, kind->key);

  return part;
}

static GtkWidget *
get_part (MpRecordParts *self, const MpRecordTab *tab, const char *key)
{
  GtkWidget *part = gtk_stack_get_child_by_name (self->stack, key);

  if (g_str_equal (key, MP_PART_HISTORY))
    mp_record_history_show (self->history, mp_record_edit_get_entity (self->edit),
                            mp_record_get_id (mp_record_edit_get_record (self->edit)));
  if (part == NULL)
    part = make_part (self, mp_record_tab_find_kind (tab, key));

  return part;
}

/* --- tabs ----------------------------------------------------------------------------------- */

static void kind_cb (MpRecordParts *self);

static void
show_kinds (MpRecordParts *self, const MpRecordTab *tab)
{
  if (self->kinds != NULL)
    gtk_box_remove (GTK_BOX (self->bar), GTK_WIDGET (self->kinds));
  self->kinds = NULL;
  if (tab->kinds->len < 2)
    return;

  self->kinds = MP_COUNT_TABS (mp_count_tabs_new (_("Kinds in this part")));
  gtk_widget_add_css_class (GTK_WIDGET (self->kinds), "kinds");
  for (guint i = 0; i < tab->kinds->len; i++)
    {
      const MpRelation *kind = tab->kinds->pdata[i];

      mp_count_tabs_add (self->kinds, kind->key, kind->label);
    }
  mp_count_tabs_select (self->kinds, tab->shown);
  g_signal_connect_swapped (self->kinds, "changed", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->kinds));
}

static void
show_tab (MpRecordParts *self, const MpRecordTab *tab)
{
  show_kinds (self, tab);
  gtk_stack_set_visible_child (self->stack, get_part (self, tab, tab->shown));
  mp_record_parts_update_counts (self);
}

static MpRecordTab *
selected_tab (MpRecordParts *self)
{
  return mp_record_tabs_find (self->tabs, mp_count_tabs_get_selected (self->groups));
}

/* What the program noted of its own work is nothing that one comes for; what there is one of is,
 * once it is filled in, where there is no list of anything else.
 */
static const MpRelation *
find_filled (MpRecordParts *self, const MpRecordTab *tab, gboolean only_lists)
{
  for (guint i = 0; i < tab->kinds->len; i++)
    {
      const MpRelation *kind = tab->kinds->pdata[i];

      if ((!kind->owned || mp_kind_lookup (kind->entity->name) != NULL
           || (!only_lists && (kind->entity->flags & MP_ENTITY_ONE) != 0))
          && mp_record_edit_count_related (self->edit, kind) > 0)
        return kind;
    }
  return NULL;
}

/* Its first kind that has something, as long as nobody has chosen another. */
static void
enter (MpRecordParts *self, MpRecordTab *tab)
{
  const MpRelation *kind = tab->looked_at ? NULL : find_filled (self, tab, TRUE);

  if (kind == NULL && !tab->looked_at)
    kind = find_filled (self, tab, FALSE);
  if (kind == NULL)
    return;
  tab->shown = kind->key;
  tab->looked_at = TRUE;
}

static void
group_cb (MpRecordParts *self)
{
  MpRecordTab *tab = selected_tab (self);

  enter (self, tab);
  show_tab (self, tab);
}

static void
kind_cb (MpRecordParts *self)
{
  MpRecordTab *tab = selected_tab (self);

  tab->shown = mp_record_tab_find_kind (tab, mp_count_tabs_get_selected (self->kinds))->key;
  tab->looked_at = TRUE;
  gtk_stack_set_visible_child (self->stack, get_part (self, tab, tab->shown));
}

static void
build_tabs (MpRecordParts *self)
{
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  self->tabs = mp_record_tabs_list (self->edit);
  self->groups = MP_COUNT_TABS (mp_count_tabs_new (_("Parts of the record")));
  for (guint i = 0; i < self->tabs->len; i++)
    {
      const MpRecordTab *tab = self->tabs->pdata[i];

      mp_count_tabs_add (self->groups, tab->key, tab->label);
    }
  self->has_history = !mp_record_edit_is_new (self->edit);
  g_signal_connect_swapped (self->groups, "changed", G_CALLBACK (group_cb), self);
  gtk_box_prepend (GTK_BOX (self->bar), GTK_WIDGET (self->groups));
}

/* --- public --------------------------------------------------------------------------------- */

const char *
mp_record_parts_get_shown (MpRecordParts *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

gboolean
mp_record_parts_show (MpRecordParts *self, const char *part)
{
  MpRecordTab *tab = mp_record_tabs_find_part (self->tabs, part);
  const MpRelation *kind = tab != NULL ? mp_record_tab_find_kind (tab, part) : NULL;

  if (tab == NULL)
    return FALSE;

  if (kind != NULL)
    {
      tab->shown = kind->key;
      tab->looked_at = TRUE;
    }
  g_signal_handlers_block_by_func (self->groups, group_cb, self);
  mp_count_tabs_select (self->groups, tab->key);
  g_signal_handlers_unblock_by_func (self->groups, group_cb, self);
  show_tab (self, tab);

  return TRUE;
}

void
mp_record_parts_refresh (MpRecordParts *self)
{
  if (self->has_history == mp_record_edit_is_new (self->edit))
    {
      g_autofree char *shown = g_strdup (mp_record_parts_get_shown (self));

      gtk_box_remove (GTK_BOX (self->bar), GTK_WIDGET (self->groups));
      build_tabs (self);
      mp_record_parts_show (self, shown);
    }
  else if (g_str_equal (mp_record_parts_get_shown (self), MP_PART_HISTORY))
    get_part (self, NULL, MP_PART_HISTORY);
}

void
mp_record_parts_update_counts (MpRecordParts *self)
{
  const MpRecordTab *selected = selected_tab (self);

  for (guint i = 0; i < self->tabs->len; i++)
    {
      const MpRecordTab *tab = self->tabs->pdata[i];
      guint sum = 0;

      for (guint j = 0; j < tab->kinds->len; j++)
        {
          guint n = mp_record_edit_count_related (self->edit, tab->kinds->pdata[j]);

          sum += mp_record_tab_counts (tab, j) ? n : 0;
          if (self->kinds != NULL && tab == selected)
            mp_count_tabs_set_count (self->kinds, j, n);
        }
      if (tab->kinds->len > 0)
        mp_count_tabs_set_count (self->groups, i, sum);
    }
}

void
mp_record_parts_focus_first (MpRecordParts *self)
{
  if (g_str_equal (mp_record_parts_get_shown (self), MP_PART_MAIN))
    mp_record_page_focus_first (self->main);
}

const MpField *
mp_record_parts_get_focused (MpRecordParts *self)
{
  return mp_record_page_get_focused (self->main);
}

void
mp_record_parts_focus_shown (MpRecordParts *self)
{
  GtkWidget *part = gtk_stack_get_visible_child (self->stack);

  if (MP_IS_CHILD_GRID (part) && mp_child_grid_focus_first (MP_CHILD_GRID (part)))
    return;
  /* A list that is not read yet, and cannot be added to, has nothing to go to. */
  gtk_widget_grab_focus (GTK_WIDGET (self->groups));
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

void
mp_record_parts_turn (MpRecordParts *self, int step)
{
  MpRecordTab *tab;
  guint at;

  if (!g_ptr_array_find (self->tabs, selected_tab (self), &at)
      || (int) at + step < 0 || at + (guint) step >= self->tabs->len)
    return;
  tab = self->tabs->pdata[at + (guint) step];
  enter (self, tab);
  mp_record_parts_show (self, tab->shown);
  mp_record_parts_focus_shown (self);
}

void
mp_record_parts_focus_field (MpRecordParts *self, MpRecordEdit *edit, const MpField *field)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);
  GtkWidget *part;

  mp_record_parts_show (self,
                        edit == self->edit || mp_record_tabs_is_section (self->edit, entity)
                          ? MP_PART_MAIN
                          : entity->name);
  part = gtk_stack_get_visible_child (self->stack);
  if (MP_IS_RECORD_PAGE (part))
    mp_record_page_focus_field (MP_RECORD_PAGE (part), edit, field);
  else if (MP_IS_CHILD_GRID (part))
    mp_child_grid_focus_field (MP_CHILD_GRID (part), edit, field);
}

/* --- personal values ------------------------------------------------------------------------ */

typedef void (*PageFunc) (MpRecordPage *page, gpointer data);

static void
foreach_page (MpRecordParts *self, PageFunc func, gpointer data)
{
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (MP_IS_RECORD_PAGE (part))
      func (MP_RECORD_PAGE (part), data);
}

static void
check_page (MpRecordPage *page, gpointer data)
{
  mp_record_page_check (page);
}

static void
look_for_personal (MpRecordPage *page, gpointer data)
{
  *(gboolean *) data |= mp_record_page_is_personal (page);
}

void
mp_record_parts_check (MpRecordParts *self)
{
  foreach_page (self, check_page, NULL);
}

gboolean
mp_record_parts_is_personal (MpRecordParts *self)
{
  gboolean personal = FALSE;

  foreach_page (self, look_for_personal, &personal);
  return personal;
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
undo_cb (MpRecordParts *self, gint64 change)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-change", "x", change);
}

static void
mp_record_parts_dispose (GObject *object)
{
  MpRecordParts *self = MP_RECORD_PARTS (object);

  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_record_parts_parent_class)->dispose (object);
}

static void
mp_record_parts_class_init (MpRecordPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_record_parts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mp_record_parts_init (MpRecordParts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->bar, "form-tabs");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

GtkWidget *
mp_record_parts_new (MpRecordEdit *edit)
{
  MpRecordParts *self = g_object_new (MP_TYPE_RECORD_PARTS, NULL);

  self->edit = g_object_ref (edit);
  self->main = MP_RECORD_PAGE (mp_record_page_new (edit));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->main), MP_PART_MAIN);
  self->history = MP_RECORD_HISTORY (mp_record_history_new (mp_record_edit_get_store (edit)));
  g_signal_connect_swapped (self->history, "undo", G_CALLBACK (undo_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->history), MP_PART_HISTORY);
  build_tabs (self);
  mp_record_parts_update_counts (self);

  return GTK_WIDGET (self);
}
