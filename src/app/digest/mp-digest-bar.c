/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines that have their height before anything stands in them, so that nothing below them moves
 * away from under a pointer when the answer comes. What stands on the ladder has two; of others
 * something is due so seldom that one will do. Of a case or an activity there is seldom anything to
 * say: its line comes when there is.
 */

#include "config.h"

#include "mp-digest-bar.h"

#include "app/layout/mp-wrap-layout.h"
#include "app/widget/mp-expiry.h"
#include "app/widget/mp-host.h"
#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-widget.h"
#include "edit/find/mp-digest.h"
#include "mp-ladder-dialog.h"

#include <glib/gi18n-lib.h>

/* What more there is stands behind the tabs and in the list of cases. */
#define MAX_DUE 3
#define MAX_LAST 4
#define MAX_CHARS 22

struct _MpDigestBar
{
  GtkWidget parent_instance;

  MpStore *store;
  MpRecord *record;
  MpDigest *digest;
  GCancellable *cancellable;
  gboolean all;    /* of what is due, not the first few */
  GtkWidget *due;  /* the line of what is to be done */
  GtkWidget *last; /* … and of what has been */
};

enum { PART, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpDigestBar, mp_digest_bar, GTK_TYPE_WIDGET)

static void
add_label (GtkWidget *line, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, line);
}

/* What is said in full is in the tooltip too, for where there is no room. */
static GtkWidget *
add_link (GtkWidget *line, const char *text, const char *day, const char *look)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *whole = day != NULL ? g_strdup_printf ("%s %s", text, day) : g_strdup (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (day != NULL)
    {
      GtkWidget *when = gtk_label_new (day);

      gtk_widget_add_css_class (when, "numeric");
      gtk_widget_add_css_class (when, look != NULL ? look : "dim-label");
      gtk_box_append (GTK_BOX (box), when);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  -1);
  gtk_widget_set_parent (button, line);

  return button;
}

/* --- what a click does ----------------------------------------------------------------------- */

/* What has no page of its own stands on that of what it belongs to. */
static void
open_event (MpDigestBar *self, const MpDigestEvent *event)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  const MpEntity *entity = event->entity;
  g_autoptr (MpRecord) record = NULL;

  if (event->reminder != NULL && event->reminder->at != NULL)
    {
      g_signal_emit (self, signals[PART], 0, event->reminder->at);
      return;
    }
  if (event->id == mp_record_get_id (self->record))
    return;
  record = mp_store_load (self->store, entity, event->id, NULL);
  if (record == NULL || host == NULL)
    return;
  if (entity->parent != NULL && (entity->flags & MP_ENTITY_LIST) == 0)
    mp_host_show_record (host, mp_entity_get_parent (entity),
                         mp_record_get_int (record, entity->parent), NULL);
  else
    mp_host_show_record (host, entity, event->id, NULL);
}

static void
event_cb (MpDigestBar *self, GtkButton *button)
{
  open_event (self, g_object_get_data (G_OBJECT (button), "event"));
}

static void
ladder_cb (MpDigestBar *self)
{
  mp_ladder_dialog_present (GTK_WIDGET (self), self->store, self->record, self->digest);
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
add_event (MpDigestBar *self, GtkWidget *line, const MpDigestEvent *event, const char *day,
           const char *look)
{
  g_autofree char *text = mp_digest_event_dup_text (event, self->store);
  GtkWidget *button = add_link (line, text, day, look);

  g_object_set_data (G_OBJECT (button), "event", (gpointer) event);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (event_cb), self);
}

static void
show_ladder (MpDigestBar *self)
{
  g_autofree char *text = mp_digest_dup_ladder (self->digest, self->store);
  GtkWidget *button;

  if (text == NULL)
    return;
  button = add_link (self->due, text, NULL, NULL);
  gtk_label_set_max_width_chars (
      GTK_LABEL (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)))), -1);
  gtk_widget_remove_css_class (button, "flat");
  if (mp_digest_count (self->digest, MP_LADDER_MISSING) == 0)
    gtk_widget_add_css_class (button, "ready");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (ladder_cb), self);
}

static void all_cb (MpDigestBar *self);

