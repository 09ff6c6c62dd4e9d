/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made anew for each record: some twenty labels, a millisecond.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-record-preview.h"
#include "app/widget/mp-widget.h"

struct _MpRecordPreview
{
  GtkWidget parent_instance;

  MpListColumns *columns;
  MpRecord *record;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (MpRecordPreview, mp_record_preview, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                PANGO_WRAP_WORD_CHAR, "width-chars", 12, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_content (MpRecordPreview *self)
{
  const MpEntity *entity = mp_record_get_entity (self->record);
  GtkWidget *grid = gtk_grid_new ();
  const char *section = NULL;
  int row = 0;

  gtk_widget_add_css_class (grid, "preview");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *text = mp_list_columns_dup_text (self->columns, self->record, field);
      gboolean is_title = entity->title != NULL && g_str_equal (field->name, entity->title);
      GtkWidget *value;

      if (field->section != NULL)
        section = field->section;
      if (*text == '\0')
        continue;
      if (is_title)
        {
          gtk_grid_attach (GTK_GRID (grid), make_label (text, "title"), 0, row++, 2, 1);
          section = NULL;
          continue;
        }
      if (section != NULL)
        {
          gtk_grid_attach (GTK_GRID (grid), make_label (_(section), "section"), 0, row++, 2, 1);
          section = NULL;
        }
      value = make_label (text, NULL);
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
      gtk_widget_set_can_focus (value, FALSE);
      gtk_widget_set_hexpand (value, TRUE);
      gtk_grid_attach (GTK_GRID (grid), make_label (mp_field_label (field), "dim-label"), 0, row,
                       1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, 1, row++, 1, 1);
    }

  return grid;
}

static void
update (MpRecordPreview *self)
{
  GtkWidget *content;

  if (self->record != NULL)
    content = make_content (self);
  else
    {
      content = make_label (_("Select a row to read it here."), "dim-label");
      gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
    }
  gtk_scrolled_window_set_child (self->scroller, content);
}

static void
mp_record_preview_dispose (GObject *object)
{
  MpRecordPreview *self = MP_RECORD_PREVIEW (object);

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  g_clear_object (&self->record);
  g_clear_object (&self->columns);
  mp_widget_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (mp_record_preview_parent_class)->dispose (object);
}

static void
mp_record_preview_class_init (MpRecordPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_record_preview_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_REGION);
}

static void
mp_record_preview_init (MpRecordPreview *self)
{
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  g_object_set (self->scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "preview-side");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
}

GtkWidget *
mp_record_preview_new (MpListColumns *columns)
{
  MpRecordPreview *self = g_object_new (MP_TYPE_RECORD_PREVIEW, NULL);

  self->columns = g_object_ref (columns);
  update (self);
  return GTK_WIDGET (self);
}

void
mp_record_preview_show (MpRecordPreview *self, MpRecord *record)
{
  g_return_if_fail (MP_IS_RECORD_PREVIEW (self));

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, update, self);
  if (record != NULL)
    g_signal_connect_swapped (record, "changed", G_CALLBACK (update), self);
  g_set_object (&self->record, record);
  update (self);
}
