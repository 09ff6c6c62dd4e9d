/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is remembered may be of another office: values that the choices do not know are dropped
 * when the choices are there, which for divisions is a moment later.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/field/mp-division-choices.h"
#include "mp-filter-bar.h"
#include "app/widget/mp-widget.h"
#include "policy/mp-days.h"
#include "policy/mp-parameters.h"

/* "Empty" among the choices of a field; of the last day of a record: whether it has come. */
#define NONE "-"
#define PASSED "passed"
#define SOON "soon"

typedef struct
{
  MpFilterBar *bar;
  const MpField *field;
  GtkWidget *box;       /* the button, and the ✕ while the chip narrows */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *clear;
  MpChoicePopover *choices;
  char **values;        /* chosen */
} Chip;

struct _MpFilterBar
{
  GtkWidget parent_instance;

  MpStore *store;
  const MpEntity *entity;
  GSettings *settings;
  GPtrArray *chips;
  gint64 scope;
  GCancellable *loading;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpFilterBar, mp_filter_bar, GTK_TYPE_WIDGET)

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  g_strfreev (chip->values);
  g_free (chip);
}

static char *
join_labels (Chip *chip)
{
  guint n = g_strv_length (chip->values);
  const char *first = n > 0 ? mp_choice_popover_get_label (chip->choices, chip->values[0]) : NULL;

  if (n == 0)
    return g_strdup (C_("filter", "all"));
  if (first == NULL)
    return g_strdup ("…");
  if (n == 1)
    return g_strdup (first);
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), first, n - 1);
}

static void
show_chip (Chip *chip)
{
  g_autofree char *values = join_labels (chip);
  g_autofree char *text =
      g_strdup_printf (C_("filter", "%s: %s"), mp_field_label (chip->field), values);
  g_autofree char *clear = g_strdup_printf (_("Clear the filter %s"), mp_field_label (chip->field));
  gboolean active = *chip->values != NULL;

  gtk_label_set_text (GTK_LABEL (chip->label), text);
  gtk_widget_set_visible (chip->clear, active);
  if (active)
    gtk_widget_add_css_class (chip->box, "active");
  else
    gtk_widget_remove_css_class (chip->box, "active");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->clear), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  clear, -1);
  gtk_widget_set_tooltip_text (chip->clear, clear);
}

static void
remember (MpFilterBar *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));

  if (self->settings == NULL)
    return;
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = self->chips->pdata[i];

      if (*chip->values != NULL)
        g_variant_builder_add (&builder, "{s^as}", chip->field->name, chip->values);
    }
  g_settings_set_value (self->settings, "filters", g_variant_builder_end (&builder));
}

static void
set_values (Chip *chip, char **values)
{
  g_strfreev (chip->values);
  chip->values = values;
  mp_choice_popover_set_chosen (chip->choices, (const char *const *) values);
  show_chip (chip);
}

static void
announce (MpFilterBar *self)
{
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (Chip *chip)
{
  set_values (chip, mp_choice_popover_dup_chosen (chip->choices));
  announce (chip->bar);
}

static void
clear_cb (Chip *chip)
{
  set_values (chip, g_new0 (char *, 1));
  gtk_widget_grab_focus (chip->button);
  announce (chip->bar);
}

static void
fill_codes (Chip *chip)
{
  GPtrArray *codes = mp_codes_list (mp_store_get_codes (chip->bar->store), chip->field->of);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      const MpCode *code = codes->pdata[i];

      mp_choice_popover_add (chip->choices, code->code, code->label, code->parent != NULL ? 1 : 0);
    }
}

static void
fill_days (Chip *chip)
{
  gint64 days = mp_parameters_get_int (chip->bar->store, "renewal_notice_days");
  g_autofree char *soon = g_strdup_printf (_("within %d days"), (int) days);

  mp_choice_popover_add (chip->choices, SOON, soon, 0);
  mp_choice_popover_add (chip->choices, PASSED, C_("filter", "expired"), 0);
}

static void
add_none (Chip *chip)
{
  if ((chip->field->flags & MP_REQUIRED) == 0)
    mp_choice_popover_add (chip->choices, NONE, _("(empty)"), 0);
}

/* Forgets values that cannot be chosen here. */
static gboolean
drop_unknown (Chip *chip)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = g_strv_length (chip->values), kept = 0;

  for (guint i = 0; i < n; i++)
    if (mp_choice_popover_get_label (chip->choices, chip->values[i]) != NULL)
      {
        g_strv_builder_add (builder, chip->values[i]);
        kept++;
      }
  set_values (chip, g_strv_builder_end (builder));

  return kept < n;
}

static void
divisions_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nodes = mp_division_tree_finish (result, &error);
  MpFilterBar *self = data;
  gboolean dropped = FALSE;

  if (nodes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The divisions could not be read: %s", error->message);
      return;
    }

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = self->chips->pdata[i];

      if (chip->field->type != MP_DIVISION)
        continue;
      /* Without the root: to narrow to it is the scope. */
      mp_division_choices_fill (chip->choices, self->store, nodes, 1);
      add_none (chip);
      dropped |= drop_unknown (chip);
      gtk_widget_set_visible (chip->box, nodes->len > 1);
    }
  if (dropped)
    announce (self);
}

