/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The name is kept beside the folder, as an office that is not open cannot be asked for it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/division/mp-divisions.h"

#include "app/widget/mp-settings.h"
#include "mp-offices.h"

/* As many as a list shows without scrolling. */
#define MAX_OFFICES 8
#define OFFICES "offices"

static void
office_free (gpointer data)
{
  MpOffice *office = data;

  g_free (office->folder);
  g_free (office->name);
  g_free (office);
}

static char *
dup_name (MpStore *store)
{
  g_autofree char *unit = mp_store_dup_setting (store, MP_SETTING_UNIT);
  g_autofree char *practice = mp_store_dup_setting (store, MP_SETTING_PRACTICE);
  g_autoptr (MpRecord) division =
      unit != NULL ? mp_store_load (store, mp_store_get_entity (store, "division"),
                                    g_ascii_strtoll (unit, NULL, 10), NULL)
                   : NULL;
  const char *name = division != NULL ? mp_record_get_by_name (division, "name") : NULL;
  g_autofree char *short_name = name != NULL ? mp_division_short_name (name) : NULL;

  if (short_name == NULL)
    return g_path_get_basename (mp_store_get_folder (store));
  return g_strcmp0 (practice, "1") == 0
             ? g_strdup_printf (_("%s (%s)"), short_name, _("Practice"))
             : g_steal_pointer (&short_name);
}

void
mp_offices_remember (MpStore *store)
{
  g_autoptr (GSettings) settings = mp_settings_new_window ();
  g_autoptr (GPtrArray) offices = mp_offices_read ();
  const char *folder = mp_store_get_folder (store);
  g_autofree char *name = dup_name (store);
  GVariantBuilder builder;
  guint kept = 1;

  if (settings == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssx)"));
  g_variant_builder_add (&builder, "(ssx)", folder, name, g_get_real_time () / G_USEC_PER_SEC);
  for (guint i = 0; i < offices->len && kept < MAX_OFFICES; i++)
    {
      const MpOffice *office = offices->pdata[i];

      if (g_str_equal (office->folder, folder))
        continue;
      g_variant_builder_add (&builder, "(ssx)", office->folder, office->name, office->since);
      kept++;
    }
  g_settings_set_value (settings, OFFICES, g_variant_builder_end (&builder));
}

GPtrArray *
mp_offices_read (void)
{
  GPtrArray *offices = g_ptr_array_new_with_free_func (office_free);
  g_autoptr (GSettings) settings = mp_settings_new_window ();
  g_autoptr (GVariant) kept = settings != NULL ? g_settings_get_value (settings, OFFICES) : NULL;
  gsize n = kept != NULL ? g_variant_n_children (kept) : 0;

  for (gsize i = 0; i < n; i++)
    {
      MpOffice *office = g_new0 (MpOffice, 1);

      g_variant_get_child (kept, i, "(ssx)", &office->folder, &office->name, &office->since);
      g_ptr_array_add (offices, office);
    }

  return offices;
}
