/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One factory for every column: the field is its user data. Widths are kept in digits, so that
 * they fit when the text is made larger; a column always has a fixed width, which makes
 * scrolling a third cheaper.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mp-cell-look.h"
#include "mp-column-sorter.h"
#include "mp-deletion.h"
#include "mp-list-columns.h"

#include "app/widget/mp-column-width.h"
#include "app/widget/mp-expiry.h"
#include "app/widget/mp-table-rows.h"
#include "edit/mp-drafts.h"
#include "edit/mp-reveal.h"

struct _MpListColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: owns us */
  MpStore *store;
  const MpEntity *entity;
  const MpKind *kind;
  gboolean deleted;    /* what lies in the bin */
  GSettings *settings;

  GHashTable *widths; /* name → double *, in digits: what was changed by hand */
  gboolean arranging; /* columns come and go by us, not by hand */
};

enum { SORTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpListColumns, mp_list_columns, G_TYPE_OBJECT)

static const MpField *
column_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "mp-field");
}

char *
mp_list_columns_dup_text (MpListColumns *self, MpRecord *record, const MpField *field)
{
  char *deletion = mp_deletion_dup_text (self->store, record, field);
  g_autofree char *text = NULL;

  if (deletion != NULL)
    return deletion;
  text = mp_record_dup_text (record, field, mp_store_get_codes (self->store));
  return mp_reveal_mask (mp_reveal_of (self->store), field, text);
}

/* A pencil: something is typed there that no ledger has. */
static void
mark_draft (MpListColumns *self, MpRecord *record, const MpField *field, char **text)
{
  g_autofree char *plain = *text;
  gboolean marked = g_strcmp0 (field->name, self->entity->title) == 0
                    && mp_drafts_has (mp_drafts_of (self->store), record);

  *text = g_strconcat (marked ? "✎ " : "", plain, NULL);
}

static void
show_text (GtkListItem *item, MpRecord *record, GtkColumnViewColumn *column)
{
  MpListColumns *self = g_object_get_data (G_OBJECT (column), "mp-columns");
  g_autofree char *text = mp_list_columns_dup_text (self, record, column_field (column));
  char *line;

  mark_draft (self, record, column_field (column), &text);
  /* A note shows its first line. */
  if ((line = strchr (text, '\n')) != NULL)
    *line = '\0';
  mp_cell_look_show (GTK_INSCRIPTION (gtk_list_item_get_child (item)), self->store, record,
                     column_field (column), text);
}

static void
record_changed_cb (MpRecord *record, GtkListItem *item)
{
  show_text (item, record, g_object_get_data (G_OBJECT (item), "mp-column"));
}

static void
drafts_changed_cb (GtkListItem *item)
{
  if (gtk_list_item_get_item (item) != NULL)
    record_changed_cb (gtk_list_item_get_item (item), item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkColumnViewColumn *column)
{
  MpListColumns *self = g_object_get_data (G_OBJECT (column), "mp-columns");
  const MpField *field = column_field (column);
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), mp_field_is_number (field) ? 1 : 0);
  /* In more room than it needs, text that is cut off stands higher than text that is not. */
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  mp_table_rows_mark (cell, item);
  gtk_list_item_set_child (item, cell);
  g_signal_connect_object (mp_drafts_of (self->store), "changed", G_CALLBACK (drafts_changed_cb),
                           item, G_CONNECT_SWAPPED);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkColumnViewColumn *column)
{
  MpRecord *record = gtk_list_item_get_item (item);

  g_object_set_data (G_OBJECT (item), "mp-column", column);
  g_signal_connect (record, "changed", G_CALLBACK (record_changed_cb), item);
  show_text (item, record, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkColumnViewColumn *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
}

const MpField *
mp_list_columns_get_field (MpListColumns *self, const char *name)
{
  const MpField *field = self->deleted ? mp_deletion_field (name) : NULL;

  return field != NULL ? field : mp_entity_get_field (self->entity, name);
}

/* In the bin: whom it belonged to, when and by whom; what other records said of it went with it. */
static char **
dup_usual_names (MpListColumns *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *title = self->entity->title;

  if (!self->deleted && self->kind != NULL && self->kind->words->columns != NULL)
    return g_strsplit (self->kind->words->columns, " ", -1);

  if (self->deleted && title != NULL)
    g_strv_builder_add (builder, title);
  if (self->deleted)
    g_strv_builder_add_many (builder, "deleted_at", "deleted_by", NULL);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const MpField *field = &self->entity->fields[i];
      gboolean told = (field->flags & MP_DERIVED) != 0 || g_strcmp0 (field->name, title) == 0;

      if ((field->flags & MP_IN_LIST) != 0 && !(self->deleted && told))
        g_strv_builder_add (builder, field->name);
    }
  return g_strv_builder_end (builder);
}