static void
load_divisions (MpFilterBar *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  mp_division_tree_async (self->store, self->scope, self->loading, divisions_loaded_cb, self);
}

static void
store_changed_cb (MpFilterBar *self, const char *entity)
{
  if (self->scope != 0 && mp_division_tree_follows (entity))
    load_divisions (self);
}

static void
restore (Chip *chip)
{
  g_autoptr (GVariant) filters = NULL;
  char **values = NULL;

  if (chip->bar->settings != NULL)
    {
      filters = g_settings_get_value (chip->bar->settings, "filters");
      g_variant_lookup (filters, chip->field->name, "^as", &values);
    }
  set_values (chip, values != NULL ? values : g_new0 (char *, 1));
  if (chip->field->type != MP_DIVISION)
    drop_unknown (chip);
}

static void
add_chip (MpFilterBar *self, const MpField *field)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  chip->bar = self;
  chip->field = field;
  chip->choices = MP_CHOICE_POPOVER (mp_choice_popover_new (MP_CHOICE_SEVERAL));
  chip->values = g_new0 (char *, 1);
  chip->label = gtk_label_new (NULL);
  chip->button = gtk_menu_button_new ();
  chip->clear = gtk_button_new_from_icon_name ("mp-close-symbolic");
  chip->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (content), chip->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("mp-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip->button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (chip->button), GTK_WIDGET (chip->choices));
  gtk_widget_add_css_class (chip->box, "filter-chip");
  gtk_widget_add_css_class (chip->clear, "flat");
  gtk_box_append (GTK_BOX (chip->box), chip->button);
  gtk_box_append (GTK_BOX (chip->box), chip->clear);
  gtk_widget_set_parent (chip->box, GTK_WIDGET (self));
  g_ptr_array_add (self->chips, chip);

  if (field->type == MP_CODE)
    fill_codes (chip);
  else if (field->flags & MP_EXPIRES)
    fill_days (chip);
  if (field->type != MP_DIVISION)
    add_none (chip);
  restore (chip);
  g_signal_connect_swapped (chip->choices, "changed", G_CALLBACK (chosen_cb), chip);
  g_signal_connect_swapped (chip->clear, "clicked", G_CALLBACK (clear_cb), chip);
}

static void
mp_filter_bar_dispose (GObject *object)
{
  MpFilterBar *self = MP_FILTER_BAR (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (mp_filter_bar_parent_class)->dispose (object);
}

static void
mp_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (MP_FILTER_BAR (object)->chips);

  G_OBJECT_CLASS (mp_filter_bar_parent_class)->finalize (object);
}

static void
mp_filter_bar_class_init (MpFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_filter_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", MP_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mp_filter_bar_init (MpFilterBar *self)
{
  self->chips = g_ptr_array_new_with_free_func (chip_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters"), -1);
}

static gboolean
can_filter (const MpField *field)
{
  return (field->flags & MP_EXPIRES) != 0
         || ((field->flags & MP_FILTER) != 0
             && (field->type == MP_CODE || field->type == MP_DIVISION));
}

GtkWidget *
mp_filter_bar_new (MpStore *store, const MpEntity *entity, const char *except, GSettings *settings)
{
  MpFilterBar *self = g_object_new (MP_TYPE_FILTER_BAR, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      if (can_filter (field) && (except == NULL || !g_str_equal (field->name, except)))
        add_chip (self, field);
    }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mp_filter_bar_set_scope (MpFilterBar *self, gint64 division)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));

  self->scope = division;
  load_divisions (self);
}

gboolean
mp_filter_bar_is_active (MpFilterBar *self)
{
  g_return_val_if_fail (MP_IS_FILTER_BAR (self), FALSE);

  for (guint i = 0; i < self->chips->len; i++)
    if (*((Chip *) self->chips->pdata[i])->values != NULL)
      return TRUE;
  return FALSE;
}

static void
apply_day (Chip *chip, MpQuery *query, const char *value)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *until =
      mp_days_add (today, mp_parameters_get_int (chip->bar->store, "renewal_notice_days"));

  mp_query_add_due (query, chip->field, today, g_str_equal (value, SOON) ? until : NULL);
}

void
mp_filter_bar_apply (MpFilterBar *self, MpQuery *query)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = self->chips->pdata[i];

      for (guint j = 0; chip->values[j] != NULL; j++)
        if (g_str_equal (chip->values[j], NONE))
          mp_query_add_filter (query, chip->field, NULL);
        else if (chip->field->flags & MP_EXPIRES)
          apply_day (chip, query, chip->values[j]);
        else
          mp_query_add_filter (query, chip->field, chip->values[j]);
    }
}

void
mp_filter_bar_clear (MpFilterBar *self)
{
  g_return_if_fail (MP_IS_FILTER_BAR (self));

  for (guint i = 0; i < self->chips->len; i++)
    set_values (self->chips->pdata[i], g_new0 (char *, 1));
  announce (self);
}
