/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A million rows are eight megabytes of ids and a thousand records. A view that jumps asks for two
 * hundred rows in one burst and then again for the same ones, so that many are kept, the longest
 * unused given up first. Whatever is said while a query runs is asked again afterwards; an answer
 * that comes late is thrown away.
 */

#include "config.h"

#include "mp-list-model.h"
#include "store/mp-store-private.h"

#define MAX_ROWS 1024
#define BLOCK 16

struct _MpListModel
{
  GObject parent_instance;

  MpStore *store;
  gulong changed_handler;

  MpQuery *query;
  GCancellable *cancellable; /* of the query that runs */
  guint generation;
  gboolean loading;

  const MpEntity *entity;    /* of the rows shown, until another query has answered */
  GArray *ids;               /* of gint64 */
  GQueue rows;               /* of MpRecord, the last used first */
  GHashTable *links;         /* id → its link in `rows` */

  GHashTable *stale;         /* ids to read again … */
  gboolean all_stale;        /* … or all that are kept */
  guint refresh_source;
};

enum { PROP_LOADING = 1, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MpListModel, mp_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- the rows that are kept ------------------------------------------------------------------ */

static GHashTable *
new_id_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
forget_rows (MpListModel *self)
{
  g_hash_table_remove_all (self->links);
  g_queue_clear_full (&self->rows, g_object_unref);
}

static void
keep_row (MpListModel *self, gint64 id, MpRecord *record)
{
  g_queue_push_head (&self->rows, record);
  g_hash_table_insert (self->links, g_memdup2 (&id, sizeof id), self->rows.head);

  if (self->rows.length > MAX_ROWS)
    {
      g_autoptr (MpRecord) last = g_queue_pop_tail (&self->rows);
      gint64 last_id = mp_record_get_id (last);

      g_hash_table_remove (self->links, &last_id);
    }
}

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* The row asked for and those around it that are not there: whoever draws one draws the others. */
static void
load_rows_around (MpListModel *self, guint position)
{
  guint first = position - position % BLOCK;
  guint end = MIN (first + BLOCK, self->ids->len);
  g_autoptr (GPtrArray) records = NULL;
  gint64 ids[BLOCK];
  guint n_ids = 0;

  for (guint i = first; i < end; i++)
    {
      gint64 id = id_at (self->ids, i);

      if (!g_hash_table_contains (self->links, &id))
        ids[n_ids++] = id;
    }

  records = mp_store_load_each (self->store, self->entity, ids, n_ids);
  for (guint i = 0; i < records->len; i++)
    keep_row (self, mp_record_get_id (records->pdata[i]), g_object_ref (records->pdata[i]));
}

static MpRecord *
get_row (MpListModel *self, guint position)
{
  gint64 id = id_at (self->ids, position);
  MpRecord *record;
  GList *link;

  if (!g_hash_table_contains (self->links, &id))
    load_rows_around (self, position);

  link = g_hash_table_lookup (self->links, &id);
  if (link != NULL)
    {
      g_queue_unlink (&self->rows, link);
      g_queue_push_head_link (&self->rows, link);
      return link->data;
    }

  /* A row that has just gone is shown empty until the query has run again. */
  record = mp_record_new (self->entity, id);
  keep_row (self, id, record);

  return record;
}

/* In place: whoever shows a record hears that it changed. */
static void
refresh_rows (MpListModel *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *link = self->rows.head; link != NULL; link = link->next)
    {
      gint64 id = mp_record_get_id (link->data);

      if (self->all_stale || g_hash_table_contains (self->stale, &id))
        g_ptr_array_add (records, g_object_ref (link->data));
    }
  g_hash_table_remove_all (self->stale);
  self->all_stale = FALSE;

  for (guint i = 0; i < records->len; i++)
    mp_store_refresh (self->store, records->pdata[i]);
}

/* --- the ids -------------------------------------------------------------------------------- */

/* Two signals, never (0, n, n): GTK looks every added row up when a tracked one was removed by the
 * same signal.
 */
static void
replace_ids (MpListModel *self, GArray *ids)
{
  guint n_old = self->ids->len;
  guint n_new = ids->len;
  guint shorter = MIN (n_old, n_new);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && id_at (self->ids, head) == id_at (ids, head))
    head++;
  while (tail < shorter - head
         && id_at (self->ids, n_old - 1 - tail) == id_at (ids, n_new - 1 - tail))
    tail++;

  if (n_old > head + tail)
    {
      g_array_remove_range (self->ids, head, n_old - head - tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, 0);
    }
  if (n_new > head + tail)
    {
      g_array_unref (self->ids);
      self->ids = g_array_ref (ids);
      g_list_model_items_changed (G_LIST_MODEL (self), head, 0, n_new - head - tail);
    }
}

