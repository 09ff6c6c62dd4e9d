/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An attachment speaks of a file that is there, and of no other one later: what was attached is
 * evidence (domain.md E28).
 */

#include "config.h"

#include "mp-rules-private.h"

#include "store/file/mp-files.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (MpWriter *writer, MpRecord *record, MpRecord *before, GError **error)
{
  static const char *const fixed[] = { "sha256", "size", "owner_kind", "owner" };
  const char *sha256 = mp_record_get_by_name (record, "sha256");

  for (guint i = 0; before != NULL && i < G_N_ELEMENTS (fixed); i++)
    if (!mp_record_is (record, fixed[i], mp_record_get_by_name (before, fixed[i])))
      {
        g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                             _("What was attached stays what it is. Attach the other file, then "
                               "remove this one."));
        return FALSE;
      }
  if (before != NULL || sha256 == NULL /* which is said anyway */
      || mp_files_look (mp_writer_get_store (writer), sha256, mp_record_get_int (record, "size"),
                        FALSE, NULL)
             == MP_FILE_SOUND)
    return TRUE;

  g_set_error_literal (error, MP_POLICY_ERROR, MP_POLICY_ERROR_REFUSED,
                       _("An attachment is made from a file, not from its values."));
  return FALSE;
}

const MpRules mp_attachment_rules = {
  .entity = "attachment",
  .refuse = refuse,
};