static void
show_due (MpDigestBar *self)
{
  gint64 notice_days = mp_expiry_learn (self->store);
  GPtrArray *due = self->digest->due;
  guint n = self->all ? due->len : MIN (due->len, MAX_DUE);

  if (due->len > 0)
    add_label (self->due, _("To do:"));
  for (guint i = 0; i < n; i++)
    {
      const MpDigestEvent *event = due->pdata[i];
      const char *look = NULL;
      g_autofree char *day = event->day != NULL
                               ? mp_expiry_due_word (event->day, notice_days, &look)
                               : NULL;

      add_event (self, self->due, event, day, look);
    }
  if (due->len > n)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more"), due->len - n);

      g_signal_connect_swapped (add_link (self->due, more, NULL, NULL), "clicked",
                                G_CALLBACK (all_cb), self);
    }
}

static void
show_last (MpDigestBar *self)
{
  GPtrArray *last = self->digest->last;

  add_label (self->last, last->len > 0 ? _("Last:") : _("Nothing has been recorded of it yet"));
  for (guint i = 0; i < last->len && i < MAX_LAST; i++)
    {
      const MpDigestEvent *event = last->pdata[i];

      add_event (self, self->last, event, event->day, NULL);
    }
}

/* The button that was pressed goes with the line. */
static void
all_cb (MpDigestBar *self)
{
  self->all = TRUE;
  mp_widget_remove_children (self->due);
  show_ladder (self);
  show_due (self);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->due));
}

static gboolean
has_focus (MpDigestBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
clear (MpDigestBar *self)
{
  mp_widget_remove_children (self->due);
  mp_widget_remove_children (self->last);
  g_clear_pointer (&self->digest, mp_digest_free);
}

/* What cannot be read is not worth a dialog: the tabs below say the same. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpDigestBar *self = data;
  g_autoptr (GError) error = NULL;
  MpDigest *digest = mp_digest_finish (result, &error);
  gboolean focused;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  focused = has_focus (self);
  clear (self);
  g_clear_object (&self->cancellable);
  if (digest == NULL)
    {
      add_label (self->last, error->message);
      return;
    }
  self->digest = digest;
  show_ladder (self);
  show_due (self);
  show_last (self);
  gtk_widget_set_visible (self->due, gtk_widget_get_first_child (self->due) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          mp_record_get_entity (self->record)->parent == NULL
                              || digest->due->len + digest->last->len > 0);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
cancel (MpDigestBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
mp_digest_bar_show (MpDigestBar *self, MpRecord *record)
{
  gboolean shown = mp_record_get_id (record) != 0 && !mp_record_is_deleted (record)
                   && mp_digest_is_for (self->store, mp_record_get_entity (record));
  gboolean other =
      self->record == NULL || mp_record_get_id (self->record) != mp_record_get_id (record);

  cancel (self);
  if (other)
    {
      clear (self);
      self->all = FALSE;
    }
  g_set_object (&self->record, record);
  if (other || !shown)
    gtk_widget_set_visible (GTK_WIDGET (self),
                            shown && mp_record_get_entity (record)->parent == NULL);
  gtk_widget_set_visible (self->due, mp_ladder_get_next_of (record) != NULL
                                         || gtk_widget_get_first_child (self->due) != NULL);
  if (!shown)
    return;

  self->cancellable = g_cancellable_new ();
  mp_digest_async (self->store, record, self->cancellable, read_cb, self);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
mp_digest_bar_dispose (GObject *object)
{
  MpDigestBar *self = MP_DIGEST_BAR (object);

  cancel (self);
  g_clear_pointer (&self->due, gtk_widget_unparent);
  g_clear_pointer (&self->last, gtk_widget_unparent);
  g_clear_pointer (&self->digest, mp_digest_free);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_digest_bar_parent_class)->dispose (object);
}

static void
mp_digest_bar_class_init (MpDigestBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_digest_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "digestbar");

  signals[PART] = g_signal_new ("part", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_line (MpDigestBar *self)
{
  GtkWidget *line = mp_reading_box_new (mp_wrap_layout_new (4));

  gtk_widget_add_css_class (line, "line");
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
mp_digest_bar_init (MpDigestBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->due = make_line (self);
  self->last = make_line (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mp_digest_bar_new (MpStore *store)
{
  MpDigestBar *self = g_object_new (MP_TYPE_DIGEST_BAR, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
