/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counted when the tabs come into view and something has changed since, not after every change: it
 * reads all records of a kind. The page of the twins reads them anyway, and says what it found.
 */

#include "config.h"

#include "mp-twin-count.h"

#include "app/widget/mp-host.h"
#include "edit/twin/mp-twins.h"

typedef struct
{
  MpCountTabs *tabs; /* owns this */
  guint index;
  const MpEntity *entity;
  gint64 scope;      /* that was counted */
  gboolean outdated;
  MpStore *store;    /* weak: that is listened to; NULL before the tabs were first seen */
  GCancellable *counting;
} TwinCount;

static void
twin_count_free (gpointer data)
{
  TwinCount *self = data;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_weak_pointer (&self->store);
  g_free (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = mp_twins_finish (result, &error);
  TwinCount *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->counting);
  if (twins != NULL)
    mp_count_tabs_set_count (self->tabs, self->index, twins->len);
}

static void
count (TwinCount *self)
{
  self->outdated = FALSE;
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  mp_twins_async (self->store, self->entity, self->scope, self->counting, counted_cb, self);
}

static void
changed_cb (GtkWidget *tabs)
{
  TwinCount *self = g_object_get_data (G_OBJECT (tabs), "mp-twin-count");

  self->outdated = TRUE;
}

static void
mapped_cb (GtkWidget *tabs)
{
  TwinCount *self = g_object_get_data (G_OBJECT (tabs), "mp-twin-count");
  MpHost *host = mp_host_of (tabs);
  gint64 scope;

  if (host == NULL)
    return;
  scope = mp_host_get_scope (host);
  if (self->store == NULL)
    {
      g_set_weak_pointer (&self->store, mp_host_get_store (host));
      g_signal_connect_object (self->store, "changed", G_CALLBACK (changed_cb), tabs,
                               G_CONNECT_SWAPPED);
    }
  if (!self->outdated && scope == self->scope)
    return;
  self->scope = scope;
  count (self);
}

void
mp_twin_count_add (MpCountTabs *tabs, guint index, const MpEntity *entity)
{
  TwinCount *self = g_new0 (TwinCount, 1);

  self->tabs = tabs;
  self->index = index;
  self->entity = entity;
  self->outdated = TRUE;
  g_object_set_data_full (G_OBJECT (tabs), "mp-twin-count", self, twin_count_free);
  g_signal_connect (tabs, "map", G_CALLBACK (mapped_cb), NULL);
}

void
mp_twin_count_tell (MpCountTabs *tabs, guint n)
{
  TwinCount *self = g_object_get_data (G_OBJECT (tabs), "mp-twin-count");

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->outdated = FALSE;
  mp_count_tabs_set_count (tabs, self->index, n);
}
