/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The standings in the order in which they are counted; together they are all rows that were read.
 */

#include "config.h"

#include "mp-import-standing.h"

#include <glib/gi18n-lib.h>

static const struct { const char *key; const char *label; const char *style;
                      MpImportOutcome outcome; } standings[MP_N_STANDINGS] = {
  [MP_STANDING_NEW] = { "new", NC_("outcome of a row", "New"), "success", MP_IMPORT_NEW },
  [MP_STANDING_UPDATED] = { "updated", NC_("outcome of a row", "Updated"), "accent",
                            MP_IMPORT_UPDATED },
  [MP_STANDING_SAME] = { "same", NC_("outcome of a row", "Same"), "dim-label", MP_IMPORT_SAME },
  [MP_STANDING_HELD] = { "held", NC_("outcome of a row", "Held"), "warning", MP_IMPORT_HELD },
  [MP_STANDING_LEFT] = { "left", NC_("outcome of a row", "Left out"), "dim-label",
                         MP_IMPORT_HELD },
  [MP_STANDING_REFUSED] = { "refused", NC_("outcome of a row", "Refused"), "error",
                            MP_IMPORT_REFUSED },
};

MpImportStanding
mp_import_standing_of (MpImportRow *row)
{
  MpImportStanding standing = 0;

  if (mp_import_row_is_left (row))
    return MP_STANDING_LEFT;
  while (standings[standing].outcome != mp_import_row_get_outcome (row))
    standing++;
  return standing;
}

const char *
mp_import_standing_key (MpImportStanding standing)
{
  return standings[standing].key;
}

const char *
mp_import_standing_label (MpImportStanding standing)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "outcome of a row", standings[standing].label);
}

const char *
mp_import_standing_style (MpImportStanding standing)
{
  return standings[standing].style;
}

guint
mp_import_standing_count (MpImport *import, MpImportStanding standing)
{
  guint n_left = mp_import_get_n_left (import);

  if (standing == MP_STANDING_LEFT)
    return n_left;
  return mp_import_get_count (import, standings[standing].outcome)
         - (standing == MP_STANDING_HELD ? n_left : 0);
}

guint
mp_import_count_taken (MpImport *import)
{
  return mp_import_standing_count (import, MP_STANDING_NEW)
         + mp_import_standing_count (import, MP_STANDING_UPDATED);
}

char *
mp_import_dup_sum (MpImport *import)
{
  GString *sum = g_string_new (NULL);

  g_string_append_printf (sum, _("Read %u"), mp_import_get_n_read (import));
  for (guint i = 0, n_parts = 0; i < MP_N_STANDINGS; i++)
    {
      guint count = mp_import_standing_count (import, i);

      if (count > 0)
        g_string_append_printf (sum, "%s%s %u", n_parts++ == 0 ? " = " : " + ",
                                mp_import_standing_label (i), count);
    }

  return g_string_free (sum, FALSE);
}
