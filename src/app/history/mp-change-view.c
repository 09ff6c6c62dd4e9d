/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import may touch a hundred thousand fields: the changeset is read in a thread and only its
 * beginning is shown. Personal values are masked as in a list.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-change-view.h"
#include "app/widget/mp-widget.h"
#include "edit/mp-wording.h"

#define MAX_LINES 300

struct _MpChangeView
{
  GtkWidget parent_instance;

  MpStore *store;
  MpChangeItem *item;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *note;
  GtkButton *undo;
  GtkScrolledWindow *scroller;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (MpChangeView, mp_change_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                PANGO_WRAP_WORD_CHAR, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Removed from sight only: a record that is really gone was added by the change that was undone. */
static const char *
name_kind (const MpFieldChange *change)
{
  if (change->kind == MP_CHANGE_ADDED)
    return C_("change", "Added");
  if (change->kind == MP_CHANGE_REMOVED)
    return C_("change", "Taken away");
  if (g_strcmp0 (change->field, "deleted_at") == 0)
    return change->after != NULL ? C_("change", "Moved to the recycle bin")
                                 : C_("change", "Restored");
  return C_("change", "Changed");
}

static char *
dup_value (MpChangeView *self, const MpField *field, const char *value)
{
  g_autofree char *text = field != NULL ? mp_wording_of_value (self->store, field, value)
                                        : g_strdup (value != NULL ? value : "");

  if (*text == '\0')
    return g_strdup (C_("value", "empty"));
  if (field == NULL)
    return g_steal_pointer (&text);
  return mp_mask_on_screen (field->mask, text);
}

static void
attach_record (MpChangeView *self, GtkGrid *grid, int *row, const MpFieldChange *change)
{
  const MpEntity *entity = mp_store_get_entity (self->store, change->entity);
  g_autofree char *name = mp_wording_of_id (self->store, change->entity, change->id);
  g_autofree char *title = g_strdup_printf ("%s · %s", _(entity->label), name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (box, "changed-record");
  gtk_box_append (GTK_BOX (box), make_label (*name != '\0' ? title : _(entity->label), "heading"));
  gtk_box_append (GTK_BOX (box), make_label (name_kind (change), "dim-label"));
  gtk_grid_attach (grid, box, 0, (*row)++, 2, 1);
}

static void
attach_field (MpChangeView *self, GtkGrid *grid, int *row, const MpFieldChange *change)
{
  const MpField *field =
      mp_entity_get_field (mp_store_get_entity (self->store, change->entity), change->field);
  g_autofree char *before = dup_value (self, field, change->before);
  g_autofree char *after = dup_value (self, field, change->after);
  GtkWidget *both = make_label (NULL, NULL);
  g_autofree char *markup =
      change->kind == MP_CHANGE_ADDED
          ? g_markup_escape_text (after, -1)
          : g_markup_printf_escaped ("<span alpha=\"75%%\">%s</span> → %s", before, after);

  /* Side by side, however long the values of other fields are. */
  gtk_label_set_markup (GTK_LABEL (both), markup);
  gtk_widget_set_hexpand (both, TRUE);
  gtk_grid_attach (grid,
                   make_label (field != NULL ? mp_field_label (field) : change->field, "dim-label"),
                   0, *row, 1, 1);
  gtk_grid_attach (grid, both, 1, (*row)++, 1, 1);
}

static GtkWidget *
make_lines (MpChangeView *self, GPtrArray *changes)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  const MpFieldChange *last = NULL;
  int row = 0;
  guint i;

  gtk_widget_add_css_class (GTK_WIDGET (grid), "change-lines");
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 4);

  for (i = 0; i < changes->len && row < MAX_LINES; i++)
    {
      const MpFieldChange *change = changes->pdata[i];

      if (mp_store_get_entity (self->store, change->entity) == NULL)
        continue;
      if (last == NULL || last->id != change->id || !g_str_equal (last->entity, change->entity))
        attach_record (self, grid, &row, change);
      if (change->field != NULL && !g_str_equal (change->field, "deleted_at"))
        attach_field (self, grid, &row, change);
      last = change;
    }
  if (i < changes->len)
    {
      guint rest = changes->len - i;
      g_autofree char *more =
          g_strdup_printf (ngettext ("… and %u more", "… and %u more", rest), rest);

      gtk_grid_attach (grid, make_label (more, "dim-label"), 0, row, 2, 1);
    }

  return GTK_WIDGET (grid);
}

static void
describe (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *changes = mp_store_describe (source, *(gint64 *) data, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
described_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = g_task_propagate_pointer (G_TASK (result), &error);
  MpChangeView *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_scrolled_window_set_child (self->scroller, changes != NULL
                                                     ? make_lines (self, changes)
                                                     : make_label (error->message, NULL));
}

static void
mp_change_view_dispose (GObject *object)
{
  MpChangeView *self = MP_CHANGE_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_CHANGE_VIEW);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_change_view_parent_class)->dispose (object);
}

static void
mp_change_view_class_init (MpChangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_change_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-change-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MpChangeView, stack);
  gtk_widget_class_bind_template_child (widget_class, MpChangeView, title);
  gtk_widget_class_bind_template_child (widget_class, MpChangeView, note);
  gtk_widget_class_bind_template_child (widget_class, MpChangeView, undo);
  gtk_widget_class_bind_template_child (widget_class, MpChangeView, scroller);
}

static void
mp_change_view_init (MpChangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mp_change_view_new (MpStore *store)
{
  MpChangeView *self = g_object_new (MP_TYPE_CHANGE_VIEW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
mp_change_view_show (MpChangeView *self, MpChangeItem *item)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *label = NULL;
  g_autofree char *note = NULL;
  const MpChange *change;

  g_return_if_fail (MP_IS_CHANGE_VIEW (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_set_object (&self->item, item);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "change" : "none");
  if (item == NULL)
    return;

  change = mp_change_item_get (item);
  label = mp_change_item_dup_label (item);
  note = mp_change_item_dup_note (item);
  gtk_label_set_text (self->title, label);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_sensitive (GTK_WIDGET (self->undo), mp_change_item_can_undo (item));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo), "x", change->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo),
                                  mp_change_item_can_undo (item) ? "win.undo-change" : NULL);

  self->loading = g_cancellable_new ();
  task = g_task_new (self->store, self->loading, described_cb, self);
  g_task_set_task_data (task, g_memdup2 (&change->id, sizeof change->id), g_free);
  g_task_run_in_thread (task, describe);
}
