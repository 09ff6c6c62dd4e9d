/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That two are not one is said once, by a clerk, and written down: nothing else would know it at
 * the next search.
 */

#include "config.h"

#include "mp-twins.h"

#include "edit/mp-wording.h"
#include "policy/mp-rules.h"

#include <glib/gi18n-lib.h>

gboolean
mp_twins_part (MpStore *store, MpRecord *one, MpRecord *other, const char *label, gint64 *change,
               GError **error)
{
  gint64 a = mp_record_get_id (one);
  gint64 b = mp_record_get_id (other);
  g_autofree char *older = g_strdup_printf ("%" G_GINT64_FORMAT, MIN (a, b));
  g_autofree char *younger = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (a, b));
  g_autoptr (MpRecord) denial =
    mp_record_new_initial (mp_store_get_entity (store, "twin_denial"));

  if (a == b)
    {
      g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                           _("This is one record, not two: choose another one."));
      return FALSE;
    }
  mp_record_set_by_name (denial, "kind", mp_record_get_entity (one)->name);
  mp_record_set_by_name (denial, "one", older);
  mp_record_set_by_name (denial, "other", younger);

  return mp_rules_store_record (store, denial, NULL, label, change, error);
}

char *
mp_twins_dup_part_label (MpStore *store, MpRecord *one, MpRecord *other)
{
  g_autofree char *title = mp_wording_of_record (store, one);
  g_autofree char *other_title = mp_wording_of_record (store, other);

  return g_strdup_printf (_("Not one: %s / %s"), title, other_title);
}
