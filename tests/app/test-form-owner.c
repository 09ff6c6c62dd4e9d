/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On a form a link to records of several kinds has its place when the kind is chosen, offers the
 * records of that kind and no others, and is empty again when another kind is chosen.
 */

#include "config.h"

#include "../store/bare-write.h"
#include "../store/paper-table.h"
#include "app-fixture.h"

#include "app/field/mp-picker.h"
#include "app/window/mp-window-private.h"

static void
choose (MpFieldRow *row, const char *value)
{
  gtk_widget_grab_focus (app_find (GTK_WIDGET (row), GTK_TYPE_ENTRY, NULL));
  mp_record_edit_set_value (mp_field_row_get_edit (row), mp_field_row_get_field (row), value, NULL);
  app_settle ();
}

/* What the list below the field holds when its button is pressed. */
static void
assert_offers (MpFieldRow *row, const char *there, const char *not_there)
{
  GtkWidget *picker = app_find (GTK_WIDGET (row), MP_TYPE_PICKER, NULL);

  g_signal_emit_by_name (app_find (picker, GTK_TYPE_ENTRY, NULL), "icon-press",
                         GTK_ENTRY_ICON_SECONDARY);
  app_wait_for (picker, GTK_TYPE_LIST_BOX_ROW, there);
  g_assert_null (app_find (picker, GTK_TYPE_LIST_BOX_ROW, not_there));
}

static void
test_owner (void)
{
  g_autofree char *folder = app_folder ();
  g_autoptr (MpRecord) person = NULL;
  g_autoptr (MpRecord) organization = NULL;
  g_autoptr (MpRecord) paper = NULL;
  g_autofree char *division = g_strdup_printf ("%" G_GINT64_FORMAT, COMMUNITY_ID);
  GError *error = NULL;
  MpStore *store;
  MpWindow *window;
  GtkWidget *page;
  MpFieldRow *title, *kind, *owner;

  paper_make_file (folder);
  store = app_office_in (folder, 0);
  person = mp_record_new_initial (mp_store_get_entity (store, "person"));
  mp_record_set_by_name (person, "name", "李明");
  bare_save (store, person, NULL, "test", &error);
  g_assert_no_error (error);
  organization = mp_record_new_initial (mp_store_get_entity (store, "organization"));
  mp_record_set_by_name (organization, "name", "长青书画社");
  mp_record_set_by_name (organization, "division", division);
  bare_save (store, organization, NULL, "test", &error);
  g_assert_no_error (error);
  paper = paper_new (store, "证件", "person", mp_record_get_id (person));
  bare_save (store, paper, NULL, "test", &error);
  g_assert_no_error (error);

  window = app_window (store);
  mp_host_show_record (MP_HOST (window), mp_record_get_entity (paper), mp_record_get_id (paper),
                       NULL);
  app_settle ();
  page = GTK_WIDGET (mp_window_get_page (window));
  title = app_find_row (page, "title");
  kind = app_find_row (page, "owner_kind");
  owner = app_find_row (page, "owner");

  g_assert_cmpstr (mp_picker_get_text (MP_PICKER (app_find (GTK_WIDGET (owner), MP_TYPE_PICKER,
                                                            NULL))), ==, "李明");
  assert_offers (owner, "李明", "长青书画社");
  choose (kind, "organization");
  g_assert_cmpstr (mp_picker_get_text (MP_PICKER (app_find (GTK_WIDGET (owner), MP_TYPE_PICKER,
                                                            NULL))), ==, "");
  assert_offers (owner, "长青书画社", "李明");
  choose (kind, NULL);
  gtk_widget_grab_focus (app_find (GTK_WIDGET (title), GTK_TYPE_ENTRY, NULL));
  app_settle ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (owner)));

  app_close (window, store);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add_func ("/form/owner", test_owner);

  return app_run ();
}
