/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that are held or refused have a table of their own; here are the others, by remark.
 */

#include "config.h"

#include "mp-import-remarks.h"

#include <glib/gi18n-lib.h>

enum { ROWS_SHOWN = 12 };

typedef struct
{
  const MpImportWarning *warning; /* of the first row */
  guint table;
  const char *sheet;
  GString *rows;
  guint n_rows;
} Remark;

static void
remark_free (gpointer data)
{
  Remark *self = data;

  g_string_free (self->rows, TRUE);
  g_free (self);
}

static Remark *
find_remark (GPtrArray *remarks, guint table, const MpImportWarning *warning)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      Remark *remark = remarks->pdata[i];

      if (remark->table == table && g_str_equal (remark->warning->target, warning->target)
          && g_str_equal (remark->warning->code, warning->code))
        return remark;
    }

  return NULL;
}

static void
collect (GPtrArray *remarks, MpImportRow *row)
{
  GPtrArray *warnings = mp_import_row_get_warnings (row);
  guint table = mp_import_row_get_table (row);

  for (guint i = 0; i < warnings->len; i++)
    {
      const MpImportWarning *warning = warnings->pdata[i];
      Remark *remark = find_remark (remarks, table, warning);
      g_autofree char *where = mp_import_row_dup_where (row);

      if (remark == NULL)
        {
          remark = g_new0 (Remark, 1);
          remark->warning = warning;
          remark->table = table;
          remark->sheet = mp_import_row_get_sheet (row);
          remark->rows = g_string_new (NULL);
          g_ptr_array_add (remarks, remark);
        }
      if (remark->n_rows < ROWS_SHOWN)
        g_string_append_printf (remark->rows, "%s%s", remark->n_rows > 0 ? ", " : "", where);
      else if (remark->n_rows == ROWS_SHOWN)
        g_string_append (remark->rows, " …");
      remark->n_rows++;
    }
}

static const char *
label_of (MpImport *import, guint table, const char *target)
{
  GPtrArray *targets = mp_import_get_targets (import, table);

  for (guint i = 0; i < targets->len; i++)
    if (g_str_equal (((const MpImportTarget *) targets->pdata[i])->name, target))
      return ((const MpImportTarget *) targets->pdata[i])->label;

  return target;
}

/* " (column E)" of that which fills the field; "" where none does. */
static char *
place_of (MpImport *import, guint table, const char *target)
{
  GPtrArray *columns = mp_import_get_table (import, table)->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const MpImportColumn *column = columns->pdata[i];

      if (g_strv_contains ((const char *const *) column->targets, target))
        return g_strdup_printf (_(" (column %s)"), column->letter);
    }

  return g_strdup ("");
}

/* Communities have few names that are like one: those that may be meant stand below it. */
static void
print_alike (MpImport *import, const MpImportWord *word)
{
  g_autoptr (GPtrArray) alike = NULL;

  if (!g_str_has_suffix (word->target, ".division"))
    return;
  alike = mp_import_list_alike (import, word->target, word->word);
  for (guint i = 0; i < alike->len; i++)
    {
      const MpImportAlike *one = alike->pdata[i];

      g_print (_("  It may mean %s (%s)\n"), one->title, one->value);
    }
}

static void
print_words (MpImport *import)
{
  g_autoptr (GPtrArray) words = mp_import_list_unknown_words (import);

  for (guint i = 0; i < words->len; i++)
    {
      const MpImportWord *word = words->pdata[i];
      g_autofree char *line = g_strdelimit (g_strdup (word->word), "\r\n\t", ' ');

      g_print (g_dngettext (GETTEXT_PACKAGE, "The word “%s” is not known (%u row)\n",
                            "The word “%s” is not known (%u rows)\n", word->n_rows),
               line, word->n_rows);
      print_alike (import, word);
    }
}

void
mp_import_remarks_print (MpImport *import)
{
  GListModel *rows = mp_import_get_rows (import);
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (remark_free);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MpImportRow) row = g_list_model_get_item (rows, i);
      MpImportOutcome outcome = mp_import_row_get_outcome (row);

      if (outcome != MP_IMPORT_HELD && outcome != MP_IMPORT_REFUSED)
        collect (remarks, row);
    }
  print_words (import);
  for (guint i = 0; i < remarks->len; i++)
    {
      const Remark *remark = remarks->pdata[i];
      g_autofree char *place = place_of (import, remark->table, remark->warning->target);

      /* Translators: a sheet, a field, its column, a sentence about it, and the numbers of rows. */
      g_print (_("%s %s%s: %s (rows %s)\n"), remark->sheet != NULL ? remark->sheet : "",
               label_of (import, remark->table, remark->warning->target), place,
               remark->warning->message, remark->rows->str);
    }
}
