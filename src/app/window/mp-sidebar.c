/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places are the groups of the catalog that have lists; what follows them is work on all of
 * them. A place opens the list of it that was looked at last. Where the window is half a screen
 * only the icons are left.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "edit/mp-kind.h"
#include "mp-sidebar.h"
#include "app/list/mp-group-tabs.h"
#include "app/widget/mp-narrow.h"
#include "app/widget/mp-widget.h"

typedef struct
{
  const MpGroup *group; /* NULL: a tool */
  const char *page;     /* of a group: the list that was looked at last */
  const char *label;
  GtkListBoxRow *row;
  GtkWidget *words; /* the label and the number */
  GtkLabel *number;
  gboolean passing; /* there only while it has a number or is on show */
  guint count;
} Entry;

struct _MpSidebar
{
  GtkWidget parent_instance;

  GtkListBox *list;
  GArray *entries; /* of Entry, in the order of the rows */
  guint first_tool;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpSidebar, mp_sidebar, GTK_TYPE_WIDGET)

/* The list of what was entered twice lies beside the list of its kind. */
static const char *
kind_of (const char *page)
{
  return g_str_has_prefix (page, MP_PAGE_TWINS) ? page + strlen (MP_PAGE_TWINS) : page;
}

/* What the program notes of its own work lies behind the tool that does it, the cases of all
 * workflows in their group.
 */
static const char *
tool_of (const char *page)
{
  return g_str_equal (page, "import_batch")   ? "import"
         : g_str_equal (page, "export_batch") ? "export"
                                              : page;
}

static Entry *
find (MpSidebar *self, const char *name)
{
  const MpKind *kind = mp_kind_lookup (kind_of (name));
  const char *page = tool_of (name);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (kind != NULL                          ? entry->group == kind->group
          : g_str_equal (page, MP_PAGE_CASES)
            ? entry->group != NULL && g_str_equal (entry->group->name, MP_PAGE_CASES)
            : g_str_equal (entry->page, page))
        return entry;
    }
  return NULL;
}

static void
show_passing (MpSidebar *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      gtk_widget_set_visible (GTK_WIDGET (entry->row),
                              !entry->passing || entry->count > 0
                                || gtk_list_box_row_is_selected (entry->row));
    }
}

static void
row_activated_cb (MpSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0,
                 g_array_index (self->entries, Entry, gtk_list_box_row_get_index (row)).page);
}

static void
draw_line (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  MpSidebar *self = data;

  if (gtk_list_box_row_get_index (row) == (int) self->first_tool)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
add (MpSidebar *self, const MpGroup *group, const char *page, const char *label, const char *icon)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (label);
  Entry entry = { group, page, label, GTK_LIST_BOX_ROW (gtk_list_box_row_new ()),
                  gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), GTK_LABEL (gtk_label_new (NULL)) };

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (entry.number), "number");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (entry.words), name);
  gtk_box_append (GTK_BOX (entry.words), GTK_WIDGET (entry.number));
  gtk_box_append (GTK_BOX (box), entry.words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (entry.row), label);
  gtk_list_box_row_set_child (entry.row, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry.row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_array_append_val (self->entries, entry);
  gtk_list_box_append (self->list, GTK_WIDGET (entry.row));
}

static void
set_narrow (GtkWidget *widget, gboolean narrow)
{
  MpSidebar *self = MP_SIDEBAR (widget);

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      gtk_widget_set_visible (entry->words, !narrow);
      gtk_widget_set_has_tooltip (GTK_WIDGET (entry->row), narrow);
    }
}

static void
mp_sidebar_dispose (GObject *object)
{
  MpSidebar *self = MP_SIDEBAR (object);

  mp_widget_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (mp_sidebar_parent_class)->dispose (object);
}

static void
mp_sidebar_finalize (GObject *object)
{
  g_array_unref (MP_SIDEBAR (object)->entries);

  G_OBJECT_CLASS (mp_sidebar_parent_class)->finalize (object);
}

static void
mp_sidebar_class_init (MpSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_sidebar_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", MP_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sidebar");
}

static void
mp_sidebar_init (MpSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const MpKind *kinds;
  guint n_kinds;

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list, "vexpand",
                TRUE, NULL);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  mp_narrow_watch (GTK_WIDGET (self), set_narrow);

  kinds = mp_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    if (find (self, kinds[i].entity->name) == NULL)
      add (self, kinds[i].group, mp_group_tabs_first (kinds[i].group),
           mp_group_get_label (kinds[i].group), kinds[i].group->icon);
  self->first_tool = self->entries->len;
  add (self, NULL, "import", C_("page", "Import"), "mp-import-symbolic");
  add (self, NULL, "export", C_("page", "Ledgers"), "mp-export-symbolic");
  add (self, NULL, "history", C_("page", "History"), "mp-history-symbolic");
  add (self, NULL, "bin", C_("page", "Recycle Bin"), "mp-bin-symbolic");
  add (self, NULL, "settings", C_("page", "Settings"), "mp-settings-symbolic");
  add (self, NULL, "drafts", C_("page", "Drafts"), "mp-edit-symbolic");
  find (self, "drafts")->passing = TRUE;
  mp_sidebar_set_count (self, "drafts", 0);

  mp_widget_leave_by_tab (GTK_WIDGET (self->list));
  gtk_list_box_set_header_func (self->list, draw_line, self, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
mp_sidebar_new (void)
{
  return g_object_new (MP_TYPE_SIDEBAR, NULL);
}

const char *
mp_sidebar_get_label (MpSidebar *self, const char *page)
{
  Entry *entry = find (self, page);

  return entry != NULL ? entry->label : NULL;
}

const char *
mp_sidebar_get_page (MpSidebar *self, guint n)
{
  return n < self->entries->len ? g_array_index (self->entries, Entry, n).page : NULL;
}

void
mp_sidebar_select (MpSidebar *self, const char *page)
{
  Entry *entry = find (self, page);
  const MpKind *kind = mp_kind_lookup (page);

  if (entry != NULL && kind != NULL)
    entry->page = kind->entity->name;
  else if (entry != NULL && g_str_equal (page, MP_PAGE_CASES))
    entry->page = MP_PAGE_CASES;
  gtk_list_box_select_row (self->list, entry != NULL ? entry->row : NULL);
  show_passing (self);
}

void
mp_sidebar_set_count (MpSidebar *self, const char *page, guint count)
{
  Entry *entry = find (self, page);
  g_autofree char *number = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");

  g_return_if_fail (entry != NULL);

  entry->count = count;
  show_passing (self);
  gtk_label_set_text (entry->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  number, -1);
}
