/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The errors of this room. One of them is a sentence about a record that stands in the way, and a
 * clerk wants to look at that record next: so the error knows which it is.
 */

#include "config.h"

#include "store/mp-store-private.h"

typedef struct
{
  char *entity; /* NULL: about no one record */
  gint64 id;
} MpStoreErrorPrivate;

static void
mp_store_error_private_init (MpStoreErrorPrivate *self)
{
  *self = (MpStoreErrorPrivate) { NULL, 0 };
}

static void
mp_store_error_private_copy (const MpStoreErrorPrivate *from, MpStoreErrorPrivate *to)
{
  to->entity = g_strdup (from->entity);
  to->id = from->id;
}

static void
mp_store_error_private_clear (MpStoreErrorPrivate *self)
{
  g_free (self->entity);
}

G_DEFINE_EXTENDED_ERROR (MpStoreError, mp_store_error)

void
mp_store_error_set_record (GError *error, const char *entity, gint64 id)
{
  MpStoreErrorPrivate *self = mp_store_error_get_private (error);

  g_free (self->entity);
  self->entity = g_strdup (entity);
  self->id = id;
}

const char *
mp_store_error_get_record (const GError *error, gint64 *id)
{
  const MpStoreErrorPrivate *self =
      error != NULL && error->domain == MP_STORE_ERROR ? mp_store_error_get_private (error) : NULL;

  *id = self != NULL ? self->id : 0;
  return self != NULL ? self->entity : NULL;
}
