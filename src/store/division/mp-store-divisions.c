/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Divisions come into the office's data from the national list: as records like all others, which
 * the office then edits, ends and adds to. Whatever is there already is never touched.
 */

#include "config.h"

#include "mp-divisions.h"
#include "store/mp-store-private.h"
#include "store/mp-writing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const MpEntity *entity;
  GPtrArray *divisions; /* of MpNationalDivision, ancestors first */
  GHashTable *there;    /* id → itself, of those that are in the store by now */
} Load;

static gboolean
take_id (const char *const *values, guint n_values, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (values[0], NULL, 10);

  g_hash_table_add (data, g_memdup2 (&id, sizeof id));
  return TRUE;
}

/* The nearest division above that is there: a city without counties has none between. */
static char *
find_parent (const Load *load, const char *code12, int level)
{
  static const gsize digits[] = { 0, 2, 4, 6, 9 };

  for (int above = level - 1; above > 0; above--)
    {
      char parent[] = "000000000000";
      gint64 id;

      memcpy (parent, code12, digits[above]);
      id = g_ascii_strtoll (parent, NULL, 10);
      if (g_hash_table_contains (load->there, &id))
        return g_strdup_printf ("%" G_GINT64_FORMAT, id);
    }

  return NULL;
}

static MpRecord *
make_division (const Load *load, const MpNationalDivision *division, const char *code12, gint64 id)
{
  MpRecord *record = mp_record_new (load->entity, id);
  int level = mp_division_level (division->code);
  g_autofree char *level_code = g_strdup_printf ("%d", level);
  g_autofree char *parent = find_parent (load, code12, level);
  g_autofree char *short_name = level == 5 ? mp_division_short_name (division->name) : NULL;

  mp_record_set_by_name (record, "name", division->name);
  mp_record_set_by_name (record, "short_name", short_name);
  mp_record_set_by_name (record, "code12", code12);
  mp_record_set_by_name (record, "parent", parent);
  mp_record_set_by_name (record, "level", level_code);
  if (level == 4)
    mp_record_set_by_name (record, "township_kind",
                           mp_division_township_kind (code12, division->name));
  if (level == 5)
    mp_record_set_by_name (record, "community_kind",
                           mp_division_community_kind (code12, division->name));

  return record;
}

static gboolean
insert_divisions (MpWriter *writer, gpointer data, GError **error)
{
  Load *load = data;

  if (!mp_writer_select (writer, "SELECT id FROM division", NULL, 0, take_id, load->there, error))
    return FALSE;

  for (guint i = 0; i < load->divisions->len; i++)
    {
      const MpNationalDivision *division = load->divisions->pdata[i];
      g_autofree char *code12 = mp_division_code12 (division->code);
      gint64 id = g_ascii_strtoll (code12, NULL, 10);
      g_autoptr (MpRecord) record = NULL;

      if (g_hash_table_contains (load->there, &id))
        continue;
      record = make_division (load, division, code12, id);
      if (mp_writer_insert (writer, record, error) == 0)
        return FALSE;
      g_hash_table_add (load->there, g_memdup2 (&id, sizeof id));
    }

  return TRUE;
}

/* The first change of all makes the office: undo must not take it from under it. */
static gboolean
lay_floor (MpStore *self, gint64 change, GError **error)
{
  gint64 first = 0;
  g_autofree char *floor = g_strdup_printf ("%" G_GINT64_FORMAT, change);

  if (change == 0)
    return TRUE;
  if (!mp_store_select_int (self, "SELECT min (id) FROM change_log", NULL, 0, &first, error))
    return FALSE;

  return first != change || mp_store_set_setting (self, MP_SETTING_UNDO_FLOOR, floor, error);
}

gboolean
mp_store_load_divisions (MpStore *self, const char *code, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) divisions = NULL;
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Load load = { NULL, NULL, there };
  gint64 change = 0;

  g_return_val_if_fail (MP_IS_STORE (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  divisions = mp_divisions_subtree (code, cancellable, error);
  if (divisions == NULL)
    return FALSE;

  load.entity = mp_store_get_entity (self, "division");
  load.divisions = divisions;
  return mp_store_write (self, _("Divisions of the national list"), insert_divisions, &load,
                         cancellable, &change, error)
         && lay_floor (self, change, error);
}