/* The usual ones are not written down, so that a later version may improve them. */
static void
remember_columns (MpListColumns *self)
{
  g_auto (GStrv) usual = NULL;
  g_auto (GStrv) names = NULL;

  if (self->settings == NULL)
    return;

  usual = dup_usual_names (self);
  names = mp_list_columns_dup_names (self);
  if (g_strv_equal ((const char *const *) names, (const char *const *) usual))
    g_settings_reset (self->settings, "columns");
  else
    g_settings_set_strv (self->settings, "columns", (const char *const *) names);
}

static void
width_changed_cb (MpListColumns *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sd}"));
  double width = gtk_column_view_column_get_fixed_width (column)
                 / mp_column_width_digit (GTK_WIDGET (self->view));
  GHashTableIter iter;
  gpointer name, value;

  if (self->arranging || width <= 0)
    return;

  g_hash_table_insert (self->widths, g_strdup (column_field (column)->name),
                       g_memdup2 (&width, sizeof width));
  g_hash_table_iter_init (&iter, self->widths);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_variant_builder_add (&builder, "{sd}", name, *(double *) value);
  if (self->settings != NULL)
    g_settings_set_value (self->settings, "widths", g_variant_builder_end (&builder));
}

static GtkColumnViewColumn *
make_column (MpListColumns *self, const MpField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (mp_field_label (field), factory);
  const double *chosen = g_hash_table_lookup (self->widths, field->name);
  double digits = chosen != NULL ? *chosen
                                 : mp_column_width_usual (self->entity, field,
                                                          mp_store_get_codes (self->store));

  g_object_set_data (G_OBJECT (column), "mp-field", (gpointer) field);
  g_object_set_data (G_OBJECT (column), "mp-columns", self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), column, 0);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (
      column, (int) (digits * mp_column_width_digit (GTK_WIDGET (self->view))));
  if (field->flags & MP_SORTABLE)
    {
      g_autoptr (GtkSorter) sorter = mp_column_sorter_new (field);

      gtk_column_view_column_set_sorter (column, sorter);
    }
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return column;
}

static GtkColumnViewColumn *
find_column (MpListColumns *self, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (column_field (column)->name, name))
        return column;
    }
  return NULL;
}

/* What is left of the width goes to the end, so that what belongs to a name stands near it.
 * Headings stand above their numbers: GTK 4.8 has no property for that; its titles are the children
 * of the header, in the order of the columns, each with a box in it.
 */
static void
arrange (MpListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *title =
      gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n && title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const MpField *field = column_field (column);
      GtkWidget *box = gtk_widget_get_first_child (title);

      gtk_column_view_column_set_expand (column, i + 1 == n);
      if (box != NULL && mp_field_is_number (field))
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

/* A column was dragged to another place: it goes and comes again. */
static void
columns_changed_cb (MpListColumns *self)
{
  if (self->arranging)
    return;
  arrange (self);
  remember_columns (self);
}

/* GtkColumnView keeps the column before as a second one, with an arrow of its own; we do not. */
static void
sort_by_only (MpListColumns *self, GtkColumnViewColumn *column, gboolean descending)
{
  self->arranging = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->arranging = FALSE;
}

static void
sorter_changed_cb (MpListColumns *self)
{
  gboolean descending;
  const MpField *field = mp_list_columns_get_sort (self, &descending);

  if (self->arranging)
    return;
  if (field != NULL)
    sort_by_only (self, find_column (self, field->name), descending);
  if (self->settings != NULL)
    {
      g_settings_set_string (self->settings, "sort", field != NULL ? field->name : "");
      g_settings_set_boolean (self->settings, "descending", descending);
    }
  g_signal_emit (self, signals[SORTED], 0);
}

static void
restore (MpListColumns *self)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *sort = NULL;
  g_autoptr (GVariant) widths = NULL;
  GtkColumnViewColumn *column;
  GVariantIter iter;
  const char *name;
  double width;
  gboolean chosen;

  if (self->settings != NULL)
    {
      widths = g_settings_get_value (self->settings, "widths");
      g_variant_iter_init (&iter, widths);
      while (g_variant_iter_next (&iter, "{&sd}", &name, &width))
        g_hash_table_insert (self->widths, g_strdup (name), g_memdup2 (&width, sizeof width));
      names = g_settings_get_strv (self->settings, "columns");
      sort = g_settings_get_string (self->settings, "sort");
    }

  mp_list_columns_set_names (self,
                             names != NULL && *names != NULL ? (const char *const *) names : NULL);

  /* The usual order is marked in the header too. */
  chosen = sort != NULL && *sort != '\0';
  column = find_column (self, chosen ? sort : self->deleted ? "deleted_at" : self->entity->order);
  if (column != NULL && gtk_column_view_column_get_sorter (column) != NULL)
    sort_by_only (self, column,
                  chosen ? g_settings_get_boolean (self->settings, "descending")
                         : self->deleted || self->entity->newest_first);
}

