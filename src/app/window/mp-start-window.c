/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here that takes time runs in one thread at a time, one task after the other, and
 * ends in "ready" or on one of the pages.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger/mp-ledger-export.h"
#include "policy/rules/mp-shipped-schemes.h"
#include "store/division/mp-divisions.h"
#include "store/sample/mp-sample.h"

#include "app/dialog/mp-file-chooser.h"
#include "mp-start-window.h"
#include "mp-unit-chooser.h"

/* The practice office: a real street, invented organizations. */
#define PRACTICE_UNIT "511102004"
#define PRACTICE_ORGANIZATIONS 213
#define PRACTICE_SEED 20260305

struct _MpStartWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack;
  GtkLabel *busy_label;
  GtkSpinner *spinner;
  GtkBox *chooser_box;
  GtkLabel *path;
  GtkButton *begin;
  GtkButton *trouble_practice;
  GtkButton *trouble_restore;
  AdwStatusPage *trouble;
  MpUnitChooser *chooser;

  char *folder;
  char *backup; /* the newest whole copy, where the data file is the trouble; NULL */
  gboolean practice;
  MpStore *store;
  GCancellable *cancellable;
};

enum { READY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpStartWindow, mp_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void unit_changed_cb (MpStartWindow *self);
static void begin_cb (MpStartWindow *self);

/* --- pages ---------------------------------------------------------------------------------- */

static void
show_busy (MpStartWindow *self, const char *what)
{
  gtk_label_set_text (self->busy_label, what);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* A copy helps where the file itself is the trouble. */
static gboolean
a_copy_helps (const GError *error)
{
  return g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT)
         || g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST);
}

static void
show_trouble (MpStartWindow *self, const GError *error)
{
  const char *title = _("The data folder could not be opened");
  const char *advice =
      _("Nothing was changed. Try again; if it stays, keep the folder as it is and ask for help.");
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_IN_USE))
    {
      title = _("The data folder is in use");
      advice = _("Close Miaopu there, then try again here. Two programs at once could spoil each "
                  "other's work.");
    }
  else if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_TOO_NEW))
    {
      title = _("The data was written by a newer Miaopu");
      advice = _("Install the newer version on this computer. This one leaves the data alone, so "
                  "that nothing is lost.");
    }
  else if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT))
    {
      title = _("The data file is damaged");
      advice = _("Do not delete anything. Copy the whole folder to another disk first, then "
                  "restore the last good copy.");
    }
  else if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_LOST))
    {
      title = _("The data file is gone");
      advice = _("The folder has held an office, so no new one is made in it. What is there now is "
                  "kept when a copy is restored.");
    }
  else if (g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_FULL))
    {
      title = _("The disk is full");
      advice = _("Make room on the disk, then try again. Nothing was lost.");
    }

  if (a_copy_helps (error) && self->backup == NULL)
    advice = _("No whole copy was found in this folder. Do not delete anything and copy the whole "
               "folder to another disk. If you keep a copy of the office elsewhere, choose its "
               "folder; else ask for help.");

  text = g_strdup_printf ("%s\n\n%s\n\n%s", error->message, advice, self->folder);
  escaped = g_markup_escape_text (text, -1);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_practice), !self->practice);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_restore),
                          a_copy_helps (error) && self->backup != NULL);
  adw_status_page_set_title (self->trouble, title);
  adw_status_page_set_description (self->trouble, escaped);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
show_welcome (MpStartWindow *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = MP_UNIT_CHOOSER (mp_unit_chooser_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->chooser), TRUE);
      gtk_box_append (self->chooser_box, GTK_WIDGET (self->chooser));
      g_signal_connect_object (self->chooser, "changed", G_CALLBACK (unit_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->chooser, "accepted", G_CALLBACK (begin_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  gtk_widget_child_focus (GTK_WIDGET (self->chooser), GTK_DIR_TAB_FORWARD);
}

static void
be_ready (MpStartWindow *self)
{
  g_autoptr (MpStore) store = g_steal_pointer (&self->store);

  g_signal_emit (self, signals[READY], 0, store);
}

/* --- work ----------------------------------------------------------------------------------- */

static gboolean
set_unit (MpStore *store, const char *code, GCancellable *cancellable, GError **error)
{
  g_autofree char *code12 = mp_division_code12 (code);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (code12, NULL, 10));

  return mp_store_load_divisions (store, code, cancellable, error)
         && mp_store_set_setting (store, MP_SETTING_UNIT, id, error);
}

static gboolean
make_practice (MpStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));

  return mp_store_set_setting (store, MP_SETTING_PRACTICE, "1", error)
         && set_unit (store, PRACTICE_UNIT, cancellable, error)
         && mp_sample_add (store, PRACTICE_ORGANIZATIONS, PRACTICE_SEED, made, cancellable, error)
         && mp_sample_add_cases (store, made, PRACTICE_SEED, NULL, cancellable, error);
}

