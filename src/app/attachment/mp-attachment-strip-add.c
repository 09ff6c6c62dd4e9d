/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files on their way in: chosen, dropped or pasted. One lot at a time; the window goes on
 * meanwhile.
 */

#include "config.h"

#include "mp-attachment-strip-private.h"

#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

#define SHOWN_EVERY 200 /* milliseconds: how far it is */

static void
end_job (MpAttachmentStrip *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
}

static void
done_cb (MpAttachmentStrip *self)
{
  g_autoptr (MpAttachmentJob) job = g_object_ref (self->job);
  MpHost *host = mp_host_of (GTK_WIDGET (self));
  const char *problems = mp_attachment_job_get_problems (job);
  guint n = mp_attachment_job_get_n (job);

  end_job (self);
  mp_attachment_strip_update (self);
  if (host == NULL)
    return;
  if (n > 0)
    {
      g_autofree char *message = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u attachment added", "%u attachments added", n), n);

      mp_host_toast_undo (host, message, mp_attachment_job_get_change (job));
    }
  if (problems != NULL)
    {
      g_autoptr (GError) error =
          g_error_new_literal (MP_ATTACHMENT_ERROR, MP_ATTACHMENT_ERROR_REFUSED, problems);

      mp_host_show_error (host, _("Not added"), error);
    }
}

static gboolean
progress_cb (gpointer data)
{
  MpAttachmentStrip *self = data;
  g_autofree char *text = mp_attachment_job_dup_text (self->job);

  gtk_label_set_text (self->hint, text);
  return G_SOURCE_CONTINUE;
}

void
mp_attachment_strip_stop (MpAttachmentStrip *self)
{
  if (self->job == NULL)
    return;

  mp_attachment_job_cancel (self->job);
  end_job (self);
  if (self->store != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    mp_attachment_strip_update (self);
}

void
mp_attachment_strip_add (MpAttachmentStrip *self, GPtrArray *files, GBytes *picture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, _("Pasted %Y-%m-%d %H%M%S"));
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (self->id == 0 || self->job != NULL)
    {
      if (host != NULL)
        mp_host_toast (host, self->id == 0 ? _("Save the record first, then files can be added.")
                                           : _("Files are still being added. Wait for them."));
      return;
    }

  self->job = mp_attachment_job_new (
      self->store, self->owner, self->id,
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->original)), files, picture, name);
  g_signal_connect_swapped (self->job, "done", G_CALLBACK (done_cb), self);
  self->timer = g_timeout_add (SHOWN_EVERY, progress_cb, self);
  mp_attachment_job_start (self->job);
  mp_attachment_strip_update (self);
}

/* --- chosen ----------------------------------------------------------------------------------- */

static void
chosen_cb (GPtrArray *files, gpointer data)
{
  mp_attachment_strip_add (MP_ATTACHMENT_STRIP (data), files, NULL);
}

void
mp_attachment_strip_choose (MpAttachmentStrip *self)
{
  mp_file_chooser_open_several (GTK_WIDGET (self), _("Add attachments"), chosen_cb,
                                G_OBJECT (self));
}

/* --- pasted ----------------------------------------------------------------------------------- */

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpAttachmentStrip) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *file = value != NULL ? g_value_get_boxed (value) : NULL; file != NULL;
       file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  if (files->len > 0 && self->store != NULL)
    mp_attachment_strip_add (self, files, NULL);
}

static void
picture_pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpAttachmentStrip) self = data;
  g_autoptr (GdkTexture) texture =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) picture = texture != NULL ? gdk_texture_save_to_png_bytes (texture) : NULL;

  if (picture != NULL && self->store != NULL)
    mp_attachment_strip_add (self, NULL, picture);
}

/* FALSE: there is nothing for it, and a text field may have what there is. A spreadsheet gives its
 * cells as a picture too.
 */
gboolean
mp_attachment_strip_paste (MpAttachmentStrip *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) known =
      gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  if (gdk_content_formats_contain_gtype (known, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_pasted_cb, g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (known, GDK_TYPE_TEXTURE)
           && !gdk_content_formats_contain_gtype (known, G_TYPE_STRING))
    gdk_clipboard_read_texture_async (clipboard, NULL, picture_pasted_cb, g_object_ref (self));
  else
    return FALSE;

  return TRUE;
}
