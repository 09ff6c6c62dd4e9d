/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of a workbook beside the record that it resembles: what is taken over, field by field.
 */

#include "config.h"

#include "import-page-fixture.h"
#include "app/import/mp-import-row-view.h"
#include "app/widget/mp-count-tabs.h"

/* The ledger of a year later, when that of the year before has come in. */
static void
come_again (Fixture *self)
{
  open_file (self, CAREFUL);
  go_on (self);
  go_on (self);
  go_on (self);
  app_click (self->page->next);
  open_file (self, REVISED);
  go_on (self);
  go_on (self);
}

/* What the record has is kept field by field, and a decision can be for all of one reason. */
static void
test_keep_a_field (Fixture *self, gconstpointer data)
{
  MpImportRow *row;
  MpImportRowView *view;
  GtkWidget *take;
  guint changes;

  come_again (self);

  row = find_row (self, MP_IMPORT_UPDATED, FALSE);
  changes = mp_import_row_get_changes (row)->len;
  g_assert_cmpuint (changes, >, 0);
  view = MP_IMPORT_ROW_VIEW (app_find (GTK_WIDGET (self->page), MP_TYPE_IMPORT_ROW_VIEW, NULL));
  mp_import_row_view_show (view, self->page->import, row, NULL);
  take = app_find (GTK_WIDGET (view), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (take), FALSE);
  app_settle ();
  g_assert_cmpuint (mp_import_row_get_changes (row)->len, ==, changes - 1);

  mp_import_row_view_show (view, self->page->import, row, NULL);
  app_click (app_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Only fill what is empty"));
  app_settle ();
  for (guint i = 0; i < mp_import_row_get_changes (row)->len; i++)
    g_assert_null (
        ((MpImportChange *) mp_import_row_get_changes (row)->pdata[i])->before);
}

static guint
count_ticks (GtkWidget *widget)
{
  guint n = GTK_IS_CHECK_BUTTON (widget) && GTK_IS_GRID (gtk_widget_get_parent (widget))
            && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_ticks (child);
  return n;
}

/* The button says how much of the record it changes. What keeps all that the record has is still
 * a row about it.
 */
static void
test_say_what_is_updated (Fixture *self, gconstpointer data)
{
  MpImportRow *row;
  MpImportRowView *view;
  g_autofree char *label = NULL;
  guint n;

  come_again (self);

  row = find_row (self, MP_IMPORT_HELD, TRUE);
  view = MP_IMPORT_ROW_VIEW (app_find (GTK_WIDGET (self->page), MP_TYPE_IMPORT_ROW_VIEW, NULL));
  mp_import_row_view_show (view, self->page->import, row, NULL);
  n = count_ticks (GTK_WIDGET (view));
  g_assert_cmpuint (n, >, 0);
  label = g_strdup_printf (n == 1 ? "The same: update %u field" : "The same: update %u fields", n);
  g_assert_nonnull (app_find (GTK_WIDGET (view), GTK_TYPE_LABEL, label));

  app_click (app_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, "Only fill what is empty"));
  app_settle ();
  g_assert_cmpint (mp_import_row_get_outcome (row), !=, MP_IMPORT_REFUSED);
  mp_import_row_view_show (view, self->page->import, row, NULL);
  g_assert_cmpuint (count_ticks (GTK_WIDGET (view)), ==, 0);
  for (guint i = 0; i < mp_import_row_get_changes (row)->len; i++)
    g_assert_null (((MpImportChange *) mp_import_row_get_changes (row)->pdata[i])->before);
}

static gboolean
is_said (GtkWidget *widget, const char *text)
{
  gboolean said = GTK_IS_LABEL (widget)
                  && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said;
       child = gtk_widget_get_next_sibling (child))
    said = is_said (child, text);
  return said;
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *target)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget)
      && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "target"), target) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, target);
  return found;
}

static gboolean
is_warned (MpImportRow *row, MpImportRowView *view, const char *target)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);

  for (guint i = 0; i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];

      if (g_strcmp0 (warning->target, target) == 0)
        return is_said (GTK_WIDGET (view), warning->message);
    }
  return FALSE;
}

/* A day that nobody can read stays where it was typed, and its sentence beside it. */
static void
test_keep_what_is_typed (Fixture *self, gconstpointer data)
{
  static const char target[] = "organization.founded_on";
  MpImportRow *row;
  MpImportRowView *view;
  GtkWidget *entry;

  come_again (self);

  row = find_row (self, MP_IMPORT_UPDATED, FALSE);
  view = MP_IMPORT_ROW_VIEW (app_find (GTK_WIDGET (self->page), MP_TYPE_IMPORT_ROW_VIEW, NULL));
  mp_import_row_view_show (view, self->page->import, row, NULL);
  entry = find_entry (GTK_WIDGET (view), target);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2023年13月");
  g_signal_emit_by_name (entry, "activate");
  app_settle ();

  mp_import_row_view_show (view, self->page->import, row, NULL);
  g_assert_null (mp_import_row_get_value (row, target));
  entry = find_entry (GTK_WIDGET (view), target);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2023年13月");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (is_warned (row, view, target));
}

/* Who leads from now on, and who led, stands in the line of the row. */
static void
test_say_who_leads (Fixture *self, gconstpointer data)
{
  GListModel *rows;
  guint n_changes = 0;

  come_again (self);
  mp_count_tabs_select (MP_COUNT_TABS (app_find (GTK_WIDGET (self->page->rows),
                                                 MP_TYPE_COUNT_TABS, NULL)),
                        mp_import_standing_key (MP_STANDING_UPDATED));
  app_settle ();
  rows = mp_import_get_rows (self->page->import);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      GPtrArray *changes = mp_import_row_get_changes (row);

      for (guint c = 0; mp_import_row_get_outcome (row) == MP_IMPORT_UPDATED && c < changes->len;
           c++)
        {
          const MpImportChange *change = changes->pdata[c];
          g_autofree char *text = g_strdup_printf ("%s → %s", change->before, change->after);

          if (!g_str_equal (change->target, "leader.name"))
            continue;
          n_changes++;
          g_assert_true (is_said (GTK_WIDGET (self->page->rows), text));
        }
    }
  g_assert_cmpuint (n_changes, >, 0);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add ("/import-compare/say-what-is-updated", Fixture, NULL, set_up,
              test_say_what_is_updated, tear_down);
  g_test_add ("/import-compare/keep-what-is-typed", Fixture, NULL, set_up, test_keep_what_is_typed,
              tear_down);
  g_test_add ("/import-compare/say-who-leads", Fixture, NULL, set_up, test_say_who_leads,
              tear_down);
  g_test_add ("/import-compare/keep-a-field", Fixture, NULL, set_up, test_keep_a_field,
              tear_down);

  return app_run ();
}
