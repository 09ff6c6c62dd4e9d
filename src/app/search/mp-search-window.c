/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus stays in the entry: letters go on being typed, the arrow keys move the mark. A search
 * that was overtaken by the next letter is cancelled and never shown.
 */

#include "config.h"

#include "mp-search-window.h"

#include "edit/mp-kind.h"
#include "edit/find/mp-search.h"

#include <glib/gi18n-lib.h>

struct _MpSearchWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkLabel *message;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  MpHost *host; /* weak */
  GCancellable *searching;
  gboolean open_first; /* Enter was pressed before anything was found */
};

G_DEFINE_FINAL_TYPE (MpSearchWindow, mp_search_window, ADW_TYPE_WINDOW)

/* --- opening -------------------------------------------------------------------------------- */

/* What a line opens: a record, or with `ids` the list of all that were found. */
typedef struct
{
  const MpEntity *entity;
  gint64 id;
  GArray *ids;
} Target;

static void
target_free (gpointer data)
{
  Target *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static void
row_activated_cb (MpSearchWindow *self, GtkListBoxRow *row)
{
  const Target *target = g_object_get_data (G_OBJECT (row), "target");
  MpHost *host = self->host;
  g_autofree char *origin = g_strdup_printf (
    _("the search for “%s”"), gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const MpEntity *entity = target->entity;
  g_autoptr (GArray) ids = target->ids != NULL ? g_array_ref (target->ids) : NULL;
  gint64 id = target->id;

  gtk_window_destroy (GTK_WINDOW (self));
  if (host == NULL)
    return;
  if (ids != NULL)
    mp_host_show_some (host, entity->name, ids, origin);
  else
    mp_host_show_record (host, entity, id, NULL);
}

static void
entry_activated_cb (MpSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->searching != NULL || row == NULL)
    self->open_first = self->searching != NULL;
  else
    row_activated_cb (self, row);
}

/* --- the lines ------------------------------------------------------------------------------ */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_row (MpSearchWindow *self, const MpFindings *findings, const char *title, const char *note,
            Target target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = new_label (title, target.ids != NULL ? "dim-label" : NULL);
  g_autofree char *spoken =
    g_strdup_printf ("%s: %s %s", _(findings->entity->label), title, note != NULL ? note : "");

  gtk_box_append (GTK_BOX (box), name);
  if (note != NULL)
    {
      GtkWidget *label = new_label (note, "dim-label");

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "target", g_memdup2 (&target, sizeof target),
                          target_free);
  g_object_set_data (G_OBJECT (row), "findings", (gpointer) findings->entity);
  gtk_list_box_append (self->list, row);
}

static void
append_findings (MpSearchWindow *self, const MpFindings *findings)
{
  const MpKind *kind = mp_kind_lookup (findings->entity->name);

  for (guint i = 0; i < findings->first->len; i++)
    {
      const MpFound *found = findings->first->pdata[i];

      append_row (self, findings, found->title, found->note,
                  (Target) { found->entity, found->id, NULL });
    }
  if (kind != NULL && findings->ids->len > findings->first->len)
    {
      g_autofree char *count = mp_kind_count (kind, findings->ids->len);
      g_autofree char *all = g_strdup_printf (_("Show all: %s"), count);

      append_row (self, findings, all, NULL,
                  (Target) { findings->entity, 0, g_array_ref (findings->ids) });
    }
}

/* The kind stands above its first line. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const MpEntity *entity = g_object_get_data (G_OBJECT (row), "findings");
  GtkWidget *label;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "findings") == entity)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = new_label (_(entity->label), "heading");
  gtk_widget_add_css_class (label, "found-kind");
  gtk_list_box_row_set_header (row, label);
}

static void
clear_list (MpSearchWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
say (MpSearchWindow *self, const char *message)
{
  gtk_label_set_text (self->message, message);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->message));
}

/* --- searching ------------------------------------------------------------------------------ */

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = mp_search_finish (MP_STORE (source), result, &error);
  MpSearchWindow *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->searching);
  clear_list (self);
  if (all == NULL)
    {
      say (self, error->message);
      return;
    }
  if (all->len == 0)
    {
      say (self, _("Nothing found. Any part of a name will do, its initials, the end of a "
                   "telephone or a number of a paper."));
      return;
    }

  for (guint i = 0; i < all->len; i++)
    append_findings (self, all->pdata[i]);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scroller));
  if (self->open_first)
    entry_activated_cb (self);
}

static void
typed_cb (MpSearchWindow *self)
{
  g_autofree char *text =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->open_first = FALSE;
  if (*text == '\0')
    {
      clear_list (self);
      /* What is looked through is read while the first letter is typed. */
      mp_search_async (mp_host_get_store (self->host), text, NULL, NULL, NULL);
      say (self, _("Organizations, people, activities, filings and everything else, whatever page "
                   "is open."));
      return;
    }
  self->searching = g_cancellable_new ();
  mp_search_async (mp_host_get_store (self->host), text, self->searching, searched_cb, self);
}

/* --- keys ----------------------------------------------------------------------------------- */

static void
move_mark (MpSearchWindow *self, int way)
{
  GtkListBoxRow *at = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *to =
    at != NULL ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (at) + way)
               : NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (to == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (to), GTK_WIDGET (self->list), &bounds))
    return;
  gtk_list_box_select_row (self->list, to);
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                             bounds.origin.y + bounds.size.height);
}

static gboolean
key_cb (MpSearchWindow *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_mark (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_mark (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- the object ----------------------------------------------------------------------------- */

static void
mp_search_window_dispose (GObject *object)
{
  MpSearchWindow *self = MP_SEARCH_WINDOW (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_weak_pointer (&self->host);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_SEARCH_WINDOW);

  G_OBJECT_CLASS (mp_search_window_parent_class)->dispose (object);
}

static void
mp_search_window_class_init (MpSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_search_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, MpSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MpSearchWindow, message);
  gtk_widget_class_bind_template_child (widget_class, MpSearchWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, MpSearchWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mp_search_window_init (MpSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, head_row, NULL, NULL);
}

void
mp_search_window_present (MpHost *host)
{
  MpSearchWindow *self = g_object_new (MP_TYPE_SEARCH_WINDOW, "transient-for",
                                       gtk_widget_get_root (GTK_WIDGET (host)), NULL);

  g_set_weak_pointer (&self->host, host);
  typed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
