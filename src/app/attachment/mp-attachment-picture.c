/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack of two: a picture, and words.
 */

#include "config.h"

#include "mp-attachment-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MpAttachmentPicture
{
  GtkWidget parent_instance;

  MpStore *store;
  int longest;
  GtkWidget *stack;
  GtkPicture *picture;
  GtkLabel *words;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (MpAttachmentPicture, mp_attachment_picture, GTK_TYPE_WIDGET)

typedef struct
{
  MpStore *store;
  MpRecord *attachment;
  int longest;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->store);
  g_object_unref (request->attachment);
  g_free (request);
}

static void
read_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GdkPixbuf *picture = mp_attachment_load (request->store, request->attachment, request->longest,
                                           cancellable, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
say (MpAttachmentPicture *self, const char *words)
{
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->words));
}

static const char *
state_words (MpFileState state)
{
  if (state == MP_FILE_MISSING)
    return _("The file is missing");
  return state == MP_FILE_DAMAGED ? _("The file is damaged") : NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MpAttachmentPicture *self = MP_ATTACHMENT_PICTURE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (picture == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      say (self, g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_NOT_FOUND)
                   ? state_words (MP_FILE_MISSING)
                 : g_error_matches (error, MP_STORE_ERROR, MP_STORE_ERROR_CORRUPT)
                   ? state_words (MP_FILE_DAMAGED)
                   : error->message);
      return;
    }
  texture = gdk_texture_new_for_pixbuf (picture);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), GTK_WIDGET (self->picture));
}

void
mp_attachment_picture_show (MpAttachmentPicture *self, MpRecord *attachment)
{
  const char *words = state_words (mp_attachment_look (self->store, attachment));
  const char *name = mp_record_get_by_name (attachment, "file_name");
  const char *ending = strrchr (name, '.');
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (words != NULL || !mp_attachment_is_photo (attachment))
    {
      say (self, words != NULL ? words : ending != NULL ? ending + 1 : _("File"));
      return;
    }

  say (self, "…");
  gtk_picture_set_alternative_text (self->picture, mp_attachment_get_title (attachment));
  request = g_new0 (Request, 1);
  request->store = g_object_ref (self->store);
  request->attachment = g_object_ref (attachment);
  request->longest = self->longest;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_picture);
}

static void
mp_attachment_picture_dispose (GObject *object)
{
  MpAttachmentPicture *self = MP_ATTACHMENT_PICTURE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_attachment_picture_parent_class)->dispose (object);
}

static void
mp_attachment_picture_class_init (MpAttachmentPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mp_attachment_picture_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mp_attachment_picture_init (MpAttachmentPicture *self)
{
  self->picture = GTK_PICTURE (gtk_picture_new ());
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_justify (self->words, GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (self->words, 3);
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->picture));
  gtk_stack_add_child (GTK_STACK (self->stack), GTK_WIDGET (self->words));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
mp_attachment_picture_new (MpStore *store, int longest)
{
  MpAttachmentPicture *self = g_object_new (MP_TYPE_ATTACHMENT_PICTURE, NULL);

  self->store = g_object_ref (store);
  self->longest = longest;

  return GTK_WIDGET (self);
}
