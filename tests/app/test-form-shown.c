/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has its place only while other fields say so appears and goes on the screen, and a section
 * with the last of its fields: no gap and no heading over nothing.
 */

#include "config.h"

#include "app-fixture.h"
#include "app/field/mp-field-row.h"
#include "app/window/mp-window-private.h"

/* The heading over a row; the section is the box that holds it and the rows. */
static GtkWidget *
heading_of (GtkWidget *form, const char *text)
{
  GtkWidget *heading = app_find (form, GTK_TYPE_LABEL, text);

  g_assert_nonnull (heading);
  return heading;
}

static void
choose_kind (MpFieldRow *row, const char *kind)
{
  MpRecordEdit *edit = mp_field_row_get_edit (row);

  mp_record_edit_set_value (edit, mp_entity_get_field (mp_record_edit_get_entity (edit),
                                                       "filing_kind"), kind, NULL);
  app_settle ();
}

static void
test_change_of_a_filing (void)
{
  MpStore *store = app_office (30);
  MpWindow *window = app_window (store);
  const MpEntity *filing = mp_store_get_entity (store, "filing");
  g_autoptr (MpQuery) query = mp_query_new (filing);
  g_autoptr (GArray) ids = mp_store_select_ids (store, query, NULL, NULL);
  GtkWidget *form;
  GtkWidget *heading;
  MpFieldRow *row;

  g_assert_cmpuint (ids->len, >, 0);
  mp_host_show_record (MP_HOST (window), filing, g_array_index (ids, gint64, 0), NULL);
  app_settle ();
  form = GTK_WIDGET (mp_window_get_page (window));
  row = app_find_row (form, "change_item");
  heading = heading_of (form, "Change applied for");

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (row)));
  g_assert_false (gtk_widget_get_mapped (heading));
  choose_kind (row, "3");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_get_mapped (heading));
  choose_kind (row, "1");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (row)));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (GTK_WIDGET (row))));
  g_assert_false (gtk_widget_get_mapped (heading));

  app_close (window, store);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add_func ("/form/shown/change-of-a-filing", test_change_of_a_filing);

  return g_test_run ();
}
