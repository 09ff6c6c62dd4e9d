/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents of one kind are numbered by the form that a parameter gives, the next of its year. A
 * number is never given twice, also when the paper that had it lies in the bin.
 */

#include "config.h"

#include "mp-rules-private.h"

#include "policy/mp-parameters.h"

#include <string.h>

/* Of a running number within its year. */
#define MAX_DIGITS 9

/* 绿心街道 is called 绿心 in its documents. */
static char *
dup_short_name (MpWriter *writer, MpRecord *record)
{
  static const char *const endings[] = { "街道办事处", "人民政府", "街道", "镇", "乡" };
  g_autofree char *unit = mp_store_dup_setting (mp_writer_get_store (writer), MP_SETTING_UNIT);
  const MpParam params[] = {
    { ":unit", unit, 0 },
    { ":owner", NULL, mp_record_get_int (record, "organization") },
  };
  char *name = NULL;

  if (!mp_rules_dup (writer,
                     MP_FILING_AUTHORITY "SELECT coalesce (short_name, name) FROM authority",
                     params, G_N_ELEMENTS (params), &name, NULL)
      || name == NULL)
    return g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && !g_str_equal (name, endings[i]))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        break;
      }

  return name;
}

typedef struct
{
  const char *before;
  const char *after;
  gint64 highest;
} Numbers;

static gboolean
take_highest (const char *const *values, guint n_values, gpointer data, GError **error)
{
  Numbers *numbers = data;
  const char *digits = values[0] + strlen (numbers->before);
  gsize n = strspn (digits, "0123456789");

  /* What somebody has written by hand may be any number; one that long counts nothing. */
  if (n > 0 && n <= MAX_DIGITS && g_str_equal (digits + n, numbers->after))
    numbers->highest = MAX (numbers->highest, g_ascii_strtoll (digits, NULL, 10));
  return TRUE;
}

gboolean
mp_rules_give_number (MpWriter *writer, MpRecord *record, const char *field,
                      const char *parameter, const char *day, GError **error)
{
  g_autofree char *form = mp_parameters_dup (mp_writer_get_store (writer), parameter);
  g_autofree char *name = dup_short_name (writer, record);
  g_autofree char *year = g_strndup (day, 4);
  g_autoptr (GString) filled = g_string_new (form);
  g_auto (GStrv) parts = NULL;
  g_autofree char *number = NULL;
  g_autofree char *sql = NULL;
  MpParam params[] = { { ":before", NULL, 0 } };
  Numbers numbers = { 0 };

  if (mp_record_get_by_name (record, field) != NULL)
    return TRUE;

  g_string_replace (filled, "{简称}", name, 0);
  g_string_replace (filled, "{年}", year, 0);
  parts = g_strsplit (filled->str, "{序}", 2);
  numbers.before = parts[0];
  numbers.after = parts[1] != NULL ? parts[1] : "";
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE substr (%s, 1, length (:before)) = :before",
                         field, mp_record_get_entity (record)->name, field);
  params[0].text = numbers.before;
  if (!mp_writer_select (writer, sql, params, G_N_ELEMENTS (params), take_highest, &numbers, error))
    return FALSE;

  number = g_strdup_printf ("%s%" G_GINT64_FORMAT "%s", numbers.before, numbers.highest + 1,
                            numbers.after);
  mp_record_set_by_name (record, field, number);

  return TRUE;
}
