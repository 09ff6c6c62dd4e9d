/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short fields share a line, long ones have one to themselves; what is a short field is told by
 * its type. Custom fields follow under a heading of their own.
 */

#include "config.h"

#include "mp-record-page.h"

#include "app/widget/mp-columns-layout.h"
#include "app/field/mp-field-row.h"
#include "policy/mp-rules.h"
#include "app/widget/mp-reading-box.h"

#include <glib/gi18n-lib.h>

#define SECTION_SPACING 12

struct _MpRecordPage
{
  GtkWidget parent_instance;

  MpRecordEdit *edit;
  GtkWidget *scroller;
  GtkWidget *sections;
  GPtrArray *rows;         /* of MpFieldRow, in reading order */
  GtkWidget *lines;        /* of the section at hand while building … */
  GtkSizeGroup *labels[2]; /* … of the first and the second field of its lines … */
  int line, slot;          /* … and where the next field goes */
  gboolean stale;          /* something was typed since the rows looked at each other */
};

G_DEFINE_FINAL_TYPE (MpRecordPage, mp_record_page, GTK_TYPE_WIDGET)

static void
begin_section (MpRecordPage *self, const char *title, const MpEntity *child)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (title);
  GtkLayoutManager *layout;

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-title");
  gtk_widget_add_css_class (section, "form-section");
  gtk_box_append (GTK_BOX (section), heading);

  layout = gtk_grid_layout_new ();
  gtk_grid_layout_set_row_spacing (GTK_GRID_LAYOUT (layout), 4);
  gtk_grid_layout_set_column_spacing (GTK_GRID_LAYOUT (layout), 12);
  gtk_grid_layout_set_column_homogeneous (GTK_GRID_LAYOUT (layout), TRUE);
  self->lines = mp_reading_box_new (layout);
  gtk_box_append (GTK_BOX (section), self->lines);
  gtk_widget_set_parent (section, self->sections);
  g_object_set_data (G_OBJECT (section), "child", (gpointer) child);
  for (guint i = 0; i < G_N_ELEMENTS (self->labels); i++)
    {
      g_clear_object (&self->labels[i]);
      self->labels[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
    }
  self->line = 0;
  self->slot = 0;
}

/* One value may make another odd: as many Party members as members. */
static void
left_cb (MpRecordPage *self, MpFieldRow *left)
{
  mp_field_row_update (left);
  for (guint i = 0; self->stale && i < self->rows->len; i++)
    if (self->rows->pdata[i] != left)
      mp_field_row_update (self->rows->pdata[i]);
  self->stale = FALSE;
}

static void
add_row (MpRecordPage *self, MpRecordEdit *edit, const MpField *field)
{
  GtkWidget *row = mp_field_row_new (edit, field);
  GtkWidget *label = mp_field_row_get_label (MP_FIELD_ROW (row));
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->lines);
  gboolean wide = mp_field_row_is_wide (field);
  GtkGridLayoutChild *place;

  if (wide && self->slot == 1)
    {
      self->slot = 0;
      self->line++;
    }

  gtk_size_group_add_widget (self->labels[self->slot], label);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (pair), label);
  gtk_box_append (GTK_BOX (pair), row);
  gtk_widget_set_parent (pair, self->lines);
  place = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, pair));
  gtk_grid_layout_child_set_row (place, self->line);
  gtk_grid_layout_child_set_column (place, self->slot);
  gtk_grid_layout_child_set_column_span (place, wide ? 2 : 1);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_swapped (row, "left", G_CALLBACK (left_cb), self);

  if (wide || self->slot == 1)
    {
      self->slot = 0;
      self->line++;
    }
  else
    self->slot = 1;
}

static const char *
first_section (const MpEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].section != NULL)
      return entity->fields[i].section;
  return entity->label;
}

/* What belongs to another is not moved to a third by a key that was meant for the first field: the
 * owner stands in the title, and is asked for only where it is not known.
 */
static gboolean
knows_owner (MpRecordEdit *edit)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);

  return entity->parent != NULL
         && (mp_record_edit_get_owner (edit) != NULL
             || mp_record_get_by_name (mp_record_edit_get_original (edit), entity->parent) != NULL);
}

