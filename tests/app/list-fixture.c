/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the window, and waiting for its rows.
 */

#include "config.h"

#include "list-fixture.h"

#include "app/field/mp-choice-popover.h"

void
set_up (List *self, gconstpointer data)
{
  self->store = app_office (GPOINTER_TO_UINT (data));
  self->window = app_window (self->store);
  self->page = MP_LIST_PAGE (app_find (GTK_WIDGET (self->window), MP_TYPE_LIST_PAGE, NULL));
  g_assert_nonnull (self->page);
}

void
tear_down (List *self, gconstpointer data)
{
  app_close (self->window, self->store);
}

guint
n_rows (List *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->page->model));
}

gboolean
has_rows (gpointer data)
{
  Expected *expected = data;

  return n_rows (expected->list) == expected->n
         && !mp_list_model_get_loading (expected->list->page->model);
}

void
wait_for_rows (List *self, guint n)
{
  app_wait (has_rows, &(Expected) { self, n });
  app_settle ();
}

gboolean
is_read (gpointer data)
{
  return !mp_list_model_get_loading (((List *) data)->page->model);
}

void
wait_for_list (List *self)
{
  app_settle ();
  app_wait (is_read, self);
  app_settle ();
}

char *
value_at (List *self, guint position, const char *field)
{
  g_autoptr (MpRecord) record = g_list_model_get_item (G_LIST_MODEL (self->page->model), position);

  return g_strdup (mp_record_get_by_name (record, field));
}

/* The column whose heading is `title`. */
GtkColumnViewColumn *
column (List *self, const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (self->page->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (found), title))
        return found;
    }
  return NULL;
}

void
choose (List *self, const char *label, const char *const *values)
{
  g_autofree char *start = g_strconcat (label, ":", NULL);

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->page->filters));
       chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      GtkWidget *button = app_find (chip, GTK_TYPE_MENU_BUTTON, NULL);
      g_autofree char *name = app_name_of (button);
      GtkPopover *choices = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

      if (!g_str_has_prefix (name, start))
        continue;
      mp_choice_popover_set_chosen (MP_CHOICE_POPOVER (choices), values);
      g_signal_emit_by_name (choices, "changed");
      return;
    }
  g_assert_not_reached ();
}
