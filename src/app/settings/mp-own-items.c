/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One section of the settings, read anew after each change.
 */

#include "config.h"

#include "mp-own-items.h"

#include "app/widget/mp-host.h"
#include "mp-settings-ask.h"

#include <glib/gi18n-lib.h>

struct _MpOwnItems
{
  AdwPreferencesGroup parent_instance;

  MpStore *store;
  const MpOwnSection *section;
  GPtrArray *rows; /* of GtkWidget, in the group */
};

G_DEFINE_FINAL_TYPE (MpOwnItems, mp_own_items, ADW_TYPE_PREFERENCES_GROUP)

/* The types that an own field can have; what a clerk can choose without knowing the catalog. */
static const struct { const char *type; const char *label; } kinds[] = {
  { "text", N_("Text") },
  { "note", N_("Several lines") },
  { "integer", N_("Number") },
  { "decimal", N_("Decimal number") },
  { "money", N_("Amount (yuan)") },
  { "date", N_("Date") },
  { "flag", N_("Yes or no") },
};

/* An item that is being renamed or stopped, or a new one. */
typedef struct
{
  MpOwnItems *self;
  char *where;
  char *key;
  char *label;
  gboolean stopped;
  GPtrArray *places;   /* of a new one */
  GtkDropDown *place;
  GtkDropDown *kind;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->where);
  g_free (item->key);
  g_free (item->label);
  g_clear_pointer (&item->places, g_ptr_array_unref);
  g_clear_object (&item->place);
  g_clear_object (&item->kind);
  g_free (item);
}

static void
item_free_closure (gpointer data, GClosure *closure)
{
  item_free (data);
}

static Item *
item_copy (const Item *item)
{
  Item *copy = g_new0 (Item, 1);

  copy->self = item->self;
  copy->where = g_strdup (item->where);
  copy->key = g_strdup (item->key);
  copy->label = g_strdup (item->label);
  copy->stopped = item->stopped;

  return copy;
}

static void reload (MpOwnItems *self);

static void
done (MpOwnItems *self, gboolean saved, const GError *error)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (!saved && host != NULL)
    mp_host_show_error (host, _("Not saved"), error);
  reload (self);
}

/* --- what is asked -------------------------------------------------------------------------- */

static void
renamed_cb (const char *name, gpointer data)
{
  Item *item = data;
  MpOwnItems *self = item->self;
  g_autoptr (GError) error = NULL;

  done (self, self->section->change (self->store, item->where, item->key, name, item->stopped,
                                     &error), error);
}

static void
rename_cb (GtkButton *button, gpointer data)
{
  Item *item = data;

  mp_settings_ask (GTK_WIDGET (button), _("Rename"), C_("setting", "Name"),
                   item->label, NULL, renamed_cb, item_copy (item), item_free);
}

static void
stop_cb (GtkButton *button, gpointer data)
{
  const Item *item = data;
  MpOwnItems *self = item->self;
  g_autoptr (GError) error = NULL;
  gboolean saved = self->section->change (self->store, item->where, item->key, item->label,
                                          !item->stopped, &error);

  done (self, saved, error);
}

static void
added_cb (const char *name, gpointer data)
{
  Item *item = data;
  MpOwnItems *self = item->self;
  g_auto (GStrv) place = g_strsplit (item->places->pdata[gtk_drop_down_get_selected (item->place)],
                                     "\n", 2);
  const char *kind =
    item->kind != NULL ? kinds[gtk_drop_down_get_selected (item->kind)].type : NULL;
  g_autoptr (GError) error = NULL;

  done (self, self->section->create (self->store, place[0], kind, name, &error), error);
}

static GtkDropDown *
append_choice (GtkWidget *box, GtkStringList *names, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  gtk_box_append (GTK_BOX (box), mp_settings_label (label, choice));
  return g_object_ref (GTK_DROP_DOWN (choice));
}

static void
add_cb (MpOwnItems *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkStringList *places = gtk_string_list_new (NULL);
  Item *item = g_new0 (Item, 1);

  item->self = self;
  item->places = self->section->dup_places (self->store);
  for (guint i = 0; i < item->places->len; i++)
    gtk_string_list_append (places, strchr (item->places->pdata[i], '\n') + 1);
  item->place = append_choice (box, places, _("Where it belongs"));
  if (self->section->kinds)
    {
      GtkStringList *names = gtk_string_list_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        gtk_string_list_append (names, _(kinds[i].label));
      item->kind = append_choice (box, names, _("What stands in it"));
    }
  mp_settings_ask (GTK_WIDGET (self), _(self->section->add), C_("setting", "Name"), "", box,
                   added_cb, item, item_free);
}

/* --- the rows ------------------------------------------------------------------------------- */

static void
append_button (GtkWidget *row, const char *label, GCallback callback, const Item *item)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", callback, item_copy (item), item_free_closure, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static gboolean
append_row (const char *const *values, guint n_values, gpointer data, GError **error)
{
  MpOwnItems *self = data;
  gboolean stopped = g_strcmp0 (values[4], "1") == 0;
  const Item item = { self, (char *) values[0], (char *) values[1], (char *) values[2], stopped,
                      NULL, NULL, NULL };
  g_autofree char *subtitle = self->section->dup_subtitle (self->store, values[0], values[3]);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), values[2]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (stopped)
    gtk_widget_add_css_class (row, "dim-label");
  append_button (row, _("Rename"), G_CALLBACK (rename_cb), &item);
  append_button (row, stopped ? _(self->section->resume) : _(self->section->stop),
                 G_CALLBACK (stop_cb), &item);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);

  return TRUE;
}

static void
reload (MpOwnItems *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  mp_store_select (self->store, self->section->list_sql, NULL, 0, append_row, self, NULL, NULL);
}

static void
mp_own_items_finalize (GObject *object)
{
  MpOwnItems *self = MP_OWN_ITEMS (object);

  g_ptr_array_unref (self->rows);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_own_items_parent_class)->finalize (object);
}

static void
mp_own_items_class_init (MpOwnItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_own_items_finalize;
}

static void
mp_own_items_init (MpOwnItems *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
mp_own_items_new (MpStore *store, const MpOwnSection *section)
{
  MpOwnItems *self = g_object_new (MP_TYPE_OWN_ITEMS, NULL);
  GtkWidget *add = gtk_button_new_with_label (_("Add…"));

  self->store = g_object_ref (store);
  self->section = section;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _(section->title));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _(section->description));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(section->add), -1);
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  reload (self);

  return GTK_WIDGET (self);
}
