/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SQL does not know: the order of Chinese, what a clerk types for it, and whether bytes are
 * characters at all. Every connection has them.
 */

#include "config.h"

#include "mp-db.h"

#include "catalog/mp-pinyin.h"

/* pinyin_fits (text, kind, typed): whether a clerk types that for it. */
static void
pinyin_fits (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *typed = (const char *) sqlite3_value_text (values[2]);

  if (text != NULL && typed != NULL)
    sqlite3_result_int (context, mp_pinyin_fit (sqlite3_value_int (values[1]), text, typed)
                                   != MP_FIT_NONE);
}

/* pinyin_key (text, kind): the key as it is stored, and the order of texts that have none. */
static void
pinyin_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autoptr (GByteArray) key = NULL;

  if (text == NULL)
    return;

  key = g_byte_array_new ();
  mp_pinyin_append_key (key, sqlite3_value_int (values[1]), text);
  sqlite3_result_blob (context, key->data, (int) key->len, SQLITE_TRANSIENT);
}

/* is_text (value): FALSE for a text of bytes that are no characters. */
static void
is_text (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *bytes = (const char *) sqlite3_value_text (values[0]);
  int length = sqlite3_value_bytes (values[0]);

  sqlite3_result_int (context, bytes == NULL || g_utf8_validate_len (bytes, (gsize) length, NULL));
}

void
mp_db_add_functions (MpDb *self)
{
  sqlite3_create_function (self->handle, "pinyin_key", 2,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, pinyin_key,
                           NULL, NULL);
  sqlite3_create_function (self->handle, "pinyin_fits", 3,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                           pinyin_fits, NULL, NULL);
  sqlite3_create_function (self->handle, "is_text", 1,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, is_text,
                           NULL, NULL);
}
