/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-policy-mask.h"

#include <glib/gi18n-lib.h>

static gboolean
is_counted (const MpPolicyColumn *column)
{
  switch (column->kind)
    {
    case MP_COLUMN_SERIAL:
    case MP_COLUMN_TICK:
    case MP_COLUMN_NUMBER:
    case MP_COLUMN_YUAN:
    case MP_COLUMN_WANYUAN:
    case MP_COLUMN_AREA:
    case MP_COLUMN_RATIO:
      return TRUE;
    case MP_COLUMN_TEXT:
    case MP_COLUMN_WORD:
    case MP_COLUMN_DIGITS:
    default:
      return FALSE;
    }
}

/* What the catalog says of the field; an id, a key or the column of custom fields is never shown
 * and has no line there.
 */
static MpMask
mask_of (MpStore *store, const MpOrigin *origin)
{
  const MpEntity *entity = mp_store_get_entity (store, origin->table);
  const MpField *field = entity != NULL ? mp_entity_get_field (entity, origin->column) : NULL;

  return field != NULL ? field->mask : MP_MASK_ALL;
}

static gboolean
choose_mask (const MpPolicyColumn *column, MpStore *store, const MpOrigin *origin, MpMask *mask,
             GError **error)
{
  MpMask own = MP_MASK_NONE;

  if (origin->table != NULL)
    own = mask_of (store, origin);
  else if (column->mask == MP_MASK_NONE && !column->open)
    {
      g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
                   _ ("Column “%s” is worked out and must say “mask” or “open”."),
                   column->headings[0]);
      return FALSE;
    }

  *mask = column->open ? MP_MASK_NONE : own != MP_MASK_NONE ? own : column->mask;
  return TRUE;
}

GArray *
mp_policy_masks (const MpPolicyQuery *ledger, MpStore *store, GError **error)
{
  g_autoptr (GArray) masks = g_array_new (FALSE, TRUE, sizeof (MpMask));
  g_autoptr (GPtrArray) values = mp_policy_query_values (ledger);
  g_autofree char *sql = mp_policy_query_sql (ledger, values);
  g_autoptr (GPtrArray) origins = mp_store_get_origins (store, sql, error);

  if (origins == NULL)
    return NULL;

  for (guint i = 0; i < ledger->columns->len; i++)
    {
      const MpPolicyColumn *column = g_ptr_array_index (ledger->columns, i);
      MpMask mask = MP_MASK_NONE;
      guint place;

      if (column->value != NULL && !is_counted (column)
          && g_ptr_array_find_with_equal_func (values, column->value, g_str_equal, &place)
          && !choose_mask (column, store, origins->pdata[place], &mask, error))
        {
          g_prefix_error (error, "%s: ", ledger->id);
          return NULL;
        }
      g_array_append_val (masks, mask);
    }

  return g_steal_pointer (&masks);
}
