/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that leaves a member out gets the answer that disturbs nobody.
 */

#include "config.h"

#include "mp-page.h"

G_DEFINE_INTERFACE (MpPage, mp_page, GTK_TYPE_WIDGET)

static void
mp_page_default_init (MpPageInterface *iface)
{
}

char *
mp_page_dup_title (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  return iface->dup_title != NULL ? iface->dup_title (self) : NULL;
}

gboolean
mp_page_leave (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  return iface->leave == NULL || iface->leave (self);
}

void
mp_page_shown (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  if (iface->shown != NULL)
    iface->shown (self);
}

void
mp_page_take_focus (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  if (iface->take_focus != NULL)
    iface->take_focus (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
mp_page_set_scope (MpPage *self, gint64 division)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  if (iface->set_scope != NULL)
    iface->set_scope (self, division);
}

gboolean
mp_page_can_find (MpPage *self)
{
  return MP_PAGE_GET_IFACE (self)->find != NULL;
}

void
mp_page_find (MpPage *self, const char *text)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  if (iface->find != NULL)
    iface->find (self, text);
}

void
mp_page_enter (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  if (iface->enter != NULL)
    iface->enter (self);
}

const char *
mp_page_get_find_text (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  return iface->get_find_text != NULL ? iface->get_find_text (self) : "";
}

gboolean
mp_page_undo (MpPage *self)
{
  MpPageInterface *iface = MP_PAGE_GET_IFACE (self);

  return iface->undo != NULL && iface->undo (self);
}