static void
set_loading (MpListModel *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Another kind of record: its rows share nothing with the old ones, not even an id. */
static void
show_entity (MpListModel *self, const MpEntity *entity)
{
  g_autoptr (GArray) none = NULL;

  if (self->entity == entity)
    return;

  if (self->entity == NULL || !g_str_equal (self->entity->name, entity->name))
    {
      none = g_array_new (FALSE, FALSE, sizeof (gint64));
      replace_ids (self, none);
    }
  forget_rows (self);
  self->entity = entity;
}

typedef struct
{
  GWeakRef model;
  guint generation;
} Asked;

static void
ids_selected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (MpListModel) self = g_weak_ref_get (&asked->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = mp_store_select_ids_finish (MP_STORE (source), result, &error);
  gboolean late = self == NULL || self->generation != asked->generation;

  g_weak_ref_clear (&asked->model);
  g_free (asked);
  if (late)
    return;

  g_clear_object (&self->cancellable);
  if (ids != NULL)
    {
      show_entity (self, mp_query_get_entity (self->query));
      replace_ids (self, ids);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  set_loading (self, FALSE);
}

static void
run_query (MpListModel *self)
{
  Asked *asked = g_new0 (Asked, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_weak_ref_init (&asked->model, self);
  asked->generation = ++self->generation;
  mp_store_select_ids_async (self->store, self->query, self->cancellable, ids_selected_cb, asked);
}

/* --- changes -------------------------------------------------------------------------------- */

static gboolean
refresh_cb (gpointer data)
{
  MpListModel *self = data;

  self->refresh_source = 0;
  refresh_rows (self);
  run_query (self);

  return G_SOURCE_REMOVE;
}

/* Do titles, derived fields or the scope of these rows come from `name`? */
static gboolean
depends_on (const MpEntity *entity, const char *name)
{
  if ((entity->flags & MP_ENTITY_VIEW) != 0 || g_str_equal (name, "division"))
    return TRUE;

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_LINK)
      return TRUE;

  return FALSE;
}

static void
changed_cb (MpStore *store, const char *name, GArray *ids, MpListModel *self)
{
  const MpEntity *entity = self->query != NULL ? mp_query_get_entity (self->query) : NULL;
  gboolean own = entity != NULL && g_strcmp0 (name, entity->name) == 0;

  if (entity == NULL || (!own && name != NULL && !depends_on (entity, name)))
    return;

  if (own && ids != NULL)
    for (guint i = 0; i < ids->len; i++)
      g_hash_table_add (self->stale, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  else
    self->all_stale = TRUE;

  /* Many changes in a row are one refresh. */
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

/* --- GListModel ----------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return MP_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return MP_LIST_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MpListModel *self = MP_LIST_MODEL (model);

  if (position >= self->ids->len)
    return NULL;

  return g_object_ref (get_row (self, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- the object ----------------------------------------------------------------------------- */

static void
mp_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, MP_LIST_MODEL (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mp_list_model_dispose (GObject *object)
{
  MpListModel *self = MP_LIST_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  forget_rows (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_list_model_parent_class)->dispose (object);
}

static void
mp_list_model_finalize (GObject *object)
{
  MpListModel *self = MP_LIST_MODEL (object);

  g_clear_pointer (&self->query, mp_query_free);
  g_array_unref (self->ids);
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->stale);

  G_OBJECT_CLASS (mp_list_model_parent_class)->finalize (object);
}

static void
mp_list_model_class_init (MpListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mp_list_model_get_property;
  object_class->dispose = mp_list_model_dispose;
  object_class->finalize = mp_list_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[FAILED] = g_signal_new ("failed", MP_TYPE_LIST_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
mp_list_model_init (MpListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->links = new_id_table ();
  self->stale = new_id_table ();
  g_queue_init (&self->rows);
}

MpListModel *
mp_list_model_new (MpStore *store)
{
  MpListModel *self;

  g_return_val_if_fail (MP_IS_STORE (store), NULL);

  self = g_object_new (MP_TYPE_LIST_MODEL, NULL);
  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

void
mp_list_model_set_query (MpListModel *self, const MpQuery *query)
{
  g_return_if_fail (MP_IS_LIST_MODEL (self));
  g_return_if_fail (query != NULL);

  g_clear_pointer (&self->query, mp_query_free);
  self->query = mp_query_copy (query);
  set_loading (self, TRUE);
  run_query (self);
}

gboolean
mp_list_model_get_loading (MpListModel *self)
{
  g_return_val_if_fail (MP_IS_LIST_MODEL (self), FALSE);

  return self->loading;
}

gint64
mp_list_model_get_id (MpListModel *self, guint position)
{
  g_return_val_if_fail (MP_IS_LIST_MODEL (self), 0);
  g_return_val_if_fail (position < self->ids->len, 0);

  return id_at (self->ids, position);
}

guint
mp_list_model_find (MpListModel *self, gint64 id)
{
  g_return_val_if_fail (MP_IS_LIST_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      return i;

  return G_MAXUINT;
}
