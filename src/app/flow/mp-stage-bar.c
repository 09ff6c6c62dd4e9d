/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything shown comes from the table of the workflow. The state at hand is told by a word and by
 * weight, not by colour alone.
 */

#include "config.h"

#include "mp-stage-bar.h"

#include "mp-step-dialog.h"
#include "policy/mp-flow.h"

#include <glib/gi18n-lib.h>

struct _MpStageBar
{
  GtkWidget parent_instance;

  MpStore *store;
  MpRecord *record;
  gboolean changed;
  GtkWidget *path;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (MpStageBar, mp_stage_bar, GTK_TYPE_WIDGET)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_stage (MpStageBar *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "stage");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->path), label);
}

/* ✓ 草稿 › 社区已推荐 › ✓ 已受理 › 审查中 › 同意备案: only what was passed has the tick. */
static void
show_path (MpStageBar *self, const MpFlow *flow)
{
  const MpField *field = mp_entity_get_field (mp_record_get_entity (self->record), flow->state);
  MpCodes *codes = mp_store_get_codes (self->store);
  const char *state = mp_flow_get_state (flow, self->record);
  g_auto (GStrv) path = g_strsplit (flow->path, " ", -1);
  gboolean on_path = g_strv_contains ((const char *const *) path, state);
  gboolean passed = on_path;
  const char *now = mp_codes_label (codes, field->of, state);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", mp_field_label (field), now);

  /* A state beside the way stands before it: behind it, it would look like what comes last. */
  if (!on_path)
    {
      add_stage (self, now, "stage-here");
      add_stage (self, "|", "stage-gap");
    }
  for (char **code = path; *code != NULL; code++)
    {
      const char *label = mp_codes_label (codes, field->of, *code);
      gboolean here = g_str_equal (*code, state);

      if (code != path)
        add_stage (self, "›", "stage-gap");
      passed = passed && !here;
      if (here)
        add_stage (self, label, "stage-here");
      else if (passed && mp_flow_was_reached (flow, self->record, *code))
        {
          g_autofree char *done = g_strdup_printf ("✓ %s", label);

          add_stage (self, done, "stage-done");
        }
      else
        add_stage (self, label, "stage-ahead");
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->path), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
step_cb (MpStageBar *self, GtkButton *button)
{
  mp_step_dialog_present (GTK_WIDGET (self), self->store, self->record,
                          g_object_get_data (G_OBJECT (button), "step"));
}

static void
show_steps (MpStageBar *self, const MpFlow *flow, gboolean changed)
{
  g_autoptr (GPtrArray) next = mp_flow_list_next (flow, self->record);

  for (guint i = 0; i < next->len; i++)
    {
      const MpFlowStep *step = next->pdata[i];
      GtkWidget *button = gtk_button_new_with_label (_(step->label));

      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      g_object_set_data (G_OBJECT (button), "step", (gpointer) step);
      gtk_widget_set_sensitive (button, !changed);
      if (changed)
        gtk_widget_set_tooltip_text (button, _("Save the changes first"));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (step_cb), self);
      gtk_box_append (GTK_BOX (self->steps), button);
    }
}

gboolean
mp_stage_bar_has_focus (MpStageBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The step that stands out. */
static gboolean
mp_stage_bar_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (MP_STAGE_BAR (widget)->steps);

  return first != NULL && gtk_widget_grab_focus (first);
}

void
mp_stage_bar_show (MpStageBar *self, MpRecord *record, gboolean changed)
{
  const MpFlow *flow = mp_flow_lookup (mp_record_get_entity (record)->name);

  /* Asked at every keystroke. */
  if (record == self->record && changed == self->changed)
    return;

  empty (self->path);
  empty (self->steps);
  self->changed = changed;
  g_set_object (&self->record, record);
  gtk_widget_set_visible (GTK_WIDGET (self), flow != NULL && mp_record_get_id (record) != 0
                                                 && !mp_record_is_deleted (record));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  show_path (self, flow);
  show_steps (self, flow, changed);
}

static void
mp_stage_bar_dispose (GObject *object)
{
  MpStageBar *self = MP_STAGE_BAR (object);

  g_clear_pointer (&self->path, gtk_widget_unparent);
  g_clear_pointer (&self->steps, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_stage_bar_parent_class)->dispose (object);
}

static void
mp_stage_bar_class_init (MpStageBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_stage_bar_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mp_stage_bar_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stagebar");
}

static void
mp_stage_bar_init (MpStageBar *self)
{
  self->path = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_hexpand (self->path, TRUE);
  gtk_widget_set_parent (self->path, GTK_WIDGET (self));
  self->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_parent (self->steps, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mp_stage_bar_new (MpStore *store)
{
  MpStageBar *self = g_object_new (MP_TYPE_STAGE_BAR, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
