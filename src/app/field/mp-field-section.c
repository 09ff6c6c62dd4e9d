/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short fields share a line, long ones have one to themselves; what is a short field is told by
 * its type. The fields of a folded section are there, so that a search for what is wrong finds
 * them, and are shown when it is opened.
 */

#include "config.h"

#include "mp-field-section.h"

#include "app/widget/mp-reading-box.h"
#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>

struct _MpFieldSection
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  char *name;
  MpSectionKind kind;
  GPtrArray *rows;
  GtkWidget *heading;
  GtkWidget *arrow;        /* NULL: it does not fold */
  GtkLabel *summary;
  GtkWidget *lines;
  GtkSizeGroup *labels[2]; /* of the first and of the second field of the lines */
};

enum { FOLDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpFieldSection, mp_field_section, GTK_TYPE_WIDGET)

/* --- folding ---------------------------------------------------------------------------------- */

/* "3 filled in, 9 not" */
static char *
dup_summary (MpFieldSection *self)
{
  MpRecord *record = mp_record_edit_get_record (self->edit);
  guint n = 0;
  guint filled = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MpField *field = mp_field_row_get_field (self->rows->pdata[i]);

      if (!mp_record_edit_shows_field (self->edit, field))
        continue;
      n++;
      filled += mp_record_get (record, field) != NULL;
    }

  if (filled == n)
    return g_strdup (_("all filled in"));
  if (filled == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not filled in",
                                         "%u not filled in", n), n);
  return g_strdup_printf (_("%u filled in, %u not"), filled, n - filled);
}

static void
update_summary (MpFieldSection *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;

  if (self->arrow == NULL)
    return;
  summary = dup_summary (self);
  name = g_strdup_printf (_("%s: %s"), _(self->name), summary);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !mp_field_section_is_open (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_STATE_EXPANDED,
                               mp_field_section_is_open (self), -1);
}

gboolean
mp_field_section_is_open (MpFieldSection *self)
{
  return gtk_widget_get_visible (self->lines);
}

void
mp_field_section_open (MpFieldSection *self, gboolean open)
{
  if (self->arrow == NULL)
    return;

  gtk_widget_set_visible (self->lines, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "mp-up-symbolic" : "mp-down-symbolic");
  update_summary (self);
}

/* What was opened is to be seen, also below the last line of the form. */
static void
heading_cb (MpFieldSection *self)
{
  mp_field_section_open (self, !mp_field_section_is_open (self));
  if (mp_field_section_is_open (self))
    mp_widget_scroll_to (GTK_WIDGET (self));
  g_signal_emit (self, signals[FOLDED], 0);
}

static void
make_heading (MpFieldSection *self)
{
  GtkWidget *title = gtk_label_new (_(self->name));
  GtkWidget *box;

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "section-title");
  self->heading = title;
  if (self->kind != MP_SECTION_FOLDS)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self), "folds");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->arrow = gtk_image_new ();
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  self->heading = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->heading), box);
  gtk_widget_add_css_class (self->heading, "flat");
  gtk_widget_add_css_class (self->heading, "section-fold");
  g_signal_connect_swapped (self->heading, "clicked", G_CALLBACK (heading_cb), self);
}

/* --- fields ----------------------------------------------------------------------------------- */

MpFieldRow *
mp_field_section_add (MpFieldSection *self, const MpField *field)
{
  GtkWidget *row = mp_field_row_new (self->edit, field);
  GtkWidget *label = mp_field_row_get_label (MP_FIELD_ROW (row));
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_size_group_add_widget (self->labels[0], label);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), row);
  gtk_widget_set_parent (pair, self->lines);
  g_ptr_array_add (self->rows, row);

  return MP_FIELD_ROW (row);
}

static void
put (MpFieldSection *self, GtkWidget *row, int line, int slot, int span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->lines);
  GtkGridLayoutChild *place = GTK_GRID_LAYOUT_CHILD (
    gtk_layout_manager_get_layout_child (layout, gtk_widget_get_parent (row)));
  GtkWidget *label = mp_field_row_get_label (MP_FIELD_ROW (row));
  int before = gtk_grid_layout_child_get_column (place);

  if (before != slot)
    {
      gtk_size_group_remove_widget (self->labels[before], label);
      gtk_size_group_add_widget (self->labels[slot], label);
    }
  gtk_grid_layout_child_set_row (place, line);
  gtk_grid_layout_child_set_column (place, slot);
  gtk_grid_layout_child_set_column_span (place, span);
}

/* Whatever is not asked for now leaves no hole between the others. */
static void
arrange (MpFieldSection *self)
{
  int line = 0, slot = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const MpField *field = mp_field_row_get_field (MP_FIELD_ROW (row));
      gboolean wide = self->kind != MP_SECTION_CARD && mp_field_row_is_wide (field);

      if (!gtk_widget_get_visible (row))
        continue;
      if (slot == 1 && (wide || (field->flags & MP_BEGINS) != 0))
        {
          line++;
          slot = 0;
        }
      put (self, row, line, slot, wide ? 2 : 1);
      line += wide ? 1 : slot;
      slot = wide ? 0 : 1 - slot;
    }
}

gboolean
mp_field_section_update (MpFieldSection *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const MpField *field = mp_field_row_get_field (MP_FIELD_ROW (row));

      if (mp_field_depends (field))
        {
          mp_field_row_place (MP_FIELD_ROW (row));
          gtk_widget_set_visible (gtk_widget_get_parent (row), gtk_widget_get_visible (row));
        }
      any = any || gtk_widget_get_visible (row);
    }
  arrange (self);
  update_summary (self);

  return any;
}

MpRecordEdit *
mp_field_section_get_edit (MpFieldSection *self)
{
  return self->edit;
}

const char *
mp_field_section_get_name (MpFieldSection *self)
{
  return self->name;
}

GPtrArray *
mp_field_section_get_rows (MpFieldSection *self)
{
  return self->rows;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
mp_field_section_dispose (GObject *object)
{
  MpFieldSection *self = MP_FIELD_SECTION (object);

  mp_widget_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->labels[0]);
  g_clear_object (&self->labels[1]);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_field_section_parent_class)->dispose (object);
}

static void
mp_field_section_class_init (MpFieldSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_field_section_dispose;
  signals[FOLDED] = g_signal_new ("folded", MP_TYPE_FIELD_SECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mp_field_section_init (MpFieldSection *self)
{
  GtkLayoutManager *layout = gtk_grid_layout_new ();

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-section");

  self->rows = g_ptr_array_new ();
  gtk_grid_layout_set_row_spacing (GTK_GRID_LAYOUT (layout), 4);
  gtk_grid_layout_set_column_spacing (GTK_GRID_LAYOUT (layout), 12);
  gtk_grid_layout_set_column_homogeneous (GTK_GRID_LAYOUT (layout), TRUE);
  self->lines = mp_reading_box_new (layout);
  gtk_widget_add_css_class (self->lines, "lines");
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    self->labels[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

GtkWidget *
mp_field_section_new (MpRecordEdit *edit, const char *name, MpSectionKind kind)
{
  MpFieldSection *self = g_object_new (MP_TYPE_FIELD_SECTION, NULL);

  self->edit = g_object_ref (edit);
  self->name = g_strdup (name);
  self->kind = kind;
  make_heading (self);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  mp_field_section_open (self, FALSE);

  return GTK_WIDGET (self);
}
