/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attachments of one record in a row below its form: added by a button, by dropping or pasting
 * files, opened by Enter, removed by Delete, renamed by F2. Each of it is written at once and can
 * be undone; none of it is part of what is being typed above.
 */

#pragma once

#include <gtk/gtk.h>

#include "store/mp-store.h"

G_BEGIN_DECLS

#define MP_TYPE_ATTACHMENT_STRIP (mp_attachment_strip_get_type ())
G_DECLARE_FINAL_TYPE (MpAttachmentStrip, mp_attachment_strip, MP, ATTACHMENT_STRIP, GtkWidget)

GtkWidget *mp_attachment_strip_new   (MpStore *store);
/* Hidden for a kind that has none. `id` 0: a record that has to be saved first. */
void       mp_attachment_strip_show  (MpAttachmentStrip *self, const MpEntity *owner, gint64 id);
/* Files dropped on, or pasted into, `area` become attachments too. */
void       mp_attachment_strip_mind  (MpAttachmentStrip *self, GtkWidget *area);

G_END_DECLS
