/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is due says so in words beside its colour.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/widget/mp-expiry.h"
#include "app/widget/mp-text-columns.h"
#include "mp-case-columns.h"
#include "mp-case-item.h"

enum { DUE, KIND, TITLE, ORGANIZATION, STATE, HANDLER, N_COLUMNS };

static const MpTextColumn columns[N_COLUMNS] = {
  [DUE] = { NC_("case", "Due"), 22, FALSE },
  [KIND] = { NC_("case", "Matter"), 12, FALSE },
  [TITLE] = { NC_("case", "Case"), 30, TRUE },
  [ORGANIZATION] = { NC_("case", "Organization"), 30, TRUE },
  [STATE] = { NC_("case", "Stage"), 14, FALSE },
  [HANDLER] = { NC_("case", "Handler"), 12, FALSE },
};

static void
show_day (GtkInscription *cell, MpCaseItem *item)
{
  const char *look = NULL;
  const char *day = mp_case_item_get_case (item)->due;
  g_autofree char *text =
    day != NULL ? mp_expiry_due_word (day, mp_case_item_get_notice_days (item), &look) : NULL;
  const char *classes[] = { look, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (cell), look != NULL ? classes : classes + 1);
  gtk_inscription_set_text (cell, text);
}

static void
show (GtkInscription *cell, gpointer item, guint column, gpointer store)
{
  g_autofree char *text = NULL;

  switch (column)
    {
    case DUE:
      show_day (cell, item);
      return;
    case KIND:
      text = g_strdup (mp_case_item_get_kind (item));
      break;
    case TITLE:
      text = mp_case_item_dup_title (item, store);
      break;
    case ORGANIZATION:
      text = mp_case_item_dup_organization (item, store);
      break;
    case STATE:
      text = g_strdup (mp_case_item_get_state (item, store));
      break;
    case HANDLER:
    default:
      text = g_strdup (mp_case_item_get_case (item)->handler);
      break;
    }
  gtk_inscription_set_text (cell, text);
}

void
mp_case_columns_add (GtkColumnView *view, MpStore *store)
{
  mp_text_columns_add (view, "case", columns, N_COLUMNS, show, store);
}
