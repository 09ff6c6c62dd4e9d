/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mp-figure.h"

#include <glib/gi18n-lib.h>

GPtrArray *
mp_figures (void)
{
  return mp_policy_queries (MP_QUERY_FIGURE);
}

static GArray *
select_ids (MpStore *store, const char *select, const MpPolicyScope *scope,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return mp_policy_select (store, "DISTINCT id", select, scope, mp_store_take_id, ids, cancellable,
                           error)
             ? g_steal_pointer (&ids)
             : NULL;
}

static gboolean
take_number (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(gint64 *) data = g_ascii_strtoll (values[0], NULL, 10);
  return TRUE;
}

static gboolean
count_ids (MpStore *store, const char *select, const MpPolicyScope *scope, gint64 *n,
           GCancellable *cancellable, GError **error)
{
  return mp_policy_select (store, "count (DISTINCT id)", select, scope, take_number, n, cancellable,
                           error);
}

gboolean
mp_figure_count (const MpPolicyQuery *figure, MpStore *store, const MpPolicyScope *scope,
                 MpFigureCount *count, GCancellable *cancellable, GError **error)
{
  *count = (MpFigureCount) { 0, 1 };

  return count_ids (store, figure->sql, scope, &count->n, cancellable, error)
         && (figure->over == NULL
             || count_ids (store, figure->over_sql, scope, &count->n_over, cancellable, error));
}

GArray *
mp_figure_ids (const MpPolicyQuery *figure, MpStore *store, const MpPolicyScope *scope,
               GCancellable *cancellable, GError **error)
{
  return select_ids (store, figure->sql, scope, cancellable, error);
}

GArray *
mp_figure_over_ids (const MpPolicyQuery *figure, MpStore *store, const MpPolicyScope *scope,
                    GCancellable *cancellable, GError **error)
{
  if (figure->over != NULL)
    return select_ids (store, figure->over_sql, scope, cancellable, error);

  g_set_error (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
               _ ("The figure “%s” is a count and is not divided by anything."), figure->title);
  return NULL;
}

char *
mp_figure_format (const MpPolicyQuery *figure, const MpFigureCount *count)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure->over == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, count->n);
  if (count->n_over == 0)
    return NULL;
  if (g_str_equal (figure->unit, "%"))
    g_ascii_formatd (text, sizeof text, "%.1f", 100.0 * (double) count->n / (double) count->n_over);
  else
    g_ascii_formatd (text, sizeof text, "%.2f", (double) count->n / (double) count->n_over);

  return g_strdup (text);
}
