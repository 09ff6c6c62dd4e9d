/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An attachment is a record like any other and is written through the rules; what is particular is
 * its file, which may have gone or changed without the office having done anything.
 */

#include "config.h"

#include "mp-attachment.h"

#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

GPtrArray *
mp_attachment_list (MpStore *store, const MpEntity *owner, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MpParam params[] = { { ":owner", NULL, id }, { ":kind", owner->name, 0 } };

  if (!mp_store_select (store,
                        "SELECT id FROM attachment WHERE owner = :owner AND owner_kind = :kind AND "
                        "deleted_at IS NULL ORDER BY id",
                        params, G_N_ELEMENTS (params), mp_store_take_id, ids, NULL, error))
    return NULL;

  return mp_store_load_each (store, mp_store_get_entity (store, "attachment"),
                             (const gint64 *) (void *) ids->data, ids->len);
}

const char *
mp_attachment_get_title (MpRecord *attachment)
{
  const char *caption = mp_record_get_by_name (attachment, "caption");

  return caption != NULL ? caption : mp_record_get_by_name (attachment, "file_name");
}

gboolean
mp_attachment_is_photo (MpRecord *attachment)
{
  return mp_record_is (attachment, "kind", "photo");
}

MpFileState
mp_attachment_look (MpStore *store, MpRecord *attachment)
{
  return mp_files_look (store, mp_record_get_by_name (attachment, "sha256"),
                        mp_record_get_int (attachment, "size"), FALSE, NULL);
}

GdkPixbuf *
mp_attachment_load (MpStore *store, MpRecord *attachment, int longest, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = mp_files_read (store, mp_record_get_by_name (attachment, "sha256"),
                                            mp_record_get_int (attachment, "size"), cancellable,
                                            error);

  return bytes != NULL ? mp_photo_load (bytes, longest, cancellable, error) : NULL;
}

/* --- changing --------------------------------------------------------------------------------- */

static gboolean
remove_one (MpWriter *writer, gpointer data, GError **error)
{
  return mp_rules_delete (writer, mp_record_get_entity (data), mp_record_get_id (data), error);
}

gboolean
mp_attachment_remove (MpStore *store, MpRecord *attachment, gint64 *change, GError **error)
{
  g_autofree char *label =
      g_strdup_printf (_("Remove attachment: %s"), mp_attachment_get_title (attachment));

  return mp_store_write (store, label, remove_one, attachment, NULL, change, error);
}

gboolean
mp_attachment_rename (MpStore *store, MpRecord *attachment, const char *caption, GError **error)
{
  g_autoptr (MpRecord) renamed = mp_record_copy (attachment);
  g_autofree char *label =
      g_strdup_printf (_("Caption: %s"), mp_attachment_get_title (attachment));

  mp_record_set_by_name (renamed, "caption", caption);
  return mp_rules_store_record (store, renamed, attachment, label, NULL, error);
}
