/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ledger-record.h"

#include "store/mp-writing.h"

gint64
ledger_record_add (MpWriter *writer, const char *entity, ...)
{
  g_autoptr (MpRecord) record =
      mp_record_new_initial (mp_store_get_entity (mp_writer_get_store (writer), entity));
  GError *error = NULL;
  const char *field;
  va_list args;
  gint64 id;

  va_start (args, entity);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (g_str_equal (field, "id"))
        mp_record_set_id (record, g_ascii_strtoll (value, NULL, 10));
      else
        g_assert_true (mp_record_set_by_name (record, field, value));
    }
  va_end (args);

  id = mp_writer_insert (writer, record, &error);
  g_assert_no_error (error);
  return id;
}

const char *
ledger_record_text (gint64 id)
{
  static char texts[16][24];
  static guint next;
  char *text = texts[next++ % G_N_ELEMENTS (texts)];

  g_snprintf (text, sizeof texts[0], "%" G_GINT64_FORMAT, id);
  return text;
}
