/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happened last to a record in the bin is that it got there.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-deletion.h"

static const MpField fields[] = {
  { .name = "deleted_at", .label = N_("Deleted on"), .type = MP_DATETIME, .flags = MP_SORTABLE },
  { .name = "deleted_by", .label = N_("Deleted by"), .type = MP_TEXT },
};

const MpField *
mp_deletion_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

char *
mp_deletion_dup_text (MpStore *store, MpRecord *record, const MpField *field)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GDateTime) at = NULL;
  const MpChange *last;

  if (field < fields || field >= fields + G_N_ELEMENTS (fields))
    return NULL;
  changes = mp_store_history (store, mp_record_get_entity (record)->name,
                              mp_record_get_id (record), 1, NULL);
  last = changes != NULL && changes->len > 0 ? changes->pdata[0] : NULL;
  if (last == NULL)
    return g_strdup ("");
  if (field == &fields[1])
    return g_strdup (last->who);

  at = g_date_time_new_from_unix_local (last->at / 1000);
  return g_date_time_format (at, "%Y-%m-%d %H:%M");
}
