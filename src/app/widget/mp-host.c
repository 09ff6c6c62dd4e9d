/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface between pages and the window that holds them; nothing is decided here but what a
 * record is that is shown by its id.
 */

#include "config.h"

#include "mp-host.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (MpHost, mp_host, GTK_TYPE_WIDGET)

static void
mp_host_default_init (MpHostInterface *iface)
{
}

MpHost *
mp_host_of (GtkWidget *widget)
{
  return (MpHost *) gtk_widget_get_ancestor (widget, MP_TYPE_HOST);
}

MpStore *
mp_host_get_store (MpHost *self)
{
  return MP_HOST_GET_IFACE (self)->get_store (self);
}

gint64
mp_host_get_unit (MpHost *self)
{
  return MP_HOST_GET_IFACE (self)->get_unit (self);
}

gint64
mp_host_get_scope (MpHost *self)
{
  return MP_HOST_GET_IFACE (self)->get_scope (self);
}

void
mp_host_show (MpHost *self, const char *name)
{
  MP_HOST_GET_IFACE (self)->show (self, name);
}

void
mp_host_show_some (MpHost *self, const char *entity, GArray *ids, const char *origin)
{
  MP_HOST_GET_IFACE (self)->show_some (self, entity, ids, origin);
}

void
mp_host_show_record (MpHost *self, const MpEntity *entity, gint64 id, GListModel *list)
{
  g_autoptr (GError) error = NULL;
  MpStore *store = mp_host_get_store (self);
  /* The office may have added a field since the list was made. */
  const MpEntity *now = mp_store_get_entity (store, entity->name);
  g_autoptr (MpRecord) record =
      id != 0 ? mp_store_load (store, now, id, &error) : mp_record_new_initial (now);

  if (record != NULL)
    mp_host_show_form (self, record, list);
  else
    mp_host_show_error (self, _("The record could not be opened"), error);
}

void
mp_host_show_form (MpHost *self, MpRecord *record, GListModel *list)
{
  MP_HOST_GET_IFACE (self)->show_form (self, record, list);
}

void
mp_host_back (MpHost *self)
{
  MP_HOST_GET_IFACE (self)->back (self);
}

void
mp_host_resume (MpHost *self)
{
  MP_HOST_GET_IFACE (self)->resume (self);
}

void
mp_host_stay (MpHost *self)
{
  MP_HOST_GET_IFACE (self)->stay (self);
}

void
mp_host_retitle (MpHost *self)
{
  MP_HOST_GET_IFACE (self)->retitle (self);
}

void
mp_host_refind (MpHost *self)
{
  MP_HOST_GET_IFACE (self)->refind (self);
}

void
mp_host_toast (MpHost *self, const char *message)
{
  MP_HOST_GET_IFACE (self)->toast (self, message, 0);
}

void
mp_host_toast_undo (MpHost *self, const char *message, gint64 change)
{
  MP_HOST_GET_IFACE (self)->toast (self, message, change);
}

void
mp_host_show_error (MpHost *self, const char *heading, const GError *error)
{
  MP_HOST_GET_IFACE (self)->show_error (self, heading, error);
}
