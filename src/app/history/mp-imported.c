/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import did is read from its change, the one that its note was written with.
 */

#include "config.h"

#include "mp-imported.h"

#include "edit/mp-kind.h"

#include <glib/gi18n-lib.h>

static void
take_id (GHashTable *seen, GArray *ids, gint64 id)
{
  gint64 *key = g_memdup2 (&id, sizeof id);

  if (g_hash_table_add (seen, key))
    g_array_append_val (ids, id);
}

/* Each once, in the order of the change. */
static GArray *
list_ids (GPtrArray *changes, const char *entity)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const MpFieldChange *change = changes->pdata[i];

      if (change->kind != MP_CHANGE_REMOVED && g_str_equal (change->entity, entity))
        take_id (seen, ids, change->id);
    }
  return ids;
}

void
mp_imported_show (MpHost *host, gint64 batch)
{
  MpStore *store = mp_host_get_store (host);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = mp_store_history (store, "import_batch", batch, 0, &error);
  const MpChange *made =
      history != NULL && history->len > 0 ? history->pdata[history->len - 1] : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  changes = made != NULL ? mp_store_describe (store, made->id, &error) : NULL;
  if (error != NULL)
    {
      mp_host_show_error (host, _("What this import brought cannot be read"), error);
      return;
    }
  for (guint i = 0; changes != NULL && i < n_kinds; i++)
    {
      g_autoptr (GArray) ids = list_ids (changes, kinds[i].entity->name);

      if (ids->len > 0)
        {
          mp_host_show_some (host, kinds[i].entity->name, ids, made->label);
          return;
        }
    }
  mp_host_toast (host, _("This import has changed nothing"));
}
