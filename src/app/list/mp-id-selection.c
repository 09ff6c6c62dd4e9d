/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A set of ids, or the complement of one. A re-sorted list arrives as "all removed" and "all
 * added", so ids are forgotten only when the list has come to rest: an idle then prunes those
 * that the new list does not hold.
 */

#include "config.h"

#include "mp-id-selection.h"

struct _MpIdSelection
{
  GObject parent_instance;

  MpListModel *model;
  GHashTable *ids;    /* of gint64 */
  gboolean inverted;  /* everything but ids */
  gboolean stale;     /* rows came or went: some ids may be of no row */
  guint prune_id;
};

static gboolean
is_selected (MpIdSelection *self, guint position)
{
  gint64 id = mp_list_model_get_id (self->model, position);

  return g_hash_table_contains (self->ids, &id) != self->inverted;
}

static void
put (MpIdSelection *self, guint position, gboolean selected)
{
  gint64 id = mp_list_model_get_id (self->model, position);

  if (selected != self->inverted)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ids, &id);
}

static void
clear (MpIdSelection *self, gboolean all)
{
  g_hash_table_remove_all (self->ids);
  self->inverted = all;
}

static guint
n_rows (MpIdSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static gboolean
prune_cb (gpointer data)
{
  MpIdSelection *self = data;
  g_autoptr (GHashTable) old = NULL;
  guint n = n_rows (self);

  self->prune_id = 0;
  if (mp_list_model_get_loading (self->model))
    return G_SOURCE_REMOVE;

  self->stale = FALSE;
  old = self->ids;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n && g_hash_table_size (self->ids) < g_hash_table_size (old); i++)
    {
      gint64 id = mp_list_model_get_id (self->model, i);

      if (g_hash_table_contains (old, &id))
        g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
    }
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);

  return G_SOURCE_REMOVE;
}

/* Called when rows changed and when loading has ended, whichever comes last. */
static void
schedule_prune (MpIdSelection *self)
{
  if (self->stale && self->prune_id == 0 && !mp_list_model_get_loading (self->model))
    self->prune_id = g_idle_add (prune_cb, self);
}

static void
items_changed_cb (MpIdSelection *self, guint position, guint removed, guint added)
{
  self->stale = g_hash_table_size (self->ids) > 0;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);

  schedule_prune (self);
}

static GType
get_item_type (GListModel *list)
{
  return MP_TYPE_RECORD;
}

static guint
get_n_items (GListModel *list)
{
  return n_rows (MP_ID_SELECTION (list));
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MP_ID_SELECTION (list)->model), position);
}

static void
list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
selection_is_selected (GtkSelectionModel *model, guint position)
{
  MpIdSelection *self = MP_ID_SELECTION (model);

  return position < n_rows (self) && is_selected (self, position);
}

static GtkBitset *
selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  MpIdSelection *self = MP_ID_SELECTION (model);
  guint end = MIN (n_rows (self), position + n_items);
  GtkBitset *set;

  if (g_hash_table_size (self->ids) == 0)
    return self->inverted ? gtk_bitset_new_range (position, end - position)
                          : gtk_bitset_new_empty ();

  set = gtk_bitset_new_empty ();
  for (guint i = position; i < end; i++)
    if (is_selected (self, i))
      gtk_bitset_add (set, i);

  return set;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MpIdSelection *self = MP_ID_SELECTION (model);
  guint n = n_rows (self);
  GtkBitsetIter iter;
  guint position;

  if (n == 0)
    return TRUE;

  /* All or nothing of the whole list needs no walk through it. */
  if (gtk_bitset_get_size_in_range (mask, 0, n - 1) == n)
    {
      gboolean all = gtk_bitset_get_size_in_range (selected, 0, n - 1) == n;

      clear (self, all);
      if (!all && gtk_bitset_iter_init_first (&iter, selected, &position))
        do
          if (position < n)
            put (self, position, TRUE);
        while (gtk_bitset_iter_next (&iter, &position));
    }
  else if (gtk_bitset_iter_init_first (&iter, mask, &position))
    {
      do
        if (position < n)
          put (self, position, gtk_bitset_contains (selected, position));
      while (gtk_bitset_iter_next (&iter, &position));
    }

  gtk_selection_model_selection_changed (model, 0, n);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  MpIdSelection *self = MP_ID_SELECTION (model);

  clear (self, TRUE);
  if (n_rows (self) > 0)
    gtk_selection_model_selection_changed (model, 0, n_rows (self));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  MpIdSelection *self = MP_ID_SELECTION (model);

  clear (self, FALSE);
  if (n_rows (self) > 0)
    gtk_selection_model_selection_changed (model, 0, n_rows (self));
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  MpIdSelection *self = MP_ID_SELECTION (model);

  if (position >= n_rows (self))
    return FALSE;
  if (unselect_rest)
    clear (self, FALSE);
  put (self, position, TRUE);
  gtk_selection_model_selection_changed (model, unselect_rest ? 0 : position,
                                         unselect_rest ? n_rows (self) : 1);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  MpIdSelection *self = MP_ID_SELECTION (model);

  if (position >= n_rows (self))
    return FALSE;
  put (self, position, FALSE);
  gtk_selection_model_selection_changed (model, position, 1);
  return TRUE;
}

static void
selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = selection_is_selected;
  iface->get_selection_in_range = selection_in_range;
  iface->set_selection = set_selection;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MpIdSelection, mp_id_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_iface_init))

static void
mp_id_selection_dispose (GObject *object)
{
  MpIdSelection *self = MP_ID_SELECTION (object);

  g_clear_handle_id (&self->prune_id, g_source_remove);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mp_id_selection_parent_class)->dispose (object);
}

static void
mp_id_selection_finalize (GObject *object)
{
  g_hash_table_unref (MP_ID_SELECTION (object)->ids);

  G_OBJECT_CLASS (mp_id_selection_parent_class)->finalize (object);
}

static void
mp_id_selection_class_init (MpIdSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mp_id_selection_dispose;
  object_class->finalize = mp_id_selection_finalize;
}

static void
mp_id_selection_init (MpIdSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

MpIdSelection *
mp_id_selection_new (MpListModel *model)
{
  MpIdSelection *self = g_object_new (MP_TYPE_ID_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::loading", G_CALLBACK (schedule_prune), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Ids are forgotten a little after their rows: until then the rows are counted. */
guint
mp_id_selection_count (MpIdSelection *self)
{
  guint n = 0;

  if (!self->stale)
    n = g_hash_table_size (self->ids);
  for (guint i = 0; self->stale && i < n_rows (self); i++)
    {
      gint64 id = mp_list_model_get_id (self->model, i);

      n += g_hash_table_contains (self->ids, &id);
    }

  return self->inverted ? n_rows (self) - n : n;
}

GArray *
mp_id_selection_dup_ids (MpIdSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = mp_id_selection_count (self) > 0 ? n_rows (self) : 0;

  for (guint i = 0; i < n; i++)
    if (is_selected (self, i))
      {
        gint64 id = mp_list_model_get_id (self->model, i);

        g_array_append_val (ids, id);
      }

  return ids;
}

guint
mp_id_selection_first (MpIdSelection *self)
{
  guint n = mp_id_selection_count (self) > 0 ? n_rows (self) : 0;

  for (guint i = 0; i < n; i++)
    if (is_selected (self, i))
      return i;

  return GTK_INVALID_LIST_POSITION;
}
