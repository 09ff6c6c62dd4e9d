/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person types for a value: codes by label or word, records by their whole name, the rest
 * as the catalog reads it. A name that two records share is none.
 */

#include "config.h"

#include "mp-record-edit-private.h"

#include <string.h>

static gboolean
take_text (const char *const *values, guint n_values, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (values[0]));
  return TRUE;
}

/* The one record of that name; NULL when there is none or more than one. */
static char *
find_by_name (MpRecordEdit *self, const MpField *field, const char *name)
{
  const MpEntity *entity = mp_record_edit_get_linked (self, field);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const MpParam params[] = { { ":name", name, 0 } };
  g_autofree char *sql = NULL;

  if (entity == NULL)
    return NULL;

  sql = g_strdup_printf ("SELECT id FROM %s WHERE (%s = :name%s) AND deleted_at IS NULL LIMIT 2",
                         entity->name, entity->title,
                         field->type == MP_DIVISION ? " OR short_name = :name OR code12 = :name"
                                                    : "");
  if (!mp_store_select (self->store, sql, params, G_N_ELEMENTS (params), take_text, found, NULL,
                        NULL) || found->len != 1)
    return NULL;

  return g_strdup (found->pdata[0]);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
read_codes (MpRecordEdit *self, const MpField *field, const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[,，、;；\\s]+", text, 0, 0);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (char **word = words; *word != NULL; word++)
    {
      const MpCode *code;

      if (**word == '\0')
        continue;
      code = mp_codes_find (mp_store_get_codes (self->store), field->of, *word, NULL);
      if (code == NULL)
        return NULL;
      if (!g_ptr_array_find (codes, code->code, NULL))
        g_ptr_array_add (codes, code->code);
    }
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_add (codes, NULL);

  return g_strjoinv (",", (char **) codes->pdata);
}

char *
mp_record_edit_read (MpRecordEdit *self, const MpField *field, const char *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));

  if (*plain == '\0')
    return g_steal_pointer (&plain);

  switch (field->type)
    {
    case MP_CODE:
      {
        const MpCode *code = mp_codes_find (mp_store_get_codes (self->store),
                                            field->of, plain, NULL);

        return code != NULL ? g_strdup (code->code) : NULL;
      }
    case MP_CODES:
      return read_codes (self, field, plain);
    case MP_LINK:
    case MP_DIVISION:
      return find_by_name (self, field, plain);
    case MP_TEXT:
    case MP_NOTE:
    case MP_INTEGER:
    case MP_MONEY:
    case MP_DECIMAL:
    case MP_AREA:
    case MP_DATE:
    case MP_DATETIME:
    case MP_FLAG:
    default:
      return mp_field_parse (field, plain, NULL);
    }
}
