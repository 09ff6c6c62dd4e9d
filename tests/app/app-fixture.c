/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that varies is fixed here: font, animations, size. GTest makes every warning fatal,
 * which is wanted.
 */

#include "config.h"

#include "app-fixture.h"

#include <locale.h>

#include "edit/mp-kind.h"
#include "app/widget/mp-settings.h"
#include "store/sample/mp-sample.h"

#define SECONDS 20

MpApplication *app;

static GPtrArray *folders;

void
app_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  g_setenv ("PANGO_LANGUAGE", "zh-cn", TRUE);

  g_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink",
                FALSE, "gtk-font-name", "Noto Sans CJK SC 11", NULL);

  folders = g_ptr_array_new_with_free_func (g_free);
  app = mp_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (app), NULL, NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}

int
app_run (void)
{
  int status = g_test_run ();

  for (guint i = 0; i < folders->len; i++)
    remove_tree (folders->pdata[i]);
  g_ptr_array_unref (folders);
  g_object_unref (app);

  return status;
}

char *
app_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("miaopu-app-XXXXXX", &error);

  g_assert_no_error (error);
  g_ptr_array_add (folders, g_strdup (folder));
  return folder;
}

static void
forget (GSettings *settings)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
  g_object_unref (settings);
}

/* Each test begins on the first morning. */
static void
forget_everything (void)
{
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  forget (mp_settings_new_window ());
  for (guint i = 0; i < n_kinds; i++)
    forget (mp_settings_new_list (kinds[i].entity->name));
}

MpStore *
app_office (guint n_organizations)
{
  g_autofree char *folder = app_folder ();

  return app_office_in (folder, n_organizations);
}

MpStore *
app_office_in (const char *folder, guint n_organizations)
{
  g_autofree char *unit = g_strdup_printf ("%" G_GINT64_FORMAT, STREET_ID);
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_store_open (folder, &error);

  g_assert_no_error (error);
  mp_store_load_divisions (store, STREET, NULL, &error);
  g_assert_no_error (error);
  mp_store_set_setting (store, MP_SETTING_UNIT, unit, &error);
  g_assert_no_error (error);
  if (n_organizations > 0)
    mp_sample_add (store, n_organizations, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  forget_everything ();

  return store;
}

MpWindow *
app_window (MpStore *store)
{
  GtkWidget *window = mp_window_new (GTK_APPLICATION (app), store);

  gtk_window_unmaximize (GTK_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  app_settle ();

  return MP_WINDOW (window);
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
app_close (MpWindow *window, MpStore *store)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  app_wait (is_null, &window);

  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  app_wait (is_null, &store);
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
app_wait (AppDone done, gpointer data)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (SECONDS, set_true, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timer);
}

void
app_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *name;
} Sought;

static gboolean
is_found (gpointer data)
{
  Sought *sought = data;

  return app_find (sought->root, sought->type, sought->name) != NULL;
}

GtkWidget *
app_wait_for (GtkWidget *root, GType type, const char *name)
{
  app_wait (is_found, &(Sought) { root, type, name });
  return app_find (root, type, name);
}

char *
app_name_of (GtkWidget *widget)
{
  char *label;

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
      return label;
    }
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_BUTTON (widget))
    return g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_CHECK_BUTTON (widget))
    return g_strdup (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)));
  if (GTK_IS_MENU_BUTTON (widget))
    return g_strdup (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)));
  return NULL;
}

GtkWidget *
app_find (GtkWidget *root, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *found = app_name_of (root);

      if (name == NULL || g_strcmp0 (found, name) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

MpFieldRow *
app_find_row (GtkWidget *root, const char *name)
{
  if (MP_IS_FIELD_ROW (root)
      && g_str_equal (mp_field_row_get_field (MP_FIELD_ROW (root))->name, name))
    return MP_FIELD_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MpFieldRow *row = app_find_row (child, name);

      if (row != NULL)
        return row;
    }
  return NULL;
}

void
app_click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}
