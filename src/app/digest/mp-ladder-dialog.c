/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It refuses nothing: who goes on with something missing is told so by the case itself, where each
 * condition is ticked. An application that waits already is opened, and no second one is begun.
 */

#include "config.h"

#include "mp-ladder-dialog.h"

#include "app/dialog/mp-ask-window.h"
#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

#define LABEL_CHARS 42

typedef struct
{
  MpHost *host;          /* weak */
  MpRecord *application; /* a new one; NULL: there is one, or none leads there */
  const MpEntity *entity;
  gint64 waiting;        /* the one that waits; 0: none */
  MpAskWindow ask;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_weak_pointer (&self->host);
  g_clear_object (&self->application);
  g_free (self);
}

static gint64
find_waiting (const MpDigest *digest, const MpEntity *entity)
{
  for (guint i = 0; i < digest->due->len; i++)
    {
      const MpDigestEvent *event = digest->due->pdata[i];

      if (event->flow != NULL && event->entity == entity)
        return event->id;
    }
  return 0;
}

static void
take_cb (Dialog *self)
{
  MpHost *host = self->host;
  g_autoptr (MpRecord) application = g_steal_pointer (&self->application);
  const MpEntity *entity = self->entity;
  gint64 waiting = self->waiting;

  gtk_window_destroy (GTK_WINDOW (self->ask.window));
  if (host == NULL)
    return;
  if (waiting != 0)
    mp_host_show_record (host, entity, waiting, NULL);
  else if (application != NULL)
    mp_host_show_form (host, application, NULL);
}

static void
add_condition (GtkGrid *grid, int line, const MpLadderCondition *condition)
{
  static const struct
  {
    const char *sign;
    const char *word;
    const char *look;
  } states[] = {
    [MP_LADDER_MET] = { "✓", N_("Met"), "met" },
    [MP_LADDER_MISSING] = { "✗", N_("Missing"), "missing" },
    [MP_LADDER_TO_JUDGE] = { "?", N_("To be judged"), "to-judge" },
  };
  g_autofree char *state = g_strdup_printf ("%s %s", states[condition->state].sign,
                                            _(states[condition->state].word));
  const char *texts[] = { state, condition->label, condition->text };

  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      /* As high as at the width that it wants, not as at the least. */
      gtk_label_set_wrap (GTK_LABEL (label), i == 1);
      gtk_label_set_width_chars (GTK_LABEL (label), i == 1 ? LABEL_CHARS : -1);
      gtk_widget_set_hexpand (label, i == 1);
      gtk_widget_add_css_class (label, i == 0 ? states[condition->state].look
                                       : i == 2 ? "dim-label" : "numeric");
      gtk_grid_attach (grid, label, i, line, 1, 1);
    }
}

static GtkWidget *
make_list (const MpDigest *digest)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_widget_add_css_class (grid, "ladder");
  for (guint i = 0; i < digest->conditions->len; i++)
    add_condition (GTK_GRID (grid), (int) i, digest->conditions->pdata[i]);
  return grid;
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "form-message");
  return label;
}

void
mp_ladder_dialog_present (GtkWidget *parent, MpStore *store, MpRecord *record,
                          const MpDigest *digest)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *title = mp_digest_dup_ladder (digest, store);
  const char *take = _("Close");

  g_set_weak_pointer (&self->host, mp_host_of (parent));
  self->application = mp_ladder_begin (store, record);
  if (self->application != NULL)
    {
      self->entity = mp_record_get_entity (self->application);
      self->waiting = find_waiting (digest, self->entity);
      take = self->waiting != 0 ? _("Open the Application") : _("Begin the Application");
    }
  mp_ask_window_make (&self->ask, parent, title, take, 620, -1);
  g_object_set_data_full (G_OBJECT (self->ask.window), "dialog", self, dialog_free);
  gtk_box_append (GTK_BOX (self->ask.body), make_list (digest));
  if (self->application == NULL)
    gtk_box_append (GTK_BOX (self->ask.body),
                    make_note (_("The registration authority decides. Once it has, give the "
                                 "organization its tier and fill in its registration.")));
  g_signal_connect_swapped (self->ask.take, "clicked", G_CALLBACK (take_cb), self);
  gtk_window_present (GTK_WINDOW (self->ask.window));
  gtk_widget_grab_focus (self->ask.take);
}