static void
open_store (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpStartWindow *self = source;
  GError *error = NULL;
  g_autoptr (MpStore) store = mp_store_open (self->folder, &error);
  g_autofree char *unit = store != NULL ? mp_store_dup_setting (store, MP_SETTING_UNIT) : NULL;

  if (store != NULL)
    {
      mp_ledger_sweep (store);
      mp_shipped_schemes_add (store);
    }
  if (store != NULL
      && (unit != NULL || !self->practice || make_practice (store, cancellable, &error)))
    g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
  else
    {
      /* Here, as every copy is read from its beginning to its end. */
      g_clear_pointer (&self->backup, g_free);
      if (a_copy_helps (error))
        self->backup = mp_store_find_backup (self->folder);
      g_task_return_error (task, error);
    }
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpStartWindow *self = MP_START_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *unit = NULL;

  self->store = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->store == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error);
      return;
    }

  mp_store_move_here (self->store);
  unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);
  if (unit != NULL)
    be_ready (self);
  else
    show_welcome (self);
}

static void
start_opening (MpStartWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, store_opened_cb, NULL);

  show_busy (self, self->practice ? _("Setting up the practice office…")
                                  : _("Opening the data folder…"));
  g_task_run_in_thread (task, open_store);
}

static void
begin_office (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (set_unit (MP_START_WINDOW (source)->store, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
office_begun_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpStartWindow *self = MP_START_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    be_ready (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->store);
      show_trouble (self, error);
    }
}

static void
restore (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MpStartWindow *self = source;
  GError *error = NULL;

  if (mp_store_restore_backup (self->folder, self->backup, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpStartWindow *self = MP_START_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    start_opening (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self, error);
}

/* --- what people do ------------------------------------------------------------------------- */

static void
unit_changed_cb (MpStartWindow *self)
{
  g_autofree char *path = mp_unit_chooser_dup_path (self->chooser);
  const char *code = mp_unit_chooser_get_code (self->chooser);
  g_autofree char *text = code != NULL ? g_strdup_printf ("%s   %s", path, code) : g_strdup (path);

  gtk_label_set_text (self->path, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->begin), code != NULL);
}

static void
begin_cb (MpStartWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, office_begun_cb, NULL);
  g_autofree char *what = g_strdup_printf (_("Loading the divisions of %s…"),
                                           mp_unit_chooser_get_name (self->chooser));

  g_task_set_task_data (task, g_strdup (mp_unit_chooser_get_code (self->chooser)), g_free);
  show_busy (self, what);
  g_task_run_in_thread (task, begin_office);
}

static void
restore_cb (MpStartWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, restored_cb, NULL);

  show_busy (self, _("Putting the last good copy back…"));
  g_task_run_in_thread (task, restore);
}

static void
folder_chosen_cb (GFile *folder, gpointer data)
{
  MpStartWindow *self = data;
  char *path = g_file_get_path (folder);

  if (path == NULL)
    return;
  g_free (self->folder);
  self->folder = path;
  start_opening (self);
}

static void
other_folder_cb (MpStartWindow *self)
{
  mp_file_chooser_folder (GTK_WIDGET (self), _("Data folder"), self->folder, folder_chosen_cb,
                          G_OBJECT (self));
}

/* --- the object ----------------------------------------------------------------------------- */

static void
mp_start_window_dispose (GObject *object)
{
  MpStartWindow *self = MP_START_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_START_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_start_window_parent_class)->dispose (object);
}

static void
mp_start_window_finalize (GObject *object)
{
  MpStartWindow *self = MP_START_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->folder);
  g_free (self->backup);

  G_OBJECT_CLASS (mp_start_window_parent_class)->finalize (object);
}

static void
mp_start_window_class_init (MpStartWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mp_start_window_dispose;
  object_class->finalize = mp_start_window_finalize;

  signals[READY] = g_signal_new ("ready", MP_TYPE_START_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, MP_TYPE_STORE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, busy_label);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, path);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, begin);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, trouble_practice);
  gtk_widget_class_bind_template_child (widget_class, MpStartWindow, trouble_restore);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_opening);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

/* Beside another window, whose menu gives the keyboard back as it closes, this one is made the
 * active one after its page was shown; a unit is to be typed there and then.
 */
static void
active_cb (MpStartWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_window_is_active (GTK_WINDOW (self)) && self->chooser != NULL
      && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->chooser))))
    gtk_widget_child_focus (GTK_WIDGET (self->chooser), GTK_DIR_TAB_FORWARD);
}

static void
mp_start_window_init (MpStartWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

GtkWidget *
mp_start_window_new (GtkApplication *application, const char *folder, gboolean practice)
{
  MpStartWindow *self = g_object_new (MP_TYPE_START_WINDOW, "application", application, NULL);

  self->folder = g_strdup (folder);
  self->practice = practice;
  start_opening (self);

  return GTK_WIDGET (self);
}

const char *
mp_start_window_get_folder (MpStartWindow *self)
{
  return self->folder;
}
