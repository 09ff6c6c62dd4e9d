/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With as many kinds of record as the domain has, everything still fits the screen of an office
 * laptop: the sidebar, every list, every tab of an organization's form. And a form reads no more.
 */

#include "config.h"

#include "app-fixture.h"
#include "many-entities.h"

#include "app/form/mp-record-form-private.h"
#include "app/widget/mp-count-tabs.h"
#include "app/window/mp-window-private.h"
#include "edit/mp-kind.h"
#include "store/mp-db.h"

#define SCREEN_WIDTH 1366
#define SCREEN_HEIGHT 768
#define MAX_TABS 8 /* besides the history */
#define MAX_PLACES 12

typedef struct
{
  MpStore *store;
  MpWindow *window;
  gint64 organization;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (MpQuery) query = NULL;
  g_autofree char *folder = app_folder ();
  GError *error = NULL;

  many_entities_make_file (folder);
  self->store = app_office_in (folder, 20);
  self->window = app_window (self->store);
  query = mp_query_new (mp_store_get_entity (self->store, "organization"));
  ids = mp_store_select_ids (self->store, query, NULL, &error);
  g_assert_no_error (error);
  self->organization = g_array_index (ids, gint64, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_close (self->window, self->store);
}

/* What the widget cannot do with less of, in the window as large as the screen. */
static void
assert_fits (Fixture *self, const char *what)
{
  int width, height;

  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_VERTICAL, SCREEN_WIDTH, &height,
                      NULL, NULL, NULL);
  g_test_message ("%s: %d × %d", what, width, height);
  g_assert_cmpint (width, <=, SCREEN_WIDTH);
  g_assert_cmpint (height, <=, SCREEN_HEIGHT);
}

/* The whole sidebar is seen without scrolling. */
static void
test_sidebar (Fixture *self, gconstpointer data)
{
  GtkWidget *list = app_find (GTK_WIDGET (self->window->sidebar), GTK_TYPE_LIST_BOX, NULL);
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);
  guint n_places = 0;
  int height;

  for (guint i = 0; i < n_kinds; i++)
    n_places += i == 0 || kinds[i].group != kinds[i - 1].group;
  g_assert_cmpuint (n_places, <=, MAX_PLACES);
  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_test_message ("%u places, %d pixels", n_places, height);
  g_assert_cmpint (height, <=, gtk_widget_get_height (GTK_WIDGET (self->window->sidebar)));
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      mp_host_show (MP_HOST (self->window), kinds[i].entity->name);
      app_settle ();
      assert_fits (self, kinds[i].entity->name);
    }
}

static void
test_form (Fixture *self, gconstpointer data)
{
  const MpEntity *organization = mp_store_get_entity (self->store, "organization");
  guint n_tabs = 0, n_parts = 0;
  GPtrArray *relations;
  MpRecordForm *form;
  GtkWidget *tabs;

  mp_host_show_record (MP_HOST (self->window), organization, self->organization, NULL);
  app_settle ();
  form = MP_RECORD_FORM (mp_window_get_page (self->window));
  tabs = app_find (GTK_WIDGET (form->parts), MP_TYPE_COUNT_TABS, NULL);
  for (GtkWidget *tab = gtk_widget_get_first_child (tabs); tab != NULL;
       tab = gtk_widget_get_next_sibling (tab))
    n_tabs++;
  g_assert_cmpuint (n_tabs, <=, MAX_TABS + 1);

  assert_fits (self, MP_PART_MAIN);
  g_assert_true (mp_record_parts_show (form->parts, MP_PART_HISTORY));
  app_settle ();
  assert_fits (self, MP_PART_HISTORY);
  relations = mp_record_edit_get_relations (form->edit);
  for (guint i = 0; i < relations->len; i++)
    {
      const MpRelation *relation = relations->pdata[i];

      if (!mp_record_parts_show (form->parts, relation->key))
        continue;
      n_parts++;
      app_settle ();
      g_assert_cmpstr (mp_record_parts_get_shown (form->parts), ==, relation->key);
      assert_fits (self, relation->key);
    }
  g_assert_cmpuint (n_parts, >, n_tabs);
}

static void
test_reads_what_is_shown (Fixture *self, gconstpointer data)
{
  const MpEntity *organization = mp_store_get_entity (self->store, "organization");
  g_autoptr (MpRecord) record = mp_store_load (self->store, organization, self->organization, NULL);
  guint before = mp_db_count_statements ();
  GtkWidget *form = g_object_ref_sink (mp_record_form_new (self->store, record, NULL));

  g_assert_cmpuint (mp_db_count_statements () - before, <=, 3);
  g_object_run_dispose (G_OBJECT (form));
  g_object_unref (form);
}

int
main (int argc, char **argv)
{
  app_init (&argc, &argv);
  g_test_add ("/many-entities/sidebar", Fixture, NULL, set_up, test_sidebar, tear_down);
  g_test_add ("/many-entities/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/many-entities/form", Fixture, NULL, set_up, test_form, tear_down);
  g_test_add ("/many-entities/reads-what-is-shown", Fixture, NULL, set_up,
              test_reads_what_is_shown, tear_down);

  return app_run ();
}
