/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done with an attachment that is there.
 */

#include "config.h"

#include "mp-attachment-strip-private.h"

#include "mp-attachment-viewer.h"

#include "app/dialog/mp-file-chooser.h"
#include "app/settings/mp-settings-ask.h"
#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

static void
show_error (MpAttachmentStrip *self, const char *heading, const GError *error)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_show_error (host, heading, error);
}

static void
view (MpAttachmentStrip *self, MpRecord *attachment)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_object_unref);
  guint at = 0;

  for (guint i = 0; i < self->attachments->len; i++)
    {
      if (self->attachments->pdata[i] == attachment)
        at = photos->len;
      if (mp_attachment_is_photo (self->attachments->pdata[i]))
        g_ptr_array_add (photos, g_object_ref (self->attachments->pdata[i]));
    }
  mp_attachment_viewer_present (GTK_WIDGET (self), self->store, photos, at);
}

void
mp_attachment_strip_open (MpAttachmentStrip *self, MpRecord *attachment)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (mp_attachment_is_photo (attachment))
    view (self, attachment);
  else if (mp_attachment_lend (self->store, attachment, &path, NULL, &error))
    mp_file_chooser_show (GTK_WIDGET (self), path);
  else
    show_error (self, _("Not opened"), error);
}

void
mp_attachment_strip_remove (MpAttachmentStrip *self, MpRecord *attachment)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *message =
      g_strdup_printf (_("Attachment removed: %s"), mp_attachment_get_title (attachment));
  gint64 change;

  if (!mp_attachment_remove (self->store, attachment, &change, &error))
    show_error (self, _("Not removed"), error);
  else if (host != NULL)
    mp_host_toast_undo (host, message, change);
}

/* --- its name --------------------------------------------------------------------------------- */

typedef struct
{
  MpAttachmentStrip *strip;
  MpRecord *attachment;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->strip);
  g_object_unref (naming->attachment);
  g_free (naming);
}

static void
named_cb (const char *name, gpointer data)
{
  Naming *naming = data;
  g_autoptr (GError) error = NULL;

  if (naming->strip->store != NULL
      && !mp_attachment_rename (naming->strip->store, naming->attachment, name, &error))
    show_error (naming->strip, _("Not saved"), error);
}

void
mp_attachment_strip_rename (MpAttachmentStrip *self, MpRecord *attachment)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->strip = g_object_ref (self);
  naming->attachment = g_object_ref (attachment);
  mp_settings_ask (GTK_WIDGET (self), _("Caption of the attachment"), _("Caption"),
                   mp_attachment_get_title (attachment), NULL, named_cb, naming, naming_free);
}

/* --- saved elsewhere -------------------------------------------------------------------------- */

static void
place_cb (GFile *file, gpointer data)
{
  MpAttachmentStrip *self = MP_ATTACHMENT_STRIP (data);
  g_autofree char *path = g_file_get_path (file);
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (self->saving_as == NULL || path == NULL)
    return;
  if (!mp_attachment_save_as (self->store, self->saving_as, path, NULL, &error))
    show_error (self, _("Not saved"), error);
  else if (host != NULL)
    mp_host_toast (host, _("Saved"));
}

void
mp_attachment_strip_save_as (MpAttachmentStrip *self, MpRecord *attachment)
{
  g_set_object (&self->saving_as, attachment);
  mp_file_chooser_save (GTK_WIDGET (self), _("Save the attachment as"),
                        mp_record_get_by_name (attachment, "file_name"), place_cb,
                        G_OBJECT (self));
}

static void
folder_cb (GFile *file, gpointer data)
{
  MpAttachmentStrip *self = MP_ATTACHMENT_STRIP (data);
  g_autofree char *folder = g_file_get_path (file);
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  g_autoptr (GError) problem = NULL;
  guint n = 0;

  for (guint i = 0; folder != NULL && self->attachments != NULL && i < self->attachments->len; i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;

      if (mp_attachment_export (self->store, self->attachments->pdata[i], folder, &path, NULL,
                                &error))
        n++;
      else if (problem == NULL)
        problem = g_steal_pointer (&error);
    }
  if (problem != NULL)
    show_error (self, _("Not all were saved"), problem);
  if (n > 0 && host != NULL)
    {
      g_autofree char *message = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u attachment saved", "%u attachments saved", n), n);

      mp_host_toast (host, message);
    }
}

void
mp_attachment_strip_save_all (MpAttachmentStrip *self)
{
  mp_file_chooser_folder (GTK_WIDGET (self), _("Save all attachments in a folder"), NULL, folder_cb,
                          G_OBJECT (self));
}
