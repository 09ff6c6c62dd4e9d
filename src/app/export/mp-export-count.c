/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many rows each ledger will have, before it is exported, and why that is fewer than the list
 * of organizations shows: counted in a thread, and anew for another day or scope.
 */

#include "config.h"

#include "mp-export-page-private.h"

#include "app/widget/mp-host.h"
#include "policy/mp-figure.h"

#include <glib/gi18n-lib.h>

#define OUTSIDE "D41" /* organizations that are not in the register on the day */

typedef struct
{
  GPtrArray *ids; /* of const char */
  gint64 scope;
  gint64 unit; /* the scope, or the reporting unit where none was chosen */
  char *date;
  GArray *counts;   /* of gint64 */
  GArray *outside;  /* of gint64: the organizations that no ledger of that day tells of */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_ptr_array_unref (count->ids);
  g_array_unref (count->counts);
  g_clear_pointer (&count->outside, g_array_unref);
  g_free (count->date);
  g_free (count);
}

static void
run_count (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Count *count = data;
  const MpLedgerOptions options = { .scope = count->scope, .date = count->date };
  const MpPolicyQuery *outside = mp_policy_query_lookup (MP_QUERY_FIGURE, OUTSIDE, NULL);

  for (guint i = 0; i < count->ids->len; i++)
    {
      gint64 n_rows = -1;

      mp_ledger_count (source, count->ids->pdata[i], &options, &n_rows, cancellable, NULL);
      g_array_append_val (count->counts, n_rows);
    }
  if (count->date != NULL)
    count->outside = mp_figure_ids (
      outside, source, &(MpPolicyScope) { .scope = count->unit, .date = count->date }, cancellable,
      NULL);
  g_task_return_boolean (task, TRUE);
}

/* The list has more than the ledgers: it is said how many, and which they are. */
static void
show_outside (MpExportPage *self, GArray *ids)
{
  guint n = ids != NULL ? ids->len : 0;
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u organization is not in the register on that day and not "
                                  "in the ledgers",
                 "%u organizations are not in the register on that day and not in the ledgers", n),
    n);

  g_clear_pointer (&self->outside_ids, g_array_unref);
  self->outside_ids = ids != NULL ? g_array_ref (ids) : NULL;
  gtk_label_set_text (self->outside_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outside), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (self->outside, n > 0);
}

void
mp_export_page_show_outside (MpExportPage *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL && self->outside_ids != NULL)
    mp_host_show_some (host, "organization", self->outside_ids,
                       _("outside the register on that day"));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MpExportPage) self = data;
  Count *count = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->store == NULL)
    return;

  for (guint i = 0; i < self->rows->len && i < count->counts->len; i++)
    {
      gint64 n = g_array_index (count->counts, gint64, i);
      g_autofree char *text = NULL;

      if (n >= 0)
        text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", (gulong) n),
                                (guint) n);
      gtk_label_set_text (g_object_get_data (self->rows->pdata[i], "count"),
                          text != NULL ? text : "");
    }
  show_outside (self, count->outside);
}

static gint64
unit_of (MpExportPage *self)
{
  g_autofree char *unit = mp_store_dup_setting (self->store, MP_SETTING_UNIT);

  return self->division == 0 && unit != NULL ? g_ascii_strtoll (unit, NULL, 10) : self->division;
}

void
mp_export_page_count (MpExportPage *self)
{
  Count *count = g_new0 (Count, 1);
  g_autoptr (GTask) task = NULL;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();

  count->ids = g_ptr_array_new ();
  count->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  count->scope = self->division;
  count->unit = unit_of (self);
  count->date = mp_export_page_dup_date (self);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (
        count->ids,
        ((const MpPolicyQuery *) g_object_get_data (self->rows->pdata[i], "ledger"))->id);

  task = g_task_new (self->store, self->counting, counted_cb, g_object_ref (self));
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, run_count);
}
