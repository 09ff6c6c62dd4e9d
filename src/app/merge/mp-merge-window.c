/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each field in which the two say different things: the value that is marked stands. A
 * number or a certificate that tells apart what is not one is marked by the clerk and nobody else.
 * What only one of them knows is taken from it and needs no answer; what belongs to the one that
 * is not kept goes to the other (policy/merge/mp-merge.h).
 */

#include "config.h"

#include "mp-merge-window.h"

#include "app/dialog/mp-dialog-keys.h"
#include "edit/mp-reveal.h"
#include "edit/mp-wording.h"
#include "policy/merge/mp-merge.h"

#include <glib/gi18n-lib.h>

enum { LEFT, RIGHT, N_SIDES };

/* A field in which they contradict each other. */
typedef struct
{
  const MpField *field;
  GtkCheckButton *buttons[N_SIDES];
  gboolean demanded; /* no answer is given for the clerk */
} Choice;

struct _MpMergeWindow
{
  AdwWindow parent_instance;

  GtkGrid *grid;
  GtkLabel *rest;
  GtkWidget *reveal;
  GtkWidget *take;

  MpHost *host; /* weak */
  MpStore *store;
  MpRecord *records[N_SIDES];
  GtkCheckButton *kept[N_SIDES];
  GArray *choices; /* of Choice */
};

G_DEFINE_FINAL_TYPE (MpMergeWindow, mp_merge_window, ADW_TYPE_WINDOW)

/* --- what it comes to ------------------------------------------------------------------------ */

static guint
chosen_side (GtkCheckButton *const *buttons)
{
  return gtk_check_button_get_active (buttons[RIGHT]) ? RIGHT : LEFT;
}

/* The one that is kept, as it shall stand. */
static MpRecord *
make_kept (MpMergeWindow *self, guint side)
{
  MpRecord *kept = mp_record_copy (self->records[side]);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      MpRecord *from = self->records[chosen_side (choice->buttons)];

      mp_merge_take (kept, from, choice->field);
    }
  mp_merge_fill (kept, self->records[1 - side]);

  return kept;
}

static gboolean
is_answered (const Choice *choice)
{
  return gtk_check_button_get_active (choice->buttons[LEFT])
         || gtk_check_button_get_active (choice->buttons[RIGHT]);
}

/* FALSE after it was said what is to be answered first. */
static gboolean
check_answers (MpMergeWindow *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      g_autofree char *sentence = NULL;

      if (is_answered (choice))
        continue;
      sentence = g_strdup_printf (_("Each has another “%s”. If they are one all the same, choose "
                                    "the one that is right; if not, cancel."),
                                  mp_field_label (choice->field));
      gtk_label_set_text (self->rest, sentence);
      gtk_widget_remove_css_class (GTK_WIDGET (self->rest), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->rest), "error");
      gtk_widget_grab_focus (GTK_WIDGET (choice->buttons[LEFT]));
      return FALSE;
    }
  return TRUE;
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MpMergeWindow *self = MP_MERGE_WINDOW (widget);
  guint side = chosen_side (self->kept);
  g_autoptr (MpRecord) kept = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  if (self->host == NULL || !check_answers (self))
    return;
  kept = make_kept (self, side);
  title = mp_wording_of_record (self->store, kept);
  label = g_strdup_printf (_("Merge: %s"), title);
  if (mp_merge_records (self->store, kept, self->records[side],
                        mp_record_get_id (self->records[1 - side]), label, &change, &error))
    mp_host_toast_undo (self->host, label, change);
  else
    mp_host_show_error (self->host, _("Not merged"), error);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- the lines -------------------------------------------------------------------------------- */

static char *
dup_shown (MpMergeWindow *self, guint side, const MpField *field)
{
  g_autofree char *text =
    mp_record_dup_text (self->records[side], field, mp_store_get_codes (self->store));

  return mp_reveal_mask (mp_reveal_of (self->store), field, text);
}

static GtkCheckButton *
add_button (MpMergeWindow *self, const char *text, GtkCheckButton *group, guint side, int row)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_grid_attach (self->grid, button, (int) side + 1, row, 1, 1);

  return GTK_CHECK_BUTTON (button);
}

static void
add_name (MpMergeWindow *self, const char *text, int row)
{
  GtkWidget *name = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_widget_set_valign (name, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_grid_attach (self->grid, name, 0, row, 1, 1);
}

static gboolean
contradict (MpMergeWindow *self, const MpField *field)
{
  const char *left = mp_record_get (self->records[LEFT], field);
  const char *right = mp_record_get (self->records[RIGHT], field);

  return left != NULL && right != NULL
         && mp_merge_differ (self->records[LEFT], self->records[RIGHT], field)
         && mp_merge_asks (mp_record_get_entity (self->records[LEFT]), field);
}

static void
add_choice (MpMergeWindow *self, const MpField *field, int row)
{
  Choice choice = { field, { NULL, NULL }, FALSE };

  add_name (self, mp_field_label (field), row);
  for (guint side = LEFT; side < N_SIDES; side++)
    {
      g_autofree char *text = dup_shown (self, side, field);

      choice.buttons[side] = add_button (self, text, choice.buttons[LEFT], side, row);
    }
  choice.demanded = mp_merge_demands (self->records[LEFT], self->records[RIGHT], field);
  g_array_append_val (self->choices, choice);
}

/* Who keeps one record keeps what it says, until another answer is given line by line. */
static void
kept_cb (MpMergeWindow *self)
{
  guint side = chosen_side (self->kept);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (!choice->demanded)
        gtk_check_button_set_active (choice->buttons[side], TRUE);
    }
}

