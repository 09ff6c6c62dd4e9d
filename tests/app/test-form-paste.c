/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A range copied in WPS or Excel becomes rows of a grid, also with quoted cells and line breaks.
 */

#include "config.h"

#include "app-fixture.h"
#include "app/form/mp-child-grid.h"
#include "app/widget/mp-pasted-table.h"
#include "app/widget/mp-widget.h"

static const char *
cell (GPtrArray *lines, guint row, guint column)
{
  return ((GPtrArray *) lines->pdata[row])->pdata[column];
}

static void
test_read (void)
{
  g_autoptr (GPtrArray) lines =
    mp_pasted_table_read ("李明\t13800001234\r\n\"两行\n文字 \"\"引号\"\"\"\t\r\n3\"\t尾\r\n");

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (cell (lines, 0, 1), ==, "13800001234");
  g_assert_cmpstr (cell (lines, 1, 0), ==, "两行\n文字 \"引号\"");
  g_assert_cmpstr (cell (lines, 1, 1), ==, "");
  g_assert_cmpstr (cell (lines, 2, 0), ==, "3\"");
  g_assert_cmpstr (cell (lines, 2, 1), ==, "尾");
}

static void
test_read_nothing (void)
{
  g_autoptr (GPtrArray) none = mp_pasted_table_read ("");
  g_autoptr (GPtrArray) one = mp_pasted_table_read ("单个");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_grid (void)
{
  MpStore *store = app_office (1);
  const MpEntity *organization = mp_store_get_entity (store, "organization");
  const MpEntity *entity = mp_store_get_entity (store, "filing");
  g_autoptr (MpRecord) begun = mp_record_new_initial (organization);
  g_autoptr (MpRecordEdit) edit = mp_record_edit_new (store, begun);
  MpRecordEdit *first = mp_record_edit_add_child (edit, entity);
  g_autoptr (GtkWidget) grid = g_object_ref_sink (mp_child_grid_new (edit, entity));
  GListModel *rows = mp_record_edit_get_children (edit, entity);
  g_autoptr (MpRecordEdit) second = NULL;

  mp_child_grid_paste (MP_CHILD_GRID (grid), first, mp_entity_get_field (entity, "case_no"),
                       "A-1\t变更\t21年春\nA-2\t新备案\t2021.3\n");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  second = g_list_model_get_item (rows, 1);
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (first), "filing_kind"),
                   ==, "3");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (second), "case_no"),
                   ==, "A-2");
  g_assert_cmpstr (mp_record_get_by_name (mp_record_edit_get_record (second), "applied_on"),
                   ==, "2021-03");
  /* What cannot be read stays as it was pasted. */
  g_assert_cmpstr (mp_record_edit_get_typed (first, mp_entity_get_field (entity, "applied_on")),
                   ==, "21年春");

  g_clear_object (&second);
  g_clear_pointer (&grid, g_object_unref);
  g_clear_object (&edit);
  g_object_unref (store);
}

static void
test_one_line (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_entry_new ());
  int position = 0;

  mp_widget_keep_one_line (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), "重阳节通知\r\n\t请各队参加\n", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "重阳节通知 请各队参加");
  g_assert_cmpint (position, ==, 11);
  g_assert_true (mp_pasted_table_is_range ("甲\n乙"));
  g_assert_true (mp_pasted_table_is_range ("甲\t乙"));
  g_assert_false (mp_pasted_table_is_range ("甲\r\n"));
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add_func ("/form-paste/read", test_read);
  g_test_add_func ("/form-paste/read-nothing", test_read_nothing);
  g_test_add_func ("/form-paste/grid", test_grid);
  g_test_add_func ("/form-paste/one-line", test_one_line);

  return app_run ();
}
