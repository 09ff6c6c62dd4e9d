/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list page without its frame: the query is the owner, the columns are those of the kind but for
 * the link to the owner. What has no page of its own is opened, and added, on that of what it
 * belongs to.
 */

#include "config.h"

#include "mp-child-list.h"

#include "app/list/mp-list-columns.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-widget.h"
#include "store/list/mp-list-model.h"

#include <glib/gi18n-lib.h>

struct _MpChildList
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  const MpRelation *relation; /* of the edit */
  const MpEntity *entity;
  MpListModel *model;
  MpListColumns *columns;
  GtkStack *body;        /* "list", "empty" or, while the owner is new, "unsaved" */
  GtkColumnView *view;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (MpChildList, mp_child_list, GTK_TYPE_WIDGET)

static void
show_state (MpChildList *self)
{
  gboolean unsaved = mp_record_edit_is_new (self->edit);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_stack_set_visible_child_name (self->body, unsaved ? "unsaved" : empty ? "empty" : "list");
  /* What can be added stands below what is said of nothing, not at the foot of the page. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->body), !unsaved && !empty);
  if (self->add != NULL)
    gtk_widget_set_sensitive (self->add, !unsaved);
}

static gboolean
has_page (const MpEntity *entity)
{
  return entity->parent == NULL || (entity->flags & MP_ENTITY_LIST) != 0;
}

static void
reload (MpChildList *self)
{
  g_autoptr (MpQuery) query = NULL;
  g_autofree char *id = NULL;
  gboolean descending = FALSE;
  const MpField *sort = mp_list_columns_get_sort (self->columns, &descending);

  if (mp_record_edit_is_new (self->edit))
    return;

  query = mp_query_new (self->entity);
  id = g_strdup_printf ("%" G_GINT64_FORMAT,
                        mp_record_get_id (mp_record_edit_get_record (self->edit)));
  mp_query_add_filter (query, self->relation->link, id);
  if (sort != NULL)
    mp_query_set_sort (query, sort, descending);
  mp_list_model_set_query (self->model, query);
}

/* Stored for the first time. */
static void
edit_changed_cb (MpChildList *self)
{
  if (!mp_record_edit_is_new (self->edit)
      && g_str_equal (gtk_stack_get_visible_child_name (self->body), "unsaved"))
    {
      reload (self);
      show_state (self);
    }
}

static void
activate_cb (MpChildList *self, guint position)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  gint64 id = mp_list_model_get_id (self->model, position);
  g_autoptr (MpRecord) record = NULL;

  if (host == NULL)
    return;
  if (has_page (self->entity))
    {
      mp_host_show_record (host, self->entity, id, G_LIST_MODEL (self->model));
      return;
    }
  record = mp_store_load (mp_record_edit_get_store (self->edit), self->entity, id, NULL);
  if (record != NULL)
    mp_host_show_record (host, mp_entity_get_parent (self->entity),
                         mp_record_get_int (record, self->entity->parent), NULL);
}

static void
add_cb (MpChildList *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  MpRecord *owner = mp_record_edit_get_record (self->edit);
  const MpEntity *kind = mp_record_get_entity (owner);
  g_autoptr (MpRecord) record = mp_record_new_initial (self->entity);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, mp_record_get_id (owner));

  mp_record_set (record, self->relation->link, id);
  mp_record_set_title (record, self->relation->link, mp_record_get_by_name (owner, kind->title));
  if (host != NULL)
    mp_host_show_form (host, record, NULL);
}

/* The owner is known where its children are listed; of what only mentions the record one asks first
 * what it belongs to.
 */
static void
choose_columns (MpChildList *self)
{
  g_auto (GStrv) names = mp_list_columns_dup_names (self->columns);
  const char *link = self->relation->link->name;
  const char *parent = self->entity->parent;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  /* What is shown stays in its order: alone it is the first. */
  if (!self->relation->owned && parent != NULL
      && !g_strv_contains ((const char *const *) names, parent))
    {
      const char *const first[] = { parent, NULL };

      g_ptr_array_add (chosen, (gpointer) parent);
      mp_list_columns_set_names (self->columns, first);
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], link))
      g_ptr_array_add (chosen, names[i]);
  g_ptr_array_add (chosen, NULL);
  mp_list_columns_set_names (self->columns, (const char *const *) chosen->pdata);
}

static void
failed_cb (MpChildList *self, GError *error)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_show_error (host, _("The list could not be read"), error);
}

/* Why there is nothing, and where it would come from. */
static char *
dup_empty (MpChildList *self)
{
  g_autofree char *none = g_strdup_printf (_("None yet: %s"), self->relation->label);

  return has_page (self->entity)
           ? g_steal_pointer (&none)
           : g_strdup_printf (_("%s. It is added on the page of what it belongs to: %s"), none,
                              _(mp_entity_get_parent (self->entity)->label));
}

static void
make_bar (MpChildList *self)
{
  g_autofree char *add = g_strdup_printf (_("Add: %s"), _(self->entity->label));
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->add = gtk_button_new_with_label (add);
  gtk_widget_add_css_class (bar, "grid-bar");
  gtk_box_append (GTK_BOX (bar), self->add);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
mp_child_list_dispose (GObject *object)
{
  MpChildList *self = MP_CHILD_LIST (object);

  /* A view that goes changes its sorter: nothing to read again. */
  if (self->columns != NULL)
    {
      g_object_run_dispose (G_OBJECT (self->columns));
      g_signal_handlers_disconnect_by_data (self->columns, self);
    }
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->columns);
  g_clear_object (&self->model);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_child_list_parent_class)->dispose (object);
}

static void
mp_child_list_class_init (MpChildListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_child_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "childlist");
}

static void
mp_child_list_init (MpChildList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  self->body = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->body, FALSE);
  gtk_stack_add_named (self->body, scroller, "list");
  gtk_widget_set_parent (GTK_WIDGET (self->body), GTK_WIDGET (self));
}

GtkWidget *
mp_child_list_new (MpRecordEdit *edit, const MpRelation *relation)
{
  MpChildList *self = g_object_new (MP_TYPE_CHILD_LIST, NULL);
  MpStore *store = mp_record_edit_get_store (edit);
  const MpEntity *entity = relation->entity;
  g_autofree char *empty = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->edit = g_object_ref (edit);
  self->relation = relation;
  self->entity = entity;
  self->model = mp_list_model_new (store);
  self->columns = mp_list_columns_new (self->view, store, entity, mp_kind_lookup (entity->name),
                                       FALSE, NULL);
  choose_columns (self);
  empty = dup_empty (self);
  gtk_stack_add_named (self->body, make_note (empty), "empty");
  gtk_stack_add_named (self->body,
                       make_note (_("Save the record first; then these can be added to it.")),
                       "unsaved");
  if (has_page (entity))
    make_bar (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  relation->label, -1);

  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_column_view_set_model (self->view, selection);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (edit, "changed", G_CALLBACK (edit_changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  show_state (self);

  return GTK_WIDGET (self);
}
