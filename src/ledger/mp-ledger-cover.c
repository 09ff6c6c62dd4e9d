/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit is named as it signs: 乐山市市中区绿心街道, reported by 绿心街道办事处. The national list
 * has rungs that are no places (市辖区 and their like); nobody writes them. A group of divisions
 * signs nothing: it is named behind the unit that reports for it.
 */

#include "config.h"

#include "mp-ledger-cover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LEVEL_PROVINCE = 1,
  LEVEL_CITY,
  LEVEL_COUNTY,
  LEVEL_TOWNSHIP,
};

static const char *const no_places[] = {
  "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", NULL,
};

typedef struct
{
  GString *place;
  GString *file_place;
  char *province; /* named only where no city is */
  char *name;     /* of the unit itself */
  int level;
} Unit;

void
mp_ledger_cover_free (MpLedgerCover *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->unit);
  g_free (self->file_place);
  g_free (self->date);
  g_free (self->date_words);
  g_free (self->period);
  g_free (self->period_words);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static GDate *
parse_day (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint64 year, month, day;

  if (g_strv_length (parts) != 3 || strlen (text) != 10
      || !g_ascii_string_to_unsigned (parts[0], 10, 1900, 2199, &year, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &day, NULL)
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;

  return g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
set_date (MpLedgerCover *self, const char *text, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (GDate) date = parse_day (text != NULL ? text : today);

  if (date == NULL)
    {
      g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                           _ ("A day is expected as the date of the ledger, such as 2025-09-20."));
      return FALSE;
    }

  self->date = g_strdup (text != NULL ? text : today);
  self->date_words = g_strdup_printf ("%d年%d月%d日", g_date_get_year (date),
                                      g_date_get_month (date), g_date_get_day (date));
  if (self->period == NULL)
    self->period =
        g_strdup_printf ("%dQ%d", g_date_get_year (date), (g_date_get_month (date) + 2) / 3);
  return TRUE;
}

static void
set_bounds (MpLedgerCover *self, int year, int first, int last, char *words)
{
  self->period_words = words;
  self->from = g_strdup_printf ("%04d-%02d-01", year, first);
  self->to = g_strdup_printf ("%04d-%02d-%02d", year, last,
                              g_date_get_days_in_month ((GDateMonth) last, (GDateYear) year));
}

/* "2025", "2025H1", "2025Q3", "2025-09" */
static gboolean
set_period (MpLedgerCover *self, GError **error)
{
  static const char *const quarters[] = { "一", "二", "三", "四" };
  const char *text = self->period;
  guint64 year, n = 0;
  g_autofree char *digits = g_strndup (text, 4);
  gboolean has_year = g_ascii_string_to_unsigned (digits, 10, 1900, 2199, &year, NULL);
  const char *rest = has_year ? text + 4 : "?";
  int y = (int) year;

  if (*rest == '\0')
    set_bounds (self, y, 1, 12, g_strdup_printf ("%d年", y));
  else if (*rest == 'H' && g_ascii_string_to_unsigned (rest + 1, 10, 1, 2, &n, NULL))
    set_bounds (self, y, (int) n * 6 - 5, (int) n * 6,
                g_strdup_printf ("%d年%s半年", y, n == 1 ? "上" : "下"));
  else if (*rest == 'Q' && g_ascii_string_to_unsigned (rest + 1, 10, 1, 4, &n, NULL))
    set_bounds (self, y, (int) n * 3 - 2, (int) n * 3,
                g_strdup_printf ("%d年第%s季度", y, quarters[n - 1]));
  else if (*rest == '-' && g_ascii_string_to_unsigned (rest + 1, 10, 1, 12, &n, NULL))
    set_bounds (self, y, (int) n, (int) n, g_strdup_printf ("%d年%d月", y, (int) n));
  else
    {
      g_set_error_literal (error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNREADABLE,
                           _ ("A period is expected, such as 2025, 2025H1, 2025Q3 or 2025-09."));
      return FALSE;
    }

  return TRUE;
}

/* From the province down; values: name, level. One without them stands on a spoiled page. */
static gboolean
add_rung (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Unit *unit = data;
  const char *name = values[0];

  if (name == NULL || values[1] == NULL)
    return TRUE;

  unit->level = (int) g_ascii_strtoll (values[1], NULL, 10);
  g_free (unit->name);
  unit->name = g_strdup (name);
  if (g_strv_contains (no_places, name))
    return TRUE;

  if (unit->level == LEVEL_PROVINCE)
    {
      g_free (unit->province);
      unit->province = g_strdup (name);
      return TRUE;
    }
  if (unit->level > LEVEL_CITY && unit->place->len == 0 && unit->province != NULL)
    g_string_append (unit->place, unit->province);
  g_string_append (unit->place, name);
  if (unit->level > LEVEL_CITY)
    g_string_append_printf (unit->file_place, "%s%s", unit->file_place->len > 0 ? "_" : "", name);

  return TRUE;
}

static gint64
reporting_unit (MpStore *store)
{
  g_autofree char *setting = mp_store_dup_setting (store, MP_SETTING_UNIT);

  return setting != NULL ? g_ascii_strtoll (setting, NULL, 10) : 0;
}

static gboolean
climb (MpStore *store, gint64 scope, Unit *unit, GError **error)
{
  const MpParam params[] = { { ":scope", NULL, scope } };

  return mp_store_select (store,
                          "WITH RECURSIVE up (id, parent, name, level, height) AS ("
                          " SELECT id, parent, name, level, 0 FROM division WHERE id = :scope"
                          " UNION ALL"
                          " SELECT d.id, d.parent, d.name, d.level, height + 1"
                          " FROM division AS d JOIN up ON d.id = up.parent WHERE height < 8)"
                          " SELECT name, level FROM up ORDER BY height DESC",
                          params, G_N_ELEMENTS (params), add_rung, unit, NULL, error);
}

static gboolean
take_name (const char *const *values, guint n_values, gpointer data, GError **error)
{
  *(char **) data = g_strdup (values[0]);
  return FALSE;
}

/* The division itself, or the reporting unit and behind it the group of divisions. */
static gboolean
find_place (MpStore *store, gint64 scope, Unit *unit, GError **error)
{
  const MpParam params[] = { { ":scope", NULL, scope } };
  g_autofree char *group = NULL;

  if (!mp_store_select (store, "SELECT name FROM division_group WHERE id = :scope", params,
                        G_N_ELEMENTS (params), take_name, &group, NULL, error)
      || !climb (store, group != NULL ? reporting_unit (store) : scope, unit, error))
    return FALSE;

  if (group != NULL)
    {
      g_string_append (unit->place, group);
      g_string_append_printf (unit->file_place, "%s%s", unit->file_place->len > 0 ? "_" : "",
                              group);
    }
  return TRUE;
}

/* Who signs for a division. */
static char *
signing_unit (const char *name, int level)
{
  switch (level)
    {
    case LEVEL_PROVINCE:
      return g_strconcat (name, g_str_has_suffix (name, "市") ? "民政局" : "民政厅", NULL);
    case LEVEL_CITY:
    case LEVEL_COUNTY:
      return g_strconcat (name, "民政局", NULL);
    case LEVEL_TOWNSHIP:
      if (g_str_has_suffix (name, "街道"))
        return g_strconcat (name, "办事处", NULL);
      if (g_str_has_suffix (name, "镇") || g_str_has_suffix (name, "乡"))
        return g_strconcat (name, "人民政府", NULL);
      return g_strdup (name);
    default:
      return g_strdup (name);
    }
}

static gboolean
set_unit (MpLedgerCover *self, MpStore *store, const char *printed, GError **error)
{
  Unit unit = { g_string_new (NULL), g_string_new (NULL), NULL, NULL, 0 };
  gboolean found = find_place (store, self->scope, &unit, error);

  if (found && unit.name == NULL)
    {
      found = FALSE;
      if (self->scope == 0)
        g_set_error_literal (
            error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_REQUIRED,
            _ ("The office has not chosen its unit. Choose it, then export again."));
      else
        g_set_error_literal (
            error, MP_CATALOG_ERROR, MP_CATALOG_ERROR_UNKNOWN,
            _ ("The division that the ledger is for is not in this office. Choose another one."));
    }
  if (found)
    {
      if (unit.place->len == 0)
        g_string_append (unit.place, unit.name);
      if (unit.file_place->len == 0)
        g_string_append (unit.file_place, unit.name);
      self->unit = printed != NULL && *printed != '\0' ? g_strdup (printed)
                                                       : signing_unit (unit.name, unit.level);
    }
  self->place = g_string_free (unit.place, FALSE);
  self->file_place = g_strdelimit (g_string_free (unit.file_place, FALSE), "/\\:*?\"<>|", '-');
  g_free (unit.province);
  g_free (unit.name);

  return found;
}

MpLedgerCover *
mp_ledger_cover_new (MpStore *store, const MpLedgerOptions *options, GError **error)
{
  g_autoptr (MpLedgerCover) self = g_new0 (MpLedgerCover, 1);

  self->scope = options->scope;
  self->period = g_strdup (options->period);
  if (self->scope == 0)
    self->scope = reporting_unit (store);
  if (!set_date (self, options->date, error) || !set_period (self, error)
      || !set_unit (self, store, options->unit, error))
    return NULL;

  return g_steal_pointer (&self);
}

MpPolicyScope
mp_ledger_cover_scope (const MpLedgerCover *self)
{
  return (MpPolicyScope) { self->scope, self->date, self->from, self->to };
}