/* Telephones that look alike while they are hidden can be told apart. */
static void
relabel (MpMergeWindow *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    for (guint side = LEFT; side < N_SIDES; side++)
      {
        const Choice *choice = &g_array_index (self->choices, Choice, i);
        GtkCheckButton *button = choice->buttons[side];
        g_autofree char *text = dup_shown (self, side, choice->field);

        gtk_label_set_text (GTK_LABEL (gtk_check_button_get_child (button)), text);
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        text, -1);
      }
}

static void
add_heads (MpMergeWindow *self)
{
  add_name (self, _("Keep"), 0);
  for (guint side = LEFT; side < N_SIDES; side++)
    {
      g_autofree char *title = mp_wording_of_record (self->store, self->records[side]);

      self->kept[side] = add_button (self, title, self->kept[LEFT], side, 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->kept[side]), "heading");
    }
}

static void
fill (MpMergeWindow *self)
{
  const MpEntity *entity = mp_record_get_entity (self->records[LEFT]);
  gboolean hidden = FALSE;

  add_heads (self);
  for (guint f = 0; f < entity->n_fields; f++)
    if (contradict (self, &entity->fields[f]))
      {
        add_choice (self, &entity->fields[f], (int) self->choices->len + 1);
        hidden = hidden || mp_mask_hides_on_screen (entity->fields[f].mask);
      }
  gtk_check_button_set_active (self->kept[LEFT], TRUE);
  kept_cb (self);
  g_signal_connect_object (self->kept[LEFT], "toggled", G_CALLBACK (kept_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_visible (self->reveal, hidden);
  g_object_bind_property (mp_reveal_of (self->store), "on", self->reveal, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (mp_reveal_of (self->store), "notify::on", G_CALLBACK (relabel), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_text (self->rest,
                      self->choices->len == 0
                        ? _("They contradict each other in nothing. What only one of them has is "
                            "kept, and everything that belongs to the other goes to the one that "
                            "is kept.")
                        : _("What only one of them has is kept, and everything that belongs to "
                            "the other goes to the one that is kept."));
}

/* --- the object ----------------------------------------------------------------------------- */

static void
mp_merge_window_dispose (GObject *object)
{
  MpMergeWindow *self = MP_MERGE_WINDOW (object);

  g_clear_weak_pointer (&self->host);
  g_clear_object (&self->store);
  g_clear_object (&self->records[LEFT]);
  g_clear_object (&self->records[RIGHT]);
  gtk_widget_dispose_template (GTK_WIDGET (self), MP_TYPE_MERGE_WINDOW);

  G_OBJECT_CLASS (mp_merge_window_parent_class)->dispose (object);
}

static void
mp_merge_window_finalize (GObject *object)
{
  g_array_unref (MP_MERGE_WINDOW (object)->choices);

  G_OBJECT_CLASS (mp_merge_window_parent_class)->finalize (object);
}

static void
mp_merge_window_class_init (MpMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_merge_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/miaopu/Miaopu/mp-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, rest);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, reveal);
  gtk_widget_class_bind_template_child (widget_class, MpMergeWindow, take);
  gtk_widget_class_install_action (widget_class, "merge.run", NULL, merge_action);
}

static void
mp_merge_window_init (MpMergeWindow *self)
{
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  gtk_widget_init_template (GTK_WIDGET (self));
  mp_dialog_keys_add (GTK_WINDOW (self), self->take);
}

void
mp_merge_window_present (MpHost *host, const MpEntity *entity, gint64 one, gint64 other)
{
  MpStore *store = mp_host_get_store (host);
  g_autoptr (MpRecord) left = mp_store_load (store, entity, one, NULL);
  g_autoptr (MpRecord) right = mp_store_load (store, entity, other, NULL);
  MpMergeWindow *self;

  if (left == NULL || right == NULL)
    return;
  self = g_object_new (MP_TYPE_MERGE_WINDOW, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (host)), NULL);
  g_set_weak_pointer (&self->host, host);
  self->store = g_object_ref (store);
  self->records[LEFT] = g_steal_pointer (&left);
  self->records[RIGHT] = g_steal_pointer (&right);
  fill (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->kept[LEFT]));
  gtk_window_present (GTK_WINDOW (self));
}
