/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences are made when they are looked at, from the changesets themselves. A change of very
 * many records (an import) is only named: reading it whole for one record would take too long.
 */

#include "config.h"

#include "mp-record-history.h"

#include "edit/mp-change-item.h"
#include "edit/mp-wording.h"

#include <glib/gi18n-lib.h>

#define MAX_CHANGES 100
#define MAX_RECORDS 2000
/* A save touches the record and its lines; more than these are other records too. */
#define MAX_OWN 20

struct _MpRecordHistory
{
  GtkWidget parent_instance;

  MpStore *store;
  const MpEntity *entity;
  gint64 id;
  GHashTable *ours; /* "entity id" of the record and of all that ever hung on it */
  GtkWidget *scroller;
  GtkWidget *list;
};

enum { UNDO, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpRecordHistory, mp_record_history, GTK_TYPE_WIDGET)

static gboolean
take_key (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_hash_table_add (data, g_strdup (values[0]));
  return TRUE;
}

/* Those in the bin too. */
static void
collect_ours (MpRecordHistory *self)
{
  guint n_entities;
  const MpEntity *const *entities = mp_entities (&n_entities);
  const MpParam params[] = { { ":id", NULL, self->id } };

  g_hash_table_remove_all (self->ours);
  g_hash_table_add (self->ours,
                    g_strdup_printf ("%s %" G_GINT64_FORMAT, self->entity->name, self->id));

  for (guint i = 0; i < n_entities; i++)
    {
      const MpField *parent = entities[i]->parent != NULL
                                ? mp_entity_get_field (entities[i], entities[i]->parent)
                                : NULL;
      g_autofree char *sql = NULL;

      if (parent == NULL || parent->type != MP_LINK
          || !g_str_equal (parent->of, self->entity->name))
        continue;
      sql = g_strdup_printf ("SELECT '%s ' || id FROM %s WHERE %s = :id", entities[i]->name,
                             entities[i]->name, parent->name);
      mp_store_select (self->store, sql, params, G_N_ELEMENTS (params), take_key,
                       self->ours, NULL, NULL);
    }
}

static char *
word_value (MpRecordHistory *self, const MpField *field, const char *value)
{
  g_autofree char *text = mp_wording_of_value (self->store, field, value);

  return *text != '\0' ? mp_mask_on_screen (field->mask, text) : g_strdup (_("(empty)"));
}

/* "Post “李明”", or the kind alone when the record has no name of its own. */
static char *
name_child (MpRecordHistory *self, const MpEntity *entity, gint64 id)
{
  g_autofree char *title = mp_wording_of_id (self->store, entity->name, id);

  if (*title == '\0' || g_str_equal (title, _(entity->label)))
    return g_strdup (_(entity->label));

  return g_strdup_printf (_("%s “%s”"), _(entity->label), title);
}

/* NULL: nothing that a person would call a change. */
static char *
describe (MpRecordHistory *self, MpFieldChange *change)
{
  const MpEntity *entity = mp_store_get_entity (self->store, change->entity);
  gboolean child = !g_str_equal (change->entity, self->entity->name);
  const MpField *field = change->field != NULL ? mp_entity_get_field (entity, change->field) : NULL;
  g_autofree char *what = child
                            ? name_child (self, entity, change->id)
                            : g_strdup (_(entity->label));

  if (change->kind == MP_CHANGE_ADDED && field == NULL)
    return g_strdup_printf (_("Added: %s"), what);
  if (change->kind == MP_CHANGE_REMOVED)
    return g_strdup_printf (_("Removed: %s"), what);
  if (g_strcmp0 (change->field, "deleted_at") == 0)
    return g_strdup_printf (change->after != NULL
                              ? _("Moved to the recycle bin: %s")
                              : _("Brought back from the recycle bin: %s"), what);
  if (field == NULL)
    return NULL;

  {
    g_autofree char *before = word_value (self, field, change->before);
    g_autofree char *after = word_value (self, field, change->after);

    const char *label = mp_field_label (field);

    return child ? g_strdup_printf (_("%s, %s: %s → %s"), what, label, before, after)
                 : g_strdup_printf (_("%s: %s → %s"), label, before, after);
  }
}

static void
append_line (GtkWidget *box, const char *text, const char *css_class, gboolean wraps)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* What a new record was given stands together below the line that names it: it is read in one go,
 * and a line for each of thirty fields would push what happened before out of sight. The link to
 * what it hangs on says nothing here.
 */
