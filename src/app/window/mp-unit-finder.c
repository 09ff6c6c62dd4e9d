/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list is read in a thread for every text; an answer to a text that has changed since is
 * dropped. Who presses Enter before the answer has it taken when it comes, where there is but one.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/division/mp-divisions.h"

#include "app/widget/mp-widget.h"
#include "mp-unit-finder.h"

#define MAX_FOUND 60
#define MAX_HEIGHT 180

struct _MpUnitFinder
{
  GtkWidget parent_instance;

  GtkListBox *list;
  char *text; /* that is looked for */
  guint n_found;
  gboolean taking; /* as soon as it is answered */
  GCancellable *looking; /* NULL once it is answered */
};

enum { FOUND, ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpUnitFinder, mp_unit_finder, GTK_TYPE_WIDGET)

static void
append_row (MpUnitFinder *self, const MpNationalDivision *division)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (division->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  division->name, -1);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (division->code), g_free);
  gtk_list_box_append (self->list, row);
}

static void
run_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *found = mp_divisions_find (data, MAX_FOUND, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
take (MpUnitFinder *self, GtkListBoxRow *row)
{
  g_autofree char *code = g_strdup (g_object_get_data (G_OBJECT (row), "code"));

  g_signal_emit (self, signals[FOUND], 0, code);
}

static void
answer (MpUnitFinder *self)
{
  g_autofree char *sentence = NULL;

  if (self->n_found == 0)
    sentence = g_strdup_printf (_("No unit is called “%s”."), self->text);
  else if (self->n_found > 1 && self->taking)
    sentence = g_strdup (_("Several are called so: go down to yours with the arrow key."));
  else
    sentence = g_strdup (_("Found in the whole country: choose one below."));
  g_signal_emit (self, signals[ANSWERED], 0, sentence);

  if (self->n_found == 1 && self->taking)
    take (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);
  MpUnitFinder *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->looking);
  if (found == NULL)
    {
      g_clear_pointer (&self->text, g_free);
      g_signal_emit (self, signals[ANSWERED], 0, error->message);
      return;
    }

  self->n_found = found->len;
  for (guint i = 0; i < found->len; i++)
    append_row (self, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
  answer (self);
}

void
mp_unit_finder_look (MpUnitFinder *self, const char *text)
{
  g_autoptr (GTask) task = NULL;
  GtkWidget *row;

  g_return_if_fail (MP_IS_UNIT_FINDER (self));

  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  self->n_found = 0;
  self->taking = FALSE;
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (*text == '\0')
    return;

  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, self);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, run_look);
}

void
mp_unit_finder_take (MpUnitFinder *self, const char *text)
{
  mp_unit_finder_look (self, text);
  self->taking = TRUE;
  if (self->looking == NULL && self->text != NULL)
    answer (self);
}

static void
mp_unit_finder_dispose (GObject *object)
{
  MpUnitFinder *self = MP_UNIT_FINDER (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  mp_widget_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (mp_unit_finder_parent_class)->dispose (object);
}

static void
mp_unit_finder_finalize (GObject *object)
{
  g_free (MP_UNIT_FINDER (object)->text);

  G_OBJECT_CLASS (mp_unit_finder_parent_class)->finalize (object);
}

static void
mp_unit_finder_class_init (MpUnitFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_unit_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_unit_finder_finalize;
  signals[FOUND] = g_signal_new ("found", MP_TYPE_UNIT_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANSWERED] = g_signal_new ("answered", MP_TYPE_UNIT_FINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_unit_finder_init (MpUnitFinder *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Units of that name"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take), self);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "has-frame", TRUE,
                "propagate-natural-height", TRUE, "max-content-height", MAX_HEIGHT, "child",
                self->list, NULL);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