static void
mp_list_columns_finalize (GObject *object)
{
  MpListColumns *self = MP_LIST_COLUMNS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_hash_table_unref (self->widths);

  G_OBJECT_CLASS (mp_list_columns_parent_class)->finalize (object);
}

static void
mp_list_columns_class_init (MpListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_list_columns_finalize;

  signals[SORTED] = g_signal_new ("sorted", MP_TYPE_LIST_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
mp_list_columns_init (MpListColumns *self)
{
  self->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

MpListColumns *
mp_list_columns_new (GtkColumnView *view, MpStore *store, const MpEntity *entity,
                     const MpKind *kind, gboolean deleted, GSettings *settings)
{
  MpListColumns *self = g_object_new (MP_TYPE_LIST_COLUMNS, NULL);

  self->view = view;
  self->store = g_object_ref (store);
  self->entity = entity;
  self->kind = kind;
  self->deleted = deleted;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  mp_expiry_learn (store);

  restore (self);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Without it nobody would know of what the other columns speak. */
gboolean
mp_list_columns_is_fixed (MpListColumns *self, const char *name)
{
  g_auto (GStrv) usual = dup_usual_names (self);

  return g_strcmp0 (name, self->entity->title) == 0
         && g_strv_contains ((const char *const *) usual, name);
}

char **
mp_list_columns_dup_names (MpListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_strv_builder_add (builder, column_field (column)->name);
    }

  return g_strv_builder_end (builder);
}

void
mp_list_columns_set_names (MpListColumns *self, const char *const *names)
{
  g_auto (GStrv) usual = names == NULL ? dup_usual_names (self) : NULL;
  g_auto (GStrv) shown = mp_list_columns_dup_names (self);

  if (names == NULL)
    names = (const char *const *) usual;

  self->arranging = TRUE;
  for (guint i = 0; shown[i] != NULL; i++)
    if (!g_strv_contains (names, shown[i]) && !mp_list_columns_is_fixed (self, shown[i]))
      gtk_column_view_remove_column (self->view, find_column (self, shown[i]));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const MpField *field = mp_list_columns_get_field (self, names[i]);

      if (field != NULL && find_column (self, names[i]) == NULL)
        {
          g_autoptr (GtkColumnViewColumn) column = make_column (self, field);

          gtk_column_view_append_column (self->view, column);
        }
    }
  if (mp_list_columns_is_fixed (self, self->entity->title)
      && find_column (self, self->entity->title) == NULL)
    {
      g_autoptr (GtkColumnViewColumn) column =
          make_column (self, mp_list_columns_get_field (self, self->entity->title));

      gtk_column_view_insert_column (self->view, 0, column);
    }
  self->arranging = FALSE;
  arrange (self);
  remember_columns (self);
}

const MpField *
mp_list_columns_get_sort (MpListColumns *self, gboolean *descending)
{
  return mp_column_sorter_ask (self->view, descending);
}

void
mp_list_columns_sort_by (MpListColumns *self, const char *name, gboolean descending)
{
  GtkColumnViewColumn *column = find_column (self, name);

  if (column == NULL || gtk_column_view_column_get_sorter (column) == NULL)
    return;
  sort_by_only (self, column, descending);
  sorter_changed_cb (self);
}

void
mp_list_columns_refresh_masked (MpListColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  /* A column that gets its factory again binds its cells again. */
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkListItemFactory) factory =
          g_object_ref (gtk_column_view_column_get_factory (column));

      if (mp_mask_hides_on_screen (column_field (column)->mask))
        {
          gtk_column_view_column_set_factory (column, NULL);
          gtk_column_view_column_set_factory (column, factory);
        }
    }
}
