/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are shown in the clock of this computer.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-change-item.h"

struct _MpChangeItem
{
  GObject parent_instance;

  MpChange *change;
};

G_DEFINE_FINAL_TYPE (MpChangeItem, mp_change_item, G_TYPE_OBJECT)

static void
mp_change_item_finalize (GObject *object)
{
  mp_change_free (MP_CHANGE_ITEM (object)->change);

  G_OBJECT_CLASS (mp_change_item_parent_class)->finalize (object);
}

static void
mp_change_item_class_init (MpChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_change_item_finalize;
}

static void
mp_change_item_init (MpChangeItem *self)
{
}

MpChangeItem *
mp_change_item_new (MpChange *change)
{
  MpChangeItem *self = g_object_new (MP_TYPE_CHANGE_ITEM, NULL);

  self->change = change;
  return self;
}

const MpChange *
mp_change_item_get (MpChangeItem *self)
{
  return self->change;
}

char *
mp_change_item_dup_label (MpChangeItem *self)
{
  if (self->change->undoes != 0)
    return g_strdup_printf (C_("change", "Undone: %s"), self->change->label);
  if (self->change->redoes != 0)
    return g_strdup_printf (C_("change", "Redone: %s"), self->change->label);
  return g_strdup (self->change->label);
}

char *
mp_change_item_dup_note (MpChangeItem *self)
{
  const MpChange *change = self->change;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (change->at / 1000);
  g_autofree char *time = g_date_time_format (at, "%Y-%m-%d %H:%M");
  g_autofree char *records =
      g_strdup_printf (ngettext ("%u record", "%u records", change->n_records), change->n_records);

  return g_strdup_printf ("%s · %s · %s%s%s", time, change->who, records,
                          change->undone ? " · " : "", change->undone ? _("undone") : "");
}

gboolean
mp_change_item_can_undo (MpChangeItem *self)
{
  return !self->change->undone && self->change->undoes == 0 && self->change->redoes == 0;
}
