/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ctrl+V on the list of activities: a notice that was copied opens the form of a new activity with
 * what it says. Nothing is kept before the clerk saves it.
 */

#include "config.h"

#include "edit/notice/mp-notice.h"
#include "policy/mp-days.h"

#include <glib/gi18n-lib.h>

#include "mp-list-page-private.h"
#include "app/widget/mp-host.h"

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  MpListPage *self = MP_LIST_PAGE (widget);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *today = mp_days_today ();
  MpHost *host = gtk_widget_get_root (widget) != NULL ? mp_host_of (widget) : NULL;
  g_autoptr (MpRecord) record = NULL;

  if (host == NULL)
    return;
  if (text == NULL || *g_strstrip (text) == '\0')
    {
      mp_host_toast (host, _("The clipboard holds no text. Copy the notice first."));
      return;
    }
  record = mp_notice_draft (self->store, text, today);
  mp_host_show_form (host, record, NULL);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

void
mp_list_page_install_notice (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "list.paste-notice", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "list.paste-notice", NULL);
}

gboolean
mp_list_page_takes_notices (MpListPage *self)
{
  return !self->deleted && self->kind != NULL && g_str_equal (self->entity->name, "activity");
}
