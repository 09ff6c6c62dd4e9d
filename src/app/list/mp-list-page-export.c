/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list shows goes into a workbook: these rows or those that are selected, these columns,
 * this order.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mp-list-page-private.h"
#include "app/dialog/mp-file-chooser.h"
#include "app/widget/mp-host.h"
#include "ledger/mp-ledger-list.h"
#include "policy/mp-days.h"

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpListPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mp_ledger_list_export_finish (MP_STORE (source), result, &error);
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL && path != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Saved: %s"), path);

      mp_host_toast (host, text);
    }
  else if (host != NULL)
    mp_host_show_error (host, _("The list was not exported"), error);
}

/* Several selected rows are meant alone; one is only where the cursor stands. */
static GArray *
dup_ids (MpListPage *self)
{
  GArray *ids;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (mp_id_selection_count (self->selection) > 1)
    return mp_id_selection_dup_ids (self->selection);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = mp_list_model_get_id (self->model, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  MpListPage *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_auto (GStrv) names = mp_list_columns_dup_names (self->columns);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GArray) ids = dup_ids (self);

  if (path == NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer) mp_entity_get_field (self->entity, names[i]));
  mp_ledger_list_export_async (self->store, self->entity, ids, fields,
                               gtk_label_get_text (self->heading), path, NULL, exported_cb,
                               g_object_ref (self));
}

void
mp_list_page_export (MpListPage *self)
{
  g_autofree char *today = mp_days_today ();
  g_autofree char *name =
      g_strdup_printf ("%s_%s.xlsx", gtk_label_get_text (self->heading), today);

  mp_file_chooser_save (GTK_WIDGET (self), _("Save the list as a workbook"), name, file_chosen_cb,
                        G_OBJECT (self));
}
