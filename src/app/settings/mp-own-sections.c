/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two kinds of things an office adds. A name for the column and a code for the item are made
 * here: a clerk thinks of the label only.
 */

#include "config.h"

#include "edit/mp-kind.h"
#include "mp-own-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A number that no item of the table has yet. */
static char *
dup_next (MpStore *store, const char *prefix, const char *sql)
{
  gint64 number = 0;

  mp_store_select_int (store, sql, NULL, 0, &number, NULL);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix, number + 1);
}

/* --- fields --------------------------------------------------------------------------------- */

static GPtrArray *
dup_kinds (MpStore *store)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const MpKind *kinds = mp_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    g_ptr_array_add (places, g_strdup_printf ("%s\n%s", kinds[i].entity->name,
                                              mp_kind_get_label (&kinds[i])));
  return places;
}

static char *
dup_field_place (MpStore *store, const char *entity, const char *detail)
{
  return g_strdup (_(mp_store_get_entity (store, entity)->label));
}

static const struct { const char *name; MpFieldType type; } types[] = {
  { "text", MP_TEXT },
  { "note", MP_NOTE },
  { "integer", MP_INTEGER },
  { "decimal", MP_DECIMAL },
  { "money", MP_MONEY },
  { "date", MP_DATE },
  { "flag", MP_FLAG },
};

static gboolean
create_field (MpStore *store, const char *entity, const char *kind, const char *label,
              GError **error)
{
  g_autofree char *name = dup_next (store, "own_", "SELECT max (id) FROM custom_field");
  MpFieldType type = MP_TEXT;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, kind))
      type = types[i].type;
  return mp_store_add_custom_field (store, entity, name, label, type, NULL, error);
}

static gboolean
change_field (MpStore *store, const char *entity, const char *name, const char *label,
              gboolean stopped, GError **error)
{
  return mp_store_change_custom_field (store, entity, name, label, stopped, error);
}

const MpOwnSection mp_own_fields = {
  .title = N_("Fields of this office"),
  .description = N_("Stand at the end of the form. A hidden field keeps its values."),
  .add = N_("A new field"),
  .stop = N_("Hide"),
  .resume = N_("Show again"),
  .list_sql = "SELECT entity, name, label, NULL, hidden FROM custom_field ORDER BY id",
  .dup_places = dup_kinds,
  .dup_subtitle = dup_field_place,
  .create = create_field,
  .change = change_field,
  .kinds = TRUE,
};

/* --- codes ---------------------------------------------------------------------------------- */

static GPtrArray *
dup_lists (MpStore *store)
{
  MpCodes *codes = mp_store_get_codes (store);
  g_autoptr (GPtrArray) names = mp_codes_dup_lists (codes);
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (names, compare_places);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (places, g_strdup_printf ("%s\n%s", (char *) names->pdata[i],
                                              mp_codes_title (codes, names->pdata[i])));
  return places;
}

static char *
dup_code_place (MpStore *store, const char *list, const char *valid_to)
{
  const char *title = mp_codes_title (mp_store_get_codes (store), list);

  return valid_to != NULL ? g_strdup_printf (_("%s, ended on %s"), title, valid_to)
                          : g_strdup (title);
}

static gboolean
create_code (MpStore *store, const char *list, const char *kind, const char *label, GError **error)
{
  g_autofree char *code = dup_next (store, "own", "SELECT count (*) FROM code_item");

  return mp_store_add_code (store, list, code, label, error);
}

/* Ended today, or when it was: what is already recorded keeps it. */
static gboolean
change_code (MpStore *store, const char *list, const char *code, const char *label,
             gboolean stopped, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const MpCode *item = mp_codes_lookup (mp_store_get_codes (store), list, code);
  g_autofree char *end = item != NULL && item->valid_to != NULL
                           ? g_strdup (item->valid_to)
                           : g_date_time_format (now, "%Y-%m-%d");

  return mp_store_add_code (store, list, code, label, error)
         && (!stopped || mp_store_end_code (store, list, code, end, error));
}

const MpOwnSection mp_own_codes = {
  .title = N_("Own items of code lists"),
  .description = N_("An item that has ended is offered no more; records that have it keep it."),
  .add = N_("A new item"),
  .stop = N_("End"),
  .resume = N_("Offer again"),
  .list_sql = "SELECT list, code, label, valid_to, valid_to IS NOT NULL FROM code_item"
              " ORDER BY list, code",
  .dup_places = dup_lists,
  .dup_subtitle = dup_code_place,
  .create = create_code,
  .change = change_code,
};