static void
add_given (MpRecordHistory *self, GString *given, const MpFieldChange *change)
{
  const MpEntity *entity = mp_store_get_entity (self->store, change->entity);
  const MpField *field = mp_entity_get_field (entity, change->field);
  g_autofree char *value = NULL;

  if (field == NULL
      || (entity != self->entity && g_strcmp0 (entity->parent, field->name) == 0))
    return;
  value = word_value (self, field, change->after);
  if (given->len > 0)
    g_string_append (given, _("; "));
  g_string_append_printf (given, _("%s: %s"), mp_field_label (field), value);
}

static void
append_given (GtkWidget *box, GString *given)
{
  if (given->len > 0)
    append_line (box, given->str, "dim-label", TRUE);
  g_string_truncate (given, 0);
}

static void
append_details (MpRecordHistory *self, GtkWidget *box, const MpChange *change)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) given = g_string_new (NULL);

  if (change->n_records > MAX_RECORDS)
    {
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Together with %u record",
                                      "Together with %u records", change->n_records),
                         change->n_records);

      append_line (box, text, NULL, TRUE);
      return;
    }

  changes = mp_store_describe (self->store, change->id, NULL);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      MpFieldChange *one = changes->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, one->entity, one->id);
      gboolean ours = g_hash_table_contains (self->ours, key);
      g_autofree char *text = NULL;

      if (ours && one->kind == MP_CHANGE_ADDED && one->field != NULL)
        {
          add_given (self, given, one);
          continue;
        }
      append_given (box, given);
      text = ours ? describe (self, one) : NULL;
      if (text != NULL)
        append_line (box, text, NULL, TRUE);
    }
  append_given (box, given);
}

static void
undo_clicked_cb (MpRecordHistory *self, GtkButton *button)
{
  gint64 *change = g_object_get_data (G_OBJECT (button), "change");

  g_signal_emit (self, signals[UNDO], 0, *change);
}

static GtkWidget *
make_row (MpRecordHistory *self, MpChangeItem *item)
{
  const MpChange *change = mp_change_item_get (item);
  g_autofree char *label = mp_change_item_dup_label (item);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (change->at / 1000);
  g_autofree char *date = g_date_time_format (at, "%Y-%m-%d %H:%M");

  append_line (when, date, "numeric", FALSE);
  append_line (when, change->who, "dim-label", FALSE);
  append_line (what, label, "history-label", TRUE);
  append_details (self, what, change);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_box_append (GTK_BOX (row), when);
  gtk_box_append (GTK_BOX (row), what);

  if (change->undone)
    append_line (row, _("Taken back"), "dim-label", FALSE);
  else if (mp_change_item_can_undo (item))
    {
      g_autofree char *text = change->n_records <= MAX_OWN
                                  ? g_strdup (_("Take back"))
                                  : g_strdup_printf (_("Take back all %u records"),
                                                     change->n_records);
      GtkWidget *button = gtk_button_new_with_label (text);
      g_autofree char *name = g_strdup_printf (_("Take back: %s"), change->label);

      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "change",
                              g_memdup2 (&change->id, sizeof change->id), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (undo_clicked_cb), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_widget_add_css_class (row, "history-row");

  return row;
}

void
mp_record_history_show (MpRecordHistory *self, const MpEntity *entity, gint64 id)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  self->entity = entity;
  self->id = id;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  if (id == 0)
    return;

  collect_ours (self);
  changes = mp_store_history (self->store, entity->name, id, MAX_CHANGES, &error);
  if (changes == NULL)
    {
      gtk_list_box_append (GTK_LIST_BOX (self->list), gtk_label_new (error->message));
      return;
    }
  g_ptr_array_set_free_func (changes, NULL); /* the items have them now */
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (MpChangeItem) item = mp_change_item_new (changes->pdata[i]);

      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, item));
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                                                       (int) i), FALSE);
    }
}

static void
mp_record_history_dispose (GObject *object)
{
  MpRecordHistory *self = MP_RECORD_HISTORY (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->ours, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_record_history_parent_class)->dispose (object);
}

static void
mp_record_history_class_init (MpRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_record_history_dispose;
  signals[UNDO] = g_signal_new ("undo", MP_TYPE_RECORD_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_record_history_init (MpRecordHistory *self)
{
  self->ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("History"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
mp_record_history_new (MpStore *store)
{
  MpRecordHistory *self = g_object_new (MP_TYPE_RECORD_HISTORY, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}
