/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list of the preview shows of a row: where it stands, what becomes of it and why. Of a
 * value that changes no more is shown than anywhere else on the screen.
 */

#include "config.h"

#include "mp-import-preview-private.h"
#include "mp-import-standing.h"

#include "app/widget/mp-table-rows.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

typedef char *(*CellText) (MpImport *import, MpImportRow *row);

static char *
text_of_place (MpImport *import, MpImportRow *row)
{
  const char *sheet = mp_import_row_get_sheet (row);
  char *where = mp_import_row_dup_where (row);
  g_autofree char *line = NULL;

  if (sheet == NULL || mp_import_get_n_sheets (import) <= 1)
    return where;
  line = where;

  return g_strdup_printf ("%s %s", sheet, line);
}

static char *
text_of_outcome (MpImport *import, MpImportRow *row)
{
  return g_strdup (mp_import_standing_label (mp_import_standing_of (row)));
}

static char *
text_of_name (MpImport *import, MpImportRow *row)
{
  return mp_import_row_dup_name (row);
}

static char *
text_of_community (MpImport *import, MpImportRow *row)
{
  const MpImportTable *table = mp_import_get_table (import, mp_import_row_get_table (row));

  return table->place != NULL ? mp_import_row_dup_text (row, table->place) : g_strdup ("");
}

static char *
text_of_leader (MpImport *import, MpImportRow *row)
{
  return mp_import_row_dup_text (row, "leader.name");
}

/* "Members 12 → 15；Telephone …": what the screen hides is named and not shown. */
static char *
text_of_changes (MpImport *import, MpImportRow *row)
{
  GPtrArray *changes = mp_import_row_get_changes (row);
  GPtrArray *targets = mp_import_get_targets (import, mp_import_row_get_table (row));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const MpImportChange *change = changes->pdata[i];
      const MpImportTarget *target = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      for (guint j = 0; j < targets->len && target == NULL; j++)
        if (g_str_equal (((MpImportTarget *) targets->pdata[j])->name, change->target))
          target = targets->pdata[j];
      if (target == NULL)
        continue;
      before = mp_wording_of_value (mp_import_get_store (import), target->field,
                                    change->before);
      after = mp_wording_of_value (mp_import_get_store (import), target->field, change->after);
      g_string_append_printf (text, "%s%s", text->len > 0 ? _("; ") : "", target->label);
      if (!mp_mask_hides_on_screen (target->field->mask))
        g_string_append_printf (text, " %s → %s", *before != '\0' ? before : C_("value", "empty"),
                                after);
    }

  return g_string_free (text, FALSE);
}

static char *
text_of_reason (MpImport *import, MpImportRow *row)
{
  g_autofree char *reason = mp_import_row_dup_reason_text (row);
  GPtrArray *changes = mp_import_row_get_changes (row);
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  if (*reason != '\0')
    return g_steal_pointer (&reason);
  if (mp_import_row_get_outcome (row) == MP_IMPORT_UPDATED && changes != NULL)
    return text_of_changes (import, row);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];

      if (!mp_import_preview_says_once (import, row, warning))
        return mp_import_preview_dup_warning (import, row, warning);
    }
  return g_strdup ("");
}

typedef struct
{
  const char *title;
  CellText text;
  int width; /* in characters; 0: as wide as its texts */
} Column;

#define REST (-1) /* what is left */

static const Column columns[] = {
  { N_("Line"), text_of_place, 0 },
  { N_("Outcome"), text_of_outcome, 5 },
  { N_("Name"), text_of_name, 24 },
  { N_("Reason"), text_of_reason, REST },
  { N_("Community"), text_of_community, 12 },
  { N_("Leader"), text_of_leader, 7 },
};

static void
show_cell (GtkListItem *item)
{
  MpImportPreview *preview = g_object_get_data (G_OBJECT (item), "preview");
  MpImport *import = mp_import_preview_get_import (preview);
  const Column *column = g_object_get_data (G_OBJECT (item), "column");
  GtkWidget *cell = gtk_list_item_get_child (item);
  MpImportRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (row == NULL || import == NULL)
    return;

  text = column->text (import, row);
  gtk_label_set_text (GTK_LABEL (cell), text);
  if (column->text == text_of_outcome)
    {
      const char *classes[] = { "outcome",
                                mp_import_standing_style (mp_import_standing_of (row)), NULL };

      gtk_widget_set_css_classes (cell, classes);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *cell = gtk_label_new (NULL);

  mp_table_rows_mark (cell, item);
  gtk_label_set_xalign (GTK_LABEL (cell), 0);
  if (column->width != 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (cell), column->width > 0 ? column->width : 10);
    }
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (MpImportPreview *self, GtkListItem *item)
{
  g_object_set_data (G_OBJECT (item), "preview", self);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_cell), item);
  show_cell (item);
}

static void
unbind_cb (MpImportPreview *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

void
mp_import_preview_append_columns (MpImportPreview *self, GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
      g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].width == REST);
      gtk_column_view_append_column (view, column);
    }
}