/* What is derived stands above the form. */
static void
add_fields (MpRecordPage *self, MpRecordEdit *edit)
{
  const MpEntity *entity = mp_record_edit_get_entity (edit);
  const MpEntity *child = edit != self->edit ? entity : NULL;
  const char *section = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      const char *here = (field->flags & MP_CUSTOM) != 0
                           ? N_("Fields of this office")
                           : field->section;

      if ((field->flags & (MP_DERIVED | MP_FIXED)) != 0
          || (knows_owner (edit) && g_str_equal (field->name, entity->parent)))
        continue;
      /* The link to the parent stands in the first section, though no section has begun. */
      if (here == NULL && section == NULL)
        here = first_section (entity);
      if (here != NULL && here != section)
        {
          begin_section (self, _(here), child);
          section = here;
        }
      add_row (self, edit, field);
    }
}

static gboolean
has_visible_line (GtkWidget *section)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_last_child (section));
       cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    if (gtk_widget_get_visible (cell))
      return TRUE;
  return FALSE;
}

/* What depends on other fields appears and goes with them, a section with its last field. */
static void
update_shown (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      const MpField *field = mp_field_row_get_field (MP_FIELD_ROW (row));

      if (field->shown == NULL && field->required == NULL)
        continue;
      mp_field_row_place (MP_FIELD_ROW (row));
      gtk_widget_set_visible (gtk_widget_get_parent (row), gtk_widget_get_visible (row));
    }
  for (GtkWidget *section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    {
      const MpEntity *child = g_object_get_data (G_OBJECT (section), "child");

      gtk_widget_set_visible (section,
                              (child == NULL || mp_record_edit_shows (self->edit, child))
                                && has_visible_line (section));
    }
}

static void
edit_changed_cb (MpRecordPage *self)
{
  self->stale = TRUE;
  update_shown (self);
}

static void
mp_record_page_dispose (GObject *object)
{
  MpRecordPage *self = MP_RECORD_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->labels[0]);
  g_clear_object (&self->labels[1]);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (mp_record_page_parent_class)->dispose (object);
}

static void
mp_record_page_class_init (MpRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_record_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_record_page_init (MpRecordPage *self)
{
  self->rows = g_ptr_array_new ();

  self->sections = mp_reading_box_new (mp_columns_layout_new (SECTION_SPACING));
  gtk_widget_add_css_class (self->sections, "form-sections");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sections);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
mp_record_page_new (MpRecordEdit *edit)
{
  MpRecordPage *self = g_object_new (MP_TYPE_RECORD_PAGE, NULL);
  g_autoptr (GPtrArray) entities = mp_record_edit_list_child_entities (edit);

  self->edit = g_object_ref (edit);
  add_fields (self, edit);
  for (guint i = 0; i < entities->len; i++)
    {
      const MpEntity *entity = entities->pdata[i];

      if ((entity->flags & MP_ENTITY_ONE) != 0
          && g_str_equal (entity->group, mp_record_edit_get_entity (edit)->group))
        add_fields (self, mp_record_edit_get_child (edit, entity));
    }
  update_shown (self);
  g_signal_connect_object (edit, "changed", G_CALLBACK (edit_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mp_record_page_focus_first (MpRecordPage *self)
{
  gtk_widget_grab_focus (self->rows->pdata[0]);
}

const MpField *
mp_record_page_get_focused (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_state_flags (self->rows->pdata[i]) & GTK_STATE_FLAG_FOCUS_WITHIN)
      return mp_field_row_get_field (self->rows->pdata[i]);
  return NULL;
}

gboolean
mp_record_page_focus_field (MpRecordPage *self, MpRecordEdit *edit, const MpField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpFieldRow *row = self->rows->pdata[i];

      if (mp_field_row_get_edit (row) == edit && mp_field_row_get_field (row) == field)
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return TRUE;
        }
    }
  return FALSE;
}

void
mp_record_page_check (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MpFieldRow *row = self->rows->pdata[i];
      MpRecordEdit *edit = mp_field_row_get_edit (row);

      if (mp_record_edit_get_owner (edit) == NULL || mp_record_edit_is_changed (edit))
        mp_field_row_check (row);
    }
}

gboolean
mp_record_page_is_personal (MpRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (mp_field_row_is_personal (self->rows->pdata[i]))
      return TRUE;
  return FALSE;
}

void
mp_record_page_reveal (MpRecordPage *self, gboolean revealed)
{
  for (guint i = 0; i < self->rows->len; i++)
    mp_field_row_reveal (self->rows->pdata[i], revealed);
}
